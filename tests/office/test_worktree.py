"""Git that writes: 取来 and 放弃 lose nothing, what hangs is ended, and every sentence is true."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from generator.office import calling
from generator.office.calling import FarAwayError, SlowError, WorktreeError
from generator.office.worktree import Worktree, worktree_of
from tests.office.clones import FULL, THEIRS, Offices, git, hook
from tests.repository import MEASURE, UNIT

NEW = "units/shili/units/xin.yml"
CONFIG = "site_config.yml"


def tree_of(offices: Offices) -> Worktree:
    return worktree_of(offices.mine / CONFIG)


def state(offices: Offices) -> tuple[str, ...]:
    """All that could be lost: the commit, what is not committed, what is put aside."""
    asked = (("rev-parse", "HEAD"), ("status", "--porcelain"), ("diff", "HEAD"), ("stash", "list"))
    return tuple(git(offices.mine, *arguments) for arguments in asked)


def test_what_a_colleague_changed_too_is_not_taken_in(offices: Offices) -> None:
    """With the same file changed here and not committed, nothing is touched; the file and the way out are named."""
    offices.sent_by_a_colleague(UNIT, *THEIRS)
    offices.edit(offices.mine, UNIT, *FULL)
    before = state(offices)
    with pytest.raises(WorktreeError, match=rf"{UNIT}.*提交.*放弃") as raised:
        tree_of(offices).pull()
    assert "已经提交" not in str(raised.value)
    assert state(offices) == before
    assert len(tree_of(offices).changes()) == 1


def test_a_new_file_a_colleague_has_too_is_not_taken_in(offices: Offices) -> None:
    """A record of the same name, new on both sides, is named; ours stays as it is."""
    offices.sent_by_a_colleague(NEW, text="他的\n")
    (offices.mine / NEW).write_text("我的\n", encoding="utf-8")
    before = state(offices)
    with pytest.raises(WorktreeError, match=f"{NEW}.*提交") as raised:
        tree_of(offices).pull()
    assert "已经提交" not in str(raised.value)
    assert state(offices) == before
    assert (offices.mine / NEW).read_text(encoding="utf-8") == "我的\n"


def test_a_file_outside_the_records_is_for_the_technician(offices: Offices) -> None:
    """What the desk cannot commit is not told to be committed there."""
    offices.sent_by_a_colleague("笔记.txt", text="他的\n")
    (offices.mine / "笔记.txt").write_text("我的\n", encoding="utf-8")
    with pytest.raises(WorktreeError, match=r"笔记\.txt.*技术员"):
        tree_of(offices).pull()
    assert (offices.mine / "笔记.txt").read_text(encoding="utf-8") == "我的\n"


def test_other_work_in_hand_stays_in_hand(offices: Offices) -> None:
    """What is not committed and touches no file of the others is there after 取来, changed and new."""
    offices.sent_by_a_colleague(MEASURE, "state: public", "state: public   # 看过")
    offices.edit(offices.mine, UNIT, *FULL)
    (offices.mine / NEW).write_text("我的\n", encoding="utf-8")
    tree_of(offices).pull()
    assert git(offices.mine, "log", "--format=%s", "-1") == "同事的"
    assert [change.path for change in tree_of(offices).changes()] == [UNIT, NEW]
    assert FULL[1] in (offices.mine / UNIT).read_text(encoding="utf-8")
    assert git(offices.mine, "stash", "list") == ""


def test_what_slips_through_is_put_back(offices: Offices, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where work in hand turns out not to fit after all, commit and work are as they were before."""
    offices.sent_by_a_colleague(UNIT, *THEIRS)
    offices.edit(offices.mine, UNIT, *FULL)
    (offices.mine / NEW).write_text("我的\n", encoding="utf-8")
    git(offices.mine, "add", NEW)
    before = state(offices)
    monkeypatch.setattr(Worktree, "_refuse_clash", lambda _: None)
    with pytest.raises(WorktreeError, match=f"同一处：{UNIT}.*没有丢"):
        tree_of(offices).pull()
    assert state(offices) == before
    assert len(tree_of(offices).changes()) == 2


