"""Everything the loader read, as one frozen value.

takes  records with the places they stand at
gives  ``Portal`` and its parts; the public view of them
does not  read files or judge anything
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any

from generator.findings import Place
from generator.model.attachment import Attachment
from generator.model.base import Record, Span, State
from generator.model.body import Body
from generator.model.calendar import CalendarYear
from generator.model.channel import Channel
from generator.model.disclosure import AnnualReport, Catalogue, Guide, Targeting
from generator.model.discrepancy import Discrepancy
from generator.model.document import Document
from generator.model.duty import Duty
from generator.model.explanation import Explanation
from generator.model.funds import Funds
from generator.model.jurisdiction import Jurisdiction
from generator.model.kinds import KINDS
from generator.model.law import Article, Figure, Instrument
from generator.model.ledger import LedgerRecords
from generator.model.located import Located, Positions, R
from generator.model.measure import LocalMeasure, Measure
from generator.model.narrative import Narrative
from generator.model.paper import PaperForm
from generator.model.period import Period
from generator.model.person import Person
from generator.model.reporting import UnitReport
from generator.model.selfcheck import CheckTable, Question
from generator.model.site import SiteConfig
from generator.model.situation import Ladder, Situation
from generator.model.statement import ArticleRef, FigureRef
from generator.model.thesaurus import Thesaurus
from generator.model.unit import Lineage, Unit
from generator.model.waiver import Waiver
from generator.model.wording import ClauseWords, Officialese

# Where the pages of national records lie, by the records' folder; those of ``OF_EACH_PLACE`` stand in every place.
NATIONAL_PAGES = {kind.folder: kind.page for kind in KINDS if kind.page and "{slug}" not in kind.pattern}
OF_EACH_PLACE = frozenset(kind.page for kind in KINDS if kind.page and kind.in_places)
# Folders of a place whose records have a page of their own, at ``<folder>/<id>/``.
PAGED = frozenset(kind.page for kind in KINDS if kind.page and "{slug}" in kind.pattern)


@dataclass(frozen=True)
class DocumentText:
    """A document with its clean text: passages by id, in the order of the document."""

    located: Located[Document]
    original: bytes = field(repr=False)
    passages: Mapping[str, str] = field(repr=False)

    @property
    def record(self) -> Document:
        """The document's record."""
        return self.located.record

    def read(self, span: Span) -> str:
        """The words of a span, exactly as the clean text has them."""
        return self.passages[span.passage][span.start : span.end]

    @property
    def clean(self) -> bytes:
        """The clean text as a file: the passages, an empty line between them."""
        return ("\n\n".join(self.passages.values()) + "\n").encode()


@dataclass(frozen=True)
class AttachedFile:
    """An attachment's record, its bytes as they lie in the repository, and those that are offered for download."""

    located: Located[Attachment]
    content: bytes = field(repr=False)
    published: bytes | None = field(default=None, repr=False)  # cleaned; set once a build

    def offered(self) -> bytes:
        """What is published. What was not cleaned never is."""
        if self.published is None:
            raise ValueError(f"{self.located.path}: not cleaned yet")
        return self.published


@dataclass(frozen=True)
class ClosedNotice:
    """What stays of a 公示 that ended: no area, no board, no word of it but measure, step, counts and days."""

    measure: str
    stage: str
    households: int
    persons: int
    opens: date
    last: date


@dataclass(frozen=True)
class Tombstone:
    """What stands at the address of a page that is gone: nothing of what it held but the counts of an ended notice."""

    folder: str  # "meetings", "notices" …: where its page lay; "" for the root of the site
    id: str
    day: date  # withdrawn on; the last day of a notice
    reason: str = ""  # "" for an ended notice
    notice: ClosedNotice | None = None
    report: tuple[str, Period] | None = None  # of a report: whose and of which period, for it is not missing


