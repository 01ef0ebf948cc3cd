"""Contract tests over the finders: each evidence has one, what answers answers, and what ended or came later does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from generator.disclosure.answer import NATIONAL, Answer, Target
from generator.disclosure.evidence import FINDERS, answer
from generator.model.disclosure import CatalogueRow, Evidence, Guide
from generator.model.portal import Portal
from tests.disclosure.accounts import CHECKED, PETITION, scene, under_law, with_petition
from tests.factories import COMPILED, TODAY, located
from tests.national import changed, put, put_here, put_ledger

LIFE = {**COMPILED, "published_here": "2026-11-21"}
GUIDE = {
    "sorting": "按事情分。", "order": "按年份排。", "ways": "在本站看。", "office": "示例县民政局办公室",
    "address": "示例街0号", "hours": "工作日", "telephone": "0999-0000000", "online": "见本站渠道",
}  # fmt: skip
ROW = CatalogueRow.model_validate(
    {
        "id": "hang", "article": "xinfang-tiaoli/18", "group": "示例", "title": "示例",
        "elements": [{"id": "yi", "title": "示例", "evidence": "不在本站"}],
    }
)  # fmt: skip


def ask(portal: Portal, evidence: Evidence, measure: str = "", unit: str = "", as_of: date = TODAY) -> Answer:
    """What the place has."""
    return answer(scene(portal, as_of), evidence, Target(ROW, measure, unit))


def with_guide(portal: Portal, **fields: Any) -> Portal:
    """The portal with a guide."""
    (place,) = portal.places
    guide = located(Guide, "content/shili/guide.yml", {**LIFE, "id": "guide", **GUIDE, **fields})
    return replace(portal, places=(replace(place, guide=guide),))


def with_document(portal: Portal, **fields: Any) -> Portal:
    """The portal with the fields of its document changed."""
    (place,) = portal.places
    text = place.documents["zhidu"]
    one = changed({"zhidu": text.located}, "zhidu", fields)["zhidu"]
    return replace(portal, places=(replace(place, documents={"zhidu": replace(text, located=one)}),))


def bare(portal: Portal) -> Portal:
    """The portal with nothing of the place's own but document, body, units and duties."""
    (place,) = portal.places
    less = replace(place, channels={}, relief={}, funds={}, explanations={}, people={}, guide=None)
    return replace(portal, places=(less,))


def test_every_evidence_has_a_finder() -> None:
    """No evidence a catalogue may name is forgotten, and nothing else is looked for."""
    assert set(FINDERS) == set(Evidence)


FULL = with_guide(with_petition(put_here(under_law(), "channels", "rexian", accepts="县民政局"), verified=CHECKED))
OWN = {
    Evidence.documents: ("", ("documents", "zhidu")),
    Evidence.explanation: ("dibao", ("explanations", "zhidu")),
    Evidence.standard: ("dibao", ("relief", "dibao")),
    Evidence.steps: ("dibao", ("relief", "dibao")),
    Evidence.where: ("dibao", ("relief", "dibao")),
    Evidence.hours: ("dibao", ("relief", "dibao")),
    Evidence.contact: ("dibao", ("relief", "dibao")),
    Evidence.funds: ("dibao", ("funds",)),
    Evidence.confirmed: ("dibao", ("notices", "2026-001")),
    Evidence.petition_address: ("", ("channels",)),
    Evidence.petition_telephone: ("", ("channels",)),
    Evidence.petition_reception: ("", ("channels",)),
    Evidence.petition_progress: ("", ("channels",)),
    Evidence.report_telephone: ("", ("channels",)),
    Evidence.hotline: ("", ("channels",)),
    Evidence.ask: ("", ("channels",)),
    Evidence.guide_sorting: ("", ("opening", "guide")),
    Evidence.guide_order: ("", ("opening", "guide")),
    Evidence.guide_ways: ("", ("opening", "guide")),
    Evidence.guide_office: ("", ("opening", "guide")),
    Evidence.guide_address: ("", ("opening", "guide")),
    Evidence.guide_hours: ("", ("opening", "guide")),
    Evidence.guide_telephone: ("", ("opening", "guide")),
    Evidence.guide_online: ("", ("opening", "guide")),
}
BY_LAW = {
    Evidence.law: "dibao",
    Evidence.matter: "dibao",
    Evidence.conditions: "dibao",
    Evidence.materials: "dibao",
    Evidence.petition_url: "",
    Evidence.petition_law: "",
    Evidence.remedies: "",
}


