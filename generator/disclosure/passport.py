"""The fingerprint of the records a page shows, for its passport.

takes  the records a page shows
gives  twelve hexadecimal digits
does not  word anything
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from generator.ledger.cases import make_grid_of_cases
from generator.model.base import LIFE, Record
from generator.model.casecount import CaseCounts

DIGITS = 12


class Fingerprints:
    """SHA-256 over the canonical JSON of records: keys sorted, no white space, UTF-8, a list in the page's order.

    A record is written without what the office alone needs (its review, its state), and small counts as the bounds the
    page shows: nothing that may not be told can be tried out against the digits.
    """

    def __init__(self) -> None:
        self._known: dict[int, tuple[Record, bytes]] = {}  # the record is held, or its number could come again

    def of(self, records: Iterable[Record]) -> str:
        """The first twelve hexadecimal digits."""
        body = b"[" + b",".join(self._canonical(record) for record in records) + b"]"
        return hashlib.sha256(body).hexdigest()[:DIGITS]

    def _canonical(self, record: Record) -> bytes:
        held = self._known.get(id(record))
        if held is None:
            held = record, canonical(record)
            self._known[id(record)] = held
        return held[1]


def canonical(record: Record) -> bytes:
    """One record as canonical JSON."""
    values: Mapping[str, Any] = record.model_dump(mode="json", by_alias=True, exclude=set(LIFE), exclude_none=True)
    if isinstance(record, CaseCounts):
        grid = make_grid_of_cases(record)
        shown = [list(grid.types), list(grid.outcomes), [[str(cell) for cell in row] for row in grid.rows or ()]]
        values = {"id": record.id, "period": str(record.period), "shown": shown}
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
