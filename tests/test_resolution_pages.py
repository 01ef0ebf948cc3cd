"""Pages of 议定事项: lists that lead to every matter, one story a matter, the open ones on each unit's page."""

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
from generator.model.portal import Portal
from generator.pages.frame import Page
from generator.pages.resolution_views import MatterList, MatterPage, StoryEvent
from generator.plan.site import plan_site
from tests.factories import TODAY, make_attachment
from tests.national import by_office, minimal, put_ledger

FIRST = "2026-03-18-1"
NO_END: dict[str, Any] = {"closing": None, "extensions": (), "supervision": (), "progress": ()}
BY_LEAD = {"unit": "minzheng", "done": "做了一些。"}
CLOSING = {"by": "联席会议办公室", "says": "平台已经开通。"}


def bare(portal: Portal, **fields: Any) -> Portal:
    """The portal whose one matter has nothing after its decision but ``fields``."""
    (place,) = portal.places
    portal = replace(portal, places=(replace(place, ledger=replace(place.ledger, progress={})),))
    return put_ledger(portal, "resolutions", FIRST, **NO_END, **fields)


def many(portal: Portal, count: int, **fields: Any) -> Portal:
    """The portal with ``count`` matters of the one meeting."""
    for number in range(2, count + 1):
        portal = put_ledger(portal, "resolutions", FIRST, id=f"2026-03-18-{number}", number=number, **fields)
    return portal


def pages(portal: Portal, as_of: date = TODAY) -> dict[str, Page]:
    plan, findings = plan_site(day_of(portal, as_of), ())
    assert list(findings) == []
    return {page.frame.path: page for page in plan.pages}


def matter(portal: Portal, as_of: date = TODAY, name: str = FIRST) -> MatterPage:
    view = pages(portal, as_of)[f"resolutions/{name}/index.html"].view
    assert isinstance(view, MatterPage)
    return view


def listed(portal: Portal, folder: str = "", as_of: date = TODAY) -> MatterList:
    view = pages(portal, as_of)[f"resolutions/{folder}index.html"].view
    assert isinstance(view, MatterList)
    return view


def event(view: MatterPage, key: str) -> StoryEvent:
    (found,) = [event for event in view.events if event.key == key]
    return found


def exported(portal: Portal, as_of: date = TODAY) -> dict[str, bytes]:
    return dict(export_files(day_of(portal, as_of), (), []))


def test_the_story_is_told_oldest_first() -> None:
    """Proposal, decision, progress, moved day, supervision, report, end: each on its day, in order of days."""
    told = [(e.key, e.day, e.title) for e in matter(minimal()).events]
    assert told == [
        ("proposed", "2026年3月2日", "县民政局提出议题"),
        ("decided", "2026年3月18日", "会议定下"),
        ("going", "2026年5月20日", "县民政局：推进中"),
        ("moved", "2026年6月20日", "改期"),
        ("pressed", "2026年9月10日", "督办"),
        ("reported", "2026年9月15日", "县教育局：报告办完"),
        ("closed", "2026年9月28日", "办结"),
    ]


def test_each_event_says_who_and_why() -> None:
    """A moved day names the day before, who moved it and why; pressing and closing name by whom and what."""
    view = matter(minimal())
    assert event(view, "moved").says == (
        "原定2026年6月30日，改到2026年9月30日。", "谁定的：召集人。", "原因：上级接口推迟开通",
    )  # fmt: skip
    assert event(view, "pressed").says == ("联席会议办公室要求县教育局，2026年9月20日以前做到：", "报送学生名册")
    assert event(view, "closed").says == ("平台已经开通。", "由联席会议办公室确认。")
    assert view.notes == ("期限往后推过：原定2026年6月30日，现在是2026年9月30日。",)


def test_the_decision_stands_word_for_word() -> None:
    """What was decided is quoted as recorded, with its meeting, its number, its units and what it touches."""
    view = matter(minimal())
    record = minimal().places[0].ledger.resolutions[FIRST].record
    assert view.text == record.text
    assert (view.meeting.target, view.decided) == ("meetings/2026-03-18/index.html", "2026年3月18日，第1项")
    assert view.lead.target == "units/minzheng/index.html"
    assert [unit.target for unit in view.assist] == ["units/jiaoyu/index.html"]
    assert [link.target for link in (*view.measures, *view.topics)] == [
        "relief/dibao/index.html", "duties/hedui/index.html",
    ]  # fmt: skip
    (proposal,) = [fact.link for fact in view.facts if fact.label == "来自议题" and fact.link]
    assert (proposal.text, proposal.target) == ("建立核对平台", "proposals/index.html#yt-2026-01")
    assert "0999-0000000" in view.ask


