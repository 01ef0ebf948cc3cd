"""Periods that end before they begin: of measures, amounts, laws and whatever else has a first and an end day.

takes  the portal
gives  findings
does not  compare two periods with each other
"""

from __future__ import annotations

from pydantic import BaseModel

from generator.audit.grounds import parts_of
from generator.audit.pointers import judged
from generator.findings import Findings
from generator.model.portal import Portal

PERIODS = (("valid_from", "valid_to"), ("in_force", "ended"))  # the end is the first day it is no longer so


def check_periods(portal: Portal, findings: Findings) -> None:
    """Every period of the national records and of the places' measures and channels."""
    groups = [*portal.national.groups()]
    for place in portal.places:
        groups += [place.relief, place.channels]
    for group in groups:
        for located in judged(group):
            for loc, part in parts_of(located.record):
                for first, end in PERIODS:
                    if not isinstance(part, BaseModel) or not {first, end} <= set(type(part).model_fields):
                        continue
                    begins, ends = getattr(part, first), getattr(part, end)
                    if begins is not None and ends is not None and ends <= begins:
                        titles = {name: type(part).model_fields[name].title for name in (first, end)}
                        where = located.at(*loc, end)
                        findings.add(
                            "A151", where, first=begins, end=ends, begins=titles[first], ends=titles[end]
                        )  # fmt: skip
