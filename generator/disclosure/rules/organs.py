"""政府信息公开条例 art. 20(2): what an organ does, how to reach it, who heads it; of each member unit that is an organ.

takes  a scene
gives  three items a unit
does not  judge any unit but the office's own: the others say it on sites of their own
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.disclosure.item import Item, State
from generator.disclosure.rule import Axis, Rule, Severity, articles
from generator.disclosure.rules.regulation import BY_REGULATION
from generator.disclosure.scene import Scene
from generator.disclosure.timing import COMPILED
from generator.model.located import Located
from generator.model.unit import Unit

ELSEWHERE = "由这个单位在自己的网站公开"
TITLE = "{unit}：{what}"


def _has_duties(scene: Scene, unit: Unit) -> bool:
    return any(unit.id in one.record.units for one in scene.place.duties.values())


def _has_contact(scene: Scene, unit: Unit) -> bool:
    """A way to reach it that is its own: a channel that names it, or the guide of the office."""
    names = (unit.full, *unit.aliases)
    channels = (one.record for one in scene.place.channels.values())
    named = (one for one in channels if any(name in one.accepts for name in names))
    guide = scene.place.guide.record if scene.place.guide else None
    own = unit.id == scene.office and guide is not None and bool(guide.telephone and guide.address)
    return own or any(one.telephone or one.address for one in named)


def _has_head(scene: Scene, unit: Unit) -> bool:
    return any(one.record.unit == unit.id for one in scene.place.people.values())


ASKED: tuple[tuple[str, str, Callable[[Scene, Unit], bool]], ...] = (
    ("zhineng", "机关职能", _has_duties),
    ("lianxi", "办公地址和联系方式", _has_contact),
    ("fuzeren", "负责人姓名", _has_head),
)


def organs_are_told(scene: Scene, rule: Rule) -> Iterator[Item]:
    """A827: of each member that is an organ: functions, address and telephone, head (art. 20(2))."""
    for located in scene.place.units.values():
        if located.record.member:
            why = scene.unbound(rule, located.record.id)
            yield from (_item(scene, rule, located, asked, why) for asked in ASKED)


def _item(
    scene: Scene, rule: Rule, located: Located[Unit], asked: tuple[str, str, Callable[[Scene, Unit], bool]], why: str
) -> Item:
    name, what, is_told = asked
    unit = located.record
    state, reason = State.not_bound, why
    if not why and is_told(scene, unit):
        state = State.present
    elif not why and not scene.judges:
        state, reason = State.not_recorded, COMPILED
    elif not why:
        is_ours = unit.id == scene.office
        state, reason = (State.absent, "") if is_ours else (State.not_recorded, ELSEWHERE)
    title = TITLE.format(unit=unit.full, what=what)
    at = ("units", unit.id)
    return Item(rule.code, f"{unit.id}/{name}", title, state, located.at(), reason, unit.id, element=name, at=at)


RULES = (Rule("A827", Axis.completeness, articles("xinxi-gongkai/20"), Severity.must, organs_are_told, BY_REGULATION),)
