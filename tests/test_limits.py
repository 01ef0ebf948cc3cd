"""The deadline calculator: what it offers, whose limit it is, what day it gives."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from generator.days.calendar import Calendar, make_calendar
from generator.days.deadline import LONGEST, LimitUnit, count, safe_day
from generator.model.calendar import CalendarYear
from generator.model.law import Article, Bound, Event, Figure, Whose
from generator.model.statement import ArticleRef, FigureRef, parse_article, parse_figure
from generator.pages.limit_views import LimitMatter, LimitRow
from generator.plan.law import IN_DAYS, LawBook
from generator.plan.limits import data_of, due_words, matters_of, offered
from tests.factories import TODAY
from tests.national import load, minimal, put

PLAIN = make_calendar([])
WORKING, DAYS = LimitUnit.working, LimitUnit.calendar
REVISED = (("shehui-jiuzhu-banfa", date(2019, 3, 2)), ("zaihai-tiaoli", date(2019, 12, 31)))


def book(day: date = TODAY) -> LawBook:
    return LawBook(load("real").national, day)


def matters(day: date = TODAY, calendar: Calendar = PLAIN) -> tuple[LimitMatter, ...]:
    return matters_of(book(day), offered(book(day)), calendar)


def rows(day: date = TODAY, calendar: Calendar = PLAIN) -> dict[str, LimitRow]:
    return {row.id: row for matter in matters(day, calendar) for start in matter.starts for row in start.rows}


def figures() -> list[tuple[FigureRef, Figure]]:
    law = load("real").national.law.values()
    return [
        (FigureRef(at.record.id, article.number, figure.id), figure)
        for at in law
        for article in at.record.articles
        for figure in article.figures
    ]


def local(day: str, why: str) -> CalendarYear:
    fields = {"state": "public", "origin": "compiled", "id": day[:4], "source": "示例通知", "complete": False}
    return CalendarYear.model_validate({**fields, "off": [{"day": day, "why": why}]})


# what is offered


def test_what_starts_a_limit_is_data_and_in_plain_words() -> None:
    """Each limit of the law says which event starts it, in a few words that end with the day or the hour."""
    for ref, figure in figures():
        assert (figure.event is None) is (figure.starts_from is None), ref
        assert figure.starts_from is None or figure.starts_from.endswith(("那天", "那时")), ref
        if figure.starts_from:
            said = (figure.what, figure.starts_from, figure.excluded, figure.extension and figure.extension.when)
            assert all(len(words) <= 35 for words in said if words), ref


def test_the_reader_acts_where_the_reader_was_told() -> None:
    """A limit that runs from what the reader got or learnt is the reader's own, and no limit of a receipt is."""
    for ref, figure in figures():
        if figure.event in {Event.served, Event.learnt}:
            assert figure.whose is Whose.reader, ref
        if figure.event in {Event.accepted, Event.applied, Event.received}:
            assert figure.whose is not Whose.reader, ref


def test_starts_come_in_the_order_of_events_and_own_limits_first() -> None:
    """Within a matter the days stand in one order; of the limits of one day the reader's own, then the longest."""
    order = [event.value for event in Event]
    for matter in matters():
        found = [order.index(start.event) for start in matter.starts]
        assert found == sorted(found), matter.title
        for start in matter.starts:
            assert list(start.rows) == sorted(start.rows, key=lambda row: (not row.mine, -row.length))


def test_every_matter_has_a_name_of_its_own() -> None:
    """A choice is named by its matter, not by the title of a law; no two matters are mixed."""
    names = [matter.title for matter in matters()]
    assert len(names) == len(set(names))
    assert {"低保", "特困", "刚性支出", "信访", "不服决定", "信息公开", "法律援助"} <= set(names)
    assert max(map(len, names)) <= 4
    for ref in book().limits:
        assert book().instrument(ref.of).matter, ref


def test_the_limits_a_reader_needs_are_there_once() -> None:
    """Where the township decides there are twenty days; the county's confirmation of 特困 is there; nothing twice."""
    found = rows()
    for name in ("doudi-tongzhi-10-xiafang", "tekun-banfa-16-xianji-queren", "xinfang-tiaoli-35-qingqiu-fucha"):
        assert name in found
    assert "doudi-tongzhi-10-zongqi" not in found  # said already by dibao-banfa-22-zongqi
    assert found["tekun-banfa-16-xianji-queren"].inferred
    assert "本站的理解" in found["tekun-banfa-16-xianji-queren"].limit


def test_a_period_is_no_limit() -> None:
    """公示 lasts seven days: that is no last day anybody must keep."""
    for ref in book().limits:
        figure = book().figure(ref)
        assert figure.bound is Bound.at_most
        assert figure.unit in IN_DAYS
    assert not any("gongshi" in name for name in rows())


def test_no_limit_before_its_law() -> None:
    """As of 2016 nothing of today's texts is counted."""
    assert offered(book(date(2016, 6, 1))) == []


# the day


