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
from generator.model.disclosure import Each
from generator.pages.account_views import AccountPage, ItemGroup, ItemRow
from generator.pages.frame import Page
from generator.pages.parts import Link, Tile
from generator.plan.account_catalogues import audited, catalogue_row, plan_catalogues
from generator.plan.account_lists import Head, Listing, plan_list
from generator.plan.account_reach import reach_tiles
from generator.plan.account_words import (
    HEADING,
    METHOD,
    address_of,
    folder,
    item_row,
    row_of,
    rule_link,
    says,
    target_of,
)
from generator.plan.context import PlaceContext
from generator.plan.frames import Frames
from generator.plan.opening_words import ask

LISTED = "本站收录了什么，没有收录什么"
LEAD = "照目录和规则，看本站收录了什么、没有收录什么。"
WHY = "本站只整理公开文件，不说谁早谁晚、做得怎样。没有收录，不等于没有公开：别的网站、公示栏上可能有。"
# What a rule looks at, as a thing: here nobody is told that something is whole, or that it is not.
THINGS = {
    "A805": "开过的会和计划的会", "A817": "医疗救助基金的季度数", "A818": "资金物资各期的数",
    "A820": "基层政务公开标准目录的要素",
    "A821": "公开指南的内容", "A822": "公开目录的四项", "A823": "年报的六个部分", "A824": "信访应当公布的事项",
    "A825": "社会救助服务热线", "A826": "救助政策、标准和资金物资", "A827": "机关职能、联系方式、负责人",
    "A828": "成员名单和职责", "A829": "本站的栏目", "A830": "议定事项的内容", "A831": "本地的咨询渠道",
    "A832": "不服找谁",
    "A840": "对谁有用的说明", "A841": "一年内看过的说明", "A842": "给谁看的说明", "A843": "什么难处的说明",
    "A844": "白话", "A845": "会怎么问的说明", "A846": "从首页点几下", "A850": "会议纪要",
}  # fmt: skip


def plan_held(context: PlaceContext, frames: Frames, paths: Collection[str]) -> Iterator[Page]:
    """The hub, the catalogues, the list."""
    items = held_items(context)
    clusters: dict[str, list[Item]] = {}
    for item in items:
        clusters.setdefault(_cluster(item), []).append(item)
    listing = Listing(folder(context, "held"), [found[0] for found in clusters.values()], _group)
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
        yield from _list(context, frames, listing, clusters, paths)


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


def _cluster(item: Item) -> str:
    """The elements of one row for one unit or measure are told in one line."""
    return f"{_group(item)}/{item.key.rpartition('/')[0]}" if item.row else f"{_group(item)}/{item.key}"


def _ask(context: PlaceContext) -> str:
    """Whom to ask: the place's own channel for 信息公开, or the hotline."""
    return f"没有收录的，{''.join(run.text for run in ask(context).runs)}"


def _list(
    context: PlaceContext,
    frames: Frames,
    listing: Listing,
    clusters: dict[str, list[Item]],
    paths: Collection[str],
) -> Iterator[Page]:
    head = Head(
        heading=LISTED,
        about=f"{context.name}：照目录和规则，本站收录的和没有收录的",
        lead=WHY,
        ask=_ask(context),
        more=(Link("怎样检查", METHOD),),
    )

    def group(item: Item) -> ItemGroup:
        held = HELD if _is_here(item) else NOT_HELD
        about = Link("这条规则看什么", rule_link(item.rule).target)
        return ItemGroup("", f"{THINGS[item.rule]}：{held}", about, "", ())

    def row(item: Item) -> ItemRow:
        if not item.row:
            return item_row(context, item, paths, rule=False, unit=False, state=False)
        return _row(context, clusters[_cluster(item)], paths)

    yield from plan_list(context, frames, listing, head, group, row)


def _row(context: PlaceContext, items: list[Item], paths: Collection[str]) -> ItemRow:
    """A row of a catalogue for one unit or measure, or for the place: its elements one after another."""
    first = items[0]
    row = row_of(context, first)
    assert row is not None
    titles = {element.id: element.title for element in row.elements}
    pages = dict.fromkeys(path for item in items if (path := address_of(context, item, paths)))
    page = next(iter(pages), "") if len(pages) == 1 else ""
    unit = first.key.split("/")[1] if row.each is Each.unit else ""
    link = context.unit_link(unit) if unit else Link(target_of(context, first) or f"{row.group}·{row.title}", page)
    told: dict[tuple[str, ...], list[str]] = {}
    for item in items:
        told.setdefault(says(context, item), []).append(titles[item.element])
    lines = tuple("".join((f"{'、'.join(names)}。", *why)) for why, names in told.items())
    return ItemRow(link, None, lines, (), ())
