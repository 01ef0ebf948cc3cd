"""Bodies of the pages on relief, law, complaint: one dataclass a kind; strings are text, never HTML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.pages.parts import Block, ChartView, ClauseLine, Fact, Line, Link, Quote


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
    elsewhere: tuple[Link, ...]


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
class RoleLines:
    """Units of one role on a matter, each with the sentence that says so."""

    role: str
    title: str
    clauses: tuple[ClauseLine, ...]


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
    urgent: str
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
    units: tuple[RoleLines, ...]
    units_lead: str
    units_more: Link | None
    pairs: Link  # 条文和白话逐条对照, a page of its own
    basis: tuple[Link, ...]
    doubts: tuple[str, ...]
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
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeadView:
    """Who leads on one topic, who helps, and the sentences that say so."""

    topic: Link
    said: str  # "牵头" "负责" …
    units: tuple[Link, ...]
    gone: bool
    sentences: tuple[ClauseLine, ...]
    helpers: tuple[tuple[str, tuple[Link, ...]], ...]  # role title, links to each unit's own sentence


@dataclass(frozen=True, slots=True)
class Reach:
    """A measure that answers a situation."""

    link: Link
    summary: Line


@dataclass(frozen=True, slots=True)
class ClockView:
    """A limit in words, with where it comes from."""

    say: str
    limit: str
    source: Link


@dataclass(frozen=True, slots=True)
class RungView:
    """A step of the ladder."""

    anchor: str
    title: str
    channel: Link
    block: Block
    before: str
    limit: str
    limit_source: Link | None
    hand_you: Line


@dataclass(frozen=True, slots=True)
class SituationPage:
    """kind ``situation``: the answer to one trouble in one place."""

    urgency: Block | None
    first: Block
    leads: tuple[LeadView, ...]
    no_lead: str
    measures: tuple[Reach, ...]
    papers: Block | None
    materials: tuple[MaterialView, ...]
    materials_of: Link | None
    clocks: tuple[ClockView, ...]
    no_clock: str
    calculator: Link | None
    rungs: tuple[tuple[str, Link], ...]  # who, and what is done
    complaint: tuple[Link, ...]
    self_check: Link | None
    related: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SituationPlaces:
    """kind ``situation-places``: one trouble, before the reader has said where."""

    urgency: Block | None
    first: Block
    places: tuple[Link, ...]
    more_places: Link | None
    measures: tuple[Reach, ...]


@dataclass(frozen=True, slots=True)
class ChannelView:
    """One channel."""

    anchor: str
    name: str
    accepts: str
    telephone: str
    url: str
    takes: Block
    not_takes: Block | None
    facts: tuple[Fact, ...]
    verified: str
    note: Line | None
    own: bool


@dataclass(frozen=True, slots=True)
class ChannelGroup:
    """Channels of one kind; ``missing`` says what this portal does not hold and who must make it known."""

    anchor: str
    title: str
    what_for: str
    channels: tuple[ChannelView, ...]
    missing: str
    missing_items: tuple[str, ...]
    basis: tuple[Link, ...]
    more: Link | None  # the rest of a long list, on a page of its own


@dataclass(frozen=True, slots=True)
class ChannelPage:
    """kind ``channels``."""

    lead: str
    groups: tuple[ChannelGroup, ...]
    ladders: tuple[Link, ...]
    papers: Link | None
    calculator: Link | None


@dataclass(frozen=True, slots=True)
class ChannelList:
    """kind ``channel-list``: all national channels of one kind."""

    lead: str
    channels: tuple[ChannelView, ...]


@dataclass(frozen=True, slots=True)
class LadderPage:
    """kind ``ladder``."""

    rungs: tuple[RungView, ...]
    channels: Link
    papers: Link | None
    calculator: Link | None


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


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper in the list."""

    link: Link
    when: str


@dataclass(frozen=True, slots=True)
class PaperList:
    """kind ``papers``."""

    lead: str
    papers: tuple[PaperRow, ...]


@dataclass(frozen=True, slots=True)
class PaperPage:
    """kind ``paper``: to print and fill in by hand; ``blanks`` are label, help, number of lines."""

    when: str
    to: str
    opening: tuple[Line, ...]
    blanks: tuple[tuple[str, str, int], ...]
    attach: tuple[str, ...]
    advice: Block
    basis: tuple[Link, ...]
    all: Link


@dataclass(frozen=True, slots=True)
class LawRow:
    """An instrument in the list."""

    link: Link
    facts: str
    status: str
    is_ground: bool


@dataclass(frozen=True, slots=True)
class LawList:
    """kind ``laws``."""

    lead: str
    groups: tuple[tuple[str, tuple[LawRow, ...]], ...]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article with its figures in words."""

    anchor: str
    label: str
    summary: str
    figures: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class LawPage:
    """kind ``law``."""

    facts: tuple[Fact, ...]
    doubt: str
    note: str
    articles: tuple[ArticleView, ...]


@dataclass(frozen=True, slots=True)
class FundView:
    """Money and materials of one measure in one period."""

    anchor: str
    title: str
    measure: Link | None  # none on a day the measure does not hold
    facts: tuple[Fact, ...]
    chart: ChartView
    materials: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class FundPage:
    """kind ``funds``."""

    lead: str
    funds: tuple[FundView, ...]
    missing: str
    basis: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ExplainedLine:
    """A paragraph or an answer with the sentences it rests on."""

    ask: str
    say: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class ExplanationPage:
    """kind ``explanation``."""

    by: Link | None
    documents: tuple[Link, ...]
    text: tuple[ExplainedLine, ...]
    answers: tuple[ExplainedLine, ...]
    chart: ChartView | None
    measures: tuple[Link, ...]
