"""An office's own server on this machine: a bare repository with our hooks, a clerk's clone, the released site."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from generator.cli import run
from generator.release.manifest import faults_in
from tests.repository import Repository

UNIT = "units/shili/units/minzheng.yml"
PAGE = "units/minzheng/index.html"
REMOTE = "remote: "


@dataclass(frozen=True)
class Push:
    """What a push came to: whether it was taken, and what its terminal showed."""

    is_taken: bool
    shown: str

    @property
    def said(self) -> str:
        """The lines of the server, without git's mark."""
        lines = (line.removeprefix(REMOTE).rstrip() for line in self.shown.splitlines() if line.startswith(REMOTE))
        return "\n".join(lines)


@dataclass
class Server:
    """One server and one clerk."""

    folder: Path
    clerk: Repository = field(init=False)

    def __post_init__(self) -> None:
        self.clerk = Repository.__new__(Repository) if self.bare.exists() else Repository(self.folder / "clerk")
        self.clerk.top = self.clerk.folder = self.folder / "clerk"
        if self.bare.exists():  # a copy of another
            return
        self.clerk.commit("2026-11-21")
        subprocess.run(["git", "init", "-q", "--bare", "-b", "main", str(self.bare)], check=True)

    @property
    def bare(self) -> Path:
        """The repository that is pushed to."""
        return self.folder / "records.git"

    @property
    def to(self) -> Path:
        """Where the site is released to."""
        return self.folder / "www" / "site"

    @property
    def current(self) -> Path:
        """What readers see."""
        return self.to / "current"

    def install(self, *more: str) -> int:
        """``gongkai hook install``."""
        return run(["hook", "install", "--repo", str(self.bare), "--to", str(self.to), *more])

    def git(self, *arguments: str) -> str:
        """Ask the server's repository."""
        call = ["git", "-C", str(self.bare), *arguments]
        return subprocess.run(call, check=True, capture_output=True).stdout.decode().strip()

    def start(self, *what: str, clerk: Repository | None = None, **surroundings: str) -> subprocess.Popen[bytes]:
        """Begin a push."""
        call = ["git", "-C", str((clerk or self.clerk).top), "push", str(self.bare), *(what or ("main",))]
        pipe = subprocess.PIPE
        return subprocess.Popen(call, stdout=pipe, stderr=pipe, env={**os.environ, **surroundings})

    def push(self, *what: str, **surroundings: str) -> Push:
        """Push, and wait."""
        return ended(self.start(*what, **surroundings))

    def change(self, old: str, new: str, path: str = UNIT) -> str:
        """The clerk changes words and commits; the commit."""
        self.clerk.change(path, (old, new), day="2026-11-21")
        return self.head()

    def head(self) -> str:
        """The clerk's commit."""
        return self.clerk.git("rev-parse", "HEAD").strip()

    def refs(self) -> str:
        """Every ref of the server's repository."""
        return self.git("for-each-ref")

    def shown(self) -> str:
        """The commit readers see, as the release's name begins; empty where there is none."""
        return self.current.resolve().name.partition("-")[0] if self.current.exists() else ""

    def is_shown(self, commit: str) -> bool:
        """Whether readers see this commit, whole."""
        return bool(self.shown()) and commit.startswith(self.shown()) and not len(faults_in(self.current.resolve()))

    def state(self) -> dict[str, tuple[int, int]]:
        """Every file and link under the released site, with its inode and time."""
        found = {}
        for path in sorted(self.to.rglob("*")) if self.to.exists() else ():
            told = path.lstat()
            found[path.relative_to(self.to).as_posix()] = (told.st_ino, told.st_mtime_ns)
        return found


def ended(process: subprocess.Popen[bytes]) -> Push:
    """What a push came to."""
    _, shown = process.communicate(timeout=300)
    return Push(process.returncode == 0, shown.decode())


PYTHON = sys.executable
