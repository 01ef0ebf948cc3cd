"""The clauses of a duty cover its whole text but punctuation, in order, without gap or overlap."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.audit.coverage import check_coverage, is_solid
from generator.findings import Findings
from generator.model.duty import Duty
from generator.model.located import Located
from tests.factories import TEXT, make_clause, make_document, make_duty, make_place, make_portal, spots

WORDS = st.text("牵头负责做好教育医疗救助工作12ab", min_size=2, max_size=8)
MARKS = st.sampled_from(["，", "；", "。", "、", "“", "；\n", " ，"])
SENTENCES = st.lists(st.tuples(WORDS, MARKS), min_size=2, max_size=6)
Spans = list[tuple[int, int]]


def laid_out(sentences: list[tuple[str, str]]) -> tuple[str, Spans]:
    """The text of a duty made of these words and marks, and where the words stand."""
    text, spans = "县民政局：", []
    for words, mark in sentences:
        spans.append((len(text), len(text) + len(words)))
        text += words + mark
    return text, spans


def duty_of(written: str, spans: Spans, **changes: Any) -> Located[Duty]:
    clauses = [make_clause(id=str(n), span=f"minzheng:{start}-{end}") for n, (start, end) in enumerate(spans, 1)]
    return make_duty(clauses=clauses, source=TEXT | {"minzheng": written}, **changes)


def found(text: str, *duties: Located[Duty]) -> list[tuple[str, str]]:
    findings = Findings()
    documents = [make_document(TEXT | {"minzheng": text})]
    check_coverage(make_portal(make_place(documents=documents, duties=duties)), findings)
    return spots(findings)


def codes(text: str, spans: Spans) -> set[str]:
    return {code for code, _ in found(text, duty_of(text, spans))}


@given(SENTENCES)
def test_clauses_that_leave_only_punctuation_are_whole(sentences: list[tuple[str, str]]) -> None:
    """A duty whose clauses leave nothing but punctuation and white space has no finding."""
    text, spans = laid_out(sentences)
    assert codes(text, spans) == set()


@given(SENTENCES, st.data())
def test_a_clause_left_out_is_a_gap(sentences: list[tuple[str, str]], data: st.DataObject) -> None:
    """Without any one of its clauses a duty has a gap, and that alone."""
    text, spans = laid_out(sentences)
    del spans[data.draw(st.integers(0, len(spans) - 1))]
    assert codes(text, spans) == {"A104"}


@given(SENTENCES, st.data())
def test_a_clause_cut_short_is_a_gap(sentences: list[tuple[str, str]], data: st.DataObject) -> None:
    """A clause that begins a character late or ends one early leaves a gap."""
    text, spans = laid_out(sentences)
    index = data.draw(st.integers(0, len(spans) - 1))
    start, end = spans[index]
    spans[index] = data.draw(st.sampled_from([(start + 1, end), (start, end - 1)]))
    assert codes(text, spans) == {"A104"}


@given(SENTENCES, st.data())
def test_clauses_that_overlap_are_found(sentences: list[tuple[str, str]], data: st.DataObject) -> None:
    """A clause that reaches into the next one is found."""
    text, spans = laid_out(sentences)
    index = data.draw(st.integers(0, len(spans) - 2))
    spans[index] = (spans[index][0], data.draw(st.integers(spans[index + 1][0] + 1, spans[index + 1][1])))
    assert codes(text, spans) == {"A105"}


@given(SENTENCES, st.data())
def test_clauses_out_of_order_are_found(sentences: list[tuple[str, str]], data: st.DataObject) -> None:
    """Clauses in another order than the text's are found."""
    text, spans = laid_out(sentences)
    index = data.draw(st.integers(0, len(spans) - 2))
    spans[index], spans[index + 1] = spans[index + 1], spans[index]
    assert codes(text, spans) == {"A105"}


