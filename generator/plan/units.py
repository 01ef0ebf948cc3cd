"""Pages of a place's units: the list, and one page each."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.located import Located
from generator.model.person import Seat
from generator.model.unit import ENDS_A_NAME, Sureness, Unit
from generator.pages.frame import Page
from generator.pages.parts import Fact, Link
from generator.pages.views import DutyBlock, LineageStep, PersonRow, UnitList, UnitPage, UnitRow
from generator.plan.account_words import unit_account
from generator.plan.context import PlaceContext, role_counts, squeeze
from generator.plan.frames import Frames
from generator.plan.report_words import unit_reports
from generator.plan.resolutions import open_matters
from generator.plan.subscriptions import Subscriptions
from generator.plan.wording import SEE_TEXT, UNENTERED, listing

PEOPLE_NOTE = "人员照文件成文时的写法，现在可能已经调整。"


def plan_units(context: PlaceContext, frames: Frames, subscriptions: Subscriptions) -> Iterator[Page]:
    """The list of units, then each unit."""
    yield _list(context, frames)
    for located in context.place.units.values():
        yield _unit(context, frames, located, subscriptions.links(located.record.id))


def _list(context: PlaceContext, frames: Frames) -> Page:
    units = [located.record for located in context.place.units.values()]
    rows = [_row(context, unit) for unit in units]
    members = tuple(row for row in rows if row.is_member)
    others = tuple(row for row in rows if not row.is_member)
    body = context.place.body
    note = ""
    if not context.is_entered:
        note = f"这份文件{UNENTERED}；这里没有的单位，{SEE_TEXT}。"
    elif body is not None and body.record.open_list:
        note = "文件还写了“其他成员单位”，没有点名；这里只列点了名的单位。"
    elif body is not None and not body.record.has_list:
        note = "文件没有单列成员单位名单；这里的单位取自职责分工和人员名单。"
    lead = f"{context.member_count}。点开一个单位，看它负责什么、原文怎么说。"
    frame = frames.of_place(
        context, "units", context.path("units"), "成员单位",
        f"{context.body_name}的成员单位和各自的职责",
        [*units, *(duty.record for duty in context.place.duties.values())],
        section=context.path("units"), article=False,
    )  # fmt: skip
    return Page(frame, UnitList(lead, members, others, note))


def _row(context: PlaceContext, unit: Unit) -> UnitRow:
    clauses = [clause for duty in context.by_unit.get(unit.id, []) for clause in duty.clauses]
    gone = [s for s in context.steps(unit) if s.how in ENDS_A_NAME and s.sure is Sureness.high]
    lineage = f"这类机构后来改名或撤并，{gone[-1].year}年起：{gone[-1].became}" if gone else ""
    return UnitRow(context.unit_link(unit.id), unit.full, unit.kind.value, unit.member, role_counts(clauses), lineage)


def _unit(context: PlaceContext, frames: Frames, located: Located[Unit], follow: tuple[Link, ...]) -> Page:
    unit = located.record
    name = context.unit_name(unit.id)
    duties = context.by_unit.get(unit.id, [])
    clauses = [clause for duty in duties for clause in duty.clauses]
    people = [p.record for p in context.place.people.values() if p.record.unit == unit.id]
    records = [unit, *duties, *people]
    path = context.path("units", unit.id)
    frame = frames.of_place(
        context, "unit", path, name, f"{context.name}{name}在社会救助中的职责：原文、角色和出处", records,
        crumbs=(Link("成员单位", context.path("units")),), section=context.path("units"),
        keywords=(name, *unit.aliases), history=(located, *(context.place.duties[duty.id] for duty in duties)),
    )  # fmt: skip
    body = context.place.body
    hosts = body is not None and body.record.office.host == unit.id
    view = UnitPage(
        names=_names(unit, name),
        named_at=Link("看文件在哪里点名", context.spans.address(unit, unit.named)),
        roles=role_counts(clauses),
        duties=tuple(
            DutyBlock(
                heading=squeeze(context.place.read(duty, duty.heading)),
                shared_with=tuple(context.unit_link(u) for u in duty.units if u != unit.id),
                clauses=tuple(context.clause_line(duty, clause, with_units=False) for clause in duty.clauses),
                source=Link("看原文", context.spans.address(duty, duty.heading)),
            )
            for duty in duties
        ),
        no_duty="" if duties else _no_duty(context, unit),
        people=tuple(person_row(context, p.id) for p in people),
        people_note=PEOPLE_NOTE if people else "",
        lineage=tuple(
            LineageStep(str(s.year), f"{s.how.value}：{s.became}", s.basis, s.sure.value) for s in context.steps(unit)
        ),
        lineage_note=_lineage_note(context, unit),
        host_note=f"{context.place.body.record.kind.value}办公室设在这里。" if hosts and context.place.body else "",
        matters=open_matters(context, unit.id),
        contact=context.ask_for_contact(unit),
        follow=follow,
        reports=unit_reports(context, unit.id),
        account=unit_account(context, unit.id),
    )
    return Page(frame, view)


def _names(unit: Unit, name: str) -> tuple[Fact, ...]:
    facts = [Fact("文件中的写法", name), Fact("通常全称", unit.full)]
    if unit.aliases:
        facts.append(Fact("其他叫法", listing(unit.aliases)))
    facts.append(Fact("性质", unit.kind.value))
    facts.append(Fact("成员单位", "是" if unit.member else "不是，但文件给了它职责"))
    return tuple(facts)


def _no_duty(context: PlaceContext, unit: Unit) -> str:
    if not context.is_entered:
        return f"它的职责还没有录，{SEE_TEXT}。"
    if unit.group:
        return f"文件没有单写它的职责，统一写在“{context.unit_name(unit.group)}”名下。"
    return "文件没有写它的职责。"


def _lineage_note(context: PlaceContext, unit: Unit) -> str:
    if not context.steps(unit):
        return ""
    local = f"{unit.lineage.note}。" if unit.lineage and unit.lineage.note else ""
    return f"{local}上面是全国的情况；{context.name}这个单位何时改、现在叫什么，待核实。"


def person_row(context: PlaceContext, name: str) -> PersonRow:
    """A person as any page shows one."""
    record = context.place.people[name].record
    seat = "召集人或组长" if record.seat is Seat.head else ""
    if record.seat_named is not None:
        seat = squeeze(context.place.read(record, record.seat_named))
    return PersonRow(
        anchor=record.id,
        name=squeeze(context.place.read(record, record.name)),
        post=squeeze(context.place.read(record, record.post)),
        seat=seat,
        unit=context.unit_link(record.unit) if record.unit else None,
        source=Link("看原文", context.spans.address(record, record.name)),
    )
