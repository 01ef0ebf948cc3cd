"""For whom a thing is: the rules on what is told of it, and the findings on the records that tell it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from generator.audit.audit import observe
from generator.audit.targeting import check_targeting
from generator.catalogue import says
from generator.disclosure.account import Account
from generator.disclosure.day import day_of
from generator.disclosure.item import VERDICTS, Item, State
from generator.disclosure.plainly import good_until
from generator.disclosure.rule import Severity
from generator.disclosure.rules.targeting import RULES
from generator.findings import Findings
from generator.model.disclosure import Targeting
from generator.model.portal import Portal
from tests.factories import TODAY, located
from tests.national import by_office, load, minimal, put, put_here, under_real_law

CODES = {rule.code for rule in RULES}
LIFE = {
    "state": "public",
    "origin": "compiled",
    "review": {"post": "岗", "date": "2026-11-20", "basis": "第十七条", "conclusion": "可以公开"},
    "published_here": "2026-11-20",
}
WHOLE = {
    "audience": ["家里收入低的人"],
    "situations": ["meiqian"],
    "plain": "收入低于标准，每月补差额。",
    "queries": ["低保怎么办"],
    "said": "2026-11-20",
    "post": "政策宣传岗",
}


def telling(portal: Portal, of: str = "relief/dibao", name: str = "dibao", **fields: Any) -> Portal:
    """The portal whose only place has one record more that says for whom a thing is."""
    (place,) = portal.places
    record = located(
        Targeting, f"content/shili/targeting/{name}.yml", {**LIFE, **WHOLE, "id": name, "of": of, **fields}
    )
    return replace(portal, places=(replace(place, targeting={**place.targeting, name: record}),))


def compiled() -> Portal:
    return under_real_law(minimal())


def office() -> Portal:
    return by_office(compiled())


def account(portal: Portal, day: date = TODAY) -> Account:
    (found,) = day_of(portal, day).accounts.values()
    return found


def items(portal: Portal, code: str, day: date = TODAY) -> dict[str, Item]:
    return {item.key: item for item in account(portal, day).items if item.rule == code}


def state(portal: Portal, code: str, day: date = TODAY, key: str = "relief/dibao") -> State | None:
    found = items(portal, code, day).get(key)
    return found.state if found else None


def found_in(portal: Portal, latest: date | None = TODAY) -> list[tuple[str, str, int]]:
    findings = Findings()
    (place,) = portal.places
    check_targeting(portal, place, latest, findings)
    return [(f.code, f.place.path.rpartition("/")[2], f.place.line) for f in findings]


def test_measures_documents_and_explanations_are_asked_for() -> None:
    """Every measure of the day, every document that holds and every explanation is asked for once."""
    assert list(items(office(), "A840")) == ["relief/dibao", "documents/zhidu", "explanations/zhidu"]


def test_a_measure_of_another_day_is_not_asked_for() -> None:
    """A measure that is no more on the day is nothing anybody has to understand."""
    ended = put(office(), "relief", "dibao", valid_to="2026-08-01")
    assert "relief/dibao" not in items(ended, "A840")


def test_a_document_that_was_repealed_is_not_asked_for() -> None:
    """Of a repealed document nothing has to be told."""
    portal = office()
    (place,) = portal.places
    document = place.documents["zhidu"]
    record = document.record.model_copy(update={"validity": document.record.validity.repealed})
    old = replace(document, located=replace(document.located, record=record))
    gone = replace(portal, places=(replace(place, documents={"zhidu": old}),))
    assert "documents/zhidu" not in items(gone, "A840")


def test_an_office_without_a_record_lacks_it_once() -> None:
    """A thing without any record is 不完整 by A840 alone, which says what the nation's records have."""
    missing = items(office(), "A840")["relief/dibao"]
    assert missing.state is State.partial
    assert missing.why == "没有写给谁看、什么难处用得上；全国的记录写了给谁，1种难处用得上"
    assert all(state(office(), code) is None for code in CODES - {"A840"})


def test_an_office_with_a_whole_record_lacks_nothing() -> None:
    """A whole record of the year is present by each rule."""
    kept = telling(office())
    assert {code: state(kept, code) for code in sorted(CODES - {"A846"})} == dict.fromkeys(
        sorted(CODES - {"A846"}), State.present
    )


@pytest.mark.parametrize(
    ("code", "fields", "why"),
    [
        ("A841", {"said": "2025-11-20"}, "2025-11-20写的，到2026-11-20满一年"),
        ("A842", {"audience": []}, "没有写给谁看"),
        ("A843", {"situations": []}, "没有写什么难处用得上"),
        ("A844", {"plain": None}, "没有写白话"),
        ("A844", {"plain": "。；"}, "没有写白话"),
        ("A844", {"plain": "字" * 36 + "。" + "短。" * 3}, "一句有36个字，最多35个"),
        ("A844", {"plain": "收入低的，予以补助。"}, "“予以”是公文套话"),
        ("A844", {"plain": "字" * 23 + "。"}, "平均一句23.0个字，最多22个"),
        ("A845", {"queries": []}, "没有写他们会怎么问"),
    ],
)
def test_what_a_record_lacks_is_told_by_its_own_rule(code: str, fields: dict[str, Any], why: str) -> None:
    """Each rule finds its own lack, and no other rule does."""
    portal = telling(put(office(), "wording", "officialese", words=[{"word": "予以", "say": "给"}]), **fields)
    assert items(portal, code)["relief/dibao"].why == why
    lacking = {one for one in CODES if state(portal, one) is State.partial}
    assert lacking == {code}


