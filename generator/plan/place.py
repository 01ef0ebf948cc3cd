"""All pages of one place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from generator.model.observation import Observation
from generator.model.topic import GROUPS, RELIEF, TOPICS
from generator.pages.frame import Page
from generator.pages.parts import Fact, Link, Tile, TileGroup
from generator.pages.views import PlaceHome, SiteMap
from generator.plan.account import plan_account
from generator.plan.account_words import folder
from generator.plan.body import plan_body
from generator.plan.cases import plan_cases
from generator.plan.catalogue_list import CATALOGUE
from generator.plan.channels import plan_channels
from generator.plan.context import PlaceContext, squeeze
from generator.plan.documents import plan_documents
from generator.plan.duties import first_units, plan_duties
from generator.plan.frames import Frames
from generator.plan.help import plan_place_help, situation_tiles, urgent
from generator.plan.limits import plan_limits
from generator.plan.measures import plan_place_measures
from generator.plan.meetings import hub_tile, plan_meetings
from generator.plan.money import plan_explanations, plan_money
from generator.plan.notices import plan_notices
from generator.plan.opening import opening_tile, plan_opening
from generator.plan.proposals import proposal_addresses
from generator.plan.reporting import plan_reporting
from generator.plan.resolutions import plan_resolutions
from generator.plan.selfcheck import plan_self_check
from generator.plan.silences import plan_silences
from generator.plan.subscriptions import Subscriptions
from generator.plan.tombstones import KIND as GONE
from generator.plan.tombstones import plan_tombstones
from generator.plan.units import plan_units
from generator.plan.wording import HUB, OPENING, listing

ICONS = {
    "dibao": "rice", "tekun": "human-cane", "shouzai": "home-flood", "yiliao": "hospital-box-outline",
    "jiaoyu": "school", "zhufang": "home-outline", "jiuye": "briefcase-outline", "linshi": "lifebuoy",
    "jibing-yingji": "ambulance", "liusan": "map-marker-question-outline", "shehui-liliang": "hand-heart-outline",
}  # fmt: skip


WAYS = (
    ("有哪些救助", "relief", "给谁、带什么、多久办好"),
    ("我可能符合哪些", "self-check", "答几个问题，自己先看看"),
    ("咨询、投诉、信访找谁", "channels", "电话、地址、怎么一步一步来"),
    ("算一算期限", "limits", "哪天答复、哪天以前申诉，一天一天数"),
)


MAPPED_OF_A_KIND = 20  # a site map must not weigh more than 60 KB
WRITTEN = "文件写的：哪件事谁负责"

ACCOUNT = ("account-catalogue", "account-units", "account-trend")  # its lists are found from these
OTHER_PAGES = "联席会议和文件"
MAP_GROUPS = {
    "我遇到了什么难处": ("situation",),
    "有哪些救助": ("measures", "measure", "self-check", "funds"),
    "咨询和投诉": ("channels", "ladder", "limits"),
    "成员单位": ("units", "unit"),
    "按事情找单位": ("duties", "place-topic"),
    HUB: (
        "meetings", "meeting", "proposals", "resolutions", "resolution", "reports", "report", "bulletins", "bulletin",
        "circulars", "circular", "evaluations", "evaluation", "notices", "notice", "cases", "withheld",
    ),
    OPENING: ("opening", "guide", "opening-rules", "opening-catalogue", "annuals", "annual", "account", *ACCOUNT),
    OTHER_PAGES: (),
}  # fmt: skip


def plan_place(
    context: PlaceContext, frames: Frames, observations: tuple[Observation, ...], subscriptions: Subscriptions
) -> Iterator[Page]:
    """The place's home, its pages, and its own site map."""
    pages = [
        *plan_place_help(context, frames),
        *plan_place_measures(context, frames),
        *plan_self_check(context, frames),
        *plan_channels(context, frames),
        *plan_limits(context, frames),
        *plan_money(context, frames),
        *plan_units(context, frames, subscriptions),
        *plan_duties(context, frames),
        *plan_body(context, frames),
        *plan_resolutions(context, frames, proposal_addresses(context)),
        *plan_documents(context, frames, observations),
        *plan_explanations(context, frames),
        *plan_reporting(context, frames),
        *plan_notices(context, frames),
        *plan_cases(context, frames),
        *plan_silences(context, frames),
    ]
    pages += plan_meetings(context, frames, {page.frame.path for page in pages}, subscriptions)
    pages += plan_opening(context, frames, {*(page.frame.path for page in pages), folder(context)})
    pages += plan_account(context, frames, {page.frame.path for page in pages})
    yield _home(context, frames, {page.frame.path for page in pages})
    yield from pages
    yield from plan_tombstones(context, frames, {page.frame.path for page in pages})
    if not context.alone:
        yield _site_map(context, frames, pages)


def topic_tiles(context: PlaceContext) -> tuple[TileGroup, ...]:
    """The place's topics as tiles, relief first, each with who leads."""
    groups = []
    for title in GROUPS:
        tiles = []
        for topic in TOPICS:
            pairs = context.by_topic.get(topic.id)
            if topic.group != title or not pairs:
                continue
            label, units = first_units(pairs, topic.id)
            note = f"{label}：{listing((context.marked_name(u) for u in units), 2)}"
            icon = ICONS.get(topic.id, "") if title == RELIEF else ""
            tiles.append(Tile(topic.title, context.path("duties", topic.id), note, icon))
        if tiles:
            groups.append(TileGroup(title, tuple(tiles)))
    return tuple(groups)


