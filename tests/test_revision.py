"""Reading git: bytes as they are kept, no program of the repository's, no waiting for ever, no breaking off badly."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.cli import run
from generator.model.past import PastGoneError
from generator.revision import git as git_module
from generator.revision import records
from generator.revision.past import past_of
from generator.revision.records import RevisionError, records_at
from tests.repository import UNIT, Repository

ORIGINAL = "content/shili/documents/zhidu/original.txt"
NOTE = "content/shili/documents/zhidu/note.txt"


def at(repository: Repository, revision: str = "HEAD") -> dict[str, bytes]:
    """Every file of a revision, as ``--rev`` lays them out."""
    with records_at(repository.config, revision) as config:
        folder = config.parent
        return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


# the records of a revision


@pytest.mark.parametrize("attribute", ["filter=evil", "export-subst", "export-ignore", "text eol=crlf", "ident"])
def test_records_are_bytes_as_git_keeps_them(repository: Repository, tmp_path: Path, attribute: str) -> None:
    """No filter runs, no keyword is filled in, no line end changes and no record is dropped when ``--rev`` reads."""
    sign = tmp_path / "sprung"
    repository.write(NOTE, "$Format:%an$ $Id$\n")
    repository.commit("2026-11-02")
    kept = (repository.folder / NOTE).read_bytes()
    repository.write(".gitattributes", f"content/shili/** {attribute}\n")
    repository.commit("2026-11-03")
    for name, value in (("filter.evil.smudge", f"touch {sign}; cat"), ("filter.evil.clean", f"touch {sign}; cat")):
        repository.git("config", name, value)
    repository.git("config", "core.autocrlf", "true")
    files = at(repository)
    assert not sign.exists()
    assert files[NOTE] == kept
    assert files[ORIGINAL] == (repository.folder / ORIGINAL).read_bytes()
    listed = repository.git("ls-tree", "-r", "--name-only", "HEAD", "--", "content", "units", "site_config.yml").split()
    assert sorted(files) == sorted(listed)


def test_a_setting_for_line_ends_changes_no_byte(repository: Repository) -> None:
    """``core.autocrlf`` alone, without an attribute, changes no byte of an official text."""
    repository.git("config", "core.autocrlf", "true")
    assert at(repository)[ORIGINAL] == (repository.folder / ORIGINAL).read_bytes()


def test_links_of_a_commit_are_left_out(repository: Repository) -> None:
    """A symbolic link in a commit becomes no file, nor a way out of the folder."""
    (repository.folder / "content/shili/link.yml").symlink_to("/etc/passwd")
    (repository.folder / "content/shili/folder").symlink_to("/tmp")
    repository.commit("2026-11-02")
    assert [path for path in at(repository) if "link" in path or "folder" in path] == []


def test_odd_paths_of_a_commit_are_left_out(repository: Repository) -> None:
    """A path of a commit that would lead elsewhere on any system is not written."""
    blob = repository.git("hash-object", "-w", UNIT).strip()
    repository.git("update-index", "--add", "--cacheinfo", f"100644,{blob},content/shili/..\\..\\out.yml")
    repository.git("commit", "-q", "-m", "x")
    assert [path for path in at(repository) if "out.yml" in path] == []


def test_a_file_too_large_is_said(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """A revision with a file larger than any record may be, or too much in all, is refused in a sentence."""
    for limit in ("FILE_LIMIT", "TOTAL_LIMIT"):
        with monkeypatch.context() as patch:
            patch.setattr(records, limit, 100)
            with pytest.raises(RevisionError, match="太大"):
                at(repository)


def test_a_revision_without_records_is_said(repository: Repository) -> None:
    """A revision in which the settings or the records are missing is refused in a sentence."""
    repository.git("rm", "-rq", "--cached", "units")
    repository.git("commit", "-q", "-m", "x")
    with pytest.raises(RevisionError, match="没有 content、units"):
        at(repository)
    assert UNIT in at(repository, "HEAD~1")


# git itself


def fake_git(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """A program called git that does something else."""
    folder.mkdir()
    (folder / "git").write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    (folder / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")


INHERITED = (
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE", "GIT_CONFIG_PARAMETERS", "GIT_CONFIG_COUNT",
    "GIT_CONFIG_KEY_0", "GIT_CONFIG_VALUE_0", "GIT_EXTERNAL_DIFF", "GIT_GRAFT_FILE",
)  # fmt: skip


def test_git_inherits_no_other_repository(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Variables that name another repository, or settings for one call, are not handed on; a machine's settings are."""
    for name in INHERITED:
        monkeypatch.setenv(name, "elsewhere")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    told = tmp_path / "told"
    fake_git(tmp_path / "bin", monkeypatch, f"env > {told}; exit 1")
    assert past_of(repository.config) is None
    names = {line.partition("=")[0] for line in told.read_text(encoding="utf-8").splitlines()}
    assert names & set(INHERITED) == set()
    assert "GIT_CONFIG_GLOBAL" in names


