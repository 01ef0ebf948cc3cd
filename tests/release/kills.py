"""Killing a release at many points, and looking at what readers see after each.

``kill_loop(kills, folder)`` is what the tests call with a few kills and ``make stress`` with many.
"""

from __future__ import annotations

import os
import random
import signal
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path

from tests.release.shelves import NAMES, arguments, litter, release, shown, spawn, two_commits, whole
from tests.repository import UNIT, Repository

PAGE = "units/jiaoyu/index.html"
SEED = 20261122


def kill_loop(kills: int, folder: Path) -> Counter[str]:
    """Kill so many releases, each at another point of a measured run; how often which release was left shown.

    Raises AssertionError where ever a site is shown that is not whole or neither the old nor the new one, or where the
    run after a kill does not end well.
    """
    repository, to = two_commits(folder / "repo"), folder / "网站"
    release(repository, to)
    points, name = _points(repository, to), shown(to)
    moments, left = random.Random(SEED), Counter[str]()
    for number in range(kills):
        before, new_word = name, _commit(repository, number)
        line, gap = points[number * len(points) // kills]
        _kill(arguments(repository, to), line, moments.uniform(0, gap))
        now = shown(to)
        assert whole(to / "current"), (number, line, now)
        page = (to / "current" / PAGE).read_text(encoding="utf-8")
        assert (new_word in page) == (now != before), (number, line, now)
        left["old" if now == before else "new"] += 1
        name = release(repository, to).name
        assert shown(to) == name != before, (number, line)
        assert whole(to / "current"), (number, line)
        assert litter(to) == [], (number, line, litter(to))
    return left


def _points(repository: Repository, to: Path) -> list[tuple[int, float]]:
    """After which line of progress, and within how many seconds from it, a run can be killed; measured on one run.

    The stages after the build come often: there files are written, renamed and taken away.
    """
    _commit(repository, -1)
    times = [time.monotonic()]
    with spawn(arguments(repository, to)) as process:
        assert process.stderr is not None
        times += [time.monotonic() for line in process.stderr if line.startswith("·")]
        process.wait()
        times.append(time.monotonic())
    assert process.returncode == 0
    gaps = [(line, after - before) for line, (before, after) in enumerate(pairwise(times))]
    return [*gaps[::2], *(gap for gap in gaps[-3:] for _ in range(max(2, len(gaps) // 3)))]


def _commit(repository: Repository, number: int) -> str:
    """A new name of the unit, committed a minute later; gives the name."""
    text = (repository.folder / UNIT).read_text(encoding="utf-8")
    old = text.split("full: ")[1].split("\n")[0]
    new = f"{NAMES[0]}（第{number + 2}次）"
    repository.edit(UNIT, (f"full: {old}", f"full: {new}"))
    minute = number + 2
    repository.commit("2026-12-01", f"{13 + minute // 60}:{minute % 60:02}:00 +0800")
    return new


def _kill(words: list[str], line: int, wait: float) -> None:
    """Run the command and kill it and all it started, so long after so many lines of progress."""
    with spawn(words) as process:
        assert process.stderr is not None
        seen = 0
        while seen < line and (said := process.stderr.readline()):
            seen += said.startswith("·")
        time.sleep(wait)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        process.stderr.read()
