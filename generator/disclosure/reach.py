"""How many taps it takes to reach what is for people to use: known only once the pages are drawn.

takes  the accounts, the least number of taps to each page
gives  ``Reach`` of each place
does not  say anything of a public body: how pages hang together is this portal's own doing
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.disclosure.account import Account
from generator.disclosure.plainly import things
from generator.disclosure.rules.table import BY_CODE
from generator.findings import Place

MOST = 3  # taps
RULE = "A846"


@dataclass(frozen=True, slots=True)
class Tapped:
    """A measure, a document or an explanation; ``taps`` is ``None`` where no way of tapping leads to its page."""

    of: str  # "relief/dibao"
    title: str
    path: str
    taps: int | None
    place: Place

    @property
    def is_far(self) -> bool:
        """Whether it takes more taps than it may."""
        return self.taps is None or self.taps > MOST


@dataclass(frozen=True, slots=True)
class Reach:
    """Of one place, in the order of measures, documents, explanations; ``judges`` as in the account."""

    judges: bool
    things: tuple[Tapped, ...]

    @property
    def far(self) -> tuple[Tapped, ...]:
        """What takes more taps than it may, or cannot be reached."""
        return tuple(one for one in self.things if one.is_far)


def reaches_of(accounts: Mapping[str, Account], depths: Mapping[str, int], alone: bool) -> dict[str, Reach]:
    """By place; ``alone`` is whether the place's pages lie at the root of the site."""
    return {
        slug: Reach(account.judges, tuple(_tapped(account, depths, "" if alone else f"{slug}/")))
        for slug, account in accounts.items()
    }


def _tapped(account: Account, depths: Mapping[str, int], prefix: str) -> Iterator[Tapped]:
    for thing in things(account.scene):
        if not account.scene.unbound(BY_CODE[RULE], thing.subject):
            path = prefix + "/".join((*thing.at, "index.html"))
            yield Tapped(thing.of, thing.title, path, depths.get(path), thing.place)
