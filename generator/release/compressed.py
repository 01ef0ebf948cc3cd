"""Smaller copies beside the texts, so that the server sends them without any work of its own.

takes  the files of the site
gives  ``.gz`` and ``.br`` beside each text that gains from it
does not  touch pictures, PDF and archives, which are packed already, or tiny files, which fit in one packet as they are

The same bytes give the same copies: no time, no name and no machine stands in them.
"""

from __future__ import annotations

import gzip
import io
import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

import brotli

TEXTS = (".html", ".css", ".js", ".json", ".xml", ".svg", ".csv", ".txt", ".ics", ".yml", ".yaml", ".md")
TINY = 1024  # bytes that go in one packet anyway
SUFFIXES = (".gz", ".br")
QUALITY = 10  # the last step of eleven takes three times as long, for one byte less in sixty


def copies_of(files: Iterable[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    """The copies alone, in the order of the files."""
    texts = [(name, content) for name, content in files if name.endswith(TEXTS) and len(content) >= TINY]
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # both libraries let others work while they do
        made = pool.map(_copies, (content for _, content in texts))
        return [
            (name + suffix, copy)
            for (name, content), copies in zip(texts, made, strict=True)
            for suffix, copy in zip(SUFFIXES, copies, strict=True)
            if len(copy) < len(content)
        ]


def _copies(content: bytes) -> tuple[bytes, bytes]:
    packed = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=packed, mtime=0) as file:
        file.write(content)
    return packed.getvalue(), brotli.compress(content, quality=QUALITY)
