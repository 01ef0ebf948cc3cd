"""Killing a command and all it started, at moments spread evenly over the stages of a measured run.

A stage goes from one of its first words in the command's progress to the next stage's; the last ends with the command.
Within it the moment is any, from a seed. What takes no time to speak of, the switch, is hit by falling at the system
calls themselves (``tests/hooks/falls``): a moment is then named by them instead of by seconds.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO

from tests.factories import REPO

SEED = 20261122
MARK = "· "
FALLS = f"{REPO / 'tests' / 'hooks' / 'falls'}{os.pathsep}{REPO}"
BUILDING = (
    ("读记录", "读取 "),
    ("建页面", "排页面"),
    ("压缩", "压缩"),
    ("写入", "写入 "),
    ("核对写入的", "从磁盘读回来"),
)
SWITCH = "换上"
OLD, NEW, TOO_LATE = "旧", "新", "已经做完"  # what a kill left shown; the run had ended
SWITCHING = (
    "os.utime>os.rename",  # before the release has its name
    "os.utime>os.rename>os.rename",  # before it is written down
    "os.symlink",  # before the new link
    "os.symlink>os.rename",  # before it takes the place of the old one
    "os.symlink>os.rename>os.rename",  # before an old release goes
    "os.symlink>os.rename>shutil.rmtree",  # in the middle of that
)


@dataclass(frozen=True, slots=True)
class Stage:
    """A stretch of a run: ``line`` of its output it begins with (0: the start), and how long it lasts in seconds."""

    title: str
    line: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Moment:
    """When to kill: so many seconds after so many lines; or where ``fall`` says."""

    stage: str
    line: int
    seconds: float
    fall: str = ""


def measured(process: subprocess.Popen[str], begins: Sequence[tuple[str, str]]) -> list[Stage]:
    """The stages of a run that is watched to its end. ``begins``: of each stage its title and its line's first words."""
    found, started = [("起步", 0, time.monotonic())], 0
    for number, line in enumerate(_told(process), 1):
        while started < len(begins) and begins[started][1] in line:
            found.append((begins[started][0], number, time.monotonic()))
            started += 1
    process.wait()
    assert process.returncode == 0
    assert started == len(begins), (found, begins)
    ends = [*(at for _, _, at in found[1:]), time.monotonic()]
    return [Stage(title, line, end - at) for (title, line, at), end in zip(found, ends, strict=True)]


def spread(kills: int, stages: Sequence[Stage]) -> Iterator[Moment]:
    """So many moments, one stage after another, the switch being the last of them."""
    chance, turns = random.Random(SEED), len(stages) + 1
    for number in range(kills):
        turn, round_ = number % turns, number // turns
        if turn == len(stages):
            yield Moment(SWITCH, 0, 0.0, SWITCHING[round_ % len(SWITCHING)])
        else:
            stage = stages[turn]
            yield Moment(stage.title, stage.line, chance.uniform(0, stage.seconds))


def surroundings(command: str = "", moment: Moment | None = None) -> dict[str, str]:
    """What a command needs in its environment to fall where the moment says; ``command`` is a word of its line."""
    fall = {"FALL_IN": command, "FALL_AT": moment.fall, "FALL_ALL": "1"} if moment and moment.fall else {}
    return {"PYTHONPATH": FALLS, "PYTHONIOENCODING": "utf-8", **fall}


def kill(process: subprocess.Popen[str], moment: Moment) -> bool:
    """Kill a process, which leads a group of its own, and all it started, at the moment; false where it ended before."""
    with process:
        lines = _told(process)
        if moment.fall:
            for _ in lines:
                pass
        else:
            for _ in islice(lines, moment.line):
                pass
            time.sleep(moment.seconds)
            os.killpg(process.pid, signal.SIGKILL)
            for _ in lines:
                pass
        return process.wait() == -signal.SIGKILL


def spawn(call: Sequence[str | Path], more: dict[str, str]) -> subprocess.Popen[str]:
    """A command that leads a group of processes of its own, told of on its standard error."""
    return subprocess.Popen(
        call,
        env={**os.environ, **more},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )


def _told(process: subprocess.Popen[str]) -> Iterable[str]:
    stream: IO[str] | None = process.stderr
    assert stream is not None
    return stream
