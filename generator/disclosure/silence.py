"""What is not there: what the office said instead (零报告, 依法不公开), and what to call it where it said nothing.

takes  a scene, and what a withheld item or a 零报告 has to be about
gives  ``Silence``; the state of what is missing
does not  take an old 零报告 for an answer today: it answers for its period and until the next of its kind is told
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.disclosure.answer import public_by
from generator.disclosure.item import Counted, State, Timing
from generator.disclosure.scene import Scene
from generator.disclosure.timing import COMPILED, ESTIMATED, count_out
from generator.findings import Place
from generator.model.located import Located
from generator.model.statement import parse_article

GENERAL = parse_article("xinxi-gongkai/26")  # 20 working days: what is given where no other limit is known
GENERAL_LENGTH = 20
BY = "{why}（{law}第{article}条）"
STILL_TIME = "还在公开的期限里，最迟{due}"
STARTS = "从{day}（{what}）起数"
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
    late = scene.book.working.after(due, scene.as_of)
    return Timing(State.absent, due=due, limits=(limit,) if limit else (), late=late)


def starts_words(scene: Scene, begins: date, otherwise: str) -> str:
    """From which day the limit of what is absent is counted, and what was on that day."""
    return STARTS.format(day=begins, what=OFFICE_BEGAN if begins == scene.since else otherwise)


def silence(scene: Scene, is_about: Callable[[Any], bool], *, of_period: bool = False) -> Silence | None:
    """What was said of a thing by the day: withheld before nil, the latest first.

    ``of_period`` is whether the thing itself is of a period: then a 零报告 of it holds for good.
    """
    ledger = scene.place.ledger
    for one in public_by(scene, (ledger.withheld[item.id] for item in scene.book.withheld)):
        if is_about(one.record):
            instrument = scene.national.instrument(one.record.article)
            law = instrument.short if instrument else one.record.article.instrument
            why = BY.format(why=one.record.why.rstrip("。"), law=law, article=one.record.article.article)
            return _silence(State.withheld, why, one, one.record.decided)
    for one in public_by(scene, (ledger.nil[item.id] for item in scene.book.nil)):
        until = general_due(scene, one.record.period.following().last)
        if is_about(one.record) and (of_period or scene.as_of <= until):
            why = NOTHING_IN.format(period=one.record.period.title, said=one.record.said)
            return _silence(State.nil, why, one, one.record.said)
    return None


def _silence(state: State, why: str, one: Located[Any], said: date) -> Silence:
    published = one.record.published_here
    return Silence(state, why, one.at(), said, published.day if published else None)
