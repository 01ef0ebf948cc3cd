"""The gate over a whole site: every text of every record in every state, named at its file, line and column."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.audit.audit import audit
from generator.catalogue import BY_CODE, Level, level_of, says
from generator.findings import Finding
from generator.model.base import Review
from generator.model.jurisdiction import Override
from generator.model.kinds import KINDS
from generator.model.located import Located
from generator.model.portal import Aside, Portal
from generator.privacy.gate import OF_CITIZENS, hits_in_record, hits_in_text
from tests.bad_inputs.mutate import MINIMAL
from tests.factories import REVIEW, TODAY, make_document, make_narrative, make_place, make_portal
from tests.ledger_sites import edit, found, whole
from tests.national import load, minimal, put_here, put_ledger

MOBILE = "13900000000"
CITIZEN = "999999199003076633"
BULLETIN = "content/shili/bulletins/2026-01.yml"
CHANNEL = "content/shili/channels/rexian.yml"
TEXT = "春季学费减免已经办完。"
SURE = {
    "A300": f"身份证{CITIZEN}", "A301": f"打{MOBILE}", "A302": "卡号6217000000000000004", "A303": "写到shili@qq.com",
    "A304": "车牌蒙Z00000",
}  # fmt: skip
LIKELY = {
    "A305": "999999199003076634", "A306": "王甲身患癌症", "A307": "示例一村3组", "A308": "王甲、李乙、张丙",
    "A309": "李甲就读于示例小学",
}  # fmt: skip


def gate(findings: Any) -> list[Finding]:
    """The findings of the gate."""
    return [one for one in findings if "A300" <= one.code <= "A314"]


def gate_of(portal: Portal) -> list[Finding]:
    return gate(audit(portal, TODAY, TODAY))


def in_bulletin(text: str) -> Portal:
    return put_ledger(minimal(), "bulletins", "2026-01", parts=[{"unit": "jiaoyu", "text": text}])


@pytest.mark.parametrize(("code", "text"), [*SURE.items(), *LIKELY.items()])
def test_each_kind_of_number_has_its_code(tmp_path: Path, code: str, text: str) -> None:
    """What is sure must be changed, what is likely should be looked at; both at the field, neither spelled out."""
    (one,) = [f for f in gate(found(tmp_path / "site", [edit(BULLETIN, TEXT, text)])) if f.code == code]
    lines = (MINIMAL / BULLETIN).read_text(encoding="utf-8").splitlines()
    line = next(number for number, words in enumerate(lines, 1) if TEXT in words)
    assert (one.place.path, one.place.line, one.place.column) == (BULLETIN, line, lines[line - 1].index(TEXT) + 1)
    assert level_of(one) is (Level.must if code in SURE else Level.should)
    assert text not in says(one) and "…" in says(one)
    assert not any(figures in says(one) for figures in (MOBILE, CITIZEN, "shili@qq.com", "王甲", "00000"))


@pytest.mark.parametrize("code", sorted(SURE))
def test_nothing_is_built_with_a_number_in_it(tmp_path: Path, code: str) -> None:
    """Before anything is written, the build stops."""
    assert whole(tmp_path / "site", [edit(BULLETIN, TEXT, SURE[code])]).files == []


@pytest.mark.parametrize("state", ["draft", "in_review", "withdrawn"])
def test_a_record_is_looked_through_in_every_state(state: str) -> None:
    """A draft is in the repository as well."""
    gone = {"withdrawn": {"date": "2026-11-21", "reason": f"来电{MOBILE}"}} if state == "withdrawn" else {}
    portal = put_ledger(minimal(), "bulletins", "2026-01", state=state, title=f"简报{MOBILE}", **gone)
    assert [one.code for one in gate_of(portal)] == ["A301"] * (1 + bool(gone))


def test_a_draft_that_is_not_complete_is_looked_through(tmp_path: Path) -> None:
    """No record comes out of it, but the file is there: its text is read as it stands."""
    path = "content/shili/bulletins/2026-09.yml"
    text = f"state: draft\norigin: compiled\ntitle: 找{MOBILE}\n"
    (one,) = gate(found(tmp_path / "site", [{"op": "write", "path": path, "text": text}]))
    assert (one.code, str(one.place)) == ("A301", f"{path}:3:9")


@pytest.mark.parametrize("path", [BULLETIN, CHANNEL, "content/_national/law/dibao-banfa.yml", "site_config.yml"])
def test_a_remark_is_looked_through(tmp_path: Path, path: str) -> None:
    """What stands behind a # is no field, and is committed all the same."""
    text = f"{(MINIMAL / path).read_text(encoding='utf-8')}# 问{MOBILE}\n"
    (one,) = gate(found(tmp_path / "site", [{"op": "write", "path": path, "text": text}]))
    assert (one.code, str(one.place)) == ("A301", f"{path}:{text.count(chr(10))}:4")


