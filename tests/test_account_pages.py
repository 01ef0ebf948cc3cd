"""The pages of 公开情况: each number leads to what it counts; where the portal only compiles, nobody is judged."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator.cli import run
from generator.disclosure.account import tally
from generator.disclosure.day import day_of, seen_on
from generator.disclosure.item import DUE, VERDICTS, State
from generator.disclosure.reach import reaches_of
from generator.disclosure.rule import Axis
from generator.disclosure.rules.table import BY_CODE, RULES
from generator.disclosure.words import GENERAL
from generator.pages.account_views import (
    AccountPage,
    AuditMethod,
    AxisPart,
    CataloguePage,
    ChipLink,
    CountRow,
    ItemGroup,
    ItemList,
    ReachPage,
    Score,
    TrendPage,
    UnitCounts,
)
from generator.pages.opening_views import OpeningHub
from generator.pages.views import UnitPage
from generator.plan.account_held import THINGS
from generator.plan.account_lists import by_state
from generator.plan.account_words import DONE, ORDER
from generator.plan.site import plan_site
from tests.account_site import ROOT, example_account, example_day, example_pages, listed
from tests.factories import TODAY
from tests.ledger_sites import pages_of
from tests.national import by_office, load, minimal

REAL = ("wuhai", "tongren", "dafang", "yijinhuoluo", "xinjiang")
JUDGING = re.compile(r"逾期|应公开而未公开|得分|排名|迟报|未报")
RATIO = re.compile(r"[0-9]%|％|百分之")  # elsewhere the law itself speaks of percentages
NUMBER = re.compile(r"\d+$")


def hub() -> AccountPage:
    view = example_pages()[f"{ROOT}index.html"].view
    assert isinstance(view, AccountPage)
    return view


def parts() -> tuple[AxisPart, ...]:
    """The three demands, and the body's own rules."""
    own = hub().own
    assert own is not None
    return (*hub().axes, own)


def rows_of(units: UnitCounts) -> list[CountRow]:
    """The counts of all units."""
    return [row for unit in units.units for row in unit.rows]


def group_at(target: str) -> ItemGroup:
    """The group an address leads to."""
    path, _, anchor = target.partition("#")
    view = example_pages()[path].view
    assert isinstance(view, ItemList)
    (group,) = [group for group in view.groups if group.anchor == anchor]
    return group


def scores() -> list[tuple[str, Score, tuple[ChipLink, ...]]]:
    """Every pair of counts whose lists are lists of items."""
    pages = example_pages()
    found = [(axis.title, axis.score, ()) for axis in parts() if axis.score]
    rows = [row for axis in parts() for row in axis.rows]
    units = pages[f"{ROOT}units/index.html"].view
    assert isinstance(units, UnitCounts)
    found += [(row.link.text, row.score, row.chips) for row in (*rows, *rows_of(units)) if row.score]
    return [(title, score, chips) for title, score, chips in found if score]


def test_the_numbers_of_a_demand_lead_to_as_many_things() -> None:
    """Who follows 已做到 or 应做到 of a demand and turns the pages finds as many things as the number says."""
    pages = example_pages()
    for axis in parts():
        if axis.score:
            assert len(listed(axis.score.due.target, pages)) == int(axis.score.due.text), axis.title
            assert len(listed(axis.score.done.target, pages)) == int(axis.score.done.text), axis.title


def test_each_number_of_a_state_leads_to_its_group() -> None:
    """A number beside a state leads to a group whose heading says the same number."""
    seen = 0
    for title, _, chips in scores():
        for one in chips:
            number = NUMBER.search(one.chip.text)
            assert number and f"（{number.group()}项）" in group_at(one.target).heading, (title, one.chip.text)
            seen += 1
    assert seen > 20


def test_the_number_done_is_the_number_of_its_heading() -> None:
    """已做到 leads to one heading with the same word and number; 零报告 and 依法不公开 among them are told there."""
    notes = []
    for title, score, _ in scores():
        if score.done.text != "0":
            group = group_at(score.done.target)
            assert group.heading.endswith(f"已做到（{score.done.text}项）"), title
            notes.append(group.note)
    assert any("零报告" in note for note in notes) and any("依法不公开" in note for note in notes)


