"""Items that no catalogue asks for: one thing, what answers for it, what was said instead.

takes  a scene, a rule, an answer
gives  an item
does not  look for anything: the rules do
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from generator.disclosure.answer import Answer
from generator.disclosure.item import Item, State
from generator.disclosure.rule import Rule
from generator.disclosure.scene import Scene
from generator.disclosure.silence import ASKED_FOR, GENERAL, Silence, absent_since, missing, silence, starts_words
from generator.disclosure.timing import BEFORE_OFFICE
from generator.disclosure.whereabouts import in_folder
from generator.findings import Place
from generator.model.statement import ArticleRef

PERIOD_OVER = "这一期结束"
IN_FORCE = "这条规则施行"


def item_of(
    scene: Scene,
    rule: Rule,
    key: str,
    title: str,
    given: Answer,
    *,
    subject: str = "",
    is_about: Callable[[Any], bool] | None = None,
    day: date | None = None,
    folder: str = "",
) -> Item:
    """One thing in its state; ``day`` is the last of the period it is of, if any; ``folder`` is where to write it."""
    subject = subject or scene.office
    why = scene.unbound(rule, subject, day) or (BEFORE_OFFICE if day and scene.since and day < scene.since else "")
    asked = is_about if not why and not given.is_there else None
    said = silence(scene, asked, of_period=day is not None) if asked else None
    begins = scene.asked_from(rule, subject, day)
    state, reason = (State.not_bound, why) if why else _state(scene, given, said, begins)
    timing = None
    basis: tuple[ArticleRef, ...] = ()
    if state is State.absent:
        timing, basis = absent_since(scene, begins), tuple(dict.fromkeys((*rule.basis, GENERAL)))
        reason = starts_words(
            scene, begins, PERIOD_OVER if day else IN_FORCE if begins == rule.binds.since else ASKED_FOR
        )
    first = None if given.national else given.first
    public = first.published_here.day if first and first.published_here else said.published if said else None
    where = given.records[0].at() if given.records else said.place if said else _to_write(scene, folder)
    return Item(
        rule.code, key, title, state, where, reason, subject, at=given.at, timing=timing, since=public, basis=basis
    )


def _to_write(scene: Scene, folder: str) -> Place:
    return in_folder(scene, folder) if folder else scene.place.jurisdiction.at()


def _state(scene: Scene, given: Answer, said: Silence | None, begins: date) -> tuple[State, str]:
    if given.is_there:
        is_partial = bool(given.partial) and scene.judges
        return State.partial if is_partial else State.present, given.partial or given.note
    if said is not None:
        return said.state, said.why
    return missing(scene, begins)
