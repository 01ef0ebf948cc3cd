"""For whom a thing is: the records name things and troubles there are, one record a thing, and no day to come.

takes  the portal, a place, the latest day anything can have been written
gives  findings
does not  judge drafts and what was withdrawn, or what is missing: that is the account
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from generator.audit.pointers import standing
from generator.findings import Findings
from generator.model.disclosure import Targeting
from generator.model.located import Located
from generator.model.nearest import nearest
from generator.model.portal import PlaceData, Portal

KINDS = {"relief": "措施", "documents": "文件", "explanations": "解读"}


def check_targeting(portal: Portal, place: PlaceData, latest: date | None, findings: Findings) -> None:
    """All records of a place."""
    seen: dict[str, str] = {}
    for _, located in standing(place.targeting):
        record = located.record
        _check_thing(portal, place, located, findings)
        _check_situations(portal, located, findings)
        if record.of in seen:
            findings.add("A352", located.at("of"), of=record.of, other=seen[record.of])
        seen.setdefault(record.of, located.path)
        if latest is not None and record.said > latest:
            findings.add("A353", located.at("said"), day=record.said)


def _check_thing(portal: Portal, place: PlaceData, located: Located[Targeting], findings: Findings) -> None:
    record = located.record
    groups: dict[str, Mapping[str, Located[Any]]] = {
        "relief": portal.national.relief,
        "documents": {name: document.located for name, document in place.documents.items()},
        "explanations": place.explanations,
    }
    things = groups[record.folder]
    unread = portal.national.unread if record.folder == "relief" else place.unread
    if record.of in unread:
        return
    target = things.get(record.target)
    if target is None:
        near = nearest(record.target, things)
        findings.add("A350", located.at("of"), of=record.of, near=f"{record.folder}/{near}" if near else "")
    elif record.is_public and not target.record.is_public:
        findings.add("A116", located.at("of"), kind=KINDS[record.folder], id=record.target)


def _check_situations(portal: Portal, located: Located[Targeting], findings: Findings) -> None:
    situations = portal.national.situations
    for index, name in enumerate(located.record.situations):
        if f"situations/{name}" in portal.national.unread:
            continue
        loc = ("situations", index)
        if name not in situations:
            findings.add("A351", located.at(*loc), id=name, near=nearest(name, situations))
        elif located.record.is_public and not situations[name].record.is_public:
            findings.add("A116", located.at(*loc), kind="难处", id=name)
