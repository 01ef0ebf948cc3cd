"""Where to ask and complain: channels by kind, the ladders, papers to fill in by hand."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.channel import Channel, ChannelKind
from generator.model.situation import Ladder, Rung
from generator.model.statement import ArticleRef, Statement
from generator.pages.channel_views import (
    ChannelGroup,
    ChannelList,
    ChannelPage,
    ChannelView,
    LadderPage,
    PaperList,
    PaperPage,
    PaperRow,
    RungView,
)
from generator.pages.frame import Page
from generator.pages.parts import Fact, Line, Link
from generator.plan.context import PlaceContext
from generator.plan.frames import Frames
from generator.plan.law import LawBook
from generator.plan.measures import NO_LIMIT, refs_of
from generator.plan.wording import HOTLINE, NOT_HELD, chinese_day

WHAT_FOR = {
    ChannelKind.ask: "想问政策、问怎么办、催办。",
    ChannelKind.hotline: "问救助的事，也可以举报投诉。",
    ChannelKind.report: "工作人员刁难、拖着不办、违法，或者有人骗救助。",
    ChannelKind.petition: "反映情况、提意见、投诉请求。",
    ChannelKind.disclosure: "要一份没有公开的信息，或者该公开的没公开。",
    ChannelKind.review: "对没批、停发等决定不服，请上面再审一次。",
    ChannelKind.lawsuit: "到法院告。",
    ChannelKind.personal_data: "自己的信息写错了、泄露了，要更正、要删除。",
    ChannelKind.website: "本站哪里写错了、打不开。",
}
# What a place must make known, and the article that says so; shown as 本站未收录 where it has no channel of the kind.
MUST_BE_KNOWN: dict[ChannelKind, tuple[tuple[str, ...], tuple[ArticleRef, ...]]] = {
    ChannelKind.hotline: (("热线号码",), (ArticleRef("shehui-jiuzhufa", "60"),)),
    ChannelKind.petition: (
        ("网络信访渠道", "通信地址", "咨询投诉电话", "接待的时间和地点", "查询办理进展和结果的方式"),
        (ArticleRef("xinfang-tiaoli", "18"),),
    ),
    ChannelKind.disclosure: (("受理申请的机构、地址、电话",), (ArticleRef("xinxi-gongkai", "12"),)),
}
SHOWN = 4  # national channels of one kind on a place's page; further ones stand on a page of their own
ANCHORS = {kind: kind.name.replace("_", "-") for kind in ChannelKind}


def anchor_of(kind: str) -> str:
    """The anchor of a kind's part of the channels page."""
    return f"k-{ANCHORS[ChannelKind(kind)]}"


def plan_channels(context: PlaceContext, frames: Frames) -> Iterator[Page]:
    """A place's channels and ladders."""
    book = context.book
    own = book.current(context.place.channels.values())
    national = [channel for channel in book.current(context.national.channels.values()) if _stands(book, channel)]
    groups = [_group(context, kind, own, national) for kind in ChannelKind]
    ladders = book.current(context.national.ladders.values())
    papers = (
        Link("文书样张：打印出来用手填", "papers/index.html")
        if book.current(context.national.papers.values())
        else None
    )
    if not context.has_channels:
        return
    path = context.path("channels")
    lead = f"先分清是哪一种事，再找对应的渠道。不知道找谁，先打 {HOTLINE}。"
    frame = frames.of_place(
        context, "channels", path, "咨询、投诉、信访找谁", f"{context.name}的咨询、投诉举报、信访、行政复议渠道",
        [*own, *national], section=path, law=book.short_names(r for c in national for r in refs_of(c)),
    )  # fmt: skip
    links = tuple(Link(ladder.title, context.path("ladders", ladder.id)) for ladder in ladders)
    yield Page(frame, ChannelPage(lead, tuple(groups), links, papers, context.calculator))
    for ladder in ladders:
        yield _ladder(context, frames, ladder, papers)


def _stands(book: LawBook, channel: Channel) -> bool:
    """Whether the articles a channel rests on hold on the day."""
    return all(book.is_in_force(ref.instrument) for ref in channel.basis)


def plan_channel_lists(book: LawBook, frames: Frames, contexts: list[PlaceContext]) -> Iterator[Page]:
    """A page of all national channels of a kind that has more than a place's own page shows."""
    for kind in ChannelKind:
        channels = _national(book, kind)
        if len(channels) <= SHOWN:
            continue
        frame = frames.of_site(
            "channel-list", _list_path(kind), f"全国{kind.value}电话", f"全国各类{kind.value}热线，各管什么", channels,
            law=book.short_names(ref for channel in channels for ref in refs_of(channel)),
        )  # fmt: skip
        lead = f"不知道打哪个，先打 {HOTLINE}。"
        yield Page(frame, ChannelList(lead, tuple(_channel(book, channel, own=False) for channel in channels)))


def _list_path(kind: ChannelKind) -> str:
    return f"channels/{ANCHORS[kind]}/index.html"


def _national(book: LawBook, kind: ChannelKind) -> list[Channel]:
    channels = book.current(book.national.channels.values())
    return [channel for channel in channels if channel.kind is kind and _stands(book, channel)]


