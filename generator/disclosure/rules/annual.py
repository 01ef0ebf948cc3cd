"""What comes round: the annual report (条例 art. 49, 50), and each quarter the fund of medical assistance.

takes  a scene
gives  an item for each year, each part of a report, each quarter
does not  move the days of art. 49 where they are days of rest: they are days of the calendar, due on the day itself
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.disclosure.item import Counted, Item, State, Timing
from generator.disclosure.rule import Axis, Binds, Rule, Severity, articles
from generator.disclosure.rules.regulation import PRESENT_FORM
from generator.disclosure.scene import Scene
from generator.disclosure.silence import is_of_money, silence
from generator.disclosure.timing import BEFORE_OFFICE, COMPILED, NO_PUBLISHED, STILL_TIME, published_day
from generator.disclosure.whereabouts import in_folder
from generator.model.disclosure import ANNUAL_PARTS, AnnualReport, ReportOf
from generator.model.duty import Role
from generator.model.funds import Funds
from generator.model.located import Located
from generator.model.period import Period, PeriodKind, period_of
from generator.model.silence import Nil, WithheldItem
from generator.model.unit import UnitKind

ORGANS = frozenset({UnitKind.government})
BY_DAY = {ReportOf.department: (1, 31), ReportOf.government: (3, 31)}  # art. 49
GOVERNMENT_OFFICES = ("人民政府办公室", "人民政府办公厅")  # art. 3: these look after disclosure in their place
ARTICLE_49 = articles("xinxi-gongkai/49")
SIX_PARTS_FROM = date(2021, 9, 26)
TITLE = "{year}年信息公开年报"
PART = "{year}年信息公开年报：{part}"
MEDICAL = "yiliao"
FUND = "医疗救助基金，{period}"
OTHERS_FUND = "由医疗救助的主管部门公布，不是本地办公室"
NOT_IN_IT = "年报{day}公开，里面没有这一部分"
QUARTER_OVER = "没有写哪一天公布；{period}也过完了，还没有公布"
NO_DAY_SET = "按季度公布，没有写哪一天；下一个季度过完再看"


def reports_in_time(scene: Scene, rule: Rule) -> Iterator[Item]:
    """A816: the report of a year is public by 31 January of the next, a government's by 31 March (art. 49)."""
    asked = range(max(scene.since.year, PRESENT_FORM.year), scene.as_of.year) if scene.since else ()
    held = (int(name) for name in scene.place.annual)
    for year in sorted({*asked, *(year for year in held if year < scene.as_of.year)}):
        yield _year(scene, rule, year)


def _year(scene: Scene, rule: Rule, year: int) -> Item:
    found = scene.place.annual.get(str(year))
    due = date(year + 1, *BY_DAY[whose(scene, found)])
    why = scene.unbound(rule, scene.office, date(year, 12, 31))
    timing = _against(scene, due, published_day(found.record) if found else None, found is not None)
    state = State.not_bound if why else timing.state
    place = found.at() if found else in_folder(scene, f"annual/{year}.yml")
    return Item(
        rule.code, f"annual/{year}", TITLE.format(year=year), state, place, why or timing.why, scene.office,
        at=("annual", str(year)) if found else (), timing=timing, since=timing.published,
    )  # fmt: skip


def whose(scene: Scene, found: Located[AnnualReport] | None) -> ReportOf:
    """As the report says; else as the others say; else a department's, unless the host is a government's office."""
    told = [found] if found else list(scene.place.annual.values())
    if told:
        return told[-1].record.by
    host = scene.place.units.get(scene.office)
    is_government = host is not None and host.record.full.endswith(GOVERNMENT_OFFICES)
    return ReportOf.government if is_government else ReportOf.department


def _against(scene: Scene, due: date, published: date | None, is_there: bool) -> Timing:
    """The day itself is the last; years whose day was past before the office began here are not judged."""
    seen = published if published and published <= scene.as_of else None
    limits = (Counted(ARTICLE_49[0], 0, False, due),)
    if scene.since is None:
        return Timing(State.not_bound, published=seen, why=COMPILED)
    if due < scene.since:
        return Timing(State.not_bound, published=seen, due=due, limits=limits, why=BEFORE_OFFICE)
    if is_there and published is None:
        return Timing(State.not_recorded, due=due, limits=limits, why=NO_PUBLISHED)
    if seen is None and scene.as_of <= due:
        return Timing(State.provisional, due=due, limits=limits, why=STILL_TIME.format(due=due))
    working, day = scene.book.working, seen or scene.as_of
    late = working.after(due, day)
    state = State.absent if seen is None else State.late if day > due else State.present
    return Timing(
        state, None, seen, due, limits, late, estimated=working.is_estimated(due, day), days=max((day - due).days, 0)
    )


