"""Blocks: every pair of every name and text leads to the pack that holds it."""

from __future__ import annotations

from itertools import chain
from random import Random

import pytest

from generator.search.blocks import LIMIT, make_blocks
from generator.search.files import make_index
from generator.search.fold import bigrams, fold
from generator.search.packs import GOES_ON, make_packs
from tests.search.engine import POSTINGS, in_page, payload, read_blocks, table_rows
from tests.search.places import NATION, entry, long_entry, place
from tests.search.test_packs import runs_of


@pytest.fixture(scope="module")
def files(real_index):
    """The files of the real index by name."""
    return dict(real_index.files)


@pytest.fixture(scope="module")
def postings(real_index, files):
    """Every pair, with where it stands."""
    return read_blocks(real_index.root, files)


def test_every_pair_leads_to_its_pack(real_index, files, postings):
    """Each pair of each name and text of each pack is told, and whether it stands in a name there; no other pack is."""
    wanted, titles = {}, {}
    stretch = table_rows(real_index.root["places"], files)[0][2]  # numbers of packs that are one place's
    for number, name in table_rows(real_index.root["packs"], files):
        named, said = set(), set()
        for row in payload(files[f"search/{name}.js"])[1:]:
            said.update(pair for run in runs_of(row) for pair in bigrams(fold(run)))
            goes_on = len(row) > 4 and row[4] & GOES_ON
            more = row[6] if len(row) > 6 else []
            key = (number // stretch, row[0], row[1])
            if not goes_on:
                titles[key] = [row[3], *chain(*more[:1])]
            names = titles[key] if goes_on else [row[3], *chain(*more)]
            (said if goes_on else named).update(pair for one in names for pair in bigrams(fold(one)))
        for pair in named | said:
            wanted.setdefault(pair, []).append(2 * number + (pair not in named))
    found = {pair: numbers for pair, numbers in postings.items() if not 0xE000 <= ord(pair[1]) < 0xF900}
    assert len(found) > 5000
    others = {pair: set(numbers) - set(wanted.get(pair, ())) for pair, numbers in found.items()}
    assert {pair for pair, numbers in wanted.items() if set(numbers) - set(found[pair])} == set()
    assert all(number % 2 for numbers in others.values() for number in numbers)  # other names of what goes on


def test_the_script_finds_what_the_blocks_tell(real_index, files, postings):
    """For pairs from all over the blocks the script reads the same packs; for one that is nowhere, none."""
    some = Random(6).sample(sorted(postings), 400)
    edges = [row[0] for row in table_rows(real_index.root["blocks"], files)]
    told = in_page(POSTINGS, [*some, *edges, "鑫鑫", "\u9fff\u9fff"], real_index.root, real_index.files)
    assert {pair: told[pair] for pair in (*some, *edges)} == {pair: postings[pair] for pair in (*some, *edges)}
    assert told["鑫鑫"] == told["\u9fff\u9fff"] == []


def test_blocks_are_small_and_in_order(real_index, files, postings):
    """Each file holds a stretch of all pairs in their order, none much longer than the limit."""
    rows = table_rows(real_index.root["blocks"], files)
    firsts = [pair for pair, _ in rows]
    assert firsts == sorted(firsts)
    longest = max(len(numbers) for numbers in postings.values())
    for (first, name), after in zip(rows, [*firsts[1:], "\uffff"], strict=True):
        text = payload(files[f"search/{name}.js"])
        pairs = [group[0] + row[0] for group in text.split(";") for row in group[1:].split(",")]
        assert pairs == sorted(pairs)
        assert first == pairs[0]
        assert pairs[-1] < after
        assert len(text) <= LIMIT + 2 * longest


def test_numbers_need_not_follow_each_other():
    """Places have stretches of numbers to themselves: a pair tells the very numbers, small and large."""
    packs = list(make_packs(place(*(long_entry(seed, 80, 25) for seed in range(4))), "head"))
    numbered = {at * 1000 + 7: pack for at, pack in enumerate(packs)}
    head, files = make_blocks(numbered)
    told = read_blocks({"blocks": head}, dict(files))
    assert len(packs) > 5
    for number, pack in numbered.items():
        assert all(2 * number in told[pair] for pair in pack.heads)
        assert all(2 * number + 1 in told[pair] for pair in pack.texts - pack.heads)


def test_an_empty_place_is_no_fault():
    """A place in which nothing can be found has no packs, and the others are found."""
    index = make_index(NATION, [place(), place(entry("minzheng", "民政局"), slug="lingyi", name="另一县")], ())
    assert "民政" in read_blocks(index.root, dict(index.files))
