"""提交: a commit of what was changed, the others' work below it, ours sent; nothing lost on the way."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from generator.findings import Finding, Place
from generator.office import worktree
from generator.office.calling import WorktreeError
from generator.office.submit import BrokenError, NothingToSubmitError, Submitted, message_of, send, submit
from generator.office.worktree import Choice, Clash, Side, worktree_of
from generator.reports.report import Item, report_of
from tests.office.clones import FULL, THEIRS, Offices, git, hook
from tests.repository import DUTY, MEASURE, UNIT, Repository

CHANNEL = "content/shili/channels/rexian.yml"
DAY = date(2026, 11, 21)


def fine() -> list[Item]:
    return []


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
    assert done.is_sent
    assert done.said == (
        f"已经提交（{git(offices.shared, 'rev-parse', 'main')[:12]}），1 个文件。",
        "已经送到共用的仓库。",
    )
    assert git(offices.shared, "log", "--format=%s", "-2", "main").splitlines() == ["我的", "同事的"]


def test_a_conflict_names_the_file_and_keeps_the_work(offices: Offices) -> None:
    """Where both changed one line, the commit stays here, the tree is clean, and the file is named."""
    offices.sent_by_a_colleague(UNIT, *THEIRS)
    done = submit(offices.edit(offices.mine, UNIT, *FULL), "我的\n", fine)
    assert not done.is_sent
    assert done.commit == git(offices.mine, "rev-parse", "HEAD")
    assert f"同一处：{UNIT}" in done.said[-1]
    assert git(offices.mine, "log", "--format=%s", "-1") == "我的"
    assert git(offices.mine, "status", "--porcelain") == ""
    assert FULL[1] in (offices.mine / UNIT).read_text(encoding="utf-8")
    assert git(offices.shared, "log", "--format=%s", "-1", "main") == "同事的"


def clashing(offices: Offices) -> Clash:
    """Both changed one unit, each another record besides; what the clerk is shown."""
    offices.edit(offices.theirs, MEASURE, "state: public", "state: public   # 看过")
    offices.sent_by_a_colleague(UNIT, *THEIRS)
    offices.edit(offices.mine, DUTY, "state: public", "state: public   # 我看过")
    done = submit(offices.edit(offices.mine, UNIT, *FULL), "我的\n", fine)
    assert done.clash is not None
    assert done.clash.files == (UNIT,)
    return done.clash


def settle(offices: Offices, side: Side, clash: Clash) -> Submitted:
    return send(offices.mine / "site_config.yml", fine, Choice(side, clash.others))


@pytest.mark.parametrize(("side", "stands"), [(Side.others, THEIRS[1]), (Side.own, FULL[1])])
def test_somebody_says_whose_record_stands(offices: Offices, side: Side, stands: str) -> None:
    """One side's record stands, the other records of both are kept, and nothing is lost."""
    done = settle(offices, side, clashing(offices))
    assert (done.is_sent, done.clash) == (True, None)
    for path, words in ((UNIT, stands), (MEASURE, "# 看过"), (DUTY, "# 我看过")):
        assert words in git(offices.shared, "show", f"main:{path}")
    assert git(offices.mine, "status", "--porcelain") == ""
    kept = list((offices.mine / ".gongkai" / "放弃").glob("*/*.zip"))
    assert len(kept) == (side is Side.others)
    for one in kept:
        assert f"放在 {one.relative_to(offices.mine).as_posix()}" in done.said[-1]
        with ZipFile(one) as held:
            assert [name for name in held.namelist() if not name.endswith("/")] == [UNIT]
            assert FULL[1] in held.read(UNIT).decode()


def test_a_record_is_never_mixed_of_two(offices: Offices) -> None:
    """A colleague changed the number and took the proof away, I renewed the proof of the old number: no line of both."""
    proof = "verified: {post: 示例值班岗, date: 2026-11-20, how: 打通电话}\n"
    offices.edit(offices.theirs, CHANNEL, proof, "")
    offices.sent_by_a_colleague(CHANNEL, "telephone: 0999-0000000", "telephone: 0999-1111111")
    done = submit(offices.edit(offices.mine, CHANNEL, "date: 2026-11-20, how", "date: 2026-11-21, how"), "我的\n", fine)
    assert done.clash is not None
    mine = (offices.mine / CHANNEL).read_text(encoding="utf-8")
    assert settle(offices, Side.own, done.clash).is_sent
    assert git(offices.shared, "show", f"main:{CHANNEL}") == mine.strip()


