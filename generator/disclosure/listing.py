"""The list of what a place makes public here: 索引号, 名称, 内容概述, 生成日期 of each record (条例 art. 12).

takes  a scene
gives  ``Listed``, one for each record with a page of its own, and for what a page shows under an anchor
does not  list a notice that ended, or what is withdrawn: neither reaches the scene
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from generator.disclosure.annual_text import annual_title
from generator.disclosure.scene import Scene
from generator.disclosure.subjects import summary_of, title_of
from generator.disclosure.timing import formed_day
from generator.model.base import Origin, Record
from generator.model.disclosure import ANNUAL_PARTS, AnnualReport
from generator.model.kinds import KINDS

TITLES = {kind.folder: kind.title for kind in KINDS if "{slug}" in kind.pattern}
NO_SUMMARY = "还没有写内容概述。"


@dataclass(frozen=True, slots=True)
class Listed:
    """``number`` is the organ's own where ``own``, else this portal's, made of place, folder and id.

    ``at`` are the parts of the path of the page that shows it, ``anchor`` where on it, or "".
    """

    folder: str
    kind: str
    number: str
    own: bool
    title: str
    about: str
    formed: date | None
    published: date | None
    at: tuple[str, ...]
    anchor: str
    record: Record = field(repr=False)

    def is_there(self, day: date) -> bool:
        """Whether it was formed and public here by a day, as far as its days are known."""
        return all(known is None or known <= day for known in (self.formed, self.published))


def listing_of(scene: Scene) -> tuple[Listed, ...]:
    """Every record of the place that was there and public by the day, kind by kind."""
    return tuple(one for one in _list(scene) if one.is_there(scene.as_of))


def annual_reports(scene: Scene) -> list[AnnualReport]:
    """Those of a year that is over and that were there by the day; the newest first."""
    records = [located.record for located in scene.place.annual.values()]
    day = scene.as_of
    there = [r for r in records if int(r.id) < day.year and (r.formed is None or r.formed <= day)]
    return sorted(there, key=lambda record: record.id, reverse=True)


def _list(scene: Scene) -> Iterator[Listed]:
    make = _Maker(scene)
    yield from _written(scene, make)
    yield from _relief(scene, make)
    yield from _ledger(scene, make)


class _Maker:
    """Makes entries of one place."""

    def __init__(self, scene: Scene) -> None:
        self.slug = scene.place.slug
        self.documents = scene.place.documents

    def entry(
        self, folder: str, record: Any, title: str, about: str, formed: date | None = None, anchor: str = ""
    ) -> Listed:
        """``formed`` is given where no field of the record itself says it."""
        return Listed(
            folder,
            TITLES[folder],
            record.index_number or f"{self.slug}/{folder}/{record.id}",
            record.index_number is not None,
            title,
            about,
            formed or formed_day(record) or self._document_day(record),
            record.published_here.day if record.published_here else None,
            (folder,) if anchor else (folder, record.id),
            anchor,
            record,
        )

    def _document_day(self, record: Record) -> date | None:
        """Of what only copies a document: the day of that document."""
        document = self.documents.get(record.document or "")
        copies = record.origin is Origin.public_document
        return document.record.formed if document and copies else None


def _written(scene: Scene, make: _Maker) -> Iterator[Listed]:
    """Documents, units, explanations, annual reports."""
    place = scene.place
    for document in place.documents.values():
        yield make.entry("documents", document.record, title_of(document), summary_of(scene, document) or NO_SUMMARY)
    clauses: dict[str, int] = {}
    for duty in place.duties.values():
        for unit in duty.record.units:
            clauses[unit] = clauses.get(unit, 0) + len(duty.record.clauses)
    for name, located in place.units.items():
        what = "成员单位" if located.record.member else "有职责的单位"
        unsaid = "文件没有写职责" if place.body and place.body.record.all_entered else "职责还没有录"
        about = f"{what}，文件写明的职责{clauses[name]}项。" if name in clauses else f"{what}，{unsaid}。"
        yield make.entry("units", located.record, _unit(scene, name), about)
    for one in place.explanations.values():
        titles = "".join(f"《{title_of(place.documents[of])}》" for of in one.record.of if of in place.documents)
        yield make.entry("explanations", one.record, one.record.title, f"白话解读{titles}。")
    for report in annual_reports(scene):
        parts = sum(1 for name in ANNUAL_PARTS if getattr(report, name) is not None)
        about = f"{report.id}年一年的信息公开情况，有{parts}个部分。"
        yield make.entry("annual", report, annual_title(report), about)


def _relief(scene: Scene, make: _Maker) -> Iterator[Listed]:
    """What the place adds to a measure of the day, and money and goods of periods that are over."""
    for name, local in scene.place.relief.items():
        if name in scene.measures:
            about = f"本地的标准数额{len(local.record.amounts)}条，本地规定{len(local.record.statements)}条。"
            yield make.entry("relief", local.record, f"本地的{scene.measures[name].record.title}", about)
    for one in scene.place.funds.values():
        record = one.record
        measure = scene.national.relief.get(record.measure)
        if measure is not None and record.period_to <= scene.as_of:
            title = f"{measure.record.title}资金物资（{_day(record.period_from)}至{_day(record.period_to)}）"
            yield make.entry("funds", record, title, "这段时间的来源、支出和人数，只有合计。", anchor=f"f-{record.id}")


def _ledger(scene: Scene, make: _Maker) -> Iterator[Listed]:
    """What the body did, as far as the day goes."""
    book = scene.book
    for meeting in book.meetings.values():
        decided = len(book.decided_at.get(meeting.id, ()))
        about = f"{meeting.kind.value}，{_day(meeting.date)}，{meeting.held.value}"
        yield make.entry("meetings", meeting, meeting.title, f"{about}{f'，议定{decided}项' if decided else ''}。")
    for story in book.stories.values():
        lead = _unit(scene, story.record.lead)
        about = f"{_day(story.decided)}的会议议定的第{story.record.number}项，牵头单位{lead}。"
        yield make.entry("resolutions", story.record, story.record.title, about, story.decided)
    for report in book.reports:
        title = f"{_unit(scene, report.unit)}{report.period.title}的报送"
        yield make.entry("reports", report, title, "成员单位报给办公室的情况。")
    for bulletin in book.bulletins:
        about = f"{bulletin.year}年第{bulletin.number}期简报，依据{bulletin.period.title}的报送。"
        yield make.entry("bulletins", bulletin, bulletin.title, about)
    for circular in book.circulars:
        yield make.entry("circulars", circular, circular.title, f"{circular.by}的{circular.kind.value}。")
    for evaluation in book.evaluations:
        yield make.entry("evaluations", evaluation, evaluation.title, f"{evaluation.year}年度绩效评价的结果。")
    for notice in book.notices:
        measure = scene.national.relief.get(notice.measure)
        title = f"{notice.area}：{measure.record.title if measure else '社会救助'}{notice.stage.value}公示"
        yield make.entry("notices", notice, title, "贴在哪里、贴到哪一天；名单不在网上。")


def _unit(scene: Scene, name: str) -> str:
    """A unit as the document writes it."""
    located = scene.place.units.get(name)
    return "".join(scene.place.read(located.record, located.record.named).split()) if located else name


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
