"""公开情况 by unit: what each has to make public, apart from what the body's own rules ask of it.

takes  a place's account on a day
gives  the page of all units, a list of each
does not  rate or rank
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from generator.disclosure.item import DUE, Item
from generator.disclosure.rules.table import BY_CODE
from generator.disclosure.words import OWN_RULES
from generator.pages.account_views import UnitCounts, UnitPart
from generator.pages.frame import Page
from generator.pages.parts import Link
from generator.plan.account_lists import Head, by_state, count_row, plan_states
from generator.plan.account_words import HEADING, folder, unit_link, unit_path
from generator.plan.context import PlaceContext
from generator.plan.frames import Frames
from generator.plan.wording import chinese_day


def plan_units(
    context: PlaceContext, frames: Frames, units: Mapping[str, list[Item]], paths: Collection[str]
) -> Iterator[Page]:
    """The pages."""
    yield _units(context, frames, units)
    for unit, items in units.items():
        yield from _unit(context, frames, unit, items, paths)


def _units(context: PlaceContext, frames: Frames, units: Mapping[str, list[Item]]) -> Page:
    members = [name for name, unit in context.place.units.items() if unit.record.member]
    shown = [unit for unit in context.place.units if unit in units or unit in members]
    parts = [_unit_part(context, unit, units.get(unit, [])) for unit in [*shown, *([""] if "" in units else [])]]
    lead = f"每一项写明由谁公开。联席会议一起做的，由牵头的单位公开。{OWN_RULES}另外数。"
    frame = frames.of_opening(
        context, "account-units", folder(context, "units"), "按单位看公开情况",
        f"{context.name}各单位该公开的公开了没有", [context.place.jurisdiction.record],
        (Link(HEADING, folder(context)),),
    )  # fmt: skip
    return Page(frame, UnitCounts(lead, tuple(parts)))


def _unit_part(context: PlaceContext, unit: str, items: list[Item]) -> UnitPart:
    """A unit with a count of what it has to make public and one of what the body's own rules ask of it."""
    title, anchor = unit_link(context, unit).text, f"u-{unit or 'office'}"
    if not any(item.state in DUE for item in items):
        since = context.place.units[unit].record.since if unit in context.place.units else None
        joined = f"{chinese_day(since)}起加入，" if since else ""
        return UnitPart(anchor, title, (), f"{joined}还没有要数的。")
    listing = by_state(context.account, unit_path(context, unit), items)
    rows = tuple(
        count_row(context, "", text, listing, own=own)
        for own, text in ((False, "该公开的"), (True, OWN_RULES))
        if any(BY_CODE[item.rule].own is own and item.state in DUE for item in items)
    )
    return UnitPart(anchor, title, rows, "")


def _unit(
    context: PlaceContext, frames: Frames, unit: str, items: Sequence[Item], paths: Collection[str]
) -> Iterator[Page]:
    link = unit_link(context, unit)
    head = Head(
        heading=f"{link.text}的公开情况",
        about=f"{context.name}公开情况：{link.text}的各项",
        lead=f"由它公开的每一项，没做到的在前。{OWN_RULES}在后面，另外数。",
        more=(Link("看这个单位", link.target),) if link.target else (),
        crumbs=(Link("按单位看", folder(context, "units")),),
    )
    yield from plan_states(
        context, frames, by_state(context.account, unit_path(context, unit), items), head, paths, unit=False
    )
