"""政府信息公开条例: in time (art. 26), with the index it asks for (art. 12), and what an organ is (art. 20).

takes  a scene
gives  items
does not  bind anybody but 行政机关, or anything formed before 2019-05-15
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from generator.disclosure.cells import cells, limit_of
from generator.disclosure.item import Counted, Item, State, Timing, days_words
from generator.disclosure.ours import BY_ISSUER, only_ours
from generator.disclosure.rule import Axis, Binds, Rule, Severity, articles
from generator.disclosure.scene import Scene
from generator.disclosure.subjects import Timed, has_summary, shown_records, timed_records
from generator.disclosure.timing import COMPILED, count_out, judge_days, own_limit
from generator.model.disclosure import Catalogue, CatalogueRow, Evidence
from generator.model.document import Document
from generator.model.jurisdiction import Level
from generator.model.unit import BOUND_TO_DISCLOSE

PRESENT_FORM = date(2019, 5, 15)
WORKING_DAYS = 20
TWENTY_DAYS = articles("xinxi-gongkai/26")
BY_REGULATION = Binds(kinds=frozenset(BOUND_TO_DISCLOSE), since=PRESENT_FORM)
CHANGES = "A812"
STANDARD_CATALOGUE = "mulu-52"
GUIDE = "tiaoli-zhinan"
GRACE = timedelta(days=1)  # a commit may come a day after what it holds was public, as for ``published_here``
NO_SECOND_DAY = "改了以后哪天重新公开，没有另外记；修改记录里也看不出，不判断"
NO_SUMMARY = "内容概述"
NO_DAY = "生成日期"
LACKS = "缺{parts}"
NOT_NOTED = "本站没有记它的{parts}"  # where the portal only compiles: a gap of its own records
OWN_LIMIT = "期限照本地规定：{reason}"


def within_twenty_days(scene: Scene, rule: Rule) -> Iterator[Item]:
    """A810: public within 20 working days after it was formed (art. 26)."""
    for timed in timed_records(scene):
        day = timed.formed or scene.as_of
        why = _unbound(scene, rule, timed, day)
        limits = [] if why or timed.formed is None else [twenty_days(scene, rule, timed.formed)]
        yield _item(rule, timed, judge_days(scene, timed.formed, timed.published, limits), why)


def twenty_days(scene: Scene, rule: Rule, formed: date) -> Counted:
    """Art. 26 counted from a day, or the shorter limit of the place."""
    basis = TWENTY_DAYS[0]
    own = own_limit(scene, rule, formed, basis, days_words(WORKING_DAYS, True))
    return own or count_out(scene, formed, basis, WORKING_DAYS, True, True)


def within_ten_days(scene: Scene, rule: Rule) -> Iterator[Item]:
    """A811: a document of a row of the standard catalogue, within the row's limit (10 working days)."""
    for timed in timed_records(scene):
        day = timed.formed or scene.as_of
        now, then = scene.catalogues, scene.catalogues_on(day)  # what was formed is judged by the catalogue of its day
        found = then.get(STANDARD_CATALOGUE) or now.get(STANDARD_CATALOGUE)
        rows = rows_of(found.record, timed.located.record) if found else []
        if found is None or not rows:
            continue
        one = found.record
        own = Binds(frozenset(one.levels), frozenset(one.kinds), one.valid_from, one.valid_to)
        why = _unbound(scene, rule, timed, day, (own,))
        limits = _row_limits(scene, rule, rows, timed.formed) if timed.formed and not why else []
        timing = judge_days(scene, timed.formed, timed.published, limits)
        told = next((OWN_LIMIT.format(reason=limit.own) for limit in limits if limit.own), "")
        yield _item(rule, timed, replace(timing, why="；".join(one for one in (timing.why, told) if one)), why)


def rows_of(catalogue: Catalogue, record: object) -> list[CatalogueRow]:
    """The rows that ask for a document: those of its measures, and those of none in particular."""
    if not isinstance(record, Document) or record.on_disclosure:
        return []
    asking = (row for row in catalogue.rows if any(e.evidence is Evidence.documents for e in row.elements))
    return [row for row in asking if row.limit and (row.measure is None or row.measure in record.measures)]


def _row_limits(scene: Scene, rule: Rule, rows: Sequence[CatalogueRow], formed: date) -> list[Counted]:
    counted = (limit_of(scene, rule, row, formed) for row in rows)
    return [one for one in counted if one is not None]


