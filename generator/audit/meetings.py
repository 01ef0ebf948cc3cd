"""Meetings, proposals, consultations: that they fit together and nothing undecided passes for decided.

takes  a place, today's date where dates are tested against it
gives  findings
does not  judge drafts, which may be incomplete, or what was withdrawn
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from generator.audit.links import check_named, check_unit
from generator.audit.pointers import standing
from generator.findings import Findings
from generator.model.body import RuleKind
from generator.model.located import Located
from generator.model.meeting import Consultation, Holding, Meeting, Proposal, ProposalResult
from generator.model.portal import PlaceData

ATTENDANCE = ("present", "leave", "absent")


def check_meetings(place: PlaceData, today: date | None, findings: Findings) -> None:
    """All of a place."""
    for _, meeting in standing(place.ledger.meetings):
        _check_meeting(place, meeting, today, findings)
    for _, proposal in standing(place.ledger.proposals):
        _check_proposal(place, proposal, findings)
    for _, consultation in standing(place.ledger.consultations):
        _check_consultation(place, consultation, findings)


def _check_meeting(place: PlaceData, located: Located[Meeting], today: date | None, findings: Findings) -> None:
    meeting = located.record
    seen: dict[str, str] = {}
    for field in ATTENDANCE:
        for index, entry in enumerate(getattr(meeting, field)):
            unit = entry if isinstance(entry, str) else entry.unit
            check_unit(place, located, (field, index), unit, findings)
            title = type(meeting).model_fields[field].title
            if unit in seen:
                findings.add("A210", located.at(field, index), unit=unit, first=seen[unit], second=title)
            seen.setdefault(unit, str(title))
    for index, line in enumerate(meeting.agenda):
        if line.proposal:
            unread = f"proposals/{line.proposal}" in place.unread
            loc = ("agenda", index, "proposal")
            check_named(located, loc, line.proposal, place.ledger.proposals, "议题", findings, unread)
    _check_holding(located, today, findings)
    if meeting.minutes:
        for index, unit in enumerate(meeting.minutes.units):
            check_unit(place, located, ("minutes", "units", index), unit, findings)
        if meeting.minutes.formed < meeting.date:
            reason = f"会议纪要的印发日期 {meeting.minutes.formed} 早于开会日期 {meeting.date}"
            findings.add("A203", located.at("minutes", "formed"), reason=reason)
        if meeting.minutes.to_members and meeting.minutes.units:
            findings.add("A234", located.at("minutes", "units"))


def _check_holding(located: Located[Meeting], today: date | None, findings: Findings) -> None:
    """What was recorded fits whether it took place."""
    meeting = located.record
    if meeting.held is Holding.held and today and meeting.date > today:
        findings.add("A211", located.at("held"), reason=f"会议日期 {meeting.date} 还没有到，不能写“已召开”")
    if meeting.held is Holding.cancelled and not meeting.why_not:
        findings.add("A211", located.at("held"), reason="写了取消，没有写取消原因")
    if meeting.held is not Holding.cancelled and meeting.why_not:
        findings.add("A211", located.at("why_not"), reason="会议没有取消，却写了取消原因")
    if meeting.held is not Holding.held:
        for field in (*ATTENDANCE, "minutes"):
            if getattr(meeting, field):
                title = type(meeting).model_fields[field].title
                findings.add("A211", located.at(field), reason=f"会议没有召开，却写了{title}")


def _check_proposal(place: PlaceData, located: Located[Proposal], findings: Findings) -> None:
    proposal = located.record
    check_unit(place, located, ("by",), proposal.by, findings)
    meeting = None
    if proposal.meeting:
        unread = f"meetings/{proposal.meeting}" in place.unread
        meeting = check_named(located, ("meeting",), proposal.meeting, place.ledger.meetings, "会议", findings, unread)
    held = meeting is not None and meeting.record.held is Holding.held
    if proposal.is_public and (proposal.meeting is None or (meeting is not None and not held)):
        findings.add("A208", located.at("state"))
    if proposal.meeting and proposal.result is ProposalResult.not_put:
        findings.add("A209", located.at("result"), reason="写了上会的会议，结果又写“不上会”")
    if held and proposal.result is None:
        findings.add("A240", located.at("meeting"), meeting=proposal.meeting)
    steps = [("提出", "date", proposal.date)]
    steps += [("初审", "first_review", proposal.first_review.date)] if proposal.first_review else []
    steps += [("审定", "approval", proposal.approval.date)] if proposal.approval else []
    steps += [("开会", "meeting", meeting.record.date)] if meeting and held else []
    for (before, _, first), (after, field, second) in pairwise(steps):
        if second < first:
            reason = f"{after}的日期 {second} 早于{before}的日期 {first}"
            findings.add("A209", located.at(field), reason=reason)
    rules = place.body.record.rules if place.body else ()
    if held and any(rule.kind is RuleKind.pre_review for rule in rules):
        for field in ("first_review", "approval"):
            if getattr(proposal, field) is None:
                findings.add("A227", located.at(field), title=Proposal.model_fields[field].title)


def _check_consultation(place: PlaceData, located: Located[Consultation], findings: Findings) -> None:
    for index, unit in enumerate(located.record.units):
        check_unit(place, located, ("units", index), unit, findings)
