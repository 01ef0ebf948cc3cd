"""What a place says of the rules: what it may change, what is found where it may not, and what the change does."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from generator.audit.overrides import check_overrides
from generator.catalogue import Level, level_of, remedy, says
from generator.disclosure.item import State
from generator.disclosure.rules.table import RULES
from generator.findings import Finding, Findings
from generator.model.portal import Portal
from tests.disclosure.county import BULLETIN, DOCUMENT, account, county, items, with_bulletin, with_document
from tests.factories import TODAY
from tests.national import minimal, put_place

REASON = "示政办发〔2026〕1号第三条"


def own(rule: str, **fields: Any) -> dict[str, Any]:
    """One override."""
    return {"rule": rule, "reason": REASON, "post": "办公室主任", "valid_from": "2026-01-01", **fields}


def found(*overrides: dict[str, Any]) -> list[Finding]:
    """What is found of these overrides."""
    findings = Findings()
    check_overrides(put_place(minimal(), overrides=overrides), TODAY, findings)
    return list(findings)


def codes(*overrides: dict[str, Any]) -> list[str]:
    """The codes alone."""
    return [one.code for one in found(*overrides)]


@pytest.mark.parametrize(
    ("override", "code"),
    [
        (own("A899", applies=False), "A340"),
        (own("A804", applies=False), "A340"),
        (own("A810", applies=False), "A341"),
        (own("A801", applies=False), "A341"),
        (own("A810", length=21), "A341"),
        (own("A814", length=7), "A342"),
        (own("A811", length=7, applies=False), "A342"),
        (own("A811"), "A342"),
        (own("A811", length=7, valid_to="2026-01-01"), "A343"),
        (own("A811", length=7, valid_to="2025-06-01"), "A343"),
    ],
)
def test_overrides_that_cannot_be(override: dict[str, Any], code: str) -> None:
    """No such rule, one that may not be dropped or stretched, one that has no limit, nothing said, a time backwards."""
    (one,) = found(override)
    assert one.code == code
    assert level_of(one) is Level.must
    assert override["rule"] in says(one)
    assert remedy(one)


@pytest.mark.parametrize(
    "override",
    [
        own("A810", length=10),
        own("A810", length=20),
        own("A811", length=7),
        own("A811", length=15, working=False, valid_to="2026-07-01"),
        own("A814", applies=False),
        own("A820", applies=False),
    ],
)
def test_overrides_that_can_be(override: dict[str, Any]) -> None:
    """A shorter limit, another for what is known second-hand, and dropping what no law says."""
    assert codes(override) == []


@pytest.mark.parametrize(
    ("first", "second", "overlap"),
    [
        (("2026-01-01", None), ("2026-06-01", None), True),
        (("2026-01-01", "2026-06-01"), ("2026-06-01", None), False),
        (("2026-06-01", None), ("2026-01-01", "2026-06-02"), True),
        (("2026-01-01", "2026-12-31"), ("2026-03-01", "2026-04-01"), True),
        (("2026-01-01", None), ("2026-01-01", None), True),
    ],
)
def test_one_rule_is_changed_once_at_a_time(first: Any, second: Any, overlap: bool) -> None:
    """Two overrides of a rule may follow each other, and share no day; of two rules they may."""
    one, other = (own("A811", length=7, valid_from=start, valid_to=end) for start, end in (first, second))
    assert codes(one, other) == (["A343"] if overlap else [])
    assert codes(one, {**other, "rule": "A810"}) == []


@pytest.mark.parametrize(("rule", "start"), [("A840", "1949-01-01"), ("A814", "2036-01-01")])
def test_days_that_are_hardly_meant(rule: str, start: str) -> None:
    """A change before the rule began, or years ahead, is asked about and blocks nothing."""
    (one,) = found(own(rule, applies=False, valid_from=start))
    assert (one.code, level_of(one)) == ("A359", Level.should)


@pytest.mark.parametrize("written", ["a811", "811"])
def test_a_code_in_other_letters(written: str) -> None:
    """The code that is meant is named."""
    (one,) = found(own(written, length=7))
    assert (one.code, one.value("near")) == ("A340", "A811")


def test_a_draft_is_not_judged() -> None:
    """A draft may be incomplete."""
    findings = Findings()
    check_overrides(put_place(minimal(), state="draft", overrides=(own("A899", applies=False),)), TODAY, findings)
    assert list(findings) == []


def test_no_law_can_be_dropped() -> None:
    """What may be dropped is what no law or regulation says and no document of the body's own."""
    for rule in RULES:
        names = {ref.instrument for ref in rule.basis}
        if rule.severity.value == "必须做到" or rule.own:
            assert codes(own(rule.code, applies=False)) == ["A341"], names


