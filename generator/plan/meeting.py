"""One meeting: who called it, who came, what was decided, where the minutes went.

takes  a meeting, the addresses of the proposals that are shown
gives  its page
does not  tell what was said there, or what was left out of the record: only by which article it was
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from generator.ledger.standing import Story
from generator.model.body import Rule
from generator.model.meeting import Holding, Meeting, MeetingKind, Minutes
from generator.pages.frame import Page
from generator.pages.meeting_views import Attendance, MeetingPage, MeetingState, MinutesPart
from generator.pages.parts import Fact, Link
from generator.pages.resolution_views import MatterRow
from generator.plan.body import ALL_MEMBERS, receivers_of
from generator.plan.context import PlaceContext
from generator.plan.frames import Frames
from generator.plan.proposals import NOT_RECORDED
from generator.plan.silences import withheld_of
from generator.plan.standings import row
from generator.plan.wording import chinese_day

SCOPE = "这里只公开议定的事，不公开讨论的过程。"
SHAPES = {Holding.planned: "planned", Holding.held: "held", Holding.cancelled: "cancelled"}


class MeetingNames:
    """What tells a place's meetings apart: the title; where several share it the day, where they share that the id."""

    def __init__(self, meetings: Iterable[Meeting]) -> None:
        kept = list(meetings)
        self._titles = Counter(meeting.title for meeting in kept)
        self._dated = Counter((meeting.title, meeting.date) for meeting in kept)

    def link(self, meeting: Meeting) -> str:
        """In a list."""
        return self.page(meeting) if self._titles[meeting.title] > 1 else meeting.title

    def page(self, meeting: Meeting) -> str:
        """In the title of its page, always with its day."""
        number = f"，编号{meeting.id}" if self._dated[meeting.title, meeting.date] > 1 else ""
        return f"{meeting.title}（{chinese_day(meeting.date)}{number}）"


def plan_meeting(
    context: PlaceContext, frames: Frames, meeting: Meeting, name: str, proposals: Mapping[str, str]
) -> Page:
    """The page of one meeting; ``name`` is its own, ``proposals`` are the addresses of those that are shown."""
    day = chinese_day(meeting.date)
    held = meeting.held is Holding.held
    about = f"{context.name}{day}的{meeting.kind.value}：" + ("谁到会、议定了什么" if held else meeting.held.value)
    frame = frames.of_ledger(
        context, "meeting", context.path("meetings", meeting.id), meeting.title, about, [meeting],
        name=name, history=[context.place.ledger.meetings[meeting.id]],
    )  # fmt: skip
    stories = context.ledger.decided_at.get(meeting.id, ())
    view = MeetingPage(
        state=state_of(context, meeting),
        note=note_of(context, meeting),
        facts=tuple(_facts(meeting)),
        attendance=tuple(_attendance(context, meeting)) if held else (),
        agenda=tuple(Link(line.title, proposals.get(line.proposal or "", "")) for line in meeting.agenda),
        decided=tuple(_decided(context, story) for story in stories),
        minutes=_minutes(context, meeting) if held else None,
        closed=withheld_of(context, meeting.id),
        withheld=_withheld(meeting),
        scope=SCOPE if held else "",
    )
    return Page(frame, view)


def state_of(context: PlaceContext, meeting: Meeting) -> MeetingState:
    """Its word and shape."""
    past = meeting.held is Holding.planned and not is_coming(context, meeting)
    return MeetingState("计划，日子过了" if past else meeting.held.value, SHAPES[meeting.held])


def is_coming(context: PlaceContext, meeting: Meeting) -> bool:
    """Whether its day has not passed and it has not been held; one called off in advance is told as long."""
    return meeting.held is not Holding.held and meeting.date >= context.as_of


