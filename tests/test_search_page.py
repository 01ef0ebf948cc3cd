"""The page of the search as planned: what stands on it for who has no script, and the ways to it."""

from __future__ import annotations

import re
from typing import Any

from generator.pages.frame import SEARCH, Page
from tests.test_plan import BY_PORTAL, one, planned, real, targets, two


def searching(make: Any) -> Page:
    """The page, told nothing of what can be found."""
    return planned(make())[0].searching(None)


@BY_PORTAL
def test_the_index_leads_on(make: Any) -> None:
    """Without script one comes from the page to each trouble, each topic and each unit, and every link leads to a page."""
    plan, _ = planned(make())
    there = {page.frame.path: page.frame.kind for page in plan.pages}
    page = plan.searching(None)
    led = {target for target in targets(page) if not target.startswith("tel:") and "#" not in target}
    led |= {tile.target for group in page.view.help for tile in group.tiles}
    assert led <= set(there)
    alone = page.view.alone
    kinds = {"situation", "place-topic", "unit"} if alone else {"situation-places", "topic", "units"}
    wanted = {path for path, kind in there.items() if kind in kinds and not re.search(r"/p\d+/", path)}
    assert wanted - led == set()


def test_the_way_there_names_the_place() -> None:
    """A page of a place tells the search which place it is of; elsewhere, and on a site of one place, none is told."""
    pages = planned(two())[0].pages
    ways = {page.frame.place.slug if page.frame.place else "": page.frame.search for page in pages}
    assert ways == {"": SEARCH, "shili": f"{SEARCH}?j=shili", "lingyi": f"{SEARCH}?j=lingyi"}
    assert {page.frame.search for page in planned(one())[0].pages} == {SEARCH}


def test_the_questions_are_asked_in_a_place() -> None:
    """我可能符合哪些 leads to the questions where there is one place, else to the choice of a place, told where they lie."""
    page = searching(real).view
    assert (page.finder.target, page.finder_in) == ("index.html#places", "self-check/index.html")
    assert searching(one).view.finder is None  # no table of questions, no way to it


def test_of_several_places_the_lists_of_units_are_named() -> None:
    """The units of one place are named one by one; of several, each place's list is."""
    (group,) = searching(two).view.units
    assert [link.target for link in group.links] == ["shili/units/index.html", "lingyi/units/index.html"]
    (group,) = searching(one).view.units
    assert {link.target.split("/")[0] for link in group.links} == {"units"}


def test_the_site_map_names_it() -> None:
    """The site map leads to the search."""
    maps = [page for page in planned(two())[0].pages if page.frame.kind == "sitemap"]
    assert [SEARCH in targets(page) for page in maps] == [True]
