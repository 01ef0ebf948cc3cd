"""Old versions of public records, as far as they may be shown.

takes  the public portal, the lives of the files, the past, the as-of date
gives  ``Histories``
does not  compare versions, or show anything that was not public when it was committed

A version is read the same way as a file, with today's classes, the newest first and each once. It is left out where it
cannot be read without a finding that blocks, or where something of a person stands in it. The words of a span are those
of the document as it stood in that commit, and only where that state of the document may be shown itself. What a
record's versions may take is bounded: beyond it the older ones are not read, and the page says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
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
from generator.model.masked import persons_in
from generator.model.narrative import Narrative
from generator.model.past import TOLD, Contents, Histories, History, Lives, Past, PastGoneError, PastRecord, Version
from generator.model.portal import DocumentText, PlaceData, Portal
from generator.privacy.texts import find_numbers

MODELS = tuple(kind.model for kind in KINDS if kind.name in TOLD)
MOST = 500  # versions of one record
HEAVIEST = 10_000_000  # bytes of the versions of one record, its texts included
DOCUMENTS = 50  # states of documents kept, for the records that quote them
FINGERPRINT = "sha256"  # of a file: its figures are nobody's number
RUNNING_TEXT = ""


def read_histories(portal: Portal, lives: Lives, past: Past, as_of: date) -> Histories:
    """The histories of all public records that are in git as public records; of kinds whose pages tell of them."""
    if not past.is_complete or not lives.is_complete:
        return Histories()
    found: dict[str, History] = {}
    try:
        with past.reader() as contents:
            versions = _Versions(lives, past, contents, as_of)
            for place, located in _records(portal):  # documents first: what may be shown of them decides on quotes
                history = versions.of(place, located)
                if history is not None:
                    shown = tuple(version for version in history.versions if version.day <= as_of)
                    found[located.path] = History(shown, history.left_out, history.is_cut)
    except PastGoneError:
        return Histories()
    return Histories(True, found)


def _records(portal: Portal) -> Iterator[tuple[PlaceData | None, Located[Any]]]:
    for place in portal.places:
        for document in place.documents.values():
            yield place, document.located
        for located in place.records():
            if isinstance(located.record, MODELS) and not isinstance(located.record, Document):
                yield place, located
    for located in portal.national_records():
        if isinstance(located.record, MODELS):
            yield None, located


class _Versions:
    """Reads old versions; keeps none of their bytes."""

    def __init__(self, lives: Lives, past: Past, contents: Contents, as_of: date) -> None:
        self.lives = lives
        self.past = past
        self.contents = contents
        self.as_of = as_of
        self.weight = 0  # bytes read for the record at hand
        self.begins: dict[str, int] = {}  # by a document's path: the first commit from which its words may be shown
        self.document = lru_cache(DOCUMENTS)(self._read_document)

    def of(self, place: PlaceData | None, located: Located[Any]) -> History | None:
        """The history of a record; ``None`` where the last commit does not hold it and its place as public.

        Nor where the first that does is later than the day: of such a record git says nothing, not "unchanged".
        """
        life = self.lives.of.get(located.path)
        since = self._on_the_site(place, life.since_public()) if life else ()
        if not since or since[0].day > self.as_of:
            return None
        versions = self._with_text(located, since)
        start: date | None = located.record.history_from
        if isinstance(located.record, Document):
            self.begins[located.path] = since[0].order
        if len(versions) == 1 and start is None:
            return History(())
        history = self._readable(place, located, versions)
        kept = history.versions
        if start is not None:
            kept = _from(kept, start)
            history = History(kept, history.left_out, history.is_cut and len(kept) == len(history.versions))
        if isinstance(located.record, Document):
            self.begins[located.path] = kept[0].order if kept else versions[-1].order + 1
        return history

    def _on_the_site(self, place: PlaceData | None, since: Sequence[Version]) -> Sequence[Version]:
        """The versions since the place became public: before, nothing of it could be seen."""
        if place is None:
            return since
        life = self.lives.of.get(place.jurisdiction.path)
        begun = life.since_public()[:1] if life else ()
        if not begun:
            return ()
        earlier = [version for version in since if version.order <= begun[0].order]
        return [*earlier[-1:], *since[len(earlier) :]]

    def _with_text(self, located: Located[Any], since: Sequence[Version]) -> list[Version]:
        """The record's versions; a page of running text changes with its text too."""
        if not isinstance(located.record, Narrative):
            return list(since)
        texts = self.past.versions.get(_text_path(located.path), ())
        later = [version for version in texts if version.order > since[0].order]
        return sorted({version.order: version for version in (*later, *since)}.values(), key=lambda v: v.order)

    def _readable(self, place: PlaceData | None, located: Located[Any], versions: Sequence[Version]) -> History:
        """The versions that may be shown, from the newest back to the last that was not public."""
        kept: list[PastRecord] = []
        left_out = False
        self.weight = 0
        for number, version in enumerate(reversed(versions)):
            if number == MOST or self.weight > HEAVIEST:
                return History(tuple(reversed(kept)), left_out, is_cut=True)
            read = self._read(located, version, is_last=not number)
            if read is not None and read.record.state is not State.public:
                break
            past = self._past(place, read, version) if read is not None else None
            if past is None or not _may_be_shown(past):
                left_out = True
            else:
                kept.append(past)
        return History(tuple(reversed(kept)), left_out)

    def _read(self, located: Located[Any], version: Version, *, is_last: bool) -> Located[Any] | None:
        """The record in a version; the present one is not read again where it is the last."""
        is_text = isinstance(located.record, Narrative)
        if is_last and not is_text and self.lives.of[located.path].is_committed:
            return located
        name = self.past.name(version.commit, located.path) if is_text else version.blob
        content = self._content(name)
        findings = Findings()
        model: type[Record] = type(located.record)
        read = parse_record(located.path, content, model, findings) if content is not None else None
        return None if must_change(list(findings)) else read

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
        spans = [span for _, span in spans_in(record)]
        document = self._document(place, located, version) if spans or isinstance(record, Document) else None
        if isinstance(record, Document):
            if document is None:
                return None
            texts = document.passages
        if document is not None:
            words = {s: document.read(s) for s in spans if s.end <= len(document.passages.get(s.passage, ""))}
        return PastRecord(version.day, version.order, record, words, texts)

    def _running_text(self, path: str, version: Version) -> str | None:
        path = _text_path(path)
        content = self._content(self.past.name(version.commit, path))
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
        text = f"{path.removesuffix('document.yml')}original.txt"
        return self.document(path, text, self._blob(version, path), self._blob(version, text))

    def _blob(self, version: Version, path: str) -> str:
        """What git calls the content of a file in a commit; where it has but one version, that is the one."""
        versions = self.past.versions.get(path, ())
        only = versions[0].blob if len(versions) == 1 else ""
        return only or self.contents.blob(self.past.name(version.commit, path))

    def _read_document(self, path: str, text: str, written: str, original: str) -> DocumentText | None:
        own, received = self._content(written), self._content(original)
        if own is None or received is None:
            return None
        findings = Findings()
        located = parse_record(path, own, Document, findings)
        document = document_of(located, received, Place(text), findings) if located else None
        readable = document is not None and document.record.is_public and not must_change(list(findings))
        return document if readable else None

    def _content(self, name: str) -> bytes | None:
        content = self.contents.content(name) if name else None
        self.weight += len(content or b"")
        return content


def _text_path(path: str) -> str:
    return f"{path.removesuffix('.yml')}.md"


def _may_be_shown(version: PastRecord) -> bool:
    own = (text for loc, text in texts_in(version.record) if loc[-1] != FINGERPRINT)
    texts = (*own, *version.words.values(), *version.texts.values())
    return not any(persons_in(text) or find_numbers(text) for text in texts)


def _from(versions: Sequence[PastRecord], start: date) -> tuple[PastRecord, ...]:
    """The versions from the one on that first names ``start`` for good, none of them committed before that day.

    The change that came with the note is not shown: what it took away is what the note is for.
    """
    kept: list[PastRecord] = []
    for version in reversed(versions):
        if version.record.history_from != start:
            break
        kept.append(version)
    return tuple(version for version in reversed(kept) if version.day >= start)
