"""A decision table evaluated: three-valued conditions, one row for every combination.

takes  a table, the questions, answers (texts as the page's form gives them; what is not answered is left out)
gives  each condition's state, the grade, the rows still reachable, whether the table is worth showing; the combinations
       no row or two rows answer
does not  keep, send or print an answer

The page's script (``theme/assets/js/self-check.js``) does the same on the same data; shared vectors hold them together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from generator.model.selfcheck import CheckTable, Comparison, Condition, Grade, Question, QuestionKind, Row, Test

YES, NO = "是", "否"
Answers = Mapping[str, str]
Questions = Mapping[str, Question]
LONGEST = 8  # digits before the point, so that the page's script counts exactly too
TYPED = re.compile(r"([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.([0-9]{0,2}))?")
FULL_WIDTH = str.maketrans("０１２３４５６７８９．，", "0123456789.,")


@dataclass(frozen=True)
class Result:
    """What a table says to some answers; a condition's state is ``None`` while it cannot be told."""

    grade: Grade
    states: tuple[bool | None, ...]
    rows: tuple[int, ...]  # the rows still reachable
    relevant: bool  # whether the answers touch what the table is about; otherwise it is not shown


def evaluate(table: CheckTable, questions: Questions, answers: Answers) -> Result:
    """The grade: where all reachable rows agree, theirs; otherwise 可能符合要核对."""
    states = tuple(condition_state(condition, questions, answers) for condition in table.conditions)
    known = {condition.id: state for condition, state in zip(table.conditions, states, strict=True)}
    rows = tuple(index for index, row in enumerate(table.rows) if is_reachable(row, known))
    grades = {table.rows[row].grade for row in rows}
    grade = grades.pop() if len(grades) == 1 else Grade.possible
    pairs = zip(table.conditions, states, strict=True)
    relevant = any(c.opens and (state is True or is_begun(c, questions, answers)) for c, state in pairs)
    return Result(grade, states, rows, relevant)


def is_begun(condition: Condition, questions: Questions, answers: Answers) -> bool:
    """Whether the reader's own number is there in a comparison with another number; a local amount is not his own."""
    compared = [
        name for test in condition.all_of or condition.any_of if test.than for name in (test.question, test.than)
    ]
    return any(not questions[name].amount and number_of(answers.get(name, "")) is not None for name in compared)


def is_reachable(row: Row, known: Mapping[str, bool | None]) -> bool:
    """Whether a row could still answer, once everything is known."""
    could_hold = all(known.get(name, False) is not False for name in row.holds)
    return could_hold and not any(known.get(name) for name in row.fails)


def condition_state(condition: Condition, questions: Questions, answers: Answers) -> bool | None:
    """Whether a condition holds: ``None`` where an answer is missing that could still decide it."""
    tests = condition.all_of or condition.any_of
    results = [test_state(test, questions, answers) for test in tests]
    decided = not condition.all_of  # one True decides any_of, one False decides all_of
    if decided in results:
        return decided
    return None if None in results else not decided


def test_state(test: Test, questions: Questions, answers: Answers) -> bool | None:
    """One comparison; ``None`` where an answer is missing or is no number."""
    answer = answers.get(test.question, "")
    if not answer:
        return None
    question = questions[test.question]
    if question.kind is not QuestionKind.number:
        return answer == test.value
    left = number_of(answer)
    right = number_of(answers.get(test.than, "") if test.than else test.value or "")
    if left is None or right is None:
        return None
    bound = right * test.times
    return {
        Comparison.equals: left == bound,
        Comparison.below: left < bound,
        Comparison.at_most: left <= bound,
        Comparison.above: left > bound,
        Comparison.at_least: left >= bound,
    }[test.how]


def number_of(text: str) -> Decimal | None:
    """A number as a person types it; anything else is not answered.

    At most two digits after the point; commas between thousands, and full-width signs, are read.
    """
    match = TYPED.fullmatch(text.strip(" \u3000").translate(FULL_WIDTH))
    if match is None:
        return None
    whole = match[1].replace(",", "")
    return Decimal(f"{whole}.{match[2] or 0}") if len(whole) <= LONGEST else None


def matching(table: CheckTable, combination: tuple[bool, ...]) -> list[int]:
    """The rows that answer a combination of met and unmet conditions."""
    met = {condition.id for condition, holds in zip(table.conditions, combination, strict=True) if holds}
    return [index for index, row in enumerate(table.rows) if answers_to(row, met)]


def answers_to(row: Row, met: set[str]) -> bool:
    """Whether a row answers where exactly these conditions hold."""
    return set(row.holds) <= met and not set(row.fails) & met


def faults(table: CheckTable) -> Iterator[tuple[tuple[str, ...], list[int]]]:
    """Every combination that not exactly one row answers: the ids that hold, and the rows."""
    for combination in product((True, False), repeat=len(table.conditions)):
        rows = matching(table, combination)
        if len(rows) != 1:
            met = tuple(c.id for c, holds in zip(table.conditions, combination, strict=True) if holds)
            yield met, rows
