"""The history of each public page, from real repositories: what is shown, since when, and what never is."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from generator.cli import run
from generator.load import versions
from tests.factories import MINIMAL
from tests.history_pages import HISTORY, MARK, PAGE, come, days, fact, gone, history, named
from tests.repository import AUTHOR, DUTY, MEASURE, MESSAGE, UNIT, Repository

DOCUMENT = "content/shili/documents/zhidu/document.yml"
ORIGINAL = "content/shili/documents/zhidu/original.txt"
RELIEF_HISTORY = "relief/dibao/history/index.html"
MOBILE = "手机 13812345678"


# what is shown


def test_a_change_is_shown_with_its_day_and_words(repository: Repository) -> None:
    """A change after publication stands under its day, its field's title, with the words that went and came."""
    repository.change(UNIT, named("示例县教育体育局"), day="2026-11-05")
    pages = repository.pages()
    assert "首次公开后改过1次，最近一次2026年11月5日" in fact(pages[PAGE])
    page = pages[HISTORY]
    assert days(page) == ["2026年11月5日"]
    assert (gone(page), come(page)) == ([], ["体育"])
    assert "<dt>全称</dt>" in page or "全称" in page
    assert "加上</span>体育</ins>" in page


def test_newest_first_and_several_on_one_day(repository: Repository) -> None:
    """Commits stand newest first; two of one day are numbered and counted apart."""
    for name, old, day in (
        ("甲局", "示例县教育局", "2026-11-05"),
        ("乙局", "甲局", "2026-11-09"),
        ("丙局", "乙局", "2026-11-09"),
    ):
        repository.change(UNIT, (f"full: {old}", f"full: {name}"), day=day)
    pages = repository.pages()
    assert days(pages[HISTORY]) == ["2026年11月9日（这一天第2次）", "2026年11月9日（这一天第1次）", "2026年11月5日"]
    assert "改过3次" in fact(pages[PAGE])


def test_numbers_are_words(repository: Repository) -> None:
    """A number that changed went and came whole."""
    repository.change(MEASURE, ("value: 800", "value: 870"), day="2026-11-05")
    page = history(repository, path=RELIEF_HISTORY)
    assert (gone(page), come(page)) == (["800"], ["870"])
    assert "审查岗位：示例编辑岗" in page


def test_formatting_is_no_change(repository: Repository) -> None:
    """Comments, another order of the keys, other quotes and line ends make no entry."""
    text = (repository.folder / UNIT).read_text(encoding="utf-8")
    lines = text.replace("aliases: [教育局]", "aliases:\n  - '教育局'   # 备注").strip().split("\n")
    repository.write(UNIT, "# 说明\n" + "\n".join([*lines[-3:], *lines[:-3]]) + "\n")
    repository.commit("2026-11-05")
    pages = repository.pages()
    assert HISTORY not in pages
    assert fact(pages[PAGE]) == "首次公开后没有改过"


def test_the_day_is_the_authors_in_shanghai(repository: Repository) -> None:
    """A commit late in the evening of Greenwich is of the next day."""
    repository.edit(UNIT, named("示例县教育体育局"))
    repository.commit("2026-11-05", "20:30:00 +0000")
    assert days(history(repository)) == ["2026年11月6日"]


def test_uncommitted_changes_are_ignored(repository: Repository) -> None:
    """What is not committed is no history."""
    repository.edit(UNIT, named(MARK))
    pages = repository.pages()
    assert HISTORY not in pages
    assert fact(pages[PAGE]) == "首次公开后没有改过"


def test_later_days_are_not_shown(repository: Repository) -> None:
    """As of a day, no change of a later day is shown."""
    repository.change(UNIT, named("甲局"), day="2026-11-05")
    repository.change(UNIT, ("full: 甲局", f"full: {MARK}"), day="2026-11-09")
    assert days(history(repository, "2026-11-08")) == ["2026年11月5日"]
    assert days(history(repository, "2026-11-09")) == ["2026年11月9日", "2026年11月5日"]
    assert HISTORY not in repository.pages("2026-11-04")


