"""Numbers, tables and scripts as files hold them, read back by the scripts that read them on a phone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.search.codes import ALPHABET, FOLDER, HALF, INLINE, NAME, ROWS, compact, number, rising, script, table
from tests.search.engine import POSTINGS, in_page, payload, read_numbers, table_rows
from tests.search.engine import ROWS as ASK_ROWS

EDGES = (0, 1, 30, 31, 32, 33, 1023, 1024, 1025, 32767, 32768, 10**6, 2**31 - 1)


def lists():
    """Rising lists: every edge, neighbours, one long one, one with large steps."""
    yield from ([value] for value in EDGES)
    yield list(EDGES)
    yield list(range(500))
    yield [at * at * 37 for at in range(300)]


def test_the_script_reads_numbers_as_they_were_written():
    """Every list of rising numbers comes out of a block in the script as it went in."""
    pairs = [f"一{chr(0x4E01 + at)}" for at in range(20)]
    wanted = dict(zip(pairs, lists(), strict=False))
    rows = ",".join(pair[1] + rising(values) for pair, values in wanted.items())
    name, file = script("一" + rows)
    told = in_page(POSTINGS, list(wanted), {"blocks": {"rows": [["一", name]]}}, [file])
    assert told == wanted


@given(st.lists(st.integers(0, 2**31), unique=True).map(sorted))
def test_rising_numbers_round_trip(values):
    """Whatever the numbers, they need no marks between them."""
    assert read_numbers(rising(values)) == values


@given(st.integers(0, 2**40))
def test_only_the_last_figure_is_of_the_first_half(value):
    """Where a number ends is told by its last figure alone."""
    halves = [ALPHABET.index(figure) < HALF for figure in number(value)]
    assert halves == [False] * (len(halves) - 1) + [True]


def test_no_figure_is_a_mark_of_a_block():
    """Blocks part pairs by commas and semicolons: no figure is one, each stands once, and no row looks like a telephone."""
    assert len(set(ALPHABET)) == 2 * HALF
    assert not set(ALPHABET) & set(',;"\\0123456789')


@pytest.mark.parametrize(("count", "cut"), [(0, False), (INLINE, False), (INLINE + 1, True), (3 * ROWS, True)])
def test_tables_are_read_whole(count, cut):
    """A short table stands in the root, a long one in files of so many rows; the script finds every row of both."""
    rows = [[f"a{at:05}", at] for at in range(count)]
    head, files = table(rows)
    assert ("parts" in head) is cut
    assert table_rows(head, dict(files)) == rows
    assert all(len(payload(content)) <= ROWS for _, content in files)
    asked = [key for key, _ in rows] + ["a", "b", "a00000x"]
    told = in_page(ASK_ROWS, asked, {"places": head, "nation": [""]}, files)
    assert told == [*rows, None, None, None]


def test_names_of_files_are_their_content():
    """A file is named by what is in it and nothing else."""
    name, (path, content) = script(["低保", 1])
    assert path == f"{FOLDER}/{name}.js"
    assert re.fullmatch(f"[a-z]{{{NAME}}}", name)
    assert script(["低保", 1]) == (name, (path, content))
    assert script(["低保", 2])[0] != name


def test_scripts_are_one_call_of_plain_characters():
    """No line break that a script broke at once, no blanks, and nothing but a call."""
    odd = {"a": "行\u2028\u2029</script>\"'\\"}
    _, (_, content) = script(odd)
    assert re.fullmatch(rb"gongkaiSearch\(.*\);\n", content)
    assert "\u2028" not in compact(odd)
    assert payload(content) == odd
