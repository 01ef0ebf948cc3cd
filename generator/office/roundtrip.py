"""A record changed by a form: what was not changed stays as it was written, byte for byte.

takes  a file as it lies there, the values it shall have, the order its class gives its fields
gives  the new file
does not  check anything

The file is cut into lines, field by field and item by item, as deep as it goes. A piece whose value is the same is
taken over as it stands, with its remarks; of a word that changed, its line alone is written anew. A remark goes only
with the field it stands above or behind.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Any

import yaml

from generator.findings import Findings
from generator.load.yaml_tree import read_tree
from generator.office.pieces import (
    SCALAR_BLOCK,
    Piece,
    composed,
    cut,
    is_aside,
    is_block,
    line_end,
    line_start,
    remarks,
)
from generator.office.written import behind_colon, between_brackets, field_lines, is_plain_list

Values = Mapping[str, Any]  # field → text, whole number, truth value, None, list or mapping of such
MARK = "\ufeff"  # some editors begin a file with it
TO_BE_FILLED_IN: tuple[Any, ...] = (None, "", [], {})
REMARK = re.compile(r"\s#[^\n]*")


class NotKeptError(Exception):
    """What was written does not read as what was to be written: a fault of this program's own."""


class NotUtf8Error(Exception):
    """The file is written in another encoding; the message says so in Chinese."""


def merged(old: bytes | None, values: Values, order: Sequence[str]) -> bytes:
    """The file with these values; without an old one a new file, its fields in ``order``.

    A field that is there and empty, and not among the values, stays: it is still to be filled in. No other does.
    Raises NotUtf8Error; NotKeptError where the result would not read back as ``values``.
    """
    whole = _decoded(old or b"")
    text = whole.removeprefix(MARK).replace("\r\n", "\n")
    if _canonical(_wanted(_values(text), values)) == _canonical(_values(text)):
        return whole.encode()
    lines = text if text.endswith("\n") or not text else f"{text}\n"
    before = _values(lines)
    wanted = _wanted(before, values)
    written = _block(lines, before, wanted, order) if before else _fields(remarks(lines), 0, {}, wanted, order)
    if lines != text and _canonical(_values(written[:-1])) == _canonical(wanted):
        written = written[:-1]
    if _canonical(_values(written)) != _canonical(wanted):
        raise NotKeptError(written)
    return f"{MARK if whole.startswith(MARK) else ''}{_ended(written, whole.removeprefix(MARK))}".encode()


def _ended(written: str, whole: str) -> str:
    """The new text with the line ends of the old: each line that stays keeps its own, a new one gets the usual."""
    dos, every = whole.count("\r\n"), whole.count("\n")
    usual = "\r\n" if dos * 2 > every else "\n"
    if dos in (0, every):
        return written.replace("\n", usual)
    *before, _ = whole.split("\n")
    *lines, last = written.split("\n")
    ends = [usual] * len(lines)
    alike = SequenceMatcher(None, [line.removesuffix("\r") for line in before], lines, autojunk=False)
    for was, now, length in alike.get_matching_blocks():
        for step in range(length):
            ends[now + step] = "\r\n" if before[was + step].endswith("\r") else "\n"
    return "".join(line + end for line, end in zip(lines, ends, strict=True)) + last


def _decoded(old: bytes) -> str:
    try:
        return old.decode()
    except UnicodeDecodeError as error:
        raise NotUtf8Error("这个文件不是 UTF-8 编码，没有改动。用编辑器另存成 UTF-8，再来改。") from error


def _values(text: str) -> dict[str, Any]:
    """The values of a text; none where it holds remarks alone."""
    if all(is_aside(line) for line in text.split("\n")):
        return {}
    tree = read_tree("", text, Findings())
    if tree is None:
        raise NotKeptError(text)
    return tree.data


