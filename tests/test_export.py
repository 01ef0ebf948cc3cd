"""The files for machines: data, tables, documents, site map."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest

from generator.audit.audit import observe
from generator.disclosure.day import day_of
from generator.export import files as export
from generator.export import plain
from generator.export.files import export_files
from generator.findings import Findings
from generator.model.portal import Portal
from generator.privacy.attachments.offer import offer_attachments
from tests.factories import (
    TEXT,
    TODAY,
    make_attachment,
    make_discrepancy,
    make_document,
    make_duty,
    make_education_duty,
    make_jurisdiction,
    make_place,
    make_portal,
    make_unit,
)
from tests.national import load
from tests.privacy.make_files import pdf_info

BOM = b"\xef\xbb\xbf"
KEYS = {"jurisdiction", "documents", "body", "units", "duties", "people", "observations"}
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def exported(portal: Portal | None = None, addresses: list[tuple[str, str]] | None = None) -> dict[str, bytes]:
    portal = portal or make_portal()
    observations = tuple(o for o in observe(day_of(portal, TODAY)) if o.slug)
    day = day_of(portal, TODAY)
    day = replace(day, portal=offer_attachments(day.portal, Findings()))
    files = list(export_files(day, observations, addresses or []))
    assert len(dict(files)) == len(files)
    return dict(files)


def data_of(portal: Portal | None = None) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(exported(portal)["data/shili.json"])
    return data


def cells(content: bytes) -> list[list[str]]:
    assert content.startswith(BOM)
    assert content.count(BOM) == 1
    return list(csv.reader(io.StringIO(content.removeprefix(BOM).decode(), newline="")))


def rows(content: bytes) -> list[list[str]]:
    """A sample site's table without the mark each line begins with."""
    return [row[1:] for row in cells(content)]


def test_data_has_the_keys_agreed_on() -> None:
    """``data/<slug>.json`` has the keys of the contract, and those of its units, duties and clauses."""
    data = data_of()
    assert set(data) >= KEYS
    assert set(data["units"][0]) >= {"id", "as_written", "full", "aliases"}
    assert set(data["duties"][0]) >= {"id", "heading", "units", "text", "clauses"}
    assert set(data["duties"][0]["clauses"][0]) == {"id", "text", "role", "with", "topics", "main", "span"}


def test_a_duty_is_spelled_out() -> None:
    """A duty's text has neither heading nor colon; its clauses are the document's words with their spans."""
    (duty,) = (d for d in data_of()["duties"] if d["id"] == "minzheng")
    assert (duty["heading"], duty["units"]) == ("县民政局", ["minzheng"])
    assert duty["text"] == TEXT["minzheng"].removeprefix("县民政局：")
    assert duty["clauses"][0] == {
        "id": "minzheng-1", "text": "牵头做好最低生活保障工作", "role": "lead", "with": [], "topics": ["dibao"], "main": 1,
        "span": "minzheng:5-17",
    }  # fmt: skip


def test_a_unit_has_every_name_a_heading_or_the_roster_uses() -> None:
    """A unit's names are the one written, the full one, and each other that headings and roster use, once."""
    text = TEXT | {"jiaoyu": TEXT["jiaoyu"].replace("县教育局", "县教体局")}
    unit = make_unit("jiaoyu", "县教育局", aliases=["教育局"])
    place = make_place(text=text, units=[make_unit(), unit], duties=[make_duty(), make_education_duty(source=text)])
    (found,) = (u for u in data_of(make_portal(place))["units"] if u["id"] == "jiaoyu")
    assert (found["as_written"], found["full"], found["aliases"]) == (
        "县教育局",
        "示例县教育局",
        ["教育局", "县教体局"],
    )


def test_a_document_is_whole() -> None:
    """A document has its passages as text, its corrections as listed, and the fingerprint of the original."""
    corrections = [{"before": "加加强", "after": "加强", "why": "换页处"}]
    files = exported(make_portal(make_place(documents=[make_document(corrections=corrections)])))
    (document,) = json.loads(files["data/shili.json"])["documents"]
    assert document["corrections"] == corrections
    assert {p["id"]: p["text"] for p in document["passages"]} == TEXT
    assert document["sha256"] == hashlib.sha256(files["documents/zhidu/original.txt"]).hexdigest()
    assert files["documents/zhidu/clean.txt"].decode().split() == " ".join(TEXT.values()).split()


