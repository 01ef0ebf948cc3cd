"""Where to ask and complain: what to ring now, channels by kind, and the lists of all national numbers of a kind."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.channel import STALE_AFTER, AboutKind, Channel, ChannelKind, Shown
from generator.pages.channel_views import ChannelGroup, ChannelList, ChannelPage, ChannelView, UrgentCall
from generator.pages.frame import Page
from generator.pages.parts import Block, Fact, Line, Link
from generator.plan.context import PlaceContext
from generator.plan.frames import Frames
from generator.plan.ladders import all_papers, anchor_of, current_papers, paper_link, plan_ladders
from generator.plan.law import LawBook, refs_of
from generator.plan.wording import HOTLINE, NOT_HELD, chinese_day, listing

FIRST_WORDS = 2  # sentences on what a channel takes that stand unfolded
UNCHECKED = "标着“未核实”的，本站没有逐个打过、看过。号码出自哪里，点开那一项看。"


def plan_channels(context: PlaceContext, frames: Frames) -> Iterator[Page]:
    """A place's channels and ladders."""
    if not context.has_channels:
        return
    book = context.book
    own = sorted(book.current(context.place.channels.values()), key=lambda channel: channel.order)
    national = [channel for channel in book.current(book.national.channels.values()) if _stands(book, channel)]
    groups = {kind: _group(context, kind, own, national) for kind in ChannelKind if _has(kind, [*own, *national])}
    urgent = tuple(_urgent(book, channel) for channel in national if channel.shown is Shown.urgent)
    path = context.path("channels")
    shown = [*own, *national]
    frame = frames.of_place(
        context, "channels", path, "咨询、投诉、信访找谁", f"{context.name}的咨询、投诉举报、信访、行政复议渠道",
        shown, section=path, law=book.short_names(r for c in national for r in refs_of(c)),
    )  # fmt: skip
    absent = [kind.value for kind in ChannelKind if kind not in groups]
    ladders = sorted(book.current(book.national.ladders.values()), key=lambda ladder: ladder.order)
    view = ChannelPage(
        lead=book.line(_lead(context, own), ()),
        unchecked=_unchecked(book, shown),
        urgent=urgent,
        first=groups.get(ChannelKind.ask),
        groups=tuple(group for kind, group in groups.items() if kind is not ChannelKind.ask),
        absent=f"{listing(absent)}，{NOT_HELD}渠道，可以拨打 {HOTLINE}问。" if absent else "",
        ladders=tuple(Link(ladder.title, context.path("ladders", ladder.id)) for ladder in ladders),
        papers=all_papers(book),
        calculator=context.calculator,
    )
    yield Page(frame, view)
    yield from plan_ladders(context, frames, set(groups))


def plan_channel_lists(book: LawBook, frames: Frames) -> Iterator[Page]:
    """A page of all national channels of a kind, where a place's page leaves some of them out."""
    for kind in ChannelKind:
        channels = _national(book, kind)
        if not has_list(book, kind):
            continue
        frame = frames.of_site(
            "channel-list", list_path(kind), f"全国{kind.value}电话", f"全国各类{kind.value}热线，各管什么", channels,
            law=book.short_names(ref for channel in channels for ref in refs_of(channel)),
        )  # fmt: skip
        lead = book.line(f"不知道打哪个，先打 {HOTLINE}。", ())
        views = tuple(_channel(book, channel, own=False) for channel in channels)
        yield Page(frame, ChannelList(lead, _unchecked(book, channels), views))


def verification(channel: Channel, book: LawBook) -> str:
    """Who checked a channel by the day, and how long ago where that is too long; "" where nobody has."""
    found = channel.checked_by(book.as_of)
    if found is None:
        return ""
    if channel.is_verified(book.as_of):
        return f"{chinese_day(found.date)}核实过（{found.how}，{found.post}）"
    return f"{chinese_day(found.date)}核实过，已超过{STALE_AFTER}天"


def _lead(context: PlaceContext, own: list[Channel]) -> str:
    kinds = [kind.value for kind in ChannelKind if _has(kind, own)]
    if not kinds:
        return f"本站没有收录{context.name}自己的电话和地址。当地的号码、地址，还有不知道找谁，都先打12345问。"
    return f"本站收录了{context.name}的：{listing(kinds)}。别的没有收录，打12345问。"


def _unchecked(book: LawBook, channels: list[Channel]) -> str:
    return "" if all(channel.is_verified(book.as_of) for channel in channels) else UNCHECKED


