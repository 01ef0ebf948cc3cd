"""A record changed by a form: what was not changed stays as it was written, byte for byte.

takes  a file as it lies there, the values it shall have, the order its class gives its fields
gives  the new file
does not  check anything

Comments, the order of fields, quotes and the way lists are written survive. A field whose value is the same is taken
from the old file as it stands; of a field that changed, ruamel.yaml keeps what is inside it and did not.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import LiteralScalarString, SingleQuotedScalarString

from generator.findings import Findings
from generator.load.lint import lint
from generator.load.yaml_tree import NULLS, read_tree

Values = Mapping[str, Any]  # field → text, whole number, truth value, None, list or mapping of such
WIDTH = 1_000_000  # characters: a long sentence stays on its line
SHORT_LIST = 80  # characters of a list that is written on one line


class NotKeptError(Exception):
    """What was written does not read as what was to be written: a fault of this program's own."""


def merged(old: bytes | None, values: Values, order: Sequence[str]) -> bytes:
    """The file with exactly these values; without an old one a new file, its fields in ``order``.

    Raises NotKeptError where the result would not read back as ``values``.
    """
    text = old.decode("utf-8-sig").replace("\r\n", "\n") if old is not None else ""
    before = _values(text)
    parts = _parts(text, before)
    tree = _yaml().load(text) if before else CommentedMap()
    written = parts.head
    for name in _ordered(values, before, order):
        if name in before and _canonical(before[name]) == _canonical(values[name]):
            written += parts.above[name] + parts.bodies[name]
        else:
            node = _merge(tree[name], before[name], values[name]) if name in before else _node(values[name])
            written += parts.above.get(name, "") + _body(name, node, tree.ca.items.get(name))
    written += parts.tail
    if _canonical(_values(written)) != _canonical(dict(values)):
        raise NotKeptError(written)
    return written.encode()


@dataclass(frozen=True)
class _Parts:
    """A file cut at its fields: what stands above each (comments), the field itself, what begins and ends the file."""

    head: str
    above: dict[str, str]
    bodies: dict[str, str]
    tail: str


def _parts(text: str, values: Values) -> _Parts:
    """Every line of the text belongs to exactly one part."""
    if not values:
        return _Parts("", {}, {}, "")
    tree = read_tree("", text, Findings())
    starts = sorted((tree.keys_at[(name,)][0] - 1, name) for name in values) if tree else []
    lines = text.splitlines(keepends=True)
    lines[-1:] = [lines[-1].rstrip("\n") + "\n"]
    above: dict[str, str] = {}
    bodies: dict[str, str] = {}
    head = "".join(lines[: starts[0][0]])
    waiting = ""  # what was found under the field before
    for (start, name), end in zip(starts, [*(line for line, _ in starts[1:]), len(lines)], strict=True):
        cut = end
        while cut > start + 1 and _is_aside(lines[cut - 1]):
            cut -= 1
        above[name], bodies[name] = waiting, "".join(lines[start:cut])
        waiting = "".join(lines[cut:end])
    return _Parts(head, above, bodies, waiting)


def _is_aside(line: str) -> bool:
    return line.startswith("#") or not line.strip()


def _ordered(values: Values, before: Values, order: Sequence[str]) -> list[str]:
    """Fields that were there in their old order; each new one behind those its class puts before it."""
    names = [name for name in before if name in values]
    ranks = {name: rank for rank, name in enumerate(order)}
    for name in sorted((n for n in values if n not in before), key=lambda n: ranks.get(n, len(ranks))):
        rank = ranks.get(name, len(ranks))
        behind = [at for at, other in enumerate(names) if ranks.get(other, -1) < rank]
        names.insert(behind[-1] + 1 if behind else 0, name)
    return names


def _values(text: str) -> dict[str, Any]:
    tree = read_tree("", text, Findings()) if text.strip() else None
    return tree.data if tree else {}


