"""The records as they stood in a revision.

takes  the settings file in a git work tree or in a repository without one, and a revision
gives  the commit; a folder with that commit's records, and the settings file in it
does not  touch the work tree, build, or change a byte: what git would convert when it checks out is not converted
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from generator.model.past import PastGoneError
from generator.revision.contents import contents_of
from generator.revision.git import GitError, NoGitError, SlowGitError, git
from generator.revision.spot import Spot, spot_of

RECORDS = ("content", "units")
NATIONAL = "content/_national"  # of a folder above, where several sites share it
FILE_LIMIT = 50_000_000  # bytes; the limit of an attachment
TOTAL_LIMIT = 500_000_000  # bytes of all files
NO_GIT = "这台机器上没有 git，取不到提交过的记录。请管理员装上 git。"
NO_ANSWER = "git 没有答完，取不到旧版本。过一会儿再试。"
NO_REPOSITORY = (
    "{folder} 不在 git 仓库里，取不到提交过的记录。到仓库里运行，或用 --config 写明仓库里的网站设置。"
    "仓库属于别的账号的，git 也不认：换成那个账号运行，或者设 git 的 safe.directory。"
)
NO_COMMIT = "这个仓库还没有提交过。先用 git add、git commit 提交，再运行一次。"


class RevisionError(Exception):
    """The revision cannot be had; the message says why, in Chinese."""


class NoRecordsError(RevisionError):
    """There is such a revision, and no site in it."""


@dataclass(frozen=True)
class Commit:
    """A commit: what git calls it, when it was made, where in it the settings are."""

    id: str
    time: int  # seconds since 1970, as the committer's clock said
    settings: str  # path in the repository

    @property
    def depth(self) -> int:
        """How many folders below the repository's own the settings lie."""
        return self.settings.count("/")


def commit_of(config: Path, revision: str) -> Commit:
    """The commit a revision names now.

    Raises RevisionError where there is no git, no repository, no such revision.
    """
    spot = spot_of(config)
    if revision.startswith("-"):
        raise RevisionError(f"“{revision}”不是一个版本。")
    prefix = _prefix(spot)
    unknown = f"没有“{revision}”这个版本；用 git log 查版本号。"
    try:
        found = _git(spot.folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}", missing=unknown)
    except RevisionError as error:
        if str(error) == unknown and not _git(spot.folder, "rev-list", "--max-count=1", "--all", missing=unknown):
            raise RevisionError(NO_COMMIT) from error
        raise
    told = _git(spot.folder, "rev-list", "--max-count=1", "--timestamp", found.decode().strip(), "--", missing=unknown)
    time, name = told.decode().split()
    return Commit(name, int(time), prefix + config.name)


def roots_of(config: Path, commit: Commit) -> tuple[str, ...]:
    """The commits without a parent that a commit goes back to; none where the clone does not reach back to them.

    Raises RevisionError.
    """
    folder = spot_of(config).folder
    if _git(folder, "rev-parse", "--is-shallow-repository", missing=NO_ANSWER).strip() != b"false":
        return ()
    return tuple(_git(folder, "rev-list", "--max-parents=0", commit.id, "--", missing=NO_ANSWER).decode().split())


@contextmanager
def records_at(config: Path, revision: str, beside: Path | None = None) -> Iterator[Path]:
    """The settings file of ``revision`` in a folder of its own, gone afterwards; it is made in ``beside``, if given.

    Raises RevisionError where there is no git, no repository, no such revision, or no records in it.
    """
    commit, spot = commit_of(config, revision), spot_of(config)
    prefix = commit.settings.removesuffix(config.name)
    own = [prefix + name for name in (*RECORDS, config.name)]
    above = [(parent / NATIONAL).as_posix() for parent in PurePosixPath(prefix).parents] if prefix else []
    files = _files(_git(spot.folder, "ls-tree", "-r", "-z", "--full-tree", commit.id, "--", *own, *above,
                        missing=NO_ANSWER))  # fmt: skip
    if not all(any(path == name or path.startswith(f"{name}/") for path in files) for name in own):
        raise NoRecordsError(f"“{revision}”这个版本里没有 {config.name}，或没有 content、units。")
    with TemporaryDirectory(prefix="gongkai-", dir=beside) as name:
        _write(spot.folder, files, Path(name), revision)
        yield Path(name) / prefix / config.name


def _prefix(spot: Spot) -> str:
    """The folder of the settings, seen from the repository's own."""
    told = _git(spot.folder, "rev-parse", "--show-prefix", missing=NO_REPOSITORY.format(folder=spot.folder))
    return os.fsdecode(told.removesuffix(b"\n")) + spot.below


def _files(listed: bytes) -> dict[str, str]:
    """What git calls the content of each regular file; links, other repositories and odd names are left out."""
    files = {}
    for entry in listed.split(b"\0")[:-1]:
        told, _, name = entry.partition(b"\t")
        mode, kind, blob = told.decode().split()
        path = os.fsdecode(name)
        if kind == "blob" and mode.startswith("100") and _is_confined(path):
            files[path] = blob
    return files


def _is_confined(path: str) -> bool:
    """Whether a path of a commit leads to a file inside the folder it is written to, on every system."""
    parts = path.split("/")
    return not any(part in ("", ".", "..") or "\\" in part or ":" in part for part in parts)


def _write(folder: Path, files: dict[str, str], target: Path, revision: str) -> None:
    left = TOTAL_LIMIT
    try:
        with contents_of(folder, FILE_LIMIT) as contents:
            for path, blob in files.items():
                content = contents.content(blob)
                if content is None or len(content) > left:
                    raise RevisionError(f"“{revision}”这个版本里的 {path} 读不出来，或者太大。")
                left -= len(content)
                file = target / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
    except PastGoneError as error:
        raise RevisionError(NO_ANSWER) from error
    except OSError as error:
        raise RevisionError(f"“{revision}”这个版本写不进临时文件夹：{error.strerror}。") from error


def _git(folder: Path, *arguments: str, missing: str) -> bytes:
    """What git prints; ``missing`` is raised where it says no."""
    try:
        return git(folder, *arguments)
    except NoGitError as error:
        raise RevisionError(NO_GIT) from error
    except SlowGitError as error:
        raise RevisionError(NO_ANSWER) from error
    except GitError as error:
        raise RevisionError(missing) from error
