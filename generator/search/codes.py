"""How numbers and tables are written into the files a phone loads.

takes  numbers, rows, payloads
gives  short text, and files named by their content
does not  know what is in them

A number is written in figures of 32, each one character, the last of them from the first half of the alphabet: small
ones take one character, and a list needs no marks between its numbers.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import Any

FOLDER = "search"
# No figures: a row of them may look like the number of somebody's telephone.
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%()*+-./:"
HALF = 32
INLINE = 320  # rows of a table that stand in the page itself; longer tables are cut into files
ROWS = 256  # of each such file
NAME = 11  # letters of a file's name, 51 bits

File = tuple[str, bytes]


def number(value: int) -> str:
    """One number, not negative; the highest figures first."""
    figures = ALPHABET[value % HALF]
    value //= HALF
    while value:
        figures = ALPHABET[HALF + value % HALF] + figures
        value //= HALF
    return figures


def rising(values: Iterable[int]) -> str:
    """Numbers that rise, each as its distance from the one before."""
    parts, last = [], 0
    for value in values:
        parts.append(number(value - last))
        last = value
    return "".join(parts)


def compact(payload: Any) -> str:
    """JSON without blanks; characters stand as themselves but for the two line marks scripts once broke at."""
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"))
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def script(payload: Any) -> tuple[str, File]:
    """A classic script that hands its payload to the one function of the search; its name, and the file."""
    content = f"gongkaiSearch({compact(payload)});\n".encode()
    name = _letters(hashlib.sha256(content).digest())
    return name, (f"{FOLDER}/{name}.js", content)


def _letters(digest: bytes) -> str:
    """The beginning of a hash in small letters."""
    rest, letters = int.from_bytes(digest, "big"), ""
    for _ in range(NAME):
        rest, letter = divmod(rest, 26)
        letters += chr(ord("a") + letter)
    return letters


def table(rows: Sequence[Sequence[Any]]) -> tuple[dict[str, Any], list[File]]:
    """Rows in the order of their first column: in the root itself, or cut into files the root names by first row."""
    if len(rows) <= INLINE:
        return {"rows": rows}, []
    heads, files = [], []
    for at in range(0, len(rows), ROWS):
        part = rows[at : at + ROWS]
        name, file = script(part)
        heads.append([part[0][0], name])
        files.append(file)
    return {"parts": heads}, files
