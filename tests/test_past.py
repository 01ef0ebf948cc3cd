"""What git says of a record's life, against what the record says: day of publication, changes of state."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from generator.cli import run
from tests.repository import MEASURE, UNIT, Repository

JURISDICTION = "content/shili/jurisdiction.yml"
LAW = "content/_national/law/dibao-banfa.yml"
SPOT = f"{MEASURE}:1:1"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """The minimal site, nothing committed yet."""
    return Repository(tmp_path / "repo")


# since when public


def real(repository: Repository) -> None:
    """Make the sample place a real one."""
    repository.edit(JURISDICTION, ("sample: true", "sample: false"))


@pytest.mark.parametrize(("day", "time", "late"), [
    ("2026-11-20", "12:00:00 +0800", False),
    ("2026-11-22", "12:00:00 +0800", False),
    ("2026-11-22", "15:59:00 +0000", False),
    ("2026-11-22", "16:00:00 +0000", True),
    ("2026-11-23", "12:00:00 +0800", True),
])  # fmt: skip
def test_publication_is_no_more_than_a_day_before_the_commit(
    repository: Repository, day: str, time: str, late: bool
) -> None:
    """``published_here`` more than a day before the first public commit, by the author's day in Shanghai, is found."""
    real(repository)
    repository.commit(day, time)
    found = repository.codes()
    assert (("A176", f"{UNIT}:5:1") in [(code, place.rpartition(":")[0] + ":1") for code, place in found]) is late
    assert {code for code, _ in found} == ({"A176"} if late else set())


def test_only_the_public_commit_counts(repository: Repository) -> None:
    """A record drafted early and made public late is measured by the late commit."""
    real(repository)
    repository.edit(MEASURE, ("state: public", "state: in_review"))
    repository.commit("2026-11-20")
    repository.change(MEASURE, ("state: in_review", "state: public"), day="2026-11-25")
    assert [(code, place.partition(":")[0]) for code, place in repository.codes()] == [("A176", MEASURE)]


def test_a_sample_is_not_tested(repository: Repository) -> None:
    """The days of a sample place are made up, and are not tested."""
    repository.commit("2026-12-20")
    assert repository.codes() == []


def test_a_shallow_past_is_no_proof(repository: Repository, tmp_path: Path) -> None:
    """In a shallow clone the day of publication is not tested, and the report says so in every form that has room."""
    real(repository)
    repository.commit("2026-12-20")
    assert repository.codes() != []
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", "--depth", "1", f"file://{repository.top}", str(clone)], check=True)
    assert run(["check", "--config", str(clone / "site_config.yml"), "--as-of", "2026-12-31"]) == 0


