"""Pages of the body: people, rules of work, the office."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.body import RULE_TITLES, Body, Frequency, MinutesTo, Rule, RuleKind
from generator.model.located import Located
from generator.model.person import Seat
from generator.pages.frame import Page
from generator.pages.parts import Fact
from generator.pages.views import Office, People, RuleGroup, RuleLine, Rules
from generator.plan.context import PlaceContext, squeeze
from generator.plan.frames import Frames
from generator.plan.units import PEOPLE_NOTE, person_row
from generator.plan.wording import NOT_HELD, SEE_TEXT, UNENTERED

ALL_MEMBERS = "各成员单位"


def plan_body(context: PlaceContext, frames: Frames) -> Iterator[Page]:
    """People, rules, office."""
    if context.place.body is None:
        return
    located = context.place.body
    yield _people(context, frames, located)
    yield _rules(context, frames, located)
    yield _office(context, frames, located)


def _people(context: PlaceContext, frames: Frames, located: Located[Body]) -> Page:
    body = located.record
    people = [located.record for located in context.place.people.values()]
    heads = tuple(person_row(context, p.id) for p in people if p.seat is Seat.head)
    members = tuple(person_row(context, p.id) for p in people if p.seat is Seat.member)
    officers = tuple(
        (squeeze(context.place.read(body, officer.title)), context.quote(body, officer.holder))
        for officer in body.officers
    )
    if context.is_entered:
        none = "" if people else "文件没有点名，只写了职务。" if officers else "文件没有写召集人和成员是谁。"
    else:
        none = f"这份文件{UNENTERED}；这里没有的人员，{SEE_TEXT}。"
    frame = frames.of_place(
        context, "people", context.path("people"), "召集人和成员",
        f"{context.body_name}的召集人和成员", [*people, body],
        section=context.path("people"), article=False, history=[located],
    )  # fmt: skip
    return Page(frame, People(PEOPLE_NOTE, heads, members, officers, none))


def _rules(context: PlaceContext, frames: Frames, located: Located[Body]) -> Page:
    body = located.record
    groups = rule_groups(context, body, RuleKind)
    frame = frames.of_place(
        context, "rules", context.path("rules"), "工作规则",
        f"{context.body_name}多久开会、怎样议事、怎样报送", [body],
        section=context.path("rules"), article=False, history=[located],
    )  # fmt: skip
    return Page(frame, Rules(groups))


def rule_groups(context: PlaceContext, body: Body, kinds: Iterable[RuleKind]) -> tuple[RuleGroup, ...]:
    """The body's rules of some kinds, each in its own words; only kinds the body has."""
    groups = []
    for kind in kinds:
        lines = tuple(
            RuleLine(rule.id, context.quote(body, rule.span), rule_facts(rule))
            for rule in body.rules
            if rule.kind is kind
        )
        if lines:
            groups.append(RuleGroup(RULE_TITLES[kind], lines))
    return tuple(groups)


def rule_facts(rule: Rule) -> tuple[Fact, ...]:
    """What was read from a rule: how often, by which day, to whom."""
    facts = []
    if rule.frequency is not None and (times := times_words(rule.frequency)):
        facts.append(Fact("次数", times))
    if rule.reporting is not None:
        facts.append(Fact("报送周期", f"每{rule.reporting.per.value}"))
        facts.append(Fact("报送期限", rule.reporting.due or "文件没有写哪一天"))
        readings = rule.reporting.readings
        if len(readings) > 1:
            facts.append(Fact("怎么读", f"原文能读出{len(readings)}种意思，都列在这里"))
        labels = [f"读法{number}" for number in range(1, len(readings) + 1)] if len(readings) > 1 else ["也就是"]
        facts += [Fact(label, reading.says) for label, reading in zip(labels, readings, strict=False)]
        facts.append(Fact("报给", rule.reporting.to))
        if rule.reporting.sections:
            facts.append(Fact("报哪些内容", "、".join(rule.reporting.sections)))
    if rule.minutes is not None:
        facts.append(Fact("纪要发给", "、".join(receivers_of(rule.minutes))))
    return tuple(facts)


def receivers_of(minutes: MinutesTo) -> list[str]:
    """To whom the minutes must go, in the rule's words."""
    return [*([ALL_MEMBERS] if minutes.to_members else []), *minutes.also]


def times_words(frequency: Frequency) -> str:
    """原则上每年2次; "" where the rule gives no number."""
    low, high = frequency.at_least, frequency.at_most
    if low is not None and low == high:
        times = f"{low}次"
    elif low is not None and high is not None:
        times = f"{low}至{high}次"
    elif low is not None:
        times = f"{low}次" if frequency.in_principle else f"至少{low}次"
    elif high is not None:
        times = f"至多{high}次"
    else:
        return ""
    principle = "原则上" if frequency.in_principle else ""
    return f"{principle}每{frequency.per.value if frequency.per else ''}{times}"


def _office(context: PlaceContext, frames: Frames, located: Located[Body]) -> Page:
    body = located.record
    office = body.office
    frame = frames.of_place(
        context, "office", context.path("office"), f"{body.kind.value}和办公室",
        f"{context.body_name}是做什么的，办公室设在哪里", [body],
        section=context.path("office"), article=False, history=[located],
    )  # fmt: skip
    view = Office(
        names=tuple(context.quote(body, span) for span in body.names),
        functions=tuple(context.quote(body, span) for span in body.functions),
        office_names=tuple(context.quote(body, span) for span in office.names),
        host=context.unit_link(office.host) if office.host else None,
        located=context.quote(body, office.located) if office.located else None,
        director=context.quote(body, office.director) if office.director else None,
        tasks=tuple(context.quote(body, span) for span in office.tasks),
        contact=f"{NOT_HELD}办公室的电话和地址，可以拨打 {context.hotline}查询。",
    )
    return Page(frame, view)
