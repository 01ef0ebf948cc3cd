"""Releases while a load tool asks nginx for pages as fast as it can, and what the readers got.

``release_under_load(count, folder)`` is what the tests call with a few releases and ``make stress`` with many.
"""

from __future__ import annotations

import http.client
import os
import re
import signal
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path

from generator.release.manifest import SUMS, read_manifest
from tests.deploy.servers import Place, free_ports, nginx, nginx_behind
from tests.release.shelves import COMMAND, NAMES, SURROUNDINGS, arguments
from tests.repository import UNIT, Repository

PATHS = ("index.html", "units/index.html", "units/jiaoyu/index.html", "search/index.html", "SHA256SUMS")
THREADS, CONNECTIONS = 2, 16
READERS = 2
ASKING = """\
local paths, at = { %s }, 0
request = function()
  at = at %% #paths + 1
  return wrk.format("GET", paths[at])
end
"""
ASKED = re.compile(r"(\d+) requests in")
FAILED = re.compile(r"Non-2xx or 3xx responses: (\d+)|Socket errors: (.*)")


@dataclass
class Load:
    """What came of it: requests of the load tool, its failures as it tells them, pages read and looked at whole."""

    releases: int = 0
    requests: int = 0
    failures: list[str] = field(default_factory=list)
    read: int = 0
    mixed: list[str] = field(default_factory=list)


def release_under_load(count: int, folder: Path) -> Load:
    """Release so many commits, each with another name of a unit, while nginx is asked without pause."""
    repository, to, load = Repository(folder / "repo"), folder / "网站", Load()
    (folder / "nginx").mkdir()
    known: dict[str, set[str]] = {path: set() for path in PATHS}
    _release(repository, to, 0, known)
    (port,) = free_ports(1)
    place = Place("http", port)
    with nginx(folder / "nginx", nginx_behind(folder / "nginx", to, port)), _loaded(place, folder, load):
        seen: list[tuple[str, str]] = []
        with _reading(place, seen, load):
            for number in range(1, count + 1):
                _release(repository, to, number, known)
                load.releases += 1
        load.read = len(seen)
        load.mixed += [path for path, digest in seen if digest not in known[path]]
    return load


def _release(repository: Repository, to: Path, number: int, known: dict[str, set[str]]) -> None:
    """A new name of the unit, committed and released by the command; what each page may look like from now on."""
    if number:
        text = (repository.folder / UNIT).read_text(encoding="utf-8")
        old = text.split("full: ")[1].split("\n")[0]
        repository.edit(UNIT, (f"full: {old}", f"full: {NAMES[0]}（第{number}次）"))
    repository.commit("2026-12-01", f"{13 + number // 60}:{number % 60:02}:00 +0800")
    call = [*COMMAND, *arguments(repository, to)]
    subprocess.run(call, check=True, capture_output=True, env={**os.environ, **SURROUNDINGS})
    sums = (to / "current" / SUMS).read_bytes()
    listed = read_manifest(sums) | {SUMS: sha256(sums).hexdigest()}
    for path in PATHS:
        known[path].add(listed[path])


@contextmanager
def _loaded(place: Place, folder: Path, load: Load) -> Iterator[None]:
    """The load tool at work; what it counted goes into the load."""
    script = folder / "asking.lua"
    script.write_text(ASKING % ", ".join(f'"/{path}"' for path in PATHS), encoding="utf-8")
    call = ["wrk", f"-t{THREADS}", f"-c{CONNECTIONS}", "-d1h", "-s", str(script), place.url]
    with subprocess.Popen(call, stdout=subprocess.PIPE, text=True) as asking:
        try:
            yield
        finally:
            asking.send_signal(signal.SIGINT)
            told, _ = asking.communicate(timeout=60)
    asked = ASKED.search(told)
    assert asked, told
    load.requests = int(asked[1])
    load.failures += [found[0] for found in FAILED.finditer(told)]


@contextmanager
def _reading(place: Place, seen: list[tuple[str, str]], load: Load) -> Iterator[None]:
    """Readers who look at every byte: of each page they get, its path and its sum."""
    ended = threading.Event()

    def read() -> None:
        while not ended.is_set():
            for path in PATHS:
                try:
                    answer = place.ask(path)
                except (OSError, http.client.HTTPException) as error:
                    load.failures.append(f"{path}: {error}")
                    continue
                seen.append((path, sha256(answer.body).hexdigest()))
                if answer.status != HTTPStatus.OK:
                    load.failures.append(f"{path}: {answer.status}")

    readers = [threading.Thread(target=read) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    try:
        yield
    finally:
        ended.set()
        for reader in readers:
            reader.join()
