"""Which packs hold a pair of characters: the part of the index that is looked at first.

takes  the pairs of every pack
gives  files, each with a stretch of all pairs in their order, and the table that leads to them
does not  hold any text: a pair says where to look, the packs say what stands there

A posting is the pack's number twice, one more where the pair stands in a sentence only: so what is in names can be told
from what is in texts before any pack is loaded.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from generator.search.codes import File, rising, script, table
from generator.search.packs import Pack

LEAST, LIMIT = 500, 2_000  # characters of a file
ENDS = 24  # one pair in so many may end a file: where it ends depends on what stands there, not on what stands before


def make_blocks(packs: Mapping[int, Pack]) -> tuple[dict[str, Any], list[File]]:
    """The table of blocks for the root, and all files; ``packs`` by their numbers, which rise."""
    postings: dict[str, list[int]] = {}
    for number, pack in packs.items():
        for pair in pack.heads:
            postings.setdefault(pair, []).append(2 * number)
        for pair in pack.texts - pack.heads:
            postings.setdefault(pair, []).append(2 * number + 1)
    rows: list[list[str]] = []
    files: list[File] = []
    block: list[tuple[str, str]] = []
    size = 0
    for pair in sorted(postings):
        code = rising(postings[pair])
        if block and size + len(code) > LIMIT:
            _close(block, rows, files)
            block, size = [], 0
        block.append((pair, code))
        size += len(code) + 2
        if size >= LEAST and _may_end(pair):
            _close(block, rows, files)
            block, size = [], 0
    if block:
        _close(block, rows, files)
    head, more = table(rows)
    return head, [*files, *more]


def _may_end(pair: str) -> bool:
    return (ord(pair[0]) * 31 + ord(pair[1]) * 7) % ENDS == 0


def _close(block: list[tuple[str, str]], rows: list[list[str]], files: list[File]) -> None:
    """One file: the pairs by their first character, ``民政a3,生b;救助…``."""
    groups = groupby(block, key=lambda row: row[0][0])
    text = ";".join(first + ",".join(pair[1] + code for pair, code in group) for first, group in groups)
    name, file = script(text)
    rows.append([block[0][0], name])
    files.append(file)
