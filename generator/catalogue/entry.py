"""What the catalogue says of one code."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """必须改 blocks check, build and save; 建议改 does not; 观察 is about the world, not the files."""

    must = "必须改"
    should = "建议改"
    observation = "观察"


@dataclass(frozen=True)
class Entry:
    """One code: ``says`` and ``remedy`` are filled with a finding's values; ``why`` is for ``gongkai explain``."""

    code: str
    level: Level
    title: str
    says: str
    remedy: str
    why: str
