"""The last look before the site is let out: nothing in it that is not public, nothing of the machine it was made on.

takes  the records as they were loaded, the files of the site, folders of the machine
gives  findings
does not  know how pages are made: it looks for words of drafts, and for names of folders, in the bytes

What is not public is kept from the pages by the public view (``model/portal.py``); this is the look that does not
trust it. Words are told apart by whole sentences: shorter ones also stand where they may.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from markupsafe import escape

from generator.findings import Findings, Place
from generator.model.portal import Portal, public_view
from generator.release.compressed import TEXTS

SENTENCE = 20  # characters from which on words are nobody else's
CUT = re.compile(r"[。；\n]")
REMARK = "#"
PAST = "/history/"  # tells what once was public, in records that may no longer be
DEEP = 3  # parts of a folder's name: "/srv/www", not "/" or "/srv", which may stand anywhere


def leaks_in(portal: Portal, files: Sequence[tuple[str, bytes]], folders: Iterable[Path]) -> Findings:
    """Sentences of records that are not public, and folders of this machine, in any text of the site."""
    findings = Findings()
    texts = [(name, content) for name, content in files if name.endswith(TEXTS)]
    named = {str(folder) for folder in folders if len(folder.parts) >= DEEP}
    for folder in sorted(name for name in named if not portal.config.mount_path.startswith(name)):
        for name, content in texts:
            if folder.encode() in content:
                findings.add("V111", Place(name), folder=folder)
    for sentence, record in sorted(_secrets(portal).items()):
        forms = {sentence.encode(), str(escape(sentence)).encode()}
        for name, content in texts:
            if PAST not in name and any(form in content for form in forms):
                findings.add("V110", Place(name), words=f"{sentence[:SENTENCE]}…", record=record)
    return findings


def _secrets(portal: Portal) -> dict[str, str]:
    """Sentences that stand in no public record, and the record they stand in."""
    public = {sentence for sentence, _ in _sentences(public_view(portal))}
    closed = {sentence: path for sentence, path in _sentences(portal) if sentence not in public}
    if not closed:
        return {}
    everything = "\n".join(public)
    return {sentence: path for sentence, path in closed.items() if sentence not in everything}


def _sentences(portal: Portal) -> Iterator[tuple[str, str]]:
    for text, path in _texts(portal):
        for sentence in CUT.split(text):
            words = sentence.strip()
            if len(words) >= SENTENCE:
                yield words, path


def _texts(portal: Portal) -> Iterator[tuple[str, str]]:
    for place in portal.places:
        for located in place.records():
            yield from ((text, located.path) for text in _strings(_values(located.record)))
        for document in place.documents.values():
            yield from ((text, document.located.path) for text in document.passages.values())
    for located in portal.national_records():
        yield from ((text, located.path) for text in _strings(_values(located.record)))
    for page in portal.narratives.values():
        yield page.markdown, page.path
    for aside in portal.asides:
        if not aside.text.startswith(REMARK):
            yield from ((line.partition(": ")[2] or line, aside.path) for line in aside.text.split("\n"))


def _values(record: Any) -> dict[str, Any]:
    """The record's values but why it was withdrawn, which is told."""
    values: dict[str, Any] = record.model_dump(mode="json")
    values.pop("withdrawn", None)
    return values


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