def test_a_number_and_its_proof_are_never_joined_by_lines(offices: Offices) -> None:
    """Where git would mix a number of one with a proof of the other without a clash, somebody is asked."""
    apart = "limit: dibao-banfa/22/zongqi\n"
    offices.sent_by_a_colleague(CHANNEL, "telephone: 0999-0000000", "telephone: 0999-1111111")
    config = offices.edit(offices.mine, CHANNEL, "date: 2026-11-20, how", "date: 2026-11-21, how")
    assert apart in (offices.mine / CHANNEL).read_text(encoding="utf-8")  # lines between the two
    assert submit(config, "我的\n", fine).clash is not None


def test_a_choice_is_for_what_was_shown(offices: Offices) -> None:
    """What a colleague sent after the page was shown is shown first."""
    clash = clashing(offices)
    offices.sent_by_a_colleague(DUTY, "state: public", "state: public   # 同事看过")
    done = settle(offices, Side.own, clash)
    assert not done.is_sent
    assert done.clash is not None
    assert done.clash.files == (DUTY, UNIT)
    assert "# 同事看过" in git(offices.shared, "show", f"main:{DUTY}")
    assert settle(offices, Side.own, done.clash).is_sent


def test_all_of_it_may_be_theirs(offices: Offices) -> None:
    """Where nothing of ours is left there is nothing to send, and that is said."""
    offices.sent_by_a_colleague(UNIT, *THEIRS)
    done = submit(offices.edit(offices.mine, UNIT, *FULL), "我的\n", fine)
    assert done.clash is not None
    done = settle(offices, Side.others, done.clash)
    assert (done.is_sent, "不用再送" in done.said[0]) == (True, True)
    assert git(offices.mine, "rev-parse", "HEAD") == git(offices.shared, "rev-parse", "main")
    with pytest.raises(NothingToSubmitError):
        send(offices.mine / "site_config.yml", fine, Choice(Side.others, ""))


def test_what_one_side_deleted_is_for_a_technician(offices: Offices) -> None:
    """Changed here and deleted there: neither side can be taken, and everything is as it was."""
    (offices.theirs / UNIT).unlink()
    offices.sent_by_a_colleague(MEASURE, "state: public", "state: public   # 看过")
    done = submit(offices.edit(offices.mine, UNIT, *FULL), "我的\n", fine)
    assert done.clash is not None
    before = git(offices.mine, "rev-parse", "HEAD")
    done = settle(offices, Side.others, done.clash)
    assert (done.is_sent, done.clash) == (False, None)
    assert "技术员" in done.said[-1]
    assert git(offices.mine, "rev-parse", "HEAD") == before
    assert git(offices.mine, "status", "--porcelain") == ""


def test_what_resembles_a_record_is_another_one(offices: Offices) -> None:
    """A colleague gave a record up for a new one like it: my words about the old one do not move into the new."""
    text = (offices.theirs / UNIT).read_text(encoding="utf-8")
    (offices.theirs / UNIT).unlink()
    offices.sent_by_a_colleague("units/shili/units/tiyu.yml", text=text.replace("id: jiaoyu", "id: tiyu"))
    done = submit(offices.edit(offices.mine, UNIT, *FULL), "我的\n", fine)
    assert (done.is_sent, done.clash is None) == (False, False)
    assert FULL[1] not in git(offices.shared, "show", "main:units/shili/units/tiyu.yml")


