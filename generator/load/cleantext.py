"""From ``original.txt`` to the clean text, cut into passages.

takes  the original text, the ordered corrections, the passages with their line numbers
gives  the clean text of each passage; which corrections and lines do not fit
does not  change the original, read files, or know records' places

Line numbers count the lines of the original, which never changes, so a passage keeps its place whatever is
corrected later, and a checkout with CRLF line ends gives the same passages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

Marked = list[tuple[str, int]]  # each character with the number of the original line it stands on
SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class Misfit:
    """A correction that cannot be applied: its index, and how often ``before`` stands in the text."""

    index: int
    times: int


def bare(text: str) -> str:
    """The text without any white space (no-break, ideographic and en spaces included)."""
    return SPACES.sub("", text)


def mark_lines(original: str) -> Marked:
    """Each character with its line number, counted from 1; line ends of any kind become one line feed."""
    lines = original.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [(char, number) for number, line in enumerate(lines, 1) for char in line + "\n"]


def apply_corrections(marked: Marked, corrections: Sequence[tuple[str, str]]) -> tuple[Marked, list[Misfit]]:
    """Replace each ``before`` by its ``after``, in order; white space inside ``before`` is free."""
    misfits = []
    for index, (before, after) in enumerate(corrections):
        solid = [place for place, (char, _) in enumerate(marked) if not char.isspace()]
        haystack = "".join(marked[place][0] for place in solid)
        needle = bare(before)
        times = len(re.findall(f"(?={re.escape(needle)})", haystack)) if needle else 0
        if times != 1:
            misfits.append(Misfit(index, times))
            continue
        first = haystack.index(needle)
        start, end = solid[first], solid[first + len(needle) - 1] + 1
        marked = marked[:start] + _spread(after, marked[start:end]) + marked[end:]
    return marked, misfits


def _spread(after: str, replaced: Marked) -> Marked:
    """Put the lines of ``after`` on the lines the replaced text stood on, the rest on the last of them."""
    numbers = list(dict.fromkeys(number for char, number in replaced if not char.isspace()))
    return [
        (char, numbers[min(index, len(numbers) - 1)])
        for index, line in enumerate(after.split("\n"))
        for char in ("\n" if index else "") + line
    ]


def lines_of(marked: Marked) -> dict[int, str]:
    """The clean text by original line number: trimmed, inner white space as one space, empty lines left out."""
    gathered: dict[int, list[str]] = {}
    for char, number in marked:
        gathered.setdefault(number, []).append(char)
    tidy = {number: SPACES.sub(" ", "".join(chars)).strip() for number, chars in gathered.items()}
    return {number: text for number, text in tidy.items() if text}


def parse_lines(lines: str) -> tuple[int, int]:
    """``12`` or ``12-18`` to first and last line."""
    first, _, last = lines.partition("-")
    return int(first), int(last or first)


def join_lines(texts: Sequence[str]) -> str:
    """Undo hard wraps: Chinese lines join without a space, Latin words with one."""
    joined = ""
    for text in texts:
        gap = " " if joined and joined[-1].isascii() and text[0].isascii() and joined[-1].isalnum() else ""
        joined += gap + text
    return joined


def cut(lines: dict[int, str], ranges: Sequence[tuple[str, int, int]]) -> tuple[dict[str, str], list[int]]:
    """Passages by id, and the lines that belong to no passage or to more than one."""
    passages, owned = {}, dict.fromkeys(lines, 0)
    for name, first, last in ranges:
        mine = [number for number in lines if first <= number <= last]
        for number in mine:
            owned[number] += 1
        passages[name] = join_lines([lines[number] for number in mine])
    return passages, [number for number, owners in owned.items() if owners != 1]
