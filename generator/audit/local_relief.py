"""What a place adds to the national measures: its rules, limits, amounts, money and explanations.

takes  the portal
gives  findings
does not  judge words: ``plainness`` does
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from generator.audit.pointers import is_known, judged
from generator.audit.relief import check_materials
from generator.findings import Findings
from generator.model.explanation import Explanation
from generator.model.funds import Funds
from generator.model.law import Event, Figure, FigureUnit
from generator.model.located import Located
from generator.model.measure import Amount, LocalMeasure, LocalStep, Measure
from generator.model.portal import National, PlaceData, Portal

SHARE = Decimal("0.75")  # working days in a calendar day, a little more than five sevenths: doubt speaks for the place


def check_local_relief(portal: Portal, findings: Findings) -> None:
    """Every place's measures, channels, money and explanations."""
    for place in portal.places:
        _check_place(portal.national, place, findings)


def _check_place(national: National, place: PlaceData, findings: Findings) -> None:
    for measure in judged(place.relief):
        if is_known(national, "relief", "措施", measure.record.id, measure, ("id",), findings):
            _check_steps(national.relief[measure.record.id].record, national, measure, findings)
        _check_replaced(measure, findings)
        _check_amounts(measure, measure.record.amounts, findings)
        check_materials(measure, measure.record.materials, findings)
    for funds in judged(place.funds):
        is_known(national, "relief", "措施", funds.record.measure, funds, ("measure",), findings)
        _check_funds(funds, findings)
    for explanation in judged(place.explanations):
        _check_explanation(national, place, explanation, findings)


def _check_steps(measure: Measure, national: National, located: Located[LocalMeasure], findings: Findings) -> None:
    """A limit says from when it runs; one from 受理 is no longer than the nation's longest of the measure."""
    figures = [national.figure(step.limit) for step in measure.steps if step.limit]
    longest = max((f for f in figures if f and f.event is Event.accepted), key=_working_days, default=None)
    for index, step in enumerate(located.record.steps):
        if step.length is None:
            continue
        if step.starts_from is None:
            reason = f"“{step.title}”写了期限，没有写从何时起算（starts_from）"
            findings.add("A164", located.at("steps", index), reason=reason)
        elif longest and Event.accepted.value in step.starts_from and _is_longer(step, longest):
            unit = FigureUnit.working_day if step.working else FigureUnit.day
            national_words = f"{longest.value} {longest.unit.value}"
            reason = f"“{step.title}”从受理起 {step.length} {unit.value}，全国规定最多 {national_words}，不能更长"
            findings.add("A164", located.at("steps", index, "length"), reason=reason)


def _is_longer(step: LocalStep, figure: Figure) -> bool:
    days = Decimal(step.length or 0) * (1 if step.working else SHARE)
    return days > _working_days(figure)


def _working_days(figure: Figure) -> Decimal:
    """A limit in working days, for comparison; months and years do not occur from 受理 on."""
    return figure.value * (1 if figure.unit is FigureUnit.working_day else SHARE)


def _check_replaced(located: Located[LocalMeasure], findings: Findings) -> None:
    said = {statement.element for statement in located.record.statements}
    for index, element in enumerate(located.record.replaces):
        if element not in said:
            findings.add("A163", located.at("replaces", index), element=element.value)


def _check_explanation(national: National, place: PlaceData, located: Located[Explanation], findings: Findings) -> None:
    record = located.record
    for index, measure in enumerate(record.measures):
        is_known(national, "relief", "措施", measure, located, ("measures", index), findings)
    for index, document in enumerate(record.of):
        if document not in place.documents and f"documents/{document}" not in place.unread:
            findings.add("A109", located.at("of", index), id=document, near="")
        elif record.is_public and (held := place.documents.get(document)) and not held.record.is_public:
            findings.add("A116", located.at("of", index), kind="文件", id=document)
    if record.by and record.by not in place.units and f"units/{record.by}" not in place.unread:
        findings.add("A101", located.at("by"), id=record.by, near="")
    elif record.by and record.is_public and (unit := place.units.get(record.by)) and not unit.record.is_public:
        findings.add("A116", located.at("by"), kind="单位", id=record.by)


def _check_amounts(located: Located[LocalMeasure], amounts: tuple[Amount, ...], findings: Findings) -> None:
    """No two amounts of one standard, area and unit on one day; none ends a day before the next begins."""
    for index, amount in enumerate(amounts):
        for other in amounts:
            gap = other is not amount and other.valid_to and other.valid_to + timedelta(days=1) == amount.valid_from
            if gap and _is_same(amount, other):
                place = located.at("amounts", amounts.index(other), "valid_to")
                findings.add("A173", place, name=amount.name, end=other.valid_to, first=amount.valid_from)
        for other in amounts[:index]:
            if _is_same(amount, other) and _overlap(amount, other):
                place = located.at("amounts", index)
                findings.add(
                    "A150", place, name=amount.name, area=amount.area, first=other.valid_from, value=other.value
                )


def _is_same(one: Amount, other: Amount) -> bool:
    return (one.name, one.area, one.unit) == (other.name, other.area, other.unit)


def _overlap(one: Amount, other: Amount) -> bool:
    if any(amount.valid_to and amount.valid_to <= amount.valid_from for amount in (one, other)):
        return False  # A151 says already what is wrong
    ends = (one.valid_to or date.max, other.valid_to or date.max)
    return one.valid_from < ends[1] and other.valid_from < ends[0]


def _check_funds(located: Located[Funds], findings: Findings) -> None:
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
