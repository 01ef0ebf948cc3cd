"""社会救助法 art. 60 (the hotline), 67 (policies, standards, money and goods), 76 (where to turn against a decision).

takes  a scene
gives  items
does not  bind before 2026-07-01; art. 67 binds counties alone
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.disclosure.answer import NATIONAL, NOTHING, Answer
from generator.disclosure.cells import cells
from generator.disclosure.channel_evidence import AT, national_channels, own_channels
from generator.disclosure.item import Item
from generator.disclosure.items import item_of
from generator.disclosure.ours import only_ours
from generator.disclosure.rule import Axis, Binds, Rule, Severity, articles
from generator.disclosure.scene import Scene
from generator.model.channel import ChannelKind
from generator.model.jurisdiction import Level
from generator.model.unit import BOUND_TO_DISCLOSE

IN_FORCE = date(2026, 7, 1)
ORGANS = frozenset(BOUND_TO_DISCLOSE)
COUNTY = Binds(frozenset({Level.county}), ORGANS, IN_FORCE)
REMEDIES = (
    (ChannelKind.review, "怎样申请行政复议"),
    (ChannelKind.lawsuit, "怎样提起行政诉讼"),
    (ChannelKind.disclosure, "信息公开怎样申请、怎样投诉"),
)


def hotline(scene: Scene, rule: Rule) -> Iterator[Item]:
    """A825: the hotline's number, and that somebody rang it not long ago."""
    return cells(scene, rule, "jiuzhufa-60")


def policies_standards_money(scene: Scene, rule: Rule) -> Iterator[Item]:
    """A826: policies, standards, money and goods, measure by measure."""
    return only_ours(scene, cells(scene, rule, "jiuzhufa-67"))


def remedies_told(scene: Scene, rule: Rule) -> Iterator[Item]:
    """A832: where to turn against a decision, and about information that is not public."""
    for kind, title in REMEDIES:
        own, shared = own_channels(scene, (kind,)), national_channels(scene, (kind,))
        found = Answer((own[0],), AT) if own else NOTHING
        if not own and shared:
            found = Answer((shared[0],), AT, note=NATIONAL, national=True)
        yield item_of(scene, rule, kind.name, title, found, folder="channels/")


RULES = (
    Rule(
        "A825", Axis.completeness, articles("shehui-jiuzhufa/60"), Severity.may, hotline,
        Binds(kinds=ORGANS, since=IN_FORCE),
    ),
    Rule("A826", Axis.completeness, articles("shehui-jiuzhufa/67"), Severity.must, policies_standards_money, COUNTY),
    Rule(
        "A832", Axis.completeness, articles("shehui-jiuzhufa/76", "xinxi-gongkai/51"), Severity.may, remedies_told,
        Binds(kinds=ORGANS, since=IN_FORCE),
    ),
)  # fmt: skip
