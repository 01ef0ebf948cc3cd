"""What the plan offers to the search: everything there is, at an address there is."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest
import yaml

from generator.model.topic import TOPICS
from generator.pages.frame import Page
from generator.pages.search_views import KIND_TITLES, SearchEntry, SearchPlace
from generator.plan.leads import LEADING
from generator.plan.search_place import short_name
from generator.plan.site import SitePlan
from tests.factories import REPO, make_lineage, make_place, make_portal, make_unit
from tests.test_plan import NARRATIVES, inside, planned
