"""What a page of changes never holds: persons, what no visitor could see, more than a page can bear; and what it costs."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from generator.disclosure.day import day_of
from generator.findings import Findings
from generator.load import versions
from generator.load.site import load_portal
from generator.model.kinds import KINDS
from generator.model.past import NO_HISTORIES, TOLD
from generator.plan.history import ChangeLog, _headings
from generator.plan.site import plan_site
from generator.privacy.attachments.offer import offer_attachments
from tests.factories import MINIMAL
from tests.history_pages import HISTORY, MARK, PAGE, fact
from tests.repository import DUTY, UNIT, Repository

HERE = Path(__file__).resolve().parent.parent
PLACE = "content/shili"
JURISDICTION = f"{PLACE}/jurisdiction.yml"
RESOLUTION = f"{PLACE}/resolutions/2026-03-18-1.yml"
SHEET = f"{PLACE}/progress/jiaoyu.yml"
DOCUMENT = f"{PLACE}/documents/zhidu/document.yml"
ORIGINAL = f"{PLACE}/documents/zhidu/original.txt"
MATTER = "resolutions/2026-03-18-1"


def renamed(repository: Repository, names: list[str], day: str = "2026-11-05") -> None:
    """The unit's name changed once a commit."""
    for old, new in zip(["示例县教育局", *names], names, strict=False):
        repository.change(UNIT, (f"full: {old}\n", f"full: {new}\n"), day=day)


# before a place is public


def test_a_place_public_in_the_work_tree_alone_has_no_past(tmp_path: Path) -> None:
    """While no commit holds a place as public, nothing of its records' past is in any file; then from that commit on."""
    repository = Repository(tmp_path / "repo")
    repository.edit(JURISDICTION, ("state: public", "state: draft"))
    repository.commit("2026-11-01")
    renamed(repository, [MARK, "甲局"])
    repository.edit(JURISDICTION, ("state: draft", "state: public"))
    assert repository.holds(MARK) == []
    pages = repository.pages()
    assert fact(pages[PAGE]) == ""
    assert not [path for path in pages if "history" in path]
    repository.commit("2026-11-06")
    repository.change(UNIT, ("full: 甲局", "full: 乙局"), day="2026-11-07")
    assert repository.holds(MARK) == []
    assert "改过1次" in fact(repository.pages()[PAGE])


# persons


@pytest.mark.parametrize("words", ["张某某", "张××", "村民王小明家", "李阿姨", "手机 13812345678"])
def test_a_version_with_a_person_is_left_out(repository: Repository, words: str) -> None:
    """A version in which anything about a person stands, number or name, is left out of any record's history."""
    renamed(repository, [f"{MARK}{words}", "示例县教育局"])
    assert repository.holds(MARK) == []
    assert repository.holds(words) == []
    assert fact(repository.pages()[PAGE]) == "首次公开后改过，旧的写法不能列出"


def test_a_name_taken_out_of_a_matters_progress_is_nowhere(repository: Repository) -> None:
    """A masked name removed from the progress of a matter is on no page, though the matter tells its other changes."""
    told = "done: 已经完成第一批核对。"
    repository.change(RESOLUTION, (told, "done: 已经完成张某某家的核对。"), day="2026-11-05")
    repository.change(RESOLUTION, ("done: 已经完成张某某家的核对。", told), day="2026-11-06")
    repository.change(RESOLUTION, ("title: 建立核对平台", "title: 建好核对平台"), day="2026-11-07")
    assert repository.holds("张某某") == []
    pages = repository.pages()
    page = pages[f"{MATTER}/history/index.html"]
    assert "有的旧版本没有列出" in page
    assert re.findall(r"<h2>(\d+年\d+月\d+日.*?)</h2>", page) == ["2026年11月7日"]


# pages of the ledger


LEDGER = [
    ("resolutions/2026-03-18-1.yml", "title: 建立核对平台", "title: 建好核对平台", MATTER),
    ("meetings/2026-03-18.yml", "title: 2026年第一次全体会议", "title: 2026年首次全体会议", "meetings/2026-03-18"),
    ("reports/2026q1-jiaoyu.yml", "text: 名册更新慢。", "text: 名册更新很慢。", "reports/2026q1-jiaoyu"),
    ("bulletins/2026-01.yml", "title: 一季度社会救助工作情况", "title: 一季度工作情况", "bulletins/2026-01"),
    ("circulars/2026-tb-1.yml", "核对平台还没有开通。", "核对平台没有开通。", "circulars/2026-tb-1"),
    ("evaluations/2025.yml", "总的情况良好。", "总的情况好。", "evaluations/2025"),
    ("proposals/2026-01.yml", "date: 2026-03-02", "date: 2026-03-03", "proposals"),
    ("consultations/2026-04-09.yml", "按季度互送名册。", "每季度互送名册。", "proposals"),
]  # fmt: skip


