"""Packs: everything that is said is in one, none is too large, and what lies across a cut is found."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from random import Random

import pytest

from generator.pages.search_views import SearchPlace, SearchText
from generator.search.fold import bigrams, fold
from generator.search.packs import GOES_ON, KINDS, LIMIT, LONGEST_NAME, make_packs, name_key
from tests.search.engine import KEYS, in_page, payload
from tests.search.places import entry, long_entry, place

WEIGHTY = 1200  # what a row may hold besides texts: title, names and words


def rows_of(packs):
    """All rows of packs, with the pack they stand in."""
    return [(pack, row) for pack in packs for row in payload(pack.file[1])[1:]]


def texts_of(row):
    """The texts of a row as they stand there."""
    return [text if isinstance(text, str) else text[0] for text in (row[5] if len(row) > 5 else [])]


def names_of_row(row):
    """Other names of a row, what people say, what they say where something else answers first."""
    return row[6] if len(row) > 6 else []


def runs_of(row):
    """The texts of a row as they are read on: those that run on, in one."""
    runs = []
    for text in row[5] if len(row) > 5 else []:
        said, on = (text, False) if isinstance(text, str) else (text[0], len(text) > 3 and text[3] == 1)
        if runs and on:
            runs[-1] += said
        else:
            runs.append(said)
    return runs


@pytest.fixture(scope="module")
def everything(real_plan, example_plan):
    """Every place there is, the nation too."""
    nation, places, _ = real_plan.search
    more, others, _ = example_plan.search
    return (nation, *places, more, *others)


def test_every_text_is_in_a_pack(everything):
    """Each entry of each place, with title, names, words and every text, stands in its packs, at its address."""
    for one in everything:
        found = {}
        for _, row in rows_of(make_packs(one, "head")):
            held = found.setdefault((KINDS[row[0]], row[1], row[3], row[2]), [[], {}, {}, {}])
            held[0] += texts_of(row)
            for kind, names in enumerate(names_of_row(row), 1):
                held[kind].update(dict.fromkeys(names))
        for wanted in one.entries:
            path = wanted.path.removeprefix(one.prefix).replace("index.html", "")
            texts, *names = found[wanted.kind, wanted.id, wanted.title, path]
            assert [text.text for text in wanted.texts if text.text not in texts] == []
            assert [tuple(each) for each in names] == [wanted.names, wanted.words, wanted.also]


def test_no_pack_is_larger_than_the_limit(everything):
    """A pack of several rows keeps the limit; one of one row, what that row's names need and one text more."""
    for one in everything:
        longest = max(len(text.text.encode()) for each in one.entries for text in each.texts)
        for pack in make_packs(one, "head"):
            holder, *rows = payload(pack.file[1])
            size = len(pack.file[1])
            assert holder == [one.slug, one.name, "head"]
            assert size <= LIMIT + 20 * len(rows) + 100 if len(rows) > 1 else size <= LIMIT + WEIGHTY + longest


@pytest.mark.parametrize("seed", range(5))
def test_what_lies_across_a_cut_is_found(seed):
    """Of a text in many clauses any twelve characters stand in one run of one pack, wherever packs are cut."""
    one = long_entry(seed, 160, 25)
    packs = list(make_packs(place(one), "head"))
    runs = [fold(run) for _, row in rows_of(packs) for run in runs_of(row)]
    assert len(packs) > 2
    whole = fold("".join(text.text for text in one.texts))
    assert [
        whole[at : at + 12] for at in range(len(whole) - 11) if not any(whole[at : at + 12] in run for run in runs)
    ] == []


def test_what_does_not_run_on_does_not():
    """Two sentences that do not follow one another are not read as one, nor two entries."""
    packs = list(
        make_packs(place(entry("jia", "甲局", "发放低保", "救助登记"), entry("yi", "乙局", "临时救济")), "head")
    )
    assert {"低保", "救助"} <= packs[0].texts
    assert not {"保救", "记临", "局发", "局甲"} & (packs[0].texts | packs[0].heads)


def test_a_run_ends_where_the_next_text_does_not_run_on():
    """Two passages of one duty, each in clauses that run on, are two runs: what lies across them is not found."""
    texts = [
        SearchText(text, f"c-{at}", f"jia-{at}", at in (1, 3))
        for at, text in enumerate(("负责发", "放低保", "救助登", "记"))
    ]
    (pack,) = make_packs(place(replace(entry("jia", "甲局"), texts=tuple(texts))), "head")
    assert {"发放", "登记"} <= pack.texts
    assert "保救" not in pack.texts


