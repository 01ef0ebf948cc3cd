"""The records as they stood in a revision.

takes  the settings file in a git work tree, and a revision
gives  a folder with that revision's records, and the settings file in it
does not  touch the work tree, or build
"""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from generator.revision.git import GitError, NoGitError, git

RECORDS = ("content", "units")
NATIONAL = "content/_national"  # of a folder above, where several sites share it


class RevisionError(Exception):
    """The revision cannot be had; the message says why, in Chinese."""


@contextmanager
def records_at(config: Path, revision: str) -> Iterator[Path]:
    """The settings file of ``revision`` in a folder of its own, gone afterwards.

    Raises RevisionError where there is no git, no repository, no such revision, or no records in it.
    """
    folder = config.absolute().parent
    if revision.startswith("-"):
        raise RevisionError(f"“{revision}”不是一个版本。")
    top = Path(
        _git(folder, "rev-parse", "--show-toplevel", missing="这里不是 git 仓库，取不到旧版本。").decode().strip()
    )
    unknown = f"没有“{revision}”这个版本；用 git log 查版本号。"
    found = _git(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}", missing=unknown)
    commit = found.decode().strip()
    inside = folder.resolve().relative_to(top.resolve()).as_posix()
    prefix = "" if inside == "." else f"{inside}/"
    wanted = [prefix + name for name in (*RECORDS, config.name)]
    if prefix:
        above = [(parent / NATIONAL).as_posix() for parent in PurePosixPath(inside).parents]
        held = _git(top, "ls-tree", "-z", "--name-only", commit, "--", *above, missing=unknown)
        wanted += held.decode().split("\0")[:-1]
    empty = f"“{revision}”这个版本里没有 {config.name}，或没有 content、units。"
    packed = _git(top, "archive", "--format=tar", commit, "--", *wanted, missing=empty)
    with TemporaryDirectory(prefix="gongkai-") as name:
        _unpack(packed, Path(name))
        yield Path(name) / prefix / config.name


def _unpack(packed: bytes, folder: Path) -> None:
    """Regular files only, each inside ``folder``: links and odd names of an old commit are left out."""
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        for member in archive:
            parts = PurePosixPath(member.name).parts
            content = archive.extractfile(member) if member.isreg() else None
            if content is None or ".." in parts or member.name.startswith("/"):
                continue
            path = folder.joinpath(*parts)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.read())


def _git(folder: Path, *arguments: str, missing: str) -> bytes:
    try:
        return git(folder, *arguments)
    except NoGitError as error:
        raise RevisionError("这台机器上没有 git，取不到旧版本。") from error
    except GitError as error:
        raise RevisionError(missing) from error
