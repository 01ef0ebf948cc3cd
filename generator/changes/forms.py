"""What changed, as text for a terminal, as Markdown for a merge request, as JSON for programs.

takes  changes
gives  the three forms; Markdown bounded in size, and so that nothing in a record is markup, a mention or a reference
does not  compare
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from generator.catalogue import Level
from generator.changes.result import Changes, RecordChange, Unseen
from generator.reports.machine import plain
from generator.reports.report import Item, printable

LIMIT = 30_000  # characters of the Markdown: half of what the strictest host of merge requests takes
LISTED = 50  # items of the check, and records nobody sees, that the text lists
NOTHING = "读者看到的没有变"
NEW, HEALED, UNSEEN = "检查结果里新的", "检查结果里好了的", "读者看不到的改动"
MORE = "另有 {count} 处没有列出，见 gongkai changes --format json"
LEFT_OUT = "太长，另有 {count} 行没有列出。全部见 gongkai changes。"
HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
MARKUP = re.compile(r"[\\`*_\[\](){}|~#!$^]")
REFERENCE = re.compile(r"([@#!~%$^&])(?=\w|\")")  # what a host makes a link or a message of: @name, #12
ADDRESS = re.compile(r":(?=//)|(?<=\bwww)\.", re.I)
FIRST = re.compile(r"^(\d{1,9})([.)])|^([-+=])")
JOINER = "\u2060"  # shows nothing, takes no room, and parts what stands before and behind


def as_text(changes: Changes) -> str:
    """Place by place, record by record."""
    lines = [_head(changes), ""]
    for place in changes.sentences:
        lines.append(place.name)
        for record in place.records:
            lines += [f"  {line}" for line in record.sentences]
            lines.append(f"      {record.what.value}，文件：{printable(record.path)}")
        lines.append("")
    if changes.unseen:
        rows = [f"  {_unseen(one)}（{printable(one.path)}）" for one in changes.unseen]
        lines += [f"{UNSEEN} {len(rows)} 处", *_bounded(rows), ""]
    for heading, items in ((NEW, changes.new), (HEALED, changes.healed)):
        if items:
            rows = [f"  {item.place}: {item.finding.code} {item.says}" for item in items]
            lines += [f"{heading}：{_counts(items)}", *_bounded(rows), ""]
    lines += [f"{note}。" for note in changes.notes]
    return "\n".join(lines).rstrip("\n") + "\n"


def as_markdown(changes: Changes) -> str:
    """Lists under headings, the sentences first; cut at whole lines, with how many are left out."""
    lines = list(_markdown(changes))
    size, kept = 0, 0
    for line in lines:
        size += len(line) + 1
        if size > LIMIT:
            break
        kept += 1
    left = sum(1 for line in lines[kept:] if line.startswith("- "))
    return "\n".join([*lines[:kept], *(["", f"**{LEFT_OUT.format(count=left)}**"] if left else [])]).strip("\n") + "\n"


def as_json(changes: Changes) -> str:
    """Everything, under keys that stay."""
    data = {
        "from": changes.before,
        "to": changes.after,
        "as_of": changes.as_of.isoformat(),
        "changes": [
            {"place": place.slug, "place_name": place.name, **_record(record)}
            for place in changes.sentences
            for record in place.records
        ],
        "unseen": [
            {"place": one.slug, "kind": one.kind, "kind_title": one.title, "id": one.id, "name": one.name,
             "path": printable(one.path), "why": one.why}
            for one in changes.unseen
        ],
        "new": [plain(item) for item in changes.new],
        "healed": [plain(item) for item in changes.healed],
        "notes": list(changes.notes),
    }  # fmt: skip
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


FORMS: Mapping[str, Callable[[Changes], str]] = {"text": as_text, "markdown": as_markdown, "json": as_json}


def _head(changes: Changes) -> str:
    told = sum(len(record.sentences) for record in changes.records)
    apart = " " if changes.before[-1:].isascii() else ""
    return f"从{changes.before}{apart}到{changes.after}：{f'读者看到的变化 {told} 处' if told else NOTHING}。"


def _unseen(one: Unseen) -> str:
    name = f"“{one.name}”" if one.name != one.id else f" {one.id}"
    return f"{one.title}{name}：{one.why}"


def _counts(items: Sequence[Item]) -> str:
    counts = {level: sum(1 for item in items if item.level is level) for level in Level}
    return "，".join(f"{level.value} {count} 处" for level, count in counts.items() if count)


def _bounded(rows: list[str]) -> list[str]:
    more = len(rows) - LISTED
    return [*rows[:LISTED], f"  {MORE.format(count=more)}"] if more > 0 else rows


def _record(record: RecordChange) -> dict[str, Any]:
    return {
        "kind": record.kind,
        "kind_title": record.title,
        "id": record.id,
        "name": record.name,
        "path": printable(record.path),
        "change": record.what.name,
        "change_title": record.what.value,
        "sentences": list(record.sentences),
    }


def _markdown(changes: Changes) -> Iterator[str]:
    yield f"**{_escaped(_head(changes))}**"
    yield from ("", *(f"- {_escaped(note)}。" for note in changes.notes)) if changes.notes else ()
    for place in changes.sentences:
        yield from ("", f"### {_escaped(place.name)}", "")
        for record in place.records:
            yield from (f"- {_escaped(line)}" for line in record.sentences)
    if changes.unseen:
        yield from ("", f"### {UNSEEN} {len(changes.unseen)} 处", "")
        yield from (f"- {_escaped(_unseen(one))}" for one in changes.unseen)
    for heading, items in ((NEW, changes.new), (HEALED, changes.healed)):
        if items:
            yield from ("", f"### {heading}：{_counts(items)}", "")
            yield from (f"- {_code(item.place)} {item.finding.code} {_escaped(item.says)}" for item in items)


def _escaped(text: str) -> str:
    """Text that a host of merge requests shows as it is: no markup, no HTML, no link, nobody called."""
    parted = REFERENCE.sub(rf"\1{JOINER}", printable(text))
    plain = MARKUP.sub(r"\\\g<0>", parted)
    plain = "".join(HTML.get(char, char) for char in plain)
    plain = ADDRESS.sub(r"\\\g<0>", plain)
    return FIRST.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", plain)


def _code(text: str) -> str:
    return f"`{printable(text).replace('`', chr(39))}`"
