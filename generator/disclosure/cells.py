"""Catalogue × place × element: what is there, and what is absent.

takes  a scene, a rule, a catalogue
gives  an item for each cell
does not  know which catalogue belongs to which rule: the rules do
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.disclosure.evidence import Answer, Target, answer
from generator.disclosure.item import Counted, Item, State, Timing
from generator.disclosure.rule import Binds, Rule
from generator.disclosure.scene import Scene
from generator.disclosure.timing import COMPILED, count_out, formed_day, judge
from generator.model.disclosure import Catalogue, CatalogueElement, CatalogueRow, Each
from generator.model.law import FigureUnit, Known
from generator.model.located import Located

HANGS_ELSEWHERE = "这一项张贴在村、社区，不要求上网站"
STILL_TIME = "还在公开的期限里，最迟{due}"


def cells(scene: Scene, rule: Rule, name: str) -> Iterator[Item]:
    """Every element of every row of a catalogue, in its state; nothing where no such catalogue is in force."""
    found = scene.catalogues.get(name)
    if found is None:
        return
    catalogue = found.record
    binds = Binds(frozenset(catalogue.levels), frozenset(catalogue.kinds), catalogue.valid_from, catalogue.valid_to)
    for row in catalogue.rows:
        for target in _targets(scene, row):
            why = scene.unbound(rule, target.unit or scene.office, binds=(binds,))
            for element in row.elements:
                yield _cell(scene, rule, found, target, element, why)


def _targets(scene: Scene, row: CatalogueRow) -> Iterator[Target]:
    if row.each is Each.measure:
        yield from (Target(row, measure=name) for name in scene.measures)
    elif row.each is Each.unit:
        members = ((name, one.record) for name, one in scene.place.units.items() if one.record.member)
        yield from (Target(row, unit=name) for name, _ in members)
    else:
        yield Target(row, measure=row.measure or "")


def _cell(
    scene: Scene, rule: Rule, found: Located[Catalogue], target: Target, element: CatalogueElement, why: str
) -> Item:
    row = target.row
    given = Answer() if why else answer(scene, element.evidence, target)
    timing = _timing(scene, rule, row, given) if given.is_there else None
    state, reason = (State.not_bound, why) if why else _state(scene, rule, found.record.id, row, given, timing)
    first = given.first
    published = first.published_here.day if first and first.published_here else None
    parts = [row.id, *(part for part in (target.measure if row.each is Each.measure else "", target.unit) if part)]
    return Item(
        rule=rule.code,
        key="/".join((*parts, element.id)),
        title=f"{row.group}·{row.title}：{element.title}",
        state=state,
        place=given.records[0].at() if given.records else scene.place.jurisdiction.at(),
        why=reason,
        subject=target.unit or scene.office,
        row=f"{found.record.id}/{row.id}",
        element=element.id,
        at=given.at,
        timing=timing,
        since=published,
    )


def _state(
    scene: Scene, rule: Rule, catalogue: str, row: CatalogueRow, given: Answer, timing: Timing | None
) -> tuple[State, str]:
    if given.is_there:
        if given.partial and scene.judges:
            return State.partial, given.partial
        return (State.late, "") if timing and timing.state is State.late else (State.present, given.partial)
    if silence := _silence(scene, f"{catalogue}/{row.id}"):
        return silence, ""
    if not row.is_on_website:
        return State.not_recorded, HANGS_ELSEWHERE
    if not scene.judges or scene.since is None:
        return State.not_recorded, COMPILED
    limit = limit_of(scene, rule, row, scene.since)
    if limit is not None and scene.as_of <= limit.due:
        return State.provisional, STILL_TIME.format(due=limit.due)
    return State.absent, ""


def _silence(scene: Scene, row: str) -> State | None:
    """Whether the office said that there is none, or that it may not be public."""
    if any(item.row == row for item in scene.book.withheld):
        return State.withheld
    return State.nil if any(item.row == row for item in scene.book.nil) else None


def _timing(scene: Scene, rule: Rule, row: CatalogueRow, given: Answer) -> Timing | None:
    record = given.first or given.records[0].record
    formed = formed_day(record)
    limit = limit_of(scene, rule, row, formed) if formed else None
    return judge(scene, record, (limit,) if limit else ())


def limit_of(scene: Scene, rule: Rule, row: CatalogueRow, start: date) -> Counted | None:
    """The row's limit counted from a day; the place's own where it says otherwise; ``None`` where none is known."""
    own = scene.override(rule)
    if own is not None and own.length is not None:
        return count_out(scene, start, row.article, own.length, own.working, confirmed=True)
    figure = scene.national.figure(row.limit) if row.limit else None
    if figure is None or row.limit is None:
        return None
    instrument = scene.national.instrument(row.limit.of)
    confirmed = instrument is not None and instrument.known is Known.read
    working = figure.unit is FigureUnit.working_day
    return count_out(scene, start, row.limit.of, int(figure.value), working, confirmed)