def test_a_page_tells_of_all_its_records(repository: Repository) -> None:
    """A unit's page has the changes of the unit and of its duties, told apart by what they are."""
    repository.edit(UNIT, named("示例县教育体育局"))
    repository.edit(DUTY, ("role: inform", "role: assist"))
    repository.commit("2026-11-05")
    pages = repository.pages()
    assert re.findall("<h3>(.*?)</h3>", pages[HISTORY]) == ["成员单位", "职责"]
    assert (gone(pages[HISTORY]), come(pages[HISTORY])) == (["提供信息"], ["体育", "配合"])
    assert "改过1次" in fact(pages[PAGE])


def test_spans_are_words_of_their_commit(repository: Repository) -> None:
    """A span's words are those of the document in that commit: what moved with its words is no change."""
    old = (repository.folder / ORIGINAL).read_text(encoding="utf-8")
    new = old.replace("县教育局：负责", "，，县教育局：负责").replace("提供本部门救助信息", "提供本单位救助信息")
    repository.write(ORIGINAL, new)
    repository.edit(DOCUMENT, (sha256(old.encode()).hexdigest(), sha256(new.encode()).hexdigest()))
    repository.edit(DUTY, ("heading: d-jiaoyu:0-4", "heading: d-jiaoyu:2-6"), ("d-jiaoyu:5-28", "d-jiaoyu:7-30"),
                    ("d-jiaoyu:5-17", "d-jiaoyu:7-19"), ("d-jiaoyu:18-27", "d-jiaoyu:20-29"))  # fmt: skip
    repository.commit("2026-11-05")
    pages = repository.pages()
    assert (gone(pages[HISTORY]), come(pages[HISTORY])) == (["部门"] * 2, ["单位"] * 2)
    assert "，，" not in pages[HISTORY]
    assert "，，" in pages["documents/zhidu/history/index.html"]


def test_a_span_whose_words_are_lost_shows_none(repository: Repository) -> None:
    """Where the document as it stood cannot be read, a span that changed says only that it moved."""
    text = (repository.folder / ORIGINAL).read_text(encoding="utf-8")
    repository.write(ORIGINAL, text + MARK)
    repository.change(DUTY, ("d-jiaoyu:18-27", "d-jiaoyu:18-26"), day="2026-11-05")
    repository.write(ORIGINAL, text)
    repository.change(DUTY, ("d-jiaoyu:18-26", "d-jiaoyu:18-27"), day="2026-11-06")
    page = history(repository)
    assert page.count("原文位置变了") == 2
    assert (gone(page), come(page)) == ([], [])
    assert repository.holds(MARK) == []


def test_what_is_long_goes_on_without_loss(repository: Repository) -> None:
    """A history too heavy for one page goes on on further ones; every word is there, no page is over the limit."""
    before, every = "持居住证的，可以在居住地申请。", []
    for day in range(2, 12):
        every.append(before)
        words = "".join(chr(0x4E00 + day * 1500 + n) if n % 20 else "。" for n in range(1, 1400))
        repository.change(MEASURE, (before, words), day=f"2026-11-{day:02}")
        before = words
    pages = {path: page for path, page in repository.pages().items() if path.startswith("relief/dibao/history/")}
    assert len(pages) > 1
    assert all(len(page.encode()) < 60_000 for page in pages.values())
    shown = "".join("".join(gone(page)) for page in pages.values())
    assert [words for words in every if words.replace("。", "") not in shown.replace("。", "")] == []
    titles = {re.findall("<title>(.*?)</title>", page)[0] for page in pages.values()}
    assert len(titles) == len(pages)


def test_a_history_page_is_listed_nowhere(repository: Repository) -> None:
    """A page of changes is for no search engine and stands in no map; the page it is about leads to it."""
    with repository.config.open("a", encoding="utf-8") as file:
        file.write("site_url: https://www.example.gov.cn/jiuzhu/\n")
    repository.commit("2026-11-02")
    repository.change(UNIT, named("示例县教育体育局"), day="2026-11-05")
    files = dict(repository.built().files)
    page = files[HISTORY].decode()
    assert '<meta name="robots" content="noindex">' in page
    assert 'href="https://www.example.gov.cn/jiuzhu/units/jiaoyu/history/"' in page
    naming = [path for path, content in files.items() if b"history/" in content]
    assert sorted(naming) == [HISTORY, PAGE]


