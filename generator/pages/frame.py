"""What surrounds the body of every page: who speaks, where we are, how old it is, where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.model.located import Located
from generator.pages.parts import Fact, Link

SEARCH = "search/index.html"


@dataclass(frozen=True, slots=True)
class Identity:
    """The same on every page: name of the site and who speaks."""

    site_name: str
    who_speaks: str
    is_government: bool
    footer: tuple[Fact, ...]  # 主办单位, 联系方式, 网站标识码, ICP, 公安备案: only those that are set
    footer_links: tuple[Link, ...]
    home: Link
    is_sample: bool


@dataclass(frozen=True, slots=True)
class Place:
    """The jurisdiction a page belongs to."""

    name: str
    home: Link
    nav: tuple[Link, ...]
    switch: Link | None  # "换地方"; None on a site of one place
    slug: str  # what the page of the search is told; "" on a site of one place


NOT_INDEXED = frozenset({"notices", "notice", "tombstone", "history"})  # what ends, what has ended, what was once


@dataclass(frozen=True, slots=True)
class Frame:
    """One page's surroundings."""

    path: str
    kind: str
    title: str
    heading: str
    description: str
    place: Place | None
    crumbs: tuple[Link, ...]  # without the page itself
    nav_current: str  # target of the entry of place.nav that this page belongs to, or ""
    age: str  # the age line, or ""
    passport: tuple[Fact, ...]
    metas: tuple[tuple[str, str], ...]
    canonical: str  # absolute address, or "" while no site_url is set
    updated: str  # 更新日期 YYYY-MM-DD, or ""
    name: str = ""  # the heading, or what stands for it where another page has the same heading
    feed: str = ""  # the feed that tells what is new here, where the page's head names it
    history: tuple[Located[Any], ...] = ()  # the records the page is about, whose changes are shown under it
    same_as: str = ""  # the path of the page that shows the same in another order, and is the one to keep

    @property
    def is_indexed(self) -> bool:
        """Whether search engines may keep it, and the site map for machines names it."""
        return self.kind not in NOT_INDEXED and self.kind != "not-found" and not self.same_as

    @property
    def search(self) -> str:
        """Where the masthead's 搜索 leads."""
        return f"{SEARCH}?j={self.place.slug}" if self.place and self.place.slug else SEARCH

    @property
    def root(self) -> str:
        """The way from this page up to the root of the site: ``""``, ``../``, ``../../`` …"""
        return "../" * self.path.count("/")


@dataclass(frozen=True, slots=True)
class Page:
    """One page to be drawn: frame, view, and the template that draws the view (``theme/bodies/<kind>.html``)."""

    frame: Frame
    view: Any
