"""A record changed by a form keeps what was not changed, byte for byte."""

from __future__ import annotations

import difflib
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from generator.findings import Findings
from generator.load.yaml_tree import read_tree
from generator.office.roundtrip import NotKeptError, NotUtf8Error, merged
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


def test_remarks_of_open_fields_stay() -> None:
    """A field filled in leaves the others open, each under its own remark, none of them twice."""
    old = b"state: draft\n\n# about t\nt:\n\n# about u\nu:\n"
    assert merged(old, {"state": "draft", "u": "x"}, ["state", "t", "u"]) == old.replace(b"u:\n", b"u: x\n")
    assert merged(old, {"state": "draft", "t": "x"}, ["state", "t", "u"]) == old.replace(b"t:\n", b"t: x\n")
    assert merged(old, {"state": "in_review"}, ["state", "t", "u"]) == old.replace(b"draft", b"in_review")


def test_a_field_takes_the_place_of_its_example() -> None:
    """A new field stands under the remark that shows how it is written; taken out again, the remark stays."""
    old = b"state: draft\n\n# about t\n# t: an example\n\n# about u\nu:\n"
    filled = merged(old, {"state": "draft", "t": "x"}, ["state", "t", "u"])
    assert filled == b"state: draft\n\n# about t\n# t: an example\nt: x\n\n# about u\nu:\n"
    assert merged(filled, {"state": "draft"}, ["state", "t", "u"]) == old


def test_what_is_nobodys_stays() -> None:
    """With a field go the remark right above it and the one right under it, no other."""
    old = b"# first\na: b\n\n# a part begins\n\n# e: an example\n\n# of c\nc: d\n# more of c\n\n# of f\nf: g\n"
    assert merged(old, {"a": "b", "f": "g"}, ["a", "c", "e", "f"]) == (
        b"# first\na: b\n\n# a part begins\n\n# e: an example\n\n# of f\nf: g\n"
    )
    assert merged(old, {"f": "g"}, ["a", "c", "e", "f"]) == (
        b"# first\n\n# a part begins\n\n# e: an example\n\n# of f\nf: g\n"
    )


def test_remarks_alone_are_no_empty_file() -> None:
    """A file where every field is still a remark keeps its remarks."""
    assert merged(b"# about t\n# t: an example\n\n# the end\n", {"t": "x"}, ["t"]) == (
        b"# about t\n# t: an example\nt: x\n\n# the end\n"
    )


REVIEW = b"""\
state: draft
review:  # of the year
  # of the meeting
  post: head
  # from the minutes
  basis: '012'  # the paper
  # as it was put
  conclusion:
    - good
    # still to be looked at
    - bad
    # last of all
  # under the list
# about the end
end: now
"""


@pytest.mark.parametrize(
    ("change", "gone", "come"),
    [
        (lambda v: v["review"].pop("basis"), ["-  # from the minutes", "-  basis: '012'  # the paper"], []),
        (lambda v: v["review"].pop("post"), ["-  # of the meeting", "-  post: head"], []),
        (lambda v: v["review"].update(basis="013"), ["-  basis: '012'  # the paper"], ["+  basis: '013'  # the paper"]),
        (lambda v: v["review"]["conclusion"].pop(), ["-    # still to be looked at", "-    - bad"], []),
        (lambda v: v["review"]["conclusion"].pop(0), ["-    - good"], []),
        (lambda v: v["review"]["conclusion"].append("x: y"), [], ["+    - 'x: y'"]),
        (lambda v: v["review"].update(post=["a"]), ["-  post: head"], ["+  post: [a]"]),
        (lambda v: v["review"].update(post="a\nb"), ["-  post: head"], ["+  post: |-", "+    a", "+    b"]),
        (lambda v: v.update(review="none"), None, None),
        (lambda v: v["review"].update(conclusion="a\nb"), None, None),
        (lambda v: v.update(end=[{"a": "b"}, {"a": ["c"]}]), ["-end: now"], ["+end:", "+  - a: b", "+  - a: [c]"]),
    ],
)
def test_remarks_inside_a_changed_field_stay_where_they_were(
    change: Any, gone: list[str] | None, come: list[str] | None
) -> None:
    """Of a block that lost a part, only that part and its own remark are gone."""
    values = values_of(REVIEW)
    change(values)
    written = merged(REVIEW, values, ["state", "review", "end"])
    assert values_of(written) == values
    assert b"\n# about the end\nend:" in written
    if gone is not None and come is not None:
        assert changed_lines(REVIEW, written) == [*gone, *come]


