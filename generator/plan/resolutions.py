"""Pages of 议定事项: what is open, the same by year of meeting and by unit, and one page each.

takes  a place's ledger on a day
gives  the lists, cut into pages; each matter told from its decision to its end
does not  plan anything where no matter is held
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from generator.ledger.standing import Story
from generator.model.base import Record
from generator.model.resolution import ProgressSheet, Resolution
from generator.model.unit import UnitKind
from generator.pages.frame import Page
from generator.pages.parts import Fact, Link
from generator.pages.resolution_views import MatterList, MatterPage, OpenMatters
from generator.plan.context import PlaceContext
from generator.plan.frames import Frames
from generator.plan.paging import numbered, slices
from generator.plan.standings import NO_DUE, ahead, chip, count_chips, row, sentence, shorten, unit_link
from generator.plan.stories import events_of
from generator.plan.wording import chinese_day

ON_UNIT = 10
HEADING = "议定事项"


def plan_resolutions(context: PlaceContext, frames: Frames, proposals: Mapping[str, str]) -> Iterator[Page]:
    """The lists, then each matter; ``proposals``: where each proposal is shown."""
    stories = list(context.ledger.stories.values())
    if not stories:
        return
    years: dict[int, list[Story]] = {}
    for story in stories:
        years.setdefault(story.decided.year, []).append(story)
    units = [unit for unit in context.place.units if unit in context.ledger.stories_of]
    by_year = tuple(
        Link(f"{year}年（{len(years[year])}项）", _path(context, f"year-{year}"))
        for year in sorted(years, reverse=True)
    )
    by_unit = tuple(
        Link(f"{context.unit_name(unit)}（{len(context.ledger.stories_of[unit])}项）", _path(context, f"unit-{unit}"))
        for unit in units
    )
    lead = "联席会议定下来要办的事，一件一页。这里是还没有办结的，最急的在前。"
    yield from _list(context, frames, "", HEADING, lead, stories, [s for s in stories if not s.is_closed],
                     by_year, by_unit)  # fmt: skip
    for year, decided in years.items():
        lead = f"{year}年开的会定下来要办的事，没有办结的在前。"
        yield from _list(context, frames, f"year-{year}", f"{year}年会议的议定事项", lead, decided, _in_order(decided))
    for unit in units:
        borne = context.ledger.stories_of[unit]
        heading = f"{context.unit_name(unit)}的议定事项"
        lead = "由它牵头或者配合办的事，没有办结的在前。"
        yield from _list(context, frames, f"unit-{unit}", heading, lead, borne, _in_order(borne))
    for story in stories:
        yield _matter(context, frames, story, proposals)


def open_matters(context: PlaceContext, unit: str) -> OpenMatters | None:
    """What is open that a unit leads or assists in; ``None`` for a 集合, and where the place holds no matter at all."""
    if not context.ledger.stories or context.place.units[unit].record.kind is UnitKind.collective:
        return None
    borne = context.ledger.stories_of.get(unit, [])
    still = [story for story in borne if not story.is_closed]
    left = len(still) - ON_UNIT
    whole = f"它的全部议定事项（{len(borne)}项）"
    more = Link(f"还有{left}项没有办结的，看{whole}" if left > 0 else whole, _path(context, f"unit-{unit}"))
    return OpenMatters(
        rows=tuple(row(context, story) for story in still[:ON_UNIT]),
        none="" if still else "本站收录的议定事项里，没有由它牵头或者配合、还没办结的。",
        more=more if len(borne) > min(len(still), ON_UNIT) else None,
    )


def _path(context: PlaceContext, *parts: str) -> str:
    return context.path("resolutions", *(part for part in parts if part))


def _in_order(stories: list[Story]) -> list[Story]:
    """Open ones as they press, then those that ended, the latest first."""
    ended = [story for story in stories if story.is_closed]
    ended.sort(key=lambda s: (s.closing.date if s.closing else date.min, s.record.id), reverse=True)
    return [story for story in stories if not story.is_closed] + ended


def _list(
    context: PlaceContext,
    frames: Frames,
    folder: str,
    heading: str,
    lead: str,
    counted: list[Story],
    listed: list[Story],
    years: tuple[Link, ...] = (),
    units: tuple[Link, ...] = (),
) -> Iterator[Page]:
    root, own = _path(context), _path(context, folder)
    chips = count_chips(context, counted)
    whole = Link("全部未办结的议定事项", root) if folder else None
    above = (Link(HEADING, root),) if folder else ()
    for path, part, pager in list(slices(own, listed)) or [(own, [], None)]:
        first = path == own
        view = MatterList(
            lead=lead if first else "",
            chips=chips if first else (),
            rows=tuple(row(context, story) for story in part),
            empty="" if part else "本站收录的议定事项，都已经了结。",
            years=years if first else (),
            units=units if first else (),
            whole=whole,
            pager=pager,
        )
        title = numbered(heading, pager)
        records: list[Record] = [story.record for story in part]
        frame = frames.of_ledger(
            context, "resolutions", path, title, f"{context.body_name}：{title}", records,
            above if first else (*above, Link(heading, own)), article=False,
        )  # fmt: skip
        yield Page(frame, view)


def _matter(context: PlaceContext, frames: Frames, story: Story, proposals: Mapping[str, str]) -> Page:
    record = story.record
    ledger = context.ledger
    meeting = ledger.meetings[record.meeting]
    relief = context.national.relief
    into = ledger.stories.get(story.closing.into or "") if story.closing else None
    view = MatterPage(
        chip=chip(story),
        standing=sentence(context, story),
        notes=_notes(story),
        meeting=Link(meeting.title, context.path("meetings", meeting.id)),
        decided=f"{chinese_day(story.decided)}，第{record.number}项",
        text=record.text,
        lead=unit_link(context, record.lead),
        assist=tuple(unit_link(context, unit) for unit in record.assist),
        facts=_facts(context, story, proposals),
        events=events_of(context, story),
        into=Link(into.record.title, _path(context, into.record.id)) if into else None,
        ahead="" if story.is_closed else ahead(context, story),
        ask=f"想问办得怎样，可以问牵头单位{context.unit_name(record.lead)}，也可以拨打 {context.hotline}。",
        measures=tuple(
            Link(relief[name].record.title, context.path("relief", name))
            for name in record.measures
            if context.holds_measure(name)
        ),
        topics=tuple(context.topic_link(topic.value) for topic in record.topics if topic.value in context.by_topic),
    )
    frame = frames.of_ledger(
        context, "resolution", _path(context, record.id), record.title,
        f"{shorten(record.title, 60)}：谁牵头、什么时候办完、办得怎样", [record, *_sheets(context, record)],
        (Link(HEADING, _path(context)),), name=f"{record.title}，议定事项{record.id}",
        keywords=(context.unit_name(unit) for unit in story.units[:8]),
        history=[context.place.ledger.resolutions[record.id]],
    )  # fmt: skip
    return Page(frame, view)


def _sheets(context: PlaceContext, record: Resolution) -> list[ProgressSheet]:
    """The units' sheets that say something of a matter."""
    sheets = (context.place.ledger.progress.get(unit) for unit in (record.lead, *record.assist))
    told = (located.record for located in sheets if located is not None)
    return [sheet for sheet in told if any(line.resolution == record.id for line in sheet.lines)]


def _notes(story: Story) -> tuple[str, ...]:
    notes = []
    if story.extensions and story.first_due and story.due:
        moved = "往后推" if story.slipped else "改" if story.due == story.first_due else "提前"
        times = f"{len(story.extensions)}次" if len(story.extensions) > 1 else ""
        notes.append(f"期限{moved}过{times}：原定{chinese_day(story.first_due)}，现在是{chinese_day(story.due)}。")
    if story.due and story.last_day and story.due != story.last_day and not story.is_closed:
        notes.append(f"期限那天是休息日，顺延到{chinese_day(story.last_day)}。")
    return tuple(notes)


def _facts(context: PlaceContext, story: Story, proposals: Mapping[str, str]) -> tuple[Fact, ...]:
    record = story.record
    facts = [Fact("期限", chinese_day(story.due) if story.due else NO_DUE)]
    if story.extensions and story.first_due:
        facts.append(Fact("原定期限", chinese_day(story.first_due)))
    proposal = context.ledger.proposal(record.proposal)
    if proposal is not None:
        facts.append(Fact("来自议题", proposal.title, Link(proposal.title, proposals[proposal.id])))
    if record.basis:
        facts.append(Fact("依据", record.basis))
    return tuple(facts)