# what it does


def short(portal: Portal, rule: str, **fields: Any) -> Portal:
    """The portal whose place counts five working days."""
    return put_place(portal, overrides=(own(rule, length=5, **fields),))


def test_a_shorter_limit_of_the_regulation() -> None:
    """Five working days after 30 April 2026 are over on 11 May; the reason is told with the limit."""
    late = short(with_bulletin("2026-04-30", "2026-05-12"), "A810")
    item = items(late, "A810")[BULLETIN]
    assert item.state is State.late
    assert item.timing is not None
    assert (item.timing.due, item.timing.late) == (date(2026, 5, 11), 1)
    assert [(limit.span, limit.own, limit.given) for limit in item.timing.limits] == [
        ("5个工作日", REASON, "20个工作日")
    ]
    in_time = short(with_bulletin("2026-04-30", "2026-05-11"), "A810")
    assert items(in_time, "A810")[BULLETIN].state is State.present


def test_a_shorter_limit_of_the_catalogue() -> None:
    """The catalogue's limit moves, the regulation's stays; both are kept, the stricter first."""
    portal = short(with_document(county(), formed="2026-04-30", published_here="2026-05-12"), "A811")
    assert items(portal, "A811")[DOCUMENT].state is State.late
    assert items(portal, "A810")[DOCUMENT].state is State.present
    path = items(portal, "A811")[DOCUMENT].place.path
    assert [limit.length for limit in account(portal).timings[path].limits] == [5, 20]


def test_calendar_days() -> None:
    """A limit in days counts every day, and ends after a rest: five days after 30 April are 5 May, a holiday."""
    portal = short(with_bulletin("2026-04-30", "2026-05-06"), "A810", working=False)
    found = items(portal, "A810")[BULLETIN].timing
    assert found is not None
    assert (found.due, found.state) == (date(2026, 5, 6), State.present)


@pytest.mark.parametrize(("start", "end", "late"), [
    ("2026-04-30", None, True), ("2026-05-01", None, False), ("2026-01-01", "2026-04-30", False),
    ("2026-01-01", "2026-05-01", True),
])  # fmt: skip
def test_an_override_holds_for_what_was_formed_in_its_time(start: str, end: str | None, late: bool) -> None:
    """What decides is the day the thing was formed, not the day one asks."""
    for rule, portal in (
        ("A810", with_bulletin("2026-04-30", "2026-05-12")),
        ("A811", with_document(county(), formed="2026-04-30", published_here="2026-05-12")),
    ):
        key = BULLETIN if rule == "A810" else DOCUMENT
        item = items(short(portal, rule, valid_from=start, valid_to=end), rule)[key]
        assert (item.state is State.late) is late


def test_a_rule_that_does_not_apply() -> None:
    """A rule dropped by the place binds nobody there, and says why."""
    portal = with_document(county(), formed="2026-04-30", published_here="2026-05-20")
    item = items(put_place(portal, overrides=(own("A811", applies=False),)), "A811")[DOCUMENT]
    assert item.state is State.not_bound
    assert REASON in item.why


def test_a_limit_of_the_place_holds_from_its_day_on() -> None:
    """What was formed the day before has the regulation's twenty working days; what was formed on it the place's."""
    for begins, length in (("2026-04-30", 5), ("2026-05-01", 20)):
        item = items(short(with_bulletin("2026-04-30", "2026-05-12"), "A810", valid_from=begins), "A810")[BULLETIN]
        assert item.timing is not None
        assert [limit.length for limit in item.timing.limits] == [length]
