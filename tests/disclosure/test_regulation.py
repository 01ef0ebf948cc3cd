"""政府信息公开条例: in time, late by so many working days, provisional or unknown; and whom it binds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.disclosure.item import DUE, Counted, State, Timing
from generator.disclosure.rules.regulation import WORKING_DAYS
from generator.disclosure.rules.table import RULES
from generator.disclosure.scene import KIND_UNKNOWN, NOT_A_MEMBER, OTHER_KIND, OTHER_LEVEL, Scene
from generator.disclosure.timing import BEFORE_OFFICE, NO_FORMED, NO_PUBLISHED, judge_days, stricter
from generator.ledger.book import book_of
from generator.model.portal import Portal
from generator.model.statement import parse_article, parse_figure
from generator.model.unit import BOUND_TO_DISCLOSE, UnitKind
from tests.disclosure.county import (
    BULLETIN,
    DOCUMENT,
    account,
    changed_on,
    county,
    hosted_by,
    items,
    with_bulletin,
    with_document,
    with_guide,
    with_report,
)
from tests.disclosure.pairs import BULLETIN_FILE, changed_bulletin
from tests.factories import TODAY
from tests.national import load, put_here, put_ledger, put_place

MEETING = "meetings/2026-03-18"
MATTER = "resolutions/2026-03-18-1"
BY_REGULATION = [rule for rule in RULES if any(ref.instrument == "xinxi-gongkai" for ref in rule.basis)]
NOT_BOUND = [kind for kind in UnitKind if kind not in BOUND_TO_DISCLOSE]


def timing(portal: Portal, key: str = BULLETIN, as_of: date = TODAY, code: str = "A810") -> Timing:
    """How one thing stands in time."""
    found = items(portal, code, as_of)[key].timing
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("formed", "published", "due", "state", "late"),
    [
        ("2026-04-30", "2026-06-01", "2026-06-01", State.present, 0),
        ("2026-04-30", "2026-06-03", "2026-06-01", State.late, 2),
        ("2026-09-19", "2026-10-22", "2026-10-22", State.present, 0),
        ("2026-09-24", "2026-11-02", "2026-10-29", State.late, 2),
        ("2026-02-10", "2026-03-17", "2026-03-16", State.late, 1),
        ("2026-02-10", "2026-02-10", "2026-03-16", State.present, 0),
    ],
)
def test_twenty_working_days(formed: str, published: str, due: str, state: State, late: int) -> None:
    """The day of forming does not count, days of rest do not, and the last day is in time (条例 26)."""
    found = timing(with_bulletin(formed, published))
    assert (found.due, found.state, found.late) == (date.fromisoformat(due), state, late)


def test_the_length_is_the_law_s() -> None:
    """The number the rule counts with is the one the article has."""
    figure = load("real").national.figure(parse_figure("xinxi-gongkai/26/zhudong-gongkai"))
    assert figure is not None
    assert figure.value == WORKING_DAYS


@pytest.mark.parametrize(
    ("formed", "published", "as_of", "state", "estimated"),
    [
        ("2026-12-20", "2027-02-20", "2027-03-01", State.provisional, True),
        ("2026-12-20", "2026-12-25", "2027-03-01", State.present, True),
        ("2026-11-20", "2026-12-21", "2027-03-01", State.late, False),
        ("2026-11-20", "2027-01-05", "2027-03-01", State.provisional, False),
    ],
)
def test_a_guessed_holiday_is_no_verdict(
    formed: str, published: str, as_of: str, state: State, estimated: bool
) -> None:
    """Where days off not announced lie between forming and publishing it is 暂估; in time before them is in time."""
    found = timing(with_bulletin(formed, published), as_of=date.fromisoformat(as_of))
    assert (found.state, found.estimated) == (state, estimated)
    assert found.late == (1 if state is State.late else 0)


@pytest.mark.parametrize(
    ("as_of", "state", "late"),
    [("2026-05-20", State.provisional, 0), ("2026-06-01", State.provisional, 0), ("2026-06-02", State.absent, 1),
     ("2026-06-04", State.absent, 3), ("2026-06-05", State.late, 4), ("2026-07-05", State.late, 4)],
)  # fmt: skip
def test_what_is_public_later_is_not_public_yet(as_of: str, state: State, late: int) -> None:
    """On a day before it was public a thing is still in time, or missing for so many working days."""
    found = timing(with_bulletin("2026-04-30", "2026-06-05"), as_of=date.fromisoformat(as_of))
    assert (found.state, found.late) == (state, late)
    assert (found.published is None) is (state is not State.late)


def test_what_is_not_formed_yet_is_no_item() -> None:
    """On a day before it was formed there is nothing to make public."""
    portal = with_document(county(), formed="2026-04-30", published_here="2026-05-06")
    assert DOCUMENT not in items(portal, "A810", date(2026, 4, 29))
    assert DOCUMENT in items(portal, "A810", date(2026, 4, 30))


@pytest.mark.parametrize(
    ("portal", "why"),
    [(with_bulletin("2026-04-30", None), NO_PUBLISHED), (with_bulletin("2025-12-31", "2026-06-05"), BEFORE_OFFICE)],
)
def test_what_cannot_be_judged_is_not(portal: Portal, why: str) -> None:
    """Without a day of publishing, or formed before the office began here, nothing is late."""
    item = items(portal, "A810")[BULLETIN]
    assert item.state not in DUE
    assert item.why == why


def test_a_day_of_forming_is_never_taken_from_another() -> None:
    """A document that does not say when it was formed is not timed, though it says when it was issued."""
    item = items(with_document(county(), issued="2026-01-05"), "A810")[DOCUMENT]
    assert (item.state, item.why) == (State.not_recorded, NO_FORMED)


def test_the_stricter_limit_applies_and_both_are_shown() -> None:
    """A policy document is late by the catalogue's ten working days, and not by the regulation's twenty."""
    portal = with_document(county(), formed="2026-04-30", published_here="2026-05-20")
    assert items(portal, "A810")[DOCUMENT].state is State.present
    assert items(portal, "A811")[DOCUMENT].state is State.late
    path = items(portal, "A810")[DOCUMENT].place.path
    both = account(portal).timings[path]
    assert [(limit.length, limit.confirmed) for limit in both.limits] == [(10, False), (20, True)]
    assert (both.due, both.late) == (date(2026, 5, 18), 2)


def test_other_things_are_given_twenty_days_alone() -> None:
    """The catalogue speaks of policy documents; a bulletin has the regulation's limit."""
    assert set(items(county(), "A811")) == {DOCUMENT}


