"""Where words stand in a document.

takes  a document and some words
gives  the spans at which the clean text has them, white space free
does not  search pages: that is the site's search
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.base import Span
from generator.model.portal import DocumentText


def spans_of(document: DocumentText, words: str) -> Iterator[Span]:
    """Each place the words stand at, in the order of the document; overlapping ones too."""
    wanted = "".join(words.split())
    if not wanted:
        return
    for name, text in document.passages.items():
        solid = [index for index, char in enumerate(text) if not char.isspace()]
        bare = "".join(text[index] for index in solid)
        at = bare.find(wanted)
        while at >= 0:
            yield Span(name, solid[at], solid[at + len(wanted) - 1] + 1)
            at = bare.find(wanted, at + 1)
