"""A desk over a place that was just begun, and what it says while work waits to be sent."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli import run
from tests.desk.offices import get, make_desk, post
from tests.repository import UNIT, Repository


def test_a_place_just_begun_is_filled_in_on_the_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After ``gongkai init`` the place has no name to read, and its forms open all the same."""
    monkeypatch.chdir(tmp_path)
    assert run(["init", "mouxian", "--as-of", "2026-11-21"]) == 0
    desk = make_desk(tmp_path / "site_config.yml")
    assert "还没有公开的地方" in get(desk, "/").content.decode()
    assert 'href="/forms/mouxian/"' in get(desk, "/forms").content.decode()
    assert b'"jurisdiction"' in get(desk, "/forms/mouxian/config.yml").content


def test_what_was_not_sent_is_not_called_done(repository: Repository, tmp_path: Path) -> None:
    """With the shared repository out of reach, the page says that the work waits, and every page after it."""
    shared = tmp_path / "shared.git"
    repository.git("clone", "-q", "--bare", str(repository.folder), str(shared))
    repository.git("remote", "add", "origin", str(shared))
    repository.git("fetch", "-q")
    repository.git("branch", "-q", "--set-upstream-to", "origin/main")
    repository.git("config", "user.name", "岗位")
    repository.git("config", "user.email", "x@example.invalid")
    repository.edit(UNIT, ("full: 示例县教育局", "full: 示例县教育和体育局"))
    desk = make_desk(repository.config)
    shared.rename(tmp_path / "away")
    said = post(desk, "/submit", b"message=x").content.decode()
    assert "<h1>提交了，还没有送出去</h1>" in said
    assert "and the repository exists" not in said
    assert "还没有送出去" in get(desk, "/").content.decode()
    (tmp_path / "away").rename(shared)
    assert "<h1>办好了</h1>" in post(desk, "/submit", b"message=x").content.decode()
