"""What can be found in one place: its units and their duties, documents, what its body did, its other pages.

takes  a place's context and its planned pages
gives  a ``SearchPlace``
does not  repeat what holds everywhere, or cut anything into files
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from generator.model.document import Validity
from generator.model.duty import Clause, Duty, Role
from generator.model.portal import DocumentText
from generator.model.topic import TOPICS
from generator.model.unit import Unit
from generator.pages.frame import Page
from generator.pages.search_views import MOST_UNITS, SearchEntry, SearchPlace, SearchText
from generator.plan.context import PlaceContext, squeeze
from generator.plan.duties import first_units
from generator.plan.leads import LEADING
from generator.plan.search_ledger import ledger_entries
from generator.plan.search_pages import is_first, page_entry

PEOPLES = (
    "维吾尔|哈萨克|柯尔克孜|塔吉克|锡伯|蒙古|壮|回|藏|彝|苗|侗|布依|土家|朝鲜|满|瑶|黎|畲|水|白|傣|哈尼|景颇|傈僳|羌|裕固|"
    "保安|东乡|撒拉|土"
)
LEVEL = re.compile(
    rf"((维吾尔|壮族|回族)?自治区|(({PEOPLES})族)*({PEOPLES})?自治[州县旗]|特别行政区|地区|[省市县旗区盟])$"
)
SHORTEST_BODY = 3  # characters of a name that tells a body: 编办 may stand at the end of another
FOUND_OTHERWISE = frozenset({
    "unit", "document", "measure", "situation", "place-topic", "ladder", "explanation", "resolution", "meeting",
    "notice", "report", "bulletin", "circular", "evaluation", "tombstone", "history", "place-sitemap",
    "account-list", "opening-catalogue",
})  # fmt: skip
UNINDEXED_LIST = "notices"  # closed to other searches, as what hangs for some days is; here its heading is found
OVER = (Validity.expired, Validity.repealed)


def search_place(context: PlaceContext, pages: Iterable[Page]) -> SearchPlace:
    """One place; ``pages`` are those planned for it."""
    record = context.place.jurisdiction.record
    firsts = {topic.id: _leading(context, topic.id) for topic in TOPICS if topic.id in context.by_topic}
    asked = _asked(context)
    names = tuple(dict.fromkeys((f"{record.parent or ''}{record.name}", record.name, short_name(record.name))))
    entries = [
        *(_unit(context, located.record, firsts) for located in context.place.units.values()),
        *_duties(context),
        *(_document(context, document, asked) for document in context.place.documents.values()),
        *_people(context),
        *_explanations(context, asked),
        *_channels(context),
        *_amounts(context, asked),
        *ledger_entries(context),
        *_pages(pages, names),
    ]
    units = tuple((name, context.marked_name(name)) for name in context.place.units)
    return SearchPlace(
        context.place.slug, context.name, context.prefix, names, tuple(entries), units, tuple(firsts.items())
    )  # fmt: skip


Asked = dict[str, tuple[str, ...]]


def _asked(context: PlaceContext) -> Asked:
    """By what it is of (对谁有用), what the office says people ask."""
    found: dict[str, tuple[str, ...]] = {}
    for located in context.place.targeting.values():
        record = located.record
        found[record.of] = (*found.get(record.of, ()), *record.queries)
    return found


def short_name(name: str) -> str:
    """乌海 for 乌海市, 新疆 for 新疆维吾尔自治区: what people say; the name itself where little would be left."""
    short = LEVEL.sub("", name)
    return short if len(short) > 1 else name


def _leading(context: PlaceContext, topic: str) -> tuple[str, ...]:
    """Who leads on a topic or answers for it; nobody where units only help."""
    label, units = first_units(context.by_topic[topic], topic)
    return units[:MOST_UNITS] if label in LEADING else ()


def _unit(context: PlaceContext, unit: Unit, firsts: Mapping[str, tuple[str, ...]]) -> SearchEntry:
    """A unit with every name it is, was or became known by; ``firsts``: topic → who comes first on it."""
    own = (unit.full, *unit.aliases)
    chain = context.lineages.get(unit.lineage.chain) if unit.lineage else None
    became = chain.record.names if chain else ()
    topics = tuple(name for name in context.by_topic if unit.id in firsts[name])
    words = dict.fromkeys((*_once_called(context, own, became), *_level(context, unit)))
    return SearchEntry(
        "unit", unit.id, context.path("units", unit.id), context.unit_name(unit.id),
        names=tuple(dict.fromkeys((*own, *became))), words=tuple(words),
        topics=topics, units=(unit.id,),
    )  # fmt: skip


def _level(context: PlaceContext, unit: Unit) -> tuple[str, ...]:
    """民政局 for 民政厅 and the other way round: what a body of another level is called, where nobody here is so."""
    shortest = min((unit.full, *unit.aliases), key=len)
    other = {"厅": "局", "局": "厅"}.get(shortest[-1])
    if other is None:
        return ()
    said = f"{shortest[:-1]}{other}"
    units = [located.record for located in context.place.units.values()]
    is_borne = any(name.endswith(said) for one in units for name in (one.full, *one.aliases))
    return () if is_borne else (said,)


def _once_called(context: PlaceContext, own: tuple[str, ...], known: tuple[str, ...]) -> tuple[str, ...]:
    """Names of the bodies whose work came to a unit that bears a later name of theirs: 国土局 finds 自然资源局."""
    found: dict[str, None] = {}
    for chain in context.lineages.values():
        names = chain.record.names
        if any(mine.endswith(name) for name in names if len(name) >= SHORTEST_BODY for mine in own):
            found.update(dict.fromkeys(name for name in names if name not in known and name not in own))
    return tuple(found)


def _duties(context: PlaceContext) -> Iterator[SearchEntry]:
    """Each duty as one text in its clauses, so that half a sentence is found wherever it begins."""
    for located in context.place.duties.values():
        duty = located.record
        page = context.path("units", duty.units[0])
        heading = squeeze(context.place.read(duty, duty.heading))
        says = context.plain_words
        plain = (
            SearchText(say, _anchor(duty, clause), f"{duty.id}-{clause.id}", own=True, leads=_leads(clause))
            for clause in duty.clauses
            if (say := says.get((duty.id, clause.id)))
        )
        topics = dict.fromkeys(t.value for clause in duty.clauses for t in clause.topics[: clause.main])
        yield SearchEntry(
            "duty", duty.id, page, heading, topics=tuple(topics), units=duty.units[:MOST_UNITS],
            texts=(*_clauses(context, duty), *plain),
        )  # fmt: skip


def _clauses(context: PlaceContext, duty: Duty) -> Iterator[SearchText]:
    """The words of a duty from the beginning of its first passage, cut behind each clause; each passage runs alone."""
    passages: dict[str, list[Clause]] = {}
    for clause in duty.clauses:
        passages.setdefault(clause.span.passage, []).append(clause)
    document = context.place.document_of(duty)
    for name, clauses in passages.items():
        text = document.passages[name]
        clauses.sort(key=lambda clause: clause.span.start)
        at = 0 if duty.heading.passage == name else clauses[0].span.start
        for before, clause, following in zip([None, *clauses], clauses, [*clauses[1:], None], strict=False):
            end = following.span.start if following else _sentence_end(text, clause.span.end)
            yield SearchText(
                text[at:end], _anchor(duty, clause), f"{duty.id}-{clause.id}",
                runs_on=before is not None, leads=_leads(clause),
            )  # fmt: skip
            at = end


def _leads(clause: Clause) -> bool:
    return clause.role in (Role.lead, Role.responsible)


def _anchor(duty: Duty, clause: Clause) -> str:
    return f"c-{duty.id}-{clause.id}"


def _sentence_end(text: str, at: int) -> int:
    """Behind the mark that closes a clause."""
    return at + 1 if text[at : at + 1] in tuple("，。；、：") else at


def _document(context: PlaceContext, document: DocumentText, asked: Asked) -> SearchEntry:
    """A document by title and number, and the passages that no duty holds."""
    record = document.record
    held = {
        clause.span.passage
        for located in context.place.duties.values()
        if located.record.document == record.id
        for clause in located.record.clauses
    }
    names = [squeeze(document.read(record.number))] if record.number else []
    texts = (SearchText(text, name) for name, text in document.passages.items() if name not in held and text.strip())
    path = context.path("documents", record.id)
    title = squeeze(document.read(record.title))
    ended = record.validity in OVER
    words = asked.get(f"documents/{record.id}", ())
    return SearchEntry(
        "document", record.id, path, title, names=tuple(names), words=words, texts=tuple(texts), ended=ended
    )


def _people(context: PlaceContext) -> Iterator[SearchEntry]:
    """Who sits in the body, as the document names them."""
    for name, located in context.place.people.items():
        person = located.record
        post = squeeze(context.place.read(person, person.post))
        yield SearchEntry(
            "page", f"people-{name}", f"{context.path('people')}#{name}",
            squeeze(context.place.read(person, person.name)),
            units=(person.unit,) if person.unit else (), texts=(SearchText(post),),
        )  # fmt: skip


def _explanations(context: PlaceContext, asked: Asked) -> Iterator[SearchEntry]:
    for name, located in context.place.explanations.items():
        record = located.record
        answers = (SearchText(f"{answer.ask}{answer.say}") for answer in record.answers)
        texts = (*(SearchText(part.say) for part in record.text), *answers)
        words = asked.get(f"explanations/{name}", ())
        path = context.path("explanations", name)
        yield SearchEntry("explanation", name, path, record.title, words=words, texts=texts)


def _channels(context: PlaceContext) -> Iterator[SearchEntry]:
    """The place's own channels."""
    for one in context.book.current(context.place.channels.values()):
        said = (*one.takes, *one.not_takes)
        stated = (one.accepts, one.telephone, one.address, one.hours, one.reception)
        yield SearchEntry(
            "channel", one.id, f"{context.path('channels')}#q-own-{one.id}", one.name,
            names=(one.telephone,) if one.telephone else (), words=(one.kind.value,),
            texts=(SearchText("，".join(part for part in stated if part)), *(SearchText(s.say) for s in said)),
        )  # fmt: skip