def test_the_safe_day_leans_on_no_roll_over() -> None:
    """Sixty days that end in the days off of October: the safe day is the last working day before them."""
    deadline = count(date(2026, 8, 4), 60, DAYS, PLAIN)
    assert deadline.due == date(2026, 10, 8)
    assert safe_day(deadline, PLAIN) == date(2026, 9, 30)
    words = due_words(deadline, None, safe_day(deadline, PLAIN))
    assert words.index("2026年9月30日以前") < words.index("2026年10月8日")


def test_the_safe_day_leans_on_no_guessed_holiday() -> None:
    """A year not announced: the guessed holiday neither moves the day on nor counts as a day to act on."""
    deadline = count(date(2026, 11, 2), 60, DAYS, PLAIN)
    assert (deadline.due, deadline.provisional) == (date(2027, 1, 4), True)
    assert safe_day(deadline, PLAIN) == date(2026, 12, 31)
    working = count(date(2026, 12, 28), 5, WORKING, PLAIN)
    assert safe_day(working, PLAIN) < working.due
    assert "暂估" in due_words(deadline, None, safe_day(deadline, PLAIN))


@given(st.dates(date(2005, 1, 1), date(2030, 1, 1)), st.integers(1, 90), st.sampled_from([WORKING, DAYS]))
def test_the_safe_day_is_a_working_day_within_the_limit(start: date, length: int, unit: LimitUnit) -> None:
    """Never after the due day, nor after the days themselves; a day of rest only where no working day is left."""
    deadline = count(start, length, unit, PLAIN)
    safe = safe_day(deadline, PLAIN)
    assert start < safe <= deadline.due
    assert unit is WORKING or safe <= start + timedelta(days=length)
    assert PLAIN.look_up(safe).works or safe == start + timedelta(days=1)


def test_the_extension_is_counted_too() -> None:
    """Beside the last day stands the day with the extension, and in which case."""
    row = rows()["dibao-banfa-22-zongqi"]
    longer = count(TODAY, 45, WORKING, PLAIN).due
    assert (row.length, row.more, row.when) == (30, 15, "特殊情况")
    assert row.due.endswith(f"延长的，到{longer.year}年{longer.month}月{longer.day}日（暂估）")
    assert rows()["xinxi-gongkai-33-dafu"].excluded


def test_a_places_own_holiday_counts() -> None:
    """A day off of the place moves its limits, and the script is told of it."""
    calendar = make_calendar([local("2026-11-23", "地方节日")])
    assert rows(calendar=calendar)["dibao-banfa-15-qidong-diaocha"].due != rows()["dibao-banfa-15-qidong-diaocha"].due
    data = data_of(calendar, range(2025, 2028), [2027], ())
    assert data["off"]["2026-11-23"] == "地方节日"


def test_a_holiday_at_a_weekend_keeps_its_name() -> None:
    """A holiday whose name begins like a day of the week is told to the script, on a Saturday too."""
    data = data_of(make_calendar([local("2026-11-21", "周年庆")]), range(2026, 2027), [], ())
    assert data["off"]["2026-11-21"] == "周年庆"
    assert "2026-11-22" not in data["off"]


# records


@pytest.mark.parametrize(("name", "since"), REVISED)
def test_a_revised_text_grounds_only_from_its_revision(name: str, since: date) -> None:
    """What was read is the text of 2019: pages of earlier days do not rest on it, though the rules were in force."""
    record = load("real").national.law[name].record
    before = since - timedelta(days=1)
    assert record.is_in_force(before)
    assert not record.grounds(before)
    assert record.grounds(since)


@pytest.mark.parametrize(("number", "fits"), [
    ("1", True), ("22", True), ("1067", True), ("0", False), ("022", False), ("10000", False), ("22\n", False),
])  # fmt: skip
def test_articles_beyond_a_thousand(number: str, fits: bool) -> None:
    """One to four digits without a leading zero, the same in the text of the law and in what cites it."""

    def taken(read: Any) -> bool:
        try:
            read()
        except (ValidationError, ValueError):
            return False
        return True

    reads = (
        lambda: Article.model_validate({"number": number, "summary": "要点"}),
        lambda: parse_article(f"minfadian/{number}"),
        lambda: parse_figure(f"minfadian/{number}/tian"),
    )
    assert [taken(read) for read in reads] == [fits] * 3


def test_an_instrument_without_a_matter_goes_by_its_short_name() -> None:
    """The calculator never shows an unnamed choice."""
    changed = LawBook(put(minimal(), "law", "dibao-banfa", matter=None).national, TODAY)
    ref = FigureRef("dibao-banfa", "22", "zongqi")
    assert changed.limits == [ref]
    assert changed.matter(ref) == changed.instrument(ArticleRef("dibao-banfa", "22")).short
    assert LawBook(minimal().national, TODAY).matter(ref) == "低保"


def test_no_limit_of_the_law_is_longer_than_can_be_counted() -> None:
    """With its extension each stays below what the program counts; and it is a whole number."""
    for ref in book().limits:
        figure = book().figure(ref)
        more = figure.extension.length if figure.extension else 0
        assert figure.value == int(figure.value)
        assert figure.value + more <= LONGEST
