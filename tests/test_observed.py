"""What the ledger says of the world: only where the office publishes here, and nothing it did not fail in."""

from __future__ import annotations

from datetime import date

import pytest

from generator.audit.audit import audit, observe
from generator.catalogue import says
from generator.disclosure.day import day_of
from generator.model.portal import Portal
from tests.factories import TODAY
from tests.national import by_office, minimal, put_ledger

REPORT = {"id": "2026q2-jiaoyu", "period": "2026Q2", "submitted": "2026-07-10"}


def observed(portal: Portal, as_of: date = TODAY) -> list[str]:
    """Code and sentence of what is observed of the ledger."""
    assert list(audit(portal, TODAY, as_of)) == []
    observations = observe(day_of(portal, as_of))
    found = [o.finding for o in observations if o.finding.code.startswith("A8")]
    return [f"{one.code} {says(one)}" for one in found]


def open_matter(portal: Portal) -> Portal:
    """The portal whose only matter was neither reported as done nor closed."""
    portal = put_ledger(portal, "resolutions", "2026-03-18-1", closing=None)
    lines = [{"resolution": "2026-03-18-1", "date": "2026-09-15", "state": "推进中", "done": "名册快好了。"}]
    return put_ledger(portal, "progress", "jiaoyu", lines=lines)


def test_nothing_is_said_of_a_body_that_does_not_publish_here() -> None:
    """Overdue matters, missing reports and meetings of a place compiled from public files are no observation."""
    assert observed(open_matter(minimal())) == []


def test_an_overdue_matter() -> None:
    """A matter open after its due day, as last moved, is overdue by the working days since."""
    assert observed(open_matter(by_office(minimal())), date(2026, 9, 30)) == observed(
        by_office(minimal()), date(2026, 9, 30)
    )
    # due on 30 September; 1–7 October are days off, Saturday the 10th is a day of work: the 8th, 9th and 10th count
    late = [line for line in observed(open_matter(by_office(minimal())), date(2026, 10, 10)) if line.startswith("A801")]
    assert late == ["A801 “建立核对平台”（minzheng 牵头）期限 2026-09-30，已经过了 3 个工作日。"]


@pytest.mark.parametrize(
    ("as_of", "missing"),
    [("2026-04-10", False), ("2026-07-10", False), ("2026-07-13", True)],
)
def test_a_missing_report(as_of: str, missing: bool) -> None:
    """A unit's report is missing the day after it was due, and not before."""
    said = [line for line in observed(by_office(minimal()), date.fromisoformat(as_of)) if line.startswith("A802")]
    assert bool(said) is missing
    assert all("2026年第二季度有 2 个单位" in line for line in said)


def test_a_report_that_came_is_not_missing() -> None:
    """Only the units that did not report are named."""
    portal = put_ledger(by_office(minimal()), "reports", "2026q1-jiaoyu", **REPORT)
    assert [line for line in observed(portal, date(2026, 7, 20)) if line.startswith("A802")] == [
        "A802 2026年第二季度有 1 个单位的报送没有收到：minzheng。"
    ]


def test_too_few_meetings() -> None:
    """A year that is over, wholly after the office began here, with fewer meetings than the rule's number."""
    portal = by_office(minimal(), "2025-01-01")
    assert [line for line in observed(portal) if line.startswith("A803")] == [
        "A803 2025年开了 0 次全体会议，规则写：“联席会议每年召开1次”。"
    ]
    assert not any(line.startswith("A803") for line in observed(by_office(minimal(), "2025-02-01")))


def test_a_planned_meeting_whose_day_is_past() -> None:
    """A meeting still planned after its day is observed, and not called held or cancelled."""
    plan = {"id": "2026-05-06", "date": "2026-05-06", "held": "计划", "number": None, "title": "专题会议", "kind": "专题会议",
            "present": (), "leave": (), "agenda": (), "minutes": None}  # fmt: skip
    portal = put_ledger(by_office(minimal()), "meetings", "2026-03-18", **plan)
    assert "A805 会议原定 2026-05-06，没有记录开了没有。" in observed(portal, date(2026, 5, 7))
    assert not any(line.startswith("A805") for line in observed(portal, date(2026, 5, 6)))
