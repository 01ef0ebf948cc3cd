"""Which records answer for the guide to information, and for what a unit must say of itself.

takes  a scene and a target
gives  answers
does not  judge
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.disclosure.answer import NOTHING, Answer, Finder, Target, public_by
from generator.disclosure.channel_evidence import AT, own_channels, staleness
from generator.disclosure.scene import Scene
from generator.model.channel import ChannelKind
from generator.model.disclosure import Evidence

GUIDE = ("opening", "guide")
NO_FAX = "没有写传真；没有传真的不用写"
DEPUTY = "副"


def _guide(field: str, without: str = "") -> Finder:
    """A field of the guide; ``without`` is said where the guide may do without it."""

    def find(scene: Scene, target: Target) -> Answer:
        guide = scene.place.guide
        shown = public_by(scene, [guide] if guide else [])
        if not shown or not (getattr(shown[0].record, field) or without):
            return NOTHING
        return Answer((shown[0],), GUIDE, note="" if getattr(shown[0].record, field) else without)

    return find


def _duties(scene: Scene, target: Target) -> Answer:
    """单位职责: an entry of the document under its name, or under that of the group it stands in."""
    unit = scene.place.units.get(target.unit)
    names = {target.unit, unit.record.group if unit else None}
    found = [one for one in public_by(scene, scene.place.duties.values()) if not names.isdisjoint(one.record.units)]
    return Answer(tuple(found), ("units", target.unit)) if found else NOTHING


def _unit_contact(scene: Scene, target: Target) -> Answer:
    """单位联系方式: a channel that the unit itself accepts, with a telephone or an address."""
    unit = scene.place.units.get(target.unit)
    names = {unit.record.full, *unit.record.aliases} if unit else set()
    own = [one for one in own_channels(scene, ChannelKind) if one.record.accepts in names]
    having = [one for one in own if one.record.telephone or one.record.address]
    found = min(having, key=lambda one: bool(staleness(scene, one.record)), default=None)
    return Answer((found,), AT, note=staleness(scene, found.record)) if found else NOTHING


def _unit_head(scene: Scene, target: Target) -> Answer:
    """单位负责人: one whom the roster names with the unit, and whose post is not a deputy's."""
    place = scene.place
    named = (one for one in public_by(scene, place.people.values()) if one.record.document in place.documents)
    people = [one for one in named if one.record.unit == target.unit]
    heads = tuple(one for one in people if DEPUTY not in place.read(one.record, one.record.post))
    return Answer(heads, ("people",)) if heads else NOTHING


OPENING: Mapping[Evidence, Finder] = {
    Evidence.guide_sorting: _guide("sorting"),
    Evidence.guide_order: _guide("order"),
    Evidence.guide_ways: _guide("ways"),
    Evidence.guide_office: _guide("office"),
    Evidence.guide_address: _guide("address"),
    Evidence.guide_hours: _guide("hours"),
    Evidence.guide_telephone: _guide("telephone"),
    Evidence.guide_fax: _guide("fax", NO_FAX),
    Evidence.guide_online: _guide("online"),
    Evidence.unit_duties: _duties,
    Evidence.unit_contact: _unit_contact,
    Evidence.unit_head: _unit_head,
}
