"""The self-check of this project: grades reasoned by hand, what is shown to whom, and the local amounts it offers."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest
import yaml

from generator.disclosure.day import seen_on
from generator.eligibility.evaluate import evaluate, number_of
from generator.model.portal import Portal
from generator.model.selfcheck import CheckTable, Grade, Question
from generator.pages.check_views import QuestionView, SelfCheckPage
from generator.plan.site import plan_site
from tests.factories import REPO
from tests.national import changed, load, minimal, put_here

GOLDEN: list[dict[str, Any]] = yaml.safe_load((REPO / "tests/golden/eligibility.yml").read_text(encoding="utf-8"))
DAY = date(2026, 11, 21)
WHAT_TO_DO = re.compile("去|找|问|申请|告诉|咨询|送")
REFUSALS = re.compile("不能申请|没有资格|拒绝|不给")


@cache
def tables() -> dict[str, CheckTable]:
    return {name: located.record for name, located in load("real").national.tables.items()}


@cache
def questions() -> dict[str, Question]:
    return {name: located.record for name, located in load("real").national.questions.items()}


def shown(answers: dict[str, str]) -> list[tuple[str, str]]:
    """The tables shown for some answers, as the page orders them: by grade, then in the order of the tables."""
    found = {name: evaluate(table, questions(), answers) for name, table in tables().items()}
    return [
        (name, grade.value)
        for grade in Grade
        for name, result in found.items()
        if result.relevant and result.grade is grade
    ]


@pytest.mark.parametrize("case", GOLDEN, ids=[case["name"] for case in GOLDEN])
def test_a_grade_is_what_the_law_gives(case: dict[str, Any]) -> None:
    """Each case written by hand shows exactly these tables, with these grades, in this order."""
    assert shown(case["answers"]) == list(case["grades"].items())


def test_the_cases_cover_every_table_and_grade() -> None:
    """Each table is shown in some case with 很可能符合; each question is answered in some case."""
    pairs = {pair for case in GOLDEN for pair in case["grades"].items()}
    assert {name for name, grade in pairs if grade == Grade.likely} == set(tables())
    assert {name for case in GOLDEN for name in case["answers"]} == set(questions())
    assert len(GOLDEN) >= 25


@pytest.mark.parametrize("name", tables())
def test_a_table_can_be_shown(name: str) -> None:
    """At least one condition of a table brings it up; what only shared conditions answer does not."""
    table = tables()[name]
    assert any(condition.opens for condition in table.conditions)
    shared = table.model_copy(
        update={"conditions": tuple(c.model_copy(update={"opens": False}) for c in table.conditions)}
    )
    for case in GOLDEN:
        assert not evaluate(shared, questions(), case["answers"]).relevant


@pytest.mark.parametrize("name", tables())
def test_what_is_possible_says_what_to_do_and_nothing_refuses(name: str) -> None:
    """Every row that does not say no names something to do; no row and no question refuses."""
    table = tables()[name]
    for row in table.rows:
        if row.grade is not Grade.unlikely:
            assert WHAT_TO_DO.search(row.say.say), row.say.say
        if row.grade is Grade.likely:
            assert "以审核确认为准" in row.say.say
        assert not REFUSALS.search(row.say.say)
    assert all(condition.label for condition in table.conditions)
    assert all(WHAT_TO_DO.search(condition.ask) for condition in table.conditions if condition.ask)


def test_numbers_are_read_as_a_phone_types_them() -> None:
    """Full-width digits and commas between thousands are read; a comma elsewhere, a sign or a unit is no number."""
    for typed in ("1800", "1,800", "1，800", "１８００", "１，８００．００", "　1800 ", "1,800."):
        assert number_of(typed) == 1800, typed
    for typed in ("1,80", "18,00", ",800", "1,,800", "1,8000", "600元", "-5", "－5", "123,456,789", "六百", "1 800"):
        assert number_of(typed) is None, typed


# amounts a place holds

AMOUNT = {
    "name": "低保标准", "area": "全县", "value": "800", "unit": "元/人/月", "valid_from": "2026-07-01", "source": "某政发〔2026〕1号",
}  # fmt: skip


def asked(portal: Portal, *amounts: dict[str, Any]) -> QuestionView:
    """The question for the 低保 standard on the page of the minimal site whose place holds these amounts."""
    held = put_here(portal, "relief", "dibao", amounts=[AMOUNT | amount for amount in amounts])
    plan, _ = plan_site(seen_on(held, DAY), ())
    (view,) = [page.view for page in plan.pages if isinstance(page.view, SelfCheckPage)]
    (found,) = [q for group in view.groups for q in group.questions if q.id == "dibao-biaozhun"]
    return found


def test_the_one_amount_for_everybody_is_filled_in() -> None:
    """One amount for the whole place stands in the box, with its name, area and document beside it."""
    question = asked(minimal(), {})
    assert question.prefill == "800"
    assert [(one.value, one.label) for one in question.held] == [("800", "低保标准，全县，某政发〔2026〕1号")]


@pytest.mark.parametrize(
    "amounts",
    [
        [{"name": "城市低保标准"}, {"name": "农村低保标准", "value": "500.5"}],
        [{"name": "城市低保标准"}],
        [{"area": "城区"}, {"area": "农村", "value": "500"}],
        [{"area": "城区"}],
    ],
)
def test_variants_are_offered_and_none_is_filled_in(amounts: list[dict[str, Any]]) -> None:
    """Amounts for town and country, or for a part of the place, are offered one by one."""
    question = asked(minimal(), *amounts)
    assert question.prefill == ""
    assert [one.value for one in question.held] == [amount.get("value", "800") for amount in amounts]


@pytest.mark.parametrize(
    "amount",
    [
        {"unit": "元/人/年"}, {"value": "800.125"}, {"valid_from": "2027-01-01"},
        {"valid_to": "2026-11-21"}, {"name": "低保边缘家庭标准"}, {"name": "低保标准（旧）"},
    ],
)  # fmt: skip
def test_other_amounts_are_not_offered(amount: dict[str, Any]) -> None:
    """Another unit, more than two decimals, another day or another standard: nothing is offered."""
    question = asked(minimal(), amount)
    assert (question.held, question.prefill) == ((), "")


def test_what_is_filled_in_shows_no_table() -> None:
    """A local amount alone, filled in or typed, is no answer of the reader's."""
    assert shown({"dibao-biaozhun": "800"}) == []
    assert shown({"kezhipei-shouru": "36000", "gangxing-bili": "50"}) == []


