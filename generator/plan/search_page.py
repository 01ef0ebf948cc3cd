"""The page of the search, and what stands on it for who has no script.

takes  the places, what the script reads first as plain values
gives  one page: troubles, topics, units, each a link
does not  search, or know how what can be found is kept
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from generator.model.topic import GROUPS, TOPICS
from generator.pages.frame import SEARCH, Page
from generator.pages.parts import Link, LinkGroup
from generator.pages.search_views import SearchPage
from generator.plan.context import PlaceContext
from generator.plan.frames import Frames
from generator.plan.help import MOST_PLACES, situation_tiles
from generator.plan.law import LawBook
from generator.plan.wording import HOTLINE

SEARCHING = "搜索"
FINDER = "自己先查一查：我可能符合哪些"
ABOUT = "用平常的话找单位、救助、文件和条文"


def plan_search(contexts: Sequence[PlaceContext], book: LawBook, frames: Frames, root: Any) -> Page:
    """The page; ``root`` is plain values for the script, ``None`` where nothing can be searched."""
    alone = frames.alone
    view = SearchPage(
        alone=alone,
        root=root,
        help=situation_tiles(book, ""),
        topics=tuple(_topics(contexts, alone)),
        units=tuple(_units(contexts)),
        more_places=Link("全部地方", "index.html#places") if len(contexts) > MOST_PLACES else None,
        finder=_finder(contexts, alone),
        finder_in="" if alone else "self-check/index.html",
        ring=book.line(f"还找不到，拨打 {contexts[0].hotline if alone else HOTLINE}问。", ()),
    )
    records = [context.place.jurisdiction.record for context in contexts]
    return Page(frames.of_site("search", SEARCH, SEARCHING, ABOUT, records), view)


def _finder(contexts: Sequence[PlaceContext], alone: bool) -> Link | None:
    """The way to the questions, which each place has or none."""
    if not contexts or not contexts[0].has_self_check:
        return None
    return Link(FINDER, contexts[0].path("self-check") if alone else "index.html#places")


def _topics(contexts: Sequence[PlaceContext], alone: bool) -> Iterator[LinkGroup]:
    used = {topic for context in contexts for topic in context.by_topic}
    for title in GROUPS:
        links = tuple(
            contexts[0].topic_link(topic.id) if alone else Link(topic.title, f"topics/{topic.id}/index.html")
            for topic in TOPICS
            if topic.group == title and topic.id in used
        )
        if links:
            yield LinkGroup(title, links)


def _units(contexts: Sequence[PlaceContext]) -> Iterator[LinkGroup]:
    """The units by name where one place stands alone; of several the way to each one's list."""
    if len(contexts) == 1:
        yield LinkGroup(f"{contexts[0].title_name}的单位", tuple(contexts[0].unit_links.values()))
    elif contexts:
        yield LinkGroup("各地的单位", tuple(Link(c.title_name, c.path("units")) for c in contexts[:MOST_PLACES]))
