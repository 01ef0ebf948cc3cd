"""Where the past comes from: whole, shallow or none, a folder, a revision, a merge; and nothing of it runs."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from generator.cli import run
from generator.revision.past import past_of
from generator.revision.records import records_at
from tests.history_pages import HISTORY, MARK, PAGE, come, days, fact, gone, history, named
from tests.repository import MEASURE, MESSAGE, UNIT, Repository

DOCUMENT = "content/shili/documents/zhidu/document.yml"
ORIGINAL = "content/shili/documents/zhidu/original.txt"
RELIEF_HISTORY = "relief/dibao/history/index.html"
MOBILE = "手机 13812345678"


# where git tells nothing


NOT_TOLD = "这次构建取不到完整的修改记录"


def test_a_shallow_clone_says_so(repository: Repository, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A clone without the whole past shows no history and never says that nothing changed."""
    repository.change(UNIT, named("示例县教育体育局"), day="2026-11-05")
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", "--depth", "1", f"file://{repository.top}", str(clone)], check=True)
    out = tmp_path / "out"
    call = ["--config", str(clone / "site_config.yml"), "--as-of", "2026-12-31"]
    assert run(["build", *call, "--site-dir", str(out)]) == 0
    assert fact((out / PAGE).read_text(encoding="utf-8")) == NOT_TOLD
    assert list(out.rglob("history")) == []
    assert "没有和 git 对照" in capsys.readouterr().err
    assert run(["check", *call]) == 0
    assert "没有和 git 对照" in capsys.readouterr().out


@pytest.mark.parametrize("without", ["repository", "program"])
def test_no_git_says_so(repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, without: str) -> None:
    """Without a repository, or without git itself, the site is built and says that its history is not to be had."""
    if without == "program":
        monkeypatch.setenv("PATH", str(tmp_path))
    else:
        (repository.top / ".git").rename(tmp_path / "away")
    assert past_of(repository.config) is None
    pages = repository.pages()
    assert fact(pages[PAGE]) == NOT_TOLD
    assert fact(pages["relief/dibao/index.html"]) == ""
    assert not any("history" in path for path in pages)


def test_what_was_never_committed_has_no_line(tmp_path: Path) -> None:
    """Of a record that no commit holds, nothing is said: neither changed nor unchanged."""
    repository = Repository(tmp_path / "repo", "examples/shili")
    repository.git("commit", "-q", "--allow-empty", "-m", MESSAGE)
    assert fact(repository.pages()[PAGE]) == ""


@pytest.mark.parametrize("inside", ["examples/shili", "例 子/一"])
def test_records_may_lie_in_a_folder_of_the_repository(tmp_path: Path, inside: str) -> None:
    """The settings' folder may lie anywhere in the repository, and documents are read there in each commit."""
    repository = Repository(tmp_path / "repo", inside)
    repository.commit("2026-11-01")
    repository.change(DOCUMENT, ("obtained_from: 为测试", "obtained_from: 为了测试"), day="2026-11-06")
    repository.change("content/shili/body.yml", ("span: s2-1:3-14", "span: s2-1:3-13"), day="2026-11-07")
    page = history(repository, path="rules/history/index.html")
    assert days(page) == ["2026年11月7日"]
    assert gone(page) == ["。"]


def test_a_revision_has_its_own_past(repository: Repository, tmp_path: Path) -> None:
    """``--rev`` shows what had changed up to that revision, and nothing later."""
    repository.change(UNIT, named("甲局"), day="2026-11-05")
    repository.change(UNIT, ("full: 甲局", f"full: {MARK}"), day="2026-11-09")
    call = ["build", "--config", str(repository.config), "--as-of", "2026-12-31", "--site-dir", str(tmp_path / "out")]
    assert run([*call, "--rev", "HEAD~1"]) == 0
    assert days((tmp_path / "out" / HISTORY).read_text(encoding="utf-8")) == ["2026年11月5日"]
    assert [p for p in (tmp_path / "out").rglob("*") if p.is_file() and MARK.encode() in p.read_bytes()] == []


def test_same_commit_same_bytes(repository: Repository, tmp_path: Path) -> None:
    """Two clones built for one day are the same files."""
    repository.change(UNIT, named("示例县教育体育局"), day="2026-11-05")
    repository.change(MEASURE, ("value: 800", "value: 870"), day="2026-11-06")
    subprocess.run(["git", "clone", "-q", str(repository.top), str(tmp_path / "clone")], check=True)
    sites = []
    for name, folder in (("a", repository.folder), ("b", tmp_path / "clone")):
        out = tmp_path / name
        call = ["build", "--config", str(folder / "site_config.yml"), "--as-of", "2026-12-31", "--site-dir", str(out)]
        assert run(call) == 0
        sites.append({p.relative_to(out).as_posix(): p.read_bytes() for p in out.rglob("*") if p.is_file()})
    assert sites[0] == sites[1]


def test_both_sides_of_a_merge_are_told(repository: Repository) -> None:
    """Changes made side by side are told each, and what a merge itself decided too."""
    repository.git("checkout", "-q", "-b", "side")
    repository.change(UNIT, named("甲局"), day="2026-11-05")
    repository.git("checkout", "-q", "main")
    repository.change(UNIT, named("乙局"), day="2026-11-06")
    with pytest.raises(subprocess.CalledProcessError):
        repository.git("merge", "-q", "side")
    repository.write(UNIT, repository.git("show", "HEAD:" + UNIT).replace("乙局", "丙局"))
    repository.commit("2026-11-07")
    page = history(repository)
    assert days(page)[0] == "2026年11月7日"
    assert set(days(page)) == {"2026年11月7日", "2026年11月6日", "2026年11月5日"}
    assert "丙" in "".join(come(page))


def test_a_repository_runs_no_program(repository: Repository, tmp_path: Path) -> None:
    """What a repository's own settings name as programs is not run when it is read, in either way of reading."""
    repository.change(UNIT, named("示例县教育体育局"), day="2026-11-05")
    trap, sign = tmp_path / "trap", tmp_path / "sprung"
    trap.write_text(f"#!/bin/sh\ntouch {sign}\ncat\n", encoding="utf-8")
    trap.chmod(0o755)
    repository.write(".gitattributes", "*.yml diff=x\n* filter=x\n")
    repository.commit("2026-11-06")
    settings = {"core.fsmonitor": trap, "core.pager": trap, "core.sshCommand": trap, "diff.external": trap,
                "gpg.program": trap, "log.showSignature": "true", "diff.x.textconv": trap, "diff.x.command": trap,
                "core.hooksPath": tmp_path, "core.alternateRefsCommand": trap, "tar.tar.command": trap,
                "filter.x.smudge": trap, "filter.x.clean": trap, "filter.x.process": trap}  # fmt: skip
    for name, value in settings.items():
        repository.git("config", name, str(value))
    assert HISTORY in repository.pages()
    with records_at(repository.config, "HEAD") as config:
        assert (config.parent / UNIT).read_bytes() == (repository.folder / UNIT).read_bytes()
    assert not sign.exists()


def test_a_day_before_the_first_commit_is_not_called_unchanged(repository: Repository) -> None:
    """A page as of a day before its record was committed says nothing of its changes."""
    repository.edit(UNIT, named("示例县教育体育局"))
    repository.commit("2026-11-05")
    page = repository.pages(as_of="2025-06-01")[PAGE]
    assert "没有改过" not in page