@pytest.mark.parametrize("form", ["text", "json", "sarif", "junit", "markdown"])
def test_what_was_not_tested_is_said(
    repository: Repository, form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a past each form of report says what was not tested; with one, none does."""
    call = ["check", "--config", str(repository.config), "--as-of", "2026-12-31", "--format", form]
    inside, away = repository.top / ".git", tmp_path / "away"
    inside.rename(away)
    assert run(call) == 0
    assert "没有和 git 对照" in capsys.readouterr().out
    away.rename(inside)
    assert run(call) == 0
    assert "没有和 git 对照" not in capsys.readouterr().out


@pytest.mark.parametrize("day", ["2026-11-20", "2026-11-22", "2026-11-23", "2027-01-15"])
@pytest.mark.parametrize("state", ["public", "in_review", "draft"])
@pytest.mark.parametrize("begins", ["nothing", "another file", "a draft", "in review", "the site"])
def test_what_is_clean_before_a_commit_is_clean_after_it(
    repository: Repository, begins: str, state: str, day: str
) -> None:
    """A check finds the same of records before a commit and after it on the same day, whatever was committed before."""
    real(repository)
    text = (repository.folder / MEASURE).read_text(encoding="utf-8")
    before = {"a draft": "state: draft", "in review": "state: in_review"}.get(begins)
    if begins == "another file":
        repository.write("README.md", "x\n")
        repository.git("add", "README.md")
        repository.git("commit", "-q", "-m", "x", day="2026-11-21")
    elif before:
        repository.write(MEASURE, text.replace("state: public", before))
        repository.commit("2026-11-21")
    elif begins == "the site":
        (repository.folder / MEASURE).rename(repository.top / "away.yml")
        repository.commit("2026-11-21")
        (repository.top / "away.yml").rename(repository.folder / MEASURE)
    repository.write(MEASURE, text.replace("state: public", f"state: {state}"))
    earlier = repository.codes(day)
    repository.commit(day)
    assert repository.codes(day) == earlier
    late = day > "2026-11-22" and state == "public"
    assert (("A176", MEASURE) in [(code, place.partition(":")[0]) for code, place in earlier]) is late


def test_what_is_not_committed_is_told_before_the_commit(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of a record that no commit holds as public, it is said that none does, and no day of a commit is made up."""
    real(repository)
    measure = repository.folder / MEASURE
    text = measure.read_text(encoding="utf-8")
    measure.unlink()
    repository.commit("2026-11-20")
    repository.write(MEASURE, text.replace("published_here: 2026-11-21", "published_here: 2026-11-10"))
    assert run(["check", "--config", str(repository.config), "--as-of", "2026-11-21"]) == 1
    said = capsys.readouterr().out
    assert "本站发布写的是 2026-11-10，到 2026-11-21 还没有以公开状态提交过" in said
    assert "第一次以公开状态提交是在" not in said


@pytest.mark.parametrize("begins", ["nothing", "another file"])
def test_what_came_with_the_program_is_not_tested(repository: Repository, begins: str) -> None:
    """The nation's records that a site begins with are not tested, however late it begins; one added later is."""
    real(repository)
    for path in (repository.folder / "content/shili").rglob("*.yml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("published_here: 2026-11-21", "published_here: 2027-01-15"), encoding="utf-8")
    for path in (repository.folder / "units").rglob("*.yml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("published_here: 2026-11-21", "published_here: 2027-01-15"), encoding="utf-8")
    if begins == "another file":
        repository.git("commit", "-q", "--allow-empty", "-m", "x", day="2027-01-10")
    assert repository.codes("2027-01-15") == []
    repository.commit("2027-01-15")
    assert repository.codes("2027-01-15") == []
    law = (repository.folder / LAW).read_text(encoding="utf-8")
    repository.write(LAW.replace("dibao-banfa", "xin"), law.replace("id: dibao-banfa", "id: xin"))
    assert [(code, place.partition(":")[0]) for code, place in repository.codes("2027-01-15")] == [
        ("A176", LAW.replace("dibao-banfa", "xin"))
    ]


# how the state changed


def stated(repository: Repository, *states: str, origin: str = "compiled", committed: bool = True) -> None:
    """The local measure in one state after another, each committed but perhaps the last."""
    text = (repository.folder / MEASURE).read_text(encoding="utf-8").replace("origin: compiled", f"origin: {origin}")
    for number, state in enumerate(states, 1):
        repository.write(MEASURE, text.replace("state: public", f"state: {state}"))
        if committed or number < len(states):
            repository.commit()


ALLOWED = [
    ("draft", "in_review"), ("in_review", "draft"), ("in_review", "public"), ("public", "withdrawn"),
    ("public", "withdrawn", "in_review"),
]  # fmt: skip
REFUSED = [
    ("draft", "public"), ("public", "draft"), ("public", "in_review"), ("draft", "withdrawn"),
    ("in_review", "withdrawn"), ("public", "withdrawn", "public"), ("public", "withdrawn", "draft"),
]  # fmt: skip


@pytest.mark.parametrize("committed", [True, False])
@pytest.mark.parametrize("states", ALLOWED, ids="-".join)
def test_changes_that_a_life_allows(repository: Repository, states: tuple[str, ...], committed: bool) -> None:
    """Each step of a record's life may be taken, committed or about to be."""
    stated(repository, *states, committed=committed)
    assert repository.codes() == []


@pytest.mark.parametrize("committed", [True, False])
@pytest.mark.parametrize("states", REFUSED, ids="-".join)
def test_changes_that_a_life_does_not_allow(repository: Repository, states: tuple[str, ...], committed: bool) -> None:
    """A step left out, or taken back, is found at the line of ``state:``."""
    stated(repository, *states, committed=committed)
    assert repository.codes() == [("A177", SPOT)]


@pytest.mark.parametrize("committed", [True, False])
def test_the_remedy_followed_literally_leads_out(repository: Repository, committed: bool) -> None:
    """Who skipped the review goes back to in_review and then on to public: neither of these steps is a finding."""
    for states in (("draft", "public", "in_review"), ("draft", "public", "in_review", "public")):
        stated(repository, *states, committed=committed)
        assert repository.codes() == []


def test_what_comes_from_a_public_document_needs_no_review(repository: Repository) -> None:
    """A draft of what a document already says may become public at once; what is compiled may not."""
    unit = (repository.folder / UNIT).read_text(encoding="utf-8")
    repository.write(UNIT, unit.replace("state: public", "state: draft"))
    repository.commit()
    repository.write(UNIT, unit)
    assert repository.codes() == []


@pytest.mark.parametrize("states", [("draft", "public", "withdrawn"), ("public", "draft", "in_review")])
def test_an_old_wrong_step_is_past(repository: Repository, states: tuple[str, ...]) -> None:
    """Only the last change of state is judged."""
    stated(repository, *states)
    assert repository.codes() == []


@pytest.mark.parametrize(("state", "found"), [
    ("draft", []), ("in_review", []), ("public", []), ("withdrawn", [("A177", SPOT)]),
])  # fmt: skip
@pytest.mark.parametrize("committed", [True, False])
def test_a_new_file_is_born_in_any_state_but_withdrawn(
    repository: Repository, state: str, found: list[tuple[str, str]], committed: bool
) -> None:
    """What never was public cannot be withdrawn."""
    if not committed:
        (repository.folder / MEASURE).rename(repository.top / "away.yml")
        repository.commit()
        (repository.top / "away.yml").rename(repository.folder / MEASURE)
    stated(repository, state, committed=committed)
    assert repository.codes() == found


def test_a_file_made_anew_is_a_new_file(repository: Repository) -> None:
    """A file that was deleted and made again begins its life anew."""
    stated(repository, "public")
    text = (repository.folder / MEASURE).read_text(encoding="utf-8")
    (repository.folder / MEASURE).unlink()
    repository.commit()
    repository.write(MEASURE, text.replace("state: public", "state: draft"))
    assert repository.codes() == []


def test_an_incomplete_draft_is_judged_too(repository: Repository) -> None:
    """A public record set back to a draft with half its fields is found, though no record comes of it."""
    repository.commit()
    repository.write(MEASURE, "# 重写\nid: dibao\nstate: draft\norigin: compiled\n")
    assert repository.codes() == [("A177", f"{MEASURE}:3:1")]


def test_another_form_of_the_same_file_is_no_change(repository: Repository) -> None:
    """Quotes, a comment or CRLF ends around the state change nothing."""
    repository.commit()
    text = (repository.folder / MEASURE).read_text(encoding="utf-8")
    repository.write(MEASURE, text.replace("state: public", "state: 'public'  # 已公开").replace("\n", "\r\n"))
    assert repository.codes() == []


def test_without_git_states_are_not_tested(repository: Repository, tmp_path: Path) -> None:
    """Without a repository there is nothing to compare a state with."""
    repository.edit(MEASURE, ("state: public", "state: withdrawn"))
    (repository.top / ".git").rename(tmp_path / "away")
    assert repository.codes() == []


def test_machines_read_the_findings(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    """The JSON report has place, words and remedy of a wrong change of state."""
    stated(repository, "draft", "public")
    assert run(["check", "--config", str(repository.config), "--as-of", "2026-12-31", "--format", "json"]) == 1
    data = json.loads(capsys.readouterr().out)
    found = [(f["path"], f["line"], "in_review" in f["remedy"]) for f in data["findings"] if f["code"] == "A177"]
    assert found == [(MEASURE, 1, True)]
    assert data["notes"] == []
