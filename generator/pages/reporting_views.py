"""Bodies of the pages of 报送, 简报, 通报, 绩效评价: one dataclass a kind; strings are text, never HTML."""

from __future__ import annotations

from dataclasses import dataclass

from generator.pages.parts import Fact, Line, Link, Pager, Quote, Tile


@dataclass(frozen=True, slots=True)
class HandedMark:
    """How one report stands: ``state`` names the shape, ``title`` is the word."""

    state: str
    title: str
    nil: bool = False
    lacks: bool = False


@dataclass(frozen=True, slots=True)
class GridCell:
    """One unit, one period; ``target`` is the report's page, or ""."""

    period: str
    mark: HandedMark
    target: str


@dataclass(frozen=True, slots=True)
class GridRow:
    """One unit's periods."""

    unit: Link
    cells: tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A period at the head of the table; ``dues`` one a reading, in short."""

    title: str
    dues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PeriodSum:
    """A period in words: by which day, how many came."""

    title: str
    due: str
    says: str


@dataclass(frozen=True, slots=True)
class StateWord:
    """What a word of the table means."""

    mark: HandedMark
    says: str


@dataclass(frozen=True, slots=True)
class ReportsPage:
    """kind ``reports``: who reported for which period; the newest period first."""

    lead: str
    rule: Quote | None
    facts: tuple[Fact, ...]  # period, due day by each reading, days that meetings set
    rest: Line | None  # what becomes of a due day that is a day of rest
    notes: tuple[str, ...]  # what may be said and what not
    caption: str
    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]
    sums: tuple[PeriodSum, ...]
    words: tuple[StateWord, ...]
    others: tuple[Link, ...]  # reports of units the rule does not ask
    years: tuple[Link, ...]
    pager: Pager | None


@dataclass(frozen=True, slots=True)
class ReportPage:
    """kind ``report``: one unit, one period."""

    mark: HandedMark
    facts: tuple[Fact, ...]
    note: str  # 零报告 in words, or what the text of a report is here
    sections: tuple[tuple[str, str], ...]
    lacks: str  # what the rule lists and the report has not, or ""
    grid: Link


@dataclass(frozen=True, slots=True)
class UnitReports:
    """The section 报送 of a unit's page: its last periods, the newest first."""

    cells: tuple[GridCell, ...]
    grid: Link


@dataclass(frozen=True, slots=True)
class ListPage:
    """kinds ``bulletins``, ``circulars``, ``evaluations``."""

    lead: str
    rules: tuple[Quote, ...]
    title: str
    tiles: tuple[Tile, ...]
    nil: tuple[Fact, ...]  # periods said to have had none; on the first page
    pager: Pager | None


@dataclass(frozen=True, slots=True)
class Source:
    """The reports of one period that a bulletin could draw on, and those that were not there on its day."""

    title: str
    there: tuple[Link, ...]
    says: str  # where none was there, or what may not be said
    absent_title: str
    absent: tuple[tuple[Link, str], ...]  # unit, and when its report came after all


@dataclass(frozen=True, slots=True)
class BulletinPage:
    """kind ``bulletin``."""

    facts: tuple[Fact, ...]
    parts: tuple[tuple[Link | None, str], ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class CircularPage:
    """kind ``circular``: 通报, 向政府报告."""

    facts: tuple[Fact, ...]
    text: tuple[str, ...]
    units: tuple[Link, ...]
    resolutions: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class EvaluationPage:
    """kind ``evaluation``: results as the evaluation gives them."""

    note: str
    facts: tuple[Fact, ...]
    by: tuple[Link, ...]
    lines: tuple[tuple[Link, str, str], ...]  # unit, result, remark or ""
    text: tuple[str, ...]
