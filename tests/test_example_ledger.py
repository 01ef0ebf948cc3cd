"""The example county's ledger: on five days it stands as a table made by hand says, and nothing a ledger holds is absent.

``golden/example.yml`` was made from the records and the calendar without this program.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import pytest
import yaml

from generator.ledger.book import LedgerBook
from generator.ledger.notices import calendar_of, close_notices, last_day
from generator.ledger.reports import Handed
from generator.ledger.standing import Standing
from generator.load.site import load_portal
from generator.model.base import State
from generator.model.ledger import LEDGER_FOLDERS
from generator.model.meeting import Holding, MeetingKind, ProposalResult
from generator.model.period import parse_period
from generator.model.portal import Portal, public_view
from generator.model.resolution import ClosingKind, ProgressState, SupervisionKind
from tests.factories import REPO

TABLE = yaml.safe_load((REPO / "tests" / "golden" / "example.yml").read_text(encoding="utf-8"))
DAYS = list(TABLE)
END = max(DAYS)
EVERYBODY = "全部"
HANDED = (Handed.on_time, Handed.late, Handed.missing, Handed.waiting)


@dataclass(frozen=True)
class Stood:
    """The county on a day: its book, and when each notice ended or will end."""

    book: LedgerBook
    ends: Mapping[str, date]


@cache
def portal() -> Portal:
    """The example as it is read."""
    found, findings = load_portal(REPO / "examples" / "shili" / "site_config.yml", lambda _: None)
    assert found is not None
    assert list(findings) == []
    return found


@cache
def stood(day: date) -> Stood:
    """The county as it is published on a day."""
    closed = close_notices(public_view(portal()), day)
    (place,) = closed.places
    calendar = calendar_of(closed, place)
    hanging = {n: last_day(one.record, place.jurisdiction.record, calendar) for n, one in place.ledger.notices.items()}
    return Stood(LedgerBook(place, calendar, day), hanging)


def names(listed: Any, units: tuple[str, ...]) -> set[str]:
    """The units a line of the table names."""
    return set(units) if listed == EVERYBODY else set(listed or ())


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_matters_stand_as_the_table_says(day: date) -> None:
    """On each day every matter decided by then, and no other, has the standing of the table."""
    stories = stood(day).book.stories
    expected = {name: word for word, listed in TABLE[day]["议定事项"].items() for name in listed}
    assert {name: story.standing.value for name, story in stories.items()} == expected


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_lateness_is_counted_in_working_days(day: date) -> None:
    """On each day the matters that are or were late are those of the table, by as many working days."""
    late = {name: story.late for name, story in stood(day).book.stories.items() if story.late}
    assert late == TABLE[day]["晚几个工作日"]


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_reports_are_as_the_table_says(day: date) -> None:
    """On each day each unit's report for each quarter begun is on time, late, missing or awaited as in the table."""
    grid = stood(day).book.grid
    assert grid is not None
    assert [str(period) for period in grid.periods] == list(TABLE[day]["报送"])
    for text, row in TABLE[day]["报送"].items():
        period = parse_period(text)
        assert [due.day for due in grid.dues[period].days] == [row["到期"]], text
        cells = grid.column(period)
        for state in HANDED:
            found = {cell.unit for cell in cells if cell.state is state}
            assert found == names(row.get(state.value), grid.units), (text, state)
        assert {cell.unit for cell in cells if cell.nil} == names(row.get("零报告"), grid.units), text
        assert {cell.unit: list(cell.lacks) for cell in cells if cell.lacks} == row.get("缺项", {}), text


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_meetings_are_counted(day: date) -> None:
    """On each day the meetings of the whole body are as many a year as in the table, and short where it says so."""
    book = stood(day).book
    assert {count.period.year: f"{count.held} 次" for count in book.counts} == TABLE[day]["全体会议"]
    assert [count.period.year for count in book.counts if count.short] == TABLE[day]["少于规则"]
    passed = [m.id for m in book.meetings.values() if m.held is Holding.planned and m.date < day]
    assert passed == [str(one) for one in TABLE[day]["过了日子没有记录的会"]]


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_notices_hang_and_end(day: date) -> None:
    """On each day the notices of the table hang, those that ended left a tombstone, those to come are not there."""
    found = stood(day)
    tombstones = found.book.place.tombstones
    assert found.ends == TABLE[day]["挂着的公示"]
    assert {t.id: t.day for t in tombstones if t.notice} == TABLE[day]["到期的公示"]
    assert {f"{t.folder}/{t.id}": t.day for t in tombstones if not t.notice} == TABLE[day]["撤回的"]


def test_every_kind_of_record_and_every_state_of_life_is_there() -> None:
    """Each folder of a ledger holds records of the county, and among them are drafts, awaiting, public and withdrawn."""
    (place,) = portal().places
    held = dict(place.ledger.named())
    assert set(held) == set(LEDGER_FOLDERS)
    assert [folder for folder, records in held.items() if not records] == []
    assert {one.record.state for records in held.values() for one in records.values()} == set(State)


def test_every_standing_is_there_twice() -> None:
    """At the end of the story each standing an office's own matters can have is that of two matters at least."""
    stories = stood(END).book.stories.values()
    assert len(stories) == 60
    for standing in Standing:
        number = sum(1 for story in stories if story.standing is standing)
        assert (number == 0) if standing is Standing.past else (number >= 2), standing


def test_every_turn_a_matter_can_take_is_there() -> None:
    """Each way to report, to press and to end occurs; days moved once and twice; progress in sheets, with evidence."""
    book = stood(END).book
    stories = list(book.stories.values())
    steps = [step for story in stories for step in story.progress]
    own = [step for story in stories for step in story.record.progress]
    assert {step.state for step in steps} == set(ProgressState)
    assert 0 < len(own) < len(steps)
    evidence = [one for step in steps for one in step.evidence]
    assert {one.file for one in evidence} == {None, "jidu-baosong", "biaozhun"}
    assert any(one.document for one in evidence)
    assert {one.kind for story in stories for one in story.supervision} == set(SupervisionKind)
    assert {story.closing.how for story in stories if story.closing} == set(ClosingKind)
    moved = {"2025-01-21-3": 2, "2025-04-29-3": 1, "2025-06-12-3": 1, "2025-10-23-5": 2, "2026-01-22-8": 1}
    assert {story.record.id: len(story.extensions) for story in stories if story.slipped} == moved
    assert any(story.due is None for story in stories if not story.is_closed)


def test_a_report_in_time_is_not_late_because_it_was_confirmed_afterwards() -> None:
    """A matter reported done by its due day and confirmed after it ended in time."""
    story = stood(END).book.stories["2025-03-20-1"]
    assert story.closing is not None
    assert story.due is not None
    assert story.progress[-1].date <= story.due < story.closing.date
    assert story.standing is Standing.done


def test_every_kind_of_meeting_and_every_result_of_a_proposal_is_there() -> None:
    """Meetings of each kind, held, planned and cancelled; leave, absence, guests; minutes not sent to everybody."""
    (place,) = portal().places
    meetings = [one.record for one in place.ledger.meetings.values()]
    assert {meeting.kind for meeting in meetings} == set(MeetingKind)
    assert {meeting.held for meeting in meetings} == set(Holding)
    assert all(any(getattr(meeting, name) for meeting in meetings) for name in ("leave", "absent", "guests"))
    assert {meeting.minutes.to_members for meeting in meetings if meeting.minutes} == {True, False}
    proposals = [one.record for one in place.ledger.proposals.values()]
    assert {proposal.result for proposal in proposals} == {*ProposalResult, None}
