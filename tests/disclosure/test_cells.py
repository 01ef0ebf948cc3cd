"""Contract tests over the states of a cell: each of contract §1, and none by guessing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from generator.disclosure.day import day_of
from generator.disclosure.item import State
from generator.model.portal import Portal
from generator.model.silence import Nil, WithheldItem
from tests.disclosure.accounts import CHECKED, account, items, states, under_law, with_catalogue, with_petition
from tests.factories import COMPILED, located
from tests.ledger_sites import pages_of
from tests.national import changed, put_here, put_ledger, put_place, words_of
from tests.test_days_agree import example

MINE = ("A818", "A820", "A824", "A825", "A826", "A828", "A829", "A831", "A832")
STANDARD = "tekun-zhinan/biaozhun"  # the minimal county says nothing of 特困
PUBLIC = {**COMPILED, "published_here": "2026-11-01"}
NIL = {**PUBLIC, "id": "tekun", "matter": "其他", "row": "mulu-52/tekun-zhinan"}
WITHHELD = {
    **PUBLIC, "id": "tekun", "matter": "其他", "what": "示例", "why": "涉及个人隐私。",
    "article": "xinxi-gongkai/15", "row": "mulu-52/tekun-zhinan",
}  # fmt: skip


def with_nil(period: str, said: str, **fields: Any) -> Portal:
    """The county with a 零报告 for a row."""
    return _ledger(under_law(), nil=located(Nil, "nil.yml", {**NIL, "period": period, "said": said, **fields}))


def with_withheld(decided: str) -> Portal:
    """The county with a row that may not be public."""
    return _ledger(under_law(), withheld=located(WithheldItem, "withheld.yml", {**WITHHELD, "decided": decided}))


def _ledger(portal: Portal, **records: Any) -> Portal:
    (place,) = portal.places
    groups = {name: {one.record.id: one} for name, one in records.items()}
    return replace(portal, places=(replace(place, ledger=replace(place.ledger, **groups)),))


def test_present_and_absent() -> None:
    """What a record answers is there, with the page and the day; what nothing answers is absent."""
    found = items(under_law(), "A820")
    there = found["dibao-zhinan/biaozhun"]
    assert (there.state, there.at, there.since) == (State.present, ("relief", "dibao"), date(2026, 11, 21))
    assert (there.row, there.element, there.subject) == ("mulu-52/dibao-zhinan", "biaozhun", "minzheng")
    absent = found[STANDARD]
    assert (absent.state, absent.at, absent.since) == (State.absent, (), None)


def test_nothing_is_absent_where_nobody_of_the_place_publishes() -> None:
    """Without an office, the same cell is not recorded here, and no cell is a verdict."""
    assert states(under_law(None), "A820")[STANDARD] is State.not_recorded
    account_of = account(under_law(None))
    assert account_of.in_state(State.absent, State.partial, State.late) == []


def test_nothing_is_absent_before_the_office_began() -> None:
    """On the day before ``since`` the place is one that is only compiled."""
    assert states(under_law("2026-11-22"), "A820")[STANDARD] is State.not_recorded


def test_a_new_office_has_its_time() -> None:
    """Until the row's limit after the office began has passed, what is missing is 暂估; the day after, absent."""
    portal = under_law("2026-10-12")  # ten working days later is 2026-10-26
    key = "linshi-zhinan/biaozhun"
    found = items(portal, "A820", date(2026, 10, 26))[key]
    assert found.state is State.provisional and "2026-10-26" in found.why
    assert states(portal, "A820", date(2026, 10, 27))[key] is State.absent


def test_a_row_without_a_known_limit_has_twenty_working_days() -> None:
    """Where nobody knows the row's own limit, the general one is given."""
    portal = under_law("2026-10-12")  # twenty working days later is 2026-11-09
    assert states(portal, "A820", date(2026, 11, 9))[STANDARD] is State.provisional
    assert states(portal, "A820", date(2026, 11, 10))[STANDARD] is State.absent


def test_a_limit_of_the_places_own() -> None:
    """An override's length counts instead of the row's."""
    override = {
        "rule": "A820",
        "length": 3,
        "working": False,
        "reason": "示例",
        "post": "示例岗",
        "valid_from": "2026-01-01",
    }
    portal = put_place(under_law("2026-10-12"), overrides=[override])
    assert states(portal, "A820", date(2026, 10, 15))[STANDARD] is State.provisional
    assert states(portal, "A820", date(2026, 10, 16))[STANDARD] is State.absent


