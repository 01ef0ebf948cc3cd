"""The law behind the words of a page: citations as links, limits in words, numbers that lead to their article.

takes  the national records and the as-of date
gives  ``LawBook``
does not  lay out any page, or check a reference: the audit has done that
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, TypeVar

from generator.model.base import Part, Record
from generator.model.law import Bound, Figure, FigureUnit, Instrument, Rank
from generator.model.located import Located
from generator.model.measure import Amount
from generator.model.portal import National
from generator.model.statement import ArticleRef, FigureRef, Statement
from generator.model.thesaurus import ThesaurusEntry
from generator.pages.parts import Block, Line, Link

R = TypeVar("R", bound=Record)
P = TypeVar("P", bound=Part)
DIGITS = "零一二三四五六七八九"
NUMERALS = "零〇一二两三四五六七八九十百千万亿"
BEFORE = rf"(?<![\d.,点第初上下{NUMERALS}])(?<!百分之)(?<!月)(?<!月\s)(?<!星期)"  # no ordinal, no date
AFTER = "(?![性级])"  # 一次性, 三年级
IN_DAYS = (FigureUnit.working_day, FigureUnit.day)
UNIT_WORDS = {FigureUnit.working_day: "个工作日", FigureUnit.day: "天"}
LAW, DISCLOSURE = "shehui-jiuzhufa", "xinxi-gongkai"


class LawBook:
    """What the law says, as the pages of one day show it."""

    def __init__(self, national: National, as_of: date) -> None:
        self.national = national
        self.as_of = as_of
        self._names: dict[int, tuple[str, ...]] = {}  # by identity: the portal keeps its records as long as the book
        self._lines: dict[tuple[str, tuple[ArticleRef, ...], str], Line] = {}

    # what holds on the day

    def is_in_force(self, instrument: str) -> bool:
        """Whether an instrument may be cited on a page of the day; false where the portal does not hold it."""
        located = self.national.law.get(instrument)
        return located is not None and located.record.grounds(self.as_of)

    def current(self, records: Iterable[Located[Any]]) -> list[Any]:
        """The records that hold on the day: ``valid_from`` reached, ``valid_to`` not."""
        return [located.record for located in records if self._holds(located.record)]

    def holding(self, parts: Iterable[P]) -> list[P]:
        """The parts of a record that hold on the day."""
        return [part for part in parts if self._holds(part)]

    def _holds(self, record: Any) -> bool:
        first = getattr(record, "valid_from", None)
        end = getattr(record, "valid_to", None)
        return (first is None or first <= self.as_of) and (end is None or self.as_of < end)

    @cached_property
    def limits(self) -> list[FigureRef]:
        """Limits in days, with a day they start from, in the articles that the day's records name; by law and article.

        A figure that is exactly so, or at least so, is a period (公示), no limit to be counted to its last day.
        """
        national = self.national
        groups = (national.relief, national.situations, national.ladders, national.channels)
        cited = {ref for group in groups for record in self.current(group.values()) for ref in refs_of(record)}
        return [
            FigureRef(ref.instrument, ref.article, figure.id)
            for ref in sorted(filter(self.holds, cited), key=_in_order)
            for figure in self._figures(ref)
            if figure.unit in IN_DAYS and figure.starts_from and figure.bound is Bound.at_most
        ]

    def _figures(self, ref: ArticleRef) -> tuple[Figure, ...]:
        article = self.national.article(ref)
        return article.figures if article else ()

    def matter(self, ref: FigureRef) -> str:
        """What a limit is of: 低保, 信访; the instrument's short name where it does not say."""
        instrument = self.instrument(ref.of)
        return instrument.matter or instrument.short

    @cached_property
    def has_relief(self) -> bool:
        """Whether the day has any measure; with them come channels, limits and the rest."""
        return bool(self.current(self.national.relief.values()))

    # what people say

    @property
    def said(self) -> tuple[ThesaurusEntry, ...]:
        """Words and what they lead to."""
        return self.national.thesaurus.record.entries if self.national.thesaurus else ()

    @property
    def fillers(self) -> tuple[str, ...]:
        """Words of a question that carry nothing."""
        return self.national.thesaurus.record.fillers if self.national.thesaurus else ()

    # citations

    def cite(self, ref: ArticleRef) -> Link:
        """社会救助法第三十七条, leading to what this portal holds of it."""
        instrument = self.instrument(ref)
        label = self.article_label(ref)
        return Link(f"《{instrument.short}》{label}", self.address(ref))

    def instrument(self, ref: ArticleRef) -> Instrument:
        """The instrument of a reference that the audit has found good."""
        return self.national.law[ref.instrument].record

    def holds(self, ref: ArticleRef) -> bool:
        """Whether the portal holds an article and may cite it on a page of the day."""
        return self.is_in_force(ref.instrument) and self.national.article(ref) is not None

    def article_label(self, ref: ArticleRef) -> str:
        """第三十七条, or what the text calls its pieces."""
        article = self.national.article(ref)
        return (article.label if article else None) or f"第{chinese_number(int(ref.article))}条"

    def address(self, ref: ArticleRef) -> str:
        """The page and anchor of an article."""
        return f"law/{ref.instrument}/index.html#a{ref.article}"

    def basis(self, refs: Iterable[ArticleRef]) -> tuple[Link, ...]:
        """Each article once, in order."""
        return tuple(self.cite(ref) for ref in dict.fromkeys(refs))

    def doubt(self, record: Instrument) -> str:
        """What the reader should know of a text; "" on days before the one from which it was looked at.

        A doubt has no day of its own: it is written looking back from the law of today, so it is shown from the day its
        text's force is uncertain, or else from the day the present law is in force.
        """
        today = self.national.law.get(LAW)
        since = record.uncertain_from or (today.record.in_force if today else None)
        return record.doubt or "" if since is None or since <= self.as_of else ""

    def has_doubt(self, refs: Iterable[ArticleRef]) -> bool:
        """Whether the page of a text cited holds something that still has to be looked at (要核对的地方)."""
        return any(self.doubt(self.instrument(ref)) for ref in refs)

    def short_names(self, refs: Iterable[ArticleRef]) -> tuple[str, ...]:
        """The instruments of some references by their short names, each once, the higher ranks first."""
        instruments = [self.national.law[name].record for name in dict.fromkeys(ref.instrument for ref in refs)]
        ranks = list(Rank)
        return tuple(record.short for record in sorted(instruments, key=lambda record: ranks.index(record.rank)))

    def names_of(self, record: Record) -> tuple[str, ...]:
        """The instruments behind a record, as ``short_names``; once a record, however many places show it."""
        if id(record) not in self._names:
            self._names[id(record)] = self.short_names(refs_of(record))
        return self._names[id(record)]

    def current_amounts(self, amounts: Iterable[Amount]) -> list[Amount]:
        """The amounts that hold on the day."""
        return [amount for amount in amounts if self._holds(amount)]

    # words

    def line(self, text: str, refs: Iterable[ArticleRef], local: str = "") -> Line:
        """A plain sentence whose numbers lead to the article that gives them, or to a call (look: voice).

        Made once, however many places show it.
        """
        key = (text, tuple(refs), local)
        if key not in self._lines:
            self._lines[key] = self._make_line(*key)
        return self._lines[key]

    def _make_line(self, text: str, refs: tuple[ArticleRef, ...], local: str) -> Line:
        runs: list[Link] = []
        done = 0
        for at, words, target in self._links(text, refs):
            if at > done:
                runs.append(Link(text[done:at], ""))
            runs.append(Link(words, target))
            done = at + len(words)
        if text[done:]:
            runs.append(Link(text[done:], ""))
        return Line(tuple(runs), local)

    @cached_property
    def _telephone(self) -> re.Pattern[str]:
        """The national numbers of the day's channels, as they stand in a text."""
        channels = self.current(self.national.channels.values())
        numbers = sorted({re.escape(channel.telephone) for channel in channels if channel.telephone})
        return re.compile(rf"(?<![\d第.-])(?:{'|'.join(numbers) or '(?!)'})(?![\d号.-])")

    def _links(self, text: str, refs: tuple[ArticleRef, ...]) -> list[tuple[int, str, str]]:
        """What of a text leads on, with its position: numbers to their article, telephone numbers to a call."""
        found = [(at, words, self.address(ref)) for at, words, ref in self._numbers(text, refs)]
        taken = {position for at, words, _ in found for position in range(at, at + len(words))}
        calls = [(match.start(), match[0], f"tel:{match[0]}") for match in self._telephone.finditer(text)]
        return sorted([*found, *(call for call in calls if call[0] not in taken)])

    def _numbers(self, text: str, refs: tuple[ArticleRef, ...]) -> list[tuple[int, str, ArticleRef]]:
        """The first occurrence of each figure's own words in the text, in the order of the text, with its position."""
        found: dict[int, tuple[str, ArticleRef]] = {}
        for ref in refs:
            article = self.national.article(ref)
            for figure in article.figures if article else ():
                for words in spellings(figure):
                    match = re.search(BEFORE + re.escape(words) + AFTER, text)
                    if match and not any(
                        at < match.end() and match.start() < at + len(other) for at, (other, _) in found.items()
                    ):
                        found[match.start()] = (words, ref)
                        break
        return [(at, *found[at]) for at in sorted(found)]

    def block(self, statements: Iterable[Statement], local: Iterable[Line] = ()) -> Block:
        """Statements of one part of a page: lines, and the articles they stand on."""
        said = tuple(statements)
        lines = tuple(self.line(one.say, one.basis) for one in said)
        return Block((*lines, *local), self.basis(ref for one in said for ref in one.basis))

    # limits

    def limit(self, ref: FigureRef) -> str:
        """A limit in words: 最多30个工作日，从受理那天起算；特殊情况可以再加15个工作日."""
        figure = self.figure(ref)
        parts = [amount_words(figure)]
        if figure.starts_from:
            inferred = "（原文没有写明，是本站的理解）" if figure.start_inferred else ""
            parts[0] += f"，从{figure.starts_from}起算{inferred}"
        if figure.extension:
            more = f"{figure.extension.length}{UNIT_WORDS.get(figure.unit, figure.unit.value)}"
            parts.append(f"{figure.extension.when}可以再加{more}")
        if figure.excluded:
            parts.append(f"{figure.excluded}不算在内")
        return "；".join(parts)

    def figure(self, ref: FigureRef) -> Figure:
        """A figure of a reference that the audit has found good."""
        figure = self.national.figure(ref)
        if figure is None:
            raise ValueError(str(ref))
        return figure


