"""The life of a record: on what ground it is public, and whether its dates can be true."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from generator.audit.audit import observe
from generator.audit.life import check_life
from generator.disclosure.day import day_of
from generator.findings import Findings
from generator.model.document import HeadItem
from generator.model.portal import Portal
from tests.factories import (
    REVIEW,
    TEXT,
    TODAY,
    at,
    make_attachment,
    make_document,
    make_duty,
    make_education_duty,
    make_jurisdiction,
    make_lineage,
    make_narrative,
    make_place,
    make_portal,
    make_unit,
    spots,
)

SCHOOLS = make_unit("jiaoyu", "县教育局")


def found(portal: Portal, today: date | None = TODAY) -> list[tuple[str, str]]:
    findings = Findings()
    check_life(portal, today, findings)
    return spots(findings)


def of_unit(**changes: Any) -> tuple[Portal, str]:
    """A portal with one changed unit, and the path of that unit's file."""
    unit = make_unit(**changes)
    return make_portal(make_place(units=[unit, SCHOOLS])), unit.path


def codes(portal: Portal, today: date | None = TODAY) -> list[str]:
    return [code for code, _ in found(portal, today)]


def test_a_whole_place_has_no_finding() -> None:
    """Records with a ground, and with dates that can be true, have no finding."""
    portal = make_portal(make_place(attachments=[make_attachment()]), lineages=[make_lineage()])
    assert found(portal) == []


@pytest.mark.parametrize(
    ("changes", "grounded"),
    [
        ({}, True),
        ({"passage": None}, False),
        ({"passage": None, "review": REVIEW}, True),
        ({"origin": "compiled"}, False),
        ({"origin": "compiled", "review": REVIEW}, True),
        ({"origin": "compiled", "state": "draft"}, True),
        ({"origin": "compiled", "state": "in_review"}, True),
        ({"origin": "compiled", "state": "withdrawn"}, True),
    ],
)
def test_what_is_public_has_a_ground(changes: dict[str, Any], grounded: bool) -> None:
    """A public record names document and passage of a public document, or was reviewed; others need not yet."""
    unit = make_unit(**changes)
    portal = make_portal(make_place(units=[unit, SCHOOLS]))
    assert found(portal) == ([] if grounded else [("A108", str(unit.at("origin")))])


def test_national_records_need_a_ground_too() -> None:
    """A lineage or a page of running text that is public without review is found."""
    lineage, page = make_lineage(review=None), make_narrative(review=None)
    wanted = [("A108", str(page.located.at("origin"))), ("A108", str(lineage.at("origin")))]
    assert found(make_portal(lineages=[lineage], narratives=[page])) == sorted(wanted, key=lambda spot: spot[1])


def test_a_document_is_its_own_ground() -> None:
    """A public document needs no passage: it is what others are taken from."""
    assert found(make_portal(make_place(documents=[make_document(document=None, passage=None)]))) == []


@pytest.mark.parametrize(
    ("published", "formed", "today", "possible"),
    [
        ("2026-11-21", None, TODAY, True),
        ("2026-11-22", None, TODAY, False),
        ("2026-11-22", None, None, True),
        ("2026-11-20", "2026-11-20", TODAY, True),
        ("2026-11-19", "2026-11-20", TODAY, False),
        ("2026-11-19", "2026-11-20", None, False),
        ("2026-11-21 09:30", "2026-11-21", TODAY, True),
    ],
)
def test_the_day_of_publication_can_be_true(
    published: str, formed: str | None, today: date | None, possible: bool
) -> None:
    """No record appeared here before it was formed or after today; without today the future is not tested."""
    unit = make_unit(published_here=published, formed=formed)
    portal = make_portal(make_place(units=[unit, SCHOOLS]))
    assert found(portal, today) == ([] if possible else [("A111", str(unit.at("published_here")))])


