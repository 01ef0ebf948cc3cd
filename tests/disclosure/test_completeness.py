"""Contract tests over the rules of 完整性: each has a county that breaks it and one that keeps it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from generator.disclosure.item import State
from generator.disclosure.rule import Severity
from generator.disclosure.rules.table import BY_CODE
from generator.model.portal import Portal
from generator.model.silence import Nil
from tests.disclosure.accounts import CHECKED, items, states, under_law, with_petition
from tests.disclosure.test_evidence import with_document
from tests.factories import COMPILED, located
from tests.national import changed, load, put_here, put_place

MINE = ("A818", "A820", "A824", "A825", "A826", "A828", "A829", "A831", "A832")
SECOND_QUARTER = {"period_from": "2026-04-01", "period_to": "2026-06-30", "published_here": "2026-07-10"}


def with_units(portal: Portal, group: str, name: str, **fields: Any) -> Portal:
    """One more unit or person."""
    (place,) = portal.places
    return replace(portal, places=(replace(place, **{group: changed(getattr(place, group), name, fields)}),))


def without(portal: Portal, **groups: Any) -> Portal:
    """The place with some of its records gone."""
    (place,) = portal.places
    return replace(portal, places=(replace(place, **groups),))


def test_money_of_every_period() -> None:
    """A818: a quarter after the law began that is left out is absent once 20 working days are over; one told is there."""
    assert states(under_law(), "A818") == {"dibao/2026Q3": State.present}
    portal = put_here(under_law(), "funds", "2026-q3-dibao", **SECOND_QUARTER)
    assert states(portal, "A818", date(2026, 9, 30)) == {"dibao/2026Q2": State.not_bound}
    assert states(portal, "A818", date(2026, 11, 3))["dibao/2026Q3"] is State.provisional
    assert states(portal, "A818", date(2026, 11, 4)) == {
        "dibao/2026Q2": State.not_bound,  # before the law
        "dibao/2026Q3": State.absent,
    }


def test_a_quarter_without_money_is_answered_by_nil() -> None:
    """A818: 零报告 of the quarter answers for it, for good."""
    portal = put_here(under_law(), "funds", "2026-q3-dibao", **SECOND_QUARTER)
    (place,) = portal.places
    said = {**COMPILED, "id": "q3", "matter": "资金物资", "period": "2026Q3", "said": "2026-10-08"}
    nil = {"q3": located(Nil, "nil.yml", said)}
    portal = without(portal, ledger=replace(place.ledger, nil=nil))
    assert states(portal, "A818")["dibao/2026Q3"] is State.nil
    assert states(portal, "A818", date(2027, 12, 1))["dibao/2026Q3"] is State.nil


def test_money_in_periods_of_no_usual_length_is_not_counted() -> None:
    """A818: where the records' period is no quarter, half or whole year, nobody says which one is missing."""
    odd = put_here(under_law(), "funds", "2026-q3-dibao", period_from="2026-07-02")
    assert states(odd, "A818") == {}


def test_before_the_office_began_no_quarter_is_missing() -> None:
    """A818: a quarter that ended before the office began is not asked for."""
    portal = put_here(under_law("2026-10-15"), "funds", "2026-q3-dibao", **SECOND_QUARTER)
    assert states(portal, "A818")["dibao/2026Q3"] is State.not_bound


def test_the_standard_catalogue() -> None:
    """A820: what is missing is absent and what was added is there."""
    key = "jiandu/xinfang-dizhi"
    assert states(under_law(), "A820")[key] is State.absent
    assert states(with_petition(under_law(), verified=CHECKED), "A820")[key] is State.present


def test_petitions() -> None:
    """A824: without a petition channel four of the six are absent; with one that was checked nothing is."""
    broken = states(under_law(), "A824")
    assert [key for key, state in broken.items() if state is State.absent] == [
        "qudao/dizhi", "qudao/jiedai", "qudao/chaxun",
    ]  # fmt: skip
    kept = states(with_petition(under_law(), verified=CHECKED), "A824")
    assert set(kept.values()) == {State.present} and len(kept) == 6


def test_the_hotline() -> None:
    """A825: a number rung within 90 days is there, one rung long ago is partial, none is absent."""
    assert states(under_law(), "A825") == {"rexian/haoma": State.present}
    old = put_here(under_law(), "channels", "rexian", verified={**CHECKED, "date": "2026-07-01"})
    assert states(old, "A825") == {"rexian/haoma": State.partial}
    assert states(without(under_law(), channels={}), "A825") == {"rexian/haoma": State.absent}


