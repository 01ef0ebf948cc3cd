"""For each rule of the audit a county that breaks it and one that keeps it; who adds a rule adds a pair.

``key`` is the item that tells them apart; ``day`` the as-of date of the breaking one, ``day_kept`` of the other where
it differs; ``lives`` what git says, where the rule asks git.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from generator.disclosure.item import State
from generator.model.body import Body
from generator.model.channel import ChannelKind
from generator.model.past import Lives
from generator.model.portal import Portal
from tests.disclosure.county import (
    BULLETIN,
    DOCUMENT,
    changed_on,
    county,
    with_bulletin,
    with_document,
    with_guide,
    with_report,
)
from tests.disclosure.test_targeting import telling
from tests.factories import TODAY
from tests.national import put_here, put_ledger, put_place

BULLETIN_FILE = "content/shili/bulletins/2026-01.yml"
DIBAO = "relief/dibao"
LATER = date(2027, 2, 1)


@dataclass(frozen=True)
class Pair:
    """Two sites that differ in what the rule looks at."""

    code: str
    key: str
    state: State
    breaks: Callable[[], Portal]
    keeps: Callable[[], Portal]
    day: date = TODAY
    day_kept: date | None = None
    lives: Lives | None = None
    lives_kept: Lives | None = None


def changed_bulletin() -> Portal:
    """A real county whose bulletin was changed on 2026-05-11; 20 working days later is 2026-06-08."""
    portal = with_bulletin("2026-04-30", "2026-05-06", changed="2026-05-11")
    return put_place(portal, sample=False)


def quarter(name: str) -> Portal:
    """The county whose office looks after medical assistance; with the money of a quarter, where one is named."""
    clauses = [
        {"id": "1", "span": "d-minzheng:5-17", "role": "lead", "topics": ["yiliao"]},
        {"id": "2", "span": "d-minzheng:18-30", "role": "assist", "topics": ["jiaoyu"]},
    ]
    portal = put_here(county(), "duties", "minzheng", clauses=clauses, published_here="2026-01-05")
    if not name:
        return portal
    days = {"period_from": "2026-04-01", "period_to": "2026-06-30", "published_here": "2026-07-10"}
    return put_here(portal, "funds", "2026-q3-dibao", id=name, measure="yiliao", **days)


def silent_matter() -> Portal:
    """A matter whose day is past, and of which nothing was ever reported."""
    portal = put_ledger(county(), "resolutions", "2026-03-18-1", closing=None, progress=[])
    lines = [{"resolution": "2026-03-18-2", "date": "2026-09-15", "state": "推进中", "done": "办着。"}]
    return put_ledger(portal, "progress", "jiaoyu", lines=lines)


def open_matter() -> Portal:
    """A matter past its day and not reported as done."""
    portal = put_ledger(county(), "resolutions", "2026-03-18-1", closing=None)
    lines = [{"resolution": "2026-03-18-1", "date": "2026-09-15", "state": "推进中", "done": "快好了。"}]
    return put_ledger(portal, "progress", "jiaoyu", lines=lines)


def planned() -> Portal:
    """A meeting still planned after its day."""
    plan = {"held": "计划", "present": (), "leave": (), "agenda": (), "minutes": None}
    return put_ledger(county(), "meetings", "2026-03-18", **plan)


def met_in_2025() -> Portal:
    """One meeting of the whole body in 2025, as its rule says."""
    fields = {"id": "2025-03-18", "date": "2025-03-18", "title": "2025年第一次全体会议", "agenda": ()}
    return put_ledger(county("2025-01-01"), "meetings", "2026-03-18", **fields)


def reported() -> Portal:
    """The second quarter's report of one unit, in time."""
    fields = {"id": "2026q2-jiaoyu", "period": "2026Q2", "submitted": "2026-07-10"}
    return put_ledger(county(), "reports", "2026q1-jiaoyu", **fields)


def petition() -> Portal:
    """One more channel: where petitions go."""
    fields = {"kind": "信访", "telephone": "0999-0000001", "address": "示例街0号", "reception": "一楼，工作日"}
    return put_here(county(), "channels", "rexian", id="xinfang", **fields)


def without_channels() -> Portal:
    """No channel of the place's own."""
    (place,) = county().places
    return replace(county(), places=(replace(place, channels={}),))


def without_review() -> Portal:
    """A portal that tells nobody of 行政复议."""
    portal = county()
    left = {name: one for name, one in portal.national.channels.items() if one.record.kind is not ChannelKind.review}
    return replace(portal, national=replace(portal.national, channels=left))


def three_stated() -> Portal:
    """A document that speaks of three members and lists two."""
    (place,) = county().places
    assert place.body is not None
    stated = {"count": 3, "at": "s1-1:14-18"}
    record = Body.model_validate({**place.body.record.model_dump(by_alias=True), "stated_units": stated})
    return replace(county(), places=(replace(place, body=replace(place.body, record=record)),))


