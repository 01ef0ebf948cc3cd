"""Bodies of the pages on channels, ladders and papers: one dataclass a kind; strings are text, never HTML."""

from __future__ import annotations

from dataclasses import dataclass

from generator.pages.parts import Block, Fact, Line, Link


@dataclass(frozen=True, slots=True)
class RungView:
    """A step of the ladder."""

    anchor: str
    title: str
    channel: Link
    block: Block
    before: str
    limit: str
    limit_source: Link | None
    hand_you: Line


@dataclass(frozen=True, slots=True)
class ChannelView:
    """One channel."""

    anchor: str
    name: str
    accepts: str
    telephone: str
    url: str
    takes: Block
    not_takes: Block | None
    facts: tuple[Fact, ...]
    verified: str
    note: Line | None
    own: bool


@dataclass(frozen=True, slots=True)
class ChannelGroup:
    """Channels of one kind; ``missing`` says what this portal does not hold and who must make it known."""

    anchor: str
    title: str
    what_for: str
    channels: tuple[ChannelView, ...]
    missing: str
    missing_items: tuple[str, ...]
    basis: tuple[Link, ...]
    more: Link | None  # the rest of a long list, on a page of its own


@dataclass(frozen=True, slots=True)
class ChannelPage:
    """kind ``channels``."""

    lead: str
    groups: tuple[ChannelGroup, ...]
    ladders: tuple[Link, ...]
    papers: Link | None
    calculator: Link | None


@dataclass(frozen=True, slots=True)
class ChannelList:
    """kind ``channel-list``: all national channels of one kind."""

    lead: str
    channels: tuple[ChannelView, ...]


@dataclass(frozen=True, slots=True)
class LadderPage:
    """kind ``ladder``."""

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
    basis: tuple[Link, ...]
    all: Link