def test_what_arrived_is_sent_though_the_answer_was_late(offices: Offices, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that builds longer than anybody waits has taken it all the same."""
    hook(offices.shared, "post-receive", "sleep 6")
    monkeypatch.setattr(worktree, "PUSHING", 2.0)
    done = submit(offices.edit(offices.mine, UNIT, *FULL), "我的\n", fine)
    assert done.is_sent
    assert git(offices.shared, "log", "-1", "--format=%s", "main") == "我的"


def test_the_first_commit_goes_to_an_empty_repository(offices: Offices, tmp_path: Path) -> None:
    """A branch that follows one that is not there yet has somewhere to send."""
    empty = tmp_path / "空.git"
    git(tmp_path, "init", "-q", "--bare", "-b", "main", str(empty))
    git(offices.mine, "remote", "set-url", "origin", str(empty))
    git(offices.mine, "update-ref", "-d", "refs/remotes/origin/main")
    done = submit(offices.edit(offices.mine, UNIT, *FULL), "我的\n", fine)
    assert done.is_sent
    assert git(empty, "log", "-1", "--format=%s", "main") == "我的"


def test_a_hook_of_this_machine_is_not_the_network(offices: Offices) -> None:
    """What git refuses here is told as git tells it, not as a line that is down."""
    hook(offices.mine / ".git", "pre-push", "echo 不许 >&2; exit 1")
    done = submit(offices.edit(offices.mine, UNIT, *FULL), "我的\n", fine)
    assert not done.is_sent
    assert "连不上" not in "".join(done.said)
    assert "没有送成" in done.said[-1]


def test_without_a_network_the_commit_stays_here(offices: Offices) -> None:
    """What cannot be sent is committed here, and goes with the next one."""
    config = offices.edit(offices.mine, UNIT, *FULL)
    offices.shared.rename(offices.shared.with_name("away.git"))
    done = submit(config, "我的\n", fine)
    assert not done.is_sent
    assert done.said[1] == "还没有送出去。提交在本机的，没有丢。"
    assert "连不上" in done.said[2]
    offices.shared.with_name("away.git").rename(offices.shared)
    assert submit(config, "", fine).said == ("已经送到共用的仓库。",)
    assert git(offices.shared, "log", "--format=%s", "-1", "main") == "我的"


def test_what_the_other_side_refuses_is_told(offices: Offices) -> None:
    """The words of a hook that refuses reach the clerk."""
    hook(offices.shared, "pre-receive", "echo '电话不对，没有收。' >&2; exit 1")
    done = submit(offices.edit(offices.mine, UNIT, *FULL), "我的\n", fine)
    assert not done.is_sent
    assert "没有收下" in done.said[2]
    assert "电话不对，没有收。" in done.said[3:]
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


def test_what_a_colleague_broke_is_not_called_uncommitted(offices: Offices) -> None:
    """Records that are broken only under the others' work are named, and it is said that ours are committed here."""
    offices.sent_by_a_colleague(MEASURE, "state: public", "state: public   # 看过")
    item = Item(Finding(Place("x.yml"), "L101"), "key")
    answers = iter(([], [item]))
    done = submit(offices.edit(offices.mine, UNIT, *FULL), "我的\n", lambda: next(answers))
    assert done.broken == (item,)
    assert not done.is_sent
    assert not [one for one in done.said if "没有提交" in one]
    assert git(offices.mine, "log", "--format=%s", "-1") == "我的"
    assert git(offices.shared, "log", "--format=%s", "-1", "main") == "同事的"


def test_only_what_is_gone_again_is_nothing(offices: Offices) -> None:
    """A record told to git and deleted since is no change."""
    new = offices.mine / "units/shili/units/xin.yml"
    new.write_text("x\n", encoding="utf-8")
    git(offices.mine, "add", "-A")
    new.unlink()
    with pytest.raises(NothingToSubmitError):
        submit(offices.mine / "site_config.yml", "x", fine)


def test_kept_here_on_purpose_is_said_as_that(offices: Offices) -> None:
    """Who asked for no sending is not told that there is nowhere to send to."""
    done = submit(offices.edit(offices.mine, UNIT, *FULL), "我的\n", fine, sends=False)
    assert done.is_sent
    assert done.said[-1] == "只提交在本机，没有送出去。"


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
