"""Findings and observations as data; their wording is in ``catalogue`` alone.

takes  codes, places and values
gives  ``Place``, ``Finding`` and the ordered collection ``Findings``
does not  know any wording, level or HTML; standard library only
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


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


class Findings:
    """What a stage found: collected in any order, read sorted by place, without repeats."""

    def __init__(self, items: Iterable[Finding] = ()) -> None:
        self._items: dict[Finding, None] = dict.fromkeys(items)
        self._codes: dict[Place, set[str]] = {}
        self._paths: dict[str, set[str]] = {}
        for item in self._items:
            self._index(item)

    def add(self, code: str, place: Place, /, **values: object) -> None:
        """Note one problem."""
        self.extend((finding(code, place, **values),))

    def extend(self, others: Iterable[Finding]) -> None:
        """Take over the findings of another stage."""
        for item in others:
            self._items[item] = None
            self._index(item)

    def codes_at(self, place: Place) -> set[str]:
        """The codes found at a place."""
        return self._codes.get(place, set())

    def codes_in(self, path: str) -> set[str]:
        """The codes found anywhere in a file."""
        return self._paths.get(path, set())

    def _index(self, item: Finding) -> None:
        self._codes.setdefault(item.place, set()).add(item.code)
        self._paths.setdefault(item.place.path, set()).add(item.code)

    def __iter__(self) -> Iterator[Finding]:
        return iter(sorted(self._items))

    def __len__(self) -> int:
        return len(self._items)
