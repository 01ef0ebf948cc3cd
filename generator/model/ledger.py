"""The ledger of one body: what met, what was decided, what was done and told; each kind by id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from generator.model.casecount import CaseCounts
from generator.model.located import Located, classes_in
from generator.model.meeting import Consultation, Meeting, Proposal
from generator.model.notice import Notice
from generator.model.reporting import Bulletin, Circular, Evaluation, UnitReport
from generator.model.resolution import ProgressSheet, Resolution
from generator.model.silence import Nil, WithheldItem


@dataclass(frozen=True)
class LedgerRecords:
    """Field names are the names of the folders under ``content/<slug>/``."""

    meetings: Mapping[str, Located[Meeting]] = field(default_factory=dict)
    proposals: Mapping[str, Located[Proposal]] = field(default_factory=dict)
    consultations: Mapping[str, Located[Consultation]] = field(default_factory=dict)
    resolutions: Mapping[str, Located[Resolution]] = field(default_factory=dict)
    progress: Mapping[str, Located[ProgressSheet]] = field(default_factory=dict)
    cases: Mapping[str, Located[CaseCounts]] = field(default_factory=dict)
    reports: Mapping[str, Located[UnitReport]] = field(default_factory=dict)
    bulletins: Mapping[str, Located[Bulletin]] = field(default_factory=dict)
    circulars: Mapping[str, Located[Circular]] = field(default_factory=dict)
    evaluations: Mapping[str, Located[Evaluation]] = field(default_factory=dict)
    notices: Mapping[str, Located[Notice]] = field(default_factory=dict)
    withheld: Mapping[str, Located[WithheldItem]] = field(default_factory=dict)
    nil: Mapping[str, Located[Nil]] = field(default_factory=dict)

    def named(self) -> Iterator[tuple[str, Mapping[str, Located[Any]]]]:
        """Every kind's folder name and records."""
        return ((item.name, getattr(self, item.name)) for item in fields(self))


LEDGER_FOLDERS = classes_in(LedgerRecords)
