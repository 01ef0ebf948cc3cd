"""The words a form shows in place of those a file is written in.

takes  the schema of a kind of record, where in it something stands
gives  the way to a field by its labels; a sentence without the names of fields and files
does not  know any label the record classes do not say

Findings are worded for who writes the files. Who fills in a form has never seen ``state: withdrawn``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from generator.desk.options import option_label
from generator.model.kinds import KINDS
from generator.model.located import Loc

Schema = Mapping[str, Any]
QUOTES = re.compile("，要?加引号")  # for who writes the file by hand
SWITCH = {"true": "打开", "false": "关上"}  # of a yes-or-no field, which a form shows as a switch
FILES = {kind.pattern.rpartition("/")[2]: kind.title for kind in KINDS if not kind.pattern.endswith("{id}.yml")}
ENDS = r"(?![\w/.-])"  # of a name: no part of a path, an address or a longer name
NAMED = re.compile(
    rf" ?“?(?<![\w/.-])(?:(?P<file>{'|'.join(map(re.escape, FILES))})|(?P<name>[a-z][a-z_-]*)){ENDS}”?"
    r"(?P<colon>: (?:(?P<value>[a-z][a-z_-]*)(?![\w/.-]))?)? ?(?P<beside>（[^a-z（）]*）)?",
    re.ASCII,
)  # ``beside`` is the label where the sentence itself gives it: no name stands in it
ASIDE = re.compile(r"（([a-z][a-z_]*)）")  # the name after its label
SWITCHED = re.compile(r" ?(?:写|改成|改为) ?(true|false)(?![\w-]) ?", re.ASCII)
SWITCH_IS = re.compile(r"\b(true|false) (?=[\u4e00-\u9fff])", re.ASCII)


class Labels:
    """What the fields of one kind of record are called."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.parts: Mapping[str, Schema] = self.schema.get("$defs", {})

    def way(self, loc: Loc) -> tuple[str, ...]:
        """The labels from the top of the form to a field, ``第 2 项`` for the second of a list."""
        found = []
        for step, about in zip(loc, reversed(self._around(loc)), strict=False):
            if isinstance(step, int):
                found.append(f"第 {step + 1} 项")
            elif step in about.get("properties", {}):
                found.append(str(about["properties"][step].get("title", step)))
        return tuple(found)

    def spoken(self, text: str, loc: Loc, kept: Collection[str] = ()) -> str:
        """The text with labels for names; ``loc`` says which of two fields of one name is meant: the nearer.

        ``kept`` are words that stay, though a field may bear the same name: a unit's id, what somebody wrote.
        """
        plain = SWITCHED.sub(lambda found: SWITCH[found[1]], QUOTES.sub("", text))
        plain = SWITCH_IS.sub(lambda found: f"{SWITCH[found[1]]}是", plain)
        plain = self._chosen(plain, loc)
        plain = ASIDE.sub(lambda found: "" if next(self._named(found[1], loc), None) else found[0], plain)
        return NAMED.sub(lambda found: found[0] if found["name"] in kept else self._label(found, loc), plain)

    def _chosen(self, text: str, loc: Loc) -> str:
        """A value right after the label of its own field is that choice, whatever field bears its name besides."""
        for about in self._around(loc):
            for told in about.get("properties", {}).values():
                inner, title = self._inner(told), str(told.get("title", ""))
                values = [str(value) for value in inner.get("enum", ()) if str(value).isascii()]
                if not values or title not in text:
                    continue
                known = {**inner, "description": told.get("description", "")}
                for value in values:
                    said = re.compile(rf"({re.escape(title)}(?:是|改成|写)) ?{re.escape(value)}(?![\w-]) ?")
                    text = said.sub(rf"\g<1>“{_option(known, value)}”", text)
        return text

    def _label(self, found: re.Match[str], loc: Loc) -> str:
        """What is said for a name, once: a label the sentence has beside the name already goes."""
        label, beside = self._title(found, loc), found["beside"] or ""
        is_said = label.endswith(beside) or beside == f"（{label[1:-1]}）"
        return (label if is_said else f"{label}{beside}") if label else found[0]

    def _title(self, found: re.Match[str], loc: Loc) -> str:
        """The label of a name, in quotes; nothing where it is no name of this form."""
        if found["file"]:
            return f"“{FILES[found['file']]}”"
        told = next(self._named(found["name"], loc), None)
        if told is None:
            return self._choice(found["name"], loc)
        title = f"“{told.get('title', found['name'])}”"
        if found["value"]:
            return f"{title}（{_option(self._inner(told), found['value'])}）"
        return f"{title}：" if found["colon"] else title

    def _choice(self, value: str, loc: Loc) -> str:
        """What a choice is called, of the field itself and of those around it; nothing where none of them has it."""
        for about in self._around(loc):
            for told in about.get("properties", {}).values():
                inner = self._inner(told)
                inner = self._inner(inner["items"]) if inner.get("type") == "array" else inner
                if value in inner.get("enum", ()):
                    label = _option({**inner, "description": told.get("description", "")}, value)
                    return f"“{label}”" if label != value else ""
        return ""

    def _named(self, name: str, loc: Loc) -> Iterator[Schema]:
        """Fields of a name, the nearest first; of those elsewhere in the form only one that is alone."""
        for about in self._around(loc):
            if name in about.get("properties", {}):
                yield about["properties"][name]
        others = [part["properties"][name] for part in self.parts.values() if name in part.get("properties", {})]
        if len({one.get("title") for one in others}) == 1:
            yield others[0]

    def _around(self, loc: Loc) -> list[Schema]:
        """The field and what it stands in, from the inside out."""
        found: list[Schema] = [self.schema]
        for step in loc:
            about = found[-1]
            inner = about.get("items") if isinstance(step, int) else about.get("properties", {}).get(step)
            if inner is None:
                break
            found.append(self._inner(inner))
        return found[::-1]

    def _inner(self, told: Schema) -> Schema:
        """What a field holds where it holds something."""
        options = [one for one in told.get("anyOf", ()) if one.get("type") != "null"]
        if options:
            return self._inner(options[0])
        if "$ref" in told:
            name = told["$ref"].rpartition("/")[2]
            return {**self._inner(self.parts[name]), "x-name": name}
        return told


def _option(about: Schema, value: str) -> str:
    return SWITCH.get(value) or option_label(about.get("x-name", ""), about.get("description", ""), value)
