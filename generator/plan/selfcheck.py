"""我可能符合哪些: the questions, and the decision tables to read and for the page's script."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import Any

from generator.eligibility.evaluate import NO, YES, is_reachable, number_of
from generator.model.measure import Amount
from generator.model.selfcheck import CheckTable, Condition, Grade, Question, QuestionGroup, QuestionKind, Row, Test
from generator.pages.check_views import (
    ConditionView,
    GroupView,
    HeldView,
    QuestionView,
    RowView,
    SelfCheckPage,
    TableView,
)
from generator.pages.frame import Page
from generator.pages.parts import Link
from generator.plan.context import PlaceContext
from generator.plan.frames import Frames
from generator.plan.law import plain_number, refs_of
from generator.plan.leads import WINDOW
from generator.plan.wording import HOTLINE

KINDS = {QuestionKind.yes_no: "yes-no", QuestionKind.choice: "choice", QuestionKind.number: "number"}
GRADES = list(Grade)
MONTHLY = "/月"


def plan_self_check(context: PlaceContext, frames: Frames) -> Iterator[Page]:
    """The self-check of a place."""
    book = context.book
    tables = book.current(context.national.tables.values())
    if not tables:
        return
    tests = [test for table in tables for test in _tests_of(table)]
    used = {name for test in tests for name in (test.question, test.than)}
    questions = [located.record for name, located in context.national.questions.items() if name in used]
    path = context.path("self-check")
    refs = [ref for table in tables for ref in refs_of(table)]
    frame = frames.of_place(
        context, "self-check", path, "我可能符合哪些", f"{context.name}：自己先查一查可能符合哪些救助",
        [*tables, *questions], section=context.path("relief"), law=book.short_names(refs),
        crumbs=(Link("有哪些救助", context.path("relief")),),
    )  # fmt: skip
    titles = {table.id: table.title or context.national.relief[table.measure].record.title for table in tables}
    view = SelfCheckPage(
        lead="点开一组，答几题，不用都答。回答只留在这部手机里，不保存、不上传。",
        by_hand="这一页要能运行脚本，才会自动算。不能的话，照下面的表自己对一对，或直接去窗口问。",
        ask=f"能不能得到，以审核确认为准。拿不准的，到{WINDOW}问，或者拨打 {HOTLINE}。",
        groups=tuple(_groups(context, questions, tests)),
        tables=tuple(_table(context, table, titles) for table in tables),
        data=script_data(tables, questions),
    )
    yield Page(frame, view)


def _tests_of(table: CheckTable) -> Iterator[Test]:
    for condition in table.conditions:
        yield from (*condition.all_of, *condition.any_of)


def script_data(tables: Iterable[CheckTable], questions: Iterable[Question]) -> dict[str, Any]:
    """The tables as the script evaluates them: no words, only ids, comparisons and rows."""
    numbers = {question.id: question for question in questions if question.kind is QuestionKind.number}
    return {
        "local": [name for name, question in numbers.items() if question.amount],
        "tables": [
            {
                "id": table.id,
                "conditions": [_condition_data(condition, numbers) for condition in table.conditions],
                "rows": [[_pattern(table, row), GRADES.index(row.grade)] for row in table.rows],
            }
            for table in tables
        ],
    }


def _condition_data(condition: Condition, numbers: Container[str]) -> dict[str, Any]:
    """Its tests; ``all`` and ``shared`` only where they are so.

    A choice is the question and the answers of which one is enough; a number as ``_number_test`` has it.
    """
    tests: list[list[Any]] = []
    for test in condition.all_of or condition.any_of:
        if test.question in numbers:
            tests.append(_number_test(test))
        elif condition.any_of and tests and tests[-1][0] == test.question:
            tests[-1][1].append(test.value)
        else:
            tests.append([test.question, [test.value]])
    flags = {"all": len(condition.all_of) > 1, "shared": not condition.opens}
    return {**{name: 1 for name, is_set in flags.items() if is_set}, "tests": tests}


def _number_test(test: Test) -> list[Any]:
    """Question, comparison, value; or question, comparison, "", the other question, and times where it is not 1."""
    if test.than is None:
        return [test.question, test.how.value, test.value or ""]
    times = [plain_number(test.times)] if test.times != 1 else []
    return [test.question, test.how.value, "", test.than, *times]


def _pattern(table: CheckTable, row: Row) -> str:
    """A row as one sign a condition: ``1`` holds, ``0`` does not, ``-`` either."""
    return "".join("1" if c.id in row.holds else "0" if c.id in row.fails else "-" for c in table.conditions)


def _groups(context: PlaceContext, questions: list[Question], tests: list[Test]) -> Iterator[GroupView]:
    for group in QuestionGroup:
        mine = tuple(_question(context, question, tests) for question in questions if question.group is group)
        if mine:
            yield GroupView(group.value, mine)


def _question(context: PlaceContext, question: Question, tests: list[Test]) -> QuestionView:
    choices = tuple((choice.id, choice.label) for choice in question.choices)
    if question.kind is QuestionKind.yes_no:
        choices = ((YES, YES), (NO, NO))
    held = held_amounts(context, question)
    against = [test.question for test in tests if test.than == question.id and test.times == 1]
    is_monthly = question.amount and (question.unit or "").endswith(MONTHLY)
    return QuestionView(
        id=question.id,
        ask=question.ask,
        help=question.help or "",
        kind=KINDS[question.kind],
        unit=question.unit or "",
        choices=choices,
        held=tuple(HeldView(plain_number(one.value), f"{one.name}，{one.area}，{one.source}") for one in held),
        prefill=plain_number(held[0].value) if len(held) == 1 and _is_for_all(held[0], question) else "",
        per_person=question.per_person,
        against=" ".join(dict.fromkeys(against)) if is_monthly else "",
    )


def held_amounts(context: PlaceContext, question: Question) -> list[Amount]:
    """The place's amounts of that name on the day, those for town or country too (城市低保标准), in the same unit."""
    name = question.amount
    if not name:
        return []
    amounts = [amount for located in context.place.relief.values() for amount in located.record.amounts]
    return [
        amount
        for amount in context.book.current_amounts(amounts)
        if amount.name.endswith(name) and amount.unit.value == question.unit and number_of(plain_number(amount.value))
    ]


