"""What is not there: what the office said instead (零报告, 依法不公开), and what to call it where it said nothing.

takes  a scene, and what a withheld item or a 零报告 has to be about
gives  ``Silence``; the state of what is missing
does not  take an old 零报告 for an answer today: it answers for its period and until the next of its kind is told;
          take what was said of one row, unit or period for an answer to another
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.disclosure.answer import public_by
from generator.disclosure.item import Counted, State, Timing
from generator.disclosure.scene import Scene
from generator.disclosure.timing import COMPILED, ESTIMATED, count_out
from generator.findings import Place
from generator.model.disclosure import CatalogueRow, Evidence
from generator.model.located import Located
from generator.model.period import Period
from generator.model.silence import Matter, Nil, WithheldItem
from generator.model.statement import parse_article

GENERAL = parse_article("xinxi-gongkai/26")  # 20 working days: what is given where no other limit is known
GENERAL_LENGTH = 20
BY = "{why}（{law}第{article}条）"
STILL_TIME = "还在公开的期限里，最迟{due}"
STARTS = "从{day}（{what}）起数"
ASKED_FOR = "这一项开始要公开"
OFFICE_BEGAN = "本地办公室开始在本站发布"
NOTHING_IN = "{period}没有，{said}说明"


@dataclass(frozen=True, slots=True)
class Silence:
    """``said`` is the day of the decision, or of the 零报告."""

    state: State
    why: str
    place: Place
    said: date
    published: date | None


def general_due(scene: Scene, start: date) -> date:
    """The last day of 20 working days after a day."""
    return count_out(scene, start, GENERAL, GENERAL_LENGTH, True, True).due


def missing(scene: Scene, begins: date, due: date | None = None) -> tuple[State, str]:
    """The state of what is not there, and why: not recorded where nobody judges, 暂估 until it had to be there."""
    if not scene.judges:
        return State.not_recorded, COMPILED
    due = due or general_due(scene, begins)
    if scene.as_of <= due:
        return State.provisional, STILL_TIME.format(due=due)
    if scene.book.working.is_estimated(begins, due):
        return State.provisional, ESTIMATED
    return State.absent, ""


def absent_since(scene: Scene, begins: date, limit: Counted | None = None) -> Timing:
    """By when what is absent had to be there, and how many working days ago that was."""
    due = limit.due if limit else general_due(scene, begins)
    working = scene.book.working
    late, estimated = working.after(due, scene.as_of), working.is_estimated(due, scene.as_of)
    return Timing(State.absent, due=due, limits=(limit,) if limit else (), late=late, estimated=estimated)


def starts_words(scene: Scene, begins: date, otherwise: str) -> str:
    """From which day the limit of what is absent is counted, and what was on that day."""
    return STARTS.format(day=begins, what=OFFICE_BEGAN if begins == scene.since else otherwise)


def unit_of(said: WithheldItem | Nil) -> str:
    """The unit it names; "" where it names none."""
    return said.unit or "" if isinstance(said, WithheldItem) else ""


def is_of_kind(said: WithheldItem | Nil, matter: Matter, scene: Scene) -> bool:
    """Whether it speaks of a kind of thing as a whole: of no row, no one meeting, no unit but the office's own."""
    if said.matter is not matter or said.row is not None:
        return False
    one = isinstance(said, WithheldItem) and (said.meeting is not None or said.number is not None)
    return not one and unit_of(said) in ("", scene.office)


def is_of_money(
    scene: Scene, said: WithheldItem | Nil, measures: Collection[str], subject: str, period: Period
) -> bool:
    """Whether it speaks of the money of a measure in the whole of a period.

    With a row, the row says of which measure; without, it is all the money of the unit named, or of the office.
    """
    spoken = said.period
    if spoken is None or not (spoken.first <= period.first and period.last <= spoken.last):
        return False
    unit = unit_of(said)
    if said.row is None:
        return said.matter is Matter.funds and subject == (unit or scene.office)
    row = row_named(scene, said.row)
    return row is not None and _is_money(row) and row.measure in measures and unit in ("", subject)


def row_named(scene: Scene, name: str) -> CatalogueRow | None:
    """The row of that name of any catalogue, in force or not; ``None`` where there is none."""
    catalogue, _, row = name.partition("/")
    found = scene.place.catalogues.get(catalogue) or scene.national.catalogues.get(catalogue)
    return found.record.row(row) if found else None


def money_row(scene: Scene, measures: Collection[str]) -> str:
    """The row under which the money of a measure is told, as a silence names it; "" where none is in force."""
    rows = ((one.record.id, row) for one in scene.catalogues.values() for row in one.record.rows)
    return next((f"{name}/{row.id}" for name, row in rows if _is_money(row) and row.measure in measures), "")


def _is_money(row: CatalogueRow) -> bool:
    return any(element.evidence is Evidence.funds for element in row.elements)


def silence(scene: Scene, is_about: Callable[[Any], bool], *, of_period: bool = False) -> Silence | None:
    """What was said of a thing by the day: withheld before nil, the latest first.

    ``of_period`` is whether the thing itself is of a period: then what was said of that period holds for good. Else
    it holds until the next period ought to be told.
    """
    ledger = scene.place.ledger
    for one in public_by(scene, (ledger.withheld[item.id] for item in scene.book.withheld)):
        if is_about(one.record) and (of_period or _still_holds(scene, one.record.period)):
            instrument = scene.national.instrument(one.record.article)
            law = instrument.short if instrument else one.record.article.instrument
            why = BY.format(why=one.record.why.rstrip("。"), law=law, article=one.record.article.article)
            return _silence(State.withheld, why, one, one.record.decided)
    for one in public_by(scene, (ledger.nil[item.id] for item in scene.book.nil)):
        if is_about(one.record) and (of_period or _still_holds(scene, one.record.period)):
            why = NOTHING_IN.format(period=one.record.period.title, said=one.record.said)
            return _silence(State.nil, why, one, one.record.said)
    return None


def _still_holds(scene: Scene, period: Period | None) -> bool:
    return period is None or scene.as_of <= general_due(scene, period.following().last)


def _silence(state: State, why: str, one: Located[Any], said: date) -> Silence:
    published = one.record.published_here
    return Silence(state, why, one.at(), said, published.day if published else None)
