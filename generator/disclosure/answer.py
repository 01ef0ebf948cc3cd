"""What answers for an element of a catalogue, and what it is asked for.

takes  nothing
gives  ``Target``, ``Answer``, ``Finder``; whether a record was public by a day
does not  know which records answer for what: the finders do
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from generator.disclosure.scene import Scene
from generator.model.base import Record
from generator.model.disclosure import CatalogueRow
from generator.model.located import Located

NATIONAL = "全国规定"


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
    note: str = ""  # what to know of it: that the law says it for everybody
    national: bool = False  # whether the records are the nation's, and tell nothing of when the place published

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


def public_by(scene: Scene, records: Iterable[Located[Any]]) -> list[Located[Any]]:
    """The records that were public here by the day; one that does not say since when counts."""
    return [one for one in records if one.record.published_here is None or one.record.published_here.day <= scene.as_of]
