"""The plan of the whole site.

takes  the portal of a day, the observations
gives  all pages with their paths, feeds, calendars, who speaks, and findings where two pages want one address or title
does not  draw or write
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from generator.disclosure.day import PortalDay
from generator.disclosure.reach import Reach
from generator.findings import Findings, Place
from generator.model.base import Record
from generator.model.observation import Observation
from generator.model.past import NO_HISTORIES, Histories
from generator.model.portal import National, PlaceData, Portal
from generator.pages.feed_views import DayCalendar, Feed
from generator.pages.frame import SEARCH, Identity, Page
from generator.pages.parts import Link, Pager
from generator.pages.search_views import SearchPlace
from generator.pages.views import DataFile, Narrative, NotFound, SiteMap
from generator.plan.account_method import HEADING as HOW
from generator.plan.account_method import plan_method
from generator.plan.account_reach import plan_reaches
from generator.plan.account_words import METHOD
from generator.plan.across import plan_across
from generator.plan.channels import plan_channel_lists
from generator.plan.context import PlaceContext
from generator.plan.frames import Frames
from generator.plan.help import plan_help_across
from generator.plan.history import ChangeLog, plan_histories
from generator.plan.ladders import plan_papers
from generator.plan.law import LawBook
from generator.plan.laws import plan_laws
from generator.plan.measures import plan_measure_texts, plan_national_measures
from generator.plan.paging import numbered, slices
from generator.plan.place import for_map, map_groups, plan_place
from generator.plan.search_national import search_nation
from generator.plan.search_page import SEARCHING, plan_search
from generator.plan.search_place import search_place
from generator.plan.subscriptions import Subscriptions
from generator.plan.tombstones import plan_site_tombstones

SAFE_PATH = re.compile(r"^([a-z0-9]+(-[a-z0-9]+)*/)*(index|404)\.html$")
FOR_NARRATIVES = ("about", "method")
FILES_OF = 30  # places whose files one page lists
MAPPED = 200  # places one page of the site map lists


@dataclass(frozen=True)
class SitePlan:
    """All pages in writing order, the identity they share, and what may be subscribed to.

    ``later`` plans the pages that tell what only the drawn pages show, ``searching`` the one that needs to be told
    what can be found, as the JSON that its script reads first.
    """

    pages: tuple[Page, ...]
    identity: Identity
    feeds: tuple[Feed, ...]
    calendars: tuple[DayCalendar, ...]
    later: Callable[[Mapping[str, Reach]], Iterator[Page]] = field(compare=False)
    searching: Callable[[Any], Page] = field(compare=False)
    search: tuple[SearchPlace, tuple[SearchPlace, ...], tuple[str, ...]] = field(compare=False)


def plan_site(
    day: PortalDay, observations: tuple[Observation, ...], histories: Histories = NO_HISTORIES
) -> tuple[SitePlan, Findings]:
    """Plan every page of a day."""
    portal, as_of = day.portal, day.as_of
    alone = len(portal.config.jurisdictions) == 1 and bool(portal.places)
    narratives = tuple(
        Link(page.located.record.title, f"{name}/index.html") for name, page in portal.narratives.items()
    )
    book = LawBook(portal.national, as_of)
    log = ChangeLog(histories, book)
    frames = Frames(portal.config, as_of, alone, narratives, log)
    by_place: dict[str, list[Observation]] = {}
    for observation in observations:
        by_place.setdefault(observation.slug, []).append(observation)
    title_names = _title_names(portal.places)
    contexts = [
        PlaceContext(
            place,
            day.books[place.slug],
            day.accounts[place.slug],
            portal.lineages,
            alone,
            len(by_place.get(place.slug, ())),
            title_names[place.slug],
            book,
        )
        for place in portal.places
    ]
    pages: list[Page] = []
    feeds: list[Feed] = []
    calendars: list[DayCalendar] = []
    for context in contexts:
        subscriptions = Subscriptions(context)
        pages.extend(plan_place(context, frames, tuple(by_place.get(context.place.slug, ())), subscriptions))
        feeds.extend(subscriptions.feeds)
        calendars.extend(subscriptions.calendars)
    if not alone:
        pages.extend(plan_across(contexts, frames, book))
        pages.extend(plan_help_across(contexts, book, frames))
        pages.extend(plan_national_measures(contexts, book, frames))
    pages.extend(plan_measure_texts(book, frames))
    pages.extend(plan_channel_lists(book, frames))
    pages.extend(plan_papers(book, frames))
    pages.extend(plan_laws(book, frames))
    pages.extend(plan_method(contexts, book, frames))
    pages.extend(_about(portal, contexts, frames, pages))
    pages.extend(plan_site_tombstones(portal.tombstones, frames))
    pages.extend(list(plan_histories(pages, log)))  # last: no map of the site lists them
    findings = Findings()
    searching = partial(plan_search, contexts, book, frames)
    _find_collisions([*pages, searching(None)], findings)
    identity = frames.identity(portal.is_sample)
    later = partial(plan_reaches, contexts, frames)
    found = _search(contexts, book, pages, alone)
    return SitePlan(tuple(pages), identity, tuple(feeds), tuple(calendars), later, searching, found), findings


def _search(
    contexts: Sequence[PlaceContext], book: LawBook, pages: Iterable[Page], alone: bool
) -> tuple[SearchPlace, tuple[SearchPlace, ...], tuple[str, ...]]:
    """What can be found: in the nation, in each place; and the words of a question that are looked for nowhere."""
    of_place: dict[str, list[Page]] = {}
    for page in pages:
        of_place.setdefault(page.frame.place.home.target if page.frame.place else "", []).append(page)
    places = tuple(search_place(context, of_place.get(context.path(), ())) for context in contexts)
    lineages = (located.record for located in contexts[0].lineages.values()) if contexts else ()
    return search_nation(book, lineages, of_place.get("", ()), alone), places, book.fillers


def _title_names(places: tuple[PlaceData, ...]) -> dict[str, str]:
    """Each place's name; where two places share one, after the name of the place above it."""
    counts = Counter(place.jurisdiction.record.name for place in places)
    records = {place.slug: place.jurisdiction.record for place in places}
    return {
        slug: f"{record.parent or ''}{record.name}" if counts[record.name] > 1 else record.name
        for slug, record in records.items()
    }


