"""What is absent, late or not done: three lists by unit, and the tiles that lead there.

takes  a place's account on a day
gives  应公开而未公开, 逾期, 没有做到, each with its number
does not  mix what has to be public with what the body's own rules ask for
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace

from generator.disclosure.item import Item, State
from generator.disclosure.rules.table import BY_CODE
from generator.disclosure.words import GENERAL, OWN_RULES
from generator.pages.account_views import ItemGroup, ItemRow
from generator.pages.frame import Page
from generator.pages.parts import Link, Tile
from generator.plan.account_lists import Head, Listing, by_state, plan_list
from generator.plan.account_own import REPORTS, own_late
from generator.plan.account_words import (
    METHOD,
    ask,
    folder,
    in_order,
    item_row,
    rule_path,
    unit_link,
    unit_path,
)
from generator.plan.context import PlaceContext
from generator.plan.frames import Frames
from generator.plan.opening_words import apply_links
from generator.plan.wording import chinese_day

LATE, MISSING, UNDONE = "逾期", State.absent.value, GENERAL[State.absent]
SAYS = {
    MISSING: "过了期限还没有在本站公开的",
    LATE: "公开得比期限晚的，和照自己定的规则做得晚的",
    UNDONE: "照自己定的规则该做、还没有做的",
}
LIST_OF = {MISSING: "missing", LATE: "late", UNDONE: "undone"}


def missing(context: PlaceContext) -> list[Item]:
    """What had to be public and is not."""
    return [item for item in context.account.in_state(State.absent) if not BY_CODE[item.rule].own]


def late(context: PlaceContext) -> list[Item]:
    """What was made public late, then what was done late by the body's own rules."""
    return sorted(context.account.in_state(State.late), key=lambda item: BY_CODE[item.rule].own)


def undone(context: PlaceContext) -> list[Item]:
    """What the body's own rules ask for and is not done."""
    return [item for item in context.account.own if item.state is State.absent]


def pressing(context: PlaceContext) -> dict[str, list[Item]]:
    """What is absent, late, not done: by the heading of its list."""
    return {MISSING: missing(context), LATE: late(context), UNDONE: undone(context)}


def pressing_tiles(context: PlaceContext) -> Iterator[Tile]:
    """How many are absent, late, not done."""
    for heading, found in pressing(context).items():
        own = sum(1 for item in found if BY_CODE[item.rule].own)
        parts = f"：公开{len(found) - own}项，{OWN_RULES}{own}项" if heading == LATE and found else ""
        mine = f"（{OWN_RULES}）" if heading == UNDONE else ""
        yield Tile(heading, folder(context, LIST_OF[heading]), f"{len(found)}项{parts}{mine}")


def plan_pressing(
    context: PlaceContext, frames: Frames, heading: str, found: list[Item], paths: Collection[str]
) -> Iterator[Page]:
    """What is absent, late or not done: by unit, of each unit the oldest first."""
    order = {unit: number for number, unit in enumerate(in_order(context, context.account.by_unit))}
    items = sorted(found, key=lambda i: (BY_CODE[i.rule].own, order[i.subject], -_late(context, i), i.rule, i.key))
    listing = Listing(folder(context, LIST_OF[heading]), items, _part)
    says = SAYS[heading]
    head = Head(
        heading=heading,
        about=f"{context.name}{says}，按单位列出",
        lead=f"{says}，按单位列出。每个单位里，晚得多的在前。" if items else "",
        empty=f"到{chinese_day(context.as_of)}，没有{says}。",
        ask=ask(context) if heading == MISSING and items else "",
        more=(*(apply_links(context) if heading == MISSING and items else ()), Link("怎样检查", METHOD)),
    )

    numbers = Counter(_part(item) for item in items)

    def group(item: Item) -> ItemGroup:
        unit = unit_link(context, item.subject)
        own = f"{OWN_RULES}：" if heading == LATE and BY_CODE[item.rule].own else ""
        called = context.ask_for_contact(context.place.units[item.subject].record) if _is_asked(context, item) else ""
        whole = by_state(context.account, unit_path(context, item.subject), context.account.by_unit[item.subject])
        link = Link("看它的公开情况", whole.where(whole.group(item)))
        return ItemGroup("", f"{own}{unit.text}（{numbers[_part(item)]}项）", link, called, ())

    def row(item: Item) -> ItemRow:
        shown = item_row(context, item, paths, unit=False, state=heading == LATE)
        if shown.link.target:
            return shown
        return replace(shown, link=Link(shown.link.text, _nearest(context, item, paths)))

    yield from plan_list(context, frames, listing, head, group, row)


def _part(item: Item) -> str:
    """The group of an item among what is absent or late."""
    return f"{'own-' if BY_CODE[item.rule].own else ''}{item.subject or 'office'}"


def _is_asked(context: PlaceContext, item: Item) -> bool:
    """Whether people may ask the unit for the thing itself: what was to be public and is not."""
    return item.state is State.absent and not BY_CODE[item.rule].own and item.subject in context.place.units


def _nearest(context: PlaceContext, item: Item, paths: Collection[str]) -> str:
    """Where a thing without a page is asked for: the grid of reports, its catalogue, or else its rule."""
    grid, catalogue = context.path("reports"), folder(context, item.row.partition("/")[0])
    if item.rule == REPORTS and grid in paths:
        return grid
    return catalogue if item.row else rule_path(context, item.rule)


def _late(context: PlaceContext, item: Item) -> int:
    if BY_CODE[item.rule].own:
        return own_late(context, item)
    return item.timing.late if item.timing else 0
