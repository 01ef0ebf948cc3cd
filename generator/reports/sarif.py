"""The report as SARIF 2.1.0, for forges that show results beside the lines.

takes  a report
gives  JSON text; ``driver.rules`` lists every code
does not  bound anything, or give addresses of help: the format wants absolute ones, and nobody knows them
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from generator.catalogue import ENTRIES, Entry, Level, unfilled
from generator.reports.report import NOTHING_TO_DO, Item, Report

SARIF_LEVEL = {Level.must: "error", Level.should: "warning", Level.observation: "note"}
SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
FINGERPRINT = "gongkai/v1"  # change the number when the key is made in another way
INDEX = {entry.code: number for number, entry in enumerate(ENTRIES)}


def as_sarif(report: Report) -> str:
    """One run; 必须改 is ``error``."""
    invocation: dict[str, Any] = {"executionSuccessful": True, "exitCode": int(report.fails)}
    if report.notes:
        invocation["toolExecutionNotifications"] = [
            {"level": "note", "message": {"text": f"{note}。"}} for note in report.notes
        ]
    run = {
        "tool": {"driver": {"name": "gongkai", "language": "zh-CN", "rules": [_rule(entry) for entry in ENTRIES]}},
        "invocations": [invocation],
        "columnKind": "unicodeCodePoints",
        "results": [_result(item, report.has_baseline) for item in report.items],
    }
    return json.dumps({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _rule(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.code,
        "name": entry.title,
        "shortDescription": {"text": entry.title},
        "fullDescription": {"text": entry.why},
        "help": {"text": unfilled(entry.remedy) or NOTHING_TO_DO},
        "defaultConfiguration": {"level": SARIF_LEVEL[entry.level]},
    }


def _result(item: Item, has_baseline: bool) -> dict[str, Any]:
    result = {
        "ruleId": item.finding.code,
        "ruleIndex": INDEX[item.finding.code],
        "level": SARIF_LEVEL[item.level],
        "message": {"text": f"{item.says} {item.remedy}"},
        "locations": [{"physicalLocation": _location(item)}],
        "partialFingerprints": {FINGERPRINT: item.key},
    }
    if has_baseline and item.level is not Level.must:
        result["baselineState"] = "new" if item.is_new else "unchanged"
    return result


def _location(item: Item) -> dict[str, Any]:
    place = item.finding.place
    location: dict[str, Any] = {"artifactLocation": {"uri": quote(place.path, errors="surrogateescape")}}
    if place.line:
        location["region"] = {"startLine": place.line, "startColumn": max(1, place.column)}
    return location
