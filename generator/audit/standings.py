"""What the ledger says of the world on the as-of date: late, missing, too few.

takes  the ledgers of the places
gives  observations, only of places whose own office publishes here
does not  block anything: none of it is a fault of the files
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.findings import finding
from generator.ledger.book import LedgerBook
from generator.ledger.meetings import frequency_of, frequency_words
from generator.ledger.reports import Handed
from generator.ledger.standing import Standing
from generator.model.meeting import Holding
from generator.model.observation import Observation


def observe_ledgers(books: Iterable[LedgerBook]) -> tuple[Observation, ...]:
    """Observations of all places."""
    return tuple(o for book in books for o in _observe(book))


def _observe(book: LedgerBook) -> Iterator[Observation]:
    if book.since is None:
        return
    yield from _matters(book)
    yield from _meetings(book)
    yield from _reports(book)


def _matters(book: LedgerBook) -> Iterator[Observation]:
    for story in book.stories.values():
        if story.standing is Standing.overdue:
            at = book.records.resolutions[story.record.id].at("due")
            found = finding(
                "A801", at, title=story.record.title, unit=story.record.lead, due=story.due, late=story.late
            )
            yield Observation(found, book.place.slug, story.record.id)


def _meetings(book: LedgerBook) -> Iterator[Observation]:
    body = book.place.body
    if body is None:
        return
    for count in book.counts:
        rule = frequency_of(body.record)
        if count.short and not count.excused and rule:
            index = body.record.rules.index(rule[0])
            words = frequency_words(book.place, body.record, rule[0])
            found = finding("A803", body.at("rules", index), period=count.period.title, held=count.held, words=words)
            yield Observation(found, book.place.slug, str(count.period))
    for meeting in book.meetings.values():
        if meeting.held is Holding.planned and book.since is not None and book.since <= meeting.date < book.as_of:
            at = book.records.meetings[meeting.id].at("held")
            yield Observation(finding("A805", at, day=meeting.date), book.place.slug, meeting.id)


def _reports(book: LedgerBook) -> Iterator[Observation]:
    body = book.place.body
    if book.grid is None or body is None:
        return
    at = body.at("rules", body.record.rules.index(book.grid.rule))
    for period in book.grid.periods:
        missing = [cell.unit for cell in book.grid.column(period) if cell.state is Handed.missing]
        if missing:
            units = "、".join(missing)
            found = finding("A802", at, period=period.title, count=len(missing), units=units)
            yield Observation(found, book.place.slug, str(period))
