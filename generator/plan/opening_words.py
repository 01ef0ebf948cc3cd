"""What the pages of 信息公开 say where the portal holds nothing: whom to ask, by which article.

takes  a place
gives  blocks of sentences with their articles
does not  say whether anything was published elsewhere: that is not known here
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.model.channel import Channel, ChannelKind
from generator.model.statement import ArticleRef
from generator.pages.parts import Block, Line, Link
from generator.plan.context import PlaceContext
from generator.plan.ladders import anchor_of, current_papers, paper_link
from generator.plan.law import DISCLOSURE
from generator.plan.wording import NOT_HELD

Said = Sequence[tuple[str, ArticleRef]]

COMPILED = "本站只整理公开文件，这里不是哪个机关自己的公开专栏。机关自己的专栏，请到那个机关的网站看。"
NOT_NONE = "没有收录，不等于没有公开。"
TASK = ("编指南、目录和年报，是机关的信息公开工作机构的事。", ArticleRef(DISCLOSURE, "4"))
GUIDE_LAW: Said = (TASK, ("指南要及时更新。要写信息怎么分类、怎么拿到、去哪里找。", ArticleRef(DISCLOSURE, "12")))
RULES_LAW: Said = (("各级政府和县级以上政府部门要建立公开制度。", ArticleRef(DISCLOSURE, "4")),)
ANNUAL_LAW: Said = (
    ("县级以上政府部门每年1月31日前公布上一年的年报。", ArticleRef(DISCLOSURE, "49")),
    ("本级政府的，由主管部门每年3月31日前公布。", ArticleRef(DISCLOSURE, "49")),
)
APPLY, LADDER = "xinxi-shenqing", "gongkai"


def compiled_note(context: PlaceContext) -> str:
    """Where nobody of the place publishes here: that this is no column of any organ's; else nothing."""
    return "" if context.account.judges else COMPILED


def said_of(context: PlaceContext, said: Said, before: Iterable[Line] = ()) -> Block:
    """Sentences with their articles, as far as the portal holds them and the day may cite them."""
    held = [(words, ref) for words, ref in said if context.book.holds(ref)]
    lines = (*before, *(context.book.line(words, (ref,)) for words, ref in held))
    return Block(lines, context.book.basis(ref for _, ref in held))


def missing(context: PlaceContext, what: str, said: Said) -> Block:
    """本站未收录, whom to ask, and what the law says of it."""
    first = f"{NOT_HELD}{context.name}的{what}。{NOT_NONE}"
    return said_of(context, said, (context.book.line(first, ()), ask(context)))


def ask(context: PlaceContext) -> Line:
    """Whom to ask: the place's own channel for 信息公开, or the hotline."""
    channel = next(iter(own_channels(context)), None)
    if channel is None or not channel.telephone:
        return context.book.line(f"可以拨打 {context.hotline}问。", ())
    return context.book.line(f"可以问{channel.name}，电话{channel.telephone}。", ())


def own_channels(context: PlaceContext) -> list[Channel]:
    """The place's own channels for applications and complaints of 信息公开, on the day."""
    channels: list[Channel] = context.book.current(context.place.channels.values())
    return [channel for channel in channels if channel.kind is ChannelKind.disclosure]


def apply_links(context: PlaceContext) -> tuple[Link, ...]:
    """The way to who takes an application, to the form, and to the steps where nobody answers."""
    book = context.book
    links = []
    kinds = {c.kind for c in (*book.current(context.national.channels.values()), *own_channels(context))}
    if context.has_channels and ChannelKind.disclosure in kinds:
        links.append(Link("申请公开找谁", f"{context.path('channels')}#{anchor_of(ChannelKind.disclosure)}"))
    paper = current_papers(book).get(APPLY)
    if paper is not None:
        links.append(paper_link(paper))
    ladders = {ladder.id: ladder for ladder in book.current(context.national.ladders.values())}
    if LADDER in ladders:
        links.append(Link(f"{ladders[LADDER].title}：一步一步找谁", context.path("ladders", LADDER)))
    return tuple(links)
