"""Bodies of the pages on channels, ladders and papers: one dataclass a kind; strings are text, never HTML."""

from __future__ import annotations

from dataclasses import dataclass

from generator.pages.parts import Block, Fact, Line, Link


@dataclass(frozen=True, slots=True)
class Demand:
    """What to say when a paper they owe was not given, and the paper that asks for it."""

    say: str
    paper: Link


@dataclass(frozen=True, slots=True)
class Clock:
    """How long an answer takes: what the time is of, the time or that it is not held, and the article."""

    what: str  # "" where there is no time to name
    limit: str
    source: Link | None


@dataclass(frozen=True, slots=True)
class RungView:
    """A step of the ladder."""

    anchor: str
    title: str
    channel: Link
    block: Block
    before: str
    clock: Clock | None  # none where the step's own words give the time
    hand_you: Line
    demands: tuple[Demand, ...]
    papers: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class UrgentCall:
    """A number for danger to life: as short as can be."""

    anchor: str
    telephone: str
    label: str
    is_verified: bool


@dataclass(frozen=True, slots=True)
class ChannelView:
    """One channel; all from ``more`` on stands folded."""

    anchor: str
    name: str
    accepts: str
    own: bool
    telephone: str
    url: str
    is_verified: bool
    verified: str  # who checked it and when, or how old that check is; or ""
    takes: Block
    more: Block | None
    note: Line | None
    not_takes: Block | None
    facts: tuple[Fact, ...]
    basis: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ChannelGroup:
    """Channels of one kind; ``publish`` and ``ask`` only where this portal holds none of the place's own."""

    anchor: str
    title: str
    what_for: str
    channels: tuple[ChannelView, ...]
    publish: Block | None
    ask: Line | None
    papers: tuple[Link, ...]
    more: Link | None  # the rest of a long list, on a page of its own


@dataclass(frozen=True, slots=True)
class ChannelPage:
    """kind ``channels``: what to ring now, then kind by kind."""

    lead: Line
    unchecked: str
    urgent: tuple[UrgentCall, ...]
    first: ChannelGroup | None  # 咨询: whom to ask when one does not know whom to ask
    groups: tuple[ChannelGroup, ...]
    absent: str
    ladders: tuple[Link, ...]
    papers: Link | None
    calculator: Link | None


@dataclass(frozen=True, slots=True)
class ChannelList:
    """kind ``channel-list``: all national channels of one kind."""

    lead: Line
    unchecked: str
    channels: tuple[ChannelView, ...]


@dataclass(frozen=True, slots=True)
class LadderPage:
    """kind ``ladder``."""

    hurry: tuple[tuple[str, str], ...]  # what the reader must do in time: which step, within how long
    rungs: tuple[RungView, ...]
    channels: Link
    papers: Link | None
    calculator: Link | None


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper in the list."""

    link: Link
    when: str


@dataclass(frozen=True, slots=True)
class PaperList:
    """kind ``papers``."""

    lead: str
    papers: tuple[PaperRow, ...]


@dataclass(frozen=True, slots=True)
class PaperPage:
    """kind ``paper``: to print and fill in by hand; ``blanks`` are label, help, number of lines."""

    when: str
    to: str
    opening: tuple[Line, ...]
    blanks: tuple[tuple[str, str, int], ...]
    attach: tuple[str, ...]
    advice: Block
    basis: tuple[Link, ...]  # of what the paper itself says; the advice has its own
    all: Link