def test_what_cannot_be_put_back_is_told_where_it_lies(offices: Offices, monkeypatch: pytest.MonkeyPatch) -> None:
    """If even the way back is barred, the sentence names the place of the words, and they are there."""
    offices.sent_by_a_colleague(UNIT, *THEIRS)
    offices.edit(offices.mine, UNIT, *FULL)
    real = Worktree._run

    def barred(tree: Worktree, *arguments: str, fed: str = "") -> calling.Done:
        return calling.Done(1, "", "x") if arguments[0] == "reset" else real(tree, *arguments, fed=fed)

    monkeypatch.setattr(Worktree, "_refuse_clash", lambda _: None)
    monkeypatch.setattr(Worktree, "_run", barred)
    with pytest.raises(WorktreeError, match="git stash"):
        tree_of(offices).pull()
    assert FULL[1] in git(offices.mine, "stash", "show", "-p")


def test_commits_that_do_not_fit_leave_the_work_in_hand(offices: Offices) -> None:
    """A commit against a colleague's stays, and so does other work not yet committed."""
    offices.sent_by_a_colleague(UNIT, *THEIRS)
    offices.edit(offices.mine, UNIT, *FULL)
    git(offices.mine, "commit", "-qam", "我的")
    offices.edit(offices.mine, MEASURE, "state: public", "state: public   # 我看过")
    before = state(offices)
    with pytest.raises(WorktreeError, match=f"同一处：{UNIT}"):
        tree_of(offices).pull()
    assert state(offices) == before


def test_a_merge_that_no_rebase_left_is_told_as_it_is(offices: Offices) -> None:
    """Files with two versions in them are named; nobody is sent to a rebase that is not in progress."""
    offices.edit(offices.mine, UNIT, *FULL)
    git(offices.mine, "stash")
    offices.edit(offices.mine, UNIT, *THEIRS)
    git(offices.mine, "commit", "-qam", "我的")
    with pytest.raises(Exception, match="git"):
        git(offices.mine, "stash", "pop")
    with pytest.raises(WorktreeError, match=f"{UNIT}.*git add") as raised:
        tree_of(offices).changes()
    assert "rebase" not in str(raised.value)


def test_a_merge_half_done_is_not_called_a_rebase(offices: Offices) -> None:
    """The way out that is named is the one git takes."""
    (offices.mine / ".git" / "MERGE_HEAD").write_text(git(offices.mine, "rev-parse", "HEAD"), encoding="utf-8")
    with pytest.raises(WorktreeError, match="git merge --abort"):
        tree_of(offices).stage([UNIT])


def test_a_slow_commit_is_no_far_away_colleague(offices: Offices, monkeypatch: pytest.MonkeyPatch) -> None:
    """A check before the commit that takes too long is ended with its children; no commit, no lock, and that is said."""
    hook(offices.mine / ".git", "pre-commit", "sleep 30 &\nsleep 30")
    monkeypatch.setattr(calling, "PATIENCE", 1.0)
    offices.edit(offices.mine, UNIT, *FULL)
    before = state(offices)[0]
    began = time.monotonic()
    tree = tree_of(offices)
    with pytest.raises(SlowError, match=r"1 秒没有做完.*没有提交") as raised:
        tree.commit(tree.stage([UNIT]), "x")
    assert time.monotonic() - began < 25
    assert not isinstance(raised.value, FarAwayError)
    assert git(offices.mine, "rev-parse", "HEAD") == before
    assert not list((offices.mine / ".git").glob("*.lock"))
    assert FULL[1] in (offices.mine / UNIT).read_text(encoding="utf-8")


