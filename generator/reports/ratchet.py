"""The ratchet: what was there before is forgiven, what is new is not.

takes  a report, and the text of a baseline
gives  the report with what is new marked and what is gone listed; the text of the next baseline
does not  read or write files, or forgive what must be changed

A baseline is JSON, one item a line, sorted, so that a merge request shows which items come and go.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, replace

from generator.catalogue import Level
from generator.reports.report import KEY_LENGTH, Item, Known, Report, printable

VERSION = 1
FIELDS = {"code", "path", "about", "key"}
CODE = re.compile(r"[A-Z]\d{3}")
KEY = re.compile(rf"[0-9a-f]{{{KEY_LENGTH}}}(:[1-9]\d{{0,5}})?")
Baseline = tuple[Known, ...]  # what is forgiven, sorted
ANEW = "从 git 里找回上一份；要重写，先删去它，再加上 --update-baseline 运行一次。"


class BaselineError(Exception):
    """What is wrong with a baseline and what to do, as one Chinese text."""


@dataclass(frozen=True)
class Change:
    """From one baseline to the next: what is forgiven now, what newly, what need not be any more."""

    before: Baseline
    after: Baseline
    added: tuple[Item, ...]
    removed: tuple[Known, ...]


def compared(report: Report, baseline: Baseline) -> Report:
    """The report with new items marked. While something must be changed not all was looked at, so nothing is gone."""
    forgiven = {known.key for known in baseline}
    items = tuple(
        replace(item, is_new=item.level is not Level.must and item.key not in forgiven) for item in report.items
    )
    found = {item.key for item in items}
    gone = () if report.is_blocked else tuple(known for known in baseline if known.key not in found)
    return replace(report, items=items, has_baseline=True, gone=gone)


def change(report: Report, before: Baseline) -> Change:
    """What the baseline becomes when everything this report holds is forgiven."""
    seen = compared(report, before)
    after = sorted(
        (item.known for item in seen.items if item.level is not Level.must),
        key=lambda known: (known.code, known.path, known.about, known.key),
    )
    return Change(before, tuple(after), seen.new, seen.gone)


def written(baseline: Baseline) -> str:
    """The baseline as text, one item a line."""
    plain = ({"code": one.code, "path": one.path, "about": one.about, "key": one.key} for one in baseline)
    lines = ["  " + json.dumps(one, ensure_ascii=False) for one in plain]
    items = "[\n" + ",\n".join(lines) + "\n ]" if lines else "[]"
    return f'{{\n "version": {VERSION},\n "items": {items}\n}}\n'


def read(text: str) -> Baseline:
    """The baseline a text holds; raises BaselineError."""
    if text.startswith("\ufeff"):
        raise BaselineError("基线文件开头有看不见的记号（BOM），多半是用记事本存过。另存为不带 BOM 的 UTF-8。")
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise BaselineError(f"基线文件第 {_line(error)} 行读不下去，{_lacking(error)}。{ANEW}") from error
    except (ValueError, RecursionError) as error:
        raise BaselineError(f"基线文件不是 gongkai 写的。{ANEW}") from error
    if not isinstance(data, dict) or "version" not in data:
        raise BaselineError(f"基线文件没有写版本（version），不像是 gongkai 写的。{ANEW}")
    if type(data["version"]) is not int or data["version"] != VERSION:
        shown = printable(json.dumps(data["version"], ensure_ascii=False))[:20]
        raise BaselineError(
            f"基线文件的版本是 {shown}，这个程序只认第 {VERSION} 版。"
            f"用写它的那个程序来查；或者先删去它，再加上 --update-baseline 重写。"
        )
    _only(data, {"version", "items"}, "基线文件")
    items = data.get("items")
    if not isinstance(items, list):
        raise BaselineError(f"基线文件没有 items 这个列表。{ANEW}")
    known = tuple(_known(number, item) for number, item in enumerate(items, 1))
    twice = next((key for key, times in Counter(one.key for one in known).items() if times > 1), None)
    if twice:
        lines = [number for number, line in enumerate(text.splitlines(), 1) if f'"{twice}"' in line]
        where = f"第 {'、'.join(map(str, lines))} 行的" if len(lines) > 1 else "里 "
        raise BaselineError(f"基线文件{where}{twice} 写了两次，多半是合并留下的。删去一条。")
    return known


COMMA = "Expecting ',' delimiter"


def _line(error: json.JSONDecodeError) -> int:
    """The line to mend: a comma is missed at the end of the line before, not where the reader stopped."""
    if error.msg == COMMA:
        return error.doc[: error.pos].rstrip().count("\n") + 1
    return error.lineno


def _lacking(error: json.JSONDecodeError) -> str:
    return "多半末尾少了逗号" if error.msg == COMMA else "不是完整的 JSON"


def _known(number: int, item: object) -> Known:
    where = f"基线文件的第 {number} 条"
    if not isinstance(item, dict):
        raise BaselineError(f"{where}不对。{ANEW}")
    _only(item, FIELDS, where)
    code, path, key, about = item.get("code"), item.get("path"), item.get("key"), item.get("about", "")
    if not (isinstance(code, str) and isinstance(path, str) and isinstance(key, str) and isinstance(about, str)):
        raise BaselineError(f"{where}缺了内容。{ANEW}")
    if not (CODE.fullmatch(code) and KEY.fullmatch(key)):
        raise BaselineError(f"{where}写得不对。{ANEW}")
    return Known(code, path, key, about)


def _only(data: dict[str, object], wanted: set[str], where: str) -> None:
    odd = sorted(set(data) - wanted)
    if odd:
        raise BaselineError(f"{where}有不认识的字段“{printable(odd[0])[:40]}”。{ANEW}")
