"""A record and where it stands; which kinds of record a group of them holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar, get_args, get_origin, get_type_hints

from generator.findings import Place
from generator.model.base import Record

R = TypeVar("R", bound=Record)
Loc = tuple[str | int, ...]
Positions = Mapping[Loc, tuple[int, int]]


@dataclass(frozen=True)
class Located(Generic[R]):
    """A record and where it stands; ``at("clauses", 0, "span")`` is the place of that field."""

    record: R
    path: str
    positions: Positions = field(default_factory=dict, repr=False)

    def at(self, *loc: str | int) -> Place:
        """The place of a field, or of the nearest thing around it that the file has."""
        for length in range(len(loc), -1, -1):
            if loc[:length] in self.positions:
                return Place(self.path, *self.positions[loc[:length]])
        return Place(self.path)


def classes_in(group: type[Any]) -> dict[str, type[Record]]:
    """The fields of a dataclass that are ``Mapping[str, Located[X]]``, each with its class of record X."""
    held = {name: get_args(hint)[1] for name, hint in get_type_hints(group).items() if get_origin(hint) is Mapping}
    return {name: get_args(located)[0] for name, located in held.items() if get_origin(located) is Located}