@pytest.mark.parametrize("level", ["设区的市", "自治区"])
def test_the_catalogue_binds_counties(level: str) -> None:
    """民办函〔2019〕52号 binds county and township level; what a city publishes is not late by it."""
    portal = with_document(put_place(county(), level=level), formed="2026-04-30", published_here="2026-05-20")
    item = items(portal, "A811")[DOCUMENT]
    assert (item.state, item.why) == (State.not_bound, OTHER_LEVEL)
    assert items(portal, "A810")[DOCUMENT].state is State.present


def test_minutes_and_what_they_decide() -> None:
    """A matter is formed with its minutes; minutes added to a meeting announced before have no day of their own."""
    late = put_ledger(county(), "resolutions", "2026-03-18-1", published_here="2026-04-21")
    assert (timing(late, MATTER).formed, timing(late, MATTER).late) == (date(2026, 3, 20), 1)
    announced = put_ledger(county(), "meetings", "2026-03-18", published_here="2026-03-01")
    assert items(announced, "A810")[MEETING].why == NO_PUBLISHED
    without = put_ledger(county(), "meetings", "2026-03-18", minutes=None)
    assert not {MEETING, MATTER} & set(items(without, "A810"))


def test_the_leading_organ_publishes_what_is_made_together() -> None:
    """What the body makes, the host of its office publishes (条例 10); an explanation, the unit that wrote it."""
    found = items(put_here(county(), "explanations", "zhidu", by="jiaoyu"), "A810")
    assert found[BULLETIN].subject == "minzheng"
    assert found["explanations/zhidu"].subject == "jiaoyu"


# whom it binds


def everything(portal: Portal) -> Portal:
    """With a guide, an annual report, and an explanation by the host."""
    portal = put_here(portal, "explanations", "zhidu", formed="2026-04-01", published_here="2026-11-01")
    return with_report(with_guide(portal), "2025")


@pytest.mark.parametrize("kind", NOT_BOUND)
def test_only_organs_are_scored_under_the_regulation(kind: UnitKind) -> None:
    """No party, mass or commercial unit, and none of another kind, is scored by any rule that stands on 条例."""
    portal = put_here(hosted_by(everything(county()), kind), "units", "jiaoyu", kind=kind)
    judged = account(portal)
    for rule in BY_REGULATION:
        for item in judged.by_rule.get(rule.code, []):
            assert item.state not in DUE, (rule.code, item.key)
    assert {item.why for item in judged.by_rule["A810"]} == {OTHER_KIND}


