"""Pages of 报送, 简报, 通报, 绩效评价: what they say, what they never say, where they lead."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from generator.disclosure.day import day_of
from generator.export.files import export_files
from generator.model.jurisdiction import Jurisdiction
from generator.model.portal import Portal
from generator.pages.frame import Page
from generator.pages.reporting_views import (
    BulletinPage,
    CircularPage,
    EvaluationPage,
    ListPage,
    ReportPage,
    ReportsPage,
    UnitReports,
)
from generator.plan import reporting
from generator.plan.site import plan_site
from tests.factories import TODAY
from tests.national import changed, load, minimal, words_of

VERDICTS = ("迟报", "没有收到", "按时", "缺项", "应报")
RESOLUTION = "2026-03-18-1"


def office(portal: Portal | None = None, since: str = "2026-01-01") -> Portal:
    """The minimal site, whose own office publishes from a day on."""
    portal = portal or minimal()
    (place,) = portal.places
    words = words_of(place.jurisdiction.record)
    record = Jurisdiction.model_validate({**words, "publisher": "office", "since": since})
    return replace(portal, places=(replace(place, jurisdiction=replace(place.jurisdiction, record=record)),))


def record(portal: Portal, kind: str, name: str, **fields: Any) -> Portal:
    """One record of the ledger changed; under another id, one more."""
    (place,) = portal.places
    records = changed(getattr(place.ledger, kind), name, fields)
    return replace(portal, places=(replace(place, ledger=replace(place.ledger, **{kind: records})),))


def unit(portal: Portal, name: str, **fields: Any) -> Portal:
    (place,) = portal.places
    return replace(portal, places=(replace(place, units=changed(place.units, name, fields)),))


def pages(portal: Portal, as_of: date = TODAY) -> dict[str, Page]:
    plan, findings = plan_site(day_of(portal, as_of), ())
    assert list(findings) == []
    return {page.frame.path: page for page in plan.pages}


def view(portal: Portal, path: str, as_of: date = TODAY) -> Any:
    return pages(portal, as_of)[f"{path}/index.html"].view


def grid(portal: Portal, path: str = "reports", as_of: date = TODAY) -> ReportsPage:
    found = view(portal, path, as_of)
    assert isinstance(found, ReportsPage)
    return found


def states(page: ReportsPage) -> dict[str, list[str]]:
    return {row.unit.text: [cell.mark.title for cell in row.cells] for row in page.rows}


# the grid


def test_the_rule_stands_above_in_its_own_words() -> None:
    """The rule is quoted exactly, with the way to it; what was read from it stands below."""
    page = grid(minimal())
    assert page.rule is not None
    assert page.rule.text == "各成员单位每季度结束后10日内向联席会议办公室报送情况，包括工作措施、存在问题。"
    assert page.rule.source.target == "documents/zhidu/index.html#s2-2_3"
    facts = {fact.label: fact.text for fact in page.facts}
    assert (facts["报送周期"], facts["也就是"]) == ("每季度", "每个季度结束后的下一个月10日前")


def test_this_year_and_the_one_before_then_each_year() -> None:
    """``reports/`` shows two years, the newest first; each year has a page of its own, and all are reachable."""
    portal = record(minimal(), "reports", "2026q1-jiaoyu", id="2024q1-jiaoyu", period="2024Q1", submitted="2024-04-08")
    first = grid(portal)
    assert [column.title for column in first.columns][:1] == ["2026年第四季度"]
    assert {column.title[:5] for column in first.columns} == {"2026年", "2025年"}
    assert [link.target for link in first.years] == [f"reports/year-{y}/index.html" for y in (2026, 2025, 2024)]
    old = grid(portal, "reports/year-2024")
    assert len(old.columns) == 4
    assert [link.text for link in old.years] == ["2026年", "2025年"]


def test_each_column_says_its_due_day() -> None:
    """Head and list give the due day of each period; a day moved or guessed says so."""
    page = grid(minimal())
    assert page.columns[0].dues == ("期限2027年1月11日（暂估）",)
    assert page.sums[0].due == "2027年1月11日（1月10日是休息日，顺延，暂估）"
    assert any("暂估" in note for note in page.notes)


def test_each_reading_gives_its_day() -> None:
    """Where the rule can be read in two ways the page gives both days, and says when a verdict falls."""
    (place,) = minimal().places
    assert place.body is not None
    words = words_of(place.body.record)
    rules = [dict(rule) for rule in words["rules"]]
    (ruled,) = [rule for rule in rules if rule["reporting"]]
    second = {"says": "每个季度的第二个月10日前", "months": 1, "day": 10}
    ruled["reporting"] = {**ruled["reporting"], "readings": [*ruled["reporting"]["readings"], second]}
    body = replace(place.body, record=type(place.body.record).model_validate({**words, "rules": rules}))
    page = grid(office(replace(minimal(), places=(replace(place, body=body),))))
    assert page.columns[-1].dues == ("读法1：4月10日", "读法2：2月10日")
    assert page.sums[-1].due == "读法1是2026年4月10日；读法2是2026年2月10日"
    assert states(page)["县教育局"][-1] == "两种读法结果不同"
    assert any(note.startswith("规则能读出几种意思") for note in page.notes)


def test_no_day_in_the_rule_and_it_is_said() -> None:
    """Where the rule names no day the page says that it will call nothing late."""
    portal = office(without_day())
    assert "文件没有写哪一天，本站只说收到没收到。" in grid(portal).notes
    late = record(portal, "reports", "2026q1-jiaoyu", submitted="2026-11-20")
    assert states(grid(late))["县教育局"][-1] == "已收到"


def without_day() -> Portal:
    """The minimal site with a rule that names no day."""
    (place,) = minimal().places
    assert place.body is not None
    words = words_of(place.body.record)
    rules = [dict(rule) for rule in words["rules"]]
    for rule in rules:
        if rule["reporting"]:
            rule["reporting"] = {**rule["reporting"], "readings": [], "due": None}
    body = replace(place.body, record=type(place.body.record).model_validate({**words, "rules": rules}))
    return replace(minimal(), places=(replace(place, body=body),))


def test_a_day_that_a_meeting_set_leads_to_its_decision() -> None:
    """A day set by a decision holds from that meeting on, and the page leads to the decision."""
    sets = {"says": "每个季度结束后的下一个月20日前", "months": 3, "day": 20}
    portal = record(office(without_day()), "resolutions", RESOLUTION, reporting=sets)
    late = record(portal, "reports", "2026q1-jiaoyu", submitted="2026-04-21")
    page = grid(late)
    (fact,) = [fact for fact in page.facts if fact.label == "2026年3月18日会议定的"]
    assert fact.link is not None
    assert fact.link.target == f"resolutions/{RESOLUTION}/index.html"
    assert states(page)["县教育局"][-1] == "迟报"
    assert page.sums[-1].due == "2026年4月20日（会议定的）"


def test_a_portal_that_only_compiles_gives_no_verdict() -> None:
    """Without an office that publishes here no word of blame stands anywhere, and no sum of who is missing."""
    late = record(minimal(), "reports", "2026q1-jiaoyu", submitted="2026-10-08", sections=[])
    for path, page in pages(late).items():
        if page.frame.kind in ("reports", "report", "unit", "bulletin", "bulletins"):
            assert not [word for word in VERDICTS if word in repr(page.view).replace("不说按时还是迟", "")], path
    assert grid(late).sums[-1].says == "收到2个（其中零报告1个）。"
    assert "没有收录的，不等于没有报。" in grid(late).notes[0]


def test_the_offices_own_page_counts_who_is_missing() -> None:
    """Where the office publishes: 应报, 收到, 零报告, 没有收到; nothing of a period that is not over."""
    page = grid(office())
    assert [one.says for one in page.sums] == [
        "应报2个，已经收到0个。",
        "应报2个，收到0个，没有收到2个。",
        "应报2个，收到0个，没有收到2个。",
        "应报2个，收到2个（其中零报告1个），没有收到0个。",
    ]
    assert states(page)["县民政局"] == ["还没到期", "没有收到", "没有收到", "按时"]
    assert page.rows[0].cells[-1].mark.nil


def test_before_the_office_published_only_received() -> None:
    """A period that began before the office published here is not judged, and the page says so."""
    page = grid(office(since="2026-01-02"))
    assert states(page)["县教育局"][-1] == "已收到"
    assert any(note.startswith("从2026年1月2日起") for note in page.notes)


def test_every_word_of_the_table_is_explained() -> None:
    """Each word in the table stands in the list of words, and no other."""
    short = record(office(), "reports", "2026q1-jiaoyu", sections=[{"heading": "工作措施", "text": "示例。"}])
    page = grid(short)
    marks = [cell.mark for row in page.rows for cell in row.cells]
    used = {mark.title for mark in marks}
    used |= {"零报告"} if any(mark.nil for mark in marks) else set()
    used |= {"缺项"} if any(mark.lacks for mark in marks) else set()
    assert {"零报告", "缺项"} <= used
    assert {word.mark.title for word in page.words} == used
    assert len({word.mark.state for word in page.words}) == len(page.words)


def test_a_report_of_a_unit_not_asked_is_still_found() -> None:
    """What a body outside the rule reported is listed beside the grid."""
    portal = unit(minimal(), "jiaoyu", member=False)
    page = grid(portal)
    assert [row.unit.text for row in page.rows] == ["县民政局"]
    assert [link.target for link in page.others] == ["reports/2026q1-jiaoyu/index.html"]


def test_a_long_list_of_units_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page of the grid holds so many cells and no more; the rest is on the next, under another title."""
    monkeypatch.setattr(reporting, "CELLS", 7)
    built = pages(minimal())
    first, second = built["reports/index.html"], built["reports/p2/index.html"]
    assert [[row.unit.text for row in page.view.rows] for page in (first, second)] == [["县民政局"], ["县教育局"]]
    assert second.frame.heading == "报送（第2页，共2页）"
    assert second.view.others == ()


