"""Channels, ladders, papers, law and money by the day: what a page of that day says, and in which order."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.audit.audit import audit
from generator.disclosure.day import day_of
from generator.findings import Findings
from generator.model.channel import STALE_AFTER
from generator.model.portal import Portal
from generator.pages.channel_views import ChannelGroup, ChannelPage, ChannelView, LadderPage, PaperPage, RungView
from generator.pages.frame import Page
from generator.pages.law_views import FundPage, LawPage
from generator.plan.law import LawBook
from generator.plan.laws import status_of
from generator.plan.site import plan_site
from tests.factories import TODAY, spots
from tests.national import load, minimal, put, put_here

CHECK = date(2026, 3, 1)
VERIFIED = {"post": "值班岗", "date": str(CHECK), "how": "打通电话"}
LAW_DAY = date(2026, 7, 1)  # 社会救助法


def pages(portal: Portal, day: date = TODAY) -> dict[str, Page]:
    plan, findings = plan_site(day_of(portal, day), ())
    assert list(findings) == list(Findings())
    return {page.frame.path: page for page in plan.pages}


def channels(portal: Portal, day: date = TODAY) -> ChannelPage:
    view = pages(portal, day)["channels/index.html"].view
    assert isinstance(view, ChannelPage)
    return view


def ladder(portal: Portal, day: date = TODAY) -> tuple[RungView, ...]:
    view = pages(portal, day)["ladders/shenqing/index.html"].view
    assert isinstance(view, LadderPage)
    return view.rungs


def groups(view: ChannelPage) -> list[ChannelGroup]:
    return [*([view.first] if view.first else []), *view.groups]


def shown(view: ChannelPage) -> list[ChannelView]:
    return [channel for group in groups(view) for channel in group.channels]


def ids(view: ChannelPage) -> list[str]:
    return [channel.anchor for channel in shown(view)]


def national(name: str, **fields: Any) -> Portal:
    """The minimal site with one more national channel."""
    return put(minimal(), "channels", "rexian-12345", id=name, telephone=None, **fields)


# 核实


def hotline(day: date, **fields: Any) -> ChannelView:
    portal = put(minimal(), "channels", "rexian-12345", **fields)
    return next(channel for channel in shown(channels(portal, day)) if channel.anchor == "q-rexian-12345")


@given(st.integers(-400, 400))
def test_a_check_is_good_for_half_a_year(days: int) -> None:
    """Before the day of the check and after 180 days it reads 未核实; a stale check still says when it was."""
    found = hotline(CHECK + timedelta(days), verified=VERIFIED)
    assert found.is_verified == (0 <= days <= STALE_AFTER)
    if days < 0:
        assert found.verified == ""
    elif days <= STALE_AFTER:
        assert found.verified == "2026年3月1日核实过（打通电话，值班岗）"
    else:
        assert found.verified == "2026年3月1日核实过，已超过180天"


def test_what_unchecked_means_is_said_once() -> None:
    """The page explains 未核实 once, and not where everything is checked."""
    assert hotline(TODAY).verified == ""
    assert "没有逐个打过" in channels(minimal()).unchecked
    portal = put(minimal(), "channels", "rexian-12345", verified={**VERIFIED, "date": str(TODAY)})
    assert channels(portal).unchecked == ""


# 先后


def test_channels_stand_in_their_order() -> None:
    """Inside a kind a place's own channels come first, and the order of the records counts, whatever they are called."""
    portal = put_here(minimal(), "channels", "rexian", kind="咨询", order=30)
    for name, order in (("b", 20), ("c", 10)):
        portal = put_here(portal, "channels", "rexian", id=name, order=order)
    assert ids(channels(portal)) == ["q-own-c", "q-own-b", "q-own-rexian", "q-rexian-12345"]


