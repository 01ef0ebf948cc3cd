"""Measures, situations, channels and money: what points nowhere or does not add up is found where it stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from generator.audit.local_relief import check_local_relief
from generator.audit.periods import check_periods
from generator.audit.relief import check_relief
from generator.audit.tables import check_tables
from generator.findings import Finding, Findings
from generator.model.channel import ChannelKind
from generator.model.measure import LocalMeasure
from generator.model.portal import Portal
from generator.model.topic import TOPICS
from tests.factories import TODAY, located, spots
from tests.national import minimal, put, put_here, put_table, words_of

Loc = tuple[str | int, ...]
FUNDS = "2026-q3-dibao"
TOPIC_IDS = [topic.id for topic in TOPICS]


def all_found(portal: Portal, as_of: date = TODAY) -> list[Finding]:
    findings = Findings()
    check_relief(portal, as_of, lambda icon: icon != "mei-you", findings)
    check_tables(portal.national, findings)
    check_periods(portal, findings)
    check_local_relief(portal, findings)
    return list(findings)


def codes(portal: Portal, as_of: date = TODAY) -> list[str]:
    return [finding.code for finding in all_found(portal, as_of)]


def spot(portal: Portal, group: str, name: str, loc: Loc, *, here: bool = False) -> str:
    """Where a field of a record stands, of a place's or a national one."""
    return str(getattr(portal.places[0] if here else portal.national, group)[name].at(*loc))


@pytest.mark.parametrize("day", [date(1990, 1, 1), date(2026, 6, 30), date(2026, 7, 1), TODAY, date(2090, 1, 1)])
def test_a_sound_portal_has_no_finding_on_any_day(day: date) -> None:
    """Records that fit together have no finding, whatever day the site is built for."""
    assert codes(minimal(), day) == []


# references from record to record


class Pointer(NamedTuple):
    """A field that names another record: where it stands, and what it names in the minimal site."""

    here: bool  # a place's record, not a national one
    group: str
    name: str
    loc: Loc
    to: str
    target: str

    def with_(self, portal: Portal, target: str, **more: Any) -> Portal:
        """The portal whose field names another record."""
        fields = {str(self.loc[0]): [target] if self.loc[1:] else target, **more}
        return put_it(portal, self.group, self.name, fields, here=self.here)

    def spot(self, portal: Portal, target: str) -> str:
        """Where the field stands."""
        return spot(portal, self.group, target if self.loc == ("id",) else self.name, self.loc, here=self.here)


def put_it(portal: Portal, group: str, name: str, fields: dict[str, Any], *, here: bool = False) -> Portal:
    """The portal with one record changed, of its place or a national one."""
    if group == "tables":
        return put_table(portal, **fields)
    return (put_here if here else put)(portal, group, name, **fields)


POINTERS = (
    Pointer(False, "relief", "dibao", ("successors", 0), "relief", "dibao"),
    Pointer(False, "situations", "meiqian", ("ladder",), "ladders", "shenqing"),
    Pointer(False, "situations", "meiqian", ("measures", 0), "relief", "dibao"),
    Pointer(False, "tables", "dibao", ("measure",), "relief", "dibao"),
    Pointer(False, "tables", "dibao", ("leads_on", 0), "tables", "dibao"),
    Pointer(True, "relief", "dibao", ("id",), "relief", "dibao"),
    Pointer(True, "funds", FUNDS, ("measure",), "relief", "dibao"),
    Pointer(True, "explanations", "zhidu", ("measures", 0), "relief", "dibao"),
)
EVERY_POINTER = pytest.mark.parametrize("pointer", POINTERS, ids=[f"{p.group}-{p.loc[0]}" for p in POINTERS])


@EVERY_POINTER
def test_what_is_named_is_there(pointer: Pointer) -> None:
    """A name that no record has, broken ones included, is one finding with the name it looks like; a draft's is none."""
    for wrong, near in ((f"{pointer.target}o", pointer.target), ("wu" * 9, "")):
        portal = pointer.with_(minimal(), wrong)
        found = all_found(portal)
        assert spots(found) == [("A149", pointer.spot(portal, wrong))]
        assert (found[0].value("id"), found[0].value("near")) == (wrong, near)
        broken = replace(portal.national, unread=frozenset({f"{pointer.to}/{wrong}"}))
        assert codes(replace(portal, national=broken)) == []
        assert "A149" not in codes(pointer.with_(minimal(), wrong, state="draft"))


