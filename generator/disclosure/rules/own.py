"""What the body's own document asks of itself: matters, reports, meetings, minutes; and what a decided matter tells.

takes  a scene
gives  an item for each matter, each report of each unit, each period of meetings, each planned meeting, each minutes
does not  count a day the document does not name; the first four are observed in ``audit/standings`` with more to say
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.disclosure.item import Item, State
from generator.disclosure.rule import Axis, Rule, Severity, articles
from generator.disclosure.rules.regulation import BY_REGULATION
from generator.disclosure.scene import Scene
from generator.disclosure.timing import BEFORE_OFFICE, COMPILED, ESTIMATED, NO_PUBLISHED, published_day
from generator.ledger.meetings import MeetingCount, frequency_of, frequency_words
from generator.ledger.reports import Cell, Grid, Handed
from generator.ledger.standing import Standing, Story
from generator.model.body import MinutesTo, RuleKind
from generator.model.meeting import Holding, Meeting
from generator.model.silence import Matter

PAST = "{standing}：期限{due}，过了{late}个工作日"
DONE_AFTER = "{standing}：期限{due}，{finished}报告办完，过了{late}个工作日"
DONE_ON = "{standing}：期限{due}，{finished}报告办完"
OPEN = "期限{due}还没有到"
NO_DUE = "会议没有定期限"
REPORT = "{period}的报送"
TIMES = "{period}全体会议：开了{held}次"
THE_RULE = "规则写：“{words}”"
CALLED_OFF = "{title}取消了，原因：{why}"
EXCUSED = "规则写“原则上”，少开的都写了原因，不算少"
LATEST = "最迟{due}"
EITHER = "或者"
CAME = "{submitted}收到"
NOT_OVER = "这一期还没有过完"
PLANNED = "原定{day}，没有记录开了没有"
MINUTES = "{title}的纪要"
YEAR_OVER = "规则没有写几天内印发；{year}年过完了，没有印发的记录"
YEAR_NOT_OVER = "规则没有写几天内印发；这一年过完再看"
NOT_SENT = "没有记录印发、抄送：{names}"
MEMBERS = "各成员单位"
MATTER = "议定事项：{title}"
NO_PROGRESS = "没有进展记录"
REPORT_STATES = {
    Handed.on_time: State.present,
    Handed.received: State.present,
    Handed.late: State.late,
    Handed.missing: State.absent,
    Handed.unsettled: State.provisional,
    Handed.estimated: State.provisional,
    Handed.waiting: State.provisional,
    Handed.withdrawn: State.withheld,
    Handed.absent: State.not_recorded,
    Handed.unknown: State.not_recorded,
    Handed.not_asked: State.not_bound,
}
ENDED = {Standing.done: State.present, Standing.ended: State.present, Standing.reported: State.present}
UNDONE = {Standing.merged: State.not_bound, Standing.dropped: State.not_bound}


def matters_in_time(scene: Scene, rule: Rule) -> Iterator[Item]:
    """A801: what a meeting decided is done by the day it set, as last moved."""
    for story in scene.book.stories.values():
        state, why = _matter(scene, story)
        standing = story.standing.value if story.judged and scene.judges else ""
        name, title = story.record.id, MATTER.format(title=story.record.title)
        place = scene.place.ledger.resolutions[name].at()
        at = ("resolutions", name)
        yield Item(rule.code, name, title, state, place, why, story.record.lead, at=at, standing=standing)


def _matter(scene: Scene, story: Story) -> tuple[State, str]:
    if not scene.judges:
        return State.not_bound, COMPILED
    if story.standing in UNDONE:
        return UNDONE[story.standing], story.standing.value
    if story.due is None:
        return State.not_bound, NO_DUE
    if not story.judged:
        return State.not_bound, BEFORE_OFFICE
    if story.standing in (Standing.overdue, Standing.done_late) or (story.standing is Standing.reported and story.late):
        words = DONE_AFTER if story.finished else PAST
        return (State.provisional, ESTIMATED) if story.estimated else (State.late, _told(words, story))
    if story.standing in ENDED:
        return ENDED[story.standing], _told(DONE_ON, story) if story.finished else ""
    return State.provisional, OPEN.format(due=story.due)


def _told(words: str, story: Story) -> str:
    """Its standing as the ledger words it, with its last day and the day the lead reported it done."""
    return words.format(standing=story.standing.value, due=story.due, finished=story.finished, late=story.late)


def reports_are_handed_in(scene: Scene, rule: Rule) -> Iterator[Item]:
    """A802: each member reports for each period, by the day the rule or a meeting names."""
    grid = scene.book.grid
    if grid is None:
        return
    for period in grid.periods:
        for cell in grid.column(period):
            yield _handed(scene, rule, grid, cell)


def _handed(scene: Scene, rule: Rule, grid: Grid, cell: Cell) -> Item:
    state, why = REPORT_STATES[cell.state], ""
    if state is State.present and cell.nil:
        state = State.nil
    elif state is State.present and cell.lacks:
        state, why = (State.partial if cell.judged else State.present), "、".join(cell.lacks)
    elif cell.state not in (Handed.on_time, Handed.received):
        why = "，".join((cell.state.value, *_days(grid, cell)))
    report = cell.report
    held = scene.place.ledger.reports[report.id] if report else None
    return Item(
        rule.code, f"{cell.unit}/{cell.period}", REPORT.format(period=cell.period.title), state,
        held.at() if held else scene.place.jurisdiction.at(), why, cell.unit,
        at=("reports", report.id) if report else (), since=published_day(report) if report else None,
        clause=grid.rule.id,
    )  # fmt: skip


def _days(grid: Grid, cell: Cell) -> Iterator[str]:
    """By which day it was due, by each reading, and on which it came; nothing where nobody is judged."""
    days = dict.fromkeys(due.day for due in grid.dues[cell.period].days) if cell.judged else ()
    if days and cell.state not in (Handed.estimated, Handed.not_asked):
        yield LATEST.format(due=EITHER.join(str(day) for day in days))
        if cell.report:
            yield CAME.format(submitted=cell.report.submitted)


def meetings_are_held(scene: Scene, rule: Rule) -> Iterator[Item]:
    """A803: as many meetings of the whole body as its rule says."""
    body = scene.place.body
    found = frequency_of(body.record) if body else None
    if body is None or found is None or not found[1].at_least:
        return
    words = frequency_words(scene.place, body.record, found[0])
    said = THE_RULE.format(words=words) if words else ""
    for count in scene.book.counts:
        state, why = _count(scene, count)
        off = [CALLED_OFF.format(title=one.title, why=(one.why_not or "").rstrip("。")) for one in count.called_off]
        told = "；".join(part for part in (said, *off, why) if part) if count.short else why
        title = TIMES.format(period=count.period.title, held=count.held)
        yield Item(
            rule.code, str(count.period), title, state, body.at(), told, scene.office, at=("meetings",),
            clause=found[0].id,
        )  # fmt: skip


def _count(scene: Scene, count: MeetingCount) -> tuple[State, str]:
    if scene.since is None:
        return State.not_bound, COMPILED
    if count.period.first < scene.since:
        return State.not_bound, BEFORE_OFFICE
    if count.short:
        return (State.not_bound, EXCUSED) if count.excused else (State.absent, "")
    return (State.present, "") if count.is_over else (State.provisional, NOT_OVER)


def plans_are_followed(scene: Scene, rule: Rule) -> Iterator[Item]:
    """A805: of a meeting whose day is past it is told whether it was held."""
    for meeting in scene.book.meetings.values():
        if meeting.date >= scene.as_of:
            continue
        open_still = meeting.held is Holding.planned
        missing = State.partial if scene.judges else State.not_recorded
        why = PLANNED.format(day=meeting.date) if open_still else ""
        state = missing if open_still else State.present
        if open_still and scene.since and meeting.date < scene.since:
            state, why = State.not_bound, BEFORE_OFFICE
        yield _of_meeting(scene, rule, meeting, meeting.title, state, why)


def minutes_are_sent(scene: Scene, rule: Rule) -> Iterator[Item]:
    """A850: where the document asks for minutes, each meeting has them, sent to whom it says."""
    body = scene.place.body
    asked = next((one for one in body.record.rules if one.kind is RuleKind.minutes), None) if body else None
    for meeting in scene.book.meetings.values() if asked else ():
        if meeting.held is Holding.held:
            state, why = _minutes(scene, meeting, asked.minutes if asked else None)
            item = _of_meeting(scene, rule, meeting, MINUTES.format(title=meeting.title), state, why)
            yield replace(item, clause=asked.id if asked else "")


def _minutes(scene: Scene, meeting: Meeting, to: MinutesTo | None) -> tuple[State, str]:
    if scene.since is None:
        return (State.present, "") if meeting.minutes else (State.not_recorded, COMPILED)
    if meeting.date < scene.since:
        return State.not_bound, BEFORE_OFFICE
    if meeting.minutes is None:
        if any(one.matter is Matter.meeting and one.meeting == meeting.id for one in scene.book.withheld):
            return State.withheld, ""
        is_over = meeting.date.year < scene.as_of.year
        words = YEAR_OVER.format(year=meeting.date.year)
        return (State.absent, words) if is_over else (State.provisional, YEAR_NOT_OVER)
    sent, names = meeting.minutes, []
    if to and to.to_members and not sent.to_members:
        names.append(MEMBERS)
    names += [name for name in (to.also if to else ()) if name not in sent.also]
    return (State.partial, NOT_SENT.format(names="、".join(names))) if names else (State.present, "")


def _of_meeting(scene: Scene, rule: Rule, meeting: Meeting, title: str, state: State, why: str) -> Item:
    place = scene.place.ledger.meetings[meeting.id].at()
    since = published_day(meeting)
    at = ("meetings", meeting.id)
    return Item(rule.code, meeting.id, title, state, place, why, scene.office, at=at, since=since)


def matters_are_whole(scene: Scene, rule: Rule) -> Iterator[Item]:
    """A830: a matter tells what was decided, who leads, by when, how it stands, and that it was reviewed.

    Text and lead are always there, and where no day stands it goes on for good; nothing is public without review or the
    document it is taken from. What can be missing is how it stands, once its day is past, and since when it is public.
    """
    for story in scene.book.stories.values():
        name = story.record.id
        why = scene.unbound(rule, scene.office, story.decided)
        if not why and scene.since and story.decided < scene.since:
            why = BEFORE_OFFICE
        is_silent = not story.progress and story.closing is None
        lacking = [NO_PROGRESS] if is_silent and story.last_day and story.last_day < scene.as_of else []
        lacking += [] if story.record.published_here else [NO_PUBLISHED]
        missing = State.partial if scene.judges else State.not_recorded
        state = State.not_bound if why else missing if lacking else State.present
        yield Item(
            rule.code, name, MATTER.format(title=story.record.title), state,
            scene.place.ledger.resolutions[name].at(), why or "；".join(lacking), scene.office,
            at=("resolutions", name), since=published_day(story.record),
        )  # fmt: skip
    for kept in scene.book.withheld:
        if kept.matter is Matter.resolution:
            why = scene.unbound(rule, scene.office, kept.decided)
            state, place = State.not_bound if why else State.withheld, scene.place.ledger.withheld[kept.id].at()
            yield Item(rule.code, f"withheld/{kept.id}", kept.what, state, place, why or kept.why, scene.office)


RULES = (
    Rule("A801", Axis.timeliness, (), Severity.should, matters_in_time, own=True),
    Rule("A802", Axis.timeliness, (), Severity.should, reports_are_handed_in, own=True),
    Rule("A803", Axis.timeliness, (), Severity.should, meetings_are_held, own=True),
    Rule("A805", Axis.completeness, (), Severity.should, plans_are_followed, own=True),
    Rule("A830", Axis.completeness, articles("xinxi-gongkai/17"), Severity.may, matters_are_whole, BY_REGULATION),
    Rule("A850", Axis.completeness, (), Severity.should, minutes_are_sent, own=True),
)
