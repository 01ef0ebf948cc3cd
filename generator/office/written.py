"""A value as it is written in a record that has none of it yet.

takes  a value: text, whole number, truth value, None, list or mapping of such
gives  YAML text: short lists on one line, text in quotes only where it needs them
does not  know what stands in a file already: that is ``roundtrip``'s
"""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString, SingleQuotedScalarString

from generator.findings import Findings
from generator.load.lint import lint
from generator.load.yaml_tree import NULLS, read_tree

WIDTH = 1_000_000  # characters: a long sentence stays on its line
SHORT_LIST = 80  # characters of a list that is written on one line


def field_lines(name: str, value: Any) -> str:
    """A field of a block, beginning in the first column."""
    return _dumped(CommentedMap([(name, _node(value))]))


def behind_colon(value: Any, *, is_quoted: bool = False) -> str:
    """What stands behind a field's colon, to the end of its last line."""
    node = SingleQuotedScalarString(value) if is_quoted and _is_line(value) else _node(value)
    return _dumped(CommentedMap([("x", node)])).removeprefix("x:")


def between_brackets(value: Any, *, is_quoted: bool = False) -> str:
    """A value among others on one line."""
    items = CommentedSeq([SingleQuotedScalarString(value) if is_quoted and _is_line(value) else _node(value)])
    items.fa.set_flow_style()
    return _dumped(CommentedMap([("x", items)])).removeprefix("x: [").removesuffix("]\n")


def is_plain_list(value: Any) -> bool:
    """Whether every item is a word or a figure."""
    return isinstance(value, list) and not any(isinstance(item, (Mapping, list)) for item in value)


def _dumped(tree: CommentedMap) -> str:
    stream = io.StringIO()
    _yaml().dump(tree, stream)
    return stream.getvalue()


def _node(value: Any) -> Any:
    if isinstance(value, Mapping):
        made = CommentedMap((name, _node(item)) for name, item in value.items())
        made.fa.set_block_style()
        return made
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, Sequence):
        items = CommentedSeq(_node(item) for item in value)
        is_short = is_plain_list(list(value)) and sum(len(str(item)) + 2 for item in value) < SHORT_LIST
        (items.fa.set_flow_style if is_short else items.fa.set_block_style)()
        return items
    return value if value is None else json.dumps(value)


def _is_line(value: Any) -> bool:
    return isinstance(value, str) and "\n" not in value


def _text(value: str) -> Any:
    """Plain where it reads as itself, both to this program and in the eyes of another YAML reader."""
    if not _is_line(value):
        is_usual = value.strip() and not value.endswith("\n\n")
        return LiteralScalarString(value) if is_usual else DoubleQuotedScalarString(value)
    line, findings = f"a: {value}\n", Findings()
    tree = read_tree("", line, findings) if lint("", line, findings) else None
    is_plain = tree is not None and tree.data == {"a": value} and not list(findings)
    return value if is_plain else SingleQuotedScalarString(value)


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
    yaml.width = WIDTH
    yaml.allow_unicode = True
    yaml.brace_single_entry_mapping_in_flow_sequence = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml
