"""The self-check: tables without gap or contradiction, and what they say to answers, missing and odd ones too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.audit.tables import check_tables
from generator.eligibility.evaluate import Result, evaluate, number_of
from generator.findings import Finding, Findings
from generator.model.portal import Portal
from generator.model.selfcheck import CheckTable, Comparison, Grade, Question, QuestionKind
from tests.factories import spots
from tests.national import load, minimal, put, put_table

Loc = tuple[str | int, ...]
LIKELY, POSSIBLE, UNLIKELY = Grade.likely, Grade.possible, Grade.unlikely
RANK = {UNLIKELY: 0, POSSIBLE: 1, LIKELY: 2}
REAL_TABLES = sorted(load("real").national.tables)
SAY = {"say": {"say": "问窗口。"}}
SIDES = {"holds": True, "fails": False}


def rows_of(number: int, grades: Sequence[Grade] = ()) -> list[dict[str, Any]]:
    """One row for each combination of the conditions t0, t1, …, from all that hold to none."""
    rows = []
    for at, mets in enumerate(product((True, False), repeat=number)):
        named = {side: [f"t{n}" for n, met in enumerate(mets) if met is want] for side, want in SIDES.items()}
        rows.append({"grade": grades[at] if grades else POSSIBLE, **SAY, **named})
    return rows


# tables as they are written


def all_found(portal: Portal) -> list[Finding]:
    findings = Findings()
    check_tables(portal.national, findings)
    return list(findings)


def table_spot(portal: Portal, *loc: str | int) -> str:
    return str(portal.national.tables["dibao"].at(*loc))


def yes(question: str) -> dict[str, str]:
    return {"question": question, "how": "是", "value": "是"}


def table_with(conditions: int, rows: list[dict[str, Any]], *more: str) -> Portal:
    ids = [*(f"t{n}" for n in range(conditions)), *more]
    return put_table(minimal(), conditions=[{"id": name, **SAY, "all_of": [yes("caichan")]} for name in ids], rows=rows)


@given(st.integers(1, 4), st.data())
def test_a_combination_without_a_row_is_a_gap(number: int, data: st.DataObject) -> None:
    """A table with a row for every combination is whole; without some of them it has that many gaps, one finding."""
    rows = rows_of(number)
    assert all_found(table_with(number, rows)) == []
    lost = data.draw(st.sets(st.integers(0, len(rows) - 1), min_size=1, max_size=len(rows) - 1))
    portal = table_with(number, [row for at, row in enumerate(rows) if at not in lost])
    (found,) = all_found(portal)
    shown = ["、".join(rows[at]["holds"]) or "都不满足" for at in sorted(lost)]
    assert (found.code, str(found.place)) == ("A155", table_spot(portal, "rows"))
    assert (found.value("number"), found.value("shown")) == (str(len(lost)), "；".join(shown[:3]))


@given(st.integers(1, 3), st.sampled_from(Grade), st.data())
def test_a_combination_with_two_rows_is_a_contradiction(number: int, grade: Grade, data: st.DataObject) -> None:
    """A second row for a combination is found at the later row, with the earlier one, whatever the two say."""
    rows = rows_of(number)
    twice = data.draw(st.integers(0, len(rows) - 1))
    portal = table_with(number, [*rows, {**rows[twice], "grade": grade}])
    (found,) = all_found(portal)
    assert (found.code, str(found.place)) == ("A156", table_spot(portal, "rows", len(rows)))
    assert [found.value(name) for name in ("row", "other")] == [str(len(rows) + 1), str(twice + 1)]
    assert found.value("shown") == ("、".join(rows[twice]["holds"]) or "都不满足")


def test_a_row_need_not_name_every_condition() -> None:
    """A condition that a row does not name may hold or not; gaps and contradictions are found side by side."""
    loose = {"grade": POSSIBLE, **SAY}
    assert all_found(table_with(3, [loose])) == []
    portal = table_with(3, [{"holds": ["t0"], **loose}, {"holds": ["t1"], **loose}])
    found = [(f.code, str(f.place), f.value("shown").split("；")[0]) for f in all_found(portal)]
    rows = [("A155", table_spot(portal, "rows"), "t2"), ("A156", table_spot(portal, "rows", 1), "t0、t1、t2")]
    assert sorted(found) == rows


UNFIT: list[tuple[dict[str, Any], list[str], str, Loc]] = [
    ({"holds": ["t0", "t9"]}, [], "A157", ("rows", 0, "holds", 1)),
    ({"holds": ["t0"], "fails": ["t9"]}, [], "A157", ("rows", 0, "fails", 0)),
    ({"holds": ["t0"], "fails": ["t0"]}, [], "A157", ("rows", 0)),
    ({"holds": ["t0"]}, ["t1", "t0"], "A107", ("conditions", 2, "id")),
]


@pytest.mark.parametrize(("row", "more", "code", "loc"), UNFIT)
def test_a_row_names_conditions_of_its_table(row: dict[str, Any], more: list[str], code: str, loc: Loc) -> None:
    """A row names conditions there are, each of an id of its own, none as met and unmet; else no gap is looked for."""
    portal = table_with(1, [{"grade": POSSIBLE, **SAY, **row}], *more)
    assert spots(all_found(portal)) == [(code, table_spot(portal, *loc))]


HUKOU = {"kind": "选一个", "choices": [{"id": "nongcun", "label": "农村"}, {"id": "chengli", "label": "城里"}]}
INCOME, NORM = "renjun-shouru", "dibao-biaozhun"
RIGHT: list[tuple[str, dict[str, Any]]] = [
    (INCOME, {"how": "低于", "value": "30"}), (INCOME, {"how": "是", "value": "30.25"}),
    (INCOME, {"how": "不低于", "than": NORM, "times": "1.5"}),
    ("caichan", {"how": "是", "value": "否"}), ("hukou", {"how": "是", "value": "chengli"}),
]  # fmt: skip
WRONG: list[tuple[str, dict[str, Any]]] = [
    (INCOME, {"how": "低于", "value": "三十"}), (INCOME, {"how": "低于", "value": "-30"}),
    (INCOME, {"how": "低于", "value": "1.234"}), (INCOME, {"how": "低于", "value": "30", "times": "2"}),
    (INCOME, {"how": "低于"}), (INCOME, {"how": "低于", "value": "30", "than": NORM}),
    (INCOME, {"how": "低于", "than": "caichan"}), ("caichan", {"how": "是", "than": NORM}),
    ("caichan", {"how": "是", "value": "有"}), ("caichan", {"how": "低于", "value": "是"}),
    ("hukou", {"how": "是", "value": "城里"}), ("hukou", {"how": "是", "value": "是"}),
    ("hukou", {"how": "高于", "value": "chengli"}),
]  # fmt: skip


def asks(portal: Portal, *names: str, test: dict[str, Any], **fields: Any) -> Portal:
    """The portal whose table has one condition, with this test in each of these lists."""
    return put_table(portal, conditions=[{"id": "t0", **SAY, **{n: [test] for n in names}}], rows=rows_of(1), **fields)


@pytest.mark.parametrize("name", ["all_of", "any_of"])
@pytest.mark.parametrize(("question", "test"), [*RIGHT, *WRONG])
def test_a_test_fits_its_question(name: str, question: str, test: dict[str, str]) -> None:
    """Numbers are compared with one number or one number's question, the others with one of their own answers."""
    portal = asks(
        put(minimal(), "questions", "caichan", id="hukou", **HUKOU), name, test={"question": question, **test}
    )
    wrong = [("A157", table_spot(portal, "conditions", 0, name, 0))]
    assert spots(all_found(portal)) == (wrong if (question, test) in WRONG else [])


@pytest.mark.parametrize("names", [("all_of", "any_of"), ()])
def test_a_condition_is_all_or_any(names: tuple[str, ...]) -> None:
    """A condition is met by all of its tests or by any of them: with both lists, or neither, it is one finding."""
    assert [finding.code for finding in all_found(asks(minimal(), *names, test=yes("caichan")))] == ["A157"]


@pytest.mark.parametrize("field", ["question", "than"])
@pytest.mark.parametrize(
    ("state", "named", "code"),
    [("public", "wu", "A149"), ("draft", "wu", None), ("public", "zai-shen", "A116"), ("in_review", "zai-shen", None)],
)
def test_a_test_asks_a_question_there_is(field: str, state: str, named: str, code: str | None) -> None:
    """A test names questions there are, public ones in a public table."""
    portal = put(minimal(), "questions", INCOME, id="zai-shen", state="in_review")
    portal = asks(portal, "all_of", test={"question": INCOME, "how": "低于", "than": NORM, field: named}, state=state)
    assert spots(all_found(portal)) == [(code, table_spot(portal, "conditions", 0, "all_of", 0, field))][: bool(code)]


# what a table says to answers


def a(model: type[Any], /, **fields: Any) -> Any:
    """A question or table; what these tests do not speak of is left out."""
    return model.model_validate({"state": "draft", "origin": "compiled", "order": 1, **fields})


KINDS = {"q0": "是或否", "q1": "是或否", "q2": "是或否", "shouru": "数字", "biaozhun": "数字"}
QUESTIONS: dict[str, Question] = {name: a(Question, id=name, ask="问", kind=kind) for name, kind in KINDS.items()}


