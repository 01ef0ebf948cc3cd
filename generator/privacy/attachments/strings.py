"""Text in bytes that nobody wrote a reader for: what stands in them as ASCII, UTF-8, GB 18030 or UTF-16.

takes  bytes
gives  runs of characters
does not  understand the format
"""

from __future__ import annotations

import re
from collections.abc import Iterator

LEAST = 6  # characters a run has at least, as the two patterns say
BYTES = re.compile(rb"[\x20-\x7e\x80-\xfe]{6,}")
PLAIN = re.compile(r"[\x20-\x7e\u3000-\u303f\u4e00-\u9fff\uff00-\uff5e]{6,}")
NUMBER = re.compile(r"(?:\d[\s-]?){11}|[\w.]{2,}@\w{2,}\.[A-Za-z]{2,}")
# The first level of GB 2312: what nearly every text is written in.
COMMON = frozenset(
    bytes((row, cell)).decode("gb2312", "ignore") for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF)
)
LONG = 2_000_000  # bytes looked at


def runs(content: bytes) -> Iterator[str]:
    """Each run once; only those that hold a Chinese character, a long number or an address."""
    content = content[:LONG]
    seen: set[str] = set()
    for text in _all(content):
        for run in PLAIN.findall(text):
            if run not in seen and (NUMBER.search(run) or _chinese(run)):
                seen.add(run)
                yield run


def _all(content: bytes) -> Iterator[str]:
    for run in BYTES.findall(content):
        for encoding in ("utf-8", "gb18030"):
            try:
                yield run.decode(encoding)
            except UnicodeDecodeError:
                continue
            break
        else:
            yield run.decode("ascii", "ignore")
    for encoding in ("utf-16-le", "utf-16-be"):
        yield content.decode(encoding, "ignore")
        yield content[1:].decode(encoding, "ignore")


def _chinese(run: str) -> bool:
    """Chosen narrowly: any two bytes may look like a Chinese character, but not like a common one."""
    characters = [char for char in run if "\u4e00" <= char <= "\u9fff"]
    common = sum(char in COMMON for char in characters)
    return len(characters) >= LEAST and common * 5 >= len(characters) * 4