def test_what_a_text_is_stands_in_its_row():
    """A row tells of each text whether it runs on, is this site's own, and is of a unit that leads; ends are left out."""
    texts = (
        SearchText("甲", "c-1", "jia-1", leads=True),
        SearchText("乙", "c-2", "jia-2", runs_on=True),
        SearchText("丙", "c-2", "jia-2", own=True),
    )
    (pack,) = make_packs(place(replace(entry("jia", "甲局"), texts=texts)), "head")
    ((_, row),) = rows_of([pack])
    assert row[5] == [
        ["甲", "c-1", "jia-1", 0, 0, 1], ["乙", "c-2", "jia-2", 1], ["丙", "c-2", "jia-2", 0, 1]
    ]  # fmt: skip


def test_a_row_that_goes_on_says_so_and_is_not_named_twice():
    """What goes on in the next pack is marked, has no names there, and its title's pairs lead to the first alone."""
    first, *others = rows_of(make_packs(place(long_entry(1, 160, 25)), "head"))
    assert not first[1][4] & GOES_ON
    assert "联合" in first[0].heads
    for pack, row in others:
        assert row[4] & GOES_ON
        assert len(row) < 7 or not row[6]
        assert "联合" not in pack.heads


def test_pairs_of_a_pack_are_those_of_its_rows(everything):
    """A pack tells every pair that occurs in its names and texts, and none besides but the keys of names."""
    for one in everything:
        titles = {}
        for pack in make_packs(one, "head"):
            said, called = set(), set()
            for row in payload(pack.file[1])[1:]:
                said.update(pair for run in runs_of(row) for pair in bigrams(fold(run)))
                goes_on = len(row) > 4 and row[4] & GOES_ON
                if not goes_on:
                    titles[row[0], row[1]] = [row[3], *chain(*names_of_row(row)[:1])]
                names = titles[row[0], row[1]] if goes_on else [row[3], *chain(*names_of_row(row))]
                (said if goes_on else called).update(pair for name in names for pair in bigrams(fold(name)))
            assert pack.texts == said
            assert {pair for pair in pack.heads if not 0xE000 <= ord(pair[1]) < 0xF900} == called


def names_of(one: SearchPlace):
    """Every name in a place, folded, and every body's without its end."""
    for each in one.entries:
        for name in (each.title, *each.names, *each.words):
            yield fold(name)
            yield fold(name)[:-1]


def test_the_script_counts_names_as_the_program(everything):
    """The keys of all names and of all their parts are the same in the program and in the script, odd names too."""
    names = {name for one in everything for name in names_of(one)}
    names |= {"ab", "12345", "a" * 12, "低" * 30, "ߝ҃ҡ", "々〇", "ꀀꀁ", "ｘ", "zz9号"}
    names = sorted(name for name in names if len(name) > 1)
    assert len(names) > 1500
    for name, keys in zip(names, in_page(KEYS, names, {}, []), strict=True):
        starts = range(min(len(name), LONGEST_NAME))
        parts = {name[at : at + size] for at in starts for size in range(2, LONGEST_NAME + 1) if at + size <= len(name)}
        assert set(keys) == {name_key(part) for part in parts}, name


def test_keys_are_no_pairs_of_texts(everything):
    """A key holds a character that no folded text holds, so it stands for a name alone."""
    assert all(fold(name_key(name)[1]) == "" for one in everything for name in names_of(one) if len(name) > 1)


def test_keys_seldom_meet(everything):
    """Of all names of the real places few share a key: what was typed loads few packs in vain."""
    names = {name for one in everything for name in names_of(one) if 1 < len(name) <= LONGEST_NAME}
    keys = {name_key(name) for name in names}
    assert len(keys) > 0.99 * len(names)


def test_the_same_place_the_same_packs(everything):
    """Packs depend on the place alone, not on others or on the order of a set."""
    random = Random(7)
    for one in random.sample(everything, 2):
        assert [pack.file for pack in make_packs(one, "head")] == [pack.file for pack in make_packs(one, "head")]
