"""The committed versions of the records' files.

takes  the settings file in a git work tree, and the revision to go back from
gives  a ``Past``, or ``None`` where there is no git, no repository or no commit
does not  read the work tree, or carry an author, an address or a message out of git

One ``git log`` lists the versions: every commit that changed a file, and each merge whose result is none of its
parents'. ``git cat-file --batch`` reads contents, a few names at a time, so that neither side waits for the other.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import IO
from zoneinfo import ZoneInfo

from generator.model.past import Past, Read, Version
from generator.revision.git import GitError, git, running
from generator.revision.records import NATIONAL, RECORDS

SHANGHAI = ZoneInfo("Asia/Shanghai")
CONTENT_LIMIT = 5_000_000  # bytes; the limit of an official text
CHUNK = 40  # names asked for at once: less than any pipe holds
COMMIT = b"commit "
LOG = (
    "log", "--topo-order", "--raw", "-z", "-c", "--no-abbrev", "--no-renames", "--no-relative", "--no-ext-diff",
    "--no-textconv", "--no-show-signature", "--no-color", "--no-decorate", "--no-notes", "--format=commit %H %at",
)  # fmt: skip


def past_of(config: Path, revision: str = "HEAD") -> Past | None:
    """What git says of the files beside the settings, seen from a revision."""
    folder = config.absolute().parent
    if not folder.is_dir() or revision.startswith("-"):
        return None
    try:
        told = git(folder, "rev-parse", "--is-shallow-repository", "--show-prefix").decode().split("\n")
        commit = git(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").decode().strip()
    except (GitError, UnicodeDecodeError):
        return None
    return GitPast(folder, commit, told[0] == "false", told[1])


@dataclass(frozen=True)
class GitPast:
    """The files of a site whose settings lie in ``inside`` of the repository.

    The folder that holds all its files is that one, or as many ``levels`` above it as the national records lie.
    """

    folder: Path
    commit: str
    is_whole: bool  # no shallow clone, and nothing of the site outside the repository
    inside: str
    levels: int = 0

    def above(self, levels: int) -> Past:
        """The same for a site whose national records lie so many folders above its settings."""
        if levels > self.inside.count("/"):
            return replace(self, is_whole=False, levels=self.inside.count("/"))
        return replace(self, levels=levels)

    @property
    def prefix(self) -> str:
        """The folder that holds all files of the site, seen from the repository's own."""
        kept = self.inside.split("/")[: self.inside.count("/") - self.levels]
        return "".join(f"{name}/" for name in kept)

    @property
    def is_complete(self) -> bool:
        """Whether it goes back to the first commit."""
        return self.is_whole and self._listed is not None

    @cached_property
    def versions(self) -> Mapping[str, Sequence[Version]]:
        """The versions of each file, oldest first."""
        return _versions(self._listed or b"", self.prefix)

    @cached_property
    def _listed(self) -> bytes | None:
        national = [f"{'../' * self.levels}{NATIONAL}"] if self.levels else []
        try:
            return git(self.folder, *LOG, self.commit, "--", *RECORDS, *national)
        except GitError:
            return None

    def name(self, commit: str, path: str) -> str:
        """What the reader calls a file as it stood in a commit."""
        return f"{commit}:{self.prefix}{path}"

    @contextmanager
    def reader(self) -> Iterator[Read]:
        """One ``git cat-file`` for as many contents as are asked for."""
        with running(self.folder, "cat-file", "--batch") as process:
            yield lambda names: _read(process, names)


def _versions(listed: bytes, prefix: str) -> dict[str, list[Version]]:
    """The versions of each file, oldest first, from what ``git log`` prints, which begins with the newest."""
    parts = [part.lstrip(b"\n") for part in listed.split(b"\0")]
    order = sum(part.startswith(COMMIT) for part in parts)  # of the commit before the newest, and so on down
    found: dict[str, list[Version]] = {}
    commit, day = "", date.max
    remaining = iter(parts)
    for part in remaining:
        if part.startswith(COMMIT):
            _, commit, moment = part.decode().split(" ")
            day = _day(int(moment))
            order -= 1
        elif part.startswith(b":"):
            path = next(remaining).decode("utf-8", "replace")
            if path.startswith(prefix):
                version = Version(day, order, commit, _blob(part.decode()))
                found.setdefault(path.removeprefix(prefix), []).append(version)
    return {path: versions[::-1] for path, versions in found.items()}


def _day(moment: int) -> date:
    """The day in Shanghai; the last of all days where a commit's date is none."""
    try:
        return datetime.fromtimestamp(moment, SHANGHAI).date()
    except (OverflowError, ValueError, OSError):
        return date.max


def _blob(told: str) -> str:
    """The content's name after the commit; empty where the file was deleted, or is a link or another repository.

    ``:100644 100644 <before> <after> M``, and for a merge of n parents n colons, n+1 modes and n+1 names.
    """
    parents = len(told) - len(told.lstrip(":"))
    fields = told.lstrip(":").split()
    mode, name = fields[parents], fields[2 * parents + 1]
    return name if mode.startswith("100") else ""


def _read(process: subprocess.Popen[bytes], names: Sequence[str]) -> list[bytes | None]:
    found: list[bytes | None] = []
    if process.stdin is None or process.stdout is None:
        return [None] * len(names)
    for start in range(0, len(names), CHUNK):
        part = names[start : start + CHUNK]
        try:
            process.stdin.write("".join(f"{name}\n" for name in part).encode())
            process.stdin.flush()
            found += [_answer(process.stdout) for _ in part]
        except (OSError, ValueError):
            break  # git has gone: what it did not say is not known
    return found + [None] * (len(names) - len(found))


def _answer(stream: IO[bytes]) -> bytes | None:
    """One content: ``<name> blob <size>``, the bytes, a line feed; or ``<name> missing``."""
    head = stream.readline()
    if not head:
        raise OSError
    fields = head.split()
    if len(fields) != 3 or not fields[2].isdigit():
        return None
    size = int(fields[2])
    if fields[1] == b"blob" and size <= CONTENT_LIMIT:
        content = stream.read(size)
        stream.read(1)
        return content
    left = size + 1
    while left > 0 and (gone := len(stream.read(min(left, 1 << 20)))):
        left -= gone
    return None
