"""Reports, bulletins, circulars, evaluations, counts, nil: each fits the body's rule and the calendar.

takes  the portal, a place, today's date where dates are tested against it
gives  findings
does not  say who is late: that is the ledger's; or judge drafts and what was withdrawn
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from generator.audit.links import check_named, check_unit
from generator.audit.pointers import standing
from generator.findings import Findings
from generator.ledger.reports import duty_of
from generator.model.body import Reporting
from generator.model.located import Located
from generator.model.meeting import Holding
from generator.model.period import Period
from generator.model.portal import PlaceData, Portal
from generator.model.reporting import Evaluation, UnitReport
from generator.model.silence import Matter, Nil


def check_reporting(portal: Portal, place: PlaceData, today: date | None, findings: Findings) -> None:
    """All of a place."""
    body = place.body.record if place.body else None
    found = duty_of(body) if body else None
    duty = found[1] if found else None
    handed: dict[tuple[str, Period], str] = {}
    for name, report in standing(place.ledger.reports):
        _check_report(place, report, duty, findings)
        key = (report.record.unit, report.record.period)
        if key in handed:
            findings.add("A214", report.at("period"), other=handed[key], period=report.record.period.title)
        handed.setdefault(key, name)
    _check_bulletins(place, findings)
    _check_circulars(place, findings)
    for _, evaluation in standing(place.ledger.evaluations):
        _check_evaluation(place, evaluation, findings)
    _check_cases(place, today, findings)
    for _, nil in standing(place.ledger.nil):
        _check_nil(place, nil, _measure_of(portal, place, nil.record), findings)


def _check_report(place: PlaceData, located: Located[UnitReport], duty: Reporting | None, findings: Findings) -> None:
    report = located.record
    check_unit(place, located, ("unit",), report.unit, findings)
    if duty is None:
        if place.body is not None:
            findings.add("A212", located.at("period"), reason="规则里没有按期报送的要求")
        return
    if report.period.kind is not duty.per:
        reason = f"规则要求每{duty.per.value}报一次，{report.period.title}不是一{duty.per.value}"
        findings.add("A212", located.at("period"), reason=reason)
    elif report.period.first > report.submitted:
        findings.add("A213", located.at("submitted"), period=report.period.title, day=report.submitted)
    if report.nil and report.sections:
        findings.add("A215", located.at("nil"), reason="写了零报告，又写了内容")
    elif not report.nil and not report.sections:
        written = [field for field in ("nil", "sections") if (field,) in located.positions]
        findings.add("A215", located.at(*written[:1]), reason="没有内容，也没有写零报告")
    for index, section in enumerate(report.sections):
        if duty.sections and section.heading not in duty.sections:
            reason = f"规则列出的项目里没有“{section.heading}”（有：{'、'.join(duty.sections)}）"
            findings.add("A212", located.at("sections", index, "heading"), reason=reason)
        elif section.heading in [before.heading for before in report.sections[:index]]:
            reason = f"项目“{section.heading}”写了两次，合成一项"
            findings.add("A212", located.at("sections", index, "heading"), reason=reason)


def _check_bulletins(place: PlaceData, findings: Findings) -> None:
    numbers: dict[tuple[int, int], str] = {}
    for name, located in standing(place.ledger.bulletins):
        bulletin = located.record
        key = (bulletin.year, bulletin.number)
        if key in numbers:
            findings.add("A216", located.at("number"), number=bulletin.number, other=numbers[key])
        numbers.setdefault(key, name)
        if bulletin.date < bulletin.period.first:
            findings.add("A213", located.at("date"), period=bulletin.period.title, day=bulletin.date)
        for index, part in enumerate(bulletin.parts):
            if part.unit:
                check_unit(place, located, ("parts", index, "unit"), part.unit, findings)


def _check_circulars(place: PlaceData, findings: Findings) -> None:
    for _, located in standing(place.ledger.circulars):
        for index, unit in enumerate(located.record.units):
            check_unit(place, located, ("units", index), unit, findings)
        for index, resolution in enumerate(located.record.resolutions):
            unread = f"resolutions/{resolution}" in place.unread
            records = place.ledger.resolutions
            told = check_named(located, ("resolutions", index), resolution, records, "议定事项", findings, unread)
            meeting = place.ledger.meetings.get(told.record.meeting) if told else None
            held = meeting is not None and meeting.record.held is Holding.held
            if meeting and held and located.record.date < meeting.record.date:
                reason = f"通报日期 {located.record.date} 早于“{resolution}”的开会日期 {meeting.record.date}"
                findings.add("A203", located.at("resolutions", index), reason=reason)


def _check_evaluation(place: PlaceData, located: Located[Evaluation], findings: Findings) -> None:
    evaluation = located.record
    for index, unit in enumerate(evaluation.by):
        check_unit(place, located, ("by", index), unit, findings)
    for index, line in enumerate(evaluation.lines):
        check_unit(place, located, ("lines", index, "unit"), line.unit, findings)
        if line.unit in [before.unit for before in evaluation.lines[:index]]:
            findings.add("A235", located.at("lines", index, "unit"), what=f"单位“{line.unit}”的结果", other="前面一行")
    if evaluation.date.year < evaluation.year:
        findings.add("A213", located.at("date"), period=f"{evaluation.year}年", day=evaluation.date)
    if not evaluation.lines and not evaluation.text:
        findings.add("A236", located.at())


def _check_cases(place: PlaceData, today: date | None, findings: Findings) -> None:
    """No two periods share a day, or one could be taken from the other; none is counted before it is over."""
    before: list[Located[Any]] = []
    for _, located in standing(place.ledger.cases):
        period = located.record.period
        for other in before:
            if period.overlaps(other.record.period):
                findings.add("A217", located.at("period"), period=period.title, other=other.record.period.title)
        before.append(located)
        if today and period.last >= today:
            findings.add("A224", located.at("period"), period=period.title, last=period.last)


def _measure_of(portal: Portal, place: PlaceData, nil: Nil) -> str | None:
    """The measure of the row a nil is about; ``None`` where it is about every measure."""
    catalogue, _, name = (nil.row or "").partition("/")
    found = place.catalogues.get(catalogue) or portal.national.catalogues.get(catalogue)
    row = found.record.row(name) if found else None
    return row.measure if row else None


def _check_nil(place: PlaceData, located: Located[Nil], measure: str | None, findings: Findings) -> None:
    """What a nil says did not occur has no record in that period; of one measure, no record of that measure."""
    nil = located.record
    if nil.said <= nil.period.last:
        findings.add("A224", located.at("said"), period=nil.period.title, last=nil.period.last)
    for name, day in _days_of(place, nil.matter, measure):
        if nil.period.first <= day <= nil.period.last:
            findings.add("A225", located.at("matter"), matter=nil.matter.value, other=name)
            return


def _days_of(place: PlaceData, matter: Matter, measure: str | None) -> Iterator[tuple[str, date]]:
    """The records of a matter, of one measure where it is given, each with the day that puts it in a period."""
    ledger = place.ledger
    if matter is Matter.resolution:
        for name, located in standing(ledger.resolutions):
            if meeting := ledger.meetings.get(located.record.meeting):
                yield name, meeting.record.date
    elif matter is Matter.funds:
        yield from ((name, one.period_to) for name, one in _of_measure(place.funds, measure))
    elif matter in DAYS_OF:
        field, day_of = DAYS_OF[matter]
        yield from ((name, day_of(one)) for name, one in _of_measure(getattr(ledger, field), measure))


def _of_measure(records: Mapping[str, Located[Any]], measure: str | None) -> Iterator[tuple[str, Any]]:
    """The records that hold, but for those of another measure."""
    for name, located in standing(records):
        own = getattr(located.record, "measure", None)
        if measure is None or own is None or own == measure:
            yield name, located.record


DAYS_OF: dict[Matter, tuple[str, Callable[[Any], date]]] = {
    Matter.meeting: ("meetings", lambda record: record.date),
    Matter.report: ("reports", lambda record: record.period.last),
    Matter.bulletin: ("bulletins", lambda record: record.date),
    Matter.circular: ("circulars", lambda record: record.date),
    Matter.evaluation: ("evaluations", lambda record: record.date),
    Matter.notice: ("notices", lambda record: record.opens),
    Matter.cases: ("cases", lambda record: record.period.last),
}
