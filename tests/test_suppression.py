"""No small count can be worked out from a table that is shown: the reader of these tests tries, and knows the program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ledger.suppression import Shown, suppress

Counts = tuple[tuple[int, ...], ...]
NASTY: dict[str, Counts] = {
    "one row": ((1, 12, 5),),
    "one column": ((1,), (12,), (5,)),
    "one big and a one": ((100, 1),),
    "a one alone in its row and column": ((12, 0), (0, 1)),
    "totals that give it away": ((2, 2), (5, 9)),
    "a row of ones beside a row that shows": ((1, 1, 1), (40, 0, 7)),
    "twos all around a number": ((2, 2, 2), (2, 3, 2), (2, 2, 2)),
    "a small total of two ones": ((1, 1, 0), (0, 0, 30)),
    "the least of three": ((3, 1), (1, 3)),
}
TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 5) | st.integers(0, 40), min_size=width, max_size=width).map(tuple),
        min_size=1,
        max_size=4,
    ).map(tuple)
)


def small(counts: Counts) -> list[tuple[int, int]]:
    return [(i, j) for i, row in enumerate(counts) for j, count in enumerate(row) if 0 < count < 3]


def solutions(shown: Sequence[Sequence[Shown]]) -> Iterator[Counts]:
    """Every table of counts that agrees with all that is shown, totals and ranges too, tried out one by one."""
    height, width = len(shown) - 1, len(shown[0]) - 1
    cells = [range(shown[i][j].least, shown[i][j].most + 1) for i in range(height) for j in range(width)]
    for values in product(*cells):
        rows = [values[at : at + width] for at in range(0, len(values), width)]
        with_totals = [(*row, sum(row)) for row in rows]
        with_totals.append(tuple(map(sum, zip(*with_totals, strict=True))))
        if all(
            s.least <= n <= s.most for a, b in zip(shown, with_totals, strict=True) for s, n in zip(a, b, strict=True)
        ):
            yield tuple(tuple(row) for row in rows)


def check(counts: Counts) -> None:
    shown = suppress(counts)
    if shown is None:
        assert max(count for row in counts for count in row) < 3
        return
    found = list(solutions(shown))
    assert counts in found
    for i, j in small(counts):
        assert {table[i][j] for table in found} == {1, 2}
        assert {table[i][j] for table in found if suppress(table) == shown} == {1, 2}


@pytest.mark.parametrize("counts", NASTY.values(), ids=NASTY)
def test_nasty_tables_hold(counts: Counts) -> None:
    """In each table that invites it, every small count may still be 1 and may still be 2."""
    assert small(counts)
    check(counts)


@given(TABLES)
def test_no_small_count_can_be_solved(counts: Counts) -> None:
    """Whatever the table, no reckoning from what is shown settles a small count, nor does knowing the program."""
    if len(small(counts)) <= 12:
        check(counts)


@given(TABLES)
def test_one_for_two_changes_nothing(counts: Counts) -> None:
    """A table with 1 for 2 and 2 for 1 is shown the same."""
    swapped = tuple(tuple(3 - count if 0 < count < 3 else count for count in row) for row in counts)
    assert suppress(swapped) == suppress(counts)


@given(TABLES)
def test_nothing_else_is_lost(counts: Counts) -> None:
    """Every zero and every count of three or more is shown, and every total that no small count enters."""
    shown = suppress(counts)
    if shown is None:
        return
    for i, row in enumerate(counts):
        for j, count in enumerate(row):
            assert shown[i][j].exact == (None if 0 < count < 3 else count)
        hidden = any(0 < count < 3 for count in row)
        assert (shown[i][-1].exact is None) is hidden
        assert shown[i][-1].least <= sum(row) <= shown[i][-1].most


@pytest.mark.parametrize("counts", [((1,),), ((2,),), ((2, 1),), ((1, 1), (1, 1)), ((2, 0), (0, 2))])
def test_few_families_are_not_shown_at_all(counts: Counts) -> None:
    """Where no count reaches three, not even where the cases lie is told."""
    assert suppress(counts) is None


def test_a_table_without_small_counts_is_whole() -> None:
    """Nothing is hidden that need not be."""
    shown = suppress(((12, 0), (9, 5)))
    assert shown is not None
    assert [[one.exact for one in row] for row in shown] == [[12, 0, 12], [9, 5, 14], [21, 5, 26]]


def test_a_total_of_one_small_count_reads_the_same() -> None:
    """A total that is one small count is told as small too; one of several is told by its bounds."""
    shown = suppress(((12, 1), (8, 2), (0, 1)))
    assert shown is not None
    assert [row[-1].is_small for row in shown] == [False, False, True, False]
    assert (shown[-1][1].least, shown[-1][1].most) == (3, 6)
