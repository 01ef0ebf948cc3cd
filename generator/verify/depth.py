"""In how few taps a page is reached from the home of its place.

takes  the drawn pages, the homes of the places
gives  for each page of a place its least number of taps; a page that no tap leads to is not there
does not  judge, or count what a search finds

A telephone is what is counted on: what is folded away (栏目, 公开信息, 更早的) costs one tap more to open. The ways
lead over the place's own pages and those that belong to no place, never through another place. Pages of changes and of
the audit are reached, but are no way to anything: they list everything, and nobody looks for relief there. As in
``verify`` the scan is by regular expression, over our own HTML; each page is scanned once.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Collection, Iterable, Mapping

from generator.verify.links import EXTERNAL, resolve

NO_WAY = frozenset(
    {"history", "account", "account-list", "account-catalogue", "account-units", "account-trend", "audit-method"}
)
KIND = re.compile(r'<body[^>]*\sdata-kind="([^"]*)"')
TOKEN = re.compile(r'<a\s[^>]*?href="([^"#]+)|(<details[^>]*>)|(</details>)|(</nav>|</section>)')
FOLD = "__fold"  # an empty details of this class folds what follows it, up to the end of its nav or section
Taps = dict[str, int]  # the pages that a tap leads to, and how many taps it takes from here


def depths_of(
    pages: Iterable[tuple[str, bytes]], homes: Collection[str], no_way: Collection[str] = NO_WAY
) -> Mapping[str, int]:
    """The least number of taps to each page of a place; ``homes`` are the paths of the places' first pages."""
    graph = _Graph({name: content for name, content in pages if name.endswith(".html")}, homes, no_way)
    depths: dict[str, int] = {}
    for home in homes:
        depths.update(graph.walk(home))
    return depths


def taps_of(name: str, text: str) -> Taps:
    """The pages that links of a page lead to; a link in something folded takes two taps."""
    folder = posixpath.dirname(name)
    found: Taps = {}
    around: list[int] = []  # of each details around, the taps it takes to open it
    folded = 0
    for link, details, end, unfold in TOKEN.findall(text, text.find("<body")):
        if link:
            taps = 1 + sum(around) + folded
            address = html.unescape(link)
            if not EXTERNAL.match(address) and not address.startswith("/"):
                target = resolve(folder, address)
                found[target] = min(taps, found.get(target, taps))
        elif details:
            folded = folded or int(FOLD in details)
            around.append(int(FOLD not in details and " open" not in details))
        elif end and around:
            around.pop()
        elif unfold:
            folded = 0
    return found


class _Graph:
    """Pages and their links; which place each page belongs to, "/" where it belongs to none."""

    def __init__(self, pages: Mapping[str, bytes], homes: Collection[str], no_way: Collection[str]) -> None:
        self.pages = pages
        self.no_way = no_way
        self.prefixes = {home.removesuffix("index.html") for home in homes}
        self.links: dict[str, dict[str, Taps]] = {}

    def walk(self, home: str) -> Taps:
        """Breadth first, by number of taps: a page waits in the row of the taps it takes."""
        own = home.removesuffix("index.html")
        found: Taps = {}
        rows: list[list[str]] = [[home] if home in self.pages else []]
        for taps, row in enumerate(rows):  # grows while it is read
            for name in row:
                if name in found:
                    continue
                found[name] = taps
                for place in {own, "/"}:
                    for target, more in self.leads(name).get(place, {}).items():
                        rows.extend([] for _ in range(taps + more + 1 - len(rows)))
                        rows[taps + more].append(target)
        return {name: taps for name, taps in found.items() if self.place_of(name) == own}

    def leads(self, name: str) -> dict[str, Taps]:
        """The pages a page leads to, by place; none from a page that is no way."""
        if name not in self.links:
            text = self.pages[name].decode()
            kind = KIND.search(text)
            by_place: dict[str, Taps] = {}
            if not (kind and kind[1] in self.no_way):
                for target, taps in taps_of(name, text).items():
                    if target in self.pages:
                        by_place.setdefault(self.place_of(target), {})[target] = taps
            self.links[name] = by_place
        return self.links[name]

    def place_of(self, name: str) -> str:
        """The prefix of the place a page belongs to; with a single place at the root, that place's."""
        if "" in self.prefixes:
            return ""
        prefix = name.partition("/")[0] + "/"
        return prefix if prefix in self.prefixes else "/"
