"""信访工作条例 art. 18: what every 机关、单位 tells those who petition.

takes  a scene
gives  an item for each thing art. 18 names
does not  hold only for 行政机关: it binds party and mass bodies and public institutions too
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.disclosure.cells import cells
from generator.disclosure.item import Item
from generator.disclosure.rule import Axis, Rule, Severity, articles
from generator.disclosure.scene import Scene


def petition_ways(scene: Scene, rule: Rule) -> Iterator[Item]:
    """A824: five things, and the law and way of petitions."""
    return cells(scene, rule, "xinfang-18")


RULES = (Rule("A824", Axis.completeness, articles("xinfang-tiaoli/18"), Severity.must, petition_ways),)
