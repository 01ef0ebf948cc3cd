"""Feeds: what is new at a place, and for each of its units.

takes  a place's context
gives  feeds as data
does not  tell where a 公示 hangs (a reader's programme keeps what it fetched), or who reported when
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.ledger.notices import last_day
from generator.ledger.standing import Story
from generator.model.base import Record
from generator.model.meeting import Holding
from generator.pages.feed_views import Entry, Feed
from generator.plan.calendars import by_unit, sample_mark
from generator.plan.context import PlaceContext, squeeze
from generator.plan.wording import chinese_day

NEWEST = 50  # entries a feed holds
FEED = "feed.xml"
TOLD = (
    "documents", "explanations", "meetings", "resolutions", "bulletins", "circulars", "evaluations", "notices",
)  # fmt: skip


def plan_feeds(context: PlaceContext) -> Iterator[Feed]:
    """The place's feed, then one for each unit there is anything to tell of."""
    news = sorted(_entries(context), key=lambda e: (e.day, e.time, e.of, e.key), reverse=True)
    yield _feed(context, (), f"{sample_mark(context)}{context.title_name}社会救助信息公开", news)
    for unit, entries in sorted(by_unit(news).items()):
        if unit not in context.place.units:
            continue
        title = f"{sample_mark(context)}{context.title_name}社会救助：{context.unit_name(unit)}"
        yield _feed(context, ("units", unit), title, entries)


def _feed(context: PlaceContext, parts: tuple[str, ...], title: str, entries: list[Entry]) -> Feed:
    published = context.place.jurisdiction.record.published_here
    return Feed(
        path=context.prefix + "/".join((*parts, FEED)),
        slug=context.place.slug,
        key="/".join(parts),
        title=title,
        author=context.speaker,
        home=context.path(*parts),
        since=published.day if published else None,
        entries=tuple(entries[:NEWEST]),
    )


def _entries(context: PlaceContext) -> Iterator[Entry]:
    found = (*_documents(context), *_meetings(context), *_resolutions(context), *_told(context), *_notices(context))
    yield from (entry for entry in found if entry is not None)
    for stone in context.place.tombstones:
        if stone.folder in TOLD and stone.notice is None:
            day = min(stone.day, context.as_of)
            path = context.path(stone.folder, stone.id)
            yield Entry(f"{stone.folder}/{stone.id}", path, stone.folder, "", "已撤回", "", day, "", stone.day, "", ())


def _entry(
    context: PlaceContext,
    kind: str,
    record: Record,
    label: str,
    title: str,
    summary: str,
    of: date | None,
    units: tuple[str, ...] = (),
    author: str = "",
) -> Entry | None:
    """``day`` is the latest of the day told of, 本站发布 and 更新日期; none of them known: nothing to tell."""
    published = record.published_here
    days = [day for day in (of, published.day if published else None, record.changed) if day]
    if not days:
        return None
    day = min(max(days), context.as_of)
    time = published.time or "" if published and published.day == day else ""
    name = str(getattr(record, "id", ""))
    path = context.path(kind, name)
    return Entry(f"{kind}/{name}", path, kind, label, title, summary, day, time, of or day, author, units)


def _documents(context: PlaceContext) -> Iterator[Entry | None]:
    for document in context.place.documents.values():
        title = squeeze(document.read(document.record.title))
        about, issuer = f"{context.document_line(document)}。", document.record.issuer or ""
        yield _entry(context, "documents", document.record, "文件", f"文件：{title}", about, None, author=issuer)
    for located in context.place.explanations.values():
        record = located.record
        documents = [context.place.documents[name] for name in record.of if name in context.place.documents]
        about = "".join(f"解读《{squeeze(d.read(d.record.title))}》。" for d in documents[:1])
        units = (record.by,) if record.by else ()
        yield _entry(context, "explanations", record, "解读", f"解读：{record.title}", about, None, units)


def _meetings(context: PlaceContext) -> Iterator[Entry | None]:
    for meeting in context.ledger.meetings.values():
        if meeting.held is not Holding.held:
            continue
        decided = len(context.ledger.decided_at.get(meeting.id, ()))
        about = f"{chinese_day(meeting.date)}召开{meeting.kind.value}"
        about += f"，议定{decided}项。" if decided else "。"
        units = (*meeting.present, *(leave.unit for leave in meeting.leave), *meeting.absent)
        title = f"会议：{meeting.title}"
        yield _entry(context, "meetings", meeting, "会议", title, about, meeting.date, units)


def _resolutions(context: PlaceContext) -> Iterator[Entry | None]:
    for story in context.ledger.stories.values():
        last, words, says = _last(context, story)
        title = f"{'、'.join(dict.fromkeys(words))}：{story.record.title}"
        about = f"{chinese_day(last)}，{''.join(says)}"
        units = (*story.units, *(s.unit for s in story.supervision), *(p.unit for p in story.progress))
        yield _entry(context, "resolutions", story.record, "议定事项", title, about, last, units)


def _last(context: PlaceContext, story: Story) -> tuple[date, list[str], list[str]]:
    """The last day anything happened to a matter, what it is called, and what it was."""
    due = f"，期限{chinese_day(story.first_due)}" if story.first_due else ""
    steps = [(story.decided, "议定", f"会议议定，由{context.unit_name(story.record.lead)}牵头{due}。")]
    steps += [(e.date, "改期", f"{e.by}决定，期限改到{chinese_day(e.to)}。") for e in story.extensions]
    for report in story.progress:
        says = f"{context.unit_name(report.unit)}报告（{report.state.value}）：{_sentence(report.done)}"
        steps.append((report.date, "进展", says))
    for press in story.supervision:
        says = f"{press.by}对{context.unit_name(press.unit)}{press.kind.value}：{_sentence(press.demand)}"
        steps.append((press.date, press.kind.value, says))
    if story.closing:
        how = story.closing.how.value
        steps.append((story.closing.date, how, f"{story.closing.by}确认{how}：{_sentence(story.closing.says)}"))
    last = max(day for day, _, _ in steps)
    return last, [word for day, word, _ in steps if day == last], [says for day, _, says in steps if day == last]


def _told(context: PlaceContext) -> Iterator[Entry | None]:
    book = context.ledger
    for one in book.bulletins:
        about = f"{one.year}年第{one.number}期，{one.period.title}。"
        units = tuple(part.unit for part in one.parts if part.unit)
        yield _entry(context, "bulletins", one, "简报", f"简报：{one.title}", about, one.date, units)
    for circular in book.circulars:
        label, about = circular.kind.value, f"{circular.by}{chinese_day(circular.date)}印发。"
        title = f"{label}：{circular.title}"
        yield _entry(context, "circulars", circular, label, title, about, circular.date, circular.units)
    for result in book.evaluations:
        about, units = f"{chinese_day(result.date)}公布。", (*result.by, *(line.unit for line in result.lines))
        yield _entry(context, "evaluations", result, "绩效评价", f"绩效评价：{result.title}", about, result.date, units)


def _notices(context: PlaceContext) -> Iterator[Entry | None]:
    for notice in context.ledger.notices:
        last = last_day(notice, context.place.jurisdiction.record, context.calendar)
        title = f"公示：{context.measure_name(notice.measure)}{notice.stage.value}"
        about = f"{notice.households}户{notice.persons}人，公示到{chinese_day(last)}。"
        yield _entry(context, "notices", notice, "公示", title, about, notice.opens)


def _sentence(text: str) -> str:
    return text if text.endswith(("。", "！", "？")) else f"{text}。"
