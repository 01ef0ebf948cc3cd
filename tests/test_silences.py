"""What is not there: withdrawn pages, withheld items, nil reports, small counts, persons."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.audit.audit import audit
from generator.catalogue import Level, level_of
from generator.disclosure.day import day_of
from generator.model.located import Located
from generator.model.masked import persons_in
from generator.model.portal import PAGED, Portal
from generator.pages.notice_views import CasesPage, TombstonePage, WithheldPage
from generator.plan.site import plan_site
from generator.privacy.texts import find_numbers
from tests.factories import REPO, TODAY
from tests.ledger_sites import GONE, built, edit, found, pages_of
from tests.national import by_office, changed, load, minimal, put, put_ledger, put_place, words_of

CASES = "content/shili/cases/2026q1.yml"
WITHDRAWN = f"state: withdrawn\nwithdrawn: {{date: {GONE['date']}, reason: {GONE['reason']}}}"
BULLETIN = "content/shili/bulletins/2026-01.yml"


def page(portal: Portal, path: str, as_of: date = TODAY) -> Any:
    return pages_of(portal, as_of)[path].view


def withheld(portal: Portal, as_of: date = TODAY) -> WithheldPage:
    view = page(portal, "withheld/index.html", as_of)
    assert isinstance(view, WithheldPage)
    return view


# tombstones


def test_a_withdrawn_page_does_not_come_back() -> None:
    """On a day before it was withdrawn there is neither the page nor word of its end, in a place or for the nation."""
    portal = put_ledger(minimal(), "bulletins", "2026-01", state="withdrawn", withdrawn=GONE)
    portal = put(portal, "papers", "shouli-pingzheng", state="withdrawn", withdrawn=GONE)
    pages = pages_of(portal, date(2026, 11, 20))
    assert not {"bulletins/2026-01/index.html", "papers/shouli-pingzheng/index.html"} & set(pages)


@pytest.mark.parametrize("day", [TODAY, date(2027, 6, 1)])
def test_a_withdrawn_page_leaves_a_tombstone(day: date) -> None:
    """From the day it was withdrawn its address says when and why, and no more."""
    portal = put_ledger(minimal(), "bulletins", "2026-01", state="withdrawn", withdrawn=GONE)
    one = pages_of(portal, day)["bulletins/2026-01/index.html"]
    assert isinstance(one.view, TombstonePage)
    assert one.view.says == "这一页已于2026年11月21日撤回。原因：内容有误，已另行公开。"
    assert one.frame.title == "已撤回的简报 2026-01（示例县）"
    assert (one.frame.passport, one.frame.age, one.view.facts) == ((), "", ())


def test_nothing_of_a_withdrawn_record_is_left(tmp_path: Path) -> None:
    """No file of the site holds a word of a withdrawn record but day and reason; site maps do not name its page."""
    text = yaml.safe_load((REPO / "tests/sites/minimal" / BULLETIN).read_text(encoding="utf-8"))
    edits = [
        edit(BULLETIN, "state: public", WITHDRAWN),
        edit(BULLETIN, text["title"], "标记题目"),
        edit(BULLETIN, text["parts"][0]["text"], "标记正文。"),
        edit("site_config.yml", "site_name:", "site_url: https://example.invalid/\nsite_name:"),
    ]
    files = built(tmp_path / "site", edits, verify=False)
    assert GONE["reason"] in files["bulletins/2026-01/index.html"].decode()
    for name, content in files.items():
        assert "标记".encode() not in content, name
    for name in ("sitemap.xml", "sitemap/index.html"):
        assert b"bulletins/2026-01" not in files[name]
    assert json.loads(files["data/shili.json"])["gone"] == [
        {"kind": "bulletins", "id": "2026-01", "date": GONE["date"], "reason": GONE["reason"]}
    ]


def test_a_tombstone_leads_on() -> None:
    """A tombstone leads to the list its page belonged to, or home where there is none, and to all that was withdrawn."""
    portal = put_ledger(minimal(), "notices", "2026-001", state="withdrawn", withdrawn=GONE)
    links = page(portal, "notices/2026-001/index.html").links
    assert [link.target for link in links] == ["index.html", "withheld/index.html"]
    portal = put_ledger(portal, "notices", "2026-001", id="2026-002", state="public", withdrawn=None)
    links = page(portal, "notices/2026-001/index.html").links
    assert [link.target for link in links] == ["notices/index.html", "withheld/index.html"]


def withdraw(portal: Portal, group: str, name: str) -> Portal:
    """The portal with one record of its only place withdrawn."""
    (place,) = portal.places
    if group in dict(place.ledger.named()):
        return put_ledger(portal, group, name, state="withdrawn", withdrawn=GONE)
    records: dict[str, Any] = dict(getattr(place, group))
    held = records[name]
    located: Located[Any] = held if isinstance(held, Located) else held.located
    record = type(located.record).model_validate({**words_of(located.record), "state": "withdrawn", "withdrawn": GONE})
    located = replace(located, record=record)
    records[name] = located if isinstance(held, Located) else replace(held, located=located)
    return replace(portal, places=(replace(place, **{group: records}),))


def every_record() -> list[tuple[str, str]]:
    (place,) = minimal().places
    groups = ("documents", "units", "duties", "people", "channels", "relief", "plain", "funds", "explanations")
    own = [(group, name) for group in groups for name in getattr(place, group)]
    return own + [(group, name) for group, records in place.ledger.named() for name in records]


@pytest.mark.parametrize(("group", "name"), every_record())
def test_withdrawing_any_record_works_or_is_refused_with_a_place(group: str, name: str) -> None:
    """Whatever one record of a place is withdrawn: what still points to it is named, or the site stands without it."""
    portal = withdraw(minimal(), group, name)
    findings = [f for f in audit(portal, TODAY, TODAY) if level_of(f) is Level.must]
    for one in findings:
        assert one.code in {"A115", "A116"}, one
        assert one.place.path
    if findings:
        return
    plan, collisions = plan_site(day_of(portal, TODAY), ())
    assert list(collisions) == []
    kinds = {p.frame.path: p.frame.kind for p in plan.pages}
    if group in PAGED:
        assert kinds[f"{group}/{name}/index.html"] == "tombstone"


@pytest.mark.parametrize(
    ("group", "name", "path", "title"),
    [
        ("papers", "shouli-pingzheng", "papers/shouli-pingzheng/index.html", "已撤回的文书样张 shouli-pingzheng"),
        ("ladders", "shenqing", "ladders/shenqing/index.html", "已撤回的投诉步骤 shenqing（示例县）"),
        ("situations", "meiqian", "help/meiqian/index.html", "已撤回的难处 meiqian（示例县）"),
        ("law", "tingshuo", "law/tingshuo/index.html", "已撤回的法律和文件 tingshuo"),
    ],
)
def test_national_pages_leave_tombstones_too(group: str, name: str, path: str, title: str) -> None:
    """A withdrawn record of the nation leaves a tombstone wherever it had its page."""
    one = pages_of(put(minimal(), group, name, state="withdrawn", withdrawn=GONE))[path]
    assert (one.frame.kind, one.frame.title) == ("tombstone", title)


def test_running_text_and_pages_across_places_leave_tombstones() -> None:
    """A withdrawn page of running text, and a withdrawn trouble in every place and across places."""
    portal = load("real")
    name, narrative = next(iter(portal.narratives.items()))
    fields = {"state": "withdrawn", "withdrawn": GONE}
    record = type(narrative.located.record).model_validate({**words_of(narrative.located.record), **fields})
    narratives = {**portal.narratives, name: replace(narrative, located=replace(narrative.located, record=record))}
    situation = next(iter(portal.national.situations))
    portal = put(replace(portal, narratives=narratives), "situations", situation, **fields)
    pages = pages_of(portal)
    paths = [f"{name}/index.html", f"help/{situation}/index.html", f"wuhai/help/{situation}/index.html"]
    assert {pages[path].frame.kind for path in paths} == {"tombstone"}


# what is not public, and what did not occur


def test_what_is_withheld_is_said_with_its_article() -> None:
    """What, why, the article as a link, when it was decided and when it will be looked at again."""
    (item,) = withheld(minimal()).items
    assert item.title == "2026年第一次全体会议议定事项第二项"
    facts = {fact.label: fact for fact in item.facts}
    assert facts["为什么"].text == "涉及个人隐私。"
    assert facts["依据条款"].link is not None
    assert facts["依据条款"].link.target == "law/shehui-jiuzhufa/index.html#a45"
    assert (facts["哪天决定的"].text, facts["哪天再看"].text) == ("2026年7月20日", "2027年3月20日")


@pytest.mark.parametrize(("day", "said"), [(date(2027, 3, 19), False), (date(2027, 3, 20), True)])
def test_the_day_to_look_again_is_told(day: date, said: bool) -> None:
    """From the day to look again on, the page says that it has come, and blames nobody."""
    (item,) = withheld(minimal(), day).items
    assert bool(item.again) is said


def test_what_was_not_decided_yet_is_not_told() -> None:
    """Before the day it was decided, or said, there is nothing; without anything there is no page."""
    assert "withheld/index.html" not in pages_of(minimal(), date(2026, 7, 9))
    assert withheld(minimal(), date(2026, 7, 10)).items == ()
    assert len(withheld(minimal(), date(2026, 7, 20)).items) == 1


def test_nil_says_what_and_when() -> None:
    """零报告: matter, period, day; the office is named where it publishes here itself."""
    (nil,) = withheld(minimal()).nil
    assert (nil.label, nil.text) == ("2026年第二季度", "没有通报。2026年7月10日说明。")
    office = by_office(minimal())
    assert withheld(office).nil[0].text == "没有通报。示例县社会救助联席会议办公室2026年7月10日说明。"


def test_an_article_of_a_withdrawn_law_is_refused() -> None:
    """A public record of what is withheld may not rest on a text that is not public."""
    portal = put(minimal(), "law", "tingshuo", state="withdrawn", withdrawn=GONE)
    number = portal.national.law["tingshuo"].record.articles[0].number
    portal = put_ledger(portal, "withheld", "2026-01", article=f"tingshuo/{number}")
    hits = [f for f in audit(portal, TODAY, TODAY) if f.code == "A116"]
    assert [f.place.path for f in hits] == ["content/shili/withheld/2026-01.yml"]


# counts of cases


def with_counts(one: int, two: int) -> list[dict[str, Any]]:
    rows = "\n".join(
        f"  - {{type: {kind}, outcome: {end}, count: {count}}}"
        for kind, end, count in (("看病", "给予救助", 7011), ("看病", "还在办", one), ("上学", "给予救助", 8020), ("住房", "不予救助", two))
    )  # fmt: skip
    text = (REPO / "tests/sites/minimal" / CASES).read_text(encoding="utf-8")
    return [{"op": "write", "path": CASES, "text": f"{text[: text.index('rows:')]}rows:\n{rows}\n"}]


def test_no_file_of_the_site_tells_one_from_two(tmp_path: Path) -> None:
    """With 1 for 2 and 2 for 1 the whole site is the same, byte for byte: no file holds what a small count is."""
    sites = [built(tmp_path / f"{a}{b}", with_counts(a, b), verify=False) for a, b in ((1, 1), (1, 2), (2, 1), (2, 2))]
    assert sites[0]["data/shili-cases.csv"].count(b"7011") == 3
    assert all(site == sites[0] for site in sites)


def test_the_page_shows_what_may_be_shown() -> None:
    """A small count reads 少于3, a total it enters is a range, all else is exact."""
    rows = [
        {"type": "看病", "outcome": "给予救助", "count": 12}, {"type": "看病", "outcome": "还在办", "count": 2},
        {"type": "上学", "outcome": "给予救助", "count": 9}, {"type": "住房", "outcome": "还在办", "count": 1},
    ]  # fmt: skip
    view = page(put_ledger(minimal(), "cases", "2026q1", rows=rows), "cases/index.html")
    assert isinstance(view, CasesPage)
    (table,) = view.tables
    assert table.head == ("类型", "给予救助", "还在办", "合计")
    assert table.rows == (
        ("看病", "12", "少于3", "13至14"), ("上学", "9", "0", "9"), ("住房", "0", "少于3", "少于3"),
        ("合计", "21", "2至4", "23至25"),
    )  # fmt: skip


def test_a_period_of_few_cases_shows_nothing(tmp_path: Path) -> None:
    """Where no count reaches three, page and data say that there were too few, and no type or outcome."""
    text = (REPO / "tests/sites/minimal" / CASES).read_text(encoding="utf-8")
    rows = "rows:\n  - {type: 意外和灾害, outcome: 不予救助, count: 2}\n"
    edits = [{"op": "write", "path": CASES, "text": text[: text.index("rows:")] + rows}]
    files = built(tmp_path / "site", edits, verify=False)
    assert "这一期件数太少，不公开。" in files["cases/index.html"].decode()
    for name in ("cases/index.html", "data/shili.json", "data/shili-cases.csv"):
        assert "意外和灾害" not in files[name].decode()
    assert json.loads(files["data/shili.json"])["cases"] == [
        {"period": "2026Q1", "reason": "件数太少，不公开", "counts": []}
    ]


def test_the_data_says_why_a_number_is_not_there(tmp_path: Path) -> None:
    """In the data a number that is not told is null with its reason, and what can be added up anyhow."""
    files = built(tmp_path / "site", with_counts(1, 2), verify=False)
    counts = json.loads(files["data/shili.json"])["cases"][0]["counts"]
    told = {(one["type"], one["outcome"]): (one["count"], one["least"], one["most"], one["reason"]) for one in counts}
    assert told["看病", "给予救助"] == (7011, 7011, 7011, None)
    assert told["看病", "还在办"] == (None, 1, 2, "少于3")
    assert told["看病", "合计"] == (None, 7012, 7013, "只写最少和最多")


# persons

PERSONS = (
    "王某某反映的问题", "张××家的困难", "李*的申请", "王某等3户", "张三等3户家庭", "户主：张三", "姓名：李四", "刘XX",
    "户主王大明，低保", "李*明（3口人）", "张女士来访", "村民张三，低保户", "张三一家五口", "王五，4口人", "给王某甲发放",
    "赵 某某", "联系 13900000000", "身份证110101199003070011", "王＊＊", "与张三一家商量", "李四家庭困难", "和王小明家里联系",
    "陈大力，五口人", "姓名:王某", "救助对象：李四，", "贺兰县居民张三，", "曹县王某某", "在曹县，王五家庭困难", "张强一家很困难",
)  # fmt: skip
PLAIN = (
    "成员单位等3个",
    "特困人员等12人",
    "村民高兴，",
    "张贴在王家村公示栏",
    "每张×2元",
    "何时办结",
    "高某项工作",
    "首先生产自救",
    "江南村等5户",
    "边缘家庭等5户",
    "申请人：由县民政局受理",
    "申请人提交材料",
    "群众许可",
    "祝先生产后救灾",
    "县民政局局长主持",
    "贺兰县家庭困难学生",
    "罗山县家庭经济状况",
    "姜堰区家庭经济核对",
    "曹县家庭",
    "和董庄家庭医生签约",
    "唐县五口井",
    "与张北一家企业",
    "姓名：不公开",
    "姓名：不予公开",
    "户主：略",
    "对曾患病家庭",
    "救助对象：曹县居民",
)
IN_SENTENCES = (
    "{}家庭困难学生", "资助{}家庭经济困难学生", "与{}家庭经济核对", "{}一家企业", "和{}家庭医生签约", "{}五口井", "{}，4口井",
    "{}等3个地方", "申请人：{}民政局", "救助对象：{}居民", "由{}家里负责", "居民{}户籍", "{}5人", "向{}等5户",
)  # fmt: skip
FIELDS = (
    ("meetings/2026-03-18", "reason: 参加上级会议", "reason: {}"),
    ("resolutions/2026-03-18-1", "says: 平台已经开通。", "says: {}"),
    ("bulletins/2026-01", "text: 春季学费减免已经办完。", "text: {}"),
    ("withheld/2026-01", "why: 涉及个人隐私。", "why: {}"),
)
RECORDS = (
    "meetings/2026-03-18", "proposals/2026-01", "consultations/2026-04-09", "resolutions/2026-03-18-1",
    "progress/jiaoyu", "reports/2026q1-jiaoyu", "bulletins/2026-01", "circulars/2026-tb-1", "evaluations/2025",
    "notices/2026-001", "withheld/2026-01", "nil/2026q2-tongbao", "cases/2026q1",
)  # fmt: skip


@pytest.mark.parametrize("text", PERSONS)
def test_a_person_in_a_text_is_found(text: str) -> None:
    """Numbers, masked names, names beside a household are found however they are written."""
    assert persons_in(text) or find_numbers(text)


@pytest.mark.parametrize("text", PLAIN)
def test_plain_words_raise_no_alarm(text: str) -> None:
    """What only looks a little like a name is let in."""
    assert not persons_in(text)


@pytest.mark.parametrize("sentence", IN_SENTENCES)
def test_the_name_of_a_place_is_no_person(sentence: str) -> None:
    """A county whose name begins with a surname is not taken for a person."""
    names = yaml.safe_load((REPO / "tests/golden/surname_places.yml").read_text(encoding="utf-8"))
    assert len(names) > 150
    assert [name for name in names if persons_in(sentence.format(name))] == []


def test_what_is_known_not_to_be_a_person_is_left_out() -> None:
    """Names of the place and its units are no persons; who is named beside them is."""
    assert persons_in("张北家庭困难学生") and not persons_in("张北家庭困难学生", ["张北"])
    assert persons_in("张北王某某", ["张北"])


@pytest.mark.parametrize("text", ["张北家庭困难学生", "张北县家庭", "与董岭家庭服务站签约"])
def test_the_places_own_names_raise_no_alarm(text: str) -> None:
    """A record may name its own place, short or whole, and the units by any of their names."""
    portal = put_place(minimal(), name="张北县")
    (place,) = portal.places
    name, unit = next(iter(place.units.items()))
    units = {**place.units, **changed(place.units, name, {"aliases": [*unit.record.aliases, "董岭家庭服务站"]})}
    portal = replace(portal, places=(replace(place, units=units),))
    portal = put_ledger(portal, "bulletins", "2026-01", parts=[{"unit": "jiaoyu", "text": f"{text}。"}])
    codes = [f.code for f in audit(portal, TODAY, TODAY)]
    assert "A230" not in codes


@pytest.mark.parametrize(("name", "old", "new"), FIELDS)
def test_a_person_in_the_ledger_is_refused(tmp_path: Path, name: str, old: str, new: str) -> None:
    """A masked name in any record of the ledger is named at its file and line, and is not spelled out."""
    path = f"content/shili/{name}.yml"
    hits = [f for f in found(tmp_path / "site", [edit(path, old, new.format("王某某家"))]) if f.code == "A230"]
    lines = (REPO / "tests/sites/minimal" / path).read_text(encoding="utf-8").splitlines()
    line = next(n for n, text in enumerate(lines, 1) if old in text)
    assert [(f.place.path, f.place.line) for f in hits] == [(path, line)]
    assert dict(hits[0].values)["found"] == "王"


@pytest.mark.parametrize("name", RECORDS)
def test_the_reason_of_a_withdrawal_is_read_too(tmp_path: Path, name: str) -> None:
    """In every kind of record, also what is told of its withdrawal."""
    path = f"content/shili/{name}.yml"
    gone = WITHDRAWN.replace(GONE["reason"], "王某某不同意公开。")
    hits = [f.place for f in found(tmp_path / "site", [edit(path, "state: public", gone)]) if f.code == "A230"]
    assert [(place.path, place.line) for place in hits] == [(path, 2)]


def test_no_real_text_raises_an_alarm() -> None:
    """Not one of the texts the project holds is taken for a person."""

    def walk(value: Any) -> list[str]:
        if isinstance(value, dict):
            return [text for one in value.values() for text in walk(one)]
        if isinstance(value, list):
            return [text for one in value for text in walk(one)]
        return [value] if isinstance(value, str) else []

    folders = ("content", "units", "examples")
    files = [path for folder in folders for path in sorted((REPO / folder).rglob("*.yml"))]
    texts = [text for path in files for text in walk(yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader))]
    texts += [
        line
        for folder in folders
        for path in (REPO / folder).rglob("original.txt")
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    assert len(texts) > 10_000
    assert [text for text in texts if persons_in(text)] == []
