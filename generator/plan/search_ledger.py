"""What can be found of what a body did: matters, meetings, notices, reports and what was published of them.

takes  a place's context
gives  entries
does not  show more than the pages of the day do: it reads the ledger of that day
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.notice import Notice
from generator.pages.search_views import MOST_UNITS, SearchEntry, SearchText
from generator.plan.context import PlaceContext
from generator.plan.wording import chinese_day


def ledger_entries(context: PlaceContext) -> Iterator[SearchEntry]:
    """Everything in the ledger of the day, open matters first."""
    yield from _resolutions(context)
    yield from _meetings(context)
    yield from (_notice(context, notice) for notice in context.ledger.notices)
    yield from _papers(context)


def _resolutions(context: PlaceContext) -> Iterator[SearchEntry]:
    for story in context.ledger.stories.values():
        record = story.record
        yield SearchEntry(
            "resolution", record.id, context.path("resolutions", record.id), record.title,
            topics=tuple(topic.value for topic in record.topics), units=tuple(story.units)[:MOST_UNITS],
            texts=(SearchText(record.text),),
        )  # fmt: skip


def _meetings(context: PlaceContext) -> Iterator[SearchEntry]:
    for meeting in context.ledger.meetings.values():
        number = meeting.minutes.number if meeting.minutes else None
        texts = (SearchText(chinese_day(meeting.date)), *(SearchText(line.title) for line in meeting.agenda))
        yield SearchEntry(
            "meeting", meeting.id, context.path("meetings", meeting.id), meeting.title,
            names=(number,) if number else (), texts=texts,
        )  # fmt: skip


def _notice(context: PlaceContext, notice: Notice) -> SearchEntry:
    measure = context.measure_name(notice.measure)
    said = f"{notice.hangs}，{chinese_day(notice.opens)}起公示"
    topic = context.national.relief[notice.measure].record.topic.value if context.holds_measure(notice.measure) else ""
    return SearchEntry(
        "notice", notice.id, context.path("notices", notice.id), f"{notice.area}：{measure}{notice.stage.value}公示",
        topics=(topic,) if topic else (), texts=(SearchText(said),),
    )  # fmt: skip


def _papers(context: PlaceContext) -> Iterator[SearchEntry]:
    """Reports of units, bulletins, circulars, evaluations."""
    ledger = context.ledger
    for report in ledger.reports:
        texts = tuple(SearchText(f"{part.heading}：{part.text}") for part in report.sections)
        title = f"{context.unit_name(report.unit)}{report.period.title}的报送"
        path = context.path("reports", report.id)
        yield SearchEntry("report", report.id, path, title, units=(report.unit,), texts=texts)
    for bulletin in ledger.bulletins:
        texts = tuple(SearchText(part.text) for part in bulletin.parts)
        yield SearchEntry("report", bulletin.id, context.path("bulletins", bulletin.id), bulletin.title, texts=texts)
    for circular in ledger.circulars:
        yield SearchEntry(
            "report", circular.id, context.path("circulars", circular.id), circular.title,
            names=(circular.number,) if circular.number else (), units=circular.units[:MOST_UNITS],
            texts=tuple(SearchText(text) for text in circular.text),
        )  # fmt: skip
    for one in ledger.evaluations:
        texts = (SearchText(one.method), *(SearchText(text) for text in one.text))
        yield SearchEntry("report", one.id, context.path("evaluations", one.id), one.title, texts=texts)
