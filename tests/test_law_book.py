"""The law behind words: what holds on a day, citations, and numbers in a sentence that lead to their article."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.audit.numbers import numbers_with_units
from generator.model.law import Figure, FigureUnit
from generator.model.measure import Amount
from generator.model.portal import Portal
from generator.model.statement import ArticleRef, FigureRef, Statement
from generator.pages.parts import Line, Link
from generator.plan.law import LawBook, chinese_number, plain_number, spellings
from tests.factories import TODAY
from tests.national import load, minimal, put

REF = ArticleRef("dibao-banfa", "22")
ADDRESS = "law/dibao-banfa/index.html#a22"
DIGITS = dict(zip("一二三四五六七八九", range(1, 10), strict=True))
SIZES = {"十": 10, "百": 100, "千": 1000}


def book(portal: Portal | None = None, day: date = TODAY) -> LawBook:
    return LawBook((portal or minimal()).national, day)


def figure(value: object, unit: str, **fields: Any) -> Figure:
    return Figure.model_validate({"id": "shu", "value": str(value), "unit": unit, "what": "一个数", **fields})


def book_with(*figures: tuple[object, str]) -> LawBook:
    """The law of today, where 低保审核确认办法 第二十二条 has these figures and no other."""
    named = [{"id": f"shu-{n}", "value": str(v), "unit": unit, "what": "数"} for n, (v, unit) in enumerate(figures)]
    articles = [{"number": "22", "summary": "一条", "figures": named}]
    return book(put(minimal(), "law", "dibao-banfa", articles=articles))


def linked(line: Line) -> list[str]:
    return [run.text for run in line.runs if run.target.startswith("law/")]


# numbers in words


def value_of(numeral: str) -> int:
    """The number a Chinese numeral below ten thousand says, read from left to right."""
    total = digit = 0
    for char in numeral:
        if char in SIZES:
            total += (digit or 1) * SIZES[char]
            digit = 0
        else:
            digit = DIGITS.get(char, 0)
    return total + digit


@given(st.integers(0, 9999))
def test_a_chinese_number_says_the_number(number: int) -> None:
    """A numeral read from left to right is its number; no size stands alone but a leading 十, no 零 is said in vain."""
    numeral = chinese_number(number)
    assert value_of(numeral) == number
    assert number < 10 or not numeral.endswith("零")
    assert "零零" not in numeral
    assert not numeral.startswith("一十")
    assert all(before in DIGITS for before, after in pairwise(numeral) if after in SIZES)
    assert ("零" in numeral) == ("0" in str(number).rstrip("0")) or number == 0


@pytest.mark.parametrize(
    ("number", "numeral"),
    [(0, "零"), (10, "十"), (15, "十五"), (20, "二十"), (37, "三十七"), (100, "一百"), (105, "一百零五"), (110, "一百一十"),
     (1005, "一千零五"), (1010, "一千零一十"), (1100, "一千一百"), (2030, "二千零三十"), (9999, "九千九百九十九")],
)  # fmt: skip
def test_chinese_numbers_are_those_of_statutes(number: int, numeral: str) -> None:
    """Articles and limits are numbered as statutes number them."""
    assert chinese_number(number) == numeral


@pytest.mark.parametrize("number", [-1, 10_000])
def test_other_numbers_are_refused(number: int) -> None:
    """A number that has no numeral below ten thousand is no numeral at all, rather than a wrong one."""
    with pytest.raises(ValueError, match=str(number)):
        chinese_number(number)


@given(st.decimals(0, 10**9, places=3))
def test_a_plain_number_has_no_idle_zeros(value: Decimal) -> None:
    """A number is written in full, without an exponent and without zeros behind the point, and is the same number."""
    text = plain_number(value)
    assert Decimal(text) == value
    assert plain_number(value.normalize()) == text
    assert set(text) <= set("0123456789.")
    assert "." not in text or text[-1] not in "0."


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        ("30", "工作日", ["30个工作日", "30工作日", "三十个工作日", "三十工作日"]),
        ("7", "日", ["7日", "7天", "七日", "七天"]),
        ("6", "个月", ["6个月", "六个月", "半年"]),
        ("2", "人", ["2个人", "2人", "二个人", "二人", "两个人", "两人"]),
        ("18", "周岁", ["18周岁", "18岁", "十八周岁", "十八岁"]),
        ("1.50", "倍", ["1.5倍"]),
        ("60", "%", ["60%", "六十%", "60％", "六十％", "百分之60", "百分之六十"]),
        ("20000", "元", ["20000元"]),
    ],
)
def test_a_figure_is_written_in_these_ways(value: str, unit: str, words: list[str]) -> None:
    """A plain text may write a figure in Arabic or Chinese, with each name of its unit."""
    assert sorted(spellings(figure(value, unit))) == sorted(words)


@given(st.integers(2, 999), st.sampled_from(FigureUnit))
def test_each_spelling_says_the_figure(value: int, unit: FigureUnit) -> None:
    """Whatever way a figure is written, the audit finds its value and unit in it, and nothing else."""
    for words in spellings(figure(value, unit.value)):
        assert [(found.value, found.unit) for found in numbers_with_units(f"要满{words}。")] == [
            (Decimal(value), unit)
        ], words


# a sentence whose numbers are links

UNITS = [unit.value for unit in FigureUnit]
PIECES = st.sampled_from(
    ["30", "三十", "3", "十", "百", "第", "月", "日", "年", "个", "工作日", "天", "元", "%", "两", "人", "半年", "，", "。", "级", "性", "1.5", "倍", "零"]
)  # fmt: skip
FIGURES = st.lists(
    st.tuples(st.sampled_from(["30", "3", "2", "6", "10", "1.5", "100"]), st.sampled_from(UNITS)), max_size=4
)


@given(st.lists(PIECES | st.text(max_size=3), max_size=12), FIGURES)
def test_a_line_is_its_text(pieces: list[str], figures: list[tuple[str, str]]) -> None:
    """The runs of a line, joined, are the text; each link is a spelling of a figure, and leads to its article."""
    text = "".join(pieces)
    line = book_with(*figures).line(text, [REF], "某文件")
    words = {word for value, unit in figures for word in spellings(figure(value, unit))}
    assert "".join(run.text for run in line.runs) == text
    assert all(run.text for run in line.runs)
    assert set(linked(line)) <= words
    assert len(linked(line)) <= len(figures)
    assert {run.target for run in line.runs} <= {"", ADDRESS}
    assert line.local == "某文件"


@given(st.integers(1, 9999), st.sampled_from(FigureUnit), st.data())
def test_a_figure_in_a_sentence_is_a_link(value: int, unit: FigureUnit, data: st.DataObject) -> None:
    """A figure of the article cited is a link however it is written; uncited, or with another value, it is none."""
    words = data.draw(st.sampled_from(spellings(figure(value, unit.value))))
    text = f"要满{words}才行。"
    line = book_with((value, unit.value)).line(text, [REF])
    assert line.runs == (Link("要满", ""), Link(words, ADDRESS), Link("才行。", ""))
    assert book_with((value, unit.value)).line(words, [REF]).runs == (Link(words, ADDRESS),)
    assert linked(book_with((value, unit.value)).line(text, [])) == []
    assert linked(book_with((value % 9999 + 1, unit.value)).line(text, [REF])) == []


@pytest.mark.parametrize(
    ("text", "figures", "links"),
    [
        ("第3天去拿。", [("3", "日")], []),
        ("第三年再审。", [("3", "年")], []),
        ("第二次申请，2次。", [("2", "次")], ["2次"]),
        ("从8月1日起。", [("1", "日")], []),
        ("从十月十日起。", [("10", "日")], []),
        ("从2026年7月1日起。", [("1", "日"), ("6", "年")], []),
        ("要13天。", [("3", "日")], []),
        ("要十三天。", [("3", "日")], []),
        ("要一百零三天。", [("3", "日")], []),
        ("要0.5倍、1.5倍。", [("5", "倍")], []),
        ("要二点五倍。", [("5", "倍")], []),
        ("要3,500元。", [("500", "元"), ("3", "元")], []),
        ("一次性给。", [("1", "次")], []),
        ("上三年级。", [("3", "年")], []),
        ("上三年级，过三年。", [("3", "年")], ["三年"]),
        ("30个工作日，最多30天。", [("30", "日")], ["30天"]),
        ("30天以后，30天再说。", [("30", "日")], ["30天"]),
        ("三十天以后，30天再说。", [("30", "日")], ["30天"]),
        ("百分之三十，30天。", [("30", "日"), ("30", "%")], ["百分之三十", "30天"]),
    ],
)
def test_what_is_no_such_number_is_no_link(text: str, figures: list[tuple[str, str]], links: list[str]) -> None:
    """Ordinals, dates and ends of longer numbers lead nowhere; each figure leads to its article once a sentence."""
    assert linked(book_with(*figures).line(text, [REF])) == links


def test_each_number_leads_to_the_article_that_gives_it() -> None:
    """Of several articles cited, a number leads to the one that has it, and where two have it, to the first."""
    laws = book()
    refs = [ArticleRef("dibao-banfa", "8"), REF, ArticleRef("shehui-jiuzhufa", "18"), ArticleRef("mei-you", "1")]
    line = laws.line("收入在1.5倍以内，三十个工作日办完。", refs)
    assert [(run.text, run.target) for run in line.runs if run.target] == [
        ("1.5倍", "law/dibao-banfa/index.html#a8"),
        ("三十个工作日", ADDRESS),
    ]
    same = {"id": "ling", "value": "30", "unit": "工作日", "what": "另一个"}
    articles = [{"number": number, "summary": "一条", "figures": [same]} for number in ("1", "2")]
    twice = book(put(minimal(), "law", "dibao-banfa", articles=articles))
    for first, second in (("1", "2"), ("2", "1")):
        line = twice.line("30个工作日。", [ArticleRef("dibao-banfa", first), ArticleRef("dibao-banfa", second)])
        assert [run.target for run in line.runs if run.target] == [f"law/dibao-banfa/index.html#a{first}"]


# statements together


def says(say: str, *basis: str) -> Statement:
    return Statement.model_validate({"say": say, "basis": basis})


def test_a_block_is_its_statements_and_their_articles() -> None:
    """A block has a line a statement, local lines after them, and each article once, in the order it is cited."""
    said = [
        says("先申请。", "shehui-jiuzhufa/37"),
        says("30个工作日办完。", "dibao-banfa/22", "shehui-jiuzhufa/37"),
        says("别急。"),
    ]
    own = Line((Link("本地20天。", ""),), "某文件")
    block = book().block(iter(said), [own])
    assert ["".join(run.text for run in line.runs) for line in block.lines] == [
        *(one.say for one in said),
        "本地20天。",
    ]
    assert block.lines[-1] is own
    assert [linked(line) for line in block.lines] == [[], ["30个工作日"], [], []]
    assert block.basis == (
        Link("《社会救助法》第三十七条", "law/shehui-jiuzhufa/index.html#a37"),
        Link("《低保审核确认办法》第二十二条", ADDRESS),
    )


def test_an_article_is_called_what_its_text_calls_it() -> None:
    """A citation names the text by its short name, the article by its number, or by the name the record gives it."""
    articles = [{"number": "22", "summary": "一条"}, {"number": "105", "summary": "另一条", "label": "第（八）项"}]
    laws = book(put(minimal(), "law", "dibao-banfa", articles=articles))
    cited = [laws.cite(ArticleRef("dibao-banfa", number)).text for number in ("22", "105", "101")]
    assert [text.removeprefix("《低保审核确认办法》") for text in cited] == ["第二十二条", "第（八）项", "第一百零一条"]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "最多30个工作日"),
        ({"bound": "至少"}, "至少30个工作日"),
        ({"bound": "就是"}, "30个工作日"),
        ({"unit": "日", "starts_from": "受理申请"}, "最多30天，从受理申请起算"),
        ({"extension": {"length": 15, "when": "特殊情况"}}, "最多30个工作日；特殊情况可以再加15个工作日"),
        ({"unit": "个月", "extension": {"length": 1, "when": "案情复杂"}}, "最多30个月；案情复杂可以再加1个月"),
        ({"excluded": "听证的时间"}, "最多30个工作日；听证的时间不算在内"),
    ],
)
def test_a_limit_is_told_whole(fields: dict[str, Any], words: str) -> None:
    """A limit in words has its bound and length, what starts it, how it is extended and what is left out."""
    told = {"id": "qi", "value": "30", "unit": "工作日", "what": "期限", **fields}
    articles = [{"number": "22", "summary": "一条", "figures": [told]}]
    laws = book(put(minimal(), "law", "dibao-banfa", articles=articles))
    assert laws.limit(FigureRef("dibao-banfa", "22", "qi")) == words
    with pytest.raises(ValueError, match="dibao-banfa/22/mei-you"):
        laws.limit(FigureRef("dibao-banfa", "22", "mei-you"))


# what holds on a day


@pytest.mark.parametrize(
    ("name", "fields", "days"),
    [
        ("dibao-banfa", {}, {"2021-06-30": False, "2021-07-01": True, "2026-11-21": True}),
        ("jiu-banfa", {}, {"2012-12-11": False, "2012-12-12": True, "2021-06-30": True, "2021-07-01": False}),
        ("tingshuo", {}, {"2019-04-29": False, "2026-11-21": False}),
        ("tingshuo", {"known": "读过原文"}, {"2019-04-29": False, "2019-04-30": True}),
        ("dibao-banfa", {"uncertain_from": "2026-07-01"}, {"2026-06-30": True, "2026-07-01": False}),
        ("mei-you", {}, {"2026-11-21": False}),
    ],
)
def test_a_text_is_in_force_on_its_days(name: str, fields: dict[str, Any], days: dict[str, bool]) -> None:
    """A text may be cited from its first day, up to the day before its last or before it is in doubt, if it was read."""
    portal = put(minimal(), "law", name, **fields) if fields else minimal()
    assert {day: book(portal, date.fromisoformat(day)).is_in_force(name) for day in days} == days


MONTHS = st.integers(1, 12)


@given(MONTHS, st.none() | MONTHS, MONTHS)
def test_a_record_holds_from_its_first_day_to_before_its_end(first: int, end: int | None, now: int) -> None:
    """A record or an amount holds on the day it starts, and no longer on the day it ends."""
    starts, ends = date(2026, first, 1), date(2026, end, 1) if end else None
    portal = put(minimal(), "relief", "dibao", valid_from=starts, valid_to=ends)
    laws = book(portal, date(2026, now, 1))
    amount = Amount.model_validate(
        {"name": "甲", "area": "乙", "value": "1", "unit": "%", "valid_from": starts, "valid_to": ends, "source": "丙"}
    )
    holds = now in range(first, end or 13)
    assert bool(laws.current(portal.national.relief.values())) is holds
    assert bool(laws.current_amounts([amount])) is holds
    assert laws.has_relief is holds


def test_limits_are_those_of_the_day() -> None:
    """The limits of a day are those of articles its records cite: in days, from a day on, at most, of texts in force."""
    zongqi = {"id": "zongqi", "value": "30", "unit": "工作日", "what": "从受理到办完", "starts_from": "受理申请"}
    ref = FigureRef("dibao-banfa", "22", "zongqi")
    assert book().limits == [ref]
    assert book(day=date(2026, 6, 30)).limits == []
    assert book(put(minimal(), "law", "dibao-banfa", ended="2026-11-21")).limits == []
    for fields in ({"unit": "个月"}, {"starts_from": None}, {"bound": "至少"}, {"bound": "就是"}):
        articles = [{"number": "22", "summary": "一条", "figures": [zongqi | fields]}]
        assert book(put(minimal(), "law", "dibao-banfa", articles=articles)).limits == []


# the sentences of the project


def statements(value: Any) -> Iterable[Statement]:
    if isinstance(value, Statement):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from statements(item)
    elif hasattr(type(value), "model_fields"):
        for name in type(value).model_fields:
            yield from statements(getattr(value, name))


def test_every_real_number_leads_to_its_article() -> None:
    """In every sentence of the project the runs make the text, and each number with a unit is a link, or said twice."""
    national = load("real").national
    laws = LawBook(national, TODAY)
    unlinked = []
    for group in national.groups():
        for located in group.values():
            for one in statements(located.record):
                line = laws.line(one.say, one.basis)
                assert "".join(run.text for run in line.runs) == one.say
                said = dict.fromkeys((number.value, number.unit) for number in numbers_with_units(one.say))
                if len(linked(line)) < len(said):
                    unlinked.append(one.say)
    assert unlinked == []
