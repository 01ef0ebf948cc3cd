"""The list of members: as many as the document says, each with its duty, nobody on the roster from outside.

takes  a scene
gives  items of the list, of each member and of the roster
does not  judge a document of a place whose office does not publish here: what does not fit in it is 文件中的出入
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.disclosure.item import Item, State
from generator.disclosure.rule import Axis, Rule, Severity
from generator.disclosure.scene import Scene, in_force
from generator.findings import Place
from generator.model.person import Seat

SEE_DISCREPANCIES = "本站只整理公开文件，见“文件中的出入”"
NOT_ENTERED = "还没有录完"
COUNT_DIFFERS = "写明{stated}个，名单列了{listed}个"
NO_DUTY = "没有写它的职责"
NOT_LISTED = "{names}不在成员单位里"


def members_and_duties(scene: Scene, rule: Rule) -> Iterator[Item]:
    """A828: list, count, duties, roster."""
    body = scene.place.body
    if body is None:
        return
    if not body.record.all_entered:
        yield _item(scene, rule, "entered", "成员单位和职责全部录完", body.at("all_entered"), NOT_ENTERED, ("units",))
        return
    units = scene.place.units
    listed = [unit for unit in units.values() if unit.record.listed]
    stated = body.record.stated_units
    if stated is not None:
        fits = stated.count == len(listed)
        why = "" if fits else COUNT_DIFFERS.format(stated=stated.count, listed=len(listed))
        where = body.at("stated_units")
        yield _item(scene, rule, "count", "成员单位的数目和名单一致", where, why, ("units",))
    bearers = {unit for duty in scene.duties_on_day for unit in duty.record.units}
    for name, located in units.items():
        if located.record.member and in_force(located.record.since, None, scene.as_of):
            has = name in bearers or located.record.group in bearers
            title = f"{located.record.full}的职责"
            why = "" if has else NO_DUTY
            yield _item(scene, rule, f"duty/{name}", title, located.at(), why, ("units", name))
    yield from _roster(scene, rule, body.at())


def _roster(scene: Scene, rule: Rule, where: Place) -> Iterator[Item]:
    """Members the roster names, each from a unit of the list."""
    seats = [one for one in scene.place.people.values() if one.record.seat is Seat.member and one.record.unit_named]
    if not seats:
        return
    units = scene.place.units
    outside = []
    for located in seats:
        person = located.record
        unit = units.get(person.unit or "")
        if (unit is None or not unit.record.member) and person.unit_named is not None:
            outside.append("".join(scene.place.read(person, person.unit_named).split()))
    why = NOT_LISTED.format(names="、".join(dict.fromkeys(outside))) if outside else ""
    yield _item(scene, rule, "roster", "人员名单上的单位都是成员单位", where, why, ("people",))


def _item(scene: Scene, rule: Rule, key: str, title: str, where: Place, why: str, at: tuple[str, ...]) -> Item:
    unbound = scene.unbound(rule, scene.office)
    if unbound or (why and not scene.judges):
        return Item(rule.code, key, title, State.not_bound, where, unbound or SEE_DISCREPANCIES, scene.office, at=at)
    state = State.partial if why else State.present
    return Item(rule.code, key, title, state, where, why, scene.office, at=at)


RULES = (Rule("A828", Axis.completeness, (), Severity.should, members_and_duties, own=True),)
