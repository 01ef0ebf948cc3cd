"""Pages of 信息公开: what they say, what they never say, and that the list holds what is public and nothing else."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from generator.disclosure.day import day_of
from generator.disclosure.item import State
from generator.disclosure.listing import NO_SUMMARY, Listed, listing_of
from generator.export.files import export_files
from generator.findings import Findings
from generator.load.site import load_portal
from generator.model.portal import PAGED, Portal
from generator.pages.frame import Page
from generator.pages.opening_views import AnnualList, AnnualPage, GuidePage, ListingPage, OpeningHub, OpeningRules
from generator.plan.catalogue_list import WAYS
from generator.plan.site import plan_site
from generator.privacy.attachments.offer import offer_attachments
from tests.account_site import example_account, example_pages
from tests.factories import REPO, TODAY
from tests.ledger_sites import GONE, pages_of
from tests.national import by_office, load, minimal, put_here, put_ledger

ALL = (minimal, lambda: load("real"))
LIST = "opening/catalogue"
NEVER = ("逾期", "应公开而未公开", "不完整", "得分", "尚未公开", "应当公开而")
OF_RECORDS = {
    "document", "unit", "explanation", "annual", "meeting", "resolution", "report", "bulletin", "circular",
    "evaluation", "notice",
}  # fmt: skip
KINDS = {"opening", "guide", "opening-rules", "opening-catalogue", "annuals", "annual"}


def view(portal: Portal, path: str, as_of: date = TODAY) -> Any:
    return pages_of(portal, as_of)[f"{path}/index.html"].view


def without(portal: Portal, **fields: Any) -> Portal:
    (place,) = portal.places
    return replace(portal, places=(replace(place, **fields),))


def listed(portal: Portal, as_of: date = TODAY) -> tuple[Listed, ...]:
    day = day_of(portal, as_of)
    return day.accounts["shili"].listing


def rows_of(portal: Portal, folder: str) -> list[Any]:
    """The rows of a list, page by page."""
    found = [p for path, p in pages_of(portal).items() if path in _paths(folder)]
    return [row for page in found for row in page.view.rows]


def _paths(folder: str) -> set[str]:
    whole = f"{LIST}/{folder}/" if folder else f"{LIST}/"
    return {f"{whole}index.html", *(f"{whole}p{number}/index.html" for number in range(2, 9))}


def files_of(portal: Portal, as_of: date = TODAY) -> dict[str, bytes]:
    return dict(export_files(day_of(offer_attachments(portal, Findings()), as_of), (), []))


# the hub


@pytest.mark.parametrize("portal", ALL)
def test_every_place_has_the_four_sections(portal: Any) -> None:
    """Each place's hub leads to guide, rules, list, annual reports and 公开情况, and each of them is there."""
    pages = pages_of(portal())
    hubs = [page for page in pages.values() if page.frame.kind == "opening"]
    assert len(hubs) == len(portal().places)
    for hub in hubs:
        assert isinstance(hub.view, OpeningHub)
        targets = [tile.target for tile in hub.view.tiles]
        folder = hub.frame.path.removesuffix("index.html")
        assert targets == [
            f"{folder}{name}/index.html" for name in ("guide", "rules", "catalogue", "annual", "account")
        ]
        assert set(targets) <= set(pages)


def test_the_navigation_and_the_home_lead_there() -> None:
    """信息公开 is an entry of the place's navigation and a tile of its home; the pages mark that entry as theirs."""
    pages = pages_of(minimal())
    assert [link.text for link in pages["index.html"].frame.place.nav if link.target == "opening/index.html"] == [
        "信息公开"
    ]
    assert "opening/index.html" in {tile.target for tile in pages["index.html"].view.sections}
    mine = [page for page in pages.values() if page.frame.kind in KINDS]
    assert {page.frame.nav_current for page in mine} == {"opening/index.html"}
    assert {page.frame.kind for page in mine} == KINDS


