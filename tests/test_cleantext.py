"""From the original text to clean passages: nothing is lost, nothing moves."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.findings import Findings
from generator.load.cleantext import Misfit, apply_corrections, bare, cut, join_lines, lines_of, mark_lines, parse_lines
from generator.load.documents import read_document
from generator.load.files import Root
from tests.factories import MINIMAL, spots

CHARS = st.characters(codec="utf-8") | st.sampled_from("加强救助的A b1　\u00a0\t\n")
TEXTS = st.text(CHARS, min_size=1, max_size=120)
Cut = tuple[dict[str, str], list[int]]


def cut_at(text: str, ends: set[int], corrections: list[tuple[str, str]]) -> tuple[Cut, list[Misfit]]:
    """The text cut after each of the line numbers ``ends``, every line in one passage."""
    marked, misfits = apply_corrections(mark_lines(text), corrections)
    last = marked[-1][1] if marked else 1
    stops = sorted({end for end in ends if end < last} | {last + text.count("\n") + 1})
    starts = [1, *(stop + 1 for stop in stops)]
    ranges = [(f"p{start}", start, stop) for start, stop in zip(starts, stops, strict=False)]
    return cut(lines_of(marked), ranges), misfits


def all_of(result: Cut) -> str:
    return bare("".join(result[0].values()))


@given(TEXTS, st.sets(st.integers(1, 20)))
def test_cutting_loses_no_character(text: str, ends: set[int]) -> None:
    """However a text is cut, its passages together hold every character that is not white space, in order."""
    result, _ = cut_at(text, ends, [])
    assert all_of(result) == bare(text)
    assert result[1] == []


@given(TEXTS, st.sets(st.integers(1, 20)), st.text(CHARS, max_size=20), st.data())
def test_a_correction_changes_its_own_stretch_only(text: str, ends: set[int], after: str, data: st.DataObject) -> None:
    """A correction replaces the one stretch it names, once, and leaves every other character as it was."""
    whole = bare(text)
    assume(whole)
    start = data.draw(st.integers(0, len(whole) - 1))
    end = data.draw(st.integers(start + 1, len(whole)))
    before = whole[start:end]
    assume(all(whole[i : i + len(before)] != before for i in range(len(whole)) if i != start))
    result, misfits = cut_at(text, ends, [(before, after)])
    assert misfits == []
    assert all_of(result) == whole[:start] + bare(after) + whole[end:]


@given(TEXTS, st.sets(st.integers(1, 20)), st.sampled_from(["\r\n", "\r"]))
def test_line_ends_do_not_move_passages(text: str, ends: set[int], line_end: str) -> None:
    """A checkout with other line ends gives the same passages."""
    plain = text.replace("\r", "")
    assert cut_at(plain.replace("\n", line_end), ends, []) == cut_at(plain, ends, [])


@pytest.mark.parametrize(("before", "times"), [("丙", 0), ("甲", 2), (" ", 0), ("乙乙", 2)])
def test_a_correction_that_does_not_fit_changes_nothing(before: str, times: int) -> None:
    """A ``before`` that stands nowhere, or more than once, is named with its count, and the text stays."""
    marked = mark_lines("甲乙乙乙甲")
    assert apply_corrections(marked, [(before, "丁")]) == (marked, [Misfit(0, times)])


def test_corrections_apply_in_order() -> None:
    """A correction sees what the ones before it have made."""
    marked, misfits = apply_corrections(mark_lines("甲乙甲"), [("甲乙", "丙"), ("甲", "丁")])
    assert (lines_of(marked), misfits) == ({1: "丙丁"}, [])


def test_white_space_inside_before_is_free() -> None:
    """``before`` is found across hard wraps and spaces, and its lines keep their numbers."""
    marked, misfits = apply_corrections(mark_lines("一、加\n　强 工作\n二、其他"), [("加强工作", "加强\n管理")])
    assert (lines_of(marked), misfits) == ({1: "一、加强", 2: "管理", 3: "二、其他"}, [])


def test_the_doubled_word_at_a_page_break() -> None:
    """The doubled 加/加强 at a page break becomes one word."""
    marked, _ = apply_corrections(mark_lines("制度建设，加\n- 2 -\n加强监管"), [("加 - 2 - 加强", "加强")])
    assert cut(lines_of(marked), [("p", 1, 3)]) == ({"p": "制度建设，加强监管"}, [])


def test_lines_of_no_passage_and_of_two_are_named() -> None:
    """A line that no passage claims, or that two claim, is named by its number."""
    lines = {1: "甲", 2: "乙", 4: "丁"}
    assert cut(lines, [("a", 1, 2), ("b", 2, 3)]) == ({"a": "甲乙", "b": "乙"}, [2, 4])


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["民政", "部门"], "民政部门"),
        (["Word", "97"], "Word 97"),
        (["第1", "条"], "第1条"),
        (["2014年5", "月"], "2014年5月"),
    ],
)
def test_hard_wraps_are_undone(lines: list[str], joined: str) -> None:
    """Chinese lines join without a space, Latin words with one."""
    assert join_lines(lines) == joined


@pytest.mark.parametrize(("lines", "numbers"), [("12", (12, 12)), ("12-18", (12, 18))])
def test_line_numbers(lines: str, numbers: tuple[int, int]) -> None:
    """``12`` is one line, ``12-18`` first and last."""
    assert parse_lines(lines) == numbers


def read(folder: Path) -> tuple[object, list[tuple[str, str]]]:
    findings = Findings()
    document = read_document(Root(folder), folder / "content/shili/documents/zhidu", findings)
    passages = None if document is None else (dict(document.passages), document.original)
    return passages, spots(findings)


def test_a_crlf_checkout_gives_the_same_document(tmp_path: Path) -> None:
    """An original whose line ends a checkout turned into CRLF gives the bytes received and the same passages."""
    shutil.copytree(MINIMAL, tmp_path / "site")
    original = tmp_path / "site/content/shili/documents/zhidu/original.txt"
    original.write_bytes(original.read_bytes().replace(b"\n", b"\r\n"))
    assert read(tmp_path / "site") == read(MINIMAL)
    assert read(MINIMAL)[1] == []


def test_an_original_that_was_changed_is_refused(tmp_path: Path) -> None:
    """One changed character in the original is found at the record's fingerprint."""
    shutil.copytree(MINIMAL, tmp_path / "site")
    original = tmp_path / "site/content/shili/documents/zhidu/original.txt"
    original.write_bytes(original.read_bytes().replace("牵头".encode(), "负责".encode()))
    assert read(tmp_path / "site") == (None, [("L223", "content/shili/documents/zhidu/document.yml:11:9")])
