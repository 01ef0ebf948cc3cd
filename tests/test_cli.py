"""The command: exit codes, help, revisions, our own faults in one sentence."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from generator.cli import main, run
from tests.bad_inputs.mutate import make_site

VERBS = sorted(main.commands)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_in_chinese(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    """``gongkai VERB --help`` says what it does, and so does the handbook."""
    assert run([verb, "--help"]) == 0
    assert any("\u4e00" <= char <= "\u9fff" for char in capsys.readouterr().out)
    readme = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
    assert f"gongkai {verb}" in readme


@pytest.mark.parametrize(
    "arguments",
    [["build", "--as-of", "2026.13.1"], ["explain", "Z999"], ["nonsense"], ["check", "--format", "pdf"]],
)
def test_wrong_usage_exits_2(arguments: list[str]) -> None:
    """A wrong call is exit code 2, not a traceback."""
    assert run(arguments) == 2


def test_our_own_fault_exits_3(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A fault of the program is one sentence with code X101 and exit code 3."""

    def broken(*_: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr("generator.cli.checking.check", broken)
    assert run(["check", "--config", str(make_site(tmp_path / "s", []))]) == 3
    said = capsys.readouterr()
    assert "X101" in said.out
    assert "Traceback" not in said.out + said.err


def test_a_missing_settings_file_is_a_finding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without settings there is one finding at their path, and exit code 1."""
    assert run(["check", "--config", str(tmp_path / "site_config.yml")]) == 1
    assert "site_config.yml: L101" in capsys.readouterr().out


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=office", "-c", "user.email=office@example.invalid"]
    subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True)


def test_a_revision_is_built_as_it_stood(tmp_path: Path) -> None:
    """``--rev`` builds the records of a revision and leaves the work tree alone."""
    config = make_site(tmp_path / "repo", [])
    unit = config.parent / "units/shili/units/minzheng.yml"
    git(config.parent, "init", "-q")
    git(config.parent, "add", "-A")
    git(config.parent, "commit", "-q", "-m", "first")
    unit.write_text(unit.read_text(encoding="utf-8").replace("示例县民政局", "示例县民政局二"), encoding="utf-8")
    git(config.parent, "commit", "-q", "-a", "-m", "second")
    call = ["build", "--config", str(config), "--as-of", "2026-11-21"]
    assert run([*call, "--site-dir", str(tmp_path / "old"), "--rev", "HEAD~1"]) == 0
    assert run([*call, "--site-dir", str(tmp_path / "new")]) == 0
    page = "units/minzheng/index.html"
    assert "示例县民政局二" not in (tmp_path / "old" / page).read_text(encoding="utf-8")
    assert "示例县民政局二" in (tmp_path / "new" / page).read_text(encoding="utf-8")
    assert run([*call, "--rev", "no-such-revision"]) == 2
    assert run([*call, "--rev", "--output=x"]) == 2


def test_a_build_needs_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Checking and building work where there is neither a repository nor git."""
    monkeypatch.setenv("PATH", str(tmp_path))
    config = make_site(tmp_path / "s", [])
    assert run(["check", "--config", str(config)]) == 0
    assert run(["build", "--config", str(config), "--site-dir", str(tmp_path / "out")]) == 0
    assert run(["build", "--config", str(config), "--site-dir", str(tmp_path / "x"), "--rev", "HEAD"]) == 2


def test_a_draft_may_be_incomplete_and_is_seen_nowhere(tmp_path: Path) -> None:
    """A draft with fields missing is no finding, and nothing of it is in any file of the site."""
    config = make_site(tmp_path / "s", [])
    extra = config.parent / "content/shili/discrepancies/caogao.yml"
    extra.parent.mkdir()
    extra.write_text("state: draft\norigin: public-document\nid: caogao\ntitle: 绝密标记词\n", encoding="utf-8")
    target = tmp_path / "out"
    assert run(["build", "--config", str(config), "--site-dir", str(target)]) == 0
    assert not [p for p in target.rglob("*") if p.is_file() and "绝密标记词" in p.read_text(encoding="utf-8")]


def test_a_public_record_may_not_lean_on_a_draft(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A unit set back to draft while a public duty names it is a finding, and the site stays."""
    edits = [{"op": "replace", "path": "units/shili/units/jiaoyu.yml", "old": "state: public", "new": "state: draft"}]
    config = make_site(tmp_path / "s", edits)
    assert run(["build", "--config", str(config), "--site-dir", str(tmp_path / "out")]) == 1
    assert "A116" in capsys.readouterr().out
    assert not (tmp_path / "out").exists()
