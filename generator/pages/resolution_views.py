"""Views of the pages of 议定事项."""

from __future__ import annotations

from dataclasses import dataclass

from generator.pages.parts import Fact, Link, Pager


@dataclass(frozen=True, slots=True)
class Chip:
    """A state in words; ``key`` gives it its shape."""

    key: str  # a name of ``Standing``
    text: str


@dataclass(frozen=True, slots=True)
class MatterRow:
    """A 议定事项 in a list."""

    link: Link
    chip: Chip
    lead: Link
    assist: tuple[Link, ...]
    others: str  # "等9个单位" where not all that assist are named, or ""
    due: str  # "期限2026年6月30日", "长期做，没有定期限"
    last: str  # the last thing that happened, with its day
    said: str  # the last word of a unit, where something else has happened since; or ""


@dataclass(frozen=True, slots=True)
class MatterList:
    """kind ``resolutions``: all that are open, or those of one year or one unit."""

    lead: str
    chips: tuple[Chip, ...]  # how many in each state; only on the first page
    rows: tuple[MatterRow, ...]
    empty: str  # sentence where there are no rows, or ""
    years: tuple[Link, ...]
    units: tuple[Link, ...]
    whole: Link | None  # back to the open ones of all units
    pager: Pager | None


@dataclass(frozen=True, slots=True)
class StoryEvent:
    """One thing that happened, on its day; ``key`` gives its shape."""

    key: str  # proposed, decided, moved, going, stuck, reported, pressed, due, closed
    day: str
    title: str
    says: tuple[str, ...]
    links: tuple[Link, ...]  # target "" for a document that is named but not held


@dataclass(frozen=True, slots=True)
class MatterPage:
    """kind ``resolution``: one matter from its decision to its end."""

    chip: Chip
    standing: str  # the one sentence at the top
    notes: tuple[str, ...]
    meeting: Link
    decided: str  # "2026年3月18日，第1项"
    text: str  # 议定内容, word for word
    lead: Link
    assist: tuple[Link, ...]
    facts: tuple[Fact, ...]  # 期限, 原定, 议题, 依据
    events: tuple[StoryEvent, ...]  # oldest first
    into: Link | None  # the matter it was merged into
    ahead: str  # what comes next, or "" where it has ended
    ask: str
    measures: tuple[Link, ...]
    topics: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class OpenMatters:
    """On a unit's page: what is open that it leads or assists in."""

    rows: tuple[MatterRow, ...]
    none: str  # sentence where nothing is open, or ""
    more: Link | None
