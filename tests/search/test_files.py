"""The files of the index: the same for the same records, apart for each place, bounded, and with nothing in them that is closed."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import date

import pytest

from generator.pages.search_views import SearchText
from generator.search.codes import INLINE, NAME, ROWS
from generator.search.files import make_index
from generator.search.fold import bigrams, fold
from tests.factories import MINIMAL
from tests.search.conftest import plan_of
from tests.search.engine import find, loads, payload, read_blocks, table_rows
from tests.search.places import NATION, entry, place
from tests.test_leaks import AREA, AS_OF, MARKS, office  # noqa: F401 - a fixture

SLUGS = ("wuhai", "tongren", "dafang", "yijinhuoluo", "xinjiang")
KIND_OF_FILE = re.compile(rf"search/[a-z]{{{NAME}}}\.js")
LARGEST = 20_000  # bytes of a file before it is packed for the way; the sounds of all characters are the largest
ROOT = 40_000  # of what the page itself carries


def files_of(index, row):
    """The files of one place: its packs, head and lexicon."""
    files = dict(index.files)
    mine = range(row[2], row[2] + row[3])
    packs = {name for number, name in table_rows(index.root["packs"], files) if number in mine}
    return packs | {row[4], row[5]}


def by_place(index):
    """By slug the files of each place, the nation's under ""."""
    rows = [index.root["nation"], *table_rows(index.root["places"], dict(index.files))]
    return {row[0]: files_of(index, row) for row in rows}


def test_the_same_records_the_same_bytes(real_plan, real_index):
    """Planned and packed again, every file and the root are the same."""
    again = make_index(*real_plan.search)
    assert again == real_index


def test_files_are_named_by_content(real_index):
    """Each name is the beginning of the digest of what is in the file, so a phone may keep it for ever."""
    for path, content in real_index.files:
        assert KIND_OF_FILE.fullmatch(path)
        assert path[7:-3] == name_of(content)


def name_of(content):
    """The digest as a number, its lowest figures first, in letters."""
    rest, name = int(hashlib.sha256(content).hexdigest(), 16), ""
    while len(name) < NAME:
        rest, letter = divmod(rest, 26)
        name += "abcdefghijklmnopqrstuvwxyz"[letter]
    return name


def test_every_file_is_led_to(real_index):
    """The root leads to every file, and every file it leads to is there: nothing is missing, nothing left over."""
    files = dict(real_index.files)
    led = {name for table in ("packs", "blocks", "likes") for _, name in table_rows(real_index.root[table], files)}
    led |= {real_index.root[name] for name in ("sounds", "said")}.union(*by_place(real_index).values())
    for table in ("packs", "blocks", "likes", "places"):
        led |= {name for _, name in real_index.root[table].get("parts", ())}
    assert {f"search/{name}.js" for name in led} == set(files)


@pytest.mark.parametrize("slug", ["wuhai", "xinjiang"])
@pytest.mark.parametrize("much", [1, 200])
def test_a_change_in_one_place_is_no_change_elsewhere(real_plan, real_index, slug, much):
    """One sentence more, or many packs more, in one place changes no pack, head or list of names of another."""
    nation, places, fillers = real_plan.search
    more = tuple(SearchText(f"第{at}句新写的话，说低保怎样申请、怎样发放。") for at in range(much))
    changed = [
        replace(one, entries=(replace(one.entries[0], texts=(*one.entries[0].texts, *more)), *one.entries[1:]))
        if one.slug == slug
        else one
        for one in places
    ]
    before, after = by_place(real_index), by_place(make_index(nation, changed, fillers))
    assert [name for name in before if before[name] != after[name]] == [slug]
    assert len(before[slug] - after[slug]) < len(before[slug])  # nor every pack of the place itself


def test_a_place_more_moves_no_other(real_plan, real_index):
    """With one place left out the files of the others are the same."""
    nation, places, fillers = real_plan.search
    fewer = by_place(make_index(nation, [one for one in places if one.slug != "wuhai"], fillers))
    assert fewer == {slug: files for slug, files in by_place(real_index).items() if slug != "wuhai"}


def test_sizes_are_bounded(real_index):
    """No file is large, and what the page itself carries is not."""
    assert max(len(content) for _, content in real_index.files) < LARGEST
    assert len(str(real_index.root).encode()) < ROOT


def test_the_page_does_not_grow_with_the_portal():
    """Of two thousand places the root holds only where their tables begin, and each is found in its own."""
    count = 2000
    places = [
        place(entry("minzheng", "民政局", f"负责第{at}号低保", path="m/"), slug=f"p{at}", name=f"第{at}县")
        for at in range(count)
    ]
    index = make_index(NATION, places, ())
    assert "parts" in index.root["places"]
    assert len(index.root["places"]["parts"]) == -(-count // ROWS)
    assert len(str(index.root).encode()) < 4 * ROOT
    assert all(
        len(row) <= INLINE for row in (index.root[table].get("rows", ()) for table in ("places", "packs", "blocks"))
    )
    asked = [("低保", {"place": f"p{at}"}) for at in (0, 7, 1024, count - 1)]
    for (_, options), answer in zip(asked, find(index, asked), strict=True):
        first = answer["results"][0]
        assert (first["place"], first["id"]) == (options["place"], "minzheng-1")
        assert first["href"] == f"{options['place']}/m/index.html#c-minzheng-1"
        assert len(answer["results"]) == 1  # of the reader's place alone


def test_an_answer_costs_no_more_in_a_large_place():
    """A word that stands in every pack loads as few of them in a place of many packs as in one of some."""
    said = [f"第{at}项：牵头做好最低生活保障工作，按规定办。" * 4 for at in range(400)]
    costs = []
    for many in (100, 400):
        index = make_index(NATION, [place(*(entry(f"d{at}", f"第{at}局", said[at]) for at in range(many)))], ())
        (answer,) = find(index, [("最低生活保障", {"place": "shili"})])
        assert answer["exact"]
        (names,) = loads(index, [("最低生活保障", {"place": "shili"})])
        costs.append(len(names))
        assert len(index.files) > many / 10
    assert costs[1] <= costs[0] + 3
    assert max(costs) < 20


@pytest.fixture(scope="module")
def closed(office):  # noqa: F811
    """The index of a place with a mark in each closed state: draft, in review, withdrawn, ended, in the past."""
    return make_index(*plan_of(office, date.fromisoformat(AS_OF)).search)


def test_nothing_closed_can_be_found(closed):
    """No file holds a mark of a draft, of what is in review, withdrawn or ended, nor the pairs of the village's name."""
    texts = {path: content.decode() for path, content in closed.files}
    assert [(path, mark) for path, text in texts.items() for mark in MARKS if mark in text] == []
    assert [mark for mark in MARKS if mark in str(closed.root)] == []
    postings = read_blocks(closed.root, dict(closed.files))
    assert [pair for mark in MARKS for pair in bigrams(fold(mark)) if pair in postings] == []


def test_what_is_open_can_be_found():
    """Proof of the instrument: while the notice hangs its village is in the files, and gone when it has ended."""
    village = "示例一村"
    files = {}
    for day in ("2026-11-21", AS_OF):
        index = make_index(*plan_of(MINIMAL, date.fromisoformat(day)).search)
        files[day] = "".join(str(payload(content)) for _, content in index.files)
    assert village in files["2026-11-21"]
    assert village not in files[AS_OF]
    assert AREA not in files["2026-11-21"]