def test_a_year_that_is_not_announced_gives_no_verdict() -> None:
    """A limit that runs into a year whose days off nobody knows yet stays 暂估, however late it is."""
    portal = under_law("2026-12-21")
    assert states(portal, "A820", date(2027, 6, 1))[STANDARD] is State.provisional


def test_a_withheld_row_is_answered() -> None:
    """A row that may not be public is answered from the day it was decided, with its article."""
    found = items(with_withheld("2026-11-10"), "A820")[STANDARD]
    assert found.state is State.withheld
    assert "涉及个人隐私" in found.why and "第15条" in found.why
    assert states(with_withheld("2026-11-10"), "A820", date(2026, 11, 9))[STANDARD] is State.absent


def test_a_nil_row_is_answered_for_its_period_and_the_next() -> None:
    """零报告 answers until the next of its kind had to be said: a quarter's does not answer for a year."""
    portal = with_nil("2026Q2", "2026-07-08", published_here="2026-07-08")
    found = items(portal, "A820", date(2026, 8, 1))[STANDARD]
    assert found.state is State.nil and "第二季度" in found.why and found.since == date(2026, 7, 8)
    assert states(portal, "A820", date(2026, 11, 3))[STANDARD] is State.nil  # 20 working days after 2026-09-30
    assert states(portal, "A820", date(2026, 11, 4))[STANDARD] is State.absent
    assert states(portal, "A820", date(2026, 7, 7))[STANDARD] is State.provisional  # the measure is of 2026-07-01


def test_a_nil_answers_for_its_own_row_alone() -> None:
    """What was said of one row says nothing of another, nor of one that has a record."""
    found = states(with_nil("2026Q3", "2026-10-08"), "A820")
    assert found["linshi-zhinan/biaozhun"] is State.absent
    assert found["dibao-zhinan/biaozhun"] is State.present


def test_what_hangs_on_a_board_is_never_absent() -> None:
    """Lists of persons and what no row is known to want on a website are not asked for here."""
    found = items(under_law(), "A820")
    boards = ("dibao-shenhe", "dibao-shenpi", "tekun-shenhe", "tekun-shenpi", "linshi-shenhe-shenpi")
    hanging = {key: item for key, item in found.items() if key.startswith(boards)}
    assert len(hanging) == 8
    assert {item.state for item in hanging.values()} == {State.present, State.not_recorded}
    assert hanging["dibao-shenpi/mingdan"].at == ("notices", "2026-001")


def test_a_list_is_not_absent_even_where_a_place_asks_for_it() -> None:
    """A place's own catalogue that ticks the website for a list does not make its absence a fault."""
    row = next(r for r in words_of(_standard())["rows"] if r["id"] == "tekun-shenhe")
    row = {**row, "channels": ["政府网站"], "unknown": ["limit", "audience", "manner", "levels"]}
    found = states(with_catalogue(under_law(), "mulu-52", [row]), "A820")
    assert set(found.values()) == {State.not_recorded}


def test_partial_is_a_verdict_only_where_the_office_publishes() -> None:
    """A hotline that nobody rang is 不完整 for an office, and simply there for a place that is compiled."""
    for since, state in (("2026-01-01", State.partial), (None, State.present)):
        found = items(put_here(under_law(since), "channels", "rexian", verified=None), "A825")["rexian/haoma"]
        assert found.state is state and found.why


def test_no_law_asks_to_try_every_number() -> None:
    """Another channel that nobody tried is there, with a note: 不完整 would be a fault no law knows."""
    found = items(with_petition(under_law(), verified=None), "A824")["qudao/dizhi"]
    assert found.state is State.present and found.why


def test_a_record_alone_is_late() -> None:
    """A record that answers alone and was public after its limit is late; a document is timed by rules of its own."""
    life = {"formed": "2026-03-02", "published_here": "2026-11-01"}
    found = items(put_here(under_law(), "relief", "dibao", **life), "A820")["dibao-zhinan/biaozhun"]
    assert found.state is State.late and found.timing is not None and found.timing.due == date(2026, 3, 16)
    in_time = {"formed": "2026-10-26", "published_here": "2026-11-09"}
    assert states(put_here(under_law(), "relief", "dibao", **in_time), "A820")["dibao-zhinan/biaozhun"] is State.present


