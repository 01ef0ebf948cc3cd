"""Whether a record was public in time.

takes  when it was formed and first public here, the limits that bind it, a calendar
gives  ``Timing``
does not  know which limits bind: the rules do

The day of forming does not count (民法典 art. 201). Where a year on the way is not announced, the count is 暂估 and no
verdict. A record formed before the office began to publish here is judged by none of its limits. What is first public
after the as-of date is not public on that day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from generator.days.deadline import LimitUnit
from generator.disclosure.item import Counted, State, Timing
from generator.disclosure.rule import Rule
from generator.disclosure.scene import Scene
from generator.model.base import Record
from generator.model.meeting import Meeting
from generator.model.notice import Notice
from generator.model.reporting import Bulletin, Circular, Evaluation, UnitReport
from generator.model.statement import ArticleRef

NO_FORMED = "成文日期没有写"
NO_PUBLISHED = "在本站公开的日子没有写"
BEFORE_OFFICE = "那时本地办公室还没有在本站发布"
COMPILED = "本站只整理公开文件"
ESTIMATED = "那一年的放假安排还没有公布"
STILL_TIME = "还在公开的期限里，最迟{due}"


def formed_day(record: Record) -> date | None:
    """The day the information came to be; ``None`` where the record does not say. Never taken from another date."""
    if record.formed is not None:
        return record.formed
    if isinstance(record, Bulletin | Circular | Evaluation):
        return record.date
    if isinstance(record, UnitReport):
        return record.submitted
    if isinstance(record, Notice):
        return record.opens
    if isinstance(record, Meeting) and record.minutes is not None:
        return record.minutes.formed
    return None


def published_day(record: Record) -> date | None:
    """The day it was first public here; ``None`` where the record does not say."""
    return record.published_here.day if record.published_here else None


def count_out(
    scene: Scene,
    formed: date,
    basis: ArticleRef,
    length: int,
    working: bool,
    confirmed: bool,
    own: str = "",
    given: str = "",
) -> Counted:
    """A limit counted from a day on the place's calendar."""
    unit = LimitUnit.working if working else LimitUnit.calendar
    due = scene.due_on(formed, length, unit)
    return Counted(basis, length, working, due, confirmed, own, given)


def own_limit(scene: Scene, rule: Rule, formed: date, basis: ArticleRef, given: str) -> Counted | None:
    """The length the place gave a rule for what was formed on that day; ``None`` where it gave none.

    ``given`` is what the article gives. What was formed before the place's limit began has the article's.
    """
    own = scene.override(rule, formed)
    if own is None or own.length is None:
        return None
    return count_out(scene, formed, basis, own.length, own.working, True, own.reason, given)


def judge(scene: Scene, record: Record, limits: Sequence[Counted]) -> Timing:
    """How a record stands against limits that were counted from its own day of forming; the strictest decides."""
    return judge_days(scene, formed_day(record), published_day(record), limits)


def judge_days(scene: Scene, formed: date | None, published: date | None, limits: Sequence[Counted]) -> Timing:
    """As ``judge``, of two days."""
    is_public = published is not None and published <= scene.as_of
    seen = published if is_public else None
    ordered = tuple(sorted(limits, key=lambda one: one.due))
    due = ordered[0].due if ordered else None
    if not scene.judges or scene.since is None:
        return Timing(State.not_bound, formed, seen, why=COMPILED)
    if formed is None:
        return Timing(State.not_recorded, None, seen, why=NO_FORMED)
    if due is None:
        return Timing(State.not_bound, formed, seen)
    if formed < scene.since:
        return Timing(State.not_bound, formed, seen, why=BEFORE_OFFICE)
    if published is None:
        return Timing(State.not_recorded, formed, None, due, ordered, why=NO_PUBLISHED)
    working = scene.book.working
    estimated = working.is_estimated(formed, due)
    if not is_public and scene.as_of <= due:
        why = STILL_TIME.format(due=due)
        return Timing(State.provisional, formed, None, due, ordered, why=why, estimated=estimated)
    day = min(published, scene.as_of)
    lag = working.after(formed, published) if is_public else None
    if working.is_estimated(formed, day):
        return Timing(State.provisional, formed, seen, due, ordered, lag=lag, why=ESTIMATED, estimated=estimated)
    late = working.after(due, day)
    state = State.late if late else State.present
    return Timing(state if is_public else State.absent, formed, seen, due, ordered, late, lag, estimated=estimated)


def stricter(one: Timing, other: Timing) -> Timing:
    """Of two ways a record stands the one that leaves less time, with the limits of both; the first where they tie."""
    if one.formed != other.formed or other.due is None:
        return one
    if one.due is None:
        return other
    first = min(one, other, key=lambda timing: timing.due or date.max)
    both = {(limit.basis, limit.length, limit.working): limit for limit in (*one.limits, *other.limits)}
    return replace(first, limits=tuple(sorted(both.values(), key=lambda limit: limit.due)))
