"""What can be found in the real places and in the example county, and the index of the real ones."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.disclosure.day import PortalDay, day_of
from generator.findings import Findings
from generator.load.site import load_portal
from generator.plan.site import SitePlan, plan_site
from generator.privacy.attachments.offer import offer_attachments
from generator.search.files import Index, make_index
from tests.factories import REPO, TODAY


def day_at(folder: Path, as_of: date = TODAY) -> PortalDay:
    """A site as it lies there, as of a day."""
    portal, _ = load_portal(folder / "site_config.yml", lambda _: None)
    assert portal is not None
    return day_of(offer_attachments(portal, Findings()), as_of)


def plan_of(folder: Path, as_of: date = TODAY) -> SitePlan:
    """Its plan."""
    return plan_site(day_at(folder, as_of), ())[0]


@pytest.fixture(scope="session")
def real_day() -> PortalDay:
    """The five real places."""
    return day_at(REPO)


@pytest.fixture(scope="session")
def real_plan(real_day: PortalDay) -> SitePlan:
    """Their plan."""
    return plan_site(real_day, ())[0]


@pytest.fixture(scope="session")
def real_index(real_plan: SitePlan) -> Index:
    """All files of their search."""
    return make_index(*real_plan.search)


@pytest.fixture(scope="session")
def example_day() -> PortalDay:
    """The example county, where records of every kind are."""
    return day_at(REPO / "examples" / "shili")


@pytest.fixture(scope="session")
def example_plan(example_day: PortalDay) -> SitePlan:
    """Its plan."""
    return plan_site(example_day, ())[0]