@given(SENTENCES)
def test_a_sentence_given_twice_is_found(sentences: list[tuple[str, str]]) -> None:
    """Two clauses on the same words are found."""
    text, spans = laid_out(sentences)
    assert codes(text, [*spans, spans[-1]]) == {"A105"}


TWO = "县民政局：负责低保；负责医疗。"
GOOD: Spans = [(5, 9), (10, 14)]


def test_findings_stand_at_the_clause_they_are_about() -> None:
    """A gap is found at the clause after it, or the last; an overlap at the later clause."""
    first_missing, second_missing = duty_of(TWO, GOOD[1:]), duty_of(TWO, GOOD[:1])
    overlapping = duty_of(TWO, [(5, 11), (10, 14)])
    assert found(TWO, first_missing) == [("A104", str(first_missing.at("clauses", 0, "span")))]
    assert found(TWO, second_missing) == [("A104", str(second_missing.at("clauses", 0, "span")))]
    assert found(TWO, overlapping) == [("A105", str(overlapping.at("clauses", 1, "span")))]


def test_a_clause_lies_in_its_duty() -> None:
    """A clause with words of the heading, or of another passage, is found."""
    heading = duty_of(TWO, [(0, 9), (10, 14)])
    assert ("A106", str(heading.at("clauses", 0, "span"))) in found(TWO, heading)
    stray = make_duty(clauses=[make_clause(), make_clause(id="2", span="jiaoyu:5-9")])
    assert ("A106", str(stray.at("clauses", 1, "span"))) in found(TEXT["minzheng"], stray)


def test_a_passage_that_bears_a_duty_is_used_up() -> None:
    """Words of the duty's passage outside heading and duty text are found, numbering is not."""
    short = duty_of(TWO, GOOD[:1], text=["minzheng:5-9"])
    assert found(TWO, short) == [("A104", str(short.at("text")))]
    numbered = "（三）县民政局：负责低保。"
    duty = duty_of(numbered, [(8, 12)], heading="minzheng:3-7", text=["minzheng:8-13"])
    assert found(numbered, duty) == []


def test_two_duties_may_share_a_passage() -> None:
    """A passage may bear two duties, as long as together they use it up."""
    text = "县民政局：负责低保。县教育局：负责上学。"
    first = duty_of(text, [(5, 9)], text=["minzheng:5-10"])
    second = duty_of(text, [(15, 19)], id="jiaoyu", units=["jiaoyu"], heading="minzheng:10-14", text=["minzheng:15-20"])
    assert found(text, first, second) == []
    assert found(text, first) == [("A104", str(first.at("text")))]


def test_a_duty_over_two_passages() -> None:
    """A duty's text may go on in another passage, and must be covered there too."""
    text = "县民政局：负责低保，"
    both = ["minzheng:5-10", f"rule:0-{len(TEXT['rule'])}"]
    ends = [make_clause(span="minzheng:5-9"), make_clause(id="2", span=f"rule:0-{len(TEXT['rule']) - 1}")]
    whole = make_duty(clauses=ends, source=TEXT | {"minzheng": text}, text=both)
    half = make_duty(clauses=ends[:1], source=TEXT | {"minzheng": text}, text=both)
    assert found(text, whole) == []
    assert found(text, half) == [("A104", str(half.at("text", 1)))]


def test_a_draft_is_not_judged() -> None:
    """The clauses of a draft may be incomplete."""
    assert found(TWO, duty_of(TWO, GOOD[:1], state="draft")) == []


@pytest.mark.parametrize("char", "，。；：、“”（）《》— \n\t　\u00a0<>·…")
def test_punctuation_needs_no_clause(char: str) -> None:
    """Punctuation and white space belong to no clause."""
    assert not is_solid(char)


@pytest.mark.parametrize("char", "救a1２+①")
def test_everything_else_needs_one(char: str) -> None:
    """Letters, digits and signs that mean something belong to a clause."""
    assert is_solid(char)
