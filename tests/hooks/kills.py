"""Killing a push and the hooks it runs at any moment, and looking at what readers see after each.

``kill_pushes(kills, folder)`` is what the tests call with a few kills and ``make stress`` with many.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tests.hooks.server import PAGE, Server
from tests.kills import BUILDING, NEW, OLD, TOO_LATE, kill, measured, spawn, spread, surroundings
from tests.release.shelves import litter, whole

STAGES = (("检查", "正在检查"), *BUILDING)
KEEP = "2"
Left = Counter[tuple[str, str]]


def kill_pushes(kills: int, folder: Path) -> Left:
    """Kill so many pushes: of each stage, how often the old site was left shown, how often the new one.

    Raises AssertionError where ever a site is shown that is not whole or neither the old nor the new one, or where the
    push of the next commit does not end well and is not shown.
    """
    server, name = Server(folder), "示例县民政局"
    assert server.install("--keep", KEEP) == 0
    for number in range(2):
        assert server.push().is_taken
        name = _renamed(server, name, f"前{number}")
    call = ["git", "-C", str(server.clerk.top), "push", str(server.bare), "main"]
    stages, left = measured(spawn(call, surroundings()), STAGES), Left()
    for number, moment in enumerate(spread(kills, stages)):
        before, name = server.shown(), _renamed(server, name, f"杀{number}")
        was_killed = kill(spawn(call, surroundings("post-receive", moment)), moment)
        now = server.shown()
        assert whole(server.current), (number, moment, now)
        page = (server.current / PAGE).read_text(encoding="utf-8")
        assert (name in page) == (now != before), (number, moment, now)
        left[moment.stage, TOO_LATE if not was_killed else OLD if now == before else NEW] += 1
        name = _renamed(server, name, f"后{number}")
        push = server.push()
        assert push.is_taken, (number, moment, push.shown)
        assert server.is_shown(server.head()), (number, moment, push.shown)
        assert litter(server.to) == [], (number, moment, litter(server.to))
    return left


def _renamed(server: Server, old: str, word: str) -> str:
    """The unit has a new name in a new commit."""
    new = f"示例县民政局（{word}）"
    server.change(old, new)
    return new
