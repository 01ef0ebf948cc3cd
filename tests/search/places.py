"""Small places to be searched: entries in words, texts as long as a test wants them."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

from generator.pages.search_views import SearchEntry, SearchPlace, SearchText

SOME = "民政教育医疗住房就业救助低保特困临时受灾"
NATION = SearchPlace("", "全国", "", (), (SearchEntry("law", "fa", "law/fa/index.html", "救助法"),))


def entry(name: str, title: str, *texts: str, runs_on: bool = False, kind: str = "duty", **changes: Any) -> SearchEntry:
    """A duty of one unit with these texts."""
    says = tuple(
        SearchText(text, f"c-{name}-{at}", f"{name}-{at}", runs_on and at > 1) for at, text in enumerate(texts, 1)
    )
    return replace(SearchEntry(kind, name, f"shili/units/{name}/index.html", title, texts=says), **changes)


def place(*entries: SearchEntry, slug: str = "shili", name: str = "示例县") -> SearchPlace:
    """A place with these entries."""
    return SearchPlace(slug, name, f"{slug}/", (name,), entries)


def words(random: Random, length: int, letters: str = SOME) -> str:
    """So many characters, the same for the same seed."""
    return "".join(random.choice(letters) for _ in range(length))


def long_entry(seed: int, parts: int, length: int) -> SearchEntry:
    """A duty in so many clauses that run on, each about as long as told."""
    random = Random(seed)
    letters = "".join(chr(0x4E00 + at) for at in range(3000))
    texts = [words(random, length + random.randrange(10), letters) for _ in range(parts)]
    return entry(f"lianhe{seed}", "联合", *texts, runs_on=True)
