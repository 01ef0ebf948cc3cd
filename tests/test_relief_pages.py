"""Pages of measures and troubles in a place: what the place adds, what holds on the day, what is not held."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest

from generator.disclosure.day import day_of
from generator.model.portal import Portal
from generator.pages.frame import Page
from generator.pages.help_views import SituationPage
from generator.pages.limit_views import LimitsPage
from generator.pages.measure_views import MeasurePage, StepView
from generator.pages.parts import Block, Line
from generator.plan.site import plan_site
from tests.factories import TODAY
from tests.national import load, minimal, put, put_here, words_of

STEP = {"title": "审核确认", "who": "示例县民政局", "what": "派人上门看。", "source": "示例文件"}
AMOUNT = {"name": "低保标准", "area": "全县", "unit": "元/人/月", "source": "示例文件"}


def page(portal: Portal, path: str, as_of: date = TODAY) -> Page:
    plan, findings = plan_site(day_of(portal, as_of), ())
    assert list(findings) == []
    return next(one for one in plan.pages if one.frame.path == path)


def measure(portal: Portal, as_of: date = TODAY) -> MeasurePage:
    view = page(portal, "relief/dibao/index.html", as_of).view
    assert isinstance(view, MeasurePage)
    return view


def situation(portal: Portal, as_of: date = TODAY) -> SituationPage:
    view = page(portal, "help/meiqian/index.html", as_of).view
    assert isinstance(view, SituationPage)
    return view


def text(line: Line) -> str:
    return "".join(run.text for run in line.runs)


def texts(block: Block | None) -> list[str]:
    return [text(line) for line in block.lines] if block else []


def steps(*added: dict[str, Any]) -> tuple[StepView, ...]:
    return measure(put_here(minimal(), "relief", "dibao", steps=added)).steps


@cache
def real() -> dict[str, Page]:
    plan, _ = plan_site(day_of(load("real"), TODAY), ())
    return {one.frame.path: one for one in plan.pages}


def test_a_local_step_is_added_to_the_national_one() -> None:
    """What a place does in a national step stands behind the national words, which stay; its limit comes first."""
    without, with_limit = steps(STEP)[0], steps({**STEP, "length": 20, "starts_from": "受理申请"})[0]
    for step in (without, with_limit):
        assert texts(step.block) == ["受理后30个工作日内办完。", "示例县民政局：派人上门看。"]
        assert step.block.lines[1].local == "示例文件"
    assert without.limit.startswith("最多30个工作日")
    assert with_limit.limit.startswith("最多20个工作日，从受理申请起算（本地）；全国的规定：最多30个工作日")


def test_two_local_steps_of_one_title_are_both_told() -> None:
    """Nothing a place wrote is lost."""
    (step,) = steps(STEP, {**STEP, "what": "张榜公布。"})
    assert [said.rpartition("：")[2] for said in texts(step.block)[1:]] == ["派人上门看。", "张榜公布。"]


def test_a_further_local_step_follows() -> None:
    """A step the nation does not know comes after the others, without a limit where it has none."""
    assert [(step.title, step.limit, step.local) for step in steps({**STEP, "title": "入户"})][1:] == [
        ("入户", "", "示例文件")
    ]


@pytest.mark.parametrize(
    ("first", "end", "shown"),
    [("2026-11-22", None, False), ("2026-11-21", None, True), ("2025-01-01", "2026-11-21", False)],
)
def test_a_local_rule_holds_in_its_period(first: str, end: str | None, shown: bool) -> None:
    """A local statement or step is told from its first day on, and from its end day no more."""
    period = {"valid_from": first, "valid_to": end}
    statement = {"element": "apply", "say": "也可以网上申请。", "source": "示例文件", **period}
    portal = put_here(minimal(), "relief", "dibao", statements=[statement], steps=[{**STEP, **period}])
    view = measure(portal)
    assert ("也可以网上申请。" in texts(view.where[0].block)) is shown
    assert (len(texts(view.steps[0].block)) == 2) is shown


def test_what_replaces_says_so() -> None:
    """Where a place says instead, the national sentence is gone and the local one says that it stands for it."""
    said = [{"element": "apply", "say": "到县里申请。", "source": "示例文件"}]
    added = measure(put_here(minimal(), "relief", "dibao", statements=said)).where[0].block
    instead = measure(put_here(minimal(), "relief", "dibao", statements=said, replaces=["apply"])).where[0].block
    assert texts(added) == ["到户口所在地的乡镇政府申请。", "到县里申请。"]
    assert texts(instead) == ["到县里申请。"]
    assert [line.local for line in instead.lines] == ["示例文件，替换全国的规定"]


@pytest.mark.parametrize(
    ("first", "end", "charted", "held"),
    [
        ("2026-07-01", None, True, True),
        ("2025-07-01", "2026-07-01", True, False),
        ("2026-12-01", None, False, False),
    ],
)
def test_amounts_are_told_from_their_first_day(first: str, end: str | None, charted: bool, held: bool) -> None:
    """A later amount is not shown yet, an ended one stays in the chart, and without a current one that is said."""
    amount = {**AMOUNT, "value": 800, "valid_from": first, "valid_to": end}
    view = measure(put_here(minimal(), "relief", "dibao", amounts=[amount]))
    assert bool(view.charts) is charted
    assert ("本站未收录" not in view.amounts_note) is held


def test_no_limit_is_what_this_portal_does_not_hold() -> None:
    """A step without a limit is never said to have none in law: the portal holds none, and that is said once."""
    first = {"title": "申请", "who": "您", "what": [{"say": "交材料。"}]}
    view = measure(put(minimal(), "relief", "dibao", steps=[first]))
    assert view.steps[0].limit == ""
    assert "本站未收录" in view.no_limits
    assert measure(minimal()).no_limits == ""


def test_a_place_s_limit_answers_how_long() -> None:
    """A trouble's page tells the place's own limit beside the national one."""
    (clock,) = situation(minimal()).local_clocks
    assert clock.say == "最低生活保障：审核确认"
    assert clock.limit == "最多20个工作日，从受理申请起算（本地），示例县政府文件第五条"


def test_the_first_measure_of_the_day_answers() -> None:
    """Where the measure listed first does not hold on the day, the next gives the papers."""
    ended = put(minimal(), "relief", "dibao", id="old", valid_from="2012-12-12", valid_to="2021-07-01")
    view = situation(put(ended, "situations", "meiqian", measures=["old", "dibao"]))
    assert [reach.link.target for reach in view.common.measures] == ["relief/dibao/index.html"]
    assert view.common.materials_of is not None
    assert view.common.materials_of.target == "relief/dibao/index.html"


def test_a_ladder_to_come_is_no_link() -> None:
    """A ladder that does not hold on the day is not led to."""
    view = situation(put(minimal(), "ladders", "shenqing", valid_from="2027-01-01"))
    assert [link.target for link in view.complaint if "ladders" in link.target] == []
    assert view.common.rungs == ()


def test_who_does_not_lead_is_said() -> None:
    """Where nobody leads on the first topic that is said, though somebody leads on another."""
    view = situation(put(minimal(), "situations", "meiqian", topics=["yiliao", "dibao"]))
    assert view.no_lead is not None
    assert "医疗救助" in text(view.no_lead)
    assert [lead.topic.text for lead in view.leads] == ["最低生活保障"]
    assert situation(minimal()).no_lead is None


def test_a_telephone_number_can_be_called() -> None:
    """A national number in a sentence leads to a call, a longer number that holds it does not."""
    first = [{"say": "打12345问。"}, {"say": "文件是〔2020〕112345号。"}]
    one, other = situation(put(minimal(), "situations", "meiqian", first=first)).common.first.lines
    assert [run.target for run in one.runs] == ["", "tel:12345", ""]
    assert [run.target for run in other.runs] == [""]


def test_a_switch_of_place_keeps_the_matter() -> None:
    """From a trouble or a measure one comes to the same across places, from elsewhere to the choice of place."""
    for path, target in (
        ("wuhai/help/kanbing/index.html", "help/kanbing/index.html"),
        ("wuhai/relief/dibao/index.html", "relief/dibao/index.html"),
        ("wuhai/units/index.html", "index.html#places"),
    ):
        place = real()[path].frame.place
        assert place is not None
        assert place.switch is not None
        assert place.switch.target == target


def test_old_documents_are_told_from_the_law() -> None:
    """Where the document may be older than the law, the page says which to go by; a later document needs no such word."""
    assert "照现在的法律" in situation(minimal()).older
    document = minimal().places[0].documents["zhidu"].record
    assert document.formed is None or document.formed < date(2026, 7, 1)


def test_no_page_written_on_law_names_an_issuer() -> None:
    """A page this portal wrote is not said to come from the organ whose document lies beside it."""
    for path, one in real().items():
        if one.frame.kind in ("situation", "measure", "channels", "limits", "self-check", "ladder"):
            assert "ContentSource" not in dict(one.frame.metas), path


def test_the_calculator_counts_a_place_s_own_limits() -> None:
    """A place's own limit stands before the national ones, from the day its record says, with its document."""
    view = page(minimal(), "limits/index.html").view
    assert isinstance(view, LimitsPage)
    mine = view.matters[0]
    assert mine.title == "最低生活保障（示例县）"
    ((start,), (row,)) = mine.starts, mine.starts[0].rows
    assert (start.event, start.title) == ("受理", "受理申请")
    assert (row.length, row.working, row.source.text) == (20, True, "示例县政府文件第五条")
    assert view.data["matters"][0][0] == mine.title


