"""What is true of the world and worth showing, without being a fault of the files."""

from __future__ import annotations

from dataclasses import dataclass

from generator.findings import Finding
from generator.model.base import Span


@dataclass(frozen=True)
class Observation:
    """An observation of one place: its wording is the catalogue's; the passages it is about are spans of ``document``."""

    finding: Finding
    slug: str
    key: str  # what it is about; with the code it makes a stable anchor
    document: str = ""
    spans: tuple[Span, ...] = ()
    explanation: str = ""

    @property
    def anchor(self) -> str:
        """The anchor on the page of discrepancies."""
        return f"{self.finding.code.lower()}-{self.key}"

    @property
    def is_discrepancy(self) -> bool:
        """Whether it is about what a document says; else about what was done, which other pages show."""
        return self.finding.code.startswith("A7") and bool(self.slug)
