"""法定主动公开内容: the list of what is public here, sorted in several ways, each a page of its own.

takes  the list of a place
gives  its pages, fifty records each; those in another order than the first say which one is to be kept
does not  decide what is on the list
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.disclosure.listing import Listed
from generator.model.base import Origin
from generator.pages.frame import Page
from generator.pages.opening_views import ListedRow, ListingPage, Order
from generator.pages.parts import Link, Pager
from generator.plan.context import PlaceContext
from generator.plan.frames import Frames
from generator.plan.opening_words import COMPILED, NOT_NONE
from generator.plan.paging import numbered, slices
from generator.plan.wording import NOT_HELD, NOT_STATED, chinese_day

LIST = "法定主动公开内容"
CATALOGUE = ("opening", "catalogue")
LEAD = "本站有单独一页的记录，都在这个目录里，一共{count}条。到期的公示、撤回的，不在里面。"
HERE = f"这里列的是本站整理的。{NOT_NONE}"
NONE = "现在还没有记录。"
OURS = "本站编号"
UNDATED = {Origin.public_document: NOT_STATED, Origin.compiled: NOT_HELD}


@dataclass(frozen=True, slots=True)
class Way:
    """A way to sort: the folder of its pages, "" for the first."""

    folder: str
    title: str
    column: str
    says: str
    key: Callable[[Listed], Any]


def _newest(day: date | None) -> tuple[bool, int]:
    return day is None, -day.toordinal() if day else 0


def _formed(one: Listed) -> Any:
    return *_newest(one.formed), one.number


def _published(one: Listed) -> Any:
    return *_newest(one.published), one.number


def _title(one: Listed) -> Any:
    """In the order of the national character set: common characters stand in it by their sound."""
    return one.title.encode("gb18030"), one.number


def _number(one: Listed) -> Any:
    return one.number


def _kind(one: Listed) -> Any:
    return one.kind, *_formed(one)


WAYS = (
    Way("", "生成日期", "formed", "按生成日期排，新的在前；没有写明的在后。", _formed),
    Way("by-published", "公开日期", "published", "按公开日期排，新的在前；没有写明的在后。", _published),
    Way("by-name", "名称", "title", "按名称排。", _title),
    Way("by-index", "索引号", "number", "按索引号排。", _number),
    Way("by-kind", "类别", "kind", "按类别排，同类里新的在前。", _kind),
)


def plan_list(context: PlaceContext, frames: Frames) -> Iterator[Page]:
    """The list in its first order, then in the others."""
    listing = context.account.listing
    for way in WAYS if listing else WAYS[:1]:
        ordered = sorted(listing, key=way.key)
        for path, part, pager in slices(_path(context, way), ordered) if ordered else [(_path(context, way), [], None)]:
            yield _page(context, frames, way, path, part, pager)


def _path(context: PlaceContext, way: Way) -> str:
    return context.path(*CATALOGUE, *((way.folder,) if way.folder else ()))


def _page(
    context: PlaceContext, frames: Frames, way: Way, path: str, part: Sequence[Listed], pager: Pager | None
) -> Page:
    heading = numbered(LIST, pager)
    frame = frames.of_opening(
        context, "opening-catalogue", path, heading,
        f"{context.name}在本站公开的记录：索引号、名称、内容概述、生成日期", [one.record for one in part],
        name=numbered(f"{LIST}，按{way.title}排", pager) if way.folder else "",
    )  # fmt: skip
    if way.folder:
        frame = frames.in_other_order(frame, context.path(*CATALOGUE))
    is_first = pager is None or pager.previous is None
    view = ListingPage(
        lead=_lead(context) if is_first else (),
        orders=tuple(Order(Link(one.title, _path(context, one)), one.column, one is way) for one in WAYS)
        if part
        else (),
        sorted_by=way.says if part else "",
        rows=tuple(_row(context, one) for one in part),
        none="" if part else NONE,
        pager=pager,
        files=(Link("整个目录（CSV，能用办公软件打开）", f"data/{context.place.slug}-catalogue.csv"),)
        if is_first
        else (),
    )
    return Page(frame, view)


def _lead(context: PlaceContext) -> tuple[str, ...]:
    said = LEAD.format(count=len(context.account.listing))
    return (said,) if context.account.judges else (COMPILED, HERE, said)


def _row(context: PlaceContext, one: Listed) -> ListedRow:
    target = context.path(*one.at) + (f"#{one.anchor}" if one.anchor else "")
    return ListedRow(
        link=Link(one.title, target),
        number=one.number,
        numbered_by="" if one.own else OURS,
        about=one.about,
        kind=one.kind,
        formed=chinese_day(one.formed) if one.formed else UNDATED[one.record.origin],
        published=chinese_day(one.published) if one.published else NOT_HELD,
    )