def test_nothing_appeared_before_its_document() -> None:
    """A record cannot have appeared here before the document it is taken from was formed."""
    rest = [item.value for item in HeadItem if item is not HeadItem.formed]
    document = make_document(formed="2026-11-21", not_given=rest)
    unit = make_unit(published_here="2026-11-20")
    portal = make_portal(make_place(documents=[document], units=[unit, SCHOOLS]))
    assert found(portal) == [("A111", str(unit.at("published_here")))]


def test_only_the_day_of_publication_is_tested() -> None:
    """Other dates are taken as they are recorded (contract §2)."""
    portal, _ = of_unit(changed="2030-01-01", checked="2030-01-01", issued="2030-01-01")
    assert found(portal) == []


@pytest.mark.parametrize("kind", ["lineages", "narratives"])
def test_dates_of_national_records_are_tested_too(kind: str) -> None:
    """A national record published in the future is found like any other."""
    record = {"lineages": make_lineage, "narratives": make_narrative}[kind](published_here="2026-11-22")
    assert codes(make_portal(**{kind: [record]})) == ["A111"]


FULL = {
    "number": at(TEXT, "rule", "1次"), "issuer": "示例县人民政府", "formed": "2021-09-30", "issued": "2021-10-01",
    "sent_to": at(TEXT, "rule", "联席会议"), "copied_to": at(TEXT, "rule", "每年"),
}  # fmt: skip


@pytest.mark.parametrize("item", HeadItem)
def test_what_the_document_does_not_say_is_said(item: HeadItem) -> None:
    """Each item of the head is given, or said not to be given: never neither, never both."""
    name = item.value
    without = {key: value for key, value in FULL.items() if key != item.name}

    def found_in(**changes: Any) -> list[str]:
        return codes(make_portal(make_place(documents=[make_document(**changes)])))

    assert found_in(**FULL, not_given=[]) == []
    assert found_in(**without, not_given=[name]) == []
    assert found_in(**without, not_given=[]) == ["A113"]
    assert found_in(**FULL, not_given=[name]) == ["A113"]


def test_only_items_of_the_head_are_said_not_to_be_given() -> None:
    """Nothing else can stand among what is not given; a draft may leave all open."""
    with pytest.raises(ValidationError, match="not_given"):
        make_document(not_given=[*HeadItem, "pages"])
    assert found(make_portal(make_place(documents=[make_document(state="draft", not_given=[])]))) == []


@pytest.mark.parametrize(
    ("changes", "fits"),
    [({"publisher": "office"}, False), ({"publisher": "office", "since": "2026-12-01"}, True), ({"publisher": "none"}, True)],
)  # fmt: skip
def test_an_office_publishes_from_a_day(changes: dict[str, str], fits: bool) -> None:
    """Where an office publishes here itself, the day from which it does is written."""
    here = make_jurisdiction(**changes)
    assert found(make_portal(make_place(jurisdiction=here))) == ([] if fits else [("A110", str(here.at("publisher")))])


def test_sample_and_real_stay_apart() -> None:
    """A sample place and a real one in one site are found at the sample."""
    sample = make_place()
    real = make_place(slug="zhenshi", jurisdiction=make_jurisdiction(id="zhenshi", sample=False))
    assert found(make_portal(sample, real)) == [("A118", str(sample.jurisdiction.at("sample")))]
    assert found(make_portal(sample)) == found(make_portal(real)) == []


def test_observations_see_what_is_public() -> None:
    """Observations are made of public records alone."""
    draft = make_place(duties=[make_duty(), make_education_duty(state="draft")])
    assert [o.finding.code for o in observe(day_of(make_portal(draft), TODAY))] == ["A702"]


def test_unset_signs_of_the_site_are_observed() -> None:
    """A real site without 主办单位, 网站标识码, ICP or 公安备案 is an observation each; a sample site is none."""
    real = make_place(jurisdiction=make_jurisdiction(sample=False))
    observed = [o.finding for o in observe(day_of(make_portal(real, organizer="示例县民政局"), TODAY))]
    assert [(f.code, f.value("field")) for f in observed] == [
        ("A730", "site_id_code"), ("A730", "icp"), ("A730", "police")
    ]  # fmt: skip
    assert observe(day_of(make_portal(), TODAY)) == ()
