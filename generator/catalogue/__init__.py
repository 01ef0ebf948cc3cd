"""All codes with their Chinese wording; the only place that words findings.

takes  a finding
gives  its level, its sentence, its remedy
does not  find anything, or know where output goes
"""

from __future__ import annotations

import re

from generator.catalogue.attachments import ATTACHMENTS
from generator.catalogue.auditing import AUDITING
from generator.catalogue.building import BUILDING
from generator.catalogue.disclosing import DISCLOSING
from generator.catalogue.disclosure import DISCLOSURE
from generator.catalogue.entry import Entry, Level
from generator.catalogue.fields import FIELDS
from generator.catalogue.ledger import LEDGER
from generator.catalogue.privacy import PRIVACY
from generator.catalogue.reading import READING
from generator.catalogue.releasing import RELEASING
from generator.catalogue.relief import RELIEF
from generator.catalogue.searching import SEARCHING
from generator.findings import Finding

ENTRIES: tuple[Entry, ...] = (
    *READING, *FIELDS, *AUDITING, *RELIEF, *LEDGER, *DISCLOSING, *DISCLOSURE, *PRIVACY, *ATTACHMENTS, *SEARCHING,
    *BUILDING, *RELEASING,
)  # fmt: skip
BY_CODE = {entry.code: entry for entry in ENTRIES}
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
SLOT = re.compile(r"\{(\w+)(\?)?([^{}]*)\}")


def fill(template: str, finding: Finding) -> str:
    """``{name}`` becomes the value; ``{name?text}`` becomes ``text`` where the value is not empty."""

    def one(match: re.Match[str]) -> str:
        value = CONTROL.sub(lambda found: f"U+{ord(found.group()):04X}", finding.value(match.group(1)))
        return (match.group(3) if value else "") if match.group(2) else value

    return SLOT.sub(one, template)


def unfilled(template: str) -> str:
    """The sentence as it reads before it is filled: suggestions left out, each slot as ``…``."""
    suggested = {match.group(1) for match in SLOT.finditer(template) if match.group(2)}
    return SLOT.sub(lambda match: "" if match.group(1) in suggested else "…", template)


def level_of(finding: Finding) -> Level:
    """必须改, 建议改 or 观察."""
    return BY_CODE[finding.code].level


def says(finding: Finding) -> str:
    """What stands there, in one sentence."""
    return fill(BY_CODE[finding.code].says, finding)


def remedy(finding: Finding) -> str:
    """What to do."""
    return fill(BY_CODE[finding.code].remedy, finding)


def must_change(found: list[Finding]) -> list[Finding]:
    """Those that block."""
    return [finding for finding in found if level_of(finding) is Level.must]


__all__ = ["BY_CODE", "ENTRIES", "Entry", "Level", "fill", "level_of", "must_change", "remedy", "says", "unfilled"]
