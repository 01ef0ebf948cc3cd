"""The report in the forms people and machines read: text, JSON, Markdown, and what all forms keep."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.catalogue import BY_CODE, ENTRIES, Level, says
from generator.findings import Finding, Place, finding
from generator.model.observation import Observation
from generator.reports.junit import as_junit
from generator.reports.machine import as_json, as_markdown
from generator.reports.ratchet import change, compared
from generator.reports.report import NOTHING_TO_DO, report_of
from generator.reports.sarif import as_sarif
from generator.reports.text import MOST, as_text, as_update

GOLDEN = Path(__file__).parent / "golden" / "report.txt"
FINDINGS = [
    finding("A101", Place("units/shili/duties/minzheng.yml", 12, 9), id="minzhen", near="minzheng"),
    finding("L101", Place("content/shili/body.yml")),
    finding("L117", Place("units/shili/units/jiaoyu.yml", 1, 1)),
    finding("L117", Place("units/shili/units/minzheng.yml", 1, 1)),
    finding("L208", Place("units/shili/units/jiaoyu.yml", 9, 7), title="全称", detail="<b"),
]
OBSERVATIONS = [
    Observation(finding("A701", Place("content/shili/body.yml", 12, 1), stated=29, listed=28), "shili", "units"),
    Observation(
        finding("A713", Place("content/shili/discrepancies/qixian.yml", 1, 1), title="期限可以有两种读法"),
        "shili",
        "qixian",
    ),
    Observation(finding("A805", Place("content/shili/meetings/2026-06.yml", 7, 7), day="2026-06-18"), "shili", "2026"),
]
REPORT = report_of(FINDINGS, OBSERVATIONS, ("取不到完整的修改记录",))
GOOD = report_of(FINDINGS[2:4], OBSERVATIONS)
EVERY_FORM = pytest.mark.parametrize("form", [as_text, as_json, as_sarif, as_junit, as_markdown])


def many(count: int) -> list[Finding]:
    return [finding("L117", Place(f"units/shili/units/{number:04}.yml", 1, 1)) for number in range(count)]


def rows(text: str) -> list[str]:
    """The lines of a text report that start with a place."""
    return [line for line in text.splitlines() if line.startswith(("units/", "content/"))]


def test_the_report_people_read() -> None:
    """Text, comparison and change of a baseline read as the golden file has them; wording is compared nowhere else."""
    before = change(report_of(FINDINGS[3:4], OBSERVATIONS[:1]), ()).after
    left = report_of(FINDINGS[2:3], OBSERVATIONS)
    shown = [as_text(REPORT), as_text(compared(left, before)), as_update("baseline.json", change(left, before))]
    assert "\n\n========\n\n".join(shown) == GOLDEN.read_text(encoding="utf-8")


def test_an_empty_report_only_counts() -> None:
    """Without findings there is nothing but the count."""
    assert as_text(report_of([])) == report_of([]).counts + "\n"


def test_levels_are_counted_apart() -> None:
    """What must be changed, what may be, and observations are counted apart."""
    assert [int(part) for part in REPORT.counts.split() if part.isdigit()] == [3, 2, 3]


def test_observations_not_looked_for_are_not_counted_as_none() -> None:
    """While something must be changed nothing is observed, and the counts say so."""
    assert report_of(FINDINGS).counts.endswith("观察没有查。")
    assert report_of(FINDINGS[2:3]).counts.endswith("观察 0 处。")


def test_the_worst_comes_first() -> None:
    """必须改 stands before 建议改, that before 观察, and of these what can be helped before what cannot."""
    assert [row.split()[1] for row in rows(as_text(REPORT))] == [
        "L101", "L208", "A101", "L117", "L117", "A805", "A701", "A713"
    ]  # fmt: skip


def test_every_place_stands_at_the_start_of_a_line() -> None:
    """Each item has a line that begins with ``path:line:column``, or with the path alone, and names its code."""
    wanted = {f"{item.finding.place}: {item.finding.code} {says(item.finding)}" for item in REPORT.items}
    assert set(rows(as_text(REPORT))) == wanted


def test_a_remedy_that_is_the_same_stands_once() -> None:
    """A code whose places have one remedy shows it once; where they differ, each place has its own."""
    other = finding("A101", Place("units/shili/duties/minzheng.yml", 13, 9), id="caizhen", near="caizheng")
    text = as_text(report_of([*FINDINGS, other]))
    assert text.count(BY_CODE["L117"].remedy) == 1
    assert text.count("是不是“minzheng”？") == text.count("是不是“caizheng”？") == 1


def test_every_observation_says_what_to_do() -> None:
    """Only what a document itself says has no remedy; the report says there that nothing is to be done."""
    without = [entry.code for entry in ENTRIES if not entry.remedy]
    assert without
    assert all(code.startswith("A70") or code.startswith("A71") for code in without)
    assert NOTHING_TO_DO in as_markdown(report_of([], OBSERVATIONS[:1]))


def test_a_long_list_is_cut_in_text_alone() -> None:
    """Text shows so many places of a code and says how many more there are; the other forms hold all."""
    report = report_of(many(MOST[Level.should] + 7))
    text = as_text(report)
    assert len(rows(text)) == MOST[Level.should]
    assert "另有 7 处，见 --format json" in text
    for form in (as_json, as_sarif, as_junit, as_markdown):
        assert f"{MOST[Level.should] + 6:04}.yml" in form(report)


def test_what_is_new_is_never_cut_behind_what_is_known() -> None:
    """In a long list the new places come first."""
    found = many(MOST[Level.should] + 7)
    report = compared(report_of(found), change(report_of(found[:-1]), ()).after)
    assert rows(as_text(report))[0] == f"{found[-1].place}: L117（新） {says(found[-1])}"


def test_json_keeps_everything() -> None:
    """The JSON report holds every finding and observation with code, level, place, words and key."""
    data = json.loads(as_json(REPORT))
    both = (("findings", FINDINGS), ("observations", [one.finding for one in OBSERVATIONS]))
    for name, items in both:
        read = [Place(item["path"], item["line"], item["column"]) for item in data[name]]
        assert read == [item.place for item in items]
        assert [item["code"] for item in data[name]] == [item.code for item in items]
        assert [item["says"] for item in data[name]] == [says(item) for item in items]
    assert [item["level"] for item in data["findings"]] == ["必须改", "必须改", "建议改", "建议改", "必须改"]
    assert data["notes"] == ["取不到完整的修改记录"]
    assert "baseline" not in data and "new" not in data["observations"][0]


def test_json_tells_new_from_known() -> None:
    """Compared with a baseline, JSON says of each item whether it is new, and lists what is gone."""
    before = change(report_of(FINDINGS[3:4], OBSERVATIONS[:1]), ()).after
    data = json.loads(as_json(compared(report_of(FINDINGS[2:3], OBSERVATIONS), before)))
    assert [item["new"] for item in (*data["findings"], *data["observations"])] == [True, False, True, True]
    assert (data["baseline"]["new"], data["baseline"]["known"]) == (3, 1)
    assert [(one["code"], one["path"]) for one in data["baseline"]["gone"]] == [("L117", FINDINGS[3].place.path)]


def test_markdown_stays_one_table() -> None:
    """Pipes, code marks and markup in a value do not break the table or reach the page."""
    found = finding("L205", Place("a.yml", 1, 1), title="角色", found="a|b`c<img>", near="", choices="甲")
    rows = [line for line in as_markdown(report_of([found])).splitlines() if line.startswith("|")]
    assert len(rows) == 3
    assert rows[2].replace("\\|", "").count("|") == rows[0].count("|")
    assert "<img" not in rows[2]


@EVERY_FORM
def test_every_form_knows_every_code(form: Any) -> None:
    """Each form can word each code, with no place and with one."""
    found = [finding(entry.code, Place("a.yml", line, line)) for entry in ENTRIES for line in (0, 3)]
    assert all(entry.code in form(report_of(found)) for entry in ENTRIES)


ODD = Finding(Place("a\x07\udcff.yml", 1, 1), "L201", (("field", "a\x07b\x1b[2J\ud800\uffff"), ("near", "")))


@EVERY_FORM
def test_odd_characters_are_not_printed(form: Any) -> None:
    """Control characters and halves of characters, in a value or a file name, reach no form; each can be written."""
    text = form(report_of([ODD]))
    assert not {"\x07", "\x1b", "\ud800", "\uffff"} & set(text)
    assert text.encode()


def test_nothing_is_new_without_a_baseline() -> None:
    """A report that was compared with nothing fails only on what must be changed."""
    assert REPORT.fails
    assert not GOOD.fails
    assert not replace(GOOD, notes=("某",)).new
