"""The file of a baseline, read with bounds and written whole.

takes  its path
gives  the baseline, or one Chinese sentence that says what is wrong with the file
does not  know what a baseline means; follow a link
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from generator.reports.ratchet import Baseline, BaselineError, Change, read, written

LIMIT = 5_000_000  # bytes: some thirty thousand items


def read_baseline(path: Path, *, may_be_missing: bool) -> Baseline:
    """The baseline in a file; where it may be missing, an empty one."""
    try:
        if not path.exists() and not path.is_symlink():
            if may_be_missing:
                return ()
            raise BaselineError(f"没有基线文件 {path}。第一次用，加上 --update-baseline 写一份。")
        _guard(path)
        return read(path.read_bytes().decode())
    except UnicodeDecodeError as error:
        raise BaselineError(f"基线文件 {path} 不是 UTF-8。从 git 里找回上一份。") from error
    except (OSError, ValueError) as error:
        raise BaselineError(f"基线文件 {path} 读不出来：{_reason(error)}。检查文件名和权限。") from error


def write_baseline(path: Path, change: Change) -> None:
    """Put the new baseline in place at once, unless it is the old one."""
    if change.after == change.before and path.exists():
        return
    aside = path.with_name(f".{path.name}.new-{os.getpid()}")
    try:
        _guard(path)
        with aside.open("x", encoding="utf-8", newline="\n") as file:
            file.write(written(change.after))
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    except OSError as error:
        raise BaselineError(f"基线文件 {path} 写不了：{_reason(error)}。检查文件夹和权限。") from error
    finally:
        aside.unlink(missing_ok=True)


def _guard(path: Path) -> None:
    """Refuse what is no file of its own, and what is too big."""
    try:
        found = path.lstat()
    except FileNotFoundError:
        return
    if stat.S_ISLNK(found.st_mode):
        raise BaselineError(f"基线文件 {path} 是链接，不读也不写。换成文件本身。")
    if not stat.S_ISREG(found.st_mode):
        raise BaselineError(f"基线文件 {path} 不是普通文件。换一个文件名。")
    if found.st_size > LIMIT:
        raise BaselineError(f"基线文件 {path} 有 {found.st_size:,} 字节，最多 {LIMIT:,}。检查文件名写对没有。")


def _reason(error: OSError | ValueError) -> str:
    return (isinstance(error, OSError) and error.strerror) or "文件名不对"