@pytest.mark.parametrize(
    ("as_of", "keys"),
    [
        (date(2026, 3, 18), ["proposed", "decided", "due"]),
        (date(2026, 6, 20), ["proposed", "decided", "going", "moved", "due"]),
        (date(2026, 9, 14), ["proposed", "decided", "going", "moved", "pressed", "due"]),
    ],
)
def test_an_earlier_day_knows_nothing_later(as_of: date, keys: list[str]) -> None:
    """On an earlier day the page tells what had happened by then, and the due day as it then was."""
    assert [e.key for e in matter(minimal(), as_of).events] == keys


def test_before_the_decision_there_is_no_page() -> None:
    """The day before its meeting a matter has no page, no list, no section on a unit's page, no table."""
    before = date(2026, 3, 17)
    built = pages(minimal(), before)
    assert not [path for path in built if path.startswith("resolutions/")]
    assert built["units/minzheng/index.html"].view.matters is None
    assert "data/shili-resolutions.csv" not in exported(minimal(), before)


@pytest.mark.parametrize(
    ("office", "fields", "says"),
    [
        (True, {}, "已经逾期99个工作日（期限2026年6月30日）。"),
        (False, {}, "原定2026年6月30日办完；本站没有收录后来的情况。"),
        (
            False,
            {"progress": [{"date": "2026-08-01", "state": "推进中", **BY_LEAD}]},
            "原定2026年6月30日办完；最近一次报告进展是2026年8月1日。",
        ),
        (True, {"due": "2026-11-20"}, "已经逾期不到1个工作日（期限2026年11月20日）。"),
        (True, {"due": "2026-11-21"}, "快到期了：期限2026年11月21日，还有1个工作日。"),
        (True, {"due": "2026-11-30"}, "快到期了：期限2026年11月30日，还有6个工作日。"),
        (True, {"due": None}, "本站未收录它的进展。长期做，没有定期限。"),
        (True, {"due": "2026-12-31"}, "本站未收录它的进展。期限2026年12月31日。"),
        (
            True,
            {"due": None, "progress": [{"date": "2026-05-20", "state": "推进中", **BY_LEAD}]},
            "正在办。长期做，没有定期限。",
        ),
        (
            True,
            {"due": None, "progress": [{"date": "2026-05-20", "state": "遇到困难", **BY_LEAD}]},
            "报告遇到困难，还没有办完。长期做，没有定期限。",
        ),
        (
            True,
            {"progress": [{"date": "2026-05-20", "state": "报告办完", **BY_LEAD}]},
            "单位报告已经办完，等办公室确认。",
        ),
        (
            True,
            {"progress": [{"date": "2026-07-02", "state": "报告办完", **BY_LEAD}]},
            "单位报告已经办完，等办公室确认。报告的日子比期限晚2个工作日。",
        ),
        (
            True,
            {"closing": {"date": "2026-06-29", "how": "办结", **CLOSING}},
            "2026年6月29日确认办结，没有超过期限（2026年6月30日）。",
        ),
        (
            True,
            {"closing": {"date": "2026-07-02", "how": "办结", **CLOSING}},
            "2026年7月2日确认办结。",
        ),
        (False, {"closing": {"date": "2026-07-02", "how": "办结", **CLOSING}}, "2026年7月2日确认办结。"),
        (True, {"closing": {"date": "2026-07-02", "how": "不再办理", **CLOSING}}, "2026年7月2日定下不再办理。"),
    ],
)
def test_the_standing_in_one_sentence(office: bool, fields: dict[str, Any], says: str) -> None:
    """The page opens with where the matter stands, in the words that fit what may be said of this place."""
    portal = by_office(minimal()) if office else minimal()
    after = dict(NO_END) | fields
    (place,) = portal.places
    portal = replace(portal, places=(replace(place, ledger=replace(place.ledger, progress={})),))
    assert matter(put_ledger(portal, "resolutions", FIRST, **after)).standing == says


def test_what_comes_next() -> None:
    """An open matter's page says what will be told next and whom to ask; one that ended only whom to ask."""
    reported = [{"date": "2026-05-20", "state": "报告办完", **BY_LEAD}]
    said = {
        matter(bare(minimal())).ahead,
        matter(bare(by_office(minimal()))).ahead,
        matter(put_ledger(bare(by_office(minimal())), "resolutions", FIRST, progress=reported)).ahead,
    }
    assert len(said) == 3
    assert "" not in said
    assert matter(minimal()).ahead == ""


