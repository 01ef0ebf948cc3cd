"""一事一议 of one period as a table that may be shown: the only way from the counts to anything that is published.

takes  the counts of one period
gives  a table of types and outcomes, made safe by ``suppression``
does not  give anything that sums several periods, or hand on a raw count
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.ledger.suppression import Shown, suppress
from generator.model.base import Record
from generator.model.casecount import CaseCounts, CaseOutcome, CaseType
from generator.model.period import Period

SMALL = "少于3"
TOO_FEW = "件数太少，不公开"
TOTAL = "合计"


@dataclass(frozen=True)
class CaseGrid:
    """``rows``: a type each with its total behind, the outcomes' totals last; ``None`` where nothing may be shown.

    Types and outcomes without any case are left away. ``record`` is there for its dates alone.
    """

    period: Period
    types: tuple[CaseType, ...]
    outcomes: tuple[CaseOutcome, ...]
    rows: tuple[tuple[Shown, ...], ...] | None
    record: Record


def make_grid_of_cases(record: CaseCounts) -> CaseGrid:
    """The table of one record."""
    counts = {(row.type, row.outcome): row.count for row in record.rows}
    types = tuple(kind for kind in CaseType if any(row.type is kind for row in record.rows))
    outcomes = tuple(end for end in CaseOutcome if any(row.outcome is end for row in record.rows))
    rows = suppress([[counts.get((kind, end), 0) for end in outcomes] for kind in types])
    if rows is None:
        return CaseGrid(record.period, (), (), None, record)
    return CaseGrid(record.period, types, outcomes, rows, record)
