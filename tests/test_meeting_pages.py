"""会议和落实: what the rules demand, meetings counted, one meeting, proposals; and what is said where nothing is held."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.ledger.meetings import count_meetings
from generator.model.body import RuleKind
from generator.pages.parts import Link
from generator.pages.views import PlaceHome, SiteMap
from tests.factories import COMPILED, TODAY
from tests.meeting_pages import (
    FIRST_MEETING,
    HELD,
    OTHERS,
    emptied,
    from_office,
    hub,
    make_meeting,
    meeting,
    pages,
    real,
    real_place,
    text,
    with_ledger,
)
from tests.national import load, minimal, put_ledger

GOLDEN: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("golden").joinpath("meetings.yml").read_text("utf-8"))
BODIES = pytest.mark.parametrize("case", GOLDEN["bodies"], ids=lambda case: case["place"])
COUNTING = pytest.mark.parametrize("case", GOLDEN["counting"], ids=lambda case: case["why"])


# what the rules demand


@BODIES
def test_the_rules_stand_in_their_own_words(case: dict[str, Any]) -> None:
    """A body's hub quotes each rule on meetings in full, under its own heading, and reads no more from it."""
    view = pages(load("real"), case["as_of"])[f"{case['place']}/meetings/index.html"].view
    assert view.demands is not None
    groups = [*view.demands.first, *view.demands.more]
    assert {group.title: [rule.quote.text for rule in group.rules] for group in groups} == case["quotes"]
    assert [group.title for group in groups] == list(case["quotes"])
    assert [[fact.label, fact.text] for group in groups for rule in group.rules for fact in rule.facts] == case["facts"]
    assert view.demands.unwritten == case["unwritten"]


@BODIES
def test_a_quoted_rule_leads_to_its_sentence(case: dict[str, Any]) -> None:
    """Every rule on the hub leads to the place in the document where it stands."""
    view = real()[f"{case['place']}/meetings/index.html"].view
    rules = [rule for group in (*view.demands.first, *view.demands.more) for rule in group.rules]
    documents = {f"{case['place']}/documents/{name}/index.html" for name in real_place(case["place"]).documents}
    assert {rule.quote.source.target.partition("#")[0] for rule in rules} <= documents
    assert all("#" in rule.quote.source.target for rule in rules)


# where nothing is held


@BODIES
def test_a_place_without_records_is_not_accused(case: dict[str, Any]) -> None:
    """Where no record is held the hub says so, says what that means, and whom to ask; it lists and counts nothing."""
    view = real()[f"{case['place']}/meetings/index.html"].view
    assert view.unknown is not None
    said = "".join(map(text, view.unknown.lines))
    assert said.startswith(f"本站未收录{case['name']}的会议、议定事项和报送记录。没有收录，不等于没有开会、没有办。")
    assert ("也可以问办公室所在的" in said) == (case["host"] is not None)
    assert [link.text for link in view.unknown.ways][: 1 if case["host"] else 0] == (
        [case["host"]] if case["host"] else []
    )
    assert (view.planned, view.past, view.counts, view.tiles) == ((), (), None, ())
    assert not any(word in said for word in ("逾期", "缺席", "少1次", "少2次"))


@pytest.mark.parametrize(("as_of", "offered"), [(date(2019, 5, 14), False), (date(2019, 5, 15), True)])
def test_an_application_is_offered_while_its_law_holds(as_of: date, offered: bool) -> None:
    """The way to apply for disclosure stands there from the day on which the regulation is in force, not before."""
    unknown = hub(load("real"), as_of, "wuhai/meetings/index.html").unknown
    assert unknown is not None
    assert ("law/xinxi-gongkai/index.html#a27" in {link.target for link in unknown.ways}) == offered
    assert ("申请公开" in "".join(map(text, unknown.lines))) == offered


def test_the_form_and_the_channel_are_offered_where_the_day_has_them() -> None:
    """Today the hub leads to the form of an application and to the channel that takes it."""
    unknown = hub(load("real"), TODAY, "wuhai/meetings/index.html").unknown
    assert unknown is not None
    targets = {link.target for link in unknown.ways}
    assert {"papers/xinxi-shenqing/index.html", "wuhai/channels/index.html#k-disclosure"} <= targets


