"""Why nothing was released, in Chinese; and what to do.

takes  what the system said
gives  ``ReleaseError`` with one or two sentences
does not  print

Whatever is refused is refused before the link is switched: what is shown to readers is as it was.
"""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from generator.findings import Finding

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
FORBIDDEN = (errno.EACCES, errno.EPERM)
STANDS = "网站没有动。"


class ReleaseError(Exception):
    """Nothing was switched. The message says why, in Chinese; ``findings`` where something of the site is to blame."""

    def __init__(self, message: str, findings: Iterable[Finding] = ()) -> None:
        super().__init__(message)
        self.findings = tuple(findings)


@contextmanager
def refusals() -> Iterator[None]:
    """What the system says in this block becomes a ReleaseError."""
    try:
        yield
    except OSError as error:
        raise ReleaseError(worded(error)) from error


def worded(error: OSError) -> str:
    """What the system said, and what to do about it."""
    where = f"“{error.filename}”" if error.filename else "文件"
    if error.errno in FULL:
        return f"磁盘满了，{where}写不下。{STANDS}腾出空间，再运行一次。"
    if error.errno == errno.EROFS:
        return f"{where}所在的磁盘只能读，不能写。{STANDS}请管理员改成能写的，或换一个文件夹。"
    if error.errno in FORBIDDEN:
        return f"没有权限动{where}。{STANDS}换有权限的账号运行，或请管理员给权限。"
    if error.errno in (errno.ENOTDIR, errno.EEXIST):
        return f"{where}不是文件夹，或它上面有一层不是。{STANDS}换一个文件夹。"
    if error.errno == errno.ENAMETOOLONG:
        return f"{where}名字太长。{STANDS}换一个短一点的文件夹。"
    return f"{where}读写不成，系统说：{error.strerror or error}。{STANDS}请管理员看看磁盘，再运行一次。"


def only_linux() -> None:
    """Releases need what Linux has: one lock that goes with its process, one rename that replaces a link."""
    if not sys.platform.startswith("linux"):
        raise ReleaseError("这条命令只在 Linux 服务器上用。在这台电脑上，用 gongkai build 看，用 gongkai pack 打包。")
