"""The ledger as data: what is public on the as-of date, with what follows from it.

takes  one body's ledger on a day
gives  plain values, ready for JSON; the matters decided, and counts of cases, as rows of a table
does not  hold a count that is too small to show, or a word of a notice that ended
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.export.grid import grid_data
from generator.export.plain import plain
from generator.ledger.book import LedgerBook
from generator.ledger.cases import SMALL, TOO_FEW, TOTAL, CaseGrid
from generator.ledger.standing import Story
from generator.ledger.suppression import Shown
from generator.model.base import Record

UNTOLD = "只写最少和最多"


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
        "cases": [_cases(grid) for grid in book.cases],
        "withheld": _all(book.withheld),
        "nil": _all(book.nil),
        "gone": [
            {"kind": t.folder, "id": t.id, "date": t.day.isoformat(), "reason": t.reason}
            for t in book.place.tombstones
            if not t.notice
        ],
    }


def case_rows(book: LedgerBook) -> Iterator[list[str]]:
    """A row a period, type and outcome, as shown on the page; no raw count comes here."""
    yield ["期间", "类型", "结果", "件数", "最少", "最多", "说明"]
    for grid in book.cases:
        if grid.rows is None:
            yield [str(grid.period), "", "", "", "", "", TOO_FEW]
        for kind, outcome, shown in _cells(grid):
            told = "" if shown.exact is None else str(shown.exact)
            yield [str(grid.period), kind, outcome, told, str(shown.least), str(shown.most), _why(shown) or ""]


def _cases(grid: CaseGrid) -> dict[str, Any]:
    """``count`` is null where it is not told, and ``reason`` says why; type or outcome 合计 is a total."""
    return {
        "period": str(grid.period),
        "reason": TOO_FEW if grid.rows is None else None,
        "counts": [
            {
                "type": kind, "outcome": outcome, "count": shown.exact, "least": shown.least, "most": shown.most,
                "reason": _why(shown),
            }
            for kind, outcome, shown in _cells(grid)
        ],
    }  # fmt: skip


def _cells(grid: CaseGrid) -> Iterator[tuple[str, str, Shown]]:
    kinds = (*(kind.value for kind in grid.types), TOTAL)
    outcomes = (*(outcome.value for outcome in grid.outcomes), TOTAL)
    for kind, row in zip(kinds, grid.rows or (), strict=False):
        for outcome, shown in zip(outcomes, row, strict=True):
            yield kind, outcome, shown


def _why(shown: Shown) -> str | None:
    """Why a number is not told; ``None`` where it is."""
    if shown.exact is not None:
        return None
    return SMALL if shown.is_small else UNTOLD


def _all(records: Iterable[Record]) -> list[dict[str, Any]]:
    return [plain(record) for record in records]


def resolution_rows(book: LedgerBook) -> Iterator[list[str]]:
    """A row a resolution; no number of days where none may speak of it; 暂估 where days off may still change it."""
    place = book.place
    names = {name: "".join(place.read(at.record, at.record.named).split()) for name, at in place.units.items()}
    yield [
        "编号", "会议", "第几项", "事项", "牵头单位", "配合单位", "期限", "状态", "逾期工作日", "暂估", "最近进展日期",
    ]  # fmt: skip
    for story in book.stories.values():
        record = story.record
        yield [
            record.id, record.meeting, str(record.number), record.title, names.get(record.lead, record.lead),
            "、".join(names.get(unit, unit) for unit in record.assist),
            story.due.isoformat() if story.due else "", story.standing.value,
            str(story.late) if story.judged else "", "是" if story.estimated else "",
            story.progress[-1].date.isoformat() if story.progress else "",
        ]  # fmt: skip


def _story(story: Story) -> dict[str, Any]:
    """The resolution up to the day, with its standing; ``late`` in working days, null where none may speak of it.

    ``estimated``: days off that are not announced yet may still change ``late``.
    """
    return {
        **plain(story.record, "extensions", "progress", "supervision", "closing"),
        "standing": story.standing.value,
        "decided": story.decided.isoformat(),
        "due_now": story.due.isoformat() if story.due else None,
        "late": story.late if story.judged else None,
        "estimated": story.estimated,
        "slipped": story.slipped,
        "finished": story.finished.isoformat() if story.finished else None,
        "extensions": [part.model_dump(mode="json") for part in story.extensions],
        "progress": [part.model_dump(mode="json") for part in story.progress],
        "supervision": [part.model_dump(mode="json") for part in story.supervision],
        "closing": story.closing.model_dump(mode="json") if story.closing else None,
    }
