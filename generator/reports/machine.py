"""The report as JSON, and as Markdown for a merge request.

takes  a report
gives  JSON with everything; Markdown tables, worst first
does not  bound anything
"""

from __future__ import annotations

import json
from typing import Any

from generator.catalogue import Level
from generator.reports.report import Item, Report, printable


def as_json(report: Report) -> str:
    """``{findings: […], observations: […], notes: […]}``; with a baseline, what is new and what is gone as well."""
    data: dict[str, Any] = {
        "findings": [_plain(item, report) for item in report.items if item.level is not Level.observation],
        "observations": [_plain(item, report) for item in report.of(Level.observation)],
        "notes": list(report.notes),
    }
    if report.has_baseline:
        gone = [{"code": one.code, "path": one.path, "about": one.about, "key": one.key} for one in report.gone]
        data["baseline"] = {"new": len(report.new), "known": report.known, "gone": gone}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def plain(item: Item) -> dict[str, Any]:
    """One item, whatever it is compared with."""
    place = item.finding.place
    return {
        "code": item.finding.code,
        "level": item.level.value,
        "path": printable(place.path),
        "line": place.line,
        "column": place.column,
        "says": item.says,
        "remedy": item.remedy,
        "about": item.about,
        "key": item.key,
    }


def _plain(item: Item, report: Report) -> dict[str, Any]:
    is_judged = report.has_baseline and item.level is not Level.must
    return {**plain(item), **({"new": item.is_new} if is_judged else {})}


def as_markdown(report: Report) -> str:
    """The counts, then a table for each level."""
    lines = [*(f"{note}。" for note in report.notes)]
    if report.has_baseline:
        lines += [f"对照基线：新增 {len(report.new)} 处，已知 {report.known} 处，已消失 {len(report.gone)} 处。", ""]
    lines += [report.counts, ""]
    for level in Level:
        items = report.of(level)
        if items:
            lines += [f"**{level.value} {len(items)} 处**", ""]
            lines += ["| 位置 | 编号 | 现在 | 怎么办 |", "| --- | --- | --- | --- |"]
            lines += [_row(item) for item in sorted(items, key=lambda item: not item.is_new)]
            lines.append("")
    return "\n".join(lines)


def _row(item: Item) -> str:
    code = f"{item.finding.code}{'（新）' if item.is_new else ''}"
    return f"| `{_cell(item.place)}` | {code} | {_cell(item.says)} | {_cell(item.remedy)} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("`", "'").replace("<", "&lt;")