@pytest.mark.parametrize("slug", ["wuhai", "dafang", "yijinhuoluo", "tongren", "xinjiang"])
def test_real_places_have_no_such_page(slug: str) -> None:
    """The five real places hold no record of it: no empty column, no table of who did not report."""
    portal = load("real")
    one = replace(portal, places=tuple(place for place in portal.places if place.slug == slug))
    kinds = {page.frame.kind for page in pages(one).values()}
    assert not kinds & {"reports", "report", "bulletins", "circulars", "evaluations"}


# one report, one unit


def test_a_report_page_says_all_of_it() -> None:
    """Unit, period, day received, due day, state, sections under the rule's headings."""
    page = view(office(), "reports/2026q1-jiaoyu")
    assert isinstance(page, ReportPage)
    facts = {fact.label: fact.text for fact in page.facts}
    assert facts == {
        "报送单位": "县教育局", "哪一期": "2026年第一季度", "收到日期": "2026年4月8日", "期限": "2026年4月10日",
        "报给": "联席会议办公室",
    }  # fmt: skip
    assert page.mark.title == "按时"
    assert [heading for heading, _ in page.sections] == ["工作措施", "存在问题"]
    assert page.lacks == ""


def test_a_nil_report_is_said_in_words() -> None:
    """零报告 is said as what it is: the unit reported that there was nothing."""
    page = view(office(), "reports/2026q1-minzheng")
    assert page.mark.nil
    assert page.note == "这是零报告：单位报了，说这一期没有情况。"