@pytest.mark.parametrize("evidence", OWN, ids=lambda one: one.name)
def test_a_place_answers_with_its_own_record(evidence: Evidence) -> None:
    """What the place recorded answers, with the page that shows it; without the record nothing does."""
    measure, at = OWN[evidence]
    found = ask(FULL, evidence, measure)
    assert found.is_there and not found.national and not found.note
    assert found.at == at
    if evidence is not Evidence.documents and evidence not in (Evidence.steps, Evidence.confirmed):
        assert not ask(bare(under_law()), evidence, measure).is_there


@pytest.mark.parametrize("evidence", BY_LAW, ids=lambda one: one.name)
def test_what_law_settles_is_answered_as_national(evidence: Evidence) -> None:
    """What holds everywhere answers too, and says that it is the nation's."""
    found = ask(bare(under_law()), evidence, BY_LAW[evidence])
    assert found.is_there and found.national and found.note == NATIONAL


@pytest.mark.parametrize("evidence", [Evidence.first_review, Evidence.confirmed, Evidence.ended])
def test_a_list_that_hangs_answers_for_its_own_step_alone(evidence: Evidence) -> None:
    """A notice answers for the step it is of, and for its own measure."""
    stage = {"first_review": "初审对象", "confirmed": "确认对象", "ended": "停止救助对象"}[evidence.name]
    portal = put_ledger(under_law(), "notices", "2026-001", stage=stage)
    assert ask(portal, evidence, "dibao").is_there
    assert not ask(portal, evidence, "tekun").is_there
    others = {Evidence.first_review, Evidence.confirmed, Evidence.ended} - {evidence}
    assert not any(ask(portal, other, "dibao").is_there for other in others)


def test_nothing_answers_for_what_is_elsewhere() -> None:
    """What is not made public here is answered by nothing."""
    assert not ask(FULL, Evidence.elsewhere, "dibao").is_there


def test_an_amount_answers_only_while_it_is_paid() -> None:
    """An amount that ended, and one that has not begun, are no standard of the day."""
    ended = {
        "name": "低保标准", "area": "全县", "value": 780, "unit": "元/人/月", "source": "示例",
        "valid_from": "2025-07-01", "valid_to": "2026-07-01",
    }  # fmt: skip
    assert not ask(put_here(under_law(), "relief", "dibao", amounts=[ended]), Evidence.standard, "dibao").is_there
    later = {**ended, "valid_from": "2027-07-01", "valid_to": None}
    assert not ask(put_here(under_law(), "relief", "dibao", amounts=[later]), Evidence.standard, "dibao").is_there


def test_where_without_when_is_half_an_answer() -> None:
    """The window without its hours answers in part, and says what is missing."""
    assert "办理时间" in ask(put_here(under_law(), "relief", "dibao", hours=None), Evidence.where, "dibao").partial
    assert "办理地点" in ask(put_here(under_law(), "relief", "dibao", where=None), Evidence.where, "dibao").partial
    assert ask(under_law(), Evidence.where, "dibao").partial == ""


def test_a_document_answers_for_the_measure_it_names() -> None:
    """A document that names no measure is no policy of one, and one on disclosure is no policy of relief."""
    assert not ask(under_law(), Evidence.documents, "dibao").is_there
    assert ask(with_document(under_law(), measures=["dibao"]), Evidence.documents, "dibao").is_there
    assert not ask(with_document(under_law(), on_disclosure=True), Evidence.documents).is_there


def test_a_measure_is_answered_for_by_what_it_was_before() -> None:
    """Before the law of 2026 a row about 低保 is answered by what 低保 was then."""
    found = ask(under_law(), Evidence.conditions, "dibao", as_of=date(2026, 6, 1))
    assert [one.record.id for one in found.records] == ["2014-dibao"]
    old = put_here(under_law(), "funds", "2026-q3-dibao", measure="2014-dibao")
    assert ask(old, Evidence.funds, "dibao").is_there


def test_a_record_that_came_later_does_not_answer_for_an_earlier_day() -> None:
    """On a day before a record was public, nothing answers."""
    assert not ask(under_law(), Evidence.funds, "dibao", as_of=date(2026, 11, 20)).is_there
    assert not ask(under_law(), Evidence.hotline, as_of=date(2026, 11, 20)).is_there


def test_a_period_that_is_not_over_has_no_money_yet() -> None:
    """A period's money is told when the period is over."""
    portal = put_here(under_law(), "funds", "2026-q3-dibao", period_to="2026-12-31")
    assert not ask(portal, Evidence.funds, "dibao").is_there


