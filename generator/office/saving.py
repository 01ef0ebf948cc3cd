"""Records written to disk: looked over first, each file whole or not at all.

takes  the settings, what is to change, how to look records over
gives  the files changed, or what stands against it
does not  commit, or leave the folders of records

Every path is confined: beside the settings, in ``content/`` or ``units/``, no link on the way, a name that every system
can hold.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from generator.load.files import ATTACHMENT_LIMIT, NATIONAL, leaves_by_link
from generator.model.base import RESERVED

FOLDERS = ("content", "units")
NAME = re.compile(r"^[A-Za-z0-9\u4e00-\u9fff][A-Za-z0-9\u4e00-\u9fff._()（）〔〕-]{0,99}$")
ASIDE = ".gongkai"  # beside the settings, in no commit: what is being written waits here


class UnsafePathError(Exception):
    """A path outside the folders of records; the message says which, in Chinese."""


class NotWrittenError(Exception):
    """The disk refused; the message says why, in Chinese. What stood there still stands."""


def confined(home: Path, path: str) -> Path:
    """The file a path means, seen from the folder of the settings.

    Raises UnsafePathError for what lies elsewhere, goes through a link, or cannot be a name on every system.
    """
    parts = PurePosixPath(path).parts
    is_inside = len(parts) > 1 and parts[0] in FOLDERS and "/".join(parts) == path
    if not is_inside or not all(_is_name(part) for part in parts):
        raise UnsafePathError(f"“{path[:200]}”不在 units、content 里面，没有写。")
    file = home.joinpath(*parts)
    if leaves_by_link(home, file):
        raise UnsafePathError(f"“{path}”是链接，或在链接里面，没有写。先换成真的文件、文件夹。")
    return file


def _is_name(part: str) -> bool:
    stem = part.partition(".")[0].lower()
    is_plain = part == NATIONAL or bool(NAME.match(part))
    return is_plain and ".." not in part and not part.endswith(".") and not RESERVED.match(stem)


def write(home: Path, edits: Mapping[str, bytes | None]) -> None:
    """All files of a change: each is written beside its place first, then all take their places.

    Raises UnsafePathError, NotWrittenError; with either, no file was changed, but where the disk failed between two.
    """
    files = {confined(home, path): content for path, content in edits.items()}
    waiting: list[tuple[Path, Path]] = []
    try:
        aside = home / ASIDE
        aside.mkdir(exist_ok=True)
        for file, content in files.items():
            if content is not None:
                waiting.append((_aside(aside), file))
                _fill(waiting[-1][0], content)
        for new, file in waiting:
            file.parent.mkdir(parents=True, exist_ok=True)
            new.replace(file)
        for file, content in files.items():
            if content is None:
                file.unlink(missing_ok=True)
    except OSError as error:
        raise NotWrittenError(
            f"写不进去：{error.strerror or error}。看看磁盘满没满、文件夹能不能写，再存一次。"
        ) from error
    finally:
        for new, _ in waiting:
            new.unlink(missing_ok=True)


def _aside(folder: Path) -> Path:
    """A file nobody else writes to, another thread of this program neither."""
    handle, name = tempfile.mkstemp(dir=folder)
    os.close(handle)
    return Path(name)


def _fill(new: Path, content: bytes) -> None:
    if len(content) > ATTACHMENT_LIMIT:
        raise NotWrittenError(f"文件太大，最多 {ATTACHMENT_LIMIT // 1_000_000} MB。")
    with new.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    new.chmod(0o644)