def test_a_row_is_named_by_what_decides() -> None:
    """A row names what holds and what does not, in the order of the conditions; a no that decides alone, alone."""
    plan, _ = plan_site(seen_on(minimal(), DAY), ())
    (view,) = [page.view for page in plan.pages if isinstance(page.view, SelfCheckPage)]
    (table,) = view.tables
    assert [row.when for row in table.rows] == ["符合：条件1、条件2", "符合：条件1；不符合：条件2", "不符合：条件1"]


def test_questions_stand_in_their_groups() -> None:
    """Groups in the order of the vocabulary, whatever the order of the questions; one without a question is left out."""
    national = minimal().national
    grouped = changed(national.questions, "caichan", {"group": "眼下的急事"})
    grouped = changed(grouped, "renjun-shouru", {"group": "收入和财产"})
    portal = replace(minimal(), national=replace(national, questions=grouped))
    plan, _ = plan_site(seen_on(portal, DAY), ())
    (view,) = [page.view for page in plan.pages if isinstance(page.view, SelfCheckPage)]
    found = [(group.title, [question.id for question in group.questions]) for group in view.groups]
    assert found == [("眼下的急事", ["caichan"]), ("收入和财产", ["renjun-shouru"]), ("别的事", ["dibao-biaozhun"])]
