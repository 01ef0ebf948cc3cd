"""公开情况 of a place for which this portal only compiles: what is here and what is not, by catalogue and by rule.

takes  a place's account in which nothing is judged
gives  the hub, the pages of catalogues, one list of what is here and what is not
does not  count anything out of anything, or say of anybody that something is missing or late
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from generator.disclosure.item import Item, State
from generator.disclosure.rule import Axis
from generator.disclosure.rules.table import BY_CODE
from generator.disclosure.words import HELD, HERE, NOT_HELD
from generator.pages.account_views import AccountPage, ItemGroup, ItemRow
from generator.pages.frame import Page
from generator.pages.parts import Link, Tile
from generator.plan.account_catalogues import audited, catalogue_row, plan_catalogues
from generator.plan.account_lists import Head, Listing, plan_list
from generator.plan.account_reach import reach_tiles
from generator.plan.account_words import HEADING, METHOD, folder, item_row, rule_link, rule_title
from generator.plan.context import PlaceContext
from generator.plan.frames import Frames

LISTED = "本站收录了什么，没有收录什么"
LEAD = "照目录和规则，看本站收录了什么、没有收录什么。"
WHY = "本站只整理公开文件，不说谁早谁晚、做得怎样。没有收录，不等于没有公开：别的网站、公示栏上可能有。"
NOT_FOUND = "没有收录的，可以向{name}的有关单位查询，也可以拨打 {hotline}。"


def plan_held(context: PlaceContext, frames: Frames, paths: Collection[str]) -> Iterator[Page]:
    """The hub, the catalogues, the list."""
    items = held_items(context)
    listing = Listing(folder(context, "held"), items, _group)
    view = AccountPage(
        lead=LEAD,
        note=WHY,
        tiles=(*((Tile(LISTED, listing.path, "逐条规则列出"),) if items else ()), *reach_tiles(context)),
        axes=(),
        own=None,
        catalogues=tuple(catalogue_row(context, catalogue) for catalogue in audited(context)),
        more=(Link("怎样检查", METHOD), Link("数据下载", "data/index.html")),
    )
    frame = frames.of_opening(
        context, "account", folder(context), HEADING, f"{context.name}：{LISTED}",
        [context.place.jurisdiction.record],
    )  # fmt: skip
    yield Page(frame, view)
    yield from plan_catalogues(context, frames, paths)
    if items:
        yield from _list(context, frames, listing, paths)


def held_items(context: PlaceContext) -> list[Item]:
    """What is here, and what is not, by rule; when something was made public is not asked here."""
    rules = {
        code: items for code, items in context.account.by_rule.items() if BY_CODE[code].axis is not Axis.timeliness
    }
    return [
        item
        for items in rules.values()
        for here in (True, False)
        for item in items
        if item.state is not State.not_bound and _is_here(item) is here
    ]


def _is_here(item: Item) -> bool:
    return item.state in HERE


def _group(item: Item) -> str:
    return f"{item.rule.lower()}-{'here' if _is_here(item) else 'not'}"


def _list(context: PlaceContext, frames: Frames, listing: Listing, paths: Collection[str]) -> Iterator[Page]:
    head = Head(
        heading=LISTED,
        about=f"{context.name}：照目录和规则，本站收录的和没有收录的",
        lead=WHY,
        ask=NOT_FOUND.format(name=context.name, hotline=context.hotline),
        more=(Link("怎样检查", METHOD),),
    )

    def group(item: Item) -> ItemGroup:
        says = HELD if _is_here(item) else NOT_HELD
        about = Link("这条规则看什么", rule_link(item.rule).target)
        return ItemGroup("", f"{rule_title(item.rule)}：{says}", about, "", ())

    def row(item: Item) -> ItemRow:
        return item_row(context, item, paths, rule=False, unit=False, state=False)

    yield from plan_list(context, frames, listing, head, group, row)
