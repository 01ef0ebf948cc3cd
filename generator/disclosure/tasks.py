"""The tasks of an office, each from what its records say.

takes  a place as loaded, its account on the day, the portal of the day
gives  ``Task``, in any order and of any day
does not  choose how far ahead to look

What was handed in but is not public yet is due by the limits that bind it, as the rules count them. Of a matter or a
report that is late only the ledger knows: what it does not call late is not called so here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from generator.catalogue import BY_CODE as ENTRY
from generator.disclosure.account import Account
from generator.disclosure.day import PortalDay
from generator.disclosure.item import Counted, Item, State
from generator.disclosure.plainly import good_until
from generator.disclosure.rule import Axis
from generator.disclosure.rules.table import RULES
from generator.disclosure.scene import Scene
from generator.disclosure.subjects import title_of
from generator.findings import Place
from generator.ledger.book import book_of
from generator.ledger.notices import calendar_of, last_day
from generator.ledger.reports import Handed
from generator.ledger.standing import Standing
from generator.model.base import Record
from generator.model.base import State as Life
from generator.model.channel import STALE_AFTER
from generator.model.document import Document
from generator.model.ledger import LedgerRecords
from generator.model.located import Located
from generator.model.portal import DocumentText, PlaceData
from generator.model.resolution import ProgressSheet
from generator.model.statement import ArticleRef
from generator.model.unit import Unit

STAGES = {Life.draft: "在起草", Life.in_review: "待审查"}
OWED = frozenset({Handed.waiting, Handed.missing, Handed.estimated})
ESTIMATED = "放假安排还没有公布，这一天是暂估"
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Task:
    """``day`` is the last on which it is in time; ``unit`` is "" where the body's office has no unit of its own."""

    key: str  # of the task within its place; it does not move
    day: date
    unit: str
    what: str
    why: str
    place: Place


def tasks_of(loaded: PlaceData, account: Account, day: PortalDay) -> Iterator[Task]:
    """Everything there is to do, whatever its day; ``loaded`` is the place with what is not public yet."""
    scene = account.scene
    yield from _to_publish(loaded, scene, day)
    yield from _not_public(account)
    yield from _matters(scene)
    yield from _reports(scene)
    yield from _to_check(loaded, scene)
    yield from _channels(loaded, scene)
    yield from _withheld(loaded, scene)
    yield from _notices(loaded, scene, day)
    yield from _targeting(loaded, scene)


def _to_publish(loaded: PlaceData, scene: Scene, day: PortalDay) -> Iterator[Task]:
    """What is formed and not public yet, by the strictest limit that binds it."""
    waiting = {one.path: one for one in loaded.records() if one.record.state in STAGES}
    strictest: dict[str, tuple[Counted, Item]] = {}
    for item in _items_of_waiting(loaded, scene, day):
        limits = item.timing.limits if item.timing else ()
        held = strictest.get(item.place.path)
        if item.place.path in waiting and limits and (held is None or limits[0].due < held[0].due):
            strictest[item.place.path] = limits[0], item
    for path, (limit, item) in strictest.items():
        one = waiting[path]
        what = f"公开“{item.title}”，现在{STAGES[one.record.state]}"
        why = _limit(scene, limit)
        if item.timing and item.timing.formed and scene.book.working.is_estimated(item.timing.formed, limit.due):
            why += f"；{ESTIMATED}"
        yield Task(f"publish/{item.key}", limit.due, item.subject, what, why, one.at("state"))


def _items_of_waiting(loaded: PlaceData, scene: Scene, day: PortalDay) -> Iterator[Item]:
    """The items the rules on time would have if what waits were public; of a draft only what can be read."""
    public = scene.place
    documents = {name: one for name, one in loaded.documents.items() if _is_readable(one)}
    ledger = {name: _alive(records) for name, records in loaded.ledger.named()}
    place = replace(
        public,
        documents=documents,
        explanations=_alive(loaded.explanations),
        annual=_alive(loaded.annual),
        ledger=LedgerRecords(**ledger),
    )
    as_if = Scene(book_of(day.portal, place, day.as_of), scene.national)
    rules = [rule for rule in RULES if rule.axis is Axis.timeliness and rule.is_held(scene.national)]
    return (item for rule in rules for item in rule.find(as_if, rule))


def _alive(records: Any) -> dict[str, Located[Any]]:
    return {name: one for name, one in records.items() if one.record.state is not Life.withdrawn}


def _is_readable(document: DocumentText) -> bool:
    record = document.record
    return record.state is not Life.withdrawn and record.title.passage in document.passages


def _not_public(account: Account) -> Iterator[Task]:
    """What a day is set for and nothing is there yet: the annual report, for one."""
    for item in account.in_state(State.absent, State.provisional):
        timing = item.timing
        if timing and timing.due and timing.published is None:
            why = _limit(account.scene, timing.limits[0]) if timing.limits else ENTRY[item.rule].title
            yield Task(f"{item.rule}/{item.key}", timing.due, item.subject, f"公开“{item.title}”", why, item.place)


