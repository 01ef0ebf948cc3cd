"""What the body asks of itself, item by item: the same as the observations and pages of the ledger say together."""

from __future__ import annotations

from datetime import date

import pytest

from generator.audit.standings import observe_ledgers
from generator.disclosure.day import day_of
from generator.disclosure.item import State
from generator.disclosure.rules.own import NO_DUE, NO_PROGRESS
from generator.disclosure.timing import BEFORE_OFFICE, COMPILED
from tests.disclosure.county import account, county, items
from tests.disclosure.pairs import open_matter, planned, silent_matter
from tests.factories import TODAY
from tests.national import put_ledger
from tests.test_days_agree import example

MATTER = "2026-03-18-1"
MEETING = "2026-03-18"
DAYS = [date(2025, 3, 1), date(2025, 8, 15), date(2025, 12, 31), date(2026, 4, 20), date(2026, 6, 18), TODAY]


@pytest.mark.parametrize("as_of", DAYS)
def test_items_say_what_the_observations_say(as_of: date) -> None:
    """Overdue matters, missing reports, too few meetings, plans past their day: one item for each that is observed."""
    day = day_of(example(), as_of)
    (found,) = day.accounts.values()
    said = [(o.finding.code, o.key) for o in observe_ledgers(day.books.values())]
    overdue = {
        i.key for i in found.by_rule["A801"] if i.state is State.late and not day.books["shili"].stories[i.key].closing
    }
    assert {key for code, key in said if code == "A801"} <= overdue
    missing = {item.key.rpartition("/")[2] for item in found.by_rule.get("A802", []) if item.state is State.absent}
    assert {key for code, key in said if code == "A802"} == missing
    few = {item.key for item in found.by_rule["A803"] if item.state is State.absent}
    assert {key for code, key in said if code == "A803"} == few
    planned_still = {item.key for item in found.by_rule.get("A805", []) if item.state is State.partial}
    assert {key for code, key in said if code == "A805"} == planned_still


@pytest.mark.parametrize(
    ("as_of", "state"),
    [("2026-09-30", State.provisional), ("2026-10-08", State.late), ("2026-10-10", State.late)],
)
def test_a_matter_past_its_day(as_of: str, state: State) -> None:
    """Open up to its last day it is still in time; from the next on it is past it."""
    item = items(open_matter(), "A801", date.fromisoformat(as_of))[MATTER]
    assert (item.state, item.subject) == (state, "minzheng")


@pytest.mark.parametrize(
    ("fields", "state", "why"),
    [
        ({"due": None, "extensions": []}, State.not_bound, NO_DUE),
        ({"due": "2025-12-31", "extensions": []}, State.not_bound, BEFORE_OFFICE),
        (
            {"closing": {"date": "2026-10-09", "how": "不再办理", "by": "办公室", "says": "不办了。"}},
            State.not_bound,
            "不再办理",
        ),
    ],
)
def test_matters_nobody_is_late_with(fields: dict[str, object], state: State, why: str) -> None:
    """Without a day, with one from before the office began, or dropped, a matter is not judged."""
    item = items(put_ledger(open_matter(), "resolutions", MATTER, **fields), "A801")[MATTER]
    assert (item.state, item.why) == (state, why)


def test_a_unit_s_items_stand_under_the_unit() -> None:
    """Of 公开情况 by unit each unit has its own reports and matters."""
    by_unit = account(county()).by_unit
    assert {item.subject for item in by_unit["jiaoyu"]} == {"jiaoyu"}
    assert "A802" in {item.rule for item in by_unit["jiaoyu"]}
    assert "A801" in {item.rule for item in by_unit["minzheng"]}


def test_a_report_of_nothing_and_one_that_lacks_a_section() -> None:
    """零报告 answers; a report without a section the rule lists is incomplete."""
    base = {"id": "2026q2-jiaoyu", "period": "2026Q2", "submitted": "2026-07-10"}
    nil = put_ledger(county(), "reports", "2026q1-jiaoyu", **base, nil=True, sections=())
    assert items(nil, "A802")["jiaoyu/2026Q2"].state is State.nil
    sections = [{"heading": "工作措施", "text": "做了。"}]
    short = items(put_ledger(county(), "reports", "2026q1-jiaoyu", **base, sections=sections), "A802")["jiaoyu/2026Q2"]
    assert (short.state, short.why) == (State.partial, "存在问题")


@pytest.mark.parametrize(
    ("as_of", "state"),
    [("2026-12-31", State.provisional), ("2027-01-01", State.absent)],
)
def test_minutes_without_a_day_are_missing_when_the_year_is_over(as_of: str, state: State) -> None:
    """The rule asks for minutes and names no day."""
    portal = put_ledger(county(), "meetings", MEETING, minutes=None)
    assert items(portal, "A850", date.fromisoformat(as_of))[MEETING].state is state


def test_minutes_before_the_office_and_of_a_compiled_place() -> None:
    """Of older meetings, and where the portal only compiles, nothing is missing."""
    assert items(county("2026-04-01"), "A850")[MEETING].why == BEFORE_OFFICE
    compiled = put_ledger(county(None), "meetings", MEETING, minutes=None)
    assert (items(compiled, "A850")[MEETING].state, items(compiled, "A850")[MEETING].why) == (
        State.not_recorded,
        COMPILED,
    )


def test_a_plan_past_its_day() -> None:
    """On its own day a planned meeting is not yet asked after."""
    assert MEETING not in items(planned(), "A805", date(2026, 3, 18))
    assert items(planned(), "A805", date(2026, 3, 19))[MEETING].state is State.partial


@pytest.mark.parametrize(("as_of", "state"), [("2026-09-30", State.present), ("2026-10-08", State.partial)])
def test_a_matter_of_which_nothing_was_ever_told(as_of: str, state: State) -> None:
    """How a matter stands is missing once its day is past, and not before."""
    item = items(silent_matter(), "A830", date.fromisoformat(as_of))[MATTER]
    assert item.state is state
    assert (item.why == NO_PROGRESS) is (state is State.partial)


def test_what_is_withheld_is_an_answer() -> None:
    """A matter that may not be public is an answered item, with its reason."""
    withheld = put_ledger(
        county(), "withheld", "2026-01", matter="议定事项", meeting=MEETING, number=4, article="xinxi-gongkai/15"
    )
    found = [item for item in items(withheld, "A830").values() if item.state is State.withheld]
    assert len(found) == 1
    assert found[0].why
