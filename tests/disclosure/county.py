"""The minimal county as its own office would publish it, under the real law; one thing changed; and what a rule finds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from generator.disclosure.account import Account
from generator.disclosure.day import day_of
from generator.disclosure.item import Item
from generator.findings import Place
from generator.model.disclosure import AnnualReport, Guide
from generator.model.past import Life, Lives
from generator.model.portal import Portal
from tests.factories import COMPILED, TODAY, located
from tests.national import by_office, load, minimal, put_here, put_ledger

BULLETIN = "bulletins/2026-01"
DOCUMENT = "documents/zhidu"
PARTS = ("overview", "active", "requests", "disputes", "problems", "other")
GUIDE = {
    "sorting": "按会议和政策分。", "order": "按年份编排。", "ways": "在本站看。", "office": "示例县民政局办公室",
    "address": "示例街0号", "hours": "工作日", "telephone": "0999-0000000", "online": "见本站。",
}  # fmt: skip


def county(since: str | None = "2026-01-01") -> Portal:
    """The minimal county under the law, measures and catalogues of the real portal; ``None``: only compiled.

    It has neither guide nor annual report: what a test needs of them it puts there.
    """
    (place,) = minimal().places
    bare = replace(place, guide=None, annual={})
    portal = replace(minimal(), places=(bare,), national=load("real").national)
    portal = with_document(portal, issuer="示例县人民政府")
    return by_office(portal, since) if since else portal


def with_bulletin(formed: str, published: str | None, since: str = "2026-01-01", **fields: Any) -> Portal:
    """The county with the days of its only bulletin changed."""
    return put_ledger(county(since), "bulletins", "2026-01", date=formed, published_here=published, **fields)


def with_document(portal: Portal, **fields: Any) -> Portal:
    """The portal with the record of its only document changed."""
    (place,) = portal.places
    text = place.documents["zhidu"]
    record = type(text.record).model_validate({**text.record.model_dump(by_alias=True), **fields})
    documents = {"zhidu": replace(text, located=replace(text.located, record=record))}
    return replace(portal, places=(replace(place, documents=documents),))


def with_report(portal: Portal, year: str, **fields: Any) -> Portal:
    """The portal with the annual report of a year, whole but for what is changed."""
    (place,) = portal.places
    parts = {part: {"says": ["无"]} for part in PARTS}
    values = {**COMPILED, "id": year, "by": "部门", **parts, **fields}
    held = {**place.annual, year: located(AnnualReport, f"content/shili/annual/{year}.yml", values)}
    return replace(portal, places=(replace(place, annual=held),))


def with_guide(portal: Portal, **fields: Any) -> Portal:
    """The portal with a guide, whole but for what is changed."""
    (place,) = portal.places
    values = {**COMPILED, "id": "guide", "published_here": "2026-01-05", **GUIDE, **fields}
    return replace(portal, places=(replace(place, guide=located(Guide, "content/shili/guide.yml", values)),))


def hosted_by(portal: Portal, kind: str, **fields: Any) -> Portal:
    """The portal whose office sits in a unit of that kind."""
    return put_here(portal, "units", "minzheng", kind=kind, **fields)


def changed_on(path: str, day: str) -> Lives:
    """What git says where the present ``changed`` of one file first stood in a commit of that day."""
    life = Life((), None, None, Place(path), is_committed=True, changed_on=date.fromisoformat(day))
    return Lives(True, {path: life})


def account(portal: Portal, as_of: date = TODAY, lives: Lives | None = None) -> Account:
    """The account of the only place."""
    (found,) = day_of(portal, as_of, lives).accounts.values()
    return found


def items(portal: Portal, code: str, as_of: date = TODAY, lives: Lives | None = None) -> Mapping[str, Item]:
    """A rule's items by key; each key once."""
    found = account(portal, as_of, lives).by_rule.get(code, [])
    by_key = {item.key: item for item in found}
    assert len(by_key) == len(found)
    return by_key