def test_what_a_report_lacks() -> None:
    """What the rule lists and the report has not is named; who only compiles speaks of what it holds."""
    fields = {"sections": [{"heading": "工作措施", "text": "示例。"}]}
    own = view(record(office(), "reports", "2026q1-jiaoyu", **fields), "reports/2026q1-jiaoyu")
    assert own.lacks == "缺：存在问题。规则列了，报送里没有。"
    compiled = view(record(minimal(), "reports", "2026q1-jiaoyu", **fields), "reports/2026q1-jiaoyu")
    assert compiled.lacks == "本站收录的内容里没有：存在问题。"


def test_a_unit_page_has_its_last_periods() -> None:
    """A unit's page shows its last eight periods, the newest first, and the way to all; without reports nothing."""
    portal = office(record(minimal(), "reports", "2026q1-jiaoyu", id="2023q1", period="2023Q1", submitted="2023-04-08"))
    shown = view(portal, "units/jiaoyu").reports
    assert isinstance(shown, UnitReports)
    assert [cell.period for cell in shown.cells][:3] == ["2026年第四季度", "2026年第三季度", "2026年第二季度"]
    assert len(shown.cells) == 8
    assert shown.grid.target == "reports/index.html"
    real = load("real")
    tongren = replace(real, places=tuple(place for place in real.places if place.slug == "tongren"))
    assert view(tongren, "tongren/units/minzheng").reports is None