def test_real_page_begins_with_the_numbers_to_ring() -> None:
    """110, 120 and 119 first, then 12345 and 12348; what is on a page of its own is not on the place's page."""
    view = pages(load("real"))["wuhai/channels/index.html"].view
    assert isinstance(view, ChannelPage)
    assert [call.telephone for call in view.urgent] == ["110", "120", "119"]
    assert view.first is not None
    assert [channel.telephone for channel in view.first.channels][:2] == ["12345", "12348"]
    assert view.first.more is not None
    assert not {"12315", "12333", "96110"} & {channel.telephone for channel in shown(view)}


@pytest.mark.parametrize("day", [TODAY, date(2024, 6, 1), date(2021, 1, 1), date(2016, 6, 1)])
def test_a_channel_stands_from_its_first_day(day: date) -> None:
    """No page of a day shows a number made known later."""
    view = pages(load("real"), day)["channels/ask/index.html"].view
    told = {channel.telephone for channel in view.channels}
    assert {"12345", "110", "119", "120"} <= told
    for number, since in {"12356": date(2024, 12, 25), "96110": date(2019, 10, 1), "12351": date(2023, 9, 27)}.items():
        assert (number in told) == (since <= day), number


def test_a_channel_may_be_superseded() -> None:
    """From ``valid_to`` on a channel, a paper and a ladder are gone."""
    portal = put(minimal(), "channels", "rexian-12345", valid_to=str(TODAY))
    assert "q-rexian-12345" in ids(channels(portal, TODAY - timedelta(1)))
    assert "q-rexian-12345" not in ids(channels(portal))
    portal = put(minimal(), "papers", "shouli-pingzheng", valid_to=str(TODAY))
    assert "papers/index.html" not in pages(portal)
    portal = put(minimal(), "ladders", "shenqing", valid_to=str(TODAY))
    assert "ladders/shenqing/index.html" not in pages(portal)


# 这一类


def test_what_the_place_must_publish_is_said_with_its_article_where_it_is_not_held() -> None:
    """Missing: what must be published, and whom to ask. Held: neither."""
    about = {
        "what_for": "反映情况。",
        "must_publish": [{"say": "电话。", "basis": ["shehui-jiuzhufa/60"]}],
        "ask": ["rexian-12345", "mei-you"],
    }
    portal = national("xinfang", kind="信访", about_kind=about, valid_from="2026-07-01")
    (petition,) = [group for group in channels(portal).groups if group.title == "信访"]
    assert petition.what_for == "反映情况。"
    assert petition.publish is not None
    assert [link.text for link in petition.publish.basis] == ["《社会救助法》第六十条"]
    assert petition.ask is not None
    assert [run.target for run in petition.ask.runs if run.target] == ["tel:12345"]
    own = put_here(portal, "channels", "rexian", kind="信访")
    (petition,) = [group for group in channels(own).groups if group.title == "信访"]
    assert petition.publish is None
    assert petition.ask is None


def test_that_nothing_local_is_held_is_said_once() -> None:
    """The lead says it for the page; no kind repeats it."""
    view = pages(load("real"))["wuhai/channels/index.html"].view
    assert isinstance(view, ChannelPage)
    assert "没有收录乌海市自己的" in "".join(run.text for run in view.lead.runs)
    asked = ["".join(run.text for run in group.ask.runs) for group in groups(view) if group.ask]
    assert len(asked) == len(set(asked)) <= 3
    (court,) = [group for group in view.groups if group.title == "行政诉讼"]
    assert court.ask is not None
    assert "12368" in "".join(run.text for run in court.ask.runs)
    (own,) = [group for group in view.groups if group.title == "网站找错"]
    assert own.ask is None
    assert own.publish is None


# 阶梯


def with_rung(**fields: Any) -> Portal:
    record = minimal().national.ladders["shenqing"].record
    first, second = record.model_dump(by_alias=True, mode="json")["rungs"]
    return put(minimal(), "ladders", "shenqing", rungs=[{**first, **fields}, second])


