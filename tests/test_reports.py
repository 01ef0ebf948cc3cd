"""Findings in the forms people and machines read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from generator.catalogue import ENTRIES, Level, says
from generator.findings import Finding, Place, finding
from generator.reports.machine import SARIF_LEVEL, as_json, as_junit, as_markdown, as_sarif
from generator.reports.text import as_text, counts

GOLDEN = Path(__file__).parent / "golden" / "report.txt"
FINDINGS = [
    finding("A101", Place("units/shili/duties/minzheng.yml", 12, 9), id="minzhen", near="minzheng"),
    finding("L101", Place("content/shili/body.yml")),
    finding("L117", Place("units/shili/units/jiaoyu.yml", 1, 1)),
    finding("L208", Place("units/shili/units/jiaoyu.yml", 9, 7), title="全称", detail="<b"),
]
OBSERVATIONS = [
    finding("A701", Place("content/shili/body.yml", 12, 1), stated=29, listed=28),
    finding("A713", Place("content/shili/discrepancies/qixian.yml", 1, 1), title="期限可以有两种读法"),
]
FORMS = pytest.mark.parametrize("form", [as_text, as_json, as_sarif, as_junit, as_markdown])


def sarif() -> dict[str, Any]:
    run: dict[str, Any] = json.loads(as_sarif(FINDINGS, OBSERVATIONS))["runs"][0]
    return run


def test_the_report_people_read() -> None:
    """The text report is worded as the golden file has it; this is the one place where wording is compared."""
    assert as_text(FINDINGS, OBSERVATIONS) == GOLDEN.read_text(encoding="utf-8")


def test_an_empty_report_only_counts() -> None:
    """Without findings there is nothing but the count."""
    assert as_text([], []) == counts([], []) + "\n"


def test_levels_are_counted_apart() -> None:
    """What must be changed, what may be, and observations are counted apart."""
    assert [int(part) for part in counts(FINDINGS, OBSERVATIONS).split() if part.isdigit()] == [3, 1, 2]


def test_json_keeps_everything() -> None:
    """The JSON report holds every finding and observation with code, level, place and words."""
    data = json.loads(as_json(FINDINGS, OBSERVATIONS))
    for name, items in (("findings", FINDINGS), ("observations", OBSERVATIONS)):
        read = [Place(item["path"], item["line"], item["column"]) for item in data[name]]
        assert read == [item.place for item in items]
        assert [item["code"] for item in data[name]] == [item.code for item in items]
        assert [item["says"] for item in data[name]] == [says(item) for item in items]
    assert [item["level"] for item in data["findings"]] == ["必须改", "必须改", "建议改", "必须改"]


def test_sarif_lists_every_rule() -> None:
    """SARIF 2.1.0: one run, whose driver lists every code, in the order the results index it by."""
    log = json.loads(as_sarif(FINDINGS, OBSERVATIONS))
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    assert "sarif-2.1.0" in log["$schema"]
    driver = sarif()["tool"]["driver"]
    assert driver["name"] == "gongkai"
    assert [rule["id"] for rule in driver["rules"]] == [entry.code for entry in ENTRIES]
    for result in sarif()["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]


def test_sarif_levels() -> None:
    """必须改 is an error, 建议改 a warning, an observation a note; a rule's default says the same."""
    assert [result["level"] for result in sarif()["results"]] == ["error", "error", "warning", "error", "note", "note"]
    assert SARIF_LEVEL[Level.must] == "error"
    defaults = [rule["defaultConfiguration"]["level"] for rule in sarif()["tool"]["driver"]["rules"]]
    assert defaults == [SARIF_LEVEL[entry.level] for entry in ENTRIES]


def test_sarif_places_are_relative() -> None:
    """A result lies at a relative address, with line and column only where there are any."""
    spots = [result["locations"][0]["physicalLocation"] for result in sarif()["results"]]
    for spot, found in zip(spots, [*FINDINGS, *OBSERVATIONS], strict=True):
        address = urlsplit(spot["artifactLocation"]["uri"])
        assert (address.scheme, address.netloc, address.path) == ("", "", found.place.path)
        assert ("region" in spot) == bool(found.place.line)
    assert spots[0]["region"] == {"startLine": 12, "startColumn": 9}


def test_sarif_addresses_are_addresses() -> None:
    """A file name with Chinese characters, a space or # is written as a URI reference (RFC 3986)."""
    odd = finding("L221", Place("content/shili/新建 1#.txt"), name="新建 1#.txt")
    result = json.loads(as_sarif([odd], []))["runs"][0]["results"][0]
    address = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert address == "content/shili/%E6%96%B0%E5%BB%BA%201%23.txt"


def test_junit_has_a_case_a_code() -> None:
    """JUnit has one case for each code, and those with what must be changed fail, naming each place."""
    suite = ElementTree.fromstring(as_junit(FINDINGS, OBSERVATIONS))
    cases = list(suite)
    failed = {case.get("name", "")[:4]: case[0].text or "" for case in cases if len(case)}
    assert [case.get("name", "")[:4] for case in cases] == [entry.code for entry in ENTRIES]
    assert (suite.get("tests"), suite.get("failures")) == (str(len(ENTRIES)), "3")
    assert set(failed) == {"A101", "L101", "L208"}
    assert "units/shili/duties/minzheng.yml:12:9" in failed["A101"]


def test_markdown_stays_one_table() -> None:
    """Pipes, code marks and markup in a value do not break the table or reach the page."""
    found = finding("L205", Place("a.yml", 1, 1), title="角色", found="a|b`c<img>", near="", choices="甲")
    rows = [line for line in as_markdown([found], []).splitlines() if line.startswith("|")]
    assert len(rows) == 3
    assert rows[2].replace("\\|", "").count("|") == rows[0].count("|")
    assert "<img" not in rows[2]


@FORMS
def test_every_form_knows_every_code(form: Any) -> None:
    """Each form can word each code, with no place and with one."""
    found = [finding(entry.code, Place("a.yml", line, line)) for entry in ENTRIES for line in (0, 3)]
    text = form([f for f in found if not f.code.startswith("A7")], [f for f in found if f.code.startswith("A7")])
    assert "a.yml" in text


ODD = Finding(Place("a.yml", 1, 1), "L201", (("field", "a\x07b\x1b[2J"), ("near", "")))


def test_control_characters_do_not_break_json() -> None:
    """A control character in a value leaves JSON readable."""
    assert json.loads(as_json([ODD], []))["findings"][0]["code"] == "L201"


@pytest.mark.parametrize("form", [as_text, as_junit, as_markdown])
def test_control_characters_are_not_printed(form: Any) -> None:
    """A control character in a key or a file name reaches neither the terminal nor the XML."""
    assert not {"\x07", "\x1b"} & set(form([ODD], []))
