"""The law: a list of instruments, a page each with the articles used and their figures."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.document import Validity
from generator.model.law import Article, Instrument, Known, Rank
from generator.model.statement import ArticleRef, FigureRef
from generator.pages.frame import Page
from generator.pages.law_views import ArticleView, LawList, LawPage, LawRow
from generator.pages.parts import Fact, Link
from generator.plan.frames import Frames
from generator.plan.law import LawBook, amount_words
from generator.plan.wording import NOT_HELD, chinese_day

NOT_A_GROUND = "依据待核：本站只见过转述，没有读到原文，不拿它当依据。"


def plan_laws(book: LawBook, frames: Frames) -> Iterator[Page]:
    """The list and the pages."""
    records = [located.record for located in book.national.law.values()]
    if not records:
        return
    groups = []
    for rank in Rank:
        rows = tuple(_row(book, record) for record in records if record.rank is rank)
        if rows:
            groups.append((rank.value, rows))
    lead = "本站引用的法律和文件。每一条写的是本站概括的要点，不是原文；要引用，请查原文。"
    frame = frames.of_site("laws", "law/index.html", "法律和文件", "本站引用的法律、条例、办法", records)
    yield Page(frame, LawList(lead, tuple(groups)))
    for record in records:
        yield _page(book, frames, record)


def _row(book: LawBook, record: Instrument) -> LawRow:
    facts = " · ".join(part for part in (record.number, started(record)) if part)
    return LawRow(Link(record.title, f"law/{record.id}/index.html"), facts, status_of(book, record))


def started(record: Instrument) -> str:
    """2026年7月1日起施行, or how much is known of it."""
    if record.in_force:
        return f"{chinese_day(record.in_force)}起施行"
    return f"施行日期{NOT_HELD}，至迟{chinese_day(record.not_later)}已经施行" if record.not_later else ""


def status_of(book: LawBook, record: Instrument) -> str:
    """有效, 尚未施行, 已失效, 待核实 and the like on the day: from the text's dates; the rest from what it is today."""
    day = book.as_of
    if record.known is Known.second_hand:
        return "依据待核"
    if record.in_force and day < record.in_force:
        return "尚未施行"
    if record.ended and day >= record.ended:
        return "已失效"
    if record.in_force is None and record.not_later and day < record.not_later:
        return "那天是否施行，待核实"
    if record.text_from and day < record.text_from:
        return "文本待核"
    if record.uncertain_from and day >= record.uncertain_from:
        return "效力待核"
    was_in_force = record.ended is not None or record.uncertain_from is not None
    return Validity.in_force.value if was_in_force else record.validity.value


def _page(book: LawBook, frames: Frames, record: Instrument) -> Page:
    rows = (
        ("文号", record.number),
        ("制定机关", record.organ),
        ("层级", record.rank.value),
        ("通过或公布", chinese_day(record.adopted) if record.adopted else None),
        ("施行", started(record)),
        ("读的文本", f"至迟{chinese_day(record.text_from)}起的文字" if record.text_from else None),
        ("失效", chinese_day(record.ended) if record.ended and record.ended <= book.as_of else None),
        ("有效性", status_of(book, record)),
        ("管谁", record.binds),
    )
    frame = frames.of_site(
        "law", f"law/{record.id}/index.html", record.title, f"{record.title}：本站用到的条款要点和数字", [record],
        crumbs=(Link("法律和文件", "law/index.html"),), law=(record.short,), history=[book.national.law[record.id]],
    )  # fmt: skip
    note = NOT_A_GROUND if record.known is Known.second_hand else ""
    view = LawPage(
        facts=tuple(Fact(label, value) for label, value in rows if value),
        doubt=book.doubt(record),
        note=note,
        articles=tuple(_article(book, record, article) for article in record.articles),
    )
    return Page(frame, view)


def _article(book: LawBook, record: Instrument, article: Article) -> ArticleView:
    label = book.article_label(ArticleRef(record.id, article.number))
    figures = tuple(
        Fact(
            figure.what,
            _figure(book, FigureRef(record.id, article.number, figure.id)),
        )
        for figure in article.figures
    )
    return ArticleView(f"a{article.number}", label, article.summary, figures)


def _figure(book: LawBook, ref: FigureRef) -> str:
    figure = book.figure(ref)
    words = book.limit(ref) if figure.starts_from else amount_words(figure)
    return f"{words}（全国旧有参考，现在由省里定）" if figure.older_reference else words