def _matters(scene: Scene) -> Iterator[Task]:
    for name, story in scene.book.stories.items():
        if story.is_closed or story.last_day is None or not story.judged or story.standing is Standing.reported:
            continue
        at = scene.place.ledger.resolutions[name].at("due")
        why = f"会议定的期限是{story.due}"
        if story.standing is Standing.overdue:
            why += f"，晚了{story.late}个工作日" if story.late else ""
        yield Task(f"resolutions/{name}", story.last_day, story.record.lead, f"办结“{story.record.title}”", why, at)


def _reports(scene: Scene) -> Iterator[Task]:
    grid, body = scene.book.grid, scene.place.body
    if grid is None or body is None:
        return
    at = body.at("rules", body.record.rules.index(grid.rule))
    for cell in grid.cells.values():
        dues = grid.dues[cell.period]
        if cell.report or cell.state not in OWED or not cell.judged or cell.unit in grid.ended or dues.last is None:
            continue
        why = "会议定了日子" if dues.set_by else f"本地规则写的是“{grid.duty.due}”"
        why += f"；{ESTIMATED}" if dues.provisional else ""
        what = f"报送{cell.period.title}情况，报给{grid.duty.to}"
        yield Task(f"reports/{cell.period}/{cell.unit}".lower(), dues.last, cell.unit, what, why, at)


def _to_check(loaded: PlaceData, scene: Scene) -> Iterator[Task]:
    for one in loaded.records():
        record: Record = one.record
        if record.check_by is not None and record.state is not Life.withdrawn:
            why = f"上次核对是{record.checked}" if record.checked else "还没有核对过"
            what = f"重新核对“{_name(record, loaded)}”"
            at = one.at("check_by")
            yield Task(f"check/{one.path}", record.check_by, _unit_of(record, scene), what, why, at)


def _channels(loaded: PlaceData, scene: Scene) -> Iterator[Task]:
    for name, one in loaded.channels.items():
        channel = one.record
        found = channel.checked_by(scene.as_of)
        if found is None or channel.state is Life.withdrawn or (channel.valid_to and channel.valid_to <= scene.as_of):
            continue
        last = found.date + timedelta(days=STALE_AFTER)
        why = f"上次核实是{found.date}，过了{STALE_AFTER}天页面就写“未核实”"
        yield Task(f"channels/{name}", last, scene.office, f"再核实一次“{channel.name}”", why, one.at("verified"))


def _withheld(loaded: PlaceData, scene: Scene) -> Iterator[Task]:
    for name, one in loaded.ledger.withheld.items():
        item = one.record
        if item.look_again is not None and item.state is not Life.withdrawn:
            what = f"再看能不能公开：{item.what}"
            why = f"{item.decided}依{_article(scene, item.article)}不公开"
            yield Task(f"withheld/{name}", item.look_again, scene.office, what, why, one.at("look_again"))


def _notices(loaded: PlaceData, scene: Scene, day: PortalDay) -> Iterator[Task]:
    """The list comes down the day after the last; whether it did is recorded nowhere, so older ones are not told."""
    calendar = calendar_of(day.portal, loaded)
    for name, one in loaded.ledger.notices.items():
        notice = one.record
        down = last_day(notice, loaded.jurisdiction.record, calendar) + ONE_DAY
        if notice.state is not Life.withdrawn and notice.opens <= scene.as_of <= down:
            what = f"公示期满，从{notice.hangs}取下{notice.stage.value}名单"
            why = f"{notice.opens}贴出，公示到{down - ONE_DAY}"
            yield Task(f"notices/{name}", down, scene.office, what, why, one.at("opens"))


def _targeting(loaded: PlaceData, scene: Scene) -> Iterator[Task]:
    for name, one in loaded.targeting.items():
        if one.record.state is not Life.withdrawn:
            what = f"重新看一遍“对谁有用”：{one.record.of}"
            why = f"{one.record.said}写的，一年要看一次"
            yield Task(f"targeting/{name}", good_until(one.record), scene.office, what, why, one.at("said"))


def _limit(scene: Scene, limit: Counted) -> str:
    days = "个工作日" if limit.working else "日"
    unsure = "" if limit.confirmed else "，依据待核"
    return f"{limit.length}{days}内公开（{_article(scene, limit.basis)}{unsure}）"


def _article(scene: Scene, ref: ArticleRef) -> str:
    instrument = scene.national.instrument(ref)
    return f"{instrument.short if instrument else ref.instrument}第{ref.article}条"


def _name(record: Record, loaded: PlaceData) -> str:
    """What a record is called; its id where it has no name of its own."""
    if isinstance(record, Document):
        return title_of(loaded.documents[record.id]) if _is_readable(loaded.documents[record.id]) else record.id
    named = (getattr(record, field, None) for field in ("title", "name", "full", "what", "id"))
    return next((name for name in named if isinstance(name, str)), "")


def _unit_of(record: Record, scene: Scene) -> str:
    """Whose record it is: the unit it is of or comes from, else the office."""
    own = record.id if isinstance(record, Unit | ProgressSheet) else None
    named = (own, *(getattr(record, field, None) for field in ("unit", "lead", "by")))
    return next((one for one in named if isinstance(one, str) and one in scene.place.units), scene.office)
