"""The segments of a JPEG file, and the file without those that are not the picture.

takes  bytes
gives  segments, what stands after the picture; the file without camera's and programmes' notes
does not  decode the picture: every point of it stays as it is
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from PIL import Image

from generator.privacy.attachments.reading import Refused, Why

SOI, EOI, SOS, COM, APP0, APP2, APP14 = 0xD8, 0xD9, 0xDA, 0xFE, 0xE0, 0xE2, 0xEE
APPS = range(0xE0, 0xF0)
ALONE = (0x01, *range(0xD0, 0xD8))
NEXT = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]")
EXIF = b"Exif\x00\x00"
COLOUR = b"ICC_PROFILE\x00"
ORIENTATION = 0x0112
JFIF_LENGTH = 12  # name, version, density; after it come the two sides of a thumbnail
SEGMENT_LIMIT = 20_000


@dataclass(frozen=True)
class Segment:
    """A marker and its data; ``scan`` are the packed points that follow it."""

    marker: int
    data: bytes
    scan: bytes = b""

    @property
    def is_words(self) -> bool:
        """Whether it may hold words."""
        return self.marker in APPS or self.marker == COM

    def written(self) -> bytes:
        """As it stands in a file."""
        return bytes((0xFF, self.marker)) + (len(self.data) + 2).to_bytes(2, "big") + self.data + self.scan


@dataclass(frozen=True)
class Jpeg:
    """All segments between beginning and end, and what stands after the end."""

    kept: tuple[Segment, ...]
    after: bytes


def segments(content: bytes) -> Jpeg:
    """Refuses a file that is cut off or has no picture."""
    found: list[Segment] = []
    at = 2
    while len(found) < SEGMENT_LIMIT:
        while content[at : at + 2] == b"\xff\xff":
            at += 1
        if at + 2 > len(content) or content[at] != 0xFF:
            raise Refused(Why.broken, "坏了，图片不完整")
        marker = content[at + 1]
        if marker == EOI:
            return _whole(found, content[at + 2 :])
        if marker in ALONE:
            at += 2
            continue
        size = int.from_bytes(content[at + 2 : at + 4], "big")
        end = at + 2 + size
        if size < 2 or end > len(content):
            raise Refused(Why.broken, "坏了，图片不完整")
        scan = b""
        if marker == SOS:
            match = NEXT.search(content, end)
            if match is None:
                raise Refused(Why.broken, "坏了，图片不完整")
            scan = content[end : match.start()]
        found.append(Segment(marker, content[at + 4 : end], scan))
        at = end + len(scan)
    raise Refused(Why.too_much, "里的数据段太多")


def strip_jpeg(content: bytes) -> bytes:
    """Without APP1, APP13 and comments; the turn of the picture is all that stays of EXIF, colours stay."""
    found = segments(content).kept
    turn = next((t for one in found if one.marker == APP0 + 1 and (t := _turn(one.data)) > 1), 1)
    out = [b"\xff\xd8"]
    for one in found:
        if one.marker == APP0 and one.data.startswith(b"JFIF\x00"):
            out.append(Segment(APP0, one.data[:JFIF_LENGTH].ljust(JFIF_LENGTH, b"\0") + b"\0\0").written())
        elif not one.is_words or _is_picture(one):
            out.append(one.written())
    if turn > 1:
        at = 2 if len(out) > 1 and out[1][1] == APP0 else 1
        out.insert(at, Segment(APP0 + 1, EXIF + only_turn(turn)).written())
    return b"".join(out) + b"\xff\xd9"


def only_turn(turn: int) -> bytes:
    """EXIF that says how the picture is turned and nothing else."""
    entry = ORIENTATION.to_bytes(2, "big") + b"\0\3" + b"\0\0\0\1" + turn.to_bytes(2, "big") + b"\0\0"
    return b"MM\0*\0\0\0\x08" + b"\0\1" + entry + b"\0\0\0\0"


def turn_of(exif: bytes) -> int:
    """How the picture is turned, 1 to 8."""
    read = Image.Exif()
    try:
        read.load(exif)
        turn = read.get(ORIENTATION, 1)
    except Exception:
        return 1
    return turn if isinstance(turn, int) and 1 <= turn <= 8 else 1


def _turn(data: bytes) -> int:
    return turn_of(data.removeprefix(EXIF)) if data.startswith(EXIF) else 1


def _is_picture(one: Segment) -> bool:
    """Without the colour profile, or Adobe's note on how colours are stored, it would look otherwise."""
    return (one.marker == APP2 and one.data.startswith(COLOUR)) or (one.marker == APP14 and one.data[:5] == b"Adobe")


def _whole(found: list[Segment], after: bytes) -> Jpeg:
    if not any(one.marker == SOS for one in found):
        raise Refused(Why.broken, "坏了，里面没有画面")
    return Jpeg(tuple(found), after)