def test_pages_of_the_ledger_tell_their_changes(repository: Repository) -> None:
    """What changed of a record of the ledger after publication has a page of changes and a line in the passport."""
    for number, (file, old, new, _) in enumerate(LEDGER):
        repository.change(f"{PLACE}/{file}", (old, new), day=f"2026-11-{number + 10}")
    pages = repository.pages()
    for number, (_, _, _, page) in enumerate(LEDGER):
        assert "首次公开后改过" in fact(pages[f"{page}/index.html"]), page
        assert f"2026年11月{number + 10}日" in pages[f"{page}/history/index.html"], page
    assert "最近一次2026年11月10日" in fact(pages[f"{MATTER}/index.html"])
    assert "<del>" in pages[f"{MATTER}/history/index.html"]


# what is read


def test_the_kinds_that_are_read_are_those_pages_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every kind a page names for its history is read, and no other kind is."""
    monkeypatch.setattr(ChangeLog, "changed", lambda _, records: tuple(records))
    found: set[type] = set()
    for config in (MINIMAL, HERE / "examples/shili", HERE):
        portal, _ = load_portal(config / "site_config.yml", lambda _: None)
        assert portal is not None
        plan, _ = plan_site(day_of(offer_attachments(portal, Findings()), date(2026, 12, 31)), (), NO_HISTORIES)
        found |= {type(located.record) for page in plan.pages for located in page.frame.history}
    assert {kind.name for kind in KINDS if kind.model in found} == TOLD
    assert {"notice", "case-counts"} & TOLD == set()


def test_what_no_page_tells_is_not_read(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """Old versions of a progress sheet, which has no page of changes, are not read again."""
    for day in range(2, 6):
        repository.change(SHEET, ("名册已经送到", "又名册已经送到"), day=f"2026-11-{day:02}")
    renamed(repository, ["甲局"])
    read: list[str] = []
    real = versions.parse_record
    monkeypatch.setattr(versions, "parse_record", lambda path, *rest: read.append(path) or real(path, *rest))
    assert HISTORY in repository.pages()
    assert UNIT in read
    assert SHEET not in read


def test_a_document_is_read_once_a_state(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document that many versions quote is read once for each of its own states, not once a quotation."""
    repository.change(DOCUMENT, ("obtained_from: 为测试", "obtained_from: 为了测试"), day="2026-11-02")
    for number in range(6):
        old, new = ("inform", "assist") if number % 2 == 0 else ("assist", "inform")
        repository.change(DUTY, (f"role: {old}", f"role: {new}"), day="2026-11-03")
    read: list[str] = []
    real = versions.parse_record
    monkeypatch.setattr(versions, "parse_record", lambda path, *rest: read.append(path) or real(path, *rest))
    assert "改过6次" in fact(repository.pages()[PAGE])
    assert read.count(DUTY) == 6
    assert read.count(DOCUMENT) <= 3


# how much


@pytest.mark.parametrize("limit", ["MOST", "HEAVIEST"])
def test_a_long_past_is_cut(repository: Repository, monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    """Of a record with more or heavier versions than may be read, the newest are told, and that earlier ones are not."""
    quoted = sum((repository.folder / path).stat().st_size for path in (DOCUMENT, ORIGINAL))
    two = 2 * (repository.folder / UNIT).stat().st_size - 100
    monkeypatch.setattr(versions, limit, {"MOST": 3, "HEAVIEST": quoted + two}[limit])
    renamed(repository, [MARK, "甲局", "乙局", "丙局"])
    assert repository.holds(MARK) == []
    pages = repository.pages()
    assert re.match(r"首次公开后改过多次，列出最近的2次，最近一次2026年11月5日", fact(pages[PAGE]))
    assert "更早的修改没有列出。" in pages[HISTORY]


def test_a_past_of_just_so_many_is_whole(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """As many versions as may be listed are listed, and nothing is said of earlier ones."""
    monkeypatch.setattr(versions, "MOST", 3)
    renamed(repository, ["甲局", "乙局"])
    pages = repository.pages()
    assert "首次公开后改过2次" in fact(pages[PAGE])
    assert "更早的修改没有列出" not in pages[HISTORY]


def test_what_history_from_hides_is_not_called_earlier(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where ``history_from`` begins after the cut, the cut is not spoken of."""
    monkeypatch.setattr(versions, "MOST", 3)
    renamed(repository, ["甲局", "乙局", "丙局"])
    repository.change(UNIT, ("full: 丙局", "full: 丁局\nhistory_from: 2026-11-06"), day="2026-11-06")
    repository.change(UNIT, ("full: 丁局", "full: 戊局"), day="2026-11-07")
    assert fact(repository.pages()[PAGE]).startswith("从2026年11月6日起改过1次，")


class Day(date):
    """A day that counts how often it is compared."""

    compared = 0

    def __eq__(self, other: object) -> bool:
        Day.compared += 1
        return super().__eq__(other)

    __hash__ = date.__hash__


def test_headings_cost_as_much_as_there_are() -> None:
    """Numbering the commits of a day takes a few looks at each, however many there are."""
    days = {order: Day(2026, 11, 1 + order % 2) for order in range(1_000)}
    headings = _headings(dict(days))
    assert (headings[0], headings[999]) == ("2026年11月1日（这一天第1次）", "2026年11月2日（这一天第500次）")
    assert Day.compared < 10 * len(days)
