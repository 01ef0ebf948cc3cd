"""From plain values to a typed record; what does not fit becomes findings at the right line.

takes  a tree, the class of record
gives  the record, or findings that name the field in Chinese, what stands there and an example
does not  look at other records

A draft may be incomplete (contract, life of a record): for it, missing fields are no findings and no record comes out.
"""

from __future__ import annotations

import difflib
import types
import typing
from enum import Enum
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from generator.catalogue import BY_CODE, Level
from generator.findings import Findings, Place
from generator.load.yaml_tree import Tree
from generator.model.located import Loc

M = TypeVar("M", bound=BaseModel)

MISREAD_CODES = {"L116", "L125"}
BY_TYPE = {
    "extra_forbidden": "L201",
    "missing": "L202",
    "bad_date": "L203",
    "enum": "L205",
    "literal_error": "L205",
    "reserved": "L206",
    "bad_span": "L207",
    "bad_article": "L240",
    "bad_figure": "L241",
    "several_leads": "L243",
    "bad_period": "L244",
    "no_evidence": "L245",
    "decimal_parsing": "L213",
    "decimal_type": "L213",
    "decimal_max_places": "L213",
    "greater_than": "L213",
    "repeated": "L215",
    "joined": "L218",
    "out_of_order": "L216",
    "markup": "L208",
    "control": "L209",
    "string_too_short": "L210",
    "string_too_long": "L210",
    "string_pattern_mismatch": "L211",
    "too_short": "L212",
    "too_long": "L212",
    "greater_than_equal": "L213",
    "less_than_equal": "L213",
    "finite_number": "L213",
    "int_parsing": "L213",
    "int_from_float": "L213",
}
WANTED = (
    ("string", "文字"),
    ("bool", "true 或 false"),
    ("int", "整数"),
    ("tuple", "列表（每项前面加“- ”，或写在方括号里）"),
    ("model", "下一级的几个字段"),
    ("dict", "下一级的几个字段"),
)


def validate(path: str, tree: Tree, model: type[M], findings: Findings) -> M | None:
    """The record, or findings; for a draft only what is there is judged."""
    data = tree.data
    is_draft = data.get("state") == "draft"
    try:
        return model.model_validate(data)
    except ValidationError as error:
        problems = error.errors(include_url=False)
        for problem in problems:
            loc, kind = _tidy(problem["loc"], tree), problem["type"]
            if kind == "too_short" and any(_is_inside(other["loc"], problem["loc"]) for other in problems):
                continue  # the list is short only because its items are wrong, which is said already
            empty = problem.get("input") is None and kind != "extra_forbidden"
            if kind == "missing" or empty:
                if not is_draft and not _is_misspelt(loc, problems, tree):
                    _missing(path, tree, model, loc, findings)
                continue
            _report(path, tree, model, loc, problem, findings)
        if not is_draft and not any(BY_CODE[code].level is Level.must for code in findings.codes_in(path)):
            findings.add("L217", Place(path, 1, 1))  # a record is never lost without a word
    return None


def _is_misspelt(loc: Loc, problems: list[ErrorDetails], tree: Tree) -> bool:
    """Whether the missing field is there under a nearly right name, which is a finding of its own."""
    extras = [
        str(p["loc"][-1]) for p in problems if p["type"] == "extra_forbidden" and _tidy(p["loc"], tree)[:-1] == loc[:-1]
    ]
    return bool(loc) and bool(nearest(str(loc[-1]), tuple(extras)))


def _is_inside(inner: tuple[int | str, ...], outer: tuple[int | str, ...]) -> bool:
    return len(inner) > len(outer) and inner[: len(outer)] == outer


def _tidy(loc: tuple[int | str, ...], tree: Tree) -> Loc:
    """Drop what pydantic adds to a location (union branches), keep what the file has."""
    kept: Loc = ()
    for step in loc:
        if (*kept, step) in tree.values_at or (*kept, step) in tree.keys_at:
            kept = (*kept, step)
    if loc and loc[-1] not in kept and isinstance(loc[-1], str) and kept == tuple(loc[: len(kept)]):
        kept = (*kept, loc[-1])
    return kept


