"""One thing that ought to be public, and how it stands on a day.

takes  nothing
gives  ``State``, ``Item``, ``Counted``, ``Timing``
does not  judge, or know any page
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.findings import Place
from generator.model.statement import ArticleRef


class State(StrEnum):
    """States of a thing that ought to be public (contract §1), in the words of the page."""

    present = "已公开"
    late = "逾期公开"
    partial = "不完整"
    nil = "零报告"
    withheld = "依法不公开"
    absent = "应公开而未公开"
    not_bound = "不适用"
    not_recorded = "本站未收录"
    provisional = "暂估"


# Verdicts are given only where the place's own office publishes here.
VERDICTS = frozenset({State.late, State.partial, State.absent})
ANSWERED = frozenset({State.present, State.late, State.partial, State.nil, State.withheld})
DUE = frozenset({*ANSWERED, State.absent})  # what a count is out of: the rest is not counted


@dataclass(frozen=True, slots=True)
class Counted:
    """A limit counted out: ``length`` working days (or calendar days) after the thing was formed.

    ``length`` is 0 where the article names a day of the calendar. ``own`` is the place's document and reason where the
    length is its own: then that is what binds, and the article gives what ``given`` says.
    """

    basis: ArticleRef
    length: int
    working: bool
    due: date
    confirmed: bool = True  # false: 依据待核
    own: str = ""
    given: str = ""  # 20个工作日; "" where the article gives no length, or the length is the article's

    @property
    def span(self) -> str:
        """Its length in words; "" for a day of the calendar."""
        return days_words(self.length, self.working) if self.length else ""


def days_words(length: int, working: bool) -> str:
    """20个工作日, 30天."""
    return f"{length}个工作日" if working else f"{length}天"


@dataclass(frozen=True, slots=True)
class Timing:
    """When a record was formed, by when it had to be public, when it was.

    ``limits`` are all that bind, the strictest first; ``due`` is the strictest one's, ``estimated`` where a year on the
    way to it is not announced. ``late`` counts working days after ``due``: up to the day it was public, or, while it is
    not (``absent``), up to the as-of date; 0 where it was in time, or nothing can be said.
    """

    state: State  # present, late, absent, provisional, not_recorded, not_bound
    formed: date | None = None
    published: date | None = None
    due: date | None = None
    limits: tuple[Counted, ...] = ()
    late: int = 0
    lag: int | None = None  # working days from formed to published
    why: str = ""  # of not_bound, not_recorded, provisional
    estimated: bool = False
    days: int = 0  # days of the calendar after ``due``, where that is a day of the calendar; else 0

    @property
    def late_words(self) -> str:
        """How late in words: in days of the calendar where the limit is one of them, else in working days."""
        words = days_words(self.days, False) if self.days else days_words(self.late, True)
        return f"{words}（暂估）" if self.estimated else words


@dataclass(frozen=True, slots=True)
class Item:
    """One cell of the audit: rule × what it asks for.

    ``key`` is unique within rule and place and does not move. ``at`` are the parts of the path of the page that shows
    it, under its place; ``since`` is the day from which it is public, for counts of earlier days. ``basis`` are the
    articles of just this thing, what requires it before what gives the limit; empty where it is the rule's. ``clause``
    is the rule of the body's own that asks for it.
    """

    rule: str  # the code: its title and words are the catalogue's
    key: str
    title: str
    state: State
    place: Place
    why: str = ""
    subject: str = ""  # the unit that has to publish; "" where it is the body's office and that has no unit
    row: str = ""  # "mulu-52/dibao-zhinan"
    element: str = ""
    at: tuple[str, ...] = ()
    timing: Timing | None = None
    since: date | None = None
    basis: tuple[ArticleRef, ...] = ()
    clause: str = ""  # "s6-1": the anchor on the page of the body's rules
    standing: str = ""  # what the ledger calls it, where that tells more than the state: 逾期办结
