"""A 议定事项 told event by event, oldest first.

takes  a story as of a day
gives  what was proposed, decided, moved, reported, pressed for, due, closed
does not  tell anything dated after the day, but the due day itself
"""

from __future__ import annotations

from datetime import date

from generator.ledger.standing import Story
from generator.model.resolution import Progress, ProgressState, Supervision
from generator.pages.parts import Link
from generator.pages.resolution_views import StoryEvent
from generator.plan.context import PlaceContext
from generator.plan.wording import chinese_day

KEYS = {ProgressState.going: "going", ProgressState.stuck: "stuck", ProgressState.done: "reported"}
ORDER = ("proposed", "decided", "moved", "going", "stuck", "reported", "pressed", "due", "closed")  # on one day


def events_of(context: PlaceContext, story: Story) -> tuple[StoryEvent, ...]:
    """The whole story."""
    dated = [*_opening(context, story), *_moves(story), *_pressing(context, story), *_ending(context, story)]
    dated += [(entry.date, _reported(context, entry)) for entry in story.progress]
    dated.sort(key=lambda pair: (pair[0], ORDER.index(pair[1].key)))
    return tuple(event for _, event in dated)


def _event(
    key: str, day: date, title: str, says: tuple[str, ...] = (), links: tuple[Link, ...] = ()
) -> tuple[date, StoryEvent]:
    return day, StoryEvent(key, chinese_day(day), title, says, links)


def _opening(context: PlaceContext, story: Story) -> list[tuple[date, StoryEvent]]:
    record = story.record
    meeting = context.ledger.meetings[record.meeting]
    due = f"期限{chinese_day(story.first_due)}。" if story.first_due else "没有定期限。"
    says = (f"{context.unit_name(record.lead)}牵头，{due}",)
    link = Link(meeting.title, context.path("meetings", meeting.id))
    events = [_event("decided", story.decided, "会议定下", says, (link,))]
    proposal = context.ledger.proposal(record.proposal)
    if proposal is not None:
        by = context.unit_name(proposal.by)
        events.append(_event("proposed", proposal.date, f"{by}提出议题"))
    return events


def _moves(story: Story) -> list[tuple[date, StoryEvent]]:
    events, before = [], story.first_due
    for move in story.extensions:
        was = f"原定{chinese_day(before)}，" if before else ""
        says = (f"{was}改到{chinese_day(move.to)}。", f"谁定的：{move.by}。", f"原因：{move.reason}")
        events.append(_event("moved", move.date, "改期", says))
        before = move.to
    return events


def _reported(context: PlaceContext, entry: Progress) -> StoryEvent:
    links = []
    for evidence in entry.evidence:
        attached = context.place.attachments.get(evidence.file or "")
        if attached is not None:
            record = attached.located.record
            links.append(Link(record.title, f"{context.prefix}files/{record.file}"))
        if evidence.document:
            links.append(Link(evidence.document, ""))
    title = f"{context.unit_name(entry.unit)}：{entry.state.value}"
    return StoryEvent(KEYS[entry.state], chinese_day(entry.date), title, (entry.done,), tuple(links))


def _pressing(context: PlaceContext, story: Story) -> list[tuple[date, StoryEvent]]:
    events = []
    for pressed in story.supervision:
        until = f"，{chinese_day(pressed.until)}以前做到" if pressed.until else ""
        says = (f"{pressed.by}要求{context.unit_name(pressed.unit)}{until}：", pressed.demand)
        events.append(_event("pressed", pressed.date, pressed.kind.value, says))
        if pressed.until and pressed.until < context.as_of and not _answered(story, pressed):
            unit = context.unit_name(pressed.unit)
            silent = (f"到这一天，本站没有收录{unit}后来的报告。",)
            events.append(_event("due", pressed.until, f"{pressed.kind.value}要求的日子", silent))
    return events


def _answered(story: Story, pressed: Supervision) -> bool:
    """Whether the unit reported afterwards, or the matter ended."""
    later = any(entry.unit == pressed.unit and entry.date >= pressed.date for entry in story.progress)
    return later or (story.closing is not None and story.closing.date <= (pressed.until or story.closing.date))


def _ending(context: PlaceContext, story: Story) -> list[tuple[date, StoryEvent]]:
    closing = story.closing
    if closing is not None:
        return [_event("closed", closing.date, closing.how.value, (closing.says, f"由{closing.by}确认。"))]
    if story.due is None:
        return []
    left = "期限到了。" if story.due < context.as_of else "期限还没有过。"
    return [_event("due", story.due, "期限", (left,))]
