"""What of a person stands in a text is found however it is hidden; numbers of things are not taken for it."""

from __future__ import annotations

import itertools
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.model.inside import texts_in
from generator.model.portal import Portal
from generator.privacy.bank import passes_luhn
from generator.privacy.citizen import CHECK_FIGURES, WEIGHTS, is_citizen
from generator.privacy.folding import fold
from generator.privacy.hits import Sureness
from generator.privacy.texts import CITIZEN, MOBILE, find_circumstances, find_numbers
from tests.factories import REPO
from tests.national import load
from tests.privacy.harmless import harmless

HERE = Path(__file__).parent
LEAKS: list[dict[str, Any]] = yaml.safe_load((HERE / "leaks.yml").read_text(encoding="utf-8"))
AROUND = yaml.safe_load((HERE / "circumstances.yml").read_text(encoding="utf-8"))
FOUND = [(what, text) for what, texts in AROUND["found"].items() for text in texts]
IN_SENTENCES = ("{}", "已联系：{}。", "救助对象{}，已办结", "（{}）")
NOTHING = (
    "13912345678.5", "139,123,456.78", "0.13912345678", "13912345678元", "财政支出13912345678万元", "139.12345678",
    "9999991990030766331", "编号13900000000000", "第138号、第139号", "4111111111111111", "卡号4111.11元",
    "微信公众号：shiliminzheng", "官方微信：shiliminzheng", "minzheng@shili.gov.cn", "个人邮箱 zhang@shili.gov.cn",
    "蒙ICP备00000000号", "蒙Z00000", "统一社会信用代码999999199003076633", "999999900307663", "138****00", "联系电话138****0000", "证件号999999********6633，公示",
    "0473-2000000", "电话：(0473)2000000-8000", "12345、12320、110", "2026-11-21 13:50:12", "1990 2000 139",
    "1503-2024-001", "99999919901307663X", "00000019900307663X", "20241231235959123456", "银行回单编号4111111111111111",
    "银行卡\n\n流水6217000000000000004", "流水号,开户行\n6217000000000000004,甲", "12%39%20", "0.999999199003076633",
    "产量13900000000千克", "受益13900000000人次", "发放资金13900000000元，电话12345", "13900000000余户", "13900000000多万元",
    "QQ 12345", "QQ群：123456789", "企业微信：shili2020", "公众号微信：shili2020", "微信服务号：shili2020", "企业QQ：800000000",
)  # fmt: skip
# Amounts and serials of as many figures as a mobile number: a person may look, nothing stops.
DOUBTFUL = (
    "合计：13900000000", "预算 13900000000", "总额（元）：13900000000", "产量13900000000", "余额 13900000000", "¥13900000000",
    "家属领取合计13900000000", "第13900000000期", "2026年第13900000000号", "13900000000件", "设备号13900000000", "浏览量：13900000000",
    "设备号13900000000，联系电话0473-2000000", "https://example.org/a/20260630/13900000000", "/2026/06/30/13900000000.html",
    "姓名,金额\n甲,13900000000", "工单编号13900000000，电话12345",
)  # fmt: skip
# One thing said very often in one text, where a reading that goes back would take minutes.
HOSTILE = {
    "heading": f"姓名,{'号' * 50_000}\n" + "张三,13900000000\n" * 2_500,
    "long heading": f"姓名,{'号' * 950_000}\n" + "张三,13900000000\n" * 1_000,
    "long first line": f"{'号' * 950_000}\n" + "张三 13900000000\n" * 1_000,
    "names": "王一一/" * 25_000 + "x",
    "many names": "王一一/" * 100_000 + "x",
    "rows of figures": "13900000000,1\n" * 20_000,
    "masked": "王甲139****0000 " * 10_000,
    "wide table": "|".join("甲" * 300) + "\n" + ("|".join("1" * 300) + "\n") * 150,
}
LONGEST = 30  # seconds of work; a reading that goes back takes many times as long