@pytest.mark.parametrize("kind", BOUND_TO_DISCLOSE)
def test_organs_are_scored(kind: UnitKind) -> None:
    """行政机关 and townships are scored under the same rules."""
    judged = account(hosted_by(everything(county()), kind))
    scored = {rule.code for rule in BY_REGULATION for item in judged.by_rule.get(rule.code, []) if item.state in DUE}
    assert scored >= {"A810", "A821", "A822", "A827", "A830"}


def test_where_nobody_knows_who_publishes_nobody_is_scored() -> None:
    """A body whose office sits in no known unit is scored under no rule that binds some kinds of unit."""
    (place,) = county().places
    assert place.body is not None
    units = {name: unit for name, unit in place.units.items() if name != "minzheng"}
    portal = replace(county(), places=(replace(place, units=units),))
    assert items(portal, "A810")[BULLETIN].why == KIND_UNKNOWN


@pytest.mark.parametrize(("formed", "bound"), [("2019-05-14", False), ("2019-05-15", True), ("2014-09-15", False)])
def test_nothing_older_than_the_regulation_is_scored(formed: str, bound: bool) -> None:
    """No document before 2019-05-15 is scored under 条例, even where the office was here all the time."""
    portal = with_document(county("2010-01-01"), formed=formed, published_here="2026-01-05")
    for rule in BY_REGULATION:
        found = [item for item in account(portal).by_rule.get(rule.code, []) if item.key == DOCUMENT]
        assert all((item.state in DUE) is bound for item in found if rule.code != "A812"), rule.code


def test_a_unit_that_joined_later() -> None:
    """What is older than a unit's joining is not its to publish."""
    portal = put_here(with_bulletin("2026-04-30", "2026-07-01"), "units", "minzheng", since="2026-05-01")
    item = items(portal, "A810")[BULLETIN]
    assert (item.state, item.why) == (State.not_bound, NOT_A_MEMBER)


# what was changed


def test_a_change_is_dated_by_git_or_not_at_all() -> None:
    """Where git does not tell, or the place is made up, a change is neither in time nor late."""
    lives = changed_on(BULLETIN_FILE, "2026-09-01")
    assert items(changed_bulletin(), "A812", lives=lives)[BULLETIN].state is State.late
    assert items(changed_bulletin(), "A812")[BULLETIN].state is State.not_recorded
    sample = put_place(changed_bulletin(), sample=True)
    assert items(sample, "A812", lives=lives)[BULLETIN].state is State.not_recorded
    unchanged = put_ledger(changed_bulletin(), "bulletins", "2026-01", changed="2026-05-06")
    assert BULLETIN not in items(unchanged, "A812", lives=lives)


def test_a_change_does_not_move_the_first_timing() -> None:
    """The passport's timing is that of forming, whatever was changed since."""
    judged = account(changed_bulletin(), lives=changed_on(BULLETIN_FILE, "2026-09-01"))
    assert judged.timings[BULLETIN_FILE].state is State.present
    assert BULLETIN_FILE in {item.place.path for item in judged.by_rule["A812"]}


# properties

DAYS = st.dates(date(2019, 1, 1), date(2028, 12, 31))
BASIS = parse_article("xinxi-gongkai/26")


def scene_of(as_of: date, since: str = "2019-06-01") -> Scene:
    portal = county(since)
    return Scene(book_of(portal, portal.places[0], as_of), portal.national)


@given(DAYS, st.integers(0, 120), st.integers(1, 60), DAYS)
def test_late_is_never_a_guess(formed: date, wait: int, length: int, as_of: date) -> None:
    """Late or missing is said only after the last day, with its number of working days, of days announced."""
    scene = scene_of(as_of)
    due, published = formed + timedelta(days=length), formed + timedelta(days=wait)
    found = judge_days(scene, formed, published, [Counted(BASIS, length, False, due)])
    verdict = found.state in (State.late, State.absent)
    assert verdict is (found.late > 0)
    if verdict:
        until = published if found.state is State.late else as_of
        assert due < until <= as_of and formed >= scene.since
        assert not any(scene.book.calendar.look_up(day).provisional for day in (formed, until))
    if found.published is not None:
        assert found.published <= as_of


@given(DAYS, st.integers(1, 60), st.integers(1, 60), DAYS)
def test_the_stricter_of_two(formed: date, one: int, other: int, published: date) -> None:
    """Of two timings the one with less time stands, whichever comes first, and both limits are kept."""
    scene = scene_of(date(2028, 12, 31), "2019-01-01")
    limits = [Counted(BASIS, length, False, formed + timedelta(days=length)) for length in (one, other)]
    left, right = (judge_days(scene, formed, published, [limit]) for limit in limits)
    for merged in (stricter(left, right), stricter(right, left)):
        assert merged.due == min(limit.due for limit in limits)
        assert {limit.length for limit in merged.limits} == {one, other}