def test_observations_carry_their_words() -> None:
    """An observation has code, words and the passages it is about, and says who found it."""
    place = make_place(duties=[make_duty()], discrepancies=[make_discrepancy()])
    found = data_of(make_portal(place))["observations"]
    assert [(o["code"], o["id"], o["found"]) for o in found] == [
        ("A702", "a702-jiaoyu", "程序核对"),
        ("A713", "a713-cishu", "人工发现"),
    ]
    assert found[0]["passages"] == [{"text": "县教育局", "span": "list:10-14"}]


def test_spans_are_spelled_out() -> None:
    """Body and people are given with each span as its words and its place."""
    data = data_of()
    assert data["people"][0]["name"] == {"text": "示例甲", "span": "r-1:4-7"}
    assert data["body"]["office"]["names"] == [{"text": "联席会议办公室", "span": "list:32-39"}]


def test_the_life_of_records_stays_inside() -> None:
    """State and review are the office's, and reach no data."""
    data = data_of()
    records = [data["jurisdiction"], data["body"]]
    records += [record for name in ("documents", "units", "duties", "people") for record in data[name]]
    assert [record["id"] for record in records if {"state", "review"} & set(record)] == []


@pytest.mark.parametrize("state", ["draft", "in_review", "withdrawn"])
def test_what_is_not_public_reaches_nothing(state: str) -> None:
    """A record that is not public, its attachment and its name reach no exported file."""
    secret = make_unit("caizheng", "县民政局局长", full="示例县保密局", state=state)
    attached = make_attachment(b"secret", state=state)
    files = exported(
        make_portal(make_place(units=[make_unit(), make_unit("jiaoyu", "县教育局"), secret], attachments=[attached]))
    )
    assert not any("保密局".encode() in content or b"secret" in content for content in files.values())
    assert "files/biao.pdf" not in files


def test_a_public_attachment_is_published_cleaned() -> None:
    """A public attachment is offered without its properties; the data tell size and fingerprint of both files."""
    attached = make_attachment(pdf_info("jingban"))
    files = exported(make_portal(make_place(attachments=[attached])))
    offered = files["files/biao.pdf"]
    assert b"jingban" in attached.content and b"jingban" not in offered
    [told] = json.loads(files["data/shili.json"])["attachments"]
    assert (told["size"], told["published_size"]) == (len(attached.content), len(offered))
    assert told["published_sha256"] == hashlib.sha256(offered).hexdigest() != told["sha256"]


def test_an_attachment_that_was_not_cleaned_is_never_published() -> None:
    """Files are made of cleaned attachments alone."""
    day = day_of(make_portal(make_place(attachments=[make_attachment()])), TODAY)
    with pytest.raises(ValueError, match="not cleaned"):
        list(export_files(day, (), []))


def test_tables_open_in_a_spreadsheet() -> None:
    """Tables begin with a byte-order mark, end lines with CRLF, and have one line a unit or clause."""
    files = exported()
    for name, count in (("data/shili-units.csv", 2), ("data/shili-clauses.csv", 4)):
        assert files[name].count(b"\r\n") == files[name].count(b"\n") == count + 1
        assert len({len(row) for row in rows(files[name])}) == 1
    assert [row[0] for row in rows(files["data/shili-clauses.csv"])[1:]] == [
        "minzheng-1", "minzheng-2", "jiaoyu-1", "jiaoyu-2"
    ]  # fmt: skip


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_a_cell_is_no_formula(start: str) -> None:
    """A cell that a spreadsheet would run as a formula is marked as text."""
    unit = make_unit(full=f"{start}1+1", aliases=[f"{start}2"])
    table = rows(
        exported(make_portal(make_place(units=[unit, make_unit("jiaoyu", "县教育局")])))["data/shili-units.csv"]
    )
    assert table[1][2:4] == [f"'{start}1+1", f"'{start}2"]


def test_one_place_lies_at_the_root_and_two_do_not() -> None:
    """A place alone has its files at the root, one of several under its own name; data always under ``data/``."""
    other = make_place(slug="lingyi", jurisdiction=make_jurisdiction(id="lingyi", name="另一县"))
    two = exported(make_portal(make_place(), other))
    assert "documents/zhidu/original.txt" in exported()
    assert {"shili/documents/zhidu/original.txt", "lingyi/documents/zhidu/clean.txt", "data/lingyi.json"} <= set(two)


