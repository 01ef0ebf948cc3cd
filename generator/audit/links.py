"""Does what a record names exist, and is it public where the record is?

takes  a record, the location of its field, the id it names, the records it may name
gives  findings
does not  judge what a field may name: the callers know that
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.findings import Findings
from generator.model.located import Loc, Located
from generator.model.nearest import nearest
from generator.model.portal import PlaceData


def check_unit(place: PlaceData, located: Located[Any], loc: Loc, unit: str, findings: Findings) -> None:
    """A unit of this body."""
    if f"units/{unit}" in place.unread:
        return
    target = place.units.get(unit)
    if target is None:
        findings.add("A101", located.at(*loc), id=unit, near=nearest(unit, place.units))
    elif located.record.is_public and not target.record.is_public:
        findings.add("A116", located.at(*loc), kind="单位", id=unit)


def check_named(
    located: Located[Any],
    loc: Loc,
    name: str,
    records: Mapping[str, Located[Any]],
    kind: str,
    findings: Findings,
    is_unread: bool = False,
) -> Located[Any] | None:
    """A record of another kind; the one found, or ``None`` with a finding."""
    if is_unread:
        return None
    target = records.get(name)
    if target is None:
        findings.add("A200", located.at(*loc), kind=kind, id=name, near=nearest(name, records))
    elif located.record.is_public and not target.record.is_public:
        findings.add("A116", located.at(*loc), kind=kind, id=name)
    return target
