"""What a check found, as every form of the report needs it.

takes  findings, observations, what was not tested
gives  ``Item`` and ``Report``: each item with its words and a key that stays the same when lines move
does not  write any form, or know files

The key of a finding is made from code, path and values, that of an observation from code, place and what it is about:
neither from the line, so that text added above changes nothing; nor is an observation another one because it is a day
older. Of several equal ones the second has ``:2`` after its key, the third ``:3``.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.catalogue import BY_CODE, Level, level_of, remedy, says
from generator.findings import Finding
from generator.model.observation import Observation

NOTHING_TO_DO = "这是文件自己的写法，照实显示，不用改。"
KEY_LENGTH = 16
NAMING = ("field", "id", "unit", "rule", "row", "of")
NAME = re.compile(r"[A-Za-z0-9_./-]{1,80}")  # of a field, a record, a rule: never a sentence
UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Known:
    """One line of a baseline; the key alone decides, the rest is there to be read.

    ``about`` is what an observation is about, or the field, unit or record a finding names: never words of a record.
    """

    code: str
    path: str
    key: str
    about: str = ""

    @property
    def says(self) -> str:
        """What it was, for somebody who no longer finds it."""
        title = BY_CODE[self.code].title if self.code in BY_CODE else "编号已经不用了"
        return f"{self.code} {title}（{'，'.join(filter(None, (printable(self.path), printable(self.about))))}）"


@dataclass(frozen=True)
class Item:
    """One finding or observation; ``is_new`` only where there was a baseline to compare with."""

    finding: Finding
    key: str
    is_new: bool = False
    about: str = ""

    @property
    def level(self) -> Level:
        """必须改, 建议改 or 观察."""
        return level_of(self.finding)

    @property
    def place(self) -> str:
        """``path:line:column``."""
        return printable(str(self.finding.place))

    @property
    def says(self) -> str:
        """What stands there."""
        return printable(says(self.finding))

    @property
    def remedy(self) -> str:
        """What to do; where there is nothing to do, that."""
        return printable(remedy(self.finding)) or NOTHING_TO_DO

    @property
    def has_remedy(self) -> bool:
        """Whether there is something to do."""
        return self.remedy != NOTHING_TO_DO

    @property
    def known(self) -> Known:
        """The item as a baseline would hold it."""
        return Known(self.finding.code, printable(self.finding.place.path), self.key, printable(self.about))


@dataclass(frozen=True)
class Report:
    """All items in the order they were found; ``gone`` is what the baseline forgives and is no longer there."""

    items: tuple[Item, ...] = ()
    notes: tuple[str, ...] = ()
    has_baseline: bool = False
    gone: tuple[Known, ...] = ()

    def of(self, level: Level) -> tuple[Item, ...]:
        """The items of one level."""
        return tuple(item for item in self.items if item.level is level)

    @property
    def new(self) -> tuple[Item, ...]:
        """What the baseline does not hold."""
        return tuple(item for item in self.items if item.is_new)

    @property
    def known(self) -> int:
        """How many items the baseline forgives."""
        return len(self.items) - len(self.new) - len(self.of(Level.must)) if self.has_baseline else 0

    @property
    def is_blocked(self) -> bool:
        """Whether something must be changed; then not everything was looked at."""
        return bool(self.of(Level.must))

    @property
    def fails(self) -> bool:
        """Whether something must be changed, or is new against the baseline."""
        return self.is_blocked or bool(self.new)

    @property
    def counts(self) -> str:
        """必须改 n 处，建议改 n 处，观察 n 处; what was not looked for is not counted as none."""
        numbers = {level: len(self.of(level)) for level in Level}
        parts = [f"{level.value} {number} 处" for level, number in numbers.items()]
        if self.is_blocked and not numbers[Level.observation]:
            parts[-1] = f"{Level.observation.value}没有查"
        return "，".join(parts) + "。"


def report_of(
    findings: Iterable[Finding], observations: Iterable[Observation] = (), notes: Sequence[str] = ()
) -> Report:
    """The report, not compared with anything."""
    keyed = [(found, _key(found.code, found.place.path, *_lasting(found)), _about(found)) for found in findings]
    keyed += [(one.finding, _key(one.finding.code, one.slug, one.key), one.key) for one in observations]
    seen: dict[str, int] = {}
    items = []
    for found, key, about in keyed:
        seen[key] = seen.get(key, 0) + 1
        items.append(Item(found, key if seen[key] == 1 else f"{key}:{seen[key]}", about=about))
    return Report(tuple(items), tuple(notes))


def printable(text: str) -> str:
    """The text without what a terminal obeys and what neither XML nor UTF-8 can hold."""
    return UNPRINTABLE.sub(lambda found: f"U+{ord(found.group()):04X}", text)


def _lasting(found: Finding) -> list[list[str]]:
    """The values that do not change with the day: the same fault is the same item tomorrow."""
    return [[name, value] for name, value in found.values if name != "today"]


def _about(found: Finding) -> str:
    """The first value that names a field or a record; no other, for it may be what somebody wrote."""
    values = dict(found.values)
    named = (values[name] for name in NAMING if values.get(name))
    return next((value for value in named if NAME.fullmatch(value)), "")


def _key(*parts: object) -> str:
    whole = json.dumps(parts, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(whole.encode()).hexdigest()[:KEY_LENGTH]
