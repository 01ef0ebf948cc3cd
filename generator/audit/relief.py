"""Measures, situations, self-check tables and money: whatever points at another record finds it, and adds up.

takes  the portal and the as-of date
gives  findings
does not  judge words or law: ``plainness`` and ``grounds`` do
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from generator.audit.grounds import judged_on
from generator.eligibility.evaluate import NO, YES, faults, number_of
from generator.findings import Findings
from generator.model.base import State
from generator.model.measure import Amount
from generator.model.portal import Located, National, PlaceData, Portal
from generator.model.selfcheck import CheckTable, Question, QuestionKind, Test
from generator.model.situation import Situation
from generator.model.topic import TOPICS

SHOWN_FAULTS = 3  # combinations named for one table


def check_relief(portal: Portal, as_of: date, findings: Findings) -> None:
    """References between records, dated amounts, sums, tables, and that every topic is reached."""
    national = portal.national
    for located in _judged(national.relief):
        for index, successor in enumerate(located.record.successors):
            _known(national, "relief", "措施", successor, located, ("successors", index), findings)
    for located in _judged(national.situations):
        _check_situation(national, located, as_of, findings)
    for located in _judged(national.tables):
        _check_table(national, located, findings)
    _check_reach(portal, findings)
    for place in portal.places:
        _check_place(national, place, findings)


def _judged(records: Mapping[str, Located[Any]]) -> Iterable[Located[Any]]:
    return [located for located in records.values() if located.record.state is not State.draft]


def _known(
    national: National,
    group: str,
    kind: str,
    name: str,
    located: Located[Any],
    loc: tuple[str | int, ...],
    findings: Findings,
) -> bool:
    records: Mapping[str, Located[Any]] = getattr(national, group)
    if f"{group}/{name}" in national.unread:
        return False
    target = records.get(name)
    if target is None:
        close = difflib.get_close_matches(name, list(records), 1, 0.6)
        findings.add("A149", located.at(*loc), kind=kind, id=name, near=close[0] if close else "")
        return False
    if located.record.is_public and not target.record.is_public:
        findings.add("A116", located.at(*loc), kind=kind, id=name)
        return False
    return True


def _check_situation(national: National, located: Located[Situation], as_of: date, findings: Findings) -> None:
    record = located.record
    _known(national, "ladders", "投诉阶梯", record.ladder, located, ("ladder",), findings)
    day = judged_on(record, as_of)
    answered = False
    for index, measure in enumerate(record.measures):
        if _known(national, "relief", "措施", measure, located, ("measures", index), findings):
            found = national.relief[measure].record
            answered |= found.valid_from <= day and (found.valid_to is None or day < found.valid_to)
        else:
            answered = True  # said already
    if not answered:
        findings.add("A154", located.at("measures"), title=record.title, day=day)


def _check_reach(portal: Portal, findings: Findings) -> None:
    """Every topic is reached by a situation, where the portal has any."""
    situations = [located.record for located in _judged(portal.national.situations)]
    if not situations or any(name.startswith("situations/") for name in portal.national.unread):
        return
    reached = {topic.value for record in situations for topic in (*record.topics, *record.related)}
    for topic in TOPICS:
        if topic.id not in reached:
            findings.add("A153", portal.config_place, topic=topic.title, id=topic.id)


def _check_table(national: National, located: Located[CheckTable], findings: Findings) -> None:
    table = located.record
    _known(national, "relief", "措施", table.measure, located, ("measure",), findings)
    for index, name in enumerate(table.leads_on):
        _known(national, "tables", "自查表", name, located, ("leads_on", index), findings)
    ids = [condition.id for condition in table.conditions]
    sound = True
    for index, condition in enumerate(table.conditions):
        if condition.id in ids[:index]:
            findings.add("A107", located.at("conditions", index, "id"), id=condition.id)
            sound = False
        if bool(condition.all_of) == bool(condition.any_of):
            findings.add("A157", located.at("conditions", index), reason="all_of 和 any_of 要写一个，也只能写一个")
        for name in ("all_of", "any_of"):
            for number, test in enumerate(getattr(condition, name)):
                _check_test(national, located, ("conditions", index, name, number), test, findings)
    for index, row in enumerate(table.rows):
        for name in ("holds", "fails"):
            for number, named in enumerate(getattr(row, name)):
                if named not in ids:
                    reason = f"没有编号为“{named}”的条件"
                    findings.add("A157", located.at("rows", index, name, number), reason=reason)
                    sound = False
        if both := set(row.holds) & set(row.fails):
            reason = f"“{both.pop()}”同时写在满足和不满足里"
            findings.add("A157", located.at("rows", index), reason=reason)
            sound = False
    if sound:
        _check_whole(located, findings)


def _check_whole(located: Located[CheckTable], findings: Findings) -> None:
    table = located.record
    gaps = [met for met, rows in faults(table) if not rows]
    if gaps:
        shown = "；".join("、".join(met) or "都不满足" for met in gaps[:SHOWN_FAULTS])
        findings.add("A155", located.at("rows"), number=len(gaps), shown=shown)
    clashes: dict[int, tuple[tuple[str, ...], int]] = {}
    for met, rows in faults(table):
        if len(rows) > 1:
            clashes.setdefault(rows[1], (met, rows[0]))
    for row, (met, other) in clashes.items():
        shown = "、".join(met) or "都不满足"
        findings.add("A156", located.at("rows", row), row=row + 1, other=other + 1, shown=shown)


def _check_test(
    national: National, located: Located[CheckTable], loc: tuple[str | int, ...], test: Test, findings: Findings
) -> None:
    if not _known(national, "questions", "自查问题", test.question, located, (*loc, "question"), findings):
        return
    if test.than and not _known(national, "questions", "自查问题", test.than, located, (*loc, "than"), findings):
        return
    question = national.questions[test.question].record
    reason = _misfit(question, test, national.questions[test.than].record if test.than else None)
    if reason:
        findings.add("A157", located.at(*loc), reason=reason)


def _misfit(question: Question, test: Test, other: Question | None) -> str:
    if (test.value is None) == (test.than is None):
        return "value 和 than 要写一个，也只能写一个"
    if question.kind is QuestionKind.number:
        if other is not None:
            return "" if other.kind is QuestionKind.number else f"“{other.id}”不是数字题，不能拿来比大小"
        return "" if number_of(test.value or "") is not None else f"“{question.id}”是数字题，value 要写数字"
    if test.how.value != "是" or other is not None:
        return f"“{question.id}”不是数字题，只能写 how: 是"
    allowed = (YES, NO) if question.kind is QuestionKind.yes_no else tuple(choice.id for choice in question.choices)
    return "" if test.value in allowed else f"“{question.id}”的回答只有 {'、'.join(allowed)}"


def _check_place(national: National, place: PlaceData, findings: Findings) -> None:
    for located in _judged(place.relief):
        _known(national, "relief", "措施", located.record.id, located, ("id",), findings)
        _check_amounts(located, located.record.amounts, findings)
    for located in _judged(place.funds):
        _known(national, "relief", "措施", located.record.measure, located, ("measure",), findings)
        _check_funds(located, findings)
    for located in _judged(place.explanations):
        record = located.record
        for index, measure in enumerate(record.measures):
            _known(national, "relief", "措施", measure, located, ("measures", index), findings)
        for index, document in enumerate(record.of):
            if document not in place.documents and f"documents/{document}" not in place.unread:
                findings.add("A109", located.at("of", index), id=document, near="")
        if record.by and record.by not in place.units and f"units/{record.by}" not in place.unread:
            findings.add("A101", located.at("by"), id=record.by, near="")


def _check_amounts(located: Located[Any], amounts: tuple[Amount, ...], findings: Findings) -> None:
    for index, amount in enumerate(amounts):
        if amount.valid_to is not None and amount.valid_to <= amount.valid_from:
            place = located.at("amounts", index, "valid_to")
            findings.add("A151", place, first=amount.valid_from, end=amount.valid_to)
        for other_index, other in enumerate(amounts[:index]):
            if (amount.name, amount.area) == (other.name, other.area) and _overlap(amount, other):
                place = located.at("amounts", index)
                findings.add("A150", place, name=amount.name, area=amount.area, other=other_index + 1)


def _overlap(one: Amount, other: Amount) -> bool:
    ends = (one.valid_to or date.max, other.valid_to or date.max)
    return one.valid_from < ends[1] and other.valid_from < ends[0]


def _check_funds(located: Located[Any], findings: Findings) -> None:
    record = located.record
    total = sum(source.amount for source in record.sources)
    if total != record.received:
        reason = f"各来源合计 {total} 元，本期收到写的是 {record.received} 元"
        findings.add("A152", located.at("received"), reason=reason)
    if record.spent > record.carried + record.received:
        reason = f"支出 {record.spent} 元，多于结转加收到的 {record.carried + record.received} 元"
        findings.add("A152", located.at("spent"), reason=reason)
    if record.period_to < record.period_from:
        findings.add(
            "A152", located.at("period_to"), reason=f"期间止 {record.period_to} 早于期间起 {record.period_from}"
        )
    if record.persons is not None and record.households is not None and record.persons < record.households:
        findings.add("A152", located.at("persons"), reason=f"人数 {record.persons} 少于户数 {record.households}")
    for index, goods in enumerate(record.materials):
        if goods.used > goods.received:
            reason = f"“{goods.name}”发放 {goods.used}，多于收到的 {goods.received}"
            findings.add("A152", located.at("materials", index, "used"), reason=reason)
