"""Wrong numbers, wrong articles and repealed texts planted in files are found, however they are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bad_inputs.mutate import make_site
from tests.test_bad_inputs import check_site

DIBAO = "content/_national/relief/dibao.yml"
LIMIT = "{say: 受理后30个工作日内办完。, basis: [dibao-banfa/22]}"


def found(folder: Path, old: str, new: str) -> list[tuple[str, str]]:
    edit = {"op": "replace", "path": DIBAO, "old": old, "new": new}
    return [(f.code, f.place.path) for f in check_site(make_site(folder, [edit]))]


def test_planted_number_article_and_repealed_text_are_three_findings(tmp_path: Path) -> None:
    """A wrong number, a wrong article and a repealed text, planted together, are three findings at their lines."""
    new = (
        "{say: 受理后31个工作日内办完。, basis: [dibao-banfa/22]}\n"
        "      - {say: 到窗口申请。, basis: [shehui-jiuzhufa/99]}\n"
        "      - {say: 先查家里的收入。, basis: [jiu-banfa/1]}"
    )
    edit = {"op": "replace", "path": DIBAO, "old": LIMIT, "new": new}
    findings = check_site(make_site(tmp_path / "s", [edit]))
    lines = (tmp_path / "s" / DIBAO).read_text(encoding="utf-8").splitlines()
    planted = {"A145": "31个", "A141": "/99", "A142": "jiu-banfa"}
    assert sorted(f.code for f in findings) == sorted(planted)
    for finding in findings:
        assert planted[finding.code] in lines[finding.place.line - 1]


@pytest.mark.parametrize(
    "words",
    [
        "31个工作日",
        "30日",
        "三十一个工作日",
        "三十天",
        "30个自然日",
        "30%",
        "百分之三十",
        "30个月",
        "30年",
        "两倍",
        "半年",
        "三个半月",
        "一百元",
        "3次",
        "20至30个工作日",
        "2030年",
        "8月1日",
    ],
)
def test_every_writing_of_a_wrong_number_is_found(tmp_path: Path, words: str) -> None:
    """Another value, or another unit, however written, is no figure of the article."""
    assert found(tmp_path / "s", "30个工作日内办完", f"{words}内办完") == [("A145", DIBAO)]


@pytest.mark.parametrize("words", ["30个工作日", "30工作日", "三十个工作日"])
def test_every_writing_of_the_right_number_passes(tmp_path: Path, words: str) -> None:
    """The figure of the article may be written in Arabic or Chinese."""
    assert found(tmp_path / "s", "30个工作日内办完", f"{words}内办完") == []


@pytest.mark.parametrize(
    ("ref", "code"),
    [
        ("dibao-banfaa/22", "A140"),
        ("dibao-banfa/23", "A141"),
        ("jiu-banfa/1", "A142"),
        ("tingshuo/1", "A143"),
    ],
)
def test_what_cannot_ground_is_named(tmp_path: Path, ref: str, code: str) -> None:
    """No such text, no such article, repealed, known at second hand only: each its own finding, and no other."""
    old, new = "{say: 省里定。, basis: [shehui-jiuzhufa/18]}", f"{{say: 省里定。, basis: [{ref}]}}"
    assert found(tmp_path / "s", old, new) == [(code, DIBAO)]


def test_an_older_reference_decides_nothing(tmp_path: Path) -> None:
    """A figure the law leaves to the province today is no limit."""
    assert found(tmp_path / "s", "limit: dibao-banfa/22/zongqi", "limit: dibao-banfa/8/bianyuan") == [("A158", DIBAO)]


def test_a_future_text_grounds_nothing_yet(tmp_path: Path) -> None:
    """A law not yet in force on the page's day is a finding."""
    path = "content/_national/law/dibao-banfa.yml"
    edit = {"op": "replace", "path": path, "old": "in_force: 2021-07-01", "new": "in_force: 2030-01-01"}
    assert {f.code for f in check_site(make_site(tmp_path / "s", [edit]))} == {"A142"}
