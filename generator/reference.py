"""The field reference and the list of findings as Markdown, for ``docs/``.

takes  the record classes, the vocabularies, the catalogue of codes
gives  ``docs/records.md`` and ``docs/findings.md``
does not  add anything the classes and the catalogue do not say
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from generator.catalogue import ENTRIES, Entry, Level, unfilled
from generator.model.base import DAY_PATTERN, ID_PATTERN, MOMENT_PATTERN, SPAN_PATTERN, Record
from generator.model.body import RULE_TITLES
from generator.model.kinds import KINDS, Kind
from generator.model.site import SiteConfig
from generator.model.topic import GROUPS, TOPICS

Schema = Mapping[str, Any]
HEAD = "| 字段 | 名称 | 必填 | 写什么 | 说明 | 例子 |\n| --- | --- | --- | --- | --- | --- |"
GENERATED = "<!-- 由程序写成，不要手改；改法见 docs/dev/testing.md。 -->"
ABOUT_RECORDS = """每条记录是一个 YAML 文件。下面列出每一类记录放在哪里、有哪些字段、怎么写。

- “必填”写“是”的，公开的记录必须有；草稿（`state: draft`）可以先空着。写“否”的，有就写，没有就整行不写。
- 编号只用小写字母、数字和短横线，例如 `jiaoyu`、`s4-jiaoyu`，并且与文件名（或文件夹名）一样。
- 日期写成 `2026-11-21`。文字位置写成 `段条编号:起-止`，怎么数见[段条和文字位置](spans.md)。
- 以数字组成的文字（行政区划代码、网站标识码）要加引号，例如 `'150300'`。"""
ABOUT_FINDINGS = """\
`gongkai check` 和 `gongkai build` 把问题逐条列出，每条有编号、文件、行、列，写明现在是什么、怎么改。
在命令行里看某一个编号：`gongkai explain L201`。下面的“…”，在实际结果里是具体内容。

- **必须改**：不改好，网站不会更新，原来的网站保持不动。
- **建议改**：不妨碍发布。
- **观察**：说的是文件本身或网站设置，不是记录写错了；不妨碍发布。

