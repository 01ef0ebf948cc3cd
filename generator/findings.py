"""Findings and observations as data; their wording is in ``catalogue`` alone.

takes  codes, places and values
gives  ``Place``, ``Finding`` and the ordered collection ``Findings``
does not  know any wording, level or HTML; standard library only
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, order=True)
class Place:
    """Where something stands: path from the root of the project, line and column from 1; 0 is the file as such."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


@dataclass(frozen=True, order=True)
class Finding:
    """One problem (or one observation): code, place, and the values its wording is filled with."""

    place: Place
    code: str
    values: tuple[tuple[str, str], ...] = ()

    def value(self, name: str) -> str:
        """The named value, or an empty text."""
        return dict(self.values).get(name, "")


def finding(code: str, place: Place, /, **values: object) -> Finding:
    """A finding with its values as text, in a fixed order."""
    return Finding(place, code, tuple(sorted((name, str(value)) for name, value in values.items())))


@dataclass
class Findings:
    """What a stage found: collected in any order, read sorted by place, without repeats."""

    items: list[Finding] = field(default_factory=list)

    def add(self, code: str, place: Place, /, **values: object) -> None:
        """Note one problem."""
        self.items.append(finding(code, place, **values))

    def extend(self, others: Iterable[Finding]) -> None:
        """Take over the findings of another stage."""
        self.items.extend(others)

    def __iter__(self) -> Iterator[Finding]:
        return iter(sorted(set(self.items)))

    def __len__(self) -> int:
        return len(set(self.items))
