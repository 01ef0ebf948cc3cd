"""Which unit has to publish what belongs to a measure (政府信息公开条例 art. 10: who makes it, or who leads it).

takes  a scene, a measure
gives  a unit's id; "" where nobody can be named
does not  guess: where the document names several, or none, it is the unit with the body's office
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.disclosure.relief_evidence import current
from generator.disclosure.scene import Scene
from generator.model.duty import Role


def owner_of(scene: Scene, measure: str) -> str:
    """The one unit that leads the measure's topic, else the one responsible for it, else the office's."""
    found = scene.measures.get(current(scene, measure))
    if found is None:
        return scene.office
    for role in (Role.lead, Role.responsible):
        units = set(_bearers(scene, found.record.topic.value, role))
        if units:
            return units.pop() if len(units) == 1 else scene.office
    return scene.office


def _bearers(scene: Scene, topic: str, role: Role) -> Iterator[str]:
    for located in scene.duties_on_day:
        duty = located.record
        mains = {t.value for c in duty.clauses if c.role is role for t in c.topics[: c.main]}
        if topic in mains:
            yield from duty.units
