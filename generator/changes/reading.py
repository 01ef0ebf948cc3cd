"""The records of one state as a reader reads them.

takes  an inventory
gives  a record as a version to compare: ids as names, days as 2026-12-01, law as it is cited; what a record is called
does not  quote what leads to a person: a text the privacy gate flags is a mark that only tells that it changed
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from datetime import date
from enum import Enum
from functools import cache, cached_property
from string import Formatter
from typing import Any, get_args

from pydantic import BaseModel

from generator.audit.personal import names_of
from generator.changes.inventory import BY_NAME, Entry, Inventory, Key
from generator.changes.phrases import NOT_QUOTED, VEILED, shortened
from generator.changes.tellings import TELLINGS
from generator.days.calendar import FIRST_YEAR, LAST_YEAR
from generator.findings import Place
from generator.ledger.cases import SMALL
from generator.ledger.notices import calendar_of, last_day
from generator.ledger.suppression import LEAST
from generator.model.base import KEY, OF, Moment, Span
from generator.model.casecount import CaseCounts
from generator.model.inside import spans_in, texts_in
from generator.model.jurisdiction import Publisher
from generator.model.masked import persons_in
from generator.model.measure import Element, Measure
from generator.model.notice import Notice
from generator.model.past import PastRecord
from generator.model.period import Period
from generator.model.person import Seat
from generator.model.portal import DocumentText, NarrativePage, PlaceData
from generator.model.statement import ArticleRef, FigureRef
from generator.plan.changes import shown
from generator.plan.law import LawBook
from generator.privacy.gate import FINGERPRINT, hits_in_record
from generator.privacy.texts import find_numbers
from generator.privacy.waivers import FIRST, LAST

OF_PERSONS = ("A230", "A241")  # findings of the ledger; the gate has a range of its own
REASON = 200  # characters of why something was withdrawn
PARTNERS = "partners"  # names units by id, or others in words
OF_TARGET = {"relief": "measure", "documents": "document", "explanations": "explanation"}
ENGLISH: Mapping[tuple[type[Enum], str], str] = {
    (Publisher, "none"): "本站只整理", (Publisher, "office"): "本地办公室在本站发布",
    (Seat, "head"): "召集人、组长", (Seat, "member"): "成员",
    **{(Element, one.value): Measure.model_fields[one.value].title or one.value for one in Element},
}  # fmt: skip


class Reading:
    """Made once a state; only what is asked for is read.

    ``pool`` are the readings that names of other records are looked up in: both states, so that a record is called the
    same on both sides.
    """

    def __init__(self, inventory: Inventory) -> None:
        self.inventory = inventory
        self.pool: tuple[Reading, ...] = (self,)
        self.as_of = inventory.state.as_of
        self._known: dict[str, frozenset[str]] = {}
        self._names: dict[Key, str] = {}
        self._secret: dict[Key, frozenset[str]] = {}

    @cached_property
    def _book(self) -> LawBook:
        return LawBook(self.inventory.portal.national, self.as_of)

    # what it is called

    def name(self, entry: Entry) -> str:
        """What tells a record from others of its kind; its id where it has no name, or none that may be quoted."""
        if entry.key not in self._names:
            self._names[entry.key] = self._name(entry)
        return self._names[entry.key]

    def called(self, entry: Entry) -> str:
        """The record's name among everything."""
        return TELLINGS[entry.kind.name].called.format(kind=entry.kind.title, name=self.name(entry))

    def _name(self, entry: Entry) -> str:
        template = TELLINGS[entry.kind.name].name
        fields = [field for _, field, _, _ in Formatter().parse(template) if field]
        told = {field: self.field(entry, field) for field in fields}
        name = template.format(**told)
        return entry.key[2] if not all(told.values()) or VEILED in name else name

    def field(self, entry: Entry, name: str) -> str:
        """One field as a reader reads it, of a list of spans the first; "" where it is not there or not to be had."""
        value = getattr(entry.record, name)
        value = value[0] if isinstance(value, tuple) and value and isinstance(value[0], Span) else value
        if isinstance(value, Span):
            return "".join(self._words(entry).get(value, "").split())
        telling = TELLINGS[entry.kind.name]
        of = telling.id_of if name == "id" else _kinds_in(entry.kind.model).get(name, "")
        if name == "of" and entry.kind.name == "targeting":
            folder, _, value = value.partition("/")
            of = OF_TARGET[folder]
        return shown(self._told(value, of, entry, self._secrets(entry)), str)

    def withdrawal(self, entry: Entry) -> str:
        """When a withdrawn record was, and why."""
        said = self._told(entry.record.withdrawn, "", entry, self._secrets(entry))
        return f"{said.date}，原因：{NOT_QUOTED if VEILED in said.reason else shortened(said.reason, REASON)}"

    # as a version

    def version(self, entry: Entry) -> PastRecord:
        """The record, with the words of its spans and the texts that belong to it."""
        record = self._told(entry.record, "", entry, self._secrets(entry))
        known, texts = self._persons_known(entry.place), {}
        if isinstance(entry.beside, DocumentText):
            texts = {name: self._veiled(text, known) for name, text in entry.beside.passages.items()}
        elif isinstance(entry.beside, NarrativePage):
            texts = {"": self._veiled(entry.beside.markdown, known)}
        if isinstance(entry.record, Notice) and self.has_ended(entry):
            record = _closed(record)
        if isinstance(record, CaseCounts):
            record = record.model_copy(update={"rows": ()})  # small counts are worked out from nothing
        return PastRecord(date.min, 0, record, self._words(entry), texts)

    def last_day(self, entry: Entry) -> date | None:
        """The last day a notice hangs, where it can be counted."""
        notice, place = entry.record, entry.place
        if place is None or not FIRST_YEAR <= notice.opens.year <= LAST_YEAR:
            return None
        return last_day(notice, place.jurisdiction.record, calendar_of(self.inventory.portal, place))

    def has_ended(self, entry: Entry) -> bool:
        """Whether a notice no longer hangs: of such a one counts and days are left, no place."""
        last = self.last_day(entry)
        return last is not None and last < self.as_of

    def _words(self, entry: Entry) -> dict[Span, str]:
        """The words of the spans of a record; those that cannot be read are left out."""
        document = self._document(entry)
        if document is None:
            return {}
        known, passages = self._persons_known(entry.place), document.passages
        spans = [span for _, span in spans_in(entry.record) if span.end <= len(passages.get(span.passage, ""))]
        return {span: self._veiled(document.read(span), known) for span in spans}

    def _document(self, entry: Entry) -> DocumentText | None:
        if isinstance(entry.beside, DocumentText):
            return entry.beside
        document = entry.place.documents.get(entry.record.document or "") if entry.place else None
        return document if document and document.record.is_public else None

    def _told(self, value: Any, of: str, entry: Entry, secrets: Collection[str]) -> Any:
        """A value as it is read; ``of`` is the kind of record whose id it is, or ""."""
        match value:
            case BaseModel():
                kinds = _kinds_in(type(value))
                told = {
                    name: self._told(getattr(value, name), kinds.get(name, ""), entry, secrets)
                    for name in type(value).model_fields
                    if name != "id"
                }
                return value.model_copy(update=told)
            case tuple():
                return tuple(self._told(item, of, entry, secrets) for item in value)
            case Enum():
                return ENGLISH.get((type(value), str(value.value)), value)
            case date():
                return value.isoformat()
            case Moment():
                return str(value)
            case Period():
                return value.title
            case ArticleRef():
                return self._cite(value)
            case FigureRef():
                return self._cite(value.of)
            case str():
                return _veil(value) if value in secrets else self._named(value, of, entry)
        return value

    def _named(self, value: str, of: str, entry: Entry) -> str:
        """The name of the record an id is of, where a reader sees that record."""
        for reading in self.pool if of and KEY.match(value) else ():
            named = reading.inventory.named(of, entry.key[1], value)
            if named is not None and reading.inventory.is_seen(named.key):
                return reading.name(named)
        return value

    def _cite(self, ref: ArticleRef) -> str:
        books = (reading._book for reading in self.pool if reading.inventory.state.portal)
        return next((book.cite(ref).text for book in books if book.national.instrument(ref)), str(ref))

    # what may not be quoted

    def _secrets(self, entry: Entry) -> frozenset[str]:
        """The texts of a record in which a person is seen: by the check, or by the gate, sure or not, waived or not."""
        if entry.key not in self._secret:
            known, flagged = self._persons_known(entry.place), self._flagged.get(entry.path, set())
            hits = {text for _, _, text in hits_in_record(entry.record, known)}
            own = ((loc, text) for loc, text in texts_in(entry.record) if loc[-1] != FINGERPRINT)
            told = {text for loc, text in own if entry.located.at(*loc) in flagged or persons_in(text, known)}
            self._secret[entry.key] = frozenset(hits | told)
        return self._secret[entry.key]

    @cached_property
    def _flagged(self) -> Mapping[str, set[Place]]:
        """By file, the places at which the check found something of a person."""
        found: dict[str, set[Place]] = {}
        for one in self.inventory.state.checked.findings:
            if one.code in OF_PERSONS or FIRST <= one.code <= LAST:
                found.setdefault(one.place.path, set()).add(one.place)
        return found

    def _persons_known(self, place: PlaceData | None) -> frozenset[str]:
        """What is no person: the names of a place and its units."""
        slug = place.slug if place else ""
        if slug not in self._known:
            self._known[slug] = names_of(place) if place else frozenset()
        return self._known[slug]

    @staticmethod
    def _veiled(text: str, known: Collection[str]) -> str:
        return _veil(text) if find_numbers(text) or persons_in(text, known) else text


