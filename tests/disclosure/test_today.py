"""``gongkai today``: in Chinese, per unit, the oldest first; nothing for a place whose office does not publish here."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from generator.cli import run
from tests.bad_inputs.mutate import make_site
from tests.factories import REPO
from tests.ledger_sites import Edits, edit

DAY = "2026-10-08"
JURISDICTION = "content/shili/jurisdiction.yml"
OFFICE = edit(JURISDICTION, "publisher: none", "publisher: office\nsince: 2026-07-01")


def today(capfd: pytest.CaptureFixture[str], config: Path, *options: str, day: str = DAY) -> str:
    """What the command prints; it exits 0."""
    assert run(["today", "--config", str(config), "--as-of", day, *options]) == 0
    return capfd.readouterr().out


@pytest.fixture
def office(tmp_path: Path) -> Path:
    edits: Edits = [
        OFFICE,
        edit("units/shili/units/jiaoyu.yml", "state: public", "state: public\ncheck_by: 2026-10-08"),
    ]
    return make_site(tmp_path / "site", edits)


def test_each_task_says_when_who_what_why_and_where(office: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The heading counts the groups; under each unit stand day, task, reason and file."""
    lines = today(capfd, office).splitlines()
    assert lines[0] == "示例县（2026-10-08）：今天1件，本周2件。"
    assert lines[2:6] == [
        "示例县教育局",
        "  今天  2026-10-08  重新核对“示例县教育局”",
        "      为什么：上次核对是2026-11-21",
        "      文件：units/shili/units/jiaoyu.yml:2:11",
    ]
    assert "  本周  2026-10-10  报送2026年第三季度情况，报给联席会议办公室" in lines
    assert lines.index("示例县教育局") < lines.index("示例县民政局")


def test_one_units_tasks_alone(office: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """``--unit`` leaves the others out; a unit there is not is wrong usage."""
    shown = today(capfd, office, "--unit", "minzheng")
    assert "示例县民政局" in shown and "示例县教育局" not in shown
    assert run(["today", "--config", str(office), "--as-of", DAY, "--unit", "meiyou"]) == 2
    assert "meiyou" in capfd.readouterr().err


def test_the_same_tasks_as_data(office: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """JSON has each task with its group, day, unit, reason and file."""
    (place,) = json.loads(today(capfd, office, "--format", "json"))
    assert (place["place"], place["office"], place["as_of"]) == ("shili", True, DAY)
    assert [(t["when"], t["day"], t["unit"]) for t in place["tasks"]] == [
        ("今天", "2026-10-08", "jiaoyu"),
        ("本周", "2026-10-10", "jiaoyu"),
        ("本周", "2026-10-10", "minzheng"),
    ]
    assert place["tasks"][0]["path"] == "units/shili/units/jiaoyu.yml"


def test_the_same_tasks_as_a_table(office: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Markdown has a row for each task."""
    shown = today(capfd, office, "--format", "markdown")
    assert "| 今天 | 2026-10-08 | 示例县教育局 | 重新核对“示例县教育局” |" in shown
    assert sum(line.startswith("| ") for line in shown.splitlines()) == 5


def test_the_same_tasks_as_a_calendar(office: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """The calendar reads back: a whole day for each task, with its words, and lines that end as RFC 5545 has it."""
    assert run(["today", "--config", str(office), "--as-of", DAY, "--format", "ics"]) == 0
    written = capfdbinary.readouterr().out
    assert written.count(b"\n") == written.count(b"\r\n") > 0
    events = Calendar.from_ical(written).walk("VEVENT")
    assert [event.decoded("dtstart") for event in events] == [date(2026, 10, 8), date(2026, 10, 10), date(2026, 10, 10)]
    assert str(events[0]["summary"]) == "重新核对“示例县教育局”"
    assert len({str(event["uid"]) for event in events}) == 3


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_a_compiled_place_has_nothing_to_do_and_says_so(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], form: str
) -> None:
    """Where the office does not publish here nothing is due, and the reason stands there."""
    site = make_site(
        tmp_path / "site",
        [edit("units/shili/units/jiaoyu.yml", "state: public", "state: public\ncheck_by: 2026-10-08")],
    )
    assert today(capfd, site, "--format", form).strip() == "示例县：这一天，当地办公室没有在本站发布，没有要办的事。"


def test_nothing_is_due_says_so(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """An office with nothing to do is told that."""
    site = make_site(tmp_path / "site", [OFFICE])
    assert today(capfd, site, day="2026-07-15").strip() == "示例县（2026-07-15）：没有要办的事。"


def test_the_real_bodies_have_nothing_due(capfd: pytest.CaptureFixture[str]) -> None:
    """Of the five real bodies nothing is due, overdue or owed."""
    shown = today(capfd, REPO / "site_config.yml", day="2027-01-20")
    assert shown.count("没有要办的事。") == 5
    assert "逾期" not in shown and "已过" not in shown


def test_records_that_must_be_mended_come_first(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Where something must be mended nothing is told of half a place; it says so, and is no failure."""
    site = make_site(tmp_path / "site", [OFFICE, edit(JURISDICTION, "level: 县级", "level: 县")])
    assert run(["today", "--config", str(site), "--as-of", DAY]) == 0
    shown = capfd.readouterr()
    assert shown.out == "" and "gongkai check" in shown.err
