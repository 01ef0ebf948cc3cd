"""Traps in the raw text that a YAML parser passes over or puts on the wrong line."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.findings import Findings
from generator.load.lint import lint
from tests.factories import REPO, spots

CHINESE = st.text("民政局救助，。、（）“”年1 -", min_size=1, max_size=15).filter(lambda t: t.strip())
KEYS = st.from_regex(r"[a-z]{1,8}(_[a-z]{1,8})?", fullmatch=True)


def check(text: str) -> tuple[bool, list[tuple[str, str]]]:
    findings = Findings()
    return lint("a.yml", text, findings), spots(findings)


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("a:\n\tb: 1\n", "L110", "a.yml:2:1"),
        ("a:\n  \tb: 1\n", "L110", "a.yml:2:3"),
        ("id：a\n", "L111", "a.yml:1:3"),
        ("a: 1\n名称 ：b\n", "L111", "a.yml:2:4"),
        ("a:\n  - id：x\n", "L111", "a.yml:2:7"),
        ("a:\n　b: 1\n", "L112", "a.yml:2:1"),
        ("a:\n \u00a0b: 1\n", "L112", "a.yml:2:2"),
        ("a: x\x07y\n", "L114", "a.yml:1:5"),
        ("a: 1\n<<<<<<< HEAD\n", "L115", "a.yml:2:1"),
        ("a: 1\n=======\nb: 1\n", "L115", "a.yml:2:1"),
        ("a: 1\n>>>>>>> branch\n", "L115", "a.yml:2:1"),
        ("id:jiaoyu\n", "L121", "a.yml:1:4"),
        ("a:\n  - id:jiaoyu\n", "L121", "a.yml:2:8"),
        ("a:\n  • b\n", "L126", "a.yml:2:3"),
        ("a:\n  -b\n", "L126", "a.yml:2:3"),
        ("a: 1\rb: 2\r", "L127", "a.yml:1:1"),
        ("%YAML 1.1\n---\na: 1\n", "L124", "a.yml:1:1"),
        ("", "L118", "a.yml"),
        (" \n\n", "L118", "a.yml"),
        ("a: " + "[" * 41 + "]" * 41, "L108", "a.yml:1:1"),
        (" " * 161 + "a: 1\n", "L108", "a.yml:1:1"),
    ],
)
def test_a_trap_is_found_where_it_stands(text: str, code: str, place: str) -> None:
    """Each trap is one finding at its line and column, and the text is not parsed."""
    assert check(text) == (False, [(code, place)])


@pytest.mark.parametrize(
    "text",
    [
        "title: 会议：第一次\n",
        "title: '会议：第一次'\n",
        "# 说明：这一行是注释\na: 1\n",
        "url: https://www.example.gov.cn/\n",
        "span: d-jiaoyu:5-28\n",
        "a: x\ty\n",
        "- {id: biaoti, kind: title, lines: 1}\n",
        "a: [[1], [2]]\n",
    ],
)
def test_what_only_looks_like_a_trap_is_left_alone(text: str) -> None:
    """A full-width colon inside a value, an address, a tab after the text, a span: nothing is found."""
    assert check(text) == (True, [])


@pytest.mark.parametrize("mark", ["|", ">", "|-", ">+", "|2"])
def test_text_in_a_block_is_text(mark: str) -> None:
    """Inside a block of running text nothing is a trap, and after it traps are found again."""
    assert check(f"a: {mark}\n   名称：x\n   id:y\n   ======= \nb: 1\n") == (True, [])
    assert check(f"a: {mark}\n   名称：x\nid：y\n")[1] == [("L111", "a.yml:3:3")]


def test_windows_line_ends_are_a_suggestion() -> None:
    """CRLF is found once, and the file is read all the same."""
    assert check("a: 1\r\nb: 2\r\n") == (True, [("L117", "a.yml:1:1")])


def test_all_traps_of_a_file_are_found_in_one_run() -> None:
    """Looking does not stop at the first trap."""
    assert [place for _, place in check("id：a\nb:\n\tc: 1\nd:e\n")[1]] == ["a.yml:1:3", "a.yml:3:1", "a.yml:4:3"]


@given(st.dictionaries(KEYS, CHINESE | st.lists(CHINESE, min_size=1), min_size=1))
def test_a_record_written_well_has_no_trap(data: dict[str, Any]) -> None:
    """What a YAML writer writes of Chinese text goes through without a finding."""
    text = yaml.safe_dump(data, allow_unicode=True, width=10_000)
    assert check(text) == (True, [])


@given(st.text(max_size=60))
def test_no_text_makes_it_fall_over(text: str) -> None:
    """Any text is parsed or has a finding that says why not."""
    safe, found = check(text)
    assert safe or found


def test_the_real_records_have_no_trap() -> None:
    """Every real record goes through without a finding."""
    paths = [*REPO.glob("content/**/*.yml"), *REPO.glob("units/**/*.yml")]
    assert len(paths) > 100
    assert [path for path in paths if check(path.read_text(encoding="utf-8")) != (True, [])] == []


@pytest.mark.parametrize("text", ["a:\n  - 读法一：季度结束后\n", "a: '前一行\n  后一行：文字'\n"])
def test_running_text_with_a_full_width_colon_is_text(text: str) -> None:
    """A full-width colon in an item of a list of texts, or in a quoted value's second line, is no trap."""
    assert check(text) == (True, [])
