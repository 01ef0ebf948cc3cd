"""What a reader keeps of the site is asked for again, and told from what is new."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from generator.release.rollback import go_back
from tests.deploy.conftest import Released, commit, serving
from tests.deploy.servers import Place
from tests.factories import MINIMAL

FORMS = ("identity", "gzip", "br")


@pytest.fixture
def nightly(tmp_path: Path) -> Released:
    """The minimal site, released on the first of two nights."""
    shutil.copytree(MINIMAL, tmp_path / "records")
    commit(tmp_path / "records")
    made = Released(tmp_path / "records" / "site_config.yml", tmp_path / "www")
    made.publish(date(2026, 11, 21))
    return made


@pytest.fixture
def place(name: str, nightly: Released, tmp_path: Path) -> Iterator[Place]:
    """A server that shows it."""
    (tmp_path / "server").mkdir()
    with serving(name, tmp_path / "server", nightly.to, "/") as place:
        yield place


def _kept(headers: dict[str, str], *names: str) -> dict[str, str]:
    """What a browser asks with, that has kept an answer."""
    asked = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}
    return {asked[name]: headers[name] for name in names or asked if name in headers}


def test_the_next_night_is_seen_at_once(place: Place, nightly: Released) -> None:
    """A page that differs from last night's in figures alone, of the same length, is sent anew in every form."""
    path = "index.html"
    before = nightly.current.resolve()
    kept = {form: place.ask(path, Accept_Encoding=form) for form in FORMS}
    for form, answer in kept.items():
        for names in ((), ("etag",), ("last-modified",)):
            again = place.ask(path, Accept_Encoding=form, **_kept(answer.headers, *names))
            assert again.status == 304, (form, names)
            assert again.headers["cache-control"] == "no-cache"
            assert "content-security-policy" in again.headers
    now = nightly.publish(date(2026, 11, 22))
    assert now != before
    old, new = (before / path).read_bytes(), (now / path).read_bytes()
    assert (len(old), old == new) == (len(new), False)
    for form, answer in kept.items():
        for names in ((), ("etag",), ("last-modified",)):
            again = place.ask(path, Accept_Encoding=form, **_kept(answer.headers, *names))
            assert again.status == 200, (form, names)
        assert place.ask(path, Accept_Encoding=form).body == (now / f"{path}{_suffix(form)}").read_bytes()


def test_the_trap_is_real(place: Place, nightly: Released) -> None:
    """Proof of the test above: with the time of the files as it was the night before, the old page would be kept."""
    page = nightly.current.resolve() / "index.html"
    kept = place.ask("index.html", Accept_Encoding="identity")
    told = page.stat()
    page.write_bytes(page.read_bytes().replace(b"2", b"3"))
    os.utime(page, ns=(told.st_atime_ns, told.st_mtime_ns))
    assert place.ask("index.html", Accept_Encoding="identity", **_kept(kept.headers)).status == 304


def test_going_back_is_seen_at_once(place: Place, nightly: Released) -> None:
    """Gone back to the release before, a reader who has kept the newer one gets the older."""
    nightly.publish(date(2026, 11, 22))
    kept = place.ask("index.html")
    go_back(nightly.to, None, lambda _: None)
    again = place.ask("index.html", **_kept(kept.headers))
    assert (again.status, again.body == kept.body) == (200, False)


def _suffix(form: str) -> str:
    return {"identity": "", "gzip": ".gz", "br": ".br"}[form]