@pytest.mark.parametrize("leak", LEAKS, ids=lambda leak: leak["text"])
def test_a_leak_is_found(leak: dict[str, Any]) -> None:
    """Every number of a person is found in every disguise, and is named as what it is."""
    sureness = Sureness.likely if leak.get("likely") else Sureness.sure
    assert (leak["what"], sureness) in {(hit.what, hit.sureness) for hit in find_numbers(leak["text"])}


def test_there_are_enough_leaks() -> None:
    """The data has at least 70 leaks, none of them twice."""
    assert len({leak["text"] for leak in LEAKS}) == len(LEAKS) >= 70


@pytest.mark.parametrize("sentence", IN_SENTENCES)
def test_a_leak_in_a_sentence_is_found(sentence: str) -> None:
    """Words around a number do not hide it."""
    missed = [
        leak["text"]
        for leak in LEAKS
        if not leak.get("likely")
        and leak["what"] not in {hit.what for hit in find_numbers(sentence.format(leak["text"]))}
    ]
    assert missed == []


@pytest.mark.parametrize("leak", LEAKS, ids=lambda leak: leak["text"])
def test_no_hit_tells_the_number(leak: dict[str, Any]) -> None:
    """What is shown of a hit is three characters at most; it ends in ``…``."""
    for hit in find_numbers(leak["text"]):
        assert len(hit.shown) <= 4 and hit.shown.endswith("…")
        assert leak["text"][hit.start : hit.end].strip() == leak["text"][hit.start : hit.end]


@pytest.mark.parametrize("text", NOTHING)
def test_a_number_of_a_thing_is_none(text: str) -> None:
    """Decimals, amounts, office telephones, codes, numbers that fail, are nobody's."""
    assert find_numbers(text) == ()


@pytest.mark.parametrize("text", DOUBTFUL)
def test_what_may_be_an_amount_stops_nothing(text: str) -> None:
    """Amounts, serials and paths as long as a mobile number are never taken for one for sure."""
    assert [hit for hit in find_numbers(text) if hit.sureness is Sureness.sure] == []


def test_harmless_numbers_stop_nothing() -> None:
    """Of more than 20,000 numbers of things none is taken for a person's, and hardly one asks for a look."""
    texts = list(harmless())
    hits = [(text, hit) for text in texts for hit in find_numbers(text)]
    assert len(texts) > 20_000
    assert [text for text, hit in hits if hit.sureness is Sureness.sure] == []
    assert len(hits) < 10


@given(st.integers(100000, 999999), st.dates(max_value=date(2099, 12, 31)), st.integers(0, 999))
def test_a_citizen_number_is_judged_by_date_and_check_figure(district: int, day: date, serial: int) -> None:
    """Whatever the district: with a day from 1900 on, exactly one last figure makes it a citizen number."""
    start = f"{district}{day.year:04d}{day:%m%d}{serial:03d}"
    right = [last for last in CHECK_FIGURES if is_citizen(start + last)]
    assert len(right) == (1 if day.year >= 1900 else 0)


