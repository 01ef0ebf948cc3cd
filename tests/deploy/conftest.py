"""The example county released night after night, and the servers that show it. Nothing here skips."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from generator.release.publish import publish
from tests.deploy.servers import (
    Place,
    caddy,
    caddy_site,
    free_ports,
    make_certificate,
    nginx,
    nginx_behind,
    nginx_site,
)
from tests.factories import MINIMAL, REPO

WITHDRAWN = "state: withdrawn\n"
MOUNT = "/zwgk/shjz/"
FIRST, SECOND = date(2026, 6, 29), date(2026, 6, 30)  # the last two nights of the example county's story


@dataclass(frozen=True)
class Released:
    """A site's records in git and the folder it is released to."""

    config: Path
    to: Path

    def publish(self, as_of: date) -> Path:
        """Release a night; its folder."""
        publish(self.config, self.to, "HEAD", as_of, 5, lambda _: None)
        return self.current.resolve()

    @property
    def current(self) -> Path:
        """What readers see."""
        return self.to / "current"


def commit(folder: Path) -> None:
    """Everything in a folder as it is, after a time when what is withdrawn was public."""
    withdrawn = [path for path in folder.rglob("*.yml") if WITHDRAWN in path.read_text(encoding="utf-8")]
    now = {path: path.read_text(encoding="utf-8") for path in withdrawn}
    for path, text in now.items():
        path.write_text(text.replace(WITHDRAWN, "state: public\n"), encoding="utf-8", newline="\n")
    _commit(folder)
    for path, text in now.items():
        path.write_text(text, encoding="utf-8", newline="\n")
    _commit(folder)


def _commit(folder: Path) -> None:
    who = {
        f"GIT_{role}_{what}": "test@example.invalid" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    day = {f"GIT_{role}_DATE": "2020-01-01 12:00:00 +0800" for role in ("AUTHOR", "COMMITTER")}
    for call in (["init", "-q"], ["add", "-A"], ["commit", "-q", "--allow-empty", "-m", "x"]):
        subprocess.run(["git", "-C", str(folder), *call], check=True, env={**os.environ, **who, **day})


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Released:
    """The example county, released for the first of its two nights, with files of every type beside its own."""
    work = tmp_path_factory.mktemp("example")
    records = work / "records"
    shutil.copytree(REPO / "examples" / "shili", records / "examples" / "shili")
    shutil.copytree(REPO / "content" / "_national", records / "content" / "_national")
    commit(records)
    made = Released(records / "examples" / "shili" / "site_config.yml", work / "www")
    folder = made.publish(FIRST)
    for name in ("extra.png", "extra.jpg", "extra.pdf", "extra.ofd", "extra.xlsx", "extra.wps"):
        (folder / name).write_bytes(b"x" * 2000)
    (folder / ".secret").write_text("x", encoding="utf-8")
    (folder / "empty").mkdir()
    return made


@pytest.fixture(scope="session")
def mounted(tmp_path_factory: pytest.TempPathFactory) -> Released:
    """A small site made for a sub-path."""
    work = tmp_path_factory.mktemp("mounted")
    shutil.copytree(MINIMAL, work / "records")
    config = work / "records" / "site_config.yml"
    config.write_text(config.read_text(encoding="utf-8") + f"mount: {MOUNT}\n", encoding="utf-8")
    commit(work / "records")
    made = Released(config, work / "www")
    made.publish(SECOND)
    return made


@pytest.fixture(scope="session", params=["nginx", "caddy"])
def name(request: pytest.FixtureRequest) -> str:
    """Which server."""
    return str(request.param)


@pytest.fixture(scope="session")
def served(name: str, example: Released, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """The example county over https, at the root of its host."""
    with serving(name, tmp_path_factory.mktemp(name), example.to, "/") as place:
        yield place


@pytest.fixture(scope="session")
def below(name: str, mounted: Released, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """The small site over https, under its sub-path."""
    with serving(name, tmp_path_factory.mktemp(f"{name}-below"), mounted.to, MOUNT) as place:
        yield place


@pytest.fixture(scope="session")
def behind(name: str, mounted: Released, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """The small site over http, as where another machine in front speaks https."""
    work = tmp_path_factory.mktemp(f"{name}-behind")
    (port,) = free_ports(1)
    if name == "nginx":
        running = nginx(work, nginx_behind(work, mounted.to, port))
    else:
        running = caddy(work, caddy_site(work, mounted.to, port, scheme="http"))
    with running:
        yield Place("http", port)


@contextmanager
def serving(name: str, work: Path, to: Path, mount: str) -> Iterator[Place]:
    """A site over https."""
    make_certificate(work)
    port, redirect = free_ports(2)
    site = nginx_site(work, to, port, redirect, mount) if name == "nginx" else caddy_site(work, to, port, mount)
    with (nginx if name == "nginx" else caddy)(work, site):
        yield Place("https", port, mount, redirect)
