"""Characters by syllable and in traditional writing, as the script is given them."""

import json
import re
import subprocess
import sys

import pytest

from generator.search.letters import STRETCH, make_letters

NAMES = ("低保", "重庆银行", "行政村", "绿色通道", "还款", "Q&A：民政局", "㐂")


@pytest.fixture(scope="module")
def letters():
    return make_letters(NAMES, frozenset("国学后干着著低保乾说"))


@pytest.fixture(scope="module")
def heard(letters):
    return dict(letters.syllables)


@pytest.mark.parametrize(
    ("syllable", "chars"),
    [
        ("di", "低"),
        ("chong", "重"),
        ("zhong", "重"),
        ("hang", "行"),
        ("xing", "行"),
        ("lv", "绿"),
        ("huan", "还"),
        ("ju", "局"),
    ],
)
def test_a_character_stands_where_a_name_reads_it(heard, syllable, chars):
    """As in the name, ü as v; and by its other common reading, for a name whose reading is not known."""
    assert set(chars) <= set(heard[syllable])


def test_like_sounds_stand_beside_it(letters, heard):
    """Common characters that sound like one of a name are known; those that sound like none are not."""
    others = dict(letters.others)
    assert set("地底抵") <= set(others["di"])
    assert set("宝报") <= set(others["bao"])
    assert "低" not in others["di"]
    assert "猫" not in "".join((*heard.values(), *others.values()))


def test_what_nobody_reads_is_left_out(heard):
    """A character without a reading stands nowhere, and moves no other from its place."""
    assert "㐂" not in "".join(heard.values())
    assert "国" in dict(make_letters(["㐂㐂国", "a国b"], frozenset()).syllables)["guo"]


def test_traditional_characters_lead_to_what_occurs(letters):
    """One that occurs itself in simplified writing stays: 著 in 著作. What does not occur is nobody's like."""
    pairs = dict(letters.simplified)
    assert {old: pairs.get(old) for old in "國學後著乾說麵国"} == {
        "國": "国", "學": "学", "後": "后", "著": None, "乾": None, "說": "说", "麵": None, "国": None,
    }  # fmt: skip


def test_what_is_written_can_be_read_back(letters):
    """Each line a syllable and its characters; nothing twice, all in order."""
    assert letters.sounds().split("\n") == [syllable + chars for syllable, chars in letters.syllables]
    for rows in (letters.syllables, letters.others):
        assert [syllable for syllable, _ in rows] == sorted({syllable for syllable, _ in rows})
        assert all(syllable.isascii() and syllable.isalpha() for syllable, _ in rows)
        assert all(list(chars) == sorted(set(chars)) for _, chars in rows)


def test_likes_are_cut_into_stretches(letters):
    """Each begins where the table says, none is long, and together they hold every sound and every like."""
    said = {(char, syllable) for syllable, chars in letters.others for char in chars}
    read = []
    for first, text in letters.likes():
        rows = re.findall("([^a-z])([a-z]+|[^a-z])", text)
        assert rows[0][0] == first
        assert len(rows) <= STRETCH
        read += rows
    assert read == sorted(said | set(letters.simplified))
    assert len(read) > STRETCH


def test_nothing_makes_nothing():
    """A site without names and texts has empty tables."""
    nothing = make_letters([], frozenset())
    assert (nothing.sounds(), list(nothing.likes())) == ("", [])


def test_same_names_same_table():
    """Neither the order of names nor that of a hash shows."""
    runs = {
        subprocess.run(
            [sys.executable, "-c", RUN, seed], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(runs) == 1
    assert all(json.loads(runs.pop()))


RUN = f"""
import json, random, sys
from generator.search.letters import make_letters
names = {list(NAMES)!r}
random.Random(sys.argv[1]).shuffle(names)
letters = make_letters(names, frozenset("国学后干"))
print(json.dumps([letters.sounds(), *letters.likes()]))
"""


def test_a_check_waits_for_no_library():
    """Who imports the module has not imported the tables of readings yet; the command line neither."""
    run = "import sys, generator.cli, generator.search.letters; print({'pypinyin', 'opencc'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", run], capture_output=True, text=True, check=True).stdout == "set()\n"
