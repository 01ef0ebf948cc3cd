"""The grid of reports: each body's rule in its own words, case by case, and what the grid never does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.days.calendar import make_calendar
from generator.ledger.book import LedgerBook
from generator.ledger.dues import SetDay, dues_of
from generator.ledger.reports import Grid, Handed, duty_of, make_grid
from generator.model.body import Body, Reading
from generator.model.calendar import CalendarYear
from generator.model.jurisdiction import Jurisdiction
from generator.model.period import parse_period
from generator.model.portal import PlaceData, Tombstone
from generator.model.reporting import UnitReport
from tests.factories import COMPILED, TODAY
from tests.national import changed, load, minimal, words_of

PLAIN = make_calendar([])
GOLDEN = yaml.safe_load((Path(__file__).parent / "golden" / "reporting.yml").read_text(encoding="utf-8"))
RULED = [section for section in GOLDEN if "due" in section]
CASES = [
    pytest.param(one["place"], case, id=f"{one['place']}-{case['name']}") for one in RULED for case in one["cases"]
]
UNIT = "minzheng"


def place_of(slug: str) -> PlaceData:
    return next(place for place in (*load("real").places, *minimal().places) if place.slug == slug)


def body_of(slug: str) -> Body:
    body = place_of(slug).body
    assert body is not None
    return body.record


def report(**fields: Any) -> UnitReport:
    data = {**COMPILED, "id": "bao", "unit": UNIT, "period": "2026Q1", "submitted": "2026-04-08", **fields}
    return UnitReport.model_validate(data)


def grid_of(slug: str, case: dict[str, Any]) -> Grid | None:
    """The grid of one unit in a golden case."""
    period = parse_period(case["period"])
    reports, set_days = [], []
    if "received" in case:
        sections = [{"heading": name, "text": "示例。"} for name in case.get("sections", ())]
        fields = {"period": case["period"], "submitted": case["received"], "nil": case.get("nil", False)}
        reports.append(report(**fields, sections=sections))
    if "decided" in case and case["decided"] <= case["today"]:
        months, day = case["sets"]
        read = Reading(says="会议定的日子", months=months, day=day)
        set_days.append(SetDay("ding", case["decided"], read, case.get("dropped")))
    announced = [str(case["announced"])] if "announced" in case else []
    years = [CalendarYear.model_validate({**COMPILED, "id": y, "source": "示例", "complete": True}) for y in announced]
    withdrawn = [(UNIT, period)] if case.get("withdrawn") else []
    kept_back = [(UNIT, period)] if case.get("kept_back") else []
    since = case.get("office")
    other = report(unit="jiaoyu", period=case["period"], submitted=period.first)  # so that there is always a grid
    return make_grid(
        body_of(slug), (UNIT, "jiaoyu"), [UNIT] if case.get("ended") else [], [*reports, other], withdrawn, kept_back,
        set_days, case["today"], since, make_calendar(years), {UNIT: case["joined"]} if "joined" in case else None,
    )  # fmt: skip


@pytest.mark.parametrize("section", GOLDEN, ids=[section["place"] for section in GOLDEN])
def test_the_golden_table_quotes_each_rule(section: dict[str, Any]) -> None:
    """Each section stands under the rule's own words, or under none where the document has no such rule."""
    found = duty_of(body_of(section["place"]))
    if found is None:
        assert section["rule"] == "文件没有写"
        assert "due" not in section
    else:
        body = body_of(section["place"])
        assert place_of(section["place"]).read(body, found[0].span) == section["rule"]


@pytest.mark.parametrize("section", RULED, ids=[section["place"] for section in RULED])
def test_due_days(section: dict[str, Any]) -> None:
    """Every reading gives its day, moved to the next working day where it is a day of rest."""
    found = duty_of(body_of(section["place"]))
    assert found is not None
    for name, expected in section["due"].items():
        dues = dues_of(parse_period(name), found[1].readings, (), PLAIN)
        days = [f"{due.day}{' 暂估' if due.provisional else ''}" for due in dues.days]
        assert days == [str(day) for day in expected], name


@pytest.mark.parametrize(("place", "case"), CASES)
def test_golden_cases(place: str, case: dict[str, Any]) -> None:
    """What the grid says of one unit and one period."""
    grid = grid_of(place, case)
    assert grid is not None
    cell = grid.cells[UNIT, parse_period(case["period"])]
    assert cell.state.value == case["says"]
    if "sections" in case or "nil" in case:
        assert list(cell.lacks) == case.get("lacks", [])


