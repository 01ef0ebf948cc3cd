"""Bodies of the pages on law, money and explanations: one dataclass a kind; strings are text, never HTML."""

from __future__ import annotations

from dataclasses import dataclass

from generator.pages.parts import ChartView, Fact, Link, Quote


@dataclass(frozen=True, slots=True)
class LawRow:
    """An instrument in the list."""

    link: Link
    facts: str
    status: str


@dataclass(frozen=True, slots=True)
class LawList:
    """kind ``laws``."""

    lead: str
    groups: tuple[tuple[str, tuple[LawRow, ...]], ...]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article with its figures in words."""

    anchor: str
    label: str
    summary: str
    figures: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class LawPage:
    """kind ``law``."""

    facts: tuple[Fact, ...]
    doubt: str
    note: str
    articles: tuple[ArticleView, ...]


@dataclass(frozen=True, slots=True)
class FundView:
    """Money and materials of one measure in one period."""

    anchor: str
    title: str
    measure: Link | None  # none on a day the measure does not hold
    facts: tuple[Fact, ...]
    chart: ChartView
    materials: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class FundPage:
    """kind ``funds``."""

    lead: str
    funds: tuple[FundView, ...]
    missing: str
    basis: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ExplainedLine:
    """A paragraph or an answer with the sentences it rests on."""

    ask: str
    say: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class ExplanationPage:
    """kind ``explanation``."""

    by: Link | None
    documents: tuple[Link, ...]
    text: tuple[ExplainedLine, ...]
    answers: tuple[ExplainedLine, ...]
    chart: ChartView | None
    chart_source: str
    measures: tuple[Link, ...]
