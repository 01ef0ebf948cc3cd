"""What is said beside a thing's state: that its ground was not read, which rule of the place's own binds, what asks for it."""

from __future__ import annotations

from datetime import date

import pytest

from generator.disclosure.day import seen_on
from generator.disclosure.item import VERDICTS, State
from generator.disclosure.rules.table import BY_CODE
from generator.disclosure.subjects import shown_records
from generator.findings import Place, finding
from generator.plan.account_words import DOUBT
from generator.reports.report import report_of
from tests.account_site import ROOT, example_account, example_day, example_pages

DATES = ("2025-03-31", "2025-12-31", "2026-03-31", "2026-06-30", "2026-12-31")


def test_a_verdict_on_ground_that_was_not_read_says_so() -> None:
    """Each late, partial or absent thing whose law is known second-hand carries 依据待核 beside its state; no other does."""
    account, said = example_account(), 0
    for page in (f"{ROOT}late/index.html", f"{ROOT}missing/index.html"):
        rows = [row for group in example_pages()[page].view.groups for row in group.rows]
        for row in rows:
            names = [i for i in account.in_state(*VERDICTS) if i.title == row.link.text and not BY_CODE[i.rule].own]
            if names and row.chip is not None:
                assert (DOUBT in row.chip.text) is not any(account.is_confirmed(item) for item in names), row.link.text
                said += DOUBT in row.chip.text
    assert said


def test_what_asks_for_a_thing_stands_before_the_limit() -> None:
    """Of a field the guide lacks: article 12, which asks for it, then article 26 with its limit."""
    rows = [row for group in example_pages()[f"{ROOT}missing/index.html"].view.groups for row in group.rows]
    (guide,) = [row for row in rows if "互联网联系方式" in row.link.text]
    assert [line.basis.text for line in guide.limits] == [
        "《政府信息公开条例》第十二条", "《政府信息公开条例》第二十六条"
    ]  # fmt: skip
    assert guide.limits[1].says == "期限20个工作日"


@pytest.mark.parametrize("day", DATES)
def test_the_list_holds_nothing_of_a_later_day(day: str) -> None:
    """目录 and account agree: neither knows on a day what was formed or public here after it."""
    as_of = date.fromisoformat(day)
    account = seen_on(example_day().portal, as_of).accounts["shili"]
    assert account.listing
    for one in account.listing:
        assert one.formed is None or one.formed <= as_of
        assert one.published is None or one.published <= as_of
    shown = {timed.located.record.id for timed in shown_records(account.scene) if timed.at}
    assert {one.record.id for one in account.listing if one.folder == "documents"} <= shown


def test_a_fault_is_the_same_fault_tomorrow() -> None:
    """What a finding says of today is no part of its identity, so that a baseline forgives it tomorrow too."""
    place = Place("content/shili/waivers/a.yml", 3, 1)
    keys = {
        report_of([finding("A312", place, until="2026-06-30", today=today)]).items[0].key
        for today in ("2026-07-01", "2026-07-02")
    }
    assert len(keys) == 1


def test_states_are_those_of_the_contract() -> None:
    """Nine states, each with a word of its own."""
    assert len({state.value for state in State}) == len(State) == 9
