"""What a record points at must be there, be public, and hold what the record says."""

from __future__ import annotations

from typing import Any

import pytest

from generator.audit.references import check_references, nearest, spans_in
from generator.findings import Findings
from generator.model.duty import Duty
from generator.model.portal import PlaceData
from tests.factories import (
    TEXT,
    at,
    make_body,
    make_discrepancy,
    make_document,
    make_duty,
    make_education_duty,
    make_education_person,
    make_lineage,
    make_person,
    make_place,
    make_portal,
    make_unit,
    spots,
)

ROLE = {"id": "1", "span": at(TEXT, "minzheng", "牵头做好最低生活保障工作"), "role": "lead", "topics": ["dibao"]}
OTHER = {**ROLE, "span": at(TEXT, "minzheng", "配合县教育局做好教育救助")}


def found(place: PlaceData, **portal: Any) -> list[tuple[str, str]]:
    findings = Findings()
    check_references(make_portal(place, **portal), findings)
    return spots(findings)


def units(**changes: Any) -> list[Any]:
    return [make_unit(), make_unit("jiaoyu", "县教育局", **changes)]


def test_a_whole_place_has_no_finding() -> None:
    """A place whose records fit together has no finding."""
    assert found(make_place(discrepancies=[make_discrepancy()])) == []


DUTY_UNIT = make_duty(units=["minzhen"])
DUTY_PARTNER = make_duty(clauses=(), text=TEXT) if False else make_duty
PERSON_UNIT = make_person(unit="caizheng")
UNIT_GROUP = make_unit(group="xiang")
HOST = make_body(office={"names": [at(TEXT, "list", "联席会议办公室")], "host": "caizheng"})


@pytest.mark.parametrize(
    ("place", "where"),
    [
        (make_place(duties=[DUTY_UNIT]), DUTY_UNIT.at("units", 0)),
        (make_place(people=[PERSON_UNIT]), PERSON_UNIT.at("unit")),
        (make_place(units=[UNIT_GROUP, make_unit("jiaoyu", "县教育局")]), UNIT_GROUP.at("group")),
        (make_place(body=HOST), HOST.at("office", "host")),
    ],
    ids=["duty", "person", "group", "host"],
)
def test_a_unit_must_exist(place: PlaceData, where: object) -> None:
    """A unit that no record describes is found wherever it is named."""
    assert found(place) == [("A101", str(where))]


def test_a_partner_is_a_unit_or_the_documents_words() -> None:
    """A partner is the id of a unit, or words that stand in the clause; anything else is found."""
    good = make_duty(clauses=(), **{"clauses": [{**OTHER, "with": ["jiaoyu", "县教育局"]}]}) if False else None
    assert good is None
    fits = make_duty(clauses=None) if False else duty_with(["jiaoyu", "县教育局"])
    assert found(make_place(duties=[fits])) == []
    unknown, foreign = duty_with(["caizheng"]), duty_with(["县财政局"])
    assert found(make_place(duties=[unknown])) == [("A101", str(unknown.at("clauses", 0, "with", 0)))]
    assert found(make_place(duties=[foreign])) == [("A112", str(foreign.at("clauses", 0, "with", 0)))]