def test_a_sample_site_says_so_in_every_file_of_data() -> None:
    """A sample site's JSON has ``sample`` and each line of its tables 示例; a real site's have neither."""
    portal = load("minimal")
    (place,) = portal.places
    record = place.jurisdiction.record.model_copy(update={"sample": False})
    real = replace(portal, places=(replace(place, jurisdiction=replace(place.jurisdiction, record=record)),))
    marked, plain = exported(portal), exported(real)
    assert set(marked) == set(plain)
    for path in (path for path in marked if path.startswith("data/")):
        if path.endswith(".json"):
            one, other = json.loads(marked[path]), json.loads(plain[path])
            assert (one.pop("sample"), list(one)) == (True, list(other)), path
        else:
            assert [row[0] for row in cells(marked[path])] == ["示例"] * len(cells(plain[path])), path
            assert rows(marked[path]) == cells(plain[path]), path


ADDRESSES = [("", "2026-11-21"), ("units/", ""), ("a&b/", "2026-11-20")]


def test_the_site_map_needs_an_address() -> None:
    """The site map lists every address under the site's own, and is left out while that is unknown."""
    assert "sitemap.xml" not in exported(None, ADDRESSES)
    base = "https://www.example.gov.cn/zwgk/"
    root = ElementTree.fromstring(exported(make_portal(site_url=base), ADDRESSES)["sitemap.xml"])
    assert [item.text for item in root.iter(LOC)] == [base + path for path, _ in ADDRESSES]
    assert [len(url) for url in root] == [2, 1, 2]


def test_a_long_site_map_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the protocol's limit the site map is an index of several, which together list every address once."""
    monkeypatch.setattr(export, "SITEMAP_LIMIT", 2)
    base = "https://www.example.gov.cn/"
    files = exported(make_portal(site_url=base), ADDRESSES)
    index = [item.text or "" for item in ElementTree.fromstring(files["sitemap.xml"]).iter(LOC)]
    parts = [ElementTree.fromstring(files[name.removeprefix(base)]) for name in index]
    assert [item.text for part in parts for item in part.iter(LOC)] == [base + path for path, _ in ADDRESSES]


def test_national_records_are_data_too() -> None:
    """The law, the measures and the rest are exported whole, and every number of the law is a row of a table."""
    portal = load("minimal")
    files = exported(portal)
    data = json.loads(files["data/national/all.json"])
    assert data.pop("sample") is True
    thesaurus = data.pop("thesaurus")
    assert [entry["words"] for entry in thesaurus["entries"]] == [["饿肚子", "没饭吃"], ["念书"]]
    assert not {"state", "review"} & set(thesaurus)
    assert {name: [record["id"] for record in records] for name, records in data.items()} == {
        name: list(records) for name, records in portal.national.named()
    }
    assert not {"state", "review"} & set(data["relief"][0])
    figures = [
        figure for located in portal.national.law.values() for a in located.record.articles for figure in a.figures
    ]
    table = rows(files["data/national/figures.csv"])
    assert [row[3] for row in table[1:]] == [figure.id for figure in figures]
    assert table[0][:3] == ["法规编号", "法规", "条"]


def test_what_a_place_adds_is_data() -> None:
    """A place's measures, channels, money, plain words and explanations are in its data, channels in a table as well."""
    portal = load("minimal")
    files = exported(portal)
    data = json.loads(files["data/shili.json"])
    (place,) = portal.places
    for name in ("relief", "channels", "funds", "plain", "explanations"):
        assert [record["id"] for record in data[name]] == list(getattr(place, name))
    assert data["explanations"][0]["text"][0]["at"] == [{"text": "联席会议由", "span": "s1-1:0-5"}]
    head, row = rows(files["data/shili-channels.csv"])
    assert row[head.index("电话")] == "0999-0000000"


def keys_in(value: Any) -> set[str]:
    """Every key of some data, however deep."""
    if isinstance(value, dict):
        return set(value).union(*(keys_in(one) for one in value.values()))
    if isinstance(value, list):
        return set().union(*(keys_in(one) for one in value)) if value else set()
    return set()


def test_a_closed_field_is_closed_in_all_data(monkeypatch: pytest.MonkeyPatch) -> None:
    """A field added to those that stay with the office is in no record of the data, of place, ledger or nation."""
    before = exported(load("minimal"))
    names = [name for name in before if name.endswith(".json") and "checked" in keys_in(json.loads(before[name]))]
    assert {"data/shili.json", "data/national/all.json"} <= set(names)
    monkeypatch.setattr(plain, "LIFE", plain.LIFE | {"checked"})
    after = exported(load("minimal"))
    assert [name for name in names if "checked" in keys_in(json.loads(after[name]))] == []
