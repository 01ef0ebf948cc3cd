"""Pieces that views are made of.

Targets are paths from the root of the site (``wuhai/units/jiaoyu/index.html#c-1``); ``render`` makes them relative.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """A link inside the site."""

    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a description list; ``known`` is false where the text says that this portal does not hold it."""

    label: str
    text: str
    link: Link | None = None
    known: bool = True


@dataclass(frozen=True, slots=True)
class RoleCount:
    """How many clauses a unit (or a topic) has in one role; ``role`` is the id, ``title`` the Chinese word."""

    role: str
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class ClauseLine:
    """A clause as shown: the exact words, the role, who bears it, and the way to the sentence in the document."""

    anchor: str
    lead_in: str  # what stands before a clause that is part of a list and shares its verb; or ""
    text: str
    lead_out: str  # what stands after it, where the list goes on; or ""
    is_gone: bool  # whether a unit that bears it has since been renamed or abolished
    role: str
    role_title: str
    units: tuple[Link, ...]
    partners: tuple[Link, ...]  # target "" where the text names no unit of the body
    topics: tuple[Link, ...]
    source: Link
    says: str  # the clause in plain words, or ""


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage or part of one, in the document's own words, with the way to it."""

    text: str
    source: Link
    label: str = ""


@dataclass(frozen=True, slots=True)
class Tile:
    """A tap target that leads on: title, a second line, and up to two short figures."""

    title: str
    target: str
    note: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True)
class TileGroup:
    """Tiles under one heading."""

    title: str
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class LinkGroup:
    """Links under one heading."""

    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Pager:
    """Neighbours of a page in a long list; ``None`` at the ends."""

    previous: Link | None
    following: Link | None
    position: str  # "第 2 页，共 30 页"


@dataclass(frozen=True, slots=True)
class Line:
    """A plain sentence in runs; a run with a target is a number that leads to the article that gives it."""

    runs: tuple[Link, ...]
    local: str = ""  # the place's own document a local sentence rests on, or "" for what holds nationally


@dataclass(frozen=True, slots=True)
class Block:
    """Plain sentences and the articles they stand on."""

    lines: tuple[Line, ...]
    basis: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class ChartBar:
    """One bar: ``width`` in hundredths of the longest."""

    label: str
    value: str
    width: int


@dataclass(frozen=True, slots=True)
class ChartView:
    """A bar chart drawn at build time, and the table that says the same."""

    id: str
    title: str
    unit: str
    bars: tuple[ChartBar, ...]
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