def _unbound(scene: Scene, rule: Rule, timed: Timed, day: date, binds: Sequence[Binds] = ()) -> str:
    """Why the office is not bound to have published a thing of a day; what another organ issued, that one publishes."""
    return scene.unbound(rule, timed.subject, day, binds) or ("" if timed.is_ours else BY_ISSUER)


def _item(rule: Rule, timed: Timed, timing: Timing, why: str) -> Item:
    reason = why or timing.why
    said = timing.why if timing.why == COMPILED else reason
    return Item(
        rule.code, timed.key, timed.title, State.not_bound if why else timing.state, timed.located.at(), reason,
        timed.subject, at=timed.at, timing=replace(timing, why=said), since=timing.published,
    )  # fmt: skip


def changes_in_time(scene: Scene, rule: Rule) -> Iterator[Item]:
    """A812: what was changed is public again within 20 working days after the change (art. 26).

    No field records that day. Git may: what a commit holds cannot have been public much before it.
    """
    for timed in timed_records(scene):
        record = timed.located.record
        changed = record.changed
        if changed is None or timed.published is None or not timed.published < changed <= scene.as_of:
            continue
        why = _unbound(scene, rule, timed, changed)
        seen = _seen_again(scene, timed, changed)
        limits = [] if why else [twenty_days(scene, rule, changed)]
        timing = judge_days(scene, changed, seen, limits)
        if seen is None and timing.state is State.not_recorded:
            timing = replace(timing, why=NO_SECOND_DAY)
        yield replace(_item(rule, timed, timing, why), place=timed.located.at("changed"), since=None)


def _seen_again(scene: Scene, timed: Timed, changed: date) -> date | None:
    """By when, at the earliest, a change was public; ``None`` where git cannot tell, or the place is made up."""
    lives = scene.lives
    if lives is None or not lives.is_complete or scene.jurisdiction.sample:
        return None
    life = lives.of.get(timed.located.path)
    return max(changed, life.changed_on - GRACE) if life and life.changed_on else None


def guide_is_whole(scene: Scene, rule: Rule) -> Iterator[Item]:
    """A821: the guide tells all that art. 12 lists."""
    return cells(scene, rule, GUIDE)


def index_is_whole(scene: Scene, rule: Rule) -> Iterator[Item]:
    """A822: of each thing the index tells number, title, summary and day (art. 12); the number is never missing.

    Where the organ gave none, the portal's own stands in its place.
    """
    return only_ours(scene, _indexed(scene, rule))


def _indexed(scene: Scene, rule: Rule) -> Iterator[Item]:
    for timed in shown_records(scene):
        why = scene.unbound(rule, timed.subject, timed.formed or scene.as_of)
        lacking = [] if has_summary(scene, timed) else [NO_SUMMARY]
        lacking += [] if timed.formed else [NO_DAY]
        words = LACKS if scene.judges else NOT_NOTED
        said = words.format(parts="、".join(lacking)) if lacking else ""
        missing = State.partial if scene.judges else State.not_recorded
        state = missing if lacking else State.present
        yield Item(
            rule.code, timed.key, timed.title, State.not_bound if why else state, timed.located.at(), why or said,
            timed.subject, at=timed.at, since=timed.published,
        )  # fmt: skip


RULES = (
    Rule("A810", Axis.timeliness, TWENTY_DAYS, Severity.must, within_twenty_days, BY_REGULATION, length=WORKING_DAYS),
    Rule(
        "A811",
        Axis.timeliness,
        articles("mulu-52/1", "mulu-52/3", "mulu-52/7", "mulu-52/11"),
        Severity.should,
        within_ten_days,
        Binds(frozenset({Level.county}), frozenset(BOUND_TO_DISCLOSE)),
        length=WORKING_DAYS,  # known second-hand, it lets places refine it; art. 26 binds beyond that
    ),
    Rule("A812", Axis.timeliness, TWENTY_DAYS, Severity.must, changes_in_time, BY_REGULATION, length=WORKING_DAYS),
    Rule("A821", Axis.completeness, articles("xinxi-gongkai/12"), Severity.must, guide_is_whole, BY_REGULATION),
    Rule("A822", Axis.completeness, articles("xinxi-gongkai/12"), Severity.must, index_is_whole, BY_REGULATION),
)
