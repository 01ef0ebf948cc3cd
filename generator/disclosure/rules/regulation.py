"""政府信息公开条例.

takes  a scene
gives  items
does not  bind anybody but 行政机关, or anything formed before 2019-05-15
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.disclosure.item import Item, State
from generator.disclosure.rule import Axis, Binds, Rule, Severity, articles
from generator.disclosure.scene import Scene
from generator.disclosure.subjects import Timed, timed_records
from generator.disclosure.timing import count_out, formed_day, judge
from generator.model.unit import BOUND_TO_DISCLOSE

PRESENT_FORM = date(2019, 5, 15)
WORKING_DAYS = 20
TWENTY_DAYS = articles("xinxi-gongkai/26")


def within_twenty_days(scene: Scene, rule: Rule) -> Iterator[Item]:
    """A810: public within 20 working days after it was formed (art. 26)."""
    for timed in timed_records(scene):
        yield _item(scene, rule, timed)


def _item(scene: Scene, rule: Rule, timed: Timed) -> Item:
    record = timed.located.record
    formed = formed_day(record)
    why = scene.unbound(rule, timed.subject, formed or scene.as_of)
    limits = [] if why or formed is None else [count_out(scene, formed, rule.basis[0], WORKING_DAYS, True, True)]
    timing = judge(scene, record, limits)
    state = State.not_bound if why else timing.state
    return Item(
        rule.code, timed.key, timed.title, state, timed.located.at(), why or timing.why, timed.subject,
        at=timed.at, timing=timing, since=timing.published,
    )  # fmt: skip


RULES = (
    Rule(
        "A810",
        Axis.timeliness,
        TWENTY_DAYS,
        Severity.must,
        within_twenty_days,
        Binds(kinds=frozenset(BOUND_TO_DISCLOSE), since=PRESENT_FORM),
    ),
)
