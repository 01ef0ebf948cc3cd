"""What the office has to do: each source of a task has a day on which it is there and one on which it is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.disclosure.account import Account
from generator.disclosure.agenda import AHEAD, Agenda, When, agendas_of
from generator.disclosure.day import day_of
from generator.disclosure.item import Counted, Item, State, Timing
from generator.disclosure.tasks import Task, tasks_of
from generator.findings import Place
from generator.model.portal import Portal
from generator.model.resolution import ProgressState
from generator.model.statement import parse_article
from tests.disclosure.test_targeting import telling
from tests.factories import TODAY
from tests.national import by_office, load, minimal, put_here, put_ledger, put_place, under_real_law


def office(since: str = "2026-01-01") -> Portal:
    return by_office(under_real_law(minimal()), since)


def agenda(portal: Portal, day: date = TODAY) -> Agenda:
    (found,) = agendas_of(portal, day_of(portal, day))
    return found


def tasks(portal: Portal, prefix: str, day: date = TODAY) -> list[Task]:
    return [task for task in agenda(portal, day).tasks if task.key.startswith(prefix)]


def days(portal: Portal, prefix: str, day: date = TODAY) -> list[tuple[str, str]]:
    return [(str(task.day), task.unit) for task in tasks(portal, prefix, day)]


@pytest.mark.parametrize("state", ["in_review", "draft"])
def test_what_waits_is_due_by_its_limit(state: str) -> None:
    """What was formed and is not public yet is due 20 working days after; the file and the article are named."""
    waiting = put_ledger(office(), "bulletins", "2026-01", state=state, date="2026-11-02")
    (task,) = tasks(waiting, "publish/bulletins")
    assert (task.day, task.unit) == (date(2026, 11, 30), "minzheng")
    assert "一季度社会救助工作情况" in task.what
    assert "政府信息公开条例第26条" in task.why
    assert task.place.path == "content/shili/bulletins/2026-01.yml"


def test_what_is_public_or_gone_waits_for_nothing() -> None:
    """A public record, a withdrawn one, and one formed before the office began are no tasks."""
    assert tasks(office(), "publish/") == []
    gone = {"date": "2026-11-20", "reason": "内容有误。"}
    assert (
        tasks(
            put_ledger(office(), "bulletins", "2026-01", state="withdrawn", withdrawn=gone, date="2026-11-02"),
            "publish/",
        )
        == []
    )
    assert (
        tasks(
            put_ledger(office("2026-11-10"), "bulletins", "2026-01", state="in_review", date="2026-11-02"), "publish/"
        )
        == []
    )


def test_a_draft_document_that_cannot_be_read_is_left_out() -> None:
    """A draft may point to passages there are not: it is no task and no crash."""
    portal = office()
    (place,) = portal.places
    document = place.documents["zhidu"]
    record = type(document.record).model_validate(
        {**document.record.model_dump(by_alias=True), "state": "draft", "title": "nirgends:0-3"}
    )
    unread = replace(document, located=replace(document.located, record=record))
    draft = replace(portal, places=(replace(place, documents={**place.documents, "zhidu": unread}),))
    assert tasks(draft, "publish/documents") == []


OPEN: dict[str, Any] = {"extensions": [], "progress": [], "supervision": [], "closing": None}


def test_a_matter_is_its_leads_to_finish() -> None:
    """An open matter is due on its day, late after it, and gone once it is closed."""
    matter = put_ledger(office(), "resolutions", "2026-03-18-1", due="2026-12-10", **OPEN)
    assert days(matter, "resolutions/") == [("2026-12-10", "minzheng")]
    late = put_ledger(office(), "resolutions", "2026-03-18-1", due="2026-11-13", **OPEN)
    (task,) = tasks(late, "resolutions/")
    assert agenda(late).when(task) is When.past
    assert task.why == "会议定的期限是2026-11-13，晚了5个工作日"
    assert tasks(office(), "resolutions/") == []


def test_a_matter_the_lead_reported_done_is_no_longer_its_task() -> None:
    """What the lead reported as done waits for the office, and is not told as late."""
    done = [{"date": "2026-11-10", "unit": "minzheng", "state": ProgressState.done.value, "done": "已经开通。"}]
    reported = put_ledger(office(), "resolutions", "2026-03-18-1", due="2026-11-13", **{**OPEN, "progress": done})
    assert tasks(reported, "resolutions/") == []


def test_each_unit_owes_its_report() -> None:
    """For a period that is judged, each unit that has not reported has its own task; one that has, has none."""
    now = date(2026, 10, 8)
    assert days(office(), "reports/2026q3", now) == [("2026-10-10", "jiaoyu"), ("2026-10-10", "minzheng")]
    assert days(office(), "reports/2026q1", now) == []
    (first, *_) = tasks(office(), "reports/2026q3", now)
    assert first.why == "本地规则写的是“每季度结束后10日内”"


def test_a_report_that_was_handed_in_and_is_in_review_is_not_owed() -> None:
    """Of a report that is there, whatever the page may say of it, nothing is owed."""
    portal = put_ledger(
        office(),
        "reports",
        "2026q1-jiaoyu",
        id="2026q3-jiaoyu",
        period="2026Q3",
        submitted="2026-10-08",
        state="in_review",
    )
    assert [unit for _, unit in days(portal, "reports/2026q3", date(2026, 10, 20))] == ["minzheng"]


def test_what_has_to_be_looked_over_again() -> None:
    """``check_by`` of any record that is not withdrawn is a task, of the unit the record is of."""
    portal = put_here(office(), "units", "jiaoyu", check_by="2026-11-23")
    (task,) = tasks(portal, "check/")
    assert (task.day, task.unit, task.what) == (date(2026, 11, 23), "jiaoyu", "重新核对“示例县教育局”")
    assert task.place.path == "units/shili/units/jiaoyu.yml"


def test_a_telephone_is_rung_again_before_it_is_stale() -> None:
    """The last day on which a check of a channel holds is the day of its task; one never checked has no day."""
    assert days(office(), "channels/", date(2027, 5, 10)) == [("2027-05-19", "minzheng")]
    assert days(office(), "channels/", date(2027, 4, 1)) == []
    assert days(put_here(office(), "channels", "rexian", verified=None), "channels/", date(2027, 5, 10)) == []


def test_what_is_withheld_is_looked_at_again() -> None:
    """The day on which the office said it would look again is a task, with the article."""
    (task,) = tasks(office(), "withheld/", date(2027, 3, 1))
    assert (str(task.day), task.why) == ("2027-03-20", "2026-07-20依社会救助法第45条不公开")


def test_a_list_comes_down_the_day_after() -> None:
    """A notice hangs seven days; on the eighth the list comes down, and after that nothing is said."""
    assert days(office(), "notices/", date(2026, 11, 18)) == [("2026-11-26", "minzheng")]
    assert days(office(), "notices/", date(2026, 11, 26)) == [("2026-11-26", "minzheng")]
    assert days(office(), "notices/", date(2026, 11, 27)) == []
    assert days(office(), "notices/", date(2026, 11, 17)) == []


def test_what_was_told_is_looked_at_within_a_year() -> None:
    """A record of for whom a thing is comes up before its twelve months are over."""
    portal = telling(office(), said="2025-12-01")
    assert days(portal, "targeting/") == [("2026-12-01", "minzheng")]


@pytest.mark.parametrize(("state", "asked"), [(State.absent, True), (State.provisional, True), (State.present, False)])
def test_what_has_a_day_and_is_not_there_is_a_task(state: State, asked: bool) -> None:
    """An item of the account that has a day and is not public yet is a task, and one that is public is none."""
    day = day_of(office(), TODAY)
    held = day.accounts["shili"]
    limit = Counted(parse_article("xinxi-gongkai/49"), 31, False, date(2026, 12, 1))
    published = date(2026, 11, 1) if state is State.present else None
    item = Item(
        "A810", "annual/2025", "年报", state, Place("a.yml"), timing=Timing(state, None, published, limit.due, (limit,))
    )
    place = office().places[0]
    found = [t for t in tasks_of(place, Account(held.scene, (item,)), day) if t.key == "A810/annual/2025"]
    assert [(task.day, task.what) for task in found] == ([(date(2026, 12, 1), "公开“年报”")] if asked else [])


def test_the_groups_of_days() -> None:
    """Before the day: past; the day; up to Sunday: this week; after that: later, up to thirty days."""
    one = Agenda("shili", "示例县", True, date(2026, 11, 18), ())  # a Wednesday
    made = {day: one.when(Task("k", date(2026, 11, day), "", "", "", Place("a"))) for day in (17, 18, 19, 22, 23)}
    assert made == {17: When.past, 18: When.today, 19: When.week, 22: When.week, 23: When.later}
    sunday = replace(one, as_of=date(2026, 11, 22))
    assert sunday.when(Task("k", date(2026, 11, 23), "", "", "", Place("a"))) is When.later


@given(st.dates(date(2025, 6, 1), date(2027, 12, 31)))
def test_every_task_is_in_one_group_and_of_one_unit(day: date) -> None:
    """On any day the groups, and the units, hold each task once; the oldest comes first, none later than thirty days."""
    found = agenda(EXAMPLE, day)
    assert sorted(t.key for group in found.by_when.values() for t in group) == sorted(t.key for t in found.tasks)
    assert sorted(t.key for group in found.by_unit.values() for t in group) == sorted(t.key for t in found.tasks)
    assert [t.day for t in found.tasks] == sorted(t.day for t in found.tasks)
    assert all(t.day <= day + timedelta(days=AHEAD) for t in found.tasks)
    assert len({t.key for t in found.tasks}) == len(found.tasks)


EXAMPLE = telling(put_here(office(), "units", "jiaoyu", check_by="2026-11-23"), said="2025-12-01")


@pytest.mark.parametrize("day", [date(2026, 11, 21), date(2027, 1, 20), date(2028, 2, 1)])
def test_the_real_bodies_have_nothing_to_do(day: date) -> None:
    """Where the office does not publish here, nothing is due, whatever the day."""
    portal = load("real")
    found = agendas_of(portal, day_of(portal, day))
    assert [(one.office, one.tasks) for one in found] == [(False, ())] * 5


def test_before_the_office_begins_nothing_is_due() -> None:
    """The day before an office begins to publish here it has nothing to do."""
    portal = put_here(office("2026-11-22"), "units", "jiaoyu", check_by="2026-11-23")
    assert agenda(portal, date(2026, 11, 21)).tasks == ()
    assert agenda(portal, date(2026, 11, 22)).tasks != ()


def test_a_place_that_is_not_public_has_no_agenda() -> None:
    """Of a place in review nothing is told."""
    portal = put_place(office(), state="in_review")
    assert agendas_of(portal, day_of(portal, TODAY)) == ()
