"""The life of a record: on what ground it is public, and whether its dates can be true (contract §2, §3).

takes  the portal, and today's date where truth of dates is tested
gives  findings
does not  read git or the clock
"""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.findings import Findings
from generator.model.base import Origin
from generator.model.document import Document, HeadItem, LaterDocument, Validity
from generator.model.jurisdiction import Publisher
from generator.model.located import Loc, Located
from generator.model.portal import PlaceData, Portal
from generator.model.waiver import Waiver


def check_life(portal: Portal, today: date | None, findings: Findings) -> None:
    """Grounds, dates, not-given lists and the mixing of sample and real."""
    for place in portal.places:
        for located in place.records():
            _check_ground(located, findings)
            _check_dates(place, located, today, findings)
        for document in place.documents.values():
            _check_not_given(document.located, findings)
            _check_validity(place, document.located, findings)
        _check_jurisdiction(place, findings)
    for located in portal.national_records():
        _check_ground(located, findings)
        _check_dates(None, located, today, findings)
    for channels in (portal.national.channels, *(place.channels for place in portal.places)):
        for channel in channels.values():
            verified = channel.record.verified
            if today and verified and verified.date > today:
                findings.add("A168", channel.at("verified", "date"), day=verified.date, today=today)
    samples = [place for place in portal.places if place.jurisdiction.record.sample]
    if samples and len(samples) < len(portal.places):
        for place in samples:
            findings.add("A118", place.jurisdiction.at("sample"), sample=place.slug)


def _check_ground(located: Located[Any], findings: Findings) -> None:
    record = located.record
    if not record.is_public or record.review is not None or isinstance(record, Waiver):  # a waiver is nowhere published
        return
    sourced = isinstance(record, Document) or (record.document and record.passage)
    if record.origin is Origin.public_document and sourced:
        return
    findings.add("A108", located.at("origin"))


def _check_dates(place: PlaceData | None, located: Located[Any], today: date | None, findings: Findings) -> None:
    record = located.record
    if record.published_here is None:
        return
    published = record.published_here.day
    document = place.documents.get(record.document or "") if place else None
    formed = record.formed or (document.record.formed if document else None)
    if formed and published < formed:
        findings.add("A111", located.at("published_here"), published=published, reason=f"早于成文日期 {formed}")
    elif today and published > today:
        findings.add("A111", located.at("published_here"), published=published, reason=f"晚于今天 {today}")


def _check_not_given(located: Located[Document], findings: Findings) -> None:
    document = located.record
    if not document.is_public:
        return
    for index, item in enumerate(document.not_given):
        if getattr(document, item.name) is not None:
            findings.add("A113", located.at("not_given", index), field=item, reason="既填了内容，又写了文件没有写明")
    for item in HeadItem:
        if getattr(document, item.name) is None and item not in document.not_given:
            findings.add("A113", located.at("not_given"), field=item, reason="没有填，也没有写明文件里没有")


def _check_validity(place: PlaceData, located: Located[Document], findings: Findings) -> None:
    """What amended or repealed a document agrees with its validity, and is there where it is said to be held."""
    record = located.record
    if record.repealed_by and record.validity is not Validity.repealed:
        findings.add("A170", located.at("validity"), validity=record.validity.value, field="repealed_by", fit="废止")
    elif record.amended_by and record.validity is Validity.in_force:
        findings.add("A170", located.at("validity"), validity=record.validity.value, field="amended_by", fit="已修改")
    later: list[tuple[Loc, LaterDocument]] = [(("amended_by", n), one) for n, one in enumerate(record.amended_by)]
    later += [(("repealed_by",), record.repealed_by)] if record.repealed_by else []
    for loc, one in later:
        if one.id and one.id not in place.documents and f"documents/{one.id}" not in place.unread:
            findings.add("A109", located.at(*loc, "id"), id=one.id, near="")


def _check_jurisdiction(place: PlaceData, findings: Findings) -> None:
    located = place.jurisdiction
    if located.record.publisher is Publisher.office and located.record.since is None:
        findings.add("A110", located.at("publisher"))