@EVERY_POINTER
@pytest.mark.parametrize("named", ["draft", "in_review", "withdrawn", "public"])
def test_a_public_record_names_public_ones(pointer: Pointer, named: str) -> None:
    """A public record that names one that is not public is found; one that is not public itself is not."""
    portal = put(minimal(), pointer.to, pointer.target, id="qita", state=named)
    for state in ("public", "in_review"):
        changed = pointer.with_(portal, "qita", state=state)
        here = pointer.spot(changed, "qita")
        expected = [("A116", here)] if state == "public" != named else []
        assert [item for item in spots(all_found(changed)) if item[1] == here] == expected


@pytest.mark.parametrize(
    ("fields", "code", "loc", "unread"),
    [({"of": ["zhidu", "banfa"]}, "A109", ("of", 1), "documents/banfa"),
     ({"by": "caizheng"}, "A101", ("by",), "units/caizheng")],
)  # fmt: skip
def test_an_explanation_is_of_a_document_by_a_unit(fields: Any, code: str, loc: Loc, unread: str) -> None:
    """The documents an explanation is of, and the unit that gives it, are the place's own."""
    portal = put_here(minimal(), "explanations", "zhidu", **fields)
    assert spots(all_found(portal)) == [(code, spot(portal, "explanations", "zhidu", loc, here=True))]
    assert codes(replace(portal, places=(replace(portal.places[0], unread=frozenset({unread})),))) == []


# situations


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "as_of", "answered"),
    [("2026-07-01", "2026-10-01", date(2026, 9, 30), True),
     ("2026-07-01", "2026-10-01", date(2026, 10, 1), False),
     ("2026-09-01", None, date(2026, 8, 31), False),
     ("2026-09-01", None, date(2026, 9, 1), True),
     ("2026-07-01", None, date(2016, 1, 1), True),
     ("2014-05-01", "2026-07-01", date(2016, 1, 1), False)],
)  # fmt: skip
def test_a_situation_has_an_answer(valid_from: str, valid_to: str | None, as_of: date, answered: bool) -> None:
    """One measure of a situation holds on the day, or on the situation's first: from its first day, before its “to”."""
    portal = put(minimal(), "relief", "dibao", valid_from=valid_from, valid_to=valid_to)
    expected = [] if answered else [("A154", spot(portal, "situations", "meiqian", ("measures",)))]
    assert spots(all_found(portal, as_of)) == expected
    two = put(portal, "relief", "dibao", id="linshi", valid_from="2000-01-01", valid_to=None)
    assert codes(put(two, "situations", "meiqian", measures=["linshi", "dibao"]), as_of) == []


@given(st.sets(st.sampled_from(TOPIC_IDS), min_size=1), st.sampled_from(["draft", "in_review", "withdrawn"]))
def test_every_topic_is_reached(reached: set[str], state: str) -> None:
    """Each topic no situation names, first or beside others, is one finding; what no reader sees reaches none."""
    first, *rest = sorted(reached)
    portal = put(minimal(), "situations", "meiqian", topics=[first], related=rest)
    found = all_found(put(portal, "situations", "meiqian", id="gao", state=state, related=TOPIC_IDS))
    assert {(f.code, f.value("id"), f.place) for f in found} == {
        ("A153", topic, portal.config_place) for topic in set(TOPIC_IDS) - reached
    }
    assert codes(put(portal, "situations", "meiqian", id="er", related=sorted(set(TOPIC_IDS) - reached))) == []


def test_topics_are_reached_only_where_there_are_situations() -> None:
    """A portal without situations has no unreached topic, nor has one with a situation that could not be read."""
    portal = put(minimal(), "situations", "meiqian", related=[])
    assert set(codes(portal)) == {"A153"}
    lessened: list[dict[str, Any]] = [{"situations": {}}, {"unread": frozenset({"situations/kanbing"})}]
    for less in lessened:
        assert codes(replace(portal, national=replace(portal.national, **less))) == []


