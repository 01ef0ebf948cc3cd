"""What is pushed is read where git keeps it apart, and believed in nothing."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from generator.revision import git as git_module
from generator.revision.git import GitError, git, receiving
from tests.factories import REPO
from tests.hooks.server import PYTHON, UNIT, Server

NAMES = ("GIT_QUARANTINE_PATH", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES")


def test_the_quarantine_is_seen_in_its_block_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The variables of a push reach our git only while a push is looked at; outside they are dropped as before."""
    for name in NAMES:
        monkeypatch.setenv(name, f"/{name}")
    monkeypatch.setenv("GIT_DIR", "/elsewhere")
    monkeypatch.setenv("GIT_CONFIG_PARAMETERS", "'core.fsmonitor=touch /tmp/x'")
    outside = git_module._environment()
    with receiving(tmp_path):
        inside = git_module._environment()
        assert {name: inside[name] for name in NAMES} == {name: f"/{name}" for name in NAMES}
        assert inside["GIT_DIR"] == str(tmp_path)
        assert "GIT_CONFIG_PARAMETERS" not in inside
    assert git_module._environment() == outside
    assert [name for name in (*NAMES, "GIT_DIR") if name in outside] == []


def test_objects_apart_are_read_in_the_block_alone(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """A commit that lies in another folder of objects is there inside the block, and nowhere outside it."""
    monkeypatch.setenv("GIT_OBJECT_DIRECTORY", str(server.clerk.top / ".git" / "objects"))
    monkeypatch.setenv("GIT_ALTERNATE_OBJECT_DIRECTORIES", str(server.bare / "objects"))
    with pytest.raises(GitError):
        git(server.bare, "cat-file", "-e", server.head())
    with receiving(server.bare):
        git(server.bare, "cat-file", "-e", server.head())


def test_nothing_of_a_push_is_run(server: Server, tmp_path: Path) -> None:
    """Attributes, filters, links, hooks and Python files in a commit, and in the repository's folder, run nothing."""
    sign = tmp_path / "sprung"
    clerk = server.clerk
    clerk.write(".gitattributes", "* filter=evil diff=evil\n")
    clerk.write("hooks/pre-receive", f"#!/bin/sh\ntouch {sign}\n")
    for name in ("generator/__init__.py", "generator/cli/__init__.py", "sitecustomize.py", "click.py"):
        clerk.write(name, f"open({str(sign)!r}, 'w')\n")
    for name in ("generator/__init__.py", "click.py"):
        file = server.bare / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"open({str(sign)!r}, 'w')\n", encoding="utf-8")
    for name in ("filter.evil.smudge", "filter.evil.clean", "diff.evil.textconv"):
        server.git("config", name, f"touch {sign}; cat")
    server.git("config", "core.fsmonitor", f"touch {sign}")
    (clerk.folder / "content" / "shili" / "passwd.yml").symlink_to("/etc/passwd")
    clerk.commit("2026-11-21")
    push = server.push()
    assert push.is_taken, push.shown
    assert not sign.exists()
    assert server.is_shown(server.head())


def test_a_commit_chooses_no_path(server: Server, tmp_path: Path) -> None:
    """A commit whose tree names files outside its folder writes nothing there; settings in a commit are not read."""
    clerk = server.clerk
    clerk.write("config", f"[gongkai]\n\tto = {tmp_path / 'out'}\n")
    clerk.git("add", "-A")
    blob = clerk.git("hash-object", "-w", "site_config.yml").strip()
    top = clerk.git("write-tree").strip()
    entries = clerk.git("ls-tree", top) + f"100644 blob {blob}\t..\\..\\out.yml\n040000 tree {top}\tout:x\n"
    tree = subprocess.run(
        ["git", "-C", str(clerk.top), "mktree"], input=entries.encode(), check=True, capture_output=True
    ).stdout.decode().strip()  # fmt: skip
    commit = clerk.git("commit-tree", tree, "-m", "x", "-p", "HEAD").strip()
    clerk.git("update-ref", "refs/heads/main", commit)
    assert server.push().is_taken
    assert not (tmp_path / "out").exists()
    assert list(tmp_path.glob("**/out.yml")) == []
    assert server.is_shown(commit)


def test_a_baseline_of_the_commit_is_held_against_it(server: Server) -> None:
    """Where the server wants a baseline, what is new against the commit's own is refused, and so is none at all."""
    assert server.install("--baseline", "baseline.json") == 0
    push = server.push()
    assert not push.is_taken
    assert "没有基线文件 baseline.json" in push.said
    server.clerk.write("baseline.json", '{"version": 1, "items": []}\n')
    unit = server.clerk.folder / UNIT
    unit.write_bytes(unit.read_bytes().replace(b"\n", b"\r\n"))
    server.clerk.commit("2026-11-21")
    push = server.push()
    assert not push.is_taken
    assert "对照基线新增 1 处" in push.said
    assert "L117" in push.said
    call = [PYTHON, "-m", "generator.cli", "check", "--baseline", "baseline.json", "--update-baseline"]
    environment = {**os.environ, "PYTHONPATH": str(REPO)}
    subprocess.run(call, cwd=server.clerk.folder, env=environment, check=True, capture_output=True)
    server.clerk.commit("2026-11-21")
    push = server.push()
    assert push.is_taken, push.shown
    server.clerk.write("baseline.json", "{\n")
    server.clerk.commit("2026-11-21")
    assert "基线文件" in server.push().said
