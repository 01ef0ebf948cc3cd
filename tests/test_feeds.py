"""Feeds: RFC 4287 to the letter, nothing that a page does not show, names that stay."""

from __future__ import annotations

import gc
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.disclosure.day import day_of, seen_on
from generator.export.feeds import feed_file
from generator.export.identity import link_to, name_of
from generator.ledger.notices import close_notices
from generator.model.portal import Portal, Tombstone, public_view
from generator.pages.feed_views import Entry, Feed
from generator.plan import feeds as planning
from generator.plan.context import PlaceContext
from generator.plan.site import SitePlan, plan_site
from generator.plan.tombstones import WORDS
from tests.factories import TODAY
from tests.national import minimal, put_ledger, put_place

ATOM = "{http://www.w3.org/2005/Atom}"
GRAMMAR = Path(__file__).parent / "atom.rng"
BASE = "https://www.example.gov.cn/zwgk/shjz/"
SECRET = "不该出现"
MATTER = "2026-03-18-1"
REPORT = "2026q1-jiaoyu"


def busy() -> Portal:
    """The minimal site with more in its ledger: planned and called off, withdrawn, in draft, an open matter."""
    portal = put_ledger(minimal(), "meetings", "2026-03-18", id="2026-12-10", title="第二次", date="2026-12-10", held="计划",
                        present=[], leave=[], agenda=[], minutes=None)  # fmt: skip
    portal = put_ledger(portal, "meetings", "2026-12-10", id="2026-10-10", date="2026-10-10", title="没有开", held="取消",
                        why_not="与上级会议合并召开")  # fmt: skip
    portal = put_ledger(portal, "bulletins", "2026-01", id="2026-02", title=SECRET, number=2, state="withdrawn",
                        withdrawn={"date": "2026-11-20", "reason": "内容有误。"})  # fmt: skip
    portal = put_ledger(portal, "circulars", "2026-tb-1", id="2026-tb-2", title=SECRET, state="draft")
    portal = put_ledger(portal, "evaluations", "2025", id="2026", year=2026, title=SECRET, date="2027-02-20")
    return put_ledger(portal, "resolutions", MATTER, id="2026-03-18-2", number=2, title="统一台账", due="2026-12-31",
                      closing=None, assist=[], progress=[], supervision=[],
                      extensions=[{"date": "2026-11-01", "to": "2027-01-31", "by": "召集人", "reason": "表格还没有定"}])  # fmt: skip


def planned(portal: Portal, as_of: date = TODAY) -> SitePlan:
    plan, _ = plan_site(day_of(portal, as_of), ())
    return plan


def files(portal: Portal, base: str = "", as_of: date = TODAY) -> dict[str, bytes]:
    plan = planned(portal, as_of)
    return {feed.path: feed_file(feed, base, plan.identity.who_speaks, as_of) for feed in plan.feeds}


def parsed(content: bytes) -> Any:
    return feedparser.parse(content, sanitize_html=False, resolve_relative_uris=False)


def titles(content: bytes) -> dict[str, str]:
    """The titles of the entries by the page each leads to."""
    return {entry.link: entry.title for entry in parsed(content).entries}


@cache
def grammar() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(GRAMMAR))


def check(name: str, content: bytes) -> None:
    """Everything that must hold of any feed."""
    tree = etree.fromstring(content)
    grammar().assertValid(tree)
    entries = tree.findall(f"{ATOM}entry")
    assert tree.find(f"{ATOM}author") is not None, name
    for element in (tree, *entries):
        kinds = [(link.get("type"), link.get("hreflang")) for link in element.findall(f"{ATOM}link[@rel='alternate']")]
        assert len(kinds) == len(set(kinds)) == 1, name
    ids = [one.text for one in tree.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids)), name
    days = [one.findtext(f"{ATOM}updated") for one in entries]
    assert days == sorted(days, reverse=True), name
    assert len(entries) <= planning.NEWEST
    read = parsed(content)
    assert (read.bozo, read.version, len(read.entries)) == (0, "atom10", len(entries)), name
    assert all(entry.updated_parsed for entry in read.entries), name


PORTALS = {"minimal": minimal, "busy": busy}


@pytest.mark.parametrize("base", ["", BASE], ids=["relative", "address"])
@pytest.mark.parametrize("make", PORTALS.values(), ids=PORTALS)
def test_a_feed_is_atom(make: Any, base: str) -> None:
    """Each feed is what RFC 4287 demands, and a subscriber's programme reads every entry of it."""
    made = files(make(), base)
    assert set(made) == {"feed.xml", "units/jiaoyu/feed.xml", "units/minzheng/feed.xml"}
    for name, content in made.items():
        check(name, content)


