"""The hooks put in place and taken away; what somebody else wrote is left alone."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from generator.cli import run
from generator.hooks.install import install
from generator.hooks.options import Options, read_options
from tests.hooks.server import PYTHON, Server

STAGES = ("pre-receive", "post-receive")


def test_the_hooks_call_the_python_that_installed_them(server: Server) -> None:
    """Both hooks can be run, name this very Python, and nothing of them comes from the repository."""
    for stage in STAGES:
        hook = server.bare / "hooks" / stage
        assert os.access(hook, os.X_OK)
        text = hook.read_text(encoding="utf-8")
        assert PYTHON in text
        assert text.endswith(f"-m generator.cli hook {stage}\n")
        assert len(text.splitlines()) < 12
        subprocess.run(["sh", "-n", str(hook)], check=True)


def test_settings_lie_in_the_repository(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    """Where to, which branch, how many releases and which baseline stand in the repository's own git settings."""
    assert read_options(server.bare) == Options(server.to)
    assert server.install("--branch", "fabu", "--keep", "3", "--baseline", "baseline.json") == 0
    assert read_options(server.bare) == Options(server.to, "fabu", 3, "baseline.json")
    assert server.git("config", "gongkai.to") == str(server.to)
    assert server.install() == 0
    assert read_options(server.bare) == Options(server.to)
    assert str(server.current) in capsys.readouterr().out


def test_a_branch_that_is_there_is_not_forgotten(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    """Where there is something to publish already, installing tells the command that does it, whatever tags there are."""
    server.clerk.git("push", "-q", str(server.bare), "main:refs/heads/attempt")
    server.git("update-ref", "refs/heads/main", server.head())
    shown = server.head()
    server.change("full:", "fulll:")
    assert server.push("main:refs/tags/main").is_taken
    capsys.readouterr()
    assert server.install() == 0
    (line,) = (line for line in capsys.readouterr().out.splitlines() if line.startswith("gongkai release "))
    assert run(line.split()[1:]) == 0
    assert server.is_shown(shown)


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("form", ["file", "link", "folder"])
def test_a_foreign_hook_is_not_overwritten(
    server: Server, stage: str, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where somebody else's hook stands, nothing at all is written."""
    other = server.bare / "hooks" / next(one for one in STAGES if one != stage)
    other.unlink()
    hook = server.bare / "hooks" / stage
    ours = hook.read_text(encoding="utf-8")
    hook.unlink()
    if form == "file":
        hook.write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    elif form == "link":
        (server.folder / "theirs").write_text(ours, encoding="utf-8")
        hook.symlink_to(server.folder / "theirs")
    else:
        hook.mkdir()
    assert server.install("--branch", "fabu") == 2
    assert "不是 gongkai 写的" in capsys.readouterr().err
    assert not other.exists()
    assert read_options(server.bare).branch == "main"
    assert run(["hook", "remove", "--repo", str(server.bare)]) == 0
    assert hook.exists()


def test_installing_again_updates(server: Server) -> None:
    """An older hook of ours is written anew."""
    hook = server.bare / "hooks" / "pre-receive"
    now = hook.read_text(encoding="utf-8")
    hook.write_text("#!/bin/sh\n# gongkai hook\nexit 1\n", encoding="utf-8")
    assert server.install() == 0
    assert hook.read_text(encoding="utf-8") == now
    assert sorted(path.name for path in hook.parent.iterdir() if not path.name.endswith(".sample")) == sorted(STAGES)


def test_removing_leaves_the_site(published: Server, capsys: pytest.CaptureFixture[str]) -> None:
    """Removed, the hooks and the settings are gone, the site stays, and a push is a push."""
    first, state = published.head(), published.state()
    assert run(["hook", "remove", "--repo", str(published.bare)]) == 0
    assert [stage for stage in STAGES if (published.bare / "hooks" / stage).exists()] == []
    assert "gongkai" not in (published.bare / "config").read_text(encoding="utf-8")
    published.change("full:", "fulll:")
    assert published.push().is_taken
    assert published.is_shown(first)
    assert published.state() == state
    assert run(["hook", "remove", "--repo", str(published.bare)]) == 0
    assert "没有装过" in capsys.readouterr().out


def test_only_a_bare_repository_will_do(server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that is no repository, a work tree and a folder inside a bare repository are refused in a sentence."""
    (tmp_path / "empty").mkdir()
    for folder in (tmp_path / "empty", tmp_path / "none", server.clerk.top, server.bare / "hooks"):
        assert run(["hook", "install", "--repo", str(folder), "--to", str(tmp_path / "x")]) == 2
        assert "仓库" in capsys.readouterr().err


@pytest.mark.parametrize("to", ["records.git", "records.git/site", ".", "file"])
def test_the_site_lies_apart(server: Server, to: str) -> None:
    """The site is not released into the repository, around it, or over a file."""
    (server.folder / "file").write_text("x", encoding="utf-8")
    assert run(["hook", "install", "--repo", str(server.bare), "--to", str(server.folder / to)]) == 2
    assert read_options(server.bare).to == server.to


@pytest.mark.parametrize("more", [["--branch", "a b"], ["--branch", "-x"], ["--keep", "0"]])
def test_odd_options_are_refused(server: Server, more: list[str]) -> None:
    """A name no branch can have, and no release to keep, are refused."""
    assert server.install(*more) == 2


@pytest.mark.parametrize("scope", ["global", "local"])
def test_hooks_that_git_would_not_run(server: Server, scope: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Where git looks for hooks elsewhere, ours would never run: that is said."""
    subprocess.run(["git", "-C", str(server.bare), "config", f"--{scope}", "core.hooksPath", "/tmp/x"], check=True)
    assert server.install() == 2
    assert "core.hooksPath" in capsys.readouterr().err


@pytest.mark.parametrize("scope", ["global", "system", "local"])
def test_hooks_that_an_included_file_sends_elsewhere(
    server: Server, scope: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Git goes by what its settings include: so is this; and what a file not included says is nothing."""
    included = tmp_path / "included"
    included.write_text("[core]\n\thooksPath = /tmp/x\n", encoding="utf-8")
    assert server.install() == 0
    settings = tmp_path / "settings"
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings) if scope == "global" else os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", str(settings) if scope == "system" else os.devnull)
    file = server.bare / "config" if scope == "local" else settings
    with file.open("a", encoding="utf-8") as lines:
        lines.write(f"[include]\n\tpath = {included}\n")
    assert server.install() == 2
    assert "core.hooksPath" in capsys.readouterr().err


def test_settings_that_are_lost_refuse_a_push(server: Server) -> None:
    """Hooks without settings let nothing in: where to is not guessed."""
    server.git("config", "--remove-section", "gongkai")
    push = server.push()
    assert not push.is_taken
    assert "gongkai hook install" in push.said.replace("\n", " ")
    server.git("config", "gongkai.to", "somewhere")
    assert not server.push().is_taken


def test_a_program_that_moved_is_said(server: Server) -> None:
    """Where the Python that installed the hooks is gone, a push is refused with a sentence."""
    install(server.bare, Options(server.to), "/no/such/it's python")
    push = server.push()
    assert not push.is_taken
    assert "服务器上的 gongkai 不在原来的地方了" in push.said
