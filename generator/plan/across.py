"""Pages across places: the portal's home, the list of places, topics × places, a page a topic.

A site of many places is cut into slices of at most ``SLICE`` places (on a topic's page: as many as have ``CLAUSES``
clauses), in the order of the settings, so that no page grows with the whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model.channel import ChannelKind
from generator.model.topic import GROUPS, RELIEF, TOPICS, Topic
from generator.pages.frame import Page
from generator.pages.parts import Link, Pager, Tile, TileGroup
from generator.pages.views import (
    Matrix,
    MatrixCell,
    MatrixRow,
    PlaceCard,
    PlaceList,
    PortalHome,
    TopicPage,
    TopicPlace,
)
from generator.plan.channels import has_list, list_path
from generator.plan.context import PlaceContext
from generator.plan.duties import best_roles, role_groups
from generator.plan.frames import Frames
from generator.plan.help import situation_tiles, urgent
from generator.plan.law import LawBook
from generator.plan.place import ICONS
from generator.plan.wording import UNENTERED

SLICE = 6
CLAUSES = 48
CARDS = 60
LEAD = "遇到难处先去哪里、谁负责、能得到什么、到哪里投诉。先选您所在的地方。"
BEGINS = "遇到难处先去哪里、能得到什么、到哪里投诉。这里先有全国的规定，本地的还没有收录。"
MATRIX = Tile("全部事项 × 各地", "topics/index.html", "谁牵头、谁配合，放在一起看")

Contexts = Sequence[PlaceContext]


def plan_across(contexts: Contexts, frames: Frames, book: LawBook) -> Iterator[Page]:
    """Everything above the single place."""
    yield _home(contexts, frames, book)
    if len(contexts) > CARDS:
        yield from _place_lists(contexts, frames)
    used = [topic for topic in TOPICS if any(topic.id in context.by_topic for context in contexts)]
    chunks = {topic.id: _chunks(topic, contexts) for topic in used}
    pages_of = {
        topic: {context.place.slug: number for number, chunk in enumerate(parts) for context in chunk}
        for topic, parts in chunks.items()
    }
    slices = [contexts[at : at + SLICE] for at in range(0, len(contexts), SLICE)]
    for number, part in enumerate(slices):
        yield _matrix(part, number, len(slices), pages_of, frames)
    for topic in used:
        for number, part in enumerate(chunks[topic.id]):
            yield _topic(topic, part, number, len(chunks[topic.id]), frames)


def _chunks(topic: Topic, contexts: Contexts) -> list[list[PlaceContext]]:
    """The places of each page of a topic: few enough clauses to be read, few enough bytes to be sent."""
    chunks: list[list[PlaceContext]] = [[]]
    clauses = 0
    for context in contexts:
        own = len(context.by_topic.get(topic.id, ()))
        if chunks[-1] and (clauses + own > CLAUSES or len(chunks[-1]) == SLICE):
            chunks.append([])
            clauses = 0
        chunks[-1].append(context)
        clauses += own
    return chunks


def _card(context: PlaceContext) -> PlaceCard:
    place = context.place
    counts = f"{len(place.units)}个单位 · {len(place.duties)}条职责"
    parent = place.jurisdiction.record.parent or place.jurisdiction.record.level.value
    return PlaceCard(Link(context.name, context.path()), parent, context.document_line(context.main_document), counts)


def _home(contexts: Contexts, frames: Frames, book: LawBook) -> Page:
    used = {topic for context in contexts for topic in context.by_topic}
    tiles = tuple(
        Tile(topic.title, f"topics/{topic.id}/index.html", topic.covers, ICONS.get(topic.id, ""))
        for topic in TOPICS
        if topic.group == RELIEF and topic.id in used
    )
    many = len(contexts) > CARDS
    pages = -(-len(contexts) // CARDS)
    view = PortalHome(
        lead=LEAD if contexts else BEGINS,
        places=tuple(_card(context) for context in contexts[: CARDS if many else None]),
        more_places=tuple(
            Link(f"地方名单第{n}页", _list_path(n)) for n in (range(2, min(pages, 2) + 1) if many else ())
        ),
        help=situation_tiles(book, ""),
        groups=(TileGroup("按事情看各地怎样分工", tiles),) if tiles else (),
        ways=tuple(_national_tiles(book)),
        sections=(
            *([MATRIX] if contexts else ()),
            *(Tile(link.text, link.target) for link in frames.narratives),
            Tile("数据下载", "data/index.html", "表格和数据文件"),
        ),
        urgent=urgent(book),
    )
    records = [context.place.jurisdiction.record for context in contexts]
    frame = frames.of_site(
        "portal-home", "index.html", frames.config.site_name,
        "各地社会救助联席会议的成员单位、职责分工和工作规则，逐句可以查到原文", records,
    )  # fmt: skip
    return Page(frame, view)


def _national_tiles(book: LawBook) -> Iterator[Tile]:
    national = book.national
    if has_list(book, ChannelKind.ask):
        yield Tile("打电话问", list_path(ChannelKind.ask), "12345、12348 等全国电话，各管什么")
    if book.current(national.relief.values()):
        yield Tile("有哪些救助", "relief/index.html", "全国规定的救助，一项一页")
    if national.law:
        yield Tile("法律和文件", "law/index.html", "本站依据的条款和数字")
    if book.current(national.papers.values()):
        yield Tile("文书样张", "papers/index.html", "申请书、投诉信，打印出来用手填")


def _list_path(number: int) -> str:
    return f"places/p{number}/index.html"


def _place_lists(contexts: Contexts, frames: Frames) -> Iterator[Page]:
    pages = [contexts[at : at + CARDS] for at in range(0, len(contexts), CARDS)]
    for number, part in enumerate(pages[1:], 2):
        previous = Link("上一页", _list_path(number - 1) if number > 2 else "index.html")
        following = Link("下一页", _list_path(number + 1)) if number < len(pages) else None
        pager = Pager(previous, following, f"第{number}页，共{len(pages)}页")
        heading = f"地方名单第{number}页"
        frame = frames.of_site(
            "places", _list_path(number), heading, "本站收录的地方", [c.place.jurisdiction.record for c in part]
        )
        yield Page(frame, PlaceList(tuple(_card(context) for context in part), pager))


def _slice_path(base: str, number: int) -> str:
    return f"{base}/index.html" if number == 0 else f"{base}/p{number + 1}/index.html"


def _pager(base: str, number: int, total: int) -> Pager | None:
    if total < 2:
        return None
    previous = Link("上一批地方", _slice_path(base, number - 1)) if number else None
    following = Link("下一批地方", _slice_path(base, number + 1)) if number + 1 < total else None
    return Pager(previous, following, f"第{number + 1}批地方，共{total}批")


def _suffix(number: int) -> str:
    return "" if number == 0 else f"（第{number + 1}批地方）"


def _matrix(contexts: Contexts, number: int, total: int, pages_of: dict[str, dict[str, int]], frames: Frames) -> Page:
    groups = []
    for title in GROUPS:
        rows = []
        for topic in TOPICS:
            if topic.group == title and any(topic.id in context.by_topic for context in contexts):
                page = pages_of[topic.id][contexts[0].place.slug]
                link = Link(topic.title, _slice_path(f"topics/{topic.id}", page))
                cells = tuple(_cell(context, topic) for context in contexts)
                rows.append(MatrixRow(link, topic.covers, cells))
        if rows:
            groups.append((title, tuple(rows)))
    heading = f"各地怎样分工{_suffix(number)}"
    records = [duty.record for context in contexts for duty in context.place.duties.values()]
    frame = frames.of_site(
        "topics", _slice_path("topics", number), heading, "每件事各地由谁牵头、由谁负责，放在一张表里", records
    )
    lead = "每一行是一件事，每一列是一个地方，格子里是文件写的牵头或负责单位。点进去看原文。"
    places = tuple(Link(context.name, context.path()) for context in contexts)
    return Page(frame, Matrix(lead, places, tuple(groups), _pager("topics", number, total)))


def _cell(context: PlaceContext, topic: Topic) -> MatrixCell:
    pairs = context.by_topic.get(topic.id)
    if not pairs:
        return MatrixCell(context.name, "", (), "文件没有写" if context.is_entered else UNENTERED, 0)
    label, first, others = best_roles(pairs, topic.id)
    names = tuple(context.unit_name(unit) for unit in first[:3])
    return MatrixCell(context.name, context.path("duties", topic.id), names, label, others + len(first) - len(names))


def _topic(topic: Topic, contexts: Contexts, number: int, total: int, frames: Frames) -> Page:
    base = f"topics/{topic.id}"
    speaking = [context for context in contexts if topic.id in context.by_topic]
    places = tuple(
        TopicPlace(
            Link(context.name, context.path("duties", topic.id)),
            context.document_line(context.main_document),
            role_groups(context, topic.id, in_place=False),
        )
        for context in speaking
    )
    others = [context for context in contexts if topic.id not in context.by_topic]
    silent = tuple(Link(c.name, c.path()) for c in others if c.is_entered)
    unentered = tuple(Link(c.name, c.path()) for c in others if not c.is_entered)
    records = [duty for context in speaking for duty, _ in context.by_topic[topic.id]]
    heading = f"{topic.title}：各地怎样分工{_suffix(number)}"
    frame = frames.of_site(
        "topic", _slice_path(base, number), heading, f"{topic.title}在各地由谁牵头、谁配合，原文放在一起",
        records, crumbs=(Link("各地怎样分工", "topics/index.html"),),
    )  # fmt: skip
    return Page(frame, TopicPage(topic.covers, places, silent, unentered, _pager(base, number, total)))