# what the office tells


def test_a_bulletin_names_what_it_was_made_of() -> None:
    """A bulletin lists the reports received by its date; what came later is not among them."""
    portal = record(minimal(), "reports", "2026q1-jiaoyu", submitted="2026-04-26")
    page = view(portal, "bulletins/2026-01")
    assert isinstance(page, BulletinPage)
    (source,) = page.sources
    assert [link.text for link in source.there] == ["县民政局"]
    assert source.absent == ()
    assert source.says == "没有收录的，不等于没有报。"
    assert {fact.label: fact.text for fact in page.facts}["期号"] == "2026年第1期"


def test_the_offices_bulletin_names_who_was_missing_that_day() -> None:
    """Where the office publishes, the bulletin says whose report was not there that day, and when it came after all."""
    portal = office(record(minimal(), "reports", "2026q1-jiaoyu", submitted="2026-04-26"))
    (source,) = view(portal, "bulletins/2026-01").sources
    assert source.absent_title == "那天还没有收到的单位"
    assert [(link.text, later) for link, later in source.absent] == [("县教育局", "2026年4月26日收到")]
    early = record(portal, "bulletins", "2026-01", date="2026-04-10")
    (source,) = view(early, "bulletins/2026-01").sources
    assert source.absent_title == "那天还没有收到的单位（期限还没到）"


def test_a_yearly_bulletin_draws_on_each_quarter() -> None:
    """A bulletin of a year goes through the periods of that year."""
    portal = record(minimal(), "bulletins", "2026-01", period="2026")
    titles = [source.title for source in view(portal, "bulletins/2026-01").sources]
    assert titles == [f"2026年第{number}季度" for number in "一二三四"]


def test_a_circular_leads_to_units_and_decisions() -> None:
    """通报 leads to the units it names and the decisions it speaks of, as far as they are known on the day."""
    page = view(minimal(), "circulars/2026-tb-1")
    assert isinstance(page, CircularPage)
    assert [link.target for link in page.units] == ["units/jiaoyu/index.html"]
    assert [link.target for link in page.resolutions] == [f"resolutions/{RESOLUTION}/index.html"]


def test_an_evaluation_is_nobodys_ranking() -> None:
    """Results are the evaluation's, in its order; the portal says that it gives no grade of its own."""
    page = view(minimal(), "evaluations/2025")
    assert isinstance(page, EvaluationPage)
    assert page.note == "结果照评价文件写。本站不打分，不排名。"
    assert [(link.text, result, remark) for link, result, remark in page.lines] == [("县教育局", "良好", "台账要补齐")]


def test_lists_hold_what_was_issued_by_the_day() -> None:
    """A list holds what the day knows, and does not exist before."""
    page = view(minimal(), "circulars")
    assert isinstance(page, ListPage)
    assert [tile.note for tile in page.tiles] == ["通报 · 2026年7月15日"]
    assert "circulars/index.html" not in pages(minimal(), date(2026, 7, 14))


# data


def test_the_grid_as_data_and_as_a_table() -> None:
    """``data/<slug>-reports.csv`` and ``grid`` say what the page says; both only where there is a grid."""
    files = dict(export_files(day_of(office(), TODAY), (), []))
    rows = list(csv.DictReader(io.StringIO(files["data/shili-reports.csv"].decode("utf-8-sig"))))
    assert len(rows) == 8
    first = {row["单位编号"]: row for row in rows if row["期间"] == "2026Q1"}
    assert (first["minzheng"]["状态"], first["minzheng"]["零报告"], first["minzheng"]["期限"]) == (
        "按时",
        "是",
        "2026-04-10",
    )
    data = json.loads(files["data/shili.json"])["grid"]
    assert [one["state"] for one in data["cells"]] == [row["状态"] for row in rows]
    assert data["periods"][3] == {"period": "2026Q4", "due": ["2027-01-11"], "provisional": True, "set_by": None}
    (listed,) = [one for one in view(office(), "data").files if one.link.target == "data/shili-reports.csv"]
    assert listed.about == "每个单位、每一期一行"
    real = dict(export_files(day_of(load("real"), TODAY), (), []))
    assert "data/tongren-reports.csv" not in real
    assert json.loads(real["data/tongren.json"])["grid"] is None
