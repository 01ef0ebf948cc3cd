"""What people say: every word leads somewhere, stands in one place only, and is more than a filler."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from pydantic import ValidationError

from generator.audit.thesaurus import check_thesaurus
from generator.export.data import national_data
from generator.findings import Finding, Findings
from generator.model.portal import National, Portal, public_view
from generator.model.thesaurus import Thesaurus
from generator.model.topic import TOPICS
from tests.factories import TODAY, spots
from tests.national import load, minimal, put, words_of

FILE = "content/_national/thesaurus.yml"
HUNGRY, SCHOOL = {"words": ["饿肚子", "没饭吃"], "situations": ["meiqian"]}, {"words": ["念书"], "topics": ["jiaoyu"]}
TWO = ("words", 1)


def with_(portal: Portal, *entries: dict[str, Any], **fields: Any) -> Portal:
    """The portal with other entries in its thesaurus, and other fields."""
    located = portal.national.thesaurus
    assert located is not None
    record = Thesaurus.model_validate({**words_of(located.record), "entries": entries or (HUNGRY, SCHOOL), **fields})
    return replace(portal, national=replace(portal.national, thesaurus=replace(located, record=record)))


def found(portal: Portal) -> list[Finding]:
    findings = Findings()
    check_thesaurus(portal.national, TODAY, findings)
    return list(findings)


def spot(*loc: str | int) -> str:
    """Where a field of the minimal site's thesaurus stands."""
    located = minimal().national.thesaurus
    assert located is not None
    return str(located.at(*loc))


def real() -> tuple[National, Thesaurus]:
    """The project's own national records, and their thesaurus."""
    national = load("real").national
    assert national.thesaurus is not None
    return national, national.thesaurus.record


# the record


@pytest.mark.parametrize("word", ["饿", "这个说法写得实在太长太长了"])
def test_a_word_is_two_to_twelve_characters_long(word: str) -> None:
    """One character alone says nothing, and a sentence is no word."""
    with pytest.raises(ValidationError):
        with_(minimal(), {"words": [word], "situations": ["meiqian"]})
    with_(minimal(), {"words": ["饿了", "这个说法写得实在太长太长"], "situations": ["meiqian"]})


@pytest.mark.parametrize("state", ["draft", "in_review", "withdrawn"])
def test_only_a_public_thesaurus_is_published(state: str) -> None:
    """What the office has not released reaches neither the pages nor the data."""
    fields: dict[str, Any] = {"state": state}
    assert public_view(minimal()).national.thesaurus is not None
    view = public_view(with_(minimal(), **fields))
    assert view.national.thesaurus is None
    assert national_data(view.national)["thesaurus"] is None


# the audit


def test_a_sound_thesaurus_has_no_finding() -> None:
    """Words that lead somewhere, each in one place, have no finding; nor has a site without a thesaurus."""
    assert found(minimal()) == []
    assert found(replace(minimal(), national=replace(minimal().national, thesaurus=None))) == []


@pytest.mark.parametrize(
    ("field", "group", "kind", "near"),
    [
        ("situations", "situations", "难处", "meiqian"), ("measures", "relief", "措施", "dibao"),
        ("channels", "channels", "渠道", "rexian-12345"), ("papers", "papers", "文书", "shouli-pingzheng"),
    ],
)  # fmt: skip
def test_what_a_word_leads_to_is_there(field: str, group: str, kind: str, near: str) -> None:
    """An id that no record has is found with the nearest one; of a record that could not be read nothing is said."""
    portal = with_(minimal(), {"words": ["饿肚子"], field: [near, f"{near}o"]})
    (one,) = found(portal)
    assert spots([one]) == [("A149", spot("entries", 0, field, 1))]
    assert (one.value("kind"), one.value("id"), one.value("near")) == (kind, f"{near}o", near)
    unread = frozenset({f"{group}/{near}o"})
    assert found(replace(portal, national=replace(portal.national, unread=unread))) == []


def test_a_public_word_leads_to_a_public_record() -> None:
    """A word does not lead to a trouble that is not shown."""
    hidden = put(minimal(), "situations", "meiqian", state="in_review")
    assert [code for code, _ in spots(found(hidden))] == ["A116"]
    assert found(with_(hidden, state="in_review")) == []


def test_an_entry_leads_somewhere() -> None:
    """An entry that names no trouble, measure, channel, paper and topic is found; one of them is enough."""
    (one,) = found(with_(minimal(), HUNGRY, {"words": ["念书"]}))
    assert spots([one]) == [("A860", spot("entries", 1))]
    assert one.value("word") == "念书"
    for field, name in (
        ("situations", "meiqian"), ("measures", "dibao"), ("topics", "dibao"),
        ("channels", "rexian-12345"), ("papers", "shouli-pingzheng"),
    ):  # fmt: skip
        assert found(with_(minimal(), {"words": ["念书"], field: [name]})) == []


