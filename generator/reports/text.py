"""Findings for a person at a terminal.

takes  findings and observations, and what was not tested
gives  Chinese text: place, code, what stands there, what to do; a count at the end
does not  colour or page
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.catalogue import BY_CODE, Level, level_of, remedy, says
from generator.findings import Finding


def as_text(findings: Sequence[Finding], observations: Sequence[Finding], notes: Sequence[str] = ()) -> str:
    """The whole report."""
    lines: list[str] = []
    for finding in findings:
        lines.append(f"{finding.place}: {finding.code} {BY_CODE[finding.code].title}（{level_of(finding).value}）")
        lines.append(f"    现在：{says(finding)}")
        lines.append(f"    怎么改：{remedy(finding)}")
    if findings:
        lines.append("")
    if observations:
        lines.append("观察（不妨碍发布）：")
        lines += [f"  {finding.place}: {finding.code} {says(finding)}" for finding in observations]
        lines.append("")
    lines += [f"{note}。" for note in notes]
    lines.append(counts(findings, observations))
    if findings:
        lines.append("每个编号的说明：gongkai explain 编号")
    return "\n".join(lines) + "\n"


def counts(findings: Sequence[Finding], observations: Sequence[Finding]) -> str:
    """必须改 n 处，建议改 n 处，观察 n 处。"""
    must = sum(level_of(finding) is Level.must for finding in findings)
    return f"必须改 {must} 处，建议改 {len(findings) - must} 处，观察 {len(observations)} 处。"
