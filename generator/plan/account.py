"""公开情况: the three demands as counts, each number leading to the list of what it counts.

takes  a place's account on a day, the paths of the pages that show its things
gives  the hub, the lists of each demand, rule and unit, what is late and what is absent, the change over time
does not  rate or rank; where the portal only compiles, ``account_held`` tells what is here instead
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from generator.disclosure.item import DUE, VERDICTS, Item, State
from generator.disclosure.rule import Axis
from generator.disclosure.rules.table import BY_CODE
from generator.pages.account_views import AccountPage, AxisPart, CountRow, ItemGroup, ItemRow, UnitCounts
from generator.pages.frame import Page
from generator.pages.parts import Fact, Link, Tile
from generator.plan.account_catalogues import audited, catalogue_row, plan_catalogues
from generator.plan.account_held import plan_held
from generator.plan.account_lists import (
    Head,
    Listing,
    by_state,
    count_row,
    plan_list,
    plan_states,
    score,
)
from generator.plan.account_reach import reach_tile
from generator.plan.account_trend import plan_trend
from generator.plan.account_words import (
    DOUBT,
    HEADING,
    METHOD,
    address_of,
    ask,
    basis_facts,
    folder,
    item_row,
    rule_link,
    rule_title,
    unit_link,
)
from generator.plan.context import PlaceContext
from generator.plan.frames import Frames
from generator.plan.wording import chinese_day

LEAD = "按规则一项一项数：该公开的公开了没有，及不及时，看的人用不用得上。点开数字，就是数的那些项。"
AXES = {
    Axis.timeliness: "该公开的，有没有在期限里公开。",
    Axis.completeness: "该有的内容，有没有缺。",
    Axis.targeting: "写明给谁看没有，找不找得到，看不看得懂。",
}
LATE, MISSING = "逾期", "应公开而未公开"
PRESSING = frozenset(state.name for state in VERDICTS)  # rules with any of these come first
SAYS = {
    MISSING: "过了期限还没有在本站公开的",
    LATE: "公开得比期限晚的、自己定的规则到期没有做到的",
}
NOT_COUNTED = "这一方面现在没有要数的。"


def plan_account(context: PlaceContext, frames: Frames, paths: Collection[str]) -> Iterator[Page]:
    """The pages of 公开情况; ``paths`` are all other pages of the place."""
    if not context.account.judges:
        yield from plan_held(context, frames, paths)
        return
    units = {unit: context.account.by_unit[unit] for unit in _in_order(context, context.account.by_unit)}
    yield _hub(context, frames, paths)
    for axis in Axis:
        if items := [item for item in context.account.of_axis(axis) if item.state in DUE]:
            head = Head(axis.value, f"{context.name}公开情况：{AXES[axis]}", f"{AXES[axis]}没做到的在前。")
            yield from plan_states(context, frames, by_state(folder(context, axis.name), items), head, paths)
    for code, items in context.account.by_rule.items():
        yield from _rule(context, frames, code, items, paths)
    yield from plan_catalogues(context, frames, paths)
    yield from _verdicts(context, frames, "missing", MISSING, missing(context), paths)
    yield from _verdicts(context, frames, "late", LATE, late(context), paths)
    yield _units(context, frames, units)
    for unit, items in units.items():
        yield from _unit(context, frames, unit, items, paths)
    yield plan_trend(context, frames)


def missing(context: PlaceContext) -> list[Item]:
    """What had to be public and is not."""
    return [item for item in context.account.in_state(State.absent) if not BY_CODE[item.rule].own]


def late(context: PlaceContext) -> list[Item]:
    """What was late; of the body's own rules also what is past its day and not done."""
    found = context.account.in_state(State.late, State.absent)
    return [item for item in found if item.state is State.late or BY_CODE[item.rule].own]


def _in_order(context: PlaceContext, units: Collection[str]) -> list[str]:
    """The units as the document names them, then the body's office."""
    return [*(unit for unit in context.place.units if unit in units), *([""] if "" in units else [])]


def _hub(context: PlaceContext, frames: Frames, paths: Collection[str]) -> Page:
    rows = tuple(catalogue_row(context, catalogue) for catalogue in audited(context))
    view = AccountPage(
        lead=LEAD,
        note="",
        tiles=(
            Tile(MISSING, folder(context, "missing"), f"{len(missing(context))}项"),
            Tile(LATE, folder(context, "late"), f"{len(late(context))}项"),
            Tile("按单位看", folder(context, "units"), "哪个单位该公开什么"),
            Tile("随时间的变化", folder(context, "trend"), "每个月底的数"),
            reach_tile(context),
        ),
        axes=tuple(_axis(context, axis, paths) for axis in Axis),
        catalogues=rows,
        more=(Link("怎样检查", METHOD), Link("数据下载", "data/index.html")),
    )
    frame = frames.of_opening(
        context, "account", folder(context), HEADING, f"{context.name}该公开的公开了没有，及不及时，有没有缺",
        [context.place.jurisdiction.record],
    )  # fmt: skip
    return Page(frame, view)


