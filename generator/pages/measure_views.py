"""Bodies of the pages on relief measures: one dataclass a kind; strings are text, never HTML."""

from __future__ import annotations

from dataclasses import dataclass

from generator.pages.parts import Block, ChartView, ClauseLine, Fact, Line, Link


@dataclass(frozen=True, slots=True)
class LeadView:
    """Who leads on one topic, who helps, and the sentences that say so."""

    topic: Link
    role: str
    said: str  # "牵头" "负责" …
    units: tuple[Link, ...]
    gone: bool
    sentences: tuple[ClauseLine, ...]
    helpers: tuple[tuple[str, tuple[Link, ...]], ...]  # role title, links to each unit's own sentence


@dataclass(frozen=True, slots=True)
class NamedBlock:
    """A part of a page under a heading of its own, with the anchor it can be reached by."""

    anchor: str
    title: str
    block: Block


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure in a list: what it is, in one line."""

    link: Link
    aliases: str
    summary: Line


@dataclass(frozen=True, slots=True)
class MeasureList:
    """kinds ``measures`` and ``national-measures``."""

    lead: str
    groups: tuple[tuple[str, tuple[MeasureRow, ...]], ...]
    self_check: Link | None


@dataclass(frozen=True, slots=True)
class StepView:
    """A step: who does it, what is done, by when."""

    title: str
    who: str
    block: Block
    limit: str  # "最多30个工作日，从受理申请起算", or what to read where there is none
    limit_source: Link | None
    local: str


@dataclass(frozen=True, slots=True)
class MaterialView:
    """A paper to bring."""

    name: str
    note: Block | None
    local: str = ""


@dataclass(frozen=True, slots=True)
class PairView:
    """条文∥白话: an article, what it holds in brief, and what that means for the reader."""

    article: Link
    brief: str
    say: Line


@dataclass(frozen=True, slots=True)
class MeasurePage:
    """kinds ``measure`` and ``national-measure``: 办事指南 with its seven elements, and the rest."""

    group: str
    aliases: str
    since: str
    was: tuple[str, ...]  # what older law called it
    summary: Block
    parts: tuple[NamedBlock, ...]  # who, conditions
    where: tuple[NamedBlock, ...]  # apply, accepts, confirms
    steps: tuple[StepView, ...]
    standard: tuple[NamedBlock, ...]  # sets, publishes, pays
    references: tuple[Fact, ...]  # 全国旧有参考
    charts: tuple[ChartView, ...]
    amounts_note: str  # 本站未收录 …, or ""
    materials: tuple[MaterialView, ...]
    not_needed: Block | None
    disclosure: tuple[NamedBlock, ...]  # disclosed, kept_private
    contact: tuple[Fact, ...]  # 办理时间、地点、联系方式
    remedies: Block
    complaint: tuple[Link, ...]
    leads: tuple[LeadView, ...]  # who leads, with the sentences; who else, each a link to its sentence
    helpers: tuple[tuple[str, tuple[Link, ...]], ...]  # role title, links: where nobody leads
    units_lead: str
    units_age: str  # that the document may be older than the law, or ""
    no_limits: str  # for which steps no limit is held, or ""
    units_more: Link | None
    pairs: Link  # 条文和白话逐条对照, a page of its own
    basis: tuple[Link, ...]
    has_doubt: bool
    situations: tuple[Link, ...]
    self_check: Link | None
    related: tuple[Link, ...]  # explanations, money
    places: tuple[Link, ...]  # national page only: the same measure in each place


@dataclass(frozen=True, slots=True)
class MeasureText:
    """kind ``measure-text``: the articles a measure stands on, each beside plain words."""

    measure: Link | None
    since: str
    was: tuple[str, ...]
    pairs: tuple[PairView, ...]
    has_doubt: bool
