"""Which of the words that may be written is most like the one that was.

takes  a word, and the words to choose from
gives  the nearest, or an empty text
does not  correct anything: the messages ask
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable

ALIKE = 0.6  # from which share of common characters on a word is offered


def nearest(word: str, choices: Iterable[str]) -> str:
    """The choice most like the word, or an empty text."""
    return next(iter(difflib.get_close_matches(word, list(choices), 1, ALIKE)), "")