def test_late_and_not_done_are_counted_apart() -> None:
    """逾期, 没有做到 and 应公开而未公开 have a tile and a list each, with the same number, on the hub and on its way."""
    account, pages = example_account(), example_pages()
    absent = account.in_state(State.absent)
    numbers = {
        "应公开而未公开": len([item for item in absent if not BY_CODE[item.rule].own]),
        "逾期": len(account.in_state(State.late)),
        "没有做到": len([item for item in absent if BY_CODE[item.rule].own]),
    }
    assert all(numbers.values())
    tiles = {tile.title: tile for tile in hub().tiles}
    for title, number in numbers.items():
        assert tiles[title].note.startswith(f"{number}项")
        assert len(listed(tiles[title].target, pages)) == number
    opening = pages["opening/index.html"].view
    assert isinstance(opening, OpeningHub)
    (note,) = [tile.note for tile in opening.tiles if tile.target == f"{ROOT}index.html"]
    assert note == "，".join(f"{title}{number}项" for title, number in numbers.items()) + "。"


def test_a_matter_is_late_in_the_words_of_its_own_page() -> None:
    """The states of 议定事项 under 公开情况 have the names and the numbers of the ledger: what is done is not 逾期."""
    stories = example_day().accounts["shili"].scene.book.stories
    (row,) = [row for part in parts() for row in part.rows if row.anchor == "a801"]
    shown = {one.chip.key: int(one.chip.text.split()[-1]) for one in row.chips}
    late = [stories[i.key].standing for i in example_account().in_state(State.late) if i.rule == "A801"]
    assert shown == {standing.name: late.count(standing) for standing in late}
    assert len(shown) > 1


def test_a_late_report_tells_its_limit_and_its_day() -> None:
    """A report that came late, or not at all, tells by which day it was due, when it came, and the clause."""
    pages = example_pages()
    rows = [*listed(f"{ROOT}late/index.html", pages), *listed(f"{ROOT}undone/index.html", pages)]
    reports = [row for row in rows if row.link.text.endswith("的报送")]
    assert reports
    for row in reports:
        assert re.search(r"期限.*(收到，晚|没有收到，过了)\d+个工作日。", row.says[0]), row
        assert any(limit.basis.target for limit in row.limits)


def test_every_member_has_a_place_by_unit() -> None:
    """A member of which nothing is counted yet stands on the page by unit and is told to have nothing."""
    units = example_pages()[f"{ROOT}units/index.html"].view
    assert isinstance(units, UnitCounts)
    found = {unit.anchor: unit for unit in units.units}
    members = [name for name, one in example_account().scene.place.units.items() if one.record.member]
    assert {f"u-{name}" for name in members} <= set(found)
    assert found["u-tongji"].rows == () and found["u-tongji"].note.endswith("起加入，还没有要数的。")


def test_a_unit_is_counted_in_two_parts() -> None:
    """What a unit has to make public and what the body's own rules ask of it are never one number."""
    units = example_pages()[f"{ROOT}units/index.html"].view
    assert isinstance(units, UnitCounts)
    for part, items in ((part, example_account().by_unit[part.anchor[2:]]) for part in units.units if part.rows):
        for row in part.rows:
            due = [i for i in items if i.state in DUE and BY_CODE[i.rule].own is (row.link.text == "自己定的规则")]
            assert row.score and int(row.score.due.text) == len(due), (part.title, row.link.text)


def test_counts_are_those_of_the_account() -> None:
    """The counts of a demand, and of the own rules, are the tally of their things, and the counts of the rules add up to them."""
    account = example_account()
    found = [*(account.of_axis(axis) for axis in Axis), account.own]
    for items, part in zip(found, parts(), strict=True):
        counts = tally(items)
        shown = part.score
        assert (int(shown.done.text), int(shown.due.text)) == (counts.done, counts.due) if shown else not counts.due
        rules = [row.score for row in part.rows if row.score]
        assert sum(int(score.due.text) for score in rules) == counts.due


def test_done_stands_together_in_every_list() -> None:
    """Lists order states so that what is done is one run, after what is not and before what is not counted."""
    kinds = ["not" if s in VERDICTS else "done" if s in DONE else "uncounted" for s in ORDER]
    assert kinds == sorted(kinds, key=["not", "done", "uncounted"].index)
    assert set(ORDER) == set(State)
    assert set(DONE) == DUE - VERDICTS


