"""Folding: what a reader types meets what is written, in the program and in the script alike."""

import json
import subprocess
from pathlib import Path
from unicodedata import ucd_3_2_0

import pytest

from generator.search.fold import bigrams, fold, fold_with_map

ROOT = Path(__file__).parents[2]
HOSTILE = "\u202e低\u200b保\u200f\x00\x07<b>怎&么</b>办\ufeff👨‍👩‍👧1️⃣🇨🇳(.*)+$\\\ud800"
RUN = """
const asked = JSON.parse(require("fs").readFileSync(0, "utf8"));
const made = new Function(asked.script + "; return gongkaiFolding();")();
process.stdout.write(JSON.stringify(asked.texts.map(text => {
  const folded = made.fold(text), mapped = made.foldWithMap(text);
  return [folded, mapped.text, mapped.from, made.bigrams(folded)];
})));
"""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("国办发〔2017〕47 号", "国办发201747号"),
        ("国办发[２０１７]４７号", "国办发201747号"),
        ("ＤｉＢａｏ", "dibao"),
        ("dī bǎo", "dibao"),
        ("lǜ shī、nǚ", "lvshinv"),
        ("ɡɑo", "gao"),
        ("二○二五年", "二〇二五年"),
        ("①㈠㎡", "1一m2"),
        ("\uf9ca年", "流年"),
        ("𠮷林", "𠮷林"),
        (HOSTILE, "低保b怎么b办1"),
        ("，。！ \u3000\u0301", ""),
        ("", ""),
    ],
)
def test_one_way_of_writing_is_left(typed, meant):
    """Width, case, accents, rings and brackets make no difference; what nobody reads as a character is gone."""
    assert fold(typed) == meant


def test_folding_again_changes_nothing():
    """What is folded is folded, whatever the character."""
    once = fold(everything())
    assert fold(once) == once


def test_each_character_knows_where_it_stood():
    """A character that becomes several gives its place to each; one that is left out gives it to none."""
    assert fold_with_map("《㎡》 ½号") == ("m212号", (1, 1, 4, 4, 5))


def test_the_map_folds_as_the_folding_does():
    """Marked words are found in the very text that was searched."""
    assert fold_with_map(everything())[0] == fold(everything())


@pytest.mark.parametrize(
    ("folded", "pairs"), [("", []), ("低", []), ("低保低保", ["低保", "保低", "低保"]), ("𠮷林", ["𠮷林"])]
)
def test_bigrams_are_all_neighbours(folded, pairs):
    """Each pair of neighbours as often as it stands; a single character has none."""
    assert list(bigrams(folded)) == pairs


def test_the_script_folds_as_the_program():
    """Every older character, real text and hostile text: same folding, same places, same pairs."""
    originals = [
        path.read_text(encoding="utf-8") for path in sorted((ROOT / "content").glob("*/documents/*/original.txt"))
    ]
    assert len(originals) > 4
    texts = [everything(), "".join(originals)[:20_000], HOSTILE, "Ü½㎡İﬃ", "𝐀𠮷\U0002f800林"]
    for script in scripts():
        told = in_node(script, texts)
        for text, (folded, again, places, pairs) in zip(texts, told, strict=True):
            plain, offsets = fold_with_map(text)
            assert folded == again == plain
            assert places == in_units(text, plain, offsets)
            assert pairs == list(bigrams(plain))


def everything():
    """Each character of Unicode 3.2, which every table of today tells alike, but lone halves of pairs."""
    return "".join(char for char in map(chr, range(0x30000)) if ucd_3_2_0.category(char) not in ("Cn", "Cs", "Co"))


def scripts():
    """The folding as the theme's scripts have it."""
    found = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "theme" / "assets" / "js").glob("*.js"))]
    own = [text.split("/* folding */")[1].split("/* end of folding */")[0] for text in found if "/* folding */" in text]
    assert own
    return own


def in_node(script, texts):
    asked = json.dumps({"script": script, "texts": texts})
    run = subprocess.run(["node", "-e", RUN], input=asked, capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


def in_units(text, plain, offsets):
    """The same places as a script counts them: a character past the first 65,536 is two."""
    starts, at = [], 0
    for char in text:
        starts.append(at)
        at += units(char)
    return [starts[place] for char, place in zip(plain, offsets, strict=True) for _ in range(units(char))]


def units(char):
    return 2 if ord(char) > 0xFFFF else 1
