"""The example county on the last day of its story: its account, and its pages of 公开情况 as planned."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from generator.disclosure.account import Account
from generator.disclosure.day import PortalDay, day_of
from generator.findings import Findings
from generator.load.site import load_portal
from generator.pages.account_views import ItemList, ItemRow
from generator.pages.frame import Page
from generator.plan.site import plan_site
from generator.privacy.attachments.offer import offer_attachments
from tests.factories import REPO
from tests.test_example import END

ROOT = "opening/account/"


@cache
def example_day() -> PortalDay:
    """The county's day."""
    portal, findings = load_portal(REPO / "examples" / "shili" / "site_config.yml", lambda _: None)
    assert portal is not None
    assert list(findings) == []
    day = day_of(portal, END)
    return replace(day, portal=offer_attachments(day.portal, Findings()))


def example_account() -> Account:
    """The county's account."""
    return example_day().accounts["shili"]


@cache
def example_pages() -> dict[str, Page]:
    """Every page, by address."""
    plan, findings = plan_site(example_day(), ())
    assert list(findings) == []
    return {page.frame.path: page for page in plan.pages}


def listed(target: str, pages: dict[str, Page]) -> list[ItemRow]:
    """Everything a reader finds who follows a number and turns the pages: from its group on, or the whole list."""
    path, _, anchor = target.partition("#")
    rows: list[ItemRow] = []
    begun = not anchor
    while path:
        view = pages[path].view
        assert isinstance(view, ItemList)
        for group in view.groups:
            begun = begun or group.anchor == anchor
            rows += group.rows if begun else ()
        path = view.pager.following.target if view.pager and view.pager.following else ""
    assert begun, target
    return rows