def test_the_grammar_refuses_what_the_rfc_forbids() -> None:
    """The grammar of these tests is no open door: without id, with a day for a time, with a relative id it refuses."""
    good = files(minimal())["feed.xml"].decode()
    for old, new in (
        (r"<id>[^<]*</id>", ""),
        (r"T00:00:00\+08:00", ""),
        (r"<id>urn:uuid:", "<id>"),
        (r"<title>", "<title type='html'>"),
        (r"<name>[^<]*</name>", "<name> </name>"),
        (r' href="[^"]*"', ""),
    ):
        bad = re.sub(old, new, good, count=1)
        assert bad != good
        assert not grammar().validate(etree.fromstring(bad.encode())), old


def test_a_place_tells_what_it_made_public() -> None:
    """Meetings held, matters, what was issued, documents, notices that hang: an entry each, and nothing more."""
    assert titles(files(busy())["feed.xml"]) == {
        "documents/zhidu/index.html": "文件：示例县社会救助联席会议制度",
        "explanations/zhidu/index.html": "解读：看懂示例县的制度",
        "meetings/2026-03-18/index.html": "会议：2026年第一次全体会议",
        "resolutions/2026-03-18-1/index.html": "办结：建立核对平台",
        "resolutions/2026-03-18-2/index.html": "改期：统一台账",
        "bulletins/2026-01/index.html": "简报：一季度社会救助工作情况",
        "bulletins/2026-02/index.html": "已撤回",
        "circulars/2026-tb-1/index.html": "通报：关于上半年议定事项办理情况的通报",
        "evaluations/2025/index.html": "绩效评价：2025年度社会救助绩效评价",
        "notices/2026-001/index.html": "公示：最低生活保障确认对象",
    }


def test_nothing_hidden_is_told() -> None:
    """A draft, a withdrawn record and one of a later day leave no word in any feed; where a notice hangs is not told."""
    made = b"".join(files(busy()).values()).decode()
    assert SECRET not in made
    assert "示例一村" not in made


def test_a_withdrawn_page_is_an_entry_without_words() -> None:
    """Under the name the entry always had stands 已撤回, so that a programme replaces what it kept."""
    portal = busy()
    before = put_ledger(portal, "bulletins", "2026-02", state="public", withdrawn=None)
    names = {entry.link: entry.id for entry in parsed(files(before)["feed.xml"]).entries}
    (gone,) = (entry for entry in parsed(files(portal)["feed.xml"]).entries if entry.title == "已撤回")
    assert names[gone.link] == gone.id
    assert (gone.get("summary"), gone.get("content"), gone.updated) == (None, None, "2026-11-20T00:00:00+08:00")


def test_only_what_a_feed_tells_is_told_to_be_gone() -> None:
    """A withdrawn report, unit or record of the nation is no news: no feed ever told of it."""
    portal = put_ledger(minimal(), "reports", REPORT, state="withdrawn",
                        withdrawn={"date": "2026-11-20", "reason": "内容有误。"})  # fmt: skip
    assert "已撤回" not in titles(files(portal)["feed.xml"]).values()
    view = close_notices(public_view(minimal()), TODAY)
    (place,) = view.places
    stones = tuple(Tombstone(folder, "a", TODAY, "内容有误。") for folder in WORDS if folder)
    plan, _ = plan_site(seen_on(replace(view, places=(replace(place, tombstones=stones),)), TODAY), ())
    told = {entry.kind for entry in plan.feeds[0].entries if entry.title != "已撤回"}
    gone = {entry.kind for entry in plan.feeds[0].entries if entry.title == "已撤回"}
    assert told == gone == set(planning.TOLD)


def test_nothing_of_a_place_outlives_its_plan() -> None:
    """``serve`` plans again and again: no place of an earlier plan stays in memory."""
    held = {id(one) for one in _contexts()}  # by plans that other tests share
    planned(busy())
    gc.collect()
    assert not [one for one in _contexts() if id(one) not in held]


def _contexts() -> list[PlaceContext]:
    return [one for one in gc.get_objects() if isinstance(one, PlaceContext)]


def test_a_notice_leaves_with_its_last_day() -> None:
    """A notice is told on its last day, and on the day after it is gone without a trace."""
    on, after = (files(minimal(), as_of=date(2026, 11, day))["feed.xml"].decode() for day in (25, 26))
    assert ("notices/2026-001" in on, "notices/2026-001" in after) == (True, False)
    assert "公示" not in after


