"""资金物资每期: once a measure's money is told by periods, no period on the way is left out (社会救助法 art. 67).

takes  a scene
gives  an item for each period that is over, from the first that was told
does not  say how long a period must be: the law does not; nor ask of the medical fund, whose quarters have a rule
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.disclosure.answer import NOTHING, Answer, public_by
from generator.disclosure.item import Item
from generator.disclosure.items import item_of
from generator.disclosure.ours import only_ours
from generator.disclosure.owners import owner_of
from generator.disclosure.relief_evidence import names_of
from generator.disclosure.rule import Axis, Rule, Severity, articles
from generator.disclosure.rules.law import COUNTY
from generator.disclosure.scene import Scene
from generator.disclosure.silence import is_of_money
from generator.model.funds import Funds
from generator.model.located import Located
from generator.model.period import Period, PeriodKind, period_of
from generator.model.silence import Nil, WithheldItem

BY_QUARTER = "yiliao"  # 城乡医疗救助基金管理办法 art. 16


def money_of_every_period(scene: Scene, rule: Rule) -> Iterator[Item]:
    """A818: each period from the first told to the last that is over."""
    return only_ours(scene, _told(scene, rule))


def _told(scene: Scene, rule: Rule) -> Iterator[Item]:
    for measure, one in scene.measures.items():
        names = names_of(scene, measure)
        told = [fund for fund in public_by(scene, scene.place.funds.values()) if fund.record.measure in names]
        if BY_QUARTER in names or not told:
            continue
        told.sort(key=lambda fund: (fund.record.period_from, fund.record.id))
        for period in _periods(scene, told):
            yield _item(scene, rule, measure, one.record.title, period, told)


def _item(scene: Scene, rule: Rule, measure: str, name: str, period: Period, told: list[Located[Funds]]) -> Item:
    owner = owner_of(scene, measure)

    def is_about(said: WithheldItem | Nil) -> bool:
        return is_of_money(scene, said, names_of(scene, measure), owner, period)

    found = [f for f in told if f.record.period_from <= period.last and period.first <= f.record.period_to]
    given = Answer(tuple(found), ("funds",)) if found else NOTHING
    return item_of(
        scene, rule, f"{measure}/{period}", f"{name}资金物资：{period.title}", given,
        subject=owner, is_about=is_about, day=period.last, folder="funds/",
    )  # fmt: skip


def _periods(scene: Scene, told: list[Located[Funds]]) -> Iterator[Period]:
    """The periods of the latest record's length; none where that is no quarter, half or whole year."""
    latest = told[-1].record
    found = (period_of(latest.period_from, kind) for kind in (PeriodKind.quarter, PeriodKind.half, PeriodKind.year))
    period = next((one for one in found if (one.first, one.last) == (latest.period_from, latest.period_to)), None)
    if period is None:
        return
    following = period_of(told[0].record.period_from, period.kind)
    while following.last < scene.as_of:
        yield following
        following = following.following()


RULES = (
    Rule(
        "A818", Axis.completeness, articles("shehui-jiuzhufa/67"), Severity.should, money_of_every_period, COUNTY
    ),
)  # fmt: skip