def test_the_place_s_own_hotline_comes_first() -> None:
    """Where the portal holds the place's hotline, advice names it before the national number."""
    line = situation(put(minimal(), "situations", "meiqian", clocks=[])).common.no_clock
    assert line is not None
    assert "示例县社会救助服务热线 0999-0000000，或者 12345" in text(line)
    gone = put_here(minimal(), "channels", "rexian", state="withdrawn")
    line = situation(put(gone, "situations", "meiqian", clocks=[])).common.no_clock
    assert line is not None
    assert "0999" not in text(line)


def test_limits_of_others_are_not_taken_for_the_first() -> None:
    """Where the measure that answers first has no limit, that is said before those of others."""
    step = {"title": "申请", "who": "您", "what": [{"say": "交材料。"}]}
    assert "最低生活保障几天答复" in situation(put(minimal(), "relief", "dibao", steps=[step])).common.unheld
    assert situation(minimal()).common.unheld == ""


def test_a_changed_document_says_so_on_every_page() -> None:
    """The age line tells that the document has been amended or repealed."""
    (place,) = minimal().places
    document = place.documents["zhidu"]
    for validity, words in (("已修改", "已经修改"), ("废止", "已经废止"), ("有效", "")):
        record = type(document.record).model_validate({**words_of(document.record), "validity": validity})
        changed = replace(document, located=replace(document.located, record=record))
        portal = replace(minimal(), places=(replace(place, documents={"zhidu": changed}),))
        age = page(portal, "units/index.html").frame.age
        assert (words in age) is True
        assert ("已经" in age) is bool(words)


def test_a_document_leads_to_its_explanation() -> None:
    """From a document one comes to what explains it, and back."""
    assert [link.target for link in page(minimal(), "documents/zhidu/index.html").view.explanations] == [
        "explanations/zhidu/index.html"
    ]
    view = page(minimal(), "explanations/zhidu/index.html").view
    assert [link.target for link in view.documents] == ["documents/zhidu/index.html"]


def test_the_reader_s_own_deadline_stands_above_the_ladder() -> None:
    """What the reader must do in time is said before the steps, and the letters for the steps are led to."""
    view = real()["wuhai/ladders/tingfa/index.html"].view
    assert [what for what, _ in view.hurry] == ["行政复议"]
    letters = [link.target for link in real()["wuhai/help/dibao-tingfa/index.html"].view.letters]
    assert "papers/fuyi/index.html" in letters
    assert letters[-1] == "papers/index.html"
    assert len(set(letters)) == len(letters)
