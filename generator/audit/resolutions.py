"""议定事项 and what is said of them afterwards.

takes  the portal and a place
gives  findings
does not  derive a standing, or judge drafts and what was withdrawn
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

from generator.audit.links import check_named, check_unit
from generator.audit.pointers import standing
from generator.findings import Findings
from generator.model.base import State
from generator.model.located import Loc, Located
from generator.model.meeting import Holding, ProposalResult
from generator.model.portal import PlaceData, Portal
from generator.model.resolution import ClosingKind, ProgressPart, ProgressSheet, Resolution


def check_resolutions(portal: Portal, place: PlaceData, today: date | None, findings: Findings) -> None:
    """All of a place, and the units' sheets of progress."""
    numbers: dict[tuple[str, int], str] = {}
    for name, located in standing(place.ledger.resolutions):
        resolution = located.record
        key = (resolution.meeting, resolution.number)
        if key in numbers:
            findings.add("A220", located.at("number"), number=resolution.number, other=numbers[key])
        numbers.setdefault(key, name)
        decided = _check_decision(place, located, today, findings)
        _check_units(place, located, findings)
        _check_links(portal, place, located, findings)
        _check_days(located, decided, findings)
    for _, sheet in standing(place.ledger.progress):
        _check_sheet(place, sheet, today, findings)


def _check_decision(
    place: PlaceData, located: Located[Resolution], today: date | None, findings: Findings
) -> date | None:
    """The day it was decided; what no meeting has decided cannot be recorded as decided."""
    resolution = located.record
    unread = f"meetings/{resolution.meeting}" in place.unread
    meeting = check_named(located, ("meeting",), resolution.meeting, place.ledger.meetings, "会议", findings, unread)
    if meeting is not None and meeting.record.held is not Holding.held:
        findings.add("A201", located.at("meeting"), id=resolution.meeting, held=meeting.record.held.value)
        return None
    if resolution.proposal:
        unread = f"proposals/{resolution.proposal}" in place.unread
        proposal = check_named(
            located, ("proposal",), resolution.proposal, place.ledger.proposals, "议题", findings, unread
        )
        if proposal is not None and proposal.record.result is not ProposalResult.adopted:
            result = proposal.record.result.value if proposal.record.result else "没有写"
            findings.add("A202", located.at("proposal"), id=resolution.proposal, result=result)
        elif proposal is not None and proposal.record.meeting != resolution.meeting:
            other = proposal.record.meeting or "没有写"
            findings.add("A228", located.at("proposal"), id=resolution.proposal, other=other)
    is_past = meeting is not None and not (today and meeting.record.date > today)  # a wrong day is said at the meeting
    return meeting.record.date if meeting is not None and is_past else None


def _check_units(place: PlaceData, located: Located[Resolution], findings: Findings) -> None:
    resolution = located.record
    check_unit(place, located, ("lead",), resolution.lead, findings)
    for index, unit in enumerate(resolution.assist):
        check_unit(place, located, ("assist", index), unit, findings)
        if unit == resolution.lead:
            findings.add("A207", located.at("assist", index), unit=unit)
    for index, step in enumerate(resolution.progress):
        _check_reporter(place, located, ("progress", index, "unit"), step.unit, resolution, findings)
    for index, pressed in enumerate(resolution.supervision):
        _check_reporter(place, located, ("supervision", index, "unit"), pressed.unit, resolution, findings)


def _check_reporter(
    place: PlaceData, located: Located[Any], loc: Loc, unit: str, resolution: Resolution, findings: Findings
) -> None:
    """A unit that reports on a matter, or is pressed for it, leads it or assists in it."""
    check_unit(place, located, loc, unit, findings)
    known = resolution.lead in place.units  # a lead that is not there is said already
    if known and unit in place.units and unit not in (resolution.lead, *resolution.assist):
        findings.add("A206", located.at(*loc), unit=unit, resolution=resolution.id)


def _check_links(portal: Portal, place: PlaceData, located: Located[Resolution], findings: Findings) -> None:
    resolution = located.record
    for index, measure in enumerate(resolution.measures):
        unread = f"relief/{measure}" in portal.national.unread
        check_named(located, ("measures", index), measure, portal.national.relief, "措施", findings, unread)
    for index, step in enumerate(resolution.progress):
        _check_evidence(place, located, ("progress", index), step, findings)
    closing = resolution.closing
    if closing is None:
        return
    merged = closing.how is ClosingKind.merged
    if merged != (closing.into is not None) or closing.into == resolution.id:
        findings.add("A222", located.at("closing", "into"))
    elif closing.into:
        unread = f"resolutions/{closing.into}" in place.unread
        records = place.ledger.resolutions
        check_named(located, ("closing", "into"), closing.into, records, "议定事项", findings, unread)
        if _comes_back(place, resolution):
            findings.add("A242", located.at("closing", "into"), id=closing.into)