def _veil(text: str) -> str:
    """What stands for a text: another one for another text."""
    return VEILED + hashlib.sha256(text.encode()).hexdigest()[:16]


def _closed(notice: Notice) -> Notice:
    """What is left of a notice that ended; a number that would point at one family is not."""
    counts = {name: getattr(notice, name) for name in ("households", "persons")}
    few = {name: SMALL if 0 < number < LEAST else number for name, number in counts.items()}
    return notice.model_copy(update={"area": "", "hangs": "", "object_to": "", **few})


@cache
def _kinds_in(model: type[BaseModel]) -> Mapping[str, str]:
    """The fields that hold ids of other records, with the kind of those records."""
    found = {name: _kind_of(field.json_schema_extra, field.annotation) for name, field in model.model_fields.items()}
    own = {name: kind for name, kind in found.items() if kind in BY_NAME and name != "id"}
    return {**own, PARTNERS: "unit"} if PARTNERS in found else own


def _kind_of(extra: Any, annotation: Any) -> str:
    """The kind a field's schema names, however deep its annotation holds it."""
    if isinstance(extra, dict) and OF in extra:
        return str(extra[OF])
    inner = [(getattr(one, "json_schema_extra", None), None) for one in getattr(annotation, "__metadata__", ())]
    inner += [(None, one) for one in get_args(annotation)]
    return next((kind for one in inner if (kind := _kind_of(*one))), "")
