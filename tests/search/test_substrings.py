"""What stands anywhere in what can be found is found by any two or more characters of it, through the real engine."""

from __future__ import annotations

from random import Random

import pytest

from generator.search.fold import fold
from tests.search.engine import find

SEED, SAMPLE, MOST = 20261121, 400, 200
FOLDED = {}


def runs_of(entry):
    """The texts of an entry as they are read on, its names and words."""
    run = ""
    for text in entry.texts:
        if text.runs_on:
            run += text.text
        else:
            yield text.text
    yield run
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
def asked(real_plan, real_index):
    """Each stretch with its entry, and what was found: whether the entry, whether any that holds the words."""
    nation, places, _ = real_plan.search
    entries = lookup(nation, places)
    taken = sample(nation, places, SEED, SAMPLE)
    answers = find(real_index, [(words, {"place": place.slug, "limit": MOST}) for words, place, _ in taken])
    told = []
    for (words, place, entry), answer in zip(taken, answers, strict=True):
        shown = [one for r in answer["results"] for one in entries.get((place.slug, r["kind"], r["id"]), ())]
        itself = any(is_entry(result, entry) for result in answer["results"])
        told.append((words, place.slug, entry, itself, any(holds(one, fold(words)) for one in shown), answer))
    return told


def test_any_two_characters_are_found(asked):
    """Every stretch of two to twelve characters is found: an entry that holds these very words is listed."""
    missed = [f"{slug} {entry.kind}/{entry.id} “{words}”" for words, slug, entry, _, same, _ in asked if not same]
    print(len(missed), *missed, sep="\n")
    more = [
        f"{slug} {entry.kind}/{entry.id} “{words}” {len(a['results'])}"
        for words, slug, entry, itself, _, a in asked
        if not itself
    ]
    print(len(more), *more, sep="\n")
    assert missed == []