def said(
    conditions: list[list[dict[str, Any]]], answers: Mapping[str, str], *grades: Grade, by: str = "all_of"
) -> Result:
    """What a table of these conditions, with one grade for each combination, says to some answers."""
    written = [{"id": f"t{n}", **SAY, by: tests} for n, tests in enumerate(conditions)]
    rows = rows_of(len(conditions), grades or (LIKELY, UNLIKELY))
    return evaluate(
        a(CheckTable, id="t", measure="t", valid_from="2026-07-01", conditions=written, rows=rows), QUESTIONS, answers
    )


@given(
    st.lists(st.sampled_from(Grade), min_size=8, max_size=8),
    st.dictionaries(st.sampled_from(["q0", "q1", "q2"]), st.sampled_from(["是", "否"])),
)
def test_what_is_not_answered_is_decided_by_what_it_could_be(grades: list[Grade], answers: dict[str, str]) -> None:
    """Some answers give the grade that all ways to answer the rest give; where those differ, 可能符合要核对."""
    conditions = [[yes(f"q{n}")] for n in range(3)]
    reached = set()
    for at, rest in enumerate(product(("是", "否"), repeat=3)):
        whole = {f"q{n}": one for n, one in enumerate(rest)}
        if answers.items() <= whole.items():
            result = said(conditions, whole, *grades)
            assert (result.grade, result.rows) == (grades[at], (at,))
            reached.add(at)
    result = said(conditions, answers, *grades)
    left = {grades[at] for at in reached}
    assert set(result.rows) == reached
    assert result.grade is (left.pop() if len(left) == 1 else POSSIBLE)


@pytest.mark.parametrize(
    ("mode", "first", "second", "state"),
    [("all_of", "是", "是", True), ("all_of", "是", None, None), ("all_of", None, "否", False),
     ("all_of", None, None, None), ("any_of", "否", "否", False), ("any_of", "否", None, None),
     ("any_of", None, "是", True), ("any_of", None, None, None)],
)  # fmt: skip
def test_a_condition_is_known_as_soon_as_it_can_be(mode: str, first: Any, second: Any, state: bool | None) -> None:
    """One test that fails decides “all”, one that holds decides “any”; what is missing could decide the rest."""
    answers = {name: answer for name, answer in (("q0", first), ("q1", second)) if answer}
    result = said([[yes("q0"), yes("q1")]], answers, by=mode)
    assert (result.states, result.grade) == ((state,), {True: LIKELY, False: UNLIKELY, None: POSSIBLE}[state])


CENTS = st.integers(0, 10**10 - 1)


def typed(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02}"


