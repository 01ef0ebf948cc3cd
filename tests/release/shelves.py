"""What tests of releases ask of a folder: what is shown, is it whole, what lies about."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

from generator.release.manifest import SUMS, read_manifest, sum_of
from generator.release.publish import Outcome, publish
from tests.factories import REPO
from tests.repository import UNIT, Repository

DAY = date(2026, 12, 1)
NAMES = ("示例县教育局", "示例县教学局")  # of one length: pages of one length
COMMAND = [sys.executable, "-m", "generator.cli"]
SURROUNDINGS = {"PYTHONPATH": str(REPO), "PYTHONIOENCODING": "utf-8"}


def silent(_: str) -> None:
    """Progress nobody reads."""


def release(repository: Repository, to: Path, revision: str = "HEAD", day: date = DAY, keep: int = 5) -> Outcome:
    """Publish in this process."""
    return publish(repository.config, to, revision, day, keep, silent)


def two_commits(folder: Path) -> Repository:
    """The minimal site with a unit's name changed in a second commit, an hour later."""
    repository = Repository(folder)
    repository.commit("2026-12-01")
    repository.edit(UNIT, (f"full: {NAMES[0]}", f"full: {NAMES[1]}"))
    repository.commit("2026-12-01", "13:00:00 +0800")
    return repository


def shown(to: Path) -> str:
    """The name of the release that readers see."""
    return (to / "current").resolve().name


def whole(release: Path) -> bool:
    """Whether a folder holds exactly what its list says: written here anew, for the program's own look may be wrong."""
    wanted = read_manifest((release / SUMS).read_bytes())
    files = {path.relative_to(release).as_posix(): path for path in release.rglob("*") if path.is_file()}
    del files[SUMS]
    return wanted == {name: sum_of(path.read_bytes()) for name, path in files.items()} and len(wanted) > 100


def tree(folder: Path) -> dict[str, tuple[bytes, float]]:
    """Every file with its bytes and its time."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime) for path in files}


def releases(to: Path) -> list[str]:
    """Whatever lies in the folder of the releases."""
    return sorted(path.name for path in (to / "releases").iterdir())


def litter(to: Path) -> list[str]:
    """What lies about in the folder and should not."""
    known = {"releases", "current", ".order", ".lock"}
    return [p.name for p in to.iterdir() if p.name not in known] + [n for n in releases(to) if n.startswith(".")]


def arguments(repository: Repository, to: Path, *more: str) -> list[str]:
    """The words of the command that releases a repository."""
    return ["release", "--to", str(to), "--config", str(repository.config), "--as-of", DAY.isoformat(), *more]


def spawn(words: list[str]) -> subprocess.Popen[str]:
    """The real command, in a group of processes of its own."""
    return subprocess.Popen(
        [*COMMAND, *words],
        env={**os.environ, **SURROUNDINGS},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )


def copied(source: Path, target: Path) -> Path:
    """A folder of releases, copied with its links and times."""
    return Path(shutil.copytree(source, target, symlinks=True))
