"""Plain words: short sentences, no officialese outside quotation marks, numbers that stand in the original."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.audit.plainness import check_plainness, plain_texts
from generator.findings import Finding, Findings
from generator.model.plainness import LONGEST, MEAN, sentences
from generator.model.portal import Portal
from tests.factories import spots
from tests.national import load, minimal, put, put_here, words_of

STOP = st.sampled_from("。！？；!?;\n")
SHORT = "短句子。"


def all_found(portal: Portal) -> list[Finding]:
    findings = Findings()
    check_plainness(portal, findings)
    return list(findings)


def codes(portal: Portal) -> list[str]:
    return [finding.code for finding in all_found(portal)]


def asks(*texts: str) -> Portal:
    """The minimal portal whose one question asks the first text and helps with the second."""
    return put(minimal(), "questions", "caichan", ask=texts[0], help="".join(texts[1:]) or None)


def test_a_plain_portal_has_no_finding() -> None:
    """Records in plain words have no finding."""
    assert all_found(minimal()) == []


@pytest.mark.parametrize(
    ("sentence", "long"),
    [
        ("字" * 35, False),
        ("字" * 36, True),
        ("字" * 30 + "，“" + "字" * 4, True),
        ("字" * 30 + "，“" + "字" * 3 + "”", True),
        ("字" * 30 + "，“" + "字" * 3, False),
        ("字" * 20 + " " * 20 + "字" * 15, False),
        ("字" * 18 + "：" + "字" * 17, True),
    ],
)
def test_a_sentence_has_thirty_five_characters_at_most(sentence: str, long: bool) -> None:
    """Thirty-five characters pass and thirty-six do not; marks within the sentence count, white space does not."""
    portal = asks(f"{sentence}。", SHORT * 10)
    found = [(f.code, f.value("sentence")) for f in all_found(portal)]
    assert found == ([("A146", "".join(sentence.split()))] if long else [])


@pytest.mark.parametrize("stop", ["。", "！", "？", "；", "!", "?", ";", "\n"])
def test_every_closing_mark_ends_a_sentence(stop: str) -> None:
    """Two sentences of thirty-five characters are no long one, whatever mark parts them."""
    assert codes(asks(f"{'字' * 35}{stop}{'字' * 35}。", SHORT * 10)) == []


def test_each_long_sentence_is_found_where_it_stands() -> None:
    """A long sentence is found at its own field, under its own length."""
    portal = asks("财产呢？", f"{SHORT * 10}{'字' * 40}。{'另' * 41}。")
    place = str(portal.national.questions["caichan"].at("help"))
    assert [(f.code, str(f.place), f.value("length")) for f in all_found(portal)] == [
        ("A146", place, "40"),
        ("A146", place, "41"),
    ]


@pytest.mark.parametrize(
    ("lengths", "mean"), [((22,), ""), ((23,), "23.0"), ((22, 23), "22.5"), ((9, 35), ""), ((10, 35), "22.5")]
)
def test_sentences_have_twenty_two_characters_on_average(lengths: tuple[int, ...], mean: str) -> None:
    """A record whose sentences have twenty-two characters on average passes, more is found once, at the record."""
    portal = asks("".join("字" * length + "。" for length in lengths))
    place = portal.national.questions["caichan"].at()
    assert spots(all_found(portal)) == ([("A147", str(place))] if mean else [])
    assert [f.value("mean") for f in all_found(portal)] == ([mean] if mean else [])


def test_the_average_is_of_the_whole_record() -> None:
    """A long sentence in one field is made up for by short ones in another."""
    assert codes(asks("字" * 30)) == ["A147"]
    assert codes(asks("字" * 30, SHORT)) == []


@given(st.lists(st.tuples(st.text(st.sampled_from("字，、：“”（）"), min_size=1, max_size=40), STOP), max_size=8))
def test_a_text_is_cut_into_its_sentences(parts: list[tuple[str, str]]) -> None:
    """The sentences of a text are its pieces between the closing marks, without the empty ones."""
    assert sentences("".join(f" {words} {stop}" for words, stop in parts)) == [words for words, _ in parts]


@given(st.lists(st.integers(1, 40), min_size=1, max_size=6))
def test_length_and_average_are_the_two_limits(lengths: list[int]) -> None:
    """A text has a finding exactly where a sentence is too long, or all of them are on average."""
    text = "".join("字" * length + "。" for length in lengths)
    expected = {"A146"} if max(lengths) > LONGEST else set()
    expected |= {"A147"} if sum(lengths) > MEAN * len(lengths) else set()
    assert set(codes(asks(text))) == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("窗口会予以办理。", "予以"),
        ("从受理之日起算。", "之日起"),
        ("说的是“予以办理”，窗口也予以办理。", "予以"),
        ("他说‘予以办理’。", "予以"),
        ("少了后引号：“予以办理。", "予以"),
        ("文件写着“予以救助”。", ""),
        ("文件写着「予以救助」。", ""),
        ("看《予以救助办法》。", ""),
        ("“予”字后面跟着“以”字。", ""),
    ],
)
def test_officialese_stands_in_quotation_marks_only(text: str, word: str) -> None:
    """A word of the list is found outside quotation marks and book marks, and not inside."""
    found = [(f.code, f.value("word")) for f in all_found(asks(text))]
    assert found == ([("A148", word)] if word else [])


def test_officialese_is_found_with_its_plain_word() -> None:
    """Each word of the list is found once in a text, at its place, with what to write instead."""
    portal = asks("予以、予以，从之日起。")
    place = str(portal.national.questions["caichan"].at("ask"))
    found = [(str(f.place), f.value("word"), f.value("say")) for f in all_found(portal)]
    assert found == [(place, "予以", "给"), (place, "之日起", "那天起")]


BAD = "窗口予以办理。"
EVERYWHERE: list[tuple[str, str, dict[str, Any], tuple[Any, ...]]] = [
    ("relief", "dibao", {"summary": {"say": BAD}}, ("summary", "say")),
    ("relief", "dibao", {"materials": [{"name": "证", "note": {"say": BAD}}]}, ("materials", 0, "note", "say")),
    ("relief", "dibao", {"plain": [{"article": "shehui-jiuzhufa/18", "say": BAD}]}, ("plain", 0, "say")),
    ("situations", "meiqian", {"first": [{"say": BAD}]}, ("first", 0, "say")),
    ("channels", "rexian-12345", {"takes": [{"say": BAD}]}, ("takes", 0, "say")),
    ("questions", "caichan", {"help": BAD}, ("help",)),
    ("papers", "shouli-pingzheng", {"advice": [{"say": BAD}]}, ("advice", 0, "say")),
    ("papers", "shouli-pingzheng", {"blanks": [{"label": "姓名", "help": BAD}]}, ("blanks", 0, "help")),
]
HERE: list[tuple[str, str, dict[str, Any], tuple[Any, ...]]] = [
    ("channels", "rexian", {"takes": [{"say": BAD}]}, ("takes", 0, "say")),
    ("relief", "dibao", {"statements": [{"element": "apply", "say": BAD, "source": "甲"}]}, ("statements", 0, "say")),
    ("plain", "minzheng", {"lines": [{"clause": "1", "say": BAD}]}, ("lines", 0, "say")),
    ("explanations", "zhidu", {"answers": [{"ask": BAD, "say": "找民政局。"}]}, ("answers", 0, "ask")),
]


@pytest.mark.parametrize(("group", "name", "fields", "loc"), EVERYWHERE)
def test_every_national_record_is_plain(group: str, name: str, fields: dict[str, Any], loc: tuple[Any, ...]) -> None:
    """Wherever a national record speaks to the reader, it speaks plainly."""
    portal = put(minimal(), group, name, **fields)
    assert spots(all_found(portal)) == [("A148", str(getattr(portal.national, group)[name].at(*loc)))]


@pytest.mark.parametrize(("group", "name", "fields", "loc"), HERE)
def test_every_record_of_a_place_is_plain(group: str, name: str, fields: dict[str, Any], loc: tuple[Any, ...]) -> None:
    """Wherever a place's record speaks to the reader, it speaks plainly."""
    portal = put_here(minimal(), group, name, **fields)
    assert spots(all_found(portal)) == [("A148", str(getattr(portal.places[0], group)[name].at(*loc)))]


