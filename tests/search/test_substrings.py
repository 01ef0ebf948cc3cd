"""What stands anywhere in what can be found is found by any two or more characters of it, through the real engine."""

from __future__ import annotations

from random import Random

import pytest

from generator.search.fold import bigrams, fold
from tests.search.engine import find, read_blocks, table_rows

SEED, SAMPLE, FIRST, MOST = 20261121, 400, 10, 200
MOST_PACKS = 6  # that a first answer loads: search-engine.js
SCATTERED = 0.005
FOLDED = {}


def runs_of(entry):
    """The texts of an entry as they are read on, its names and words."""
    runs = []
    for text in entry.texts:
        if runs and text.runs_on:
            runs[-1] += text.text
        else:
            runs.append(text.text)
    yield from runs
    yield from (entry.title, *entry.names, *entry.words)


def holds(entry, words):
    """Whether the words stand in one text or name of an entry."""
    if id(entry) not in FOLDED:
        FOLDED[id(entry)] = [fold(run) for run in runs_of(entry)]
    return any(words in run for run in FOLDED[id(entry)])


def sample(nation, places, seed, count):
    """Stretches of texts of all places, each with the place it is asked of and the entry it was taken from."""
    random = Random(seed)
    taken = []
    while len(taken) < count:
        asked = random.choice(places)
        entry = random.choice(random.choice((nation, asked)).entries)
        if entry.kind == "topic" and entry.id not in dict(asked.firsts):
            continue  # of what a place's document does not speak there is no page in it
        run = random.choice([run for run in runs_of(entry) if run])
        size = random.randint(2, 12)
        at = random.randrange(max(1, len(run) - size + 1))
        words = run[at : at + size]
        if len(fold(words)) > 1:
            taken.append((words, asked, entry))
    return taken


def is_entry(result, entry):
    """Whether a result is of an entry: its own id, or that of one of its texts."""
    return result["kind"] == entry.kind and result["id"] in {entry.id, *(text.id for text in entry.texts)}


def lookup(nation, places):
    """Entries by kind and every id a result of them may have, for each place together with the nation."""
    found = {}
    for place in places:
        for entry in (*nation.entries, *place.entries):
            for name in {entry.id, *(text.id for text in entry.texts if text.id)}:
                found.setdefault((place.slug, entry.kind, name), []).append(entry)
    return found


@pytest.fixture(scope="module")
def taken(real_plan):
    """Four hundred stretches."""
    nation, places, _ = real_plan.search
    return sample(nation, places, SEED, SAMPLE)


def answers(index, taken, limit):
    """What is listed for each."""
    return find(index, [(words, {"place": place.slug, "limit": limit}) for words, place, _ in taken])


def test_any_two_characters_are_found(taken, real_index):
    """Who asks for more finds the very entry for each stretch of two to twelve characters of it."""
    told = zip(taken, answers(real_index, taken, MOST), strict=True)
    missed = [
        f"{place.slug} {entry.kind}/{entry.id} “{words}”"
        for (words, place, entry), answer in told
        if not any(is_entry(result, entry) for result in answer["results"])
    ]
    assert missed == []


def test_the_first_answer_holds_the_words(taken, real_plan, real_index):
    """Among the first ten is an entry that holds these very words.

    Only where all their pairs stand in more packs than a first answer loads may it be left out, and seldom.
    """
    nation, places, _ = real_plan.search
    entries = lookup(nation, places)
    missed = []
    for (words, place, entry), answer in zip(taken, answers(real_index, taken, FIRST), strict=True):
        shown = [one for r in answer["results"] for one in entries.get((place.slug, r["kind"], r["id"]), ())]
        if not any(holds(one, fold(words)) for one in shown):
            missed.append((words, place.slug, f"{entry.kind}/{entry.id}"))
    scattered = [one for one in missed if holders(real_index, *one[:2]) > MOST_PACKS]
    assert [one for one in missed if one not in scattered] == []
    assert len(scattered) <= SCATTERED * SAMPLE, scattered


def holders(index, words, slug):
    """How many packs of a place and of the nation hold every pair of some words, together or apart."""
    files = dict(index.files)
    postings = read_blocks(index.root, files)
    rows = [row for row in table_rows(index.root["places"], files) if row[0] == slug] + [index.root["nation"]]
    mine = {number for row in rows for number in range(row[2], row[2] + row[3])}
    return len(mine.intersection(*({one >> 1 for one in postings[pair]} for pair in bigrams(fold(words)))))
