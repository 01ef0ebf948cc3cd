"""会议和落实: what the body's rules demand, which meetings the portal holds, and the way to everything else.

takes  a place, the addresses of its pages planned so far
gives  the hub, in as many pages as its meetings need, the pages of meetings, proposals
does not  say more than the records: where none is held, that is said, and whom to ask
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from generator.ledger.meetings import MeetingCount, frequency_of
from generator.ledger.reports import duty_of
from generator.ledger.standing import Standing
from generator.model.body import Body, Frequency, RuleKind
from generator.model.channel import ChannelKind
from generator.model.meeting import Holding, Meeting
from generator.model.period import PeriodKind
from generator.model.reporting import CircularKind
from generator.model.statement import ArticleRef
from generator.pages.frame import Page
from generator.pages.meeting_views import (
    Demands,
    MeetingCountRow,
    MeetingHub,
    MeetingRow,
    RuledCounts,
    Unknown,
)
from generator.pages.parts import Link, Tile
from generator.plan.body import rule_groups, times_words
from generator.plan.context import PlaceContext
from generator.plan.frames import Frames
from generator.plan.ladders import anchor_of, current_papers, paper_link
from generator.plan.law import DISCLOSURE
from generator.plan.meeting import MeetingNames, is_coming, note_of, plan_meeting, state_of
from generator.plan.paging import numbered, slices
from generator.plan.proposals import plan_proposals, proposal_addresses
from generator.plan.subscriptions import Subscriptions
from generator.plan.wording import HUB, NOT_HELD, chinese_day

FIRST = (RuleKind.frequency, RuleKind.reporting, RuleKind.minutes, RuleKind.pre_review)
MORE = (
    RuleKind.attendance, RuleKind.consultation, RuleKind.liaison, RuleKind.circulars, RuleKind.single_case,
    RuleKind.supervision, RuleKind.evaluation,
)  # fmt: skip
RUNNING = {PeriodKind.year: "这一年", PeriodKind.half: "这半年", PeriodKind.quarter: "这个季度"}
COUNTED = 3  # periods that stand unfolded
LISTED = 10  # past meetings that do
MAY_LACK = "本站收录的会议不一定齐全。"
APPLY, APPLY_ARTICLE = "xinxi-shenqing", ArticleRef(DISCLOSURE, "27")


def plan_meetings(
    context: PlaceContext, frames: Frames, planned: Collection[str], subscriptions: Subscriptions
) -> Iterator[Page]:
    """The hub, the meetings, the proposals; ``planned`` are the addresses the hub may lead to."""
    proposals = list(plan_proposals(context, frames))
    names = MeetingNames(context.ledger.meetings.values())
    shown = {*planned, *(page.frame.path for page in proposals)}
    yield from _hub(context, frames, shown, names, subscriptions.links())
    addresses = proposal_addresses(context)
    for meeting in context.ledger.meetings.values():
        yield plan_meeting(context, frames, meeting, names.page(meeting), addresses)
    yield from proposals


def hub_tile(context: PlaceContext) -> Tile:
    """The way to the hub from the place's home."""
    ledger = context.ledger
    held = sum(1 for meeting in ledger.meetings.values() if meeting.held is Holding.held)
    parts = [f"{held}次会议" if held else "", f"{len(ledger.stories)}项议定事项" if ledger.stories else ""]
    note = "，".join(part for part in parts if part)
    return Tile(HUB, context.path("meetings"), note or f"规则怎么要求；{NOT_HELD}会议记录")


def _hub(
    context: PlaceContext, frames: Frames, planned: Collection[str], names: MeetingNames, follow: tuple[Link, ...]
) -> Iterator[Page]:
    body = context.place.body.record if context.place.body else None
    tiles = _tiles(context, planned)
    meetings = list(context.ledger.meetings.values())
    coming = [m for m in reversed(meetings) if is_coming(context, m)]
    ordered = [*coming, *(m for m in meetings if not is_coming(context, m))]
    path = context.path("meetings")
    own = [context.place.jurisdiction.record] if body is None else [body]
    about = f"{context.body_name}多久开会、怎样报送，开了哪些会，定了哪些事"
    if not meetings and not tiles:
        frame = frames.of_place(context, "meetings", path, HUB, about, own, section=path, article=False)
        view = MeetingHub(_unknown(context), (), (), (), None, _counts(context), (), follow, _demands(context))
        yield Page(frame, view)
        return
    for at, part, pager in slices(path, ordered) if ordered else [(path, ordered, None)]:
        first = at == path
        past = tuple(_row(context, m, names) for m in part if not is_coming(context, m))
        frame = frames.of_ledger(context, "meetings", at, numbered(HUB, pager), about, [*own, *part], (), article=False)
        view = MeetingHub(
            unknown=None,
            planned=tuple(_row(context, m, names) for m in part if is_coming(context, m)),
            past=past[:LISTED],
            older=past[LISTED:],
            pager=pager,
            counts=_counts(context) if first else None,
            tiles=tiles if first else (),
            subscribe=follow if first else (),
            demands=_demands(context) if first else None,
        )
        yield Page(frame, view)


def _row(context: PlaceContext, meeting: Meeting, names: MeetingNames) -> MeetingRow:
    decided = len(context.ledger.decided_at.get(meeting.id, ()))
    kind = "" if meeting.kind.value in meeting.title else meeting.kind.value
    about = " · ".join(part for part in (kind, f"议定{decided}项" if decided else "") if part)
    link = Link(names.link(meeting), context.path("meetings", meeting.id))
    return MeetingRow(link, chinese_day(meeting.date), about, state_of(context, meeting), note_of(context, meeting))


# where nothing is held


