"""From plain values to a typed record; what does not fit becomes findings at the right line.

takes  a tree, the class of record
gives  the record, or findings that name the field in Chinese, what stands there and an example
does not  look at other records

A draft may be incomplete (contract, life of a record): for it, missing fields are no findings and no record comes out.
"""

from __future__ import annotations

import re
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.catalogue import BY_CODE, Level
from generator.findings import Findings, Place
from generator.load.notes import field_note, keys_of, meant, shorten
from generator.load.yaml_tree import Tree
from generator.model.base import ID_PATTERN, Record
from generator.model.located import Loc
from generator.model.nearest import nearest

M = TypeVar("M", bound=BaseModel)

PLAIN_ID = "（只用小写字母、数字和短横线）"
BOUNDS = {
    "min_length": "至少 {} 项",
    "max_length": "至多 {} 项",
    "ge": "不能小于 {}",
    "gt": "要大于 {}",
    "le": "不能大于 {}",
}
MISREAD_CODES = {"L116", "L125"}
JOINED = re.compile("[、，；]")
SHOWN = {"L203", "L240", "L241", "L244"}  # their detail is what stands there
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
                if not is_draft and not _is_misspelt(loc, problems, tree, model):
                    _missing(path, tree, model, loc, findings)
                continue
            _report(path, tree, model, loc, problem, findings)
        if not is_draft and not any(BY_CODE[code].level is Level.must for code in findings.codes_in(path)):
            findings.add("L217", Place(path, 1, 1))  # a record is never lost without a word
    return None


def _is_misspelt(loc: Loc, problems: list[ErrorDetails], tree: Tree, model: type[BaseModel]) -> bool:
    """Whether the missing field is there under a nearly right name, which is a finding of its own."""
    extras = [
        str(p["loc"][-1]) for p in problems if p["type"] == "extra_forbidden" and _tidy(p["loc"], tree)[:-1] == loc[:-1]
    ]
    title = field_note(model, loc).title
    return bool(loc) and (title in extras or bool(nearest(str(loc[-1]), extras)))


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
    is_item = bool(loc) and isinstance(loc[-1], int)
    if code in ("L205", "L211") and is_text and is_item and JOINED.search(problem["input"]):
        code = "L218"
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
        "about": note.about + (PLAIN_ID if context.get("pattern") == ID_PATTERN else ""),
        "found": shorten(found),
        "wanted": next((word for part, word in WANTED if kind.startswith(part)), "别的写法"),
        "choices": "、".join(note.choices),
        "detail": shorten(found) if isinstance(found, list) and code in SHOWN else str(context.get("value", found)),
        "bound": _bound(context, found),
    }
    if code == "L201":
        keys = keys_of(model, loc[:-1])
        values["near"] = meant(values["field"], keys)
        own = [f"{key}（{title}）" for key, title in keys.items() if key not in Record.model_fields]
        values["have"] = "" if values["near"] else "、".join(own)
    elif code == "L205":
        values["near"] = nearest(str(found), note.choices)
    findings.add(code, place, **values)


def _bound(context: dict[str, Any], found: Any) -> str:
    """The bound a value went past, in words."""
    for name, words in BOUNDS.items():
        if name in context:
            if isinstance(found, str) and name == "min_length":
                return f"至少写 {context[name]} 个字" if found.strip() else "不能是空的"
            if isinstance(found, str) and name == "max_length":
                return f"不能超过 {context[name]} 个字"
            return words.format(context[name])
    return ""