def test_what_is_missing_is_said_with_whom_to_ask_and_the_article() -> None:
    """Where the portal holds neither guide nor rules nor reports the hub names them, a number to ring, the articles."""
    hub = next(p for p in pages_of(load("real")).values() if p.frame.path == "wuhai/opening/index.html")
    text = repr(hub.view)
    assert "本站未收录乌海市的政府信息公开指南、信息公开制度、政府信息公开年报。没有收录，不等于没有公开。" in text
    assert "12345" in text
    assert {link.target for link in hub.view.missing.basis} == {
        f"law/xinxi-gongkai/index.html#a{number}" for number in (4, 12, 49)
    }


def test_a_place_that_only_compiles_says_so_and_blames_nobody() -> None:
    """Pages of the five places say that this is no organ's own column, and hold no word of a verdict."""
    pages = pages_of(load("real"))
    for page in pages.values():
        if page.frame.kind in KINDS:
            assert not [word for word in NEVER if word in repr(page.view)], page.frame.path
            if page.frame.kind != "annual" and "/p" not in page.frame.path:
                assert "这里不是哪个机关自己的公开专栏" in repr(page.view), page.frame.path


def test_an_offices_own_pages_do_not_say_that_they_only_compile() -> None:
    """Where the place's own office publishes, no page of 信息公开 says that the portal only compiles."""
    for page in pages_of(by_office(minimal())).values():
        if page.frame.kind in KINDS:
            assert "只整理公开文件" not in repr(page.view), page.frame.path


# the guide


def test_the_guide_has_each_field_of_article_12() -> None:
    """Nine fields in their order; what the record lacks reads 本站未收录, and then whom to ask stands below."""
    page = view(minimal(), "opening/guide")
    assert isinstance(page, GuidePage)
    assert [fact.label for fact in page.facts] == [
        "信息的分类", "编排体系", "获取方式", "工作机构", "办公地址", "办公时间", "联系电话", "传真号码", "互联网联系方式",
    ]  # fmt: skip
    assert [fact.label for fact in page.facts if fact.known] == ["获取方式", "工作机构"]
    assert {fact.text for fact in page.facts if not fact.known} == {"本站未收录"}
    assert page.missing is not None


def test_a_whole_guide_lacks_nothing() -> None:
    """A guide with all nine fields has nothing below it on what is missing."""
    (place,) = minimal().places
    assert place.guide is not None
    words = place.guide.record.model_dump(by_alias=True)
    more = {"sorting": "分类", "order": "编排", "address": "某路0号", "hours": "工作日", "telephone": "000-00000000"}
    record = type(place.guide.record).model_validate({**words, **more, "fax": "000-00000001", "online": "本站"})
    page = view(without(minimal(), guide=replace(place.guide, record=record)), "opening/guide")
    assert all(fact.known for fact in page.facts)
    assert page.missing is None


def test_the_guide_says_what_the_account_says() -> None:
    """A fax that may be left out is said to be; what is absent has the word of 公开情况 and leads to its row."""
    page = example_pages()["opening/guide/index.html"].view
    assert isinstance(page, GuidePage)
    facts = {fact.label: fact for fact in page.facts}
    assert facts["传真号码"].known and "没有传真的不用写" in facts["传真号码"].text
    online = facts["互联网联系方式"]
    assert online.text == State.absent.value and online.link is not None
    assert online.link.target == "opening/account/tiaoli-zhinan/index.html#r-jigou"


def test_what_has_no_summary_is_listed_without_one() -> None:
    """The list prints a summary of exactly the documents of which the rule says that they have one."""
    account = example_account()
    lacking = {item.key for item in account.by_rule["A822"] if "内容概述" in item.why}
    bare = {f"documents/{one.record.id}" for one in account.listing if one.about == NO_SUMMARY}
    assert lacking == bare and bare


