"""我可能符合哪些: the questions, and the decision tables to read and for the page's script."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.model.selfcheck import CheckTable, Question, QuestionKind, Row, Test
from generator.pages.check_views import ConditionView, QuestionView, RowView, SelfCheckPage, TableView
from generator.pages.frame import Page
from generator.pages.parts import Block, Link
from generator.plan.context import PlaceContext
from generator.plan.frames import Frames
from generator.plan.law import plain_number
from generator.plan.leads import WINDOW
from generator.plan.measures import refs_of
from generator.plan.wording import HOTLINE

KINDS = {QuestionKind.yes_no: "yes-no", QuestionKind.choice: "choice", QuestionKind.number: "number"}


def plan_self_check(context: PlaceContext, frames: Frames) -> Iterator[Page]:
    """The self-check of a place."""
    book = context.book
    tables = book.current(context.national.tables.values())
    if not tables:
        return
    used = {name for table in tables for name in _questions_of(table)}
    questions = [located.record for name, located in context.national.questions.items() if name in used]
    path = context.path("self-check")
    refs = [ref for table in tables for ref in refs_of(table)]
    frame = frames.of_place(
        context, "self-check", path, "我可能符合哪些", f"{context.name}：自己先查一查可能符合哪些救助",
        [*tables, *questions], section=context.path("relief"), law=book.short_names(refs),
        crumbs=(Link("有哪些救助", context.path("relief")),),
    )  # fmt: skip
    view = SelfCheckPage(
        lead="答几个问题，看哪些救助值得去申请。回答只留在您这部手机里，不保存、不上传。",
        ask=f"能不能得到，以审核确认为准。拿不准的，到{WINDOW}问，或者拨打 {HOTLINE}。",
        questions=tuple(_question(context, question) for question in questions),
        tables=tuple(_table(context, table, {t.id: t for t in tables}) for table in tables),
        data=script_data(tables, questions),
    )
    yield Page(frame, view)


def _questions_of(table: CheckTable) -> Iterator[str]:
    for condition in table.conditions:
        for test in (*condition.all_of, *condition.any_of):
            yield test.question
            if test.than:
                yield test.than


def script_data(tables: list[CheckTable], questions: list[Question]) -> dict[str, Any]:
    """The tables as the script evaluates them: no words, only ids, comparisons and rows."""
    return {
        "numbers": [question.id for question in questions if question.kind is QuestionKind.number],
        "tables": [
            {
                "id": table.id,
                "conditions": [
                    {
                        "id": condition.id,
                        "all": int(bool(condition.all_of)),
                        "tests": [_test(test) for test in (condition.all_of or condition.any_of)],
                    }
                    for condition in table.conditions
                ],
                "rows": [[list(row.holds), list(row.fails), row.grade.value] for row in table.rows],
                "next": list(table.leads_on),
            }
            for table in tables
        ],
    }


def _test(test: Test) -> list[str]:
    """Question, comparison, value; or question, comparison, "", the other question, times."""
    if test.than is None:
        return [test.question, test.how.value, test.value or ""]
    return [test.question, test.how.value, "", test.than, plain_number(test.times)]


def _question(context: PlaceContext, question: Question) -> QuestionView:
    choices = tuple((choice.id, choice.label) for choice in question.choices)
    if question.kind is QuestionKind.yes_no:
        choices = (("是", "是"), ("否", "否"))
    return QuestionView(
        id=question.id,
        ask=question.ask,
        help=question.help or "",
        kind=KINDS[question.kind],
        unit=question.unit or "",
        choices=choices,
        held=_held(context, question),
    )


def _held(context: PlaceContext, question: Question) -> str:
    """The place's amount of that name on the day, where there is exactly one."""
    if not question.amount:
        return ""
    amounts = [
        amount
        for located in context.place.relief.values()
        for amount in located.record.amounts
        if amount.name == question.amount
    ]
    held = {plain_number(amount.value) for amount in context.book.current_amounts(amounts)}
    return held.pop() if len(held) == 1 else ""


def _table(context: PlaceContext, table: CheckTable, tables: dict[str, CheckTable]) -> TableView:
    book = context.book
    measure = context.national.relief[table.measure].record
    return TableView(
        id=table.id,
        measure=Link(
            measure.title if table.id == table.measure else table.title or measure.title,
            context.path("relief", table.measure),
        ),
        conditions=tuple(
            ConditionView(c.id, Block((book.line(c.say.say, ()),), book.basis(c.say.basis))) for c in table.conditions
        ),
        rows=tuple(_row(context, table, row) for row in table.rows),
        leads_on=tuple(
            Link(_title(context, tables[name]), f"{context.path('self-check')}#t-{name}")
            for name in table.leads_on
            if name in tables
        ),
    )


def _title(context: PlaceContext, table: CheckTable) -> str:
    return table.title or context.national.relief[table.measure].record.title


def _row(context: PlaceContext, table: CheckTable, row: Row) -> RowView:
    numbers = {condition.id: str(number) for number, condition in enumerate(table.conditions, 1)}
    parts = (("符合", row.holds), ("不符合", row.fails))
    said = "；".join(f"{word}条件{'、'.join(numbers[name] for name in names)}" for word, names in parts if names)
    return RowView(said, row.grade.value, context.book.line(row.say.say, row.say.basis))
