"""The committed past of the records: what the revision layer knows of files, and what loading makes of it.

takes  versions of files, in the order they were committed
gives  ``Past`` (what git is asked through), ``Life`` and ``History`` of a record's file
does not  run git, read files or compare versions

No type here has room for an author, a commit message or an address: what is not carried cannot get out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from generator.findings import Place
from generator.model.base import Origin, Record, Span, State

# Kinds that have a page which tells their changes; nothing is read of the past of others. Notices and case counts must
# never be among them: their old versions may hold what has since been closed off.
TOLD = frozenset({
    "document", "body", "unit", "duty", "narrative", "instrument", "measure", "situation", "ladder", "paper",
    "local-measure", "explanation", "meeting", "proposal", "consultation", "resolution", "report", "bulletin",
    "circular", "evaluation", "guide", "annual-report",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Version:
    """A file as one commit left it.

    ``day`` is the author's, in Asia/Shanghai; ``order`` counts the commits from the first; ``blob`` is what git calls
    the content, empty where the file was deleted.
    """

    day: date
    order: int
    commit: str
    blob: str


class PastGoneError(Exception):
    """Git went away, or was too slow, while it was being read."""


class Contents(Protocol):
    """Answers about contents, one at a time; a name is a blob, or what ``Past.name`` gives."""

    def content(self, name: str) -> bytes | None:
        """The bytes; ``None`` where there are none or too many."""

    def blob(self, name: str) -> str:
        """What git calls the content; empty where there is none."""


class Past(Protocol):
    """The committed versions of a site's files; paths are relative to the folder that holds them all."""

    @property
    def is_complete(self) -> bool:
        """Whether it goes back to the first commit."""

    @property
    def versions(self) -> Mapping[str, Sequence[Version]]:
        """The versions of each file, oldest first."""

    def above(self, levels: int) -> Past:
        """The same for a site whose national records lie so many folders above its settings."""

    def name(self, commit: str, path: str) -> str:
        """What ``read`` calls a file as it stood in a commit."""

    def reader(self) -> AbstractContextManager[Contents]:
        """Reads contents as long as the block lasts; raises PastGoneError where git does not answer."""


@dataclass(frozen=True, slots=True)
class Life:
    """The states of one file: of its committed versions, and of the file as it lies there now.

    A state is ``None`` where the version has none that can be read.
    """

    versions: tuple[tuple[Version, State | None], ...]
    now: State | None
    origin: Origin | None
    place: Place  # of the present ``state:``
    is_committed: bool  # whether the file lies there as the last commit left it
    changed_on: date | None = None  # first public commit with the present ``changed:``, after one with another

    @property
    def first_public(self) -> date | None:
        """The day of the first commit in which the record is public."""
        return next((version.day for version, state in self.versions if state is State.public), None)

    def since_public(self) -> tuple[Version, ...]:
        """The committed versions since the record last became public; none where it is not public in the last."""
        kept: list[Version] = []
        for version, state in reversed(self.versions):
            if state is not State.public:
                break
            kept.append(version)
        return tuple(reversed(kept))


@dataclass(frozen=True)
class Lives:
    """The lives of the record files by path; ``is_complete`` as the past they were read from.

    ``begun`` is the order of the first commit that holds a record; ``None`` where none does.
    """

    is_complete: bool
    of: Mapping[str, Life]
    begun: int | None = None

    def is_of_the_beginning(self, life: Life) -> bool:
        """Whether the file is there since the first commit that holds a record, or will be."""
        return self.begun == (life.versions[0][0].order if life.versions else None)


@dataclass(frozen=True)
class PastRecord:
    """A record as a commit left it, with the words its spans had in that commit."""

    day: date
    order: int
    record: Record
    words: Mapping[Span, str] = field(repr=False)  # without those that cannot be read
    texts: Mapping[str, str] = field(default_factory=dict, repr=False)  # passages by id; "" the running text


@dataclass(frozen=True)
class History:
    """The versions of a record that may be shown, oldest first; the first of them is where its history begins."""

    versions: tuple[PastRecord, ...]
    left_out: bool = False  # whether a version between them cannot be read or may not be shown
    is_cut: bool = False  # whether there are older ones, not listed for their number or size


@dataclass(frozen=True)
class Histories:
    """The histories of public records by path; ``is_complete`` is false where git cannot tell the whole."""

    is_complete: bool = False
    of: Mapping[str, History] = field(default_factory=dict)


NO_HISTORIES = Histories()