def _about(portal: Portal, contexts: list[PlaceContext], frames: Frames, pages: list[Page]) -> Iterator[Page]:
    for name, narrative in portal.narratives.items():
        record = narrative.located.record
        kind = name if name in FOR_NARRATIVES else "narrative"
        frame = frames.of_site(
            kind, f"{name}/index.html", record.title, record.summary, [record], history=[narrative.located]
        )
        yield Page(frame, Narrative(narrative.html))
    yield from _data(portal, contexts, frames)
    yield from _site_map(contexts, frames, pages)
    frame = frames.of_site("not-found", "404.html", "没有找到这一页", "没有找到这一页", _jurisdictions(contexts))
    home = Link("回首页", "index.html")
    lead = "地址可能写错了，或者这一页已经改了地址。可以从首页重新找，或看网站地图。"
    yield Page(frame, NotFound(lead, (home, Link("网站地图", "sitemap/index.html"))))


def _national_files(national: National) -> Iterator[DataFile]:
    if national.law:
        about = "全国的记录：法律和文件、救助措施、难处、渠道、投诉阶梯、自查表、文书样张"
        yield DataFile(Link("全国.json", "data/national/all.json"), about)
        yield DataFile(Link("法律里的数字.csv", "data/national/figures.csv"), "每个期限、数额一行")
    if national.channels:
        yield DataFile(Link("全国渠道和电话.csv", "data/national/channels.csv"), "每个渠道一行")


