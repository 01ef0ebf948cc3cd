"""A push to the office's own server: checked before it is taken, released after."""

from __future__ import annotations

import fcntl
import os
import subprocess
import time
from pathlib import Path

import pytest

from tests.factories import REPO
from tests.hooks.server import PAGE, PYTHON, UNIT, Push, Server, ended
from tests.repository import Repository

NUMBER = "999999199003076633"
GOOD = ("示例县民政局", "示例县民政局（新）")
DATA_PAGE = """\
state: public
origin: compiled
review: {post: 编辑岗, date: 2026-11-21, basis: 说明本站自己, conclusion: 可以公开}
published_here: 2026-11-21
changed: 2026-11-21
checked: 2026-11-21
id: data
title: 数据说明
summary: 数据怎么用
"""


def check_nothing_changed(server: Server, refs: str, state: dict[str, tuple[int, int]], push: Push) -> None:
    """A refused push leaves refs, objects and the site as they were, and says so."""
    assert not push.is_taken
    assert (server.refs(), server.state()) == (refs, state)
    assert server.head() not in server.git("cat-file", "--batch-all-objects", "--batch-check=%(objectname)")
    assert "网站没有动" in push.said


def test_a_good_push_is_published(server: Server) -> None:
    """What is pushed is checked, built and shown, and whoever pushes reads so in Chinese."""
    push = server.push()
    assert push.is_taken, push.shown
    assert server.is_shown(server.head())
    assert "检查过了：必须改 0 处" in push.said
    assert f"发布好了：{server.head()[:12]}" in push.said
    commit = server.change(*GOOD)
    assert server.push().is_taken
    assert server.is_shown(commit)
    assert GOOD[1] in (server.current / PAGE).read_text(encoding="utf-8")


def test_a_bad_record_is_refused(published: Server) -> None:
    """A push with a misspelt field is refused with file, line and remedy; refs, objects and the site stay as they were."""
    before = published.refs(), published.state()
    published.change("full:", "fulll:")
    push = published.push()
    check_nothing_changed(published, *before, push)
    assert f"{UNIT}:12:1" in push.said.splitlines()
    assert "  L201 没有叫“fulll”的字段。" in push.said.splitlines()
    assert "怎么改：" in push.said


def test_the_first_push_may_be_refused_too(server: Server) -> None:
    """Where nothing was published yet, a bad push leaves nothing behind: no branch, no release."""
    before = server.refs(), server.state()
    server.change("full:", "fulll:")
    check_nothing_changed(server, *before, server.push())
    assert not server.current.exists()


def test_a_number_of_a_person_is_refused(published: Server) -> None:
    """The privacy gate stands at the door: a citizen's number never becomes part of the repository, nor of an answer."""
    before = published.refs(), published.state()
    published.change("full: 示例县民政局", f"full: 示例县民政局{NUMBER}")
    push = published.push()
    check_nothing_changed(published, *before, push)
    assert UNIT in push.said
    assert NUMBER not in push.shown


def test_what_was_broken_before_is_refused_still(server: Server) -> None:
    """What is public must be clean: a push that only touches another file is refused while something must be changed."""
    server.clerk.git("config", "user.name", "x")
    server.git("config", "gongkai.branch", "elsewhere")
    server.change("full:", "fulll:")
    assert server.push().is_taken  # let in while another branch was the published one
    server.git("config", "gongkai.branch", "main")
    server.clerk.change("units/shili/units/jiaoyu.yml", ("教育局]", "教育局, 县教育]"), day="2026-11-21")
    push = server.push()
    assert not push.is_taken
    assert UNIT in push.said


def test_other_branches_pass(server: Server) -> None:
    """A branch that is not the published one is neither checked nor published."""
    server.change("full:", "fulll:")
    push = server.push("main:refs/heads/attempt")
    assert push.is_taken
    assert push.said == ""
    assert not server.to.exists()


def test_one_bad_branch_keeps_all_out(server: Server) -> None:
    """A push of several branches is one: where the published one is bad, none comes in."""
    server.clerk.git("branch", "attempt")
    server.change("full:", "fulll:")
    assert not server.push("main", "attempt").is_taken
    assert server.refs() == ""


def test_the_branch_is_not_deleted(published: Server) -> None:
    """The published branch cannot be deleted, which is said in a sentence."""
    before = published.refs(), published.state()
    push = published.push("--delete", "main")
    assert not push.is_taken
    assert (published.refs(), published.state()) == before
    assert "main 是发布用的分支，不能删" in push.said


def test_a_forced_push_is_checked_like_any_other(server: Server) -> None:
    """A forced push of good records is published, one of bad records is refused."""
    first = server.head()
    server.change(*GOOD)
    assert server.push().is_taken
    server.clerk.git("reset", "-q", "--hard", first)
    bad = server.change("full:", "fulll:")
    assert not server.push("--force", "main").is_taken
    server.clerk.git("reset", "-q", "--hard", first)
    assert server.push("--force", "main").is_taken
    assert server.is_shown(first)
    assert bad not in server.refs()


@pytest.mark.parametrize("gone", ["site_config.yml", "units"])
def test_a_commit_without_records_is_refused(server: Server, gone: str) -> None:
    """A commit without the settings, or without records, is refused in a sentence."""
    server.clerk.git("rm", "-q", "-r", gone)
    server.clerk.commit("2026-11-21")
    push = server.push()
    assert not push.is_taken
    assert "没有 site_config.yml，或没有 content、units" in push.said.replace("\n", "")
    assert "Traceback" not in push.shown


