"""Law behind words: every reference resolves to a text in force on the page's day, every number to a figure in it.

takes  the portal and the as-of date
gives  findings
does not  judge drafts, or how well a sentence reads

A reference must hold from the record's first day to its last, as far as the as-of date lets it be seen: on the first
day, on the as-of date or the day of the record's own period nearest to it, and on the last. So a text that was in force
once may ground what was so then, and nothing may begin before its law.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from generator.audit.numbers import dates_in, numbers_with_units, plain_date
from generator.audit.pointers import judged
from generator.audit.tables import converts
from generator.eligibility.evaluate import number_of
from generator.findings import Findings
from generator.model.base import State
from generator.model.law import Bound, Figure, FigureUnit, Instrument
from generator.model.located import Loc, Located
from generator.model.measure import PlainLine
from generator.model.nearest import nearest
from generator.model.paper import Blank
from generator.model.portal import National, Portal
from generator.model.selfcheck import CheckTable, Condition, Question, Test
from generator.model.situation import Clock
from generator.model.statement import ArticleRef, FigureRef, Statement

ONE_DAY = timedelta(days=1)
ELSEWHERE = ("law", "catalogues")  # a catalogue may rest on what is known second-hand, and says so: ``catalogues``
IN_DAYS = (FigureUnit.working_day, FigureUnit.day)
LONGEST = 3660  # days a limit may take, with its extension
OF_TIME = (FigureUnit.hour, FigureUnit.working_day, FigureUnit.day, FigureUnit.month, FigureUnit.year)


def check_grounds(portal: Portal, as_of: date, findings: Findings) -> None:
    """Every reference and every number of the national records and of the places' channels and measures."""
    national = portal.national
    for instrument in judged(national.law):
        _check_instrument(instrument, findings)
    groups = [group for name, group in national.named() if name not in ELSEWHERE]
    groups += [group for place in portal.places for group in (place.channels, place.relief)]
    for group in groups:
        for located in group.values():
            if located.record.state is not State.draft:
                _Check(national, located, days_judged(located.record, as_of), findings).run()


def period_of(record: Any) -> tuple[date | None, date | None]:
    """A record's first and last day, where it says them; an end before the beginning, found elsewhere, is left out."""
    first: date | None = getattr(record, "valid_from", None)
    end: date | None = getattr(record, "valid_to", None)
    if first and end and end <= first:
        return first, None
    return first, end - ONE_DAY if end else None


def judged_on(record: Any, as_of: date) -> date:
    """The as-of date, or the day of the record's own period nearest to it."""
    first, last = period_of(record)
    if first and as_of < first:
        return first
    return last if last and as_of > last else as_of


def days_judged(record: Any, as_of: date) -> tuple[date, ...]:
    """The days on which all references of a record must hold, the earliest first."""
    first, last = period_of(record)
    return tuple(sorted({judged_on(record, as_of), *(day for day in (first, last) if day)}))


def _check_instrument(located: Located[Instrument], findings: Findings) -> None:
    """From when it is in force is known; no article and no figure of an article is there twice."""
    record = located.record
    if record.in_force is None and record.not_later is None:
        findings.add("A160", located.at(), law=record.short)
    numbers = [article.number for article in record.articles]
    for index, article in enumerate(record.articles):
        if article.number in numbers[:index]:
            findings.add("A107", located.at("articles", index, "number"), id=article.number)
        ids = [figure.id for figure in article.figures]
        for place, name in enumerate(ids):
            if name in ids[:place]:
                findings.add("A107", located.at("articles", index, "figures", place, "id"), id=name)
        for place, figure in enumerate(article.figures):
            if reason := _misfit(figure, record):
                findings.add("A172", located.at("articles", index, "figures", place), what=figure.what, reason=reason)


