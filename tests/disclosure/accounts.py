"""The minimal county under the real law, and its account of a day: ``items(under_law(), "A820")``, by key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from generator.disclosure.account import Account
from generator.disclosure.day import day_of
from generator.disclosure.item import Item, State
from generator.disclosure.scene import Scene
from generator.model.portal import Portal
from tests.factories import TODAY
from tests.national import by_office, changed, load, minimal, put_here

PETITION = {
    "kind": "信访", "telephone": "0999-0000001", "address": "示例街0号", "reception": "一楼，工作日",
    "progress": {"say": "打同一个电话问。"},
}  # fmt: skip
CHECKED = {"post": "示例值班岗", "date": "2026-11-20", "how": "打通电话"}


def under_law(since: str | None = "2026-01-01") -> Portal:
    """The minimal county with the law, measures, channels and catalogues of the real portal; ``None``: only compiled."""
    portal = replace(minimal(), national=load("real").national)
    return by_office(portal, since) if since else portal


def with_petition(portal: Portal, **fields: Any) -> Portal:
    """One more channel: a petition office that somebody rang."""
    return put_here(portal, "channels", "rexian", **{"id": "xinfang", **PETITION, **fields})


def with_catalogue(portal: Portal, name: str, rows: list[Any], **fields: Any) -> Portal:
    """The place's own version of a national catalogue, with these rows."""
    (place,) = portal.places
    records = changed(portal.national.catalogues, name, {"id": "bendi", "replaces": name, "rows": rows, **fields})
    return replace(portal, places=(replace(place, catalogues={"bendi": records["bendi"]}),))


def account(portal: Portal, as_of: date = TODAY) -> Account:
    """The account of the only place."""
    (found,) = day_of(portal, as_of).accounts.values()
    return found


def scene(portal: Portal, as_of: date = TODAY) -> Scene:
    """The only place on a day, as the rules see it."""
    return account(portal, as_of).scene


def items(portal: Portal, code: str, as_of: date = TODAY) -> dict[str, Item]:
    """A rule's items by key."""
    return {item.key: item for item in account(portal, as_of).by_rule.get(code, [])}


def states(portal: Portal, code: str, as_of: date = TODAY) -> Mapping[str, State]:
    """A rule's states by key."""
    return {key: item.state for key, item in items(portal, code, as_of).items()}
