"""What a page says instead of what it shows: the texts that its marks give for copying, or for reading aloud.

takes  what a page draws, unpacked
gives  texts
does not  read marks that the file lists elsewhere: those are texts of a dictionary like all others
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.privacy.attachments.reading import Refused, Why

KEY = re.compile(rb"/(?:ActualText|Alt|E|T|Contents)\s*(?=[(<])")
WRITTEN = re.compile(rb"<([0-9A-Fa-f\s]{2,4000})>|\(((?:[^\\()]|\\.|\((?:[^\\()]|\\.){0,200}\)){1,2000})\)", re.DOTALL)
ESCAPED = re.compile(rb"\\([0-7]{1,3}|\r?\n|.)", re.DOTALL)
LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"", b"f": b"", b"\n": b"", b"\r\n": b""}
MARK_LIMIT = 20_000


def marked(data: bytes) -> Iterator[str]:
    """Each text, in the order of the page."""
    for count, key in enumerate(KEY.finditer(data)):
        if count >= MARK_LIMIT:
            raise Refused(Why.too_much, "有一页的内容太多")
        match = WRITTEN.match(data, key.end())
        if match is not None:
            yield _text(_bytes_of(match[1]) if match[1] is not None else ESCAPED.sub(_plain, match[2]))


def _bytes_of(figures: bytes) -> bytes:
    plain = b"".join(figures.split())
    return bytes.fromhex((plain + b"0" * (len(plain) % 2)).decode())


def _plain(match: re.Match[bytes]) -> bytes:
    sign = match[1]
    return bytes((int(sign, 8) & 0xFF,)) if sign[:1].isdigit() and sign[:1] < b"8" else LETTERS.get(sign, sign)


def _text(data: bytes) -> str:
    if data.startswith((b"\xfe\xff", b"\xff\xfe")):
        return data.decode("utf-16", "ignore")
    return data.decode("utf-8", "ignore")
