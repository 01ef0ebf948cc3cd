"""Where a 议定事项 stands, in words; its row in a list; how many stand where.

takes  a story as of a day, the place it belongs to
gives  sentences, chips, rows
does not  decide where anything stands: that is ``ledger.standing``
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from generator.ledger.standing import CLOSED, Standing, Story
from generator.pages.parts import Link
from generator.pages.resolution_views import Chip, MatterRow
from generator.plan.context import PlaceContext
from generator.plan.wording import NOT_HELD, chinese_day

NO_DUE = "长期做，没有定期限"
NAMED = 3  # assisting units a row names
TITLE, LAST = 60, 40  # characters of a title and of the last event in a row
# What a list counts, in the order of pressing; the first of each group gives the shape.
COUNTED = (
    ("逾期", (Standing.overdue,)),
    ("过了原定期限", (Standing.past,)),
    ("快到期", (Standing.soon,)),
    ("遇到困难", (Standing.stuck,)),
    ("待确认", (Standing.reported,)),
    ("推进中", (Standing.going,)),
    ("没有进展记录", (Standing.silent,)),
    ("办结", (Standing.ended, Standing.done, Standing.done_late)),
    ("并入其他事项", (Standing.merged,)),
    ("不再办理", (Standing.dropped,)),
)
ALWAYS = ("快到期", "推进中", "办结")  # said even where there are none


def count_chips(context: PlaceContext, stories: Iterable[Story]) -> tuple[Chip, ...]:
    """逾期 2, 快到期 3 …; 逾期 is spoken of only where the office itself publishes here."""
    numbers = Counter(story.standing for story in stories)
    always = (*ALWAYS, "逾期") if context.ledger.since else ALWAYS
    chips = []
    for word, group in COUNTED:
        number = sum(numbers[standing] for standing in group)
        if number or word in always:
            chips.append(Chip(group[0].name, f"{word} {number}"))
    return tuple(chips)


def chip(story: Story) -> Chip:
    """The state in a few words."""
    text = story.standing.value
    if story.standing is Standing.overdue:
        text = f"逾期{days_late(story)}"
    elif story.standing is Standing.done and story.slipped:
        text = "改期后办结"
    return Chip(story.standing.name, text)


def days_late(story: Story) -> str:
    """37个工作日; 不到1个工作日; 约37个工作日 where days off are not announced yet."""
    if not story.late:
        return "不到1个工作日"
    return f"{'约' if story.estimated else ''}{story.late}个工作日"


def sentence(context: PlaceContext, story: Story) -> str:
    """Where it stands, in one sentence."""
    if story.standing in CLOSED:
        return _closed(context, story)
    due = chinese_day(story.due) if story.due else ""
    until = f"期限{due}" if due else NO_DUE
    if story.standing is Standing.overdue:
        return f"已经逾期{days_late(story)}（期限{due}）。"
    if story.standing is Standing.past:
        after = [entry.date for entry in story.progress if story.due and entry.date > story.due]
        later = f"最近一次报告进展是{chinese_day(after[-1])}" if after else "本站没有收录后来的情况"
        return f"原定{due}办完；{later}。"
    if story.standing is Standing.soon:
        return f"快到期了：期限{due}，{_left(context, story)}。"
    if story.standing is Standing.reported:
        late = f"报告的日子比期限晚{days_late(story)}。" if _finished_late(story) else ""
        return f"单位报告已经办完，等办公室确认。{late}"
    if story.standing is Standing.stuck:
        return f"报告遇到困难，还没有办完。{until}。"
    if story.standing is Standing.going:
        return f"正在办。{until}。"
    return f"{NOT_HELD}它的进展。{until}。"


def ahead(context: PlaceContext, story: Story) -> str:
    """What comes next of an open matter, as far as this portal will tell it."""
    if not context.ledger.since:
        return "以后收录了新的公开记录，这一页会跟着改。"
    if story.standing is Standing.reported:
        return "办公室确认以后，这一页会写明办结。"
    return "牵头单位报告办完、办公室确认以后，这一页会写明办结。"


def row(context: PlaceContext, story: Story) -> MatterRow:
    """A story in a list."""
    record = story.record
    shown = record.assist[:NAMED]
    return MatterRow(
        link=Link(shorten(record.title, TITLE), context.path("resolutions", record.id)),
        chip=chip(story),
        lead=unit_link(context, record.lead),
        assist=tuple(unit_link(context, unit) for unit in shown),
        others=f"等{len(record.assist)}个单位" if len(record.assist) > len(shown) else "",
        due=_due(story),
        last=_last(context, story),
        said=_said(context, story),
    )


def _due(story: Story) -> str:
    """The due day, and the first one where it was moved."""
    if story.due is None:
        return NO_DUE
    first = f"（原定{chinese_day(story.first_due)}）" if story.first_due and story.slipped else ""
    return f"期限{chinese_day(story.due)}{first}"


def unit_link(context: PlaceContext, unit: str) -> Link:
    """A unit, marked where this kind of body has since lost its name."""
    return Link(context.marked_name(unit), context.unit_link(unit).target)


def shorten(text: str, limit: int) -> str:
    """The beginning of a long text."""
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def _last(context: PlaceContext, story: Story) -> str:
    """The last thing that happened."""
    happened = [(story.decided, "会议定下")]
    happened += [(e.date, f"改期到{chinese_day(e.to)}") for e in story.extensions]
    happened += [(p.date, f"{context.unit_name(p.unit)}报告：{p.done}") for p in story.progress]
    happened += [(s.date, f"{s.kind.value}：{s.demand}") for s in story.supervision]
    happened += [(story.closing.date, f"{story.closing.how.value}：{story.closing.says}")] if story.closing else []
    latest = max(day for day, _ in happened)
    return f"{chinese_day(latest)} {shorten(next(what for day, what in reversed(happened) if day == latest), LAST)}"


def _said(context: PlaceContext, story: Story) -> str:
    """The last word of a unit on an open matter, where something else has happened since; or ""."""
    if story.is_closed or not story.progress:
        return ""
    last = story.progress[-1]
    said = shorten(f"{context.unit_name(last.unit)}报告：{last.done}", LAST)
    return "" if said in _last(context, story) else f"{chinese_day(last.date)} {said}"


def _left(context: PlaceContext, story: Story) -> str:
    book = context.ledger
    if story.last_day is None or story.last_day == book.as_of:
        return "就是这一天"
    number = book.working.after(book.as_of, story.last_day)
    about = "约" if book.working.is_estimated(book.as_of, story.last_day) else ""
    return f"还有{about}{number}个工作日"


def _finished_late(story: Story) -> bool:
    return bool(story.judged and story.finished and story.last_day and story.finished > story.last_day)


def _closed(context: PlaceContext, story: Story) -> str:
    assert story.closing is not None
    day = chinese_day(story.closing.date)
    if story.standing is Standing.merged:
        into = context.ledger.stories.get(story.closing.into or "")
        return f"{day}并入其他事项{'，那一项也已经了结' if into and into.is_closed else '，接着办'}。"
    if story.standing is Standing.dropped:
        return f"{day}定下不再办理。"
    if story.standing is Standing.ended or story.due is None:
        return f"{day}确认办结。"
    finished = f"{chinese_day(story.finished)}办完" if story.finished else f"{day}确认办结"
    due = f"{'改过的' if story.slipped else ''}期限（{chinese_day(story.due)}）"
    if story.standing is Standing.done:
        return f"{finished}，没有超过{due}。"
    return f"{finished}，比{due}晚{days_late(story)}。"
