"""The example county: whole, without a finding, 示例 wherever one looks, and nothing in it that could be taken for real."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from generator.load.site import load_portal
from generator.model.body import RuleKind
from generator.model.channel import ChannelKind
from generator.model.portal import PlaceData
from generator.pipeline import Settings, build, check
from generator.surroundings import icons_folder, theme_folder
from tests.factories import REPO, TODAY

EXAMPLE = REPO / "examples" / "shili"
CONFIG = EXAMPLE / "site_config.yml"
END = date(2026, 6, 30)  # the last day of the county's story
HEADER = re.compile(r"<header.*?</header>", re.S)
TELEPHONE = re.compile(r"(?<![0-9-])0[0-9]{2,3}-[0-9]{7,8}(?![0-9-])|(?<![0-9.-])1[3-9][0-9]{9}(?![0-9])")
OURS = re.compile(r"000-0000[0-9]{4}")


def settings(config: Path, day: date) -> Settings:
    return Settings(config, day, TODAY, theme_folder(), icons_folder())


@pytest.fixture(scope="module", params=[END, TODAY], ids=["at the end of its story", "later"])
def files(request: pytest.FixtureRequest) -> Iterator[dict[str, str]]:
    """The texts of the example site, by path."""
    built = build(settings(CONFIG, request.param), lambda _: None)
    assert [str(finding) for finding in built.findings] == []
    yield {path: content.decode() for path, content in built.files if not path.startswith("assets/")}


@pytest.fixture(scope="module")
def county() -> PlaceData:
    """The county's records."""
    portal, findings = load_portal(CONFIG, lambda _: None)
    assert portal is not None
    assert list(findings) == []
    (place,) = portal.places
    return place


def test_nothing_is_to_be_mended_on_any_day_of_its_story() -> None:
    """From the first day to the last the example has no finding, and its document nothing that does not fit."""
    days = [date(2025, 1, 6), date(2025, 4, 1), date(2025, 7, 1), date(2026, 1, 1), END, date(2026, 7, 1)]
    for day in days:
        checked = check(settings(CONFIG, day), lambda _: None)
        assert list(checked.findings) == [], day
        assert [one for one in checked.observations if one.finding.code.startswith("A7")] == [], day


def test_every_page_says_so(files: dict[str, str]) -> None:
    """The header of every page says 示例, and its body is marked for paper."""
    pages = {path: text for path, text in files.items() if path.endswith(".html")}
    assert len(pages) > 90
    for path, text in pages.items():
        assert "<strong>示例</strong>" in HEADER.findall(text)[0], path
        assert re.search(r"<body [^>]*data-sample", text), path


def test_every_file_says_so(files: dict[str, str]) -> None:
    """Every JSON has ``sample``; every line of a table, title of a feed, event of a calendar, text begins with 示例.

    What the search loads is shown by its page alone, whose header says so.
    """
    others = {
        path: text for path, text in files.items() if not path.endswith(".html") and not path.startswith("search/")
    }
    assert {Path(path).suffix for path in others} == {".json", ".csv", ".txt", ".xml", ".ics"}
    for path, text in others.items():
        if path.endswith(".json"):
            assert json.loads(text)["sample"] is True, path
        elif path.endswith(".csv"):
            table = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
            assert {row[0] for row in table} == {"示例"}, path
        elif path.endswith(".xml"):
            assert re.findall("<title>(...)", text)[0] == "示例：", path
        elif path.endswith(".ics"):
            lines = text.splitlines()
            assert all(line[8:11] == "示例：" for line in lines if line.startswith("SUMMARY:")), path
            assert any(line.startswith("X-WR-CALNAME:示例：") for line in lines), path
        else:
            assert "示例" in text.splitlines()[0], path


def test_no_telephone_could_ring(files: dict[str, str]) -> None:
    """Every telephone number in the site is 000-0000 and four digits, but the nation's short numbers."""
    found = {number for text in files.values() for number in TELEPHONE.findall(text)}
    assert found
    assert {number for number in found if not OURS.fullmatch(number)} == set()


def test_every_kind_of_channel_and_rule_is_there(county: PlaceData) -> None:
    """The county has a channel of each kind and a rule of each kind; each telephone is impossible on its face."""
    channels = [located.record for located in county.channels.values()]
    assert {channel.kind for channel in channels} == set(ChannelKind)
    assert all(OURS.fullmatch(channel.telephone or "") for channel in channels)
    assert county.body is not None
    assert {rule.kind for rule in county.body.record.rules} == set(RuleKind)


def test_channels_are_fresh_stale_and_never_tried(county: PlaceData) -> None:
    """At the end of its story some channels are verified, one is stale at least, one was never tried at least."""
    states = {
        (channel.is_verified(END), channel.checked_by(END) is not None)
        for channel in (located.record for located in county.channels.values())
    }
    assert states == {(True, True), (False, True), (False, False)}


def test_nobody_is_named(county: PlaceData) -> None:
    """The example names posts, never a person."""
    assert county.people == {}
    assert county.body is not None
    assert all(officer.person is None for officer in county.body.record.officers)


def test_money_is_impossible_on_its_face(county: PlaceData) -> None:
    """No amount and no sum of the example reaches 100 yuan, and each quarter carries over what the last one left."""
    amounts = [amount.value for located in county.relief.values() for amount in located.record.amounts]
    assert 0 < max(amounts) < 100
    left: dict[str, object] = {}
    for located in sorted(county.funds.values(), key=lambda one: one.record.period_from):
        funds = located.record
        assert funds.spent < 100
        assert funds.carried == left.get(funds.measure, 0), funds.id
        left[funds.measure] = funds.carried + funds.received - funds.spent


def test_a_real_place_may_not_stand_beside_it(tmp_path: Path) -> None:
    """The example and a real place in one site are refused, at the example."""
    shutil.copytree(REPO / "content" / "_national", tmp_path / "content" / "_national")
    site = tmp_path / "examples" / "shili"
    shutil.copytree(EXAMPLE, site)
    for name in ("content", "units"):
        shutil.copytree(REPO / name / "dafang", site / name / "dafang")
    config = site / "site_config.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("- shili", "- shili\n  - dafang"), encoding="utf-8")
    found = [(one.code, one.place.path) for one in check(settings(config, TODAY), lambda _: None).findings]
    assert found == [("A118", "examples/shili/content/shili/jurisdiction.yml")]