def _group(context: PlaceContext, kind: ChannelKind, own: list[Channel], national: list[Channel]) -> ChannelGroup:
    book = context.book
    mine = [channel for channel in own if channel.kind is kind]
    shared = [channel for channel in national if channel.kind is kind]
    items, refs = MUST_BE_KNOWN.get(kind, ((), ()))
    refs = tuple(ref for ref in refs if book.is_in_force(ref.instrument))
    missing = ""
    if not mine:
        missing = f"{NOT_HELD}{context.name}自己的{kind.value}渠道，可以拨打 {HOTLINE}问。"
        if refs:
            missing += "依法应当向社会公布的有："
    return ChannelGroup(
        anchor=anchor_of(kind.value),
        title=kind.value,
        what_for=WHAT_FOR[kind],
        channels=(
            *(_channel(book, channel, own=True) for channel in mine),
            *(_channel(book, channel, own=False) for channel in shared[: SHOWN if len(shared) > SHOWN else None]),
        ),
        missing=missing,
        missing_items=items if missing and refs else (),
        basis=book.basis(refs),
        more=Link(f"全国其他{kind.value}电话", _list_path(kind)) if len(shared) > SHOWN else None,
    )


def _channel(book: LawBook, channel: Channel, own: bool) -> ChannelView:
    rows = (
        ("通信地址", channel.address),
        ("邮编", channel.postcode),
        ("服务时间", channel.hours),
        ("当面接待", channel.reception),
        ("怎样查进展", channel.progress.say if channel.progress else None),
        ("期限", book.limit(channel.limit) if channel.limit else None),
        ("号码来源", channel.source),
    )
    facts = [Fact(label, value) for label, value in rows if value]
    if own:
        facts += [Fact(label, NOT_HELD, known=False) for label, value in rows[:4] if not value]
    facts += [Fact("依据", link.text, link) for link in book.basis(channel.basis)]
    if channel.is_verified(book.as_of) and channel.verified:
        verified = f"{chinese_day(channel.verified.date)}核实过（{channel.verified.how}）"
    else:
        verified = "未核实：本站没有打过这个电话" if channel.telephone else "未核实"
    return ChannelView(
        anchor=f"q-{'own-' if own else ''}{channel.id}",
        name=channel.name,
        accepts=channel.accepts,
        telephone=channel.telephone or "",
        url=channel.url or "",
        takes=book.block(channel.takes),
        not_takes=book.block(channel.not_takes) if channel.not_takes else None,
        facts=tuple(facts),
        verified=verified,
        note=_line(book, channel.note) if channel.note else None,
        own=own,
    )


def _line(book: LawBook, statement: Statement) -> Line:
    return book.line(statement.say, statement.basis)


def _ladder(context: PlaceContext, frames: Frames, ladder: Ladder, papers: Link | None) -> Page:
    book = context.book
    channels = Link("各种渠道和电话", context.path("channels"))
    rungs = tuple(_rung(context, number, rung) for number, rung in enumerate(ladder.rungs, 1))
    frame = frames.of_place(
        context, "ladder", context.path("ladders", ladder.id), ladder.title,
        f"{context.name}：{ladder.title}，一步一步找谁、多久答复、要给您什么", [ladder],
        crumbs=(Link("咨询、投诉、信访找谁", context.path("channels")),), section=context.path("channels"),
        law=book.short_names(refs_of(ladder)),
    )  # fmt: skip
    return Page(frame, LadderPage(rungs, channels, papers, context.calculator))


def _rung(context: PlaceContext, number: int, rung: Rung) -> RungView:
    book = context.book
    return RungView(
        anchor=f"r-{number}",
        title=rung.title,
        channel=Link(rung.channel.value, f"{context.path('channels')}#{anchor_of(rung.channel.value)}"),
        block=book.block(rung.do),
        before=book.limit(rung.before) if rung.before else "",
        limit=book.limit(rung.limit) if rung.limit else NO_LIMIT,
        limit_source=book.cite(rung.limit.of) if rung.limit else None,
        hand_you=_line(book, rung.hand_you),
    )


def plan_papers(book: LawBook, frames: Frames) -> Iterator[Page]:
    """The list of papers, and each to be printed."""
    papers = book.current(book.national.papers.values())
    if not papers:
        return
    rows = tuple(PaperRow(Link(p.title, f"papers/{p.id}/index.html"), p.when) for p in papers)
    lead = "打印出来用手填，交的时候请窗口给一张写明日期的回执。"
    frame = frames.of_site("papers", "papers/index.html", "文书样张", "申请、投诉、复议的文书样张", papers)
    yield Page(frame, PaperList(lead, rows))
    for paper in papers:
        frame = frames.of_site(
            "paper", f"papers/{paper.id}/index.html", paper.title, f"{paper.title}样张：{paper.when}", [paper],
            crumbs=(Link("文书样张", "papers/index.html"),), law=book.short_names(refs_of(paper)),
        )  # fmt: skip
        refs = (ref for one in (*paper.opening, *paper.advice) for ref in one.basis)
        view = PaperPage(
            when=paper.when,
            to=paper.to,
            opening=tuple(_line(book, one) for one in paper.opening),
            blanks=tuple((blank.label, blank.help or "", blank.lines) for blank in paper.blanks),
            attach=paper.attach,
            advice=book.block(paper.advice),
            basis=book.basis(refs),
            all=Link("全部样张", "papers/index.html"),
        )
        yield Page(frame, view)