def test_the_last_day_itself() -> None:
    """On the due day the page says that it is the day; on a day of rest, to which day it gives way."""
    assert matter(bare(by_office(minimal())), date(2026, 6, 30)).standing == "快到期了：期限2026年6月30日，就是这一天。"
    resting = matter(bare(by_office(minimal()), due="2026-11-21"))
    assert resting.notes == ("期限那天是休息日，顺延到2026年11月23日。",)


def test_no_verdict_on_a_place_that_does_not_publish_here() -> None:
    """Where the office does not publish here, no page of matters holds 逾期, whatever happened."""
    portal = many(bare(minimal()), 3)
    for day in ("2026-07-02", "2027-07-02"):
        built = pages(portal, date.fromisoformat(day))
        views = [repr(page.view) for path, page in built.items() if path.startswith(("resolutions/", "units/"))]
        assert len(views) > 6
        assert not [view for view in views if "逾期" in view]


def test_merged_leads_on() -> None:
    """A matter that was merged leads to the other; where that is not public, it only says so."""
    merged = {"closing": {"date": "2026-07-02", "how": "并入其他事项", **CLOSING, "into": "2026-03-18-2"}}
    portal = many(minimal(), 2)
    portal = put_ledger(portal, "resolutions", FIRST, **merged)
    view = matter(portal)
    assert view.standing == "2026年7月2日并入其他事项，那一项也已经了结。"
    assert view.into is not None
    assert view.into.target == "resolutions/2026-03-18-2/index.html"
    hidden = put_ledger(portal, "resolutions", "2026-03-18-2", state="draft")
    assert matter(hidden).into is None


def test_evidence_leads_to_the_file() -> None:
    """Evidence held here is a link to the file, a named document its name, and a file that is not public nothing."""
    attached = replace(make_attachment(), published=b"")
    name, file = attached.located.record.id, attached.located.record.file
    evidence = [{"file": name}, {"document": "示民函〔2026〕9号"}]
    fields = {"progress": [{"date": "2026-05-20", "state": "推进中", **BY_LEAD, "evidence": evidence}]}
    (place,) = minimal().places
    held = replace(minimal(), places=(replace(place, attachments={name: attached}),))
    links = event(matter(put_ledger(held, "resolutions", FIRST, **fields)), "going").links
    assert [link.target for link in links] == [f"files/{file}", ""]
    links = event(matter(put_ledger(minimal(), "resolutions", FIRST, **fields)), "going").links
    assert [link.text for link in links] == ["示民函〔2026〕9号"]


def test_the_list_holds_what_is_open() -> None:
    """The first list holds what is open, and leads to the lists by year and unit, which hold what is closed too."""
    portal = many(bare(by_office(minimal())), 3)
    closing = {"date": "2026-06-29", "how": "办结", **CLOSING}
    portal = put_ledger(portal, "resolutions", "2026-03-18-3", closing=closing)
    view = listed(portal)
    assert [row.link.target for row in view.rows] == [
        f"resolutions/{name}/index.html" for name in (FIRST, "2026-03-18-2")
    ]
    assert [chip.text for chip in view.chips] == ["逾期 2", "快到期 0", "推进中 0", "办结 1"]
    assert [link.target for link in (*view.years, *view.units)] == [
        "resolutions/year-2026/index.html", "resolutions/unit-minzheng/index.html",
        "resolutions/unit-jiaoyu/index.html",
    ]  # fmt: skip
    for folder in ("year-2026/", "unit-minzheng/", "unit-jiaoyu/"):
        assert [row.chip.key for row in listed(portal, folder).rows] == ["overdue", "overdue", "done"]


def test_a_row_says_the_last_thing() -> None:
    """A row names lead and assisting units, the due day and what happened last by that day."""
    (row,) = listed(minimal(), as_of=date(2026, 9, 12)).rows
    assert (row.lead.text, [unit.text for unit in row.assist], row.due) == (
        "县民政局",
        ["县教育局"],
        "期限2026年9月30日（原定2026年6月30日）",
    )
    assert row.last == "2026年9月10日 督办：报送学生名册"


def test_when_all_is_closed_the_list_says_so() -> None:
    """A place whose matters all ended still has its list, which says so and leads on."""
    view = listed(minimal())
    assert view.rows == ()
    assert view.empty
    assert view.years


def test_a_long_list_is_cut() -> None:
    """More than fifty open matters lie on several pages; each matter is on one of them, once, in one order."""
    built = pages(many(bare(minimal()), 120))
    paths = ["resolutions/index.html", "resolutions/p2/index.html", "resolutions/p3/index.html"]
    rows = [row.link.target for path in paths for row in built[path].view.rows]
    assert [len(built[path].view.rows) for path in paths] == [50, 50, 20]
    assert len(set(rows)) == 120
    assert "resolutions/p4/index.html" not in built
    assert built["resolutions/p3/index.html"].view.pager.following is None
    in_year = [built[p.replace("resolutions/", "resolutions/year-2026/")] for p in paths]
    assert sorted(row.link.target for page in in_year for row in page.view.rows) == sorted(rows)


