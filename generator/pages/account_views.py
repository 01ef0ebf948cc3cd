"""Bodies of the pages of 公开情况: one dataclass a kind; strings are text, never HTML.

A number never stands alone: it is a ``Link`` to the list of what it counts.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.pages.parts import Fact, Link, Pager, Tile
from generator.pages.resolution_views import Chip


@dataclass(frozen=True, slots=True)
class Score:
    """已做到 ``done`` 项，应做到 ``due`` 项."""

    done: Link
    due: Link


@dataclass(frozen=True, slots=True)
class ChipLink:
    """A state with its number, leading to the list."""

    chip: Chip
    target: str


@dataclass(frozen=True, slots=True)
class CountRow:
    """A rule, a catalogue or a unit with its counts; ``score`` is ``None`` where nothing is counted."""

    anchor: str
    link: Link  # target "" where there is no list
    score: Score | None
    chips: tuple[ChipLink, ...]
    note: str  # 依据待核, why nothing is counted; or ""


@dataclass(frozen=True, slots=True)
class AxisPart:
    """One of the three demands, or what the body asks of itself."""

    anchor: str
    title: str
    about: str
    score: Score | None
    facts: tuple[Fact, ...]  # median lag, oldest overdue
    rows: tuple[CountRow, ...]
    idle: tuple[Link, ...]  # rules with nothing to count


@dataclass(frozen=True, slots=True)
class AccountPage:
    """kind ``account``: the hub."""

    lead: str
    note: str  # why nothing is judged; or ""
    tiles: tuple[Tile, ...]
    axes: tuple[AxisPart, ...]
    own: AxisPart | None  # the body's own rules: not about making public
    catalogues: tuple[CountRow, ...]
    more: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class LimitLine:
    """One limit of an item: the article (target "" where it has no page), what it gives."""

    basis: Link
    says: str


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One thing that ought to be public."""

    link: Link  # target "" where no page shows it
    chip: Chip | None  # ``None`` where the heading says it
    says: tuple[str, ...]
    limits: tuple[LimitLine, ...]
    leads: tuple[Link, ...]  # rule, unit


@dataclass(frozen=True, slots=True)
class ItemGroup:
    """Items under one heading; ``anchor`` is "" where the group goes on from the page before."""

    anchor: str
    heading: str
    link: Link | None
    note: str
    rows: tuple[ItemRow, ...]


@dataclass(frozen=True, slots=True)
class ItemList:
    """kind ``account-list``."""

    lead: str
    facts: tuple[Fact, ...]
    chips: tuple[ChipLink, ...]
    ask: str
    groups: tuple[ItemGroup, ...]
    empty: str
    more: tuple[Link, ...]
    pager: Pager | None


@dataclass(frozen=True, slots=True)
class ElementGroup:
    """The elements of a row for one measure or unit; ``title`` is "" where the row holds for the place."""

    title: str
    rows: tuple[ItemRow, ...]


@dataclass(frozen=True, slots=True)
class RowPart:
    """One row of a catalogue; ``facts`` are its cells."""

    anchor: str
    title: str
    facts: tuple[Fact, ...]
    groups: tuple[ElementGroup, ...]


@dataclass(frozen=True, slots=True)
class CataloguePage:
    """kind ``account-catalogue``."""

    lead: str
    facts: tuple[Fact, ...]
    note: str  # why it does not bind here; or ""
    score: Score | None
    chips: tuple[ChipLink, ...]
    rows: tuple[RowPart, ...]
    pager: Pager | None


@dataclass(frozen=True, slots=True)
class UnitPart:
    """What a unit has to make public, and what the body's own rules ask of it; ``note`` where nothing is counted."""

    anchor: str
    title: str
    rows: tuple[CountRow, ...]
    note: str


@dataclass(frozen=True, slots=True)
class UnitCounts:
    """kind ``account-units``."""

    lead: str
    units: tuple[UnitPart, ...]


@dataclass(frozen=True, slots=True)
class TrendColumn:
    """One month of the chart, in the units of its drawing; ``rest`` stands on ``done``."""

    x: float
    width: float
    done: float
    rest: float


@dataclass(frozen=True, slots=True)
class TrendChart:
    """Counts at each month's end, drawn at build time, and the table that says the same."""

    id: str
    title: str
    first: str
    last: str
    most: str
    columns: tuple[TrendColumn, ...]
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    now: Link  # what is counted today, with what the chart leaves out
    left: Link | None  # what it leaves out; ``None`` where that is nothing


@dataclass(frozen=True, slots=True)
class TrendPage:
    """kind ``account-trend``."""

    lead: str
    notes: tuple[str, ...]
    charts: tuple[TrendChart, ...]
    none: str
    left_says: str  # that the counts are not those of 公开情况, and why; or ""
    left: Link | None  # the list of what is left out


@dataclass(frozen=True, slots=True)
class ReachGroup:
    """What takes the same number of taps."""

    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ReachPage:
    """kind ``account-reach``: planned once the other pages are drawn."""

    lead: str
    groups: tuple[ReachGroup, ...]
    notes: tuple[str, ...]
    rule: Link
    pager: Pager | None


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule on the page that tells how things are looked at."""

    anchor: str
    code: str
    title: str
    about: str
    doubt: str  # 依据待核, in a sentence; or ""
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class MethodGroup:
    """The rules of one of the three demands."""

    anchor: str
    title: str
    about: str
    rules: tuple[RuleView, ...]


@dataclass(frozen=True, slots=True)
class AuditMethod:
    """kind ``audit-method``."""

    lead: str
    count: tuple[str, ...]  # how it is counted
    words: tuple[tuple[str, str], ...]  # each state and what it means
    recompute: tuple[str, ...]
    index: tuple[Link, ...]  # the parts of the page
    groups: tuple[MethodGroup, ...]
    changes: tuple[Fact, ...]  # rules that hold otherwise in a place, with the reason
    data: Link
