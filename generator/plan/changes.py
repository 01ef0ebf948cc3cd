"""What changed of a record from one version to the next, field by field, under the fields' Chinese titles.

takes  two versions of a record
gives  the fields whose values differ, as a page shows them; the same with the parts they lie in
does not  see how a file was written: only its values are compared
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Any

from pydantic import BaseModel

from generator.model.base import ORIGIN_TITLES, Moment, Origin, Span
from generator.model.body import RULE_TITLES, RuleKind
from generator.model.document import Passage
from generator.model.duty import ROLE_TITLES, Role
from generator.model.past import PastRecord
from generator.model.topic import BY_ID, TopicId
from generator.pages.history_views import FieldChange, Words
from generator.plan.law import plain_number
from generator.plan.wording import chinese_day, chinese_moment
from generator.plan.words import compare

MOVED = "原文位置变了"
REORDERED = "次序变了"
TEXT = "文字"  # of a passage
UNSAID = ("state", "withdrawn", "history_from")  # what git keeps of a record, not what the record says
Label = tuple[str, ...]
Pair = tuple[Any, Any, int]
Sides = tuple[BaseModel | None, BaseModel | None]  # a record or a part, before and after


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs in one field: titles and names of the fields on the way to it, its words or what there is to say.

    ``within`` are the record and the parts it lies in, outermost first; a side that has no such part is ``None``.
    """

    label: Label
    names: tuple[str, ...]
    within: tuple[Sides, ...]
    words: tuple[Words, ...]
    note: str = ""


def field_changes(old: PastRecord, new: PastRecord, say: Callable[[Any], str]) -> tuple[FieldChange, ...]:
    """The fields that differ; ``say`` puts a reference to the law into words."""
    return tuple(FieldChange("，".join(one.label), one.words, one.note) for one in differences(old, new, say))


def differences(old: PastRecord, new: PastRecord, say: Callable[[Any], str]) -> tuple[Difference, ...]:
    """The same, each with where it lies."""
    comparison = _Comparison(old, new, say)
    comparison.fields(old.record, new.record, ())
    if "" in old.texts or "" in new.texts:
        comparison.texts(old.texts.get("", ""), new.texts.get("", ""), ("正文",))
    return tuple(comparison.found)


class _Comparison:
    """Walks two versions side by side; a side that has nothing is ``None``."""

    def __init__(self, old: PastRecord, new: PastRecord, say: Callable[[Any], str]) -> None:
        self.old, self.new, self.say = old, new, say
        self.found: list[Difference] = []
        self.names: list[str] = []
        self.within: list[Sides] = []

    def fields(self, old: BaseModel | None, new: BaseModel | None, label: Label) -> None:
        """All fields of a record or of a part."""
        one = new if new is not None else old
        self.within.append((old, new))
        for name, field in type(one).model_fields.items() if one is not None else ():
            if label or name not in UNSAID:
                self.names.append(name)
                self.value(getattr(old, name, None), getattr(new, name, None), (*label, field.title or name))
                self.names.pop()
        if isinstance(one, Passage):
            before = self.old.texts.get(one.id, "") if old is not None else ""
            after = self.new.texts.get(one.id, "") if new is not None else ""
            self.texts(before, after, (*label, TEXT))
        self.within.pop()

    def value(self, old: Any, new: Any, label: Label) -> None:
        """One field, or one item of a list."""
        if old is not None and new is not None and _shape(old) is not _shape(new):
            self.value(old, None, label)
            self.value(None, new, label)
        elif isinstance(old, BaseModel) or isinstance(new, BaseModel):
            self.fields(old, new, label)
        elif any(isinstance(item, (BaseModel, Span)) for item in (*_items(old), *_items(new))):
            self.items(_items(old), _items(new), label)
        elif isinstance(old, Span) or isinstance(new, Span):
            self.spans(old, new, label)
        else:
            self.texts(shown(old, self.say), shown(new, self.say), label)

    def items(self, old: tuple[Any, ...], new: tuple[Any, ...], label: Label) -> None:
        """A list of parts or spans: by their ids where they have them, else by what they say."""
        pairs = _by_id(old, new) if _have_ids((*old, *new)) else self._by_words(old, new)
        alone = len(old) <= 1 and len(new) <= 1
        for before, after, number in pairs:
            title = label[-1] if alone else f"{label[-1]}第{number}项"
            self.value(before, after, (*label[:-1], title))
        kept = [[item.id for item in side if item.id in {one.id for one in other}] for side, other in
                ((old, new), (new, old))] if _have_ids((*old, *new)) else [[], []]  # fmt: skip
        if kept[0] != kept[1]:
            self.note(label, (), REORDERED)

    def _by_words(self, old: tuple[Any, ...], new: tuple[Any, ...]) -> Iterable[Pair]:
        before, after = ([self._whole(item, side) for item in items] for items, side in
                         ((old, self.old), (new, self.new)))  # fmt: skip
        for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            for step in range(max(b - a, d - c) if what != "equal" else 0):
                left = old[a + step] if a + step < b else None
                right = new[c + step] if c + step < d else None
                yield left, right, (c if right is not None else a) + step + 1

    def _whole(self, item: Any, side: PastRecord) -> str:
        if isinstance(item, Span):
            return side.words.get(item, str(item))
        if isinstance(item, BaseModel):
            return "\n".join(self._whole(getattr(item, name), side) for name in type(item).model_fields)
        return "\n".join(self._whole(one, side) for one in item) if isinstance(item, tuple) else shown(item, self.say)

    def spans(self, old: Span | None, new: Span | None, label: Label) -> None:
        """The words of a span on either side; where one cannot be read, that it moved."""
        before = self.old.words.get(old) if old is not None else ""
        after = self.new.words.get(new) if new is not None else ""
        if before is not None and after is not None:
            self.texts(before, after, label)
        elif old != new:
            self.note(label, (), MOVED)

    def texts(self, before: str, after: str, label: Label) -> None:
        """Two texts of one field."""
        if before != after:
            self.note(label, compare(before, after))

    def note(self, label: Label, words: tuple[Words, ...], note: str = "") -> None:
        """A difference where the walk has come to."""
        self.found.append(Difference(label, tuple(self.names), tuple(self.within), words, note))


def shown(value: Any, say: Callable[[Any], str]) -> str:
    """A plain value as a page shows it; ``say`` puts what is none of these into words."""
    match value:
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case tuple():
            return "、".join(shown(item, say) for item in value)
        case date():
            return chinese_day(value)
        case Moment():
            return chinese_moment(value)
        case Decimal():
            return plain_number(value)
        case Role():
            return ROLE_TITLES[value]
        case RuleKind():
            return RULE_TITLES[value]
        case TopicId():
            return BY_ID[value.value].title
        case Origin():
            return ORIGIN_TITLES[value]
    return say(value)


def _shape(value: Any) -> type:
    """What two values must share to be compared inside."""
    return type(value) if isinstance(value, (BaseModel, Span, tuple)) else str


def _items(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else ()


def _have_ids(items: tuple[Any, ...]) -> bool:
    return bool(items) and all(isinstance(getattr(item, "id", None), str) for item in items)


def _by_id(old: tuple[Any, ...], new: tuple[Any, ...]) -> Iterable[Pair]:
    """Items of one id side by side, in the order of the new list; then those that went."""
    before, after = {item.id: item for item in old}, {item.id: item for item in new}
    for number, (name, item) in enumerate(after.items(), 1):
        yield before.get(name), item, number
    for number, (name, item) in enumerate(before.items(), 1):
        if name not in after:
            yield item, None, number