def _canonical(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _merge(node: Any, old: Any, new: Any) -> Any:
    """The node with the new value, as much of it as is the same kept as it is."""
    if isinstance(node, CommentedMap) and isinstance(new, Mapping):
        for name in [name for name in node if name not in new]:
            del node[name]
        for name, value in new.items():
            if name not in old:
                node[name] = _node(value)
            elif _canonical(old[name]) != _canonical(value):
                node[name] = _merge(node[name], old[name], value)
        return node
    if isinstance(node, CommentedSeq) and isinstance(new, Sequence) and not isinstance(new, str):
        return _merge_list(node, old, new)
    made = _node(new)
    if isinstance(made, str) and isinstance(node, SingleQuotedScalarString):
        return SingleQuotedScalarString(made)
    return made


def _merge_list(node: CommentedSeq, old: Sequence[Any], new: Sequence[Any]) -> CommentedSeq:
    """Items that are the same, or bear the same id, keep what is theirs."""
    made = CommentedSeq()
    is_flow = node.fa.flow_style() and all(not isinstance(item, (Mapping, list)) for item in new)
    (made.fa.set_flow_style if is_flow else made.fa.set_block_style)()
    for before, after in _pairs(old, new):
        if after is None:
            continue
        if before is None:
            made.append(_node(new[after]))
            continue
        made.append(_merge(node[before], old[before], new[after]))
        if before in node.ca.items:
            made.ca.items[len(made) - 1] = node.ca.items[before]
    return made


def _pairs(old: Sequence[Any], new: Sequence[Any]) -> Iterator[tuple[int | None, int | None]]:
    """Which item of the old list each of the new one was."""
    one, other = [_mark(item) for item in old], [_mark(item) for item in new]
    for _, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        for step in range(max(b - a, d - c)):
            yield (a + step if a + step < b else None), (c + step if c + step < d else None)


def _mark(item: Any) -> str:
    return f"id {item['id']}" if isinstance(item, Mapping) and "id" in item else _canonical(item)


def _node(value: Any) -> Any:
    """A new value as it is written here: short lists on one line, text in quotes only where it needs them."""
    if isinstance(value, Mapping):
        made = CommentedMap((name, _node(item)) for name, item in value.items())
        made.fa.set_block_style()
        return made
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, Sequence):
        items = CommentedSeq(_node(item) for item in value)
        is_short = all(not isinstance(i, (Mapping, list)) for i in value) and sum(map(_width, value)) < SHORT_LIST
        (items.fa.set_flow_style if is_short else items.fa.set_block_style)()
        return items
    return value if value is None else _canonical(value)


def _width(value: Any) -> int:
    return len(str(value)) + 2


def _text(value: str) -> Any:
    """Plain where it reads as itself, both to this program and in the eyes of another YAML reader."""
    if "\n" in value:
        return LiteralScalarString(value)
    line, findings = f"a: {value}\n", Findings()
    tree = read_tree("", line, findings) if lint("", line, findings) else None
    is_plain = tree is not None and tree.data == {"a": value} and not list(findings)
    return value if is_plain else SingleQuotedScalarString(value)


def _body(name: str, node: Any, comment: Any = None) -> str:
    """One field as text with the comment on its line, without those that stand above the next."""
    stream = io.StringIO()
    alone = CommentedMap([(name, node)])
    if comment:
        alone.ca.items[name] = comment
    _yaml().dump(alone, stream)
    lines = stream.getvalue().splitlines(keepends=True)
    while len(lines) > 1 and _is_aside(lines[-1]):
        lines.pop()
    return "".join(lines)


class _Words(VersionedResolver):
    """Every word is text but nothing at all: what words mean is for the record classes to say."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        """The tag of a node."""
        if kind is ScalarNode and implicit[0] and value in NULLS:
            return super().resolve(kind, value, implicit)
        return self.DEFAULT_SCALAR_TAG if kind is ScalarNode else super().resolve(kind, value, implicit)


def _yaml() -> YAML:
    yaml = YAML()
    yaml.Resolver = _Words
    yaml.preserve_quotes = True
    yaml.width = WIDTH
    yaml.allow_unicode = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml
