"""A zip file unpacked within bounds.

takes  bytes, and the gathering that counts
gives  the parts by name, and the comment
does not  write anything, or trust a name
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass

from generator.privacy.attachments.reading import Gathering, Refused, Why

ENTRY_LIMIT = 5_000
RATIO_LIMIT = 150  # unpacked to packed, where it unpacks to more than ``SMALL``
SMALL = 10_000_000
START = b"PK\x03\x04"
ENCRYPTED = 0x1
XML = re.compile(r"\.(?:xml|rels|vml|svg)$", re.IGNORECASE)


@dataclass(frozen=True)
class Package:
    """The parts of a zip file, in the order of their names."""

    parts: dict[str, bytes]
    comment: bytes

    def called(self, start: str) -> list[str]:
        """Names that begin so, in any case of letters."""
        return [name for name in self.parts if name.lower().startswith(start)]


def unpack(content: bytes, gathering: Gathering) -> Package:
    """Refuses what is locked, broken, too much, or says one thing twice."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            _weigh(entries, len(content), gathering)
            _stand_alone(entries)
            parts = {one.filename: archive.read(one) for one in sorted(entries, key=_name) if not one.is_dir()}
            extra = b"".join(one.comment for one in entries)
            return Package(parts, archive.comment + extra)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError):
        raise Refused(Why.broken, "坏了，打不开") from None


def _weigh(entries: list[zipfile.ZipInfo], size: int, gathering: Gathering) -> None:
    if len(entries) > ENTRY_LIMIT:
        raise Refused(Why.too_much, f"里面有 {len(entries)} 个部件，最多 {ENTRY_LIMIT} 个")
    if any(one.flag_bits & ENCRYPTED for one in entries):
        raise Refused(Why.locked, "加了密码")
    total = sum(one.file_size for one in entries)
    gathering.count_xml(sum(one.file_size for one in entries if XML.search(one.filename)))
    gathering.unpack(total)
    if total > SMALL and total > size * RATIO_LIMIT:
        raise Refused(Why.too_much, f"解开以后有原来的 {total // max(size, 1)} 倍大")


def _stand_alone(entries: list[zipfile.ZipInfo]) -> None:
    names = [one.filename.lower() for one in entries]
    if len(set(names)) < len(names):
        raise Refused(Why.broken, "里面有两个部件同名")
    if any(name.startswith("/") or ".." in name.split("/") or "\\" in name for name in names):
        raise Refused(Why.broken, "里面的部件名不对")


def _name(entry: zipfile.ZipInfo) -> str:
    return entry.filename
