"""A record changed by a form keeps what was not changed, byte for byte."""

from __future__ import annotations

import difflib
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from generator.findings import Findings
from generator.load.yaml_tree import read_tree
from generator.office.roundtrip import merged
from tests.conftest import ROOT

RECORDS = sorted(chain.from_iterable((ROOT / top).rglob("*.yml") for top in ("content", "units", "examples/shili")))
STORY = ROOT / "examples/shili/content/shili/resolutions/2025-04-29-2.yml"


def values_of(content: bytes) -> dict[str, Any]:
    findings = Findings()
    tree = read_tree("x.yml", content.decode(), findings)
    assert tree is not None, list(findings)
    return tree.data


def changed_lines(old: bytes, new: bytes) -> list[str]:
    lines = difflib.unified_diff(old.decode().splitlines(), new.decode().splitlines(), n=0, lineterm="")
    return [line for line in lines if line[0] in "+-" and line[:3] not in ("+++", "---")]


def test_what_is_not_changed_stays() -> None:
    """Every record of the project, written again with the values it has, is the same file."""
    assert len(RECORDS) > 900
    for path in RECORDS:
        content = path.read_bytes()
        values = values_of(content)
        assert merged(content, values, list(values)) == content, path


def test_a_changed_value_changes_its_line_alone() -> None:
    """Deep in a list of parts written on one line each, only the line of the changed part differs."""
    old = STORY.read_bytes()
    values = values_of(old)
    values["progress"][1]["done"] = "镇卫生院的系统接上了。"
    gone, come = changed_lines(old, merged(old, values, list(values)))
    assert gone.startswith("-  - {date: 2025-09-11, unit: yibao, state: 遇到困难, ")
    assert come == "+  - {date: 2025-09-11, unit: yibao, state: 遇到困难, done: 镇卫生院的系统接上了。}"


COMMENTED = b"""\
# above everything
state: draft   # why it is one

# about a
a: '012'
b:
  - id: one   # the first
    y: t
  # between
  - id: two
# at the end
"""


@pytest.mark.parametrize(
    ("change", "gone", "come"),
    [
        (lambda v: v.update(state="public"), ["-state: draft   # why it is one"], ["+state: public  # why it is one"]),
        (lambda v: v.update(a="013"), ["-a: '012'"], ["+a: '013'"]),
        (lambda v: v["b"][1].update(id="three"), ["-  - id: two"], ["+  - id: three"]),
        (lambda v: v["b"].insert(0, {"id": "zero"}), [], ["+  - id: zero"]),
        (lambda v: v["b"].reverse(), None, None),
        (lambda v: v.update(c=["甲", "乙"]), [], ["+c: [甲, 乙]"]),
        (lambda v: v.pop("a"), ["-", "-# about a", "-a: '012'"], []),
    ],
)
def test_comments_survive(change: Any, gone: list[str] | None, come: list[str] | None) -> None:
    """Comments, quotes and blank lines of what did not change stay; those of a field that goes, go with it."""
    values = values_of(COMMENTED)
    change(values)
    written = merged(COMMENTED, values, ["state", "a", "b", "c"])
    assert values_of(written) == values
    assert list(values_of(written)) == sorted(values, key=["state", "a", "b", "c"].index)
    lines = changed_lines(COMMENTED, written)
    if gone is not None and come is not None:
        assert sorted(lines) == sorted(gone + come)
    assert b"# above everything\n" in written
    assert b"# at the end\n" in written


@pytest.mark.parametrize(
    "value",
    [
        "no",
        "0123",
        "12:30",
        "2026-01-02",
        "是：不是",
        "a: b",
        "x #1",
        "- 条",
        "“引”",
        "'单",
        "150300",
        "true",
        "~",
        "@话",
        "1.5",
    ],
)
def test_a_text_stays_a_text(value: str) -> None:
    """What YAML would take for something else is put in quotes, and reads back as it was written."""
    written = merged(b"state: draft\n", {"state": "draft", "says": value}, ["state", "says"])
    assert values_of(written) == {"state": "draft", "says": value}


def test_new_fields_stand_where_the_class_has_them() -> None:
    """A new file has its fields in the order of the class; a new field stands behind the one before it."""
    order = ["id", "state", "title", "text"]
    new = merged(None, {"text": "a", "id": "x", "title": "t", "state": "draft"}, order)
    assert new == b"id: x\nstate: draft\ntitle: t\ntext: a\n"
    grown = merged(b"state: draft\nid: x\ntext: a\n", {"id": "x", "state": "draft", "text": "a", "title": "t"}, order)
    assert grown == b"state: draft\nid: x\ntitle: t\ntext: a\n"


def test_line_ends_of_windows_are_read() -> None:
    """A file checked out with CRLF is written with LF, as the repository keeps it."""
    assert merged(b"id: x\r\nstate: draft\r\n", {"id": "x", "state": "public"}, []) == b"id: x\nstate: public\n"


def test_the_paths_are_real(tmp_path: Path) -> None:
    """Proof of the instrument: a changed byte is seen."""
    assert changed_lines(b"a\nb\n", b"a\nc\n") == ["-b", "+c"]
