"""Law behind words: what is planted wrong is found, what is right is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.audit.audit import audit
from generator.audit.grounds import check_grounds, judged_on
from generator.cli import run
from generator.findings import Finding, Findings
from generator.model.law import FigureUnit
from generator.model.portal import Portal
from generator.plan.law import chinese_number
from tests.factories import REPO, TODAY, spots
from tests.national import load, minimal, put, put_here, words_of

LATER = (date(2026, 11, 21), date(2026, 7, 1))
EARLIER = (date(2026, 6, 30), date(2024, 6, 1), date(2021, 1, 1), date(2016, 1, 1))


# in the records as values


def all_found(portal: Portal, as_of: date = TODAY) -> list[Finding]:
    findings = Findings()
    check_grounds(portal, as_of, findings)
    return list(findings)


def codes(portal: Portal, as_of: date = TODAY) -> list[str]:
    return [finding.code for finding in all_found(portal, as_of)]


def says(say: str, *basis: str) -> dict[str, Any]:
    return {"say": say, "basis": list(basis)}


def measure_with(portal: Portal | None = None, **fields: Any) -> Portal:
    return put(portal or minimal(), "relief", "dibao", **fields)


def law_with(name: str = "dibao-banfa", **fields: Any) -> Portal:
    return put(minimal(), "law", name, **fields)


def with_figure(value: object, unit: FigureUnit) -> Portal:
    """The minimal portal, with one more article that has this figure and nothing else."""
    figure = {"id": "shu", "value": str(value), "unit": unit, "what": "一个数"}
    article = {"number": "99", "summary": "一条", "figures": [figure]}
    articles = words_of(minimal().national.law["dibao-banfa"].record)["articles"]
    return law_with(articles=[*articles, article])


@pytest.mark.parametrize("day", [*LATER, *EARLIER, date(1990, 1, 1), date(2090, 1, 1)])
def test_a_sound_portal_has_no_finding_on_any_day(day: date) -> None:
    """Records whose references hold have no finding, whatever day the site is built for."""
    assert codes(minimal(), day) == []


@pytest.mark.parametrize(
    ("ref", "code"),
    [("dibao-banfaa/22", "A140"), ("dibao-banfa/23", "A141"), ("jiu-banfa/1", "A142"), ("tingshuo/1", "A143")],
)
def test_a_reference_that_fails_is_one_finding_even_with_numbers(ref: str, code: str) -> None:
    """Where an article is wrong, the article is found at its place; the numbers are judged when it is right."""
    step = words_of(minimal().national.relief["dibao"].record)["steps"][0]
    portal = measure_with(steps=[{**step, "what": [says("马上办。", ref)]}])
    place = portal.national.relief["dibao"].at("steps", 0, "what", 0, "basis", 0)
    assert spots(all_found(portal)) == [(code, str(place))]
    if code in ("A140", "A141"):
        portal = measure_with(steps=[{**step, "what": [says("受理后30个工作日内办完。", ref)]}])
        assert spots(all_found(portal)) == [(code, str(place))]


def test_the_nearest_law_is_suggested() -> None:
    """A misspelt law is found with the one it looks like, a strange one with none."""
    near = [all_found(measure_with(basis=[f"{name}/22"]))[0].value("near") for name in ("dibao-banf", "xxxx")]
    assert near == ["dibao-banfa", ""]


def test_a_repealed_text_grounds_up_to_its_last_day() -> None:
    """The first day a text is no longer in force is the first day it grounds nothing."""
    old = {"basis": ["jiu-banfa/1"], "valid_from": "2012-12-12", "summary": says("旧的。", "jiu-banfa/1")}
    law = put(minimal(), "law", "shehui-jiuzhufa", in_force="2012-12-12")
    law = put(law, "law", "dibao-banfa", in_force="2012-12-12")
    portal = measure_with(law, **old)
    assert codes(portal, date(2021, 6, 30)) == []
    assert codes(portal, date(2021, 7, 1)) == ["A142", "A142"]


@pytest.mark.parametrize("known", ["in_force", "not_later"])
def test_a_text_grounds_from_its_first_day(known: str) -> None:
    """A text grounds from the day it is in force, or is known to be in force, not before."""
    law = law_with("tingshuo", **{"known": "读过原文", "not_later": None, known: "2026-09-01"})
    told = {"summary": says("发钱。", "tingshuo/1")}
    assert codes(measure_with(law, **told, valid_from="2026-08-31"), date(2026, 9, 1)) == ["A142"]
    assert codes(measure_with(law, **told, valid_from="2026-09-01"), date(2026, 9, 1)) == []
    assert codes(measure_with(law, **told, valid_from="2026-09-01"), date(2026, 8, 31)) == []


def test_a_doubtful_text_grounds_until_the_doubt() -> None:
    """From the day it is unknown whether a text still holds, it grounds nothing."""
    portal = law_with(uncertain_from="2026-10-01")
    assert codes(portal, date(2026, 9, 30)) == []
    assert set(codes(portal, date(2026, 10, 1))) == {"A143"}


def test_a_law_has_a_day() -> None:
    """A text with neither the day it is in force nor a day it is known to be is found; its draft is not."""
    portal = law_with("tingshuo", not_later=None)
    assert spots(all_found(portal)) == [("A160", str(portal.national.law["tingshuo"].at()))]
    assert codes(law_with("tingshuo", not_later=None, state="draft")) == []


def test_a_public_record_stands_on_public_texts() -> None:
    """A law that is still in review grounds no public record."""
    assert set(codes(law_with(state="in_review"))) == {"A116"}


def test_a_law_that_could_not_be_read_is_not_found_again() -> None:
    """What stands on a law whose file is broken is not judged: the file is found already."""
    national = minimal().national
    law = {name: located for name, located in national.law.items() if name != "dibao-banfa"}
    unread = frozenset({"law/dibao-banfa"})
    table = words_of(national.tables["dibao"].record)
    test = {"question": "renjun-shouru", "how": "低于", "value": "30"}
    first = {**table["conditions"][0], "say": says("少于30个工作日。", "dibao-banfa/22"), "all_of": [test]}
    days = put(minimal(), "questions", "renjun-shouru", unit="工作日")
    portal = put(days, "tables", "dibao", conditions=[first, *table["conditions"][1:]])
    assert codes(portal) == []
    assert codes(replace(portal, national=replace(portal.national, law=law, unread=unread))) == []


def test_a_figure_must_be_registered() -> None:
    """A figure that the article has not is found, with those it has."""
    step = words_of(minimal().national.relief["dibao"].record)["steps"][0]
    (wrong,) = all_found(measure_with(steps=[{**step, "limit": "dibao-banfa/22/zongqii"}]))
    assert (wrong.code, wrong.value("have")) == ("A144", "zongqi")
    (none,) = all_found(measure_with(steps=[{**step, "limit": "shehui-jiuzhufa/45/zongqi"}]))
    assert (none.code, none.value("have")) == ("A144", "没有登记数字")


@pytest.mark.parametrize(
    ("group", "fields"),
    [
        ("relief", {"summary": says("40天内发钱。", "shehui-jiuzhufa/18")}),
        ("relief", {"materials": [{"name": "照片", "note": says("40天内拍的。")}]}),
        ("relief", {"plain": [{"article": "dibao-banfa/22", "say": "40天内办完。"}]}),
        ("situations", {"first": [says("40天内去窗口。", "dibao-banfa/22")]}),
        ("situations", {"clocks": [{"say": "低保40天", "limit": "dibao-banfa/22/zongqi"}]}),
        ("channels", {"takes": [says("40天没有答复的。")]}),
        ("channels", {"note": says("40天没有人接，换一个打。")}),
        ("papers", {"opening": [says("请在40天内答复。")]}),
        ("papers", {"advice": [says("40天后去问。")]}),
        ("ladders", None),
    ],
)
def test_a_number_without_law_is_found_in_every_kind_of_record(group: str, fields: dict[str, Any] | None) -> None:
    """Wherever a record speaks, a number that no cited article has is one finding."""
    name = next(iter(getattr(minimal().national, group)))
    if fields is None:
        rungs = words_of(minimal().national.ladders[name].record)["rungs"]
        fields = {"rungs": [{**rungs[0], "hand_you": says("40天内的书面答复。", "dibao-banfa/22")}, rungs[1]]}
    (wrong,) = all_found(put(minimal(), group, name, **fields))
    assert (wrong.code, wrong.value("number")) == ("A145", "40天")


def test_a_places_channel_is_judged_too() -> None:
    """What a place's own channel says stands on the law as well."""
    portal = put_here(minimal(), "channels", "rexian", takes=[says("40天内答复。", "dibao-banfa/22")])
    place = portal.places[0].channels["rexian"].at("takes", 0, "say")
    assert spots(all_found(portal)) == [("A145", str(place))]