def test_a_year_to_the_day_is_not_too_old() -> None:
    """On the day twelve months after, what was said is not older than a year; on the next it is."""
    portal = telling(office(), said="2025-11-21")
    assert state(portal, "A841", date(2026, 11, 21)) is State.present
    assert state(portal, "A841", date(2026, 11, 22)) is State.partial


def test_a_leap_day_is_good_until_the_end_of_february() -> None:
    """Twelve months after 29 February is the last day of the month."""
    made = located(Targeting, "a.yml", {**LIFE, **WHOLE, "id": "a", "of": "relief/dibao", "said": "2024-02-29"})
    assert good_until(made.record) == date(2025, 2, 28)


def test_what_was_said_later_is_not_said_yet() -> None:
    """As of a day before a record was written there is none."""
    assert state(telling(office()), "A840", date(2026, 11, 19)) is State.partial


def test_nothing_binds_before_the_law() -> None:
    """Before 2026-07-01 the law that makes policy known did not hold: 不适用."""
    early = put(
        put(office(), "relief", "dibao", valid_from="2026-01-01"), "situations", "meiqian", valid_from="2026-01-01"
    )
    assert state(early, "A840", date(2026, 6, 30)) is State.not_bound
    assert state(early, "A840", date(2026, 7, 1)) is State.provisional


def test_a_mass_body_is_not_bound() -> None:
    """An explanation by a body that is no administrative organ is not asked for."""
    assert state(office(), "A840", key="explanations/zhidu") is State.provisional
    mass = put_here(office(), "units", "minzheng", kind="群团")
    assert state(mass, "A840", key="explanations/zhidu") is State.not_bound


def test_an_override_ends_a_rule() -> None:
    """Where the place says that a rule does not hold there, it does not."""
    own = {"rule": "A840", "applies": False, "reason": "另有规定", "post": "主任", "valid_from": "2026-01-01"}
    (place,) = office().places
    jurisdiction = place.jurisdiction.record.model_dump(by_alias=True) | {"overrides": [own]}
    record = type(place.jurisdiction.record).model_validate(jurisdiction)
    changed = replace(office(), places=(replace(place, jurisdiction=replace(place.jurisdiction, record=record)),))
    assert {item.state for item in items(changed, "A840").values()} == {State.not_bound}


def test_a_compiled_place_is_told_by_the_nations_records() -> None:
    """Of a place that is only compiled, what the nation says counts as there, and the rest is 本站未收录."""
    portal = compiled()
    assert state(portal, "A840") is State.present
    bare = put(portal, "situations", "meiqian", valid_from="2027-01-01")
    assert state(bare, "A840") is State.not_recorded


def test_a_compiled_place_is_never_judged() -> None:
    """A record that lacks everything gives no verdict where the office does not publish here."""
    bad = telling(compiled(), audience=[], situations=[], plain=None, queries=[], said="2020-01-01")
    assert not {item.state for item in account(bad).items if item.rule in CODES} & VERDICTS


def test_the_real_places_are_not_judged() -> None:
    """No item of the five real bodies is a verdict by these rules."""
    for one in day_of(load("real"), TODAY).accounts.values():
        mine = [item for item in one.items if item.rule in CODES]
        assert mine and not {item.state for item in mine} & VERDICTS


def test_no_rule_of_these_says_that_a_law_demands_it() -> None:
    """The law says to make policy known, not how: nothing here weighs more than 建议做到."""
    national = load("real").national
    assert {rule.weight(national) for rule in RULES} == {Severity.may}
    assert all(rule.is_held(national) for rule in RULES)


def test_what_an_office_lacks_is_observed_in_its_own_words() -> None:
    """Each lack is one observation whose sentence says it."""
    sentences = {
        says(o.finding) for o in observe(day_of(telling(office(), audience=[]), TODAY)) if o.finding.code == "A842"
    }
    assert sentences == {"“最低生活保障”的“对谁有用”没有写给谁看。"}


def test_good_records_have_no_finding() -> None:
    """Records of a measure, a document and an explanation that are there pass."""
    portal = telling(telling(telling(minimal()), "documents/zhidu", "wenjian"), "explanations/zhidu", "jiedu")
    assert found_in(portal) == []


@pytest.mark.parametrize("of", ["relief/dibo", "documents/zhide", "explanations/meiyou"])
def test_a_record_of_nothing_is_found(of: str) -> None:
    """A350: what it is of must be there."""
    assert [code for code, _, _ in found_in(telling(minimal(), of))] == ["A350"]


def test_an_unknown_trouble_is_found() -> None:
    """A351: a situation must be one of the nation's."""
    assert [code for code, _, _ in found_in(telling(minimal(), situations=["meiqian", "meiqiam"]))] == ["A351"]


def test_two_records_of_one_thing_are_found() -> None:
    """A352: the second record of a thing is one too many."""
    twice = telling(telling(minimal()), name="zaici")
    assert [(code, file) for code, file, _ in found_in(twice)] == [("A352", "zaici.yml")]


def test_a_day_to_come_is_found() -> None:
    """A353: nothing was said on a day to come; without a day to test against nothing is found."""
    portal = telling(minimal(), said="2026-11-22")
    assert [code for code, _, _ in found_in(portal)] == ["A353"]
    assert found_in(portal, None) == []


def test_a_draft_is_not_judged() -> None:
    """A draft may point anywhere."""
    assert found_in(telling(minimal(), "relief/nirgends", state="draft", situations=["keine"])) == []


def test_a_public_record_of_something_not_public_is_found() -> None:
    """A116: what is public may not lead to what is not."""
    portal = put_here(telling(minimal(), "explanations/zhidu"), "explanations", "zhidu", state="in_review")
    assert [code for code, _, _ in found_in(portal)] == ["A116"]
