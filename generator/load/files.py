"""Reading one file safely: confined to the project, bounded in size, UTF-8.

takes  a path inside the project's root
gives  its bytes or text, or findings
does not  parse anything
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.findings import Findings, Place
from generator.model.kinds import KINDS

NATIONAL = "_national"

RECORD_LIMIT = 1_000_000  # bytes; the largest real record is a hundredth of this
TEXT_LIMIT = 5_000_000
ATTACHMENT_LIMIT = 50_000_000


@dataclass(frozen=True)
class Root:
    """The folder all records of a site lie in; every path of a finding is relative to it, with forward slashes."""

    folder: Path

    def relative(self, path: Path) -> str:
        """The path as findings print it."""
        try:
            return path.relative_to(self.folder).as_posix()
        except ValueError:
            return path.as_posix()

    def place(self, path: Path, line: int = 0, column: int = 0) -> Place:
        """A place in a file of this root."""
        return Place(self.relative(path), line, column)


def read_bytes(root: Root, path: Path, limit: int, findings: Findings) -> bytes | None:
    """The bytes of a regular file; links, folders, missing and oversized files are findings."""
    place = root.place(path)
    try:
        if leaves_by_link(root.folder, path):
            findings.add("L106", place)
            return None
        if path.is_dir():
            findings.add("L103", place)
            return None
        if not path.is_file():
            findings.add("L101" if not path.exists() else "L107", place, reason="不是普通文件")
            return None
        size = path.stat().st_size
        if size > limit:
            findings.add("L105", place, size=f"{size:,}", limit=f"{limit:,}")
            return None
        return path.read_bytes()
    except FileNotFoundError:
        findings.add("L101", place)
    except OSError as error:
        findings.add("L107", place, reason=error.strerror or "读不出来")
    return None


def leaves_by_link(root: Path, path: Path) -> bool:
    """Whether the file itself, or a folder between the root and it, is a symbolic link."""
    current = path
    while current not in (root, current.parent):
        if current.is_symlink():
            return True
        current = current.parent
    return False


def record_files(folder: Path, home: Path, slugs: Iterable[str]) -> Iterator[Path]:
    """Every record file of a site: those of the places lie beside the settings, the national ones in ``folder``."""
    for kind in KINDS:
        for slug in slugs if "{slug}" in kind.pattern else ():
            yield from sorted(home.glob(kind.pattern.format(slug=slug, id="*")))
        if kind.national_too or "{slug}" not in kind.pattern:
            yield from sorted(folder.glob(kind.pattern.format(slug=NATIONAL, id="*")))


def decode(place: Place, raw: bytes, findings: Findings) -> str | None:
    """UTF-8 text; another encoding is named where it can be told, with the line of the first bad byte."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or (len(raw) > 3 and raw[1:2] == b"\0" and raw[3:4] == b"\0"):
        findings.add("L102", Place(place.path, 1, 1), encoding="UTF-16")
        return None
    if raw.startswith(b"\xef\xbb\xbf"):
        findings.add("L104", Place(place.path, 1, 1))
        raw = raw[3:]
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        start = raw.rfind(b"\n", 0, error.start) + 1
        column = len(raw[start : error.start].decode("utf-8", "replace")) + 1
        findings.add("L102", Place(place.path, line, column), encoding=_guess(raw))
        return None


def _guess(raw: bytes) -> str:
    try:
        raw.decode("gb18030")
    except UnicodeDecodeError:
        return "其他编码"
    return "GBK（国标码）"
