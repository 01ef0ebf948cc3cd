"""The plan of the site: addresses, titles, links, ages, and what stays out."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.audit.audit import observe
from generator.catalogue import must_change
from generator.disclosure.day import day_of
from generator.disclosure.reach import Reach
from generator.export.files import export_files
from generator.load.site import load_portal
from generator.model.portal import Portal
from generator.pages.frame import Page
from generator.pages.parts import Link
from generator.pages.views import Run
from generator.plan.site import SitePlan, plan_site
from generator.plan.wording import full_years, listing
from tests.factories import (
    REPO,
    TODAY,
    make_discrepancy,
    make_document,
    make_education_duty,
    make_jurisdiction,
    make_lineage,
    make_narrative,
    make_place,
    make_portal,
    make_unit,
    spots,
)

NARRATIVES = [make_narrative("about", title="关于本站"), make_narrative("method", title="怎样整理")]
DATED = ["number", "issuer", "issued", "sent-to", "copied-to"]


def planned(portal: Portal, as_of: date = TODAY) -> tuple[SitePlan, list[tuple[str, str]]]:
    observations = tuple(o for o in observe(day_of(portal, TODAY)) if o.slug)
    plan, findings = plan_site(day_of(portal, as_of), observations)
    return plan, spots(findings)


def one(**changes: Any) -> Portal:
    """The county alone."""
    return make_portal(make_place(**changes), narratives=NARRATIVES, lineages=[make_lineage()])


def two(**changes: Any) -> Portal:
    """The county and another."""
    here = make_jurisdiction(id="lingyi", name="另一县", division_code="999901")
    other = make_place(slug="lingyi", jurisdiction=here, **changes)
    return make_portal(make_place(), other, narratives=NARRATIVES)


def real() -> Portal:
    portal, findings = load_portal(REPO / "site_config.yml", lambda _: None)
    assert portal is not None
    assert must_change(list(findings)) == []
    return portal


PORTALS = {"one": one, "two": two, "real": real}
BY_PORTAL = pytest.mark.parametrize("make", PORTALS.values(), ids=PORTALS)


def inside(value: Any) -> Iterator[Any]:
    """A view and everything in it."""
    yield value
    if dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from inside(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from inside(item)


def targets(page: Page) -> set[str]:
    links = {part.target for part in inside(page) if isinstance(part, Link)}
    return (links | {part.target for part in inside(page) if isinstance(part, Run)}) - {""}


def by_path(portal: Portal, as_of: date = TODAY) -> dict[str, Page]:
    return {page.frame.path: page for page in planned(portal, as_of)[0].pages}


@BY_PORTAL
def test_addresses_and_titles_are_unique(make: Any) -> None:
    """No two pages share an address or a title, and the plan has no finding."""
    plan, found = planned(make())
    frames = [page.frame for page in plan.pages]
    assert found == []
    assert len({f.path for f in frames}) == len({f.title for f in frames}) == len(frames)


@BY_PORTAL
def test_every_link_leads_to_a_page_or_a_file(make: Any) -> None:
    """Whatever a page links to is planned or exported."""
    portal = make()
    plan, _ = planned(portal)
    reaches = {slug: Reach(False, ()) for slug in (place.slug for place in portal.places)}
    there = {page.frame.path for page in (*plan.pages, *plan.later(reaches), plan.searching(None))}
    there |= {name for name, _ in export_files(day_of(portal, TODAY), (), [])}
    there |= {one.path for one in (*plan.feeds, *plan.calendars)}
    for page in plan.pages:
        inside = {target.partition("#")[0] for target in targets(page) if not target.startswith("tel:")}
        assert inside <= there, page.frame.path


@BY_PORTAL
def test_a_document_page_holds_the_whole_text(make: Any) -> None:
    """The runs of each passage together are its text, character for character."""
    portal = make()
    pages = by_path(portal)
    alone = len(portal.places) == 1
    for place in portal.places:
        for name, document in place.documents.items():
            view: Any = pages[f"{'' if alone else place.slug + '/'}documents/{name}/index.html"].view
            shown = {p.anchor: "".join(run.text for run in p.runs) for p in view.passages}
            assert shown == dict(document.passages)


def test_a_place_alone_lies_at_the_root() -> None:
    """A place alone has its home at the root and no page across places; one of two lies under its name."""
    alone, both = by_path(one()), by_path(two())
    assert (alone["index.html"].frame.kind, both["index.html"].frame.kind) == ("place-home", "portal-home")
    assert "units/jiaoyu/index.html" in alone
    assert {"shili/units/jiaoyu/index.html", "lingyi/index.html", "topics/jiaoyu/index.html"} <= set(both)
    assert not any(path.startswith(("topics/", "shili/")) for path in alone)
    assert alone["index.html"].frame.place.switch is None  # type: ignore[union-attr]


def test_titles_that_clash_are_found() -> None:
    """Two places of one name clash in their titles, each page found at its address."""
    place = make_place(slug="lingyi", jurisdiction=make_jurisdiction(id="lingyi"))
    _, found = planned(make_portal(make_place(), place, narratives=NARRATIVES))
    assert {code for code, _ in found} == {"P102"}
    assert ("P102", "lingyi/index.html") in found


def test_addresses_that_clash_are_found() -> None:
    """A page of running text that takes the address of another page is found."""
    _, found = planned(make_portal(narratives=[*NARRATIVES, make_narrative("data", title="数据")]))
    assert found == [("P101", "data/index.html")]


def test_an_address_is_safe() -> None:
    """An address that could leave the site is found, whatever let it in."""
    portal = one()
    portal.narratives["../about"] = make_narrative("other")  # type: ignore[index]
    assert planned(portal)[1] == [("P103", "../about/index.html")]


@pytest.mark.parametrize("state", ["draft", "in_review", "withdrawn"])
def test_what_is_not_public_is_on_no_page(state: str) -> None:
    """A record that is not public is in no view: not counted, not named, not linked."""
    secret = make_unit("caizheng", "县民政局局长", full="示例县保密局", state=state)
    units = [make_unit(), make_unit("jiaoyu", "县教育局")]
    hidden = one(units=[*units, secret], discrepancies=[make_discrepancy(state=state)])
    assert planned(hidden)[0] == planned(one(units=units))[0]


def age(as_of: date, **document: Any) -> str:
    return by_path(one(documents=[make_document(**document)]), as_of)["index.html"].frame.age


@pytest.mark.parametrize(
    ("as_of", "years"), [(date(2026, 9, 29), "距今4年"), (date(2026, 9, 30), "距今5年"), (date(2022, 9, 29), "不满1年")]
)
def test_the_age_is_whole_years(as_of: date, years: str) -> None:
    """The age of a dated document is the whole years from its day to the as-of date."""
    assert years in age(as_of, formed="2021-09-30", not_given=DATED)


def test_a_document_without_date_has_no_invented_one() -> None:
    """Without a date the age line says so; with what it cites, only how old it can be at most."""
    assert not any(char.isdigit() for char in age(TODAY))
    assert "2014年2月21日" in age(TODAY, not_before="2014-02-21")


@pytest.mark.parametrize(
    ("after", "as_of", "gone"),
    [(2014, TODAY, True), (2014, date(2017, 12, 31), False), (2018, TODAY, False)],
)
def test_units_are_gone_as_of_a_day(after: int, as_of: date, gone: bool) -> None:
    """A unit counts as gone where its kind lost its name after the document and by the as-of date."""
    unit = make_unit(lineage={"chain": "jiuju", "after": after})
    page = by_path(one(units=[unit, make_unit("jiaoyu", "县教育局")]), as_of)["index.html"]
    assert ("1个单位" in page.frame.age) is gone


@pytest.mark.parametrize(("how", "sure"), [("职责调整", "确定"), ("改名", "待核实")])
def test_a_name_is_not_gone_on_a_guess(how: str, sure: str) -> None:
    """A change of tasks, or one that nobody is sure of, does not end a name."""
    step = {"year": 2018, "how": how, "became": "新局", "basis": "机构改革", "sure": sure}
    unit = make_unit(lineage={"chain": "jiuju"})
    place = make_place(units=[unit, make_unit("jiaoyu", "县教育局")])
    page = by_path(make_portal(place, lineages=[make_lineage(steps=[step])], narratives=NARRATIVES))["index.html"]
    assert "个单位" not in page.frame.age


def metas(**changes: Any) -> dict[str, str]:
    unit = make_unit("jiaoyu", "县教育局", **changes)
    duty = make_education_duty(**changes)
    place = make_place(units=[make_unit(), unit], duties=[duty], people=[])
    return dict(by_path(make_portal(place, narratives=NARRATIVES))["units/jiaoyu/index.html"].frame.metas)


def test_the_day_of_publication_has_a_time_or_no_tag() -> None:
    """PubDate stands only where the office recorded a time: never 00:00."""
    assert metas(published_here="2026-11-20 09:30")["PubDate"] == "2026-11-20 09:30"
    assert "PubDate" not in metas(published_here="2026-11-20")


def test_the_site_name_is_on_every_page_but_404() -> None:
    """Each page but 404 carries SiteName; 网站标识码 only where it is set."""
    for path, page in by_path(two()).items():
        names = [name for name, _ in page.frame.metas]
        assert ("SiteName" in names) == (path != "404.html")
        assert "SiteIDCode" not in names


def test_who_speaks() -> None:
    """Until 主办单位 and 网站标识码 are both set, the site says it is no government site."""
    assert not planned(make_portal(organizer="示例县民政局"))[0].identity.is_government
    both = planned(make_portal(organizer="示例县民政局", site_id_code="1234567890"))[0].identity
    assert both.is_government
    assert "示例县民政局" in both.who_speaks


def test_canonical_addresses_are_directories() -> None:
    """A canonical address is the folder under the site's address, and is left out while that is unknown."""
    base = "https://www.example.gov.cn/zwgk/"
    pages = by_path(make_portal(narratives=NARRATIVES, site_url=base))
    assert pages["units/jiaoyu/index.html"].frame.canonical == base + "units/jiaoyu/"
    assert (pages["index.html"].frame.canonical, pages["404.html"].frame.canonical) == (base, "")
    assert {page.frame.canonical for page in by_path(one()).values()} == {""}


@given(st.dates(), st.dates())
def test_whole_years_are_whole(start: date, end: date) -> None:
    """Whole years are the most birthdays that fit between two days."""
    years = full_years(start, end)
    reached = (start.year + years, start.month, start.day)
    assert years == 0 or reached <= (end.year, end.month, end.day)
    assert (start.year + years + 1, start.month, start.day) > (end.year, end.month, end.day)


def test_long_lists_are_cut() -> None:
    """A list beyond its limit shows so many and the whole number."""
    assert (listing(["甲", "乙"], 2), listing(["甲", "乙", "丙"], 2)) == ("甲、乙", "甲、乙等3个")


def test_bodies_exist_for_every_kind() -> None:
    """Every kind of page that is planned has a template of its own."""
    kinds = {page.frame.kind for make in (one, two) for page in planned(make())[0].pages}
    assert {kind for kind in kinds if not Path(REPO / "theme" / "bodies" / f"{kind}.html").is_file()} == set()
