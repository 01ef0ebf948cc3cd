"""A server for each test, with nothing pushed to it yet, or with the first push published."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.factories import REPO
from tests.hooks.server import Server


@pytest.fixture(autouse=True)
def _surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No settings of this machine's git reach a test; the hooks run this very tree."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", str(tmp_path / "none"))
    monkeypatch.setenv("PYTHONPATH", str(REPO))


@pytest.fixture
def server(tmp_path: Path) -> Server:
    """A server with the hooks installed."""
    made = Server(tmp_path)
    assert made.install() == 0
    return made


@pytest.fixture(scope="session")
def pushed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a server whose first push was published, to be copied."""
    folder = tmp_path_factory.mktemp("pushed")
    made = Server(folder)
    assert made.install() == 0
    push = made.push(GIT_CONFIG_GLOBAL="/dev/null", GIT_CONFIG_SYSTEM="/dev/null", PYTHONPATH=str(REPO))
    assert push.is_taken, push.shown
    assert made.is_shown(made.head())
    return folder


@pytest.fixture
def published(pushed: Path, tmp_path: Path) -> Server:
    """A server whose first push was published."""
    shutil.copytree(pushed, tmp_path, symlinks=True, dirs_exist_ok=True)
    made = Server(tmp_path)
    assert made.install() == 0
    assert made.is_shown(made.head())
    return made
