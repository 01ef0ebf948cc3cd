"""The gate over one record: what of a person its texts hold. The same before a build and before a save.

takes  a record, or a running text
gives  each hit with the location of its field and the text, or with line and column
does not  apply waivers or word findings
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from typing import NamedTuple

from generator.model.base import Record
from generator.model.channel import Channel
from generator.model.disclosure import AnnualReport, Guide, Targeting
from generator.model.explanation import Explanation
from generator.model.funds import Funds
from generator.model.inside import texts_in
from generator.model.ledger import LEDGER_FOLDERS
from generator.model.located import Loc
from generator.model.site import SiteConfig
from generator.model.waiver import Waiver
from generator.privacy.hits import Hit
from generator.privacy.texts import find_circumstances, find_numbers

# Only what these say can be about citizens; documents, law, national measures, officials and units name no households.
OF_CITIZENS: tuple[type[Record], ...] = (
    *LEDGER_FOLDERS.values(), Channel, AnnualReport, Guide, Targeting, Explanation, Funds, Waiver,
)  # fmt: skip
OVERRIDES = "overrides"  # the reasons of a jurisdiction's own rules
FINGERPRINT = "sha256"  # a fingerprint's figures are nobody's number


class Place(NamedTuple):
    """Line and column of a hit in a running text, counted from 1."""

    line: int
    column: int


def hits_in_record(record: Record | SiteConfig, known: Collection[str] = ()) -> Iterator[tuple[Loc, Hit, str]]:
    """What stands in the record's texts, drafts too; ``known`` names are no persons. A save may not hold a sure one."""
    looks_around = isinstance(record, OF_CITIZENS)
    for loc, text in texts_in(record):
        if loc[-1] == FINGERPRINT:
            continue
        for hit in find_numbers(text):
            yield loc, hit, text
        if looks_around or loc[0] == OVERRIDES:
            for hit in find_circumstances(text, known):
                yield loc, hit, text


def hits_in_text(
    text: str, line: int = 1, column: int = 1, known: Collection[str] | None = None
) -> Iterator[tuple[Place, Hit]]:
    """Numbers in a running text that begins at this line and column; with ``known`` names, circumstances as well."""
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    for hit in (*find_numbers(text), *(find_circumstances(text, known) if known is not None else ())):
        lines = bisect_right(starts, hit.start) - 1
        inside = hit.start - starts[lines]
        yield Place(line + lines, inside + 1 if lines else column + inside), hit