@pytest.mark.parametrize(
    ("old", "values", "new"),
    [
        ("a:\n- b\n# of c\n- c\nd: e\n", {"a": ["c"], "d": "e"}, "a:\n# of c\n- c\nd: e\n"),
        ("a:\n  - b\n  # of c\n  - c\n", {"a": ["c", "b"]}, "a:\n  # of c\n  - c\n  - b\n"),
        ("a:\n  - x: 1\n    # of y\n    y: 2\n", {"a": [{"y": 2}]}, "a:\n    # of y\n  - y: 2\n"),
        ("a:\n  -\n    x: 1\n    y: 2\n", {"a": [{"y": 2}]}, "a:\n  -\n    y: 2\n"),
        ("a:\n  - - b\n    - c\n  - []\n", {"a": [["c"], ["d"]]}, "a:\n  - - c\n  - [d]\n"),
        ("a: {b: '1', c: [d,  e], f: }\n", {"a": {"b": "1", "c": ["d", "g"]}}, "a: {b: '1', c: [d,  g], f: }\n"),
        ("a: {b: '1',   c: d}  # x\n", {"a": {"b": "1", "e": "f\ng"}}, "a: {b: '1', e: \"f\\ng\"}  # x\n"),
        ("a: {b: c}\n", {"a": {"b": "c", "d": {"e": ["f"]}}}, "a: {b: c, d: {e: [f]}}\n"),
        ("a: [\n  b,  # of b\n  c,\n]\n", {"a": ["b", "d"]}, "a: [\n  b,  # of b\n  d,\n]\n"),
        ("a: [\n  b,  # of b\n  c,\n]\n", {"a": ["b"]}, "# of b\na: [b]\n"),
        ("a: |  # of a\n  b\n\n# of c\nc: d\n", {"a": "e", "c": "d"}, "a: e  # of a\n\n# of c\nc: d\n"),
        ("a: b  # of a\n", {"a": "c\nd"}, "a: |-  # of a\n  c\n  d\n"),
        ("a:\n  b:  # of b\n  c: 1\n", {"a": {"b": [{"x": "z"}], "c": 1}}, "a:\n  b:  # of b\n    - x: z\n  c: 1\n"),
        ("---\na: b\nc: d\n", {"c": "d", "e": "f"}, "---\nc: d\ne: f\n"),
    ],
)
def test_every_way_of_writing(old: str, values: dict[str, Any], new: str) -> None:
    """Lists at the edge, lists of lists, brackets over lines, texts over lines: each is changed where it lies."""
    assert merged(old.encode(), values, ["a", "b", "c"]).decode() == new


def test_new_fields_stand_where_the_class_has_them() -> None:
    """A new file has its fields in the order of the class; a new field stands behind the one before it."""
    order = ["id", "state", "title", "text"]
    new = merged(None, {"text": "a", "id": "x", "title": "t", "state": "draft"}, order)
    assert new == b"id: x\nstate: draft\ntitle: t\ntext: a\n"
    grown = merged(b"state: draft\nid: x\ntext: a\n", {"id": "x", "state": "draft", "text": "a", "title": "t"}, order)
    assert grown == b"state: draft\nid: x\ntitle: t\ntext: a\n"


def test_line_ends_stay() -> None:
    """A file with CRLF keeps it, one without an end of its last line stays without, a byte-order mark stays."""
    assert merged(b"id: x\r\nstate: draft\r\n", {"id": "x", "state": "public", "a": "b"}, []) == (
        b"id: x\r\nstate: public\r\na: b\r\n"
    )
    assert merged(b"id: x\nstate: draft", {"id": "x", "state": "public"}, []) == b"id: x\nstate: public"
    assert merged(b"id: x\ntext: |\n  a", {"id": "x", "text": "b\n"}, []) == b"id: x\ntext: |\n  b\n"
    assert merged(b"\xef\xbb\xbfid: x\n", {"id": "z"}, []) == b"\xef\xbb\xbfid: z\n"


@pytest.mark.parametrize(
    ("old", "change", "new"),
    [
        (b"id: x\r\na: b\nc: d\r\n", {"c": "e"}, b"id: x\r\na: b\nc: e\r\n"),
        (b"id: x\na: b\r\nc: d\n", {"c": "e"}, b"id: x\na: b\r\nc: e\n"),
        (b"id: x\r\na: b\nc: d\r\n", {"n": "e"}, b"id: x\r\na: b\nc: d\r\nn: e\r\n"),
        (b"id: x\na: b\r\n# c\r\nc: d", {"a": "e"}, b"id: x\na: e\r\n# c\r\nc: d"),
        (b"\xef\xbb\xbfid: x\r\na: |\n  b\r\n  c\nd: e\n", {"id": "z"}, b"\xef\xbb\xbfid: z\na: |\n  b\r\n  c\nd: e\n"),
    ],
)
def test_each_line_keeps_its_own_end(old: bytes, change: dict[str, str], new: bytes) -> None:
    """In a file with ends of both kinds no line but the changed one differs; a new line ends as most do."""
    assert merged(old, values_of(old.removeprefix(b"\xef\xbb\xbf")) | change, []) == new


@pytest.mark.parametrize(
    "old", [b"id: x\r\na: |\r\n  b\r\n", b"id: x", b"a: |\n  b", b"id: x\n\n\n", b"id: x\r\na: b\n"]
)
def test_the_same_values_change_no_byte(old: bytes) -> None:
    """However a file ends its lines, written again with its values it is the same."""
    assert merged(old, values_of(old), []) == old


def test_another_encoding_is_told() -> None:
    """A file an editor saved in GBK is refused in Chinese, and not guessed at."""
    with pytest.raises(NotUtf8Error, match="UTF-8"):
        merged("title: 通报\n".encode("gbk"), {"title": "通知"}, [])


def test_what_cannot_be_read_is_not_written_over() -> None:
    """Of a file that is no YAML nothing is thrown away."""
    with pytest.raises(NotKeptError):
        merged(b"a: [\n", {"a": "b"}, [])


def test_the_paths_are_real(tmp_path: Path) -> None:
    """Proof of the instrument: a changed byte is seen."""
    assert changed_lines(b"a\nb\n", b"a\nc\n") == ["-b", "+c"]