def _unknown(context: PlaceContext) -> Unknown:
    book, body = context.book, context.place.body
    kind = body.record.kind.value if body else "联席会议"
    host = context.unit_link(body.record.office.host) if body and body.record.office.host else None
    asked = f"，也可以问办公室所在的{host.text}" if host else ""
    lines = [
        f"{NOT_HELD}{context.name}{kind}的会议、议定事项和报送记录。没有收录，不等于没有开会、没有办。",
        f"想知道，可以拨打 {context.hotline}问{asked}。",
    ]
    ways = [host] if host else []
    if book.holds(APPLY_ARTICLE):
        lines.append("也可以申请公开这些信息。")
        ways += [book.cite(APPLY_ARTICLE), *_ways(context)]
    return Unknown(tuple(book.line(line, ()) for line in lines), tuple(ways))


def _ways(context: PlaceContext) -> Iterator[Link]:
    """To the form and the channel for an application, where the day has them."""
    paper = current_papers(context.book).get(APPLY)
    if paper is not None:
        yield paper_link(paper)
    kinds = {channel.kind for channel in context.book.current(context.national.channels.values())}
    if context.has_channels and ChannelKind.disclosure in kinds:
        yield Link("申请公开找谁", f"{context.path('channels')}#{anchor_of(ChannelKind.disclosure)}")


# against the rule


def _counts(context: PlaceContext) -> RuledCounts | None:
    body = context.place.body
    found = frequency_of(body.record) if body else None
    counts = context.ledger.counts
    if found is None or not counts:
        return None
    rule, frequency = found
    rows = tuple(MeetingCountRow(c.period.title, _count_words(context, c, frequency)) for c in counts)
    since = context.ledger.since
    lacks = any(since is None or count.period.first < since for count in counts)
    note = "" if not lacks else f"办公室从{chinese_day(since)}起在本站发布，以前的不一定齐全。" if since else MAY_LACK
    return RuledCounts(
        Link("看规则原文", f"{context.path('meetings')}#{rule.id}"), rows[:COUNTED], rows[COUNTED:], note
    )


def _count_words(context: PlaceContext, count: MeetingCount, frequency: Frequency) -> str:
    """2026年 … 开了2次全体会议；规则：原则上每年4次；这一年还没有过完."""
    since = context.ledger.since
    whole = since is not None and since <= count.period.first
    if count.held:
        parts = [f"{'开了' if whole else '本站收录了'}{count.held}次全体会议"]
    else:
        parts = ["没有开全体会议的记录" if whole else "本站没有收录全体会议"]
    if times := times_words(frequency):
        parts.append(f"规则：{times}")
    if not count.is_over:
        parts.append(f"{RUNNING[count.period.kind]}还没有过完")
    elif count.short:
        parts.append(f"比规则少{(frequency.at_least or 0) - count.held}次")
    return "；".join(parts) + "。"


# what the rules demand


def _demands(context: PlaceContext) -> Demands | None:
    if context.place.body is None:
        return None
    body = context.place.body.record
    first, more = rule_groups(context, body, FIRST), rule_groups(context, body, MORE)
    unwritten = _unwritten(body) if context.is_entered else ""
    return Demands(first, more, unwritten) if first or more else None


def _unwritten(body: Body) -> str:
    lacks = [
        *(["一年开几次会"] if frequency_of(body) is None else []),
        *(["各单位多久报送一次情况"] if duty_of(body) is None else []),
        *(["会议纪要发给谁"] if not any(rule.minutes for rule in body.rules) else []),
    ]
    return f"文件没有写：{'、'.join(lacks)}。" if lacks else ""


# to the rest


def _tiles(context: PlaceContext, planned: Collection[str]) -> tuple[Tile, ...]:
    """One a section that has records and a page."""
    ledger = context.ledger
    sections = (
        ("议定事项", "resolutions", _pressing(context)),
        ("议题和会商", "proposals", _numbers(("个议题", len(ledger.proposals)), ("次会商", len(ledger.consultations)))),
        ("各单位报送", "reports", _numbers(("份", len(ledger.reports)))),
        ("简报", "bulletins", _numbers(("期", len(ledger.bulletins)))),
        ("通报和报告", "circulars", _circulars(context)),
        ("绩效评价", "evaluations", _numbers(("次", len(ledger.evaluations)))),
        ("公示", "notices", _numbers(("份正在公示", len(ledger.notices))) or "现在没有正在公示的"),
        ("一事一议", "cases", _numbers(("期件数", len(ledger.cases)))),
        ("不公开的、没有的、撤回的", "withheld", _silent(context)),
    )
    return tuple(
        Tile(title, context.path(folder), note) for title, folder, note in sections if context.path(folder) in planned
    )


def _circulars(context: PlaceContext) -> str:
    kinds = [circular.kind for circular in context.ledger.circulars]
    told = kinds.count(CircularKind.circular)
    return _numbers(("份通报", told), ("份向政府报告", len(kinds) - told))


def _silent(context: PlaceContext) -> str:
    ledger = context.ledger
    gone = sum(1 for tombstone in context.place.tombstones if not tombstone.notice)
    return _numbers(("件不公开", len(ledger.withheld)), ("件零报告", len(ledger.nil)), ("页撤回", gone))


def _numbers(*counts: tuple[str, int]) -> str:
    return "，".join(f"{number}{unit}" for unit, number in counts if number)


def _pressing(context: PlaceContext) -> str:
    standings = [story.standing for story in context.ledger.stories.values()]
    said = [f"{len(standings)}项"]
    for standing in (Standing.overdue, Standing.past, Standing.soon):
        if number := standings.count(standing):
            said.append(f"{standing.value}{number}项")
    return "，".join(said)
