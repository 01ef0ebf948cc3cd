"""The names a reader could mean: for suggestions, for sounds and for slips.

takes  a place's entries
gives  each name once, with the kind it stands for; the files they stand in
does not  hold sentences, or names too long to be typed
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.pages.search_views import SearchPlace
from generator.search.codes import File, script
from generator.search.fold import fold
from generator.search.packs import KINDS

LONGEST = (14, 14, 8, 6)  # characters, by rank: a long name is typed from a paper, long talk nobody repeats
SAID = 2  # the rank of what people say
LEFT_OUT = frozenset({"page", "report", "notice", "meeting"})


def terms_of(place: SearchPlace) -> list[tuple[str, int, int]]:
    """Each name with its kind and rank: 0 a title, 1 another name, 2 what people say, 3 known of."""
    found: dict[str, tuple[str, int, int]] = {}
    for entry in place.entries:
        if entry.kind in LEFT_OUT or entry.ended:
            continue
        for rank, names in enumerate(((entry.title,), entry.names, (*entry.words, *entry.also))):
            for name in names:
                key = fold(name)
                if 2 <= len(key) <= LONGEST[rank] and not key.isdigit():
                    held = found.get(key)
                    if held is None or rank < held[2]:
                        found[key] = (name, KINDS.index(entry.kind), rank)
    for name in (known for known in place.known if len(known) <= LONGEST[3]):
        found.setdefault(fold(name), (name, KINDS.index("unit"), 3))
    return list(found.values())


def make_lexicon(terms: Iterable[tuple[str, int, int]]) -> tuple[str, File]:
    """One file: names in groups of one kind and rank: kind, rank, names between blanks."""
    groups: dict[tuple[int, int], list[str]] = {}
    for name, kind, rank in terms:
        groups.setdefault((kind, rank), []).append(name.replace(" ", ""))
    payload: list[Any] = [[kind, rank, " ".join(names)] for (kind, rank), names in sorted(groups.items())]
    return script(payload)
