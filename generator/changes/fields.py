"""The fields of one record that changed, a sentence each; a part that came or went whole is one sentence.

takes  differences between two versions, the subject of the sentences, the as-of date
gives  sentences
does not  know states, files or places
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from pydantic import BaseModel

from generator.changes.phrases import NOT_QUOTED, VEILED, clean, is_veiled, quoted, sentence, shortened, side, told
from generator.model.document import Passage
from generator.pages.history_views import Mark
from generator.plan.changes import MOVED, REORDERED, TEXT, Difference, Sides, shown

EFFECTIVE = ("valid_from", "since", "in_force")  # fields that say from which day on
BOOKKEEPING = ("checked", "changed", "check_by", "review")  # kept by the office for itself
# What follows from other things, or is the program's: told by nothing, or by the change it comes with.
TECHNICAL = frozenset({"sha256", "size", "media_type", "passage"})
SAID = frozenset({"say", "title", "name", "label", "heading", "what", "ask"})  # fields that are what a part says
NAMED = ("title", "name", "label", "heading", "what")
NAME_LENGTH = 20
MOST = 8  # fields of a new part that are told
QUESTION = re.compile("[什谁哪怎没不多几]|是否")
NUMBER = re.compile(r"第(\d+)项$")


class Teller:
    """Tells of one record. ``subject`` is it, with the 的 that follows; ``as_of`` decides which days lie ahead."""

    def __init__(self, subject: str, as_of: date) -> None:
        self.subject = subject
        self.today = as_of.isoformat()
        self._said: set[int] = set()  # parts whose first day stands in a sentence

    def sentences(self, found: Iterable[Difference]) -> tuple[str, ...]:
        """A sentence for each field, or for each part that came or went."""
        groups = _grouped(one for one in found if not is_technical(one))
        made = [(own[0], self._of_part(part, own) if part else self._of_field(own[0])) for part, own in groups]
        return tuple(sentence(text) for first, text in made if not self._is_said(first))

    def _of_field(self, one: Difference) -> str:
        label = _label(one)
        if one.note:
            return f"{self.subject}{label}{'的' if one.note == REORDERED else '：'}{one.note}"
        since = "" if _field(one) in EFFECTIVE else self._since(one)
        return f"{self.subject}{label}{_of_list(one) or told(one.words)}{since}"

    def _of_part(self, part: Sides, group: Sequence[Difference]) -> str:
        """A part that was not there before, or is not there any more."""
        first, is_new = group[0], part[1] is not None
        depth = next(index for index, sides in enumerate(first.within) if sides is part)
        title, is_item = _title(first, depth)
        label = "的".join((*_segments(first, depth - 1), title))
        since = self._since(first) if is_new else ""
        values = [value for one in group if (value := _value(one, depth, since))]
        verb = ("加了一项" if is_item else "写上了") if is_new else ("去掉了一项" if is_item else "去掉了")
        more = "等" if len(values) > MOST else ""
        return f"{self.subject}{label}{verb}：{'，'.join(values[:MOST])}{more}{since}"

    def _since(self, one: Difference) -> str:
        """，2026-12-01 起: the first day of the innermost part that has one, where it is new or lies ahead."""
        for before, after in reversed(one.within):
            for name in EFFECTIVE:
                day, earlier = getattr(after, name, None), getattr(before, name, None)
                if isinstance(day, str) and (day != earlier or day > self.today):
                    self._said.add(id(after))
                    return f"，{day} 起"
        return ""

    def _is_said(self, one: Difference) -> bool:
        """Whether it is a first day that stands in another sentence already."""
        return _field(one) in EFFECTIVE and _part_of(one) is None and id(one.within[-1][1]) in self._said


def is_technical(one: Difference) -> bool:
    """Whether a reader learns nothing from it."""
    if any(isinstance(part, Passage) for sides in one.within for part in sides):
        return one.label[-1] != TEXT
    return _field(one) in TECHNICAL


def is_bookkeeping(one: Difference) -> bool:
    """Whether it is what the office keeps for itself."""
    return one.names[:1] != () and one.names[0] in BOOKKEEPING


def _grouped(found: Iterable[Difference]) -> list[tuple[Sides | None, list[Difference]]]:
    """The fields of a part that came or went together; every other field alone."""
    groups: list[tuple[Sides | None, list[Difference]]] = []
    for one in found:
        part = _part_of(one)
        if part is not None and groups and groups[-1][0] is part:
            groups[-1][1].append(one)
        else:
            groups.append((part, [one]))
    return groups


def _part_of(one: Difference) -> Sides | None:
    """The outermost part it lies in that has one side only."""
    return next((sides for sides in one.within[1:] if sides[0] is None or sides[1] is None), None)


def _field(one: Difference) -> str:
    return one.names[-1] if one.names else ""


def _of_list(one: Difference) -> str:
    """Of a list of words what came and what went; "" where it is none, or where from and to says it better."""
    sides = one.within[-1] if one.within else (None, None)
    old, new = (getattr(side, _field(one), None) for side in sides)
    if not (isinstance(old, tuple) and isinstance(new, tuple) and old and new) or is_veiled(one.words):
        return ""
    gone = "、".join(shown(item, str) for item in old if item not in new)
    come = "、".join(shown(item, str) for item in new if item not in old)
    if len(old) == len(new) == 1:
        return ""
    parts = (f"去掉了{quoted(gone)}" if gone else "", f"加上了{quoted(come)}" if come else "")
    return "，".join(filter(None, parts)) or REORDERED


def _title(one: Difference, depth: int) -> tuple[str, bool]:
    """What the field is called that holds a part, and whether it is a list of such."""
    before, after = one.within[depth - 1]
    parent, name = after if after is not None else before, one.names[depth - 1]
    if name == "passages" or parent is None:
        return "原文", True
    title = type(parent).model_fields[name].title or name
    return _plain_title(title), isinstance(getattr(parent, name), tuple)


def _label(one: Difference) -> str:
    """标准数额第3项（低保标准）的数额; what a passage says is 原文第3段."""
    if one.label[-1] == TEXT and _field(one) == "passages":
        number = NUMBER.search(one.label[0])
        return f"原文第{number[1]}段" if number else "原文"
    is_saying = _field(one) == "say" and len(one.label) > 1
    return "的".join(_segments(one, len(one.label) - is_saying))


def _segments(one: Difference, last: int) -> Iterator[str]:
    """The titles on the way, each but the last with the name of the part it leads to."""
    for index, title in enumerate(one.label[:last]):
        name = _name(one.within[index + 1]) if index + 1 < last and index + 1 < len(one.within) else ""
        yield _plain_title(title) + (f"（{name}）" if name else "")


def _plain_title(title: str) -> str:
    """A title that reads as a question stands between marks; where in a text the words stand is not for readers."""
    title = title.replace("位置", "")
    return f"“{title}”" if QUESTION.search(NUMBER.sub("", title)) else title


def _name(sides: Sides) -> str:
    part: BaseModel | None = sides[1] if sides[1] is not None else sides[0]
    names: list[Any] = [getattr(part, name, None) for name in NAMED]
    short = (clean(name) for name in names if isinstance(name, str) and VEILED not in name)
    return next((name for name in short if 0 < len(name) <= NAME_LENGTH), "")


def _value(one: Difference, depth: int, since: str) -> str:
    """A field of a part that came or went: its title and what it holds."""
    if one.note == MOVED or _field(one) == "id" or (since and _field(one) in EFFECTIVE) or _is_default(one):
        return ""
    title = "的".join(_plain_title(label) for label in one.label[depth:])
    if is_veiled(one.words):
        return f"{title}{NOT_QUOTED}"
    text = side(one.words, Mark.come) or side(one.words, Mark.gone)
    return quoted(text) if _field(one) in SAID or one.label[-1] == TEXT else f"{title} {shortened(text)}"


def _is_default(one: Difference) -> bool:
    """Whether it holds what it would hold if nothing were written."""
    part = next((side for side in one.within[-1] if side is not None), None)
    field = type(part).model_fields.get(_field(one)) if part is not None else None
    return field is not None and getattr(part, _field(one)) == field.default
