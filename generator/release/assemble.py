"""The site of a commit, as it is let out.

takes  the settings file, a commit, the as-of date
gives  the files of the site, read again and found good, and the time they are to carry
does not  take anything from the work tree, or write anything but the commit's records into a folder of their own
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from generator.catalogue import must_change
from generator.findings import Finding
from generator.model.observation import Observation
from generator.pipeline import Built, Files, build
from generator.release.leaks import leaks_in
from generator.release.refusal import ReleaseError, worded
from generator.release.uncommitted import uncommitted
from generator.revision.past import past_of
from generator.revision.records import Commit, RevisionError, commit_of, records_at, roots_of
from generator.surroundings import make_settings

SHANGHAI = ZoneInfo("Asia/Shanghai")
Progress = Callable[[str], None]


@dataclass(frozen=True)
class Assembled:
    """The files of a site that was found good, and what was found on the way."""

    files: Files
    pages: int
    findings: tuple[Finding, ...]  # none of them 必须改
    observations: tuple[Observation, ...]


def commit_to_release(config: Path, revision: str) -> Commit:
    """The commit a revision names; raises ReleaseError where there is none."""
    try:
        return commit_of(config, revision)
    except RevisionError as error:
        raise ReleaseError(str(error)) from error


def roots_to_release(config: Path, commit: Commit) -> tuple[str, ...]:
    """The first commits of the repository, which tell it from others; raises ReleaseError."""
    try:
        return roots_of(config, commit)
    except RevisionError as error:
        raise ReleaseError(str(error)) from error


def name_of(commit: Commit, as_of: date) -> str:
    """What a release is called."""
    return f"{commit.id[:12]}-{as_of.isoformat()}"


def moment_of(commit: Commit, as_of: date) -> int:
    """The time each file carries: that of the commit, or the beginning of the as-of day, whichever is later.

    A web server tells by time and length whether a reader's copy still holds. A site built anew from the same commit
    the next day has other pages of the same length, so the time must be another one too.
    """
    return max(commit.time, int(datetime(as_of.year, as_of.month, as_of.day, tzinfo=SHANGHAI).timestamp()))


def tell_uncommitted(config: Path, commit: Commit, laid: Path, progress: Progress) -> tuple[str, ...]:
    """The files of the work tree that are not in the release as they lie there now; nothing of an older revision."""
    if not config.is_file() or _head(config) != commit.id:
        return ()
    names = tuple(uncommitted(config.absolute(), laid, commit.depth))
    if names:
        more = f"等 {len(names)} 个文件" if len(names) > 3 else ""
        progress(f"没有提交的改动不在里面：{'、'.join(names[:3])}{more}")
    return names


def _head(config: Path) -> str:
    """The commit the work tree was made from; none where nothing was committed on its branch."""
    try:
        return commit_of(config, "HEAD").id
    except RevisionError:
        return ""


def assemble(
    config: Path, commit: Commit, as_of: date, around: Sequence[Path], progress: Progress, beside: Path | None = None
) -> Assembled:
    """Build the site of a commit; ``around`` are folders of this machine that no file may name.

    Raises ReleaseError where something must be mended first, or something came out that may not.
    """
    gc.disable()  # as for a build: one run, whose objects all live to its end
    try:
        with records_at(config, commit.id, beside) as laid:
            tell_uncommitted(config, commit, laid, progress)
            built = build(make_settings(laid, as_of, past_of(config, commit.id)), progress)
            tops = [path.absolute().parents[commit.depth] for path in (laid, config)]
            return _found_good(built, (*tops, *around), progress)
    except RevisionError as error:
        cause = error.__cause__
        raise ReleaseError(worded(cause) if isinstance(cause, OSError) else str(error)) from error
    finally:
        gc.enable()


def _found_good(built: Built, around: Sequence[Path], progress: Progress) -> Assembled:
    if not built.files or built.portal is None or must_change(list(built.findings)):
        raise ReleaseError("这个提交里有必须改的地方，没有发布。网站没有动。改好，提交，再运行一次。", built.findings)
    progress("检查有没有漏出不公开的内容")
    leaks = tuple(leaks_in(built.portal, built.files, around))
    if leaks:
        raise ReleaseError("建好的网站里有不该公开的内容，没有发布。网站没有动。", (*built.findings, *leaks))
    return Assembled(built.files, built.pages, built.findings, built.observations)
