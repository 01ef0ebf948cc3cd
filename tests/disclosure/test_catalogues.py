"""Contract tests over the catalogues of the real portal: they say what was read, and that the rest is not known."""

from __future__ import annotations

from datetime import date

import pytest

from generator.disclosure.day import day_of
from generator.disclosure.item import Item, State
from generator.disclosure.rules.table import RULES
from generator.model.disclosure import CatalogueRow, Cell, Channel, Each, Evidence
from generator.model.jurisdiction import Level
from generator.model.law import Known
from generator.model.unit import UnitKind
from tests.disclosure.accounts import account, items, states, under_law, with_catalogue
from tests.factories import TODAY
from tests.national import load, put_here, put_place, words_of

NATIONAL = load("real").national
CATALOGUES = {name: one.record for name, one in NATIONAL.catalogues.items()}
ROWS = [(name, row) for name, catalogue in CATALOGUES.items() for row in catalogue.rows]
BY_ROW = pytest.mark.parametrize(("name", "row"), ROWS, ids=[f"{name}/{row.id}" for name, row in ROWS])
STANDARD = {row.id: row for row in CATALOGUES["mulu-52"].rows}
UNKNOWN = {
    "dibao-shenhe": {"audience", "manner", "levels"},
    "dibao-shenpi": {"limit", "channels", "audience", "manner", "levels"},
    "tekun-zhengce": {"levels"},
    "tekun-zhinan": {"limit", "levels"},
    "tekun-shenhe": {"limit", "channels", "audience", "manner", "levels"},
    "tekun-shenpi": {"limit", "channels", "audience", "manner", "levels"},
    "linshi-shenhe-shenpi": {"channels", "audience", "manner", "levels"},
}


@BY_ROW
def test_every_row_stands_on_an_article_there_is(name: str, row: CatalogueRow) -> None:
    """Article, limit and measure of every row are found, the article in the catalogue's own instrument."""
    assert NATIONAL.article(row.article) is not None
    assert row.article.instrument == CATALOGUES[name].instrument
    assert row.limit is None or NATIONAL.figure(row.limit) is not None
    assert row.measure is None or row.measure in NATIONAL.relief


def test_every_rule_stands_on_an_article_there_is() -> None:
    """The basis of every rule is found in the law of the portal."""
    missing = [(rule.code, str(ref)) for rule in RULES for ref in rule.basis if NATIONAL.article(ref) is None]
    assert missing == []


def test_no_catalogue_begins_before_its_law() -> None:
    """A catalogue holds from the day its instrument does, and not before."""
    for catalogue in CATALOGUES.values():
        instrument = NATIONAL.law[catalogue.instrument].record
        assert catalogue.valid_from == (instrument.in_force or instrument.not_later)


def test_the_thirteen_rows() -> None:
    """The standard catalogue has its 13 rows, one for each of its articles, and the guides their seven elements."""
    assert [int(row.article.article) for row in CATALOGUES["mulu-52"].rows] == list(range(1, 14))
    assert [len(STANDARD[f"{name}-zhinan"].elements) for name in ("dibao", "tekun", "linshi")] == [7, 7, 7]
    assert NATIONAL.law["mulu-52"].record.known is Known.second_hand


def test_cells_that_were_not_read_stay_unknown() -> None:
    """What nobody read of the standard catalogue is listed as unknown, and nothing else is."""
    assert {row.id: {cell.value for cell in row.unknown} for row in STANDARD.values() if row.unknown} == UNKNOWN
    for row in STANDARD.values():
        assert all(bool(getattr(row, cell.value)) is (cell not in row.unknown) for cell in Cell)


def test_name_lists_are_never_asked_of_the_website() -> None:
    """No row whose element is a list of persons is known to ask for a website."""
    lists = {Evidence.first_review, Evidence.confirmed, Evidence.ended}
    rows = [row for row in STANDARD.values() if any(one.evidence in lists for one in row.elements)]
    assert len(rows) == 5
    assert [row.id for row in rows if Channel.website in row.channels] == []