# what a record says of itself, and a place of a measure

STEP = {"title": "审核确认", "who": "县民政局", "what": "决定。", "starts_from": "受理申请", "source": "示例文件"}
AMOUNT = {"name": "甲", "area": "全县", "value": 8, "unit": "%", "valid_from": "2026-07-01", "source": "乙"}
ONE, TWO = {"id": "jia", "label": "甲"}, {"id": "yi", "label": "乙"}
QUESTIONS: list[tuple[dict[str, Any], str, Loc]] = [
    ({"kind": "选一个", "choices": [ONE, TWO]}, "", ()), ({"kind": "选一个", "choices": [ONE]}, "A166", ("choices",)),
    ({"kind": "选一个", "choices": [ONE, TWO, ONE]}, "A107", ("choices", 2, "id")),
    ({"choices": [ONE, TWO]}, "A166", ("choices",)), ({"unit": "元"}, "A166", ("unit",)),
    ({"amount": "低保标准"}, "A166", ("amount",)), ({"kind": "数字"}, "A166", ("unit",)),
]  # fmt: skip
SAID: list[tuple[bool, str, str, dict[str, Any], str, Loc]] = [
    (False, "situations", "meiqian", {"icon": "mei-you"}, "A167", ("icon",)),
    (False, "relief", "dibao", {"successors": ["dibao"]}, "A162", ("successors", 0)),
    (False, "tables", "dibao", {"leads_on": ["dibao"]}, "A162", ("leads_on", 0)),
    (False, "relief", "dibao", {"materials": [{"name": "证"}, {"name": "其他材料"}]}, "A161", ("materials", 1, "name")),
    (True, "relief", "dibao", {"materials": [{"name": "户口簿等材料"}]}, "A161", ("materials", 0, "name")),
    (True, "relief", "dibao", {"materials": [{"name": "收入证明、工资单等"}]}, "", ()),
    (True, "relief", "dibao", {"replaces": ["apply", "who"]}, "A163", ("replaces", 1)),
    (True, "relief", "dibao", {"steps": [{**STEP, "length": 30}]}, "", ()),
    (True, "relief", "dibao", {"steps": [{**STEP, "length": 31}]}, "A164", ("steps", 0, "length")),
    (True, "relief", "dibao", {"steps": [{**STEP, "length": 31, "title": "公示"}]}, "A164", ("steps", 0, "length")),
    (True, "relief", "dibao", {"steps": [{**STEP, "length": 31, "starts_from": "公示结束那天"}]}, "", ()),
    (True, "relief", "dibao", {"steps": [{**STEP, "length": 40, "working": False}]}, "", ()),
    (True, "relief", "dibao", {"steps": [{**STEP, "length": 41, "working": False}]}, "A164", ("steps", 0, "length")),
    (True, "relief", "dibao", {"steps": [{**STEP, "length": 20, "starts_from": None}]}, "A164", ("steps", 0)),
    (True, "relief", "dibao", {"steps": [{**STEP, "starts_from": None}]}, "", ()),
    *((False, "questions", "caichan", {"id": "qita", **fields}, code, loc) for fields, code, loc in QUESTIONS),
]
HELD: list[tuple[bool, str, str, dict[str, Any], str, Loc]] = [
    (True, "relief", "dibao", {"amounts": [AMOUNT | one, AMOUNT | {"area": area}]}, code, ("amounts", *loc))
    for one, area, code, loc in (
        ({"valid_to": "2026-06-30"}, "城区", "A151", (0, "valid_to")),
        ({"valid_to": "2026-07-01"}, "城区", "A151", (0, "valid_to")),
        ({"valid_to": "2026-07-02"}, "城区", "", ()),
        ({"valid_from": "2025-07-01", "valid_to": "2026-07-01"}, "全县", "", ()),
        ({"valid_from": "2025-07-01", "valid_to": "2026-07-02"}, "全县", "A150", (1,)),
        ({"valid_from": "2025-07-01"}, "全县", "A150", (1,)),
        ({"valid_to": "2026-07-02"}, "全县", "A150", (1,)),
    )
]