@dataclass(frozen=True)
class PlaceData:
    """All records of one jurisdiction, by id, in the order their files or documents give."""

    slug: str
    jurisdiction: Located[Jurisdiction]
    body: Located[Body] | None
    documents: Mapping[str, DocumentText]
    units: Mapping[str, Located[Unit]]
    duties: Mapping[str, Located[Duty]]
    people: Mapping[str, Located[Person]]
    discrepancies: Mapping[str, Located[Discrepancy]]
    attachments: Mapping[str, AttachedFile]
    calendars: Mapping[str, Located[CalendarYear]] = field(default_factory=dict)
    channels: Mapping[str, Located[Channel]] = field(default_factory=dict)
    relief: Mapping[str, Located[LocalMeasure]] = field(default_factory=dict)
    plain: Mapping[str, Located[ClauseWords]] = field(default_factory=dict)
    funds: Mapping[str, Located[Funds]] = field(default_factory=dict)
    explanations: Mapping[str, Located[Explanation]] = field(default_factory=dict)
    guide: Located[Guide] | None = None
    catalogues: Mapping[str, Located[Catalogue]] = field(default_factory=dict)
    annual: Mapping[str, Located[AnnualReport]] = field(default_factory=dict)
    targeting: Mapping[str, Located[Targeting]] = field(default_factory=dict)
    waivers: Mapping[str, Located[Waiver]] = field(default_factory=dict)  # none in the public view
    ledger: LedgerRecords = field(default_factory=LedgerRecords)
    tombstones: tuple[Tombstone, ...] = ()  # filled by the public view alone
    kept_back: frozenset[tuple[str, Period]] = frozenset()  # reports there are but may not be shown: unit, period
    unread: frozenset[str] = frozenset()  # "units/minzheng": there, but broken; that is said already

    def records(self) -> Iterator[Located[Any]]:
        """Every record of the place, the documents' included."""
        yield self.jurisdiction
        for alone in (self.body, self.guide):
            if alone is not None:
                yield alone
        for document in self.documents.values():
            yield document.located
        groups: tuple[Mapping[str, Located[Any]], ...] = (
            self.units, self.duties, self.people, self.discrepancies, self.calendars,
            self.channels, self.relief, self.plain, self.funds, self.explanations,
            self.catalogues, self.annual, self.targeting, self.waivers,
        )  # fmt: skip
        for group in (*groups, *(records for _, records in self.ledger.named())):
            yield from group.values()
        for attached in self.attachments.values():
            yield attached.located

    def document_of(self, record: Record) -> DocumentText:
        """The document a record is taken from."""
        return self.documents[record.document or ""]

    def read(self, record: Record, span: Span) -> str:
        """The words of a record's span."""
        return self.document_of(record).read(span)


@dataclass(frozen=True)
class NarrativePage:
    """A narrative's record and its text, made HTML from Markdown that may hold none itself."""

    located: Located[Narrative]
    html: str = field(repr=False)
    markdown: str = field(default="", repr=False)

    @property
    def path(self) -> str:
        """Where the Markdown lies: beside the record."""
        return f"{self.located.path.removesuffix('.yml')}.md"


@dataclass(frozen=True)
class National:
    """What holds everywhere: the law and what the portal says of it, each by id in the order of the files."""

    law: Mapping[str, Located[Instrument]] = field(default_factory=dict)
    relief: Mapping[str, Located[Measure]] = field(default_factory=dict)
    situations: Mapping[str, Located[Situation]] = field(default_factory=dict)
    ladders: Mapping[str, Located[Ladder]] = field(default_factory=dict)
    channels: Mapping[str, Located[Channel]] = field(default_factory=dict)
    questions: Mapping[str, Located[Question]] = field(default_factory=dict)
    tables: Mapping[str, Located[CheckTable]] = field(default_factory=dict)
    papers: Mapping[str, Located[PaperForm]] = field(default_factory=dict)
    wording: Mapping[str, Located[Officialese]] = field(default_factory=dict)
    catalogues: Mapping[str, Located[Catalogue]] = field(default_factory=dict)
    thesaurus: Located[Thesaurus] | None = None
    unread: frozenset[str] = frozenset()  # "law/dibao-banfa": there, but broken; that is said already

    def instrument(self, ref: ArticleRef) -> Instrument | None:
        """The instrument a reference names, or ``None``."""
        located = self.law.get(ref.instrument)
        return located.record if located else None

    def article(self, ref: ArticleRef) -> Article | None:
        """The article a reference names, or ``None``."""
        instrument = self.instrument(ref)
        return instrument.article(ref.article) if instrument else None

    def figure(self, ref: FigureRef) -> Figure | None:
        """The figure a reference names, or ``None``."""
        article = self.article(ref.of)
        figures = article.figures if article else ()
        return next((figure for figure in figures if figure.id == ref.figure), None)

    def named(self) -> Iterator[tuple[str, Mapping[str, Located[Any]]]]:
        """Every kind's name and records, of the kinds that have many."""
        for item in fields(self):
            if item.name not in ("thesaurus", "unread"):
                yield item.name, getattr(self, item.name)

    def groups(self) -> Iterator[Mapping[str, Located[Any]]]:
        """Every kind's records."""
        return (records for _, records in self.named())


@dataclass(frozen=True)
class Aside:
    """What a record's file holds beside the record: its remarks, or all of it where no record came out of it."""

    path: str
    text: str = field(repr=False)
    line: int  # where the text begins
    column: int