def test_the_original_is_looked_through() -> None:
    """A document as received is told by line and column of original.txt; its clean text is not told twice."""
    text = {"biaoti": "示例制度", "list": f"联系人手机：{MOBILE}", "minzheng": "县民政局：牵头。"}
    place = replace(make_place(), documents={"zhidu": make_document(text)})
    (one,) = [f for f in gate_of(make_portal(place)) if f.code == "A301"]
    assert str(one.place) == "content/shili/documents/zhidu/original.txt:2:7"


def test_what_a_correction_joins_is_found() -> None:
    """A number that only the clean text holds is told at the passage."""
    document = make_document({"biaoti": "示例制度", "list": "手机：139零点0000零点0000"})
    place = replace(make_place(), documents={"zhidu": replace(document, passages={"list": f"手机：{MOBILE}"})})
    (one,) = [f for f in gate_of(make_portal(place)) if f.code == "A301"]
    assert one.place.path.endswith("document.yml")


def test_running_text_is_looked_through() -> None:
    """A page of running text is told by line and column of its Markdown."""
    page = replace(make_narrative(), markdown=f"# 关于\n\n请写到 **shili@qq.com**\n{MOBILE}\n")
    places = [(one.code, str(one.place)) for one in gate_of(make_portal(narratives=[page]))]
    path = "content/_national/pages/about.md"
    assert places == [("A303", f"{path}:3:7"), ("A301", f"{path}:4:1")]


def test_the_settings_are_looked_through(tmp_path: Path) -> None:
    """The settings of the site are told at their line."""
    portal = make_portal(contact=f"找{MOBILE}")
    assert [one.code for one in gate_of(portal)] == ["A301"]
    edits = [edit("site_config.yml", "jurisdictions: [shili]\n", f"jurisdictions: [shili]\ncontact: 找{MOBILE}\n")]
    (one,) = gate(found(tmp_path / "site", edits))
    assert str(one.place) == "site_config.yml:3:10"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_of_record_is_looked_through(kind: Any) -> None:
    """Whatever kind of record it is, a number in a text of it is found, however deep."""
    words = dict.fromkeys(kind.model.model_fields)
    record = kind.model.model_construct(**words | {"review": Review.model_validate({**REVIEW, "post": MOBILE})})
    assert [(loc, hit.what) for loc, hit, _ in hits_in_record(record)] == [(("review", "post"), "手机号码")]


CITIZENS = [kind for kind in KINDS if issubclass(kind.model, OF_CITIZENS)]


def test_only_kinds_that_can_describe_citizens_are_looked_at_for_circumstances() -> None:
    """The ledger, channels and what an office writes of its work; no document, law, measure, unit, duty or official."""
    names = {kind.name for kind in CITIZENS}
    assert {"notice", "progress", "report", "channel", "case-counts", "circular", "bulletin", "meeting"} <= names
    assert {"annual-report", "targeting", "guide", "explanation", "funds", "waiver"} <= names
    assert not names & {"document", "instrument", "measure", "local-measure", "person", "unit", "duty", "body"}
    text = LIKELY["A306"]
    assert [one.code for one in gate_of(in_bulletin(f"{text}。"))] == ["A306"]
    assert gate_of(put_here(minimal(), "relief", "dibao", contact=text)) == []


