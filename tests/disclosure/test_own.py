"""What the body asks of itself, item by item: the same as the observations and pages of the ledger say together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from generator.audit.standings import observe_ledgers
from generator.disclosure.day import day_of
from generator.disclosure.item import State
from generator.disclosure.rules.own import NO_DUE, NO_PROGRESS
from generator.disclosure.timing import BEFORE_OFFICE, COMPILED
from generator.model.portal import Portal
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


def test_a_matter_is_called_as_the_ledger_calls_it() -> None:
    """What was done late says so with its day, apart from what is still not done; both have the ledger's word."""
    day = day_of(example(), TODAY)
    stories = day.books["shili"].stories
    late = [i for i in day.accounts["shili"].by_rule["A801"] if i.state is State.late]
    assert {i.standing for i in late} == {"逾期", "逾期办结", "报告办完，待确认"}
    for item in late:
        finished = stories[item.key].finished
        assert item.why.startswith(f"{item.standing}：期限")
        assert (item.standing == "逾期") is (finished is None)
        assert finished is None or f"{finished}报告办完" in item.why


def test_a_report_says_by_when_and_when_it_came() -> None:
    """Late or missing, a report has its last day, the day it came, and the rule that asks for it."""
    found = {i.key: i for i in day_of(example(), TODAY).accounts["shili"].by_rule["A802"]}
    late, missing = found["er-zhen/2025Q1"], found["renshe/2025Q1"]
    assert (late.why, late.clause) == ("迟报，最迟2025-04-10，2025-04-15收到", "s6-1")
    assert missing.why == "没有收到，最迟2025-04-10"


@pytest.mark.parametrize(
    ("in_principle", "fields", "state"),
    [
        (True, {"held": "取消", "why_not": "并入下一次会议"}, State.not_bound),
        (False, {"held": "取消", "why_not": "并入下一次会议"}, State.absent),
        (True, {"held": "取消", "why_not": None}, State.absent),
        (True, {"held": "取消", "why_not": "并入下一次会议", "kind": "专题会议"}, State.absent),
        (True, {"held": "取消", "why_not": "并入下一次会议", "published_here": "2026-12-01"}, State.absent),
    ],
)
def test_a_rule_in_principle_allows_what_was_called_off_with_a_reason(
    in_principle: bool, fields: dict[str, object], state: State
) -> None:
    """原则上: a meeting of the whole body called off with a public reason is no breach; any other missing one is."""
    off = {"id": "2025-11-20", "date": "2025-11-20", "number": None, "present": (), "leave": (), "agenda": ()}
    portal = put_ledger(by_rule(in_principle), "meetings", MEETING, **off, minutes=None, **fields)
    item = items(portal, "A803", TODAY)["2025"]
    assert (item.state, item.clause) == (state, "s2-1")
    assert item.why.startswith("规则写：“联席会议每年召开1次”")
    assert ("取消了，原因：并入下一次会议" in item.why) is (state is State.not_bound or not in_principle)
    observed = [o.finding.code for o in observe_ledgers(day_of(portal, TODAY).books.values())]
    assert ("A803" in observed) is (state is State.absent)


def by_rule(in_principle: bool) -> Portal:
    """The county since 2025, its one meeting a year demanded 原则上 or without."""
    portal = county("2025-01-01")
    (place,) = portal.places
    assert place.body
    first, *more = place.body.record.rules
    assert first.frequency
    frequency = first.frequency.model_copy(update={"in_principle": in_principle})
    rules = (first.model_copy(update={"frequency": frequency}), *more)
    body = place.body.record.model_copy(update={"rules": rules})
    return replace(portal, places=(replace(place, body=replace(place.body, record=body)),))


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
