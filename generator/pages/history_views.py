"""Body of a page of changes: what words went and what came; strings are text, never HTML."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.pages.parts import Pager


class Mark(StrEnum):
    """What became of a stretch of words."""

    same = "same"
    gone = "gone"
    come = "come"
    cut = "cut"  # words that stayed, left out for shortness


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of words of one fate."""

    mark: Mark
    text: str


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field: its Chinese title, its words; or, where words cannot be shown, what there is to say."""

    label: str
    words: tuple[Words, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class RecordChange:
    """What one commit changed of one record."""

    of: str  # which record, where the page is about several; or ""
    post: str  # of the reviewer, or ""
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class DayChange:
    """What one commit changed."""

    heading: str  # the day
    records: tuple[RecordChange, ...]


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """kind ``history``."""

    lead: str
    changes: tuple[DayChange, ...]  # newest first
    note: str  # that some older version is left out, or ""
    pager: Pager | None
