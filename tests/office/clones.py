"""A shared repository and two colleagues with a clone each, for tests of 提交, 取来 and 放弃."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from tests.repository import Repository

FULL = ("full: 示例县教育局", "full: 示例县教育和体育局")
THEIRS = (FULL[0], "full: 示例县教委")


def git(folder: Path, *arguments: str) -> str:
    call = ["git", "-C", str(folder), "-c", "user.name=岗位", "-c", "user.email=x@example.invalid", *arguments]
    return subprocess.run(call, check=True, capture_output=True, env=dict(os.environ)).stdout.decode().strip()


def hook(repository: Path, name: str, text: str) -> None:
    """What a repository runs at an event; ``repository`` is the folder git keeps its own things in."""
    file = repository / "hooks" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8", newline="\n")
    file.chmod(0o755)


class Offices:
    """A shared repository and the clones of two colleagues, whose names have spaces and Chinese."""

    def __init__(self, folder: Path, repository: Repository) -> None:
        self.shared = folder / "共用 库.git"
        git(folder, "clone", "-q", "--bare", str(repository.top), str(self.shared))
        self.mine, self.theirs = folder / "我 的", folder / "同事的"
        for clone in (self.mine, self.theirs):
            git(folder, "clone", "-q", str(self.shared), str(clone))
            git(clone, "config", "user.name", "岗位")
            git(clone, "config", "user.email", "x@example.invalid")

    def edit(self, clone: Path, path: str, old: str, new: str) -> Path:
        """Replace words that stand once in a file of a clone; its settings file."""
        file = clone / path
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1
        file.write_text(text.replace(old, new), encoding="utf-8", newline="\n")
        return clone / "site_config.yml"

    def sent_by_a_colleague(self, path: str, *pair: str, text: str = "") -> None:
        """A colleague changes words of a file, or writes a new one, and sends it."""
        if text:
            (self.theirs / path).write_text(text, encoding="utf-8", newline="\n")
        else:
            self.edit(self.theirs, path, *pair)
        git(self.theirs, "add", "-A")
        git(self.theirs, "commit", "-q", "-m", "同事的")
        git(self.theirs, "push", "-q")
