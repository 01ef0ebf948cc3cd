"""A place's duties by topic: the list of topics, and one page each, leading units first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.duty import ROLE_TITLES, Clause, Duty, Role
from generator.model.topic import GROUPS, RELIEF, TOPICS, Topic
from generator.pages.frame import Page
from generator.pages.parts import Link
from generator.pages.views import DutyTopics, PlaceTopic, RoleGroup, TopicRow, TopicRowGroup
from generator.plan.context import PlaceContext, role_counts
from generator.plan.frames import Frames
from generator.plan.law import LAW
from generator.plan.standings import row
from generator.plan.wording import HOTLINE, SEE_TEXT, UNENTERED, listing

Pairs = list[tuple[Duty, Clause]]
FIRST = (Role.lead, Role.responsible, Role.joint, Role.guide, Role.supervise, Role.assist, Role.inform)
TOUCHES = "有关"
MENTION = "mention"
MATTERS = 10  # matters on a topic's page; the rest stand in their own lists
NAMED = 4  # units named in a sentence before it says how many


def plan_duties(context: PlaceContext, frames: Frames) -> Iterator[Page]:
    """The list of topics, then each topic the document speaks of."""
    yield _list(context, frames)
    for topic in TOPICS:
        if topic.id in context.by_topic:
            yield _topic(context, frames, topic)


def units_in(pairs: Iterable[tuple[Duty, Clause]], *roles: Role) -> tuple[str, ...]:
    """The units that bear clauses of these roles, each once, in document order."""
    return tuple(dict.fromkeys(unit for duty, clause in pairs if clause.role in roles for unit in duty.units))


def main_pairs(pairs: Pairs, topic: str) -> Pairs:
    """The clauses that are about this topic first of all, not only touching on it."""
    return [(duty, clause) for duty, clause in pairs if topic in clause.topics[: clause.main]]


def first_units(pairs: Pairs, topic: str) -> tuple[str, tuple[str, ...]]:
    """Who comes first on a topic: leading units, then those responsible, then the other roles.

    Only clauses that are mainly about the topic count; where none is, all units that touch on it.
    """
    mine = main_pairs(pairs, topic)
    for role in FIRST:
        units = units_in(mine, role)
        if units:
            return ROLE_TITLES[role], units
    return TOUCHES, units_in(pairs, *Role)


def role_groups(context: PlaceContext, topic: str, in_place: bool = True) -> tuple[RoleGroup, ...]:
    """Clauses mainly about a topic by role, leading first; then those that only mention it."""
    pairs = context.by_topic[topic]
    mine = main_pairs(pairs, topic)
    parts = [(role.value, ROLE_TITLES[role], [pair for pair in mine if pair[1].role is role]) for role in Role]
    parts.append((MENTION, "职责里提到这件事", [pair for pair in pairs if pair not in mine]))
    return tuple(
        RoleGroup(role, title, tuple(context.clause_line(d, c, with_units=True, in_place=in_place) for d, c in chosen))
        for role, title, chosen in parts
        if chosen
    )


def _list(context: PlaceContext, frames: Frames) -> Page:
    groups = []
    for title in GROUPS:
        rows = []
        for topic in TOPICS:
            pairs = context.by_topic.get(topic.id)
            if topic.group != title or not pairs:
                continue
            label, units = first_units(pairs, topic.id)
            links = tuple(context.unit_link(u) for u in units[:4])
            counts = role_counts(clause for _, clause in pairs)
            rows.append(TopicRow(context.topic_link(topic.id), topic.covers, links, label, counts))
        if rows:
            groups.append(TopicRowGroup(title, tuple(rows)))
    absent = tuple(topic.title for topic in TOPICS if topic.id not in context.by_topic)
    records = [duty.record for duty in context.place.duties.values()]
    total = sum(len(duty.clauses) for duty in records)
    held = "文件里的" if context.is_entered else f"这份文件{UNENTERED}。录了的"
    lead = f"{held}{len(records)}条职责，逐句分成{total}项，按事情归到一起。先看牵头和负责的单位。"
    title = "文件没有写到的事项" if context.is_entered else f"还没有录到的事项，{SEE_TEXT}"
    frame = frames.of_place(
        context, "duties", context.path("duties"), "按事情找单位",
        f"{context.name}的社会救助职责，按事情分类", records, section=context.path("duties"), article=False,
    )  # fmt: skip
    return Page(frame, DutyTopics(lead, tuple(groups), title, absent))


def _topic(context: PlaceContext, frames: Frames, topic: Topic) -> Page:
    pairs = context.by_topic[topic.id]
    path = context.path("duties", topic.id)
    frame = frames.of_place(
        context, "place-topic", path, topic.title, f"{context.name}谁管{topic.title}：各单位的职责原文",
        [duty for duty, _ in pairs], crumbs=(Link("按事情找单位", context.path("duties")),),
        section=context.path("duties"), keywords=(topic.title, topic.covers) if topic.covers else (topic.title,),
    )  # fmt: skip
    elsewhere = None if context.alone else Link(f"各地怎样分工：{topic.title}", f"topics/{topic.id}/index.html")
    view = PlaceTopic(
        topic.covers, topic_lead(context, topic.id), role_groups(context, topic.id),
        tuple(row(context, story) for story in context.ledger.stories_on.get(topic.id, [])[:MATTERS]),
        elsewhere, _advice(context, topic),
    )  # fmt: skip
    return Page(frame, view)


def _advice(context: PlaceContext, topic: Topic) -> str:
    """Where to go with it: the township's window (社会救助法 art. 64, from the day it is in force), or the hotline."""
    if topic.group != RELIEF:
        return ""
    law = "（社会救助法第六十四条）" if context.book.is_in_force(LAW) else ""
    return f"不知道找谁时：到乡镇政府、街道办事处问社会救助的受理窗口{law}，或拨打 {HOTLINE}。"


def topic_lead(context: PlaceContext, topic: str) -> str:
    """Which units the document names for a topic, each under its role; never more than the text says."""
    pairs = context.by_topic[topic]
    mine = main_pairs(pairs, topic)
    parts = []
    for role in Role:
        units = units_in(mine, role)
        if units:
            parts.append(f"{ROLE_TITLES[role]}的有{listing((context.unit_name(u) for u in units), NAMED)}")
    others = [u for u in units_in(pairs, *Role) if u not in units_in(mine, *Role)]
    if not parts:
        held = "文件没有专门写这件事" if context.is_entered else f"文件{UNENTERED}"
        return f"{held}，下面{len(others)}个单位的职责里提到它。"
    unsaid = "文件没有写由谁牵头。" if context.is_entered else f"文件{UNENTERED}。"
    nobody = "" if units_in(mine, Role.lead) else unsaid
    more = f"另有{len(others)}个单位的职责提到这件事。" if others else ""
    return f"{nobody}文件写到这件事的单位：{'；'.join(parts)}。{more}"


def best_roles(pairs: Pairs, topic: str) -> tuple[str, tuple[str, ...], int]:
    """For the matrix: the label, the first units, and how many further units the topic has."""
    label, first = first_units(pairs, topic)
    everyone = units_in(pairs, *Role)
    return label, first, len(everyone) - len(first)