@given(st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_figure_fails_the_check(place: int, shift: int) -> None:
    """No single figure can be changed without the check figure telling; the weights see to it."""
    whole = "999999199003076633"
    changed = whole[:place] + str((int(whole[place]) + shift) % 10) + whole[place + 1 :]
    assert is_citizen(whole) and not is_citizen(changed)
    assert all(weight % 11 for weight in WEIGHTS)


@given(st.integers(10**14, 10**18))
def test_one_last_figure_in_ten_passes_luhn(number: int) -> None:
    """Of ten numbers that differ in the last figure one passes."""
    assert sum(passes_luhn(f"{number}{last}") for last in range(10)) == 1


@given(st.text(max_size=40))
def test_folding_knows_where_each_character_was(text: str) -> None:
    """A folded text has a place in the original for each of its characters, in order, and folds to itself."""
    folded = fold(text)
    assert len(folded.plain) == len(folded.figures) == len(folded.back)
    assert list(folded.back) == sorted(folded.back)
    assert all(0 <= place < len(text) for place in folded.back)


@given(st.text(max_size=80))
def test_any_text_can_be_looked_through(text: str) -> None:
    """Whatever a text holds, its hits lie inside it, one after another."""
    hits = find_numbers(text)
    assert all(0 <= hit.start < hit.end <= len(text) for hit in (*hits, *find_circumstances(text)))
    assert all(one.end <= other.start for one, other in itertools.pairwise(hits))


@pytest.mark.parametrize("part", [
    "1", "1 ", "9-", "一", "姓名 ", "王某", "@", "a.", "（", "<a", "&#53;", "%40", "5<br>", "| 1 ", "a,1\n", "王 甲 ",
    "1. 王甲\n", "阿·", "王甲，", "王甲139****0000 ",
])  # fmt: skip
def test_no_text_takes_long(part: str) -> None:
    """A text as long as a record may be, of one thing over and over, ends: nothing is tried in ever more ways."""
    text = part * 20_000
    assert len(find_numbers(text)) + len(find_circumstances(text)) < len(text)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_text_costs_what_its_length_costs(text: str) -> None:
    """What stands far from a number is not read again for it; a list is not read again from each name of it."""
    start = time.process_time()
    assert find_numbers(text) or find_circumstances(text) or "甲|" in text
    assert time.process_time() - start < LONGEST


@pytest.mark.parametrize("heading", [f"{'说明' * 40}电话", f"手机号码{'说明' * 40}"])
def test_a_long_heading_is_read_at_both_ends(heading: str) -> None:
    """Of a heading longer than any its first and last words count."""
    text = f"姓名,{heading}\n甲,1390 000 0000"
    assert {hit.sureness for hit in find_numbers(text)} == {Sureness.sure}


@pytest.mark.parametrize(("text", "words", "what"), [
    ("找 １３９－００００－００００ 问", "１３９－００００－００００", MOBILE),
    ("9999991990030\u200b76633", "9999991990030\u200b76633", CITIZEN),
    ("㈠、13900000000", "13900000000", MOBILE),
])  # fmt: skip
def test_a_hit_stands_where_it_was_written(text: str, words: str, what: str) -> None:
    """Start and end are those of the text as it was given, before it was folded."""
    (hit,) = find_numbers(text)
    assert (text[hit.start : hit.end], hit.what) == (words, what)


@pytest.mark.parametrize(("what", "text"), FOUND)
def test_what_tells_of_a_household_asks_for_a_look(what: str, text: str) -> None:
    """Illness by a name, a home below the village, a list of names, a child: likely, never sure, one character shown."""
    hits = find_circumstances(text)
    assert what in {hit.what for hit in hits}
    assert {hit.sureness for hit in hits} == {Sureness.likely}
    assert {len(hit.shown) for hit in hits} == {2}


@pytest.mark.parametrize("text", AROUND["none"])
def test_what_tells_of_many_does_not(text: str) -> None:
    """Sums, kinds of people, offices and their rooms raise no alarm."""
    assert find_circumstances(text) == ()


def test_known_names_are_no_persons() -> None:
    """A place whose name begins as a surname does is left out, the longest name first, whatever signs it has."""
    assert find_circumstances("王井，残疾120人") and not find_circumstances("王井，残疾120人", ["王井"])
    assert not find_circumstances("王井(东)，残疾120人", ["王井", "王井(东)"])


def texts_of(portal: Portal) -> list[str]:
    places = [located for place in portal.places for located in place.records()]
    records = [located.record for located in (*places, *portal.national_records())]
    texts = [text for record in records for loc, text in texts_in(record) if loc[-1] != "sha256"]
    return [*texts, *(document.original.decode() for place in portal.places for document in place.documents.values())]


def test_the_five_documents_hold_nothing() -> None:
    """Not one hit of any kind, sure or likely, in the five documents, whole and line by line."""
    files = sorted((REPO / "content").rglob("original.txt"))
    assert len(files) == 5
    for file in files:
        text = file.read_text(encoding="utf-8")
        for part in (text, *text.splitlines()):
            assert find_numbers(part) == () and find_circumstances(part) == ()


def test_no_record_of_the_real_places_raises_an_alarm() -> None:
    """Every text of every record the project holds: no number, and no circumstance either."""
    texts = texts_of(load("real"))
    assert len(texts) > 10_000
    assert [text for text in texts if find_numbers(text) or find_circumstances(text)] == []
