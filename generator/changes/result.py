"""What changed between two states of the records.

takes  sentences, items of the check
gives  ``Changes``
does not  compare, or know a form
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.reports.report import Item


class What(StrEnum):
    """What became of a record; the name is the key in data."""

    added = "新增"
    changed = "修改"
    withdrawn = "撤回"
    hidden = "不再公开"
    deleted = "删去"


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One record a reader sees, or saw: ``title`` is its kind's, ``name`` its own; ``sentences`` are plain text."""

    kind: str
    title: str
    id: str
    name: str
    path: str
    what: What
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceChanges:
    """``slug`` is that of the place; ``_national`` for what holds everywhere, "" for the settings of the site."""

    slug: str
    name: str
    records: tuple[RecordChange, ...]


@dataclass(frozen=True, slots=True)
class Unseen:
    """A record that changed and that no reader sees, before or after; ``why`` in words. Nothing of what it holds."""

    slug: str
    kind: str
    title: str
    id: str
    name: str
    path: str
    why: str


@dataclass(frozen=True)
class Changes:
    """``before`` and ``after`` are the names of the states; ``notes`` say what was not compared, and why."""

    before: str
    after: str
    as_of: date
    sentences: tuple[PlaceChanges, ...] = ()
    unseen: tuple[Unseen, ...] = ()
    new: tuple[Item, ...] = ()
    healed: tuple[Item, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def records(self) -> Iterator[RecordChange]:
        """Every record that changed for a reader."""
        return (record for place in self.sentences for record in place.records)

    @property
    def is_silent(self) -> bool:
        """Whether nothing changed for a reader."""
        return not self.sentences


def sentences_of(changes: Changes) -> tuple[str, ...]:
    """Every sentence a reader would want, place by place."""
    return tuple(sentence for record in changes.records for sentence in record.sentences)
