"""What the office has to do: today, this week, and what is past its day.

takes  the portal as loaded, with what is not public yet; the portal of the day
gives  ``Agenda`` of each place: tasks with day, unit, reason and file
does not  reach the site: it speaks of what is not public yet
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

from generator.disclosure.day import PortalDay
from generator.disclosure.tasks import Task, tasks_of
from generator.model.portal import Portal

AHEAD = 30  # days that are looked ahead
SUNDAY = 6


class When(StrEnum):
    """How the tasks are grouped; what presses first."""

    past = "已过日子"
    today = "今天"
    week = "本周"
    later = "往后30天"


@dataclass(frozen=True)
class Agenda:
    """``office`` is whether the place's own office publishes here: nobody else has anything to do by a day."""

    slug: str
    name: str
    office: bool
    as_of: date
    tasks: tuple[Task, ...]  # by day

    @cached_property
    def by_when(self) -> dict[When, tuple[Task, ...]]:
        """The tasks of each group, in order."""
        return {when: tuple(task for task in self.tasks if self.when(task) is when) for when in When}

    @cached_property
    def by_unit(self) -> dict[str, tuple[Task, ...]]:
        """The tasks of each unit, the unit with the oldest day first; "" is the body's office."""
        grouped: dict[str, list[Task]] = {}
        for task in self.tasks:
            grouped.setdefault(task.unit, []).append(task)
        return {unit: tuple(tasks) for unit, tasks in grouped.items()}

    def when(self, task: Task) -> When:
        """The group of a task."""
        if task.day <= self.as_of:
            return When.today if task.day == self.as_of else When.past
        return When.week if task.day <= self._sunday else When.later

    @property
    def _sunday(self) -> date:
        return self.as_of + timedelta(days=SUNDAY - self.as_of.weekday())

    def of_unit(self, unit: str) -> Agenda:
        """What one unit has to do."""
        return Agenda(self.slug, self.name, self.office, self.as_of, tuple(t for t in self.tasks if t.unit == unit))


def agendas_of(loaded: Portal, day: PortalDay) -> tuple[Agenda, ...]:
    """Every place's agenda; of a place that is not public yet there is none."""
    as_loaded = {place.slug: place for place in loaded.places}
    found = []
    for place in day.portal.places:
        record, account = place.jurisdiction.record, day.accounts[place.slug]
        tasks: list[Task] = []
        if account.judges:
            last = day.as_of + timedelta(days=AHEAD)
            tasks = [task for task in tasks_of(as_loaded[place.slug], account, day) if task.day <= last]
            tasks.sort(key=lambda task: (task.day, task.unit, task.place, task.what))
        found.append(Agenda(place.slug, record.name, account.judges, day.as_of, tuple(tasks)))
    return tuple(found)
