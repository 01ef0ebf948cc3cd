"""Where a matter stands on a day: the golden table, and what holds for every story."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.days.calendar import Calendar
from generator.ledger.standing import CLOSED, SOON, Standing, Story, tell
from generator.ledger.working import WorkingDays
from generator.model.resolution import Progress, Resolution
from tests.factories import COMPILED

GOLDEN = yaml.safe_load((Path(__file__).parent / "golden" / "standings.yml").read_text(encoding="utf-8"))
WORKING = WorkingDays(Calendar())
DECIDED = date(2026, 3, 18)
CASES = [(case, day, says) for case in GOLDEN for day, says in case["then"].items()]
VERDICTS = (Standing.overdue, Standing.done, Standing.done_late)


def resolution(case: Mapping[str, Any]) -> Resolution:
    """The record a case of the golden table describes."""
    progress = [
        {"date": day, "unit": unit, "state": state, "done": "做了。"}
        for part, unit in (("lead", "minzheng"), ("assist", "jiaoyu"))
        for day, state in case.get(part, {}).items()
    ]
    closed = [
        {"date": day, "how": how, "by": "办公室", "says": "了结。"} for day, how in case.get("closed", {}).items()
    ]
    moved = [{"date": day, "to": to, "by": "召集人", "reason": "改。"} for day, to in case.get("moved", {}).items()]
    return Resolution.model_validate({
        **COMPILED, "id": "m-1", "meeting": "m", "number": 1, "title": "事", "text": "办。", "lead": "minzheng",
        "assist": ["jiaoyu"], "due": case.get("due"), "progress": progress, "extensions": moved,
        "closing": closed[0] if closed else None,
    })  # fmt: skip


def told(case: Mapping[str, Any], as_of: date) -> Story:
    since = case.get("since")
    return tell(resolution(case), DECIDED, (), as_of, WORKING, since if since and since <= as_of else None)


@pytest.mark.parametrize(
    ("case", "as_of", "says"), CASES, ids=[f"{case['about']} {day}" for case, day, _ in CASES]
)  # fmt: skip
def test_golden(case: dict[str, Any], as_of: date, says: str) -> None:
    """A matter stands where a person who reads its story on that day puts it."""
    word, _, late = says.partition(" ")
    story = told(case, as_of)
    assert (story.standing.value, story.late) == (word, int(late or 0))


def test_the_golden_table_knows_every_standing() -> None:
    """No standing is left without an example."""
    assert {says.partition(" ")[0] for _, _, says in CASES} == {standing.value for standing in Standing}


def test_a_sheet_says_the_same_as_the_matter_itself() -> None:
    """Progress in a unit's sheet counts as progress written at the matter."""
    case = {"since": date(2026, 1, 1), "due": date(2026, 6, 30)}
    entry = Progress.model_validate({"date": "2026-06-25", "unit": "minzheng", "state": "报告办完", "done": "办完了。"})
    story = tell(resolution(case), DECIDED, [entry], date(2026, 7, 15), WORKING, case["since"])
    assert story.standing is Standing.reported
    assert story.finished == date(2026, 6, 25)


@pytest.mark.parametrize(
    ("to", "slipped"), [("2026-09-30", True), ("2026-06-30", False), ("2026-05-31", False)]
)  # fmt: skip
def test_slipped_is_later_than_first_set(to: str, slipped: bool) -> None:
    """A matter has slipped where its due day is later than the meeting set it."""
    story = told({"due": "2026-06-30", "moved": {"2026-05-01": to}}, date(2026, 6, 1))
    assert (story.slipped, story.first_due) == (slipped, date(2026, 6, 30))


def test_days_that_are_not_announced_are_an_estimate() -> None:
    """Lateness that runs into a year without announced days off is an estimate; before that it is exact."""
    case = {"since": date(2026, 1, 1), "due": date(2026, 6, 30)}
    assert not told(case, date(2026, 12, 31)).estimated
    assert told(case, date(2040, 1, 10)).estimated


DAYS = st.dates(date(2026, 3, 18), date(2027, 3, 18))
STATES = st.sampled_from(["推进中", "遇到困难", "报告办完"])
STORIES = st.fixed_dictionaries(
    {
        "due": st.none() | DAYS,
        "since": st.none() | st.dates(date(2026, 1, 1), date(2027, 3, 18)),
        "lead": st.dictionaries(DAYS, STATES, max_size=4),
        "assist": st.dictionaries(DAYS, STATES, max_size=3),
        "moved": st.dictionaries(DAYS, DAYS, max_size=2),
        "closed": st.dictionaries(DAYS, st.sampled_from(["办结", "并入其他事项", "不再办理"]), max_size=1),
    }
)


@given(STORIES, DAYS)
def test_nothing_after_the_day_is_told(case: dict[str, Any], as_of: date) -> None:
    """A story never shows anything dated after the as-of day, nor lets it change where the matter stands."""
    story = told(case, as_of)
    shown = [*story.extensions, *story.progress, *story.supervision, *([story.closing] if story.closing else [])]
    assert all(entry.date <= as_of for entry in shown)
    past = {name: {d: v for d, v in case[name].items() if d <= as_of} for name in ("lead", "assist", "moved", "closed")}
    cut = told({**case, **past}, as_of)
    assert (story.standing, story.due, story.late) == (cut.standing, cut.due, cut.late)


@given(STORIES, DAYS)
def test_no_verdict_without_the_office(case: dict[str, Any], as_of: date) -> None:
    """Where the office does not publish here, or began after the due day, nothing is overdue, late or in time."""
    story = told(case, as_of)
    since = case["since"]
    if since is None or since > as_of or story.due is None or story.due < since:
        assert story.standing not in VERDICTS
        assert (story.judged, story.late) == (False, 0)


@given(STORIES, DAYS)
def test_late_is_counted_after_the_last_day(case: dict[str, Any], as_of: date) -> None:
    """Late days are those after the last day until the matter was finished, and only on what was judged."""
    story = told(case, as_of)
    assert (story.standing in CLOSED) == (story.closing is not None)
    if story.standing is Standing.overdue:
        assert story.last_day is not None
        assert story.finished is None
        assert story.last_day < as_of
    end = story.finished or (as_of if story.closing is None else None)  # the office's own day counts against nobody
    late = story.judged and story.last_day and end and WORKING.after(story.last_day, end) > 0
    assert (story.late > 0) == (bool(late) and story.standing not in (Standing.merged, Standing.dropped))
    if story.late:
        assert story.standing in (Standing.overdue, Standing.reported, Standing.done_late)


@given(STORIES, DAYS)
def test_soon_is_before_the_last_day(case: dict[str, Any], as_of: date) -> None:
    """What is 快到期 has no more than ten working days left, and its last day is not past."""
    story = told(case, as_of)
    if story.standing is Standing.soon:
        assert story.last_day is not None
        assert as_of <= story.last_day
        assert WORKING.after(as_of, story.last_day) <= SOON


@given(st.dates(date(2026, 3, 18), date(2026, 12, 1)), st.integers(0, 60))
def test_once_overdue_more_every_working_day(due: date, after: int) -> None:
    """An open matter's late days never fall, and rise by one on each working day."""
    case = {"since": date(2026, 1, 1), "due": due}
    today = due + timedelta(days=after)
    story, morrow = told(case, today), told(case, today + timedelta(days=1))
    works = WORKING.calendar.look_up(today + timedelta(days=1)).works
    assert story.last_day is not None
    expected = story.late + (1 if works and today + timedelta(days=1) > story.last_day else 0)
    assert morrow.late == expected
