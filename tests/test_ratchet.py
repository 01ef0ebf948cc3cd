"""The ratchet: what was there before is forgiven, what is new is not; the file of a baseline, good and bad."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import run
from generator.cli.baseline_file import LIMIT
from generator.findings import Place, finding
from generator.model.observation import Observation
from generator.reports.ratchet import VERSION, BaselineError, change, compared, read, written
from generator.reports.report import Known, Report, report_of
from tests.bad_inputs.mutate import make_site

STRAY = "content/shili/files/stray.txt"
CRLF = {"op": "newlines", "path": "units/shili/units/jiaoyu.yml", "to": "crlf"}
TYPO = {"op": "replace", "path": "units/shili/units/jiaoyu.yml", "old": "changed:", "new": "chagned:"}
KEY = "0123456789abcdef"


def suggestion(line: int = 1, name: str = "a") -> Any:
    return finding("L228", Place(f"content/{name}.txt", line, 1), name=name)


def observation(title: str = "某事", late: int = 3, key: str = "2026-1", path: str = "content/a.yml") -> Observation:
    found = finding("A801", Place(path, late, 1), title=title, unit="某", due="2026-01-01", late=late)
    return Observation(found, "shili", key)


def new_of(after: Report, before: Report) -> list[str]:
    return [item.finding.code for item in compared(after, change(before, ()).after).new]


# What is the same item


def test_a_moved_line_is_nothing_new() -> None:
    """The same finding on another line is known."""
    assert new_of(report_of([suggestion(9)]), report_of([suggestion(1)])) == []


def test_another_file_or_value_is_new() -> None:
    """The same code in another file, or about something else, is new."""
    assert new_of(report_of([suggestion(1, "b")]), report_of([suggestion(1, "a")])) == ["L228"]


def test_an_observation_a_day_older_is_nothing_new() -> None:
    """What is late is known tomorrow too, in whatever file it stands; another matter is new."""
    before = report_of([], [observation(late=3)])
    assert new_of(report_of([], [observation(late=4, path="content/b.yml")]), before) == []
    assert new_of(report_of([], [observation(key="2026-2")]), before) == ["A801"]


def test_a_second_equal_item_is_new() -> None:
    """Of two equal items one is known if the baseline holds one."""
    assert new_of(report_of([suggestion(1), suggestion(2)]), report_of([suggestion(1)])) == ["L228"]


def test_what_must_be_changed_is_never_forgiven() -> None:
    """必须改 goes into no baseline, fails with one, and is not counted as new; then nothing counts as gone."""
    must = report_of([finding("L101", Place("a.yml"))], [observation()])
    assert [known.code for known in change(must, ()).after] == ["A801"]
    seen = compared(must, (*change(must, ()).after, Known("A801", "a.yml", KEY)))
    assert seen.fails
    assert (seen.new, seen.gone) == ((), ())


def test_what_healed_is_told_and_taken_out() -> None:
    """What the baseline forgives and is gone does not fail; the next baseline no longer holds it."""
    before = change(report_of([suggestion()], [observation()]), ()).after
    left = report_of([], [observation()])
    assert not compared(left, before).fails
    assert [known.code for known in compared(left, before).gone] == ["L228"]
    made = change(left, before)
    assert ([known.code for known in made.after], [known.code for known in made.removed]) == (["A801"], ["L228"])


def test_a_baseline_says_what_each_item_is_about() -> None:
    """A line names the matter of an observation, or the record a finding names, so that it can be reviewed."""
    made = change(report_of([finding("L228", Place("a.txt"), name="a", id="minzheng")], [observation()]), ()).after
    assert [known.about for known in made] == ["2026-1", "minzheng"]
    assert '"about": "2026-1"' in written(made)


def test_no_words_of_a_record_reach_a_baseline() -> None:
    """A value that is no name of a field or a record is left out."""
    found = [finding("A306", Place("a.yml"), what="病情", shown="张…"), finding("L228", Place("b"), id="张三患病")]
    assert [known.about for known in change(report_of(found), ()).after] == ["", ""]


def test_an_older_baseline_is_read() -> None:
    """A line that does not say what it is about still forgives."""
    assert read(baseline()) == (Known("L228", "a.txt", KEY),)


# The file


def test_a_baseline_is_sorted_one_item_a_line() -> None:
    """One more item is one more line of the file, whatever the order things were found in."""
    names = ["c", "a", "b"]
    few = written(change(report_of([suggestion(1, name) for name in names]), ()).after).splitlines()
    more = written(change(report_of([suggestion(1, name) for name in ["bb", *reversed(names)]]), ()).after).splitlines()
    assert [line.rstrip(",") for line in few if line in more or line + "," in more] == [x.rstrip(",") for x in few]
    assert len(more) == len(few) + 1
    paths = re.findall(r'"path": "(.*?)"', "\n".join(more))
    assert paths == sorted(paths)


KNOWN = st.builds(
    Known,
    st.from_regex(r"[A-Z][0-9]{3}", fullmatch=True),
    st.text(st.characters(exclude_categories=["Cs"])),
    st.from_regex(r"[0-9a-f]{16}(:[1-9])?", fullmatch=True),
    st.text(st.characters(exclude_categories=["Cs"])),
)


@given(st.lists(KNOWN, unique_by=lambda known: known.key).map(tuple))
def test_a_baseline_is_read_as_it_was_written(items: tuple[Known, ...]) -> None:
    """Writing and reading give the same baseline."""
    assert read(written(items)) == items


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["version", "items", "code", "key", "x"]), inner),
)


@given(st.text() | JSON.map(json.dumps) | JSON.map(lambda items: json.dumps({"version": VERSION, "items": items})))
def test_no_text_breaks_the_reader(text: str) -> None:
    """Any text is a baseline or is refused in a Chinese sentence."""
    try:
        assert isinstance(read(text), tuple)
    except BaselineError as error:
        assert str(error).startswith("基线文件")


def baseline(**item: object) -> str:
    whole = {"code": "L228", "path": "a.txt", "key": KEY, **item}
    return json.dumps({"version": VERSION, "items": [{name: value for name, value in whole.items() if value != ""}]})


BAD = {
    "not json": ("gongkai", "第 1 行"),
    "a mark before it": ("\ufeff" + '{"version": 1, "items": []}', "BOM"),
    "a comma missed": ('{\n "version": 1\n "items": []\n}', "第 2 行读不下去，多半末尾少了逗号"),
    "twice, on lines": (written((Known("L228", "a", KEY), Known("L228", "a", KEY))), f"第 4、5 行的{KEY} 写了两次"),
    "a merge left open": ('{\n "version": 1,\n<<<<<<< HEAD\n "items": []\n}', "第 3 行"),
    "a later version": ('{"version": 2, "items": []}', "版本是 2"),
    "an earlier version": ('{"version": 0, "items": []}', "版本是 0"),
    "a version in words": ('{"version": "一", "items": []}', "版本是 \"一\""),
    "true is no version": ('{"version": true, "items": []}', "版本是 true"),
    "no version": ('{"items": []}', "没有写版本"),
    "a list": ("[]", "没有写版本"),
    "no items": ('{"version": 1}', "没有 items"),
    "an unknown field": ('{"version": 1, "items": [], "ratio": 1}', "不认识的字段“ratio”"),
    "an unknown field of an item": (baseline(line=3), "第 1 条有不认识的字段“line”"),
    "an item without a key": (baseline(key=""), "第 1 条缺了内容"),
    "a key of another kind": (baseline(key="xyz"), "第 1 条写得不对"),
    "an item that is none": ('{"version": 1, "items": [7]}', "第 1 条不对"),
    "twice": ('{"version": 1, "items": [%s, %s]}' % ((json.dumps({"code": "L228", "path": "a", "key": KEY}),) * 2), "写了两次"),
    "deep": ("[" * 200_000, "基线文件"),
    "a long number": ('{"version": 1' + "0" * 9000 + "}", "基线文件"),
    "an empty file": ("", "第 1 行"),
}  # fmt: skip


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The minimal site with one thing that ought to be changed."""
    return make_site(tmp_path / "site", [{"op": "write", "path": STRAY, "text": "x"}])


