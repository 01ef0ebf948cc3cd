"""Whether a record was public in time.

takes  when it was formed and first public here, the limits that bind it, a calendar
gives  ``Timing``
does not  know which limits bind: the rules do

The day of forming does not count (民法典 art. 201). Where a year on the way is not announced, the count is 暂估 and no
verdict. A record formed before the office began to publish here is judged by none of its limits.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from generator.days.deadline import LimitUnit, count
from generator.disclosure.item import Counted, State, Timing
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


def count_out(scene: Scene, formed: date, basis: ArticleRef, length: int, working: bool, confirmed: bool) -> Counted:
    """A limit counted from a day on the place's calendar."""
    unit = LimitUnit.working if working else LimitUnit.calendar
    due = count(formed, length, unit, scene.book.calendar).due
    return Counted(basis, length, working, due, confirmed)


def judge(scene: Scene, record: Record, limits: Sequence[Counted]) -> Timing:
    """How a record stands against limits that were counted from its own day of forming; the strictest decides."""
    formed, published = formed_day(record), record.published_here.day if record.published_here else None
    ordered = tuple(sorted(limits, key=lambda one: one.due))
    due = ordered[0].due if ordered else None
    if not scene.judges or scene.since is None:
        return Timing(State.not_bound, formed, published, why=COMPILED)
    if formed is None:
        return Timing(State.not_recorded, None, published, why=NO_FORMED)
    if due is None:
        return Timing(State.not_bound, formed, published)
    if formed < scene.since:
        return Timing(State.not_bound, formed, published, why=BEFORE_OFFICE)
    if published is None:
        return Timing(State.not_recorded, formed, None, due, ordered, why=NO_PUBLISHED)
    working = scene.book.working
    lag = working.after(formed, published)
    if working.is_estimated(formed, max(due, published)):
        return Timing(State.provisional, formed, published, due, ordered, lag=lag, why=ESTIMATED)
    late = working.after(due, published)
    return Timing(State.late if late else State.present, formed, published, due, ordered, late, lag)