def test_a_build_that_fails_leaves_the_old_site(published: Server) -> None:
    """Where the build stumbles over what a check cannot see, the old release stays and whoever pushed is told."""
    first, state = published.head(), published.state()
    published.clerk.write("content/_national/pages/data.yml", DATA_PAGE)
    published.clerk.write("content/_national/pages/data.md", "这里是数据。\n")
    published.clerk.commit("2026-11-21")
    push = published.push()
    assert push.is_taken
    assert "网站没有建成" in push.said
    assert "P101" in push.said
    assert "网站没有动" in push.said
    assert published.is_shown(first)
    assert {path for path in published.state() if path != ".lock"} == {path for path in state if path != ".lock"}
    published.clerk.git("rm", "-q", "content/_national/pages/data.yml", "content/_national/pages/data.md")
    published.clerk.commit("2026-11-21")
    assert published.push().is_taken
    assert published.is_shown(published.head())


def test_a_folder_that_cannot_be_released_to_is_said(server: Server) -> None:
    """Where something stands in the way of the release, the commit is kept and whoever pushed is told why."""
    (server.current).mkdir(parents=True)
    push = server.push()
    assert push.is_taken
    assert "网站没有建成" in push.said
    assert "不是链接" in push.said
    server.current.rmdir()
    commit = server.change(*GOOD)
    assert server.push().is_taken
    assert server.is_shown(commit)


def test_the_newest_of_several_pushes_is_shown(published: Server) -> None:
    """Two pushes that wait for one another end with the newer commit shown, whoever got hold of the lock first."""
    with (published.to / ".lock").open("r+b") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        first = published.change(*GOOD)
        one = published.start()
        _wait(lambda: published.git("rev-parse", "main") == first)
        second = published.change(GOOD[1], "示例县民政局（再新）")
        other = published.start()
        _wait(lambda: published.git("rev-parse", "main") == second)
        fcntl.flock(lock, fcntl.LOCK_UN)
    pushes = ended(one), ended(other)
    assert all(push.is_taken for push in pushes)
    assert published.is_shown(second)
    assert any("等它做完" in push.said for push in pushes)


def test_a_release_that_waited_is_not_older(published: Server) -> None:
    """A nightly release that waits while a push is published shows the pushed commit, not what it saw before."""
    with (published.to / ".lock").open("r+b") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        config = published.bare / "site_config.yml"
        call = [
            PYTHON,
            "-m",
            "generator.cli",
            "release",
            "--config",
            str(config),
            "--rev",
            "main",
            "--to",
            str(published.to),
        ]
        nightly = subprocess.Popen(call, cwd=REPO, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert nightly.stderr is not None
        while "等它做完".encode() not in nightly.stderr.readline():
            assert nightly.poll() is None
        commit = published.change(*GOOD)
        published.git("fetch", "-q", str(published.clerk.top), "main:main")
        fcntl.flock(lock, fcntl.LOCK_UN)
    nightly.communicate(timeout=300)
    assert nightly.returncode == 0
    assert published.is_shown(commit)


def test_two_that_push_at_the_same_time(published: Server, tmp_path: Path) -> None:
    """Of two clerks with the same base who push at once one is taken, and the site shown is that of the branch."""
    published.change(*GOOD)
    colleague = Repository(tmp_path / "colleague")
    colleague.git("fetch", "-q", str(published.bare), "main")
    colleague.git("reset", "-q", "--hard", "FETCH_HEAD")
    colleague.change(UNIT, ("aliases: [民政局]", "aliases: [民政局, 县民政]"), day="2026-11-21")
    pushes = [ended(process) for process in (published.start(), published.start(clerk=colleague))]
    assert any(push.is_taken for push in pushes)
    assert published.is_shown(published.git("rev-parse", "main"))


@pytest.mark.parametrize("locale", ["C", "POSIX", "zh_CN.GB18030"])
def test_answers_are_utf_8_in_any_locale(server: Server, locale: str) -> None:
    """Whatever the locale of the server, the answer is Chinese in UTF-8."""
    server.change("full:", "fulll:")
    push = server.push(LC_ALL=locale, LANG=locale, PYTHONIOENCODING="ascii")
    assert "没有叫“fulll”的字段" in push.said
    assert "?" not in push.said


def test_lines_are_short(server: Server) -> None:
    """No line of an answer but a place is wider than a terminal of 80 columns."""
    edits = [("full: 示例县民政局", "fulll: 示例县民政局\n全称: 甲\nchagned: 乙"), ("aliases:", "alises:")]
    server.clerk.edit(UNIT, *edits)
    server.clerk.commit("2026-11-21")
    lines = server.push().said.splitlines()
    assert len(lines) > 6
    assert [
        line for line in lines if len(line.encode("gb18030")) > 72 and not line.startswith(("units/", "content/"))
    ] == []


def test_whoever_pushes_may_go_away(server: Server) -> None:
    """Where nobody listens any more, the release is made all the same."""
    hook = server.bare / "hooks" / "post-receive"
    server.clerk.git("push", "-q", str(server.bare), "main:refs/heads/attempt")
    server.git("update-ref", "refs/heads/main", server.head())
    reader, writer = os.pipe()
    os.close(reader)
    told = f"{'0' * 40} {server.head()} refs/heads/main\n".encode()
    subprocess.run([str(hook)], cwd=server.bare, input=told, stderr=writer, stdout=writer, check=False, timeout=300)
    os.close(writer)
    assert server.is_shown(server.head())


def _wait(is_so: object) -> None:
    for _ in range(600):
        if is_so():  # type: ignore[operator]
            return
        time.sleep(0.1)
    raise AssertionError
