"""Waivers: what the gate finds and may stand, until a day; whether a waiver still waives anything.

takes  the waivers of places and nation, the as-of date
gives  whether a finding is waived; which waivers were of use
does not  word findings
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from pathlib import PurePosixPath

from generator.catalogue import BY_CODE
from generator.model.base import State
from generator.model.located import Loc, Located
from generator.model.portal import Portal
from generator.model.waiver import Waiver

FIRST, LAST = "A300", "A339"  # codes of the gate
OF_WAIVERS = frozenset(f"A{number}" for number in range(310, 318))  # said of waivers, and of names where posts belong
# Identity, mobile and bank card numbers, in a text or an attachment: they are taken out, whoever approves them.
NEVER = frozenset(("A300", "A301", "A302", "A335"))
# An attachment that cannot be read or cleaned, or a record of it that is not true, is mended, never waived.
MENDED = frozenset((*(f"A{number}" for number in range(322, 329)), "A331", "A332", "A334"))
CODES = tuple(sorted(code for code in BY_CODE if FIRST <= code <= LAST and code not in OF_WAIVERS | MENDED | NEVER))


@dataclass(frozen=True)
class WaiverBook:
    """The waivers in force on the as-of date; it notes which of them were asked for."""

    as_of: date
    waivers: tuple[Located[Waiver], ...]
    of_places: Mapping[str, str]  # path of a waiver → folder of its place; of the nation it reaches everywhere
    used: set[str] = field(default_factory=set)

    def is_waived(self, code: str, file: str, field: str = "", sha256: str = "") -> bool:
        """Whether a finding may stand.

        ``file`` is its path; ``field`` as ``field_of`` gives it, "" in running text; ``sha256`` of an attachment is
        that of its bytes: a waiver is about the file somebody looked at, not about the next one of that name.
        """
        found = [one.path for one in self.in_force() if self._fits(one, code, file, field, sha256)]
        self.used.update(found)
        return bool(found)

    def in_force(self) -> Iterator[Located[Waiver]]:
        """Those approved (``state: public``) that have not ended."""
        return (one for one in self.waivers if one.record.state is State.public and self.as_of <= one.record.until)

    def idle(self) -> Iterator[Located[Waiver]]:
        """Those in force that nothing was found for."""
        return (one for one in self.in_force() if one.path not in self.used)

    def _fits(self, waiver: Located[Waiver], code: str, file: str, field: str, sha256: str) -> bool:
        record = waiver.record
        if record.code != code or code not in CODES or not names_file(record, file) or (record.sha256 or "") != sha256:
            return False
        slug = self.of_places.get(waiver.path)
        folders = list(pairwise(PurePosixPath(file).parts))
        if slug is not None and ("content", slug) not in folders and ("units", slug) not in folders:
            return False
        return record.field is None or field == record.field or field.startswith(f"{record.field}.")


def book_of_waivers(portal: Portal, as_of: date) -> WaiverBook:
    """All waivers of a portal."""
    own = {one.path: place.slug for place in portal.places for one in place.waivers.values()}
    local = (one for place in portal.places for one in place.waivers.values())
    return WaiverBook(as_of, (*portal.waivers.values(), *local), own)


def names_file(waiver: Waiver, file: str) -> bool:
    """Whether the waiver is about this file: its path, or of an attachment its name."""
    return waiver.file == file or ("/" not in waiver.file and "/files/" in file and file.endswith(f"/{waiver.file}"))


def names_any(waiver: Waiver, files: Iterable[str]) -> bool:
    """Whether one of the files is the one the waiver is about."""
    return any(names_file(waiver, file) for file in files)


def field_of(loc: Loc) -> str:
    """A field as a waiver names it: the names on the way to it, without counting."""
    return ".".join(part for part in loc if isinstance(part, str))
