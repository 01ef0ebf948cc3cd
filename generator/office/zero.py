"""零报告: a unit that had nothing to report for a period, a kind of thing that did not occur.

takes  the account of a place on a day, what the office says
gives  what could be answered by a 零报告; the file of one, where none is there yet
does not  say that there was nothing: the office does; or write
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, count
from typing import Any

from pydantic_core import PydanticCustomError

from generator.disclosure.account import Account
from generator.disclosure.item import Item, State
from generator.disclosure.relief_evidence import names_of
from generator.disclosure.scene import Scene
from generator.disclosure.silence import money_row, row_named
from generator.findings import Findings
from generator.ledger.reports import Handed
from generator.load.records import read_model
from generator.model.base import State as Life
from generator.model.disclosure import ROW_PATTERN, Evidence
from generator.model.ledger import LedgerRecords
from generator.model.nearest import nearest
from generator.model.period import Period, PeriodKind, parse_period, period_of
from generator.model.reporting import UnitReport
from generator.model.silence import Matter, Nil
from generator.office.filing import BY_NAME, RefusedError, Site, path_of
from generator.office.skeleton import filled

NOT_THERE = frozenset({Handed.waiting, Handed.missing, Handed.estimated, Handed.absent})
OF_A_PERIOD = frozenset(
    {Evidence.funds, Evidence.first_review, Evidence.confirmed, Evidence.ended}
)  # what may not occur
COLUMNS = {"funds": Matter.funds, "meetings": Matter.meeting}  # of the rule that no column stands empty
EMPTY_COLUMN, MONEY = "A829", ("A817", "A818")
WORDS = {
    Matter.meeting: "huiyi", Matter.resolution: "yiding", Matter.report: "baosong", Matter.bulletin: "jianbao",
    Matter.circular: "tongbao", Matter.evaluation: "pingjia", Matter.notice: "gongshi", Matter.cases: "yishi",
    Matter.funds: "zijin", Matter.other: "qita",
}  # fmt: skip


@dataclass(frozen=True)
class Open:
    """Something nobody has answered yet; ``options`` are those of ``gongkai nil`` that would."""

    what: str
    options: str


@dataclass(frozen=True)
class Said:
    """Who reviewed a record, on what basis, with what conclusion; all three, or it is not reviewed yet."""

    post: str
    basis: str
    conclusion: str


def reviewed(post: str | None, basis: str | None, conclusion: str | None) -> Said | None:
    """A review, whole or none. Raises RefusedError."""
    if post and basis and conclusion:
        return Said(post, basis, conclusion)
    if post or basis or conclusion:
        raise RefusedError("审查要写全：岗位（post）、依据（basis）、结论（conclusion）。还没有审查的，三样都不写。")
    return None


def open_in(account: Account, written: LedgerRecords) -> tuple[Open, ...]:
    """What a 零报告 could answer on the day; ``written`` are the records that are there, public or not."""
    found = (*_reports(account.scene, written.reports), *_columns(account, _answered(written)))
    return tuple({one.options: one for one in found}.values()) if account.judges else ()


def _reports(scene: Scene, written: Collection[str]) -> Iterator[Open]:
    grid = scene.book.grid
    for cell in grid.cells.values() if grid else ():
        is_over = cell.period.last < scene.as_of
        if not is_over or cell.report or cell.state not in NOT_THERE or not cell.judged or cell.unit in scene.book.gone:
            continue
        if report_id(cell.unit, cell.period) not in written:
            what = f"{scene.place.units[cell.unit].record.full}报送{cell.period.title}情况"
            yield Open(what, f"--unit {cell.unit} --period {cell.period}")


def _answered(written: LedgerRecords) -> Collection[tuple[str, Period]]:
    """Columns and periods a 零报告 is there for: one that waits for its review is not written again."""
    return {_about(one.record) for one in written.nil.values() if one.record.state is not Life.withdrawn}


def _columns(account: Account, answered: Collection[tuple[str, Period]]) -> Iterator[Open]:
    for item in account.in_state(State.absent, State.provisional):
        column, period = _answer(account.scene, item)
        if column and (column, period) not in answered:
            yield Open(item.title, f"--column {column} --period {period}")


def _answer(scene: Scene, item: Item) -> tuple[str, Period]:
    """The column and the period a 零报告 on an item would name; no column where none can answer it."""
    last = period_of(period_of(scene.as_of, PeriodKind.quarter).first - timedelta(days=1), PeriodKind.quarter)
    if item.rule == EMPTY_COLUMN:
        matter = COLUMNS.get(item.key)
        return matter.value if matter else "", last
    if item.rule in MONEY:
        measure, _, period = item.key.partition("/")
        row = money_row(scene, names_of(scene, measure))
        return row or Matter.funds.value, parse_period(period)
    row_of = row_named(scene, item.row) if item.row else None
    is_event = row_of is not None and all(one.evidence in OF_A_PERIOD for one in row_of.elements)
    return item.row if is_event else "", last


def report_id(unit: str, period: Period) -> str:
    """The id of a unit's report."""
    return f"{str(period).lower()}-{unit}"


