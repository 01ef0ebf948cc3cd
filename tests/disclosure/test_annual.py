"""The annual report by its day, in its six parts; the fund of medical assistance each quarter."""

from __future__ import annotations

from datetime import date

import pytest

from generator.disclosure.item import State
from generator.disclosure.rules.annual import NO_DAY_SET, OTHERS_FUND, TITLE
from generator.disclosure.scene import NOT_YET, OTHER_KIND
from generator.disclosure.timing import BEFORE_OFFICE, NO_PUBLISHED
from tests.disclosure.county import PARTS, account, county, hosted_by, items, with_report
from tests.disclosure.pairs import quarter
from tests.national import put_here, put_ledger

YEAR = "annual/2026"


@pytest.mark.parametrize(
    ("by", "published", "as_of", "state"),
    [
        ("部门", "2027-01-31", "2027-05-01", State.present),
        ("部门", "2027-02-01", "2027-05-01", State.late),
        ("部门", "2027-02-01", "2027-01-31", State.provisional),
        ("部门", "2027-03-01", "2027-02-01", State.absent),
        ("政府信息公开工作主管部门", "2027-03-31", "2027-05-01", State.present),
        ("政府信息公开工作主管部门", "2027-04-01", "2027-05-01", State.late),
        ("部门", None, "2027-05-01", State.not_recorded),
    ],
)
def test_the_day_itself_is_the_last(by: str, published: str | None, as_of: str, state: State) -> None:
    """31 January 2027 is a Sunday, and the report is due on it (条例 49): a government's on 31 March."""
    portal = with_report(county(), "2026", by=by, published_here=published)
    item = items(portal, "A816", date.fromisoformat(as_of))[YEAR]
    assert item.state is state
    assert (item.why == NO_PUBLISHED) is (published is None)


@pytest.mark.parametrize(
    ("full", "day", "state"),
    [
        ("示例县民政局", "2027-01-31", State.provisional),
        ("示例县民政局", "2027-02-01", State.absent),
        ("示例县人民政府办公室", "2027-03-31", State.provisional),
        ("示例县人民政府办公室", "2027-04-01", State.absent),
    ],
)
def test_a_report_that_is_not_there(full: str, day: str, state: State) -> None:
    """A department's is missing from 1 February; where a government's own office hosts, from 1 April."""
    portal = put_here(county(), "units", "minzheng", full=full)
    found = items(portal, "A816", date.fromisoformat(day))
    assert found[YEAR].state is state
    assert found[YEAR].title == TITLE.format(year=2026)


def test_only_years_of_the_office() -> None:
    """Of years before the office began here none is asked; before 1 January of the next none is."""
    assert set(items(county("2025-06-01"), "A816", date(2026, 12, 31))) == {"annual/2025"}
    assert items(county("2026-06-01"), "A816", date(2026, 12, 31)) == {}
    assert set(items(county("2010-01-01"), "A816", date(2021, 6, 1))) == {"annual/2019", "annual/2020"}
    old = items(with_report(county("2026-06-01"), "2024"), "A816", date(2026, 12, 31))["annual/2024"]
    assert (old.state, old.why) == (State.not_bound, BEFORE_OFFICE)


def test_townships_write_none() -> None:
    """Art. 49 names departments from the county up, and governments' offices."""
    item = items(hosted_by(county(), "乡镇"), "A816", date(2027, 2, 1))[YEAR]
    assert (item.state, item.why) == (State.not_bound, OTHER_KIND)


def test_a_report_has_its_own_timing_and_a_missing_one_none() -> None:
    """A missing report gives the page of the place no due day; how long it is missing is counted in working days."""
    judged = account(county(), date(2027, 2, 3))
    assert "content/shili/jurisdiction.yml" not in judged.timings
    assert [(item.key, late) for item, late in judged.overdue if item.rule == "A816"] == [(YEAR, 3)]


@pytest.mark.parametrize("part", PARTS)
def test_each_of_the_six_parts(part: str) -> None:
    """A report without one of its parts is told which; the others are there."""
    found = items(
        with_report(county(), "2026", **{part: None, "published_here": "2027-01-20"}), "A823", date(2027, 2, 1)
    )
    assert len(found) == len(PARTS)
    assert [key for key, item in found.items() if item.state is State.partial] == [f"{YEAR}/{part}"]


def test_reports_older_than_the_format() -> None:
    """The six parts are of 2021: an older report is not held to them."""
    found = items(with_report(county(), "2020", other=None, published_here="2021-01-20"), "A823")
    assert {(item.state, item.why) for item in found.values()} == {(State.not_bound, NOT_YET)}


@pytest.mark.parametrize(
    ("as_of", "state", "why"),
    [
        ("2026-09-30", State.provisional, NO_DAY_SET),
        ("2026-10-01", State.absent, "没有写哪一天公布；2026年第三季度也过完了，还没有公布"),
    ],
)
def test_a_quarter_is_missing_when_the_next_is_over(as_of: str, state: State, why: str) -> None:
    """The rule names no day: nobody is late while the next quarter runs."""
    item = items(quarter(""), "A817", date.fromisoformat(as_of))["yiliao/2026Q2"]
    assert (item.state, item.why) == (state, why)


def test_the_fund_of_another_organ() -> None:
    """Where the office does not look after medical assistance, its fund is not the office's to publish."""
    assert {item.why for item in items(county(), "A817").values()} == {OTHERS_FUND}


def test_a_quarter_without_any_is_answered() -> None:
    """零报告 of money answers for the quarter it names."""
    portal = put_ledger(
        quarter(""),
        "nil",
        "2026q2-tongbao",
        matter="资金物资",
        period="2026Q2",
        published_here="2026-07-20",
        said="2026-07-20",
    )
    found = items(portal, "A817")
    assert found["yiliao/2026Q2"].state is State.nil
    assert found["yiliao/2026Q1"].state is State.absent
