"""社会救助领域基层政务公开标准目录 (民办函〔2019〕52号): known second-hand, binds county and township level.

takes  a scene
gives  an item for each element of each row
does not  hold for a prefecture, a province, or what hangs on a village's board alone
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.disclosure.cells import cells
from generator.disclosure.item import Item
from generator.disclosure.ours import only_ours
from generator.disclosure.rule import Axis, Rule, Severity, articles
from generator.disclosure.scene import Scene


def standard_catalogue(scene: Scene, rule: Rule) -> Iterator[Item]:
    """A820: each element of the 13 rows."""
    return only_ours(scene, cells(scene, rule, "mulu-52"))


RULES = (Rule("A820", Axis.completeness, articles("mulu-52/1"), Severity.should, standard_catalogue),)
