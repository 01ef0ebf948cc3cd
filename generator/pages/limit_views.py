"""Body of the deadline calculator: one dataclass a kind; strings are text, never HTML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.pages.parts import Link


@dataclass(frozen=True, slots=True)
class LimitRow:
    """A limit the calculator knows; ``due`` is counted from the as-of date as an example."""

    id: str
    what: str
    length: int
    working: bool
    mine: bool  # the reader's own limit: what counts is the safe day
    more: int  # by how much it may be extended; 0 where it may not
    when: str  # in which case, or ""
    excluded: str  # what time does not count, or ""
    inferred: bool  # the text does not say from which day it runs
    limit: str
    source: Link
    due: str


@dataclass(frozen=True, slots=True)
class LimitStart:
    """The limits of a matter that one day starts."""

    event: str
    title: str
    rows: tuple[LimitRow, ...]


@dataclass(frozen=True, slots=True)
class LimitMatter:
    """What a reader is about: 低保, 信访 …"""

    title: str
    starts: tuple[LimitStart, ...]


@dataclass(frozen=True, slots=True)
class LimitsPage:
    """kind ``limits``: the deadline calculator, and the same as a list."""

    lead: str
    matters: tuple[LimitMatter, ...]
    rules: tuple[str, ...]
    provisional: str
    example: str
    data: Mapping[str, Any]  # for the script, as JSON: limits by matter and start, days off, days of work
    ask_receipt: Link | None
