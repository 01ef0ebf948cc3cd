"""Which records of a place answer for an element of a catalogue.

takes  a scene, the element's row, and the measure or unit it is asked for
gives  ``Answer``: the records, or none
does not  judge: what is missing is for the rules to name

A page that shows what national law says of a measure answers for what law settles (conditions, steps); what only the
place can know (amounts, addresses, telephones) is answered by the place's own records alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.disclosure.scene import Scene
from generator.model.base import Record
from generator.model.disclosure import CatalogueRow, Evidence
from generator.model.located import Located


@dataclass(frozen=True, slots=True)
class Target:
    """What a row is asked for: the row itself, and the measure or unit where it holds for each of them."""

    row: CatalogueRow
    measure: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """``records`` answer together; ``at`` are the parts of the path of the page that shows them under its place."""

    records: tuple[Located[Any], ...] = ()
    at: tuple[str, ...] = ()
    partial: str = ""  # what is missing of it, in Chinese; "" where nothing is

    @property
    def is_there(self) -> bool:
        """Whether anything answers."""
        return bool(self.records)

    @property
    def first(self) -> Record | None:
        """The record that was first public here."""
        dated = [one.record for one in self.records if one.record.published_here]
        return min(dated, key=lambda r: r.published_here.day, default=None)


NOTHING = Answer()
Finder = Callable[[Scene, Target], Answer]


def answer(scene: Scene, evidence: Evidence, target: Target) -> Answer:
    """What the place has for an element."""
    return FINDERS[evidence](scene, target)


def _elsewhere(scene: Scene, target: Target) -> Answer:
    return NOTHING


def _documents(scene: Scene, target: Target) -> Answer:
    found = tuple(
        one.located
        for one in scene.place.documents.values()
        if not target.measure or target.measure in one.record.measures
    )
    return Answer(found, ("documents", found[0].record.id)) if found else NOTHING


def _standard(scene: Scene, target: Target) -> Answer:
    local = scene.place.relief.get(target.measure)
    current = [a for a in local.record.amounts if _holds(a, scene)] if local else []
    return Answer((local,), ("relief", target.measure)) if local and current else NOTHING


def _holds(dated: Any, scene: Scene) -> bool:
    return bool(dated.valid_from <= scene.as_of and (dated.valid_to is None or scene.as_of < dated.valid_to))


FINDERS: Mapping[Evidence, Finder] = {
    Evidence.elsewhere: _elsewhere,
    Evidence.documents: _documents,
    Evidence.standard: _standard,
}
