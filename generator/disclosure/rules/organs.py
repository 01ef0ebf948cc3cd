"""政府信息公开条例 art. 20(2): what an organ does, how to reach it, who heads it; of each member unit that is an organ.

takes  a scene
gives  three items a unit
does not  judge any unit but the office's own: the others say it on sites of their own
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.disclosure.cells import cells
from generator.disclosure.item import Item
from generator.disclosure.ours import only_ours
from generator.disclosure.rule import Axis, Rule, Severity, articles
from generator.disclosure.rules.regulation import BY_REGULATION
from generator.disclosure.scene import Scene

CATALOGUE = "tiaoli-jigou"


def organs_are_told(scene: Scene, rule: Rule) -> Iterator[Item]:
    """A827: of each member that is an organ: functions, address and telephone, head (art. 20(2))."""
    return only_ours(scene, cells(scene, rule, CATALOGUE))


RULES = (Rule("A827", Axis.completeness, articles("xinxi-gongkai/20"), Severity.must, organs_are_told, BY_REGULATION),)