def test_pages_remarks_and_reasons_are_looked_at_for_circumstances(tmp_path: Path) -> None:
    """Running text of pages, remarks in files, and why a place's own rule holds may tell of a citizen as well."""
    text = LIKELY["A306"]
    portal = replace(minimal(), asides=(Aside("content/shili/body.yml", f"# {text}。", 3, 1),))
    assert [(one.code, one.place.line) for one in gate_of(portal)] == [("A306", 3)]
    (place,) = minimal().places
    own = {"rule": "A811", "length": 10, "reason": f"{text}。", "valid_from": "2026-01-01", "post": "办公室主任"}
    record = place.jurisdiction.record.model_copy(update={"overrides": (Override.model_validate(own),)})
    held = replace(place, jurisdiction=replace(place.jurisdiction, record=record))
    assert [one.code for one in gate_of(replace(minimal(), places=(held,)))] == ["A306"]


def test_the_places_own_name_is_no_person() -> None:
    """Names of the place and its units raise no alarm."""
    (place,) = minimal().places
    assert gate_of(in_bulletin(f"{place.jurisdiction.record.name}残疾人120人。")) == []


def test_an_office_telephone_passes() -> None:
    """A landline is never a mistake; one named as a home's asks for a look, unless a channel lists it."""
    assert gate_of(in_bulletin("电话0473-2000000、12345、400-000-0000")) == []
    portal = in_bulletin("家庭电话0473-2000000")
    assert [one.code for one in gate_of(portal)] == ["A305"]
    (place,) = portal.places
    name = next(iter(place.channels))
    assert gate_of(put_here(portal, "channels", name, telephone="0473-2000000")) == []


def test_a_mobile_cannot_be_a_channel(tmp_path: Path) -> None:
    """The register takes no mobile, so that none passes by it."""
    path = "content/_national/channels/rexian-12345.yml"
    old = next(
        line for line in (MINIMAL / path).read_text(encoding="utf-8").splitlines() if line.startswith("telephone")
    )
    codes = {one.code for one in found(tmp_path / "site", [edit(path, old, f"telephone: '{MOBILE}'")])}
    assert codes & {"L211", "A301"}


@pytest.mark.parametrize("fields", [{"contact": "找１３９００００００００"}, {"contact": "找139-0000-0000 或窗口"}])
def test_local_relief_has_no_mobile(fields: Any) -> None:
    """Full-width and parted numbers are found in what a place adds to a measure."""
    assert [one.code for one in gate_of(put_here(minimal(), "relief", "dibao", **fields))] == ["A301"]


def test_other_long_numbers_stop_nothing() -> None:
    """Numbers that are too short, too long or begin otherwise pass."""
    assert gate_of(put_here(minimal(), "relief", "dibao", contact="拨12800000000、9913800000000、1380000000099")) == []


@pytest.mark.parametrize("site", ["real", "minimal"])
def test_what_the_project_holds_passes(site: str) -> None:
    """Not one finding of the gate, warnings included."""
    assert gate_of(load(site)) == []


def test_a_save_looks_through_one_record() -> None:
    """The same for one record alone, with the field each hit stands in."""
    record: Located[Any] = in_bulletin(SURE["A301"]).places[0].ledger.bulletins["2026-01"]
    assert [(loc, hit.shown) for loc, hit, _ in hits_in_record(record.record)] == [(("parts", 0, "text"), "139…")]
    assert [(spot.line, spot.column) for spot, _ in hits_in_text(f"甲\n乙 {MOBILE}", 5, 9)] == [(6, 3)]


def test_every_code_of_the_gate_is_tried() -> None:
    """Each of A300 to A309 has an example here."""
    assert {code for code in BY_CODE if "A300" <= code < "A310"} == {*SURE, *LIKELY}
