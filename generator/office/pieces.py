"""A block of YAML cut into lines: what is one field's or one item's, what stands above it, what is nobody's.

takes  the lines of one block mapping or list, at any depth, nothing else in them
gives  its pieces; joined again they are the same text
does not  change anything
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

import yaml

BLANK_RUN = re.compile(r"(?:[^\n]*\S[^\n]*\n)+|(?:[ \t]*\n)+")  # a paragraph, or the blank lines before one
SCALAR_BLOCK = "|>"


@dataclass(frozen=True)
class Piece:
    """A field or an item (``key``: its name or number) with its remarks, or a remark that belongs to none."""

    key: str | int | None
    above: str
    body: str = ""
    below: str = ""  # remarks right under it, before a blank line

    @property
    def text(self) -> str:
        """The piece as it stands in the file."""
        return self.above + self.body + self.below


def composed(text: str) -> yaml.Node:
    """The text's one value, knowing where each part begins and ends."""
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    if node is None:
        raise ValueError(text)
    return node


def is_block(node: yaml.Node) -> bool:
    """Whether it is a list or mapping written over lines of its own."""
    return isinstance(node, yaml.CollectionNode) and not node.flow_style


def is_aside(line: str) -> bool:
    """Whether a line is a remark, or blank."""
    return not line.strip() or _is_remark(line)


def line_start(text: str, at: int) -> int:
    """Where the line begins."""
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, node: yaml.Node) -> int:
    """Where the last line of what the node says ends."""
    at = _last(text, node)
    return at if at and text[at - 1] == "\n" else text.find("\n", at) + 1


def cut(text: str, node: yaml.Node) -> list[Piece]:
    """The pieces of the block. Every line belongs to one of them."""
    column = node.start_mark.column
    spans = list(_spans(text, node))
    loose, above = _parted(text[: spans[0][1]])
    pieces = list(_loose(loose))
    for (key, start, end), after in zip(spans, [*(start for _, start, _ in spans[1:]), len(text)], strict=True):
        body = text[start:end] + _deeper(text[end:after], column)
        below = _right_under(text[start + len(body) : after])
        pieces.append(Piece(key, above, body, below))
        loose, above = _parted(text[start + len(body + below) : after])
        pieces += _loose(loose)
    return [*pieces, *_loose(above)]


def remarks(text: str) -> list[Piece]:
    """The pieces of a text without any value."""
    return list(_loose(text))


def _is_remark(line: str) -> bool:
    return line.lstrip(" ").startswith("#")


def _loose(text: str) -> Iterator[Piece]:
    """Each paragraph with the blank lines before it."""
    waiting = ""
    for found in BLANK_RUN.findall(text):
        waiting += found
        if found.strip():
            yield Piece(None, waiting)
            waiting = ""
    if waiting:
        yield Piece(None, waiting)


def _deeper(gap: str, column: int) -> str:
    """The lines behind an entry down to the last remark that stands further in than it begins."""
    lines = gap.splitlines(keepends=True)
    deep = [at for at, line in enumerate(lines) if line.strip() and len(line) - len(line.lstrip(" ")) > column]
    return "".join(lines[: deep[-1] + 1]) if deep else ""


def _right_under(gap: str) -> str:
    """The remarks before the first blank line; without such a line they belong to what follows."""
    lines = gap.splitlines(keepends=True)
    under = list(takewhile(_is_remark, lines))
    return "".join(under) if len(under) < len(lines) else ""


def _parted(gap: str) -> tuple[str, str]:
    """What stands before an entry: the remarks of nobody, its own paragraph with the blank lines before it."""
    lines = gap.splitlines(keepends=True)
    above = len(lines)
    while above and _is_remark(lines[above - 1]):
        above -= 1
    while above and not lines[above - 1].strip():
        above -= 1
    return "".join(lines[:above]), "".join(lines[above:])


def _spans(text: str, node: yaml.Node) -> Iterator[tuple[str | int, int, int]]:
    """Each entry with where its first line begins and its last one ends."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key.value, line_start(text, key.start_mark.index), line_end(text, value)
        return
    dash = " " * node.start_mark.column + "-"
    for number, item in enumerate(node.value):
        start = line_start(text, item.start_mark.index)
        while not text.startswith(dash, start):
            start = line_start(text, start - 1)
        yield number, start, line_end(text, item)


def _last(text: str, node: yaml.Node) -> int:
    """Where what the node says ends: a block's own end lies behind the remarks that follow it."""
    if is_block(node) and node.value:
        last = node.value[-1]
        return _last(text, last[1] if isinstance(last, tuple) else last)
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, yaml.ScalarNode) and (node.style or "-") in SCALAR_BLOCK:
        head = text[start : text.find("\n", start)]
        return end if "+" in head.partition("#")[0] else start + len(text[start:end].rstrip(" \n"))
    return end
