"""The bodies of pages, one dataclass a kind; strings are text, never HTML."""

from __future__ import annotations

from dataclasses import dataclass

from generator.pages.parts import Block, ClauseLine, Fact, Link, Pager, Quote, RoleCount, Tile, TileGroup
from generator.pages.reporting_views import UnitReports
from generator.pages.resolution_views import MatterRow, OpenMatters


@dataclass(frozen=True, slots=True)
class PlaceCard:
    """A place on the portal home."""

    link: Link
    parent: str
    document: str  # "同政办〔2021〕13号 · 2021年9月30日" or "文件未写明日期"
    counts: str  # "33 个成员单位 · 34 条职责"


@dataclass(frozen=True, slots=True)
class PortalHome:
    """kind ``portal-home``."""

    lead: str
    places: tuple[PlaceCard, ...]
    more_places: tuple[Link, ...]  # only when there are too many for one page
    help: tuple[TileGroup, ...]  # situations in everyday words
    ways: tuple[Tile, ...]  # what holds everywhere: measures, papers, law
    groups: tuple[TileGroup, ...]  # topics
    sections: tuple[Tile, ...]  # 按事项比较, 关于本站 …
    urgent: Block


@dataclass(frozen=True, slots=True)
class PlaceList:
    """kind ``places``: one page of the list of places, where there are many."""

    places: tuple[PlaceCard, ...]
    pager: Pager


@dataclass(frozen=True, slots=True)
class PlaceHome:
    """kind ``place-home``."""

    lead: str  # one or two sentences: what this body is and who works in it
    help: tuple[TileGroup, ...]  # situations in everyday words; none before the law they stand on is in force
    ways: tuple[Tile, ...]  # 有哪些救助, 自查, 投诉, 期限
    groups: tuple[TileGroup, ...]  # topics; tile.note names the leading or responsible units
    sections: tuple[Tile, ...]  # 成员单位, 人员, 规则, 办公室, 文件, 出入; tile.note has the count
    document: Fact
    urgent: Block


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit in the list of units."""

    link: Link
    full: str
    kind: str
    is_member: bool
    roles: tuple[RoleCount, ...]
    lineage: str  # "2018年后这类机构改为税务局" or ""


@dataclass(frozen=True, slots=True)
class UnitList:
    """kind ``units``."""

    lead: str
    members: tuple[UnitRow, ...]
    others: tuple[UnitRow, ...]  # duty-bearers that are not members
    note: str  # the open 其他成员单位, or ""


@dataclass(frozen=True, slots=True)
class LineageStep:
    """A step of what became of a kind of body."""

    year: str
    text: str
    basis: str
    sure: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person as of the document's date."""

    anchor: str
    name: str
    post: str
    seat: str
    unit: Link | None
    source: Link


@dataclass(frozen=True, slots=True)
class DutyBlock:
    """A duty entry on a unit's page."""

    heading: str
    shared_with: tuple[Link, ...]
    clauses: tuple[ClauseLine, ...]
    source: Link


@dataclass(frozen=True, slots=True)
class UnitPage:
    """kind ``unit``."""

    names: tuple[Fact, ...]  # 文件中的写法, 全称, 其他叫法, 性质, 是否成员
    named_at: Link
    roles: tuple[RoleCount, ...]
    duties: tuple[DutyBlock, ...]
    no_duty: str  # sentence where the document gives the unit no duty, or ""
    people: tuple[PersonRow, ...]
    people_note: str  # "人员以文件成文时为准……"
    lineage: tuple[LineageStep, ...]
    lineage_note: str
    host_note: str  # "联席会议办公室设在这里" or ""
    matters: OpenMatters | None  # 未办结的议定事项, where the place holds any 议定事项
    contact: str  # 本站未收录 … and whom to ask
    follow: tuple[Link, ...]  # its feed and its calendar, where there are any
    reports: UnitReports | None  # 报送: its last periods
    account: Link | None  # to what it has to publish, where that is counted


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A topic of one place."""

    link: Link
    covers: str
    leads: tuple[Link, ...]  # leading units; where none leads, the responsible ones
    leads_label: str  # "牵头" or "负责" or ""
    roles: tuple[RoleCount, ...]


@dataclass(frozen=True, slots=True)
class TopicRowGroup:
    """Topics of one group."""

    title: str
    rows: tuple[TopicRow, ...]


@dataclass(frozen=True, slots=True)
class DutyTopics:
    """kind ``duties``: a place's duties by topic."""

    lead: str
    groups: tuple[TopicRowGroup, ...]
    absent_title: str
    absent: tuple[str, ...]  # topics on which the document gives no unit a duty, or none that is held


