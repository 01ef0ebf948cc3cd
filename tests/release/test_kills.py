"""Killed at any moment, and two at once: what readers see is whole, old or new."""

from __future__ import annotations

import fcntl
import os
import signal
from pathlib import Path

from tests.kills import NEW, OLD
from tests.release.conftest import Released
from tests.release.kills import kill_releases
from tests.release.shelves import arguments, copied, litter, releases, shown, spawn, whole

KILLS = 14  # each stage twice


def test_killed_at_any_moment_the_site_is_whole(tmp_path: Path) -> None:
    """After each kill the shown release is whole, the old or the new one; the next run ends well and sweeps."""
    left = kill_releases(KILLS, tmp_path)
    assert left.total() == KILLS
    assert {OLD, NEW} <= {side for _, side in left}


def test_the_second_waits_and_says_so(released: Released, tmp_path: Path) -> None:
    """While one holds the lock another waits, says it, and goes on when the first is gone, even killed."""
    to = copied(released.to, tmp_path / "www")
    handle = os.open(to / ".lock", os.O_RDWR)
    fcntl.flock(handle, fcntl.LOCK_EX)
    with spawn(arguments(released.repository, to, "--rev", "HEAD~1")) as second:
        assert second.stderr is not None
        assert "等它做完" in second.stderr.readline()
        assert shown(to) == released.names[1]
        os.close(handle)
        second.communicate()
    assert second.returncode == 0
    assert shown(to) == released.names[0]


def test_two_at_once_both_end_well(released: Released, tmp_path: Path) -> None:
    """Two releases started together both succeed; both are there, whole, and one of them is shown."""
    to = tmp_path / "www"
    both = [spawn(arguments(released.repository, to, "--rev", revision)) for revision in ("HEAD~1", "HEAD")]
    said = [process.communicate()[1] for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert releases(to) == sorted(released.names)
    assert all(whole(to / "releases" / name) for name in released.names)
    assert shown(to) in released.names
    assert litter(to) == []


def test_a_killed_run_holds_no_lock(released: Released, tmp_path: Path) -> None:
    """The lock goes with its process: after a kill nobody waits."""
    to = copied(released.to, tmp_path / "www")
    (to / "releases" / released.names[1]).rename(tmp_path / "away")
    with spawn(arguments(released.repository, to)) as first:
        assert first.stderr is not None
        first.stderr.readline()
        os.killpg(first.pid, signal.SIGKILL)
        first.wait()
        first.stderr.read()
    with spawn(arguments(released.repository, to)) as second:
        said = second.communicate()[1]
    assert second.returncode == 0
    assert "等它做完" not in said
