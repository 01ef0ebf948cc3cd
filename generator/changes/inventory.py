"""All records of one state, by kind, place and id.

takes  a state
gives  ``Inventory``: each record with what lies beside it, whether a reader sees it, and what could not be read
does not  compare, or open a file
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from generator.changes.state import State
from generator.load.files import NATIONAL
from generator.model.base import Record
from generator.model.base import State as Life
from generator.model.kinds import KINDS, Kind
from generator.model.located import Located
from generator.model.meeting import Holding, Proposal
from generator.model.portal import AttachedFile, DocumentText, NarrativePage, PlaceData, Portal, public_view
from generator.model.resolution import Resolution
from generator.model.waiver import Waiver

Key = tuple[str, str, str]  # kind, place (``_national`` for none), id
BY_MODEL = {kind.model: kind for kind in KINDS}
BY_NAME = {kind.name: kind for kind in KINDS}
HIDDEN = {Life.draft: "草稿，读者看不到", Life.in_review: "待审，读者看不到", Life.withdrawn: "已撤回，读者看不到"}
NOT_ON_SITE = "豁免，不上网站"
NOT_HELD = "会议还没有开，读者看不到"
PLACE_HIDDEN = "这个地方没有公开，读者看不到"
Beside = DocumentText | AttachedFile | NarrativePage


@dataclass(frozen=True)
class Entry:
    """A record that was read; ``beside`` is it with its original, its running text or its file, where it has such."""

    key: Key
    kind: Kind
    located: Located[Any]
    place: PlaceData | None
    beside: Beside | None = None

    @property
    def record(self) -> Any:
        """The record itself."""
        return self.located.record

    @property
    def path(self) -> str:
        """Its file."""
        return self.located.path

    @property
    def content(self) -> bytes:
        """The bytes beside the record."""
        match self.beside:
            case DocumentText():
                return self.beside.original
            case AttachedFile():
                return self.beside.content
            case NarrativePage():
                return self.beside.markdown.encode()
        return b""


@dataclass(frozen=True)
class Inventory:
    """``unread`` are the files that gave no record: by key, the path."""

    state: State
    entries: Mapping[Key, Entry] = field(repr=False)
    unread: Mapping[Key, str] = field(repr=False)

    @property
    def portal(self) -> Portal:
        """The records; asked only of a state whose settings could be read."""
        if self.state.portal is None:
            raise ValueError(self.state.name)
        return self.state.portal

    @cached_property
    def _shown(self) -> frozenset[str]:
        """The files of all public records."""
        view = public_view(self.portal)
        records = [located for place in view.places for located in place.records()]
        return frozenset(located.path for located in (*records, *view.national_records()))

    def keys(self) -> Iterator[Key]:
        """Every record file's key, read or not."""
        yield from self.entries
        yield from self.unread

    def place(self, slug: str) -> Entry | None:
        """The record of a place."""
        return self.entries.get(("jurisdiction", slug, slug))

    def named(self, kind: str, slug: str, name: str) -> Entry | None:
        """A record another names: the place's own, else the nation's."""
        return self.entries.get((kind, slug, name)) or self.entries.get((kind, NATIONAL, name))

    def unseen(self, key: Key) -> str:
        """Why a reader does not see a record that lies there; "" where one does, or where it cannot be told."""
        entry = self.entries.get(key)
        if entry is None:
            life = self.life(key)
            return HIDDEN.get(life, "") if life else ""
        if isinstance(entry.record, Waiver):
            return NOT_ON_SITE
        if not entry.record.is_public:
            return HIDDEN[entry.record.state]
        if entry.path not in self._shown:
            return PLACE_HIDDEN
        return NOT_HELD if self._waits(entry) else ""

    def is_seen(self, key: Key) -> bool:
        """Whether a reader sees the record."""
        return key in self.entries and not self.unseen(key)

    def is_broken(self, key: Key) -> bool:
        """Whether the record lies there and cannot be read; an incomplete draft is not broken."""
        return key in self.unread and self.life(key) is not Life.draft

    def life(self, key: Key) -> Life | None:
        """The state the record's file writes."""
        filed = self.state.files.get(self.path(key))
        return filed.life if filed else None

    def fingerprint(self, key: Key) -> str:
        """Of the record's file; "" where there is none."""
        filed = self.state.files.get(self.path(key))
        return filed.fingerprint if filed else ""

    def path(self, key: Key) -> str:
        """The record's file; "" where there is none."""
        entry = self.entries.get(key)
        return entry.path if entry else self.unread.get(key, "")

    def _waits(self, entry: Entry) -> bool:
        """What a meeting was to decide is shown once the meeting was held."""
        if not isinstance(entry.record, Proposal | Resolution) or entry.place is None:
            return False
        located = entry.place.ledger.meetings.get(entry.record.meeting or "")
        meeting = located.record if located and located.record.is_public else None
        return meeting is None or meeting.held is not Holding.held or meeting.date > self.state.as_of


def inventory_of(state: State) -> Inventory:
    """The records of a state whose settings could be read."""
    entries: dict[Key, Entry] = {}
    if state.portal is not None:
        for entry in _entries(state.portal):
            entries[entry.key] = entry
    known = {entry.path for entry in entries.values()}
    unread = {key: path for path in state.files if path not in known and (key := key_of(path)) is not None}
    return Inventory(state, entries, unread)


def _entries(portal: Portal) -> Iterator[Entry]:
    for place in portal.places:
        beside: dict[str, Beside] = {one.located.path: one for one in place.documents.values()}
        beside |= {one.located.path: one for one in place.attachments.values()}
        for located in place.records():
            yield _entry(place.slug, located, place, beside.get(located.path))
    pages = {page.located.path: page for page in portal.narratives.values()}
    for located in portal.national_records():
        yield _entry(NATIONAL, located, None, pages.get(located.path))


def _entry(slug: str, located: Located[Record], place: PlaceData | None, beside: Beside | None) -> Entry:
    kind = BY_MODEL[type(located.record)]
    return Entry((kind.name, slug, _id(located.path)), kind, located, place, beside)


def _id(path: str) -> str:
    """What a record is filed under."""
    file = PurePosixPath(path)
    return file.parent.name if file.stem in ("document", "jurisdiction") else file.stem


def key_of(path: str) -> Key | None:
    """The kind, place and id of a record file, from its path; ``None`` where no kind lies there."""
    for kind, pattern in _PATTERNS:
        if match := pattern.search(path):
            return kind.name, match.groupdict().get("slug") or NATIONAL, _id(path)
    return None


def _pattern(kind: Kind) -> re.Pattern[str]:
    place = "(?P<slug>[^/]+)" if kind.national_too else f"(?P<slug>(?!{NATIONAL}/)[^/]+)"
    plain = re.escape(kind.pattern).replace(re.escape("{slug}"), place).replace(re.escape("{id}"), "[^/]+")
    return re.compile(f"(?:^|/){plain}$")


_PATTERNS = tuple((kind, _pattern(kind)) for kind in KINDS)
