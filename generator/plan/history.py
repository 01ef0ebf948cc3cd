"""Histories of pages: what the passport says of one, and the pages of changes.

takes  the histories of records, and the pages that are about them
gives  a line for the passport; for each page with changes a page of them, under it
does not  show who committed, or why: nothing here knows
"""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, pairwise
from typing import Any

from generator.model.kinds import KINDS
from generator.model.located import Located
from generator.model.past import Histories, History
from generator.model.statement import ArticleRef, FigureRef
from generator.pages.frame import Frame, Page
from generator.pages.history_views import DayChange, FieldChange, HistoryPage, RecordChange, Words
from generator.pages.parts import Fact, Link
from generator.plan.changes import field_changes
from generator.plan.law import LawBook
from generator.plan.paging import numbered, paged
from generator.plan.wording import chinese_day

LABEL = "修改记录"
NOT_TOLD = "这次构建取不到完整的修改记录"
LEAD = "首次公开以后改了什么，新的在前。只比内容，不比排版。"
LEFT_OUT = "有的旧版本没有列出：照现在的写法读不出来，或者不能公开。"
CUT = "更早的修改没有列出。"
TITLES = {kind.model: kind.title for kind in KINDS}
BUDGET = 40_000  # bytes of changes a page holds; with its frame it stays under the limit of a page
PIECE = 6_000  # characters of one stretch of words that stay together
NEIGHBOURS = ("较新的", "较早的")
REPLACED = ("PubDate", "ContentSource", "Keywords", "Description", "ColumnDescription", "ArticleTitle")


@dataclass(frozen=True)
class Change:
    """What one commit changed of one record."""

    order: int
    day: date
    post: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True)
class Line:
    """One changed field with what stands above it."""

    heading: str
    record: RecordChange  # without its fields
    field: FieldChange


class ChangeLog:
    """The changes of every record, compared once."""

    def __init__(self, histories: Histories, book: LawBook) -> None:
        self.histories = histories
        self.book = book
        self._changes: dict[str, tuple[Change, ...]] = {}

    def of(self, located: Located[Any]) -> tuple[Change, ...]:
        """The changes of a record after it became public, oldest first; commits that changed no value left out."""
        if located.path not in self._changes:
            history = self.histories.of.get(located.path)
            pairs = pairwise(history.versions) if history else ()
            changes = ((new, field_changes(old, new, self._say)) for old, new in pairs)
            self._changes[located.path] = tuple(
                Change(new.order, new.day, new.record.review.post if new.record.review else "", fields)
                for new, fields in changes
                if fields
            )
        return self._changes[located.path]

    def changed(self, records: Iterable[Located[Any]]) -> tuple[Located[Any], ...]:
        """Those of the records that have changes to show."""
        return tuple(located for located in records if self.of(located))

    def left_out(self, records: Iterable[Located[Any]]) -> bool:
        """Whether a version of one of them is left out."""
        return any(history.left_out for history in self._held(records))

    def is_cut(self, records: Iterable[Located[Any]]) -> bool:
        """Whether one of them has older versions than those listed."""
        return any(history.is_cut for history in self._held(records))

    def fact(self, records: Sequence[Located[Any]], page: str) -> Fact | None:
        """The line of a page's passport; nothing where the page is about no record, or none that was committed."""
        if not records:
            return None
        if not self.histories.is_complete:
            return Fact(LABEL, NOT_TOLD, known=False)
        held = [located for located in records if located.path in self.histories.of]
        changes = [change for located in held for change in self.of(located)]
        if not held:
            return None
        since, is_cut = _since(held), self.is_cut(held)
        if changes:
            times = len({change.order for change in changes})
            often = f"改过多次，列出最近的{times}次" if is_cut else f"改过{times}次"
            last = chinese_day(max(changes, key=lambda change: change.order).day)
            return Fact(LABEL, f"{since}{often}，最近一次{last}", Link("看改了什么", _path(page)))
        if is_cut or self.left_out(held):
            return Fact(LABEL, f"{since}改过，旧的写法不能列出", known=False)
        return Fact(LABEL, f"{since}没有改过")

    def _held(self, records: Iterable[Located[Any]]) -> Iterator[History]:
        return (self.histories.of[located.path] for located in records if located.path in self.histories.of)

    def _say(self, value: Any) -> str:
        if isinstance(value, (ArticleRef, FigureRef)):
            of = value.of if isinstance(value, FigureRef) else value
            return self.book.cite(of).text if self.book.national.instrument(of) else str(value)
        return str(value)


def plan_histories(pages: Iterable[Page], log: ChangeLog) -> Iterator[Page]:
    """The pages of changes under each page that has a record with changes."""
    for page in pages:
        if log.changed(page.frame.history):
            yield from _history(page.frame, log)