def test_a_number_without_any_article_is_found() -> None:
    """A reminder that cites nothing holds no number."""
    (wrong,) = all_found(measure_with(kept_private=[says("30个工作日内不公开。")]))
    assert (wrong.code, wrong.value("cited")) == ("A145", "没有写依据")


def test_a_draft_is_not_judged() -> None:
    """A draft may cite what is not there yet."""
    assert codes(measure_with(state="draft", basis=["nothing/1"], summary=says("99天。", "nothing/1"))) == []


WRITINGS = (
    ("7", FigureUnit.day, ("7日", "7天", "七日", "七天", "7 天", "７天", "7个自然日", "7自然日")),
    ("30", FigureUnit.working_day, ("30个工作日", "30工作日", "三十个工作日", "三十工作日", "30 个工作日")),
    ("6", FigureUnit.month, ("6个月", "六个月", "6 个月", "半年")),
    ("3", FigureUnit.year, ("3年", "三年", "3 年")),
    ("18", FigureUnit.age, ("18周岁", "18岁", "十八周岁", "十八岁")),
    ("20000", FigureUnit.yuan, ("20000元", "20,000元", "2万元", "2 万元", "二万元", "两万元")),
    ("5000", FigureUnit.yuan, ("5000元", "五千元", "5千元", "0.5万元")),
    ("60", FigureUnit.percent, ("60%", "60％", "60 %", "百分之六十", "百分之60")),
    ("1.5", FigureUnit.times, ("1.5倍", "一点五倍", "1.50倍", "一倍半")),
    ("2", FigureUnit.person, ("2人", "两人", "两个人", "二人", "2个人")),
    ("1", FigureUnit.occasion, ("1次", "一次")),
)


