"""One place on a day, as the rules see it.

takes  the ledger of a place, the national records
gives  whether verdicts may be given, whom a rule binds, what was changed for the place, its catalogues
does not  judge any item

Where the unit that has to publish is not known, a rule that binds some kinds of unit binds nobody.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from generator.days.deadline import LimitUnit, count
from generator.disclosure.rule import Binds, Rule
from generator.ledger.book import LedgerBook
from generator.model.base import Record
from generator.model.disclosure import Catalogue
from generator.model.duty import Duty
from generator.model.jurisdiction import Override
from generator.model.located import Located
from generator.model.measure import Measure
from generator.model.past import Lives
from generator.model.portal import National, PlaceData
from generator.model.unit import UnitKind

OTHER_LEVEL = "这条规则不管这一级地方"
OTHER_KIND = "这条规则不管这类单位"
KIND_UNKNOWN = "由哪个单位公开，记录里没有写"
NOT_A_MEMBER = "那时这个单位还没有加入"
NOT_YET = "那时这条规则还没有施行"
NO_LONGER = "那时这条规则已经不再施行"
OVERRIDDEN = "本地另有规定：{reason}"


class Scene:
    """``judges`` is whether the place's own office publishes here on the day: only then is anything late or absent."""

    def __init__(self, book: LedgerBook, national: National, lives: Lives | None = None) -> None:
        self.lives = lives
        self._dues: dict[tuple[date, int, LimitUnit], date] = {}
        self.book = book
        self.place: PlaceData = book.place
        self.national = national
        self.as_of: date = book.as_of
        self.since = book.since
        self.jurisdiction = book.place.jurisdiction.record

    @property
    def judges(self) -> bool:
        """Whether a verdict may be given (contract §1)."""
        return self.since is not None

    @cached_property
    def office(self) -> str:
        """The unit that hosts the body's office: it publishes what the body makes together (条例 art. 10); or ""."""
        body = self.place.body
        host = body.record.office.host if body else None
        return host if host and host in self.place.units else ""

    def kind_of(self, unit: str) -> UnitKind | None:
        """What sort of body a unit is; ``None`` where it is not known."""
        located = self.place.units.get(unit)
        return located.record.kind if located else None

    @cached_property
    def measures(self) -> dict[str, Located[Measure]]:
        """The measures there are on the day."""
        found = self.national.relief.items()
        return {name: one for name, one in found if in_force(one.record.valid_from, one.record.valid_to, self.as_of)}

    @cached_property
    def catalogues(self) -> dict[str, Located[Catalogue]]:
        """Those in force on the as-of date."""
        return self.catalogues_on(self.as_of)

    def catalogues_on(self, day: date) -> dict[str, Located[Catalogue]]:
        """Those in force on a day, by the national catalogue's id; a place's own stands for the one it replaces."""
        found = {
            name: one
            for name, one in self.national.catalogues.items()
            if in_force(one.record.valid_from, one.record.valid_to, day)
        }
        for name, one in self.place.catalogues.items():
            if in_force(one.record.valid_from, one.record.valid_to, day):
                found[one.record.replaces or name] = one
        return found

    def override(self, rule: Rule, day: date | None = None) -> Override | None:
        """What the place says of a rule on a day (the as-of date, where none is given)."""
        day = day or self.as_of
        own = (o for o in self.jurisdiction.overrides if o.rule == rule.code)
        return next((o for o in own if in_force(o.valid_from, o.valid_to, day)), None)

    def unbound(self, rule: Rule, unit: str = "", day: date | None = None, binds: Iterable[Binds] = ()) -> str:
        """Why a rule does not bind a unit for something of a day; "" where it does."""
        day = day or self.as_of
        override = self.override(rule, day)
        if override is not None and not override.applies:
            return OVERRIDDEN.format(reason=override.reason)
        joined = self.place.units[unit].record.since if unit in self.place.units else None
        if joined is not None and day < joined:
            return NOT_A_MEMBER
        return next((why for one in (rule.binds, *binds) if (why := self._outside(one, unit, day))), "")

    def asked_from(self, rule: Rule, unit: str = "", *others: date | None) -> date:
        """The first day on which a thing can have been asked of a unit: office, rule and member were all there."""
        joined = self.place.units[unit].record.since if unit in self.place.units else None
        days = (self.since, rule.binds.since, joined, *others)
        return max((day for day in days if day is not None), default=self.as_of)

    def due_on(self, start: date, length: int, unit: LimitUnit) -> date:
        """The last day of a limit on the place's calendar; counted once for each day, length and unit."""
        key = (start, length, unit)
        if key not in self._dues:
            self._dues[key] = count(start, length, unit, self.book.calendar).due
        return self._dues[key]

    @cached_property
    def duties_on_day(self) -> tuple[Located[Duty], ...]:
        """The duties that are public here by the day; those that do not say since when count."""
        return tuple(one for one in self.place.duties.values() if self._is_public(one.record))

    @cached_property
    def explained(self) -> frozenset[str]:
        """The documents that an explanation public by the day is of."""
        public = (one.record for one in self.place.explanations.values() if self._is_public(one.record))
        return frozenset(name for record in public for name in record.of)

    @cached_property
    def told_plainly(self) -> frozenset[str]:
        """What has plain words written by the day, as those records name it."""
        records = (one.record for one in self.place.targeting.values())
        return frozenset(record.of for record in records if record.plain and record.said <= self.as_of)

    def _is_public(self, record: Record) -> bool:
        return record.published_here is None or record.published_here.day <= self.as_of

    def _outside(self, binds: Binds, unit: str, day: date) -> str:
        if binds.levels and self.jurisdiction.level not in binds.levels:
            return OTHER_LEVEL
        kind = self.kind_of(unit)
        if binds.kinds and kind is None:
            return KIND_UNKNOWN
        if binds.kinds and kind not in binds.kinds:
            return OTHER_KIND
        if binds.since is not None and day < binds.since:
            return NOT_YET
        if binds.until is not None and day >= binds.until:
            return NO_LONGER
        return ""


def in_force(start: date | None, end: date | None, day: date) -> bool:
    """Whether a day lies in ``[start, end)``."""
    return (start is None or start <= day) and (end is None or day < end)
