"""The portal on one day: what may be said, the ledgers, the accounts; made once, for observations, pages and data.

takes  the portal as loaded, the as-of date
gives  ``PortalDay``: public records with ended notices closed, and what is derived from them
does not  find anything wrong with the files
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.disclosure.account import Account, accounts_of
from generator.ledger.book import LedgerBook, books_of
from generator.ledger.notices import close_notices
from generator.model.past import Lives
from generator.model.portal import Portal, public_view


@dataclass(frozen=True)
class PortalDay:
    """``portal`` is the public view with ended notices closed; ledgers and accounts by place."""

    portal: Portal
    as_of: date
    books: Mapping[str, LedgerBook]
    accounts: Mapping[str, Account]


def day_of(portal: Portal, as_of: date, lives: Lives | None = None) -> PortalDay:
    """The day of a portal as loaded; ``lives`` is what git says of its files, where it says anything."""
    return seen_on(close_notices(public_view(portal), as_of), as_of, lives)


def seen_on(public: Portal, as_of: date, lives: Lives | None = None) -> PortalDay:
    """The day of a public view whose ended notices are closed already."""
    books = books_of(public, as_of)
    return PortalDay(public, as_of, books, accounts_of(public, books, lives))
