"""The report for a person at a terminal.

takes  a report, or the change of a baseline
gives  Chinese text: worst first, grouped by code, each place with what stands there and what to do; counts at the end
does not  colour or page
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from generator.catalogue import BY_CODE, ENTRIES, Level
from generator.reports.ratchet import Change
from generator.reports.report import NOTHING_TO_DO, Item, Report

HEADINGS = {
    Level.must: "改好才能发布；改好再查一次，可能还有",
    Level.should: "不改也能发布",
    Level.observation: "不妨碍发布",
}
MOST = {Level.must: 200, Level.should: 50, Level.observation: 50}  # places of one code that are printed
ORDER = {entry.code: number for number, entry in enumerate(ENTRIES)}


def as_text(report: Report) -> str:
    """The whole report."""
    lines: list[str] = []
    for level in Level:
        items = report.of(level)
        if items:
            lines += [f"━━ {level.value} {len(items)} 处（{HEADINGS[level]}）", ""]
            lines += _groups([item for item in items if item.has_remedy], MOST[level])
            left = _groups([item for item in items if not item.has_remedy], MOST[level])
            lines += [f"以下{NOTHING_TO_DO.removeprefix('这')}", "", *left] if left else []
    if report.gone:
        lines += [f"━━ 已消失 {len(report.gone)} 处（基线里有，现在没有了）", ""]
        lines += [*_bounded([f"  {known.says}" for known in report.gone], MOST[Level.observation]), ""]
    lines += [f"{note}。" for note in report.notes]
    lines += [*_against_baseline(report), report.counts]
    if report.of(Level.must) or report.of(Level.should):
        lines.append("每个编号的说明：gongkai explain 编号")
    return "\n".join(lines) + "\n"


def _groups(items: Iterable[Item], most: int) -> list[str]:
    """By code in the catalogue's order; codes with something new first, and in each code what is new."""
    by_code: dict[str, list[Item]] = {}
    for item in sorted(items, key=lambda item: (not item.is_new, ORDER[item.finding.code])):
        by_code.setdefault(item.finding.code, []).append(item)
    return [line for code, group in by_code.items() for line in (*_group(code, group, most), "")]


def _group(code: str, group: Sequence[Item], most: int) -> list[str]:
    """The remedy stands once where it is the same for all."""
    lines = [f"【{code}】{BY_CODE[code].title}，{len(group)} 处"]
    label = "怎么办" if group[0].level is Level.observation else "怎么改"
    shared = len({item.remedy for item in group}) == 1
    if shared and group[0].has_remedy:
        lines.append(f"    {label}：{group[0].remedy}")
    rows = []
    for item in group:
        row = f"{item.place}: {code}{'（新）' if item.is_new else ''} {item.says}"
        rows.append(row if shared else f"{row}\n    {label}：{item.remedy}")
    return lines + _bounded(rows, most)


def _bounded(rows: list[str], most: int) -> list[str]:
    if len(rows) <= most:
        return rows
    return [*rows[:most], f"    另有 {len(rows) - most} 处，见 --format json"]


def _against_baseline(report: Report) -> list[str]:
    if not report.has_baseline:
        return []
    new, known = len(report.new), report.known
    if report.is_blocked:
        return [f"对照基线：新增 {new} 处，已知 {known} 处。有必须改的，没有查完，已消失的这次不算。"]
    lines = [f"对照基线：新增 {new} 处，已知 {known} 处，已消失 {len(report.gone)} 处。"]
    if new:
        lines.append("新增的先改；改不了的，看过以后用 --update-baseline 记进基线。")
    elif report.gone:
        lines.append("已消失的，用 --update-baseline 从基线里去掉。")
    return lines


def as_update(name: str, change: Change) -> str:
    """What a new baseline forgives: by code, then one by one what it did not before; and what it lost."""
    lines = [f"基线 {name} 和原来一样，没有动。" if change.after == change.before else f"写好了基线 {name}。"]
    by_code = Counter(known.code for known in change.after)
    lines.append(f"它放过 {by_code.total()} 处：" if by_code else "它一处也不放过。")
    lines += [f"  {code} {BY_CODE[code].title}：{by_code[code]} 处" for code in sorted(by_code, key=ORDER.__getitem__)]
    if change.added:
        lines += ["", f"这一次新放过 {len(change.added)} 处："]
        lines += [f"{item.place}: {item.finding.code} {item.says}" for item in change.added]
    if change.removed:
        lines += ["", f"已经没有了，从基线里去掉 {len(change.removed)} 处："]
        lines += [f"  {known.says}" for known in change.removed]
    return "\n".join(lines) + "\n"
