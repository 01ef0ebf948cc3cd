"""What the choices of a field are called.

takes  the name of a choice's class, the explanation of a field, a value
gives  what a form shows for the value; the explanation without what only a file needs
does not  call anything what the record classes do not call it
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from generator.model.base import ORIGIN_TITLES, STATE_TITLES
from generator.model.body import RULE_TITLES
from generator.model.disclosure import CatalogueRow, Cell
from generator.model.document import Document, HeadItem
from generator.model.duty import ROLE_TITLES
from generator.model.measure import Element, Measure
from generator.model.topic import TOPICS

TITLES: Mapping[str, Mapping[str, str]] = {
    "State": {key.value: title for key, title in STATE_TITLES.items()},
    "Origin": {key.value: title for key, title in ORIGIN_TITLES.items()},
    "Role": {key.value: title for key, title in ROLE_TITLES.items()},
    "RuleKind": {key.value: title for key, title in RULE_TITLES.items()},
    "TopicId": {topic.id: topic.title for topic in TOPICS},
    "Element": {one.value: Measure.model_fields[one.value].title or "" for one in Element},
    "HeadItem": {one.value: Document.model_fields[one.name].title or "" for one in HeadItem},
    "Cell": {one.value: CatalogueRow.model_fields[one.value].title or "" for one in Cell},
}  # of choices that are not written in Chinese; others are told in the explanation of their field
TOLD = r"(?:^|[^a-z-]){}[ ：]([^，。、；]+)"  # “head 召集人或组长，member 成员”


def without_values(hint: str, values: Sequence[str]) -> str:
    """An explanation without the words only a file needs: a form offers the choices by what they are called."""
    plain = [re.escape(value) for value in values if value.isascii()]
    for value in plain:  # only where it is called something there: “只有 public 的记录” stays
        hint = re.sub(rf"(?<![a-z-]){value}[ ：](?=[\u4e00-\u9fff])(?!的)", "", hint, count=1)
    either = "|".join(plain) or "(?!)"
    return re.sub(rf"（(?:{either})(?:、(?:{either}))*）", "", hint)


def option_label(name: str, hint: str, value: str) -> str:
    """What a choice is called: by its class's titles, or by the explanation of its field; else the choice itself."""
    if title := TITLES.get(name, {}).get(value):
        return title
    found = re.search(TOLD.format(re.escape(value)), hint)
    return found[1].strip() if found else value
