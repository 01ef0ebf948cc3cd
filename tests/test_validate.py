"""From plain values to records: every misfit is one finding at its line, in the field's own Chinese words."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from generator.findings import Finding, Findings
from generator.load.notes import field_note, shorten
from generator.load.validate import validate
from generator.load.yaml_tree import read_tree
from generator.model.base import Record
from generator.model.body import Body
from generator.model.document import Document
from generator.model.duty import Duty
from generator.model.kinds import KINDS
from generator.model.site import SiteConfig
from generator.model.unit import Lineage, Unit
from tests.factories import MINIMAL, spots

UNIT = """\
state: public
origin: public-document
document: zhidu
passage: s1-1
id: jiaoyu
named: s1-1:10-14
listed: true
member: true
full: 示例县教育局
aliases: [教育局]
kind: 行政机关
"""
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-9, 9)
    | st.text(max_size=5)
    | st.sampled_from(["a:0-3", "public", "2026-11-21"]),
    lambda v: st.lists(v, max_size=3) | st.dictionaries(st.sampled_from(["id", "span", "x"]), v, max_size=3),
    max_leaves=6,
)


def read(text: str, model: type[BaseModel] = Unit) -> tuple[BaseModel | None, list[Finding]]:
    findings = Findings()
    tree = read_tree("a.yml", text, findings)
    assert tree is not None
    return validate("a.yml", tree, model, findings), list(findings)


def changed(old: str, new: str) -> str:
    assert UNIT.count(old) == 1
    return UNIT.replace(old, new)


def test_a_good_record_is_read() -> None:
    """A record that fits comes out with its values and no finding."""
    record, found = read(UNIT)
    assert isinstance(record, Unit)
    assert (record.id, record.aliases, str(record.named), found) == ("jiaoyu", ("教育局",), "s1-1:10-14", [])


@pytest.mark.parametrize(
    ("old", "new", "code", "place"),
    [
        ("kind:", "kynd:", "L201", "a.yml:11:1"),
        ("full: 示例县教育局\n", "", "L202", "a.yml:1:1"),
        ("kind: 行政机关\n", "kind: 行政机关\nformed: 2026.13.1\n", "L203", "a.yml:12:9"),
        ("kind: 行政机关\n", "kind: 行政机关\nformed: 2026-02-29\n", "L203", "a.yml:12:9"),
        ("kind: 行政机关\n", "kind: 行政机关\nissued: 2026-02-28 24:00\n", "L203", "a.yml:12:9"),
        ("member: true", "member: 是", "L204", "a.yml:8:9"),
        ("aliases: [教育局]", "aliases: 教育局", "L204", "a.yml:10:10"),
        ("full: 示例县教育局", "full: [示例县教育局]", "L204", "a.yml:9:7"),
        ("行政机关", "行政机构", "L205", "a.yml:11:7"),
        ("id: jiaoyu", "id: con", "L206", "a.yml:5:5"),
        ("s1-1:10-14", "s1-1:14-10", "L207", "a.yml:6:8"),
        ("s1-1:10-14", "s1-1", "L207", "a.yml:6:8"),
        ("[教育局]", "['<b>教育局</b>']", "L208", "a.yml:10:11"),
        ("示例县教育局", "教育&#26412;局", "L208", "a.yml:9:7"),
        ("示例县教育局", "教育\u200b局", "L209", "a.yml:9:7"),
        ("示例县教育局", "教" * 2001, "L210", "a.yml:9:7"),
        ("示例县教育局", "''", "L210", "a.yml:9:7"),
        ("id: jiaoyu", "id: ../jiaoyu", "L211", "a.yml:5:5"),
        ("id: jiaoyu", "id: 教育", "L211", "a.yml:5:5"),
        ("full: 示例县教育局", "full:", "L214", "a.yml:9:6"),
        ("[教育局]", "[教育局, 教育局]", "L215", "a.yml:10:10"),
    ],
)
def test_a_misfit_is_one_finding_where_it_stands(old: str, new: str, code: str, place: str) -> None:
    """Each kind of misfit gives its code at the line and column of the value (of the key, where the key is wrong)."""
    record, found = read(changed(old, new))
    assert (record, spots(found)) == (None, [(code, place)])


DUTY = """\
state: public
origin: public-document
id: jiaoyu
heading: a:0-4
units: [jiaoyu]
text: ['a:5-28']
clauses:
  - {id: '1', span: a:5-17, role: lead, topics: [jiaoyu]}
"""


@pytest.mark.parametrize(
    ("old", "new", "code", "place"),
    [
        ("[jiaoyu]}", "[]}", "L212", "a.yml:8:49"),
        ("[jiaoyu]}", "[dibao, tekun, yiliao, jiuye]}", "L212", "a.yml:8:49"),
        ("[jiaoyu]}", "[jiaoyv]}", "L205", "a.yml:8:50"),
        ("role: lead", "roles: lead", "L201", "a.yml:8:29"),
        (", role: lead", "", "L202", "a.yml:8:5"),
        ("a:5-17", "a5-17", "L207", "a.yml:8:21"),
        ("  - {id: '1', span: a:5-17, role: lead, topics: [jiaoyu]}\n", "  - 文字\n", "L204", "a.yml:8:5"),
    ],
)
def test_a_misfit_deep_inside_is_found_there(old: str, new: str, code: str, place: str) -> None:
    """A misfit inside a clause is found at the clause's own line and column."""
    record, found = read(DUTY.replace(old, new), Duty)
    assert (record, spots(found)) == (None, [(code, place)])


