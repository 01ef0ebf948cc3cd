"""Where one record names another: is it there, and public where the first is.

takes  a located record, the field that names, and the name
gives  whether the record named can be used; findings
does not  know which fields name: the rules do
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from generator.findings import Findings
from generator.model.base import State
from generator.model.located import Loc, Located
from generator.model.nearest import nearest
from generator.model.portal import National


def judged(records: Mapping[str, Located[Any]]) -> Iterable[Located[Any]]:
    """The records that are judged: all but drafts."""
    return [located for located in records.values() if located.record.state is not State.draft]


def standing(records: Mapping[str, Located[Any]]) -> list[tuple[str, Located[Any]]]:
    """The records that hold, by id: a draft does not yet, and what was withdrawn does no longer."""
    gone = (State.draft, State.withdrawn)
    return [(name, located) for name, located in records.items() if located.record.state not in gone]


def is_known(
    national: National,
    group: str,
    kind: str,
    name: str,
    located: Located[Any],
    loc: Loc,
    findings: Findings,
) -> bool:
    """Whether a record of a national group, named at ``loc``, is there to be used."""
    records: Mapping[str, Located[Any]] = getattr(national, group)
    if f"{group}/{name}" in national.unread:
        return False
    target = records.get(name)
    if target is None:
        findings.add("A149", located.at(*loc), kind=kind, id=name, near=nearest(name, records))
        return False
    if located.record.is_public and not target.record.is_public:
        findings.add("A116", located.at(*loc), kind=kind, id=name)
        return False
    return True
