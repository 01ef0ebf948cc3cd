"""Law behind words: what is planted wrong is found, what is right is not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.cli import run
from generator.load.site import load_portal
from tests.bad_inputs.mutate import make_site
from tests.test_bad_inputs import check_site

DIBAO = "content/_national/relief/dibao.yml"
LIMIT = "{say: 受理后30个工作日内办完。, basis: [dibao-banfa/22]}"
ROOT = Path(__file__).parents[1]


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
    assert sorted(f.code for f in findings) == ["A141", "A142", "A145"]
    lines = (tmp_path / "s" / DIBAO).read_text(encoding="utf-8").splitlines()
    for finding in findings:
        assert any(word in lines[finding.place.line - 1] for word in ("31个", "/99", "jiu-banfa"))


@pytest.mark.parametrize(
    "words",
    [
        "31个工作日",
        "30日",
        "三十一个工作日",
        "三十天",
        "30%",
        "百分之三十",
        "30个月",
        "30年",
        "两倍",
        "半年",
        "一百元",
        "3次",
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
    """No such text, no such article, repealed, known at second hand only: each its own finding."""
    assert (code, DIBAO) in found(
        tmp_path / "s", "{say: 省里定。, basis: [shehui-jiuzhufa/18]}", f"{{say: 省里定。, basis: [{ref}]}}"
    )


def test_an_older_reference_decides_nothing(tmp_path: Path) -> None:
    """A figure the law leaves to the province today is no limit."""
    assert found(tmp_path / "s", "limit: dibao-banfa/22/zongqi", "limit: dibao-banfa/8/bianyuan") == [("A158", DIBAO)]


def test_a_future_text_grounds_nothing_yet(tmp_path: Path) -> None:
    """A law not yet in force on the page's day is a finding."""
    path = "content/_national/law/dibao-banfa.yml"
    edit = {"op": "replace", "path": path, "old": "in_force: 2021-07-01", "new": "in_force: 2030-01-01"}
    assert {f.code for f in check_site(make_site(tmp_path / "s", [edit]))} == {"A142"}


@pytest.mark.parametrize("day", ["2026-11-21", "2026-07-01", "2024-06-01", "2021-01-01", "2016-01-01"])
def test_all_real_references_resolve_on_any_day(day: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The project's own records have no finding, whatever day the site is built for."""
    call = ["build", "--as-of", day, "--config", str(ROOT / "site_config.yml"), "--site-dir", str(tmp_path / "site")]
    assert run(call) == 0, capsys.readouterr().out


def national() -> Callable[[], object]:
    portal, _ = load_portal(ROOT / "site_config.yml", lambda _: None)
    assert portal is not None
    return lambda: portal.national


def test_the_law_has_every_instrument_named() -> None:
    """The instruments the portal must know are there, the main law in force since 2026-07-01."""
    law = national()().law  # type: ignore[attr-defined]
    assert law["shehui-jiuzhufa"].record.in_force == date(2026, 7, 1)
    assert len(law) >= 14
    second = {name for name, at in law.items() if not at.record.grounds(date(2026, 11, 21))}
    assert {"shehui-jiuzhu-banfa", "minfadian", "xingzheng-susongfa", "mulu-52"} <= second
    words = next(iter(national()().wording.values())).record.words  # type: ignore[attr-defined]
    assert len(words) >= 80