def _axis(context: PlaceContext, axis: Axis, paths: Collection[str]) -> AxisPart:
    items = [item for item in context.account.of_axis(axis) if item.state in DUE]
    listing = by_state(folder(context, axis.name), items)
    rows = tuple(
        _rule_row(context, code, found) for code, found in context.account.by_rule.items() if BY_CODE[code].axis is axis
    )
    rows = tuple(sorted(rows, key=lambda row: not any(one.chip.key in PRESSING for one in row.chips)))
    about = AXES[axis] if listing.items else f"{AXES[axis]}{NOT_COUNTED}"
    facts = _times(context, paths) if axis is Axis.timeliness else ()
    return AxisPart(axis.name, axis.value, about, score(listing), facts, rows)


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
    return count_row(context, code.lower(), rule_title(code), by_state(_rule_path(context, code), items), doubt)


def _is_confirmed(context: PlaceContext, code: str) -> bool:
    return not any(fact.label == DOUBT for fact in basis_facts(context.book, code))


def _rule_path(context: PlaceContext, code: str) -> str:
    return folder(context, f"rule-{code.lower()}")


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
    yield from plan_states(context, frames, by_state(_rule_path(context, code), items), head, paths, rule=False)


def _verdicts(
    context: PlaceContext, frames: Frames, name: str, heading: str, found: list[Item], paths: Collection[str]
) -> Iterator[Page]:
    """What is absent, or late: by unit, the oldest first."""
    order = {unit: number for number, unit in enumerate(_in_order(context, context.account.by_unit))}
    items = sorted(found, key=lambda i: (order[i.subject], -_late(i), i.rule, i.key))
    listing = Listing(folder(context, name), items, lambda item: item.subject or "office")
    says = SAYS[heading]
    head = Head(
        heading=heading,
        about=f"{context.name}{says}，按单位列出",
        lead=f"{says}，按单位列出，晚得多的在前。" if items else "",
        empty=f"到{chinese_day(context.as_of)}，没有{says}。",
        ask=ask(context) if heading == MISSING and items else "",
        more=(Link("怎样检查", METHOD),),
    )

    numbers = Counter(item.subject for item in items)

    def group(item: Item) -> ItemGroup:
        unit = unit_link(context, item.subject)
        return ItemGroup("", f"{unit.text}（{numbers[item.subject]}项）", _unit_page(unit), "", ())

    def row(item: Item) -> ItemRow:
        return item_row(context, item, paths, unit=False, state=heading == LATE)

    yield from plan_list(context, frames, listing, head, group, row)


def _unit_page(unit: Link) -> Link | None:
    return Link("看这个单位", unit.target) if unit.target else None


def _late(item: Item) -> int:
    return item.timing.late if item.timing else 0


def _units(context: PlaceContext, frames: Frames, units: dict[str, list[Item]]) -> Page:
    rows = []
    for unit, items in units.items():
        listing = by_state(_unit_path(context, unit), items)
        rows.append(count_row(context, f"u-{unit or 'office'}", unit_link(context, unit).text, listing))
    lead = "每一项写明由谁公开。联席会议一起做的，由牵头的单位公开。"
    frame = frames.of_opening(
        context, "account-units", folder(context, "units"), "按单位看公开情况",
        f"{context.name}各单位该公开的公开了没有", [context.place.jurisdiction.record],
        (Link(HEADING, folder(context)),),
    )  # fmt: skip
    return Page(frame, UnitCounts(lead, tuple(rows)))


def _unit(
    context: PlaceContext, frames: Frames, unit: str, items: Sequence[Item], paths: Collection[str]
) -> Iterator[Page]:
    link = unit_link(context, unit)
    head = Head(
        heading=f"{link.text}该公开的",
        about=f"{context.name}公开情况：{link.text}该公开的各项",
        lead="由它公开的每一项，没做到的在前。",
        more=(Link("看这个单位", link.target),) if link.target else (),
        crumbs=(Link("按单位看", folder(context, "units")),),
    )
    yield from plan_states(context, frames, by_state(_unit_path(context, unit), items), head, paths, unit=False)


def _unit_path(context: PlaceContext, unit: str) -> str:
    return folder(context, f"unit-{unit or 'office'}")