def test_papers_are_linked_where_they_are_used() -> None:
    """A step links its papers, and the one with which to ask for what was not given; one that is not there is left out."""
    demands = [{"without": "收条", "paper": "shouli-pingzheng"}, {"without": "决定", "paper": "mei-you"}]
    first, _ = ladder(with_rung(papers=["shouli-pingzheng", "mei-you"], demands=demands))
    assert [link.target for link in first.papers] == ["papers/shouli-pingzheng/index.html"]
    assert [(demand.say, demand.paper.text) for demand in first.demands] == [
        ("没给收条，就去要：", "请开受理凭证的申请")
    ]


def test_a_paper_or_a_channel_that_is_not_there_is_found() -> None:
    """An id that no record has is one finding, where it stands."""
    demands = [{"without": "收条", "paper": "mei-you"}]
    portal = with_rung(papers=["shouli-pingzhen"], demands=demands)
    record = portal.national.ladders["shenqing"]
    wrong = [record.at("rungs", 0, "papers", 0), record.at("rungs", 0, "demands", 0, "paper")]
    assert spots(audit(portal, TODAY, TODAY)) == sorted(("A149", str(place)) for place in wrong)
    about = {"what_for": "问。", "ask": ["mei-you"]}
    portal = put(minimal(), "channels", "rexian-12345", about_kind=about)
    place = portal.national.channels["rexian-12345"].at("about_kind", "ask", 0)
    assert spots(audit(portal, TODAY, TODAY)) == [("A149", str(place))]


def test_every_real_ladder_leads_to_papers() -> None:
    """Each ladder links a paper somewhere, and every paper that a rung names is there."""
    national = load("real").national
    for located in national.ladders.values():
        named = {name for rung in located.record.rungs for name in rung.papers}
        named |= {demand.paper for rung in located.record.rungs for demand in rung.demands}
        assert named, located.record.id
        assert named <= set(national.papers), located.record.id
    stopped = national.ladders["tingfa"].record.rungs
    assert [demand.paper for demand in stopped[0].demands] == ["shuoming-liyou"]
    assert any("fuyi" in rung.papers for rung in stopped)


def test_a_clock_says_what_it_is_of() -> None:
    """A limit names what it measures; without one the page says it is not held, never that the law has none."""
    first, second = ladder(minimal())
    assert first.clock is not None
    assert first.clock.what
    assert first.clock.source is not None
    assert second.clock is not None
    assert "本站没有收录" in second.clock.limit
    (court,) = [r for r in ladder(with_rung(channel="行政诉讼", limit=None)) if r.channel.text == "行政诉讼"]
    assert court.clock is not None
    assert "12348" in court.clock.limit


def test_no_clock_beside_a_limit_in_the_words() -> None:
    """Where a step's own words give the time, nothing beside it says that none is held."""
    said = [{"say": "受理后30个工作日办完。", "basis": ["dibao-banfa/22"]}]
    first, _ = ladder(with_rung(do=said, limit=None))
    assert first.clock is None


def test_a_rung_leads_to_its_kind_where_there_is_one() -> None:
    """A kind without any channel has no part on the page; the rung leads to the page itself."""
    first, second = ladder(minimal())
    assert first.channel.target == "channels/index.html#k-ask"
    assert second.channel.target == "channels/index.html"
    assert "行政复议" in channels(minimal()).absent


def test_a_kind_lists_its_papers() -> None:
    """The papers of a kind stand under it."""
    portal = put(minimal(), "papers", "shouli-pingzheng", channels=["咨询"])
    first = channels(portal).first
    assert first is not None
    assert [link.text for link in first.papers] == ["请开受理凭证的申请"]
    view = pages(portal)["papers/shouli-pingzheng/index.html"].view
    assert isinstance(view, PaperPage)


# 法规


def status(day: date, **fields: Any) -> str:
    portal = put(minimal(), "law", "jiu-banfa", **fields)
    book = LawBook(portal.national, day)
    return status_of(book, portal.national.law["jiu-banfa"].record)


