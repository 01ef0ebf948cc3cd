"""The ledger as data: what is public on the as-of date, with what follows from it.

takes  one body's ledger on a day
gives  plain values, ready for JSON; the matters decided as rows of a table
does not  hold a count that is too small to show, or a word of a notice that ended
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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


def resolution_rows(book: LedgerBook) -> Iterator[list[str]]:
    """A row a resolution; no number of days where none may speak of it."""
    place = book.place
    names = {name: "".join(place.read(at.record, at.record.named).split()) for name, at in place.units.items()}
    yield [
        "编号", "会议", "第几项", "事项", "牵头单位", "配合单位", "期限", "状态", "逾期工作日", "最近进展日期",
    ]  # fmt: skip
    for story in book.stories.values():
        record = story.record
        yield [
            record.id, record.meeting, str(record.number), record.title, names.get(record.lead, record.lead),
            "、".join(names.get(unit, unit) for unit in record.assist),
            story.due.isoformat() if story.due else "", story.standing.value,
            str(story.late) if story.judged else "", story.progress[-1].date.isoformat() if story.progress else "",
        ]  # fmt: skip


def _story(story: Story) -> dict[str, Any]:
    """The resolution up to the day, with its standing; ``late`` in working days, null where none may speak of it."""
    return {
        **_plain(story.record, "extensions", "progress", "supervision", "closing"),
        "standing": story.standing.value,
        "decided": story.decided.isoformat(),
        "due_now": story.due.isoformat() if story.due else None,
        "late": story.late if story.judged else None,
        "slipped": story.slipped,
        "finished": story.finished.isoformat() if story.finished else None,
        "extensions": [part.model_dump(mode="json") for part in story.extensions],
        "progress": [part.model_dump(mode="json") for part in story.progress],
        "supervision": [part.model_dump(mode="json") for part in story.supervision],
        "closing": story.closing.model_dump(mode="json") if story.closing else None,
    }
