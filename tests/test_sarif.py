"""The report as SARIF 2.1.0: valid against the schema of the standard, and of use to a forge."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from jsonschema import Draft4Validator, ValidationError

from generator.catalogue import ENTRIES, Level
from generator.cli import run
from generator.findings import Place, finding
from generator.reports.ratchet import change, compared
from generator.reports.report import Report, report_of
from generator.reports.sarif import FINGERPRINT, SARIF_LEVEL, as_sarif
from tests.bad_inputs.mutate import make_site
from tests.conftest import AS_OF, ROOT
from tests.test_reports import FINDINGS, GOOD, OBSERVATIONS, REPORT

SCHEMA = Path(__file__).parent / "schemas" / "sarif-2.1.0.json"
VALIDATOR = Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
EVERY_CODE = report_of([finding(entry.code, Place("a.yml", line, line)) for entry in ENTRIES for line in (0, 3)])
TYPO = {"op": "replace", "path": "units/shili/units/jiaoyu.yml", "old": "changed:", "new": "chagned:"}


def log_of(report: Report) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(as_sarif(report))
    return data


def results(report: Report) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = log_of(report)["runs"][0]["results"]
    return found


def test_the_schema_is_the_one_of_the_standard() -> None:
    """The schema is the file the note beside it describes, unchanged."""
    note = (SCHEMA.parent / "README.md").read_text(encoding="utf-8")
    assert hashlib.sha256(SCHEMA.read_bytes()).hexdigest() in note
    Draft4Validator.check_schema(VALIDATOR.schema)


@pytest.mark.parametrize(
    "report",
    [report_of([]), REPORT, GOOD, EVERY_CODE, compared(REPORT, ()), compared(GOOD, change(GOOD, ()).after)],
    ids=["nothing", "some", "good", "every code", "all new", "all known"],
)
def test_sarif_is_valid(report: Report) -> None:
    """Whatever was found, the log is valid against the schema."""
    VALIDATOR.validate(log_of(report))


def test_the_schema_refuses() -> None:
    """The validator does refuse: a line 0, or a level SARIF does not know, is an error."""
    for path, wrong in ((("locations", 0, "physicalLocation", "region", "startLine"), 0), (("level",), "必须改")):
        log = log_of(REPORT)
        part = log["runs"][0]["results"][0]
        for step in path[:-1]:
            part = part[step]
        part[path[-1]] = wrong
        with pytest.raises(ValidationError):
            VALIDATOR.validate(log)


def test_the_five_places_are_valid(capsys: pytest.CaptureFixture[str]) -> None:
    """``gongkai check --format sarif`` on the five places writes a valid log without errors, and says exit code 0."""
    call = ["check", "--config", str(ROOT / "site_config.yml"), "--as-of", AS_OF, "--format", "sarif"]
    assert run(call) == 0
    log = json.loads(capsys.readouterr().out)
    VALIDATOR.validate(log)
    (told,) = log["runs"]
    assert {result["level"] for result in told["results"]} == {"note"}
    assert [(one["executionSuccessful"], one["exitCode"]) for one in told["invocations"]] == [(True, 0)]


def test_a_broken_site_is_valid(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A site with something to change gives a valid log, an error at its line, and exit code 1 in it too."""
    assert run(["check", "--config", str(make_site(tmp_path / "s", [TYPO])), "--format", "sarif"]) == 1
    log = json.loads(capsys.readouterr().out)
    VALIDATOR.validate(log)
    (told,) = log["runs"]
    assert ("L201", "error") in {(result["ruleId"], result["level"]) for result in told["results"]}
    assert told["invocations"][0]["exitCode"] == 1


def test_sarif_lists_every_rule() -> None:
    """One run, whose driver lists every code with title, reason and remedy, in the order the results index it by."""
    log = log_of(REPORT)
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    assert "sarif-2.1.0" in log["$schema"]
    driver = log["runs"][0]["tool"]["driver"]
    assert driver["name"] == "gongkai"
    assert [rule["id"] for rule in driver["rules"]] == [entry.code for entry in ENTRIES]
    assert all(rule["fullDescription"]["text"] and rule["help"]["text"] for rule in driver["rules"])
    for result in results(REPORT):
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]


def test_sarif_levels() -> None:
    """必须改 is an error, 建议改 a warning, an observation a note; a rule's default says the same."""
    levels = ["error", "error", "warning", "warning", "error", "note", "note", "note"]
    assert [result["level"] for result in results(REPORT)] == levels
    assert SARIF_LEVEL[Level.must] == "error"
    rules = log_of(REPORT)["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["defaultConfiguration"]["level"] for rule in rules] == [SARIF_LEVEL[entry.level] for entry in ENTRIES]


def test_sarif_places_are_relative() -> None:
    """A result lies at a relative address, with line and column only where there are any."""
    spots = [result["locations"][0]["physicalLocation"] for result in results(REPORT)]
    for spot, item in zip(spots, REPORT.items, strict=True):
        address = urlsplit(spot["artifactLocation"]["uri"])
        assert (address.scheme, address.netloc, address.path) == ("", "", item.finding.place.path)
        assert ("region" in spot) == bool(item.finding.place.line)
    assert spots[0]["region"] == {"startLine": 12, "startColumn": 9}


def test_sarif_addresses_are_addresses() -> None:
    """A file name with Chinese characters, a space, # or bytes that are no UTF-8 is written as RFC 3986 has it."""
    odd = finding("L221", Place("content/shili/新建 1#\udcff.txt"), name="新建")
    (result,) = results(report_of([odd]))
    address = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert address == "content/shili/%E6%96%B0%E5%BB%BA%201%23%FF.txt"


def test_a_fingerprint_stays_when_lines_move() -> None:
    """The same finding some lines further down has the same fingerprint; another finding has another."""
    moved = [finding(f.code, Place(f.place.path, f.place.line + 5, 1), **dict(f.values)) for f in FINDINGS]
    prints = [result["partialFingerprints"] for result in results(REPORT)]
    assert [result["partialFingerprints"] for result in results(report_of(moved))] == prints[: len(moved)]
    assert len({one[FINGERPRINT] for one in prints}) == len(FINDINGS) + len(OBSERVATIONS)


def test_equal_results_have_fingerprints_of_their_own() -> None:
    """Two equal results in one file are two results to a forge."""
    twice = [finding("A101", Place("a.yml", line, 1), id="minzhen", near="") for line in (3, 9)]
    first, second = (result["partialFingerprints"][FINGERPRINT] for result in results(report_of(twice)))
    assert second == f"{first}:2"


def test_sarif_tells_new_from_known() -> None:
    """Compared with a baseline, a result says whether it is new; what must be changed is never forgiven."""
    before = change(report_of(FINDINGS[2:3], OBSERVATIONS[:1]), ()).after
    states = [result.get("baselineState") for result in results(compared(REPORT, before))]
    assert states == [None, None, "unchanged", "new", None, "unchanged", "new", "new"]
    assert {result.get("baselineState") for result in results(REPORT)} == {None}


def test_what_was_not_tested_is_said() -> None:
    """Notes stand among the notifications of the run."""
    (invocation,) = log_of(REPORT)["runs"][0]["invocations"]
    assert [one["message"]["text"] for one in invocation["toolExecutionNotifications"]] == ["取不到完整的修改记录。"]
