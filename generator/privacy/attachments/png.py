"""The chunks of a PNG file, and the file without those that are not the picture.

takes  bytes
gives  chunks, what stands after the picture; the file without texts, times and EXIF
does not  decode the picture
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from generator.privacy.attachments.jpeg import only_turn, turn_of
from generator.privacy.attachments.reading import Refused, Why

START = b"\x89PNG\r\n\x1a\n"
PICTURE = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs",
     b"hIST", b"acTL", b"fcTL", b"fdAT", b"cICP"}
)  # fmt: skip
CHUNK_COUNT = 50_000


@dataclass(frozen=True)
class Chunk:
    """A name of four letters and its data."""

    name: bytes
    data: bytes

    def written(self) -> bytes:
        """As it stands in a file."""
        check = zlib.crc32(self.name + self.data).to_bytes(4, "big")
        return len(self.data).to_bytes(4, "big") + self.name + self.data + check


def chunks(content: bytes) -> tuple[tuple[Chunk, ...], bytes]:
    """All chunks, and what stands after the last. Refuses a file that is cut off or damaged."""
    found: list[Chunk] = []
    at = len(START)
    while len(found) < CHUNK_COUNT:
        size = int.from_bytes(content[at : at + 4], "big")
        end = at + 12 + size
        if end > len(content):
            raise Refused(Why.broken, "坏了，图片不完整")
        chunk = Chunk(content[at + 4 : at + 8], content[at + 8 : end - 4])
        if zlib.crc32(chunk.name + chunk.data) != int.from_bytes(content[end - 4 : end], "big"):
            raise Refused(Why.broken, "坏了，图片的校验码不对")
        found.append(chunk)
        at = end
        if chunk.name == b"IEND":
            return tuple(found), content[at:]
    raise Refused(Why.too_much, "里的数据块太多")


def strip_png(content: bytes) -> bytes:
    """Only chunks that make the picture, and how it is turned."""
    found, _ = chunks(content)
    out = [START]
    for chunk in found:
        if chunk.name in PICTURE:
            out.append(chunk.written())
        elif chunk.name == b"eXIf" and (turn := turn_of(chunk.data)) > 1:
            out.append(Chunk(b"eXIf", only_turn(turn)).written())
    return b"".join(out)
