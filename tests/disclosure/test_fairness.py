"""Nobody is accused of what was not theirs to publish, or not yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from generator.disclosure.item import VERDICTS, Item, State
from generator.disclosure.ours import BY_ISSUER, ELSEWHERE, only_ours
from generator.disclosure.rules.table import BY_CODE, RULES
from generator.disclosure.scene import Scene
from generator.disclosure.silence import absent_since, general_due, silence
from generator.disclosure.timing import BEFORE_OFFICE
from generator.findings import Place
from generator.ledger.book import book_of
from generator.model.portal import Portal
from tests.disclosure.county import DOCUMENT, account, county, items, with_document, with_report
from tests.factories import TODAY
from tests.national import put_here, put_ledger

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


def test_a_day_of_the_calendar_is_past_by_days() -> None:
    """A report due on Saturday 2026-01-31 and public on Sunday is late by one day, not by 0 working days."""
    portal = with_report(county("2025-01-01"), "2025", published_here="2026-02-01")
    timing = items(portal, "A816")["annual/2025"].timing
    assert timing is not None
    assert (timing.state, timing.late, timing.late_words) == (State.late, 0, "1天")


def test_days_into_an_unannounced_year_are_estimated() -> None:
    """Of what is absent, the days counted into a year without announced days off are 暂估."""
    scene = scene_of(county(), date(2027, 3, 1))
    timing = absent_since(scene, date(2026, 3, 2))
    assert timing.estimated
    assert timing.late_words.endswith("（暂估）")
    assert not absent_since(scene_of(county()), date(2026, 3, 2)).estimated


def test_asked_from_the_day_a_unit_was_bound() -> None:
    """Nothing is asked of a unit before the office, the rule, its joining and the measure are all there."""
    scene = scene_of(put_here(county(), "units", "minzheng", since="2026-08-03"))
    rule = BY_CODE["A826"]
    assert rule.binds.since == date(2026, 7, 1)
    assert scene.asked_from(rule, "minzheng", date(2019, 1, 1)) == date(2026, 8, 3)
    assert scene.asked_from(rule, "jiaoyu", date(2026, 9, 1)) == date(2026, 9, 1)
    assert scene.asked_from(rule, "jiaoyu", None) == date(2026, 7, 1)


def test_what_to_tell_of_a_new_thing_has_its_time() -> None:
    """That nobody wrote yet for whom a new document is, is 暂估 for 20 working days, then 不完整."""
    portal = with_document(county(), published_here="2026-10-12", formed="2026-10-12")
    (place,) = portal.places
    bare = replace(portal, places=(replace(place, targeting={}),))
    states = [items(bare, "A840", day)[DOCUMENT].state for day in (date(2026, 10, 13), date(2026, 11, 20))]
    assert states == [State.provisional, State.partial]


def test_a_summary_counts_from_its_day() -> None:
    """An explanation that is public later tells nothing yet; a duty that is public later names nobody yet."""
    portal = put_here(county(), "explanations", "zhidu", published_here="2026-11-20")
    assert "zhidu" not in scene_of(portal, date(2026, 11, 19)).explained
    assert "zhidu" in scene_of(portal, date(2026, 11, 20)).explained
    (place,) = portal.places
    name = next(iter(place.duties))
    later = put_here(portal, "duties", name, published_here="2026-11-20")
    seen = [len(scene_of(later, day).duties_on_day) for day in (date(2026, 11, 19), date(2026, 11, 20))]
    assert seen[1] > seen[0]


def test_what_is_said_of_other_things_is_not_counted_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """A 零报告 of something else costs no count of days; one limit is counted once."""
    scene = scene_of(county())

    def never(*_: object) -> date:
        raise AssertionError

    monkeypatch.setattr("generator.disclosure.silence.general_due", never)
    assert scene.book.nil
    assert silence(scene, lambda _: False) is None
    monkeypatch.undo()
    first = general_due(scene, date(2026, 3, 2))
    monkeypatch.setattr("generator.disclosure.scene.count", never)
    assert general_due(scene, date(2026, 3, 2)) == first
