"""文件中的出入: each rule with a small place that triggers it and one that does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest

from generator.audit import discrepancies as rules
from generator.model.observation import Observation
from generator.model.portal import PlaceData
from tests.factories import (
    KINDS,
    TEXT,
    at,
    make_body,
    make_clause,
    make_discrepancy,
    make_document,
    make_duty,
    make_education_duty,
    make_education_person,
    make_jurisdiction,
    make_person,
    make_place,
    make_unit,
)

Rule = Callable[[PlaceData], Iterator[Observation]]
RELIEF, SCHOOLS = make_unit(), make_unit("jiaoyu", "县教育局")
GUEST = make_unit("jiaoyu", "县教育局", member=False, listed=False)


def written(**passages: str) -> dict[str, str]:
    """The document with some passages worded otherwise."""
    return TEXT | passages


def with_heading(words: str) -> PlaceData:
    """The duty of 县教育局 under another heading."""
    text = written(jiaoyu=TEXT["jiaoyu"].replace("县教育局", words))
    return make_place(text=text, duties=[make_duty(), make_education_duty(source=text)])


def with_roster(words: str) -> PlaceData:
    """The person of 县教育局 with another name of the unit."""
    text = written(**{"r-2": f"成员：示例乙 {words}副局长"})
    return make_place(text=text, people=[make_person(), make_education_person(source=text, words=words)])


def with_correction(before: str, after: str) -> PlaceData:
    """One listed correction."""
    text = written(rule=f"制度建设，{after}监管。")
    corrections = [{"before": before, "after": after, "why": "换页处"}]
    body = make_body(rules=[{"id": "rule", "kind": "other", "span": "rule:0-4"}])
    return make_place(text=text, body=body, documents=[make_document(text, corrections=corrections)])


def with_clauses(first: str, second: str) -> PlaceData:
    """A duty of two sentences."""
    text = written(minzheng=f"县民政局：{first}；{second}。")
    clauses = [(first, "responsible", ["dibao"]), (second, "responsible", ["dibao"])]
    return make_place(text=text, duties=[make_duty(clauses=clauses, source=text)])


def with_header(words: str) -> PlaceData:
    """A letterhead above the title."""
    text = {"tou": words, **TEXT}
    return make_place(text=text, documents=[make_document(text, KINDS | {"tou": "letterhead"})])


def with_names(*names: str, rule: str = "") -> PlaceData:
    """The body's names, as they stand in the rule."""
    text = written(rule=rule or "、".join(names))
    one = {"id": "rule", "kind": "other", "span": "rule:0-4"}
    body = make_body(names=[at(text, "rule", name) for name in names], rules=[one])
    return make_place(text=text, body=body)


def with_offices(*names: str) -> PlaceData:
    """The office's names, as they stand in the rule."""
    text = written(rule="；".join(names))
    one = {"id": "rule", "kind": "other", "span": "rule:0-4"}
    body = make_body(office={"names": [at(text, "rule", name) for name in names]}, rules=[one])
    return make_place(text=text, body=body)


class Case(NamedTuple):
    """A rule, a place that triggers it, what is observed there, and a place that does not trigger it."""

    rule: Rule
    code: str
    fires: PlaceData
    key: str
    words: tuple[str, ...]
    quiet: PlaceData