def test_a_number_out_of_bounds() -> None:
    """A number beyond what makes sense is found where it stands."""
    step = "{year: 1900, how: 改名, became: 甲, basis: 乙, sure: 确定}"
    text = f"state: draft\norigin: compiled\nid: a\nname: 甲\nsteps: [{step}]\n"
    assert spots(read(text, Lineage)[1]) == [("L213", "a.yml:5:16")]


def test_bounds_in_the_wrong_order() -> None:
    """A least number above the most is found."""
    body = (MINIMAL / "content/shili/body.yml").read_text(encoding="utf-8").replace("at_least: 1", "at_least: 3")
    assert [f.code for f in read(body, Body)[1]] == ["L216"]


@pytest.mark.parametrize(
    ("old", "new", "near"),
    [
        ("kind:", "knid:", "kind"),
        ("listed:", "list:", "listed"),
        ("行政机关", "行政机", "行政机关"),
        ("public\n", "publik\n", "public"),
    ],
)
def test_the_nearest_right_word_is_suggested(old: str, new: str, near: str) -> None:
    """A word that is nearly right is answered with the right one, and with nothing else."""
    _, found = read(changed(old, new))
    assert [f.value("near") for f in found] == [near]


def test_messages_speak_the_fields_own_words() -> None:
    """A finding carries the field's Chinese title, its example and what stands there, in YAML's words."""
    (found,) = read(changed("member: true", "member: 也许"))[1]
    assert (found.value("title"), found.value("example"), found.value("found")) == ("是否成员单位", "true", "也许")


def test_all_misfits_of_a_record_are_found_in_one_run() -> None:
    """Looking does not stop at the first misfit."""
    text = changed("行政机关", "行政机构").replace("s1-1:10-14", "s1-1").replace("full: 示例县教育局\n", "")
    assert sorted(f.code for f in read(text)[1]) == ["L202", "L205", "L207"]


def test_a_draft_may_be_incomplete() -> None:
    """In a draft what is missing is no finding, and no record comes out; what is wrong is still found."""
    draft = changed("state: public", "state: draft").replace("full: 示例县教育局\n", "")
    assert read(draft) == (None, [])
    assert [f.code for f in read(draft.replace("行政机关", "行政机构"))[1]] == ["L205"]


REQUIRED = [
    (kind.model, path, name)
    for kind in KINDS
    for path in sorted(MINIMAL.glob(kind.pattern.replace("{slug}", "shili").replace("{id}", "*")))[:1]
    for name, info in kind.model.model_fields.items()
    if info.is_required()
]


@pytest.mark.parametrize(("model", "path", "name"), REQUIRED, ids=lambda value: getattr(value, "stem", str(value)))
def test_every_required_field_is_missed(model: type[Record], path: Any, name: str) -> None:
    """Each required field of each kind of record, left out, is named by its own name."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    data = {key: str(value) if hasattr(value, "isoformat") else value for key, value in data.items() if key != name}
    record, found = read(yaml.safe_dump(data, allow_unicode=True), model)
    missing = [(f.code, f.value("field")) for f in found if f.code == "L202"]
    assert (record, missing) == (None, [("L202", name)])


@pytest.mark.parametrize("model", [Unit, Duty, Document, Body, SiteConfig], ids=lambda model: model.__name__)
@given(data=st.data())
def test_no_values_make_it_fall_over(model: type[BaseModel], data: st.DataObject) -> None:
    """Whatever stands in the fields, there is a record or a finding, never both and never an exception."""
    names = [info.alias or name for name, info in model.model_fields.items() if name != "state"]
    values = data.draw(st.dictionaries(st.sampled_from(names), JSON))
    record, found = read(yaml.safe_dump({"state": "public", **values}, allow_unicode=True), model)
    assert (record is None) == bool([f for f in found if f.code != "L116"])


def test_long_values_are_cut() -> None:
    """A long value is shown cut, a list by its length, a truth value as YAML writes it."""
    assert shorten("救" * 50) == "救" * 40 + "…"
    assert (shorten([1, 2]), shorten(True), shorten(None), shorten("甲\n 乙")) == (
        "[1, 2]",
        "true",
        "None",
        "甲 乙",
    )


def test_field_notes_follow_the_path() -> None:
    """The words on a field are those of the class it lies in; an unknown field has none."""
    assert field_note(Duty, ("clauses", 0, "role")).title == "角色"
    assert field_note(Duty, ("clauses", 0, "role")).choices[0] == "lead"
    assert field_note(Body, ("office", "names", 1)).title == "办公室名称"
    assert field_note(Duty, ("nothing",)) == ("nothing", "", "", ())
