"""Which records answer for what a measure asks: conditions, steps, amounts, windows, money, lists that hang.

takes  a scene and a target
gives  answers
does not  judge

What national law settles (conditions, steps, papers) is answered by the page that shows it, as 全国规定. What only the
place can know (amounts, windows, telephones, money) is answered by the place's own records alone. A row names a measure
as the law of today does; on an earlier day its predecessor answers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from generator.disclosure.answer import NATIONAL, NOTHING, Answer, Finder, Target, public_by
from generator.disclosure.scene import Scene, in_force
from generator.model.disclosure import Evidence
from generator.model.law import Rank
from generator.model.measure import Element, LocalMeasure
from generator.model.notice import NoticeStage

NO_HOURS = "没有写办理时间"
NO_WHERE = "没有写办理地点"
BINDING = (Rank.law, Rank.regulation, Rank.ministry_rule, Rank.ministry_document)


def current(scene: Scene, measure: str) -> str:
    """The measure of that id on the day: itself, or what stood in its place before; "" where there is none."""
    if measure in scene.measures:
        return measure
    before = (name for name, one in scene.measures.items() if measure in one.record.successors)
    return next(before, "")


def names_of(scene: Scene, measure: str) -> frozenset[str]:
    """The ids under which records may speak of a measure: its own, and those of what it was before or became."""
    relief = scene.national.relief
    before = {name for name, one in relief.items() if measure in one.record.successors}
    after = relief[measure].record.successors if measure in relief else ()
    return frozenset({measure, *before, *after}) if measure else frozenset()


def documents(scene: Scene, target: Target) -> Answer:
    """本地文件: documents that say they are about the measure; any, where none is asked for."""
    wanted = names_of(scene, target.measure)
    texts = public_by(scene, (one.located for one in scene.place.documents.values()))
    found = [one for one in texts if not one.record.on_disclosure and _is_about(one.record.measures, wanted)]
    return Answer(tuple(found), ("documents", found[0].record.id)) if found else NOTHING


def explanations(scene: Scene, target: Target) -> Answer:
    """解读."""
    wanted = names_of(scene, target.measure)
    shown = public_by(scene, scene.place.explanations.values())
    found = [one for one in shown if _is_about(one.record.measures, wanted)]
    return Answer(tuple(found), ("explanations", found[0].record.id)) if found else NOTHING


def law(scene: Scene, target: Target) -> Answer:
    """国家规定: the measure's page names the law it rests on; without a measure, the law in force that was read."""
    if target.measure:
        return _by_law(scene, target)
    grounds = (one for one in scene.national.law.values() if one.record.rank in BINDING)
    found = tuple(one for one in grounds if one.record.grounds(scene.as_of))
    return Answer(found, ("relief",), note=NATIONAL, national=True) if found else NOTHING


def standard(scene: Scene, target: Target) -> Answer:
    """标准数额: an amount that is paid on the day."""
    return _own(scene, target, lambda own: _any_valid(scene, own.amounts))


def where(scene: Scene, target: Target) -> Answer:
    """办理地点: the window and when it is open; one without the other is half an answer."""
    found = _own(scene, target, lambda own: bool(own.where or own.hours))
    if not found.is_there:
        return NOTHING
    own = found.records[0].record
    return Answer(found.records, found.at, "" if own.where and own.hours else NO_HOURS if own.where else NO_WHERE)


def funds(scene: Scene, target: Target) -> Answer:
    """资金物资: the latest period that is over."""
    wanted = names_of(scene, target.measure)
    shown = public_by(scene, scene.place.funds.values())
    over = [one for one in shown if one.record.period_to <= scene.as_of]
    about = [one for one in over if not wanted or one.record.measure in wanted]
    latest = max(about, key=lambda one: one.record.period_to, default=None)
    return Answer((latest,), ("funds",)) if latest else NOTHING


def _by_law(scene: Scene, target: Target) -> Answer:
    name = current(scene, target.measure)
    found = scene.measures.get(name)
    return Answer((found,), ("relief", name), note=NATIONAL, national=True) if found else NOTHING


def _own(scene: Scene, target: Target, has: Callable[[LocalMeasure], bool]) -> Answer:
    name = current(scene, target.measure)
    own = scene.place.relief.get(name)
    shown = public_by(scene, [own] if own else [])
    return Answer((shown[0],), ("relief", name)) if shown and has(shown[0].record) else NOTHING


def _settled(has: Callable[[Scene, LocalMeasure], bool]) -> Finder:
    """What law settles: the place's own words where it has some, else the nation's."""

    def find(scene: Scene, target: Target) -> Answer:
        own = _own(scene, target, lambda record: has(scene, record))
        return own if own.is_there else _by_law(scene, target)

    return find


def _posted(stage: NoticeStage) -> Finder:
    """A list that hangs on the day: the portal tells where, how many and until when, never a name."""

    def find(scene: Scene, target: Target) -> Answer:
        wanted = names_of(scene, target.measure)
        hanging = (scene.place.ledger.notices[one.id] for one in scene.book.notices if one.stage is stage)
        found = [one for one in public_by(scene, hanging) if one.record.measure in wanted]
        return Answer((found[0],), ("notices", found[0].record.id)) if found else NOTHING

    return find


def _local_words(*elements: Element) -> Callable[[Scene, LocalMeasure], bool]:
    return lambda scene, own: _any_valid(scene, [one for one in own.statements if one.element in elements])


def _is_about(measures: tuple[str, ...], wanted: frozenset[str]) -> bool:
    return not wanted or not wanted.isdisjoint(measures)


def _any_valid(scene: Scene, dated: Any) -> bool:
    return any(in_force(one.valid_from, one.valid_to, scene.as_of) for one in dated)


def contact(scene: Scene, target: Target) -> Answer:
    """联系方式 of the window."""
    return _own(scene, target, lambda own: bool(own.contact))


def hours(scene: Scene, target: Target) -> Answer:
    """办理时间."""
    return _own(scene, target, lambda own: bool(own.hours))


RELIEF: Mapping[Evidence, Finder] = {
    Evidence.documents: documents,
    Evidence.law: law,
    Evidence.explanation: explanations,
    Evidence.matter: _by_law,
    Evidence.conditions: _settled(_local_words(Element.who, Element.conditions)),
    Evidence.standard: standard,
    Evidence.materials: _settled(lambda _, own: bool(own.materials)),
    Evidence.steps: _settled(lambda scene, own: _any_valid(scene, own.steps)),
    Evidence.where: where,
    Evidence.hours: hours,
    Evidence.contact: contact,
    Evidence.funds: funds,
    Evidence.first_review: _posted(NoticeStage.first_review),
    Evidence.confirmed: _posted(NoticeStage.confirmed),
    Evidence.ended: _posted(NoticeStage.ended),
}
