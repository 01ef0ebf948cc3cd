"""``gongkai submit`` as it is typed: what it says, where it sends, how it ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli import run
from tests.office.clones import FULL, Offices, git, hook
from tests.repository import MEASURE, UNIT, Repository

NOTE = ("state: public", "state: public   # 看过")


def submitted(config: Path, *rest: str) -> int:
    return run(["submit", "--config", str(config), "--as-of", "2026-11-21", *rest])


def test_what_was_changed_is_sent_with_a_message(offices: Offices, capsys: pytest.CaptureFixture[str]) -> None:
    """The message has the words given, what a reader sees changed, the basis and the day; the end is 0."""
    config = offices.edit(offices.mine, UNIT, *FULL)
    assert submitted(config, "--message", "改名", "--basis", "来电核实") == 0
    message = git(offices.shared, "log", "-1", "--format=%B", "main").splitlines()
    assert message[0] == "改名"
    assert [line for line in message if line.startswith("- ") and "示例县教育和体育局" in line]
    assert message[-2:] == ["依据：来电核实", "日期：2026-11-21"]
    told = capsys.readouterr().out
    assert "示例县教育和体育局" in told
    assert told.endswith("，1 个文件。\n已经送到共用的仓库。\n")


def test_without_a_message_the_change_is_the_message(offices: Offices) -> None:
    """Who writes nothing has the first change as the first line."""
    assert submitted(offices.edit(offices.mine, UNIT, *FULL)) == 0
    assert "示例县教育和体育局" in git(offices.shared, "log", "-1", "--format=%s", "main")


def test_nothing_to_submit_is_well(offices: Offices, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing changed, nothing waiting: that is said, and is no failure."""
    assert submitted(offices.mine / "site_config.yml") == 0
    assert capsys.readouterr().out == "没有要提交的。\n"


def test_broken_records_end_with_1(offices: Offices, capsys: pytest.CaptureFixture[str]) -> None:
    """What must be mended is listed, and there is no commit."""
    before = git(offices.mine, "rev-parse", "HEAD")
    assert submitted(offices.edit(offices.mine, UNIT, "kind: 行政机关", "kind: 行政")) == 1
    told = capsys.readouterr()
    assert UNIT in told.out
    assert "没有提交" in told.err
    assert git(offices.mine, "rev-parse", "HEAD") == before


def test_behind_a_colleague_both_are_sent(offices: Offices) -> None:
    """Another's commit is taken in first, and nothing of either is lost."""
    offices.sent_by_a_colleague(MEASURE, *NOTE)
    assert submitted(offices.edit(offices.mine, UNIT, *FULL), "--message", "我的") == 0
    assert git(offices.shared, "log", "-2", "--format=%s", "main").splitlines() == ["我的", "同事的"]


def test_a_colleagues_broken_record_ends_with_1(offices: Offices, capsys: pytest.CaptureFixture[str]) -> None:
    """Ours is committed here and not sent; what is broken is listed, and nobody is told that there is no commit."""
    offices.sent_by_a_colleague(UNIT, "kind: 行政机关", "kind: 行政")
    assert submitted(offices.edit(offices.mine, MEASURE, *NOTE), "--message", "我的") == 1
    told = capsys.readouterr()
    assert "已经提交" in told.out
    assert "还没有送出去" in told.out
    assert UNIT in told.out
    assert "没有提交" not in told.out + told.err
    assert git(offices.mine, "log", "-1", "--format=%s") == "我的"
    assert git(offices.shared, "log", "-1", "--format=%s", "main") == "同事的"


def test_without_others_it_stays_here(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    """With no shared repository a commit is all there is to do."""
    git(repository.top, "config", "user.name", "岗位")
    git(repository.top, "config", "user.email", "x@example.invalid")
    repository.edit(UNIT, FULL)
    assert submitted(repository.config) == 0
    assert capsys.readouterr().out.endswith("没有设共用的仓库，只提交在本机。\n")


def test_a_refusal_ends_with_1(offices: Offices, capsys: pytest.CaptureFixture[str]) -> None:
    """The words of a hook that refuses are shown; the commit stays and is sent another time."""
    hook(offices.shared, "pre-receive", "echo '电话不对，没有收。' >&2; exit 1")
    config = offices.edit(offices.mine, UNIT, *FULL)
    assert submitted(config, "--message", "我的") == 1
    told = capsys.readouterr().out
    assert "还没有送出去" in told
    assert "电话不对，没有收。" in told
    (offices.shared / "hooks" / "pre-receive").unlink()
    assert submitted(config) == 0
    assert capsys.readouterr().out == "已经送到共用的仓库。\n"
    assert git(offices.shared, "log", "-1", "--format=%s", "main") == "我的"


def test_kept_here_when_asked(offices: Offices, capsys: pytest.CaptureFixture[str]) -> None:
    """With --no-push the others have nothing of it."""
    before = git(offices.shared, "rev-parse", "main")
    assert submitted(offices.edit(offices.mine, UNIT, *FULL), "--no-push") == 0
    assert capsys.readouterr().out.endswith("只提交在本机，没有送出去。\n")
    assert git(offices.shared, "rev-parse", "main") == before


def test_a_folder_without_git_ends_with_2(tmp_path: Path, repository: Repository) -> None:
    """Where nothing can be committed at all, the call is wrong."""
    (repository.top / ".git").rename(tmp_path / "away")
    assert submitted(repository.config) == 2
