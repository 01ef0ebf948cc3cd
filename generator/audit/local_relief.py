"""What a place adds to the national measures: its rules, limits, amounts, money and explanations.

takes  the portal
gives  findings
does not  judge words: ``plainness`` does
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from pydantic import BaseModel

from generator.audit.grounds import parts_of
from generator.audit.pointers import is_known, judged
from generator.audit.relief import check_materials
from generator.findings import Findings
from generator.model.explanation import Explanation
from generator.model.funds import Funds
from generator.model.law import FigureUnit
from generator.model.measure import Amount, LocalMeasure, Measure
from generator.model.portal import Loc, Located, National, PlaceData, Portal

MOBILE = re.compile(r"(?<![0-9])1[3-9][0-9](?:[ -]?[0-9]{4}){2}(?![0-9])")  # a person's, never an office's
IDENTITY = re.compile(r"(?<![0-9])[1-9][0-9]{16}[0-9Xx](?![0-9])")  # of an identity card


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
    for group in (place.relief, place.channels):
        for located in judged(group):
            for loc, text in texts_of(located.record):
                for what, pattern in (("手机号码", MOBILE), ("身份证号码", IDENTITY)):
                    if found := pattern.search(text):
                        findings.add("A165", located.at(*loc), what=what, number=found[0][:3])
    for funds in judged(place.funds):
        is_known(national, "relief", "措施", funds.record.measure, funds, ("measure",), findings)
        _check_funds(funds, findings)
    for explanation in judged(place.explanations):
        _check_explanation(national, place, explanation, findings)


def texts_of(record: BaseModel) -> Iterator[tuple[Loc, str]]:
    """Every text of a record, with the location of its field."""
    for loc, part in parts_of(record):
        for name in type(part).model_fields if isinstance(part, BaseModel) else ():
            if isinstance(value := getattr(part, name), str):
                yield (*loc, name), value


def _check_steps(measure: Measure, national: National, located: Located[LocalMeasure], findings: Findings) -> None:
    """A limit says from when it runs, and is no longer than the national one of the same step."""
    limits = {step.title: national.figure(step.limit) for step in measure.steps if step.limit}
    for index, step in enumerate(located.record.steps):
        if step.length is None:
            continue
        if step.starts_from is None:
            reason = f"“{step.title}”写了期限，没有写从何时起算（starts_from）"
            findings.add("A164", located.at("steps", index), reason=reason)
        figure = limits.get(step.title)
        unit = FigureUnit.working_day if step.working else FigureUnit.day
        if figure is not None and figure.unit is unit and step.length > figure.value:
            reason = f"“{step.title}”写了 {step.length} {unit.value}，全国规定是 {figure.value} {unit.value}，不能更长"
            findings.add("A164", located.at("steps", index, "length"), reason=reason)


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
    if record.by and record.by not in place.units and f"units/{record.by}" not in place.unread:
        findings.add("A101", located.at("by"), id=record.by, near="")


def _check_amounts(located: Located[Any], amounts: tuple[Amount, ...], findings: Findings) -> None:
    for index, amount in enumerate(amounts):
        for other_index, other in enumerate(amounts[:index]):
            if (amount.name, amount.area) == (other.name, other.area) and _overlap(amount, other):
                place = located.at("amounts", index)
                findings.add("A150", place, name=amount.name, area=amount.area, other=other_index + 1)


def _overlap(one: Amount, other: Amount) -> bool:
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