def _has(kind: ChannelKind, channels: list[Channel]) -> bool:
    return any(channel.kind is kind for channel in channels)


def _stands(book: LawBook, channel: Channel) -> bool:
    """Whether the articles a channel rests on hold on the day."""
    return all(book.is_in_force(ref.instrument) for ref in channel.basis)


def _national(book: LawBook, kind: ChannelKind) -> list[Channel]:
    channels = book.current(book.national.channels.values())
    return [channel for channel in channels if channel.kind is kind and _stands(book, channel)]


def list_path(kind: ChannelKind) -> str:
    """The page of all national channels of a kind."""
    return f"channels/{kind.name.replace('_', '-')}/index.html"


def has_list(book: LawBook, kind: ChannelKind) -> bool:
    """Whether a kind has national channels that a place's own page does not show."""
    return any(channel.shown is not Shown.by_kind for channel in _national(book, kind))


def _group(context: PlaceContext, kind: ChannelKind, own: list[Channel], national: list[Channel]) -> ChannelGroup:
    book = context.book
    mine = [channel for channel in own if channel.kind is kind]
    every = [channel for channel in national if channel.kind is kind]
    shared = [channel for channel in every if channel.shown is Shown.by_kind]
    about = next((channel.about_kind for channel in every if channel.about_kind), None)
    missing = about if about and not mine else None
    return ChannelGroup(
        anchor=anchor_of(kind),
        title=kind.value,
        what_for=about.what_for if about else "",
        channels=(
            *(_channel(book, channel, own=True) for channel in mine),
            *(_channel(book, channel, own=False) for channel in shared),
        ),
        publish=book.block(missing.must_publish) if missing and missing.must_publish else None,
        ask=_ask(book, missing) if missing else None,
        papers=tuple(paper_link(paper) for paper in current_papers(book).values() if kind in paper.channels),
        more=Link(f"全国其他{kind.value}电话" if shared else f"全国{kind.value}电话", list_path(kind))
        if has_list(book, kind)
        else None,
    )


def _ask(book: LawBook, about: AboutKind) -> Line | None:
    """Whom to ask for the place's own number: national channels held that day."""
    channels = {channel.id: channel for channel in book.current(book.national.channels.values())}
    numbers = [channels[name].telephone or channels[name].name for name in about.ask if name in channels]
    return book.line(f"不懂的、找当地的，问{'或者'.join(numbers)}。", ()) if numbers else None


def _urgent(book: LawBook, channel: Channel) -> UrgentCall:
    number = channel.telephone or ""
    label = channel.name.removeprefix(number).strip()
    return UrgentCall(f"q-{channel.id}", number, label, channel.is_verified(book.as_of))


def _channel(book: LawBook, channel: Channel, own: bool) -> ChannelView:
    rows = (
        ("通信地址", channel.address),
        ("邮编", channel.postcode),
        ("服务时间", channel.hours),
        ("当面接待", channel.reception),
        ("怎样查进展", channel.progress.say if channel.progress else None),
        ("号码来源", channel.source),
    )
    facts = [Fact(label, value) for label, value in rows if value]
    if own:
        facts += [Fact(label, NOT_HELD, known=False) for label, value in rows[:4] if not value]
    if channel.limit:
        what = f"{book.figure(channel.limit).what}：{book.limit(channel.limit)}"
        facts.append(Fact("期限", what, book.cite(channel.limit.of)))
    takes = book.block(channel.takes)
    not_takes = book.block(channel.not_takes)
    said = (*channel.takes, *channel.not_takes, *((channel.progress,) if channel.progress else ()))
    note = channel.note
    if note:
        said = (*said, note)
    return ChannelView(
        anchor=f"q-{'own-' if own else ''}{channel.id}",
        name=channel.name,
        accepts=channel.accepts,
        own=own,
        telephone=channel.telephone or "",
        url=channel.url or "",
        is_verified=channel.is_verified(book.as_of),
        verified=verification(channel, book),
        takes=Block(takes.lines[:FIRST_WORDS]),
        more=Block(takes.lines[FIRST_WORDS:]) if takes.lines[FIRST_WORDS:] else None,
        note=book.line(note.say, note.basis) if note else None,
        not_takes=Block(not_takes.lines) if channel.not_takes else None,
        facts=tuple(facts),
        basis=book.basis((*channel.basis, *(ref for one in said for ref in one.basis))),
    )