@given(CENTS, st.integers(1, 100_000), st.integers(-1, 1), st.sampled_from(Comparison))
def test_thresholds_are_exact(standard: int, times: int, off: int, how: Comparison) -> None:
    """An amount exactly at its threshold, or a cent beside it, is below, at or above it as whole numbers are."""
    income = min(max(standard * times // 1000 + off, 1), 10**10 - 2)
    test = {"question": "shouru", "how": how}
    answers = {"shouru": typed(income), "biaozhun": typed(standard)}
    for threshold, against in (
        (standard * times, {"than": "biaozhun", "times": Decimal(times) / 1000}),
        ((income - off) * 1000, {"value": typed(income - off)}),
    ):
        where = "低于" if income * 1000 < threshold else "是" if income * 1000 == threshold else "高于"
        holds = {"低于": ("低于", "不高于"), "是": ("是", "不高于", "不低于"), "高于": ("高于", "不低于")}[where]
        assert said([[test | against]], answers).states == (how in holds,)


NUMBERS = {
    "60": "60", " 60 ": "60", "60.": "60", "007": "7", "0": "0", "60.5": "60.5", "99999999.99": "99999999.99",
    "1,000": "1000", "12,345,678.9": "12345678.9", "６０．５": "60.5", "１，０００": "1000",
}  # fmt: skip
NO_NUMBERS = (
    "", " ", ".", ".5", "-5", "+5", "1e5", "123456789", "1.234", "1.2.3", "1,00", "1,0000", ",100", "123,456,789",
    "²", "一千", "NaN", "0x1", "1 0", "٣", "60元",
)  # fmt: skip


@pytest.mark.parametrize("answer", [*NUMBERS, *NO_NUMBERS])
def test_what_is_no_number_is_not_answered(answer: str) -> None:
    """Digits, of any width, with commas between thousands and two after the point, are read; the rest is left empty."""
    assert number_of(answer) == (Decimal(NUMBERS[answer]) if answer in NUMBERS else None)
    test = {"question": "shouru", "how": "低于", "than": "biaozhun"}
    for answers in ({"shouru": answer, "biaozhun": "700"}, {"shouru": "600", "biaozhun": answer}):
        assert (said([[test]], answers).states == (None,)) is (answer in NO_NUMBERS)


# the tables of the project


def real(name: str, answers: Mapping[str, str]) -> Result:
    national = load("real").national
    return evaluate(national.tables[name].record, {key: at.record for key, at in national.questions.items()}, answers)


def told(name: str) -> st.SearchStrategy[dict[str, str]]:
    """Answers to some questions of a table, near what they are held against."""
    national = load("real").national
    tests = [t for c in national.tables[name].record.conditions for t in (*c.all_of, *c.any_of)]
    found = {}
    for question in sorted({q for t in tests for q in (t.question, t.than) if q}):
        record = national.questions[question].record
        near = [t.value for t in tests if t.question == question and t.value]
        numbers = st.sampled_from([*near, "0", "15.99", "17", "60", "699.99", "700", "700.01", "8400", "9000"])
        choices = st.sampled_from([choice.id for choice in record.choices] or ["是", "否"])
        found[question] = numbers if record.kind is QuestionKind.number else choices
    return st.fixed_dictionaries({}, optional=found)


EVERY_TABLE = pytest.mark.parametrize("name", REAL_TABLES)
ODD = st.dictionaries(st.sampled_from([INCOME, NORM, "canji", "caichan"]) | st.text(), st.text(max_size=12), max_size=6)


@EVERY_TABLE
@given(st.data())
def test_more_answers_only_settle_more(name: str, data: st.DataObject) -> None:
    """One more answer unsettles nothing: no state that is known, no grade but 可能符合要核对, no row that is ruled out."""
    whole = data.draw(told(name))
    fewer = {key: whole[key] for key in data.draw(st.sets(st.sampled_from(sorted(whole))))} if whole else {}
    before, after = real(name, fewer), real(name, whole)
    assert all(old in (None, new) for old, new in zip(before.states, after.states, strict=True))
    assert set() < set(after.rows) <= set(before.rows)
    assert before.grade in (POSSIBLE, after.grade)


@EVERY_TABLE
@given(st.data())
def test_only_what_is_known_to_fail_gives_a_no(name: str, data: st.DataObject) -> None:
    """这一条不符合 is said only where a condition is known not to hold; who answered nothing is shown nothing."""
    result = real(name, data.draw(told(name)))
    assert result.grade is not UNLIKELY or False in result.states
    assert (real(name, {}).grade, real(name, {}).relevant) == (POSSIBLE, False)


@EVERY_TABLE
@given(st.data())
def test_the_order_of_answers_does_not_matter(name: str, data: st.DataObject) -> None:
    """The same answers in another order, with answers to other questions between, give the same result."""
    answers = data.draw(told(name))
    other = dict(data.draw(st.permutations([*answers.items(), ("mei-you", "是")])))
    assert real(name, other) == real(name, answers)


INCOMES = (INCOME, "benren-shouru")


def asks_for_less(name: str) -> bool:
    """Whether each test of a table on income is met by little of it only."""
    tests = [t for c in load("real").national.tables[name].record.conditions for t in (*c.all_of, *c.any_of)]
    less = [t.how in (Comparison.below, Comparison.at_most) for t in tests if t.question in INCOMES]
    less += [t.how in (Comparison.above, Comparison.at_least) for t in tests if t.than in INCOMES]
    return bool(less) and all(less)


@pytest.mark.parametrize("name", [name for name in REAL_TABLES if asks_for_less(name)])
@given(st.data(), st.lists(CENTS, min_size=2, max_size=5))
def test_more_income_never_makes_it_better(name: str, data: st.DataObject, incomes: list[int]) -> None:
    """Where relief is for those who have little, more income gives the same grade or a worse one, the rest as it is."""
    answers = data.draw(told(name))
    edges = [0, 69_999, 70_000, 70_001, 74_999, 75_000, 75_001]
    results = [real(name, answers | dict.fromkeys(INCOMES, typed(cents))) for cents in sorted([*incomes, *edges])]
    assert all(RANK[less.grade] >= RANK[more.grade] for less, more in pairwise(results))


@EVERY_TABLE
@given(ODD)
def test_odd_answers_never_crash(name: str, answers: dict[str, str]) -> None:
    """Whatever is typed, to whatever question, a table has a grade and a row."""
    assert real(name, answers).rows


@EVERY_TABLE
def test_a_no_leads_on(name: str) -> None:
    """Whoever meets all conditions gets 很可能符合; a table that can say no leads on to another there is."""
    table = load("real").national.tables[name].record
    assert {row.grade for row in table.rows if not row.fails} == {LIKELY}
    assert any(row.grade is UNLIKELY for row in table.rows)
    assert set(table.leads_on) & (set(REAL_TABLES) - {name})