def _canonical(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _is_same(one: Any, other: Any) -> bool:
    return _canonical(one) == _canonical(other)


def _wanted(old: Any, new: Any) -> Any:
    """The new value, with what stands open in the old one and is not spoken of."""
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        open_still = {name: one for name, one in old.items() if name not in new and one in TO_BE_FILLED_IN}
        return {name: _wanted(old.get(name), one) for name, one in new.items()} | open_still
    if isinstance(old, list) and isinstance(new, list):
        return [_wanted(None if at is None else old[at], one) for at, one in zip(_sources(old, new), new, strict=True)]
    return new


def _block(text: str, old: Any, new: Any, order: Sequence[str]) -> str:
    """The lines of a block mapping or list with its new value."""
    node = composed(text)
    pieces, column = cut(text, node), node.start_mark.column
    if isinstance(new, Mapping):
        return _fields(pieces, column, old, new, order)
    return _items(pieces, column, old, new)


def _fields(pieces: Sequence[Piece], column: int, old: Values, new: Values, order: Sequence[str]) -> str:
    """Fields that were there in their old order; each new one under its remark, else where its class has it."""
    made: list[Piece] = []
    for number, piece in enumerate(pieces):
        name = piece.key
        if not isinstance(name, str):
            made.append(piece)
        elif name in new:
            made.append(_changed(piece, column, old[name], new[name]))
        elif (number == 0 and column == 0) or _offers(piece.above, name):
            made.append(Piece(None, piece.above))
    ranks = {name: rank for rank, name in enumerate(order)}
    for name in sorted((n for n in new if n not in old), key=lambda n: ranks.get(n, len(ranks))):
        body = " " * column + _shifted(field_lines(name, new[name]), column)
        made.insert(_seat(made, name, ranks), Piece(name, "", body))
    return "".join(piece.text for piece in made)


def _seat(pieces: Sequence[Piece], name: str, ranks: Mapping[str, int]) -> int:
    """Where a new field goes."""
    for number, piece in enumerate(pieces):
        if piece.key is None and _offers(piece.above, name):
            return number + 1
    rank = ranks.get(name, len(ranks))
    fields = [(number, piece.key) for number, piece in enumerate(pieces) if isinstance(piece.key, str)]
    behind = [number + 1 for number, key in fields if ranks.get(key, -1) < rank]
    return behind[-1] if behind else fields[0][0] if fields else len(pieces)


def _offers(remark: str, name: str) -> bool:
    """Whether the remark shows how the field is written."""
    return re.search(rf"^ *# {re.escape(name)}:", remark, re.M) is not None


def _items(pieces: Sequence[Piece], column: int, old: Sequence[Any], new: Sequence[Any]) -> str:
    """Items that are the same, or bear the same id, keep what is theirs, wherever they go."""
    sources = _sources(old, new)
    waiting = ""  # remarks of nobody stay before the item they stood before
    before: dict[int, str] = {}
    there: dict[int, Piece] = {}
    for piece in pieces:
        if piece.key is None:
            waiting += piece.text
        elif isinstance(piece.key, int) and piece.key in sources:
            before[piece.key], waiting = waiting, ""
            there[piece.key] = piece
    made = ""
    for source, value in zip(sources, new, strict=True):
        if source is None:
            made += f"{' ' * column}-{_behind_dash(value, column)}"
        else:
            made += before[source] + _changed(there[source], column, old[source], value).text
    return made + waiting


def _sources(old: Sequence[Any], new: Sequence[Any]) -> list[int | None]:
    """Which item of the old list each of the new one was; a changed one follows what it followed."""
    free: dict[str, list[int]] = {}
    for at in reversed(range(len(old))):
        free.setdefault(_mark(old[at]), []).append(at)
    sources = [marked.pop() if (marked := free.get(_mark(item))) else None for item in new]
    left = {at for marked in free.values() for at in marked}
    for number, source in enumerate(sources):
        last = sources[number - 1] if number else -1
        if source is None and last is not None and last + 1 in left:
            sources[number] = last + 1
            left.remove(last + 1)
    return sources


def _mark(item: Any) -> str:
    return f"id {item['id']}" if isinstance(item, Mapping) and "id" in item else _canonical(item)


def _changed(piece: Piece, column: int, old: Any, new: Any) -> Piece:
    """The piece with its new value."""
    if _is_same(old, new):
        return piece
    node = composed(piece.body)
    child = node.value[0]
    if isinstance(child, tuple):
        opened, child = piece.body.index(":", child[0].end_mark.index) + 1, child[1]
    else:
        opened = column + 1
    is_kept = is_block(child) and new and isinstance(new, type(old))
    if is_kept and "\n" in piece.body[opened : child.start_mark.index]:
        start = piece.body.index("\n", opened) + 1
        return replace(piece, body=piece.body[:start] + _block(piece.body[start:], old, new, tuple(new)))
    if is_kept:  # its first field stands behind the dash
        lines = _block(" " * opened + piece.body[opened:], old, new, tuple(new))
        return replace(piece, body=_dashed(lines, column))
    return _rewritten(piece, column, opened, child, old, new)


def _dashed(lines: str, column: int) -> str:
    """The dash before the first line that is no remark."""
    at = 0
    while is_aside(lines[at : lines.index("\n", at)]):
        at = lines.index("\n", at) + 1
    return f"{lines[: at + column]}-{lines[at + column + 1 :]}"


def _rewritten(piece: Piece, column: int, opened: int, child: yaml.Node, old: Any, new: Any) -> Piece:
    """The piece with a value written anew behind its colon or dash; the remark on its line stays on it."""
    body, start, end = piece.body, child.start_mark.index, child.end_mark.index
    if _stays_on_line(child, old, new):
        saved: list[str] = []
        body = body[:start] + _flow(body, child, old, new, saved) + body[end:]
        above = "".join(f"{' ' * column}{remark}\n" for remark in saved)
        return replace(piece, above=piece.above + above, body=body)
    is_quoted = getattr(child, "style", None) == "'"
    is_item = body[opened - 1] == "-"
    value = (_behind_dash if is_item else _behind_colon)(new, column, is_quoted=is_quoted)
    first, _, rest = value.partition("\n")
    first = body[:opened] + first
    left = body[line_end(body, child) :]
    if is_block(child):
        end = opened
    elif isinstance(child, yaml.ScalarNode) and (child.style or "-") in SCALAR_BLOCK:
        end = start + len(body[start:].split(maxsplit=1)[0])
    if found := re.compile(r"[ \t]+(#[^\n]*)").match(body, end):
        first = f"{first.ljust(found.start(1) - line_start(body, end) - 2)}  {found.group(1)}"
    under = re.sub(r"^ +(?=#)", " " * column, left, flags=re.M)  # further in, a text over lines would take it in
    return replace(piece, body=f"{first}\n{rest}{under}")


def _stays_on_line(node: yaml.Node, old: Any, new: Any) -> bool:
    """Whether the value is written between brackets and goes on being so."""
    if not isinstance(node, yaml.CollectionNode) or is_block(node) or not (old and new and isinstance(new, type(old))):
        return False
    return isinstance(new, Mapping) or is_plain_list(new) or not is_plain_list(old)


def _flow(body: str, node: yaml.Node, old: Any, new: Any, saved: list[str]) -> str:
    """A value between brackets: what did not change is taken over. ``saved`` gets the remarks that lose their place."""
    start, end = node.start_mark.index, node.end_mark.index
    if _is_same(old, new):
        return body[start:end]
    if not isinstance(node, yaml.CollectionNode) or not isinstance(new, type(old)):
        room = " " if start == end else ""  # behind the colon of a field that stood open
        return room + between_brackets(new, is_quoted=getattr(node, "style", None) == "'")
    if isinstance(node, yaml.MappingNode):
        there = {key.value: (body[key.start_mark.index : key.end_mark.index], value) for key, value in node.value}
        names = [*(name for name in there if name in new), *(name for name in new if name not in there)]
        parts = [(*there.get(name, (between_brackets(name), None)), old.get(name), new[name]) for name in names]
        children = [value for _, value in node.value]
    else:
        sources, children = _sources(old, new), node.value
        pairs = zip(sources, new, strict=True)
        parts = [("", *((None, None) if at is None else (children[at], old[at])), value) for at, value in pairs]
    texts = [
        between_brackets(value) if child is None else _flow(body, child, was, value, saved)
        for _, child, was, value in parts
    ]
    gaps = [body[one:other] for one, other in _gaps(node, children)]
    if [child for _, child, _, _ in parts] == children:
        return "".join(gap + text for gap, text in zip(gaps, [*texts, ""], strict=True))
    saved += [found.strip() for gap in gaps for found in REMARK.findall(gap)]
    joined = ", ".join(f"{head}: {text}" if head else text for (head, *_), text in zip(parts, texts, strict=True))
    return f"{body[start]}{joined}{body[end - 1]}"


def _gaps(node: yaml.Node, children: Sequence[yaml.Node]) -> Iterator[tuple[int, int]]:
    """What lies between the parts of a value in brackets."""
    at = node.start_mark.index
    for child in children:
        yield at, child.start_mark.index
        at = child.end_mark.index
    yield at, node.end_mark.index


def _behind_colon(value: Any, column: int, *, is_quoted: bool = False) -> str:
    return _shifted(behind_colon(value, is_quoted=is_quoted), column)


def _behind_dash(value: Any, column: int, *, is_quoted: bool = False) -> str:
    """As behind a colon, but of a block the first line stands beside the dash."""
    lines = _behind_colon(value, column, is_quoted=is_quoted)
    return f" {lines.lstrip()}" if lines.startswith("\n") and value is not None else lines


def _shifted(lines: str, column: int) -> str:
    """The lines moved right, all but the first."""
    first, end, rest = lines.partition("\n")
    return first + end + re.sub(r"^(?=[^\n])", " " * column, rest, flags=re.M)
