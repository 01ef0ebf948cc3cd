"""The corpus of bad inputs: each named at its file and line, all in one run, the last good site untouched."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.catalogue import Level, level_of
from generator.cli import run
from generator.findings import Finding
from generator.pipeline import Settings, check
from generator.surroundings import icons_folder, theme_folder
from tests.bad_inputs.mutate import make_site

CORPUS = [
    case
    for file in sorted((Path(__file__).parent / "bad_inputs").glob("*.yml"))
    for case in yaml.safe_load(file.read_text(encoding="utf-8"))
]
DAY = date(2026, 11, 21)


def check_site(config: Path) -> list[Finding]:
    settings = Settings(config, DAY, DAY, theme_folder(), icons_folder())
    return list(check(settings, lambda _: None).findings)


@pytest.mark.parametrize("case", CORPUS, ids=lambda case: case["name"])
def test_case(case: dict[str, Any], tmp_path: Path) -> None:
    """A bad input is a finding with the code, file and line the case names; a good one is none."""
    findings = check_site(make_site(tmp_path / "site", case["edits"]))
    expect = case["expect"]
    level = Level.should if expect.get("level") == "should" else Level.must
    blocking = [f for f in findings if level_of(f) is level]
    if expect.get("file") is None:
        assert not blocking
        return
    matching = [
        f
        for f in blocking
        if f.code == expect["code"]
        and f.place.path == expect["file"]
        and (not expect.get("line") or f.place.line == expect["line"])
    ]
    assert matching, f"wanted {expect}, got {[(str(f.place), f.code) for f in findings]}"
    if expect.get("line"):
        assert matching[0].place.column >= 1


def test_the_corpus_is_as_large_as_promised() -> None:
    """The corpus holds at least 500 inputs that must be refused, each under a name of its own."""
    refused = [case for case in CORPUS if case["expect"].get("file")]
    assert len(refused) >= 500
    assert len({case["name"] for case in CORPUS}) == len(CORPUS)


def test_all_problems_in_one_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Several broken files are all named in one run, which exits with 1."""
    names = ("typo-key", "date-nov-31", "clause-gap", "fullwidth-colon", "person-unit-unknown")
    cases = [case for case in CORPUS if case["name"] in names]
    assert len(cases) == len(names)
    chosen = [edit for case in cases for edit in case["edits"] if case["name"] != "fullwidth-colon"]
    config = make_site(tmp_path / "site", chosen)
    found = {(f.code, f.place.path) for f in check_site(config)}
    wanted = {(c["expect"]["code"], c["expect"]["file"]) for c in cases if c["name"] != "fullwidth-colon"}
    assert wanted <= found
    assert run(["check", "--config", str(config)]) == 1
    assert "L201" in capsys.readouterr().out


def test_the_last_good_site_stands(tmp_path: Path) -> None:
    """A build that finds something to mend leaves the site it would replace as it was, byte for byte."""
    good = make_site(tmp_path / "good", [])
    target = tmp_path / "out"
    assert run(["build", "--config", str(good), "--as-of", "2026-11-21", "--site-dir", str(target)]) == 0
    before = {p.relative_to(target): p.read_bytes() for p in target.rglob("*") if p.is_file()}
    bad = make_site(tmp_path / "bad", next(c["edits"] for c in CORPUS if c["name"] == "typo-key"))
    assert run(["build", "--config", str(bad), "--as-of", "2026-11-21", "--site-dir", str(target)]) == 1
    assert {p.relative_to(target): p.read_bytes() for p in target.rglob("*") if p.is_file()} == before
    assert not list(tmp_path.glob(".out*"))


def broken_theme(folder: Path, template: str, old: str, new: str) -> Path:
    shutil.copytree(theme_folder(), folder)
    path = folder / template
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("old", "new"),
    [("{% endblock %}", ""), ("view.lead", "view.laed"), ("{% endfor %}", "{% endif %}")],
    ids=["block-not-closed", "misspelt-name", "wrong-end"],
)
def test_template_error(tmp_path: Path, old: str, new: str) -> None:
    """A broken template is a finding at the template's file and line, not a traceback."""
    from generator.pipeline import build

    theme = broken_theme(tmp_path / "theme", "bodies/units.html", old, new)
    config = make_site(tmp_path / "site", [])
    built = build(Settings(config, DAY, None, theme, icons_folder()), lambda _: None)
    found = [f for f in built.findings if f.code == "R101"]
    assert [f.place.path for f in found] == ["theme/bodies/units.html"]
    assert found[0].place.line > 0
    assert built.files == []
