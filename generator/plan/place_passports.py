"""The passports of a place: of what copies a document, of what this portal wrote, of what its office records.

takes  the place's context, the records a page shows, those it is about
gives  facts
does not  lay out any page
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.disclosure.item import Counted, Timing
from generator.model.base import Record
from generator.model.located import Located
from generator.pages.parts import Fact, Link
from generator.plan.context import PlaceContext, squeeze
from generator.plan.passports import Opening, day_fact, day_of, formed_words, law_facts, life_facts, opening_of
from generator.plan.wording import NOT_STATED, chinese_day, listing

ELSEWHERE = "原发布机关"


def _opening(context: PlaceContext, history: Iterable[Located[Any]], issuers: str = "") -> Opening:
    """Whose the page is to make public and whether it was in time, by the records it is about."""
    timings = [t for located in history for t in _timed(context, located)]
    office = context.account.scene.office
    subject = context.place.units[office].record.full if context.ledger.since and office else issuers or ELSEWHERE
    return opening_of(
        subject, timings[0] if timings else None, context.account.judges, lambda limit: _limit_words(context, limit)
    )


def _timed(context: PlaceContext, located: Located[Any]) -> Iterator[Timing]:
    """The timing of a record, or of the document it copies where it has no day of its own."""
    document = context.place.documents.get(located.record.document or "")
    for path in (located.path, document.located.path if document else ""):
        timing = context.account.timings.get(path)
        if timing is not None and timing.formed is not None:
            yield timing
            return


def _limit_words(context: PlaceContext, limit: Counted) -> str:
    """三条 … 20个工作日."""
    length = f"{limit.length}个工作日" if limit.working else f"{limit.length}日"
    basis = context.book.cite(limit.basis).text
    counted = f"形成后{length}内，" if limit.length else ""
    return f"{counted}{limit.own or basis}" + ("" if limit.confirmed else "，依据待核")


def document_passport(
    context: PlaceContext, records: Iterable[Record], history: Iterable[Located[Any]] = ()
) -> tuple[Fact, ...]:
    """发布机构 … 来源 of a page that shows these records; ``history`` are those it is about."""
    shown = list(records)
    documents = context.documents_of(shown)
    issuers = dict.fromkeys(d.record.issuer for d in documents if d.record.issuer)
    opening = _opening(context, history, "、".join(issuers))
    first = documents[0].record
    titles = listing((squeeze(d.read(d.record.title)) for d in documents), 2)
    return (
        Fact("发布机构", "、".join(issuers) or NOT_STATED, known=bool(issuers)),
        opening.subject,
        Fact(
            "成文日期",
            "、".join(formed_words(d.record) for d in documents),
            known=any(day_of(d) for d in documents),
        ),
        *life_facts(shown, opening),
        Fact("来源", titles, Link("看全文", context.path("documents", first.id))),
    )


def law_passport(
    context: PlaceContext, records: Iterable[Record], law: Iterable[str], history: Iterable[Located[Any]]
) -> tuple[Fact, ...]:
    """The passport of a page written for this portal on the ground of law; the document behind its duties too."""
    shown = list(records)
    facts = law_facts(shown, law, _opening(context, history))
    if any(record.document for record in shown):
        first = context.documents_of(r for r in shown if r.document)[0]
        title = squeeze(first.read(first.record.title))
        facts += (Fact("单位职责来源", title, Link("看全文", context.path("documents", first.record.id))),)
    return facts


def ledger_passport(
    context: PlaceContext, records: Iterable[Record], history: Iterable[Located[Any]]
) -> tuple[Fact, ...]:
    """The passport of a page made of the office's own records."""
    shown, about = list(records), [located.record for located in history]
    reviews = [r.review for r in shown if r.review]
    last = max(reviews, key=lambda review: review.date, default=None)
    opening = _opening(context, history, context.issuers(()))
    days = [day for record in about if (day := context.account.formed.get(id(record)))]
    facts = [
        Fact("发布机构", context.speaker),
        opening.subject,
        day_fact("成文日期", min(days, default=None)) if about else Fact("成文日期", "见各条记录"),
        *life_facts(shown, opening),
    ]
    if last is not None:
        facts.append(Fact("公开审查", f"{last.post}，{chinese_day(last.date)}"))
    return tuple(facts)
