"""The self-check: questions that can be answered, conditions that can be counted, tables without gap or contradiction.

takes  the national records
gives  findings
does not  judge words or law: ``plainness`` and ``grounds`` do
"""

from __future__ import annotations

from decimal import Decimal

from generator.audit.pointers import is_known, judged
from generator.eligibility.evaluate import NO, YES, faults, number_of
from generator.findings import Findings
from generator.model.located import Loc, Located
from generator.model.portal import National
from generator.model.selfcheck import CheckTable, Condition, Question, QuestionKind, Test

SHOWN_FAULTS = 3  # combinations named for one table
MONTHS = Decimal(12)  # the only number that turns one unit into another
YEARLY, MONTHLY = "/年", "/月"
PER_PERSON = "元/人/月"


def check_tables(national: National, findings: Findings) -> None:
    """Every question and every table."""
    for question in judged(national.questions):
        _check_question(question, findings)
    for table in judged(national.tables):
        _check_table(national, table, findings)


def _check_question(located: Located[Question], findings: Findings) -> None:
    question = located.record
    if question.kind is QuestionKind.choice and len(question.choices) < 2:
        findings.add("A166", located.at("choices"), reason="“选一个”的题，要写两个以上的选项（choices）")
    if question.kind is not QuestionKind.choice and question.choices:
        findings.add("A166", located.at("choices"), reason=f"“{question.kind.value}”的题不写选项（choices）")
    if question.kind is QuestionKind.number and question.unit is None:
        findings.add("A166", located.at("unit"), reason="数字题要写单位（unit）")
    if question.kind is not QuestionKind.number and (question.unit or question.amount):
        name = "unit" if question.unit else "amount"
        findings.add("A166", located.at(name), reason=f"只有数字题才写 {name}")
    if question.per_person and (question.kind is not QuestionKind.number or question.unit != PER_PERSON):
        reason = f"per_person 只用于单位是“{PER_PERSON}”的数字题"
        findings.add("A166", located.at("per_person"), reason=reason)
    ids = [choice.id for choice in question.choices]
    for index, name in enumerate(ids):
        if name in ids[:index]:
            findings.add("A107", located.at("choices", index, "id"), id=name)


def _check_table(national: National, located: Located[CheckTable], findings: Findings) -> None:
    table = located.record
    is_known(national, "relief", "措施", table.measure, located, ("measure",), findings)
    for index, name in enumerate(table.leads_on):
        if name == table.id:
            findings.add("A162", located.at("leads_on", index), id=name)
        else:
            is_known(national, "tables", "自查表", name, located, ("leads_on", index), findings)
    ids = [condition.id for condition in table.conditions]
    sound = True
    for index, condition in enumerate(table.conditions):
        if condition.id in ids[:index]:
            findings.add("A107", located.at("conditions", index, "id"), id=condition.id)
            sound = False
        _check_condition(national, located, ("conditions", index), condition, findings)
    for index, row in enumerate(table.rows):
        for name in ("holds", "fails"):
            for number, named in enumerate(getattr(row, name)):
                if named not in ids:
                    reason = f"没有编号为“{named}”的条件"
                    findings.add("A157", located.at("rows", index, name, number), reason=reason)
                    sound = False
        if both := sorted(set(row.holds) & set(row.fails)):
            reason = f"“{both[0]}”同时写在满足和不满足里"
            findings.add("A157", located.at("rows", index), reason=reason)
            sound = False
    if not any(condition.opens for condition in table.conditions):
        reason = "不能每个条件都写 opens: false，那样这张表从不显示"
        findings.add("A157", located.at("conditions"), reason=reason)
    if sound:
        _check_whole(located, findings)


def _check_condition(
    national: National, located: Located[CheckTable], loc: Loc, condition: Condition, findings: Findings
) -> None:
    if bool(condition.all_of) == bool(condition.any_of):
        written = next((name for name in ("all_of", "any_of") if name in condition.model_fields_set), None)
        place = located.at(*loc, written) if written else located.at(*loc)
        findings.add("A157", place, reason="all_of 和 any_of 要写一个，也只能写一个，不能空着")
    for name in ("all_of", "any_of"):
        for number, test in enumerate(getattr(condition, name)):
            _check_test(national, located, (*loc, name, number), test, findings)


def _check_test(national: National, located: Located[CheckTable], loc: Loc, test: Test, findings: Findings) -> None:
    if not is_known(national, "questions", "自查问题", test.question, located, (*loc, "question"), findings):
        return
    if test.than and not is_known(national, "questions", "自查问题", test.than, located, (*loc, "than"), findings):
        return
    question = national.questions[test.question].record
    reason = misfit(question, test, national.questions[test.than].record if test.than else None)
    if reason:
        findings.add("A157", located.at(*loc), reason=reason)


def misfit(question: Question, test: Test, other: Question | None) -> str:
    """Why a test cannot be counted with the answers its questions take; empty where it can."""
    if (test.value is None) == (test.than is None):
        return "value 和 than 要写一个，也只能写一个"
    if test.than is None and "times" in test.model_fields_set:
        return "没有 than，就不写 times"
    if question.kind is QuestionKind.number:
        if other is not None:
            return _incomparable(question, other, test)
        return "" if number_of(test.value or "") is not None else f"“{question.id}”是数字题，value 要写数字"
    if test.how.value != "是" or other is not None:
        return f"“{question.id}”不是数字题，只能写 how: 是"
    allowed = (YES, NO) if question.kind is QuestionKind.yes_no else tuple(choice.id for choice in question.choices)
    return "" if test.value in allowed else f"“{question.id}”的回答只有 {'、'.join(allowed)}"


def _incomparable(question: Question, other: Question, test: Test) -> str:
    if other.kind is not QuestionKind.number:
        return f"“{other.id}”不是数字题，不能拿来比大小"
    if other.id == question.id:
        return f"“{question.id}”不能跟自己比"
    if _money_in(question) == _money_in(other) or converts(question, other, test.times):
        return ""
    return f"“{question.id}”的单位是{question.unit}，“{other.id}”的单位是{other.unit}，不能直接比"


def converts(question: Question, other: Question, times: Decimal) -> bool:
    """Whether ``times`` only turns months into years, and so needs no article: 元/人/年 against 元/人/月 × 12."""
    yearly, monthly = _money_in(question), _money_in(other)
    return times == MONTHS and yearly.endswith(YEARLY) and monthly == yearly.removesuffix(YEARLY) + MONTHLY


def _money_in(question: Question) -> str:
    """A question's unit; what one asks of oneself (元/月) is held against what is set for each person (元/人/月)."""
    return (question.unit or "").replace("/人", "")


def _check_whole(located: Located[CheckTable], findings: Findings) -> None:
    wrong = list(faults(located.record))
    gaps = [met for met, rows in wrong if not rows]
    if gaps:
        shown = "；".join("、".join(met) or "都不满足" for met in gaps[:SHOWN_FAULTS])
        findings.add("A155", located.at("rows"), number=len(gaps), shown=shown)
    clashes: dict[int, tuple[tuple[str, ...], int]] = {}
    for met, rows in wrong:
        if len(rows) > 1:
            clashes.setdefault(rows[1], (met, rows[0]))
    for row, (met, other) in clashes.items():
        shown = "、".join(met) or "都不满足"
        findings.add("A156", located.at("rows", row), row=row + 1, other=other + 1, shown=shown)
