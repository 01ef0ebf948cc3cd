"""Runs of figures: groups with little between them, as a number is written in parts.

takes  a folded text
gives  each run as its groups; each stretch of groups that has a wanted count of figures
does not  know what the number is of
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

BETWEEN = r"[ \n\-.·_/(),、。*`~\\|#:;+=&\[\]{}<>\"'“”‘’]{1,8}"  # what may stand between the parts of one number
RUN = re.compile(rf"[0-9]+[Xx]?(?:{BETWEEN}(?:[0-9]+[Xx]?|[Xx](?![0-9A-Za-z])))*")
GROUP = re.compile(r"[0-9]+[Xx]?|[Xx]")
SHORTEST = 11  # figures of a mobile number
LONGEST = 20
FEW = 8  # into more parts nobody parts a number, but into single figures
IN_BOXES = (11, 18, 20)  # figures of what is written so: mobile and citizen numbers, numbers of disability cards
ABROAD = ("0", "8")  # the country before a mobile number begins so


class Stretch(NamedTuple):
    """Neighbouring groups of a run: the figures together, how many in each group, what stands between and around."""

    start: int
    end: int
    figures: str  # with a last X, where there is one
    sizes: tuple[int, ...]
    between: tuple[str, ...]
    before: str  # what parts it from the figures before it; "" where there are none
    after: str

    @property
    def is_whole(self) -> bool:
        """Whether it is one group."""
        return len(self.sizes) == 1

    @property
    def is_broken_over_lines(self) -> bool:
        """Whether more than one line ends inside it: figures of a column, not of a number."""
        return sum(gap.count("\n") for gap in self.between) > 1


def stretches(text: str) -> Iterator[Stretch]:
    """Every stretch of groups with as many figures as a number of a person may have."""
    for run in RUN.finditer(text):
        yield from _within(run)


def _within(run: re.Match[str]) -> Iterator[Stretch]:
    whole = run[0]
    groups = list(GROUP.finditer(whole))
    parts = [group[0].upper() for group in groups]
    sizes = [len(part) for part in parts]
    gaps = ["", *(whole[one.end() : other.start()] for one, other in pairwise(groups)), ""]  # before each, after all
    for first, group in enumerate(groups):
        count = 0
        for last in range(first, len(groups)):
            count += sizes[last]
            if count > LONGEST:
                break
            is_likely = last - first < FEW or count in IN_BOXES or parts[first][0] in ABROAD
            if count >= SHORTEST and is_likely:
                yield Stretch(
                    run.start() + group.start(),
                    run.start() + groups[last].end(),
                    "".join(parts[first : last + 1]),
                    tuple(sizes[first : last + 1]),
                    tuple(gaps[first + 1 : last + 1]),
                    gaps[first],
                    gaps[last + 1],
                )
            if parts[last][-1] == "X":
                break