def test_a_list_cut_into_pages_is_entered_where_its_group_begins() -> None:
    """The address of a group of a long list names the page on which it begins."""
    items = [item for item in example_account().items if item.rule in ("A810", "A813", "A822")]
    listing = by_state(example_account(), "opening/account/x/index.html", items)
    number = listing.first["done"]
    assert listing.where("done").endswith("index.html#g-done")
    assert (f"p{number // 50 + 1}/" in listing.where("done")) == (number >= 50)
    assert listing.where("withheld") == listing.path


def test_what_is_absent_and_late_says_all_there_is_to_say() -> None:
    """Each thing in 应公开而未公开 names the rule and what it rests on, and how late it is where a day is known; both lists are grouped by unit."""
    pages = example_pages()
    for name in ("missing", "late", "undone"):
        view = pages[f"{ROOT}{name}/index.html"].view
        assert isinstance(view, ItemList)
        names = [group.heading for group in view.groups]
        assert names and len(names) == len(set(names))
        for row in (row for group in view.groups for row in group.rows):
            assert any(link.target.startswith("audit-method/") for link in row.leads), row.link.text
            if name == "missing":
                assert row.limits and all(limit.basis.text for limit in row.limits), row.link.text
    dated = [item for item in example_account().in_state(State.absent) if item.timing and not BY_CODE[item.rule].own]
    says = {row.link.text: row.says for row in listed(f"{ROOT}missing/index.html", pages)}
    assert dated
    assert all(any("个工作日" in line for line in says[item.title]) for item in dated)


def test_a_rule_of_the_bodys_own_is_never_called_public_or_not() -> None:
    """What the body's own rules ask for is done or not done, and stands among the late, not the unpublished."""
    account, pages = example_account(), example_pages()
    own = [item for item in account.in_state(*VERDICTS) if BY_CODE[item.rule].own]
    assert own
    missing = {row.link.text for row in listed(f"{ROOT}missing/index.html", pages)}
    assert not missing & {item.title for item in own if item.state is State.absent}
    for code in {item.rule for item in own}:
        view = pages[f"{ROOT}rule-{code.lower()}/index.html"].view
        words = " ".join(one.chip.text for one in view.chips)
        assert not re.search("公开", words.replace("依法不公开", "")), words
    assert GENERAL[State.late] == "逾期"


def test_no_page_for_a_rule_without_things() -> None:
    """Rules that find nothing have no list, every other one has exactly one."""
    lists = {path.split("/")[2] for path in example_pages() if path.startswith(f"{ROOT}rule-")}
    assert lists == {f"rule-{code.lower()}" for code in example_account().by_rule}


def test_pages_grow_with_the_things() -> None:
    """A thing stands in at most four lists, so the number of pages grows in step with the things."""
    of_lists = [page for page in example_pages().values() if isinstance(page.view, ItemList)]
    rows = sum(len(group.rows) for page in of_lists for group in page.view.groups)
    assert rows <= 4 * len(example_account().items)


def test_an_element_shows_every_cell_of_its_row() -> None:
    """A row of a catalogue shows limit, subject, channels, audience, manner and level; unread cells say 没有核到."""
    rows = [
        row
        for page in example_pages().values()
        if isinstance(page.view, CataloguePage) and "/mulu-52/" in page.frame.path
        for row in page.view.rows
    ]
    assert len(rows) == 13
    labels = {"依据", "公开时限", "公开主体", "公开渠道", "公开对象", "公开方式", "公开层级"}
    assert all({fact.label for fact in row.facts} == labels for row in rows)
    assert any(fact.text == "没有核到" and not fact.known for row in rows for fact in row.facts)


def test_second_hand_is_marked() -> None:
    """A rule whose text was not read shows 依据待核 on the hub and on the page that tells how it is looked at."""
    rows = {row.link.text: row.note for axis in hub().axes for row in axis.rows}
    assert rows["基层政务公开标准目录的要素齐全"] == "依据待核"
    view = example_pages()["audit-method/index.html"].view
    assert isinstance(view, AuditMethod)
    rules = {rule.code: rule for group in view.groups for rule in group.rules}
    assert "依据待核" in rules["A820"].doubt
    assert rules["A810"].doubt == ""
    assert set(rules) == set(BY_CODE)
    assert all(any(fact.label == "依据" for fact in rule.facts) for rule in rules.values())