@pytest.mark.parametrize(("here", "group", "name", "fields", "code", "loc"), [*SAID, *HELD])
def test_what_is_said_can_be_used(here: bool, group: str, name: str, fields: Any, code: str, loc: Loc) -> None:
    """Nothing leads to itself; icons are there; materials are named; what is replaced is said.

    A question can be answered in its kind of way. An amount holds for a day at least, before its “to” day.
    A limit of a place says from when it runs, and gives no more days of one kind than the law gives that step.
    """
    portal = put_it(minimal(), group, name, fields, here=here)
    assert spots(all_found(portal)) == ([(code, spot(portal, group, name, loc, here=here))] if code else [])


# amounts and money

PERIODS = st.tuples(st.integers(0, 9), st.one_of(st.none(), st.integers(1, 5)))


@given(st.lists(st.tuples(st.sampled_from("甲乙"), st.sampled_from(["全县", "城区"]), PERIODS), max_size=5))
def test_no_day_has_two_amounts_of_one_standard(items: list[tuple[str, str, tuple[int, int | None]]]) -> None:
    """Two amounts are found exactly where some day has both of one name and area; others may hold on the same days."""
    start, words, held = date(2026, 1, 1), [], []
    for name, area, (first, length) in items:
        end = None if length is None else start + timedelta(first + length)
        words.append({"name": name, "area": area, "valid_from": start + timedelta(first), "valid_to": end})
        held.append({(name, area, day) for day in range(first, 99 if length is None else first + length)})
    (place,) = minimal().places
    relief = words_of(place.relief["dibao"].record) | {"amounts": [AMOUNT | item for item in words]}
    relief_at = {"dibao": located(LocalMeasure, place.relief["dibao"].path, relief)}  # each field on its own line
    portal = replace(minimal(), places=(replace(place, relief=relief_at),))
    at = [spot(portal, "relief", "dibao", ("amounts", n), here=True) for n in range(len(held))]
    first = [str(item["valid_from"]) for item in words]
    pairs = {(at[n], first[m]) for n in range(len(held)) for m in range(n) if held[n] & held[m]}
    found = [f for f in all_found(portal) if f.code != "A173"]  # a day left out between two is no overlap
    assert {f.code for f in found} <= {"A150"}
    assert {(str(f.place), f.value("first")) for f in found} == pairs


def yuan(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02}"


MONEY: list[tuple[dict[str, Any], Loc]] = [
    ({"spent": "1200000"}, ()), ({"spent": "1200000.01"}, ("spent",)), ({"spent": "1200000.01", "carried": "0.01"}, ()),
    ({"period_to": "2026-07-01"}, ()), ({"period_to": "2026-06-30"}, ("period_to",)),
    ({"households": 610}, ()), ({"households": 611}, ("persons",)), ({"households": 611, "persons": None}, ()),
    ({"persons": 0}, ("persons",)), ({"persons": 0, "households": None}, ()),
    ({"materials": [{"name": "米", "unit": "袋", "received": "5", "used": "5"}]}, ()),
    ({"materials": [{"name": "米", "unit": "袋", "received": "5", "used": "5.5"}]}, ("materials", 0, "used")),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "loc"), MONEY)
def test_what_is_published_of_money_adds_up(fields: dict[str, Any], loc: Loc) -> None:
    """What was spent or handed out was there, people are no fewer than households, a period has a day at least."""
    portal = put_here(minimal(), "funds", FUNDS, **fields)
    assert spots(all_found(portal)) == ([("A152", spot(portal, "funds", FUNDS, loc, here=True))] if loc else [])


