"""Files that are on the disk, not only on their way to it.

takes  a folder, files, the time they are to carry
gives  the folder as it will be found after a power cut
does not  know what a release is
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePosixPath

from generator.release.refusal import STANDS, ReleaseError
from generator.write.tree import write_tree

BLOCK = 4096  # bytes a disk gives out at a time
SPARE = 1 << 20  # bytes left for the list of releases, the link and the folders' own entries
AT_ONCE = 16  # files whose writing is waited for together: the disk then commits them together
FILE_MODE, FOLDER_MODE = 0o644, 0o755  # whatever the mask of who runs it: the web server is somebody else


def write_settled(folder: Path, files: Sequence[tuple[str, bytes]], moment: int) -> None:
    """Write the files into a new folder and wait until the disk has them; each carries the time ``moment``."""
    write_tree(folder, files)
    paths = [folder / name for name, _ in files]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(lambda path: _settle(path, FILE_MODE, moment), paths))
        inner = {parent for name, _ in files for parent in PurePosixPath(name).parents}
        folders = sorted(inner, key=lambda path: len(path.parts), reverse=True)
        list(pool.map(lambda path: _settle(folder / path, FOLDER_MODE, moment), folders))


def _settle(path: Path, mode: int, moment: int) -> None:
    """Mode, time, and the wait; what the machine still remembers of it is dropped, so that it is read from the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fchmod(handle, mode)
        os.utime(handle, (moment, moment))
        os.fsync(handle)
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(handle)


def settle_folder(folder: Path) -> None:
    """Wait until the disk has the names in a folder."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def replace_file(path: Path, content: bytes) -> None:
    """A small file, the old one or the new one whole."""
    aside = path.with_name(f"{path.name}.new-{os.getpid()}")
    try:
        with aside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
    settle_folder(path.parent)


def check_room(folder: Path, files: Sequence[tuple[str, bytes]]) -> None:
    """Raise ReleaseError where the files would not fit."""
    blocks = sum(-(-len(content) // BLOCK) for _, content in files)
    folders = len({parent for name, _ in files for parent in PurePosixPath(name).parents})
    needed = (blocks + folders) * BLOCK + SPARE
    disk = os.statvfs(folder)
    free = disk.f_bavail * disk.f_frsize
    if free < needed:
        raise ReleaseError(
            f"磁盘空间不够：新版本要 {_megabytes(needed)}，“{folder}”所在的磁盘只剩 {_megabytes(free)}。"
            f"{STANDS}腾出空间，再运行一次；--keep 写小一点，以后留得少。"
        )
    if disk.f_files and disk.f_favail < len(files) + folders:
        raise ReleaseError(f"磁盘上文件太多，放不下 {len(files)} 个新文件。{STANDS}请管理员清理，再运行一次。")


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.1f} MB"
