"""The records as they stood in a revision.

takes  the settings file in a git work tree, and a revision
gives  a folder with that revision's records, and the settings file in it
does not  touch the work tree, build, or change a byte: what git would convert when it checks out is not converted
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from generator.model.past import PastGoneError
from generator.revision.contents import contents_of
from generator.revision.git import GitError, NoGitError, SlowGitError, git

RECORDS = ("content", "units")
NATIONAL = "content/_national"  # of a folder above, where several sites share it
FILE_LIMIT = 50_000_000  # bytes; the limit of an attachment
TOTAL_LIMIT = 500_000_000  # bytes of all files
NO_GIT = "这台机器上没有 git，取不到旧版本。"
NO_ANSWER = "git 没有答完，取不到旧版本。过一会儿再试。"


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
    told = _git(folder, "rev-parse", "--show-prefix", missing="这里不是 git 仓库，取不到旧版本。")
    prefix = os.fsdecode(told.removesuffix(b"\n"))
    unknown = f"没有“{revision}”这个版本；用 git log 查版本号。"
    found = _git(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}", missing=unknown)
    own = [prefix + name for name in (*RECORDS, config.name)]
    above = [(parent / NATIONAL).as_posix() for parent in PurePosixPath(prefix).parents] if prefix else []
    files = _files(_git(folder, "ls-tree", "-r", "-z", "--full-tree", found.decode().strip(), "--", *own, *above,
                        missing=unknown))  # fmt: skip
    if not all(any(path == name or path.startswith(f"{name}/") for path in files) for name in own):
        raise RevisionError(f"“{revision}”这个版本里没有 {config.name}，或没有 content、units。")
    with TemporaryDirectory(prefix="gongkai-") as name:
        _write(folder, files, Path(name), revision)
        yield Path(name) / prefix / config.name


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
    try:
        return git(folder, *arguments)
    except NoGitError as error:
        raise RevisionError(NO_GIT) from error
    except SlowGitError as error:
        raise RevisionError(NO_ANSWER) from error
    except GitError as error:
        raise RevisionError(missing) from error
