"""What of a place is for people to use, and what is written of each: for whom, in which trouble, in plain words.

takes  a scene
gives  ``Thing``: a measure, a document, an explanation, with the record that says for whom it is
does not  judge

What the nation's records say of a measure (who it is for, the troubles it answers) is told as well: a place that is
only compiled has it from there, an office can see what it may start from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.disclosure.answer import public_by
from generator.disclosure.scene import Scene
from generator.disclosure.subjects import title_of
from generator.disclosure.timing import published_day
from generator.disclosure.whereabouts import in_folder
from generator.findings import Place
from generator.model.disclosure import Targeting
from generator.model.document import Validity
from generator.model.located import Located

OVER = frozenset({Validity.expired, Validity.repealed})  # a document nobody has to understand any more
NATIONAL = "全国的记录写了给谁，{count}种难处用得上"
EXPLAINED = "本站有解读"


@dataclass(frozen=True, slots=True)
class Thing:
    """``of`` is how a record names it; ``at`` are the parts of its page's path."""

    of: str
    title: str
    subject: str
    place: Place
    record: Located[Targeting] | None
    elsewhere: str  # what this site has of it without such a record
    begins: date | None = None  # since when it is there: what is told of it cannot have been asked for before

    @property
    def at(self) -> tuple[str, ...]:
        """The parts of the path of its page, under its place."""
        return tuple(self.of.split("/"))


def things(scene: Scene) -> Iterator[Thing]:
    """Measures there are on the day, then documents that hold, then explanations."""
    own, office = scene.place, scene.office
    records, troubles = said_by(scene), _troubles(scene)
    for name, measure in scene.measures.items():
        told = _nation(troubles, (name,))
        yield _thing(scene, records, f"relief/{name}", measure.record.title, office, told, measure.record.valid_from)
    explained = {name for one in public_by(scene, own.explanations.values()) for name in one.record.of}
    for name, document in own.documents.items():
        if not public_by(scene, [document.located]):
            continue
        if document.record.validity not in OVER:
            told = EXPLAINED if name in explained else _nation(troubles, document.record.measures)
            begins = published_day(document.record)
            yield _thing(scene, records, f"documents/{name}", title_of(document), office, told, begins)
    for name, one in own.explanations.items():
        if not public_by(scene, [one]):
            continue
        told = _nation(troubles, one.record.measures)
        begins, by = published_day(one.record), one.record.by or office
        yield _thing(scene, records, f"explanations/{name}", one.record.title, by, told, begins)


def said_by(scene: Scene) -> dict[str, Located[Targeting]]:
    """The record of each thing, as far as it was written by the day; of several the first."""
    found: dict[str, Located[Targeting]] = {}
    for located in scene.place.targeting.values():
        if located.record.said <= scene.as_of:
            found.setdefault(located.record.of, located)
    return found


def good_until(record: Targeting) -> date:
    """The last day on which it is not older than twelve months (民法典 art. 202: or the month's last day)."""
    said = record.said
    return date(said.year + 1, 2, 28) if (said.month, said.day) == (2, 29) else said.replace(year=said.year + 1)


def _thing(
    scene: Scene,
    records: dict[str, Located[Targeting]],
    of: str,
    title: str,
    subject: str,
    told: str,
    begins: date | None,
) -> Thing:
    record = records.get(of)
    place = record.at() if record else in_folder(scene, "targeting/")
    return Thing(of, title, subject, place, record, told, begins)


def _troubles(scene: Scene) -> dict[str, set[str]]:
    """The situations that point to each measure there is on the day."""
    found: dict[str, set[str]] = {name: set() for name in scene.measures}
    for name, one in scene.national.situations.items():
        if one.record.valid_from <= scene.as_of:
            for measure in found.keys() & set(one.record.measures):
                found[measure].add(name)
    return found


def _nation(troubles: dict[str, set[str]], measures: tuple[str, ...]) -> str:
    """What the nation's records say of measures: each says who it is for; situations point to it."""
    count = len(set().union(*(troubles.get(name, ()) for name in measures)))
    return NATIONAL.format(count=count) if count else ""