@given(st.lists(st.integers(0, 10**11), min_size=1, max_size=6), st.integers(-1, 1))
def test_sums_are_exact_to_the_cent(cents: list[int], off: int) -> None:
    """What was received is the sum of its sources to the cent; a cent more or less is found, with both numbers."""
    total, received = sum(cents), max(sum(cents) + off, 0)
    sources = [{"level": "县级", "amount": yuan(cent)} for cent in cents]
    found = all_found(put_here(minimal(), "funds", FUNDS, sources=sources, received=yuan(received), spent="0"))
    assert [f.code for f in found] == ([] if total == received else ["A152"])
    assert all(yuan(number) in f.value("reason") for f in found for number in (total, received))


# what a channel, a ladder and a measure must have to be one


def refused(kind: str, name: str, /, **fields: Any) -> list[Loc]:
    """Where the record with these fields is refused; ``None`` leaves a field out."""
    record = getattr(minimal().national, kind)[name].record
    try:
        type(record).model_validate({k: v for k, v in {**words_of(record), **fields}.items() if v is not None})
    except ValidationError as error:
        return [item["loc"] for item in error.errors()]
    return []


TELEPHONES = (
    "110", "12345", "116114", "010-12345678", "0471-1234567", "0471-12345678-123456", "400-123-4567", "800-123-4567",
)  # fmt: skip
NO_TELEPHONES = (
    "", "11", "1234567", "13800000000", "138-0000-0000", "1380000-0000", "+86-10-12345678", "01012345678",
    "10-12345678", "01-12345678", "04711-1234567", "0471-123456", "0471-123456789", "0471-12345678-1234567",
    "（0471）1234567", "0471—1234567", "900-123-4567", "400-1234567", " 12345", "12345\n", "１２３４５", "0471-１２３４５６７",
)  # fmt: skip


@pytest.mark.parametrize("telephone", [*TELEPHONES, *NO_TELEPHONES])
def test_a_telephone_is_an_office_s(telephone: str) -> None:
    """Short numbers, area code and number, 400 and 800 numbers are telephones; a mobile, or any other shape, is not."""
    expected = [] if telephone in TELEPHONES else [("telephone",)]
    assert refused("channels", "rexian-12345", telephone=telephone) == expected


@pytest.mark.parametrize("kind", ["热线", "投诉", "", "咨询、信访", None])
def test_a_channel_is_of_one_kind(kind: str | None) -> None:
    """A channel is of one kind of the list, and of no other, and of no two."""
    assert refused("channels", "rexian-12345", kind=kind) == [("kind",)]
    assert [item for item in ChannelKind if refused("channels", "rexian-12345", kind=item.value)] == []


PARTS_OF = {
    "relief": (
        "title", "group", "topic", "valid_from", "basis", "summary", "who", "conditions", "apply", "accepts",
        "confirms", "steps", "standard", "materials", "disclosed", "kept_private", "remedies", "plain",
    ),
    "ladders": ("title", "valid_from", "rungs"),
}  # fmt: skip
RUNG = {"title": "窗口", "channel": "咨询", "do": [{"say": "问。"}], "hand_you": {"say": "书面答复。"}}


@pytest.mark.parametrize(("kind", "part"), [(kind, part) for kind, parts in PARTS_OF.items() for part in parts])
def test_a_record_says_everything_it_must(kind: str, part: str) -> None:
    """A measure or a ladder without one of its parts, or with an empty one, is none."""
    name = "dibao" if kind == "relief" else "shenqing"
    words = words_of(getattr(minimal().national, kind)[name].record)[part]
    empty: Any = [] if isinstance(words, tuple) else {} if isinstance(words, dict) else ""
    assert refused(kind, name, **{part: None}) == [(part,)]
    assert {loc[0] for loc in refused(kind, name, **{part: empty})} == {part}


@pytest.mark.parametrize("part", list(RUNG))
def test_a_ladder_has_whole_rungs(part: str) -> None:
    """A ladder has two rungs at least, each with where to go, what to do and what one must be given."""
    assert refused("ladders", "shenqing", rungs=[RUNG, RUNG]) == []
    assert refused("ladders", "shenqing", rungs=[RUNG]) == [("rungs",)]
    less = {key: value for key, value in RUNG.items() if key != part}
    assert ("rungs", 1, part) in refused("ladders", "shenqing", rungs=[RUNG, less])
