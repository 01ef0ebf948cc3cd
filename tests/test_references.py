"""What a record points at must be there, be public, and hold what the record says."""

from __future__ import annotations

from typing import Any

import pytest

from generator.audit.references import check_references, nearest
from generator.findings import Findings, Place
from generator.model.inside import spans_in
from generator.model.located import Located
from generator.model.portal import PlaceData
from tests.factories import (
    TEXT,
    at,
    make_attachment,
    make_body,
    make_clause,
    make_discrepancy,
    make_document,
    make_duty,
    make_education_duty,
    make_education_person,
    make_jurisdiction,
    make_lineage,
    make_person,
    make_place,
    make_portal,
    make_unit,
    spots,
)

OFFICE = {"names": [at(TEXT, "list", "联席会议办公室")], "host": "minzheng"}
SCHOOLS = make_unit("jiaoyu", "县教育局")
RULE = {"id": "rule", "kind": "frequency", "span": at(TEXT, "rule", "联席会议每年召开1次")}
CHAIR = {"title": at(TEXT, "list", "召集人"), "holder": at(TEXT, "list", "县民政局局长")}


def found(place: PlaceData, **portal: Any) -> list[tuple[str, str]]:
    findings = Findings()
    check_references(make_portal(place, **portal), findings)
    return spots(findings)


def only(code: str, place: Place) -> list[tuple[str, str]]:
    return [(code, str(place))]


def test_a_whole_place_has_no_finding() -> None:
    """A place whose records fit together has no finding."""
    body = make_body(officers=[{**CHAIR, "person": "shili-jia"}])
    place = make_place(body=body, discrepancies=[make_discrepancy()], attachments=[make_attachment()])
    assert found(place) == []


@pytest.mark.parametrize(
    ("part", "broken", "loc"),
    [
        ("duties", make_duty(units=["minzhen"]), ("units", 0)),
        ("duties", make_duty(clauses=[make_clause(**{"with": ["jiaoyv"]})]), ("clauses", 0, "with", 0)),
        ("people", make_person(unit="caizheng"), ("unit",)),
        ("units", make_unit("jiaoyu", "县教育局", group="xiang"), ("group",)),
    ],
)
def test_a_unit_must_exist(part: str, broken: Located[Any], loc: tuple[str | int, ...]) -> None:
    """A unit that no record describes is found where it is named."""
    others = {"units": [make_unit()]}.get(part, [])
    assert found(make_place(**{part: [*others, broken]})) == only("A101", broken.at(*loc))


def test_the_host_of_the_office_must_exist() -> None:
    """The unit the office sits in is one of the records."""
    body = make_body(office={**OFFICE, "host": "caizheng"})
    assert found(make_place(body=body)) == only("A101", body.at("office", "host"))


@pytest.mark.parametrize(("partner", "code"), [("jiaoyu", None), ("县教育局", None), ("县财政局", "A112")])
def test_a_partner_is_a_unit_or_the_documents_words(partner: str, code: str | None) -> None:
    """A partner is the id of a unit or words of the clause; other words are found."""
    clause = make_clause("配合县教育局做好教育救助", "assist", ["jiaoyu"], **{"with": [partner]})
    duty = make_duty(clauses=[clause])
    assert found(make_place(duties=[duty])) == (only(code, duty.at("clauses", 0, "with", 0)) if code else [])


@pytest.mark.parametrize(
    ("span", "code"),
    [("list:0-4", None), (f"list:0-{len(TEXT['list'])}", None), ("lst:0-4", "A102"), (f"list:0-{len(TEXT['list']) + 1}", "A103")],
)  # fmt: skip
def test_a_span_lies_in_its_passage(span: str, code: str | None) -> None:
    """A span names a passage there is and ends within it."""
    unit = make_unit(named=span)
    assert found(make_place(units=[unit, SCHOOLS])) == (only(code, unit.at("named")) if code else [])


def test_the_passage_of_a_record_must_exist() -> None:
    """The passage a record is taken from is one of its document's."""
    unit = make_unit(passage="lits")
    assert found(make_place(units=[unit, SCHOOLS])) == only("A102", unit.at("passage"))


def test_the_document_of_a_record_must_exist() -> None:
    """The document a record is taken from is there; a record with spans names one."""
    wrong, none = make_unit(document="zhidv"), make_unit(document=None)
    assert found(make_place(units=[wrong, SCHOOLS])) == only("A109", wrong.at("document"))
    assert found(make_place(units=[none, SCHOOLS])) == only("A109", none.at("named"))


def test_an_id_is_used_once() -> None:
    """Two clauses of a duty, or two rules, with one id are found at the second."""
    duty = make_duty(clauses=[make_clause(), make_clause("配合县教育局做好教育救助", "assist", ["jiaoyu"])])
    body = make_body(rules=[RULE, RULE])
    assert found(make_place(duties=[duty])) == only("A107", duty.at("clauses", 1, "id"))
    assert found(make_place(body=body)) == only("A107", body.at("rules", 1, "id"))


