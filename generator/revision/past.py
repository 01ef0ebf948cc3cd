"""The committed versions of the records' files.

takes  the settings file in a git work tree or a repository without one, and the revision to go back from
gives  a ``Past``, empty where nothing was committed yet; ``None`` where there is no git or no repository
does not  read the work tree, or carry an author, an address or a message out of git

One ``git log`` lists the versions: every commit that changed a file, and each merge whose result is none of its
parents'. Contents are read by ``revision/contents.py``.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

from generator.model.past import Contents, Past, Version
from generator.revision.contents import contents_of
from generator.revision.git import GitError, git
from generator.revision.records import NATIONAL, RECORDS
from generator.revision.spot import spot_of

SHANGHAI = ZoneInfo("Asia/Shanghai")
CONTENT_LIMIT = 5_000_000  # bytes; the limit of an official text
COMMIT = b"commit "
LOG = (
    "log", "--topo-order", "--raw", "-z", "-c", "--no-abbrev", "--no-renames", "--no-relative", "--no-ext-diff",
    "--no-textconv", "--no-show-signature", "--no-color", "--no-decorate", "--no-notes", "--format=commit %H %at",
)  # fmt: skip


def past_of(config: Path, revision: str = "HEAD") -> Past | None:
    """What git says of the files beside the settings, seen from a revision."""
    spot = spot_of(config)
    if revision.startswith("-"):
        return None
    try:
        told = git(spot.folder, "rev-parse", "--is-shallow-repository", "--show-prefix").decode().split("\n")
        commit = _commit(spot.folder, revision)
        if not commit and (revision != "HEAD" or git(spot.folder, "rev-list", "--max-count=1", "--all")):
            return None
    except (GitError, UnicodeDecodeError):
        return None
    return GitPast(spot.folder, commit, told[0] == "false", told[1] + spot.below, spot.below)


def head_of(config: Path) -> str:
    """The last commit; an empty text where there is none."""
    return _commit(spot_of(config).folder, "HEAD")


def _commit(folder: Path, revision: str) -> str:
    try:
        return git(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").decode().strip()
    except GitError:
        return ""


@dataclass(frozen=True)
class GitPast:
    """The files of a site whose settings lie in ``inside`` of the repository.

    The folder that holds all its files is that one, or as many ``levels`` above it as the national records lie. Git is
    run in ``folder``; ``below`` is the way from it to the settings, where the disk has no such folder.
    """

    folder: Path
    commit: str  # empty before the first one
    is_whole: bool  # no shallow clone, and nothing of the site outside the repository
    inside: str
    below: str = ""
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
        if not self.commit:
            return b""
        names = [*RECORDS, *([f"{'../' * self.levels}{NATIONAL}"] if self.levels else [])]
        paths = [posixpath.normpath(self.below + name) for name in names]
        try:
            return git(self.folder, *LOG, self.commit, "--", *paths)
        except GitError:
            return None

    def name(self, commit: str, path: str) -> str:
        """What the reader calls a file as it stood in a commit."""
        return f"{commit}:{self.prefix}{path}"

    def reader(self) -> AbstractContextManager[Contents]:
        """One conversation for as many contents as are asked for."""
        return contents_of(self.folder, CONTENT_LIMIT)


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
