"""Releases while nginx is loaded: every reader gets a whole page of one release, and nobody is turned away."""

from __future__ import annotations

from pathlib import Path

from tests.deploy.load import release_under_load

RELEASES = 5


def test_nobody_notices_a_release(tmp_path: Path) -> None:
    """No request fails; every page read is, byte for byte, one of a release."""
    load = release_under_load(RELEASES, tmp_path)
    assert (load.releases, load.failures, load.mixed) == (RELEASES, [], [])
    assert load.requests > 1000
    assert load.read > 100
