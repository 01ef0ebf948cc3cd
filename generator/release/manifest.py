"""The list of a release's files with their SHA-256, in the form ``sha256sum -c`` reads.

takes  files, or a folder
gives  the list; what of a folder is not as the list says
does not  write
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from generator.findings import Findings, Place

SUMS = "SHA256SUMS"  # lies in the release, and does not list itself
LINE = re.compile(r"([0-9a-f]{64})  ([^\n\r\\]+)")
NOT_A_FILE = "-"  # instead of a sum: a link, a device


class ManifestError(Exception):
    """The list cannot be read."""


def sum_of(content: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def manifest_of(files: Iterable[tuple[str, bytes]]) -> bytes:
    """The list, sorted by name."""
    sums = sorted((name, sum_of(content)) for name, content in files)
    return "".join(f"{digest}  {name}\n" for name, digest in sums).encode()


def read_manifest(content: bytes) -> dict[str, str]:
    """Names and their sums; raises ManifestError where a line is none, or a name leads out of the folder."""
    try:
        lines = content.decode().split("\n")
    except UnicodeDecodeError as error:
        raise ManifestError("不是 UTF-8") from error
    sums: dict[str, str] = {}
    if lines.pop() or not lines:
        raise ManifestError("没有写完")
    for number, line in enumerate(lines, 1):
        match = LINE.fullmatch(line)
        if match is None or not _is_inside(match[2]) or match[2] in sums:
            raise ManifestError(f"第 {number} 行不对")
        sums[match[2]] = match[1]
    return sums


def _is_inside(name: str) -> bool:
    return not name.startswith("/") and name != SUMS and not {"", ".", ".."} & set(name.split("/"))


def sums_in(folder: Path) -> dict[str, str]:
    """The sum of every file there is but the list itself, read from the disk."""
    sums: dict[str, str] = {}
    for where, folders, names in os.walk(folder):
        links = [name for name in folders if (Path(where) / name).is_symlink()]
        for name in (*names, *links):
            path = Path(where) / name
            inside = PurePosixPath(path.relative_to(folder)).as_posix()
            if inside != SUMS:
                sums[inside] = _sum(path)
    return sums


def _sum(path: Path) -> str:
    if path.is_symlink() or not path.is_file():
        return NOT_A_FILE
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def compared(wanted: Mapping[str, str], there: Mapping[str, str]) -> Findings:
    """Every file that is not as the list says, by name."""
    findings = Findings()
    for name in sorted({*wanted, *there}):
        place = Place(name)
        if name not in there:
            findings.add("V113", place)
        elif name not in wanted:
            findings.add("V114", place)
        elif wanted[name] != there[name]:
            findings.add("V112", place)
    return findings


def faults_in(folder: Path) -> Findings:
    """What of a release is not as its own list says; empty where it is whole. Raises OSError."""
    return faults_of(folder, sums_in(folder))


def faults_of(folder: Path, there: Mapping[str, str]) -> Findings:
    """The same where the files were read already. Raises OSError."""
    findings = Findings()
    try:
        wanted = read_manifest((folder / SUMS).read_bytes())
    except FileNotFoundError:
        findings.add("V115", Place(SUMS), reason="没有这个文件")
    except ManifestError as error:
        findings.add("V115", Place(SUMS), reason=error)
    else:
        findings.extend(compared(wanted, there))
    return findings
