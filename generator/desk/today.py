"""今天: what is due, and what must be mended, with the form to do it in.

takes  what a check of the records gave
gives  what the page shows
does not  choose the tasks
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.catalogue.entry import Level
from generator.desk.told import Teller, Told
from generator.disclosure.agenda import agendas_of
from generator.pipeline import Checked
from generator.reports.report import Report
from generator.reports.today import OFFICE, names_of


@dataclass(frozen=True)
class Due:
    """One thing to do."""

    when: str
    day: str
    who: str
    what: str
    why: str
    form: str  # address of the record's form, "" where it has none


@dataclass(frozen=True)
class PlaceToday:
    """``publishes`` is whether the place's own office publishes here."""

    name: str
    publishes: bool
    dues: tuple[Due, ...]


@dataclass(frozen=True)
class Today:
    """``broken`` stops publishing."""

    broken: tuple[Told, ...]
    places: tuple[PlaceToday, ...]
    day: str


def today_view(checked: Checked, report: Report, teller: Teller) -> Today:
    """What to mend, and what is due place by place."""
    broken = teller.tell(report.of(Level.must))
    if checked.portal is None or checked.day is None:
        return Today(broken, (), "")
    names = names_of(checked.day.portal)
    places = tuple(
        PlaceToday(
            agenda.name,
            agenda.office,
            tuple(
                Due(
                    agenda.when(task).value, task.day.isoformat(),
                    names.get((agenda.slug, task.unit), task.unit or OFFICE), task.what, task.why,
                    teller.form(task.place.path),
                )
                for task in agenda.tasks
            ),
        )
        for agenda in agendas_of(checked.portal, checked.day)
    )  # fmt: skip
    return Today(broken, places, checked.day.as_of.isoformat())
