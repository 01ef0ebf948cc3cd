"""Plain words, measured: how long sentences are, and which words of officialese a text has.

takes  texts, and the words that are officialese with what to say instead
gives  sentences, what is too long, what is officialese
does not  find anything: the audit and the account of what is public each say what they see
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.model.located import Located

LONGEST = 35  # characters of one sentence, punctuation inside it counted
MEAN = 22  # characters of sentences on average
STOPS = re.compile(r"[。！？；!?;\n]")
QUOTED = re.compile(r"“[^”]*”|「[^」]*」|《[^》]*》")
Words = list[tuple[str, str]]  # a word of officialese, and what to say instead


def sentences(text: str) -> list[str]:
    """The sentences of a text, without white space and closing mark."""
    return [bare for part in STOPS.split(text) if (bare := "".join(part.split()))]


def too_long(text: str) -> list[str]:
    """The sentences that are longer than a sentence may be."""
    return [sentence for sentence in sentences(text) if len(sentence) > LONGEST]


def mean_length(texts: Iterable[str]) -> float:
    """Characters of a sentence on average; 0 where there is none."""
    lengths = [len(sentence) for text in texts for sentence in sentences(text)]
    return sum(lengths) / len(lengths) if lengths else 0.0


def words_of(wording: Mapping[str, Located[Any]]) -> Words:
    """Every word the national records call officialese."""
    return [(item.word, item.say) for located in wording.values() for item in located.record.words]


def officialese(text: str, words: Words) -> Iterator[tuple[str, str]]:
    """The words of officialese a text has, outside quotation."""
    bare = QUOTED.sub("", text)
    return ((word, say) for word, say in words if word in bare)
