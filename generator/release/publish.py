"""A commit's site, put where the web server shows it from.

takes  the settings file, the folder of the releases, a revision, the as-of date
gives  a whole release, shown in one step; what was found on the way
does not  take anything from the work tree, or touch what is shown before the new release is whole, good and on the disk

Killed at any moment, or out of room at any moment, what readers see is the old site or the new one.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.findings import Finding
from generator.model.observation import Observation
from generator.release.assemble import (
    Assembled,
    Progress,
    assemble,
    commit_to_release,
    moment_of,
    name_of,
    roots_to_release,
)
from generator.release.compressed import copies_of
from generator.release.disk import check_room, settle_folder, write_settled
from generator.release.manifest import SUMS, faults_in, manifest_of
from generator.release.refusal import STANDS, ReleaseError, only_linux, refusals
from generator.release.shelf import Shelf
from generator.revision.records import Commit
from generator.surroundings import theme_folder
from generator.write.tree import UnsafePathError, exchange

KEEP = 5


@dataclass(frozen=True)
class Outcome:
    """What became of it: the release that is shown now."""

    name: str
    is_new: bool  # false where it was there already, whole
    before: str | None  # what was shown until now
    pages: int = 0  # counted where it is new
    files: int = 0
    findings: tuple[Finding, ...] = ()
    observations: tuple[Observation, ...] = ()
    removed: tuple[str, ...] = ()


def publish(config: Path, to: Path, revision: str, as_of: date, keep: int, progress: Progress) -> Outcome:
    """Show the site of a commit, building it unless it is there already.

    ``config`` is the settings file, or where it would lie if a repository without a work tree had one.
    Raises ReleaseError; what is shown is then as it was.
    """
    only_linux()
    commit_to_release(config, revision)  # said before anything is made
    shelf = Shelf(to)
    with refusals():
        shelf.prepare()
        with shelf.locked(progress):
            commit = commit_to_release(config, revision)  # a branch may have moved while this one waited
            name = name_of(commit, as_of)
            roots = roots_to_release(config, commit)
            shelf.check_site(commit.settings, roots)
            shelf.sweep()
            removed = shelf.prune(keep, progress)
            made = None if shelf.is_whole(name) else _make(shelf, name, config, commit, as_of, progress)
            before = shelf.current()
            shelf.note(name, commit.settings, roots)
            shelf.show(name)
            removed += shelf.prune(keep, progress)
    if made is None:
        return Outcome(name, False, before, removed=removed)
    return Outcome(name, True, before, made.pages, len(made.files), made.findings, made.observations, removed)


def _make(shelf: Shelf, name: str, config: Path, commit: Commit, as_of: date, progress: Progress) -> Assembled:
    """Build a release beside the others, and give it its name once it is whole."""
    around = (shelf.folder, theme_folder().parent)
    with _scratch(shelf.folder / f".records-{os.getpid()}") as records:
        made = assemble(config, commit, as_of, around, progress, records)
    progress("压缩一份给慢的网络")
    files = [*made.files, *copies_of(made.files)]
    files.append((SUMS, manifest_of(files)))
    check_room(shelf.releases, files)
    progress(f"写入 {name}")
    staging, final = shelf.releases / f".new-{os.getpid()}", shelf.releases / name
    try:
        write_settled(staging, files, shelf.free_moment(name, moment_of(commit, as_of)))
        progress("从磁盘读回来，逐个对指纹")
        faults = tuple(faults_in(staging))
        if faults or (staging / SUMS).read_bytes() != files[-1][1]:
            raise ReleaseError(f"写进去的和读回来的不一样，磁盘可能坏了。{STANDS}请管理员检查磁盘。", faults)
        _name(staging, final)
    except UnsafePathError as error:
        raise ReleaseError(f"“{error}”不能用作地址。{STANDS}改编号，提交，再运行一次。") from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    settle_folder(shelf.releases)
    return made


def _name(staging: Path, final: Path) -> None:
    """The final name; a broken release that has it, perhaps the one that is shown, changes place with the whole one."""
    if not final.exists():
        staging.rename(final)
    elif not exchange(staging, final):
        raise ReleaseError(f"版本 {final.name} 坏了，这个磁盘不能一步换掉它。{STANDS}先退回别的版本，删去它，再发布。")


@contextmanager
def _scratch(folder: Path) -> Iterator[Path]:
    """A folder that nobody else may look into, gone afterwards: drafts lie in it."""
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