def test_both_ways_of_reading_work_beside_inherited_settings(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Run from a hook, which inherits another repository and broken settings, both readings are of this one."""
    for name in INHERITED:
        monkeypatch.setenv(name, "elsewhere")
    past = past_of(repository.config)
    assert past is not None
    assert UNIT in past.versions
    assert UNIT in at(repository)


def test_git_that_does_not_answer_is_given_up(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A git that never answers is ended; a build goes on without it, ``--rev`` says so in a sentence."""
    monkeypatch.setattr(git_module, "PATIENCE", 0.2)
    fake_git(tmp_path / "bin", monkeypatch, "exec sleep 600")
    assert past_of(repository.config) is None
    call = ["build", "--config", str(repository.config), "--as-of", "2026-12-31", "--site-dir", str(tmp_path / "out")]
    assert run([*call, "--rev", "HEAD"]) == 2
    assert "git 没有答完" in capsys.readouterr().err
    assert run(call) == 0
    assert "没有和 git 对照" in capsys.readouterr().err


def test_a_question_left_open_ends_the_reading(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that stops answering in the middle of its answers is ended, and what it did not say is not known."""
    monkeypatch.setattr(git_module, "PATIENCE", 0.2)
    past = past_of(repository.config)
    assert past is not None
    with past.reader() as contents:
        process, watch = contents._read  # type: ignore[attr-defined]
        process.send_signal(19)  # SIGSTOP
        with pytest.raises(PastGoneError):
            contents.content(past.versions[UNIT][0].blob)
        assert watch.has_expired


def test_a_pause_between_questions_ends_nothing(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only an open question counts: who takes long to ask again is answered."""
    monkeypatch.setattr(git_module, "PATIENCE", 0.05)
    past = past_of(repository.config)
    assert past is not None
    with past.reader() as contents:
        blob = past.versions[UNIT][0].blob
        _, watch = contents._read  # type: ignore[attr-defined]
        assert contents.content(blob)
        watch.over.wait(0.3)
        assert contents.content(blob)


def test_git_may_die_while_it_is_read(repository: Repository) -> None:
    """Git killed between two questions ends the reading with one error, not with a broken pipe when the block ends."""
    past = past_of(repository.config)
    assert past is not None
    blob = past.versions[UNIT][0].blob
    with past.reader() as contents:
        process, _ = contents._read  # type: ignore[attr-defined]
        process.kill()
        process.wait()
        with pytest.raises(PastGoneError):
            contents.content(blob)


def test_a_site_is_built_where_git_dies(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where git can list but not read, pages say that the past is not to be had, never that nothing changed."""
    repository.change(UNIT, ("full: 示例县教育局", "full: 甲局"), day="2026-11-05")
    real = next(f"{folder}/git" for folder in os.environ["PATH"].split(":") if Path(folder, "git").exists())
    fake_git(tmp_path / "bin", monkeypatch, f'case "$*" in *cat-file*) exit 1;; esac\nexec {real} "$@"')
    pages = repository.pages()
    assert not [path for path in pages if "history" in path]
    assert "取不到完整的修改记录" in pages["units/jiaoyu/index.html"]
    assert "没有改过" not in "".join(pages.values())
    with pytest.raises(RevisionError, match="没有答完"):
        at(repository)


def test_every_question_has_its_own_answer(repository: Repository) -> None:
    """Contents larger than a pipe, names longer than one, and names with a line feed never shift an answer."""
    large = "大" * 100_000
    repository.write(NOTE, large)
    repository.commit("2026-11-02")
    past = past_of(repository.config)
    assert past is not None
    head = repository.git("rev-parse", "HEAD").strip()
    unit = (repository.folder / UNIT).read_bytes()
    with past.reader() as contents:
        for _ in range(3):
            assert contents.content(past.name(head, NOTE)) == large.encode()
            assert contents.content(past.name(head, "x" * 70_000)) is None
            assert contents.content(f"{past.name(head, NOTE)}\n{past.name(head, UNIT)}") is None
            assert contents.content(past.name(head, "content")) is None
            assert contents.content(past.name(head, UNIT)) == unit
            assert contents.blob(past.name(head, UNIT)) == repository.git("rev-parse", f"HEAD:{UNIT}").strip()
            assert contents.blob(past.name(head, "content")) == ""