def test_whom_each_catalogue_binds() -> None:
    """Levels and kinds are those of the law: petitions bind every body, the standard catalogue counties alone."""
    organs = {UnitKind.government, UnitKind.township}
    binds = {name: (set(one.levels), set(one.kinds)) for name, one in CATALOGUES.items()}
    assert binds == {
        "mulu-52": ({Level.county}, organs),
        "tiaoli-zhinan": (set(), organs),
        "tiaoli-jigou": (set(), organs),
        "xinfang-18": (set(), set()),
        "jiuzhufa-60": (set(), organs),
        "jiuzhufa-67": ({Level.county}, organs),
    }
    assert CATALOGUES["tiaoli-jigou"].rows[0].each is Each.unit


@pytest.mark.parametrize("slug", ["wuhai", "xinjiang"])
def test_a_prefecture_and_a_province_are_not_bound_by_the_county_catalogues(slug: str) -> None:
    """Under 52号 and art. 67 every cell of 乌海 and 新疆 is 不适用."""
    found = _real(slug)
    for code in ("A820", "A826"):
        cells = found[code]
        assert cells and {item.state for item in cells.values()} == {State.not_bound}


@pytest.mark.parametrize("slug", ["dafang", "tongren", "yijinhuoluo"])
def test_a_county_that_is_only_compiled_is_bound_but_never_judged(slug: str) -> None:
    """The three counties are bound by 52号, and all of it is either there or 本站未收录."""
    assert {item.state for item in _real(slug)["A820"].values()} == {State.present, State.not_recorded}


def test_no_real_place_has_a_verdict() -> None:
    """Nothing of the five real places is late, partial or absent, under any rule."""
    allowed = {State.present, State.not_recorded, State.not_bound}
    for slug in ("wuhai", "tongren", "dafang", "yijinhuoluo", "xinjiang"):
        assert {item.state for rule in _real(slug).values() for item in rule.values()} <= allowed


def test_a_place_may_have_its_own_version() -> None:
    """A catalogue of the place stands for the national one it replaces, from its first day on."""
    rows = [row for row in words_of(CATALOGUES["mulu-52"])["rows"] if row["id"] == "dibao-zhinan"]
    portal = with_catalogue(under_law(), "mulu-52", rows, valid_from="2026-10-01")
    assert {item.row for item in items(portal, "A820").values()} == {"bendi/dibao-zhinan"}
    before = items(portal, "A820", date(2026, 9, 30))
    assert len({item.row for item in before.values()}) == 13


def test_an_override_sets_the_limit_or_the_rule_aside() -> None:
    """A place's own rule makes the standard catalogue not bind there, with its reason."""
    override = {
        "rule": "A820",
        "applies": False,
        "reason": "示例文件第三条",
        "post": "示例岗",
        "valid_from": "2026-01-01",
    }
    portal = put_place(under_law(), overrides=[override])
    found = items(portal, "A820")
    assert {item.state for item in found.values()} == {State.not_bound}
    assert all("示例文件第三条" in item.why for item in found.values())


def test_an_office_in_a_party_body_is_not_bound_by_rules_for_organs() -> None:
    """Where a party body holds the office, art. 60 does not bind it, and art. 18 on petitions does."""
    portal = put_here(under_law(), "units", "minzheng", kind="党委")
    assert set(states(portal, "A825").values()) == {State.not_bound}
    assert State.not_bound not in states(portal, "A824").values()


def test_before_the_law_nothing_is_asked() -> None:
    """Before 2026-07-01 no item of 社会救助法 is there at all."""
    found = account(under_law(), date(2026, 6, 30)).by_rule
    assert "A825" not in found and "A826" not in found
    assert "A824" in found


def _real(slug: str) -> dict[str, dict[str, Item]]:
    found = day_of(load("real"), TODAY).accounts[slug]
    return {code: {item.key: item for item in rule} for code, rule in found.by_rule.items()}