def test_what_is_printed_on_a_form_is_no_plain_text() -> None:
    """The words of a form to be signed may be as long and as stiff as the law wants them; its advice may not."""
    opening = [{"say": f"请予以办理，{'字' * 60}。"}]
    portal = put(minimal(), "papers", "shouli-pingzheng", opening=opening)
    assert all_found(portal) == []
    texts = dict(plain_texts(portal.national.papers["shouli-pingzheng"].record))
    assert texts == {("advice", 0, "say"): "留一份底。"}


def test_a_draft_is_not_judged() -> None:
    """A draft may be written in any words."""
    fields = {"state": "draft", "help": f"{BAD}{'字' * 40}"}
    assert all_found(put(minimal(), "questions", "caichan", **fields)) == []


def test_a_law_s_own_summary_is_not_judged() -> None:
    """The summary of an article may be as stiff and long as the article."""
    article = {"number": "1", "summary": f"{BAD}{'字' * 60}"}
    assert all_found(put(minimal(), "law", "jiu-banfa", articles=[article])) == []


# plain words of clauses, and explanations


def clause_words(*lines: tuple[str, str]) -> Portal:
    return put_here(minimal(), "plain", "minzheng", lines=[{"clause": clause, "say": say} for clause, say in lines])


@pytest.mark.parametrize(("clause", "code"), [("1", None), ("2", None), ("3", "A159"), ("0", "A159")])
def test_plain_words_belong_to_a_clause(clause: str, code: str | None) -> None:
    """Plain words name a clause of the duty they are for."""
    portal = clause_words((clause, "带头办好低保。"))
    place = portal.places[0].plain["minzheng"].at("lines", 0, "clause")
    assert spots(all_found(portal)) == ([(code, str(place))] if code else [])