def test_a_national_record_has_no_day_of_the_place() -> None:
    """What the nation's records answer says nothing of when the place published: no timing, no day."""
    found = items(under_law(), "A820")["tekun-zhinan/tiaojian"]
    assert (found.state, found.why, found.timing, found.since) == (State.present, "全国规定", None, None)


def test_the_unit_that_leads_the_measure_has_to_publish() -> None:
    """Money for schooling is the school bureau's, where the document gives it the topic alone; else the office's."""
    found = items(under_law(), "A826")
    assert found["zijin-jiaoyu/zijin"].subject == "jiaoyu"
    assert found["zijin-dibao/zijin"].subject == "minzheng"
    assert found["zijin-shouzai/zijin"].subject == "minzheng"  # nobody has the topic: the office


def test_a_unit_that_a_rule_does_not_bind() -> None:
    """What a party body has to publish is no cell of art. 67."""
    found = states(put_here(under_law(), "units", "jiaoyu", kind="党委"), "A826")
    assert found["zijin-jiaoyu/zijin"] is State.not_bound
    assert found["zijin-tekun/zijin"] is State.absent


def test_rows_for_each_measure_name_it() -> None:
    """Of a row that holds for each measure there is a cell for each of the day, named."""
    found = items(under_law(), "A826")
    policies = [key for key in found if key.startswith("zhengce/")]
    assert "zhengce/dibao/zhengce" in policies and "zhengce/2014-dibao/zhengce" not in policies
    assert "最低生活保障" in found["zhengce/dibao/zhengce"].title


def test_keys_are_unique_and_stay() -> None:
    """No two items of a rule have one key, and a record more or less moves no key."""
    for code in MINE:
        keys = [item.key for item in account(under_law()).by_rule[code]]
        assert len(keys) == len(set(keys))
    assert states(under_law(), "A820").keys() == states(with_petition(under_law()), "A820").keys()


def test_what_is_there_is_shown_on_a_page_there_is() -> None:
    """The page an item names is one of the site's."""
    portal = with_petition(under_law(), verified=CHECKED)
    pages = pages_of(portal)
    named = {"/".join((*item.at, "index.html")) for item in account(portal).items if item.at and item.rule in MINE}
    assert len(named) > 10
    assert named - set(pages) == set()


def test_a_draft_answers_for_nothing() -> None:
    """A record that is not public does not make a cell present."""
    portal = put_ledger(under_law(), "notices", "2026-001", state="draft")
    assert states(portal, "A820")["dibao-shenpi/mingdan"] is State.not_recorded
    portal = put_here(under_law(), "channels", "rexian", state="in_review", verified=CHECKED)
    assert states(portal, "A825")["rexian/haoma"] is State.absent


def test_units_in_a_row_of_each_unit() -> None:
    """A row for each unit has cells for members of the day alone."""
    rows = words_of(under_law().national.catalogues["tiaoli-jigou"].record)["rows"]
    portal = with_catalogue(under_law(), "mulu-52", rows)
    assert {item.subject for item in items(portal, "A820").values()} == {"minzheng", "jiaoyu"}
    (place,) = portal.places
    later = changed(place.units, "jiaoyu", {"since": "2026-12-01"})
    portal = replace(portal, places=(replace(place, units=later),))
    assert {item.subject for item in items(portal, "A820").values()} == {"minzheng"}


def _standard() -> Any:
    return under_law().national.catalogues["mulu-52"].record


def test_what_is_absent_says_from_when_and_by_which_articles() -> None:
    """An absent cell has the article that requires it, then the limit's, and the day from which that is counted."""
    (found,) = day_of(example(), date(2026, 6, 30)).accounts.values()
    item = next(item for item in found.by_rule["A821"] if item.state is State.absent)
    assert item.why == "从2025-01-01（本地办公室开始在本站发布）起数"
    assert [str(ref) for ref in item.basis] == ["xinxi-gongkai/12", "xinxi-gongkai/26"]


def test_an_account_knows_of_which_things_the_basis_was_read() -> None:
    """A rule known second-hand, or a limit that is, leaves its items unconfirmed; the regulation's are confirmed."""
    (found,) = day_of(example(), date(2026, 6, 30)).accounts.values()
    confirmed = {code: {found.is_confirmed(item) for item in found.by_rule[code]} for code in ("A811", "A821")}
    assert confirmed == {"A811": {False}, "A821": {True}}
