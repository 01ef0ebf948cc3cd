"""Entries cut into packs: files small enough to load one for one result, with all that is said in them.

takes  places with their entries
gives  packs in order, each with its bytes and the pairs of characters that occur in it
does not  weigh anything: that is done where it is searched
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.pages.search_views import KIND_TITLES, SearchEntry, SearchPlace, SearchText
from generator.search.codes import File, compact, script
from generator.search.fold import bigrams, fold

LIMIT = 3500  # bytes of a pack before it is packed for the way; an entry's texts go on in the next one
KINDS = tuple(KIND_TITLES)
UNIT, LAW = "unit", "law"  # a law is known by name in all its packs: its articles are asked for by number
ENDED, GOES_ON = 1, 2
LONGEST_NAME = 12
PRIVATE, PRIVATE_SIZE = 0xE000, 6400  # characters that Unicode leaves to whoever wants them


@dataclass(frozen=True, slots=True)
class Pack:
    """``heads`` are pairs of characters in titles, names and words, ``texts`` those in sentences."""

    name: str
    file: File
    heads: frozenset[str]
    texts: frozenset[str]


def make_packs(place: SearchPlace, head: str) -> Iterator[Pack]:
    """The packs of one place; ``head`` is the file that every result of it needs. They know no other place."""
    holder = [place.slug, place.name, head]
    rows: list[list[Any]] = []
    size = 0
    heads: set[str] = set()
    texts: set[str] = set()
    for entry in place.entries:
        for goes_on, part in _pieces(entry):
            row = _row(entry, part, goes_on, place.prefix)
            weight = len(compact(row).encode())
            if rows and size + weight > LIMIT:
                yield _pack(holder, rows, heads, texts)
                rows, size, heads, texts = [], 0, set(), set()
            rows.append(row)
            size += weight
            if not goes_on:
                for name in (entry.title, *entry.names, *entry.words, *entry.also):
                    heads.update(_pairs_of_name(fold(name)))
                if entry.kind == UNIT:
                    heads.update(_stems(entry))
            else:
                for name in (entry.title, *entry.names):
                    texts.update(bigrams(fold(name)))
            for text in _runs(part):
                texts.update(bigrams(fold(text)))
    if rows:
        yield _pack(holder, rows, heads, texts)


def _pack(holder: list[str], rows: list[list[Any]], heads: set[str], texts: set[str]) -> Pack:
    name, file = script([holder, *rows])
    return Pack(name, file, frozenset(heads), frozenset(texts))


def _pairs_of_name(name: str) -> Iterator[str]:
    """Its pairs, and one more that stands for the whole name: what was typed finds it without loading the others."""
    if 1 < len(name) <= LONGEST_NAME:
        yield name_key(name)
    yield from bigrams(name)


def _stems(entry: SearchEntry) -> Iterator[str]:
    """民政 for 民政局: the names of a body without what they all end in."""
    for name in (entry.title, *entry.names):
        stem = fold(name)[:-1]
        if 1 < len(stem) <= LONGEST_NAME:
            yield name_key(stem)


def name_key(name: str) -> str:
    """A folded name as a pair: its first character, and a character of no script that stands for the rest of it.

    Names may share a key; the packs tell. The script counts in the same way (``nameKey`` in ``search-score.js``).
    """
    rest = 0
    for char in name[1:]:
        rest = (rest * 131 + ord(char)) % 1_000_003
    return name[0] + chr(PRIVATE + rest % PRIVATE_SIZE)


def _pieces(entry: SearchEntry) -> Iterator[tuple[bool, tuple[SearchText, ...]]]:
    """An entry's texts in stretches that fit a pack.

    Where a text runs on from the one before, that one stands in both: what lies across the cut is found.
    """
    part: list[SearchText] = []
    size, goes_on = 0, False
    for text in entry.texts:
        weight = len(text.text.encode()) + 20
        if part and size + weight > LIMIT - 500:
            yield goes_on, tuple(part)
            part, size, goes_on = [part[-1]] if text.runs_on else [], 0, True
        part.append(text)
        size += weight
    yield goes_on, tuple(part)


def _runs(texts: Sequence[SearchText]) -> Iterator[str]:
    """Texts as they are read: those that run on, in one with those before them."""
    run = ""
    for text in texts:
        if run and not text.runs_on:
            yield run
            run = ""
        run += text.text
    if run:
        yield run


def _row(entry: SearchEntry, texts: Sequence[SearchText], goes_on: bool, prefix: str) -> list[Any]:
    """An entry as a list without its empty end; its address without the place's folder and ``index.html``."""
    row: list[Any] = [
        KINDS.index(entry.kind),
        entry.id,
        _short(entry.path.removeprefix(prefix)),
        entry.title,
        ENDED * entry.ended + GOES_ON * goes_on,
        [_text(text) for text in texts],
        _names(entry, goes_on),
        [" ".join(entry.topics), " ".join(entry.units)],
        _short(entry.path_in),
    ]
    if row[7] == ["", ""]:
        row[7] = []
    while not row[-1]:
        row.pop()
    return row


def _names(entry: SearchEntry, goes_on: bool) -> list[list[str]]:
    """Other names, what people say, what they say where something else answers first; without empty ends."""
    if goes_on and entry.kind != LAW:
        return []
    names = [list(entry.names)] if goes_on else [list(entry.names), list(entry.words), list(entry.also)]
    while names and not names[-1]:
        names.pop()
    return names


def _short(path: str) -> str:
    return path.replace("index.html", "")


def _text(text: SearchText) -> str | list[Any]:
    if not text.anchor:
        return text.text
    row: list[Any] = [text.text, text.anchor, text.id, int(text.runs_on), int(text.own), int(text.leads)]
    while not row[-1]:
        row.pop()
    return row
