"""YAML to plain values that know where they stand."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.findings import Findings
from generator.load.lint import MAX_DEPTH
from generator.load.yaml_tree import Tree, read_tree
from tests.factories import spots

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=20)
LEAVES = st.none() | st.booleans() | st.integers(-(10**17), 10**17) | WORDS
VALUES = st.recursive(LEAVES, lambda v: st.lists(v, max_size=4) | st.dictionaries(WORDS, v, max_size=4), max_leaves=15)


class Plain(yaml.SafeDumper):
    """Writes every value out in full."""

    def ignore_aliases(self, data: Any) -> bool:
        """Never refer, always repeat."""
        return True


def read(text: str) -> tuple[Tree | None, list[tuple[str, str]]]:
    findings = Findings()
    return read_tree("a.yml", text, findings), spots(findings)


def read_one(text: str) -> tuple[Any, list[tuple[str, str]]]:
    """The value of ``key:`` written as ``text``, and what was found."""
    tree, found = read(f"key: {text}\n")
    return tree and tree.data["key"], found


@given(st.dictionaries(WORDS, VALUES, max_size=5), st.booleans(), st.booleans())
def test_what_was_written_is_read(data: dict[str, Any], flow: bool, letters: bool) -> None:
    """Any record that a YAML writer wrote is read with the same values, in block and in flow style."""
    text = yaml.dump(data, Dumper=Plain, allow_unicode=letters, default_flow_style=flow, sort_keys=False)
    tree, found = read(text)
    assert tree is not None
    assert tree.data == data
    assert {code for code, _ in found} <= {"L116"}


@pytest.mark.parametrize(
    "text",
    ["no", "Yes", "off", "y", "True", "0123", "08", "0x1F", "12:30", "1:30:00", "1e3", "NULL", ".inf"],
)
def test_words_that_others_misread_are_found(text: str) -> None:
    """A bare word that another reader turns into a truth value, a number or a time is named where it stands."""
    assert read_one(text) == (text, [("L116", "a.yml:1:6")])


@pytest.mark.parametrize("text", ["no", "0123", "12:30", "true", "~", "12"])
def test_quotes_make_text(text: str) -> None:
    """In quotes every word is text and nothing is found."""
    assert read_one(f"'{text}'") == (text, [])


@pytest.mark.parametrize(
    ("text", "value"),
    [("true", True), ("false", False), ("12", 12), ("0", 0), ("-3", -3), ("", None), ("null", None), ("~", None),
     ("2026-11-21", "2026-11-21"), ("2026.13.1", "2026.13.1"), ("12345678901234567890", "12345678901234567890")],
)  # fmt: skip
def test_plain_values(text: str, value: object) -> None:
    """Truth values, integers, nothing, and text are read as they look; a date stays text."""
    read_value, found = read_one(text)
    assert (read_value, type(read_value), found) == (value, type(value), [])


def test_every_key_and_value_knows_its_place() -> None:
    """Keys and values are found at their line and column, from 1, in lists and mappings of any depth."""
    tree, _ = read("id: a\nclauses:\n  - span: p:0-3\n    topics: [dibao, jiaoyu]\n")
    assert tree is not None
    assert tree.keys_at["id",] == (1, 1)
    assert tree.values_at["id",] == (1, 5)
    assert tree.keys_at["clauses", 0, "span"] == (3, 5)
    assert tree.values_at["clauses", 0, "span"] == (3, 11)
    assert tree.values_at["clauses", 0, "topics", 1] == (4, 21)


def test_a_key_written_twice_is_found_at_the_second() -> None:
    """A duplicate key is found where it stands the second time, at any depth."""
    assert read("id: a\nid: b\n")[1] == [("L113", "a.yml:2:1")]
    assert read("a:\n  - {x: 1, x: 2}\n")[1] == [("L113", "a.yml:2:12")]


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("a: &x 1\nb: *x\n", "L122", "a.yml:1:4"),
        ("a: &x [1]\n", "L122", "a.yml:1:4"),
        ("a: *x\n", "L122", "a.yml:1:4"),
        ("a: !!python/object:os.system x\n", "L124", "a.yml:1:4"),
        ("a: !x {b: 1}\n", "L124", "a.yml:1:4"),
        ("a: 1\n---\nb: 2\n", "L123", "a.yml:2:1"),
        ("- a\n", "L119", "a.yml:1:1"),
        ("text\n", "L119", "a.yml:1:1"),
        ("? [a]\n: b\n", "L109", "a.yml:1:3"),
        ("a: b: c\n", "L109", "a.yml:1:5"),
        ("a: @x\n", "L109", "a.yml:1:4"),
    ],
)
def test_what_is_refused(text: str, code: str, place: str) -> None:
    """References, tags, second documents, keys that are no words, and what is no YAML give one finding, no tree."""
    assert read(text) == (None, [(code, place)])


def test_references_in_references_are_stopped_at_the_first() -> None:
    """An alias bomb is refused at its first anchor, before anything grows."""
    bomb = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    assert read(bomb) == (None, [("L122", "a.yml:1:4")])


def test_depth_is_bounded() -> None:
    """Nesting is read up to the limit and refused beyond it, without recursion."""
    deep = "a: " + "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1)
    assert read(deep)[0] is not None
    assert read(f"a: {'[' * 5000}{']' * 5000}")[0] is None
    assert {code for code, _ in read(f"a: {'[' * MAX_DEPTH}{']' * MAX_DEPTH}")[1]} == {"L108"}


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=60))
def test_no_text_makes_it_fall_over(text: str) -> None:
    """Any text gives a tree or a finding, never an exception."""
    tree, found = read(text)
    assert tree is not None or found


def test_a_control_character_is_named() -> None:
    """A control character the parser refuses is named by its code point and found at its line."""
    findings = Findings()
    assert read_tree("a.yml", "a: b\nc: x\x80y\n", findings) is None
    assert [(str(f.place), f.value("char")) for f in findings] == [("a.yml:2:5", "U+0080")]
