"""Small numbers in a table of counts are not shown, and cannot be worked out from what is shown.

The method is the common one of statistical offices, primary and secondary cell suppression in a table with totals
(L. H. Cox, Suppression methodology and statistical disclosure control, Journal of the American Statistical
Association 75, 1980), in its strictest form:

- Primary: a count of 1 or 2 is shown as 少于3; the reader knows that it is 1 or 2. A 0 is shown as 0.
- Secondary: every total that such a count enters is left out, and with it the grand total. In its place stands what
  the reader can add up anyhow: the least and the most it can be. All else is shown as it is.
- Where no count reaches 3, nothing is shown: a table of small counts alone would tell of a few families and no more.

Of all numbers these are the fewest, and those least missed: a total is known to within the number of small counts in
it. To leave out other counts instead, and to show exact totals, would cost more numbers; and since whether that is
safe depends on the counts themselves, who knows this program could learn from its choice. Here nothing but *which*
counts are small decides what is shown: put 1 for 2 or 2 for 1 anywhere, and the same table comes out, byte for byte.
So no reckoning can tell them apart, whatever the reader knows of the program.

What no table can prevent: who has the exact total from elsewhere can take away what is shown.

takes  rows of counts
gives  each number and total as the least and the most it can be, to the reader's knowledge
does not  know what is counted, or put it in words
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LEAST = 3  # the smallest count that is shown


@dataclass(frozen=True)
class Shown:
    """A number as far as it is told."""

    least: int
    most: int

    @property
    def exact(self) -> int | None:
        """The number itself; ``None`` where it is not told."""
        return self.least if self.least == self.most else None

    @property
    def is_small(self) -> bool:
        """Whether all that is told is that it is less than three, and not none."""
        return 0 < self.least < self.most < LEAST


def suppress(counts: Sequence[Sequence[int]]) -> tuple[tuple[Shown, ...], ...] | None:
    """The rows as they may be shown, each with its total behind it, the column totals last; ``None``: nothing may."""
    if not any(count >= LEAST for row in counts for count in row):
        return None
    rows = [[_shown(count) for count in row] for row in counts]
    rows = [[*row, _total(row)] for row in rows]
    return (*(tuple(row) for row in rows), tuple(_total(column) for column in zip(*rows, strict=True)))


def _shown(count: int) -> Shown:
    return Shown(1, LEAST - 1) if 0 < count < LEAST else Shown(count, count)


def _total(parts: Iterable[Shown]) -> Shown:
    """Made of what is shown alone, so that it tells nothing more."""
    numbers = list(parts)
    return Shown(sum(number.least for number in numbers), sum(number.most for number in numbers))