def test_an_earlier_day_knows_less() -> None:
    """No ``updated`` lies after the as-of date, and what came later is not told."""
    early = date(2026, 4, 1)
    content = files(busy(), as_of=early)["feed.xml"]
    read = parsed(content)
    assert "bulletins/2026-01/index.html" not in titles(content)
    assert titles(content)["resolutions/2026-03-18-1/index.html"] == "议定：建立核对平台"
    assert {entry.updated[:10] for entry in read.entries} == {early.isoformat()}


def test_the_day_of_an_entry_is_the_latest_of_its_days() -> None:
    """``updated`` is the latest of the day told of, 本站发布 and 更新日期, at its first moment in Beijing."""
    for fields, day in (
        ({"published_here": "2026-04-30", "changed": "2026-04-30"}, "2026-04-30"),
        ({"published_here": "2026-04-20", "changed": "2026-04-20"}, "2026-04-25"),
        ({"published_here": "2026-04-30", "changed": "2026-05-06"}, "2026-05-06"),
    ):
        content = files(put_ledger(minimal(), "bulletins", "2026-01", **fields))["feed.xml"]
        (entry,) = (entry for entry in parsed(content).entries if entry.title.startswith("简报"))
        assert entry.updated == f"{day}T00:00:00+08:00"
        assert "published" not in entry


def test_a_time_is_told_only_where_one_was_recorded() -> None:
    """Where the office recorded the time of publishing, it is the entry's time, and ``published`` stands beside it."""
    content = files(put_ledger(minimal(), "bulletins", "2026-01", published_here="2026-11-21 09:14"))["feed.xml"]
    newest = parsed(content).entries[0]
    assert newest.title.startswith("简报")
    assert newest.updated == newest.published == parsed(content).feed.updated == "2026-11-21T09:14:00+08:00"


def test_a_feed_is_as_new_as_its_newest_entry() -> None:
    """The feed's ``updated`` is its newest entry's; with no entry it is the as-of date."""
    plan = planned(minimal())
    bare = replace(plan.feeds[0], entries=())
    content = feed_file(bare, "", "本站。", TODAY)
    check("bare", content)
    assert parsed(content).feed.updated == "2026-11-21T00:00:00+08:00"
    assert parsed(files(minimal())["feed.xml"]).feed.updated == parsed(files(minimal())["feed.xml"]).entries[0].updated


def test_a_unit_is_told_its_own() -> None:
    """A unit's feed holds what names it, and no unit is told of another's matters."""
    made = files(busy())
    own = titles(made["units/jiaoyu/feed.xml"])
    assert "../../resolutions/2026-03-18-1/index.html" in own
    assert "../../resolutions/2026-03-18-2/index.html" not in own
    assert "../../resolutions/2026-03-18-2/index.html" in titles(made["units/minzheng/feed.xml"])
    place = {entry.id for entry in parsed(made["feed.xml"]).entries}
    assert {entry.id for entry in parsed(made["units/jiaoyu/feed.xml"]).entries} < place


def test_only_the_newest_are_kept() -> None:
    """A feed holds the fifty newest entries."""
    portal = minimal()
    for number in range(2, 62):
        day = (date(2026, 1, 1) + timedelta(days=number)).isoformat()
        portal = put_ledger(portal, "bulletins", "2026-01", id=f"2026-{number:02}", number=number, date=day,
                            published_here=day, changed=day)  # fmt: skip
    read = parsed(files(portal)["feed.xml"])
    assert len(read.entries) == planning.NEWEST
    assert read.entries[-1].updated > "2026-01-15"


def test_who_speaks() -> None:
    """The author is 发布机构: nobody but this site where the office does not publish here; a sample says that it is one."""
    plain = parsed(files(minimal())["feed.xml"]).feed
    assert (plain.author, plain.title[:3]) == ("本站整理", "示例：")
    assert "不是政府网站" in plain.subtitle
    office = put_place(minimal(), publisher="office", since="2026-01-01", sample=False)
    read = parsed(files(office)["feed.xml"]).feed
    assert (read.author, read.title) == ("示例县社会救助联席会议办公室", "示例县社会救助信息公开")


def test_no_verdict_is_told() -> None:
    """Feeds tell what happened and never that somebody is late: that changes by the day and stands on the page."""
    office = put_place(busy(), publisher="office", since="2026-01-01")
    late = b"".join(files(office, as_of=date(2027, 3, 1)).values()).decode()
    assert not re.search("逾期|迟报|没有收到", late)


