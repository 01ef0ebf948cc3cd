"""What of a record's file no record holds: remarks; the whole of a draft that is not complete yet, and its texts.

takes  the root, the portal as read so far
gives  the texts with their places, for what may stand in no committed file
does not  judge them, or report what cannot be read: that is said already
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from generator.findings import Findings
from generator.load.files import RECORD_LIMIT, TEXT_LIMIT, Root, decode, read_bytes, record_files
from generator.model.portal import Aside, Portal

REMARK = re.compile(r"(?:^|(?<=[ \t]))#[^\n]*", re.M)


def read_asides(root: Root, home: Path, portal: Portal) -> Iterator[Aside]:
    """The remarks of files that gave a record; the whole of those that gave none."""
    known = {located.path for place in portal.places for located in place.records()}
    known |= {located.path for located in portal.national_records()}
    yield from _remarks(portal.config_place.path, _text(root, root.folder / portal.config_place.path, RECORD_LIMIT))
    for path in record_files(root.folder, home, portal.config.jurisdictions):
        name = root.relative(path)
        text = _text(root, path, RECORD_LIMIT)
        if name in known:
            yield from _remarks(name, text)
            continue
        yield Aside(name, text, 1, 1)
        beside = path.with_name("original.txt") if path.name == "document.yml" else path.with_suffix(".md")
        if beside.is_file():
            yield Aside(root.relative(beside), _text(root, beside, TEXT_LIMIT), 1, 1)


def _remarks(name: str, text: str) -> Iterator[Aside]:
    for match in REMARK.finditer(text):
        start = match.start()
        yield Aside(name, match[0], text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))


def _text(root: Root, path: Path, limit: int) -> str:
    unread = Findings()
    raw = read_bytes(root, path, limit, unread)
    return (decode(root.place(path), raw, unread) if raw is not None else None) or ""
