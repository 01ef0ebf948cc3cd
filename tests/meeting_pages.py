"""What tests of pages of meetings are made of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from generator.disclosure.day import day_of
from generator.model.jurisdiction import Publisher
from generator.model.meeting import Meeting
from generator.model.portal import PlaceData, Portal
from generator.pages.frame import Page
from generator.pages.meeting_views import MeetingHub, MeetingPage, ProposalPage
from generator.pages.parts import Line
from generator.plan.site import plan_site
from tests.factories import COMPILED, TODAY, located
from tests.national import load

HELD = {"kind": "全体会议", "title": "全体会议", "held": "已召开"}
OTHERS = {
    "special": {"kind": "专题会议", "title": "专题会议", "held": "已召开"},
    "liaison": {"kind": "联络员会议", "title": "联络员会议", "held": "已召开"},
    "planned": {**HELD, "held": "计划"},
    "cancelled": {**HELD, "held": "取消", "why_not": "与上级会议合并召开"},
}
FIRST_MEETING = "2026-03-18"


def pages(portal: Portal, as_of: date = TODAY) -> dict[str, Page]:
    plan, findings = plan_site(day_of(portal, as_of), ())
    assert list(findings) == []
    return {page.frame.path: page for page in plan.pages}


@cache
def real() -> dict[str, Page]:
    return pages(load("real"))


def text(line: Line) -> str:
    return "".join(run.text for run in line.runs)


def make_meeting(day: date, **fields: Any) -> Meeting:
    return Meeting.model_validate({**COMPILED, **HELD, "id": day.isoformat(), "date": day, **fields})


def with_ledger(portal: Portal, group: str, *records: Any) -> Portal:
    """The portal whose only place holds these records of a kind, and no others of it."""
    (place,) = portal.places
    held = {record.id: located(type(record), f"{group}/{record.id}.yml", record.model_dump()) for record in records}
    ledger = replace(place.ledger, **{group: held})
    return replace(portal, places=(replace(place, ledger=ledger),))


def from_office(portal: Portal, since: date | None) -> Portal:
    """The portal whose only place has an office that publishes here from a day on."""
    (place,) = portal.places
    record = place.jurisdiction.record.model_copy(update={"publisher": Publisher.office, "since": since})
    return replace(portal, places=(replace(place, jurisdiction=replace(place.jurisdiction, record=record)),))


def emptied(portal: Portal) -> Portal:
    """The portal whose only place holds no record of its body's work."""
    (place,) = portal.places
    return replace(portal, places=(replace(place, ledger=type(place.ledger)(), tombstones=()),))


def hub(portal: Portal, as_of: date = TODAY, path: str = "meetings/index.html") -> MeetingHub:
    view = pages(portal, as_of)[path].view
    assert isinstance(view, MeetingHub)
    return view


def meeting(portal: Portal, name: str = FIRST_MEETING, as_of: date = TODAY) -> MeetingPage:
    view = pages(portal, as_of)[f"meetings/{name}/index.html"].view
    assert isinstance(view, MeetingPage)
    return view


def proposals(portal: Portal, path: str = "proposals/index.html") -> ProposalPage:
    view = pages(portal)[path].view
    assert isinstance(view, ProposalPage)
    return view


def real_place(slug: str) -> PlaceData:
    return next(place for place in load("real").places if place.slug == slug)