def test_the_site_map_stays_light() -> None:
    """Many matters are reached from their lists, and not each from the site map; few are named there."""

    def named(portal: Portal) -> list[str]:
        groups = pages(portal)["sitemap/index.html"].view.groups
        return [link.target for _, links in groups for link in links if link.target.startswith("resolutions/")]

    assert f"resolutions/{FIRST}/index.html" in named(minimal())
    of_many = named(many(minimal(), 60))
    assert "resolutions/index.html" in of_many
    assert f"resolutions/{FIRST}/index.html" not in of_many


def test_on_the_unit_page() -> None:
    """A unit's page holds what is open that it leads or assists in, at most ten, then the way to all of them."""
    portal = many(bare(minimal()), 12, assist=[])
    built = pages(portal)
    lead, helper = (built[f"units/{unit}/index.html"].view.matters for unit in ("minzheng", "jiaoyu"))
    assert (len(lead.rows), lead.more.target) == (10, "resolutions/unit-minzheng/index.html")
    assert ([row.link.target for row in helper.rows], helper.more) == ([f"resolutions/{FIRST}/index.html"], None)
    done = pages(minimal())["units/jiaoyu/index.html"].view.matters
    assert (done.rows, bool(done.none), done.more.target) == ((), True, "resolutions/unit-jiaoyu/index.html")


def test_a_unit_without_any_matter() -> None:
    """A unit that never led or assisted has no list of its own, and no link to one."""
    built = pages(put_ledger(minimal(), "resolutions", FIRST, assist=[], progress=(), supervision=()))
    assert built["units/jiaoyu/index.html"].view.matters.more is None
    assert "resolutions/unit-jiaoyu/index.html" not in built


def test_the_table() -> None:
    """The table has a row a matter, opens as a spreadsheet does, and counts days only where the office publishes."""
    data = exported(bare(by_office(minimal())))["data/shili-resolutions.csv"]
    assert data.startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(io.StringIO(data.decode("utf-8-sig")))
    assert row.pop("示例") == "示例"
    assert row == {
        "编号": FIRST, "会议": "2026-03-18", "第几项": "1", "事项": "建立核对平台", "牵头单位": "县民政局",
        "配合单位": "县教育局", "期限": "2026-06-30", "状态": "逾期", "逾期工作日": "99", "暂估": "", "最近进展日期": "",
    }  # fmt: skip
    compiled = exported(bare(minimal()))["data/shili-resolutions.csv"].decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(compiled))
    assert (row["状态"], row["逾期工作日"]) == ("过了原定期限", "")


def test_an_estimate_is_no_fact_in_the_data() -> None:
    """Where the page says 约, the table has 暂估 and the data ``estimated``; neither where the count is sure."""
    portal = put_ledger(bare(by_office(minimal())), "resolutions", FIRST, due="2026-12-28")
    for day, about, marked in ((date(2026, 12, 31), "", ""), (date(2027, 1, 6), "约", "是")):
        files = exported(portal, day)
        (row,) = csv.DictReader(io.StringIO(files["data/shili-resolutions.csv"].decode("utf-8-sig")))
        (story,) = json.loads(files["data/shili.json"])["resolutions"]
        assert (row["逾期工作日"], row["暂估"]) == (str(story["late"]), marked)
        assert story["estimated"] is bool(marked)
        chip = pages(portal, day)[f"resolutions/{FIRST}/index.html"].view.chip
        assert chip.text == f"逾期{about}{story['late']}个工作日"


def test_the_table_is_offered() -> None:
    """The page of downloads names the table where there is one."""
    targets = [file.link.target for file in pages(minimal())["data/index.html"].view.files]
    assert "data/shili-resolutions.csv" in targets
    before = pages(minimal(), date(2026, 3, 17))["data/index.html"].view.files
    assert "data/shili-resolutions.csv" not in [file.link.target for file in before]


@pytest.mark.parametrize(("office", "late"), [(True, 99), (False, None)])
def test_the_data_hold_the_story(office: bool, late: int | None) -> None:
    """The data give standing, day and lateness as the pages do; no lateness where none may be spoken of."""
    portal = bare(by_office(minimal()) if office else minimal())
    (story,) = json.loads(exported(portal)["data/shili.json"])["resolutions"]
    assert (story["standing"], story["late"]) == ("逾期" if office else "过了原定期限", late)
    assert (story["due_now"], story["slipped"], story["finished"]) == ("2026-06-30", False, None)