def note_of(context: PlaceContext, meeting: Meeting) -> str:
    """Why it was cancelled, or that its day has passed and nothing is held of it."""
    if meeting.held is Holding.cancelled:
        return f"取消原因：{meeting.why_not}" if meeting.why_not else ""
    if meeting.held is Holding.planned and not is_coming(context, meeting):
        return f"原定{chinese_day(meeting.date)}，本站没有收录开了没有。"
    return ""


def _facts(meeting: Meeting) -> Iterator[Fact]:
    held = meeting.held is Holding.held
    number = f"，第{meeting.number}次" if meeting.number else ""
    yield Fact("类别", f"{meeting.kind.value}{number}")
    yield Fact("日期" if held else "原定日期", chinese_day(meeting.date))
    for label, post in (("召集人", meeting.called_by), ("主持人", meeting.chaired_by)):
        if post or held:
            yield Fact(label, post or NOT_RECORDED, known=bool(post))


def _attendance(context: PlaceContext, meeting: Meeting) -> Iterator[Attendance]:
    yield Attendance("到会", tuple((context.unit_link(unit), "") for unit in meeting.present))
    if meeting.leave:
        yield Attendance("请假", tuple((context.unit_link(one.unit), one.reason) for one in meeting.leave))
    if meeting.absent:
        since = context.ledger.since
        judged = since is not None and since <= meeting.date
        label = "缺席" if judged else "没有到会（记录里没有写请假）"
        yield Attendance(label, tuple((context.unit_link(unit), "") for unit in meeting.absent))
    if meeting.guests:
        yield Attendance("列席", tuple((Link(guest, ""), "") for guest in meeting.guests))


def _decided(context: PlaceContext, story: Story) -> MatterRow:
    listed = row(context, story)
    return replace(listed, link=Link(f"第{story.record.number}项：{listed.link.text}", listed.link.target))


def _minutes(context: PlaceContext, meeting: Meeting) -> MinutesPart:
    body = context.place.body
    rules = body.record.rules if body and meeting.kind is not MeetingKind.liaison else ()  # of the body's own meetings
    rule = next((rule for rule in rules if rule.minutes), None)
    quote = context.quote(body.record, rule.span) if body and rule else None
    if meeting.minutes is None:
        return MinutesPart((), ("记录里没有写会议纪要。",), quote)
    minutes = meeting.minutes
    told = _told(context, minutes)
    facts = (
        Fact("文号", minutes.number or NOT_RECORDED, known=minutes.number is not None),
        Fact("印发日期", chinese_day(minutes.formed)),
        Fact("发给", "、".join(told) or NOT_RECORDED, known=bool(told)),
    )
    return MinutesPart(facts, tuple(_against(context, minutes, rule)), quote)


def _told(context: PlaceContext, minutes: Minutes) -> list[str]:
    """To whom they went, as recorded."""
    members = [ALL_MEMBERS] if minutes.to_members else [context.unit_name(unit) for unit in minutes.units]
    return [*members, *minutes.also]


def _against(context: PlaceContext, minutes: Minutes, rule: Rule | None) -> Iterator[str]:
    """What the rule asks for beside what the record says; an observation, no verdict."""
    if rule is None or rule.minutes is None:
        return
    members = {name for name, unit in context.place.units.items() if unit.record.member}
    held = {*minutes.also, *([ALL_MEMBERS] if minutes.to_members or members <= {*minutes.units} else [])}
    asked = receivers_of(rule.minutes)
    lacks = [name for name in asked if name not in held]
    if not lacks:
        yield f"规则要求发给{'、'.join(asked)}，都发了。"
        return
    yield f"规则要求发给{'、'.join(asked)}。"
    yield f"{'这份记录' if context.ledger.since else '本站收录的内容'}里没有写发给{'、'.join(lacks)}。"


def _withheld(meeting: Meeting) -> str:
    """How many parts were left out, and by which articles; never which parts."""
    parts = meeting.review.left_out if meeting.review else ()
    articles = "、".join(dict.fromkeys(part.article for part in parts))
    return f"有{len(parts)}部分没有公开，依据{articles}。" if parts else ""
