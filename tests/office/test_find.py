"""``gongkai find`` is for the clerk who is still writing: it looks through drafts, and through those of drafts."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli import run
from tests.office.begun_sites import Desk

ORIGINAL = "某某县社会救助联席会议制度\n\n联席会议由县民政局、县教育局组成。\n"
RECORD = "content/mouxian/documents/zhidu/document.yml"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A place just begun, still a draft, with a document that is one too."""
    desk = Desk(tmp_path / "s")
    assert desk.run("init", "mouxian", "--name", "某某县", "--level", "县") == 0
    original = tmp_path / "a.txt"
    original.write_text(ORIGINAL, encoding="utf-8")
    assert desk.run("new", "制度文件", "zhidu", "--place", "mouxian", "--file", str(original)) == 0
    return desk


def find(desk: Desk, *words: str) -> int:
    return run(["find", *words, "--config", str(desk.config)])


def change(desk: Desk, old: str, new: str) -> None:
    text = desk.text(RECORD)
    assert text.count(old) == 1
    (desk.home / RECORD).write_text(text.replace(old, new), encoding="utf-8")


def test_words_are_found_in_the_draft_of_a_draft(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """Right after ``new``, before any field of the place or the document is filled in, beside what is public."""
    capsys.readouterr()
    assert find(desk, "县教育", "局组成") == 0
    assert capsys.readouterr().out.splitlines()[0] == "mouxian/zhidu p3:10-16  县教育局组成"
    assert find(desk, "县民政局") == 0
    said = capsys.readouterr().out
    assert "shili/zhidu " in said and "mouxian/zhidu p3:5-9  县民政局\n" in said
    assert "找过：shili/zhidu、mouxian/zhidu。" in said


def test_words_are_found_as_corrected(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """Passages that were joined and corrected by hand are read as the site will read them."""
    change(desk, "{id: p3, kind: text, lines: 3}", "{id: zucheng, kind: text, lines: 2-3}")
    change(desk, "\npassages:", "\ncorrections:\n  - {before: 县教育局, after: 县教体局, why: 改名}\npassages:")
    assert find(desk, "县教体局") == 0
    assert "mouxian/zhidu zucheng:10-14  县教体局" in capsys.readouterr().out


def test_a_draft_that_cannot_be_read_is_named_with_why(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """What is wrong with its passages is told with file and line; the others are searched all the same."""
    change(desk, "lines: 3}", "lines: 1}")
    assert find(desk, "县民政局") == 1
    said = capsys.readouterr().out
    assert "shili/zhidu s1-1:5-9  县民政局" in said and "找过：shili/zhidu。" in said
    assert "没有找 mouxian/zhidu：读不出来。" in said
    assert "L225" in said and f"{RECORD}:" in said and "gongkai check" in said


def test_a_draft_without_passages_is_named(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is wrong with it; that it was not looked through is said."""
    text = desk.text(RECORD)
    (desk.home / RECORD).write_text(text[: text.index("\npassages:")] + "\npassages:\n", encoding="utf-8")
    assert find(desk, "县民政局") == 0
    assert "没有找 mouxian/zhidu：是草稿，段条（passages）" in capsys.readouterr().out


def test_an_original_without_a_record_is_named(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder in which the record is not there yet is no document that was searched."""
    (desk.home / RECORD).unlink()
    assert find(desk, "县民政局") == 1
    assert "没有找 mouxian/zhidu：读不出来。" in capsys.readouterr().out


def test_without_settings_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence, exit code 2."""
    assert run(["find", "字", "--config", str(tmp_path / "site_config.yml")]) == 2
    assert "读不了网站设置" in capsys.readouterr().err