def _home(context: PlaceContext, frames: Frames, paths: set[str]) -> Page:
    place = context.place
    body = place.body.record if place.body else None
    host = f"，办公室设在{context.unit_name(body.office.host)}" if body and body.office.host else ""
    help_groups = situation_tiles(context.book, context.prefix)
    ways = tuple(
        Tile(title, context.path(folder), note) for title, folder, note in WAYS if context.path(folder) in paths
    )
    if hanging := len(context.ledger.notices):
        ways = (*ways, Tile("正在公示的名单", context.path("notices"), f"{hanging}份，贴在哪里、有意见找谁"))
    lead = f"{context.body_name}：{context.member_count}{host}。每一句职责都能点回原文。"
    document = context.main_document
    sections = [
        Tile("成员单位", context.path("units"), _units(context)),
        Tile("按事情找单位", context.path("duties"), f"{len(place.duties)}条职责，逐句归类"),
        Tile("召集人和成员", context.path("people"), f"{len(place.people)}人" if place.people else "文件没有点名"),
        Tile("工作规则", context.path("rules"), f"{len(body.rules)}条" if body else ""),
        Tile(f"{body.kind.value if body else '联席会议'}和办公室", context.path("office"), "做什么、设在哪里"),
        hub_tile(context),
        opening_tile(context),
        Tile("制度全文", context.path("documents", document.record.id), context.document_line(document)),
        *(
            Tile(located.record.title, context.path("explanations", name), "白话解读，有问有答")
            for name, located in place.explanations.items()
        ),
        Tile("文件中的出入", context.path("discrepancies"), f"{context.observations}处"),
    ]
    records = [place.jurisdiction.record, *([body] if body else [])]
    records += [unit.record for unit in place.units.values()] + [duty.record for duty in place.duties.values()]
    records += [document.record for document in place.documents.values()]
    frame = frames.of_place(
        context, "place-home", context.path(), f"{context.name}社会救助信息公开",
        f"{context.name}社会救助谁负责：成员单位、职责原文、工作规则", records, article=False,
    )  # fmt: skip
    title = squeeze(document.read(document.record.title))
    source = Fact("依据文件", title, Link(title, context.path("documents", document.record.id)))
    topics = topic_tiles(context)
    if help_groups:
        topics = tuple(TileGroup(WRITTEN, group.tiles) for group in topics[:1])
    return Page(frame, PlaceHome(lead, help_groups, ways, topics, tuple(sections), source, urgent(context.book)))


def _units(context: PlaceContext) -> str:
    """How many members, and how many more that bear a duty."""
    members = sum(1 for unit in context.place.units.values() if unit.record.member)
    others = len(context.place.units) - members
    return f"{members}个单位各管什么" + (f"，另有{others}个也有职责" if others else "")


def map_groups(pages: list[Page]) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """The pages of a place, grouped for a site map, the hub first in its group; what is gone is not on it.

    Pages that share a heading are told apart as their titles are.
    """
    groups: dict[str, list[Link]] = {title: [] for title in MAP_GROUPS}
    of_kind = {kind: title for title, kinds in MAP_GROUPS.items() for kind in kinds}
    headings = Counter(page.frame.heading for page in pages)
    for page in sorted((p for p in pages if p.frame.kind != GONE), key=lambda page: page.frame.kind != "meetings"):
        title = of_kind.get(page.frame.kind, OTHER_PAGES)
        text = page.frame.heading if headings[page.frame.heading] == 1 else page.frame.name
        groups[title].append(Link(text, page.frame.path))
    return tuple((title, tuple(links)) for title, links in groups.items() if links)


def for_map(context: PlaceContext, pages: list[Page]) -> list[Page]:
    """What a site map names: of the ledger's kinds with many pages only the list that leads to them."""
    hub = context.path("meetings")
    many = Counter(page.frame.kind for page in pages if page.frame.nav_current == hub)
    first = context.path(*CATALOGUE)  # of a list, its first page in its first order
    accounts = {page.frame.path for page in pages if page.frame.kind in ACCOUNT and _is_first(page)}
    return [
        page
        for page in pages
        if page.frame.kind != "opening-catalogue" or page.frame.path == first
        if not page.frame.kind.startswith("account-") or page.frame.path in accounts
        if page.frame.nav_current != hub
        or many[page.frame.kind] <= MAPPED_OF_A_KIND
        or page.frame.path.count("/") == hub.count("/")
    ]


def _is_first(page: Page) -> bool:
    """Whether a page is the first of its list: only the others have a number in their address."""
    return re.search(r"/p[0-9]+/index.html$", page.frame.path) is None


def _site_map(context: PlaceContext, frames: Frames, pages: list[Page]) -> Page:
    frame = frames.of_place(
        context,
        "place-sitemap",
        context.path("sitemap"),
        "全部页面",
        f"{context.name}的全部页面",
        [context.place.jurisdiction.record],
        article=False,
    )
    return Page(frame, SiteMap(map_groups(for_map(context, pages))))
