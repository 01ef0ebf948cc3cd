"""What can be found that holds everywhere: troubles, measures, topics, law, papers, channels, pages of the site.

takes  the law book of the day, the pages of the site as a whole
gives  the nation as a ``SearchPlace``
does not  know any place's own records
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.model.channel import Shown
from generator.model.law import Instrument
from generator.model.measure import Measure
from generator.model.paper import PaperForm
from generator.model.situation import Ladder, Situation
from generator.model.statement import Statement
from generator.model.topic import TOPICS
from generator.model.unit import Lineage
from generator.pages.frame import Page
from generator.pages.search_views import SearchEntry, SearchPlace, SearchText
from generator.plan.channels import has_list, list_path
from generator.plan.ladders import paper_link
from generator.plan.law import LawBook
from generator.plan.laws import status_of
from generator.plan.search_pages import is_first, page_entry

ENDED = "已失效"
OF_SITE = (
    "about",
    "method",
    "narrative",
    "data",
    "audit-method",
    "laws",
    "papers",
    "channel-list",
    "national-measures",
)


def search_nation(book: LawBook, lineages: Iterable[Lineage], pages: Iterable[Page], alone: bool) -> SearchPlace:
    """Everything outside a place; where one place stands alone, its pages are the nation's pages too."""
    national = book.national
    said = _said(book)
    entries = [
        *(_situation(one, alone, said) for one in book.current(national.situations.values())),
        *(_measure(one, alone, said) for one in book.current(national.relief.values())),
        *(_topic(topic.id, topic.title, topic.covers, alone, said) for topic in TOPICS),
        *(_ladder(one) for one in book.current(national.ladders.values())),
        *(_paper(one, said) for one in book.current(national.papers.values())),
        *_channels(book, said),
        *(_law(book, located.record) for located in national.law.values()),
        *(page_entry(page) for page in pages if page.frame.kind in OF_SITE and is_first(page)),
    ]
    bodies = tuple(dict.fromkeys(name for lineage in lineages for name in lineage.names))
    return SearchPlace("", "全国", "", (), tuple(entries), known=bodies)


def sentences(*groups: Iterable[Statement], anchor: str = "") -> Iterator[SearchText]:
    """Plain sentences as stretches of text, all under one anchor."""
    for group in groups:
        for one in group:
            yield SearchText(one.say, anchor)


@dataclass(frozen=True, slots=True)
class Said:
    """What the thesaurus says people call a thing: ``first`` where it answers first, ``also`` where it comes behind."""

    first: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


def _said(book: LawBook) -> dict[tuple[str, str], Said]:
    """By kind and id, what people call it.

    The narrowest things an entry names are called so: its topics only where it names no situation, measure, channel or
    paper. A topic is so broad that its words would push what answers out of sight. Where an entry names channels or
    papers, the first of them answers before anything else: who is in danger reads the number to ring first.
    """
    said: dict[tuple[str, str], tuple[dict[str, None], dict[str, None]]] = {}
    for entry in book.said:
        first = [*(("channel", one) for one in entry.channels[:1]), *(("paper", one) for one in entry.papers[:1])]
        others = [
            *(("situation", one) for one in entry.situations),
            *(("measure", one) for one in entry.measures),
            *(("channel", one) for one in entry.channels[1:]),
            *(("paper", one) for one in entry.papers[1:]),
        ]
        topics = [] if first or others else [("topic", topic.value) for topic in entry.topics]
        for rank, keys in enumerate((first, others) if first else (others or topics,)):
            for key in keys:
                said.setdefault(key, ({}, {}))[rank].update(dict.fromkeys(entry.words))
    return {key: Said(tuple(words), tuple(also)) for key, (words, also) in said.items()}


ByThing = Mapping[tuple[str, str], Said]
NOTHING = Said()


