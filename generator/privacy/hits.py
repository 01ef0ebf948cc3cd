"""What was found: the kind of thing, where it stands in its text, how sure it is.

takes  nothing
gives  ``Hit``, ``Sureness``
does not  look for anything
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Sureness(StrEnum):
    """Whether a hit stops everything, or asks a person to look."""

    sure = "sure"
    likely = "likely"


@dataclass(frozen=True, order=True)
class Hit:
    """``what`` in Chinese (公民身份号码, 手机号码 …); ``start`` and ``end`` are characters of the text as it was given.

    What was found is never kept whole: ``shown`` has its first three characters at most, the rest as ``…``.
    """

    start: int
    end: int
    what: str
    shown: str
    sureness: Sureness
