"""What is not there, on one page: 不公开事项 with their articles, 零报告, pages that were withdrawn.

takes  a place's ledger on a day
gives  the page, in parts of fifty entries
does not  say what the things withheld hold
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model.base import Record
from generator.model.portal import Tombstone
from generator.model.silence import Matter, Nil, WithheldItem
from generator.pages.frame import Page
from generator.pages.notice_views import GoneRow, WithheldPage, WithheldView
from generator.pages.parts import Fact, Link
from generator.plan.context import PlaceContext
from generator.plan.frames import Frames
from generator.plan.paging import numbered, slices
from generator.plan.tombstones import title_of
from generator.plan.wording import chinese_day

HEADING = "不公开的、没有的、撤回的"
LEAD = "有的事不能公开，有的事这一期没有，有的页面撤回了。都在这里写明。"
AGAIN = "到了再看能不能公开的日子。"
NIL_NOTE = "没有发生，和本站没有收录，是两回事。这里列的，是说明了没有发生的。"


def plan_silences(context: PlaceContext, frames: Frames) -> Iterator[Page]:
    """The page, where there is anything to say on it."""
    gone = sorted((t for t in context.place.tombstones if not t.notice), key=lambda t: (t.day, t.folder, t.id))
    entries = [*context.ledger.withheld, *context.ledger.nil, *reversed(gone)]
    for path, part, pager in slices(context.path("withheld"), entries):
        items = [entry for entry in part if isinstance(entry, WithheldItem)]
        nil = [entry for entry in part if isinstance(entry, Nil)]
        view = WithheldPage(
            lead=LEAD if pager is None or pager.previous is None else "",
            items=tuple(_item(context, item) for item in items),
            nil=tuple(_nil(context, entry) for entry in nil),
            nil_note=NIL_NOTE if nil else "",
            gone=tuple(_gone(context, entry) for entry in part if isinstance(entry, Tombstone)),
            pager=pager,
        )
        records: Sequence[Record] = [*items, *nil]
        frame = frames.of_ledger(
            context, "withheld", path, numbered(HEADING, pager),
            f"{context.name}不公开的事项和理由、没有发生的事、撤回的页面", records, article=False,
        )  # fmt: skip
        yield Page(frame, view)


def nil_lines(context: PlaceContext, matter: Matter) -> tuple[Fact, ...]:
    """零报告 of one kind of thing, for the page where its records stand."""
    return tuple(_nil(context, nil) for nil in context.ledger.nil if nil.matter is matter)


def withheld_of(context: PlaceContext, meeting: str) -> tuple[Fact, ...]:
    """What of a meeting is not public, item by item, with the way to the reason."""
    facts = []
    for item in context.ledger.withheld:
        if item.meeting == meeting:
            label = f"第{item.number}项" if item.number else item.matter.value
            article = context.book.cite(item.article)
            facts.append(
                Fact(label, f"不公开，依据{article.text}", Link(f"不公开，依据{article.text}", _at(context, item)))
            )
    return tuple(sorted(facts, key=lambda fact: fact.label))


def _at(context: PlaceContext, item: WithheldItem) -> str:
    return f"{context.path('withheld')}#w-{item.id}"


def _item(context: PlaceContext, item: WithheldItem) -> WithheldView:
    article = context.book.cite(item.article)
    facts = [
        Fact("类别", item.matter.value),
        Fact("为什么", item.why),
        Fact("依据条款", article.text, article),
        Fact("哪天决定的", chinese_day(item.decided)),
    ]
    if item.look_again:
        facts.append(Fact("哪天再看", chinese_day(item.look_again)))
    again = AGAIN if item.look_again and item.look_again <= context.as_of else ""
    return WithheldView(f"w-{item.id}", item.what, tuple(facts), again)


def _nil(context: PlaceContext, nil: Nil) -> Fact:
    who = f"{context.body_name}办公室" if context.ledger.since else ""
    return Fact(nil.period.title, f"没有{nil.matter.value}。{who}{chinese_day(nil.said)}说明。")


def _gone(context: PlaceContext, tombstone: Tombstone) -> GoneRow:
    link = Link(title_of(tombstone), context.path(tombstone.folder, tombstone.id))
    return GoneRow(link, f"{chinese_day(tombstone.day)}撤回。原因：{tombstone.reason.rstrip('。')}。")
