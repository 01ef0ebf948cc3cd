"""``gongkai changes``: from where to where, in which form, and what it says where there is nothing to compare."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.changes.county import CHANNEL, HERE, NEW_RESOLUTION, RESOLUTION, County, call
from tests.repository import UNIT, Repository

TELEPHONE = ("telephone: 000-00000003", "telephone: 000-00000099")
CHANGED = "示例县民政局的投诉举报电话由 000-00000003 改为 000-00000099。"


def test_the_work_tree_against_the_last_commit(county: County, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a word it compares the files as they lie there with the last commit, in a folder of the repository too."""
    county.commit()
    assert call(county) == 0
    assert capsys.readouterr().out.startswith("从上次提交到现在的文件：读者看到的没有变。")
    county.edit(CHANNEL, TELEPHONE)
    county.write(f"{HERE}/resolutions/2026-06-09-9.yml", NEW_RESOLUTION)
    assert call(county) == 0
    out = capsys.readouterr().out
    assert f"  {CHANGED}\n      修改，文件：examples/shili/{CHANNEL}\n" in out
    assert "示例县新增议定事项“今冬取暖困难怎么帮”，牵头 示例县民政局" in out
    assert call(county, "--format", "markdown") == 0
    assert f"- {CHANGED}" in capsys.readouterr().out
    assert call(county, "--format", "json") == 0
    assert [one["id"] for one in json.loads(capsys.readouterr().out)["changes"]] == ["jubao", "2026-06-09-9"]


def test_a_branch_is_compared_with_where_it_began(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    """With a base, what others did meanwhile is not shown: it begins where both met; ``--to`` takes a revision."""
    repository.git("checkout", "-q", "-b", "mine")
    repository.change(UNIT, ("aliases: [教育局]", "aliases: [教育局, 教体局]"), day="2026-11-05")
    repository.git("checkout", "-q", "main")
    repository.change("content/shili/relief/dibao.yml", ("value: 800", "value: 870"), day="2026-11-06")
    for arguments in (("main", "--to", "mine"), ("mine", "--to", "main")):
        assert call(repository, *arguments) == 0
    mine, theirs = capsys.readouterr().out.split("从和 main 分开的地方", 1)[1].split("从和 mine 分开的地方", 1)
    assert "示例县教育局的简称和别名加上了“教体局”。" in mine
    assert "870" not in mine
    assert "数额由 800 改为 870" in theirs
    assert "教体局" not in theirs
    repository.git("checkout", "-q", "mine")
    repository.edit(UNIT, ("教育局, 教体局", "教育局, 教育体育局"))
    assert call(repository, "main") == 0
    out = capsys.readouterr().out
    assert "加上了“教育体育局”。" in out
    assert "870" not in out


@pytest.mark.parametrize("arguments", [("no-such",), ("--to", "no-such"), ("HEAD", "--to", "--output=x"), ("HEAD:x",)])
def test_a_wrong_revision_is_a_sentence(
    repository: Repository, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    """A revision that is not there is exit code 2 and one Chinese sentence."""
    assert call(repository, *arguments) == 2
    said = capsys.readouterr()
    assert "这个版本" in said.err
    assert said.out == ""


def test_without_a_commit_it_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No commit, no repository, no git, no folder: a sentence that says what to do, and exit code 2."""
    county = Repository(tmp_path / "repo")
    assert call(county) == 2
    assert "先提交一次" in capsys.readouterr().err
    (tmp_path / "repo" / ".git").rename(tmp_path / "away")
    assert call(county) == 2
    assert "git init" in capsys.readouterr().err


def test_without_git_it_says_so(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where there is no git, that is said."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert call(repository) == 2
    assert "没有 git" in capsys.readouterr().err


def test_histories_that_never_met_are_said(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    """Two revisions without a common ancestor are refused in a sentence."""
    repository.git("checkout", "-q", "--orphan", "apart")
    repository.commit("2026-11-02")
    assert call(repository, "main") == 2
    assert "没有共同的起点" in capsys.readouterr().err


def test_a_commit_without_a_site_is_no_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the base holds no site yet, the place is told as new."""
    repository = Repository(tmp_path / "repo")
    repository.git("commit", "-q", "--allow-empty", "-m", "begin")
    assert call(repository) == 0
    assert "新增地方“示例县”。" in capsys.readouterr().out


def test_records_that_must_be_mended_are_exit_0(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    """What must be mended is told as new, and is for ``check`` to refuse."""
    repository.edit(UNIT, ("state: public", "state：public"))
    assert call(repository) == 0
    out = capsys.readouterr().out
    assert "检查结果里新的：必须改" in out
    assert f"现在的文件：{UNIT} 读不出来，没有比。" in out


def test_nothing_of_the_repository_is_touched(county: County) -> None:
    """Comparing leaves the work tree and the index alone."""
    county.commit()
    county.edit(RESOLUTION, ("due: 2025-11-28", "due: 2025-12-26"))
    before = county.git("status", "--porcelain")
    assert call(county, "HEAD") == 0
    assert county.git("status", "--porcelain") == before