@dataclass(frozen=True)
class Portal:
    """The whole of the input."""

    config: SiteConfig
    config_place: Place
    places: tuple[PlaceData, ...]
    lineages: Mapping[str, Located[Lineage]]
    narratives: Mapping[str, NarrativePage]
    calendars: Mapping[str, Located[CalendarYear]] = field(default_factory=dict)
    national: National = field(default_factory=National)
    tombstones: tuple[Tombstone, ...] = ()  # of pages outside a place; filled by the public view alone
    waivers: Mapping[str, Located[Waiver]] = field(default_factory=dict)  # of the nation; none in the public view
    config_positions: Positions = field(default_factory=dict, repr=False)
    asides: tuple[Aside, ...] = ()  # none in the public view

    @property
    def is_sample(self) -> bool:
        """Whether what it shows is made up to show how a site looks (A118 keeps sample and real apart)."""
        return any(place.jurisdiction.record.sample for place in self.places)

    def national_records(self) -> Iterator[Located[Any]]:
        """Every record that belongs to no place."""
        groups: tuple[Mapping[str, Located[Any]], ...] = (
            self.lineages,
            self.calendars,
            self.waivers,
            *self.national.groups(),
        )
        for group in groups:
            yield from group.values()
        for narrative in self.narratives.values():
            yield narrative.located
        if self.national.thesaurus is not None:
            yield self.national.thesaurus


def public_view(portal: Portal) -> Portal:
    """The portal with public records only: what plan, search, data and everything published may see."""
    gone = tuple(_withdrawn_national(portal))
    local = tuple(tombstone for tombstone in gone if tombstone.folder in OF_EACH_PLACE)
    places = (_public_place(place) for place in portal.places if place.jurisdiction.record.is_public)
    return replace(
        portal,
        places=tuple(replace(place, tombstones=(*place.tombstones, *local)) for place in places),
        tombstones=gone,
        lineages=_public(portal.lineages),
        calendars=_public(portal.calendars),
        narratives={k: n for k, n in portal.narratives.items() if n.located.record.is_public},
        national=_public_national(portal.national),
        waivers={},
        asides=(),
    )


def _public_national(national: National) -> National:
    groups: dict[str, Any] = {name: _public(records) for name, records in national.named()}
    thesaurus = national.thesaurus if national.thesaurus and national.thesaurus.record.is_public else None
    return National(**groups, thesaurus=thesaurus, unread=national.unread)


def _public(records: Mapping[str, Located[R]]) -> dict[str, Located[R]]:
    return {name: located for name, located in records.items() if located.record.is_public}


def _public_place(place: PlaceData) -> PlaceData:
    return replace(
        place,
        body=place.body if place.body and place.body.record.is_public else None,
        documents={k: d for k, d in place.documents.items() if d.record.is_public},
        units=_public(place.units),
        duties=_public(place.duties),
        people=_public(place.people),
        discrepancies=_public(place.discrepancies),
        calendars=_public(place.calendars),
        channels=_public(place.channels),
        relief=_public(place.relief),
        plain=_public(place.plain),
        funds=_public(place.funds),
        explanations=_public(place.explanations),
        guide=place.guide if place.guide and place.guide.record.is_public else None,
        catalogues=_public(place.catalogues),
        annual=_public(place.annual),
        targeting=_public(place.targeting),
        waivers={},
        attachments={k: a for k, a in place.attachments.items() if a.located.record.is_public},
        ledger=LedgerRecords(**{name: _public(records) for name, records in place.ledger.named()}),
        tombstones=tuple(_withdrawn(place)),
        kept_back=frozenset(_kept_back(place)),
    )


def _withdrawn(place: PlaceData) -> Iterator[Tombstone]:
    """A tombstone for each withdrawn record that had a page of its own."""
    paged: dict[str, Mapping[str, Located[Any]]] = {
        "documents": {name: document.located for name, document in place.documents.items()},
        "units": place.units,
        "explanations": place.explanations,
        "annual": place.annual,
        **dict(place.ledger.named()),
    }
    for folder, records in paged.items():
        for name, located in records.items():
            record: Record = located.record
            if folder in PAGED and record.state is State.withdrawn and record.withdrawn:
                report = (record.unit, record.period) if isinstance(record, UnitReport) else None
                yield Tombstone(folder, name, record.withdrawn.date, record.withdrawn.reason, report=report)


def _withdrawn_national(portal: Portal) -> Iterator[Tombstone]:
    """A tombstone for each withdrawn record of the nation, and each withdrawn page of running text."""
    groups = dict(portal.national.named())
    paged: list[tuple[str, Mapping[str, Located[Any]]]] = [
        (folder, groups[name]) for name, folder in NATIONAL_PAGES.items()
    ]
    paged.append(("", {name: page.located for name, page in portal.narratives.items()}))
    for folder, records in paged:
        for name, located in records.items():
            record: Record = located.record
            if record.state is State.withdrawn and record.withdrawn:
                yield Tombstone(folder, name, record.withdrawn.date, record.withdrawn.reason)


def _kept_back(place: PlaceData) -> Iterator[tuple[str, Period]]:
    """Reports that were handed in, whatever the page may say of them: of these a unit owes nothing."""
    for report in place.ledger.reports.values():
        if not report.record.is_public:
            yield report.record.unit, report.record.period
    for item in place.ledger.withheld.values():
        if item.record.unit and item.record.period:
            yield item.record.unit, item.record.period