def test_records_of_days_to_come_are_no_records_yet() -> None:
    """Before the first meeting was held the hub says that none is recorded."""
    assert hub(minimal(), date(2026, 1, 1)).unknown is not None
    assert hub(minimal(), date(2026, 3, 18)).unknown is None


# counting


@COUNTING
def test_meetings_are_counted_against_the_rule(case: dict[str, Any]) -> None:
    """Each period has its number of meetings of the whole body; too few only when over, and only for an office."""
    body = real_place(case["rule"]).body
    assert body is not None
    meetings = [make_meeting(day) for day in case["held"]]
    meetings += [make_meeting(day, **fields) for kind, fields in OTHERS.items() for day in case.get(kind, ())]
    counts = count_meetings(body.record, meetings, case["as_of"], case["since"])
    assert [[c.period.year, c.held, c.is_over, c.short] for c in counts] == case["expect"]


@COUNTING
def test_the_page_says_what_was_counted(case: dict[str, Any]) -> None:
    """The hub's line of a period gives its number, the rule and whether it is over, and no more."""
    real_body = real_place(case["rule"]).body
    (place,) = minimal().places
    assert real_body is not None
    assert place.body is not None
    rule = next((r for r in real_body.record.rules if r.frequency and r.frequency.per), None)
    own = tuple(
        r if r.kind is not RuleKind.frequency else r.model_copy(update={"frequency": rule.frequency if rule else None})
        for r in place.body.record.rules
    )
    body = replace(place.body, record=place.body.record.model_copy(update={"rules": own}))
    portal = replace(emptied(minimal()), places=(replace(emptied(minimal()).places[0], body=body),))
    if case["since"]:
        portal = from_office(portal, case["since"])
    portal = with_ledger(portal, "meetings", *[make_meeting(day) for day in case["held"]])
    counts = hub(portal, case["as_of"]).counts
    rows = (*counts.newest, *counts.older) if counts else ()
    assert [row.period for row in rows] == [f"{year}年" for year, *_ in case["expect"]]
    if "says" in case:
        assert rows[0].says == case["says"]
    if "older" in case:
        assert rows[1].says == case["older"]


def test_many_periods_are_folded() -> None:
    """Three periods stand open, the older ones are folded, and none is lost."""
    portal = with_ledger(minimal(), "meetings", *[make_meeting(date(year, 3, 1)) for year in range(2018, 2027)])
    counts = hub(with_ledger(portal, "proposals")).counts
    assert counts is not None
    assert (len(counts.newest), len(counts.older)) == (3, 6)
    assert counts.note == "本站收录的会议不一定齐全。"


# the timeline


def test_meetings_to_come_stand_first() -> None:
    """Planned meetings are listed apart, the next one first; the others by day, the latest first."""
    days = [date(2026, 12, 20), date(2026, 12, 1), date(2025, 5, 5)]
    coming = [make_meeting(day, held="计划") for day in days[:2]]
    portal = with_ledger(minimal(), "meetings", *coming, make_meeting(days[2]), make_meeting(date(2026, 3, 18)))
    view = hub(portal)
    assert [row.day for row in view.planned] == ["2026年12月1日", "2026年12月20日"]
    assert [row.day for row in view.past] == ["2026年3月18日", "2025年5月5日"]
    assert {(row.state.word, row.state.shape) for row in view.planned} == {("计划", "planned")}
    assert {(row.state.word, row.state.shape) for row in view.past} == {("已召开", "held")}


@pytest.mark.parametrize(
    ("as_of", "note"), [(date(2026, 9, 1), ""), (date(2026, 9, 2), "原定2026年9月1日，本站没有收录开了没有。")]
)
def test_a_planned_day_that_passed_is_not_taken_for_a_meeting(as_of: date, note: str) -> None:
    """A planned meeting whose day has passed is still a plan, and the page says that nothing is held of it."""
    portal = with_ledger(emptied(minimal()), "meetings", make_meeting(date(2026, 9, 1), held="计划"))
    view = hub(portal, as_of)
    (row,) = (*view.planned, *view.past)
    assert (row.note, row.state.word) == (note, "计划，日子过了" if note else "计划")
    assert bool(view.planned) == (note == "")
    assert meeting(portal, "2026-09-01", as_of).note == note
    assert view.counts is None


