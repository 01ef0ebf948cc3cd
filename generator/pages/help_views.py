"""Bodies of the pages that answer a trouble: one dataclass a kind; strings are text, never HTML."""

from __future__ import annotations

from dataclasses import dataclass

from generator.pages.measure_views import MaterialView
from generator.pages.parts import Block, ClauseLine, Line, Link


@dataclass(frozen=True, slots=True)
class LeadView:
    """Who leads on one topic, who helps, and the sentences that say so."""

    topic: Link
    said: str  # "牵头" "负责" …
    units: tuple[Link, ...]
    gone: bool
    sentences: tuple[ClauseLine, ...]
    helpers: tuple[tuple[str, tuple[Link, ...]], ...]  # role title, links to each unit's own sentence


@dataclass(frozen=True, slots=True)
class Reach:
    """A measure that answers a situation."""

    link: Link
    summary: Line


@dataclass(frozen=True, slots=True)
class ClockView:
    """A limit in words, with where it comes from."""

    say: str
    limit: str
    source: Link


@dataclass(frozen=True, slots=True)
class SituationPage:
    """kind ``situation``: the answer to one trouble in one place."""

    urgency: Block | None
    first: Block
    leads: tuple[LeadView, ...]
    no_lead: str
    measures: tuple[Reach, ...]
    papers: Block | None
    materials: tuple[MaterialView, ...]
    materials_of: Link | None
    clocks: tuple[ClockView, ...]
    no_clock: str
    calculator: Link | None
    rungs: tuple[tuple[str, Link], ...]  # who, and what is done
    complaint: tuple[Link, ...]
    self_check: Link | None
    related: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SituationPlaces:
    """kind ``situation-places``: one trouble, before the reader has said where."""

    urgency: Block | None
    first: Block
    places: tuple[Link, ...]
    more_places: Link | None
    measures: tuple[Reach, ...]
