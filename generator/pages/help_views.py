"""Bodies of the pages that answer a trouble: one dataclass a kind; strings are text, never HTML."""

from __future__ import annotations

from dataclasses import dataclass

from generator.pages.measure_views import LeadView, MaterialView
from generator.pages.parts import Block, Line, Link


@dataclass(frozen=True, slots=True)
class Reach:
    """A measure that answers a situation."""

    link: Link
    summary: Line


@dataclass(frozen=True, slots=True)
class ClockView:
    """A limit in words, with where it comes from; a place's own names its document in the words."""

    say: str
    limit: str
    source: Link | None


@dataclass(frozen=True, slots=True)
class NationalAnswer:
    """What answers a trouble wherever the reader is."""

    urgency: Block | None
    first: Block
    measures: tuple[Reach, ...]
    by_law: Block | None  # who receives and who decides, as the law in force has it
    papers: Block | None
    materials: tuple[MaterialView, ...]
    materials_of: Link | None
    clocks: tuple[ClockView, ...]
    unheld: str  # that no limit is held for the first measure, beside those of others; or ""
    no_clock: Line | None
    rungs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SituationPage:
    """kind ``situation``: the answer to one trouble in one place."""

    common: NationalAnswer
    leads: tuple[LeadView, ...]
    no_lead: Line | None  # that the document names nobody for the main topic, and whom to ask
    no_sentence: str  # why there is no sentence to show, where there are no leads
    older: str  # that the document may be older than the law, or ""
    local_clocks: tuple[ClockView, ...]  # the place's own limits
    calculator: Link | None
    complaint: tuple[Link, ...]
    letters: tuple[Link, ...]  # papers to write, each for a step of the ladder
    self_check: Link | None
    related: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SituationPlaces:
    """kind ``situation-places``: one trouble, before the reader has said where."""

    common: NationalAnswer
    places: tuple[Link, ...]
    more_places: Link | None
    elsewhere: str  # what to do where the reader's place is not listed
    letters: tuple[Link, ...]
