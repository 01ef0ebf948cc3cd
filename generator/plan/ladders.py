"""Step by step up the ladder, and the papers to fill in by hand that its steps call for."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.channel import ChannelKind
from generator.model.paper import PaperForm
from generator.model.situation import Ladder, Rung
from generator.pages.channel_views import Clock, Demand, LadderPage, PaperList, PaperPage, PaperRow, RungView
from generator.pages.frame import Page
from generator.pages.parts import Link
from generator.plan.context import PlaceContext
from generator.plan.frames import Frames
from generator.plan.law import LawBook, spellings

# What is said where the portal holds no time for an answer, and whom or what to ask then.
NO_LIMIT = "本站没有收录全国的期限，交的时候问清哪天答复"
NO_LIMIT_OF = {
    ChannelKind.hotline: "本站没有收录全国的期限，打的时候问清哪天回话",
    ChannelKind.lawsuit: "法院多久有结果，本站没有收录，问12348或者法院立案窗口",
}


def anchor_of(kind: ChannelKind) -> str:
    """The anchor of a kind's part of the channels page."""
    return f"k-{kind.name.replace('_', '-')}"


def current_papers(book: LawBook) -> dict[str, PaperForm]:
    """The papers of the day by their ids, in their order."""
    return {paper.id: paper for paper in book.current(book.national.papers.values())}


def paper_link(paper: PaperForm) -> Link:
    """To the paper itself."""
    return Link(paper.title, f"papers/{paper.id}/index.html")


def all_papers(book: LawBook) -> Link | None:
    """To the list of papers, where the day has any."""
    return Link("文书样张：打印或照着抄", "papers/index.html") if current_papers(book) else None


def letters_of(book: LawBook, ladder: str) -> tuple[Link, ...]:
    """The papers that the steps of a ladder call for, each once, and the list of all."""
    papers, everything = current_papers(book), all_papers(book)
    rungs = next((one.rungs for one in book.current(book.national.ladders.values()) if one.id == ladder), ())
    called = [name for rung in rungs for name in (*(demand.paper for demand in rung.demands), *rung.papers)]
    links = tuple(paper_link(papers[name]) for name in dict.fromkeys(called) if name in papers)
    return (*links, *([everything] if everything else []))


def plan_ladders(context: PlaceContext, frames: Frames, held: set[ChannelKind]) -> Iterator[Page]:
    """A page for each ladder; ``held`` are the kinds that have a part of their own on the channels page."""
    for ladder in context.book.current(context.national.ladders.values()):
        yield _ladder(context, frames, ladder, held)


def _ladder(context: PlaceContext, frames: Frames, ladder: Ladder, held: set[ChannelKind]) -> Page:
    book = context.book
    path = context.path("channels")
    rungs = tuple(_rung(book, number, rung, path, held) for number, rung in enumerate(ladder.rungs, 1))
    frame = frames.of_place(
        context, "ladder", context.path("ladders", ladder.id), ladder.title,
        f"{context.name}：{ladder.title}，一步一步找谁、多久答复、要给您什么", [ladder],
        crumbs=(Link("咨询、投诉、信访找谁", path),), section=path, law=book.names_of(ladder),
        history=[context.national.ladders[ladder.id]],
    )  # fmt: skip
    hurry = tuple((rung.channel.text, rung.before) for rung in rungs if rung.before)
    return Page(frame, LadderPage(hurry, rungs, Link("各种渠道和电话", path), all_papers(book), context.calculator))


def _rung(book: LawBook, number: int, rung: Rung, channels: str, held: set[ChannelKind]) -> RungView:
    papers = current_papers(book)
    target = f"{channels}#{anchor_of(rung.channel)}" if rung.channel in held else channels
    return RungView(
        anchor=f"r-{number}",
        title=rung.title,
        channel=Link(rung.channel.value, target),
        block=book.block(rung.do),
        before=book.limit(rung.before) if rung.before else "",
        clock=_clock(book, rung),
        hand_you=book.line(rung.hand_you.say, rung.hand_you.basis),
        demands=tuple(
            Demand(f"没给{demand.without}，就去要：", paper_link(papers[demand.paper]))
            for demand in rung.demands
            if demand.paper in papers
        ),
        papers=tuple(paper_link(papers[name]) for name in rung.papers if name in papers),
    )


def _clock(book: LawBook, rung: Rung) -> Clock | None:
    if rung.limit:
        return Clock(book.figure(rung.limit).what, book.limit(rung.limit), book.cite(rung.limit.of))
    if rung.channel in NO_LIMIT_OF:
        return Clock("", NO_LIMIT_OF[rung.channel], None)
    return None if _names_a_limit(book, rung) else Clock("", NO_LIMIT, None)


def _names_a_limit(book: LawBook, rung: Rung) -> bool:
    """Whether a step's own words give a time that runs from some event."""
    for said in (*rung.do, rung.hand_you):
        for ref in said.basis:
            article = book.national.article(ref)
            limits = [figure for figure in article.figures if figure.starts_from] if article else []
            if any(words in said.say for figure in limits for words in spellings(figure)):
                return True
    return False


def plan_papers(book: LawBook, frames: Frames) -> Iterator[Page]:
    """The list of papers, and each to be printed."""
    papers = list(current_papers(book).values())
    if not papers:
        return
    rows = tuple(PaperRow(paper_link(paper), paper.when) for paper in papers)
    lead = "打印出来用手填。没有打印机，照着抄一份也行。交的时候，请窗口给一张写明日期的回执。"
    frame = frames.of_site("papers", "papers/index.html", "文书样张", "申请、投诉、复议的文书样张", papers)
    yield Page(frame, PaperList(lead, rows))
    for paper in papers:
        frame = frames.of_site(
            "paper", paper_link(paper).target, paper.title, f"{paper.title}样张：{paper.when}", [paper],
            crumbs=(Link("文书样张", "papers/index.html"),), law=book.names_of(paper),
            history=[book.national.papers[paper.id]],
        )  # fmt: skip
        view = PaperPage(
            when=paper.when,
            to=paper.to,
            opening=tuple(book.line(one.say, one.basis) for one in paper.opening),
            blanks=tuple((blank.label, blank.help or "", blank.lines) for blank in paper.blanks),
            attach=paper.attach,
            advice=book.block(paper.advice),
            basis=book.basis(ref for one in paper.opening for ref in one.basis),
            all=Link("全部样张", "papers/index.html"),
        )
        yield Page(frame, view)