def test_no_guide_and_the_page_is_there() -> None:
    """Without a guide the page says 本站未收录 and still how to apply, with the way to the steps."""
    page = view(load("real"), "wuhai/opening/guide")
    assert page.facts == ()
    assert "本站未收录乌海市的政府信息公开指南" in repr(page.missing)
    assert "20个工作日" in repr(page.how)
    assert {link.target for link in page.ways} >= {
        "wuhai/channels/index.html#k-disclosure",
        "papers/xinxi-shenqing/index.html",
        "wuhai/ladders/gongkai/index.html",
    }


def test_the_law_is_named_only_where_the_day_has_it() -> None:
    """A site that does not hold the regulation names no article of it."""
    page = view(without(minimal(), guide=None), "opening/guide")
    assert page.how is None
    assert page.missing.basis == ()


# the rules


def test_rules_are_the_documents_marked_so() -> None:
    """A document marked 信息公开制度 stands on the page; where there is none that is said."""
    none = view(minimal(), "opening/rules")
    assert isinstance(none, OpeningRules)
    assert none.own == ()
    assert none.missing is not None
    (place,) = minimal().places
    document = place.documents["zhidu"]
    record = document.record.model_copy(update={"on_disclosure": True})
    marked = {"zhidu": replace(document, located=replace(document.located, record=record))}
    page = view(without(minimal(), documents=marked), "opening/rules")
    assert [tile.target for tile in page.own] == ["documents/zhidu/index.html"]
    assert page.missing is None


def test_the_nations_law_on_disclosure_leads_to_its_pages() -> None:
    """Instruments on 公开 are listed with how sure their text is; what was not read says 依据待核."""
    page = view(load("real"), "wuhai/opening/rules")
    notes = {tile.target: tile.note for tile in page.law}
    assert notes["law/xinxi-gongkai/index.html"] == "国务院令第711号 · 有效"
    assert notes["law/mulu-52/index.html"].endswith("依据待核")


# the list


def test_every_record_with_a_page_is_on_the_list_once() -> None:
    """The list has exactly the pages of records; of local relief and of money the page that shows them."""
    of_records = {path for path, page in pages_of(minimal()).items() if page.frame.kind in OF_RECORDS}
    assert {f"{'/'.join(one.at)}/index.html" for one in listed(minimal()) if one.folder in PAGED} == of_records
    numbers = [one.number for one in listed(minimal())]
    assert len(numbers) == len(set(numbers))
    assert {one.folder for one in listed(minimal())} - PAGED == {"relief", "funds"}


def test_the_number_is_the_organs_own_or_made_of_place_folder_and_id() -> None:
    """An index number is shown as written; else the portal's own, which does not move with other records."""
    before = {one.title: one.number for one in listed(minimal())}
    portal = put_ledger(minimal(), "bulletins", "2026-01", index_number="000000000/2026-00001")
    after = {one.title: (one.number, one.own) for one in listed(portal)}
    assert before["一季度社会救助工作情况"] == "shili/bulletins/2026-01"
    assert after["一季度社会救助工作情况"] == ("000000000/2026-00001", True)
    assert {title: number for title, (number, own) in after.items() if not own}.items() <= before.items()


def test_a_day_that_nobody_wrote_is_not_taken_from_another() -> None:
    """Without a day of forming the row says 文件没有写明, or 本站未收录 of what the portal wrote itself."""
    rows = {row.number: row for row in rows_of(minimal(), "")}
    assert rows["shili/annual/2025"].formed == "本站未收录"
    assert rows["shili/bulletins/2026-01"].formed == "2026年4月25日"
    real = view(load("real"), f"wuhai/{LIST}")
    assert {row.formed for row in real.rows if row.kind == "制度文件"} == {"文件没有写明"}


