"""What a file is by its own bytes.

takes  bytes
gives  a suffix (pdf, jpg, png, zip, old, txt), or nothing
does not  believe a name
"""

from __future__ import annotations

import codecs

STARTS = (
    (b"%PDF-", "pdf"),
    (b"\xff\xd8\xff", "jpg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"PK\x03\x04", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old"),
)
FOREIGN = (b"{\\rtf", b"<!doctype", b"<html", b"<?xml", b"gif8", b"rar!", b"<script", b"<svg")
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
CONTROLS = frozenset(map(chr, range(32))) - set("\t\n\r\f\v")


def sniff(content: bytes) -> str:
    """The kind a file is; an empty text for one nobody here knows."""
    for start, kind in STARTS:
        if content.startswith(start):
            return kind
    if content[:40].lstrip(codecs.BOM_UTF8).lstrip().lower().startswith(FOREIGN):
        return ""
    return "txt" if decode(content) is not None else ""


def decode(content: bytes) -> str | None:
    """The text of a file that is nothing but text."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _decoded(content, encoding)
    for encoding in ("utf-8", "gb18030"):
        text = _decoded(content, encoding)
        if text is not None:
            return text
    return None


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if CONTROLS & set(text) else text
