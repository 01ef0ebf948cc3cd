"""The site in one zip file, for platforms that take uploads.

takes  the settings file, a revision, the as-of date, the name of the file
gives  the file: the site of the commit, with its list of sums, without the copies a server of one's own would send
does not  depend on the day, the machine or who runs it: the same commit and as-of date give the same bytes
"""

from __future__ import annotations

import os
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from generator.release.assemble import SHANGHAI, Assembled, Progress, assemble, commit_to_release, moment_of
from generator.release.manifest import SUMS, manifest_of
from generator.release.refusal import ReleaseError, refusals
from generator.surroundings import theme_folder

FIRST_YEAR = 1980  # a zip file knows no earlier one
UNIX, REGULAR = 3, 0o100644


def pack(config: Path, out: Path, revision: str, as_of: date, progress: Progress) -> Assembled:
    """Write the zip file, whole or not at all; raises ReleaseError, and then a file that was there is as it was."""
    commit = commit_to_release(config, revision)
    with refusals():
        _guard(out)
        made = assemble(config, commit, as_of, (theme_folder().parent,), progress)
        files = sorted([*made.files, (SUMS, manifest_of(made.files))])
        progress(f"写入 {out}")
        aside = out.absolute().with_name(f".{out.name}.new-{os.getpid()}")
        try:
            _write(aside, files, moment_of(commit, as_of))
            aside.replace(out)
        finally:
            aside.unlink(missing_ok=True)
    return made


def _guard(out: Path) -> None:
    if out.is_dir():
        raise ReleaseError(f"“{out}”是文件夹。--out 要写文件名，例如 {out.name or 'site'}.zip。")
    if out.exists() and not zipfile.is_zipfile(out):
        raise ReleaseError(f"“{out}”已经有了，不是压缩包，不敢替换。换一个文件名。")
    if not out.absolute().parent.is_dir():
        raise ReleaseError(f"没有“{out.absolute().parent}”这个文件夹。先建好它，再运行一次。")


def _write(target: Path, files: Sequence[tuple[str, bytes]], moment: int) -> None:
    time = datetime.fromtimestamp(moment, SHANGHAI)
    stamp = (max(time.year, FIRST_YEAR), time.month, time.day, time.hour, time.minute, time.second)
    with target.open("xb") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            for name, content in files:
                entry = zipfile.ZipInfo(name, stamp)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.create_system = UNIX
                entry.external_attr = REGULAR << 16
                archive.writestr(entry, content, compresslevel=9)
        file.flush()
        os.fsync(file.fileno())
