"""How often a day to mark was changed: a number that only grows (``SEQUENCE`` of RFC 5545).

takes  the record the day comes from, or what sets the days for reporting
gives  the number, and the last day anything about it changed
does not  count changes one by one: records know days, so two changes on one day are one

A record edited on a later day always comes to a larger number, whatever it said before: a day outweighs what one record
counts within it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.model.base import Record
from generator.model.resolution import ClosingKind
from generator.plan.context import PlaceContext

DAY = 100  # more than one record has steps
DECIDING = ("meetings", "resolutions")  # what is withdrawn from there may have set a day


def changed_by(record: Record, as_of: date) -> date | None:
    """更新日期, never after the as-of date."""
    return min(record.changed, as_of) if record.changed else None


def moves_of(record: Record, steps: int, as_of: date) -> int:
    """``steps`` are what the record itself counts: extensions, that a meeting is no longer planned."""
    if record.published_here is None:
        return steps
    return moves_since(record.published_here.day, changed_by(record, as_of), steps)


def moves_since(first: date, changed: date | None, steps: int) -> int:
    """``first`` must never change for the same event."""
    return DAY * max(0, (changed - first).days) + steps if changed else steps


def days_set(context: PlaceContext) -> date | None:
    """The last day on which the rule for reporting, or a decision that sets a day for it, came, changed or went."""
    return max((day for day in _days(context) if day <= context.as_of), default=None)


def _days(context: PlaceContext) -> Iterator[date]:
    records: list[Record] = [context.place.body.record] if context.place.body else []
    for story in context.ledger.stories.values():
        if story.record.reporting is not None:
            records.append(story.record)
            yield story.decided
            if story.closing and story.closing.how is ClosingKind.dropped:
                yield story.closing.date
    for record in records:
        if record.published_here:
            yield record.published_here.day
        if record.changed:
            yield record.changed
    for stone in context.place.tombstones:
        if stone.folder in DECIDING:
            yield stone.day
