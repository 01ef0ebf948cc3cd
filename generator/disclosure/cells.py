"""Catalogue × place × element: what is there, and what is absent.

takes  a scene, a rule, a catalogue
gives  an item for each cell
does not  know which catalogue belongs to which rule: the rules do
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.disclosure.evidence import Answer, Target, answer
from generator.disclosure.item import Counted, Item, State, Timing, days_words
from generator.disclosure.owners import owner_of
from generator.disclosure.relief_evidence import current
from generator.disclosure.rule import Binds, Rule
from generator.disclosure.scene import Scene, in_force
from generator.disclosure.silence import (
    ASKED_FOR,
    GENERAL,
    Silence,
    absent_since,
    missing,
    silence,
    starts_words,
    unit_of,
)
from generator.disclosure.timing import count_out, formed_day, judge, own_limit
from generator.disclosure.whereabouts import to_write
from generator.findings import Place
from generator.model.disclosure import Catalogue, CatalogueElement, CatalogueRow, Each, Evidence
from generator.model.document import Document
from generator.model.explanation import Explanation
from generator.model.law import FigureUnit, Known
from generator.model.silence import Nil, WithheldItem
from generator.model.statement import ArticleRef

HANGS_ELSEWHERE = "这一项不要求上网站"
THIS_CATALOGUE = "这份目录施行"
NAME_ENDED = "这个单位的名称已经变了"
# Lists of persons hang in the village: that none hangs, or is told here, is never a fault.
NEVER_DEMANDED = (Evidence.elsewhere, Evidence.first_review, Evidence.confirmed, Evidence.ended)
TIMED_ONE_BY_ONE = (Document, Explanation)  # whether each was in time is told of each, by the rules of 时效性


def cells(scene: Scene, rule: Rule, name: str) -> Iterator[Item]:
    """Every element of every row of a catalogue, in its state; nothing where no such catalogue is in force."""
    found = scene.catalogues.get(name)
    if found is None:
        return
    catalogue = found.record
    binds = Binds(frozenset(catalogue.levels), frozenset(catalogue.kinds), catalogue.valid_from, catalogue.valid_to)
    for row in catalogue.rows:
        for target in _targets(scene, row):
            subject = target.unit or (owner_of(scene, target.measure) if target.measure else scene.office)
            why = scene.unbound(rule, subject, binds=(binds,)) or _ended(scene, target)
            for element in row.elements:
                yield _Cell(scene, rule, catalogue, target, element, subject).item(why)


def _targets(scene: Scene, row: CatalogueRow) -> Iterator[Target]:
    if row.each is Each.measure:
        yield from (Target(row, measure=name) for name in scene.measures)
    elif row.each is Each.unit:
        members = ((name, one.record) for name, one in scene.place.units.items() if one.record.member)
        yield from (Target(row, unit=name) for name, unit in members if in_force(unit.since, None, scene.as_of))
    else:
        yield Target(row, measure=row.measure or "")


def _ended(scene: Scene, target: Target) -> str:
    return NAME_ENDED if target.unit in scene.book.gone else ""


class _Cell:
    """One element of a row, asked for one target."""

    def __init__(
        self, scene: Scene, rule: Rule, catalogue: Catalogue, target: Target, element: CatalogueElement, subject: str
    ) -> None:
        self.scene = scene
        self.rule = rule
        self.start = catalogue.valid_from
        self.target = target
        self.row = target.row
        self.element = element
        self.subject = subject
        self.name = f"{catalogue.id}/{target.row.id}"
        # What was said of a row of the catalogue that this one replaces holds for the same row of this one.
        self.names = {self.name, f"{catalogue.replaces or catalogue.id}/{target.row.id}"}

    def item(self, why: str) -> Item:
        """The cell in its state; ``why`` says what keeps the rule from binding, "" where it binds."""
        given = Answer() if why else answer(self.scene, self.element.evidence, self.target)
        timing = self._timing(given)
        said = None if why or given.is_there else silence(self.scene, self._is_about)
        state, reason = (State.not_bound, why) if why else self._state(given, timing, said)
        if state is State.absent:
            timing = absent_since(self.scene, self._begins, self._limit())
            reason = starts_words(self.scene, self._begins, THIS_CATALOGUE if self._begins == self.start else ASKED_FOR)
        first = None if given.national else given.first
        public = first.published_here.day if first and first.published_here else said.published if said else None
        where = given.records[0].at() if given.records else said.place if said else self._to_write()
        return Item(
            self.rule.code, self._key(), self._title(), state, where, reason, self.subject,
            row=self.name, element=self.element.id, at=given.at, timing=timing, since=public,
            basis=self._basis(timing),
        )  # fmt: skip

    def _to_write(self) -> Place:
        return to_write(self.scene, self.element.evidence, self.target.measure)

    def _is_about(self, said: WithheldItem | Nil) -> bool:
        """Whether it speaks of this row, and of this unit where the row holds for each of them."""
        unit = unit_of(said)
        return said.row in self.names and (not unit or unit == (self.target.unit or self.subject))

    def _state(self, given: Answer, timing: Timing | None, said: Silence | None) -> tuple[State, str]:
        scene = self.scene
        if given.is_there:
            if given.partial and scene.judges:
                return State.partial, given.partial
            is_late = timing is not None and timing.state is State.late
            return State.late if is_late else State.present, given.partial or given.note
        if said is not None:
            return said.state, said.why
        if not self.row.is_on_website or self.element.evidence in NEVER_DEMANDED:
            return State.not_recorded, HANGS_ELSEWHERE
        limit = self._limit()
        return missing(scene, self._begins, limit.due if limit else None)

    @property
    def _begins(self) -> date:
        """From when on it can have been asked for."""
        measure = self.scene.measures.get(self.target.measure)
        there = measure.record.valid_from if measure else None
        return self.scene.asked_from(self.rule, self.subject, self.start, there)

    def _basis(self, timing: Timing | None) -> tuple[ArticleRef, ...]:
        """What requires it, then what gives the limit, where that is another article."""
        limits = [limit.basis for limit in timing.limits] if timing else []
        if timing is not None and timing.state is State.absent and not limits:
            limits = [GENERAL]
        return tuple(dict.fromkeys((self.row.article, *limits)))

    def _limit(self) -> Counted | None:
        return limit_of(self.scene, self.rule, self.row, self._begins)

    def _timing(self, given: Answer) -> Timing | None:
        """Of a record of the place's own that answers alone and is timed nowhere else."""
        if given.national or len(given.records) != 1 or isinstance(given.records[0].record, TIMED_ONE_BY_ONE):
            return None
        record = given.records[0].record
        formed = formed_day(record)
        limit = limit_of(self.scene, self.rule, self.row, formed) if formed else None
        return judge(self.scene, record, (limit,) if limit else ())

    def _key(self) -> str:
        measure = self.target.measure if self.row.each is Each.measure else ""
        return "/".join(part for part in (self.row.id, measure, self.target.unit, self.element.id) if part)

    def _title(self) -> str:
        of = _name(self.scene, self.target, self.row)
        return f"{self.row.group}·{self.row.title}{f'（{of}）' if of else ''}·{self.element.title}"


def _name(scene: Scene, target: Target, row: CatalogueRow) -> str:
    """For which measure or unit of many a cell stands."""
    if row.each is Each.measure:
        return scene.measures[current(scene, target.measure)].record.title
    return scene.place.units[target.unit].record.full if row.each is Each.unit else ""


def limit_of(scene: Scene, rule: Rule, row: CatalogueRow, start: date) -> Counted | None:
    """The row's limit counted from a day; the place's own where it says otherwise; ``None`` where none is known."""
    figure = scene.national.figure(row.limit) if row.limit else None
    if figure is None or row.limit is None or figure.unit not in (FigureUnit.working_day, FigureUnit.day):
        return own_limit(scene, rule, start, row.article, "")
    length, working = int(figure.value), figure.unit is FigureUnit.working_day
    if own := own_limit(scene, rule, start, row.limit.of, days_words(length, working)):
        return own
    instrument = scene.national.instrument(row.limit.of)
    confirmed = instrument is not None and instrument.known is Known.read
    return count_out(scene, start, row.limit.of, length, working, confirmed)
