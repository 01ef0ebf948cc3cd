"""What can be found in the real places and in the example county, and the index of both."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.disclosure.day import day_of
from generator.findings import Findings
from generator.load.site import load_portal
from generator.plan.site import SitePlan, plan_site
from generator.privacy.attachments.offer import offer_attachments
from generator.search.files import Index, make_index
from tests.factories import REPO, TODAY


def plan_of(folder: Path, as_of: date = TODAY) -> SitePlan:
    """The plan of a site as it lies there."""
    portal, _ = load_portal(folder / "site_config.yml", lambda _: None)
    assert portal is not None
    return plan_site(day_of(offer_attachments(portal, Findings()), as_of), ())[0]


@pytest.fixture(scope="session")
def real_plan() -> SitePlan:
    """The plan of the five real places."""
    return plan_of(REPO)


@pytest.fixture(scope="session")
def real_index(real_plan: SitePlan) -> Index:
    """All files of their search."""
    return make_index(*real_plan.search)


@pytest.fixture(scope="session")
def example_plan() -> SitePlan:
    """The plan of the example county, where records of every kind are."""
    return plan_of(REPO / "examples" / "shili")