@dataclass(frozen=True)
class Answer:
    """What is answered: of a unit its report, else a column, for a period; when it was said."""

    unit: str | None
    column: str | None
    period: Period
    said: date


def file_of(site: Site, slug: str, answer: Answer, review: Said | None, today: date) -> dict[str, bytes]:
    """The file of a 零报告, seen from the folder of the settings.

    Raises RefusedError where there is no such unit or column, and where a file is there already, in whatever state.
    """
    if answer.unit is not None:
        _check_unit(site, slug, answer.unit)
        kind, (name, content) = "report", report_of_nothing(answer.unit, answer.period, answer.said, review, today)
    else:
        kind, column = "nil", answer.column or ""
        name = _free_name(site, slug, column, answer.period)
        content = nothing_of(name, column, answer.period, answer.said, review, today)
    path = path_of(BY_NAME[kind], slug, name)
    if (site.home / path).exists():
        raise RefusedError(f"已经写过了：{path}。")
    return {path: content}


def _check_unit(site: Site, slug: str, unit: str) -> None:
    names = [one.id for one in site.in_folder(BY_NAME["unit"], slug)]
    if unit not in names:
        near = nearest(unit, names)
        raise RefusedError(f"没有“{unit}”这个单位。{f'是不是“{near}”？' if near else ''}")


def report_of_nothing(unit: str, period: Period, said: date, review: Said | None, today: date) -> tuple[str, bytes]:
    """The id and the file of a unit's 零报告."""
    name = report_id(unit, period)
    own = {"id": name, "unit": unit, "period": str(period), "submitted": said.isoformat(), "nil": True}
    return name, filled({**_life(review, today), **own}, UnitReport)


def nothing_of(name: str, column: str, period: Period, said: date, review: Said | None, today: date) -> bytes:
    """The file of a 零报告 on a kind of thing, or on a row of a catalogue. Raises RefusedError."""
    matter, row = _column(column)
    own = {"id": name, "matter": matter.value, "period": str(period), **({"row": row} if row else {})}
    return filled({**_life(review, today), **own, "said": said.isoformat()}, Nil)


def _free_name(site: Site, slug: str, column: str, period: Period) -> str:
    """The id of a 零报告 on a column. Raises RefusedError where there is no such column.

    It is short; with the catalogue in it where the short one is taken: a place's own catalogue may name a row as the
    one it replaces does. A number tells apart what is left.
    """
    matter, row = _column(column)
    catalogue, _, last = row.partition("/")
    short = f"{str(period).lower()}-{last or WORDS[matter]}"
    long = f"{str(period).lower()}-{catalogue}-{last}" if row else short
    names = chain((short, long), (f"{long}-{number}" for number in count(2)))
    return next(name for name in names if not _is_taken(site, slug, name, (row or matter.value, period)))


def _is_taken(site: Site, slug: str, name: str, about: tuple[str, Period]) -> bool:
    """Whether a file of that name answers for another column or period, or no longer for anything.

    One that cannot be read yet may be the answer itself, half written: it is not passed over.
    """
    path = site.home / path_of(BY_NAME["nil"], slug, name)
    there = read_model(site.root, path, Nil, Findings()) if path.exists() else None
    return there is not None and (there.value.state is Life.withdrawn or _about(there.value) != about)


def _about(nil: Nil) -> tuple[str, Period]:
    """The column and the period that are answered."""
    return nil.row or nil.matter.value, nil.period


def period_named(text: str) -> Period:
    """``2026``, ``2026H1``, ``2026Q3``. Raises RefusedError."""
    try:
        return parse_period(text.upper())
    except PydanticCustomError as error:
        raise RefusedError(f"期间“{text}”不行：写成 2026（全年）、2026H1（上半年）或 2026Q3（第三季度）。") from error


def _column(word: str) -> tuple[Matter, str]:
    """The kind of thing, and the row where one is named."""
    if re.match(ROW_PATTERN, word):
        return Matter.other, word
    known = [matter.value for matter in Matter]
    if word not in known:
        near = nearest(word, known)
        hint = f"是不是“{near}”？" if near else ""
        raise RefusedError(f"没有“{word}”这一栏。{hint}写 {'、'.join(known)}，或公开目录的一行：目录编号/行编号。")
    return Matter(word), ""


def _life(review: Said | None, today: date) -> Mapping[str, Any]:
    """A record that was reviewed is public from today on; one that was not waits for it."""
    if review is None:
        return {"state": Life.in_review.value, "origin": "compiled"}
    day = today.isoformat()
    seen = {"post": review.post, "date": day, "basis": review.basis, "conclusion": review.conclusion}
    dates = {"published_here": day, "changed": day, "checked": day}
    return {"state": Life.public.value, "origin": "compiled", "review": seen, **dates}
