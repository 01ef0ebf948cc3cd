"""Plain words: short sentences, no officialese (outside quotation), numbers of a clause's plain words in the clause.

takes  the portal
gives  findings
does not  judge drafts, or what official documents themselves say
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from generator.audit.grounds import parts_of
from generator.audit.numbers import numbers_with_units
from generator.findings import Findings
from generator.model.base import Record, Span, State
from generator.model.explanation import Answer, Paragraph
from generator.model.located import Loc, Located
from generator.model.measure import LocalStep
from generator.model.paper import PaperForm
from generator.model.plainness import LONGEST, MEAN, Words, mean_length, officialese, too_long, words_of
from generator.model.portal import PlaceData, Portal

PLAIN_FIELDS = ("say", "ask", "help")


def check_plainness(portal: Portal, findings: Findings) -> None:
    """Every plain text of the national records and of the places."""
    words = words_of(portal.national.wording)
    groups: list[Any] = [group for group in portal.national.groups() if group is not portal.national.law]
    for place in portal.places:
        groups += [place.channels, place.relief, place.plain, place.explanations]
    for group in groups:
        for located in group.values():
            if located.record.state is not State.draft and group is not portal.national.wording:
                _check(located, words, findings)
    for place in portal.places:
        _check_clause_words(place, findings)
        _check_explanations(place, findings)


def plain_texts(record: BaseModel) -> Iterator[tuple[Loc, str]]:
    """Every plain text of a record; what is printed on a form to be signed is no plain text."""
    for loc, part in parts_of(record):
        if isinstance(record, PaperForm) and "opening" in loc:
            continue
        names = (*PLAIN_FIELDS, "what") if isinstance(part, LocalStep) else PLAIN_FIELDS
        for name in names:
            value = getattr(part, name, None) if isinstance(part, BaseModel) else None
            if isinstance(value, str):
                yield (*loc, name), value


def _check(located: Located[Any], words: Words, findings: Findings) -> None:
    texts = list(plain_texts(located.record))
    for loc, text in texts:
        for sentence in too_long(text):
            findings.add("A146", located.at(*loc), length=len(sentence), limit=LONGEST, sentence=sentence)
        for word, say in officialese(text, words):
            findings.add("A148", located.at(*loc), word=word, say=say)
    mean = mean_length(text for _, text in texts)
    if mean > MEAN:
        findings.add("A147", located.at(), mean=f"{mean:.1f}", limit=MEAN)


def _check_clause_words(place: PlaceData, findings: Findings) -> None:
    for name, located in place.plain.items():
        if located.record.state is State.draft or f"duties/{name}" in place.unread:
            continue
        duty = place.duties.get(name)
        if duty is None:
            findings.add("A149", located.at("id"), kind="职责", id=name, near="")
            continue
        clauses = {clause.id: clause for clause in duty.record.clauses}
        seen: set[str] = set()
        for index, line in enumerate(located.record.lines):
            clause = clauses.get(line.clause)
            if clause is None:
                findings.add("A159", located.at("lines", index, "clause"), duty=name, clause=line.clause)
                continue
            if line.clause in seen:
                findings.add("A107", located.at("lines", index, "clause"), id=line.clause)
            seen.add(line.clause)
            original = _words_of(place, duty.record, clause.span)
            if original is not None:
                _numbers_in(located, ("lines", index, "say"), line.say, original, findings)


def _words_of(place: PlaceData, record: Record, span: Span) -> str | None:
    """A span's words; ``None`` where the document or the passage is not there, which is said elsewhere."""
    document = place.documents.get(record.document or "")
    return document.read(span) if document and span.passage in document.passages else None


def _check_explanations(place: PlaceData, findings: Findings) -> None:
    for located in place.explanations.values():
        record = located.record
        document = place.documents.get(record.document or "")
        if record.state is State.draft or document is None:
            continue
        for loc, part in parts_of(record):
            if isinstance(part, (Paragraph, Answer)):
                spans = [span for span in part.at if span.passage in document.passages]
                _numbers_in(located, (*loc, "say"), part.say, "".join(document.read(s) for s in spans), findings)


def _numbers_in(located: Located[Any], loc: Loc, text: str, original: str, findings: Findings) -> None:
    known = {(number.value, number.unit) for number in numbers_with_units(original)}
    for number in numbers_with_units(text):
        if (number.value, number.unit) not in known:
            findings.add("A174", located.at(*loc), number=number.words)
