"""Everything a record points at must be there, be public if the record is, and hold what the record says.

takes  the portal
gives  findings
does not  judge drafts: they may be incomplete
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from generator.audit.links import check_unit
from generator.findings import Findings
from generator.model.base import KEY, Record, Span, State
from generator.model.body import RuleKind
from generator.model.inside import spans_in
from generator.model.located import Loc, Located
from generator.model.nearest import nearest
from generator.model.portal import PlaceData, Portal

NUMERALS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}


def check_references(portal: Portal, findings: Findings) -> None:
    """All references of all places."""
    for place in portal.places:
        shown = place.jurisdiction.record.is_public
        broken = any(name.startswith("documents/") for name in place.unread)
        if shown and not broken and not any(document.record.is_public for document in place.documents.values()):
            findings.add("A115", place.jurisdiction.at())
        if shown and "body" not in place.unread and (place.body is None or not place.body.record.is_public):
            findings.add("A124", place.jurisdiction.at())
        for located in place.records():
            if located.record.state is State.draft:
                continue
            if _check_document(place, located, findings):
                _check_spans(place, located, findings)
        _check_units(portal, place, findings)
        _check_duties(place, findings)
        _check_people(place, findings)
        _check_body(place, findings)


def numbers_in(text: str) -> set[int]:
    """The whole numbers a text writes, in Arabic digits of any width or in Chinese numerals below a thousand."""
    found = {int(digits) for digits in re.findall(r"\d+", text)}
    for numeral in re.findall(f"[{''.join(NUMERALS)}十百]+", text):
        total = unit = 0
        for char in numeral:
            if char in "十百":
                total += (unit or 1) * (10 if char == "十" else 100)
                unit = 0
            else:
                unit = NUMERALS[char]
        found.add(total + unit)
    return found


def _own_document(located: Located[Any]) -> str:
    return located.record.id if hasattr(located.record, "passages") else located.record.document or ""


def _check_document(place: PlaceData, located: Located[Any], findings: Findings) -> bool:
    record: Record = located.record
    name = _own_document(located)
    if not name:
        return True
    document = place.documents.get(name)
    if f"documents/{name}" in place.unread:
        return False
    if document is None:
        findings.add("A109", located.at("document"), id=name, near=nearest(name, place.documents))
        return False
    if record.is_public and not document.record.is_public:
        findings.add("A116", located.at("document"), kind="文件", id=name)
    if record.passage and record.passage not in document.passages:
        near = nearest(record.passage, document.passages)
        findings.add("A102", located.at("passage"), document=name, passage=record.passage, near=near)
    return True


def _check_spans(place: PlaceData, located: Located[Any], findings: Findings) -> None:
    document = place.documents.get(_own_document(located))
    for loc, span in spans_in(located.record):
        if document is None:
            findings.add("A109", located.at(*loc), id="（没有写 document）", near="")
            return
        text = document.passages.get(span.passage)
        if text is None:
            near = nearest(span.passage, document.passages)
            findings.add("A102", located.at(*loc), document=document.record.id, passage=span.passage, near=near)
        elif span.end > len(text):
            findings.add("A103", located.at(*loc), passage=span.passage, length=len(text), end=span.end)


def _check_units(portal: Portal, place: PlaceData, findings: Findings) -> None:
    named: dict[tuple[str, Span], str] = {}
    for name, located in place.units.items():
        unit = located.record
        if unit.state is State.draft:
            continue
        if unit.lineage and unit.lineage.chain not in portal.lineages:
            near = nearest(unit.lineage.chain, portal.lineages)
            findings.add("A114", located.at("lineage", "chain"), id=unit.lineage.chain, near=near)
        if unit.group:
            check_unit(place, located, ("group",), unit.group, findings)
        other = named.setdefault((unit.document or "", unit.named), name)
        if other != name:
            findings.add("A120", located.at("named"), other=other, span=unit.named)


def _check_duties(place: PlaceData, findings: Findings) -> None:
    for located in place.duties.values():
        duty = located.record
        if duty.state is State.draft:
            continue
        seen: set[str] = set()
        for index, unit in enumerate(duty.units):
            check_unit(place, located, ("units", index), unit, findings)
        for index, clause in enumerate(duty.clauses):
            if clause.id in seen:
                findings.add("A107", located.at("clauses", index, "id"), id=clause.id)
            seen.add(clause.id)
            for number, partner in enumerate(clause.partners):
                loc: Loc = ("clauses", index, "with", number)
                if KEY.match(partner):
                    check_unit(place, located, loc, partner, findings)
                elif f"documents/{duty.document}" in place.unread:
                    continue
                elif partner not in _words(place, located, clause.span):
                    findings.add("A112", located.at(*loc), partner=partner)


def _check_people(place: PlaceData, findings: Findings) -> None:
    named: dict[tuple[str, Span], str] = {}
    for name, located in place.people.items():
        person = located.record
        if person.state is State.draft:
            continue
        if person.unit:
            check_unit(place, located, ("unit",), person.unit, findings)
        other = named.setdefault((person.document or "", person.name), name)
        if other != name:
            findings.add("A120", located.at("name"), other=other, span=person.name)


def _check_body(place: PlaceData, findings: Findings) -> None:
    if place.body is None or place.body.record.state is State.draft:
        return
    located, body = place.body, place.body.record
    if body.office.host:
        check_unit(place, located, ("office", "host"), body.office.host, findings)
    for index, officer in enumerate(body.officers):
        if officer.person is not None:
            person = place.people.get(officer.person)
            loc: Loc = ("officers", index, "person")
            if f"people/{officer.person}" in place.unread:
                continue
            if person is None:
                near = nearest(officer.person, place.people)
                findings.add("A119", located.at(*loc), id=officer.person, near=near)
            elif body.is_public and not person.record.is_public:
                findings.add("A116", located.at(*loc), kind="人员", id=officer.person)
    if body.stated_units and f"documents/{body.document}" not in place.unread:
        text = _words(place, located, body.stated_units.at)
        if body.stated_units.count not in numbers_in(text):
            findings.add("A123", located.at("stated_units", "count"), count=body.stated_units.count, text=text)
    seen: set[str] = set()
    for index, rule in enumerate(body.rules):
        if rule.id in seen:
            findings.add("A107", located.at("rules", index, "id"), id=rule.id)
        seen.add(rule.id)
        extras: Mapping[str, tuple[object | None, RuleKind]] = {
            "frequency": (rule.frequency, RuleKind.frequency),
            "reporting": (rule.reporting, RuleKind.reporting),
            "minutes": (rule.minutes, RuleKind.minutes),
        }
        for field, (extra, kind) in extras.items():
            if extra is not None and rule.kind is not kind:
                findings.add("A117", located.at("rules", index, field), field=field, kind=kind)


def _words(place: PlaceData, located: Located[Any], span: Span) -> str:
    document = place.documents.get(_own_document(located))
    if document is None or span.passage not in document.passages:
        return ""
    return document.read(span)
