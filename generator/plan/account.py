"""公开情况: the three demands as counts, each number leading to the list of what it counts.

takes  a place's account on a day, the paths of the pages that show its things
gives  the hub, the lists of each demand, rule and unit, what is late and what is absent, the change over time
does not  rate or rank; where the portal only compiles, ``account_held`` tells what is here instead
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from generator.disclosure.item import DUE, Item
from generator.disclosure.rule import Axis
from generator.disclosure.rules.table import BY_CODE
from generator.disclosure.words import OWN_RULES
from generator.pages.account_views import AccountPage, AxisPart, CountRow
from generator.pages.frame import Page
from generator.pages.parts import Fact, Link, Tile
from generator.plan.account_catalogues import audited, catalogue_row, plan_catalogues
from generator.plan.account_held import plan_held
from generator.plan.account_lists import (
    Head,
    by_state,
    count_row,
    plan_states,
    score,
)
from generator.plan.account_pressing import plan_pressing, pressing, pressing_tiles
from generator.plan.account_reach import reach_tiles
from generator.plan.account_trend import plan_trend
from generator.plan.account_units import plan_units
from generator.plan.account_words import (
    DOUBT,
    HEADING,
    METHOD,
    address_of,
    basis_facts,
    folder,
    in_order,
    rule_link,
    rule_path,
    rule_title,
)
from generator.plan.context import PlaceContext
from generator.plan.frames import Frames

LEAD = "按规则一项一项数：该公开的公开了没有，及不及时，看的人用不用得上。点开数字，就是数的那些项。"
AXES = {
    Axis.timeliness: "该公开的，有没有在期限里公开。",
    Axis.completeness: "该有的内容，有没有缺。",
    Axis.targeting: "写明给谁看没有，找不找得到，看不看得懂。",
}
OWN = "开会、报送、办议定事项，是本地文件给自己定的。做没做到，不等于公开没公开。"
NOT_COUNTED = "这一方面现在没有要数的。"


def plan_account(context: PlaceContext, frames: Frames, paths: Collection[str]) -> Iterator[Page]:
    """The pages of 公开情况; ``paths`` are all other pages of the place."""
    if not context.account.judges:
        yield from plan_held(context, frames, paths)
        return
    units = {unit: context.account.by_unit[unit] for unit in in_order(context, context.account.by_unit)}
    yield _hub(context, frames, paths)
    for axis in Axis:
        if items := [item for item in context.account.of_axis(axis) if item.state in DUE]:
            head = Head(axis.value, f"{context.name}公开情况：{AXES[axis]}", f"{AXES[axis]}没做到的在前。")
            yield from plan_states(
                context, frames, by_state(context.account, folder(context, axis.name), items), head, paths
            )
    for code, items in context.account.by_rule.items():
        yield from _rule(context, frames, code, items, paths)
    yield from plan_catalogues(context, frames, paths)
    if own := [item for item in context.account.own if item.state in DUE]:
        head = Head(OWN_RULES, f"{context.name}：{OWN_RULES}，做到了没有", f"{OWN}没做到的在前。")
        yield from plan_states(context, frames, by_state(context.account, folder(context, "own"), own), head, paths)
    for heading, found in pressing(context).items():
        yield from plan_pressing(context, frames, heading, found, paths)
    yield from plan_units(context, frames, units, paths)
    yield from plan_trend(context, frames, paths)


def _hub(context: PlaceContext, frames: Frames, paths: Collection[str]) -> Page:
    rows = tuple(catalogue_row(context, catalogue) for catalogue in audited(context))
    view = AccountPage(
        lead=LEAD,
        note="",
        tiles=(
            *pressing_tiles(context),
            Tile("按单位看", folder(context, "units"), "哪个单位该公开什么"),
            Tile("随时间的变化", folder(context, "trend"), "每个月底的数"),
            *reach_tiles(context),
        ),
        axes=tuple(_axis(context, axis, paths) for axis in Axis),
        own=_own(context),
        catalogues=rows,
        more=(
            Link("怎样检查", METHOD),
            Link("数据下载", "data/index.html"),
        ),
    )
    frame = frames.of_opening(
        context, "account", folder(context), HEADING, f"{context.name}该公开的公开了没有，及不及时，有没有缺",
        [context.place.jurisdiction.record],
    )  # fmt: skip
    return Page(frame, view)


def _axis(context: PlaceContext, axis: Axis, paths: Collection[str]) -> AxisPart:
    items = [item for item in context.account.of_axis(axis) if item.state in DUE]
    listing = by_state(context.account, folder(context, axis.name), items)
    rules = [code for code in context.account.by_rule if BY_CODE[code].axis is axis and not BY_CODE[code].own]
    about = AXES[axis] if listing.items else f"{AXES[axis]}{NOT_COUNTED}"
    facts = _times(context, paths) if axis is Axis.timeliness else ()
    return AxisPart(axis.name, axis.value, about, score(listing), facts, *_rule_rows(context, rules))


def _own(context: PlaceContext) -> AxisPart | None:
    """The rules the body's document gives itself, with a count of their own."""
    rules = [code for code in context.account.by_rule if BY_CODE[code].own]
    if not rules:
        return None
    items = [item for item in context.account.own if item.state in DUE]
    listing = by_state(context.account, folder(context, "own"), items)
    about = OWN if items else f"{OWN}{NOT_COUNTED}"
    return AxisPart("own", OWN_RULES, about, score(listing), (), *_rule_rows(context, rules))


