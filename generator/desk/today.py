"""今天: what is due, and what must be mended, with the form to do it in.

takes  what a check of the records gave
gives  what the page shows
does not  choose the tasks
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from generator.catalogue.entry import Level
from generator.desk.collections import kind_of
from generator.disclosure.agenda import agendas_of
from generator.pipeline import Checked
from generator.reports.report import Item, Report
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
class Broken:
    """One thing to mend."""

    place: str
    says: str
    remedy: str
    form: str


@dataclass(frozen=True)
class PlaceToday:
    """``publishes`` is whether the place's own office publishes here."""

    name: str
    publishes: bool
    dues: tuple[Due, ...]


@dataclass(frozen=True)
class Today:
    """``broken`` stops publishing."""

    broken: tuple[Broken, ...]
    places: tuple[PlaceToday, ...]
    day: str


def today_view(checked: Checked, report: Report, prefix: str) -> Today:
    """``prefix`` is what the paths of findings have before the site's own folder."""
    slugs = tuple(place.slug for place in checked.portal.places) if checked.portal else ()
    broken = tuple(_broken(item, prefix, slugs) for item in report.of(Level.must))
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
                    form_of(task.place.path, prefix, slugs),
                )
                for task in agenda.tasks
            ),
        )
        for agenda in agendas_of(checked.portal, checked.day)
    )  # fmt: skip
    return Today(broken, places, checked.day.as_of.isoformat())


def _broken(item: Item, prefix: str, slugs: tuple[str, ...]) -> Broken:
    remedy = item.remedy if item.has_remedy else ""
    return Broken(item.place, item.says, remedy, form_of(item.finding.place.path, prefix, slugs))


def form_of(path: str, prefix: str, slugs: tuple[str, ...]) -> str:
    """The address of the form for a file; ``""`` for a file no form is made for."""
    own = path.removeprefix(prefix)
    parts = own.split("/")
    kind = kind_of(own, slugs)
    if kind is None or len(parts) < 3 or parts[1] not in slugs or not own.endswith(".yml"):
        return ""
    name = parts[-2] if parts[-1] == "document.yml" else parts[-1].removesuffix(".yml")
    own_name = name if "{id}" in kind.pattern else kind.name
    return f"/forms/{quote(parts[1])}/#/collections/{quote(kind.name)}/entries/{quote(own_name)}"