def test_a_commit_that_was_made_counts(offices: Offices, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where only what comes after the commit is slow, it is not said that there is none."""
    hook(offices.mine / ".git", "post-commit", "sleep 30")
    monkeypatch.setattr(calling, "PATIENCE", 3.0)
    offices.edit(offices.mine, UNIT, *FULL)
    tree = tree_of(offices)
    assert tree.commit(tree.stage([UNIT]), "我的\n") == git(offices.mine, "rev-parse", "HEAD")
    assert git(offices.mine, "log", "--format=%s", "-1") == "我的"


def test_a_child_that_stays_behind_holds_nobody_up(offices: Offices) -> None:
    """A program that git's helper leaves running, with the output open, is not waited for."""
    hook(offices.mine / ".git", "post-commit", "sleep 30 &")
    offices.edit(offices.mine, UNIT, *FULL)
    tree = tree_of(offices)
    began = time.monotonic()
    tree.commit(tree.stage([UNIT]), "我的\n")
    assert time.monotonic() - began < 25


def test_a_slow_line_is_far_away(offices: Offices, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the way to the others is ever told as being cut off."""
    git(offices.mine, "config", "remote.origin.url", "ssh://nobody.invalid/x")
    monkeypatch.setenv("GIT_SSH_COMMAND", "sleep 30 #")
    monkeypatch.setattr(calling, "FAR", 1.0)
    with pytest.raises(FarAwayError, match="连不上"):
        tree_of(offices).fetch()


def test_a_lock_left_behind_is_told(offices: Offices) -> None:
    """Another git at work, or one that died: the sentence says to wait, and which file it is."""
    offices.edit(offices.mine, UNIT, *FULL)
    (offices.mine / ".git" / "index.lock").touch()
    with pytest.raises(WorktreeError, match=r"另一个 git[\s\S]*index\.lock"):
        tree_of(offices).stage([UNIT])


def test_a_new_record_given_up_is_kept_aside(offices: Offices) -> None:
    """放弃 takes a new record out of the records; where it lies is said, and git does not see it."""
    for words in ("一\n", "二\n"):
        (offices.mine / NEW).write_text(words, encoding="utf-8")
        kept = tree_of(offices).discard(NEW)
        assert not (offices.mine / NEW).exists()
        assert (offices.mine / kept).read_text(encoding="utf-8") == words
    assert git(offices.mine, "status", "--porcelain") == ""


def test_a_change_given_up_is_kept_aside(offices: Offices) -> None:
    """放弃 puts a file back to the last commit and keeps what stood there, staged or not."""
    offices.edit(offices.mine, UNIT, *FULL)
    git(offices.mine, "add", UNIT)
    kept = tree_of(offices).discard(UNIT)
    assert FULL[1] in (offices.mine / kept).read_text(encoding="utf-8")
    assert FULL[0] in (offices.mine / UNIT).read_text(encoding="utf-8")
    (offices.mine / UNIT).unlink()
    assert tree_of(offices).discard(UNIT) == ""
    assert git(offices.mine, "status", "--porcelain") == ""


def test_a_new_record_staged_and_given_up_is_kept_aside(offices: Offices) -> None:
    """What git was told of already is kept as well."""
    (offices.mine / NEW).write_text("一\n", encoding="utf-8")
    git(offices.mine, "add", NEW)
    assert (offices.mine / tree_of(offices).discard(NEW)).read_text(encoding="utf-8") == "一\n"
    assert git(offices.mine, "status", "--porcelain") == ""


def test_many_files_go_in_one_commit(offices: Offices, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some systems end a command at 32,767 characters: more paths than that are committed, and told another way."""
    for number in range(600):
        (offices.mine / f"units/shili/units/{number:04}{'长' * 50}.yml").write_text("x\n", encoding="utf-8")
    longest = 0
    real = subprocess.Popen

    def noted(command: list[str], **rest: Any) -> subprocess.Popen[bytes]:
        nonlocal longest
        longest = max(longest, len(subprocess.list2cmdline(command)))
        return real(command, **rest)

    monkeypatch.setattr(calling.subprocess, "Popen", noted)
    tree = tree_of(offices)
    paths = [change.path for change in tree.changes()]
    assert len(" ".join(paths)) > 32_767
    made = tree.commit(tree.stage(paths), "多\n")
    assert tree.changes() == ()
    assert 0 < longest < 32_767
    monkeypatch.undo()
    assert made == git(offices.mine, "rev-parse", "HEAD")


def test_a_git_that_does_not_start_is_not_called_missing(offices: Offices, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only a machine without git is told to have none."""

    def fails(*_: object, **__: object) -> None:
        raise FileNotFoundError(206, "The filename or extension is too long")

    tree = tree_of(offices)
    monkeypatch.setattr(calling.subprocess, "Popen", fails)
    with pytest.raises(WorktreeError, match="too long") as raised:
        tree.changes()
    assert "没有 git" not in str(raised.value)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(WorktreeError, match="没有 git"):
        tree.changes()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Host key verification failed.", "不认识"),
        ("x@y: Permission denied (publickey,password).", "ssh-add"),
        ("ssh: connect to host y port 22: Connection refused", "连不上"),
    ],
)
def test_ssh_asks_nothing_and_what_it_lacks_is_told(
    offices: Offices, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, said: str, told: str
) -> None:
    """Ssh is told to ask nobody; a host not known, a key not unlocked and a dead line have a sentence each."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "ssh").write_text(f'#!/bin/sh\necho "$@" >"{tmp_path}/asked"\necho "{said}" >&2\nexit 255\n', "utf-8")
    (folder / "ssh").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.delenv("GIT_SSH_COMMAND", raising=False)
    git(offices.mine, "config", "remote.origin.url", "ssh://nobody.invalid/x")
    with pytest.raises(FarAwayError, match=told):
        tree_of(offices).fetch()
    assert "BatchMode=yes" in (tmp_path / "asked").read_text(encoding="utf-8")


@pytest.mark.parametrize("place", ["variable", "setting"])
def test_an_offices_own_ssh_is_left_alone(offices: Offices, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    """Where an office has named its own command, that one is run."""
    git(offices.mine, "config", "remote.origin.url", "ssh://nobody.invalid/x")
    monkeypatch.delenv("GIT_SSH_COMMAND", raising=False)
    if place == "variable":
        monkeypatch.setenv("GIT_SSH_COMMAND", "echo 自己的 >&2; false")
    else:
        git(offices.mine, "config", "core.sshCommand", "echo 自己的 >&2; false")
    with pytest.raises(FarAwayError):
        tree_of(offices).fetch()
    done = calling.call(offices.mine, ("fetch",), is_far=True)
    assert "自己的" in done.stderr


def test_looking_writes_nothing(offices: Offices) -> None:
    """A look at the work tree leaves git's index as it is, so that it is in nobody's way."""
    index = offices.mine / ".git" / "index"
    os.utime(offices.mine / UNIT, (1, 1))
    before = index.read_bytes()
    assert tree_of(offices).changes() == ()
    assert index.read_bytes() == before


def test_what_is_staged_and_gone_again_is_left_out(offices: Offices) -> None:
    """A record told to git and deleted since hinders no commit."""
    (offices.mine / NEW).write_text("一\n", encoding="utf-8")
    git(offices.mine, "add", NEW)
    (offices.mine / NEW).unlink()
    offices.edit(offices.mine, UNIT, *FULL)
    tree = tree_of(offices)
    staged = tree.stage([change.path for change in tree.changes()])
    assert staged == (UNIT,)
    tree.commit(staged, "我的\n")
    assert git(offices.mine, "status", "--porcelain") == ""


def test_what_the_others_have_gone_past_is_told_as_that(offices: Offices) -> None:
    """A push that does not follow on what is there is no broken line."""
    offices.sent_by_a_colleague(MEASURE, "state: public", "state: public   # 看过")
    offices.edit(offices.mine, UNIT, *FULL)
    git(offices.mine, "commit", "-qam", "我的")
    git(offices.mine, "fetch", "-q")
    with pytest.raises(WorktreeError, match="同事刚刚也送了") as raised:
        tree_of(offices).push()
    assert not isinstance(raised.value, FarAwayError)
