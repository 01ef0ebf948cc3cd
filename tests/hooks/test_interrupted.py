"""A hook killed at any point: readers see the old site or the new one, whole, and the next push puts things right."""

from __future__ import annotations

import os
from pathlib import Path

from generator.cli import run
from tests.factories import REPO
from tests.hooks.kills import kill_pushes
from tests.hooks.server import PAGE, Server
from tests.kills import TOO_LATE

FALLS = f"{Path(__file__).parent / 'falls'}{os.pathsep}{REPO}"
POINTS = (
    "subprocess.Popen",  # before anything
    "os.utime>os.utime>os.utime",  # while it writes
    "os.symlink",  # before it is shown
    "os.symlink>os.rename>subprocess.Popen",  # after
)
NEW = "示例县民政局（新）"
KILLS = 8  # each stage once


def test_nothing_half_done_is_served(published: Server) -> None:
    """Killed at any point, ``post-receive`` leaves a whole release served, and the next push shows the newest."""
    shown, name = [published.head()], "示例县民政局"
    for number, point in enumerate(POINTS):
        shown.append(published.change(name, name := f"示例县民政局{number}号"))
        push = published.push(FALL_IN="post-receive", FALL_AT=point, PYTHONPATH=FALLS)
        assert push.is_taken
        assert "发布好了" not in push.said, point
        assert any(published.is_shown(commit) for commit in shown), point
    assert published.is_shown(shown[-1])  # the last fell after the switch
    last = published.change(name, NEW)
    assert published.push().is_taken
    assert published.is_shown(last)
    assert [path for path in published.state() if "/.new" in path or path.startswith((".current", ".records"))] == []


def test_a_release_by_hand_puts_it_right(published: Server) -> None:
    """What a killed hook left undone ``gongkai release`` does."""
    second = published.change("示例县民政局", NEW)
    published.push(FALL_IN="post-receive", FALL_AT="subprocess.Popen", PYTHONPATH=FALLS)
    assert not published.is_shown(second)
    config = str(published.bare / "site_config.yml")
    assert run(["release", "--config", config, "--rev", "main", "--to", str(published.to)]) == 0
    assert published.is_shown(second)
    assert NEW in (published.current / PAGE).read_text(encoding="utf-8")


def test_a_check_that_is_killed_lets_nothing_in(server: Server) -> None:
    """Killed while it checks, ``pre-receive`` lets nothing in: not to be checked is not to be good."""
    push = server.push(FALL_IN="pre-receive", FALL_AT="subprocess.Popen>subprocess.Popen", PYTHONPATH=FALLS)
    assert not push.is_taken
    assert server.refs() == ""
    assert not server.to.exists()


def test_a_push_killed_at_any_moment(tmp_path: Path) -> None:
    """The whole group of processes, git's too: what is served is whole, old or new, and the next push is shown."""
    left = kill_pushes(KILLS, tmp_path)
    assert left.total() == KILLS
    assert sum(count for (_, what), count in left.items() if what == TOO_LATE) < KILLS // 2