def test_change_over_time_ends_with_today() -> None:
    """The chart begins with the office, ends with the as-of date, and its table says the same as the columns."""
    view = example_pages()[f"{ROOT}trend/index.html"].view
    assert isinstance(view, TrendPage)
    for chart in view.charts:
        assert (chart.first, chart.last) == ("2025年1月", "2026年6月")
        assert len(chart.columns) == len(chart.rows) == 18
        newest = chart.rows[0]
        assert int(newest[1]) == int(newest[2]) + sum(map(int, newest[3:]))
        tallest = max(column.done + column.rest for column in chart.columns)
        assert tallest == pytest.approx(120, abs=0.2)


def test_a_unit_leads_to_its_counts() -> None:
    """A unit's page leads to its own place on the page by unit, where something is counted of it."""
    pages = example_pages()
    unit = pages["units/minzheng/index.html"].view
    counts = pages[f"{ROOT}units/index.html"].view
    assert isinstance(unit, UnitPage) and unit.account and isinstance(counts, UnitCounts)
    assert unit.account.target == f"{ROOT}units/index.html#u-minzheng"
    assert "u-minzheng" in {unit.anchor for unit in counts.units}


@pytest.mark.parametrize(("as_of", "count"), [(date(2026, 6, 30), 0), (date(2026, 7, 1), 1)])
def test_how_many_taps_is_told_where_it_is_counted(as_of: date, count: int) -> None:
    """The page on taps is planned once the others are drawn, from the day its rule binds (救助法: 2026-07-01)."""
    day = seen_on(example_day().portal, as_of)
    plan, _ = plan_site(day, ())
    pages = list(plan.later(reaches_of(day.accounts, {}, True)))
    assert [page.frame.path for page in pages] == [f"{ROOT}reach/index.html"] * count
    assert all(isinstance(page.view, ReachPage) for page in pages)


# places for which the portal only compiles


def test_where_the_portal_compiles_nothing_is_counted() -> None:
    """The hub has no demand with counts, no score, no number in a row; it says once why."""
    view = pages_of(minimal(), TODAY)[f"{ROOT}index.html"].view
    assert isinstance(view, AccountPage)
    assert view.axes == ()
    assert all(row.score is None and row.chips == () for row in view.catalogues)
    assert "本站只整理公开文件" in view.note


def test_the_same_records_by_an_office_are_counted() -> None:
    """The same site published by its office has the three demands."""
    view = pages_of(by_office(minimal()), TODAY)[f"{ROOT}index.html"].view
    assert isinstance(view, AccountPage)
    assert [axis.title for axis in view.axes] == [axis.value for axis in Axis]


