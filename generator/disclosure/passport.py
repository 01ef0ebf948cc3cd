"""What the passport of a page says of being public in time, and the fingerprint of its records.

takes  the account of a place, the records a page shows
gives  the strictest timing of a record; twelve hexadecimal digits
does not  word anything
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from generator.disclosure.account import Account
from generator.disclosure.item import State, Timing
from generator.ledger.cases import make_grid_of_cases
from generator.model.base import LIFE, Record
from generator.model.casecount import CaseCounts

DIGITS = 12
# Of two timings of one record the one that says more stands: a verdict, then a day that is not certain, then nothing.
ORDER = (State.late, State.present, State.provisional, State.not_recorded, State.not_bound)


def timings_of(account: Account) -> dict[str, Timing]:
    """By the path of a record's file, the strictest timing any rule has for it."""
    found: dict[str, Timing] = {}
    for item in account.items:
        if item.timing is not None:
            held = found.get(item.place.path)
            if held is None or _rank(item.timing) < _rank(held):
                found[item.place.path] = item.timing
    return found


def _rank(timing: Timing) -> tuple[int, int]:
    return ORDER.index(timing.state), timing.due.toordinal() if timing.due else 0


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
