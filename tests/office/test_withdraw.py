"""``gongkai withdraw``: state and reason change, all else stays; not while others still name the record."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli import run
from tests.ledger_sites import edit
from tests.office.begun_sites import DAY, Desk
from tests.repository import Repository

BULLETIN = "content/shili/bulletins/2026-01.yml"
WITHDRAW = ("withdraw", "2026-01", "--kind", "简报", "--date", DAY, "--reason")
REASON = "内容有误，已另行公开。"


def test_all_else_stays_as_it_was_written(tmp_path: Path) -> None:
    """Comments, order and lists are kept: two fields change."""
    desk = Desk(tmp_path / "s", [edit(BULLETIN, "year: 2026", "# 留着的话\nyear: 2026   # 那一年")])
    before = desk.text(BULLETIN).splitlines()
    assert desk.run(*WITHDRAW, REASON) == 0
    after = desk.text(BULLETIN).splitlines()
    assert "# 留着的话" in after and "year: 2026   # 那一年" in after
    added = [line for line in after if line not in before]
    assert added == ["state: withdrawn", "withdrawn:", f"  date: {DAY}", f"  reason: {REASON}"]
    assert [line for line in before if line not in after] == ["state: public"]


def test_the_page_becomes_a_tombstone(tmp_path: Path) -> None:
    """At the old address the day and the reason stand, and nothing of what was there."""
    desk = Desk(tmp_path / "s")
    assert desk.run(*WITHDRAW, REASON) == 0
    target = tmp_path / "out"
    assert desk.run("build", "--site-dir", str(target), "--no-verify") == 0
    page = (target / "bulletins/2026-01/index.html").read_text(encoding="utf-8")
    assert "这一页已经撤回" in page and "内容有误，已另行公开" in page
    assert "春季学费减免" not in page


def test_what_still_names_it_is_told_with_file_and_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A unit that public records name is not withdrawn: each of them is named, and no file is changed."""
    desk = Desk(tmp_path / "s")
    before = desk.files()
    assert desk.run("withdraw", "minzheng", "--kind", "unit", "--date", DAY, "--reason", REASON) == 1
    said = capsys.readouterr().out
    assert "A116" in said and "units/shili/duties/minzheng.yml:10:9" in said
    assert desk.files() == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("2026-01", "--reason", REASON), "有 3 条"),
        (("2026-tb-2", "--reason", REASON), "是不是“2026-tb-1”"),
        (("2026-01", "--kind", "简报", "--reason", "“一季度社会救助工作情况”写错了。"), "是被撤回的内容"),
        (("2026-01", "--kind", "简报", "--reason", "春季学费减免已经办完，这句不对。"), "是被撤回的内容"),
        (("2026-01", "--kind", "简报", "--reason", "写了张某某家里的事。"), "像有人名"),
        (("2026-01", "--kind", "简报", "--reason", " "), "写上撤回的原因"),
        (("2026-01", "--kind", "简报", "--place", "wuhai", "--reason", REASON), "没有“wuhai”"),
    ],
)
def test_what_cannot_be_withdrawn_is_said(
    words: tuple[str, ...], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An id of several records, of none, a reason that repeats what is gone or names somebody: one sentence, no change."""
    desk = Desk(tmp_path / "s")
    before = desk.files()
    assert desk.run("withdraw", *words) == 2
    assert said in capsys.readouterr().err
    assert desk.files() == before


def test_only_what_is_public_is_withdrawn(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A draft is deleted, not withdrawn; a record is withdrawn once."""
    desk = Desk(tmp_path / "s", [edit(BULLETIN, "state: public", "state: draft")])
    assert desk.run(*WITHDRAW, REASON) == 2
    assert "还是草稿" in capsys.readouterr().err
    other = Desk(tmp_path / "t")
    assert other.run(*WITHDRAW, REASON) == 0
    assert other.run(*WITHDRAW, REASON) == 2
    assert "已经撤回了" in capsys.readouterr().err


def test_without_a_reason_it_is_wrong_usage(tmp_path: Path) -> None:
    """The reason is asked for, never made up."""
    assert run(["withdraw", "2026-01"]) == 2


def test_in_a_repository_only_what_was_committed_as_public(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    """A record that was never committed as public is deleted, not withdrawn; one that was is withdrawn."""
    home = repository.folder
    new = home / "content/shili/bulletins/2026-02.yml"
    text = (home / BULLETIN).read_text(encoding="utf-8")
    new.write_text(text.replace("id: 2026-01", "id: 2026-02").replace("number: 1", "number: 2"), encoding="utf-8")
    call = ["--kind", "简报", "--date", DAY, "--reason", REASON, "--config", str(repository.config), "--as-of", DAY]
    assert run(["withdraw", "2026-02", *call]) == 1
    assert "A177" in capsys.readouterr().out
    assert "state: public" in new.read_text(encoding="utf-8")
    assert run(["withdraw", "2026-01", *call]) == 0
