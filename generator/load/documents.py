"""A document's record, original text, clean text and passages.

takes  the document's folder
gives  the document with its passages, or findings; of a draft the passages alone
does not  look at duties or other records that point into the passages
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from generator.findings import Findings, Place
from generator.load.cleantext import apply_corrections, cut, lines_of, mark_lines, parse_lines
from generator.load.files import TEXT_LIMIT, Root, decode, read_bytes
from generator.load.records import read_model, read_record
from generator.model.document import Cutting, Document
from generator.model.located import Located
from generator.model.portal import DocumentText

At = Callable[..., Place]  # where a field of the record stands


def read_document(root: Root, folder: Path, findings: Findings) -> DocumentText | None:
    """The document in ``folder``: ``document.yml`` and ``original.txt``."""
    located = read_record(root, folder / "document.yml", Document, findings)
    raw = _original(root, folder, findings)
    place = root.place(folder / "original.txt")
    return None if located is None or raw is None else document_of(located, raw, place, findings)


def read_passages(root: Root, folder: Path, findings: Findings) -> dict[str, str] | None:
    """The passages of the document in ``folder``, whatever else its record still lacks."""
    path = folder / "document.yml"
    read = read_model(root, path, Cutting, findings)
    raw = _original(root, folder, findings)
    if read is None or raw is None:
        return None
    at = Located[Any](read.value, root.relative(path), read.positions).at
    cut_up = _passages(read.value, at, raw, root.place(folder / "original.txt"), findings)
    return None if cut_up is None else cut_up[1]


def document_of(located: Located[Document], raw: bytes, place: Place, findings: Findings) -> DocumentText | None:
    """The document of a record and the bytes of its original, which lie at ``place``."""
    cut_up = _passages(located.record, located.at, raw, place, findings)
    return None if cut_up is None else DocumentText(located, *cut_up)


def _original(root: Root, folder: Path, findings: Findings) -> bytes | None:
    path = folder / "original.txt"
    if not path.exists() and not path.is_symlink():
        findings.add("L222", root.place(path))
        return None
    return read_bytes(root, path, TEXT_LIMIT, findings)


def _passages(
    record: Document | Cutting, at: At, raw: bytes, place: Place, findings: Findings
) -> tuple[bytes, dict[str, str]] | None:
    """The bytes as they were received, and the passages of their text."""
    if not raw.strip():
        findings.add("L118", place)
        return None
    raw = _as_received(raw, record.sha256)
    actual = hashlib.sha256(raw).hexdigest()
    if actual != record.sha256:
        findings.add("L223", at("sha256"), actual=actual)
        return None
    text = decode(place, raw, findings)
    passages = None if text is None else _cut(record, at, text, findings)
    return None if passages is None else (raw, passages)


def _as_received(raw: bytes, sha256: str) -> bytes:
    """Undo a checkout that turned line ends into CRLF, where that gives the bytes that were received."""
    plain = raw.replace(b"\r\n", b"\n")
    return plain if plain != raw and hashlib.sha256(plain).hexdigest() == sha256 else raw


def _cut(record: Document | Cutting, at: At, text: str, findings: Findings) -> dict[str, str] | None:
    before, corrections, original = len(findings), record.corrections or (), mark_lines(text)
    last_line = original[-1][1]
    marked, misfits = apply_corrections(original, [(c.before, c.after) for c in corrections])
    for misfit in misfits:
        found = corrections[misfit.index].before
        findings.add("L224", at("corrections", misfit.index, "before"), before=found[:40], times=misfit.times)
    lines = lines_of(marked)
    ranges, seen = [], dict[str, int]()
    for index, passage in enumerate(record.passages):
        first, last = parse_lines(passage.lines)
        if first > last or last > last_line:
            findings.add("L226", at("passages", index, "lines"), id=passage.id, lines=passage.lines)
        if passage.id in seen:
            findings.add("L227", at("passages", index, "id"), id=passage.id)
        seen[passage.id] = index
        ranges.append((passage.id, first, last))
    if len(findings) > before:
        return None
    passages, stray = cut(lines, ranges)
    for number in stray:
        owners = [name for name, first, last in ranges if first <= number <= last]
        index = seen[owners[-1]] if owners else 0
        place = at("passages", index, "lines") if owners else at("passages")
        findings.add("L225", place, line=number, text=lines[number][:30], owners="、".join(owners) or "没有段条")
    for index, passage in enumerate(record.passages):
        if not passages[passage.id]:
            findings.add("L226", at("passages", index, "lines"), id=passage.id, lines=passage.lines)
    if len(findings) > before:
        return None
    return passages
