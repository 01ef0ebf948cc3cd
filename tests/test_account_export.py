"""The account as data: every count of the pages can be made again from the table alone."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.disclosure.item import State
from generator.disclosure.words import GENERAL, HELD, NOT_HELD
from generator.export.account import HEAD, account_data, account_rows
from generator.export.tables import table
from generator.pages.account_views import AccountPage, ItemList, TrendPage, UnitCounts
from tests.account_site import ROOT, example_account, example_pages, listed

OWN = "自己定的规则"
DONE = {State.present.value, GENERAL[State.present], State.nil.value, State.withheld.value}
NOT = {
    State.late.value, GENERAL[State.late], State.partial.value, State.absent.value, GENERAL[State.absent],
}  # fmt: skip
DONE_WORD = "已做到"
LATE_OWN = {"逾期办结", "报告办完，待确认", "迟报"}  # on pages in the words of the thing's own page
COMPILED = {HELD, NOT_HELD, State.not_bound.value}


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    """The table, as a spreadsheet reads it."""
    text = table(account_rows(example_account(), "", example_pages())).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def part_of(row: dict[str, str]) -> str:
    """The demand a row belongs to; the body's own rules are counted apart."""
    return row["方面"]


def counts(rows: Iterator[dict[str, str]] | list[dict[str, str]]) -> tuple[int, int]:
    """已做到 and 应做到, from the words of the table."""
    states = Counter(row["状态"] for row in rows)
    done = sum(states[word] for word in DONE)
    return done, done + sum(states[word] for word in NOT)


def test_it_opens_in_an_office(rows: list[dict[str, str]]) -> None:
    """The table begins with a byte-order mark and has one row a thing."""
    assert table(account_rows(example_account(), "", example_pages())).startswith(b"\xef\xbb\xbf")
    assert tuple(rows[0]) == HEAD
    assert len(rows) == len(example_account().items)


def test_keys_are_unique(rows: list[dict[str, str]]) -> None:
    """A rule and a key name one thing."""
    assert len({(row["规则"], row["编号"]) for row in rows}) == len(rows)


def test_every_count_of_the_hub(rows: list[dict[str, str]]) -> None:
    """The counts of each demand, rule and catalogue are those of the rows with that word in that column."""
    view = example_pages()[f"{ROOT}index.html"].view
    assert isinstance(view, AccountPage)
    assert view.own
    for axis in (*view.axes, view.own):
        own = [row for row in rows if part_of(row) == axis.title]
        assert counts(own) == ((int(axis.score.done.text), int(axis.score.due.text)) if axis.score else (0, 0))
        for rule in axis.rows:
            own = [row for row in rows if row["规则"] == rule.anchor.upper()]
            assert counts(own) == ((int(rule.score.done.text), int(rule.score.due.text)) if rule.score else (0, 0))
    for one in view.catalogues:
        own = [row for row in rows if row["目录行"].partition("/")[0] == one.anchor]
        assert counts(own) == ((int(one.score.done.text), int(one.score.due.text)) if one.score else (0, 0))
    assert view.catalogues


def test_every_count_by_unit(rows: list[dict[str, str]]) -> None:
    """So are the counts of each unit."""
    view = example_pages()[f"{ROOT}units/index.html"].view
    assert isinstance(view, UnitCounts)
    for unit in view.units:
        name = unit.anchor.removeprefix("u-")
        found = [row for row in rows if row["单位编号"] == ("" if name == "office" else name)]
        for ours in (False, True):
            shown = [one.score for one in unit.rows if (one.link.text == OWN) is ours]
            score = shown[0] if shown else None
            own = [row for row in found if (part_of(row) == OWN) is ours]
            assert counts(own) == ((int(score.done.text), int(score.due.text)) if score else (0, 0))


def test_the_lists_of_verdicts(rows: list[dict[str, str]]) -> None:
    """What is unpublished is every row with that word; what is late every row with one of the other words for it."""
    pages = example_pages()
    missing = [row for row in rows if row["状态"] == State.absent.value]
    late = [row for row in rows if row["状态"] in (State.late.value, GENERAL[State.late])]
    undone = [row for row in rows if row["状态"] == GENERAL[State.absent]]
    assert len(listed(f"{ROOT}undone/index.html", pages)) == len(undone) > 0
    assert len(listed(f"{ROOT}missing/index.html", pages)) == len(missing) > 0
    assert len(listed(f"{ROOT}late/index.html", pages)) == len(late) > 0