def test_a_word_stands_in_one_entry() -> None:
    """A word in two entries is found in the second, with the first word of the other."""
    (one,) = found(with_(minimal(), HUNGRY, {"words": ["没饭吃", "念书"], "topics": ["jiaoyu"]}))
    assert spots([one]) == [("A861", spot("entries", 1, "words", 0))]
    assert (one.value("word"), one.value("other")) == ("没饭吃", "饿肚子")


@pytest.mark.parametrize(
    ("filler", "what"),
    [("念书", "这里的一个说法"), ("最低生活保障", "一项措施的名称"), ("低保", "措施“最低生活保障”的俗称"),
     ("没钱吃饭", "一个难处的名称"), ("揭不开锅", "难处“没钱吃饭”的别的说法"), ("教育救助", "一个主题的名称")],
)  # fmt: skip
def test_a_filler_is_nothing_that_is_looked_for(filler: str, what: str) -> None:
    """A filler that is also a word, a title or another name is found: it would be taken out of what is looked for."""
    portal = with_(minimal(), fillers=["怎么办", filler])
    (one,) = [finding for finding in found(portal) if finding.code != "A863"]
    assert spots([one]) == [("A862", spot("fillers", 1))]
    assert one.value("what") == what


@pytest.mark.parametrize(("word", "is_empty"), [("请问怎么办", True), ("怎么办呢", False), ("请问低保费", False)])
def test_a_word_is_more_than_fillers(word: str, is_empty: bool) -> None:
    """A word of which nothing is left without the fillers is found, and no other."""
    codes = spots(found(with_(minimal(), {"words": ["饿肚子", word], "situations": ["meiqian"]})))
    assert codes == ([("A863", spot("entries", 0, *TWO))] if is_empty else [])


def test_longer_fillers_are_taken_out_first() -> None:
    """A short filler inside a longer one leaves no rest behind that would count as a word."""
    portal = with_(minimal(), {"words": ["怎么办"], "topics": ["dibao"]}, fillers=["怎么", "怎么办吧", "办"])
    assert [code for code, _ in spots(found(portal))] == ["A863"]
    portal = with_(minimal(), {"words": ["怎么办吧"], "topics": ["dibao"]}, fillers=["怎么", "怎么办"])
    assert found(portal) == []


@pytest.mark.parametrize("word", ["低保", "揭不开锅", "没钱吃饭", "最低生活保障", "残疾人"])
def test_a_word_is_typed_once(word: str) -> None:
    """A title or another name that is searched by itself is not typed again; one that was withdrawn may be."""
    portal = with_(minimal(), {"words": ["饿肚子", word], "situations": ["meiqian"]})
    assert spots(found(portal)) == [("A864", spot("entries", 0, *TWO))]


@pytest.mark.parametrize("field", [{"channels": ["rexian-12345"]}, {"papers": ["shouli-pingzheng"]}])
def test_a_word_may_lead_to_a_number_besides(field: dict[str, Any]) -> None:
    """What is found by itself is written again where it is to lead to a channel or a paper."""
    assert found(with_(minimal(), {"words": ["揭不开锅"], "situations": ["meiqian"], **field})) == []


@pytest.mark.parametrize(
    ("valid_to", "is_over"), [("2026-11-21", True), ("2026-11-22", False), (None, False)]
)  # fmt: skip
def test_a_word_leads_to_what_is_in_force(valid_to: str | None, is_over: bool) -> None:
    """A measure that is over on the day is named with what came after it; one that still holds is not."""
    portal = put(with_(minimal(), {"words": ["饿肚子"], "measures": ["dibao"]}), "relief", "dibao", valid_to=valid_to)
    assert spots(found(portal)) == ([("A865", spot("entries", 0, "measures", 0))] if is_over else [])


def test_a_draft_is_not_judged() -> None:
    """A draft may lead nowhere yet."""
    assert found(with_(minimal(), {"words": ["念书"]}, state="draft")) == []


# the project's own


def test_everyday_words_lead_to_everything() -> None:
    """Every trouble, every measure in force and every topic is reached by an everyday word, and no ended measure is."""
    national, record = real()
    current = {name for name, at in national.relief.items() if at.record.valid_to is None or at.record.valid_to > TODAY}
    assert {name for entry in record.entries for name in entry.situations} == set(national.situations)
    assert {name for entry in record.entries for name in entry.measures} == current
    assert {topic.value for entry in record.entries for topic in entry.topics} == {topic.id for topic in TOPICS}


def test_the_project_has_many_words_and_no_finding() -> None:
    """The project's own words are many, and sound."""
    assert len(real()[1].entries) >= 150
    assert found(load("real")) == []


def test_every_kind_of_body_has_its_names() -> None:
    """A unit that stands in a chain is called by one of the names the chain lists: its own full name or a short one."""
    portal = load("real")
    strangers = []
    for place in portal.places:
        for unit in (located.record for located in place.units.values()):
            names = portal.lineages[unit.lineage.chain].record.names if unit.lineage else ()
            own = (unit.full, *unit.aliases)
            if unit.lineage and not any(name in called for name in names for called in own):
                strangers.append(unit.full)
    assert strangers == []
    assert all(len(located.record.names) > 2 for located in portal.lineages.values())