@dataclass(frozen=True, slots=True)
class RoleGroup:
    """Clauses of one role."""

    role: str
    title: str
    clauses: tuple[ClauseLine, ...]


@dataclass(frozen=True, slots=True)
class PlaceTopic:
    """kind ``place-topic``: one topic in one place, leading units first."""

    covers: str
    lead: str  # plain sentence: 牵头…；没有写明牵头时说明
    groups: tuple[RoleGroup, ...]
    matters: tuple[MatterRow, ...]  # what meetings decided on it: open ones first
    elsewhere: Link | None  # the topic across places
    advice: str  # where to go with it, or ""


@dataclass(frozen=True, slots=True)
class People:
    """kind ``people``."""

    note: str
    heads: tuple[PersonRow, ...]
    members: tuple[PersonRow, ...]
    officers: tuple[tuple[str, Quote], ...]  # post of the body, and who holds it in the document's words
    none_named: str


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule of work."""

    anchor: str
    quote: Quote
    facts: tuple[Fact, ...]  # frequency, reporting, readings


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """Rules of one kind."""

    title: str
    rules: tuple[RuleLine, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """kind ``rules``."""

    groups: tuple[RuleGroup, ...]


@dataclass(frozen=True, slots=True)
class Office:
    """kind ``office``: the body, its functions and its office."""

    names: tuple[Quote, ...]
    functions: tuple[Quote, ...]
    office_names: tuple[Quote, ...]
    host: Link | None
    located: Quote | None
    director: Quote | None
    tasks: tuple[Quote, ...]
    contact: str


@dataclass(frozen=True, slots=True)
class Run:
    """A run of a passage's text; ``target`` leads to what was made of it (a duty's clause, a rule …), or ``""``."""

    text: str
    anchor: str = ""
    target: str = ""
    label: str = ""  # what the link leads to, for screen readers: "市教育局的职责第 1 项"


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage of the document, its text in runs."""

    anchor: str
    kind: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """A correction made to the received text."""

    number: int
    before: str
    after: str
    why: str


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """kind ``document``."""

    facts: tuple[Fact, ...]
    cites: tuple[Quote, ...]
    passages: tuple[PassageView, ...]
    corrections: tuple[CorrectionView, ...]
    explanations: tuple[Link, ...]
    discrepancies: Link | None
    downloads: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class DiscrepancyView:
    """文件中的出入: what does not fit, both passages, how it was found."""

    anchor: str
    title: str
    found: str  # "程序核对" or "人工发现"
    explanation: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Discrepancies:
    """kind ``discrepancies``."""

    lead: str
    groups: tuple[tuple[str, tuple[DiscrepancyView, ...]], ...]


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """What one place says on one topic: units by best role."""

    place: str
    target: str  # the place's topic page, or "" where its document says nothing
    leads: tuple[str, ...]
    label: str  # 牵头 / 负责 / 只有配合等 / 文件没有写
    others: int  # further units


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One topic across places."""

    topic: Link
    covers: str
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """kind ``topics``: topic × place."""

    lead: str
    places: tuple[Link, ...]
    groups: tuple[tuple[str, tuple[MatrixRow, ...]], ...]
    pager: Pager | None


@dataclass(frozen=True, slots=True)
class TopicPlace:
    """One place's clauses on a topic page."""

    place: Link
    document: str
    groups: tuple[RoleGroup, ...]


@dataclass(frozen=True, slots=True)
class TopicPage:
    """kind ``topic``: the clauses of all places on one topic side by side."""

    covers: str
    places: tuple[TopicPlace, ...]
    silent: tuple[Link, ...]  # places whose document says nothing on it
    unentered: tuple[Link, ...]  # places of which not all is held, and nothing on it
    pager: Pager | None


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of the data export."""

    link: Link
    about: str


@dataclass(frozen=True, slots=True)
class Narrative:
    """kinds ``about``, ``method``, ``narrative``, ``data``: ``html`` is HTML, made from Markdown."""

    html: str
    files: tuple[DataFile, ...] = ()
    pager: Pager | None = None


@dataclass(frozen=True, slots=True)
class SiteMap:
    """kinds ``sitemap`` and ``place-sitemap``."""

    groups: tuple[tuple[str, tuple[Link, ...]], ...]
    pager: Pager | None = None


@dataclass(frozen=True, slots=True)
class NotFound:
    """kind ``not-found``: the 404 page, whose links are absolute paths."""

    lead: str
    links: tuple[Link, ...]
