"""政府信息公开条例 art. 20(2): what an organ does, how to reach it, who heads it; of each member unit that is an organ.

takes  a scene
gives  three items a unit
does not  judge any unit but the office's own: the others say it on sites of their own
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.disclosure.cells import cells
from generator.disclosure.item import VERDICTS, Item, State
from generator.disclosure.rule import Axis, Rule, Severity, articles
from generator.disclosure.rules.regulation import BY_REGULATION
from generator.disclosure.scene import Scene

CATALOGUE = "tiaoli-jigou"
ELSEWHERE = "由这个单位在自己的网站公开"
OPEN = frozenset({*VERDICTS, State.provisional})


def organs_are_told(scene: Scene, rule: Rule) -> Iterator[Item]:
    """A827: of each member that is an organ: functions, address and telephone, head (art. 20(2))."""
    for item in cells(scene, rule, CATALOGUE):
        if item.subject != scene.office and item.state in OPEN:
            yield replace(item, state=State.not_recorded, why=ELSEWHERE)
        else:
            yield item


RULES = (Rule("A827", Axis.completeness, articles("xinxi-gongkai/20"), Severity.must, organs_are_told, BY_REGULATION),)