def _rule_rows(context: PlaceContext, codes: Sequence[str]) -> tuple[tuple[CountRow, ...], tuple[Link, ...]]:
    """The rules that count something, what presses first; those that count nothing, with why in a few words."""
    rows = [_rule_row(context, code, context.account.by_rule[code]) for code in codes]
    counted = sorted((row for row in rows if row.score), key=lambda row: not row.chips)
    idle = [
        Link(f"{row.link.text}：{'，'.join(one.chip.text for one in row.chips)}项", row.link.target)
        for row in rows
        if not row.score
    ]
    return tuple(counted), tuple(idle)


def _times(context: PlaceContext, paths: Collection[str]) -> tuple[Fact, ...]:
    """How long it takes in the middle, and what has waited longest."""
    account = context.account
    facts = []
    if account.median_lag is not None:
        lag = f"{account.median_lag:g}个工作日"
        facts.append(
            Fact("从形成到公开", f"居中的一项用了{lag}", Link("看各项", folder(context, Axis.timeliness.name)))
        )
    if account.overdue:
        item, late = account.overdue[0]
        link = Link(item.title, address_of(context, item, paths) or folder(context, "missing"))
        facts.append(Fact("拖得最久", f"过了{late}个工作日：", link))
    return tuple(facts)


def _rule_row(context: PlaceContext, code: str, items: list[Item]) -> CountRow:
    doubt = "" if _is_confirmed(context, code) else DOUBT
    return count_row(
        context, code.lower(), rule_title(code), by_state(context.account, rule_path(context, code), items), doubt
    )


def _is_confirmed(context: PlaceContext, code: str) -> bool:
    return not any(fact.label == DOUBT for fact in basis_facts(context.book, code))


def _rule(
    context: PlaceContext, frames: Frames, code: str, items: list[Item], paths: Collection[str]
) -> Iterator[Page]:
    own = context.path("rules")
    head = Head(
        heading=rule_title(code),
        about=f"{context.name}公开情况：{rule_title(code)}",
        lead="照这条规则看到的每一项，没做到的在前。",
        facts=basis_facts(context.book, code, own if own in paths else ""),
        more=(Link("这条规则怎么看", rule_link(code).target),),
    )
    yield from plan_states(
        context, frames, by_state(context.account, rule_path(context, code), items), head, paths, rule=False
    )