def _amounts(context: PlaceContext, asked: Asked) -> Iterator[SearchEntry]:
    """What the place itself says of a measure: its sentences, steps and amounts of the day."""
    for name, located in context.place.relief.items():
        if not context.holds_measure(name):
            continue
        book, record = context.book, located.record
        amounts = (f"{a.name}（{a.area}）{a.value}{a.unit.value}" for a in book.current_amounts(record.amounts))
        said = (s.say for s in book.holding(record.statements))
        steps = (f"{s.title}：{s.who}，{s.what}" for s in book.holding(record.steps))
        stated = [part for part in (record.where, record.hours, record.contact) if part]
        texts = tuple(SearchText(text) for text in (*amounts, *said, *steps, *stated))
        measure = context.national.relief[name].record
        yield SearchEntry(
            "measure", name, context.path("relief", name), measure.title,
            words=asked.get(f"relief/{name}", ()), topics=(measure.topic.value,), texts=texts,
        )  # fmt: skip


def _pages(pages: Iterable[Page], names: tuple[str, ...]) -> Iterator[SearchEntry]:
    """The other pages of the place, by heading; its home by what the place is called."""
    for page in pages:
        frame = page.frame
        is_open = frame.is_indexed or frame.kind == UNINDEXED_LIST
        if frame.place is not None and frame.kind not in FOUND_OTHERWISE and is_open and is_first(page):
            entry = page_entry(page)
            yield replace(entry, names=names) if frame.kind == "place-home" else entry