def test_measure_pages_are_silent_without_changes(repository: Repository) -> None:
    """A measure's page, which must stay light, has the line only where there are changes."""
    assert fact(repository.pages()["relief/dibao/index.html"]) == ""
    repository.change(MEASURE, ("value: 800", "value: 870"), day="2026-11-05")
    assert "改过1次" in fact(repository.pages()["relief/dibao/index.html"])


# since when


def explanation(words: str, state: str) -> str:
    """An explanation: a record that nothing else needs to be public."""
    text = (MINIMAL / EXPLANATION).read_text("utf-8")
    text = re.sub("^state: .*$", f"state: {state}", text, flags=re.M)
    return re.sub("^title: .*$", f"title: {words}", text, flags=re.M)


def write_and_publish(repository: Repository, hidden: str) -> None:
    """The explanation with secret words, first hidden, then in review, then public with other words."""
    for day, words, state in ((2, MARK, hidden), (3, MARK, "in_review"), (4, "公开的话", "public")):
        repository.write(EXPLANATION, explanation(words, state))
        repository.commit(f"2026-11-{day:02}")


EXPLANATION = "content/shili/explanations/zhidu.yml"
EXPLANATION_HISTORY = "explanations/zhidu/history/index.html"


@pytest.mark.parametrize("hidden", ["draft", "in_review", "withdrawn"])
def test_history_begins_when_the_record_last_became_public(repository: Repository, hidden: str) -> None:
    """What was written while a record was not public, and all before it was so last, is in no file of the site."""
    for day, words, state in (
        (2, "先前公开的话", "public"),
        (3, "先前改过的话", "public"),
        (4, MARK, hidden),
        (5, MARK, "in_review"),
        (6, "再次公开的话", "public"),
        (7, "后来改过的话", "public"),
    ):
        repository.write(EXPLANATION, explanation(words, state))
        repository.commit(f"2026-11-{day:02}")
    for words in (MARK, "先前公开的话", "先前改过"):
        assert repository.holds(words) == []
    page = history(repository, path=EXPLANATION_HISTORY)
    assert days(page) == ["2026年11月7日"]
    assert "再次公开" in "".join(gone(page))


@pytest.mark.parametrize("hidden", ["draft", "in_review"])
def test_what_was_written_before_publication_is_nowhere(tmp_path: Path, hidden: str) -> None:
    """The first public version is the beginning: no word of a draft is in any file of the site."""
    repository = Repository(tmp_path / "repo")
    write_and_publish(repository, hidden)
    assert repository.holds(MARK) == []
    assert fact(repository.pages()["explanations/zhidu/index.html"]) == "首次公开后没有改过"


def test_a_record_that_is_not_public_now_has_no_history(repository: Repository) -> None:
    """Withdrawn, a record takes its history with it."""
    repository.write(EXPLANATION, explanation(MARK, "public"))
    repository.commit("2026-11-02")
    repository.write(EXPLANATION, explanation("后来的话", "public"))
    repository.commit("2026-11-03")
    assert repository.holds(MARK) == [EXPLANATION_HISTORY]
    why = "withdrawn: {date: 2026-11-21, reason: 内容有误。}\n"
    repository.edit(EXPLANATION, ("state: public\n", f"state: withdrawn\n{why}"))
    assert repository.holds(MARK) == []
    repository.commit("2026-11-04")
    assert repository.holds(MARK) == []


def test_history_from_cuts_off_what_went_before(repository: Repository) -> None:
    """``history_from`` hides everything before it, and what the change that came with it took away."""
    repository.change(UNIT, named(MARK), day="2026-11-02")
    assert HISTORY in repository.holds(MARK)
    repository.edit(UNIT, (f"full: {MARK}", "full: 甲局\nhistory_from: 2026-11-05"))
    assert repository.holds(MARK) == []  # at once, before it is committed
    repository.commit("2026-11-05")
    assert repository.holds(MARK) == []
    assert fact(repository.pages()[PAGE]) == "从2026年11月5日起没有改过"
    repository.change(UNIT, ("full: 甲局", "full: 乙局"), day="2026-11-06")
    assert repository.holds(MARK) == []
    assert "从2026年11月5日起改过1次" in fact(repository.pages()[PAGE])