def check(config: Path, *more: str) -> int:
    return run(["check", "--config", str(config), "--as-of", "2026-11-21", *more])


@pytest.mark.parametrize("name", BAD)
def test_a_bad_baseline_is_wrong_usage(
    name: str, site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A baseline that cannot be used is exit code 2 and one sentence that says why; it is not written over."""
    text, said = BAD[name]
    file = tmp_path / "baseline.json"
    file.write_text(text, encoding="utf-8")
    for more in ((), ("--update-baseline",)):
        assert check(site, "--baseline", str(file), *more) == 2
        printed = capsys.readouterr()
        assert said in printed.err
        assert not printed.out
    assert file.read_text(encoding="utf-8") == text


def test_what_is_no_baseline_file_is_refused(site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A missing, linked, too big or non-UTF-8 file, a folder and a pipe are refused, for reading and for writing."""
    good = tmp_path / "good.json"
    good.write_text(written(()), encoding="utf-8")
    (tmp_path / "link.json").symlink_to(good)
    (tmp_path / "dangling.json").symlink_to(tmp_path / "elsewhere.json")
    (tmp_path / "folder.json").mkdir()
    (tmp_path / "big.json").write_bytes(b" " * (LIMIT + 1))
    (tmp_path / "gbk.json").write_bytes("基线".encode("gbk"))
    os.mkfifo(tmp_path / "pipe.json")
    wanted = {
        "link": "是链接",
        "dangling": "是链接",
        "folder": "不是普通文件",
        "big": "字节",
        "gbk": "UTF-8",
        "pipe": "普通文件",
    }
    for name, said in wanted.items():
        for more in ((), ("--update-baseline",)):
            assert check(site, "--baseline", str(tmp_path / f"{name}.json"), *more) == 2
            assert said in capsys.readouterr().err
    assert not (tmp_path / "elsewhere.json").exists()
    assert check(site, "--baseline", str(tmp_path / "missing.json")) == 2
    assert "--update-baseline" in capsys.readouterr().err


# The command


def test_the_way_of_a_ratchet(site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Made once, the baseline forgives what is there, not what comes; written anew it says what it forgives and lost."""
    file = tmp_path / "baseline.json"
    assert check(site, "--baseline", str(file), "--update-baseline") == 0
    said = capsys.readouterr().out
    assert f"{STRAY}: L228" in said
    assert check(site, "--baseline", str(file)) == 0
    other = site.parent / "content/shili/files/other.txt"
    other.write_text("x", encoding="utf-8")
    capsys.readouterr()
    assert check(site, "--baseline", str(file)) == 1
    said = capsys.readouterr().out
    assert "other.txt: L228（新）" in said
    assert f"{STRAY}: L228 " in said
    assert "新增 1 处" in said
    (site.parent / STRAY).unlink()
    assert check(site, "--baseline", str(file), "--update-baseline") == 0
    said = capsys.readouterr().out
    assert "other.txt: L228" in said.partition("新放过")[2].partition("去掉")[0]
    assert "stray.txt" in said.partition("去掉 1 处")[2]
    assert check(site, "--baseline", str(file)) == 0


def test_without_a_baseline_nothing_but_must_fails(site: Path) -> None:
    """Suggestions and observations alone exit 0 where no baseline is named."""
    assert check(site) == 0


def test_what_must_be_changed_fails_with_any_baseline(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With something 必须改 the check fails, and no baseline is made or changed."""
    file = tmp_path / "baseline.json"
    config = make_site(tmp_path / "broken", [TYPO])
    assert check(config, "--baseline", str(file), "--update-baseline") == 1
    assert "基线没有动" in capsys.readouterr().err
    assert not file.exists()
    file.write_text(written((Known("L228", STRAY, KEY),)), encoding="utf-8")
    assert check(config, "--baseline", str(file)) == 1
    assert "已消失 " not in capsys.readouterr().out


def test_an_unchanged_baseline_is_left_alone(site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Written anew with nothing new, the file keeps its bytes and its time, and the command says so."""
    file = tmp_path / "baseline.json"
    assert check(site, "--baseline", str(file), "--update-baseline") == 0
    os.utime(file, (1, 1))
    capsys.readouterr()
    assert check(site, "--baseline", str(file), "--update-baseline") == 0
    assert "没有动" in capsys.readouterr().out
    assert file.stat().st_mtime == 1
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_baseline_that_cannot_be_written_is_wrong_usage(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder that does not exist is one sentence, not a trace."""
    assert check(site, "--baseline", str(tmp_path / "no/such/baseline.json"), "--update-baseline") == 2
    assert "写不了" in capsys.readouterr().err


@pytest.mark.parametrize("more", [["--update-baseline"], ["--update-baseline", "--baseline", "b", "--format", "json"]])
def test_updating_needs_a_file_and_speaks_words(more: list[str], site: Path) -> None:
    """``--update-baseline`` without a file, or with another format, is wrong usage."""
    assert check(site, *more) == 2
