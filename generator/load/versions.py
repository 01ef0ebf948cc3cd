"""Old versions of public records, as far as they may be shown.

takes  the public portal, the lives of the files, the past, the as-of date
gives  ``Histories``
does not  compare versions, or show anything that was not public when it was committed

A version is read the same way as a file, with today's classes. It is left out where it cannot be read without a
finding that blocks, or where a number of a person stands in it. The words of a span are those of the document as it
stood in that commit, and only where that state of the document may be shown itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from generator.catalogue import must_change
from generator.findings import Findings, Place
from generator.load.documents import document_of
from generator.load.files import decode
from generator.load.markdown import is_plain
from generator.load.records import parse_record
from generator.model.base import Record, Span, State
from generator.model.document import Document
from generator.model.inside import spans_in, texts_in
from generator.model.kinds import KINDS
from generator.model.located import Located
from generator.model.narrative import Narrative
from generator.model.past import NEVER_SHOWN, Histories, History, Lives, Past, PastRecord, Read, Version
from generator.model.portal import DocumentText, PlaceData, Portal
from generator.model.privacy import private_numbers

NEVER = tuple(kind.model for kind in KINDS if kind.name in NEVER_SHOWN)
FINGERPRINT = "sha256"  # of a file: its figures are nobody's number
RUNNING_TEXT = ""


def read_histories(portal: Portal, lives: Lives, past: Past, as_of: date) -> Histories:
    """The histories of all public records that are in git as public records."""
    if not past.is_complete:
        return Histories()
    with past.reader() as read:
        versions = _Versions(lives, past, read)
        found: dict[str, History] = {}
        for place, located in _records(portal):  # documents first: what may be shown of them decides on quotes
            history = None if isinstance(located.record, NEVER) else versions.of(place, located)
            if history is not None:
                shown = tuple(version for version in history.versions if version.day <= as_of)
                found[located.path] = History(shown, history.left_out)
    return Histories(True, found)


def _records(portal: Portal) -> Iterator[tuple[PlaceData | None, Located[Any]]]:
    for place in portal.places:
        for document in place.documents.values():
            yield place, document.located
        for located in place.records():
            if not isinstance(located.record, Document):
                yield place, located
    for located in portal.national_records():
        yield None, located


class _Versions:
    """Reads old versions, each content once."""

    def __init__(self, lives: Lives, past: Past, read: Read) -> None:
        self.lives = lives
        self.past = past
        self.read = read
        self.begins: dict[str, int] = {}  # by a document's path: the first commit from which its words may be shown
        self.contents: dict[str, bytes | None] = {}
        self.documents: dict[tuple[str, bytes, bytes], DocumentText | None] = {}

    def of(self, place: PlaceData | None, located: Located[Any]) -> History | None:
        """The history of a record; ``None`` where the last commit does not hold it as a public one."""
        life = self.lives.of.get(located.path)
        since: Sequence[Version] = life.since_public() if life else ()
        if not since:
            return None
        since = self._on_the_site(place, since)
        versions = self._with_text(located, since)
        start: date | None = located.record.history_from
        if isinstance(located.record, Document):
            self.begins[located.path] = since[0].order
        if len(versions) == 1 and start is None:
            return History(())
        kept, left_out = self._readable(place, located, versions)
        if start is not None:
            kept = _from(kept, start)
        if isinstance(located.record, Document):
            self.begins[located.path] = kept[0].order if kept else versions[-1].order + 1
        return History(tuple(kept), left_out)

    def _on_the_site(self, place: PlaceData | None, since: Sequence[Version]) -> Sequence[Version]:
        """The versions since the place became public: before, nothing of it could be seen."""
        life = self.lives.of.get(place.jurisdiction.path) if place is not None else None
        begun = life.since_public()[:1] if life else ()
        if not begun:
            return since
        earlier = [version for version in since if version.order <= begun[0].order]
        return [*earlier[-1:], *since[len(earlier) :]]

    def _with_text(self, located: Located[Any], since: Sequence[Version]) -> list[Version]:
        """The record's versions; a page of running text changes with its text too."""
        if not isinstance(located.record, Narrative):
            return list(since)
        texts = self.past.versions.get(_text_path(located.path), ())
        later = [version for version in texts if version.order > since[0].order]
        return sorted({version.order: version for version in (*later, *since)}.values(), key=lambda v: v.order)

    def _readable(
        self, place: PlaceData | None, located: Located[Any], versions: Sequence[Version]
    ) -> tuple[list[PastRecord], bool]:
        """The versions that may be shown, and whether one since the last that was not public is left out."""
        kept: list[PastRecord] = []
        left_out = False
        for version, read in zip(versions, self._read(located, versions), strict=True):
            if read is not None and read.record.state is not State.public:
                kept, left_out = [], False
                continue
            past = self._past(place, read, version) if read is not None else None
            if past is None or not _may_be_shown(past):
                left_out = True
            else:
                kept.append(past)
        return kept, left_out

    def _read(self, located: Located[Any], versions: Sequence[Version]) -> Iterator[Located[Any] | None]:
        """The record in each version; the present one is not read again where it is the last."""
        is_text = isinstance(located.record, Narrative)
        last = versions[-1] if self.lives.of[located.path].is_committed and not is_text else None
        names = ["" if v is last else self.past.name(v.commit, located.path) if is_text else v.blob for v in versions]
        model: type[Record] = type(located.record)
        for version, content in zip(versions, self._contents(names), strict=True):
            findings = Findings()
            read = parse_record(located.path, content, model, findings) if content is not None else None
            yield located if version is last else None if must_change(list(findings)) else read

    def _past(self, place: PlaceData | None, located: Located[Any], version: Version) -> PastRecord | None:
        """A version with its words; ``None`` where a text that belongs to it cannot be read."""
        record = located.record
        texts: Mapping[str, str] = {}
        if isinstance(record, Narrative):
            text = self._running_text(located.path, version)
            if text is None:
                return None
            texts = {RUNNING_TEXT: text}
        words: dict[Span, str] = {}
        document = self._document(place, located, version)
        if isinstance(record, Document):
            if document is None:
                return None
            texts = document.passages
        if document is not None:
            for _, span in spans_in(record):
                if span.end <= len(document.passages.get(span.passage, "")):
                    words[span] = document.read(span)
        return PastRecord(version.day, version.order, record, words, texts)

    def _running_text(self, path: str, version: Version) -> str | None:
        path = _text_path(path)
        content = self._contents([self.past.name(version.commit, path)])[0]
        text = decode(Place(path), content, Findings()) if content is not None else None
        return text if text is not None and is_plain(Place(path), text, Findings()) else None

    def _document(self, place: PlaceData | None, located: Located[Any], version: Version) -> DocumentText | None:
        """The document a record's spans point into, as it stood in a commit, where it may be shown."""
        record = located.record
        name = record.id if isinstance(record, Document) else record.document
        held = place.documents.get(name or "") if place is not None else None
        path = held.located.path if held is not None else ""
        if path not in self.begins or version.order < self.begins[path]:
            return None
        paths = (path, f"{path.removesuffix('document.yml')}original.txt")
        written, original = self._contents([self._name(version, path) for path in paths])
        if written is None or original is None:
            return None
        key = (path, written, original)
        if key not in self.documents:
            self.documents[key] = _read_document(paths, written, original)
        return self.documents[key]

    def _name(self, version: Version, path: str) -> str:
        """A file in a commit; where it has but one version, that is the one."""
        versions = self.past.versions.get(path, ())
        only = versions[0].blob if len(versions) == 1 else ""
        return only or self.past.name(version.commit, path)

    def _contents(self, names: Sequence[str]) -> list[bytes | None]:
        unknown = [name for name in dict.fromkeys(names) if name and name not in self.contents]
        self.contents.update(zip(unknown, self.read(unknown), strict=True))
        return [self.contents.get(name) for name in names]


def _read_document(paths: tuple[str, str], written: bytes, original: bytes) -> DocumentText | None:
    findings = Findings()
    located = parse_record(paths[0], written, Document, findings)
    document = document_of(located, original, Place(paths[1]), findings) if located else None
    readable = document is not None and document.record.is_public and not must_change(list(findings))
    return document if readable else None


def _text_path(path: str) -> str:
    return f"{path.removesuffix('.yml')}.md"


def _may_be_shown(version: PastRecord) -> bool:
    own = (text for loc, text in texts_in(version.record) if loc[-1] != FINGERPRINT)
    return not any(private_numbers(text) for text in (*own, *version.words.values(), *version.texts.values()))


def _from(versions: list[PastRecord], start: date) -> list[PastRecord]:
    """The versions from the one on that first names ``start`` for good, none of them committed before that day.

    The change that came with the note is not shown: what it took away is what the note is for.
    """
    kept: list[PastRecord] = []
    for version in reversed(versions):
        if version.record.history_from != start:
            break
        kept.append(version)
    return [version for version in reversed(kept) if version.day >= start]
