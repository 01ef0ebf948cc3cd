"""我遇到了什么难处: the tiles, the answer in a place, and the page that asks where the reader is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model.base import Record
from generator.model.measure import Measure
from generator.model.situation import Situation, SituationGroup
from generator.model.statement import ArticleRef
from generator.model.topic import BY_ID
from generator.pages.frame import Page
from generator.pages.help_views import ClockView, NationalAnswer, Reach, SituationPage, SituationPlaces
from generator.pages.parts import Block, Link, Tile, TileGroup
from generator.plan.context import PlaceContext
from generator.plan.frames import Frames
from generator.plan.ladders import letters_of
from generator.plan.law import LAW, LawBook
from generator.plan.leads import lead_views, no_lead
from generator.plan.local import local_limit
from generator.plan.measures import material_view
from generator.plan.wording import HOTLINE, NOT_HELD, SEE_TEXT, UNENTERED

MOST_PLACES = 60
NO_SENTENCE = "这份文件没有写到这件事由谁牵头、谁负责，所以没有原话可引。"


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


def urgent(book: LawBook) -> Block:
    """Where to go at once, on every home page (社会救助法 art. 37, 50, cited where that law is in force)."""
    law = tuple(ref for ref in (ArticleRef(LAW, "37"), ArticleRef(LAW, "50")) if book.holds(ref))
    hurry = "很急、要的钱不多的，必须先救助，过后再补说明。" if law else ""
    said = f"今天就过不去的，直接去您所在地的乡镇政府、街道办事处，当场说急。{hurry}也可以打12345。"
    return Block((book.line(said, law),), book.basis(law))


def plan_place_help(context: PlaceContext, frames: Frames) -> Iterator[Page]:
    """An answer page for each situation."""
    for situation in context.book.current(context.national.situations.values()):
        yield _answer(context, frames, situation)


def plan_help_across(contexts: Sequence[PlaceContext], book: LawBook, frames: Frames) -> Iterator[Page]:
    """A page for each situation that asks where the reader is and holds what is so everywhere, for several places."""
    for situation in book.current(book.national.situations.values()):
        path = f"help/{situation.id}/index.html"
        frame = frames.of_site(
            "situation-places", path, situation.title, f"{situation.title}：先去哪里、能得到什么", [situation],
            law=book.names_of(situation), history=[book.national.situations[situation.id]],
        )  # fmt: skip
        places = tuple(Link(c.title_name, c.path("help", situation.id)) for c in contexts[:MOST_PLACES])
        more = Link("全部地方", "index.html#places") if len(contexts) > MOST_PLACES else None
        common = _common(book, situation, "", HOTLINE)
        letters = letters_of(book, situation.ladder)
        elsewhere = "您的地方不在上面" if places else "本地由谁负责，这里还没有收录"
        yield Page(frame, SituationPlaces(common, places, more, f"{elsewhere}，拨打 {HOTLINE}问。", letters))


def _common(book: LawBook, situation: Situation, prefix: str, hotline: str) -> NationalAnswer:
    """What answers a trouble wherever the reader is."""
    current = {m.id: m for m in book.current(book.national.relief.values())}
    mine = [current[name] for name in situation.measures if name in current]
    first = mine[0] if mine and not situation.papers else None
    clocks = tuple(ClockView(c.say, book.limit(c.limit), book.cite(c.limit.of)) for c in situation.clocks)
    ladders = {record.id: record for record in book.current(book.national.ladders.values())}
    rungs = ladders[situation.ladder].rungs if situation.ladder in ladders else ()
    return NationalAnswer(
        urgency=book.block(situation.urgency) if situation.urgency else None,
        first=book.block(situation.first),
        measures=tuple(
            Reach(Link(m.title, f"{prefix}relief/{m.id}/index.html"), book.line(m.summary.say, m.summary.basis))
            for m in mine
        ),
        by_law=book.block((*mine[0].accepts, *mine[0].confirms)) if mine else None,
        papers=book.block(situation.papers) if situation.papers else None,
        materials=tuple(material_view(book, m) for m in first.materials) if first else (),
        materials_of=Link(first.title, f"{prefix}relief/{first.id}/index.html") if first else None,
        clocks=clocks,
        unheld=_unheld(mine[0]) if mine and clocks else "",
        no_clock=None if clocks else book.line(_no_clock(situation, hotline), ()),
        rungs=tuple(rung.title for rung in rungs),
    )


def _answer(context: PlaceContext, frames: Frames, situation: Situation) -> Page:
    book = context.book
    topics = [topic.value for topic in situation.topics]
    leads, duties = lead_views(context, topics)
    led = {lead.topic.target for lead in leads}
    missing = context.topic_link(topics[0]).target not in led
    related = [t.value for t in (*situation.topics, *situation.related) if t.value in context.by_topic]
    view = SituationPage(
        common=_common(book, situation, context.prefix, context.hotline),
        leads=leads,
        no_lead=book.line(no_lead(context, f"“{BY_ID[topics[0]].title}”"), ()) if missing else None,
        no_sentence=NO_SENTENCE if context.is_entered else f"这份文件{UNENTERED}，没有录到原话，{SEE_TEXT}。",
        older=context.older_than_law(situation.valid_from) if leads else "",
        local_clocks=_local_clocks(context, situation),
        calculator=context.calculator,
        complaint=_complaint(context, situation),
        letters=letters_of(context.book, situation.ladder),
        self_check=_self_check(context, situation),
        related=tuple(Link(BY_ID[topic].title, context.path("duties", topic)) for topic in related),
    )
    records: list[Record] = [situation, *duties]
    frame = frames.of_place(
        context, "situation", context.path("help", situation.id), situation.title,
        f"{context.name}：{situation.title}，先去哪里、谁负责、有什么救助、带什么、多久答复、哪里投诉", records,
        keywords=(situation.title, *situation.words), law=book.names_of(situation),
        age=context.clause_age(duties), elsewhere=("help", situation.id),
        history=frames.log.changed([context.national.situations[situation.id]] if context.alone else []),
    )  # fmt: skip
    return Page(frame, view)


def _local_clocks(context: PlaceContext, situation: Situation) -> tuple[ClockView, ...]:
    """The place's own limits for the measures that answer: what, and the limit with its document."""
    found = []
    for name in situation.measures:
        local = context.place.relief.get(name)
        measure = context.national.relief.get(name)
        for step in context.book.holding(local.record.steps) if local and measure else ():
            if step.length is not None and measure:
                say = f"{measure.record.title}：{step.title}"
                found.append(ClockView(say, f"{local_limit(step)}，{step.source}", None))
    return tuple(found)


def _no_clock(situation: Situation, hotline: str) -> str:
    if situation.urgency:
        return f"现在就去，当场说急，请他们先帮。几天答复，{NOT_HELD}规定。不管的，拨打 {hotline}催办。"
    return f"几天答复，{NOT_HELD}规定。交材料时问清，请窗口写下来；也可以拨打 {hotline}催办。"


def _unheld(first: Measure) -> str:
    """That no limit is held for the measure that answers first, where those shown are of others; or ""."""
    if any(step.limit for step in first.steps):
        return ""
    return f"{first.title}几天答复，{NOT_HELD}规定，交材料时问清。下面是别的期限。"


def _complaint(context: PlaceContext, situation: Situation) -> tuple[Link, ...]:
    ladders = {record.id for record in context.book.current(context.national.ladders.values())}
    steps = [Link("一步一步怎么投诉", context.path("ladders", situation.ladder))] if situation.ladder in ladders else []
    return (*steps, Link("各种渠道和电话", context.path("channels")))


def _self_check(context: PlaceContext, situation: Situation) -> Link | None:
    tables = {table.measure for table in context.book.current(context.national.tables.values())}
    if not tables & set(situation.measures):
        return None
    return Link("自己先查一查：我可能符合哪些", context.path("self-check"))
