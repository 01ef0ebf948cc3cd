"""提交: a commit of what was changed, the others' work below it, ours sent; nothing lost on the way."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from generator.office.submit import BrokenError, NothingToSubmitError, message_of, submit
from generator.office.worktree import WorktreeError, worktree_of
from generator.reports.report import Item, report_of
from tests.repository import MEASURE, UNIT, Repository

DAY = date(2026, 11, 21)
FULL = ("full: 示例县教育局", "full: 示例县教育和体育局")


@pytest.fixture(autouse=True)
def named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Git on the office's machine knows who works there."""
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.delenv(f"GIT_{role}_NAME", raising=False)


def fine() -> list[Item]:
    return []


def git(folder: Path, *arguments: str) -> str:
    call = ["git", "-C", str(folder), "-c", "user.name=岗位", "-c", "user.email=x@example.invalid", *arguments]
    return subprocess.run(call, check=True, capture_output=True, env=dict(os.environ)).stdout.decode().strip()


class Offices:
    """A shared repository and the clones of two colleagues, whose names have spaces and Chinese."""

    def __init__(self, folder: Path, repository: Repository) -> None:
        self.shared = folder / "共用 库.git"
        git(folder, "clone", "-q", "--bare", str(repository.top), str(self.shared))
        self.mine, self.theirs = folder / "我 的", folder / "同事的"
        for clone in (self.mine, self.theirs):
            git(folder, "clone", "-q", str(self.shared), str(clone))
            git(clone, "config", "user.name", "岗位")
            git(clone, "config", "user.email", "x@example.invalid")

    def edit(self, clone: Path, path: str, old: str, new: str) -> Path:
        file = clone / path
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1
        file.write_text(text.replace(old, new), encoding="utf-8", newline="\n")
        return clone / "site_config.yml"


@pytest.fixture
def offices(tmp_path: Path, repository: Repository) -> Offices:
    return Offices(tmp_path, repository)


def test_a_change_becomes_a_commit_and_is_sent(offices: Offices) -> None:
    """The commit holds the changed records and the message; the shared repository has it."""
    config = offices.edit(offices.mine, UNIT, *FULL)
    (offices.mine / "笔记.txt").write_text("不交", encoding="utf-8")
    done = submit(config, message_of(("某处改了。",), "来电核实", DAY), fine)
    assert git(offices.shared, "rev-parse", "main") == done.commit
    assert git(offices.mine, "show", "--name-only", "--format=%s%n%b", "HEAD").splitlines() == [
        "某处改了。", "- 某处改了。", "", "依据：来电核实", "日期：2026-11-21", "", "", UNIT,
    ]  # fmt: skip
    with pytest.raises(NothingToSubmitError):
        submit(config, "x", fine)


def test_others_work_is_taken_in_first(offices: Offices) -> None:
    """Two offices that change different records lose nothing of either."""
    submit(offices.edit(offices.theirs, MEASURE, "state: public", "state: public   # 看过"), "同事的\n", fine)
    done = submit(offices.edit(offices.mine, UNIT, *FULL), "我的\n", fine)
    assert done.said[-1] == "已经送到共用的仓库。"
    assert git(offices.shared, "log", "--format=%s", "-2", "main").splitlines() == ["我的", "同事的"]


def test_a_conflict_names_the_file_and_keeps_the_work(offices: Offices) -> None:
    """Where both changed one line, the commit stays here, the tree is clean, and the file is named."""
    submit(offices.edit(offices.theirs, UNIT, FULL[0], "full: 示例县教委"), "同事的\n", fine)
    config = offices.edit(offices.mine, UNIT, *FULL)
    with pytest.raises(WorktreeError, match=f"同一处：{UNIT}.*没有丢"):
        submit(config, "我的\n", fine)
    assert git(offices.mine, "log", "--format=%s", "-1") == "我的"
    assert git(offices.mine, "status", "--porcelain") == ""
    assert FULL[1] in (offices.mine / UNIT).read_text(encoding="utf-8")
    assert git(offices.shared, "log", "--format=%s", "-1", "main") == "同事的"


def test_without_a_network_the_commit_stays_here(offices: Offices) -> None:
    """What cannot be sent is committed here, and goes with the next one."""
    config = offices.edit(offices.mine, UNIT, *FULL)
    offices.shared.rename(offices.shared.with_name("away.git"))
    done = submit(config, "我的\n", fine)
    assert "已经提交在本机，没有丢" in done.said[-1]
    offices.shared.with_name("away.git").rename(offices.shared)
    assert submit(config, "", fine).said == ("已经送到共用的仓库。",)
    assert git(offices.shared, "log", "--format=%s", "-1", "main") == "我的"


def test_what_the_other_side_refuses_is_told(offices: Offices) -> None:
    """The words of a hook that refuses reach the clerk."""
    hook = offices.shared / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\necho '电话不对，没有收。' >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    with pytest.raises(WorktreeError, match=r"没有收下.*\n.*电话不对，没有收。"):
        submit(offices.edit(offices.mine, UNIT, *FULL), "我的\n", fine)
    assert git(offices.mine, "log", "--format=%s", "-1") == "我的"


def test_broken_records_are_not_committed(offices: Offices, repository: Repository) -> None:
    """With something to mend there is no commit, and what was written stays."""
    config = offices.edit(offices.mine, UNIT, "kind: 行政机关", "kind: 行政")
    repository.edit(UNIT, ("kind: 行政机关", "kind: 行政"))
    broken = report_of(repository.check().findings).items
    assert broken
    before = git(offices.mine, "rev-parse", "HEAD")
    with pytest.raises(BrokenError) as raised:
        submit(config, "x", lambda: broken)
    assert raised.value.items == broken
    assert git(offices.mine, "rev-parse", "HEAD") == before
    assert "kind: 行政\n" in (offices.mine / UNIT).read_text(encoding="utf-8")


def test_a_folder_without_git_is_told(tmp_path: Path) -> None:
    """Outside a repository the sentence says what to do."""
    with pytest.raises(WorktreeError, match="git init"):
        worktree_of(tmp_path / "site_config.yml")


def test_a_clerk_without_a_name_is_asked_for_it(offices: Offices, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git's own complaint is replaced by the two lines to type."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    git(offices.mine, "config", "--unset", "user.name")
    with pytest.raises(WorktreeError, match=r"git config user\.name"):
        submit(offices.edit(offices.mine, UNIT, *FULL), "x", fine)


def test_an_unfinished_merge_is_told(offices: Offices) -> None:
    """A rebase left half done is named, with the two ways out."""
    (offices.mine / ".git" / "rebase-merge").mkdir()
    with pytest.raises(WorktreeError, match="git rebase --abort"):
        submit(offices.edit(offices.mine, UNIT, *FULL), "x", fine)


@pytest.mark.parametrize(
    ("sentences", "subject"),
    [
        ((), "记录有改动，读者看到的没有变"),
        (("甲改为乙。",), "甲改为乙。"),
        (("甲改为乙。", "丙"), "甲改为乙。等 2 处"),
        (("长" * 90,), "长" * 48 + "……"),
        (("长" * 90, "丙"), "长" * 43 + "……等 2 处"),
    ],
)
def test_a_message_says_what_on_what_basis_and_when(sentences: tuple[str, ...], subject: str) -> None:
    """The first line is what changed, short; then every sentence, the basis, the day."""
    lines = message_of(sentences, "", DAY).splitlines()
    assert lines[0] == subject
    assert len(lines[0]) <= 50
    assert lines[-2:] == ["依据：未写", "日期：2026-11-21"]
    assert [line for line in lines if line.startswith("- ")] == [f"- {one}" for one in sentences]
