"""What the schema says of a field, in words for a message: its title, its choices, an example to copy.

takes  the class of record, the location of a field
gives  its note; an example is written as it may stand in a file
does not  judge a value
"""

from __future__ import annotations

import types
import typing
from enum import Enum
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.model.base import Record
from generator.model.located import Loc
from generator.model.nearest import nearest


def shorten(value: Any, limit: int = 40) -> str:
    """A value as a person would copy it, cut to ``limit`` characters."""
    if isinstance(value, dict):
        return "下一级的几个字段"
    if isinstance(value, (list, tuple)):
        return (
            "[" + ", ".join(shorten(item, 20) for item in value) + "]" if len(value) < 4 else f"{len(value)} 项的列表"
        )
    word = {True: "true", False: "false"}.get(value) if isinstance(value, bool) else str(value)
    word = " ".join(str(word).split())
    return word if len(word) <= limit else word[:limit] + "…"


class FieldNote(typing.NamedTuple):
    """What the schema says of a field, for messages."""

    title: str
    about: str
    example: str
    choices: tuple[str, ...]


def field_note(model: type[BaseModel], loc: Loc) -> FieldNote:
    """The schema's words on the field at ``loc``."""
    current: Any = model
    info: FieldInfo | None = None
    for step in loc:
        if isinstance(step, int):
            continue
        fields = fields_of(current)
        if step not in fields:
            return FieldNote(str(step), "", "", ())
        info = fields[step]
        current = inner_of(info.annotation)
    if info is None:
        return FieldNote("", "", "", ())
    choices = tuple(str(m.value) for m in current) if isinstance(current, type) and issubclass(current, Enum) else ()
    return FieldNote(info.title or "", info.description or "", _example(info, isinstance(loc[-1], int)), choices)


def _example(info: FieldInfo, is_item: bool) -> str:
    """An example of a field, or of one item of its list; made of the parts' own examples where it has none."""
    value = info.examples[0] if info.examples else ""
    inner = inner_of(info.annotation)
    if value == [] and isinstance(inner, type) and issubclass(inner, BaseModel):
        parts = list(fields_of(inner).items())
        wanted = [(name, part) for name, part in parts if part.is_required()] or parts
        value = [{name: part.examples[0] for name, part in wanted if part.examples}]
    if is_item and isinstance(value, (list, tuple)) and value:
        value = value[0]
    return _written(value)


def _written(value: Any) -> str:
    """A value as it may stand in a file, on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_written(item)}" for key, item in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(_written(item) for item in value) + "]"
    return shorten(value, 60)


def keys_of(model: type[BaseModel], loc: Loc) -> dict[str, str]:
    """The fields of the part at ``loc`` with their titles; those that every record has come last."""
    current: Any = model
    for step in loc:
        if isinstance(step, str) and step in fields_of(current):
            current = inner_of(fields_of(current)[step].annotation)
    fields = fields_of(current)
    own = {name: info.title or "" for name, info in fields.items() if name not in Record.model_fields}
    return own | {name: info.title or "" for name, info in fields.items()}


def meant(word: str, keys: dict[str, str]) -> str:
    """The field a word that names none may mean: one with that title, or one written nearly so."""
    titled = next((key for key, title in keys.items() if title == word), "")
    return titled or nearest(word, keys)


def fields_of(model: Any) -> dict[str, FieldInfo]:
    """The fields of a class by the names they have in a file; of anything else none."""
    if not (isinstance(model, type) and issubclass(model, BaseModel)):
        return {}
    return {info.alias or name: info for name, info in model.model_fields.items()}


def inner_of(annotation: Any) -> Any:
    """The class inside ``X | None``, ``tuple[X, ...]`` and ``Annotated[X, …]``."""
    while True:
        origin = typing.get_origin(annotation)
        if origin is typing.Annotated or origin is tuple:
            annotation = typing.get_args(annotation)[0]
        elif origin in (typing.Union, types.UnionType):
            annotation = next(a for a in typing.get_args(annotation) if a is not type(None))
        else:
            return annotation