def spring_money() -> Portal:
    """Money told of the second quarter and not of the third."""
    days = {"period_from": "2026-04-01", "period_to": "2026-06-30"}
    return put_here(county(), "funds", "2026-q3-dibao", **days)


PAIRS = (
    Pair(
        "A801", "2026-03-18-1", State.late, open_matter, county, date(2026, 10, 10)
    ),
    Pair("A802", "jiaoyu/2026Q2", State.absent, county, reported),
    Pair("A803", "2025", State.absent, lambda: county("2025-01-01"), met_in_2025),
    Pair("A805", "2026-03-18", State.partial, planned, county),
    Pair(
        "A810", BULLETIN, State.late,
        lambda: with_bulletin("2026-04-30", "2026-06-02"), lambda: with_bulletin("2026-04-30", "2026-06-01"),
    ),
    Pair(
        "A811", DOCUMENT, State.late,
        lambda: with_document(county(), formed="2026-04-30", published_here="2026-05-19"),
        lambda: with_document(county(), formed="2026-04-30", published_here="2026-05-18"),
    ),
    Pair(
        "A812", BULLETIN, State.late, changed_bulletin, changed_bulletin,
        lives=changed_on(BULLETIN_FILE, "2026-06-10"), lives_kept=changed_on(BULLETIN_FILE, "2026-06-09"),
    ),
    Pair(
        "A813", BULLETIN, State.partial,
        lambda: with_bulletin("2026-04-30", None), lambda: with_bulletin("2026-04-30", "2026-05-06"),
    ),
    Pair("A814", "home", State.late, county, county, date(2026, 12, 6), date(2026, 12, 5)),
    Pair("A815", "documents", State.late, county, county, date(2027, 5, 22), date(2027, 5, 21)),
    Pair(
        "A816", "annual/2026", State.late,
        lambda: with_report(county(), "2026", published_here="2027-02-01"),
        lambda: with_report(county(), "2026", published_here="2027-01-31"), LATER,
    ),
    Pair("A818", "dibao/2026Q3", State.absent, spring_money, county),
    Pair("A820", "jiandu/xinfang-dizhi", State.absent, county, petition),
    Pair("A824", "qudao/dizhi", State.absent, county, petition),
    Pair("A825", "rexian/haoma", State.absent, without_channels, county),
    Pair(
        "A826", "zijin-dibao/zijin", State.absent,
        lambda: put_here(county(), "funds", "2026-q3-dibao", measure="tekun"), county,
    ),
    Pair("A828", "count", State.partial, three_stated, county),
    Pair("A829", "institutions", State.absent, county, lambda: with_document(county(), on_disclosure=True)),
    Pair("A831", "zixun", State.absent, without_channels, county),
    Pair("A832", "review", State.absent, without_review, county),
    Pair("A817", "yiliao/2026Q2", State.absent, lambda: quarter(""), lambda: quarter("2026-q2-yiliao")),
    Pair(
        "A821", "bianpai/fenlei", State.absent,
        lambda: with_guide(county(), sorting=None), lambda: with_guide(county()),
    ),
    Pair(
        "A822", DOCUMENT, State.partial, county, lambda: with_document(county(), formed="2026-04-30"),
    ),
    Pair(
        "A823", "annual/2026/requests", State.partial,
        lambda: with_report(county(), "2026", requests=None, published_here="2027-01-20"),
        lambda: with_report(county(), "2026", published_here="2027-01-20"), LATER,
    ),
    Pair(
        "A827", "jigou/minzheng/lianxi", State.absent,
        lambda: put_here(county(), "channels", "rexian", accepts="示例县教育局"), county,
    ),
    Pair("A830", "2026-03-18-1", State.partial, silent_matter, county),
    Pair("A840", DIBAO, State.partial, county, lambda: telling(county())),
    Pair("A841", DIBAO, State.partial, lambda: telling(county(), said="2025-11-20"), lambda: telling(county())),
    Pair("A842", DIBAO, State.partial, lambda: telling(county(), audience=[]), lambda: telling(county())),
    Pair("A843", DIBAO, State.partial, lambda: telling(county(), situations=[]), lambda: telling(county())),
    Pair("A844", DIBAO, State.partial, lambda: telling(county(), plain=None), lambda: telling(county())),
    Pair("A845", DIBAO, State.partial, lambda: telling(county(), queries=[]), lambda: telling(county())),
    Pair(
        "A850", "2026-03-18", State.partial,
        lambda: put_ledger(
            county(), "meetings", "2026-03-18", minutes={"formed": "2026-03-20", "to_members": True}
        ),
        county,
    ),
)  # fmt: skip
