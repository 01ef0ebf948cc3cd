"""The site's folder is replaced at once or not at all."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.findings import Findings
from generator.pipeline import write
from generator.write import tree
from generator.write.tree import ForeignFolderError, UnsafePathError, replace_tree, write_tree
from tests.factories import REPO

SHEET = "assets/portal.0123456789.css"
KILLS = 15
WRITER = """
import itertools, json, sys
from pathlib import Path
from generator.write.tree import replace_tree
names = json.load(sys.stdin)
for version in itertools.count(2):
    replace_tree(Path(sys.argv[1]), [(name, str(version).encode()) for name in names[version % 2]])
    print(version, flush=True)
"""


def site(version: int, pages: int = 60) -> list[tuple[str, bytes]]:
    """A site in each of whose files its version stands; some files are there in every second version alone."""
    names = ["index.html", SHEET, *(f"units/u{number}/index.html" for number in range(pages))]
    names += [f"extra/e{number}.html" for number in range(10 if version % 2 else 0)]
    return [(name, str(version).encode()) for name in names]


def on_disk(folder: Path) -> list[tuple[str, bytes]]:
    return sorted((p.relative_to(folder).as_posix(), p.read_bytes()) for p in folder.rglob("*") if p.is_file())


def siblings(target: Path) -> list[str]:
    return sorted(path.name for path in target.parent.iterdir())


def test_the_folder_holds_exactly_the_files(tmp_path: Path) -> None:
    """After a write the folder holds the files given, byte for byte, and nothing that was there before."""
    target = tmp_path / "deep" / "site"
    for version in (1, 2, 3):
        assert replace_tree(target, site(version)) == len(site(version))
        assert on_disk(target) == sorted(site(version))
        assert siblings(target) == ["site"]


def test_an_empty_folder_may_be_filled(tmp_path: Path) -> None:
    """An empty folder is nobody's, and is filled."""
    target = tmp_path / "site"
    target.mkdir()
    replace_tree(target, site(1))
    assert on_disk(target) == sorted(site(1))


def test_a_kill_leaves_one_whole_site(tmp_path: Path) -> None:
    """Killed at any moment, the folder holds one version, whole; the next build clears what the kill left."""
    target, moments = tmp_path / "site", random.Random(20261121)
    names = json.dumps([[name for name, _ in site(version)] for version in (2, 1)]).encode()
    replace_tree(target, site(1))
    for _ in range(KILLS):
        command = [sys.executable, "-c", WRITER, str(target)]
        writer = subprocess.Popen(command, cwd=REPO, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert writer.stdin is not None
        assert writer.stdout is not None
        writer.stdin.write(names)
        writer.stdin.close()
        writer.stdout.readline()  # it is running
        time.sleep(moments.uniform(0, 0.05))
        writer.kill()
        writer.wait()
        writer.stdout.close()
        version = int((target / "index.html").read_bytes())
        assert version > 1
        assert on_disk(target) == sorted(site(version))
    replace_tree(target, site(1))
    assert (on_disk(target), siblings(target)) == (sorted(site(1)), ["site"])


def test_what_a_running_build_stages_is_left_alone(tmp_path: Path) -> None:
    """The staging folder of a process that still runs is not cleared."""
    running = tmp_path / ".site.new-1"
    running.mkdir()
    replace_tree(tmp_path / "site", site(1))
    assert running.is_dir()


def test_without_the_one_call_two_renames_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system cannot exchange folders, two renames give the same result and leave nothing behind."""
    monkeypatch.setattr(tree, "exchange", lambda one, other: False)
    for version in (1, 2):
        replace_tree(tmp_path / "site", site(version))
        assert on_disk(tmp_path / "site") == sorted(site(version))
    assert siblings(tmp_path / "site") == ["site"]


def foreign(folder: Path, *names: str) -> Path:
    """A folder with files of somebody else's."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"mine")
    return folder


@pytest.mark.parametrize(
    "names",
    [
        ("notes.txt",),
        ("index.html",),
        ("index.html", "notes.txt"),
        ("assets/logo.svg",),
        ("content/wuhai/jurisdiction.yml", "site_config.yml"),
        ("index.html", "assets/logo.svg", "notes.txt"),
    ],
)
def test_a_foreign_folder_is_refused(tmp_path: Path, names: tuple[str, ...]) -> None:
    """A folder with anything this program did not build is refused and stays as it was."""
    target = foreign(tmp_path / "site", *names)
    before = on_disk(target)
    with pytest.raises(ForeignFolderError):
        replace_tree(target, site(1))
    assert (on_disk(target), siblings(target)) == (before, ["site"])


def test_a_file_or_a_link_is_refused(tmp_path: Path) -> None:
    """A file in the folder's place, and a link to a folder, even to a built site, are refused."""
    replace_tree(tmp_path / "real", site(1))
    (tmp_path / "link").symlink_to(tmp_path / "real", target_is_directory=True)
    (tmp_path / "file").write_bytes(b"mine")
    for name in ("link", "file"):
        with pytest.raises(ForeignFolderError):
            replace_tree(tmp_path / name, site(2))
    assert on_disk(tmp_path / "real") == sorted(site(1))
    assert (tmp_path / "file").read_bytes() == b"mine"


TRICKS = ["../x.html", "a/../../x.html", "a/..", "..", "/x.html", "//x.html", "", "."]


@pytest.mark.parametrize("name", TRICKS)
def test_a_path_that_leaves_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    """A path that is absolute, empty or steps up is refused, and the old site stays, whole and alone."""
    target = tmp_path / "site"
    replace_tree(target, site(1))
    with pytest.raises(UnsafePathError):
        replace_tree(target, [*site(2), (name, b"out")])
    assert (on_disk(target), siblings(target)) == (sorted(site(1)), ["site"])


@given(st.lists(st.sampled_from(["..", ".", "", "a", "b.html", "/"]), min_size=1, max_size=5))
def test_no_path_writes_outside(tmp_path_factory: pytest.TempPathFactory, parts: list[str]) -> None:
    """Whatever a path is made of, nothing is written outside the folder."""
    outer = tmp_path_factory.mktemp("outer")
    with suppress(UnsafePathError, OSError):
        write_tree(outer / "site", [("/".join(parts), b"x")])
    assert set(siblings(outer / "site")) <= {"site"}


def test_what_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    """Where a file cannot be written, the old site stays and the staging folder goes."""
    target = tmp_path / "site"
    replace_tree(target, site(1))
    with pytest.raises(OSError, match="x"):
        replace_tree(target, [*site(2), ("x", b""), ("x/y.html", b"")])
    assert (on_disk(target), siblings(target)) == (sorted(site(1)), ["site"])


@pytest.mark.parametrize(
    ("names", "name", "code"),
    [((), "../x.html", "P103"), (("notes.txt",), "x.html", "V109"), ((), "index.html/x.html", "V108")],
)
def test_failures_are_findings(tmp_path: Path, names: tuple[str, ...], name: str, code: str) -> None:
    """An unsafe path, a foreign folder and a failing disk are findings at the site's folder."""
    target, findings = foreign(tmp_path / "site", *names), Findings()
    assert write(target, [*site(1), (name, b"")], findings) is False
    assert [(f.code, f.place.path) for f in findings] == [(code, target.as_posix())]


def test_writing_into_a_prepared_folder_keeps_what_is_there(tmp_path: Path) -> None:
    """Into a folder that a host has prepared the files are added."""
    target = foreign(tmp_path / "site", "host.txt")
    assert write(target, site(1), Findings(), whole=False)
    assert on_disk(target) == sorted([*site(1), ("host.txt", b"mine")])