def parts_are_there(scene: Scene, rule: Rule) -> Iterator[Item]:
    """A823: a report has its six parts; one with nothing to say says so."""
    for name, found in scene.place.annual.items():
        published = published_day(found.record)
        if int(name) >= scene.as_of.year or (published is not None and published > scene.as_of):
            continue
        why = scene.unbound(rule, scene.office, date(int(name), 12, 31))
        due = date(int(name) + 1, *BY_DAY[whose(scene, found)])
        why = why or (BEFORE_OFFICE if scene.since and due < scene.since else "")
        for part in ANNUAL_PARTS:
            title = PART.format(year=name, part=AnnualReport.model_fields[part].title)
            missing = State.partial if scene.judges else State.not_recorded
            is_there = getattr(found.record, part) is not None
            state = State.present if is_there else missing
            said = NOT_IN_IT.format(day=published) if state is State.partial and published else ""
            yield Item(
                rule.code, f"annual/{name}/{part}", title, State.not_bound if why else state, found.at(), why or said,
                scene.office, element=part, at=("annual", name), since=published,
            )  # fmt: skip


def fund_each_quarter(scene: Scene, rule: Rule) -> Iterator[Item]:
    """A817: what the fund of medical assistance took in and paid, each quarter (城乡医疗救助基金管理办法 art. 16).

    The text names no day: a quarter is missing when the next one is over too. It binds who looks after the fund; what
    that is another organ's is not this office's to publish.
    """
    quarter = period_of(scene.since, PeriodKind.quarter) if scene.since else None
    while quarter is not None and quarter.last < scene.as_of:
        if scene.since and scene.since <= quarter.first:
            yield _quarter(scene, rule, quarter)
        quarter = quarter.following()


def _quarter(scene: Scene, rule: Rule, quarter: Period) -> Item:
    keeper = keeper_of_fund(scene)
    found = next((one for one in scene.place.funds.values() if _covers(one.record, quarter, scene.as_of)), None)
    why = scene.unbound(rule, keeper, quarter.last)
    state = State.not_bound if why else State.present if found else State.not_recorded
    said = None if why or found else silence(scene, lambda one: _is_about(scene, one, quarter), of_period=True)
    if said is not None:
        state, why = said.state, said.why
    elif not why and not found:
        is_ours, is_over = keeper == scene.office != "", quarter.following().last < scene.as_of
        over = QUARTER_OVER.format(period=quarter.following().title)
        why = OTHERS_FUND if not is_ours else over if is_over else NO_DAY_SET
        state = State.not_recorded if not is_ours else State.absent if is_over else State.provisional
    day = published_day(found.record) if found else said.published if said else None
    place = said.place if said else found.at() if found else in_folder(scene, "funds/")
    title = FUND.format(period=quarter.title)
    return Item(rule.code, f"yiliao/{quarter}", title, state, place, why, keeper, since=day)


def _is_about(scene: Scene, said: WithheldItem | Nil, quarter: Period) -> bool:
    return is_of_money(scene, said, (MEDICAL,), keeper_of_fund(scene), quarter)


def _covers(funds: Funds, quarter: Period, as_of: date) -> bool:
    published = published_day(funds)
    within = funds.period_from <= quarter.first and quarter.last <= funds.period_to
    return funds.measure == MEDICAL and within and (published is None or published <= as_of)


def keeper_of_fund(scene: Scene) -> str:
    """The unit whose duty leads in medical assistance; "" where no document says, or several do."""
    led = {
        unit
        for one in scene.duties_on_day
        for clause in one.record.clauses
        if clause.role is Role.lead and any(topic.value == MEDICAL for topic in clause.topics)
        for unit in one.record.units
    }
    return led.pop() if len(led) == 1 else ""


RULES = (
    Rule("A816", Axis.timeliness, ARTICLE_49, Severity.must, reports_in_time, Binds(kinds=ORGANS, since=PRESENT_FORM)),
    Rule("A817", Axis.timeliness, articles("yiliao-jijin/16"), Severity.should, fund_each_quarter),
    Rule(
        "A823",
        Axis.completeness,
        articles("nianbao-30/1", "xinxi-gongkai/50"),
        Severity.should,
        parts_are_there,
        Binds(kinds=ORGANS, since=SIX_PARTS_FROM),
    ),
)
