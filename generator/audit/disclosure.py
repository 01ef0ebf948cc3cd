"""What ought to be public and is not, or was late: the verdicts of the account, as observations.

takes  the accounts of the places; once the pages are drawn, how they are reached
gives  observations, only of places whose own office publishes here
does not  block anything: none of it is a fault of the files
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.disclosure.account import Account
from generator.disclosure.item import VERDICTS, Item
from generator.disclosure.reach import Reach
from generator.disclosure.relief_evidence import names_of
from generator.disclosure.silence import money_row
from generator.findings import finding
from generator.model.observation import Observation

MONEY = "A818"
FIRST_GENERAL = "A810"  # the rules before it have observations of their own, with more to say (``standings``)


def observe_accounts(accounts: Mapping[str, Account]) -> tuple[Observation, ...]:
    """One observation for each verdict."""
    return tuple(o for slug, account in accounts.items() for o in _observe(slug, account))


def observe_reaches(reaches: Mapping[str, Reach]) -> tuple[Observation, ...]:
    """One observation for each page that takes too many taps, or that none leads to."""
    return tuple(
        Observation(
            finding("A846", one.place, title=one.title, why=f"要点{one.taps}下" if one.taps else "没有路可点"),
            slug,
            one.of,
        )
        for slug, reach in reaches.items()
        if reach.judges
        for one in reach.far
    )


def _observe(slug: str, account: Account) -> Iterator[Observation]:
    if not account.judges:
        return
    for item in account.in_state(*VERDICTS):
        if item.rule >= FIRST_GENERAL:
            row = item.row or _money_row(account, item)
            yield Observation(finding(item.rule, item.place, **_values(item), row=row), slug, item.key)


def _money_row(account: Account, item: Item) -> str:
    """The row a silence on the money of a period would name."""
    measure = item.key.partition("/")[0]
    return money_row(account.scene, names_of(account.scene, measure)) if item.rule == MONEY else ""


def _values(item: Item) -> dict[str, object]:
    timing = item.timing
    return {
        "title": item.title,
        "state": item.state.value,
        "why": item.why,
        "unit": item.subject,
        "due": timing.due if timing and timing.due else "",
        "late": timing.late if timing and timing.late else "",
    }
