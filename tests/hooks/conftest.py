"""A server for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.factories import REPO
from tests.hooks.server import Server


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Server:
    """A server with the hooks installed; no settings of this machine's git reach it."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", str(tmp_path / "none"))
    monkeypatch.setenv("PYTHONPATH", str(REPO))  # the hooks run this very tree
    made = Server(tmp_path)
    assert made.install() == 0
    return made