def test_each_order_holds_the_same_rows() -> None:
    """All orders list the same records; the first is indexed and canonical, the others say noindex and name it."""
    portal = replace(minimal(), config=minimal().config.model_copy(update={"site_url": "https://www.example.gov.cn/"}))
    pages = pages_of(portal)
    first = sorted(row.number for row in rows_of(portal, ""))
    assert len(first) == len(listed(portal))
    for way in WAYS:
        assert sorted(row.number for row in rows_of(portal, way.folder)) == first
        page = pages[f"{LIST}/{way.folder}/index.html" if way.folder else f"{LIST}/index.html"]
        assert isinstance(page.view, ListingPage)
        assert [order.current for order in page.view.orders] == [one is way for one in WAYS]
        assert {order.link.target for order in page.view.orders} <= set(pages)
        assert page.frame.canonical == f"https://www.example.gov.cn/{LIST}/"
        assert page.frame.is_indexed is (way.folder == "")
        assert (("robots", "noindex") in page.frame.metas) is (way.folder != "")


def test_each_order_is_what_it_says() -> None:
    """By forming and by publishing the newest stand first and the undated last; by number and by kind ascending."""
    by = {one.number: one for one in listed(minimal())}
    for folder, day_of_one in (("", lambda one: one.formed), ("by-published", lambda one: one.published)):
        days = [day_of_one(by[row.number]) for row in rows_of(minimal(), folder)]
        dated = [day for day in days if day]
        assert days == [*sorted(dated, reverse=True), *[None] * (len(days) - len(dated))]
    numbers = [row.number for row in rows_of(minimal(), "by-index")]
    assert numbers == sorted(numbers)
    kinds = [row.kind for row in rows_of(minimal(), "by-kind")]
    assert kinds == sorted(kinds)
    assert len({row.number for row in rows_of(minimal(), "by-name")}) == len(numbers)


def test_nothing_withdrawn_or_ended_is_on_the_list() -> None:
    """A withdrawn record, a draft and a notice that ended are on no page of the list, and in no data of it."""
    portal = put_ledger(minimal(), "bulletins", "2026-01", state="withdrawn", withdrawn=GONE)
    portal = put_here(portal, "annual", "2025", state="draft")
    last = date(2027, 12, 31)
    held = {one.folder for one in listed(portal, last)}
    assert not held & {"bulletins", "annual", "notices"}
    notices = [one for one in listed(minimal()) if one.folder == "notices"]
    assert {f"notices/{one.id}/index.html" for one in day_of(minimal(), TODAY).books["shili"].notices} == {
        "/".join((*one.at, "index.html")) for one in notices
    }
    data = json.loads(files_of(portal, last)["data/shili.json"])
    assert not [one for one in data["catalogue"] if one["page"].startswith(("bulletins/", "annual/", "notices/"))]


def test_the_table_is_read_back() -> None:
    """The CSV begins with the mark of order, has a row for each record, and says what the data says."""
    files = files_of(minimal())
    content = files["data/shili-catalogue.csv"]
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    data = json.loads(files["data/shili.json"])["catalogue"]
    assert [row["索引号"] for row in rows] == [one.number for one in listed(minimal())]
    assert [(row["名称"], row["内容概述"], row["生成日期"], row["页面"]) for row in rows] == [
        (one["title"], one["about"], one["formed"] or "", one["page"]) for one in data
    ]
    paths = set(pages_of(minimal()))
    assert {row["页面"].partition("#")[0] for row in rows} <= paths


def test_guide_and_reports_are_data() -> None:
    """The data of a place holds its guide and its annual reports."""
    data = json.loads(files_of(minimal())["data/shili.json"])
    assert data["guide"]["office"] == "县民政局办公室"
    assert [one["id"] for one in data["annual"]] == ["2025"]


