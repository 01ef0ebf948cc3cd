"""What a rule of the audit is: what it rests on, whom it binds, what finds its items.

takes  nothing
gives  ``Axis``, ``Severity``, ``Binds``, ``Rule``
does not  judge
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from generator.disclosure.item import Item
from generator.model.jurisdiction import Level
from generator.model.law import Known
from generator.model.portal import National
from generator.model.statement import ArticleRef, parse_article
from generator.model.unit import UnitKind

if TYPE_CHECKING:
    from generator.disclosure.scene import Scene


class Axis(StrEnum):
    """The three demands on what is made public."""

    timeliness = "时效性"
    completeness = "完整性"
    targeting = "针对性"


class Severity(StrEnum):
    """How much weight the rule's own text has."""

    must = "必须做到"  # a law or regulation says so, and its text was read
    should = "应当做到"  # a policy, a rule of the body's own, or known only second-hand
    may = "建议做到"


@dataclass(frozen=True, slots=True)
class Binds:
    """Whom a rule binds; empty means all."""

    levels: frozenset[Level] = frozenset()
    kinds: frozenset[UnitKind] = frozenset()
    since: date | None = None
    until: date | None = None  # the first day it no longer binds


@dataclass(frozen=True, slots=True)
class Rule:
    """``code`` is the code of its observation; title and wording are the catalogue's.

    ``find`` yields every item the rule asks for, in whatever state; it gives no verdict where ``Scene.judges`` is
    false. ``own`` marks what the body's document demands of itself: its basis is that document. ``length`` is the
    longest limit a place may set for it, in days of either sort; 0 where the rule counts out no limit.
    """

    code: str
    axis: Axis
    basis: tuple[ArticleRef, ...]
    severity: Severity
    find: Callable[[Scene, Rule], Iterator[Item]]
    binds: Binds = Binds()
    own: bool = False
    length: int = 0

    @property
    def may_be_dropped(self) -> bool:
        """Whether a place may say that it does not apply: not of a law or regulation, nor of the body's own rules."""
        return self.severity is not Severity.must and not self.own

    def is_held(self, national: National) -> bool:
        """Whether the portal holds the articles it rests on: what cannot be shown to anybody judges nobody."""
        return all(national.article(ref) is not None for ref in self.basis)

    def is_confirmed(self, national: National) -> bool:
        """Whether the text of every instrument it rests on was read; else it shows 依据待核."""
        instruments = [national.instrument(ref) for ref in self.basis]
        return all(one is not None and one.known is Known.read for one in instruments)

    def weight(self, national: National) -> Severity:
        """Its severity, never 必须做到 where it is known only second-hand."""
        if self.severity is Severity.must and not self.is_confirmed(national):
            return Severity.should
        return self.severity


def articles(*names: str) -> tuple[ArticleRef, ...]:
    """``articles("xinxi-gongkai/26")``."""
    return tuple(parse_article(name) for name in names)