def test_every_state_of_every_list(rows: list[dict[str, str]]) -> None:
    """The number beside each state of a rule's list is that of the rows of the rule with that word."""
    for path, page in example_pages().items():
        if "/rule-" in path and isinstance(page.view, ItemList) and page.view.chips:
            code = path.split("/rule-")[1].split("/")[0].upper()
            found = Counter(DONE_WORD if row["状态"] in DONE else row["状态"] for row in rows if row["规则"] == code)
            shown: Counter[str] = Counter()
            for one in page.view.chips:
                word, number = one.chip.text.split()
                shown[GENERAL[State.late] if word in LATE_OWN else word] += int(number)
            assert shown == found


def test_the_last_month(rows: list[dict[str, str]]) -> None:
    """The newest line of the chart's table is made of the rows that have a day."""
    view = example_pages()[f"{ROOT}trend/index.html"].view
    assert isinstance(view, TrendPage)
    absent = {State.absent.value, GENERAL[State.absent]}
    for chart in view.charts:
        own = [row for row in rows if part_of(row) == chart.title]
        dated = [row for row in own if row["公开日期" if row["状态"] not in absent else "应公开日期"]]
        done, due = counts(dated)
        assert chart.rows[0][1:3] == (str(due), str(done))


def test_only_what_is_late_has_days_to_be_late_by(rows: list[dict[str, str]]) -> None:
    """The column of days late is empty but for what is late or absent, and filled where a last day is told."""
    verdicts = {State.late.value, GENERAL[State.late], State.absent.value, GENERAL[State.absent]}
    filled = [row for row in rows if row["晚几个工作日"]]
    assert {row["状态"] for row in filled} <= verdicts
    assert all(int(row["晚几个工作日"]) > 0 for row in filled)
    assert not [r for r in rows if r["状态"] in verdicts and r["应公开日期"] and not r["晚几个工作日"]]
    assert not [r for r in rows if r["规则"] == "A801" and r["状态"] in verdicts and not r["晚几个工作日"]]
    assert {row["状态"] for row in filled} > {GENERAL[State.late]}


def test_json_says_the_same(rows: list[dict[str, str]]) -> None:
    """JSON has the same things in the same states, and each rule with its weight and what it rests on."""
    data = json.loads(json.dumps(account_data(example_account(), "", example_pages())))
    assert [(one["rule"], one["key"], one["state"]) for one in data["items"]] == [
        (row["规则"], row["编号"], row["状态"]) for row in rows
    ]
    assert (data["as_of"], data["since"], data["judged"]) == ("2026-06-30", "2025-01-01", True)
    assert {rule["code"] for rule in data["rules"]} == {row["规则"] for row in rows}
    assert all(rule["basis"] or rule["own"] for rule in data["rules"])
    assert not [rule for rule in data["rules"] if not rule["confirmed"] and rule["weight"] == "必须做到"]


@pytest.mark.parametrize("slug", ["wuhai", "tongren", "dafang", "yijinhuoluo", "xinjiang"])
def test_of_a_real_body_no_more_than_what_is_here(real_site: Path, slug: str) -> None:
    """Of a place for which the portal only compiles there are three words, no due day, no lateness."""
    text = (real_site / "data" / f"{slug}-account.csv").read_text(encoding="utf-8-sig")
    found = list(csv.DictReader(io.StringIO(text)))
    assert {row["状态"] for row in found} <= COMPILED
    assert {row["应公开日期"] + row["期限"] + row["晚几个工作日"] for row in found} == {""}
    data = json.loads((real_site / "data" / f"{slug}-account.json").read_text(encoding="utf-8"))
    assert (data["judged"], data["since"]) == (False, None)


def test_the_files_are_listed(real_site: Path) -> None:
    """The page of data names both files of each place, and every page of a thing that the table names is there."""
    html = (real_site / "data" / "index.html").read_text(encoding="utf-8")
    assert "dafang-account.csv" in html and "dafang-account.json" in html
    text = (real_site / "data" / "dafang-account.csv").read_text(encoding="utf-8-sig")
    pages = {row["页面"] for row in csv.DictReader(io.StringIO(text)) if row["页面"]}
    assert pages
    assert [page for page in pages if not (real_site / page).is_file()] == []
