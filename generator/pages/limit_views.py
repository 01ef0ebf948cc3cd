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
    limit: str
    starts_from: str
    source: Link
    due: str


@dataclass(frozen=True, slots=True)
class LimitGroup:
    """Limits that one event starts."""

    title: str
    rows: tuple[LimitRow, ...]


@dataclass(frozen=True, slots=True)
class LimitsPage:
    """kind ``limits``: the deadline calculator, and the same as a table."""

    lead: str
    groups: tuple[LimitGroup, ...]
    rules: tuple[str, ...]
    provisional: str
    example: str
    data: Mapping[str, Any]  # for the script, as JSON: limits, days off, days of work
    ask_receipt: Link | None
