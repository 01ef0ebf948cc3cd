"""A hook killed at any point: readers see the old site or the new one, whole, and the next push puts things right."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.cli import run
from tests.factories import REPO
from tests.hooks.server import PAGE, Server

FALLS = f"{Path(__file__).parent / 'falls'}{os.pathsep}{REPO}"
POINTS = [
    "subprocess.Popen:0", "fcntl.flock:0", "os.mkdir:0", "os.mkdir:40", "os.truncate:0",
    "os.utime:5", "os.utime:60", "os.rename:0", "os.rename:1", "os.rename:2", "os.symlink:0", "shutil.rmtree:0",
]  # fmt: skip
NEW = "示例县民政局（新）"


@pytest.mark.parametrize("point", POINTS)
def test_nothing_half_done_is_served(server: Server, point: str) -> None:
    """Killed at this point, ``post-receive`` leaves a whole release served, and the next push shows the newest."""
    assert server.push().is_taken
    first = server.head()
    second = server.change("示例县民政局", NEW)
    assert server.push(FALL_IN="post-receive", FALL_AT=point, PYTHONPATH=FALLS).is_taken
    assert server.is_shown(first) or server.is_shown(second)
    third = server.change(NEW, "示例县民政局（再新）")
    assert server.push().is_taken
    assert server.is_shown(third)
    assert [path for path in server.state() if "/.new" in path or path.startswith((".current", ".records"))] == []


def test_a_release_by_hand_puts_it_right(server: Server) -> None:
    """What a killed hook left undone ``gongkai release`` does."""
    assert server.push().is_taken
    second = server.change("示例县民政局", NEW)
    server.push(FALL_IN="post-receive", FALL_AT="subprocess.Popen:0", PYTHONPATH=FALLS)
    assert not server.is_shown(second)
    config = str(server.bare / "site_config.yml")
    assert run(["release", "--config", config, "--rev", "main", "--to", str(server.to)]) == 0
    assert server.is_shown(second)
    assert NEW in (server.current / PAGE).read_text(encoding="utf-8")


def test_a_check_that_is_killed_lets_nothing_in(server: Server) -> None:
    """Killed while it checks, ``pre-receive`` lets nothing in: not to be checked is not to be good."""
    push = server.push(FALL_IN="pre-receive", FALL_AT="subprocess.Popen:2", PYTHONPATH=FALLS)
    assert not push.is_taken
    assert server.refs() == ""
    assert not server.to.exists()
