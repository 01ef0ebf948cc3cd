"""``data/<slug>.json`` and ``data/national/all.json``: everything public, with ids everywhere.

takes  a place's public records and its observations; the national records
gives  plain values, ready for JSON
does not  hold anything a page does not show
"""

from __future__ import annotations

import hashlib
from typing import Any

from generator.catalogue import BY_CODE, says
from generator.export.ledger import ledger_data
from generator.export.plain import open_values, plain
from generator.ledger.book import LedgerBook
from generator.model.base import Record, Span
from generator.model.observation import Observation
from generator.model.portal import AttachedFile, DocumentText, National, PlaceData

# Where a record's own words are read from spans, the data gives the words and the span.
OWN = ("relief", "channels", "funds", "plain", "annual")  # records of a place that hold no span


def place_data(place: PlaceData, observations: list[Observation], book: LedgerBook) -> dict[str, Any]:
    """The keys of the contract: jurisdiction, documents, body, units, duties, people, observations."""
    reader = _Reader(place)
    return {
        "jurisdiction": plain(place.jurisdiction.record),
        "documents": [reader.document(d) for d in place.documents.values()],
        "body": reader.spelled(place.body.record) if place.body else None,
        "units": [reader.unit(unit.record) for unit in place.units.values()],
        "duties": [reader.duty(duty.record) for duty in place.duties.values()],
        "people": [reader.spelled(person.record) for person in place.people.values()],
        "observations": [reader.observation(o) for o in observations],
        "attachments": [_attachment(a) for a in place.attachments.values()],
        "explanations": [reader.spelled(located.record) for located in place.explanations.values()],
        "guide": plain(place.guide.record) if place.guide else None,
        **{name: [plain(located.record) for located in getattr(place, name).values()] for name in OWN},
        **ledger_data(book),
    }


def national_data(national: National) -> dict[str, Any]:
    """Law, measures, situations and the rest, a key for each kind."""
    return {
        **{name: [plain(located.record) for located in records.values()] for name, records in national.named()},
        "thesaurus": plain(national.thesaurus.record) if national.thesaurus else None,
    }


def _attachment(attached: AttachedFile) -> dict[str, Any]:
    """``size`` and ``sha256`` are those of the file that was reviewed; what is offered has its own."""
    offered = attached.offered()
    published = {"published_size": len(offered), "published_sha256": hashlib.sha256(offered).hexdigest()}
    return {**plain(attached.located.record), **published}


class _Reader:
    """Spells out spans."""

    def __init__(self, place: PlaceData) -> None:
        self.place = place

    def spelled(self, record: Record) -> dict[str, Any]:
        """The record with each span as ``{text, span}``."""
        document = self.place.documents[record.document or ""]
        return {name: _spell(value, document) for name, value in open_values(record).items()}

    def document(self, document: DocumentText) -> dict[str, Any]:
        """The document's record, its passages as text, its corrections as they were applied."""
        record = document.record
        spelled = {name: _spell(value, document) for name, value in open_values(record).items()}
        spelled["passages"] = [
            {"id": p.id, "kind": p.kind.value, "text": document.passages[p.id]} for p in record.passages
        ]
        return spelled

    def unit(self, unit: Any) -> dict[str, Any]:
        """A unit with the name as written and every name a heading or the roster uses."""
        written = "".join(self.place.read(unit, unit.named).split())
        names = [*unit.aliases, *self._names_used(unit.id)]
        aliases = [name for name in dict.fromkeys(names) if name not in (written, unit.full)]
        return {**plain(unit), "as_written": written, "aliases": aliases}

    def _names_used(self, unit: str) -> list[str]:
        names = []
        for duty in self.place.duties.values():
            if duty.record.units == (unit,):
                names.append(self.place.read(duty.record, duty.record.heading))
        for person in self.place.people.values():
            if person.record.unit == unit and person.record.unit_named:
                names.append(self.place.read(person.record, person.record.unit_named))
        return ["".join(name.split()) for name in names]

    def duty(self, duty: Any) -> dict[str, Any]:
        """A duty with its text without heading and colon, and its clauses."""
        return {
            **plain(duty),
            "heading": self.place.read(duty, duty.heading),
            "text": "".join(self.place.read(duty, span) for span in duty.text),
            "clauses": [
                {
                    "id": f"{duty.id}-{clause.id}",
                    "text": self.place.read(duty, clause.span),
                    "role": clause.role.value,
                    "with": list(clause.partners),
                    "topics": [topic.value for topic in clause.topics],
                    "main": clause.main,
                    "span": str(clause.span),
                }
                for clause in duty.clauses
            ],
        }

    def observation(self, observation: Observation) -> dict[str, Any]:
        """An observation in words, with the passages it is about."""
        code = observation.finding.code
        document = self.place.documents[observation.document]
        return {
            "id": observation.anchor,
            "code": code,
            "title": BY_CODE[code].title,
            "says": says(observation.finding),
            "found": "人工发现" if code == "A713" else "程序核对",
            "explanation": observation.explanation,
            "document": observation.document,
            "passages": [_spell(span, document) for span in observation.spans],
        }


def _spell(value: Any, document: DocumentText) -> Any:
    if isinstance(value, Span):
        return {"text": document.read(value), "span": str(value)}
    if isinstance(value, tuple):
        return [_spell(item, document) for item in value]
    if hasattr(type(value), "model_fields"):
        return {
            field.alias or name: _spell(getattr(value, name), document)
            for name, field in type(value).model_fields.items()
        }
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return str(value) if value is not None and not isinstance(value, (str, int, bool)) else value
