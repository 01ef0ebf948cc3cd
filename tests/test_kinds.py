"""The kinds of record are listed once; whatever else names them agrees, so that a new kind is forgotten nowhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from generator.export.data import place_data
from generator.ledger.book import book_of
from generator.load.site import (
    NATIONAL_FILES,
    NATIONAL_FOLDERS,
    OTHER_NATIONAL,
    OWN_FOLDERS,
    PLACE_FILES,
    PLACE_FOLDERS,
    UNIT_FOLDERS,
)
from generator.model.base import Record
from generator.model.kinds import KINDS, Kind
from generator.model.ledger import LEDGER_FOLDERS
from generator.model.located import Located, classes_in
from generator.model.portal import NATIONAL_PAGES, OF_EACH_PLACE, PAGED, National, PlaceData, public_view
from generator.pages.frame import Page
from generator.plan.place import MAP_GROUPS
from generator.plan.tombstones import BOTH, SITE, WORDS
from generator.plan.wording import HUB
from tests.factories import REPO, TODAY
from tests.ledger_sites import pages_of
from tests.national import minimal, put, put_here, put_ledger

GONE = {"state": "withdrawn", "withdrawn": {"date": "2026-11-21", "reason": "内容有误。"}}
WITH_PAGE = [kind for kind in KINDS if kind.page]  # running text, at the root, is not in the minimal site
ELSEWHERE = ("local-measure", "channel", "duty")  # at these addresses stand measures, kinds of channel, topics


@cache
def pages() -> Mapping[str, Page]:
    """Every page of the minimal site."""
    return pages_of(minimal())


def groups() -> dict[str, tuple[str, Mapping[str, Any]]]:
    """By kind the field that holds its records in the minimal site, and the records: of the place, ledger, nation."""
    portal = minimal()
    (place,) = portal.places
    held: dict[type[Record], tuple[str, Mapping[str, Any]]] = {}
    national: dict[str, Mapping[str, Any]] = {**dict(portal.national.named()), "narratives": portal.narratives}
    own = {item.name: getattr(place, item.name) for item in fields(place)}
    for name, records in [*own.items(), *place.ledger.named(), *national.items()]:
        for one in records.values() if isinstance(records, Mapping) else ():
            located = one if isinstance(one, Located) else one.located
            held[type(located.record)] = (name, records)
    return {kind.name: held[kind.model] for kind in KINDS if kind.model in held}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_loader_reads_every_kind(kind: Kind) -> None:
    """The folder of each kind is one the loader looks into, and reads as that kind."""
    top, place, *_ = kind.pattern.split("/")
    if top == "units":
        assert kind.folder in UNIT_FOLDERS
    elif place == "_national":
        assert NATIONAL_FOLDERS.get(kind.folder, kind.model) is kind.model
        assert kind.folder in {*NATIONAL_FOLDERS, *OTHER_NATIONAL, *NATIONAL_FILES}
    elif kind.folder.endswith(".yml"):
        assert kind.folder in PLACE_FILES
    else:
        assert kind.folder in PLACE_FOLDERS
        assert {**OWN_FOLDERS, **LEDGER_FOLDERS}.get(kind.folder, kind.model) is kind.model
        assert not kind.national_too or kind.folder in {*NATIONAL_FOLDERS, *OTHER_NATIONAL}


def test_the_loader_reads_nothing_else() -> None:
    """Each folder the loader looks into is that of a kind."""
    of_place = {kind.folder for kind in KINDS if kind.pattern.startswith("content/{slug}")}
    of_nation = {kind.folder for kind in KINDS if kind.pattern.startswith("content/_national") or kind.national_too}
    assert {*PLACE_FOLDERS, *PLACE_FILES} == of_place
    assert {*NATIONAL_FOLDERS, *OTHER_NATIONAL, *NATIONAL_FILES} == of_nation
    assert set(NATIONAL_FOLDERS) == set(classes_in(National))


def test_every_record_of_a_place_is_walked() -> None:
    """``PlaceData.records`` leaves out no field that holds records."""
    (place,) = minimal().places
    walked = {id(located) for located in place.records()}
    for name, hint in get_type_hints(PlaceData).items():
        if get_origin(hint) is Mapping and get_args(hint)[1] is not str:
            held = getattr(place, name).values()
            assert [one for one in held if id(one if isinstance(one, Located) else one.located) not in walked] == []
    for _, records in place.ledger.named():
        assert {id(one) for one in records.values()} <= walked


@pytest.mark.parametrize("kind", WITH_PAGE, ids=lambda kind: kind.name)
def test_a_kind_said_to_have_pages_has_them(kind: Kind) -> None:
    """Each record has its page at the folder the kind names."""
    _, records = groups()[kind.name]
    for name in records:
        assert f"{kind.page}/{name}/index.html" in pages()


def test_a_kind_that_has_pages_says_so() -> None:
    """A page at ``<folder>/<id>/`` of a record is known as the page of its kind, so that it leaves a tombstone."""
    silent = [kind for kind in KINDS if kind.page is None and kind.name in groups() and kind.name not in ELSEWHERE]
    addresses = [f"{kind.folder}/{name}/index.html" for kind in silent for name in groups()[kind.name][1]]
    assert addresses
    assert [address for address in addresses if address in pages()] == []


@pytest.mark.parametrize(
    "kind", [kind for kind in WITH_PAGE if kind.name != "document"], ids=lambda kind: kind.name
)  # a document, held with its text, is withdrawn in test_silences.py
def test_a_withdrawn_page_of_every_kind_leaves_a_tombstone(kind: Kind) -> None:
    """Whatever kind of record is withdrawn, its address is known to the public view, and has words."""
    group, records = groups()[kind.name]
    name = next(iter(records))
    portal = minimal()
    if kind.folder in LEDGER_FOLDERS:
        portal = put_ledger(portal, group, name, **GONE)
    elif "{slug}" in kind.pattern:
        portal = put_here(portal, group, name, **GONE)
    else:
        portal = put(portal, group, name, **GONE)
    view = public_view(portal)
    gone = {(one.folder, one.id) for one in (*view.tombstones, *view.places[0].tombstones)}
    assert (kind.page, name) in gone


def test_a_tombstone_has_words_and_a_place_for_every_folder() -> None:
    """Words, and where a tombstone stands, are known for every folder with pages, and for no other."""
    assert set(WORDS) == {*PAGED, *NATIONAL_PAGES.values(), ""}
    assert {*SITE, *OF_EACH_PLACE} == {*NATIONAL_PAGES.values(), ""}
    assert set(BOTH) <= OF_EACH_PLACE
    assert set(NATIONAL_PAGES) <= set(NATIONAL_FOLDERS)


def test_every_page_of_the_ledger_is_under_the_hub_in_the_site_map() -> None:
    """The group of the hub in a site map has the kinds of page whose section is the hub, and no other."""
    of_hub = {page.frame.kind for page in pages().values() if page.frame.nav_current == "meetings/index.html"}
    assert of_hub - {"history"} == set(MAP_GROUPS[HUB])


def test_every_kind_of_page_in_the_site_map_is_there() -> None:
    """No group of the site map names a kind of page that has no template."""
    templates = {path.stem for path in (REPO / "theme/bodies").glob("*.html")}
    assert {kind for kinds in MAP_GROUPS.values() for kind in kinds} <= templates


def test_every_kind_of_the_ledger_is_data() -> None:
    """The data has a key for each folder of the ledger; a sheet of progress is told with its matters."""
    portal = public_view(minimal())
    (place,) = portal.places
    data = place_data(place, [], book_of(portal, place, TODAY))
    assert set(LEDGER_FOLDERS) - set(data) == {"progress"}