def test_policies_standards_and_money() -> None:
    """A826: for 低保 all three are there, for 特困 neither standard nor money."""
    found = states(under_law(), "A826")
    assert {found[f"{kind}-dibao/{kind}"] for kind in ("biaozhun", "zijin")} == {State.present}
    assert {found[f"{kind}-tekun/{kind}"] for kind in ("biaozhun", "zijin")} == {State.absent}
    assert found["zhengce/tekun/zhengce"] is State.present


def test_members_and_duties() -> None:
    """A828: a list as long as stated, a duty for each, and nobody from outside; a unit more breaks two of them."""
    assert set(states(under_law(), "A828").values()) == {State.present}
    more = with_units(under_law(), "units", "jiaoyu", id="caizheng", full="示例县财政局")
    found = items(more, "A828")
    assert found["count"].state is State.partial and "2个" in found["count"].why and "3个" in found["count"].why
    assert found["duty/caizheng"].state is State.partial
    assert found["duty/jiaoyu"].state is State.present


def test_a_roster_from_outside() -> None:
    """A828: a member of the roster whose unit is not on the list breaks the roster."""
    assert states(under_law(), "A828")["roster"] is State.present
    found = items(with_units(under_law(), "people", "shili-yi", unit=None), "A828")["roster"]
    assert found.state is State.partial and "教育局" in found.why


def test_the_members_of_a_compiled_place_are_not_judged() -> None:
    """A828: what does not fit in a document of a place that is only compiled is 文件中的出入, no verdict."""
    more = with_units(under_law(None), "units", "jiaoyu", id="caizheng", full="示例县财政局")
    found = items(more, "A828")
    assert found["count"].state is State.not_bound and "文件中的出入" in found["count"].why
    assert found["duty/minzheng"].state is State.present


def test_empty_columns() -> None:
    """A829: a column with nothing in it is absent; with an entry, or a fresh 零报告, it is not."""
    found = states(under_law(), "A829")
    assert {key for key, state in found.items() if state is State.absent} == {"institutions"}
    kept = states(with_document(under_law(), on_disclosure=True), "A829")
    assert set(kept.values()) == {State.present}
    bare = without(under_law(), funds={})
    assert states(bare, "A829")["funds"] is State.absent
    (place,) = bare.places
    said = {**COMPILED, "id": "q3", "matter": "资金物资", "period": "2026Q3", "said": "2026-10-08"}
    answered = without(bare, ledger=replace(place.ledger, nil={"q3": located(Nil, "nil.yml", said)}))
    assert states(answered, "A829")["funds"] is State.nil


def test_a_way_to_ask() -> None:
    """A831: the place's own hotline is a way to ask; a petition office is none."""
    assert states(under_law(), "A831") == {"zixun": State.present}
    petition = with_petition(without(with_petition(under_law()), relief={}))
    (place,) = petition.places
    only = without(petition, channels={"xinfang": place.channels["xinfang"]})
    assert states(only, "A831") == {"zixun": State.absent}


def test_where_to_turn() -> None:
    """A832: review, lawsuit and complaint about information are told by the national channels; without them, absent."""
    assert set(states(under_law(), "A832").values()) == {State.present}
    portal = under_law()
    portal = replace(portal, national=replace(portal.national, channels={}))
    assert set(states(portal, "A832").values()) == {State.absent}


def test_no_rule_known_second_hand_must_be_kept() -> None:
    """A rule whose text nobody read is never 必须做到, and what is this site's own wish is only advised."""
    national = load("real").national
    weights = {code: BY_CODE[code].weight(national) for code in MINE}
    assert {code for code, weight in weights.items() if weight is Severity.must} == {"A824", "A826"}
    assert {code for code, weight in weights.items() if weight is Severity.may} == {"A825", "A832"}
    assert [code for code in MINE if not BY_CODE[code].is_confirmed(national)] == ["A820", "A829", "A831"]


def test_every_rule_may_be_set_aside() -> None:
    """A place that a rule does not bind says so with a reason, and no item of it is a verdict."""
    for code in MINE:
        override = {"rule": code, "applies": False, "reason": "示例", "post": "示例岗", "valid_from": "2026-01-01"}
        found = states(put_place(under_law(), overrides=[override]), code)
        assert set(found.values()) == {State.not_bound}, code
