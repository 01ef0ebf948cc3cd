"""Killing a release at any moment, and looking at what readers see after each.

``kill_releases(kills, folder)`` is what the tests call with a few kills and ``make stress`` with many.
"""

from __future__ import annotations

import subprocess
from collections import Counter
from pathlib import Path

from tests.kills import BUILDING, NEW, OLD, TOO_LATE, Moment, kill, measured, spawn, spread, surroundings
from tests.release.shelves import COMMAND, NAMES, arguments, litter, release, shown, two_commits, whole
from tests.repository import UNIT, Repository

PAGE = "units/jiaoyu/index.html"
KEEP = 2
Left = Counter[tuple[str, str]]


def kill_releases(kills: int, folder: Path) -> Left:
    """Kill so many releases: of each stage, how often the old site was left shown, how often the new one.

    Raises AssertionError where ever a site is shown that is not whole or neither the old nor the new one, or where the
    run after a kill does not end well.
    """
    repository, to = two_commits(folder / "repo"), folder / "网站"
    for revision in ("HEAD~1", "HEAD"):
        release(repository, to, revision, keep=KEEP)
    _commit(repository, -1)
    stages = measured(_start(repository, to), BUILDING)
    name, left = shown(to), Left()
    for number, moment in enumerate(spread(kills, stages)):
        before, new_word = name, _commit(repository, number)
        was_killed = kill(_start(repository, to, moment), moment)
        now = shown(to)
        assert whole(to / "current"), (number, moment, now)
        page = (to / "current" / PAGE).read_text(encoding="utf-8")
        assert (new_word in page) == (now != before), (number, moment, now)
        left[moment.stage, TOO_LATE if not was_killed else OLD if now == before else NEW] += 1
        name = release(repository, to, keep=KEEP).name
        assert shown(to) == name != before, (number, moment)
        assert whole(to / "current"), (number, moment)
        assert litter(to) == [], (number, moment, litter(to))
    return left


def _start(repository: Repository, to: Path, moment: Moment | None = None) -> subprocess.Popen[str]:
    words = arguments(repository, to, "--keep", str(KEEP))
    return spawn([*COMMAND, *words], surroundings("release", moment))


def _commit(repository: Repository, number: int) -> str:
    """A new name of the unit, committed a minute later; gives the name."""
    text = (repository.folder / UNIT).read_text(encoding="utf-8")
    old = text.split("full: ")[1].split("\n")[0]
    new = f"{NAMES[0]}（第{number + 2}次）"
    repository.edit(UNIT, (f"full: {old}", f"full: {new}"))
    minute = number + 2
    repository.commit("2026-12-01", f"{13 + minute // 60}:{minute % 60:02}:00 +0800")
    return new
