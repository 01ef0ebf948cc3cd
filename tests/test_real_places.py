"""The five real bodies, as read by hand: counts, roles, discrepancies."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.cli import run
from tests.conftest import AS_OF, ROOT

#        units listed, members, duty entries, at least clauses, heads, other people
COUNTS = {
    "wuhai": (29, 29, 28, 76, 2, 31),
    "tongren": (33, 33, 34, 97, 0, 0),
    "dafang": (23, 23, 22, 60, 2, 23),
    "yijinhuoluo": (0, 28, 21, 59, 2, 28),
    "xinjiang": (0, 24, 24, 48, 0, 0),
}

FOUND = (
    ("wuhai", "A706", "市国税局、地税局"),
    ("dafang", "A706", "县住房城乡建设局、县房产局"),
    ("wuhai", "A704", "市对外宣传中心"),
    ("wuhai", "A704", "市人口计生委"),
    ("wuhai", "A704", "市工商局"),
    ("dafang", "A704", "县铁机办"),
    ("dafang", "A704", "县就业局"),
    ("dafang", "A704", "县社会救助局"),
    ("yijinhuoluo", "A702", "旗市场监督管理局"),
    ("yijinhuoluo", "A703", "旗人民政府办公室"),
    ("tongren", "A703", "各乡（镇）人民政府"),
    ("tongren", "A710", "玉树藏族自治州"),
    ("tongren", "A709", "加"),
    ("tongren", "A714", "联动机制"),
    ("dafang", "A707", "县农村信用联社"),
    ("yijinhuoluo", "A708", "旗医保局"),
    ("yijinhuoluo", "A711", "社会救助联席会议协调小组"),
    ("yijinhuoluo", "A711", "工作领导小组"),
    ("xinjiang", "A712", "自治区城乡社会救助体系建设联席会议办公室"),
    ("xinjiang", "A713", "次月10日前"),
)


def data_of(site: Path, slug: str) -> dict[str, Any]:
    return json.loads((site / "data" / f"{slug}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("slug", COUNTS)
def test_counts_as_read_by_hand(real_site: Path, slug: str) -> None:
    """Units, duty entries, clauses and people are as many as the document has."""
    listed, members, duties, clauses, heads, others = COUNTS[slug]
    data = data_of(real_site, slug)
    assert sum(unit["listed"] for unit in data["units"]) == listed
    assert sum(unit["member"] for unit in data["units"]) == members
    assert len(data["duties"]) == duties
    assert sum(len(duty["clauses"]) for duty in data["duties"]) >= clauses
    assert sum(person["seat"] == "head" for person in data["people"]) == heads
    assert sum(person["seat"] == "member" for person in data["people"]) == others


def test_the_township_of_tongren_bears_a_duty_without_being_a_member(real_site: Path) -> None:
    """同仁's 34th duty-bearer is no member and is not counted among the 33."""
    units = {unit["id"]: unit for unit in data_of(real_site, "tongren")["units"]}
    assert units["xiangzhen"]["member"] is False
    assert units["xiangzhen"]["as_written"] == "各乡（镇）人民政府"


@pytest.mark.parametrize(("slug", "code", "words"), FOUND)
def test_each_known_discrepancy_is_found(real_site: Path, slug: str, code: str, words: str) -> None:
    """What a careful reader finds in the documents, its rule finds too, and shows the passages."""
    observations = [o for o in data_of(real_site, slug)["observations"] if o["code"] == code]
    hits = [o for o in observations if words in json.dumps(o, ensure_ascii=False)]
    assert hits
    assert any(o["passages"] for o in hits)


def test_check_of_the_five_passes(capsys: pytest.CaptureFixture[str]) -> None:
    """``gongkai check`` on the five bodies exits 0 and reports no finding, only observations."""
    config = str(ROOT / "site_config.yml")
    assert run(["check", "--config", config, "--as-of", AS_OF, "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["findings"] == []
    assert len(report["observations"]) >= len(FOUND)


def test_every_numbered_rule_has_one_kind(real_site: Path) -> None:
    """No stretch of the rules of work belongs to two rules."""
    for slug in COUNTS:
        seen: dict[str, list[tuple[int, int]]] = {}
        for rule in data_of(real_site, slug)["body"]["rules"]:
            passage, _, numbers = rule["span"]["span"].partition(":")
            start, end = map(int, numbers.split("-"))
            assert all(end <= a or b <= start for a, b in seen.get(passage, []))
            seen.setdefault(passage, []).append((start, end))


def test_xinjiang_reports_quarterly_with_both_readings(real_site: Path) -> None:
    """The ambiguous 每季度的次月10日前 is kept with its readings, not decided."""
    rules = data_of(real_site, "xinjiang")["body"]["rules"]
    reporting = [rule["reporting"] for rule in rules if rule["kind"] == "reporting" and rule["reporting"]]
    assert any(len(r["readings"]) >= 2 and "10日" in r["due"] for r in reporting)


@pytest.mark.parametrize(
    ("slug", "as_of", "years"),
    [
        ("xinjiang", "2026-11-21", "距今17年"),
        ("xinjiang", "2027-01-09", "距今17年"),
        ("xinjiang", "2027-01-10", "距今18年"),
    ],
)
def test_age_is_counted_in_full_years(tmp_path: Path, slug: str, as_of: str, years: str) -> None:
    """The age line counts full years from the document's date to the as-of date."""
    target = tmp_path / "site"
    config = str(ROOT / "site_config.yml")
    assert run(["build", "--config", config, "--as-of", as_of, "--site-dir", str(target), "--no-verify"]) == 0
    assert years in (target / slug / "index.html").read_text(encoding="utf-8")
