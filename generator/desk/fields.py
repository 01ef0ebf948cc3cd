"""The fields of a form, as Decap CMS wants them told, from the JSON Schema of a record class.

takes  the schema of one kind of record; what ids there are
gives  a list of fields: labels, hints, choices, lists, dates
does not  say anything the record classes do not say

Nothing is required by the form itself: a draft may be incomplete, and what a public record lacks is said on saving,
with the reason. The label tells it beforehand.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.desk.labels import Labels
from generator.desk.options import option_label, without_values
from generator.load.files import ATTACHMENT_LIMIT
from generator.model.base import DAY_PATTERN, FILE, OF, FileFact, Record
from generator.model.located import Loc

Schema = Mapping[str, Any]
Field = dict[str, Any]
LONG = 24  # characters of an example from which a field is a box of several lines
FIRST = ("id", "state")
CHOOSE = "点“选择文件”，从电脑里选。文件名用中文也行：存的时候按编号改名，标题空着就用原来的名字。"
FROM_FILE: Field = {
    "widget": "file", "choose_url": False, "media_library": {"config": {"max_file_size": ATTACHMENT_LIMIT}},
}  # fmt: skip


@dataclass(frozen=True)
class Choices:
    """What an id may be: ``known(kind)`` lists id and title of the records of a kind that can be named."""

    known: Callable[[str], Sequence[tuple[str, str]]]


def form_fields(schema: Schema, choices: Choices) -> list[Field]:
    """The fields of a record: id and state, its own, then those every record has."""
    properties, required = schema["properties"], schema.get("required", ())
    common = [name for name in Record.model_fields if name not in FIRST]
    own = [name for name in properties if name not in {*common, *FIRST}]
    names = [*(name for name in FIRST if name in properties), *own, *common]
    form = _Form(Labels(schema), choices)
    return [form.field((name,), properties[name], name in required) for name in names]


class _Form:
    """Knows the parts a schema refers to, and what their fields are called."""

    def __init__(self, labels: Labels, choices: Choices) -> None:
        self.labels, self.parts, self.choices = labels, labels.parts, choices

    def field(self, loc: Loc, told: Schema, is_required: bool) -> Field:
        """One field, with everything inside it; ``loc`` is where it stands in the form."""
        name, hint = str(loc[-1]), str(told.get("description", ""))
        title, about = str(told.get("title", name)), {**self.inner(told), "x-hint": hint}
        hint = self.labels.spoken(without_values(hint, self.choices_of(about)), loc)
        made: Field = {"name": name, "label": f"{title}（公开前必填）" if is_required else title, "required": False}
        example = "" if "enum" in about else _example(told)
        made["hint"] = "。".join(filter(None, (hint.rstrip("。"), f"例如：{example}" if example else "")))
        made.update(self.widget(about, example, loc))
        if made["widget"] == "file":
            made["hint"] = CHOOSE
        if name == "id":
            made["hint"] += "。保存以后不要再改。"
        return made

    def inner(self, told: Schema) -> Schema:
        """What a field holds where it holds something; a part in place of its name."""
        options = [one for one in told.get("anyOf", ()) if one.get("type") != "null"]
        if options:
            words = [one for one in options if one.get("type") == "string"]
            return self.inner((words or options)[0])
        return self.inner(self.part(told)) if "$ref" in told else told

    def choices_of(self, about: Schema) -> Sequence[str]:
        """The values a field is chosen from, as a file would write them."""
        item = self.inner(about["items"]) if about.get("type") == "array" else about
        return [str(value) for value in item.get("enum", ())]

    def part(self, told: Schema) -> Schema:
        """The part a reference names, with the name kept."""
        name = told["$ref"].rpartition("/")[2]
        return {**self.parts[name], "x-name": name}

    def widget(self, about: Schema, example: str, loc: Loc) -> Field:
        """How something is filled in."""
        if FILE in about:
            return FROM_FILE if about[FILE] == FileFact.name else {"widget": "hidden"}
        if "enum" in about:
            return {"widget": "select", "options": self.options(about)}
        match about.get("type"):
            case "object":
                return {"widget": "object", "collapsed": True, "fields": self.inside(about, loc)}
            case "array":
                return self.list_of({**self.inner(about["items"]), "x-hint": about.get("x-hint", "")}, (*loc, 0))
            case "boolean":
                return {"widget": "boolean"}
            case "integer":
                return {"widget": "number", "value_type": "int", "step": 1}
        if OF in about:
            return {"widget": "select", "options": self.ids(about[OF])}
        if about.get("pattern") == DAY_PATTERN:
            return {
                "widget": "datetime", "format": "YYYY-MM-DD", "date_format": "YYYY-MM-DD", "time_format": False,
                "default": "",
            }  # fmt: skip
        return {"widget": "text" if len(example) > LONG and "pattern" not in about else "string"}

    def inside(self, about: Schema, loc: Loc) -> list[Field]:
        """The fields of a part."""
        required = about.get("required", ())
        return [self.field((*loc, name), told, name in required) for name, told in about.get("properties", {}).items()]

    def list_of(self, item: Schema, loc: Loc) -> Field:
        """Choices to tick, parts one below the other, or lines."""
        if "enum" in item:
            return {"widget": "select", "multiple": True, "options": self.options(item)}
        if OF in item:
            return {"widget": "select", "multiple": True, "options": self.ids(item[OF])}
        if item.get("type") == "object":
            fields = self.inside(item, loc)
            return {"widget": "list", "collapsed": True, "minimize_collapsed": True, "default": [], "fields": fields}
        one: Field = {"name": "item", "label": "一项", "required": False, **self.widget(item, "", loc)}
        return {"widget": "list", "collapsed": False, "field": one}

    def options(self, about: Schema) -> list[Field]:
        """Values with what they are called."""
        name, hint = about.get("x-name", ""), about.get("x-hint", "")
        return [{"value": value, "label": option_label(name, hint, str(value))} for value in about["enum"]]

    def ids(self, kind: str) -> list[Field]:
        """What there is, by title; the id behind it, for two may share a title."""
        return [{"value": name, "label": f"{title}（{name}）"} for name, title in self.choices.known(kind)]


def _example(told: Schema) -> str:
    """The first example, where it is one short text or number."""
    first = next(iter(told.get("examples", ())), None)
    if isinstance(first, list) and first and all(isinstance(item, str) for item in first):
        return "、".join(first)
    return str(first) if isinstance(first, (str, int)) and not isinstance(first, bool) else ""
