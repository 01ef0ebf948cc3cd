"""The ledger as data: what is public on the as-of date, with what follows from it.

takes  one body's ledger on a day
gives  plain values, ready for JSON
does not  hold a count that is too small to show, or a word of a notice that ended
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.export.grid import grid_data
from generator.ledger.book import LedgerBook
from generator.ledger.standing import Story
from generator.model.base import Record

LIFE = {"state", "review", "withdrawn"}


def ledger_data(book: LedgerBook) -> dict[str, Any]:
    """A key a kind, named as its folder."""
    return {
        "meetings": _all(book.meetings.values()),
        "proposals": _all(book.proposals),
        "consultations": _all(book.consultations),
        "resolutions": [_story(story) for story in book.stories.values()],
        "reports": _all(book.reports),
        "grid": grid_data(book.grid),
        "bulletins": _all(book.bulletins),
        "circulars": _all(book.circulars),
        "evaluations": _all(book.evaluations),
        "notices": _all(book.notices),
        "withheld": _all(book.withheld),
        "nil": _all(book.nil),
        "gone": [{"kind": t.folder, "id": t.id, "date": t.day.isoformat()} for t in book.place.tombstones],
    }


def _all(records: Iterable[Record]) -> list[dict[str, Any]]:
    return [_plain(record) for record in records]


def _plain(record: Record, *leave: str) -> dict[str, Any]:
    return record.model_dump(mode="json", by_alias=True, exclude={*LIFE, *leave})


def _story(story: Story) -> dict[str, Any]:
    """The resolution up to the day, with its derived standing; ``late`` in working days."""
    return {
        **_plain(story.record, "extensions", "progress", "supervision", "closing"),
        "standing": story.standing.value,
        "decided": story.decided.isoformat(),
        "due_now": story.due.isoformat() if story.due else None,
        "late": story.late,
        "extensions": [part.model_dump(mode="json") for part in story.extensions],
        "progress": [part.model_dump(mode="json") for part in story.progress],
        "supervision": [part.model_dump(mode="json") for part in story.supervision],
        "closing": story.closing.model_dump(mode="json") if story.closing else None,
    }
