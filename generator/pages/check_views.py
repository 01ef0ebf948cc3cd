"""Body of the self-check: one dataclass a kind; strings are text, never HTML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.pages.parts import Line, Link


@dataclass(frozen=True, slots=True)
class HeldView:
    """An amount that the portal holds, to be put into the box of a question."""

    value: str
    label: str  # "农村低保标准，全县，某政发〔2026〕1号"


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question of the self-check."""

    id: str
    ask: str
    help: str
    kind: str  # "yes-no", "choice", "number"
    unit: str
    choices: tuple[tuple[str, str], ...]  # value, label
    held: tuple[HeldView, ...]
    prefill: str  # the one amount that holds for the whole place, or ""
    per_person: bool  # whether two more boxes divide the household's sum
    against: str  # ids of the questions held against a monthly line, with spaces between, or ""


@dataclass(frozen=True, slots=True)
class GroupView:
    """Questions asked together."""

    title: str
    questions: tuple[QuestionView, ...]


@dataclass(frozen=True, slots=True)
class ConditionView:
    """A condition with its article."""

    label: str  # a few words: "收入低于低保线"
    say: Line
    basis: tuple[Link, ...]
    ask: str  # what to do while it cannot be told, or ""


@dataclass(frozen=True, slots=True)
class RowView:
    """One row: which conditions hold and which do not, the grade, and what is said."""

    when: str  # "符合：收入低于低保线；不符合：财产合规定"
    grade: str
    say: Line


@dataclass(frozen=True, slots=True)
class TableView:
    """A decision table to read."""

    id: str
    heading: Link  # the table's own title, leading to the measure
    conditions: tuple[ConditionView, ...]
    rows: tuple[RowView, ...]
    leads_on: tuple[tuple[str, str], ...]  # ids and titles of other tables


@dataclass(frozen=True, slots=True)
class SelfCheckPage:
    """kind ``self-check``."""

    lead: str
    by_hand: str  # what to do where no script runs
    ask: str  # whom to ask
    groups: tuple[GroupView, ...]
    tables: tuple[TableView, ...]
    data: Mapping[str, Any]  # for the script, as JSON: the tables, and which questions are numbers
