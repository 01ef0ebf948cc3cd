"""公示: shown from its first day to its last, then gone from everything; no person's name can get into one."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.catalogue import remedy, says
from generator.model.portal import Portal
from generator.pages.notice_views import NoticeList, NoticePage, TombstonePage
from tests.factories import MINIMAL, TODAY
from tests.ledger_sites import built, edit, found, pages_of
from tests.national import minimal, put, put_here, put_ledger, put_place

LIST, OWN = "notices/index.html", "notices/2026-001/index.html"
FILE = "content/shili/notices/2026-001.yml"
MARKS = {"area: 示例一村": "area: 标记甲村", "hangs: 示例一村村务公示栏": "hangs: 标记乙村公示栏"}
EDITS = [edit(FILE, old, new) for old, new in MARKS.items()]
URL = [edit("site_config.yml", "site_name:", "site_url: https://example.invalid/\nsite_name:")]


def notice(portal: Portal, as_of: date = TODAY) -> NoticePage:
    view = pages_of(portal, as_of)[OWN].view
    assert isinstance(view, NoticePage)
    return view


def last(portal: Portal, as_of: date) -> str:
    return next(fact.text for fact in notice(portal, as_of).facts if fact.label == "最后一天")


@pytest.mark.parametrize(
    ("day", "kind", "listed"),
    [
        ("2026-11-17", None, False),
        ("2026-11-18", "notice", True),
        ("2026-11-25", "notice", True),
        ("2026-11-26", "tombstone", False),
        ("2027-11-26", "tombstone", False),
    ],
)
def test_a_notice_opens_and_ends_by_itself(day: str, kind: str | None, listed: bool) -> None:
    """Before its first day there is nothing; to its last day the page; from the day after a tombstone, ever after."""
    pages = pages_of(minimal(), date.fromisoformat(day))
    page = pages.get(OWN)
    assert (page.frame.kind if page else None) == kind
    view = pages[LIST].view if LIST in pages else None
    assert isinstance(view, NoticeList) is (kind is not None)
    if isinstance(view, NoticeList):
        assert bool(view.rows) is listed
        assert bool(view.none) is not listed


@pytest.mark.parametrize(
    ("opens", "place", "due", "rolled"),
    [
        ("2026-11-18", {}, "2026-11-25", False),
        ("2026-11-18", {"notice_length": 5}, "2026-11-23", False),
        ("2026-11-14", {}, "2026-11-23", True),  # the 7th day is a Saturday
        ("2026-09-24", {}, "2026-10-08", True),  # the 7th day is the National Day
        ("2026-11-18", {"notice_working": True}, "2026-11-27", False),
        (
            "2026-09-28",
            {"notice_working": True},
            "2026-10-13",
            False,
        ),  # the holiday does not count, a Saturday of work does
    ],
)
def test_its_last_day_is_counted_as_the_place_counts(opens: str, place: dict[str, Any], due: str, rolled: bool) -> None:
    """The day it is put up does not count; a last day of rest gives way to the next working day (民法典 203)."""
    portal = put_place(put_ledger(minimal(), "notices", "2026-001", opens=opens), **place)
    day = date.fromisoformat(due)
    assert last(portal, day) == f"{day.year}年{day.month}月{day.day}日"
    assert ("延到这一天" in notice(portal, day).says) is rolled
    assert pages_of(portal, date.fromordinal(day.toordinal() + 1))[OWN].frame.kind == "tombstone"


def test_a_day_that_rests_on_a_guess_says_so() -> None:
    """Where the days off are not announced yet, the last day is told as an estimate."""
    portal = put_ledger(minimal(), "notices", "2026-001", opens="2031-01-28")
    assert "暂估" in notice(portal, date(2031, 1, 29)).says
    assert "暂估" not in notice(minimal()).says


def test_a_notice_says_what_is_asked_of_it() -> None:
    """What, where, how many, from when to when, where the list hangs, whom to tell with a number to call, why no list."""
    view = notice(minimal())
    facts = {fact.label: fact.text for fact in view.facts}
    assert facts == {
        "公示什么": "最低生活保障确认对象", "范围": "示例一村", "多少": "12户，25人", "贴在哪里": "示例一村村务公示栏",
        "哪天贴的": "2026年11月18日", "最后一天": "2026年11月25日",
    }  # fmt: skip
    assert view.measure is not None
    assert view.measure.target == "relief/dibao/index.html"
    assert (view.telephone, view.instead) == ("0999-0000000", "")
    assert [fact.text for fact in view.object_facts] == ["示例县社会救助服务热线", "工作日 9:00—17:00"]
    assert view.object_facts[0].link is not None
    assert view.object_facts[0].link.target == "channels/index.html#q-own-rexian"
    assert view.no_list


def test_where_lists_are_published_is_cited_only_if_held() -> None:
    """The law's words on lists are told by stage, and not where the portal may not cite the article on the day."""
    published = notice(minimal()).published
    assert published is not None
    assert [link.text for link in published.basis] == ["《社会救助法》第四十五条"]
    other = put_ledger(minimal(), "notices", "2026-001", stage="初审对象")
    assert notice(other).published is None
    withdrawn = put(minimal(), "law", "shehui-jiuzhufa", ended="2026-11-01")
    assert notice(withdrawn).published is None


