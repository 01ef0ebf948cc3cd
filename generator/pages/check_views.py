"""Body of the self-check: one dataclass a kind; strings are text, never HTML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.pages.parts import Block, Line, Link


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question of the self-check."""

    id: str
    ask: str
    help: str
    kind: str  # "yes-no", "choice", "number"
    unit: str
    choices: tuple[tuple[str, str], ...]  # value, label
    held: str  # the place's amount where the portal holds it


@dataclass(frozen=True, slots=True)
class ConditionView:
    """A condition with its article."""

    id: str
    block: Block


@dataclass(frozen=True, slots=True)
class RowView:
    """One row: which conditions hold and which do not, the grade, and what is said."""

    when: str  # "符合条件1、3；不符合条件2"
    grade: str
    say: Line


@dataclass(frozen=True, slots=True)
class TableView:
    """A decision table to read."""

    id: str
    measure: Link
    conditions: tuple[ConditionView, ...]
    rows: tuple[RowView, ...]
    leads_on: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SelfCheckPage:
    """kind ``self-check``."""

    lead: str
    ask: str  # whom to ask
    questions: tuple[QuestionView, ...]
    tables: tuple[TableView, ...]
    data: Mapping[str, Any]  # for the script, as JSON: the tables, and which questions are numbers
