"""What a half-entered or carelessly entered document would make the portal say falsely.

takes  one place
gives  findings
does not  judge the document: only what was entered of it

Where all is said to be entered, the portal says what the document does not say. So it must be true.
"""

from __future__ import annotations

from generator.audit.coverage import is_solid
from generator.findings import Findings
from generator.model.base import State
from generator.model.document import PassageKind
from generator.model.portal import DocumentText, PlaceData

LIKE_A_DUTY = (PassageKind.text, PassageKind.item)
COLON, NEAR = "：:", 30  # a duty begins with a unit's name and a colon
WAITING = (State.draft, State.in_review)
MOST_NAMED = 5


def check_entered(place: PlaceData, findings: Findings) -> None:
    """Headings without their colon, an office that sits somewhere by the text's own words, nothing left out."""
    for located in place.duties.values():
        duty, document = located.record, place.documents.get(located.record.document or "")
        is_there = document is not None and duty.state is not State.draft and duty.heading.passage in document.passages
        if document is not None and is_there:
            heading = document.read(duty.heading)
            if heading and not is_solid(heading[-1]) and heading[-1] not in "）〉》”":
                findings.add("A179", located.at("heading"), text=heading, mark=heading[-1])
    body = place.body
    if body is None or not body.record.is_public:
        return
    for unit in place.units.values():
        if unit.record.listed and unit.record.state is not State.draft and not body.record.has_list:
            findings.add("A182", unit.at("listed"))
    if body.record.office.host and body.record.office.located is None:
        findings.add("A178", body.at("office", "host"))
    if not body.record.all_entered:
        return
    document = place.documents.get(body.record.document or "")
    left = _unentered(place, document) if document is not None else []
    if left:
        findings.add("A180", body.at("all_entered"), names="、".join(left[:MOST_NAMED]), count=len(left))
    waiting = [name for group in (place.units, place.duties, place.people) for name, one in group.items()
               if one.record.state in WAITING]  # fmt: skip
    if waiting:
        findings.add("A181", body.at("all_entered"), names="、".join(waiting[:MOST_NAMED]), count=len(waiting))


def _unentered(place: PlaceData, document: DocumentText) -> list[str]:
    """Passages among those with duties, and right before and after them, that read like one and belong to none."""
    taken = {
        span.passage
        for located in place.duties.values()
        if located.record.document == document.record.id
        for span in (located.record.heading, *located.record.text)
    }
    kinds = {passage.id: passage.kind for passage in document.record.passages}
    order = list(document.passages)
    like = [
        kinds[name] in LIKE_A_DUTY and any(mark in document.passages[name][:NEAR] for mark in COLON) for name in order
    ]
    ranks = [rank for rank, name in enumerate(order) if name in taken]
    if not ranks:
        return []
    first, last = ranks[0], ranks[-1]
    while first > 0 and like[first - 1]:
        first -= 1
    while last + 1 < len(order) and like[last + 1]:
        last += 1
    return [order[rank] for rank in range(first, last + 1) if like[rank] and order[rank] not in taken]
