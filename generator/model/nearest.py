"""Which of the words that may be written is most like the one that was.

takes  a word, and the words to choose from
gives  the nearest, or an empty text
does not  correct anything: the messages ask
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable

SHORTEST = 4  # letters from which on a beginning says what was meant
ALIKE = 0.6  # from which share of common characters on a word is offered


def nearest(word: str, choices: Iterable[str]) -> str:
    """The choice most like the word, or an empty text: one that the word begins, else the one with most in common."""
    known = list(choices)
    begun = [choice for choice in known if len(word) >= SHORTEST and choice.startswith(word)]
    if begun:
        return min(begun, key=len)
    return next(iter(difflib.get_close_matches(word, known, 1, ALIKE)), "")
