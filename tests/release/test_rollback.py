"""Back to the release before, in one command that needs nothing but what lies there."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest

from generator.cli import run
from generator.release import rollback
from generator.release.shelf import Shelf
from tests.release.conftest import Released
from tests.release.shelves import copied, litter, release, shown, silent


@pytest.fixture(scope="module")
def four(released: Released, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """Four releases, in the order they were shown."""
    to = copied(released.to, tmp_path_factory.mktemp("four") / "www")
    more = [release(released.repository, to, day=date(2026, 12, day)).name for day in (2, 3)]
    return to, [*released.names, *more]


@pytest.fixture
def shelf(four: tuple[Path, list[str]], tmp_path: Path) -> tuple[Path, list[str]]:
    """The same, to be changed."""
    return copied(four[0], tmp_path / "www"), four[1]


def back(to: Path, *more: str) -> int:
    """Run the command."""
    return run(["rollback", "--to", str(to), *more])


def test_one_command_goes_one_back_and_says_which(
    shelf: tuple[Path, list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    """Each call goes one release further back and names it; at the end it is refused, and what is shown stays."""
    to, names = shelf
    for at in (2, 1, 0):
        assert back(to) == 0
        assert shown(to) == names[at]
        assert f"网站现在是 {names[at]}，原来是 {names[at + 1]}" in capsys.readouterr().out
    assert back(to) == 1
    assert "前面没有版本" in capsys.readouterr().err
    assert shown(to) == names[0]
    assert litter(to) == []


def test_a_named_release_is_shown(shelf: tuple[Path, list[str]], capsys: pytest.CaptureFixture[str]) -> None:
    """A release is shown by its name; a name that is none, or leads elsewhere, is refused."""
    to, names = shelf
    assert back(to, names[1]) == 0
    assert shown(to) == names[1]
    for name in ("000000000000-2026-12-01", "../../etc", "..", ""):
        assert back(to, name) == 1
        assert "没有" in capsys.readouterr().err
    assert shown(to) == names[1]


def test_the_list_has_the_last_one_first(shelf: tuple[Path, list[str]], capsys: pytest.CaptureFixture[str]) -> None:
    """``--list`` names all releases, the last one shown first, marks the current one and changes nothing."""
    to, names = shelf
    back(to)
    capsys.readouterr()
    assert back(to, "--list") == 0
    assert capsys.readouterr().out.split("\n")[:-1] == [names[3], f"{names[2]}（现在的）", names[1], names[0]]
    assert shown(to) == names[2]


def test_after_a_way_back_the_next_release_stands_before_the_good_one(
    four: tuple[Path, list[str]], released: Released, tmp_path: Path
) -> None:
    """Gone back from a bad release and released again, the next way back leads to the good one, not to the bad one."""
    to, names = copied(four[0], tmp_path / "www"), four[1]
    back(to)
    release(released.repository, to, day=date(2026, 12, 4))
    assert back(to) == 0
    assert shown(to) == names[2]
    assert Shelf(to).order()[0] == names[3]


def test_a_broken_release_is_not_gone_back_to(
    shelf: tuple[Path, list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    """A release that is no longer whole is not shown; its bad files are named."""
    to, names = shelf
    (to / "releases" / names[2] / "index.html").write_bytes(b"x")
    assert back(to) == 1
    said = capsys.readouterr()
    assert "index.html: V112" in said.out
    assert "坏了" in said.err
    assert shown(to) == names[3]


@pytest.mark.parametrize("content", [None, b"", b"{", b"[]", b'{"site": 1}', b"\xff", b'{"site": "x", "order": 5}'])
def test_a_lost_order_is_made_from_the_times(shelf: tuple[Path, list[str]], content: bytes | None) -> None:
    """Where the file of the order is lost or broken, the releases are ordered by the time they carry."""
    to, names = shelf
    (to / ".order").unlink()
    if content is not None:
        (to / ".order").write_bytes(content)
    assert Shelf(to).order() == tuple(names)
    assert back(to) == 0
    assert shown(to) == names[2]


def test_a_lost_link_is_made_anew(shelf: tuple[Path, list[str]]) -> None:
    """Where the link is gone, or leads to nothing, the way back leads to the last release shown."""
    to, names = shelf
    (to / "current").unlink()
    assert back(to) == 0
    assert shown(to) == names[3]
    (to / "current").unlink()
    (to / "current").symlink_to("releases/nowhere")
    assert back(to) == 0
    assert shown(to) == names[3]


def test_the_switch_is_one_rename(shelf: tuple[Path, list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    """At no call of the system is there no link: a new one is renamed over the old one."""
    to, names = shelf
    seen: list[str] = []
    real = {name: getattr(os, name) for name in ("symlink", "unlink", "replace", "rename", "fsync")}

    def watch(name: str) -> None:
        def call(*words: object, **more: object) -> object:
            result = real[name](*words, **more)
            seen.append(shown(to))
            return result

        monkeypatch.setattr(os, name, call)

    for name in real:
        watch(name)
    rollback.go_back(to, None, silent)
    assert seen[0] == names[3]
    assert seen[-1] == names[2]
    assert set(seen) == {names[2], names[3]}


def test_no_release_no_way_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder without releases is refused in a sentence, and not made."""
    for more in ((), ("--list",)):
        assert back(tmp_path / "无", *more) == 1
        assert "没有发布过" in capsys.readouterr().err
    assert not (tmp_path / "无").exists()


def test_the_order_is_written_whole(shelf: tuple[Path, list[str]], released: Released) -> None:
    """The file of the order holds the site, its first commit and the names, the last one shown last."""
    to, names = shelf
    noted = json.loads((to / ".order").read_text(encoding="utf-8"))
    root = released.repository.git("rev-list", "--max-parents=0", "HEAD").strip()
    assert noted == {"site": "site_config.yml", "root": root, "order": names}


def test_what_a_killed_run_left_is_not_in_the_way(shelf: tuple[Path, list[str]]) -> None:
    """A link that a run of the same number was about to rename is cleared, and the way back is open."""
    to, names = shelf
    (to / f".current-{os.getpid()}").symlink_to(Path("releases") / names[0])
    (to / "releases" / ".new-1").mkdir()
    assert back(to) == 0
    assert shown(to) == names[2]
    assert litter(to) == []