def test_every_state_has_a_golden_case() -> None:
    """No state is without an example that a reader can check."""
    assert {case.values[1]["says"] for case in CASES} == {state.value for state in Handed}


@pytest.mark.parametrize("slug", ["wuhai", "dafang", "yijinhuoluo"])
def test_no_rule_no_grid(slug: str) -> None:
    """Where the document asks for no reports there is no grid, whoever reported."""
    given = report(period="2026Q1", submitted="2026-04-08")
    since = date(2026, 1, 1)
    assert make_grid(body_of(slug), (UNIT,), (), [given], (), (), (), TODAY, since, PLAIN) is None


def test_the_latest_decision_holds() -> None:
    """A later decision takes the place of an earlier one from its own meeting on, and not before."""
    first = SetDay("a", date(2026, 3, 1), Reading(says="5日", months=3, day=8))
    second = SetDay("b", date(2026, 8, 1), Reading(says="20日", months=3, day=20))
    found = [dues_of(parse_period(name), (), (second, first), PLAIN).set_by for name in ("2025Q4", "2026Q1", "2026Q3")]
    assert found == [None, "a", "b"]


# the whole body


def book(place: PlaceData, as_of: date = TODAY, since: str = "2026-01-01", **units: dict[str, Any]) -> LedgerBook:
    """A place whose office publishes here, with some units changed."""
    words = words_of(place.jurisdiction.record)
    record = Jurisdiction.model_validate({**words, "publisher": "office", "since": since})
    for name, fields in units.items():
        place = replace(place, units=changed(place.units, name, fields))
    return LedgerBook(replace(place, jurisdiction=replace(place.jurisdiction, record=record)), PLAIN, as_of)


def test_members_one_by_one_report_the_host_too() -> None:
    """各成员单位 are members one by one: no collective, no outsider; the unit that hosts the office is one of them."""
    (place,) = minimal().places
    assert book(place).asked == ("minzheng", "jiaoyu")
    assert book(place, jiaoyu={"kind": "集合"}).asked == ("minzheng",)
    assert book(place, jiaoyu={"member": False}).asked == ("minzheng",)


def test_townships_report_and_their_collective_does_not() -> None:
    """In 伊金霍洛旗 the seven towns are asked, not 各镇人民政府."""
    asked = book(place_of("yijinhuoluo")).asked
    assert "zhen" not in asked
    assert {"zhasake-zhen", "wulanmulun-zhen"} <= set(asked)


def test_sums_are_made_only_where_they_are_sure() -> None:
    """What is missing is counted only in a period that is over, judged, and whose days are sure."""
    (place,) = minimal().places
    grid = book(place).grid
    assert grid is not None
    sums = {str(period): grid.tally(period) for period in grid.periods}
    assert (sums["2026Q1"].asked, sums["2026Q1"].received, sums["2026Q1"].nil, sums["2026Q1"].missing) == (2, 2, 1, 0)
    assert (sums["2026Q2"].received, sums["2026Q2"].missing) == (0, 2)
    assert sums["2026Q4"].missing is None
    late = book(place, since="2026-04-01").grid
    assert late is not None
    assert late.tally(parse_period("2026Q1")).missing is None


def test_a_withdrawn_report_is_not_missing() -> None:
    """Of a report that was withdrawn the grid says so; nobody is said to have sent none."""
    (place,) = minimal().places
    reports = {name: at for name, at in place.ledger.reports.items() if name != "2026q1-jiaoyu"}
    gone = Tombstone("reports", "2026q1-jiaoyu", TODAY, report=("jiaoyu", parse_period("2026Q1")))
    grid = book(replace(place, ledger=replace(place.ledger, reports=reports), tombstones=(gone,))).grid
    assert grid is not None
    assert grid.cells["jiaoyu", parse_period("2026Q1")].state is Handed.withdrawn
    sums = grid.tally(parse_period("2026Q1"))
    assert (sums.asked, sums.received, sums.missing) == (1, 1, 0)


def test_who_has_ended_is_not_asked_unless_it_reported() -> None:
    """A body whose kind has lost its name is missing in no sum."""
    body, units = body_of("shili"), ("minzheng", "jiaoyu")
    given = [report(unit="minzheng")]
    grid = make_grid(body, units, {"jiaoyu", "shuili"}, given, (), (), (), TODAY, date(2026, 1, 1), PLAIN)
    assert grid is not None
    assert grid.ended == {"jiaoyu"}
    sums = grid.tally(parse_period("2026Q1"))
    assert (sums.asked, sums.received, sums.missing) == (1, 1, 0)
