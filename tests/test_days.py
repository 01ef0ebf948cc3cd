"""Working days and deadlines: golden values, and laws beyond them."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import run
from generator.days.calendar import ANNOUNCED, LAST_YEAR, make_calendar
from generator.days.deadline import LONGEST, LimitUnit, count, explain
from generator.days.statutory import statutory_days
from generator.model.calendar import CalendarYear
from tests.bad_inputs.mutate import make_site

PLAIN = make_calendar([])
WORKING, DAYS = LimitUnit.working, LimitUnit.calendar

# start, +10 and +20 working days; 2014-09-28 and 2026-09-20 are Sundays worked
GOLDEN = (
    ("2014-09-15", "2014-09-28", "2014-10-16"),
    ("2021-09-30", "2021-10-20", "2021-11-03"),
    ("2024-06-25", "2024-07-09", "2024-07-23"),
    ("2009-01-10", "2009-01-23", "2009-02-11"),
    ("2026-02-10", "2026-03-02", "2026-03-16"),
    ("2026-04-30", "2026-05-18", "2026-06-01"),
    ("2026-09-19", "2026-10-09", "2026-10-22"),
    ("2026-09-24", "2026-10-15", "2026-10-29"),
    ("2026-11-20", "2026-12-04", "2026-12-18"),
)
# the first start whose limit of n working days leaves the announced years
FIRST_OVERFLOW = ((3, "2026-12-29"), (5, "2026-12-25"), (7, "2026-12-23"), (10, "2026-12-18"), (15, "2026-12-11"),
                  (20, "2026-12-04"), (30, "2026-11-20"))  # fmt: skip

known_days = st.dates(date(2004, 1, 1), date(2025, 6, 30))


def due(start: str, length: int, unit: LimitUnit = WORKING) -> str:
    return count(date.fromisoformat(start), length, unit, PLAIN).due.isoformat()


@pytest.mark.parametrize(("start", "ten", "twenty"), GOLDEN)
def test_golden_values(start: str, ten: str, twenty: str) -> None:
    """Ten and twenty working days end where the announced calendars put them."""
    assert (due(start, 10), due(start, 20)) == (ten, twenty)


@pytest.mark.parametrize(("length", "start"), FIRST_OVERFLOW)
def test_a_year_not_announced_is_provisional(length: int, start: str) -> None:
    """A limit that reaches a year not announced is provisional; the day before it is not; neither fails."""
    first = date.fromisoformat(start)
    before = first - timedelta(days=1)
    while not PLAIN.look_up(before).works:
        before -= timedelta(days=1)
    assert count(first, length, WORKING, PLAIN).provisional
    assert not count(before, length, WORKING, PLAIN).provisional


def test_calendar_days_roll_over_rest_days() -> None:
    """A limit in days that ends in a holiday ends on the first working day after it (民法典 203)."""
    assert due("2026-09-25", 10, DAYS) == "2026-10-08"
    assert due("2026-11-20", 10, DAYS) == "2026-11-30"
    assert due("2026-11-20", 8, DAYS) == "2026-11-30"


def test_the_statutory_days_of_2027() -> None:
    """The thirteen statutory days of a year not announced are computed by the rule alone."""
    days = statutory_days(2027)
    assert len(days) == 13
    assert [d.isoformat() for d, why in sorted(days.items()) if why == "春节"] == [
        "2027-02-05", "2027-02-06", "2027-02-07", "2027-02-08"
    ]  # fmt: skip
    assert days[date(2027, 4, 5)] == "清明节"
    assert days[date(2027, 6, 9)] == "端午节"
    assert days[date(2027, 9, 15)] == "中秋节"


@given(known_days, st.integers(1, 60))
def test_working_days_are_counted_one_by_one(start: date, length: int) -> None:
    """Between start and due there are exactly n working days, the last of which is the due day."""
    deadline = count(start, length, WORKING, PLAIN)
    between = [start + timedelta(days=i) for i in range(1, (deadline.due - start).days + 1)]
    assert sum(PLAIN.look_up(day).works for day in between) == length
    assert PLAIN.look_up(deadline.due).works


@given(known_days, st.integers(1, 90))
def test_calendar_days_never_end_on_a_rest_day_nor_early(start: date, length: int) -> None:
    """A limit in days is at least that long, and every day rolled over is a rest day."""
    deadline = count(start, length, DAYS, PLAIN)
    nominal = start + timedelta(days=length)
    assert deadline.due >= nominal
    rolled = [nominal + timedelta(days=i) for i in range((deadline.due - nominal).days)]
    assert not any(PLAIN.look_up(day).works for day in rolled)
    assert PLAIN.look_up(deadline.due).works


@given(known_days, st.integers(1, 30))
def test_the_explanation_names_every_day(start: date, length: int) -> None:
    """Each day on the way has one line, and the last word is the due day."""
    deadline = count(start, length, WORKING, PLAIN)
    lines = explain(deadline)
    assert len(lines) == (deadline.due - start).days + 2
    assert lines[-1].split()[-1] == deadline.due.isoformat()


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_no_date_makes_it_fail(day: date) -> None:
    """Any day of any year has an answer, provisional outside the announced years."""
    assert PLAIN.look_up(day).provisional is (day.year not in ANNOUNCED)


def year(**changes: object) -> CalendarYear:
    fields = {"state": "public", "origin": "compiled", "id": "2027", "source": "示例通知", "complete": True}
    return CalendarYear.model_validate({**fields, **changes})


def test_an_announced_year_moves_running_deadlines() -> None:
    """When the table gets a year, a limit running into it moves and is provisional no more."""
    table = make_calendar([year(off=[{"day": "2027-01-01", "why": "元旦"}, {"day": "2027-01-04", "why": "示例假"}])])
    before, after = count(date(2026, 12, 10), 20, WORKING, PLAIN), count(date(2026, 12, 10), 20, WORKING, table)
    assert before.provisional
    assert not after.provisional
    assert after.due == before.due + timedelta(days=3)  # from Friday to the Monday after


def test_a_place_has_holidays_of_its_own() -> None:
    """A place's own day off counts there, and leaves the year as sure as it was."""
    local = make_calendar([year(id="2026", complete=False, off=[{"day": "2026-12-01", "why": "地方节日"}])])
    assert not local.look_up(date(2026, 12, 1)).works
    assert not local.look_up(date(2026, 12, 1)).provisional
    assert count(date(2026, 11, 20), 10, WORKING, local).due == date(2026, 12, 7)


