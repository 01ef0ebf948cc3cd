"""Records of every kind, begun, filled in by chance and edited by chance: no remark is lost, doubled or moved."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.findings import Findings
from generator.load.notes import fields_of
from generator.load.yaml_tree import Tree, read_tree
from generator.model.kinds import KINDS, Kind
from generator.office.beginning import head_of
from generator.office.roundtrip import merged
from generator.office.skeleton import skeleton

Path = tuple[str | int, ...]
TEXTS = st.sampled_from(["改了", "一句。\n又一句。", "no", "a: b", "# 不是批注", "x #1", "'", "末尾\n"])
NOBODY: Path = ("末尾",)


def read(text: str) -> Tree:
    tree = read_tree("x.yml", text, Findings())
    assert tree is not None, text
    return tree


def plain(value: Any) -> Any:
    """An example as the loader would give it."""
    if isinstance(value, dict):
        return {name: plain(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    return value if isinstance(value, (str, bool, int)) and not isinstance(value, Decimal) else str(value)


def heads(text: str) -> dict[int, Path]:
    """The line each field and item of a block begins on, from 1."""
    tree, lines = read(text), text.split("\n")
    found: dict[int, Path] = {}
    for path, (line, column) in sorted(tree.keys_at.items(), key=lambda one: len(one[0])):
        if not lines[line - 1][: column - 1].strip():
            found[line] = path
    for path, (line, column) in sorted(tree.values_at.items(), key=lambda one: -len(one[0])):
        if path and isinstance(path[-1], int) and lines[line - 1][: column - 1].strip() == "-":
            found[line] = path
    return found


def without_numbers(path: Path) -> Path:
    return tuple("-" if isinstance(step, int) else step for step in path)


def remarks(text: str, *, but: frozenset[str] = frozenset()) -> list[tuple[str, Path]]:
    """Each line that is a remark with what it stands above; the fields of ``but`` are looked through."""
    starts, waiting, found = heads(text), [], []
    for number, line in enumerate(text.split("\n"), 1):
        if line.lstrip().startswith("#") and not is_inside_text(text, number):
            waiting.append(line)
        elif number in starts and starts[number][0] not in but:
            found += [(remark, starts[number]) for remark in waiting]
            waiting = []
    return found + [(remark, NOBODY) for remark in waiting]


def is_inside_text(text: str, number: int) -> bool:
    """Whether a line that looks like a remark is one of a text over several lines: without it the values differ."""
    lines = text.split("\n")
    return read(text).data != read("\n".join(lines[: number - 1] + lines[number:])).data


def remarked(text: str) -> str:
    """The text with a numbered remark above every inner field and item of a block."""
    starts, lines = heads(text), []
    for number, line in enumerate(text.split("\n"), 1):
        if len(starts.get(number, ())) > 1:
            lines.append(f"{' ' * (len(line) - len(line.lstrip()))}# 第 {number} 行")
        lines.append(line)
    return "\n".join(lines)


@st.composite
def records(draw: st.DrawFn) -> tuple[Kind, str]:
    kind = draw(st.sampled_from(KINDS))
    examples = {name: plain(info.examples[0]) for name, info in fields_of(kind.model).items() if info.examples}
    chosen = draw(st.sets(st.sampled_from(sorted(examples))))
    known = {name: value for name, value in examples.items() if name in chosen and value not in ("", [], {})}
    return kind, remarked(skeleton(kind.model, {**known, "state": "draft"}, head_of(kind)).decode())


def leaves(value: Any, path: Path = ()) -> Iterator[Path]:
    """Every part that may be changed or taken out."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, one in inside:
        yield (*path, step)
        yield from leaves(one, (*path, step))


def holder(values: Any, path: Path) -> Any:
    for step in path[:-1]:
        values = values[step]
    return values


@st.composite
def edits(draw: st.DrawFn, kind: Kind, values: dict[str, Any]) -> tuple[dict[str, Any], Path]:
    """The values with one change; where something was taken out or came in, its path."""
    changed = copy.deepcopy(values)
    missing = [name for name, info in fields_of(kind.model).items() if info.examples and changed.get(name) is None]
    if missing and draw(st.booleans()):
        name = draw(st.sampled_from(missing))
        changed[name] = plain(fields_of(kind.model)[name].examples[0])
        return changed, (name,)
    path = draw(st.sampled_from([path for path in leaves(changed) if path != ("state",)] or [("state",)]))
    parent = holder(changed, path)
    is_last = len(path) > 1 and len(parent) == 1
    if path != ("state",) and not is_last and draw(st.booleans()):
        del parent[path[-1]]
        return changed, path
    if isinstance(parent[path[-1]], str) and path != ("state",):
        parent[path[-1]] = draw(TEXTS)
    return changed, ()


def is_in(path: Path, top: Path) -> bool:
    return path[: len(top)] == top


@settings(max_examples=120)
@given(st.data())
def test_no_remark_is_lost_doubled_or_moved(data: st.DataObject) -> None:
    """Through edit after edit, every remark of what is kept stands once, above the same; a second save is the first."""
    kind, text = data.draw(records())
    order = list(fields_of(kind.model))
    for _ in range(3):
        before = read(text).data
        values, path = data.draw(edits(kind, before))
        wanted = values | {name: None for name, one in before.items() if one is None and name not in values}
        written = merged(text.encode(), {n: v for n, v in values.items() if v is not None}, order)
        assert read(written.decode()).data == wanted
        assert merged(written, values, order) == written
        new = frozenset(values) - frozenset(before)
        gone = path if path and path[0] not in new else NOBODY
        there = remarks(text)
        kept = Counter((line, without_numbers(above)) for line, above in there if not is_in(above, gone))
        found = Counter((line, without_numbers(above)) for line, above in remarks(written.decode(), but=new))
        assert not kept - found, path
        assert not Counter(line for line, _ in found.elements()) - Counter(line for line, _ in there)
        text = written.decode()
