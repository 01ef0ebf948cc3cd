"""The figures of the searches as Markdown.

takes  what was measured
gives  tables, and the bars with what became of them
does not  measure
"""

from __future__ import annotations

import statistics
from collections.abc import Callable
from dataclasses import dataclass, field

from search_golden import NO_ANSWER, Answer, Pages, Query, is_right, names_record
from search_work import Run

OURS, PAGEFIND, MATERIAL = "gongkai", "Pagefind", "Material"
RIGHT_SHARE, FIRST_REAL, FIRST_LARGE, INDEX_SHARE, LETTERS_SHARE = 0.95, 60_000, 150_000, 1 / 4, 1 / 10
LARGE = 50_000


@dataclass
class Row:
    """One contender at one size: ``asked`` holds each query, its answer, and the pages that are right."""

    name: str
    size: str
    pages: int
    index: Run
    bytes: int
    asked: list[tuple[Query, Answer, frozenset[str]]] = field(default_factory=list)

    def add(self, pages: Pages, queries: list[Query], answers: list[Answer]) -> None:
        """Answers of one site."""
        self.asked += [(q, a, pages.expected(q)) for q, a in zip(queries, answers, strict=True)]

    def right(self, kind: str = "") -> tuple[int, int]:
        """How many are right by pages, of how many."""
        asked = [one for one in self.asked if not kind or one[0].kind == kind]
        return sum(is_right(*one) for one in asked), len(asked)

    def by_record(self) -> int:
        """How many are right by the records they name."""
        return sum(names_record(query, answer) for query, answer, _ in self.asked)

    def silent(self) -> int:
        """How many that have an answer got none at all."""
        return sum(answer.empty for query, answer, _ in self.asked if query.kind != NO_ANSWER)

    def cost(self, what: str) -> tuple[float, float]:
        """Median and worst over the queries."""
        values = [getattr(answer.cost, what) for _, answer, _ in self.asked]
        return statistics.median(values), max(values)


def print_rows(rows: list[Row]) -> None:
    """What was found, and what it cost."""
    print("| | site | pages | right in the first three | nothing at all | no answer told as such | first answer KB, "
          "median / worst | of it the search | uncompressed | requests | index wall s | CPU s | MB |")  # fmt: skip
    print("|---|---|" + "--:|" * 11)
    for row in rows:
        right, total = row.right()
        told, none = row.right(NO_ANSWER)
        cells = [
            row.size, f"{row.pages:,}", f"{right} of {total} ({right / total:.0%})", f"{row.silent()}",
            f"{told} of {none}", _kilo(row.cost("zipped")), _kilo(row.cost("search")), _kilo(row.cost("sent")),
            "{:.0f} / {:.0f}".format(*row.cost("requests")),
            f"{row.index.wall:.2f}", f"{row.index.cpu:.2f}", f"{row.bytes / 1e6:.2f}",
        ]  # fmt: skip
        print(f"| {row.name} | " + " | ".join(cells) + " |")
    print()


def print_kinds(rows: list[Row]) -> None:
    """Right answers by kind of query."""
    kinds = list(dict.fromkeys(query.kind for query, _, _ in rows[0].asked))
    print("| | site | " + " | ".join(kinds) + " |")
    print("|---|---|" + "--:|" * len(kinds))
    for row in rows:
        shares = [row.right(kind) for kind in kinds]
        print(f"| {row.name} | {row.size} | " + " | ".join(f"{a}/{b}" if b else "" for a, b in shares) + " |")
    print()


def print_letters(found: dict[tuple[str, str], list[float]]) -> None:
    """The first letters: each contender, each way of slowing down."""
    print("| first letters, ms | median | least | most |")
    print("|---|--:|--:|--:|")
    for (name, how), times in found.items():
        print(f"| {name}, {how} | {statistics.median(times):.0f} | {min(times):.0f} | {max(times):.0f} |")
    print()


def print_bars(rows: list[Row], letters: dict[tuple[str, str], list[float]]) -> None:
    """What was promised, and whether it is so."""
    verdict: Callable[[bool], str] = lambda good: "met" if good else "MISSED"  # noqa: E731
    rival = {row.size: row for row in rows if row.name == PAGEFIND}
    for row in rows:
        if row.name != OURS:
            continue
        right, total = row.right()
        print(f"- {row.size}: right by pages {right}, by the records themselves {row.by_record()} of {total}"
              f" (at least 95 %): {verdict(min(right, row.by_record()) >= RIGHT_SHARE * total)}")  # fmt: skip
        limit = FIRST_REAL if row.pages < 3_000 else FIRST_LARGE
        median, worst = row.cost("zipped")
        print(f"- {row.size}: first answer with its page, median {median:,.0f}, worst {worst:,.0f} bytes"
              f" (at most {limit:,}): {verdict(worst <= limit)}; median {verdict(median <= limit)}")  # fmt: skip
        if row.size in rival:
            other = rival[row.size].index
            wall, cpu = row.index.wall / other.wall, row.index.cpu / other.cpu
            print(f"- {row.size}: index time {wall:.2f} of Pagefind's by the wall clock, {cpu:.2f} by CPU"
                  f" (at most 0.25): {verdict(max(wall, cpu) <= INDEX_SHARE)}")  # fmt: skip
    for how in dict.fromkeys(how for _, how in letters):
        share = statistics.median(letters[OURS, how]) / statistics.median(letters[MATERIAL, how])
        print(f"- first letters, {how}: {share:.3f} of Material's (at most 0.1): {verdict(share <= LETTERS_SHARE)}")


def _kilo(values: tuple[float, float]) -> str:
    return " / ".join(f"{value / 1000:,.1f}" for value in values)