def write_calendar(folder: Path, text: str) -> None:
    path = folder / "content/_national/calendar/2027.yml"
    path.parent.mkdir(parents=True)
    review = "review: {post: 示例岗位, date: 2026-11-21, basis: 示例, conclusion: 可以公开}"
    head = f"state: public\norigin: compiled\n{review}\nid: '2027'\nsource: 示例通知\n"
    path.write_text(head + text, encoding="utf-8")


def test_the_command_uses_the_sites_calendar(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``gongkai deadline`` counts with the site's own table and ends with the ISO date."""
    config = make_site(tmp_path / "s", [])
    write_calendar(
        config.parent, "complete: true\noff: [{day: 2027-01-01, why: 元旦}, {day: 2027-01-04, why: 示例假}]\n"
    )
    assert run(["deadline", "2026-12-31", "1wd", "--config", str(config)]) == 0
    assert capsys.readouterr().out.split()[-1] == "2027-01-05"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("complete: true\noff: [{day: 2027-01-04, why: 甲}]\nwork: [{day: 2027-01-04, why: 乙}]\n", "A130", 8),
        ("complete: true\noff: [{day: 2026-01-05, why: 甲}]\n", "A131", 7),
    ],
)
def test_a_contradiction_is_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, code: str, line: int
) -> None:
    """A day both off and on, or in another year, is a finding at its line."""
    config = make_site(tmp_path / "s", [])
    write_calendar(config.parent, text)
    assert run(["check", "--config", str(config)]) == 1
    assert f"content/_national/calendar/2027.yml:{line}:" in (out := capsys.readouterr().out)
    assert code in out


@pytest.mark.parametrize("length", ["0wd", "20x", "99999d", "-5wd"])
def test_a_bad_length_is_wrong_usage(length: str) -> None:
    """A length that is none is exit code 2."""
    assert run(["deadline", "2026-11-20", "--", length]) == 2


@pytest.mark.parametrize("day", ["2084-01-01", "2098-06-01", "9998-01-01"])
@pytest.mark.parametrize("command", ["build", "check"])
def test_a_day_no_calendar_reaches_is_wrong_usage(command: str, day: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Beyond the lunar tables nothing is built and nothing crashes: one sentence, exit code 2."""
    assert run([command, "--as-of", day]) == 2
    assert "太远了" in capsys.readouterr().err


@pytest.mark.parametrize("start", ["2003-12-31", "2084-01-01", "9999-12-31"])
def test_a_start_no_calendar_reaches_is_wrong_usage(start: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The same of a limit's start, at both ends."""
    assert run(["deadline", start, "3wd"]) == 2
    assert "起算日" in capsys.readouterr().err


def test_the_longest_limit_from_the_last_year_is_counted() -> None:
    """Whatever the command takes, it counts."""
    assert count(date(LAST_YEAR, 12, 31), LONGEST, WORKING, PLAIN).provisional
