"""The minimal site's portal with one record changed: ``put(minimal(), "relief", "dibao", basis=["jiu-banfa/1"])``.

Fields are written as a record writes them, and validated; a new id makes another record.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from generator.load.site import load_portal
from generator.model.base import Record
from generator.model.located import Located
from generator.model.portal import Portal
from tests.factories import MINIMAL, REPO

SITES = {"minimal": MINIMAL, "real": REPO}


@cache
def load(site: str) -> Portal:
    """A site as it lies there, read without any finding."""
    portal, findings = load_portal(SITES[site] / "site_config.yml", lambda _: None)
    assert portal is not None
    assert list(findings) == []
    return portal


def minimal() -> Portal:
    """The smallest site that passes."""
    return load("minimal")


def words_of(record: Record) -> dict[str, Any]:
    """A record as its file writes it."""
    return record.model_dump(by_alias=True)


def changed(records: Mapping[str, Located[Any]], name: str, fields: Mapping[str, Any]) -> dict[str, Located[Any]]:
    """The records with the fields of one changed; under another id, one more."""
    old = records[name]
    record = type(old.record).model_validate({**words_of(old.record), **fields})
    return {**records, record.id: replace(old, record=record)}


def put(portal: Portal, group: str, name: str, **fields: Any) -> Portal:
    """The portal with one national record changed."""
    records = changed(getattr(portal.national, group), name, fields)
    return replace(portal, national=replace(portal.national, **{group: records}))


def put_here(portal: Portal, group: str, name: str, **fields: Any) -> Portal:
    """The portal with one record of its only place changed."""
    (place,) = portal.places
    return replace(portal, places=(replace(place, **{group: changed(getattr(place, group), name, fields)}),))


def put_table(portal: Portal, **fields: Any) -> Portal:
    """The portal with its self-check table changed; what the file leaves out stays left out."""
    record = portal.national.tables["dibao"].record
    return put(portal, "tables", "dibao", **{**record.model_dump(by_alias=True, exclude_unset=True), **fields})


def put_ledger(portal: Portal, folder: str, name: str, **fields: Any) -> Portal:
    """The portal with one record of its only place's ledger changed; under another id, one more."""
    (place,) = portal.places
    ledger = replace(place.ledger, **{folder: changed(getattr(place.ledger, folder), name, fields)})
    return replace(portal, places=(replace(place, ledger=ledger),))


def put_place(portal: Portal, **fields: Any) -> Portal:
    """The portal with fields of its only place's own record changed."""
    (place,) = portal.places
    own = changed({"shili": place.jurisdiction}, "shili", fields)["shili"]
    return replace(portal, places=(replace(place, jurisdiction=own),))


def with_law(portal: Portal) -> Portal:
    """The portal with the real texts of law and catalogues beside its own."""
    real = load("real").national
    law, catalogues = {**real.law, **portal.national.law}, {**real.catalogues, **portal.national.catalogues}
    return replace(portal, national=replace(portal.national, law=law, catalogues=catalogues))


def under_real_law(portal: Portal) -> Portal:
    """The portal under the real law and catalogues, also where its own texts of the same law are shorter."""
    real = load("real").national
    law, catalogues = {**portal.national.law, **real.law}, {**portal.national.catalogues, **real.catalogues}
    return replace(portal, national=replace(portal.national, law=law, catalogues=catalogues))


def by_office(portal: Portal, since: str = "2026-01-01") -> Portal:
    """The portal whose only place publishes itself, from that day on."""
    return put_place(portal, publisher="office", since=since)