编号第一个字母：L 读文件，A 核对记录，P 排页面，R 画页面，V 检查建好的网站，X 程序自己出错。"""
STAGES = (
    ("L", "L：读文件"),
    ("A", "A：核对记录"),
    ("P", "P：排页面"),
    ("R", "R：画页面"),
    ("V", "V：检查建好的网站"),
    ("X", "X：程序自己出错"),
)
BY_PATTERN = {ID_PATTERN: "编号", DAY_PATTERN: "日期", MOMENT_PATTERN: "日期，可带时刻", SPAN_PATTERN: "文字位置"}
BY_TYPE = {"string": "文字", "integer": "整数", "number": "数字", "boolean": "true 或 false"}
VOCABULARIES = {"TopicId": "[主题](#topics)", "RuleKind": "[规则类别](#rule-kinds)"}
PLAIN = re.compile(r"^[A-Za-z\u4e00-\u9fff][^:#\[\]{},&*!|>'\"%@`\n]*$|^\d{4}-\d{2}-\d{2}$")
LONGEST_EXAMPLE = 60


def field_reference() -> str:
    """Every kind of record with its fields, nested parts below it; then the vocabularies and the settings."""
    common = ['<a id="record"></a>', "## 每条记录都有的字段", *_Model(Record).tables(())]
    own = [part for kind in KINDS for part in _kind(kind)]
    settings = ["## 网站设置", "文件：`site_config.yml`", *_Model(SiteConfig).tables(())]
    parts = ["# 记录字段说明", GENERATED, ABOUT_RECORDS, *common, *own, *settings, *_vocabularies()]
    return "\n\n".join(parts) + "\n"


def findings_reference() -> str:
    """Every code by the stage that finds it: level, what it says, why, what to do."""
    parts = ["# 检查结果编号", GENERATED, ABOUT_FINDINGS]
    for letter, title in STAGES:
        parts.append(f"## {title}")
        parts += [_entry(entry) for entry in ENTRIES if entry.code.startswith(letter)]
    return "\n\n".join(parts) + "\n"


def write_references(folder: Path) -> list[Path]:
    """Write both files; returns their paths."""
    written = []
    for name, text in (("records.md", field_reference()), ("findings.md", findings_reference())):
        (folder / name).write_bytes(text.encode())
        written.append(folder / name)
    return written


def _kind(kind: Kind) -> Iterator[str]:
    yield f"## {kind.title}（{kind.name}）"
    path = kind.pattern.replace("{slug}", "地方编号").replace("{id}", "编号")
    yield f"文件：`{path}`。除[每条记录都有的字段](#record)外，还有："
    yield from _Model(kind.model).tables(tuple(Record.model_fields))


class _Model:
    """One class as its JSON Schema tells it."""

    def __init__(self, model: type[BaseModel]) -> None:
        self.schema: Schema = model.model_json_schema(by_alias=True)
        self.parts: Schema = self.schema.get("$defs", {})

    def tables(self, leave_out: tuple[str, ...]) -> Iterator[str]:
        """The table of the class, then one for each part inside it, in order of appearance."""
        waiting: list[tuple[str, Schema]] = [("", self.schema)]
        while waiting:
            name, schema = waiting.pop(0)
            if name:
                yield f"### `{name}` 里的字段"
            rows = []
            for field, about in schema["properties"].items():
                if not name and field in leave_out:
                    continue
                rows.append(self._row(field, about, field in schema.get("required", ())))
                part = self._part(about)
                if part:
                    waiting.append((f"{name}.{field}" if name else field, self.parts[part]))
            yield "\n".join([HEAD, *rows])

    def _row(self, field: str, about: Schema, required: bool) -> str:
        example = _yaml(about["examples"][0]) if about.get("examples") else ""
        shown = "见下表" if example in ("[]", "{}", "") and self._part(about) else f"`{example}`"
        cells = (
            f"`{field}`",
            about["title"],
            "是" if required else "否",
            self._wanted(about),
            about["description"],
            shown,
        )
        return f"| {' | '.join(cell.replace('|', '、') for cell in cells)} |"

    def _wanted(self, about: Schema) -> str:
        """What is to be written, in Chinese."""
        inner = _without_none(about)
        if inner.get("type") == "array":
            return f"列表，每项是{self._wanted(inner['items'])}"
        if "$ref" in inner:
            name = inner["$ref"].rsplit("/", 1)[1]
            if name in VOCABULARIES:
                return f"选一个：{VOCABULARIES[name]}"
            choices = self.parts[name].get("enum")
            return f"选一个：{'、'.join(choices)}" if choices else "下一级的字段"
        pattern = BY_PATTERN.get(inner.get("pattern", ""))
        return pattern or BY_TYPE[inner["type"]]

    def _part(self, about: Schema) -> str:
        """The name of the part a field holds, or an empty text."""
        inner = _without_none(about)
        inner = inner["items"] if inner.get("type") == "array" else inner
        name: str = inner.get("$ref", "").rsplit("/", 1)[-1]
        return name if name and "properties" in self.parts[name] else ""


def _without_none(about: Schema) -> Schema:
    """The schema of ``X`` where the field is ``X | None``."""
    return next((one for one in about.get("anyOf", ()) if one.get("type") != "null"), about)


def _yaml(value: Any, inside: bool = False) -> str:
    """A value as it may be written in a record; ``inside`` brackets, a colon needs quotes."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"[{', '.join(_yaml(item, inside=True) for item in value)}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_yaml(item, inside=True)}' for key, item in value.items())}}}"
    if not isinstance(value, str):
        return str(value)
    if len(value) > LONGEST_EXAMPLE:
        return f"{value[:8]}…"
    is_plain = PLAIN.match(value) or (not inside and re.match(SPAN_PATTERN, value) and not value[0].isdigit())
    return value if is_plain else f"'{value}'"


def _vocabularies() -> Iterator[str]:
    yield '<a id="topics"></a>'
    yield "## 主题"
    rows = [f"| `{t.id}` | {t.title} | {t.covers} |" for group in GROUPS for t in TOPICS if t.group == group]
    yield "\n".join(["| 编号 | 名称 | 还包括 |", "| --- | --- | --- |", *rows])
    yield '<a id="rule-kinds"></a>'
    yield "## 规则类别"
    rows = [f"| `{kind.value}` | {title} |" for kind, title in RULE_TITLES.items()]
    yield "\n".join(["| 编号 | 名称 |", "| --- | --- |", *rows])


def _entry(entry: Entry) -> str:
    lines = [f"### {entry.code} {entry.title}", "", f"- **{entry.level.value}**"]
    if _readable(entry.says) != "…":  # A713 says whatever its record says
        lines.append(f"- 说的是：{_readable(entry.says)}")
    lines.append(f"- 为什么：{entry.why}")
    if entry.remedy:
        lines.append(f"- {'说明' if entry.level is Level.observation else '怎么改'}：{_readable(entry.remedy)}")
    return "\n".join(lines)


def _readable(template: str) -> str:
    """The wording as it reads before it is filled; code-like marks do not turn into Markdown."""
    return re.sub(r"([*<`_])", r"\\\1", unfilled(template))
