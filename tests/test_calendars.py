"""Calendars: RFC 5545 as telephones read it, each day once, no clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.export.calendars import calendar_file
from generator.model.portal import Portal
from generator.pages.feed_views import DayCalendar, Event, EventState
from generator.plan.calendars import by_unit
from tests.factories import TODAY, make_place, make_portal
from tests.national import changed, minimal, put_ledger, put_place, words_of
from tests.test_feeds import BASE, MATTER, SECRET, busy, planned

LINE = 75  # octets


def files(portal: Portal, base: str = "", as_of: date = TODAY) -> dict[str, bytes]:
    return {one.path: calendar_file(one, base, as_of) for one in planned(portal, as_of).calendars}


def events(content: bytes) -> list[Any]:
    return list(icalendar.Calendar.from_ical(content).walk("VEVENT"))


def marked(content: bytes) -> dict[str, date]:
    return {str(event["summary"]).removeprefix("示例："): event["dtstart"].dt for event in events(content)}


def check(content: bytes, as_of: date) -> None:
    """Everything that must hold of any calendar."""
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert content.count(b"\n") == content.count(b"\r\n")
    lines = content.split(b"\r\n")
    assert max(len(line) for line in lines) <= LINE
    for line in lines:
        line.decode()  # no character is cut in two
    whole = icalendar.Calendar.from_ical(content)
    assert (str(whole["prodid"]), str(whole["version"])) == ("-//gongkai//calendar//ZH", "2.0")
    assert whole["x-wr-calname"]
    found = events(content)
    assert found
    uids = [str(event["uid"]) for event in found]
    assert len(uids) == len(set(uids))
    for event in found:
        assert event["dtstamp"].dt == datetime(as_of.year, as_of.month, as_of.day, tzinfo=UTC)
        start, end = event["dtstart"].dt, event["dtend"].dt
        assert type(start) is date
        assert end - start == timedelta(days=1)
        assert event.errors == []
        assert event["transp"] == "TRANSPARENT"


@pytest.mark.parametrize("base", ["", BASE], ids=["relative", "address"])
@pytest.mark.parametrize("make", [minimal, busy])
@pytest.mark.parametrize("as_of", [TODAY, date(2026, 4, 1)])
def test_a_calendar_is_icalendar(make: Any, base: str, as_of: date) -> None:
    """Each calendar reads back whole: lines of 75 octets, days without a time, the as-of date as its only stamp."""
    made = files(make(), base, as_of)
    assert set(made) == {"calendar.ics", "units/jiaoyu/calendar.ics", "units/minzheng/calendar.ics"}
    for content in made.values():
        check(content, as_of)


def test_the_days_that_are_marked() -> None:
    """Meetings, due days of what is open, days of reporting and the last day of a notice, and no other day."""
    assert marked(files(busy())["calendar.ics"]) == {
        "会议：2026年第一次全体会议": date(2026, 3, 18),
        "会议取消：没有开": date(2026, 10, 10),
        "会议（计划）：第二次": date(2026, 12, 10),
        "期限：统一台账": date(2027, 1, 31),
        "报送最后一天：2026年第一季度": date(2026, 4, 10),
        "报送最后一天：2026年第二季度": date(2026, 7, 10),
        "报送最后一天：2026年第三季度": date(2026, 10, 10),
        "报送最后一天：2026年第四季度": date(2027, 1, 11),
        "公示最后一天：最低生活保障确认对象": date(2026, 11, 25),
    }


def test_how_sure_a_meeting_is() -> None:
    """A planned meeting is tentative, one held is confirmed, one called off is cancelled and says why."""
    found = {
        event["summary"].removeprefix("示例：").partition("：")[0]: event
        for event in events(files(busy())["calendar.ics"])
    }
    states = {what: str(event["status"]) for what, event in found.items() if what.startswith("会议")}
    assert states == {"会议": "CONFIRMED", "会议取消": "CANCELLED", "会议（计划）": "TENTATIVE"}
    assert "与上级会议合并召开" in found["会议取消"]["description"]


def test_a_day_that_moved_stays_one_event() -> None:
    """A due day that was put off keeps its name and counts up, so that a telephone moves it instead of adding one."""
    portal = busy()
    before = put_ledger(portal, "resolutions", "2026-03-18-2", extensions=[])
    old, new = (
        next(event for event in events(files(one)["calendar.ics"]) if "统一台账" in event["summary"])
        for one in (before, portal)
    )
    assert (old["uid"], old["sequence"], old["dtstart"].dt) == (new["uid"], 0, date(2026, 12, 31))
    assert (new["sequence"], new["dtstart"].dt) == (1, date(2027, 1, 31))


def event_of(portal: Portal, name: str, as_of: date = TODAY) -> Any:
    """The one event whose title has the name."""
    (found,) = (event for event in events(files(portal, as_of=as_of)["calendar.ics"]) if name in event["summary"])
    return found


def test_a_meeting_that_moves_counts_up() -> None:
    """Moved, called off, planned again, held: one event, and each time a larger ``SEQUENCE`` than before."""
    off = {"held": "取消", "why_not": "与上级会议合并召开"}
    steps = (
        ("2026-11-22", {"date": "2026-12-15"}, "TENTATIVE"),
        ("2026-11-23", {"date": "2026-12-15", **off}, "CANCELLED"),
        ("2026-11-24", {"date": "2026-12-01"}, "TENTATIVE"),
        ("2026-11-25", {"date": "2026-11-24"}, "TENTATIVE"),
        ("2026-11-26", {"date": "2026-11-24", "held": "已召开"}, "CONFIRMED"),
    )
    before = event_of(busy(), "第二次")
    for day, fields, state in steps:
        portal = put_ledger(busy(), "meetings", "2026-12-10", changed=day, **fields)
        after = event_of(portal, "第二次", date.fromisoformat(day))
        assert after["uid"] == before["uid"]
        assert after["sequence"] > before["sequence"], day
        assert (str(after["status"]), after["dtstart"].dt.isoformat()) == (state, fields["date"])
        assert after["last-modified"].dt == datetime.fromisoformat(day).replace(tzinfo=UTC)
        before = after


def test_a_meeting_called_off_in_advance() -> None:
    """Called off before its day it stays in the calendar as cancelled, counted up even where 更新日期 was forgotten."""
    before = event_of(busy(), "第二次")
    portal = put_ledger(busy(), "meetings", "2026-12-10", held="取消", why_not="与上级会议合并召开")
    after = event_of(portal, "第二次")
    assert (str(before["status"]), str(after["status"])) == ("TENTATIVE", "CANCELLED")
    assert (after["uid"], after["dtstart"].dt) == (before["uid"], date(2026, 12, 10))
    assert after["sequence"] > before["sequence"]
    assert "会议取消：第二次" in marked(files(portal)["units/jiaoyu/calendar.ics"])


def test_a_day_of_reporting_that_moves_counts_up() -> None:
    """A decision moves the day, being dropped or withdrawn moves it back: each time ``SEQUENCE`` is larger."""
    name, quarter = "2026-12-01-1", "2026年第四季度"
    portal = put_ledger(minimal(), "meetings", "2026-03-18", id="2026-12-01", title="第二次", date="2026-12-01",
                        published_here="2026-12-02", changed="2026-12-02", minutes=None, agenda=[])  # fmt: skip
    decided = {"id": name, "meeting": "2026-12-01", "due": None, "proposal": None, "extensions": [], "progress": [],
               "supervision": [], "closing": None, "published_here": "2026-12-02", "changed": "2026-12-02",
               "reporting": {"says": "季度后第一个月25日前", "months": 3, "day": 25}}  # fmt: skip
    dropped = {"date": "2026-12-05", "how": "不再办理", "by": "联席会议办公室", "says": "照原来的日子。"}
    told = {"date": "2026-12-08", "reason": "内容有误，已另行公开。"}
    states = (
        (minimal(), date(2026, 11, 30), date(2027, 1, 11)),
        (put_ledger(portal, "resolutions", MATTER, **decided), date(2026, 12, 3), date(2027, 1, 25)),
        (put_ledger(portal, "resolutions", MATTER, **decided | {"closing": dropped}), date(2026, 12, 6), date(2027, 1, 11)),
        (put_ledger(portal, "resolutions", MATTER, **decided | {"state": "withdrawn", "withdrawn": told}),
         date(2026, 12, 9), date(2027, 1, 11)),
    )  # fmt: skip
    found = [event_of(one, quarter, as_of) for one, as_of, _ in states]
    assert [event["dtstart"].dt for event in found] == [day for _, _, day in states]
    assert len({str(event["uid"]) for event in found}) == 1
    numbers = [int(event["sequence"]) for event in found]
    assert numbers == sorted(set(numbers))


def test_no_change_lies_after_the_day() -> None:
    """On an earlier day nothing was changed later than that day; what knows no 更新日期 names none."""
    early = date(2026, 4, 1)
    stamps = [event["last-modified"].dt.date() for event in events(files(minimal(), as_of=early)["calendar.ics"])
              if "last-modified" in event]  # fmt: skip
    assert stamps
    assert max(stamps) <= early
    bare = put_ledger(busy(), "meetings", "2026-12-10", published_here=None, changed=None)
    assert "last-modified" not in event_of(bare, "第二次")


def test_units_are_told_apart_in_one_go() -> None:
    """What is told is gone through once, however many units there are; a unit named twice is told once."""
    made = [Event(key, "", TODAY, "", "", EventState.confirmed, 0, None, units)
            for key, units in (("a", ("x", "y")), ("b", ("y", "y")), ("c", ()))]  # fmt: skip
    grouped = by_unit(iter(made))
    assert {unit: [event.key for event in own] for unit, own in grouped.items()} == {"x": ["a"], "y": ["a", "b"]}


def test_what_was_withdrawn_or_ended_is_not_marked() -> None:
    """A withdrawn meeting or matter, and a notice that ended, leave no event: the whole calendar is fetched anew."""
    told = {"state": "withdrawn", "withdrawn": {"date": "2026-11-20", "reason": "内容有误，已另行公开。"}}
    portal = put_ledger(busy(), "meetings", "2026-12-10", **told)
    portal = put_ledger(portal, "resolutions", "2026-03-18-2", **told)
    names = marked(files(portal, as_of=date(2026, 11, 26))["calendar.ics"])
    assert not [name for name in names if "第二次" in name or "统一台账" in name or "公示" in name]


def test_what_is_closed_is_not_due() -> None:
    """A matter that ended leaves the calendar."""
    closing = {"date": "2026-11-10", "how": "办结", "by": "联席会议办公室", "says": "台账已经统一。"}
    closed = put_ledger(busy(), "resolutions", "2026-03-18-2", closing=closing)
    assert not [name for name in marked(files(closed)["calendar.ics"]) if name.startswith("期限")]


def test_the_year_before_last_is_left_out() -> None:
    """What was over before last year is not marked; what is due stays, however long ago."""
    names = marked(files(busy(), as_of=date(2028, 5, 1))["calendar.ics"])
    assert not [name for name, day in names.items() if day < date(2027, 1, 1)]
    assert names["期限：统一台账"] == date(2027, 1, 31)
    later = marked(files(busy(), as_of=date(2029, 5, 1))["calendar.ics"])
    assert later["期限：统一台账"] == date(2027, 1, 31)


def test_two_readings_are_two_days() -> None:
    """Where the rule can be read two ways, both days are marked and say so; a decision for one leaves one."""
    portal = minimal()
    (place,) = portal.places
    assert place.body is not None
    rules = words_of(place.body.record)["rules"]
    readings = ({"says": "第一种", "months": 3, "day": 10}, {"says": "第二种", "months": 4, "day": 10})
    rules[1]["reporting"]["readings"] = readings
    body = changed({"body": place.body}, "body", {"rules": rules})["body"]
    portal = replace(portal, places=(replace(place, body=body),))
    decided = put_ledger(portal, "resolutions", MATTER, reporting=readings[1])
    one, two = (marked(files(p)["calendar.ics"]) for p in (decided, portal))
    assert {name: day for name, day in two.items() if "第一季度" in name} == {
        "报送最后一天：2026年第一季度（第1种读法）": date(2026, 4, 10),
        "报送最后一天：2026年第一季度（第2种读法）": date(2026, 5, 11),
    }
    assert {name: day for name, day in one.items() if "第一季度" in name} == {
        "报送最后一天：2026年第一季度": date(2026, 5, 11),
    }


def test_a_unit_has_its_own_days() -> None:
    """A unit's calendar holds its meetings, its matters and every member's day of reporting, not another's matters."""
    made = files(busy())
    assert "期限：统一台账" in marked(made["units/minzheng/calendar.ics"])
    school = marked(made["units/jiaoyu/calendar.ics"])
    assert {"会议（计划）：第二次", "报送最后一天：2026年第四季度"} <= set(school)
    assert "期限：统一台账" not in school