def test_meetings_of_one_name_are_told_apart() -> None:
    """Two of one title on one day are two pages with two titles; lists name the day, and the id where the day is shared."""
    title = "议定事项调度会"
    made = [
        make_meeting(date(2026, 6, 1), **HELD | {"id": name, "title": title}) for name in ("2026-06-01", "2026-06-01-2")
    ]
    made.append(make_meeting(date(2026, 9, 1), **HELD | {"title": title}))
    made.append(make_meeting(date(2026, 10, 1), **HELD | {"title": "全体会议"}))
    portal = with_ledger(emptied(minimal()), "meetings", *made)
    planned = pages(portal)  # no two titles the same
    names = {
        "meetings/2026-06-01/index.html": f"{title}（2026年6月1日，编号2026-06-01）",
        "meetings/2026-06-01-2/index.html": f"{title}（2026年6月1日，编号2026-06-01-2）",
        "meetings/2026-09-01/index.html": f"{title}（2026年9月1日）",
        "meetings/2026-10-01/index.html": "全体会议",
    }
    assert {row.link.target: row.link.text for row in hub(portal).past} == names
    mapped = dict(planned["sitemap/index.html"].view.groups)["会议和落实"]
    assert {link.target: link.text for link in mapped if link.target in names} == names
    assert planned["meetings/2026-09-01/index.html"].frame.title == f"{title}（2026年9月1日）（示例县）"


def test_a_cancelled_meeting_says_why() -> None:
    """A cancelled meeting keeps its page, its word and its reason, and shows no attendance."""
    portal = with_ledger(emptied(minimal()), "meetings", make_meeting(date(2026, 6, 1), **OTHERS["cancelled"]))
    view = meeting(portal, "2026-06-01")
    assert (view.state.word, view.note) == ("取消", "取消原因：与上级会议合并召开")
    assert (view.attendance, view.minutes, view.scope) == ((), None, "")


def test_a_long_timeline_is_cut() -> None:
    """No page holds more than fifty meetings; rules and counts stand on the first alone, and no meeting is lost."""
    days = [date(2020 + number // 12, number % 12 + 1, 1) for number in range(70)]
    portal = with_ledger(emptied(minimal()), "meetings", *map(make_meeting, days))
    first, second = hub(portal), hub(portal, path="meetings/p2/index.html")
    shown = [(*page.past, *page.older) for page in (first, second)]
    assert [len(rows) for rows in shown] == [50, 20]
    assert (len(first.past), len(second.past)) == (10, 10)
    assert (first.demands is None, second.demands, second.counts, second.tiles) == (False, None, None, ())
    assert len({row.link.target for rows in shown for row in rows}) == 70


def test_tiles_lead_only_to_sections_that_have_records() -> None:
    """A section without records has no tile."""
    with_both = {tile.title: tile.note for tile in hub(minimal()).tiles}
    assert with_both["议题和会商"] == "1个议题，1次会商"
    only = with_ledger(with_ledger(minimal(), "proposals"), "consultations")
    assert "议题和会商" not in {tile.title for tile in hub(only).tiles}


# one meeting


def test_a_meeting_tells_who_came_and_what_was_decided() -> None:
    """A meeting's page names posts, units, reasons, and each matter decided with its lead and its due day."""
    view = meeting(minimal())
    facts = {fact.label: fact.text for fact in view.facts}
    assert facts == {
        "类别": "全体会议，第1次",
        "日期": "2026年3月18日",
        "召集人": "召集人",
        "主持人": "示例县民政局局长",
    }
    assert [(a.label, [(unit.text, why) for unit, why in a.units]) for a in view.attendance] == [
        ("到会", [("县民政局", "")]),
        ("请假", [("县教育局", "参加上级会议")]),
    ]
    (row,) = view.decided
    assert row.link == Link("第1项：建立核对平台", "resolutions/2026-03-18-1/index.html")
    assert (row.chip.text, row.lead.text, [unit.text for unit in row.assist]) == (
        "办结",
        "县民政局",
        ["县教育局"],
    )
    assert row.due == "期限2026年9月30日（原定2026年6月30日）"
    assert view.agenda == (Link("研究核对平台", "proposals/index.html#yt-2026-01"),)
    assert view.scope == "这里只公开议定的事，不公开讨论的过程。"


@pytest.mark.parametrize(
    ("since", "label"),
    [
        (None, "没有到会（记录里没有写请假）"),
        (date(2026, 3, 19), "没有到会（记录里没有写请假）"),
        (date(2026, 3, 18), "缺席"),
    ],
)
def test_absence_is_named_only_where_the_office_says_so_itself(since: date | None, label: str) -> None:
    """The word 缺席 stands only for meetings since the body's own office publishes here."""
    portal = put_ledger(minimal(), "meetings", FIRST_MEETING, leave=(), absent=["jiaoyu"])
    view = meeting(from_office(portal, since) if since else portal)
    assert [a.label for a in view.attendance] == ["到会", label]


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({}, ("规则要求发给各成员单位、县政府办公室，都发了。",)),
        ({"also": []}, ("规则要求发给各成员单位、县政府办公室。", "本站收录的内容里没有写发给县政府办公室。")),
        (
            {"to_members": False, "units": ["minzheng"]},
            ("规则要求发给各成员单位、县政府办公室。", "本站收录的内容里没有写发给各成员单位。"),
        ),
        (
            {"to_members": False, "units": ["minzheng", "jiaoyu"]},
            ("规则要求发给各成员单位、县政府办公室，都发了。",),
        ),
    ],
)
def test_minutes_stand_beside_the_rule(fields: dict[str, Any], says: tuple[str, ...]) -> None:
    """Where the minutes went is set beside where the rule wants them to go, as an observation."""
    minutes = {"formed": "2026-03-20", "to_members": True, "also": ["县政府办公室"], **fields}
    part = meeting(put_ledger(minimal(), "meetings", FIRST_MEETING, minutes=minutes)).minutes
    assert part is not None
    assert part.says == says
    assert part.rule is not None
    assert part.rule.text == "会议纪要印发各成员单位，抄送县政府办公室。"