def test_a_channel_that_does_not_hold_gives_way_to_the_hotline() -> None:
    """Where the channel named has ended by the day, the reader is told whom to ring instead."""
    view = notice(put_here(minimal(), "channels", "rexian", valid_to="2026-11-20"))
    assert (view.object_facts, view.telephone) == ((), "")
    assert "12345" in view.instead


def test_a_national_channel_is_named_where_it_stands() -> None:
    """A notice may name a national channel; the link leads to a page that has it."""
    view = notice(put_ledger(minimal(), "notices", "2026-001", object_to="rexian-12345"))
    assert view.telephone == "12345"
    assert view.unverified.startswith("未核实")
    assert view.object_facts[0].link is not None
    assert view.object_facts[0].link.target == "channels/index.html"


@cache
def after_the_end() -> dict[str, str]:
    """Every text file of the site on the day after the last day."""
    import tempfile

    with tempfile.TemporaryDirectory() as work:
        files = built(Path(work) / "site", [*EDITS, *URL], date(2026, 11, 26), verify=False)
    return {name: content.decode() for name, content in files.items() if not name.endswith((".png", ".pdf"))}


def test_an_ended_notice_is_gone_from_everything() -> None:
    """After the end no file of the site holds the area or the board; data, tables and site maps do not name it."""
    for name, text in after_the_end().items():
        assert "标记" not in text, name
        if name != OWN:
            assert "2026-001" not in text, name
    assert json.loads(after_the_end()["data/shili.json"])["notices"] == []


def test_while_it_hangs_it_is_found() -> None:
    """On its last day page, list and data have it: the test above looks for what was there."""
    pages = pages_of(put_ledger(minimal(), "notices", "2026-001", area="标记甲村"), date(2026, 11, 25))
    assert "标记甲村" in pages[OWN].frame.title
    assert "标记甲村" in pages[LIST].view.rows[0].link.text


def test_the_tombstone_keeps_the_counts() -> None:
    """The old address tells measure, stage, counts, first and last day, and leads to the list."""
    page = pages_of(minimal(), date(2026, 11, 26))[OWN]
    assert isinstance(page.view, TombstonePage)
    assert [fact.text for fact in page.view.facts] == [
        "最低生活保障确认对象", "12户，25人", "2026年11月18日", "2026年11月25日"
    ]  # fmt: skip
    assert [link.target for link in page.view.links] == [LIST]
    assert page.frame.title == "已结束的公示 2026-001（示例县）"


@pytest.mark.parametrize("day", [date(2026, 11, 20), date(2026, 11, 26)])
def test_search_engines_are_told_to_keep_nothing(tmp_path: Path, day: date) -> None:
    """A notice, the list and a tombstone say noindex and are not in the site map for machines; other pages are."""
    files = built(tmp_path / "site", URL, day, verify=False)
    sitemap = files["sitemap.xml"].decode()
    for path in (OWN, LIST):
        assert '<meta name="robots" content="noindex">' in files[path].decode()
        assert path.removesuffix("index.html") not in sitemap
    assert "noindex" not in files["units/index.html"].decode()
    assert "/units/" in sitemap
    assert ("notices/2026-001" in files["sitemap/index.html"].decode()) is (day.day == 20)