def _misfit(figure: Figure, record: Instrument) -> str:
    """What is wrong with a figure as a limit, or an empty text."""
    if (figure.starts_from is None) is not (figure.event is None):
        return "从何时起算（starts_from）和起算的事（event）要一起写"
    if figure.starts_from is None:
        return "有延长，却没有写从何时起算（starts_from）" if figure.extension else ""
    if figure.unit not in OF_TIME:
        return f"单位是{figure.unit.value}，不是期限，不写从何时起算"
    if figure.bound is Bound.at_least:
        return "“至少”多久不是期限，数不出最后一天，不写从何时起算"
    if figure.unit in IN_DAYS:
        more = figure.extension.length if figure.extension else 0
        if figure.value != int(figure.value) or not 1 <= figure.value + more <= LONGEST:
            return f"不是1到{LONGEST}的整数（连延长在内）"
        if record.matter is None and figure.bound is Bound.at_most:
            return "法规没有写事项（matter），算期限时不知道是哪一件事"
    return ""


class _Check:
    """One record."""

    def __init__(self, national: National, located: Located[Any], days: tuple[date, ...], findings: Findings) -> None:
        self.national = national
        self.located = located
        self.days = days
        self.findings = findings

    def run(self) -> None:
        for loc, part in parts_of(self.located.record):
            if isinstance(part, ArticleRef):
                self.reference(loc, part)
            elif isinstance(part, FigureRef):
                self.figure(loc, part)
            elif isinstance(part, Statement):
                self.words((*loc, "say"), part.say, part.basis)
            elif isinstance(part, PlainLine):
                self.words((*loc, "say"), part.say, (part.article,))
            elif isinstance(part, Clock):
                self.words((*loc, "say"), part.say, (part.limit.of,))
            elif isinstance(part, Condition):
                self.condition(loc, part)
            elif isinstance(part, Question):
                for name in ("ask", "help"):
                    self.asking((*loc, name), getattr(part, name) or "")
            elif isinstance(part, Blank):
                self.asking((*loc, "help"), part.help or "")

    def reference(self, loc: Loc, ref: ArticleRef) -> bool:
        """Whether the instrument and the article are there and ground a page of the day."""
        place = self.located.at(*loc)
        if f"law/{ref.instrument}" in self.national.unread:
            return False
        instrument = self.national.instrument(ref)
        if instrument is None:
            self.findings.add("A140", place, id=ref.instrument, near=nearest(ref.instrument, self.national.law))
        elif instrument.article(ref.article) is None:
            self.findings.add("A141", place, law=instrument.short, article=ref.article)
        elif out := [day for day in self.days if not instrument.is_in_force(day)]:
            self.findings.add("A142", place, law=instrument.short, why=_when(instrument, out[0]), day=out[0])
        elif out := [day for day in self.days if not instrument.grounds(day)]:
            self.findings.add("A143", place, law=instrument.short, why=_doubt(instrument, out[0]))
        elif self.located.record.is_public and not instrument.is_public:
            self.findings.add("A116", place, kind="法规", id=instrument.id)
        else:
            return True
        return False

    def figure(self, loc: Loc, ref: FigureRef) -> None:
        if not self.reference(loc, ref.of):
            return
        figure = self.national.figure(ref)
        if figure is None:
            have = "、".join(f.id for f in self.figures((ref.of,))) or "没有登记数字"
            self.findings.add("A144", self.located.at(*loc), id=ref.figure, have=have)
        elif "references" in loc:
            return
        elif figure.older_reference:
            self.findings.add("A158", self.located.at(*loc), what=figure.what)
        elif figure.unit not in OF_TIME:
            self.findings.add("A169", self.located.at(*loc), what=figure.what, unit=figure.unit.value)
        elif figure.bound is Bound.at_least:
            self.findings.add("A172", self.located.at(*loc), what=figure.what, reason="“至少”多久不是期限")
        elif figure.bound is Bound.at_most and figure.unit in IN_DAYS and not figure.starts_from:
            reason = "当期限用了，却没有写从何时起算（starts_from）"
            self.findings.add("A172", self.located.at(*loc), what=figure.what, reason=reason)

    def figures(self, refs: tuple[ArticleRef, ...]) -> Iterator[Figure]:
        for ref in refs:
            article = self.national.article(ref)
            yield from article.figures if article else ()

    def readable(self, refs: tuple[ArticleRef, ...]) -> bool:
        """Whether every article cited is there; where one is not, that is said already, and no number can be judged."""
        return all(self.national.article(ref) for ref in refs)

    def words(self, loc: Loc, text: str, refs: tuple[ArticleRef, ...]) -> None:
        """Each number must be a figure of the articles cited; each date a day from which one of them is in force."""
        if not self.readable(refs):
            return
        decides = isinstance(self.located.record, CheckTable)  # an older figure may be told, and decides nothing
        figures = [figure for figure in self.figures(refs) if not (decides and figure.older_reference)]
        known = {(figure.value, figure.unit) for figure in figures}
        for number in numbers_with_units(text):
            if (number.value, number.unit) not in known:
                self._unfounded(loc, number.words, refs)
        days = [self.national.instrument(ref) for ref in refs]
        told = {f"{i.in_force.year}年{i.in_force.month}月{i.in_force.day}日" for i in days if i and i.in_force}
        for day in dates_in(text):
            plain = plain_date(day)
            if not any(full.startswith(plain) or full.endswith(f"年{plain}") for full in told):
                self._unfounded(loc, day, refs)

    def asking(self, loc: Loc, text: str) -> None:
        """What asks cites no article, so it holds no number but "one" (一个月的收入), which limits nothing."""
        for number in numbers_with_units(text):
            if number.value != 1:
                self._unfounded(loc, number.words, ())

    def condition(self, loc: Loc, condition: Condition) -> None:
        """Numbers a test compares with must be figures of the condition's own articles."""
        if not self.readable(condition.say.basis):
            return
        figures = [figure for figure in self.figures(condition.say.basis) if not figure.older_reference]
        known = {figure.value for figure in figures}
        for name in ("all_of", "any_of"):
            for index, test in enumerate(getattr(condition, name)):
                value = number_of(test.value or "")
                if value and not self._measured(test, value, figures):  # 0 is "any at all", no number of a law
                    self._unfounded((*loc, name, index, "value"), f"{value}", condition.say.basis)
                if test.times != 1 and test.times not in known and not self._converts(test):
                    self._unfounded((*loc, name, index, "times"), f"{test.times}倍", condition.say.basis)

    def _measured(self, test: Test, value: Decimal, figures: list[Figure]) -> bool:
        """Whether a figure has that value, and is of what the question asks: 元 in 元/人/月."""
        question = self.national.questions.get(test.question)
        unit = question.record.unit or "" if question else ""
        return any(figure.value == value and (not unit or figure.unit.value in unit) for figure in figures)

    def _converts(self, test: Test) -> bool:
        questions = self.national.questions
        if test.than is None or not {test.question, test.than} <= set(questions):
            return True  # said elsewhere
        return converts(questions[test.question].record, questions[test.than].record, test.times)

    def _unfounded(self, loc: Loc, words: str, refs: tuple[ArticleRef, ...]) -> None:
        cited = "、".join(str(ref) for ref in refs) or "没有写依据"
        self.findings.add("A145", self.located.at(*loc), number=words, cited=cited)


def parts_of(value: Any, loc: Loc = ()) -> Iterator[tuple[Loc, Any]]:
    """Every part and reference inside a record, with the location of its field."""
    if isinstance(value, (ArticleRef, FigureRef)):
        yield loc, value
    elif isinstance(value, BaseModel):
        yield loc, value
        for name, field in type(value).model_fields.items():
            yield from parts_of(getattr(value, name), (*loc, field.alias or name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from parts_of(item, (*loc, index))


def _when(instrument: Instrument, day: date) -> str:
    if instrument.ended is not None and day >= instrument.ended:
        return f"{instrument.ended}已经失效"
    if instrument.in_force is not None:
        return f"{instrument.in_force}才施行"
    return f"施行日期没有查到，只知道至迟{instrument.not_later}已经施行"


def _doubt(instrument: Instrument, day: date) -> str:
    if instrument.text_from is not None and day < instrument.text_from:
        return f"读的是修改以后的文本，{instrument.text_from}以前的文字没有读到"
    if instrument.uncertain_from is not None:
        return f"{instrument.uncertain_from}以后效力待核"
    return "只有转述，没有读到原文"