def test_minutes_that_are_not_recorded_are_not_said_to_be_missing() -> None:
    """Without minutes the page says that the record has none; a liaison meeting is not held against the rule."""
    without = meeting(put_ledger(minimal(), "meetings", FIRST_MEETING, minutes=None)).minutes
    liaison = meeting(put_ledger(minimal(), "meetings", FIRST_MEETING, kind="联络员会议", minutes=None)).minutes
    assert without is not None
    assert liaison is not None
    assert without.says == liaison.says == ("记录里没有写会议纪要。",)
    assert (without.rule is None, liaison.rule is None) == (False, True)


def test_what_was_left_out_is_told_by_its_article_alone() -> None:
    """Of parts left out the page gives the number and the articles, never what they are."""
    review = {**COMPILED["review"], "left_out": [{"part": "争议记录", "article": "政府信息公开条例第十六条"}] * 2}
    view = meeting(put_ledger(minimal(), "meetings", FIRST_MEETING, review=review))
    assert view.withheld == "有2部分没有公开，依据政府信息公开条例第十六条。"
    assert "争议" not in repr(view)
    assert meeting(minimal()).withheld == ""


# the way there


@BODIES
def test_the_hub_is_reached_from_everywhere(case: dict[str, Any]) -> None:
    """A place's navigation, its home and its site map lead to the hub, which has its own group there."""
    path = f"{case['place']}/meetings/index.html"
    home = real()[f"{case['place']}/index.html"]
    assert isinstance(home.view, PlaceHome)
    assert home.frame.place is not None
    assert Link("会议", path) in home.frame.place.nav
    assert path in {tile.target for tile in home.view.sections}
    site_map = real()[f"{case['place']}/sitemap/index.html"].view
    assert isinstance(site_map, SiteMap)
    assert dict(site_map.groups)["会议和落实"] == (Link("会议和落实", path),)
    assert real()[path].frame.nav_current == path


def test_every_page_of_the_ledger_marks_its_section() -> None:
    """A meeting and the proposals stand under the hub: in the crumbs, in the navigation, in the site map."""
    planned = pages(minimal())
    for path in ("meetings/2026-03-18/index.html", "proposals/index.html"):
        frame = planned[path].frame
        assert frame.nav_current == "meetings/index.html"
        assert Link("会议和落实", "meetings/index.html") in frame.crumbs
    groups = dict(planned["sitemap/index.html"].view.groups)
    assert groups["会议和落实"][0].target == "meetings/index.html"
    assert {link.target for link in groups["会议和落实"]} >= {"meetings/2026-03-18/index.html", "proposals/index.html"}