WHOLE = make_place()
CASES = (
    Case(
        rules.stated_count, "A701",
        make_place(units=[RELIEF]), "units", ("2个单位",),
        WHOLE,
    ),
    Case(
        rules.unit_without_duty, "A702",
        make_place(duties=[make_duty()]), "jiaoyu", ("县教育局",),
        make_place(units=[RELIEF, GUEST], duties=[make_duty()]),
    ),
    Case(
        rules.duty_without_member, "A703",
        make_place(units=[RELIEF, GUEST]), "jiaoyu", ("县教育局",),
        WHOLE,
    ),
    Case(
        rules.person_without_unit, "A704",
        make_place(people=[make_education_person(unit=None)]), "shili-yi", ("示例乙 县教育局副局长",),
        make_place(people=[make_education_person(unit=None, unit_named=None)]),
    ),
    Case(
        rules.unit_without_person, "A705",
        make_place(people=[make_person()]), "jiaoyu", ("县教育局",),
        make_place(people=[]),
    ),
    Case(
        rules.joint_entry, "A706",
        make_place(duties=[make_duty(units=["minzheng", "jiaoyu"])]), "minzheng", ("县民政局",),
        WHOLE,
    ),
    Case(
        rules.heading_against_list, "A707",
        with_heading("县教体局"), "jiaoyu", ("县教育局", "县教体局"),
        with_heading("教育局"),
    ),
    Case(
        rules.name_variants, "A708",
        with_roster("县教体局"), "jiaoyu", ("县教育局", "县教体局"),
        with_roster("教育局"),
    ),
    Case(
        rules.doubled_text, "A709",
        with_correction("建设，加加强监管", "建设，加强监管"), "zhidu-1", ("建设，加强监管",),
        with_correction("加监管", "加强监管"),
    ),
    Case(
        rules.sentence_twice, "A714",
        with_clauses("负责最低生活保障资金发放", "负责最低生活保障资金的发放"), "minzheng-2",
        ("负责最低生活保障资金发放", "负责最低生活保障资金的发放"),
        with_clauses("负责最低生活保障资金发放", "指导各乡镇做好入户调查工作"),
    ),
    Case(
        rules.foreign_header, "A710",
        with_header("玉樹市人民政府办公室文件"), "zhidu-tou", ("玉樹市人民政府办公室文件",),
        with_header("示例省示例县人民政府办公室文件"),
    ),
    Case(
        rules.body_names, "A711",
        with_names("社会救助联席会议", "救助工作领导小组"), "body", ("社会救助联席会议", "救助工作领导小组"),
        with_names("社会救助联席会议", "联席会议", rule="社会救助联席会议（以下简称联席会议）"),
    ),
    Case(
        rules.office_names, "A712",
        with_offices("联席会议办公室", "低保工作办公室"), "office", ("联席会议办公室", "低保工作办公室"),
        with_offices("县联席会议办公室", "联席会议办公室"),
    ),
    Case(
        rules.found_by_reader, "A713",
        make_place(discrepancies=[make_discrepancy()]), "cishu", ("每年召开1次",),
        WHOLE,
    ),
)  # fmt: skip
BY_CASE = pytest.mark.parametrize("case", CASES, ids=lambda case: case.rule.__name__)


def test_every_rule_has_its_case() -> None:
    """Every rule of the table has a place that triggers it and one that does not."""
    assert [case.rule for case in CASES] == list(rules.RULES)


@BY_CASE
def test_a_rule_finds_its_discrepancy(case: Case) -> None:
    """A rule observes its discrepancy once, under its code, with the very words it is about."""
    observed = list(case.rule(case.fires))
    assert [(o.finding.code, o.slug, o.key) for o in observed] == [(case.code, "shili", case.key)]
    document = case.fires.documents[observed[0].document]
    assert tuple(document.read(span) for span in observed[0].spans) == case.words


@BY_CASE
def test_a_rule_leaves_the_rest_alone(case: Case) -> None:
    """A rule observes nothing where its discrepancy is not."""
    assert list(case.rule(case.quiet)) == []


def test_a_whole_place_has_no_discrepancy() -> None:
    """In a place whose parts agree no rule observes anything."""
    assert [o.finding.code for rule in rules.RULES for o in rule(WHOLE)] == []


@BY_CASE
def test_anchors_tell_observations_apart(case: Case) -> None:
    """The anchor of an observation names its code and what it is about."""
    assert [o.anchor for o in case.rule(case.fires)] == [f"{case.code.lower()}-{case.key}"]


