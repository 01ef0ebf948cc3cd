"""Persons in the ledger: no text of it may hold a number of a person, a masked name, or a name beside a household.

takes  a place
gives  findings
does not  look at drafts, or find a bare name: a person reads every record before it is public
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Any

from pydantic import BaseModel

from generator.audit.pointers import judged
from generator.findings import Findings
from generator.model.located import Loc
from generator.model.masked import persons_in
from generator.model.portal import PlaceData
from generator.model.privacy import private_numbers


def check_personal(place: PlaceData, findings: Findings) -> None:
    """Every text of every record of the ledger."""
    for _, records in place.ledger.named():
        for located in judged(records):
            for loc, text in texts_in(located.record):
                for what, words in private_numbers(text):
                    findings.add("A230", located.at(*loc), what=what, found=words[:3])
                for what, words in persons_in(text)[:1]:
                    findings.add("A230", located.at(*loc), what=what, found=words[:1])


def texts_in(value: Any, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """Every text inside a record, with the location of its field."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield loc, value
    elif isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            yield from texts_in(getattr(value, name), (*loc, field.alias or name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from texts_in(item, (*loc, index))
