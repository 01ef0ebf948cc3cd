"""A folder replaced at once or not at all.

takes  paths and bytes
gives  the folder holding exactly those files
does not  merge: what was there before is gone, and if anything fails it is all still there

On Linux the new tree and the old change places in one system call, so that whoever looks at any moment, also
after a kill, finds one whole site. Elsewhere two renames follow each other.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

MARK = "assets/portal.*.css"  # every built site has this file and index.html
AT_FDCWD = -100
RENAME_EXCHANGE = 2


class ForeignFolderError(Exception):
    """The folder to replace holds something this program did not build."""


class UnsafePathError(Exception):
    """A path that would leave the site's folder."""


def replace_tree(target: Path, files: Iterable[tuple[str, bytes]]) -> int:
    """Write all files beside ``target`` and let the whole take its place; returns how many files there are.

    Raises ForeignFolderError, UnsafePathError, OSError; in each case ``target`` is as it was.
    """
    target = target.absolute()
    _guard(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    _sweep(target)
    staging = target.parent / f".{target.name}.new-{os.getpid()}"
    try:
        count = write_tree(staging, files)
        _swap(staging, target)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return count


def write_tree(folder: Path, files: Iterable[tuple[str, bytes]]) -> int:
    """Write the files into an existing or new folder."""
    made: set[str] = set()
    count = 0
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files:
        parts = PurePosixPath(name)
        if parts.is_absolute() or ".." in parts.parts or not parts.parts:
            raise UnsafePathError(name)
        parent = str(parts.parent)
        if parent not in made:
            (folder / parent).mkdir(parents=True, exist_ok=True)
            made.add(parent)
        (folder / name).write_bytes(content)
        count += 1
    return count


def _guard(target: Path) -> None:
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise ForeignFolderError(str(target))
    if target.is_dir() and any(target.iterdir()) and not (target / "index.html").is_file():
        raise ForeignFolderError(str(target))
    if target.is_dir() and any(target.iterdir()) and not any(target.glob(MARK)):
        raise ForeignFolderError(str(target))


def _sweep(target: Path) -> None:
    """Clear what a killed build left behind, and put back a site it had moved aside.

    A live build's folder is recognised by its process.
    """
    for aside in sorted(target.parent.glob(f".{target.name}.old-*")):
        if target.exists():
            shutil.rmtree(aside, ignore_errors=True)
        else:
            aside.rename(target)
    for left in target.parent.glob(f".{target.name}.new-*"):
        owner = left.name.rsplit("-", 1)[1]
        if not (owner.isdigit() and _is_running(int(owner))):
            shutil.rmtree(left, ignore_errors=True)


def _is_running(process: int) -> bool:
    if sys.platform == "win32":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _swap(staging: Path, target: Path) -> None:
    if not target.exists():
        staging.rename(target)
    elif not exchange(staging, target):
        aside = target.parent / f".{target.name}.old-{os.getpid()}"
        target.rename(aside)
        try:
            staging.rename(target)
        except OSError:
            aside.rename(target)
            raise
        shutil.rmtree(aside, ignore_errors=True)


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step (renameat2); false where the system has no such call."""
    if not sys.platform.startswith("linux"):
        return False
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is None:
        return False
    done = call(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE)
    if done == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        return False
    raise OSError(code, os.strerror(code), str(other))