@pytest.mark.parametrize(
    ("checked", "days", "stale"),
    [("2026-08-23", 90, False), ("2026-08-22", 91, True), (None, None, True), ("2026-11-22", -1, True)],
)
def test_a_hotline_is_rung_every_ninety_days(checked: str | None, days: int | None, stale: bool) -> None:
    """A number that nobody rang, or not within 90 days, is half an answer; a check to come counts for nothing."""
    verified = {**CHECKED, "date": checked} if checked else None
    found = ask(put_here(under_law(), "channels", "rexian", verified=verified), Evidence.hotline)
    assert found.is_there and bool(found.partial) is stale
    assert days is None or (TODAY - date.fromisoformat(str(checked))).days == days


def test_a_channel_that_somebody_rang_answers_before_one_that_nobody_did() -> None:
    """Of two, the checked one answers."""
    portal = with_petition(under_law(), verified=None)
    assert ask(portal, Evidence.petition_address).note
    portal = put_here(portal, "channels", "xinfang", id="xinfang-er", verified=CHECKED)
    found = ask(portal, Evidence.petition_address)
    assert [one.record.id for one in found.records] == ["xinfang-er"] and not found.note


def test_a_channel_that_ended_does_not_answer() -> None:
    """A channel of another day, or of another kind, answers for nothing."""
    gone = with_petition(under_law(), valid_from="2026-01-01", valid_to="2026-11-01")
    assert not ask(gone, Evidence.petition_address).is_there
    other = with_petition(under_law(), kind="行政复议")
    assert not ask(other, Evidence.petition_address).is_there
    assert PETITION["kind"] == "信访"


def test_an_own_page_for_petitions_goes_before_the_national_one() -> None:
    """The place's own online petition answers as its own."""
    found = ask(with_petition(under_law(), url="https://www.example.gov.cn/"), Evidence.petition_url)
    assert found.is_there and not found.national


def test_without_any_petition_channel_the_way_is_not_told() -> None:
    """Law and way of petitions are there only where the site tells a way."""
    portal = bare(under_law())
    portal = replace(portal, national=replace(portal.national, channels={}))
    assert not ask(portal, Evidence.petition_law).is_there
    assert not ask(portal, Evidence.petition_url).is_there
    assert not ask(portal, Evidence.remedies).is_there


def test_a_guide_may_do_without_a_fax() -> None:
    """No fax is no fault of a guide that is there; no other field may be left out."""
    found = ask(with_guide(under_law()), Evidence.guide_fax)
    assert found.is_there and "传真" in found.note
    assert not ask(with_guide(under_law(), fax="0999-0000009"), Evidence.guide_fax).note
    assert not ask(bare(under_law()), Evidence.guide_fax).is_there
    assert not ask(with_guide(under_law(), hours=None), Evidence.guide_hours).is_there


def test_a_unit_answers_with_its_duties_its_telephone_and_its_head() -> None:
    """Duties are those under the unit's name; its telephone one that it answers itself; its head no deputy."""
    assert ask(under_law(), Evidence.unit_duties, unit="jiaoyu").at == ("units", "jiaoyu")
    assert not ask(under_law(), Evidence.unit_duties, unit="nobody").is_there
    full = under_law().places[0].units["minzheng"].record.full
    assert ask(
        put_here(under_law(), "channels", "rexian", accepts=full), Evidence.unit_contact, unit="minzheng"
    ).is_there
    assert not ask(under_law(), Evidence.unit_contact, unit="jiaoyu").is_there
    assert ask(under_law(), Evidence.unit_head, unit="minzheng").is_there
    assert not ask(under_law(), Evidence.unit_head, unit="jiaoyu").is_there  # 副局长


def test_a_unit_of_a_group_answers_with_the_duty_of_the_group() -> None:
    """What the document gives to a group, it gives to each of it."""
    portal = under_law()
    (place,) = portal.places
    units = changed(place.units, "jiaoyu", {"id": "yi-zhen", "group": "jiaoyu"})
    portal = replace(portal, places=(replace(place, units=units),))
    assert ask(portal, Evidence.unit_duties, unit="yi-zhen").is_there


def test_the_law_of_the_whole_is_what_was_read() -> None:
    """Asked for no measure, the national rules are texts that were read and hold on the day."""
    found = ask(under_law(), Evidence.law)
    assert "shehui-jiuzhufa" in {one.record.id for one in found.records}
    assert all(one.record.grounds(TODAY) for one in found.records)
    portal = put(under_law(), "law", "shehui-jiuzhufa", in_force="2027-01-01")
    assert "shehui-jiuzhufa" not in {one.record.id for one in ask(portal, Evidence.law).records}