def test_five_thousand_records_cost_five_times_their_rows() -> None:
    """Of n records each order has n rows in pages of fifty, and no page grows with n; the site map names one."""
    day = day_of(minimal(), TODAY)
    account = day.accounts["shili"]
    one = listing_of(account.scene)[0]
    many = tuple(replace(one, number=f"shili/documents/{n:05}") for n in range(5000))
    vars(account)["listing"] = many  # as if it had been made
    plan, findings = plan_site(day, ())
    assert list(findings) == []
    mine: list[Page] = [page for page in plan.pages if page.frame.kind == "opening-catalogue"]
    assert len(mine) == len(WAYS) * 100
    assert {len(page.view.rows) for page in mine} == {50}
    (whole,) = [page for page in plan.pages if page.frame.kind == "sitemap"]
    assert repr(whole.view).count(f"{LIST}/") == 1


# annual reports


def test_a_report_has_six_parts_and_says_which_is_missing() -> None:
    """All six titles stand in their order; a part that is not there says 本站未收录; counts are rows."""
    page = view(minimal(), "annual/2025")
    assert isinstance(page, AnnualPage)
    assert [part.title[:2] for part in page.parts] == ["一、", "二、", "三、", "四、", "五、", "六、"]
    assert [bool(part.missing) for part in page.parts] == [False, True, False, True, True, True]
    assert page.parts[2].counts is not None
    assert page.parts[2].counts.rows == (("收到的申请", "3", "件"),)
    (text,) = page.files
    content = files_of(minimal())[text.target].decode()
    assert content.startswith("示例县2025年政府信息公开年报\n")
    assert content.count("本站未收录这一部分。") == 4
    assert "收到的申请：3件" in content
    assert f"{len(content.encode()):,} 字节" in text.text


def test_the_reports_are_listed_newest_first() -> None:
    """The list leads to each year; a year that is not over by the day is not shown yet."""
    portal = put_here(minimal(), "annual", "2025", id="2023")
    page = view(portal, "opening/annual")
    assert isinstance(page, AnnualList)
    assert [tile.target for tile in page.tiles] == ["annual/2025/index.html", "annual/2023/index.html"]
    assert [tile.target for tile in view(portal, "opening/annual", date(2025, 12, 31)).tiles] == [
        "annual/2023/index.html"
    ]


def test_no_report_names_who_publishes_it_when() -> None:
    """Without a report the list says 本站未收录 and both days of article 49."""
    text = repr(view(load("real"), "wuhai/opening/annual").missing)
    assert "本站未收录乌海市的政府信息公开年报" in text
    assert "1月31日前" in text
    assert "3月31日前" in text


def test_a_withdrawn_report_leads_back_to_the_list() -> None:
    """At the address of a withdrawn report stands a tombstone that leads to the list of reports."""
    portal = put_here(minimal(), "annual", "2025", state="withdrawn", withdrawn=GONE)
    page = view(portal, "annual/2025")
    assert "opening/annual/index.html" in {link.target for link in page.links}


# downloads


def test_documents_are_offered_as_received_and_as_text_with_their_size() -> None:
    """A document's page leads to both files and says how many bytes each has."""
    files = files_of(minimal())
    links = {link.target: link.text for link in view(minimal(), "documents/zhidu").downloads}
    for name in ("original.txt", "clean.txt"):
        size = len(files[f"documents/zhidu/{name}"])
        assert f"{size:,} 字节" in links[f"documents/zhidu/{name}"]


def test_a_report_offers_its_attachment_and_no_document_does() -> None:
    """The file a report names is offered on the report's page, and not on the main document's."""
    example = _example()
    pages = pages_of(offer_attachments(example, Findings()), date(2026, 6, 30))
    link, _ = pages["annual/2025/index.html"].view.files
    assert link.target == "files/nianbao-2025.txt"
    assert link.target not in {one.target for one in pages["documents/zhidu/index.html"].view.downloads}
    assert link.target in files_of(example, date(2026, 6, 30))


def _example() -> Portal:
    portal, _ = load_portal(REPO / "examples/shili/site_config.yml", lambda _: None)
    assert portal is not None
    return portal