def test_plain_words_belong_to_a_duty() -> None:
    """Plain words for a duty that is not there are found; where the duty could not be read, that is said already."""
    portal = put_here(minimal(), "plain", "minzheng", id="caizheng")
    assert codes(portal) == ["A149"]
    (place,) = portal.places
    unread = replace(place, unread=frozenset({"duties/caizheng"}))
    assert codes(replace(portal, places=(unread,))) == []


def test_a_clause_is_said_once() -> None:
    """A second line for the same clause is found at the second."""
    portal = clause_words(("1", "带头办好低保。"), ("2", "帮着办好教育救助。"), ("1", "管低保。"))
    place = portal.places[0].plain["minzheng"].at("lines", 2, "clause")
    assert spots(all_found(portal)) == [("A107", str(place))]


def test_numbers_of_plain_words_stand_in_the_clause() -> None:
    """A number in the plain words of a clause is one the clause has."""
    portal = clause_words(("1", "30天内办好低保。"))
    assert [(f.code, f.value("number")) for f in all_found(portal)] == [("A174", "30天")]


@pytest.mark.parametrize(
    ("say", "right"), [("每年开一次会。", True), ("每年开1次会。", True), ("每年开2次会。", False)]
)
def test_numbers_of_an_explanation_stand_in_the_original(say: str, right: bool) -> None:
    """A number in an explanation is one that the sentences it explains have, however both are written."""
    expected = [] if right else ["A174"]
    for field in ("text", "answers"):
        said = {"say": say, "at": ["s2-1:3-14"]} | ({"ask": "开会吗？"} if field == "answers" else {})
        assert codes(put_here(minimal(), "explanations", "zhidu", **{field: [said]})) == expected


def test_a_number_that_explains_nothing_is_found() -> None:
    """A number in an explanation that points at no sentence, or at another one, stands nowhere."""
    for at in ([], ["s1-1:0-5"]):
        portal = put_here(minimal(), "explanations", "zhidu", text=[{"say": "每年开一次会。", "at": at}])
        assert codes(portal) == ["A174"]


# the real list


def test_the_real_list_is_long_and_has_no_word_twice() -> None:
    """The list of officialese has eighty words or more, each once, each with something to say instead."""
    words = [item for located in load("real").national.wording.values() for item in located.record.words]
    assert len({item.word for item in words}) == len(words) >= 80
    assert [item.word for item in words if item.word in item.say.split("、")] == []


def test_no_name_is_officialese() -> None:
    """Every measure, unit, situation, channel and law can be named, as pages name it, without a word of the list."""
    real = load("real")
    national = real.national
    words = [item.word for located in national.wording.values() for item in located.record.words]
    measures = [name for at in national.relief.values() for name in (at.record.title, *at.record.aliases)]
    laws = [at.record.short for at in national.law.values()]
    others = [at.record.title for at in national.situations.values()]
    others += [at.record.name for at in national.channels.values()]
    units = [(place, at.record) for place in real.places for at in place.units.values()]
    named = [name for place, unit in units for name in (unit.full, place.read(unit, unit.named))]
    names = measures + laws + others + named
    assert len(measures) > 20
    assert len(named) > 200
    assert [(word, name) for name in names for word in words if word in name] == []


def test_every_real_text_is_plain() -> None:
    """No plain text of the project is too long, or holds officialese."""
    assert all_found(load("real")) == []


def test_the_words_of_the_minimal_list_are_its_record_s() -> None:
    """The list that is checked against is the one that is written down."""
    portal = put(minimal(), "wording", "officialese", words=[{"word": "财产", "say": "钱和东西"}])
    texts = [words_of(located.record) for located in portal.national.questions.values()]
    assert sum("财产" in text["ask"] for text in texts) == 1
    assert ("A148", "财产") in [(f.code, f.value("word")) for f in all_found(portal)]
    assert codes(put(portal, "wording", "officialese", words=[{"word": "没有这个词", "say": "有"}])) == []