@pytest.mark.parametrize(
    ("fields", "day", "expected"),
    [
        ({}, date(2012, 12, 11), "尚未施行"),
        ({}, date(2012, 12, 12), "有效"),
        ({}, date(2016, 6, 1), "有效"),
        ({}, date(2021, 6, 30), "有效"),
        ({}, date(2021, 7, 1), "已失效"),
        ({"in_force": None, "not_later": "2019-01-01", "ended": None, "validity": "有效"}, date(2016, 6, 1),
         "那天是否施行，待核实"),
        ({"in_force": None, "not_later": "2019-01-01", "ended": None, "validity": "有效"}, date(2019, 1, 1), "有效"),
        ({"ended": None, "uncertain_from": "2026-07-01", "validity": "待核实"}, date(2026, 6, 30), "有效"),
        ({"ended": None, "uncertain_from": "2026-07-01", "validity": "待核实"}, date(2026, 7, 1), "效力待核"),
        ({"known": "依据待核"}, date(2016, 6, 1), "依据待核"),
        ({"ended": None, "validity": "已修改"}, TODAY, "已修改"),
    ],
)  # fmt: skip
def test_status_is_of_the_day(fields: dict[str, Any], day: date, expected: str) -> None:
    """A text that was in force once was 有效 then; what is known only 至迟 is not said of earlier days."""
    assert status(day, **fields) == expected


@given(st.dates(date(2010, 1, 1), date(2030, 1, 1)))
def test_status_agrees_with_what_may_be_cited(day: date) -> None:
    """A text that may ground a page of the day is never called 已失效, 尚未施行 or 待核."""
    real = load("real")
    book = LawBook(real.national, day)
    for located in real.national.law.values():
        said = status_of(book, located.record)
        if located.record.grounds(day):
            assert said in ("有效", "已修改", "待核实"), located.record.id


def test_a_doubt_is_not_of_earlier_days() -> None:
    """A doubt looks back from the present law: it shows from its first day, or from the day the text is uncertain."""
    portal = put(minimal(), "law", "dibao-banfa", doubt="2026年7月1日以后有没有修改，待核实。")
    record = portal.national.law["dibao-banfa"].record
    assert LawBook(portal.national, LAW_DAY - timedelta(1)).doubt(record) == ""
    assert LawBook(portal.national, LAW_DAY).doubt(record) == record.doubt
    view = pages(portal, LAW_DAY - timedelta(1))["law/dibao-banfa/index.html"].view
    assert isinstance(view, LawPage)
    assert view.doubt == ""


def test_an_end_to_come_is_not_told() -> None:
    """A page of a day in force does not name the day the text ended later."""
    for day, told in ((date(2016, 6, 1), False), (TODAY, True)):
        view = pages(minimal(), day)["law/jiu-banfa/index.html"].view
        assert isinstance(view, LawPage)
        assert any(fact.label == "失效" for fact in view.facts) == told


# 资金


def funds(day: date, **fields: Any) -> FundPage:
    view = pages(put_here(minimal(), "funds", "2026-q3-dibao", **fields), day)["funds/index.html"].view
    assert isinstance(view, FundPage)
    return view


def test_money_of_a_period_shows_when_it_is_over() -> None:
    """Before a period has ended its money is not known; the page says what is not held."""
    assert [fund.anchor for fund in funds(date(2026, 9, 30)).funds] == ["f-2026-q3-dibao"]
    before = funds(date(2026, 9, 29))
    assert before.funds == ()
    assert "本站未收录" in before.missing


def test_the_latest_period_stands_first() -> None:
    """Newest first."""
    view = funds(TODAY, id="2026-q2-dibao", period_from="2026-04-01", period_to="2026-06-30")
    assert [fund.anchor for fund in view.funds] == ["f-2026-q3-dibao", "f-2026-q2-dibao"]