@pytest.mark.parametrize(
    ("value", "unit", "words"), [(value, unit, word) for value, unit, words in WRITINGS for word in words]
)
def test_every_writing_of_a_right_number_is_accepted(value: str, unit: FigureUnit, words: str) -> None:
    """A figure of the article may be written in any way; without the figure the same words are a finding."""
    text = says(f"要满{words}。", "dibao-banfa/99")
    assert codes(measure_with(with_figure(value, unit), summary=text)) == []
    assert codes(measure_with(with_figure(999, unit), summary=text)) == ["A145"]


@given(
    st.integers(1, 9999),
    st.integers(1, 9999),
    st.sampled_from([unit for unit in FigureUnit if unit is not FigureUnit.year]),
    st.booleans(),
)
def test_a_number_is_right_exactly_where_the_article_has_it(
    figure: int, written: int, unit: FigureUnit, arabic: bool
) -> None:
    """A number in Arabic or Chinese is accepted if it is the figure of the article, and is one finding if not."""
    numeral = str(written) if arabic else chinese_number(written)
    text = says(f"要满{numeral}{unit.value}。", "dibao-banfa/99")
    expected = [] if figure == written else ["A145"]
    assert codes(measure_with(with_figure(figure, unit), summary=text)) == expected


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("2021年7月1日", True),
        ("2021年7月", True),
        ("2021年", True),
        ("7月1日", True),
        ("2021 年 7 月 1 日", True),
        ("二〇二一年七月一日", True),
        ("七月一日", True),
        ("2021年7月10日", False),
        ("2021年1月", False),
        ("2022年", False),
        ("17月1日", False),
        ("二〇二〇年七月一日", False),
        ("八月一日", False),
    ],
)
def test_a_date_is_the_day_a_cited_text_starts(words: str, right: bool) -> None:
    """The date of a plain text, or its year, is the one from which a cited text is in force."""
    portal = measure_with(summary=says(f"从{words}起这样办。", "dibao-banfa/22"))
    assert [(f.code, f.value("number")) for f in all_found(portal)] == ([] if right else [("A145", words)])


def test_one_is_a_number_too() -> None:
    """A sentence that cites nothing holds no limit, of one day either; a question may speak of one month."""
    assert codes(measure_with(summary=says("1个工作日内办完。"))) == ["A145"]
    assert codes(put(minimal(), "questions", "caichan", help="一个月里花了多少？")) == []
    assert codes(put(minimal(), "questions", "caichan", help="三个月里花了多少？")) == ["A145"]


def test_a_condition_compares_like_with_like() -> None:
    """A figure in working days founds no comparison of money, though the number is the same."""
    conditions = words_of(minimal().national.tables["dibao"].record)["conditions"]
    test = {"question": "renjun-shouru", "how": "低于", "value": "30"}
    first = {**conditions[0], "say": says("收入低。", "dibao-banfa/22"), "all_of": [test]}
    assert codes(put(minimal(), "tables", "dibao", conditions=[first, conditions[1]])) == ["A145"]


@pytest.mark.parametrize(
    ("value", "basis", "right"),
    [
        ("30", "dibao-banfa/22", True),
        ("30.0", "dibao-banfa/22", True),
        ("31", "dibao-banfa/22", False),
        ("30", "shehui-jiuzhufa/18", False),
        ("1.5", "dibao-banfa/8", False),
        ("shi", "shehui-jiuzhufa/18", True),
        ("²", "shehui-jiuzhufa/18", True),
    ],
)
def test_what_a_condition_compares_with_is_a_figure(value: str, basis: str, right: bool) -> None:
    """A number a condition decides by is a figure of its own article, and none that is only an older reference."""
    conditions = words_of(minimal().national.tables["dibao"].record)["conditions"]
    test = {"question": "renjun-shouru", "how": "低于", "value": value}
    first = {**conditions[0], "say": says("收入低。", basis), "all_of": [test]}
    days = put(minimal(), "questions", "renjun-shouru", unit="工作日")
    portal = put(days, "tables", "dibao", conditions=[first, conditions[1]])
    place = portal.national.tables["dibao"].at("conditions", 0, "all_of", 0, "value")
    assert spots(all_found(portal)) == ([] if right else [("A145", str(place))])


