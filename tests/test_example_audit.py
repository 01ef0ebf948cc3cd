"""The audit of the example county on five days, against a table made from its records and the law without the program."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

import pytest
import yaml

from generator.disclosure.account import Account
from generator.disclosure.day import day_of
from generator.disclosure.item import Item, State
from generator.load.site import load_portal
from tests.factories import REPO

CONFIG = REPO / "examples" / "shili" / "site_config.yml"
TABLE: dict[date, dict[str, Any]] = yaml.safe_load((REPO / "tests/golden/audit.yml").read_text(encoding="utf-8"))
NAMED = (State.late, State.absent, State.partial, State.nil, State.withheld, State.provisional)
CELLS = [pytest.param(day, code, id=f"{day}-{code}") for day, table in TABLE.items() for code in table["计数"]]
DAYS_PAST = re.compile(r"过了(\d+)个工作日")


@lru_cache(maxsize=len(TABLE))
def account(day: date) -> Account:
    """The program's account of the county on a day."""
    portal, findings = load_portal(CONFIG, lambda _: None)
    assert portal is not None
    assert list(findings) == []
    return day_of(portal, day).accounts["shili"]


def by_name(items: Iterable[Item], state: State) -> list[str]:
    return sorted(item.key for item in items if item.state is state)


def days_late(item: Item) -> int | None:
    """By how many working days, where the item says so."""
    if item.timing is not None and item.timing.late:
        return item.timing.late
    told = DAYS_PAST.search(item.why)
    return int(told.group(1)) if told else None


@pytest.mark.parametrize("day", list(TABLE), ids=str)
def test_the_rules_that_have_items_are_those_of_the_table(day: date) -> None:
    """No rule is silent where the table has items of it, and none speaks where it has none."""
    assert sorted(account(day).by_rule) == sorted(TABLE[day]["计数"])


@pytest.mark.parametrize(("day", "code"), CELLS)
def test_states_are_as_the_table_says(day: date, code: str) -> None:
    """Of each rule on each day: how many items in each state, and by name all that are a verdict, an answer or open."""
    items, table = account(day).by_rule.get(code, []), TABLE[day]
    assert Counter(item.state.value for item in items) == Counter(table["计数"][code])
    for state in NAMED:
        assert by_name(items, state) == sorted(table.get(state.value, {}).get(code, ())), state


@pytest.mark.parametrize(("day", "code"), CELLS)
def test_days_late_are_as_the_table_says(day: date, code: str) -> None:
    """What is late, or past its day and not public, is so by as many working days as were counted by hand."""
    for state in (State.late, State.absent):
        listed = TABLE[day].get(state.value, {}).get(code, {})
        if isinstance(listed, dict):
            found = {item.key: days_late(item) for item in account(day).by_rule.get(code, []) if item.state is state}
            assert found == listed, state


def test_every_state_is_somewhere() -> None:
    """The example has each state of what ought to be public on one of the five days at least."""
    assert {item.state for day in TABLE for item in account(day).items} == set(State)


def test_a_key_is_unique_within_its_rule() -> None:
    """No two items of a rule have the same key."""
    for day in TABLE:
        found = Counter((item.rule, item.key) for item in account(day).items)
        assert [pair for pair, count in found.items() if count > 1] == [], day


@pytest.mark.parametrize("day", list(TABLE), ids=str)
def test_a_party_unit_is_never_judged_by_the_regulation(day: date) -> None:
    """Of what the party's unit or the mass body has to publish nothing is late, absent or partial by the regulation."""
    kinds = {name: unit.record.kind.value for name, unit in account(day).scene.place.units.items()}
    others = {name for name, kind in kinds.items() if kind in ("党委", "群团")}
    assert others
    for code in ("A810", "A812", "A821", "A822", "A827"):
        found = {item.state for item in account(day).by_rule.get(code, []) if item.subject in others}
        assert found <= {State.not_bound}, code