def test_a_documents_history_from_holds_for_quotes_too(repository: Repository) -> None:
    """What was cut off from a document's history is not quoted in the history of what rests on it."""
    text = (repository.folder / ORIGINAL).read_text(encoding="utf-8")
    bad = text.replace("提供本部门救助信息", f"提供{MARK}息息信息")
    repository.write(ORIGINAL, bad)
    repository.edit(DOCUMENT, (sha256(text.encode()).hexdigest(), sha256(bad.encode()).hexdigest()))
    repository.commit("2026-11-02")
    repository.change(DUTY, ("role: inform", "role: assist"), day="2026-11-03")
    repository.write(ORIGINAL, text)
    repository.edit(DOCUMENT, (sha256(bad.encode()).hexdigest(), sha256(text.encode()).hexdigest()))
    repository.edit(DOCUMENT, ("id: zhidu\n", "id: zhidu\nhistory_from: 2026-11-04\n"))
    repository.edit(DUTY, ("role: assist", "role: inform"))
    repository.commit("2026-11-04")
    assert repository.holds(MARK) == []


# what never is


@pytest.mark.parametrize(
    "number", [MOBILE, "手机１３８ 1234 5678", "身份证 11010119900307663X", "卡号 6222 0200 0000 0000 018"]
)
def test_a_version_with_a_persons_number_is_never_shown(repository: Repository, number: str) -> None:
    """A version in which a mobile, identity or bank number stands is left out, and the page says that one is."""
    repository.change(UNIT, named(f"{MARK}{number}"), day="2026-11-02")
    repository.change(UNIT, (f"full: {MARK}{number}", "full: 示例县教育局"), day="2026-11-03")
    assert repository.holds(MARK) == []
    assert fact(repository.pages()[PAGE]) == "首次公开后改过，旧的写法不能列出"
    repository.change(UNIT, named("乙局"), day="2026-11-04")
    assert repository.holds(MARK) == []
    assert "有的旧版本没有列出" in history(repository)


@pytest.mark.parametrize("broken", ["unknown: 1\n", "a: [\n", "full: 又一个\n", "\tfull: 1\n"])
def test_a_version_that_cannot_be_read_is_left_out(repository: Repository, broken: str) -> None:
    """A version that today's classes do not read is not shown; the page says that one is left out."""
    repository.edit(UNIT, named(MARK))
    text = (repository.folder / UNIT).read_text(encoding="utf-8")
    repository.write(UNIT, text + broken)
    repository.commit("2026-11-02")
    repository.write(UNIT, text.replace(MARK, "乙局"))
    repository.commit("2026-11-03")
    assert repository.holds(MARK) == []
    assert "有的旧版本没有列出" in history(repository)


def test_kinds_may_be_closed_off(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """A kind that must never have a history has none, nor a line about it."""
    monkeypatch.setattr(versions, "MODELS", ())
    repository.change(UNIT, named(MARK), day="2026-11-02")
    repository.change(UNIT, (f"full: {MARK}", "full: 乙局"), day="2026-11-03")
    assert repository.holds(MARK) == []


def test_names_and_messages_are_nowhere(repository: Repository, tmp_path: Path) -> None:
    """No author, address, message or commit is in any byte of the site, whoever builds it."""
    write_and_publish(repository, "draft")
    repository.change(UNIT, named("示例县教育体育局"), day="2026-11-05")
    repository.write("mkdocs.yml", "site_name: 示例\ntheme: {name: gongkai}\nplugins: [gongkai]\n")
    repository.write("docs/index.md", "# 空\n")
    own, host = tmp_path / "own", tmp_path / "host"
    call = ["build", "--config", str(repository.config), "--as-of", "2026-12-31", "--site-dir", str(own)]
    assert run(call) == 0
    here = Path(__file__).resolve().parent.parent
    variables = {**os.environ, "GONGKAI_AS_OF": "2026-12-31", "PYTHONPATH": str(here)}
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(host)],
        cwd=repository.folder, env=variables, check=True, capture_output=True,
    )  # fmt: skip
    commits = repository.git("log", "--format=%H").split()
    secrets = [MARK, AUTHOR, MESSAGE, *(commit[:12] for commit in commits)]
    for folder in (own, host):
        files = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
        assert HISTORY in files
        assert [path for path, content in files.items() for word in secrets if word.encode() in content] == []
