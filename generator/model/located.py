"""A record and where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

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
