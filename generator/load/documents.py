"""A document's record, original text, clean text and passages.

takes  the document's folder
gives  the document with its passages, or findings
does not  look at duties or other records that point into the passages
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from generator.findings import Findings, Place
from generator.load.cleantext import apply_corrections, cut, lines_of, mark_lines, parse_lines
from generator.load.files import TEXT_LIMIT, Root, decode, read_bytes
from generator.load.records import read_record
from generator.model.document import Document
from generator.model.located import Located
from generator.model.portal import DocumentText


def read_document(root: Root, folder: Path, findings: Findings) -> DocumentText | None:
    """The document in ``folder``: ``document.yml`` and ``original.txt``."""
    located = read_record(root, folder / "document.yml", Document, findings)
    path = folder / "original.txt"
    if not path.exists() and not path.is_symlink():
        findings.add("L222", root.place(path))
        return None
    raw = read_bytes(root, path, TEXT_LIMIT, findings)
    return None if located is None or raw is None else document_of(located, raw, root.place(path), findings)


def document_of(located: Located[Document], raw: bytes, place: Place, findings: Findings) -> DocumentText | None:
    """The document of a record and the bytes of its original, which lie at ``place``."""
    if not raw.strip():
        findings.add("L118", place)
        return None
    raw = _as_received(raw, located.record.sha256)
    actual = hashlib.sha256(raw).hexdigest()
    if actual != located.record.sha256:
        findings.add("L223", located.at("sha256"), actual=actual)
        return None
    text = decode(place, raw, findings)
    if text is None:
        return None
    return _cut(located, raw, text, findings)


def _as_received(raw: bytes, sha256: str) -> bytes:
    """Undo a checkout that turned line ends into CRLF, where that gives the bytes that were received."""
    plain = raw.replace(b"\r\n", b"\n")
    return plain if plain != raw and hashlib.sha256(plain).hexdigest() == sha256 else raw


def _cut(located: Located[Document], raw: bytes, text: str, findings: Findings) -> DocumentText | None:
    record, before = located.record, len(findings)
    marked, misfits = apply_corrections(mark_lines(text), [(c.before, c.after) for c in record.corrections])
    for misfit in misfits:
        found = record.corrections[misfit.index].before
        findings.add("L224", located.at("corrections", misfit.index, "before"), before=found[:40], times=misfit.times)
    lines = lines_of(marked)
    ranges, seen = [], dict[str, int]()
    for index, passage in enumerate(record.passages):
        first, last = parse_lines(passage.lines)
        if first > last or last > text.count("\n") + 1:
            findings.add("L226", located.at("passages", index, "lines"), id=passage.id, lines=passage.lines)
        if passage.id in seen:
            findings.add("L227", located.at("passages", index, "id"), id=passage.id)
        seen[passage.id] = index
        ranges.append((passage.id, first, last))
    if len(findings) > before:
        return None
    passages, stray = cut(lines, ranges)
    for number in stray:
        owners = [name for name, first, last in ranges if first <= number <= last]
        index = seen[owners[-1]] if owners else 0
        place = located.at("passages", index, "lines") if owners else located.at("passages")
        findings.add("L225", place, line=number, text=lines[number][:30], owners="、".join(owners) or "没有段条")
    for index, passage in enumerate(record.passages):
        if not passages[passage.id]:
            findings.add("L226", located.at("passages", index, "lines"), id=passage.id, lines=passage.lines)
    if len(findings) > before:
        return None
    return DocumentText(located, raw, passages)
