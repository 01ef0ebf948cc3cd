"""What people who read the example county looked for: each where they looked."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import pytest

from generator.disclosure.day import day_of
from generator.findings import Findings
from generator.load.site import load_portal
from generator.model.portal import Portal
from generator.pages.frame import Page
from generator.plan.site import plan_site
from generator.privacy.attachments.offer import offer_attachments
from tests.factories import REPO
from tests.national import by_office, minimal, put_ledger

END = date(2026, 6, 30)


def planned(portal: Portal, day: date) -> dict[str, Page]:
    """Every page of the portal on a day."""
    plan, findings = plan_site(day_of(offer_attachments(portal, Findings()), day), ())
    assert list(findings) == []
    return {page.frame.path: page for page in plan.pages}


@cache
def example() -> dict[str, Page]:
    """The example county on the last day of its story."""
    portal, findings = load_portal(REPO / "examples/shili/site_config.yml", lambda _: None)
    assert portal is not None
    assert list(findings) == []
    return planned(portal, END)


def view(path: str) -> Any:
    return example()[f"{path}/index.html"].view


def test_the_home_and_the_measure_lead_to_a_notice_that_hangs() -> None:
    """Who was told that a list hangs finds it from the home and from the measure, and only while one hangs."""
    assert "notices/index.html" in [tile.target for tile in example()["index.html"].view.ways]
    leading = {p.frame.path: p.view.related[0].text for p in example().values() if p.frame.kind == "measure"}
    named = [path for path, text in leading.items() if text == "正在公示的1份名单贴在哪里"]
    assert named == ["relief/2014-dibao/index.html"]
    later = planned(minimal(), date(2026, 12, 20))
    assert "notices/index.html" not in [tile.target for tile in later["index.html"].view.ways]


@pytest.mark.parametrize(
    ("households", "persons", "says"), [(1, 2, "少于3户，少于3人"), (3, 3, "3户，3人"), (0, 0, "0户，0人")]
)
def test_small_numbers_go_with_the_list(households: int, persons: int, says: str) -> None:
    """Once the list is down, numbers that would point at one family are not told."""
    portal = put_ledger(minimal(), "notices", "2026-001", households=households, persons=persons)
    ended = planned(portal, date(2026, 12, 20))["notices/2026-001/index.html"].view
    assert says in [fact.text for fact in ended.facts]
    assert "12345" in ended.says


def test_a_meeting_names_what_of_it_is_not_public() -> None:
    """A gap in the numbers is explained where it is seen, and leads to the reason."""
    (fact,) = view("meetings/2025-04-29").closed
    assert (fact.label, fact.text) == ("第5项", "不公开，依据《政府信息公开条例》第十五条")
    assert fact.link.target == "withheld/index.html#w-2025-01"


def test_a_topic_tells_what_meetings_decided() -> None:
    """Who looks for a matter by its topic finds what was decided on it, the most pressing first, ten at most."""
    page = next(p for p in example().values() if p.frame.kind == "place-topic" and p.view.matters)
    assert all(row.link.target.startswith("resolutions/") for row in page.view.matters)
    assert len(page.view.matters) <= 10


def test_what_is_left_out_of_a_units_list_is_counted() -> None:
    """A unit's open matters are ten at most; how many more there are is said."""
    matters = view("units/minzheng").matters
    assert len(matters.rows) == 10
    assert matters.more.text.startswith("还有")
    assert view("units/zhen").matters is None


def test_a_units_own_number_is_shown() -> None:
    """Where a channel of the place is answered by the unit, its page gives the number and reproaches nobody."""
    contact = view("units/minzheng").contact
    assert "000-0000" in contact
    assert "未收录" not in contact


def test_what_was_referred_says_that_the_answer_is_not_held() -> None:
    """A proposal referred to the government says what this portal does not know of it, and whom to ask."""
    rows = [row for page in example().values() if page.frame.kind == "proposals" for row in page.view.proposals]
    referred = [row for row in rows if row.result == "报政府决定"]
    assert referred
    assert all(any(fact.label == "政府怎么定" and not fact.known for fact in row.facts) for row in referred)


def test_nil_stands_where_one_looks_for_the_thing() -> None:
    """That there was none in a period is said on the page of such things."""
    assert [fact.label for fact in view("cases").nil] == ["2025年第二季度"]
    assert view("circulars").nil


def test_a_day_by_which_an_answer_was_asked_for() -> None:
    """A day set by supervision that passed without a report is an event of the matter; with one it is none."""
    events = [(event.title, event.day) for event in view("resolutions/2026-01-22-3").events]
    assert ("督办要求的日子", "2026年6月5日") in events
    portal = put_ledger(by_office(minimal()), "resolutions", "2026-03-18-1", closing=None)
    told = planned(portal, date(2026, 11, 21))["resolutions/2026-03-18-1/index.html"].view.events
    assert "督办要求的日子" not in [event.title for event in told]


def test_done_after_the_day_was_moved_says_so() -> None:
    """What kept only a moved due day is not shown as plainly in time, and lists give the first day."""
    page = view("resolutions/2025-01-21-3")
    assert page.chip.text == "改期后办结"
    rows = [row for p in example().values() if p.frame.kind == "resolutions" for row in p.view.rows]
    assert any("原定" in row.due for row in rows if row.chip.text == "改期后办结")


def test_the_last_word_of_a_unit_stands_beside_what_pressed_it() -> None:
    """In a list an overdue matter shows what the unit said, not only that it was pressed."""
    (row,) = [r for r in view("resolutions").rows if r.link.target == "resolutions/2026-01-22-3/index.html"]
    assert "约谈" in row.last
    assert "学籍系统不让批量查" in row.said