def _data(portal: Portal, contexts: list[PlaceContext], frames: Frames) -> Iterator[Page]:
    for path, part, pager in _cut("data/index.html", contexts, FILES_OF):
        files = list(_national_files(portal.national))
        for context in part:
            slug, name = context.place.slug, context.title_name
            files += [
                DataFile(Link(f"{name}.json", f"data/{slug}.json"), "这个地方的全部记录"),
                DataFile(Link(f"{name}成员单位.csv", f"data/{slug}-units.csv"), "每个单位一行"),
                DataFile(Link(f"{name}目录.csv", f"data/{slug}-catalogue.csv"), "每份公开的记录一行"),
                DataFile(Link(f"{name}职责事项.csv", f"data/{slug}-clauses.csv"), "每个事项一行"),
                DataFile(Link(f"{name}公开情况.csv", f"data/{slug}-account.csv"), "每条规则看的每一项一行"),
                DataFile(Link(f"{name}公开情况.json", f"data/{slug}-account.json"), "同样的内容，带规则和依据"),
            ]
            if context.place.channels:
                files.append(DataFile(Link(f"{name}渠道.csv", f"data/{slug}-channels.csv"), "每个渠道一行"))
            if context.ledger.grid is not None:
                files.append(DataFile(Link(f"{name}报送.csv", f"data/{slug}-reports.csv"), "每个单位、每一期一行"))
            if context.ledger.stories:
                files.append(DataFile(Link(f"{name}议定事项.csv", f"data/{slug}-resolutions.csv"), "每个事项一行"))
            if context.ledger.cases:
                about = "每期、每个类型和结果一行；小的数不写"
                files.append(DataFile(Link(f"{name}一事一议.csv", f"data/{slug}-cases.csv"), about))
        about = "本站的记录可以整份下载，表格能用办公软件打开"
        frame = frames.of_site("data", path, numbered("数据下载", pager), about, _jurisdictions(part))
        yield Page(frame, Narrative("", tuple(files), pager))


def _site_map(contexts: list[PlaceContext], frames: Frames, pages: list[Page]) -> Iterator[Page]:
    own = (
        "本站",
        (Link(SEARCHING, SEARCH), *frames.narratives, Link(HOW, METHOD), Link("数据下载", "data/index.html")),
    )
    for path, part, pager in _cut("sitemap/index.html", contexts, MAPPED):
        groups: list[tuple[str, tuple[Link, ...]]] = []
        if frames.alone:
            of_place = [page for page in pages if page.frame.place is not None]
            groups.extend(map_groups(for_map(contexts[0], of_place)))
        else:
            groups.append(("各地", tuple(Link(f"{c.title_name}全部页面", c.path("sitemap")) for c in part)))
            across = (Link("各地怎样分工", "topics/index.html"),)
            groups.append(("跨地方", across if contexts else ()))
            groups.append(("难处", tuple(_links(pages, "situation-places"))))
            groups.append(("全国的规定", tuple(_links(pages, "national-measures", "national-measure"))))
        groups.append(
            ("法律和文书", tuple(_links(pages, "laws", "law", "measure-text", "channel-list", "papers", "paper")))
        )
        groups = [group for group in groups if group[1]]
        groups.append(own)
        heading = numbered("网站地图", pager)
        frame = frames.of_site("sitemap", path, heading, "本站全部页面", _jurisdictions(part))
        yield Page(frame, SiteMap(tuple(groups), pager))


def _cut(
    path: str, contexts: list[PlaceContext], size: int
) -> Iterator[tuple[str, Sequence[PlaceContext], Pager | None]]:
    """A list of places in pages; where no place is public yet, one page of what is the nation's."""
    return slices(path, contexts, size) if contexts else iter([(path, (), None)])


def _links(pages: list[Page], *kinds: str) -> Iterator[Link]:
    """Links to all pages of some kinds."""
    return (Link(page.frame.heading, page.frame.path) for page in pages if page.frame.kind in kinds)


def _jurisdictions(contexts: Sequence[PlaceContext]) -> list[Record]:
    return [context.place.jurisdiction.record for context in contexts]


def _find_collisions(pages: list[Page], findings: Findings) -> None:
    paths: dict[str, str] = {}
    titles: dict[str, str] = {}
    for page in pages:
        frame = page.frame
        place = Place(frame.path)
        if not SAFE_PATH.match(frame.path):
            findings.add("P103", place, path=frame.path)
        if frame.path in paths:
            findings.add("P101", place, path=frame.path, first=paths[frame.path], second=frame.title)
        paths.setdefault(frame.path, frame.title)
        if frame.title in titles:
            findings.add("P102", place, title=frame.title, other=titles[frame.title])
        titles.setdefault(frame.title, frame.path)
