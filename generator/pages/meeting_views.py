"""Bodies of the pages on meetings: the hub, one meeting, proposals; strings are text, never HTML."""

from __future__ import annotations

from dataclasses import dataclass

from generator.pages.parts import Fact, Line, Link, Pager, Quote, Tile
from generator.pages.resolution_views import MatterRow
from generator.pages.views import RuleGroup


@dataclass(frozen=True, slots=True)
class MeetingState:
    """Whether a meeting took place: a word, and the name of its shape (planned, held, cancelled)."""

    word: str
    shape: str


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting on the hub's timeline."""

    link: Link
    day: str
    about: str  # "全体会议 · 议定3项", without the kind where the name says it; or ""
    state: MeetingState
    note: str  # why it was cancelled, or that its day has passed without a word; or ""


@dataclass(frozen=True, slots=True)
class MeetingCountRow:
    """How many meetings one period had, beside the rule's number."""

    period: str
    says: str


@dataclass(frozen=True, slots=True)
class RuledCounts:
    """Periods counted against the rule, the newest first; ``older`` are folded."""

    rule: Link
    newest: tuple[MeetingCountRow, ...]
    older: tuple[MeetingCountRow, ...]
    note: str  # that this portal may not hold them all, or ""


@dataclass(frozen=True, slots=True)
class Demands:
    """What the body's own rules demand; ``more`` is folded."""

    first: tuple[RuleGroup, ...]
    more: tuple[RuleGroup, ...]
    unwritten: str  # what the document does not say, or ""


@dataclass(frozen=True, slots=True)
class Unknown:
    """That no record is held, what that means, and whom to ask; ``ways`` lead there."""

    lines: tuple[Line, ...]
    ways: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class MeetingHub:
    """kind ``meetings``."""

    unknown: Unknown | None  # ``None`` where there are records
    planned: tuple[MeetingRow, ...]
    past: tuple[MeetingRow, ...]
    older: tuple[MeetingRow, ...]  # folded
    pager: Pager | None
    counts: RuledCounts | None
    tiles: tuple[Tile, ...]
    subscribe: tuple[Link, ...]
    demands: Demands | None  # on the first page, where the body has rules


@dataclass(frozen=True, slots=True)
class Attendance:
    """One line of who was there: a label and the units, each with a reason or ""."""

    label: str
    units: tuple[tuple[Link, str], ...]


@dataclass(frozen=True, slots=True)
class MinutesPart:
    """会议纪要: what is known of them, beside what the rule demands."""

    facts: tuple[Fact, ...]
    says: tuple[str, ...]
    rule: Quote | None


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """kind ``meeting``."""

    state: MeetingState
    note: str  # as in ``MeetingRow``
    facts: tuple[Fact, ...]
    attendance: tuple[Attendance, ...]
    agenda: tuple[Link, ...]  # target "" where no proposal is shown
    decided: tuple[MatterRow, ...]
    minutes: MinutesPart | None
    closed: tuple[Fact, ...]  # items of it that are not public, each with its article
    withheld: str
    scope: str


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """A proposal and what became of it."""

    anchor: str
    title: str
    facts: tuple[Fact, ...]
    result: str  # in one word, or ""


@dataclass(frozen=True, slots=True)
class ConsultationRow:
    """A matter that units settled among themselves."""

    anchor: str
    matter: str
    day: str
    units: tuple[Link, ...]
    outcome: str


@dataclass(frozen=True, slots=True)
class ProposalPage:
    """kind ``proposals``: proposals first, then consultations."""

    lead: str
    rules: tuple[RuleGroup, ...]  # on the first page
    proposals: tuple[ProposalRow, ...]
    consultations: tuple[ConsultationRow, ...]
    pager: Pager | None