def _history(frame: Frame, log: ChangeLog) -> Iterator[Page]:
    folder = frame.path.removesuffix("index.html")
    about = f"{frame.heading}在本站首次公开后，哪一天改了什么"
    kept = [(name, content) for name, content in frame.metas if name not in REPLACED]
    since = [located.record.history_from for located in frame.history if located.record.history_from]
    lead = f"从{chinese_day(max(since))}起改了什么，新的在前。只比内容，不比排版。" if since else LEAD
    note = (LEFT_OUT if log.left_out(frame.history) else "") + (CUT if log.is_cut(frame.history) else "")
    for path, changes, pager in paged(_path(frame.path), list(_sheets(_lines(frame.history, log))), NEIGHBOURS):
        title = numbered(f"{frame.title}的{LABEL}", pager)
        metas = [("ColumnDescription", about), ("ArticleTitle", title), ("Description", about), ("robots", "noindex")]
        own = replace(
            frame,
            path=path,
            kind="history",
            title=title,
            heading=numbered(f"{frame.heading}的{LABEL}", pager),
            description=about,
            crumbs=(*frame.crumbs, Link(frame.heading, frame.path)),
            passport=tuple(told for told in frame.passport if told.label != LABEL),
            metas=(*kept, *metas),
            canonical=frame.canonical and frame.canonical + path.removeprefix(folder).removesuffix("index.html"),
            updated="",
            feed="",
            history=(),
        )
        yield Page(own, HistoryPage(lead, changes, note, pager))


def _lines(records: Sequence[Located[Any]], log: ChangeLog) -> list[Line]:
    """Every changed field, newest commit first; a field too long for one page in pieces."""
    names = _names(records)
    every = [(change, name) for located, name in zip(records, names, strict=True) for change in log.of(located)]
    every.sort(key=lambda pair: -pair[0].order)
    headings = _headings({change.order: change.day for change, _ in every})
    return [
        Line(headings[change.order], RecordChange(name, change.post, ()), piece)
        for change, name in every
        for field in change.fields
        for piece in _pieces(field)
    ]


def _headings(days: dict[int, date]) -> dict[int, str]:
    """The day of each commit; several on one day are numbered."""
    totals, seen = Counter(days.values()), Counter[date]()
    headings: dict[int, str] = {}
    for order, day in sorted(days.items()):
        seen[day] += 1
        number = f"（这一天第{seen[day]}次）" if totals[day] > 1 else ""
        headings[order] = f"{chinese_day(day)}{number}"
    return headings


def _names(records: Sequence[Located[Any]]) -> list[str]:
    """What tells the records of one page apart: their kinds, numbered where there are several of one."""
    if len(records) == 1:
        return [""]
    titles = [TITLES[type(located.record)] for located in records]
    totals, seen = Counter(titles), Counter[str]()
    names: list[str] = []
    for title in titles:
        seen[title] += 1
        names.append(f"{title}第{seen[title]}条" if totals[title] > 1 else title)
    return names


def _sheets(lines: Iterable[Line]) -> Iterator[tuple[DayChange, ...]]:
    """The changes cut into pages: a page is full when the next field would make it too heavy."""
    sheet: list[Line] = []
    weight = 0
    for line in lines:
        own = _weight(line)
        if sheet and weight + own > BUDGET:
            yield _grouped(sheet)
            sheet, weight = [], 0
        sheet.append(line)
        weight += own
    if sheet:
        yield _grouped(sheet)


def _grouped(lines: Iterable[Line]) -> tuple[DayChange, ...]:
    """Fields under their records, records under their commits."""
    return tuple(
        DayChange(
            heading,
            tuple(
                replace(record, fields=tuple(line.field for line in own))
                for record, own in groupby(of_day, key=lambda line: line.record)
            ),
        )
        for heading, of_day in groupby(lines, key=lambda line: line.heading)
    )


def _pieces(field: FieldChange) -> Iterator[FieldChange]:
    """A field's words, at most so many at a time."""
    piece: list[Words] = []
    label, size = field.label, 0
    for words in (part for whole in field.words for part in _cut(whole)):
        if piece and size + len(words.text) > PIECE:
            yield FieldChange(label, tuple(piece))
            piece, size, label = [], 0, f"{field.label}（续）"
        piece.append(words)
        size += len(words.text)
    yield FieldChange(label, tuple(piece), field.note)


def _cut(words: Words) -> Iterator[Words]:
    return (Words(words.mark, words.text[at : at + PIECE]) for at in range(0, len(words.text), PIECE))


def _weight(line: Line) -> int:
    """Bytes of HTML a line takes, rather too many than too few."""
    text = "".join((line.heading, line.record.of, line.record.post, line.field.label, line.field.note))
    marked = sum(len(html.escape(words.text).encode()) + 90 for words in line.field.words)
    return marked + len(text.encode()) + 200


def _since(records: Sequence[Located[Any]]) -> str:
    days = [located.record.history_from for located in records if located.record.history_from]
    return f"从{chinese_day(max(days))}起" if days else "首次公开后"


def _path(page: str) -> str:
    """Of the first page of changes, under the page it is about."""
    return f"{page.removesuffix('index.html')}history/index.html"