def _check_evidence(place: PlaceData, located: Located[Any], loc: Loc, step: ProgressPart, findings: Findings) -> None:
    attachments = {name: attached.located for name, attached in place.attachments.items()}
    for index, evidence in enumerate(step.evidence):
        if evidence.file:
            where = (*loc, "evidence", index, "file")
            check_named(located, where, evidence.file, attachments, "附件", findings)


def _comes_back(place: PlaceData, resolution: Resolution) -> bool:
    """Whether the matters merged one into the next lead back to the first, so that none is being worked on."""
    seen: set[str] = set()
    name: str | None = resolution.id
    while name is not None and name not in seen:
        seen.add(name)
        following = place.ledger.resolutions.get(name)
        name = following.record.closing.into if following and following.record.closing else None
    return name == resolution.id


def _check_days(located: Located[Resolution], decided: date | None, findings: Findings) -> None:
    """Due, extensions, progress, supervision, closing: after the decision, and nothing after the end."""
    resolution = located.record
    if decided and resolution.due and resolution.due < decided:
        reason = f"完成期限 {resolution.due} 早于开会日期 {decided}"
        findings.add("A203", located.at("due"), reason=reason)
    due = resolution.due
    for index, extension in enumerate(resolution.extensions):
        if due is None:
            findings.add("A203", located.at("extensions", index), reason="没有写完成期限，就没有期限可改")
        elif extension.to < extension.date:
            reason = f"改到的日子 {extension.to} 早于决定改期的日子 {extension.date}"
            findings.add("A203", located.at("extensions", index, "to"), reason=reason)
        due = extension.to
    for index, (first, second) in enumerate(pairwise(resolution.extensions), 1):
        if second.date < first.date:
            reason = f"这一次改期 {second.date} 早于写在前面的一次 {first.date}"
            findings.add("A203", located.at("extensions", index, "date"), reason=reason)
    for index, pressed in enumerate(resolution.supervision):
        if pressed.until and pressed.until < pressed.date:
            reason = f"整改期限 {pressed.until} 早于督办日期 {pressed.date}"
            findings.add("A203", located.at("supervision", index, "until"), reason=reason)
    end = resolution.closing.date if resolution.closing else None
    if decided and end and end < decided:
        reason = f"销号日期 {end} 早于开会日期 {decided}"
        findings.add("A203", located.at("closing", "date"), reason=reason)
        end = None
    for field in ("extensions", "progress", "supervision"):
        for index, entry in enumerate(getattr(resolution, field)):
            _check_entry(located, (field, index, "date"), entry.date, decided, end, findings)


def _check_entry(
    located: Located[Any], loc: Loc, day: date, decided: date | None, end: date | None, findings: Findings
) -> None:
    if decided and day < decided:
        findings.add("A205", located.at(*loc), day=day, decided=decided)
    elif end and day > end:
        findings.add("A204", located.at(*loc), day=day, end=end)


def _check_sheet(place: PlaceData, located: Located[ProgressSheet], today: date | None, findings: Findings) -> None:
    sheet = located.record
    check_unit(place, located, ("id",), sheet.id, findings)
    for index, line in enumerate(sheet.lines):
        loc: Loc = ("lines", index, "resolution")
        unread = f"resolutions/{line.resolution}" in place.unread
        target = check_named(located, loc, line.resolution, place.ledger.resolutions, "议定事项", findings, unread)
        _check_evidence(place, located, ("lines", index), line, findings)
        if target is None or target.record.state is State.draft:
            continue
        resolution: Resolution = target.record
        if sheet.id in place.units and sheet.id not in (resolution.lead, *resolution.assist):
            findings.add("A206", located.at(*loc), unit=sheet.id, resolution=resolution.id)
        meeting = place.ledger.meetings.get(resolution.meeting)
        decided = meeting.record.date if meeting and not (today and meeting.record.date > today) else None
        end = resolution.closing.date if resolution.closing else None
        _check_entry(located, ("lines", index, "date"), line.date, decided, end, findings)
