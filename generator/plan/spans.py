"""Which stretches of a document lead where: the way from a sentence to what was made of it, and back.

takes  a place's records and the paths of its pages
gives  for each document its runs, and for each span its address in the document
does not  draw anything

A stretch can be claimed once; clauses come before rules, rules before functions and tasks, those before people
and the names of units. What finds its stretch taken is reached through its passage.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.base import Record, Span
from generator.model.portal import DocumentText, PlaceData
from generator.pages.views import PassageView, Run


@dataclass(frozen=True)
class Claim:
    """A span, the page it leads to, and what to call that."""

    span: Span
    target: str
    label: str


def anchor_of(span: Span) -> str:
    """The anchor of a run; the underscore keeps it apart from every passage id."""
    return f"{span.passage}_{span.start}"


class SpanIndex:
    """The accepted claims of one place, by document."""

    def __init__(self, place: PlaceData, prefix: str) -> None:
        self.place = place
        self.prefix = prefix
        self.accepted: dict[str, dict[Span, Claim]] = {name: {} for name in place.documents}
        taken: dict[tuple[str, str], list[tuple[int, int]]] = {}
        for record, claim in self._claims():
            name = record.document or ""
            if name not in self.accepted:
                continue
            ranges = taken.setdefault((name, claim.span.passage), [])
            if all(claim.span.end <= start or end <= claim.span.start for start, end in ranges):
                ranges.append((claim.span.start, claim.span.end))
                self.accepted[name][claim.span] = claim

    def address(self, record: Record, span: Span) -> str:
        """Where a span stands in its document's page: its own run, or its passage."""
        return self.address_in(record.document or "", span)

    def address_in(self, name: str, span: Span) -> str:
        """Where a span stands in the page of the document called ``name``."""
        anchor = anchor_of(span) if span in self.accepted.get(name, {}) else span.passage
        return f"{self.prefix}documents/{name}/index.html#{anchor}"

    def passages(self, document: DocumentText) -> tuple[PassageView, ...]:
        """The document's passages, each in runs that together are its whole text."""
        by_passage: dict[str, list[Claim]] = {}
        for span, claim in sorted(self.accepted[document.record.id].items()):
            by_passage.setdefault(span.passage, []).append(claim)
        return tuple(
            PassageView(p.id, p.kind.value, tuple(_runs(document.passages[p.id], by_passage.get(p.id, []))))
            for p in document.record.passages
        )

    def _claims(self) -> Iterator[tuple[Record, Claim]]:
        place, prefix = self.place, self.prefix
        for name, duty_at in place.duties.items():
            duty = duty_at.record
            for clause in duty.clauses:
                target = f"{prefix}units/{duty.units[0]}/index.html#c-{name}-{clause.id}"
                yield duty, Claim(clause.span, target, "这一句是谁的职责")
        if place.body is not None:
            body = place.body.record
            for rule in body.rules:
                yield body, Claim(rule.span, f"{prefix}rules/index.html#{rule.id}", "工作规则")
            for group, label in ((body.functions, "主要职能"), (body.office.tasks, "办公室职责")):
                for span in group:
                    yield body, Claim(span, f"{prefix}office/index.html", label)
        for name, person_at in place.people.items():
            person = person_at.record
            whole = Span(person.name.passage, person.name.start, person.name.end)
            yield person, Claim(whole, f"{prefix}people/index.html#{name}", "人员")
        for name, unit_at in place.units.items():
            yield unit_at.record, Claim(unit_at.record.named, f"{prefix}units/{name}/index.html", "单位")


def _runs(text: str, claims: list[Claim]) -> Iterator[Run]:
    at = 0
    for claim in claims:
        if claim.span.start > at:
            yield Run(text[at : claim.span.start])
        yield Run(text[claim.span.start : claim.span.end], anchor_of(claim.span), claim.target, claim.label)
        at = claim.span.end
    if at < len(text):
        yield Run(text[at:])