def test_nothing_hidden_is_marked() -> None:
    """No word of what is not public, and no place where a notice hangs."""
    portal = put_ledger(busy(), "meetings", "2026-12-10", id="2026-12-20", title=SECRET, state="draft")
    made = b"".join(files(portal).values()).replace(b"\r\n ", b"").decode()
    assert SECRET not in made
    assert "示例一村" not in made


def test_a_place_without_a_day_has_no_calendar() -> None:
    """No empty calendar: a place with no meeting and nothing due has no file, and no link to one."""
    plan = planned(make_portal(make_place()))
    assert plan.calendars == ()
    assert [feed.path for feed in plan.feeds] == ["feed.xml"]


def test_addresses_need_a_site() -> None:
    """``URL`` is an absolute address, and left out while the site has none."""
    assert b"URL" not in files(minimal())["calendar.ics"]
    urls = {str(event["url"]) for event in events(files(minimal(), BASE)["calendar.ics"])}
    assert urls == {f"{BASE}{path}/" for path in ("meetings/2026-03-18", "notices/2026-001", "reports")}


def test_same_bytes() -> None:
    """Two runs give the same bytes; on another day only the stamp and what follows from the day differ."""
    assert files(busy()) == files(busy())
    one, two = (files(busy(), as_of=day)["calendar.ics"] for day in (TODAY, TODAY + timedelta(days=1)))
    assert one != two
    assert one.replace(b"DTSTAMP:20261121T", b"DTSTAMP:20261122T") == two


def test_a_sample_says_so() -> None:
    """In a telephone nothing but its title tells a made-up day from a true one."""
    assert all(str(event["summary"]).startswith("示例：") for event in events(files(minimal())["calendar.ics"]))
    real = files(put_place(minimal(), sample=False))["calendar.ics"]
    assert not any("示例：" in str(event["summary"]) for event in events(real))


# The library takes a backslash before N for a line end already when it writes: harmless, but not what went in.
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=200)


@given(TEXTS.filter(lambda text: "\\N" not in text))
def test_any_text_comes_back(text: str) -> None:
    """Commas, semicolons, backslashes and long Chinese come back as they went in, in lines of 75 octets."""
    event = Event("a", "a/index.html", TODAY, text, "注", EventState.confirmed, 0, None, ())
    content = calendar_file(DayCalendar("calendar.ics", "shili", text, (event,)), "", TODAY)
    check(content, TODAY)
    assert str(events(content)[0]["summary"]) == text