def _missing(path: str, tree: Tree, model: type[BaseModel], loc: Loc, findings: Findings) -> None:
    where = tree.values_at.get(loc) or tree.keys_at.get(loc)
    code = "L214" if loc in tree.keys_at or loc in tree.values_at else "L202"
    for length in range(len(loc) - 1, -1, -1):
        where = where or tree.values_at.get(loc[:length])
    note = field_note(model, loc)
    name = str(loc[-1]) if loc else ""
    findings.add(
        code, Place(path, *(where or (1, 1))), field=name, title=note.title, about=note.about, example=note.example
    )


def _report(path: str, tree: Tree, model: type[BaseModel], loc: Loc, problem: Any, findings: Findings) -> None:
    kind = problem["type"]
    is_text = isinstance(problem.get("input"), str)
    code = "L210" if kind in ("too_short", "too_long") and is_text else BY_TYPE.get(kind, "L204")
    where = tree.keys_at.get(loc) if code == "L201" else tree.values_at.get(loc) or tree.keys_at.get(loc)
    for length in range(len(loc) - 1, -1, -1):
        where = where or tree.values_at.get(loc[:length])
    place = Place(path, *(where or (1, 1)))
    if findings.codes_at(place) & MISREAD_CODES:
        return  # that what stands here will be misread is said already: one problem, one finding
    note = field_note(model, loc)
    context = problem.get("ctx", {})
    found = problem.get("input")
    values = {
        "field": str(loc[-1]) if loc else "",
        "title": note.title,
        "example": note.example,
        "about": note.about,
        "found": shorten(found),
        "wanted": next((word for part, word in WANTED if kind.startswith(part)), "别的写法"),
        "choices": "、".join(note.choices),
        "detail": str(context.get("value", "")),
        "limit": str(next((context[k] for k in ("max_length", "min_length", "ge", "le") if k in context), "")),
    }
    if code == "L201":
        values["near"] = nearest(values["field"], _keys(model, loc[:-1]))
    elif code == "L205":
        values["near"] = nearest(str(found), note.choices)
    findings.add(code, place, **values)


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


def nearest(word: str, choices: tuple[str, ...]) -> str:
    """The choice most like the word, or an empty text."""
    close = difflib.get_close_matches(word, choices, 1, 0.6)
    return close[0] if close else ""


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
        fields = _fields(current)
        if step not in fields:
            return FieldNote(str(step), "", "", ())
        info = fields[step]
        current = _inner(info.annotation)
    if info is None:
        return FieldNote("", "", "", ())
    choices = tuple(str(m.value) for m in current) if isinstance(current, type) and issubclass(current, Enum) else ()
    example = shorten(info.examples[0], 60) if info.examples else ""
    return FieldNote(info.title or "", info.description or "", example, choices)


def _fields(model: Any) -> dict[str, FieldInfo]:
    if not (isinstance(model, type) and issubclass(model, BaseModel)):
        return {}
    return {info.alias or name: info for name, info in model.model_fields.items()}


def _keys(model: type[BaseModel], loc: Loc) -> tuple[str, ...]:
    current: Any = model
    for step in loc:
        if isinstance(step, str) and step in _fields(current):
            current = _inner(_fields(current)[step].annotation)
    return tuple(_fields(current))


def _inner(annotation: Any) -> Any:
    """The class inside ``X | None``, ``tuple[X, ...]`` and ``Annotated[X, …]``."""
    while True:
        origin = typing.get_origin(annotation)
        if origin is typing.Annotated or origin is tuple:
            annotation = typing.get_args(annotation)[0]
        elif origin in (typing.Union, types.UnionType):
            annotation = next(a for a in typing.get_args(annotation) if a is not type(None))
        else:
            return annotation
