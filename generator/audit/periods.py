"""Periods that end before they begin: of measures, amounts, laws and whatever else has a first and an end day.

takes  the portal
gives  findings
does not  compare two periods with each other
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from generator.audit.grounds import parts_of
from generator.audit.pointers import judged
from generator.findings import Findings
from generator.model.located import Loc, Located
from generator.model.portal import Portal

PERIODS = (("valid_from", "valid_to"), ("in_force", "ended"))  # the end is the first day it is no longer so


def check_periods(portal: Portal, findings: Findings) -> None:
    """Every period of the national records and of the places' measures, channels and catalogues."""
    groups = [*portal.national.groups()]
    for place in portal.places:
        groups += [place.relief, place.channels, place.catalogues]
    for located in (located for group in groups for located in judged(group)):
        for loc, part in parts_of(located.record):
            if isinstance(part, BaseModel):
                _check(located, loc, part, findings)


def _check(located: Located[Any], loc: Loc, part: BaseModel, findings: Findings) -> None:
    known = type(part).model_fields
    for first, end in PERIODS:
        begins, ends = getattr(part, first, None), getattr(part, end, None)
        if begins is not None and ends is not None and ends <= begins:
            where, opening, closing = located.at(*loc, end), known[first].title, known[end].title
            findings.add("A151", where, first=begins, end=ends, begins=opening, ends=closing)