def refs_of(value: Any) -> Iterator[ArticleRef]:
    """Every article a record names, itself or through one of its figures."""
    if isinstance(value, ArticleRef):
        yield value
    elif isinstance(value, FigureRef):
        yield value.of
    elif isinstance(value, tuple):
        for item in value:
            yield from refs_of(item)
    elif hasattr(type(value), "model_fields"):
        for name in type(value).model_fields:
            yield from refs_of(getattr(value, name))


def _in_order(ref: ArticleRef) -> tuple[str, int]:
    """By instrument, then by the number of the article."""
    return ref.instrument, int(ref.article)


def amount_words(figure: Figure) -> str:
    """最多30个工作日."""
    unit = UNIT_WORDS.get(figure.unit, figure.unit.value)
    bound = "" if figure.bound is Bound.exactly else figure.bound.value
    return f"{bound}{plain_number(figure.value)}{unit}"


def plain_number(value: Decimal) -> str:
    """30, 1.5: no zeros behind the point."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def spellings(figure: Figure) -> list[str]:
    """The ways a plain text may write a figure."""
    numbers = [plain_number(figure.value)]
    if figure.value == figure.value.to_integral_value() and figure.value < 10_000:
        numbers.append(chinese_number(int(figure.value)))
        if figure.value == 2:
            numbers.append("两")
    units = {
        FigureUnit.working_day: ("个工作日", "工作日"),
        FigureUnit.day: ("日", "天"),
        FigureUnit.age: ("周岁", "岁"),
        FigureUnit.person: ("个人", "人"),
    }.get(figure.unit, (figure.unit.value,))
    written = [f"{number}{unit}" for number in numbers for unit in units]
    if figure.unit is FigureUnit.percent:
        written += [f"{number}％" for number in numbers] + [f"百分之{number}" for number in numbers]
    if figure.unit is FigureUnit.month and figure.value == 6:
        written.append("半年")
    return written


def chinese_number(number: int) -> str:
    """Whole numbers below ten thousand: 三十七, 一百零五."""
    if number < 0 or number >= 10_000:
        raise ValueError(number)
    if number < 10:
        return DIGITS[number]
    text = ""
    for size, mark in ((1000, "千"), (100, "百"), (10, "十")):
        digit, number = divmod(number, size)
        if digit:
            text += DIGITS[digit] + mark
        elif text and not text.endswith("零"):
            text += "零"
    text = text.rstrip("零")
    if number:
        zero = "零" if text and text[-1] != "十" else ""
        text += zero + DIGITS[number]
    return text[1:] if text.startswith("一十") else text
