"""One body's ledger as it stood on a day.

takes  a place's public records with ended notices closed, its calendar, the as-of date
gives  meetings, stories, grid, counts: what pages, feeds and data are made of
does not  show what lies after the day, or judge for a body whose own office does not publish here
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from functools import cached_property
from typing import TypeVar

from generator.days.calendar import Calendar
from generator.ledger.cases import CaseGrid, make_grid_of_cases
from generator.ledger.dues import SetDay
from generator.ledger.meetings import MeetingCount, count_meetings
from generator.ledger.notices import calendar_of
from generator.ledger.reports import Grid, make_grid
from generator.ledger.standing import Standing, Story, tell
from generator.ledger.working import WorkingDays
from generator.model.base import Record
from generator.model.jurisdiction import Publisher
from generator.model.located import Located
from generator.model.meeting import Consultation, Holding, Meeting, Proposal
from generator.model.notice import Notice
from generator.model.portal import PlaceData, Portal
from generator.model.reporting import Bulletin, Circular, Evaluation, UnitReport
from generator.model.resolution import ClosingKind, Progress, ProgressPart
from generator.model.silence import Nil, WithheldItem
from generator.model.unit import UnitKind, has_ended

R = TypeVar("R", bound=Record)
Dated = TypeVar("Dated", Consultation, Bulletin, Circular, Evaluation)


class LedgerBook:
    """Lists come newest first, stories by what presses most.

    ``gone`` are units whose kind of body has lost its name since the document: nothing is missing from them.
    """

    def __init__(self, place: PlaceData, calendar: Calendar, as_of: date, gone: Collection[str] = ()) -> None:
        self.place = place
        self.gone = gone
        self.records = place.ledger
        self.as_of = as_of
        self.calendar = calendar
        self.working = WorkingDays(calendar)
        jurisdiction = place.jurisdiction.record
        office = jurisdiction.publisher is Publisher.office and jurisdiction.since is not None
        self.since = jurisdiction.since if office and jurisdiction.since and jurisdiction.since <= as_of else None

    @cached_property
    def meetings(self) -> dict[str, Meeting]:
        """Those held by the day, and those planned or called off; the latest first, each without what came later."""
        shown = (m for m in _values(self.records.meetings) if m.held is not Holding.held or m.date <= self.as_of)
        told = (self._by_now(m) for m in shown)
        return {m.id: m for m in sorted(told, key=lambda m: (m.date, m.id), reverse=True)}

    def _by_now(self, meeting: Meeting) -> Meeting:
        if meeting.minutes is not None and meeting.minutes.formed > self.as_of:
            return meeting.model_copy(update={"minutes": None})
        return meeting

    @cached_property
    def counts(self) -> tuple[MeetingCount, ...]:
        """Meetings of the whole body against the rule."""
        body = self.place.body
        return count_meetings(body.record, self.meetings.values(), self.as_of, self.since) if body else ()

    @cached_property
    def proposals(self) -> tuple[Proposal, ...]:
        """Those put to a meeting that was held by the day; the latest first."""
        put = (p for p in _values(self.records.proposals) if p.meeting and self._held(p.meeting))
        return tuple(sorted(put, key=lambda p: (p.date, p.id), reverse=True))

    def proposal(self, name: str | None) -> Proposal | None:
        """A proposal that was put to a meeting, by id."""
        found = self.records.proposals.get(name or "")
        return found.record if found and found.record.meeting and self._held(found.record.meeting) else None

    @cached_property
    def consultations(self) -> tuple[Consultation, ...]:
        """Those settled by the day."""
        return self._by_date(self.records.consultations)

    @cached_property
    def stories(self) -> dict[str, Story]:
        """Every matter decided by the day: what presses first, then by due day."""
        sheets: dict[str, list[Progress]] = {}
        for sheet in _values(self.records.progress):
            for line in sheet.lines:
                values = {
                    name: getattr(line, name) for name in ProgressPart.model_fields
                }  # validated as they were read
                entry = Progress.model_construct(**values, unit=sheet.id)
                sheets.setdefault(line.resolution, []).append(entry)
        order = list(Standing)
        stories = [
            tell(r, self.meetings[r.meeting].date, sheets.get(r.id, ()), self.as_of, self.working, self.since)
            for r in _values(self.records.resolutions)
            if self._held(r.meeting)
        ]
        stories.sort(key=lambda s: (order.index(s.standing), s.due or date.max, s.record.id))
        return {story.record.id: story for story in stories}

    @cached_property
    def stories_of(self) -> dict[str, list[Story]]:
        """By unit, those it leads or assists in."""
        grouped: dict[str, list[Story]] = {}
        for story in self.stories.values():
            for unit in story.units:
                grouped.setdefault(unit, []).append(story)
        return grouped

    @cached_property
    def stories_on(self) -> dict[str, list[Story]]:
        """By topic, in the order of pressing."""
        grouped: dict[str, list[Story]] = {}
        for story in self.stories.values():
            for topic in story.record.topics:
                grouped.setdefault(topic.value, []).append(story)
        return grouped

    @cached_property
    def decided_at(self) -> dict[str, list[Story]]:
        """By meeting, what it decided, in its order."""
        grouped: dict[str, list[Story]] = {}
        for story in sorted(self.stories.values(), key=lambda s: (s.record.number, s.record.id)):
            grouped.setdefault(story.record.meeting, []).append(story)
        return grouped

    @cached_property
    def grid(self) -> Grid | None:
        """Reports, unit × period; none where no rule asks for them or nothing can be said."""
        body = self.place.body
        if body is None:
            return None
        withdrawn = {t.report for t in self.place.tombstones if t.report}
        return make_grid(
            body.record, self.asked, self.gone, self.reports, withdrawn, self.place.kept_back, self._set_days(),
            self.as_of, self.since, self.calendar, self._joined(),
        )  # fmt: skip

    @property
    def asked(self) -> tuple[str, ...]:
        """各成员单位 of the day, one by one: a member that stands for several (集合) cannot report as one unit."""
        units = ((name, located.record) for name, located in self.place.units.items())
        members = ((name, unit) for name, unit in units if unit.since is None or unit.since <= self.as_of)
        return tuple(name for name, unit in members if unit.member and unit.kind is not UnitKind.collective)

    def _joined(self) -> dict[str, date]:
        """The units that joined later, each with the day: nothing is asked of them for a period that was over."""
        units = ((name, located.record.since) for name, located in self.place.units.items())
        return {name: since for name, since in units if since is not None}

    def _set_days(self) -> list[SetDay]:
        """Days for reporting that meetings set; a matter that was dropped sets none from then on."""
        days = []
        for story in self.stories.values():
            if story.record.reporting is not None:
                dropped = story.closing is not None and story.closing.how is ClosingKind.dropped
                until = story.closing.date if story.closing and dropped else None
                days.append(SetDay(story.record.id, story.decided, story.record.reporting, until))
        return days

    @cached_property
    def reports(self) -> tuple[UnitReport, ...]:
        """Those received by the day, the latest first."""
        held = (r for r in _values(self.records.reports) if r.submitted <= self.as_of)
        return tuple(sorted(held, key=lambda r: (r.submitted, r.id), reverse=True))

    @cached_property
    def bulletins(self) -> tuple[Bulletin, ...]:
        """简报 issued by the day."""
        return self._by_date(self.records.bulletins)

    @cached_property
    def circulars(self) -> tuple[Circular, ...]:
        """通报 and reports to the government issued by the day."""
        return self._by_date(self.records.circulars)

    @cached_property
    def evaluations(self) -> tuple[Evaluation, ...]:
        """绩效评价 made public by the day."""
        return self._by_date(self.records.evaluations)

    @cached_property
    def notices(self) -> tuple[Notice, ...]:
        """Those that hang on the day."""
        hanging = (n for n in _values(self.records.notices) if n.opens <= self.as_of)
        return tuple(sorted(hanging, key=lambda n: (n.opens, n.id), reverse=True))

    @cached_property
    def cases(self) -> tuple[CaseGrid, ...]:
        """一事一议 of periods that are over, as they may be shown."""
        over = [c for c in _values(self.records.cases) if c.period.last < self.as_of]
        over.sort(key=lambda c: c.period.last, reverse=True)
        return tuple(make_grid_of_cases(counts) for counts in over)

    @cached_property
    def withheld(self) -> tuple[WithheldItem, ...]:
        """不公开事项 decided by the day."""
        held = (w for w in _values(self.records.withheld) if w.decided <= self.as_of)
        return tuple(sorted(held, key=lambda w: (w.decided, w.id), reverse=True))

    @cached_property
    def nil(self) -> tuple[Nil, ...]:
        """零报告 said by the day."""
        said = (n for n in _values(self.records.nil) if n.said <= self.as_of)
        return tuple(sorted(said, key=lambda n: (n.said, n.id), reverse=True))

    def _held(self, meeting: str) -> bool:
        found = self.meetings.get(meeting)
        return found is not None and found.held is Holding.held

    def _by_date(self, records: Mapping[str, Located[Dated]]) -> tuple[Dated, ...]:
        dated = [record for record in _values(records) if record.date <= self.as_of]
        return tuple(sorted(dated, key=lambda record: (record.date, record.id), reverse=True))


def books_of(portal: Portal, as_of: date) -> dict[str, LedgerBook]:
    """Every place's ledger on a day, by place: made once a build, for pages, feeds and data."""
    return {place.slug: book_of(portal, place, as_of) for place in portal.places}


def book_of(portal: Portal, place: PlaceData, as_of: date) -> LedgerBook:
    """The ledger of one of a portal's places on a day."""
    gone = {name for name, at in place.units.items() if has_ended(at.record, portal.lineages, as_of.year)}
    return LedgerBook(place, calendar_of(portal, place), as_of, gone)


def _values(records: Mapping[str, Located[R]]) -> list[R]:
    return [located.record for located in records.values()]
