"""The clauses of a duty cover its whole text but punctuation, in order, without gap or overlap (contract §8).

takes  the duties of a place and the passages they are cut from
gives  findings
does not  judge roles or topics: those are read by a person
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from generator.findings import Findings
from generator.model.base import Span, State
from generator.model.duty import Duty
from generator.model.located import Located
from generator.model.portal import DocumentText, PlaceData, Portal

NUMBERING = re.compile(r"^[0-9一二三四五六七八九十.．]*$")


def check_coverage(portal: Portal, findings: Findings) -> None:
    """Every duty that is no draft."""
    for place in portal.places:
        for located in place.duties.values():
            document = place.documents.get(located.record.document or "")
            if document is not None and located.record.state is not State.draft:
                _check_duty(located, document, findings)
        _check_remainders(place, findings)


def is_solid(char: str) -> bool:
    """Whether a character must be covered: anything but punctuation and white space."""
    return unicodedata.category(char)[0] not in "PZ" and char not in "<>\n\t"


def _fits(spans: Iterable[Span], document: DocumentText) -> bool:
    return all(s.passage in document.passages and s.end <= len(document.passages[s.passage]) for s in spans)


def _check_duty(located: Located[Duty], document: DocumentText, findings: Findings) -> None:
    duty = located.record
    clauses = [clause.span for clause in duty.clauses]
    if not _fits((*duty.text, *clauses), document):
        return  # already found by the references
    order = {span.passage: rank for rank, span in enumerate(duty.text)}
    last = (-1, 0)
    covered: dict[str, set[int]] = {}
    for index, span in enumerate(clauses):
        place = located.at("clauses", index, "span")
        inside = any(t.passage == span.passage and t.start <= span.start and span.end <= t.end for t in duty.text)
        if not inside:
            findings.add("A106", place, span=span)
            continue
        if (order[span.passage], span.start) < last:
            findings.add("A105", place, span=span)
        last = max(last, (order[span.passage], span.end))
        covered.setdefault(span.passage, set()).update(range(span.start, span.end))
    for index, span in enumerate(duty.text):
        text = document.passages[span.passage]
        for start, end in _gaps(text, span.start, span.end, covered.get(span.passage, set())):
            gap = Span(span.passage, start, end)
            here = [i for i, c in enumerate(clauses) if c.passage == span.passage]
            following = [i for i in here if clauses[i].start >= end]
            at = following[:1] or here[-1:]
            place = located.at("clauses", at[0], "span") if at else located.at("text", index)
            findings.add("A104", place, text=text[start:end][:40], span=gap)


def _gaps(text: str, start: int, end: int, covered: set[int]) -> list[tuple[int, int]]:
    """Stretches with solid characters that nothing covers, trimmed of punctuation."""
    gaps: list[tuple[int, int]] = []
    begin: int | None = None
    for index in range(start, end + 1):
        if index < end and index not in covered:
            begin = index if begin is None else begin
        elif begin is not None:
            solid = [i for i in range(begin, index) if is_solid(text[i])]
            if solid:
                gaps.append((solid[0], solid[-1] + 1))
            begin = None
    return gaps


def _check_remainders(place: PlaceData, findings: Findings) -> None:
    """A passage that bears a duty is heading, duty text and numbering, nothing else."""
    taken: dict[tuple[str, str], set[int]] = {}
    owner: dict[tuple[str, str], Located[Duty]] = {}
    for located in place.duties.values():
        duty = located.record
        document = place.documents.get(duty.document or "")
        if document is None or duty.state is State.draft or not _fits((duty.heading, *duty.text), document):
            continue
        for span in duty.text:
            owner.setdefault((document.record.id, span.passage), located)
        for span in (duty.heading, *duty.text):
            taken.setdefault((document.record.id, span.passage), set()).update(range(span.start, span.end))
    for (name, passage), located in owner.items():
        text = place.documents[name].passages[passage]
        for start, end in _gaps(text, 0, len(text), taken[name, passage]):
            if not NUMBERING.match(text[start:end]):
                gap = Span(passage, start, end)
                findings.add("A104", located.at("text"), text=text[start:end][:40], span=gap)