def test_an_older_reference_may_be_told() -> None:
    """What the province decides today may stand among the references and in words, and is no limit."""
    assert codes(measure_with(summary=says("以前是1.5倍。", "dibao-banfa/8"))) == []
    clock = {"say": "低保", "limit": "dibao-banfa/8/bianyuan"}
    assert codes(put(minimal(), "situations", "meiqian", clocks=[clock])) == ["A158"]


# the day a record is judged on

days = st.dates(date(2000, 1, 2), date(2050, 1, 1))


@given(days, days, days)
def test_a_record_is_judged_on_the_nearest_day_of_its_own(as_of: date, one: date, other: date) -> None:
    """The day lies in the record's period, and no day of the period is nearer to the as-of date."""
    first, end = min(one, other), max(one, other) + timedelta(days=1)
    record = measure_with(valid_from=first, valid_to=end).national.relief["dibao"].record
    day = judged_on(record, as_of)
    last = end - timedelta(days=1)
    assert first <= day <= last
    assert abs(day - as_of) == max(first - as_of, as_of - last, timedelta(0))


@pytest.mark.parametrize(
    ("as_of", "judged"),
    [("2026-06-30", "2026-07-01"), ("2026-07-01", "2026-07-01"), ("2026-11-21", "2026-11-21")],
)
def test_a_record_without_end_is_judged_on_the_page_s_day(as_of: str, judged: str) -> None:
    """A record still to come is judged on its first day, one that holds on the page's day."""
    record = minimal().national.situations["meiqian"].record
    assert judged_on(record, date.fromisoformat(as_of)).isoformat() == judged


def test_a_record_without_dates_is_judged_on_the_page_s_day() -> None:
    """A channel that always was is judged on the as-of date."""
    record = minimal().national.channels["rexian-12345"].record
    assert judged_on(record, date(1999, 1, 1)) == date(1999, 1, 1)


def test_a_past_measure_stands_on_past_law() -> None:
    """What was so once may rest on what was in force then, until the day the text was repealed."""
    past = {name: [says("旧的。", "jiu-banfa/1")] for name in
            ("who", "conditions", "apply", "accepts", "confirms", "disclosed", "kept_private", "remedies")}  # fmt: skip
    past |= {
        "summary": says("旧的。", "jiu-banfa/1"), "basis": ["jiu-banfa/1"], "valid_from": "2012-12-12",
        "steps": [{"title": "办", "who": "窗口", "what": [says("办。", "jiu-banfa/1")]}],
        "standard": {"sets": [says("定。", "jiu-banfa/1")], "publishes": [says("公开。", "jiu-banfa/1")]},
        "plain": [{"article": "jiu-banfa/1", "say": "废止了。"}],
    }  # fmt: skip
    assert codes(measure_with(**past, valid_to="2021-07-01")) == []
    assert set(codes(measure_with(**past, valid_to="2021-07-02"))) == {"A142"}


# the records of this repository


@pytest.mark.parametrize("day", [*LATER, *EARLIER])
def test_all_real_records_stand_on_the_law(day: date) -> None:
    """No record of the project has a finding on law, measures, tables or plain words, on any day."""
    findings = audit(load("real"), None, day, is_read=False)
    assert [item for item in findings if item.code.startswith(("A14", "A15", "A16"))] == []


@pytest.mark.parametrize("day", ["2026-11-21", "2026-07-01", "2024-06-01", "2021-01-01", "2016-01-01"])
def test_all_real_references_resolve_on_any_day(day: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The project's own records have no finding, whatever day the site is built for."""
    call = ["build", "--as-of", day, "--config", str(REPO / "site_config.yml"), "--site-dir", str(tmp_path / "site")]
    assert run(call) == 0, capsys.readouterr().out


def test_the_law_has_every_instrument_named() -> None:
    """The instruments the portal must know are there, the main law in force since 2026-07-01."""
    law = load("real").national.law
    assert law["shehui-jiuzhufa"].record.in_force == date(2026, 7, 1)
    assert len(law) >= 14
    second = {name for name, at in law.items() if not at.record.grounds(date(2026, 11, 21))}
    assert {"shehui-jiuzhu-banfa", "minfadian", "xingzheng-susongfa", "mulu-52"} <= second
