"""Markup inside a text: tags, entities, %40 and such are written, a reader of the page sees something else.

takes  a text
gives  whether it has markup; its characters as a reader of the page sees them, each with where it stood
does not  fold characters, or drop anything for good: the text as it is written is looked through as well
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

TAG = r"</?[A-Za-z][^<>]{0,300}>|<!--|-->"
ENTITY = r"&(?:#[0-9]{1,7};?|#[xX][0-9A-Fa-f]{1,6};?|[A-Za-z]{2,8};)"
MARKUP = re.compile(rf"{TAG}|{ENTITY}|(?:%[0-9A-Fa-f]{{2}})+|\\u[0-9A-Fa-f]{{4}}|\\(?=[!-/:-@\[-`{{-~])")
PARTS = re.compile(r"</?(?:br|p|div|li|tr|td|th)\b", re.I)  # after these something new begins


def has_markup(text: str) -> bool:
    """Whether anything in it reads otherwise than it is written."""
    return MARKUP.search(text) is not None


def seen(text: str) -> Iterator[tuple[str, int, int]]:
    """Each character a reader sees, and from where to where it is written."""
    place = 0
    for match in MARKUP.finditer(text):
        yield from ((text[at], at, at + 1) for at in range(place, match.start()))
        yield from ((char, *match.span()) for char in _meant(match[0]))
        place = match.end()
    yield from ((text[at], at, at + 1) for at in range(place, len(text)))


def _meant(written: str) -> str:
    if written[0] == "&":
        return html.unescape(written)
    if written[0] == "%":
        return unquote(written)
    if written[0] == "\\":
        return chr(int(written[2:], 16)) if len(written) > 1 else ""
    return " " if PARTS.match(written) else ""
