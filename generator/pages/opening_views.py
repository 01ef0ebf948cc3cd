"""Bodies of the pages of 信息公开: the four sections of 国办公开办函〔2019〕61号."""

from __future__ import annotations

from dataclasses import dataclass

from generator.pages.parts import Block, Fact, Link, Pager, Tile


@dataclass(frozen=True, slots=True)
class OpeningHub:
    """kind ``opening``."""

    lead: str
    tiles: tuple[Tile, ...]
    missing: Block | None  # what the portal does not hold, whom to ask, by which article
    ways: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class GuidePage:
    """kind ``guide``."""

    lead: str
    facts: tuple[Fact, ...]  # what article 12 names, field by field; none where no guide is held
    missing: Block | None
    how: Block | None  # how to apply for what is not public of itself
    ways: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class OpeningRules:
    """kind ``opening-rules``."""

    lead: str
    own: tuple[Tile, ...]
    missing: Block | None
    law: tuple[Tile, ...]
    articles: Block | None  # what other laws say of making public


@dataclass(frozen=True, slots=True)
class Order:
    """One way to sort; ``current`` is the page's own."""

    link: Link
    column: str  # of which column: formed, published, title, number, kind
    current: bool


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A record in the list."""

    link: Link
    number: str
    numbered_by: str  # "本站编号", or "" where the number is the organ's own
    about: str
    kind: str
    formed: str
    published: str


@dataclass(frozen=True, slots=True)
class ListingPage:
    """kind ``opening-catalogue``."""

    lead: tuple[str, ...]
    orders: tuple[Order, ...]
    sorted_by: str  # one sentence
    rows: tuple[ListedRow, ...]
    none: str
    pager: Pager | None
    files: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class AnnualList:
    """kind ``annuals``."""

    lead: str
    tiles: tuple[Tile, ...]
    missing: Block | None


@dataclass(frozen=True, slots=True)
class CountTable:
    """Numbers of one part."""

    title: str
    rows: tuple[tuple[str, str, str], ...]  # what, how many, unit


@dataclass(frozen=True, slots=True)
class AnnualPartView:
    """One of the six parts; ``missing`` where the portal does not hold it."""

    anchor: str
    title: str
    says: tuple[str, ...]
    counts: CountTable | None
    missing: str


@dataclass(frozen=True, slots=True)
class AnnualPage:
    """kind ``annual``."""

    facts: tuple[Fact, ...]
    parts: tuple[AnnualPartView, ...]
    files: tuple[Link, ...]
    others: tuple[Link, ...]
