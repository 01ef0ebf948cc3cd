"""Notices, withheld items, withdrawals: what must not come out by accident.

takes  the portal and a place
gives  findings
does not  close a notice: that is the ledger's gate
"""

from __future__ import annotations

from typing import Any

from generator.audit.links import check_named
from generator.audit.references import records_of
from generator.findings import Findings
from generator.model.base import State
from generator.model.located import Located
from generator.model.notice import Notice
from generator.model.portal import PlaceData, Portal
from generator.model.silence import WithheldItem


def check_silences(portal: Portal, place: PlaceData, findings: Findings) -> None:
    """All of a place."""
    for located in records_of(place):
        _check_withdrawal(located, findings)
    for notice in place.ledger.notices.values():
        if notice.record.state is not State.draft:
            _check_notice(portal, place, notice, findings)
    for item in place.ledger.withheld.values():
        if item.record.state is not State.draft:
            _check_withheld(portal, item, findings)


def _check_withdrawal(located: Located[Any], findings: Findings) -> None:
    record = located.record
    if record.state is State.withdrawn and record.withdrawn is None:
        findings.add("A219", located.at("state"), reason="状态是 withdrawn，没有写撤回日期和原因")
    elif record.withdrawn is not None and record.state in (State.draft, State.public):
        findings.add("A219", located.at("withdrawn"), reason=f"写了撤回，状态还是 {record.state.value}")
    elif record.withdrawn and record.published_here and record.withdrawn.date < record.published_here.day:
        reason = f"撤回日期 {record.withdrawn.date} 早于本站发布日期 {record.published_here.day}"
        findings.add("A219", located.at("withdrawn", "date"), reason=reason)


def _check_notice(portal: Portal, place: PlaceData, located: Located[Notice], findings: Findings) -> None:
    notice = located.record
    unread = f"relief/{notice.measure}" in portal.national.unread
    check_named(located, ("measure",), notice.measure, portal.national.relief, "措施", findings, unread)
    channels = {**portal.national.channels, **place.channels}
    unread = f"channels/{notice.object_to}" in place.unread | portal.national.unread
    check_named(located, ("object_to",), notice.object_to, channels, "渠道", findings, unread)
    if notice.persons < notice.households:
        reason = f"人数 {notice.persons} 少于户数 {notice.households}"
        findings.add("A226", located.at("persons"), reason=reason)


def _check_withheld(portal: Portal, located: Located[WithheldItem], findings: Findings) -> None:
    item = located.record
    unread = f"law/{item.article.instrument}" in portal.national.unread
    instrument = portal.national.instrument(item.article)
    if instrument is None:
        if not unread:
            findings.add("A140", located.at("article"), id=item.article.instrument, near="")
    elif item.is_public and not instrument.is_public:
        findings.add("A116", located.at("article"), kind="法规", id=instrument.id)
    elif portal.national.article(item.article) is None:
        findings.add("A141", located.at("article"), law=instrument.short, article=item.article.article)
    if item.look_again and item.look_again <= item.decided:
        reason = f"再看的日子 {item.look_again} 不晚于决定日期 {item.decided}"
        findings.add("A203", located.at("look_again"), reason=reason)