NAMES = {
    "a name for the area": ("area: 示例一村", "area: 张三", "L211", 10),
    "a name behind the area": ("area: 示例一村", "area: 示例一村张三", "L211", 10),
    "a name in brackets": ("area: 示例一村", "area: 示例一村（张三）", "L211", 10),
    "a name after a blank": ("area: 示例一村", "area: 示例一村 张三", "L211", 10),
    "a list in the area": ("area: 示例一村", "area: 张三、李四所在的村", "L211", 10),
    "a masked name made a village": ("area: 示例一村", "area: 王某某所在的村", "A230", 10),
    "households of a masked name": ("area: 示例一村", "area: 王某等3户的村", "A230", 10),
    "a starred name": ("area: 示例一村", "area: 李*村", "L211", 10),
    "a name that lives there": ("area: 示例一村", "area: 村民张三家所在的村", "A230", 10),
    "a household in trouble": ("area: 示例一村", "area: 困难户张三所在村", "A241", 10),
    "two names made a village": ("area: 示例一村", "area: 张三李四村", "A241", 10),
    "two names behind a town": ("area: 示例一村", "area: 示例镇张三李四村", "A241", 10),
    "two names joined": ("area: 示例一村", "area: 张三和李四村", "A241", 10),
    "where somebody lives": ("area: 示例一村", "area: 张三居住村", "A241", 10),
    "an old man": ("area: 示例一村", "area: 示例镇老人张三村", "A241", 10),
    "a row of names": ("area: 示例一村", "area: 张三一家和李四一家以及王五一家村", "L211", 10),
    "beside a home": ("hangs: 示例一村村务公示栏", "hangs: 示例一村张三旁公示栏", "A241", 14),
    "a home for a board": ("hangs: 示例一村村务公示栏", "hangs: 示例一村张三家公示栏", "A241", 14),
    "an uncle for a board": ("hangs: 示例一村村务公示栏", "hangs: 示例一村小张大爷公示栏", "A241", 14),
    "a door for a board": ("hangs: 示例一村村务公示栏", "hangs: 张三家门口", "L211", 14),
    "a name before the board": ("hangs: 示例一村村务公示栏", "hangs: 张三家门口公示栏", "A230", 14),
    "a name behind the board": ("hangs: 示例一村村务公示栏", "hangs: 示例一村村务公示栏张三", "L211", 14),
    "a field for names": ("area: 示例一村", "area: 示例一村\nnames: [张三, 李四]", "L201", 11),
    "a field for a list": ("households: 12", "households: 12\nlist: 张三 李四", "L201", 12),
    "a note": ("object_to: rexian", "object_to: rexian\nnote: 张三家五口", "L201", 16),
    "a name for the number": ("households: 12", "households: 张三", "L213", 11),
    "a name for the stage": ("stage: 确认对象", "stage: 张三", "L205", 9),
    "a name for the measure": ("measure: dibao", "measure: zhang-san", "A200", 8),
    "a name for the channel": ("object_to: rexian", "object_to: zhang-san", "A200", 15),
    "a name in the id": ("id: 2026-001", "id: zhang-san", "L211", 7),
    "a name behind the id": ("id: 2026-001", "id: 2026-001-zhangsan", "L211", 7),
    "a name of the reviewer": ("post: 示例审核岗", "post: 张某某", "A230", 3),
    "an identity number for the board": ("hangs: 示例一村", "hangs: 身份证110101199003070011", "L211", 14),
}


@pytest.mark.parametrize(("old", "new", "code", "line"), NAMES.values(), ids=NAMES)
def test_a_name_in_a_notice_is_refused(tmp_path: Path, old: str, new: str, code: str, line: int) -> None:
    """Whatever way a name is tried, it is refused at its file and line with what may be written instead."""
    hits = [f for f in found(tmp_path / "site", [edit(FILE, old, new)]) if f.code == code]
    assert [(f.place.path, f.place.line) for f in hits] == [(FILE, line)]
    assert re.search(r"[\u4e00-\u9fff]{4}", remedy(hits[0]))
    if code == "L211" and old.startswith(("area", "hangs")):
        assert "不写人名" in remedy(hits[0])
    assert says(hits[0])


@pytest.mark.parametrize("name", ["zhang-san", "2026-001-zhangsan", "2026-zhang"])
def test_a_file_named_for_a_person_is_refused(tmp_path: Path, name: str) -> None:
    """An id is a year and a number, also where the file bears the same name: an address names nobody."""
    text = (MINIMAL / FILE).read_text(encoding="utf-8").replace("id: 2026-001", f"id: {name}")
    path = f"content/shili/notices/{name}.yml"
    hits = found(tmp_path / "site", [{"op": "write", "path": path, "text": text}])
    assert [(f.code, f.place.path, f.place.line) for f in hits] == [("L211", path, 7)]
    assert "不要用人名的拼音" in remedy(hits[0])


@pytest.mark.parametrize(
    "area",
    [
        "示例县",
        "示例镇示例村",
        "张家村",
        "王家营子嘎查",
        "李庄社区",
        "示例街道",
        "第3社区",
        "万户村",
        "高王庄村",
        "严家坝村委会",
        "示例县示例镇示例一村",
        "老王庄村",
        "李家边村",
        "示例县铁路家属院社区",
        "李集镇王店村",
        "双江拉祜族佤族布朗族傣族自治县勐勐镇千福村",
        "湘西土家族苗族自治州示例县示例镇",
    ],
)
def test_names_of_places_are_let_in(tmp_path: Path, area: str) -> None:
    """A village may bear a family's name."""
    assert found(tmp_path / "site", [edit(FILE, "area: 示例一村", f"area: {area}")]) == []


@pytest.mark.parametrize(
    "hangs",
    [
        "李家村村务公示栏",
        "示例县示例镇示例一村村务公示栏",
        "县政务服务中心一楼大厅电子屏",
        "示例镇便民服务中心（示例路1号）公示栏",
        "县住建局宣传栏",
        "县医院住院部公示栏",
        "示例社区居民委员会公示栏",
        "示例镇老人活动中心公示栏",
        "王家中学宣传栏",
        "示例老街公示栏",
    ],
)
def test_names_of_boards_are_let_in(tmp_path: Path, hangs: str) -> None:
    """A board is named by where it hangs."""
    assert found(tmp_path / "site", [edit(FILE, "hangs: 示例一村村务公示栏", f"hangs: {hangs}")]) == []