def test_links_lead_out_of_any_folder() -> None:
    """Without an address links are relative and there is no ``self``; with one they are absolute."""
    made = files(minimal())
    for name, content in made.items():
        links = etree.fromstring(content).findall(f".//{ATOM}link")
        assert not [link for link in links if ":" in link.get("href") or link.get("href").startswith("/")], name
        assert {link.get("rel") for link in links} == {"alternate"}
    tree = etree.fromstring(files(minimal(), BASE)["units/jiaoyu/feed.xml"])
    links = {(link.get("rel"), link.get("href")) for link in tree.findall(f"{ATOM}link")}
    assert links == {("alternate", f"{BASE}units/jiaoyu/"), ("self", f"{BASE}units/jiaoyu/feed.xml")}
    assert all(link.get("href").startswith(BASE) for link in tree.iter(f"{ATOM}link"))


PATHS = st.lists(st.from_regex(r"[a-z]{1,3}", fullmatch=True), max_size=4).map(
    lambda parts: "/".join([*parts, "index.html"])
)


@given(PATHS, PATHS)
def test_a_relative_link_arrives(path: str, here: str) -> None:
    """The way from one file to another, walked, ends there."""
    assert normpath(join(dirname(here), link_to(path, "", here))) == path


def test_names_stay() -> None:
    """A name rests on slug and key; with an address also on its host and the day of publishing, never on the folder."""
    day = date(2026, 11, 21)
    assert name_of("", day, "shili", "meetings/1") == name_of("", None, "shili", "meetings/1")
    assert name_of("", day, "shili", "a") != name_of("", day, "lingyi", "a")
    tag = "tag:www.example.gov.cn,2026-11-21:shili/meetings/1"
    assert (
        name_of(BASE, day, "shili", "meetings/1")
        == name_of("https://WWW.example.gov.cn:8443/", day, "shili", "meetings/1")
        == tag
    )
    assert name_of(BASE, None, "shili", "a").startswith("urn:uuid:")
    # Written down once: who changes this makes every entry appear to its subscribers a second time.
    assert name_of("", None, "shili", "meetings/2026-03-18") == "urn:uuid:0b1b2bfd-2bc5-53a1-8b95-f8916e4dbe84"


TEXTS = st.text(min_size=1, max_size=40)


@given(TEXTS, TEXTS)
def test_any_text_keeps_the_file_whole(title: str, summary: str) -> None:
    """Marks of XML are escaped, and a character XML cannot hold does not spoil the feed."""
    entry = Entry("a/b", "a/b/index.html", "a", "甲", title, summary, TODAY, "", TODAY, "", ())
    content = feed_file(Feed("feed.xml", "shili", "", "题", "甲", "index.html", None, (entry,)), "", "本站。", TODAY)
    read = etree.fromstring(content).find(f"{ATOM}entry")
    grammar().assertValid(etree.fromstring(content))
    held = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", title)
    assert read.findtext(f"{ATOM}title").split() == held.split()


def links_of(site: Mapping[str, bytes]) -> list[tuple[str, str]]:
    """Each feed and where its links lead."""
    return [
        (name, normpath(join(dirname(name), link.get("href"))))
        for name, content in site.items()
        if name.endswith("feed.xml")
        for link in etree.fromstring(content).iter(f"{ATOM}link")
    ]


def test_the_real_places_tell_of_their_papers(real_site: Path) -> None:
    """Each real place has a feed of its document and its explanation, with links that lead to pages; no calendar."""
    site = {
        path.relative_to(real_site).as_posix(): path.read_bytes() for path in real_site.rglob("*") if path.is_file()
    }
    made = {name: content for name, content in site.items() if name.endswith("feed.xml")}
    assert sorted(made) == [f"{slug}/feed.xml" for slug in ("dafang", "tongren", "wuhai", "xinjiang", "yijinhuoluo")]
    assert not [name for name in site if name.endswith(".ics")]
    for name, content in made.items():
        check(name, content)
        assert [entry.title[:3] for entry in parsed(content).entries] == ["解读：", "文件："]
    assert [link for _, link in links_of(site) if link not in site] == []


def test_a_home_names_its_feed(real_site: Path) -> None:
    """The head of a place's home names its feed, relative to the page; other pages of the place do not carry it."""
    text = (real_site / "wuhai" / "index.html").read_text(encoding="utf-8")
    assert '<link rel="alternate" type="application/atom+xml" href="../wuhai/feed.xml">' in text
    assert "atom+xml" not in (real_site / "wuhai" / "units" / "index.html").read_text(encoding="utf-8")
