"""Contract tests over all rules of the audit: each is worded, grounded, told apart, and shown by two sites."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from generator.audit.audit import observe
from generator.catalogue import BY_CODE as ENTRIES
from generator.catalogue import Level, says
from generator.disclosure.day import day_of
from generator.disclosure.item import ANSWERED, VERDICTS, State
from generator.disclosure.rule import Rule, Severity
from generator.disclosure.rules.table import RULES
from tests.disclosure.county import account, items
from tests.disclosure.pairs import PAIRS, Pair
from tests.factories import TODAY
from tests.national import load, put_place
from tests.test_days_agree import example

NATIONAL = load("real").national
SECOND_HAND = {"A811", "A813", "A814", "A815", "A820", "A823", "A829", "A831"}
ONCE_DRAWN = {"A846"}
BY_RULE = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
BY_PAIR = pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.code}-{pair.key}")


@BY_RULE
def test_a_rule_is_worded(rule: Rule) -> None:
    """A rule's code is one of the catalogue that only observes, and says what to do."""
    entry = ENTRIES[rule.code]
    assert entry.level is Level.observation
    assert entry.title and entry.remedy and entry.why


def test_codes_and_titles_are_told_apart() -> None:
    """No two rules share a code, or a name on the site."""
    assert max(Counter(rule.code for rule in RULES).values()) == 1
    assert max(Counter(ENTRIES[rule.code].title for rule in RULES).values()) == 1


@BY_RULE
def test_a_rule_is_grounded(rule: Rule) -> None:
    """Each article a rule rests on is held by the portal; only the body's own rules rest on its document instead."""
    assert [str(ref) for ref in rule.basis if NATIONAL.article(ref) is None] == []
    assert bool(rule.basis) is not rule.own
    assert rule.is_held(NATIONAL)


@BY_RULE
def test_what_is_known_second_hand_must_not_be_done(rule: Rule) -> None:
    """A rule whose text nobody here read is never 必须做到, and neither is one of the body's own."""
    assert rule.is_confirmed(NATIONAL) is (rule.code not in SECOND_HAND)
    if rule.code in SECOND_HAND or rule.own:
        assert rule.weight(NATIONAL) is not Severity.must


@BY_RULE
def test_a_rule_binds_no_day_before_its_law(rule: Rule) -> None:
    """A rule begins to bind when its instruments did, at the earliest."""
    begins = [NATIONAL.law[ref.instrument].record.in_force for ref in rule.basis]
    if rule.binds.since is not None:
        assert all(day is None or day <= rule.binds.since for day in begins)


@BY_RULE
def test_a_rule_is_shown_by_two_sites(rule: Rule) -> None:
    """For each rule there is a site that breaks it and one that keeps it; of taps, once pages are drawn (test_depth)."""
    assert rule.code in {*(pair.code for pair in PAIRS), *ONCE_DRAWN}


@BY_PAIR
def test_the_site_that_breaks_it(pair: Pair) -> None:
    """The rule gives its verdict on the site that breaks it, and says why or by when."""
    item = items(pair.breaks(), pair.code, pair.day, pair.lives)[pair.key]
    assert item.state is pair.state
    assert item.state in VERDICTS


@BY_PAIR
def test_the_site_that_keeps_it(pair: Pair) -> None:
    """The rule gives no verdict on the same thing in the site that keeps it."""
    item = items(pair.keeps(), pair.code, pair.day_kept or pair.day, pair.lives_kept)[pair.key]
    assert item.state in ANSWERED - VERDICTS


@BY_PAIR
def test_nobody_is_judged_who_does_not_publish_here(pair: Pair) -> None:
    """The same broken site, only compiled, gets no verdict from any rule."""
    compiled = put_place(pair.breaks(), publisher="none", since=None)
    assert account(compiled, pair.day, pair.lives).in_state(*VERDICTS) == []


@BY_PAIR
def test_nobody_is_judged_before_the_office_began(pair: Pair) -> None:
    """The same broken site as of a day before the office publishes here gets no verdict."""
    later = put_place(pair.breaks(), publisher="office", since="2027-12-01")
    assert account(later, pair.day, pair.lives).in_state(*VERDICTS) == []


@BY_PAIR
def test_a_verdict_is_observed_in_one_sentence(pair: Pair) -> None:
    """Each verdict of a general rule is one observation, its sentence filled and whole."""
    day = day_of(pair.breaks(), pair.day, pair.lives)
    (found,) = day.accounts.values()
    wanted = [(item.rule, item.key) for item in found.in_state(*VERDICTS) if item.rule >= "A810"]
    said = [o for o in observe(day) if o.finding.code >= "A810"]
    assert [(o.finding.code, o.key) for o in said] == wanted
    for one in said:
        sentence = says(one.finding)
        assert not set("{}…") & set(sentence)
        assert "：。" not in sentence and "，。" not in sentence


@pytest.mark.parametrize("as_of", [date(2020, 1, 1), TODAY, date(2028, 6, 30)])
def test_no_verdict_on_the_five_real_bodies(as_of: date) -> None:
    """For the five real bodies nothing is late, missing or incomplete, on whatever day one asks."""
    for place in day_of(load("real"), as_of).accounts.values():
        assert place.in_state(*VERDICTS) == []
        assert place.median_lag is None
        assert place.overdue == ()


def test_every_item_has_a_key_of_its_own() -> None:
    """Rule, place and key name one item."""
    for portal in (load("real"), example()):
        for place in day_of(portal, TODAY).accounts.values():
            keys = Counter((item.rule, item.key) for item in place.items)
            assert keys.most_common(1)[0][1] == 1


def test_counts_are_of_items() -> None:
    """An item stands under its rule, its unit and its axis once: counts by any of them add up to all."""
    (place,) = day_of(example(), TODAY).accounts.values()
    assert sum(len(held) for held in place.by_rule.values()) == len(place.items)
    assert sum(len(held) for held in place.by_unit.values()) == len(place.items)
    assert {item.state for item in place.items} <= set(State)
