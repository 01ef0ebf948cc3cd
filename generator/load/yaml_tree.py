"""YAML to plain values that know where they stand.

takes  the text of one YAML file
gives  a mapping, the position of each key and value, and findings
does not  guess: aliases, tags and second documents are refused, and a word that another YAML reader would turn
         into a truth value, an octal number or a time (``no``, ``0123``, ``12:30``) is a finding, not a surprise

The tree is built from parser events without recursion, so depth and size stay bounded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.findings import Findings, Place
from generator.load.lint import MAX_DEPTH
from generator.model.located import Loc

TRUTH = {"true": True, "false": False}
NULLS = {"", "null", "~"}
INTEGER = re.compile(r"^(0|-?[1-9]\d{0,17})$")
# First characters of every plain word that is, or may be taken for, anything but text.
MAY_MEAN_SOMETHING = frozenset("yYnNoOtTfF~+-.0123456789“‘「『")
MISREAD = (
    (re.compile(r"^(y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF|True|TRUE|False|FALSE)$"), "“是”或“否”"),
    (re.compile(r"^[-+]?0[0-7_]+$"), "八进制数"),
    (re.compile(r"^[-+]?0[0-9_]+$"), "去掉前面的零的数"),
    (re.compile(r"^[-+]?0x[0-9a-fA-F_]+$"), "十六进制数"),
    (re.compile(r"^[-+]?[1-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?$|^0?\d:[0-5]\d$"), "六十进制数"),
    (
        re.compile(r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)$|^[-+]?\.(inf|Inf|INF)$|^\.(nan|NaN|NAN)$"),
        "科学计数",
    ),
    (re.compile(r"^(Null|NULL)$"), "空"),
)
UNCLOSED = ("while scanning a quoted scalar", "while parsing a flow sequence", "while parsing a flow mapping")
CURLY = re.compile(r"^[“‘「『].*[”’」』]$", re.S)
PARSE_HINTS = (
    ("could not find expected ':'", "上一行或这一行缺少冒号，或者引号没有成对"),
    ("mapping values are not allowed", "这一行有两个冒号；值里有冒号时，整个值要加引号"),
    ("found character that cannot start any token", "值以特殊符号（如 @ % ` ）开头，要把整个值加上引号"),
    ("found unexpected end of stream", "引号或括号没有成对"),
    ("did not find expected key", "缩进和上面几行不一致，或引号没有成对"),
    ("did not find expected '-' indicator", "列表里的这一行缩进和别的行不一致"),
    ("did not find expected ',' or", "方括号或花括号没有成对，或少了逗号"),
    ("found undefined alias", "值以 * 开头，要把整个值加上引号"),
    ("while scanning an alias", "值以 * 开头，要把整个值加上引号"),
    ("while scanning an anchor", "值以 & 开头，要把整个值加上引号"),
)


@dataclass
class Tree:
    """The values of a file and where they stand: ``values_at`` of each value, ``keys_at`` of each key."""

    data: dict[str, Any]
    values_at: dict[Loc, tuple[int, int]] = field(default_factory=dict)
    keys_at: dict[Loc, tuple[int, int]] = field(default_factory=dict)


@dataclass
class _Level:
    """A list or mapping being filled."""

    value: Any
    loc: Loc
    key: str | None = None
    seen: dict[str, int] = field(default_factory=dict)


def read_tree(path: str, text: str, findings: Findings) -> Tree | None:
    """The one mapping of the file, or nothing where it cannot be read; problems are findings."""
    builder = _Builder(path, findings)
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            builder.take(event)
            if builder.stopped:
                return None
    except yaml.MarkedYAMLError as error:
        problem = f"{error.context or ''} {error.problem or ''}"
        opened = any(part in problem for part in UNCLOSED)
        mark = error.context_mark if opened and error.context_mark else error.problem_mark or error.context_mark
        hint = next((hint for part, hint in PARSE_HINTS if part in problem), "写法不合 YAML 规则")
        place = Place(path, mark.line + 1, mark.column + 1) if mark else Place(path)
        findings.add("L109", place, hint=hint)
        return None
    except yaml.reader.ReaderError as error:
        char = error.character if isinstance(error.character, int) else ord(error.character)
        before = text.encode()[: error.position].decode("utf-8", "replace").split("\n")
        findings.add("L114", Place(path, len(before), len(before[-1]) + 1), char=f"U+{char:04X}")
        return None
    if not isinstance(builder.root, dict):
        findings.add("L119", Place(path, 1, 1))
        return None
    return Tree(builder.root, builder.values_at, builder.keys_at)


class _Builder:
    """Builds the tree event by event."""

    def __init__(self, path: str, findings: Findings) -> None:
        self.path = path
        self.findings = findings
        self.root: Any = None
        self.levels: list[_Level] = []
        self.values_at: dict[Loc, tuple[int, int]] = {}
        self.keys_at: dict[Loc, tuple[int, int]] = {}
        self.documents = 0
        self.stopped = False

    def take(self, event: yaml.Event) -> None:
        """Take one parser event."""
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            self._open(event)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self.levels.pop()
        elif isinstance(event, yaml.AliasEvent):
            self._refuse("L122", event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self._refuse("L123", event)

    def _refuse(self, code: str, event: yaml.Event, **values: object) -> None:
        self.findings.add(code, Place(self.path, *_where(event)), **values)
        self.stopped = True

    def _open(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        if event.tag is not None or event.anchor is not None:
            self._refuse("L122" if event.anchor else "L124", event)
            return
        level = self.levels[-1] if self.levels else None
        if level is not None and isinstance(level.value, dict) and level.key is None:
            self._refuse("L109", event, hint="方括号或花括号不能当字段名")
            return
        value: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        self.levels.append(_Level(value, self._place_value(value, event)))
        if len(self.levels) > MAX_DEPTH:
            self._refuse("L108", event, limit=MAX_DEPTH)

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        if event.anchor is not None or event.tag not in (None, "!"):
            self._refuse("L122" if event.anchor else "L124", event)
            return
        level = self.levels[-1] if self.levels else None
        if level is not None and isinstance(level.value, dict) and level.key is None:
            self._key(level, event)
        else:
            self._place_value(self._resolve(event), event)

    def _key(self, level: _Level, event: yaml.ScalarEvent) -> None:
        where = _where(event)
        if event.value in level.seen:
            self.findings.add("L113", Place(self.path, *where), key=event.value, first=level.seen[event.value])
        level.seen.setdefault(event.value, where[0])
        level.key = event.value
        self.keys_at[(*level.loc, event.value)] = where

    def _place_value(self, value: Any, event: yaml.Event) -> Loc:
        loc: Loc = ()
        if not self.levels:
            self.root = value
        else:
            level = self.levels[-1]
            if isinstance(level.value, dict):
                loc = (*level.loc, level.key or "")
                level.value[level.key] = value
                level.key = None
            else:
                loc = (*level.loc, len(level.value))
                level.value.append(value)
        self.values_at[loc] = _where(event)
        return loc

    def _resolve(self, event: yaml.ScalarEvent) -> Any:
        text: str = event.value
        if event.style:  # quoted or a block: text as it stands; plain scalars have no style
            return text
        if text and text[0] not in MAY_MEAN_SOMETHING:
            return text
        if text in TRUTH:
            return TRUTH[text]
        if text in NULLS:
            return None
        if INTEGER.match(text):
            return int(text)
        place = Place(self.path, *_where(event))
        if CURLY.match(text):
            self.findings.add("L125", place, text=text[:30])
        for pattern, reading in MISREAD:
            if pattern.match(text):
                self.findings.add("L116", place, text=text, reading=reading)
                break
        return text


def _where(event: yaml.Event) -> tuple[int, int]:
    """Line and column of an event, from 1."""
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
