"""我遇到了什么难处: the tiles, the answer in a place, and the page that asks where the reader is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model.base import Record
from generator.model.situation import Situation, SituationGroup
from generator.model.topic import BY_ID
from generator.pages.frame import Page
from generator.pages.help_views import ClockView, Reach, SituationPage, SituationPlaces
from generator.pages.measure_views import MaterialView
from generator.pages.parts import Block, Link, Tile, TileGroup
from generator.plan.context import PlaceContext
from generator.plan.frames import Frames
from generator.plan.law import LawBook
from generator.plan.leads import lead_views, no_lead
from generator.plan.measures import refs_of
from generator.plan.wording import HOTLINE, NOT_HELD

MOST_PLACES = 60
ASK_WHERE = "您在哪里？选了地方，才看得到由谁负责。"


def situation_tiles(book: LawBook, prefix: str) -> tuple[TileGroup, ...]:
    """All situations as tiles, in their groups; nothing where none holds on the day."""
    situations = book.current(book.national.situations.values())
    groups = []
    for group in SituationGroup:
        tiles = tuple(
            Tile(s.title, f"{prefix}help/{s.id}/index.html", "", s.icon) for s in situations if s.group is group
        )
        if tiles:
            groups.append(TileGroup(group.value, tiles))
    return tuple(groups)


def plan_place_help(context: PlaceContext, frames: Frames) -> Iterator[Page]:
    """An answer page for each situation."""
    for situation in context.book.current(context.national.situations.values()):
        yield _answer(context, frames, situation)


def plan_help_across(contexts: Sequence[PlaceContext], book: LawBook, frames: Frames) -> Iterator[Page]:
    """A page for each situation that asks where the reader is, for a site of several places."""
    for situation in book.current(book.national.situations.values()):
        path = f"help/{situation.id}/index.html"
        frame = frames.of_site(
            "situation-places", path, situation.title, f"{situation.title}：先去哪里、能得到什么", [situation],
            law=book.short_names(refs_of(situation)),
        )  # fmt: skip
        places = tuple(Link(c.title_name, c.path("help", situation.id)) for c in contexts[:MOST_PLACES])
        more = Link("全部地方", "index.html#places") if len(contexts) > MOST_PLACES else None
        urgency, first = _urgency(book, situation), book.block(situation.first)
        yield Page(frame, SituationPlaces(urgency, first, places, more, _measures(book, situation, "")))


def _urgency(book: LawBook, situation: Situation) -> Block | None:
    return book.block(situation.urgency) if situation.urgency else None


def _measures(book: LawBook, situation: Situation, prefix: str) -> tuple[Reach, ...]:
    current = {m.id: m for m in book.current(book.national.relief.values())}
    return tuple(
        Reach(
            Link(current[name].title, f"{prefix}relief/{name}/index.html"),
            book.line(current[name].summary.say, current[name].summary.basis),
        )
        for name in situation.measures
        if name in current
    )


def _answer(context: PlaceContext, frames: Frames, situation: Situation) -> Page:
    book, prefix = context.book, context.prefix
    leads, duties = lead_views(context, [topic.value for topic in situation.topics])
    measures = _measures(book, situation, prefix)
    first_measure = book.national.relief[situation.measures[0]].record
    ladder = book.national.ladders[situation.ladder].record
    clocks = tuple(ClockView(c.say, book.limit(c.limit), book.cite(c.limit.of)) for c in situation.clocks)
    materials = () if situation.papers else tuple(_material(book, m) for m in first_measure.materials)
    related = [t.value for t in (*situation.topics, *situation.related) if t.value in context.by_topic]
    view = SituationPage(
        urgency=_urgency(book, situation),
        first=book.block(situation.first),
        leads=leads,
        no_lead="" if leads else no_lead(context, "这件事"),
        measures=measures,
        papers=book.block(situation.papers) if situation.papers else None,
        materials=materials,
        materials_of=Link(first_measure.title, f"{prefix}relief/{first_measure.id}/index.html"),
        clocks=clocks,
        no_clock="" if clocks else _no_clock(context),
        calculator=context.calculator,
        rungs=tuple((r.title, Link(r.channel.value, channel_target(context, r.channel.value))) for r in ladder.rungs),
        complaint=(
            Link("一步一步怎么投诉", context.path("ladders", ladder.id)),
            Link("各种渠道和电话", context.path("channels")),
        ),
        self_check=_self_check(context, situation),
        related=tuple(Link(BY_ID[topic].title, context.path("duties", topic)) for topic in related),
    )
    records: list[Record] = [situation, *duties]
    frame = frames.of_place(
        context, "situation", context.path("help", situation.id), situation.title,
        f"{context.name}：{situation.title}，先去哪里、谁负责、有什么救助、带什么、多久答复、哪里投诉", records,
        keywords=(situation.title, *situation.words), law=book.short_names(refs_of(situation)),
        age=context.clause_age(duties),
    )  # fmt: skip
    return Page(frame, view)


def _material(book: LawBook, material: object) -> MaterialView:
    note = getattr(material, "note", None)
    return MaterialView(str(getattr(material, "name", "")), book.block((note,)) if note else None)


def _no_clock(context: PlaceContext) -> str:
    return (
        f"全国的规定没有规定期限。{context.name}自己的期限{NOT_HELD}。"
        f"交材料时问清几天答复，请窗口写下来；也可以拨打 {HOTLINE}催办。"
    )


def channel_target(context: PlaceContext, kind: str) -> str:
    """The part of the channels page that holds a kind."""
    from generator.plan.channels import anchor_of

    return f"{context.path('channels')}#{anchor_of(kind)}"


def _self_check(context: PlaceContext, situation: Situation) -> Link | None:
    tables = {table.measure for table in context.book.current(context.national.tables.values())}
    if not tables & set(situation.measures):
        return None
    return Link("自己先查一查：我可能符合哪些", context.path("self-check"))
