"""What can be searched for, and the page it is searched on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.pages.parts import Line, Link, LinkGroup, TileGroup

KIND_TITLES = {
    "unit": "单位",
    "duty": "职责",
    "situation": "难处",
    "measure": "救助",
    "topic": "事项",
    "channel": "渠道",
    "document": "文件",
    "law": "法规",
    "paper": "文书",
    "explanation": "解读",
    "resolution": "议定事项",
    "meeting": "会议",
    "notice": "公示",
    "report": "报送",
    "page": "页面",
}  # in the order in which equals stand among the results
MOST_UNITS = 8  # a result lists the units it shows by name, at most eight


@dataclass(frozen=True, slots=True)
class SearchText:
    """One stretch of text a result can lead to; ``id`` and ``anchor`` are empty where the entry itself is meant.

    A stretch with ``runs_on`` continues the one before it: what is looked for may begin there and end here. ``own``
    words are this portal's, in an entry that else holds a document's. ``leads`` tells a clause in which the unit leads
    or answers for something from one in which it helps.
    """

    text: str
    anchor: str = ""
    id: str = ""
    runs_on: bool = False
    own: bool = False
    leads: bool = False


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """One thing that can be found: a unit, a measure, a document …

    ``path`` is its page, named from the root of the site; in ``everywhere`` entries (what holds in every place) it is
    the page outside any place, ``""`` where there is none, and ``path_in`` the page in a place, named from its folder.
    """

    kind: str  # key of KIND_TITLES
    id: str
    path: str
    title: str
    names: tuple[str, ...] = ()  # other names: full, short, old, later
    words: tuple[str, ...] = ()  # what people say for it
    also: tuple[str, ...] = ()  # what people say for it, where a channel or a paper answers first
    topics: tuple[str, ...] = ()
    units: tuple[str, ...] = ()  # units it names, the first ones first
    texts: tuple[SearchText, ...] = ()
    path_in: str = ""
    ended: bool = False  # no longer in force on the day: repealed, expired


@dataclass(frozen=True, slots=True)
class SearchPlace:
    """One place, or the nation (``slug`` empty): what can be found there.

    ``firsts`` gives, by topic, the units that come first on it; ``units`` their names, with a word where such bodies
    have since been renamed or abolished.
    """

    slug: str
    name: str
    prefix: str  # of its paths: "wuhai/", or "" where it stands alone
    names: tuple[str, ...]  # what the place is called
    entries: tuple[SearchEntry, ...]
    units: tuple[tuple[str, str], ...] = ()
    firsts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    known: tuple[str, ...] = ()  # names that are no slips of others, though nothing here bears them


@dataclass(frozen=True, slots=True)
class SearchPage:
    """kind ``search``: ``root`` is what the script reads first; without script the lists stand in its place.

    ``finder`` leads to 我可能符合哪些, or to the choice of a place; ``finder_in`` is its page, named from the folder of
    a place, where there are several.
    """

    alone: bool  # whether there is one place, which needs no choice
    root: Any  # plain values, written as JSON; None where nothing can be searched
    help: tuple[TileGroup, ...]
    topics: tuple[LinkGroup, ...]
    units: tuple[LinkGroup, ...]
    more_places: Link | None
    finder: Link | None
    finder_in: str
    ring: Line
