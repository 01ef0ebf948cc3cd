"""The whole index: every file of it, and the root the search page carries.

takes  the nation and the places with their entries, fillers of questions
gives  files named by their content, and the root as JSON
does not  depend on the order in which files lie on a disk, or on anything but its input

Two levels: ``blocks`` say which packs hold a pair of characters, packs hold entries with their texts. A phone loads the
blocks of what was typed and the best packs, never the whole; a change in one place changes that place's packs, and of
the blocks those that name them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.model.topic import TOPICS
from generator.pages.search_views import KIND_TITLES, SearchPlace
from generator.search.blocks import make_blocks
from generator.search.codes import File, script, table
from generator.search.letters import make_letters
from generator.search.lexicon import make_lexicon, terms_of
from generator.search.packs import Pack, make_packs


@dataclass(frozen=True, slots=True)
class Index:
    """``root`` is plain values, to be written into the search page as JSON."""

    root: Mapping[str, Any]
    files: tuple[File, ...]


def make_index(nation: SearchPlace, places: Sequence[SearchPlace], fillers: Sequence[str]) -> Index:
    """Pack everything: the nation first, then the places in their order."""
    packs: list[Pack] = []
    files: list[File] = []
    rows: list[list[Any]] = []
    terms: list[str] = []
    for place in (nation, *places):
        first = len(packs)
        packs.extend(make_packs(place, first))
        lexicon, file = make_lexicon(place)
        terms.extend(name for name, _, _ in terms_of(place))
        head, head_file = script("head", place.slug, _head(place))
        files += [file, head_file]
        rows.append([place.slug, place.name, first, len(packs) - first, head, lexicon])
    blocks, block_files = make_blocks(packs)
    pack_table, pack_files = table("pack-list", [[number, pack.name] for number, pack in enumerate(packs)])
    place_table, place_files = table("place-list", sorted(rows[1:]))
    letters = make_letters(terms, _characters(packs))
    sounds, sounds_file = script("sounds", 0, letters.sounds())
    likes, likes_file = script("likes", 0, letters.likes())
    root = {
        "kinds": list(KIND_TITLES.items()),
        "topics": [(topic.id, topic.title) for topic in TOPICS],
        "nation": rows[0],
        "places": place_table,
        "packs": pack_table,
        "blocks": blocks,
        "count": len(packs),
        "sounds": sounds,
        "likes": likes,
        "fillers": " ".join(fillers),
    }
    files += [pack.file for pack in packs]
    files += [*block_files, *pack_files, *place_files, sounds_file, likes_file]
    return Index(root, tuple(dict(files).items()))


def _head(place: SearchPlace) -> list[Any]:
    """What is shown with any result of a place: its folder, its other names, its units, who comes first on a topic."""
    firsts = [[topic, " ".join(units)] for topic, units in place.firsts]
    return [place.prefix, list(place.names), [list(unit) for unit in place.units], firsts]


def _characters(packs: Sequence[Pack]) -> frozenset[str]:
    """Every character that occurs in the index, and those that stand for names."""
    pairs: set[str] = set()
    for pack in packs:
        pairs |= pack.heads | pack.texts
    return frozenset("".join(pairs))
