"""The whole index: every file of it, and the root the search page carries.

takes  the nation and the places with their entries, fillers of questions
gives  files named by their content, and the root as JSON
does not  depend on the order in which files lie on a disk, or on anything but its input

Two levels: ``blocks`` say which packs hold a pair of characters, packs hold entries with their texts. A phone loads the
blocks of what was typed and the best packs, never the whole; a change in one place changes that place's packs, and of
the blocks those that name them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.model.topic import TOPICS
from generator.pages.search_views import KIND_TITLES, SearchPlace
from generator.search.blocks import make_blocks
from generator.search.codes import File, script, table
from generator.search.fold import fold
from generator.search.letters import Letters, make_letters
from generator.search.lexicon import SAID, make_lexicon, terms_of
from generator.search.packs import Pack, make_packs


@dataclass(frozen=True, slots=True)
class Index:
    """``root`` is plain values, to be written into the search page as JSON."""

    root: Mapping[str, Any]
    files: tuple[File, ...]


def make_index(nation: SearchPlace, places: Sequence[SearchPlace], fillers: Sequence[str]) -> Index:
    """Pack everything: the nation first, then the places in their order.

    Each place has a stretch of pack numbers to itself, so that one more pack in one of them moves no other's.
    """
    files: list[File] = []
    own: list[list[Pack]] = []
    rows: list[list[Any]] = []
    terms: list[str] = []
    for place in (nation, *places):
        head, head_file = script(_head(place))
        known = terms_of(place)
        if place is nation:
            said, said_file = make_lexicon(term for term in known if term[2] == SAID)
            files.append(said_file)
        lexicon, lexicon_file = make_lexicon(term for term in known if term[2] != SAID or place is not nation)
        own.append(list(make_packs(place, head)))
        terms.extend(name for name, _, _ in known)
        files += [head_file, lexicon_file]
        rows.append([place.slug, place.name, 0, len(own[-1]), head, lexicon, " ".join(place.names)])
    stretch = 1 << max(len(packs) for packs in own).bit_length()
    for number, row in enumerate(rows):
        row[2] = number * stretch
    packs = {number * stretch + at: pack for number, some in enumerate(own) for at, pack in enumerate(some)}
    blocks, block_files = make_blocks(packs)
    pack_table, pack_files = table([[number, pack.name] for number, pack in packs.items()])
    place_table, place_files = table(sorted(rows[1:]))
    letters = make_letters(terms, _characters(packs.values()))
    sounds, sounds_file = script(letters.sounds())
    likes, likes_files = _likes(letters)
    root = {
        "kinds": list(KIND_TITLES.items()),
        "topics": [(topic.id, topic.title) for topic in TOPICS],
        "nation": rows[0],
        "places": place_table,
        "packs": pack_table,
        "blocks": blocks,
        "count": len(packs),
        "said": said,
        "sounds": sounds,
        "likes": likes,
        "fillers": " ".join(fillers),
        "kept": " ".join(_kept(nation, fillers)),
    }
    files += [pack.file for pack in packs.values()]
    files += [*block_files, *pack_files, *place_files, sounds_file, *likes_files]
    return Index(root, _once(files))


def _likes(letters: Letters) -> tuple[dict[str, Any], list[File]]:
    """The table that leads from a character to the file that knows its likes, and all files."""
    rows: list[list[str]] = []
    files: list[File] = []
    for first, text in letters.likes():
        name, file = script(text)
        rows.append([first, name])
        files.append(file)
    head, more = table(rows)
    return head, [*files, *more]


def _once(files: Iterable[File]) -> tuple[File, ...]:
    """Each file once. Names are short beginnings of a hash: two contents under one name stop the build."""
    held: dict[str, bytes] = {}
    for name, content in files:
        if held.setdefault(name, content) != content:
            raise ValueError(f"two search files of different content are named {name}")
    return tuple(held.items())


def _kept(nation: SearchPlace, fillers: Sequence[str]) -> list[str]:
    """What people say with a filler in it, the longest first: 申请 is taken out of a question, but not of 申请书."""
    said = dict.fromkeys(fold(word) for entry in nation.entries for word in (*entry.words, *entry.also))
    folded = [fold(filler) for filler in fillers]
    held = [word for word in said if any(filler in word for filler in folded)]
    return sorted(held, key=len, reverse=True)


def _head(place: SearchPlace) -> list[Any]:
    """What is shown with any result of a place: its folder, its other names, its units, who comes first on a topic."""
    firsts = [[topic, " ".join(units)] for topic, units in place.firsts]
    return [place.prefix, list(place.names), [list(unit) for unit in place.units], firsts]


def _characters(packs: Iterable[Pack]) -> frozenset[str]:
    """Every character that occurs in the index, and those that stand for names."""
    pairs: set[str] = set()
    for pack in packs:
        pairs |= pack.heads | pack.texts
    return frozenset("".join(pairs))
