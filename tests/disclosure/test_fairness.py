"""Nobody is accused of what was not theirs to publish, or not yet."""

from __future__ import annotations

from datetime import date

import pytest

from generator.disclosure.item import VERDICTS, Item, State
from generator.disclosure.ours import BY_ISSUER, ELSEWHERE, only_ours
from generator.disclosure.rules.table import RULES
from generator.disclosure.scene import Scene
from generator.disclosure.timing import BEFORE_OFFICE
from generator.findings import Place
from generator.ledger.book import book_of
from generator.model.portal import Portal
from tests.disclosure.county import DOCUMENT, account, county, items, with_document, with_report
from tests.factories import TODAY
from tests.national import put_ledger

LATE = {"formed": "2026-04-30", "published_here": "2026-07-20"}
OF_MEMBERS = ("A801", "A802")  # the body's own rules bind its members, not the office alone


def scene_of(portal: Portal, as_of: date = TODAY) -> Scene:
    (place,) = portal.places
    return Scene(book_of(portal, place, as_of), portal.national)


@pytest.mark.parametrize("issuer", ["示例省人民政府", "示例县教育局", None])
@pytest.mark.parametrize("code", ["A810", "A811", "A812"])
def test_who_issues_publishes(code: str, issuer: str | None) -> None:
    """A document that another organ issued, or nobody knows who, is nobody's lateness here (条例 10)."""
    item = items(with_document(county(), **LATE, changed="2026-08-01", issuer=issuer), code)[DOCUMENT]
    assert (item.state, item.why) == (State.not_bound, BY_ISSUER)


@pytest.mark.parametrize("issuer", ["示例县人民政府", "示例县民政局", "示例县人民政府办公室"])
def test_the_office_s_own_stays_judged(issuer: str) -> None:
    """What the host or the government of the place issued is late by the office."""
    assert items(with_document(county(), **LATE, issuer=issuer), "A810")[DOCUMENT].state is State.late


@pytest.mark.parametrize("state", [*sorted(VERDICTS), State.provisional])
def test_other_units_get_no_verdict(state: State) -> None:
    """Of what another unit publishes it is said that this portal has it, or has it not."""
    scene = scene_of(county())
    others = Item("A820", "x", "x", state, Place("x"), subject="jiaoyu")
    (item,) = only_ours(scene, [others])
    assert item.state is (State.present if state is State.late else State.not_recorded)
    assert item.why in ("", ELSEWHERE)
    own = Item("A820", "x", "x", state, Place("x"), subject=scene.office)
    assert list(only_ours(scene, [own])) == [own]


@pytest.mark.parametrize(
    ("since", "year", "state"),
    [("2026-01-01", "2025", State.partial), ("2026-02-01", "2025", State.not_bound), ("2026-01-01", "2026", None)],
)
def test_a_report_is_judged_from_its_day(since: str, year: str, state: State | None) -> None:
    """A part missing from a report is 不完整; not of a year that is not over, or whose day was before the office."""
    found = items(with_report(county(since), year, other=None, published_here="2026-01-20"), "A823")
    item = found.get(f"annual/{year}/other")
    assert (item.state if item else None) is state


@pytest.mark.parametrize(("day", "state"), [("2026-02-10", State.not_bound), ("2026-03-10", State.partial)])
def test_a_meeting_planned_before_the_office(day: str, state: State) -> None:
    """Whether a meeting planned before the office began was held is not asked."""
    portal = put_ledger(county("2026-03-01"), "meetings", "2026-03-18", id="planned", date=day, held="计划",
                        minutes=None, published_here="2026-02-01")  # fmt: skip
    item = items(portal, "A805")["planned"]
    assert item.state is state
    assert (item.why == BEFORE_OFFICE) is (state is State.not_bound)


@pytest.mark.parametrize("code", [rule.code for rule in RULES])
def test_no_verdict_from_before_the_office(code: str) -> None:
    """What an office beginning today has from before is nobody's fault: no rule gives a verdict of lateness or absence."""
    portal = with_report(with_document(county(str(TODAY)), **LATE), "2025", other=None)
    accused = [i for i in account(portal).by_rule.get(code, ()) if i.state in (State.late, State.absent)]
    assert accused == []


@pytest.mark.parametrize("code", [rule.code for rule in RULES if rule.code not in OF_MEMBERS])
def test_verdicts_are_of_the_office(code: str) -> None:
    """Whoever the verdict names is the unit that publishes here, and it was bound before the last day."""
    scene = scene_of(county())
    for item in items(county(), code).values():
        if item.state in VERDICTS:
            assert item.subject == scene.office
            joined = scene.place.units[item.subject].record.since
            due = item.timing.due if item.timing else None
            assert due is None or due >= max(day for day in (joined, scene.since) if day)