def test_one_name_is_one_record() -> None:
    """Two units, or two people, named by the same words of the document are found at the second."""
    unit, person = make_unit("minzhengju"), make_person("jia")
    assert found(make_place(units=[make_unit(), SCHOOLS, unit])) == only("A120", unit.at("named"))
    assert found(make_place(people=[make_person(), person])) == only("A120", person.at("name"))


def test_a_lineage_must_exist() -> None:
    """The national chain a unit stands in is one of the national records."""
    unit = make_unit(lineage={"chain": "jiuju", "after": 2014})
    place = make_place(units=[unit, SCHOOLS])
    assert found(place) == only("A114", unit.at("lineage", "chain"))
    assert found(place, lineages=[make_lineage()]) == []


def test_a_place_has_a_document_and_a_body() -> None:
    """A place without a public document, or without a public body, is found at its own record."""
    here = make_jurisdiction(document=None, passage=None)
    empty = make_place(jurisdiction=here, documents=[], body=None, units=[], duties=[], people=[])
    assert found(empty) == [("A115", str(here.at())), ("A124", str(here.at()))]
    draft = make_place(body=make_body(state="draft"))
    assert found(draft) == only("A124", draft.jurisdiction.at())


def test_a_public_record_names_public_records_only() -> None:
    """What a public record names is public itself: unit, person and document."""
    hidden_unit, hidden_person = make_unit("jiaoyu", "县教育局", state="in_review"), make_person(state="in_review")
    body = make_body(officers=[{**CHAIR, "person": "shili-jia"}])
    duty, person = make_education_duty(), make_education_person()
    by_unit = found(make_place(units=[make_unit(), hidden_unit], duties=[duty], people=[person]))
    assert by_unit == [("A116", str(duty.at("units", 0))), ("A116", str(person.at("unit")))]
    assert found(make_place(people=[hidden_person], body=body)) == only("A116", body.at("officers", 0, "person"))
    hidden = make_place(documents=[make_document(), make_document(id="gao", state="in_review")], units=[
        make_unit(), make_unit("jiaoyu", "县教育局", document="gao")
    ])  # fmt: skip
    assert found(hidden) == only("A116", hidden.units["jiaoyu"].at("document"))


def test_a_named_officer_is_a_person_of_the_records() -> None:
    """An officer the document names is one of the people."""
    body = make_body(officers=[{**CHAIR, "person": "shili-bing"}])
    assert found(make_place(body=body)) == only("A119", body.at("officers", 0, "person"))


def test_what_a_rule_adds_fits_its_kind() -> None:
    """How often goes with a rule on meetings, a period with a rule on reporting, and with no other."""
    often, report = {"at_least": 1, "per": "年"}, {"per": "半年", "to": "联席会议办公室"}
    good = make_body(rules=[{**RULE, "frequency": often}])
    bad = make_body(rules=[{**RULE, "reporting": report}])
    worse = make_body(rules=[{**RULE, "kind": "other", "frequency": often}])
    assert found(make_place(body=good)) == []
    assert found(make_place(body=bad)) == only("A117", bad.at("rules", 0, "reporting"))
    assert found(make_place(body=worse)) == only("A117", worse.at("rules", 0, "frequency"))


def test_a_stated_count_stands_in_the_text() -> None:
    """The number a record says the document states is the number that stands there."""
    wrong = make_body(stated_units={"count": 3, "at": at(TEXT, "list", "2个单位")})
    assert found(make_place(body=wrong)) == only("A123", wrong.at("stated_units", "count"))


def test_a_stated_count_is_the_whole_number() -> None:
    """2 is not the number that 12个单位 states."""
    text = TEXT | {"list": TEXT["list"].replace("2个单位", "12个单位")}
    wrong = make_body(text, stated_units={"count": 2, "at": at(text, "list", "12个单位")})
    assert ("A123", str(wrong.at("stated_units", "count"))) in found(make_place(text=text, body=wrong))


def test_a_draft_is_not_judged() -> None:
    """A draft may point at what is not there yet."""
    draft = make_unit("caizheng", "县民政局局长", state="draft", document="gao", group="xiang")
    duty = make_duty(state="draft", units=["caizhengju"], clauses=[make_clause(span="x:0-1")])
    person = make_person(state="draft", unit="caizhengju")
    place = make_place(units=[make_unit(), SCHOOLS, draft], duties=[duty, make_education_duty()], people=[person])
    assert found(place) == []


def test_the_nearest_id_is_suggested() -> None:
    """The id most like the one written is suggested, and none where nothing is like it."""
    assert (nearest("minzhen", ["jiaoyu", "minzheng"]), nearest("xxxx", ["jiaoyu"])) == ("minzheng", "")


def test_all_spans_of_a_record_are_seen() -> None:
    """Every span is walked, however deep, under the name its file uses."""
    locs = [loc for loc, _ in spans_in(make_duty().record)]
    assert locs == [("heading",), ("text", 0), ("clauses", 0, "span"), ("clauses", 1, "span")]