class _Words(HTMLParser):
    """The text and the attributes of a page, but not its addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.words += [value or "" for name, value in attrs if name not in ("href", "src")]


@pytest.mark.parametrize("slug", REAL)
def test_no_page_of_a_real_body_judges(real_site: Path, slug: str) -> None:
    """No page of the five bodies, in its text, title, metas or labels, says 逾期, 应公开而未公开, a score or a ratio."""
    files = sorted((real_site / slug).rglob("*.html"))
    assert len(files) > 100
    found = []
    for path in files:
        reader = _Words()
        reader.feed(path.read_text(encoding="utf-8"))
        text = "".join(reader.words)
        if "/opening/account/" in path.as_posix():
            found += [f"{path.relative_to(real_site)}: {match.group()}" for match in RATIO.finditer(text)]
        else:
            text = text.replace("不打分，不排名", "")
        found += [f"{path.relative_to(real_site)}: {match.group()}" for match in JUDGING.finditer(text)]
    assert found == []


def test_no_word_of_judging_on_how_it_is_looked_at(real_site: Path) -> None:
    """On a site without an office the page on method does without these words too; so does the data, and the style."""
    html = (real_site / "audit-method" / "index.html").read_text(encoding="utf-8")
    assert not JUDGING.search(html) and not RATIO.search(html)
    for slug in REAL:
        data = (real_site / "data" / f"{slug}-account.csv").read_text(encoding="utf-8-sig")
        assert not JUDGING.search(data) and not RATIO.search(data)
    for style in (real_site / "assets").rglob("*.css"):
        assert not JUDGING.search(style.read_text(encoding="utf-8"))


@pytest.mark.parametrize("slug", REAL)
def test_a_real_body_has_no_page_of_verdicts(real_site: Path, slug: str) -> None:
    """There is a page of what is here and what is not, and none of what is late, absent, by unit or over time."""
    folder = real_site / slug / "opening" / "account"
    names = {path.name for path in folder.iterdir() if path.is_dir()}
    assert "held" in names and ("reach" in names) is (slug != "xinjiang")  # there no unit is known to publish
    assert not names & {"missing", "late", "units", "trend", *(axis.name for axis in Axis)}
    assert not [name for name in names if name.startswith(("rule-", "unit-"))]


@pytest.mark.parametrize(("slug", "level"), [("wuhai", "设区的市"), ("xinjiang", "自治区")])
def test_who_is_not_bound_is_told_why(real_site: Path, slug: str, level: str) -> None:
    """乌海 and 新疆 are told once that the catalogue of 2019 binds county and township; no element is called missing."""
    html = (real_site / slug / "opening" / "account" / "mulu-52" / "index.html").read_text(encoding="utf-8")
    assert f"（{level}），在这里全都不适用" in html
    assert "县级和乡级" in html
    assert "本站未收录" not in html.split("</main>")[0].split('class="gk-side"')[0]


def test_what_is_here_is_told_of_a_county() -> None:
    """Of a county the list names both what is here and what is not, each under its rule."""
    plan, _ = plan_site(day_of(load("real"), TODAY), ())
    views = [page.view for page in plan.pages if page.frame.path.startswith("dafang/opening/account/held/")]
    headings = [group.heading for view in views for group in view.groups]
    assert any(heading.endswith("：本站收录了") for heading in headings)
    assert any(heading.endswith("：本站未收录") for heading in headings)
    assert all(row.limits == () for view in views for group in view.groups for row in group.rows)


def test_what_is_held_is_told_in_things_and_by_unit() -> None:
    """No heading of what is held says that something is whole, or blank; a unit is named once under each."""
    plan, _ = plan_site(day_of(load("real"), TODAY), ())
    views = [page.view for page in plan.pages if "/opening/account/held/" in page.frame.path]
    groups = [group for view in views for group in view.groups]
    assert groups and not [group.heading for group in groups if "齐全" in group.heading or "空白" in group.heading]
    for group in groups:
        names = [row.link for row in group.rows]
        assert len(set(names)) == len(names), group.heading


def test_every_rule_that_may_be_held_is_a_thing() -> None:
    """Each rule that a compiled place may be told of has a name that is a thing."""
    assert {rule.code for rule in RULES if rule.axis is not Axis.timeliness} <= set(THINGS)


def test_a_row_for_each_measure_is_named_by_its_measure(real_site: Path) -> None:
    """A unit that has the id of a measure does not lend it its name; a catalogue that does not bind has no rows."""
    html = (real_site / "dafang" / "opening" / "account" / "jiuzhufa-67" / "index.html").read_text(encoding="utf-8")
    assert "<h3>教育救助</h3>" in html
    for slug in ("wuhai", "xinjiang"):
        html = (real_site / slug / "opening" / "account" / "jiuzhufa-67" / "index.html").read_text(encoding="utf-8")
        assert 'id="r-' not in html and "照目录一行一行看" not in html


def test_what_the_chart_leaves_out_has_a_list() -> None:
    """What is counted of 公开 today is what the charts count and what their list of things left out holds."""
    pages = example_pages()
    view = pages[f"{ROOT}trend/index.html"].view
    assert isinstance(view, TrendPage) and view.left is not None
    left = len(listed(f"{ROOT}trend/left/index.html", pages))
    assert f"{left}项" in view.left_says and f"{left}项" in view.left.text
    counted = sum(int(chart.rows[0][1]) for chart in view.charts)
    assert counted + left == len(
        [item for item in example_account().items if item.state in DUE and not BY_CODE[item.rule].own]
    )


def test_a_rule_is_explained_with_what_it_rests_on(capsys: pytest.CaptureFixture[str]) -> None:
    """``gongkai explain`` says of a rule what it rests on, whom it binds and its weight."""
    assert run(["explain", "A810"]) == 0
    said = capsys.readouterr().out
    assert "依据：xinxi-gongkai/26" in said
    assert "管谁：乡镇、行政机关" in said
    assert "必须做到" in said
