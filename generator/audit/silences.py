"""Notices, withheld items, withdrawals: what must not come out by accident.

takes  the portal and a place
gives  findings
does not  close a notice, which is the ledger's gate; or judge drafts and what was withdrawn
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from generator.audit.links import check_named, check_unit
from generator.audit.pointers import standing
from generator.disclosure.rules.table import RULES
from generator.findings import Findings
from generator.model.base import State
from generator.model.located import Located
from generator.model.masked import SURE, names_side_by_side
from generator.model.nearest import nearest
from generator.model.notice import Notice
from generator.model.portal import PlaceData, Portal
from generator.model.silence import WithheldItem
from generator.model.statement import ArticleRef

REGULATION = "xinxi-gongkai"  # its grounds for keeping something back, and no other of its articles:
GROUNDS = frozenset({"14", "15", "16"})
# Of a person, not of a village or a board: 万户村, 张家村, 李家边村, 居民委员会公示栏 are let in.
HOME = re.compile(
    rf"某|[的旁]|住(?![建房院宅])|所在|附近|对面|隔壁|(?:姓名|村民|居民|对象|申请人)[{SURE}]"
    r"|[难困保特贫缘助]户|户(?:主|门|里|院|墙)|家(?:门|里|中(?![心学])|院|墙|旁|庭(?![服医教])|人)"
    r"|大爷|大妈|大娘|大叔|阿姨|女士|老(?:人(?![活之协公院])|汉|奶|爷子)"
    rf"|(?:家|老[{SURE}])(?=公示栏|公开栏|公告栏|电子屏|宣传栏)"
)


def check_silences(portal: Portal, place: PlaceData, today: date | None, findings: Findings) -> None:
    """All of a place."""
    for located in place.records():
        _check_withdrawal(located, findings)
    for _, notice in standing(place.ledger.notices):
        _check_notice(portal, place, notice, findings)
    public = (at.record for at in place.ledger.resolutions.values() if at.record.is_public)
    shown = {(resolution.meeting, resolution.number): resolution.id for resolution in public}
    demanded = _demanded(portal, place)
    for _, item in standing(place.ledger.withheld):
        _check_withheld(portal, item, demanded, today, findings)
        _check_subject(place, item, shown, findings)


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
    if notice.households == 0:
        findings.add("A226", located.at("households"), reason="户数是 0：名单上没有人，就没有公示")
    for field in ("area", "hangs"):
        text = getattr(notice, field)
        found = HOME.search(text)
        if words := found[0] if found else names_side_by_side(text):
            findings.add("A241", located.at(field), title=Notice.model_fields[field].title, found=words)


def _demanded(portal: Portal, place: PlaceData) -> frozenset[ArticleRef]:
    """The articles that say what must be public: what rules and rows of catalogues rest on."""
    catalogues = (*portal.national.catalogues.values(), *place.catalogues.values())
    rows = {row.article for one in catalogues for row in one.record.rows}
    return frozenset(rows.union(*(rule.basis for rule in RULES)))


def _no_ground(article: ArticleRef, demanded: Collection[ArticleRef]) -> str:
    """Why an article cannot be the ground for keeping something back; "" where it may be."""
    if article.instrument == REGULATION and article.article not in GROUNDS:
        return f"第{article.article}条没有说可以不公开"
    return f"第{article.article}条说的是要公开" if article in demanded else ""


def _check_withheld(
    portal: Portal,
    located: Located[WithheldItem],
    demanded: Collection[ArticleRef],
    today: date | None,
    findings: Findings,
) -> None:
    item = located.record
    unread = f"law/{item.article.instrument}" in portal.national.unread
    instrument = portal.national.instrument(item.article)
    if instrument is None:
        if not unread:
            near = nearest(item.article.instrument, portal.national.law)
            findings.add("A140", located.at("article"), id=item.article.instrument, near=near)
    elif portal.national.article(item.article) is None:
        findings.add("A141", located.at("article"), law=instrument.short, article=item.article.article)
    elif item.is_public and not instrument.is_public:
        findings.add("A116", located.at("article"), kind="法规", id=instrument.id)
    elif (instrument.in_force or instrument.not_later) and not instrument.is_in_force(item.decided):
        ended = instrument.ended is not None and item.decided >= instrument.ended
        why = f"{instrument.ended}已经失效" if ended else "决定那天还没有施行"
        why = f"{why}，决定的日期是 {item.decided}"
        findings.add("A245", located.at("article"), law=instrument.short, why=why)
    elif why := _no_ground(item.article, demanded):
        findings.add("A245", located.at("article"), law=instrument.short, why=why)
    if item.look_again and item.look_again <= item.decided:
        reason = f"再看的日子 {item.look_again} 不晚于决定日期 {item.decided}"
        findings.add("A203", located.at("look_again"), reason=reason)
    elif item.look_again and today and item.look_again <= today:
        findings.add("A233", located.at("look_again"), day=item.look_again)


def _check_subject(
    place: PlaceData, located: Located[WithheldItem], shown: Mapping[tuple[str, int], str], findings: Findings
) -> None:
    """What is withheld belongs to a meeting or a unit there is, and is not among the public matters ``shown``."""
    item = located.record
    if item.unit:
        check_unit(place, located, ("unit",), item.unit, findings)
    if not item.meeting:
        return
    unread = f"meetings/{item.meeting}" in place.unread
    check_named(located, ("meeting",), item.meeting, place.ledger.meetings, "会议", findings, unread)
    other = shown.get((item.meeting, item.number or 0))
    if item.is_public and other:
        findings.add("A246", located.at("number"), number=item.number, other=other)