def test_a_collective_stands_for_its_members() -> None:
    """A duty given to a collective is a duty of each member in it, and the collective need be no member."""
    all_units = make_unit("minzheng", member=False, listed=False)
    member = make_unit("jiaoyu", "县教育局", group="minzheng")
    place = make_place(units=[all_units, member], duties=[make_duty()])
    assert list(rules.unit_without_duty(place)) == list(rules.duty_without_member(place)) == []


def test_a_place_without_duties_blames_no_unit() -> None:
    """Where the document gives no duty at all, no unit is observed to lack one."""
    assert list(rules.unit_without_duty(make_place(duties=[]))) == []


def test_a_head_needs_no_unit() -> None:
    """A head of the body is not observed for a unit that is no member."""
    head = make_person(unit=None, seat="head")
    assert list(rules.person_without_unit(make_place(people=[head]))) == []


def test_a_roster_may_use_the_name_of_the_heading() -> None:
    """A name of the roster is a variant only where neither the list nor a heading uses it."""
    text = written(jiaoyu=TEXT["jiaoyu"].replace("县教育局", "县教体局"), **{"r-2": "成员：示例乙 县教体局副局长"})
    duties = [make_duty(), make_education_duty(source=text)]
    place = make_place(text=text, duties=duties, people=[make_education_person(source=text, words="县教体局")])
    assert list(rules.name_variants(place)) == []


def test_a_header_may_name_the_places_above() -> None:
    """A letterhead may name the place with the province above it."""
    here = make_jurisdiction(name="大方县", parent="贵州省毕节市")
    text = {"tou": "贵州省大方县人民政府文件", **TEXT}
    document = make_document(text, {"tou": "letterhead"})
    assert list(rules.foreign_header(make_place(text=text, documents=[document], jurisdiction=here))) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("县教育局", "教育局", True), ("市教育局", "县教育局", True), ("教 育 局", "教育局", True),
        ("县教育局", "县教体局", False), ("教育局", "育局", False),
    ],
)  # fmt: skip
def test_names_are_the_same_but_for_the_level(one: str, other: str, same: bool) -> None:
    """Two names are the same where they differ by white space or a leading 市, 县, 旗, 州, 区 alone."""
    assert rules.is_same_name(one, other) is rules.is_same_name(other, one) is same


@pytest.mark.parametrize(("sentence", "seen"), [("负责最低生活保障发放", 1), ("负责最低生活保障发", 0)])
def test_short_sentences_may_be_alike(sentence: str, seen: int) -> None:
    """Two like sentences are observed from ten characters on; shorter ones are set phrases."""
    text = written(minzheng=f"县民政局：{sentence}；{sentence}。")
    clauses = [make_clause(id=str(n), span=at(text, "minzheng", sentence, n)) for n in range(2)]
    place = make_place(text=text, duties=[make_duty(clauses=clauses, source=text)])
    assert len(list(rules.sentence_twice(place))) == seen


def anchors(place: PlaceData) -> list[str]:
    return [o.anchor for rule in rules.RULES for o in rule(place)]


def test_three_like_sentences_have_two_anchors() -> None:
    """A sentence that stands three times is observed at the second and at the third, each once."""
    said = "负责最低生活保障资金发放"
    text = written(minzheng=f"县民政局：{said}；{said}；{said}。")
    clauses = [make_clause(id=str(n), span=at(text, "minzheng", said, n)) for n in range(3)]
    found = anchors(make_place(text=text, duties=[make_duty(clauses=clauses, source=text), make_education_duty()]))
    assert found == ["a714-minzheng-2", "a714-minzheng-3"]


def test_headers_of_two_documents_have_two_anchors() -> None:
    """Two documents with a foreign letterhead are two observations with two anchors."""
    text = {"tou": "玉樹市人民政府办公室文件", **TEXT}
    documents = [make_document(text, {"tou": "letterhead"}, id=name) for name in ("zhidu", "buchong")]
    found = anchors(make_place(text=text, documents=documents))
    assert len(set(found)) == len(found) == 2
