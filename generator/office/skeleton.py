"""A record that is begun: every field its class has, with what the class says of it, to be filled in.

takes  a class of record, the values known already
gives  YAML text: fields that must be there open, the others as examples in comments
does not  add anything the class does not say, or check the values
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.load.notes import fields_of, inner_of
from generator.model.base import Record
from generator.office.roundtrip import merged

EXAMPLE = "例"
WIDTH = 60  # characters of a remark on one line
MOST_CHOICES = 12  # more of them are not listed: the reference has them
LONGEST = 48  # characters of a text given as an example
BREAKS = "，。；：、 "
ROOM = 96  # columns a line with its remark behind it may take


@dataclass(frozen=True)
class Written:
    """A field whose lines are made elsewhere, from what lies beside the record; remarks of its own among them."""

    lines: tuple[str, ...]


def skeleton(model: type[BaseModel], given: Mapping[str, Any], head: tuple[str, ...]) -> bytes:
    """The file: remarks first, then each field in the order of the class."""
    lines = [f"# {line}" for line in head]
    is_record = issubclass(model, Record)
    for name, info in fields_of(model).items():
        if is_record and name == next(iter(_own(model)), None):
            lines += ["", "# ---- 上面的每类记录都有，下面的是这一类自己的 ----"]
        lines += ["", *_remark(info)]
        if name in given:
            value = given[name]
            lines += value.lines if isinstance(value, Written) else field_text(name, value).splitlines()
        elif info.is_required():
            lines += _open(name, info)
        else:
            lines += [f"# {line}" for line in _example(name, info, is_first=True)]
    return ("\n".join(lines) + "\n").encode()


def filled(values: Mapping[str, Any], model: type[BaseModel]) -> bytes:
    """A record whose every value is known, without remarks, in the order of its class."""
    return merged(None, values, tuple(fields_of(model)))


def field_text(name: str, value: Any) -> str:
    """One field with its value, as it is written in a record."""
    return merged(None, {name: value}, (name,)).decode()


def _own(model: type[BaseModel]) -> list[str]:
    return [name for name in fields_of(model) if name not in Record.model_fields]


def _remark(info: FieldInfo) -> Iterator[str]:
    """标题（必填）。说明: never 编号：…姓名, which the privacy gate takes for the head of a list of persons."""
    must = "（必填）" if info.is_required() else ""
    text = f"{info.title}{must}。{info.description}{_choices(info)}"
    if info.is_required() and _part(info) is None:
        text += f"。{EXAMPLE}：{_line('x', _value(info)).removeprefix('x:').strip()}"
    yield from (f"# {line}" for line in wrapped(text))


def _choices(info: FieldInfo) -> str:
    """The words that may be chosen, where the description leaves one out."""
    kind = inner_of(info.annotation)
    if not (isinstance(kind, type) and issubclass(kind, Enum)):
        return ""
    words = [str(one.value) for one in kind]
    if all(word in (info.description or "") for word in words):
        return ""
    if len(words) > MOST_CHOICES:
        return "。有哪些，见“记录字段说明”"
    return f"。选一个：{'、'.join(words)}"


def _open(name: str, info: FieldInfo) -> Iterator[str]:
    """A field that must be there and is not known: empty; of parts, how one is written."""
    if _part(info) is None:
        yield f"{name}:"
        return
    yield f"{name}:  # {EXAMPLE}子在下面，去掉行首的“# ”再改"
    yield from (f"# {line}" for line in list(_example(name, info, is_first=False))[1:])


def _example(name: str, info: FieldInfo, *, is_first: bool) -> Iterator[str]:
    """A field with its example, which a clerk may take over and change."""
    part = _part(info)
    if part is None:
        yield f"{_line(name, _value(info))}{f'  # {EXAMPLE}' if is_first else ''}"
        return
    yield f"{name}:{f'  # {EXAMPLE}' if is_first else ''}"
    is_list = _is_list(info)
    for number, (inside, about) in enumerate(fields_of(part).items()):
        dash = "  - " if is_list and number == 0 else "    " if is_list else "  "
        yield from _inside(dash, inside, about)


def _inside(dash: str, name: str, info: FieldInfo) -> Iterator[str]:
    """A field of a part, with what the class says behind it, or above it where that is long."""
    must = "" if info.is_required() else "可以不写。"
    about = f"{must}{info.title}。{info.description}{_choices(info)}"
    first, *rest = _example(name, info, is_first=False)
    line = f"{dash}{first}"
    if _columns(line) + _columns(about) + 4 <= ROOM:
        yield f"{line}  # {about}"
    else:
        yield from (f"{dash.replace('-', ' ')}# {one}" for one in wrapped(about))
        yield line
    yield from (f"{dash.replace('-', ' ')}{one}" for one in rest)


def _part(info: FieldInfo) -> type[BaseModel] | None:
    kind = inner_of(info.annotation)
    return kind if isinstance(kind, type) and issubclass(kind, BaseModel) else None


def _is_list(info: FieldInfo) -> bool:
    example = info.examples[0] if info.examples else None
    return isinstance(example, list)


def _value(info: FieldInfo) -> Any:
    """The first example, as a record would have it: figures of an amount are no text, what is long is cut."""
    value: Any = info.examples[0] if info.examples else ""
    if inner_of(info.annotation) is Decimal and str(value).isdigit():
        return int(value)
    if isinstance(value, str) and len(value) > LONGEST:
        return f"{value[:8]}…"
    return value


def _line(name: str, value: Any) -> str:
    return field_text(name, value).rstrip("\n")


def wrapped(text: str) -> Iterator[str]:
    """The text in lines, cut behind a mark of punctuation where there is one."""
    left = text
    while len(left) > WIDTH:
        cut = max(left.rfind(mark, WIDTH // 2, WIDTH) for mark in BREAKS) + 1 or WIDTH
        yield left[:cut].rstrip()
        left = left[cut:].lstrip()
    yield left


def _columns(text: str) -> int:
    return sum(2 if char > "\u2e80" else 1 for char in text)
