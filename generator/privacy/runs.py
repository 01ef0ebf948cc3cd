"""Runs of figures: groups with little between them, as a number is written in parts.

takes  a folded text
gives  each run as its groups; each stretch of groups that has a wanted count of figures
does not  know what the number is of
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

BETWEEN = r"[ \n\-.·_/(),、。*`~\\|#:;+=&\[\]{}<>]{1,8}"  # what may stand between the parts of one number
RUN = re.compile(rf"[0-9]+[Xx]?(?:{BETWEEN}(?:[0-9]+[Xx]?|[Xx](?![0-9A-Za-z])))*")
GROUP = re.compile(r"[0-9]+[Xx]?|[Xx]")
SHORTEST = 11  # figures of a mobile number
LONGEST = 20


@dataclass(frozen=True)
class Stretch:
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
        groups = [(match.start() + run.start(), match.end() + run.start()) for match in GROUP.finditer(run[0])]
        for first in range(len(groups)):
            yield from _from(text, groups, first)


def _from(text: str, groups: list[tuple[int, int]], first: int) -> Iterator[Stretch]:
    figures, sizes, between = "", list[int](), list[str]()
    before = text[groups[first - 1][1] : groups[first][0]] if first else ""
    for last in range(first, len(groups)):
        start, end = groups[last]
        if sizes:
            between.append(text[groups[last - 1][1] : start])
        figures += text[start:end]
        sizes.append(end - start)
        if len(figures) > LONGEST:
            return
        if len(figures) >= SHORTEST:
            after = text[end : groups[last + 1][0]] if last + 1 < len(groups) else ""
            yield Stretch(groups[first][0], end, figures.upper(), tuple(sizes), tuple(between), before, after)
        if figures[-1] in "Xx":
            return
