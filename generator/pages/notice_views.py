"""Bodies of the pages on notices, counts of cases, what is not public, what is gone; strings are text, never HTML."""

from __future__ import annotations

from dataclasses import dataclass

from generator.pages.parts import Block, Fact, Link, Pager


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """A notice in the list: what, and in one line where, how many, until when."""

    link: Link
    says: str


@dataclass(frozen=True, slots=True)
class NoticeList:
    """kind ``notices``: those that hang on the day."""

    lead: str
    rows: tuple[NoticeRow, ...]
    none: str  # what is said where none hangs; or ""
    pager: Pager | None


@dataclass(frozen=True, slots=True)
class NoticePage:
    """kind ``notice``."""

    says: str  # until when, in a sentence
    facts: tuple[Fact, ...]
    measure: Link | None
    object_facts: tuple[Fact, ...]  # the channel that takes objections; none where it does not hold on the day
    telephone: str
    unverified: str  # who rang it and when, or that nobody has; or ""
    object_how: tuple[str, ...]
    instead: str  # whom to ask where there is no channel; or ""
    no_list: str
    published: Block | None  # where the law has such lists published, and what stands on them


@dataclass(frozen=True, slots=True)
class CaseTable:
    """One period: a head, rows of type and numbers, the last the totals; ``none`` where nothing may be shown."""

    anchor: str
    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    none: str


@dataclass(frozen=True, slots=True)
class CasesPage:
    """kind ``cases``."""

    lead: str
    rules: tuple[str, ...]
    basis: tuple[Link, ...]
    tables: tuple[CaseTable, ...]
    nil: tuple[Fact, ...]  # periods said to have had none; on the first page
    pager: Pager | None


@dataclass(frozen=True, slots=True)
class WithheldView:
    """One thing that is not public: what, why, by which article."""

    anchor: str
    title: str
    facts: tuple[Fact, ...]
    again: str  # said where the day to look again has come


@dataclass(frozen=True, slots=True)
class GoneRow:
    """A page that was withdrawn: the way to what stands there now, and why."""

    link: Link
    says: str


@dataclass(frozen=True, slots=True)
class WithheldPage:
    """kind ``withheld``: what is not there, each with its reason."""

    lead: str
    items: tuple[WithheldView, ...]
    nil: tuple[Fact, ...]
    nil_note: str
    gone: tuple[GoneRow, ...]
    pager: Pager | None


@dataclass(frozen=True, slots=True)
class TombstonePage:
    """kind ``tombstone``: what stands at the address of a page that is gone."""

    says: str
    facts: tuple[Fact, ...]  # of an ended notice: measure, step, counts, days
    measure: Link | None
    links: tuple[Link, ...]