def _is_for_all(amount: Amount, question: Question) -> bool:
    """Whether an amount holds for everybody in the place: no variant by its name, 全县 or 全市 by its area."""
    return amount.name == question.amount and amount.area.startswith("全")


def _table(context: PlaceContext, table: CheckTable, titles: dict[str, str]) -> TableView:
    book = context.book
    labels = {c.id: c.label or f"条件{number}" for number, c in enumerate(table.conditions, 1)}
    return TableView(
        id=table.id,
        heading=Link(titles[table.id], context.path("relief", table.measure)),
        conditions=tuple(
            ConditionView(labels[c.id], book.line(c.say.say, ()), book.basis(c.say.basis), c.ask or "")
            for c in table.conditions
        ),
        rows=tuple(
            RowView(_when(table, row, labels), row.grade.value, book.line(row.say.say, row.say.basis))
            for row in table.rows
        ),
        leads_on=tuple((name, titles[name]) for name in table.leads_on if name in titles),
    )


def _when(table: CheckTable, row: Row, labels: dict[str, str]) -> str:
    """What holds and what does not; only what does not, where that alone decides the grade."""
    known = {name: False if name in row.fails else None for name in labels}
    decides = all(other.grade is row.grade for other in table.rows if is_reachable(other, known))
    parts = (("符合", () if decides else row.holds), ("不符合", row.fails))
    said = ((word, [label for name, label in labels.items() if name in names]) for word, names in parts)
    return "；".join(f"{word}：{'、'.join(named)}" for word, named in said if named)
