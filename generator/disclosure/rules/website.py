"""政府网站发展指引 and 检查指标: known second-hand, and only of a portal whose own organ publishes here.

takes  a scene
gives  an item for the home page and for each column that has ever held anything, and one for each thing without a date
does not  count points; a column that has been blank from the first is a rule of its own
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from generator.disclosure.item import Item, State
from generator.disclosure.ours import only_ours
from generator.disclosure.rule import Axis, Rule, Severity, articles
from generator.disclosure.scene import Scene
from generator.disclosure.subjects import shown_records
from generator.disclosure.timing import BEFORE_OFFICE, COMPILED, NO_PUBLISHED
from generator.findings import Place
from generator.model.base import Record
from generator.model.period import Period, PeriodKind

TWO_WEEKS = 14
SIX_MONTHS = 6
HOME = "首页"
COLUMNS = {"documents": "政策文件", "notices": "通知公告"}
STALE = "最近一次更新是{last}，按要求{due}以前要有更新"
NOTHING_DATED = "没有一条写了公开的日子，视为没有更新"


def things_are_dated(scene: Scene, rule: Rule) -> Iterator[Item]:
    """A813: each thing says since when it is public here; what does not counts as not updated."""
    return only_ours(scene, _dated(scene, rule))


def _dated(scene: Scene, rule: Rule) -> Iterator[Item]:
    for timed in shown_records(scene):
        is_told = timed.located.record.published_here is not None
        why = scene.unbound(rule, timed.subject, timed.formed or scene.as_of)
        if not why and scene.since and timed.formed and timed.formed < scene.since:
            why = BEFORE_OFFICE
        missing = State.partial if scene.judges else State.not_recorded
        state = State.not_bound if why else State.present if is_told else missing
        yield Item(
            rule.code, timed.key, timed.title, state, timed.located.at(), why or ("" if is_told else NO_PUBLISHED),
            timed.subject, at=timed.at, since=timed.published,
        )  # fmt: skip


def home_is_fresh(scene: Scene, rule: Rule) -> Iterator[Item]:
    """A814: something here was new or changed within two weeks."""
    days = _days((located.record for located in scene.place.records()), scene.as_of)
    yield _column(scene, rule, Column("home", HOME, scene.place.jurisdiction.at(), ()), days)


def columns_are_fresh(scene: Scene, rule: Rule) -> Iterator[Item]:
    """A815: each column of policy documents and of notices had something new within six months."""
    book, place = scene.book, scene.place
    gone = [stone.notice.opens for stone in place.tombstones if stone.notice]
    held: dict[str, list[date]] = {
        "documents": _days((document.record for document in place.documents.values()), scene.as_of),
        "notices": [*_days((*book.notices, *book.circulars, *book.bulletins), scene.as_of), *gone],
    }
    there = {
        "documents": bool(place.documents),
        "notices": bool(gone or book.notices or book.circulars or book.bulletins),
    }
    for name, title in COLUMNS.items():
        if there[name]:
            yield _column(scene, rule, Column(name, title, place.jurisdiction.at(), (name,)), held[name])


@dataclass(frozen=True, slots=True)
class Column:
    """A page that ought to move: its key, its name, where to mend it, where it is."""

    key: str
    title: str
    place: Place
    at: tuple[str, ...]


def _days(records: Iterable[Record], as_of: date) -> list[date]:
    """The days on which records were first public here, or last changed, up to the day."""
    both = ((record.published_here.day if record.published_here else None, record.changed) for record in records)
    return [day for pair in both for day in pair if day is not None and day <= as_of]


def _column(scene: Scene, rule: Rule, column: Column, days: list[date]) -> Item:
    """Counted from the newest day, but not from before the office began here."""
    why = COMPILED if scene.since is None else scene.unbound(rule)
    last = max(days, default=None)
    state = State.not_bound
    if not why and scene.since is not None:
        due = _due(rule, max(last or scene.since, scene.since))
        is_late = due < scene.as_of
        state = State.late if is_late else State.present if last else State.provisional
        said = STALE.format(last=last, due=due) if last else NOTHING_DATED
        why = said if is_late or not last else ""
    return Item(rule.code, column.key, column.title, state, column.place, why, scene.office, at=column.at)


def _due(rule: Rule, last: date) -> date:
    if rule.code == "A814":
        return last + timedelta(days=TWO_WEEKS)
    month = Period(last.year, PeriodKind.year, 1).month_after(last.month - 1 + SIX_MONTHS)
    following = Period(month.year, PeriodKind.year, 1).month_after(month.month)
    return min(month + timedelta(days=last.day - 1), following - timedelta(days=1))


RULES = (
    Rule("A813", Axis.timeliness, articles("zhiyin-47/1"), Severity.should, things_are_dated),
    Rule("A814", Axis.timeliness, articles("zhibiao-19/1"), Severity.should, home_is_fresh),
    Rule("A815", Axis.timeliness, articles("zhibiao-19/2"), Severity.should, columns_are_fresh),
)
