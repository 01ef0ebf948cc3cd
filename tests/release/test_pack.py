"""One zip file for platforms that take uploads: the same bytes for the same commit and day."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from generator.cli import run
from generator.release import pack as pack_module
from tests.release.conftest import Released
from tests.release.shelves import COMMAND, DAY, SURROUNDINGS
from tests.repository import Repository


def words(repository: Repository, out: Path, *more: str) -> list[str]:
    """The command."""
    return ["pack", "--out", str(out), "--config", str(repository.config), "--as-of", DAY.isoformat(), *more]


@pytest.fixture(scope="module")
def packed(released: Released, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The newer commit, packed."""
    out = tmp_path_factory.mktemp("packed") / "网 站.zip"
    assert run(words(released.repository, out)) == 0
    return out


def test_it_holds_the_site_and_its_list(packed: Path, released: Released) -> None:
    """The zip holds every file of the release but the smaller copies, sorted, with a list of its own that agrees."""
    release = (released.to / "current").resolve()
    with zipfile.ZipFile(packed) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    assert list(files) == sorted(files)
    wanted = {p.relative_to(release).as_posix(): p.read_bytes() for p in release.rglob("*") if p.is_file()}
    sums = wanted.pop("SHA256SUMS").decode().splitlines(keepends=True)
    assert files.pop("SHA256SUMS").decode() == "".join(s for s in sums if not s.endswith((".gz\n", ".br\n")))
    assert files == {name: content for name, content in wanted.items() if not name.endswith((".gz", ".br"))}


def test_times_modes_and_names_are_fixed(packed: Path) -> None:
    """Every entry has the commit's time as Shanghai tells it, a mode others may read, and a name in UTF-8."""
    with zipfile.ZipFile(packed) as archive:
        entries = archive.infolist()
    assert {entry.date_time for entry in entries} == {(2026, 12, 1, 13, 0, 0)}
    assert {entry.external_attr >> 16 for entry in entries} == {0o100644}
    assert {entry.create_system for entry in entries} == {3}
    assert {entry.flag_bits for entry in entries if not entry.filename.isascii()} <= {0x800}


def test_two_runs_give_the_same_bytes(packed: Path, released: Released, tmp_path: Path) -> None:
    """From another clone, in another process, time zone, locale and hash seed, the file is the same."""
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", str(released.repository.top), str(clone)], check=True)
    other = Repository.__new__(Repository)
    other.top = other.folder = clone
    elsewhere = {"TZ": "America/New_York", "LC_ALL": "C", "PYTHONHASHSEED": "5"}
    out = tmp_path / "b.zip"
    subprocess.run(
        [*COMMAND, *words(other, out)], env={**os.environ, **SURROUNDINGS, **elsewhere}, check=True, capture_output=True
    )
    assert hashlib.sha256(out.read_bytes()).digest() == hashlib.sha256(packed.read_bytes()).digest()


def test_another_revision_is_another_file(packed: Path, released: Released, tmp_path: Path) -> None:
    """``--rev`` packs the records of that commit; a file of an earlier run is replaced."""
    out = tmp_path / "site.zip"
    out.write_bytes(packed.read_bytes())
    assert run(words(released.repository, out, "--rev", "HEAD~1")) == 0
    assert out.read_bytes() != packed.read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["site.zip"]


def test_what_stands_in_the_way_stays(
    released: Released, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder, a file that is no zip, a missing folder and a full disk are each refused; what was there stays."""
    (tmp_path / "notes.txt").write_bytes(b"mine")
    for out, told in (
        (tmp_path, "是文件夹"),
        (tmp_path / "notes.txt", "不敢替换"),
        (tmp_path / "none/site.zip", "没有"),
    ):
        assert run(words(released.repository, out)) == 1
        assert told in capsys.readouterr().err

    def full(*_: object) -> None:
        raise OSError(28, "x", "site.zip")

    monkeypatch.setattr(pack_module, "_write", full)
    assert run(words(released.repository, tmp_path / "site.zip")) == 1
    assert "磁盘满了" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
    assert (tmp_path / "notes.txt").read_bytes() == b"mine"


def test_it_needs_no_linux(released: Released, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A zip file is made on the office's machine too: without locks, and without waiting for folders."""
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(pack_module, "assemble", _nothing)
    assert pack_module.pack(released.repository.config, tmp_path / "a.zip", "HEAD", DAY, print).pages == 0


def _nothing(*_: object) -> pack_module.Assembled:
    return pack_module.Assembled([("index.html", b"x")], 0, (), ())
