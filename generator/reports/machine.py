"""Findings for machines and merge requests.

takes  findings and observations, and what was not tested
gives  JSON, SARIF 2.1.0, JUnit XML, Markdown
does not  decide exit codes
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

from generator.catalogue import BY_CODE, ENTRIES, Level, level_of, remedy, says
from generator.findings import Finding
from generator.reports.text import counts

SARIF_LEVEL = {Level.must: "error", Level.should: "warning", Level.observation: "note"}
SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_json(findings: Sequence[Finding], observations: Sequence[Finding], notes: Sequence[str] = ()) -> str:
    """``{findings: […], observations: […], notes: […]}``; each with code, level, path, line, column, says, remedy."""
    data = {
        "findings": [_plain(f) for f in findings],
        "observations": [_plain(f) for f in observations],
        "notes": list(notes),
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _plain(finding: Finding) -> dict[str, Any]:
    place = finding.place
    return {
        "code": finding.code,
        "level": level_of(finding).value,
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "says": says(finding),
        "remedy": remedy(finding),
    }


def as_sarif(findings: Sequence[Finding], observations: Sequence[Finding], notes: Sequence[str] = ()) -> str:
    """SARIF 2.1.0; 必须改 is ``error``; ``driver.rules`` lists every code."""
    rules = [
        {
            "id": entry.code,
            "name": entry.title,
            "shortDescription": {"text": entry.title},
            "fullDescription": {"text": entry.why},
            "defaultConfiguration": {"level": SARIF_LEVEL[entry.level]},
        }
        for entry in ENTRIES
    ]
    driver = {"name": "gongkai", "rules": rules}
    order = {entry.code: index for index, entry in enumerate(ENTRIES)}
    results = [
        {
            "ruleId": finding.code,
            "ruleIndex": order[finding.code],
            "level": SARIF_LEVEL[level_of(finding)],
            "message": {"text": f"{says(finding)} {remedy(finding)}".strip()},
            "locations": [{"physicalLocation": _location(finding)}],
        }
        for finding in (*findings, *observations)
    ]
    run: dict[str, Any] = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    if notes:
        run["properties"] = {"notes": list(notes)}
    return json.dumps({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _location(finding: Finding) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": quote(finding.place.path)}}
    if finding.place.line:
        location["region"] = {"startLine": finding.place.line, "startColumn": max(1, finding.place.column)}
    return location


def as_junit(findings: Sequence[Finding], observations: Sequence[Finding], notes: Sequence[str] = ()) -> str:
    """One test case a code; a code with 必须改 findings fails."""
    suite = ElementTree.Element("testsuite", name="gongkai check")
    by_code: dict[str, list[Finding]] = {}
    for finding in findings:
        by_code.setdefault(finding.code, []).append(finding)
    failures = 0
    for entry in ENTRIES:
        case = ElementTree.SubElement(suite, "testcase", classname="gongkai", name=f"{entry.code} {entry.title}")
        hits = by_code.get(entry.code, [])
        if hits and entry.level is Level.must:
            failures += 1
            failure = ElementTree.SubElement(case, "failure", message=f"{len(hits)} 处")
            failure.text = "\n".join(f"{hit.place}: {says(hit)}" for hit in hits)
    if notes:
        ElementTree.SubElement(suite, "system-out").text = "\n".join(notes)
    suite.set("tests", str(len(ENTRIES)))
    suite.set("failures", str(failures))
    return ElementTree.tostring(suite, encoding="unicode", xml_declaration=True) + "\n"


def as_markdown(findings: Sequence[Finding], observations: Sequence[Finding], notes: Sequence[str] = ()) -> str:
    """A table for a merge request."""
    lines = [*(f"{note}。" for note in notes), counts(findings, observations), ""]
    if findings:
        lines += ["| 位置 | 编号 | 现在 | 怎么改 |", "| --- | --- | --- | --- |"]
        lines += [f"| `{f.place}` | {f.code} | {_cell(says(f))} | {_cell(remedy(f))} |" for f in findings]
        lines.append("")
    if observations:
        lines += ["观察（不妨碍发布）：", ""]
        lines += [f"- `{f.place}` {BY_CODE[f.code].title}：{_cell(says(f))}" for f in observations]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("`", "'").replace("<", "&lt;")
