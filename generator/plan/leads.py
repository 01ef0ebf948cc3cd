"""Who leads on a matter in a place, who helps, and the sentences that say so."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.base import Record
from generator.model.duty import ROLE_TITLES, Clause, Duty, Role
from generator.pages.measure_views import LeadView
from generator.pages.parts import Link
from generator.plan.context import PlaceContext
from generator.plan.duties import first_units, main_pairs, units_in
from generator.plan.wording import UNENTERED

SENTENCES = 3  # full sentences shown of the role that comes first
Helpers = tuple[tuple[str, tuple[Link, ...]], ...]  # role title, links to each unit's own sentence
LEADING = ("牵头", "负责")
WINDOW = "乡镇政府、街道办事处的“一门受理”窗口"


def lead_views(context: PlaceContext, topics: Iterable[str]) -> tuple[tuple[LeadView, ...], tuple[Record, ...]]:
    """For each topic with a unit that leads or answers for it: the units, their sentences, the helpers.

    Also the duties shown. A clause that speaks of several topics is shown with the first of them.
    """
    seen: set[tuple[str, str]] = set()
    views: list[LeadView] = []
    duties: dict[str, Record] = {}
    for topic in topics:
        pairs = context.by_topic.get(topic, [])
        label, units = first_units(pairs, topic) if pairs else ("", ())
        if label not in LEADING:
            continue
        role = next(role for role, title in ROLE_TITLES.items() if title == label)
        mine = main_pairs(pairs, topic)
        chosen = [pair for pair in mine if pair[1].role is role]
        shown = [pair for pair in chosen if (pair[0].id, pair[1].id) not in seen][:SENTENCES]
        seen.update((duty.id, clause.id) for duty, clause in shown)
        duties.update((duty.id, duty) for duty, _ in chosen)
        views.append(
            LeadView(
                topic=context.topic_link(topic),
                role=role.value,
                said=label,
                units=tuple(context.unit_link(unit) for unit in units),
                gone=any(context.is_gone(context.place.units[unit].record) for unit in units),
                sentences=tuple(context.clause_line(duty, clause, with_units=True) for duty, clause in shown),
                helpers=_helpers(context, mine, role, set(units)),
            )
        )
    return tuple(views), tuple(duties.values())


def _helpers(context: PlaceContext, mine: list[tuple[Duty, Clause]], first: Role | None, leading: set[str]) -> Helpers:
    """The other roles: each unit once, leading to its own sentence."""
    groups = []
    for role, title in ROLE_TITLES.items():
        if role is first:
            continue
        links: dict[str, Link] = {}
        for duty, clause in mine:
            for unit in duty.units:
                if clause.role is role and unit not in leading:
                    target = f"{context.path('units', unit)}#c-{duty.id}-{clause.id}"
                    links.setdefault(unit, Link(context.marked_name(unit), target))
        if links:
            groups.append((title, tuple(links.values())))
    return tuple(groups)


def no_lead(context: PlaceContext, what: str) -> str:
    """What to do where the document names no unit that leads."""
    said = f"{context.name}的文件没有写" if context.is_entered else f"{context.name}的文件{UNENTERED}，没有录到"
    return f"{said}{what}由谁牵头、谁负责。可以到所在地{WINDOW}问，窗口应当替您转办；也可以拨打 {context.hotline}。"


def other_helpers(context: PlaceContext, topic: str) -> Helpers:
    """Where no unit leads on a topic: every unit whose sentences are mainly about it, by role."""
    return _helpers(context, main_pairs(context.by_topic.get(topic, []), topic), None, set())


def units_sentence(context: PlaceContext, topic: str) -> str:
    """One sentence before the clauses: who leads, or that the document does not say."""
    pairs = context.by_topic.get(topic, [])
    label, units = first_units(pairs, topic) if pairs else ("", ())
    if label in LEADING:
        names = "、".join(context.marked_name(unit) for unit in units)
        others = len(units_in(pairs, *Role)) - len(units)
        more = f"；另有{others}个单位的职责写到它" if others else ""
        return f"文件写的是{names}{label}{more}。"
    return no_lead(context, "这件事")