def _situation(one: Situation, alone: bool, said: ByThing) -> SearchEntry:
    own = f"help/{one.id}/index.html"
    called = said.get(("situation", one.id), NOTHING)
    return SearchEntry(
        "situation", one.id, "" if alone else own, one.title,
        words=_words(one.words, called.first), also=called.also,
        topics=tuple(topic.value for topic in one.topics),
        texts=tuple(sentences(one.urgency, one.first, one.papers)),
        path_in=own,
    )  # fmt: skip


def _measure(one: Measure, alone: bool, said: ByThing) -> SearchEntry:
    own = f"relief/{one.id}/index.html"
    called = said.get(("measure", one.id), NOTHING)
    steps = (statement for step in one.steps for statement in step.what)
    return SearchEntry(
        "measure", one.id, "" if alone else own, one.title,
        names=one.aliases, words=called.first, also=called.also, topics=(one.topic.value,),
        texts=(
            *sentences((one.summary,)),
            *sentences(one.who, anchor="who"),
            *sentences(one.conditions, anchor="conditions"),
            *sentences(one.apply, anchor="apply"),
            *sentences(one.accepts, anchor="accepts"),
            *sentences(one.confirms, anchor="confirms"),
            *(SearchText(material.name, "materials") for material in one.materials),
            *sentences(one.not_needed, anchor="materials"),
            *sentences(steps, anchor="steps"),
            *sentences(one.standard.sets, one.standard.publishes, one.standard.pays, anchor="standard"),
            *sentences(one.disclosed, one.kept_private, anchor="disclosure"),
            *sentences(one.remedies, anchor="remedies"),
        ),
        path_in=own,
    )  # fmt: skip


def _topic(name: str, title: str, covers: str, alone: bool, said: ByThing) -> SearchEntry:
    own = "" if alone else f"topics/{name}/index.html"
    short = tuple(part for part in covers.split("、") if part)
    return SearchEntry(
        "topic", name, own, title, names=short, words=said.get(("topic", name), NOTHING).first, topics=(name,),
        path_in=f"duties/{name}/index.html",
    )  # fmt: skip


def _ladder(one: Ladder) -> SearchEntry:
    rungs = (
        SearchText(f"{rung.title}：{''.join(s.say for s in rung.do)}", f"r-{number}")
        for number, rung in enumerate(one.rungs, 1)
    )
    path = f"ladders/{one.id}/index.html"
    return SearchEntry("channel", f"ladder-{one.id}", "", one.title, texts=tuple(rungs), path_in=path)


def _paper(one: PaperForm, said: ByThing) -> SearchEntry:
    texts = (SearchText(one.when), SearchText(one.to), *sentences(one.opening, one.advice))
    called = said.get(("paper", one.id), NOTHING)
    path = paper_link(one).target
    return SearchEntry("paper", one.id, path, one.title, words=called.first, also=called.also, texts=texts)


def _channels(book: LawBook, said: ByThing) -> Iterator[SearchEntry]:
    """Each on the page of its place where it stands there, else on the list of its kind."""
    for one in book.current(book.national.channels.values()):
        anchor = f"#q-{one.id}"
        called = said.get(("channel", one.id), NOTHING)
        own = f"{list_path(one.kind)}{anchor}" if has_list(book, one.kind) else ""
        yield SearchEntry(
            "channel", one.id, own, one.name,
            names=(one.telephone,) if one.telephone else (),
            words=_words((one.kind.value,), called.first), also=called.also,
            texts=tuple(sentences(one.takes, one.not_takes)),
            path_in="" if one.shown is Shown.on_list else f"channels/index.html{anchor}",
        )  # fmt: skip


def _law(book: LawBook, one: Instrument) -> SearchEntry:
    names = (one.short, one.number) if one.number else (one.short,)
    articles = tuple(SearchText(f"{a.label or f'第{a.number}条'} {a.summary}", f"a{a.number}") for a in one.articles)
    ended = status_of(book, one) == ENDED
    return SearchEntry("law", one.id, f"law/{one.id}/index.html", one.title, names=names, texts=articles, ended=ended)


def _words(own: tuple[str, ...], said: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*own, *said)))
