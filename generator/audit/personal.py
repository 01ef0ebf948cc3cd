"""Persons in the ledger: no text of it may hold a masked name, or a name beside a household.

takes  a place
gives  findings
does not  look at drafts or for numbers (``privacy`` does), or find a bare name: a person reads every record
"""

from __future__ import annotations

from generator.audit.pointers import judged
from generator.findings import Findings
from generator.model.inside import texts_in
from generator.model.masked import persons_in
from generator.model.portal import PlaceData

SHORT = 3  # characters a place's name has at least, if people leave its last one out: 贺兰县, but not 曹县


def check_personal(place: PlaceData, findings: Findings) -> None:
    """Every text of every record of the ledger."""
    known = names_of(place)
    for _, records in place.ledger.named():
        for located in judged(records):
            for loc, text in texts_in(located.record):
                for what, words in persons_in(text, known)[:1]:
                    findings.add("A230", located.at(*loc), what=what, found=words[0])


def names_of(place: PlaceData) -> frozenset[str]:
    """What the place and its units are called: none of it is a person."""
    own = place.jurisdiction.record
    names = {own.name, own.parent or "", own.name[:-1] if len(own.name) >= SHORT else ""}
    for located in place.units.values():
        unit = located.record
        document = place.documents.get(unit.document or "")
        written = document.read(unit.named) if document and unit.named.passage in document.passages else ""
        names |= {unit.full, *unit.aliases, "".join(written.split())}
    return frozenset(name for name in names if len(name) > 1)
