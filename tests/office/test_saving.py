"""Files of records: only where records lie, whole or not at all."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from generator.office.saving import NotWrittenError, UnsafePathError, confined, write


@pytest.mark.parametrize(
    "path",
    [
        "../content/a.yml", "content/../../a.yml", "/content/a.yml", "content", "site_config.yml", "theme/a.yml",
        "content/./a.yml", "content//a.yml", "content/a\\b.yml", "content/.git/a.yml", "units/a/..", "content/con.yml",
        "units/a:b.yml", "content/a.yml.", "content/a\x00.yml", "content/nul/a.yml", ".git/config", "", "units/",
        "C:/content/a.yml", "content/a\n.yml",
    ],
)  # fmt: skip
def test_a_path_outside_is_refused(tmp_path: Path, path: str) -> None:
    """Nothing is written outside ``content`` and ``units``, nor under a name some system cannot hold."""
    (tmp_path / "content").mkdir()
    with pytest.raises(UnsafePathError, match="没有写"):
        write(tmp_path, {path: b"x"})
    assert [one.name for one in tmp_path.rglob("*")] == ["content"]


def test_a_link_is_refused(tmp_path: Path) -> None:
    """Neither a link nor a folder that is one is written through."""
    outside = tmp_path / "outside"
    outside.mkdir()
    home = tmp_path / "home"
    (home / "content").mkdir(parents=True)
    (home / "content" / "away").symlink_to(outside)
    (home / "content" / "one.yml").symlink_to(outside / "one.yml")
    for path in ("content/away/a.yml", "content/one.yml"):
        with pytest.raises(UnsafePathError, match="链接"):
            write(home, {path: b"x"})
    assert list(outside.iterdir()) == []


def test_files_are_written_and_go(tmp_path: Path) -> None:
    """A change writes, replaces and removes; names may be Chinese."""
    (tmp_path / "units").mkdir()
    (tmp_path / "units" / "old.yml").write_bytes(b"1")
    write(tmp_path, {"units/某县/新.yml": b"2", "units/old.yml": None})
    assert (tmp_path / "units" / "某县" / "新.yml").read_bytes() == b"2"
    assert not (tmp_path / "units" / "old.yml").exists()
    assert list((tmp_path / ".gongkai").iterdir()) == []


def test_a_full_disk_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the disk has no room, a sentence says so, and what stood there still stands."""
    (tmp_path / "units").mkdir()
    (tmp_path / "units" / "a.yml").write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("generator.office.saving.os.fsync", full)
    with pytest.raises(NotWrittenError, match="写不进去"):
        write(tmp_path, {"units/a.yml": b"new", "units/b.yml": b"new"})
    assert (tmp_path / "units" / "a.yml").read_bytes() == b"old"
    assert [one.name for one in (tmp_path / "units").iterdir()] == ["a.yml"]


def test_a_good_path_is_a_file_in_the_folder(tmp_path: Path) -> None:
    """A plain path means the file one expects."""
    assert confined(tmp_path, "content/shili/a-1.yml") == tmp_path / "content" / "shili" / "a-1.yml"
