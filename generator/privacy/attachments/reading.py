"""What came out of a file, and why a file is not taken.

takes  nothing
gives  ``Reading``, ``Piece``, ``Refusal``; ``Gathering`` in which a reader collects; ``Refused`` to give up
does not  open any file
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from generator.privacy.attachments.strings import LONG, runs

UNPACKED_LIMIT = 100_000_000  # bytes of all that a file unpacks to, files inside it included
XML_LIMIT = 20_000_000  # bytes of XML that are read
TEXT_LIMIT = 800_000  # characters a file may hold
SEARCHED_LIMIT = 20_000_000  # bytes in which nothing but words is looked for
PIECE_LIMIT = 40_000  # pieces of text
FILES_LIMIT = 50  # files inside a file
COUNTS = ("unpacked", "xml", "characters", "searched", "drawn", "shown")  # what goes on through all versions of a file
LONGEST = 5_000  # characters of a piece; a longer text is cut into pieces that overlap
OVERLAP = 100


class Why(StrEnum):
    """Why a file is not taken: each has a remedy of its own."""

    too_much = "too_much"
    locked = "locked"
    liar = "liar"
    active = "active"
    old = "old"
    broken = "broken"


@dataclass(frozen=True)
class Refusal:
    """``reason`` says in Chinese what stood against reading on; it ends a sentence that begins with 文件."""

    why: Why
    reason: str


class Refused(Exception):  # noqa: N818
    """The file is not read any further."""

    def __init__(self, why: Why, reason: str) -> None:
        super().__init__(reason)
        self.refusal = Refusal(why, reason)


@dataclass(frozen=True)
class Piece:
    """Some text, and where in the file it stands, in words a clerk can follow."""

    where: str
    text: str
    wrapped: bool = False  # lines were joined: only what proves itself counts


@dataclass(frozen=True)
class Reading:
    """All text of a file; what no program can read in it; which of its parts a reader of it would not see."""

    texts: tuple[Piece, ...] = ()
    refusal: Refusal | None = None
    has_text: bool = False  # text that can be marked and copied
    unread: tuple[str, ...] = ()  # pages that are pictures
    pictures: int = 0  # pictures among the text
    embedded: tuple[str, ...] = ()  # files inside that stay
    staying: tuple[str, ...] = ()  # hidden, and published with the file
    leaving: tuple[str, ...] = ()  # hidden, and taken out when the file is published
    changes: tuple[str, ...] = ()  # tracked changes, by part


@dataclass
class Gathering:
    """What a reader has found so far; refuses when it becomes too much."""

    texts: dict[Piece, None] = field(default_factory=dict)
    has_text: bool = False
    unread: dict[str, None] = field(default_factory=dict)
    pictures: int = 0
    embedded: dict[str, None] = field(default_factory=dict)
    staying: dict[str, None] = field(default_factory=dict)
    leaving: dict[str, None] = field(default_factory=dict)
    changes: dict[str, None] = field(default_factory=dict)
    unpacked: int = 0
    xml: int = 0
    characters: int = 0
    searched: int = 0
    drawn: int = 0  # bytes that pages draw, pieces of text they show
    shown: int = 0
    files: int = 0  # files inside
    prefix: str = ""  # where an embedded file lies
    depth: int = 0

    def say(self, where: str, text: str, *, wrapped: bool = False) -> None:
        """Keep a text that says anything."""
        if not text.strip():
            return
        self.characters += len(text)
        if self.characters > TEXT_LIMIT or len(self.texts) > PIECE_LIMIT:
            raise Refused(Why.too_much, "里的文字太多")
        for start in range(0, max(len(text) - OVERLAP, 1), LONGEST - OVERLAP):
            self.texts[Piece(f"{self.prefix}{where}", text[start : start + LONGEST], wrapped)] = None

    def search(self, where: str, data: bytes) -> None:
        """Keep the words in bytes that nobody wrote a reader for."""
        self.searched += min(len(data), LONG)
        if self.searched > SEARCHED_LIMIT:
            raise Refused(Why.too_much, "里认不出的数据太多")
        for run in runs(data):
            self.say(where, run)

    def unpack(self, size: int) -> None:
        """Count what is unpacked."""
        self.unpacked += size
        if self.unpacked > UNPACKED_LIMIT:
            raise Refused(Why.too_much, f"解开以后超过 {UNPACKED_LIMIT // 1_000_000} MB")

    def count_xml(self, size: int) -> None:
        """Count the XML that is read."""
        self.xml += size
        if self.xml > XML_LIMIT:
            raise Refused(Why.too_much, f"里的表格和文字解开以后超过 {XML_LIMIT // 1_000_000} MB")

    def done(self, refusal: Refusal | None = None) -> Reading:
        """What was read, and what stopped it."""
        return Reading(
            tuple(self.texts), refusal, self.has_text, tuple(self.unread), self.pictures, tuple(self.embedded),
            tuple(self.staying), tuple(self.leaving), tuple(self.changes),
        )  # fmt: skip
