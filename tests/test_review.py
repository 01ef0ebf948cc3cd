"""Laws a reviewer found broken once: each with the input that broke it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator.audit.references import numbers_in
from generator.cli import run
from tests.bad_inputs.mutate import make_site

DAY = ["--as-of", "2026-11-21"]


def build(config: Path, target: Path) -> int:
    return run(["build", "--config", str(config), "--site-dir", str(target), *DAY])


def rename_place(folder: Path, slug: str, parent: str) -> None:
    """A second copy of the example place under another id and another parent."""
    for part in ("content", "units"):
        shutil.copytree(folder / part / "shili", folder / part / slug)
    path = folder / f"content/{slug}/jurisdiction.yml"
    text = (
        path.read_text(encoding="utf-8")
        .replace("id: shili", f"id: {slug}")
        .replace("parent: 示例省", f"parent: {parent}")
    )
    path.write_text(text, encoding="utf-8")


def with_places(folder: Path, *slugs: str) -> None:
    listed = ", ".join(("shili", *slugs))
    (folder / "site_config.yml").write_text(f"site_name: 示例网站\njurisdictions: [{listed}]\n", encoding="utf-8")


def test_a_broken_record_is_never_lost_without_a_word(tmp_path: Path) -> None:
    """A record with CRLF ends and a misspelt first field blocks: a finding that does not block hides none that does."""
    config = make_site(tmp_path / "s", [])
    path = config.parent / "units/shili/units/jiaoyu.yml"
    text = path.read_text(encoding="utf-8").replace("state: public", "stat: public").replace("\n", "\r\n")
    path.write_bytes(text.encode())
    assert run(["check", "--config", str(config), *DAY]) == 1


def test_an_incomplete_draft_that_is_named_blocks(tmp_path: Path) -> None:
    """A unit that is an incomplete draft, named by a public duty, is a finding and no crash."""
    config = make_site(tmp_path / "s", [])
    path = config.parent / "units/shili/units/jiaoyu.yml"
    path.write_text("state: draft\norigin: public-document\nid: jiaoyu\n", encoding="utf-8")
    assert build(config, tmp_path / "out") == 1


def test_two_places_of_one_name(tmp_path: Path) -> None:
    """Two places that share a name build side by side, their pages told apart by the place above them."""
    config = make_site(tmp_path / "s", [])
    rename_place(config.parent, "lingyi", "示例二省")
    with_places(config.parent, "lingyi")
    assert build(config, tmp_path / "out") == 0
    titles = [
        re.search("<title>(.*?)</title>", p.read_text(encoding="utf-8")) for p in (tmp_path / "out").rglob("*.html")
    ]
    assert len({t.group(1) for t in titles if t}) == len(titles)


def test_addresses_depend_on_the_settings_not_on_what_is_public(tmp_path: Path) -> None:
    """A place that is withdrawn does not move the other place's pages."""
    config = make_site(tmp_path / "s", [])
    rename_place(config.parent, "lingyi", "示例二省")
    with_places(config.parent, "lingyi")
    path = config.parent / "content/lingyi/jurisdiction.yml"
    gone = "state: withdrawn\nwithdrawn: {date: 2026-11-21, reason: 不再整理。}"
    path.write_text(path.read_text(encoding="utf-8").replace("state: public", gone), encoding="utf-8")
    assert build(config, tmp_path / "out") == 0
    assert (tmp_path / "out/shili/units/jiaoyu/index.html").is_file()
    assert not (tmp_path / "out/lingyi").exists()


def test_a_site_without_a_public_place_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """If the only place was withdrawn there is one finding at the settings."""
    config = make_site(tmp_path / "s", [])
    path = config.parent / "content/shili/jurisdiction.yml"
    gone = "state: withdrawn\nwithdrawn: {date: 2026-11-21, reason: 不再整理。}"
    path.write_text(path.read_text(encoding="utf-8").replace("state: public", gone), encoding="utf-8")
    assert build(config, tmp_path / "out") == 1
    assert "A132" in capsys.readouterr().out


def test_a_site_may_begin_with_what_is_the_nations(tmp_path: Path) -> None:
    """While the only place is on its way, the nation's pages are built and nothing of the place."""
    config = make_site(tmp_path / "s", [])
    path = config.parent / "content/shili/jurisdiction.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("state: public", "state: draft"), encoding="utf-8")
    assert build(config, tmp_path / "out") == 0
    pages = {page.relative_to(tmp_path / "out").as_posix() for page in (tmp_path / "out").rglob("*.html")}
    assert {"index.html", "help/meiqian/index.html", "relief/dibao/index.html"} <= pages
    assert not [page for page in pages if page.startswith(("units/", "documents/", "meetings/"))]
    shutil.rmtree(config.parent / "content/_national")
    assert build(config, tmp_path / "out") == 1


SECOND = """state: public
origin: public-document
published_here: 2026-11-21
changed: 2026-11-21
checked: 2026-11-21
id: buchong
title: biaoti:0-4
issuer: 示例另一机关
formed: 2020-01-02
not_given: [number, issued, sent-to, copied-to]
validity: 待核实
obtained_from: 为测试编写的示例文件
sha256: {sha}
passages:
  - {{id: biaoti, kind: title, lines: 1}}
"""


def test_the_passport_is_that_of_the_documents_shown(tmp_path: Path) -> None:
    """A second document's page names its own organ and date, not those of the first."""
    import hashlib

    config = make_site(tmp_path / "s", [])
    folder = config.parent / "content/shili/documents/buchong"
    folder.mkdir()
    (folder / "original.txt").write_bytes("补充通知\n".encode())
    sha = hashlib.sha256("补充通知\n".encode()).hexdigest()
    (folder / "document.yml").write_text(SECOND.format(sha=sha), encoding="utf-8")
    assert build(config, tmp_path / "out") == 0
    page = (tmp_path / "out/documents/buchong/index.html").read_text(encoding="utf-8")
    assert "示例另一机关" in page
    assert "2020年1月2日" in page
    assert "距今6年" in page


def test_a_quote_mark_in_the_organizer_is_text(tmp_path: Path) -> None:
    """A name with a quotation mark is escaped the same way everywhere."""
    config = make_site(tmp_path / "s", [])
    with config.open("a", encoding="utf-8") as file:
        file.write("organizer: 示例县'民政'局\nsite_id_code: '0000000000'\n")
    assert build(config, tmp_path / "out") == 0


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("29部门和单位", {29}),
        ("二十九个部门", {29}),
        ("２９个", {29}),
        ("12个单位", {12}),
        ("一百零三个", {103}),
        ("十个", {10}),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, numbers: set[int]) -> None:
    """A stated count may be in Arabic digits of any width or in Chinese numerals."""
    assert numbers_in(text) == numbers


def test_strays_beside_a_document_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A second record in a document's folder would be left out, and is a finding."""
    config = make_site(tmp_path / "s", [])
    folder = config.parent / "content/shili/documents/zhidu"
    shutil.copy(folder / "document.yml", folder / "document-2.yml")
    assert run(["check", "--config", str(config), *DAY]) == 1
    assert "document-2.yml: L221" in capsys.readouterr().out


@pytest.mark.parametrize("start", ["1999-09-30", "2150-01-01", "9999-12-30"])
def test_a_day_outside_the_calendar_is_wrong_usage(start: str) -> None:
    """A start no calendar covers is a sentence and exit code 2, not a fault of the program."""
    assert run(["deadline", start, "20wd"]) == 2


def test_a_page_as_of_an_earlier_day_cites_only_what_was_in_force(tmp_path: Path) -> None:
    """As of 2025 no page cites the law in force since 2026-07-01."""
    config = make_site(tmp_path / "s", [])
    call = ["build", "--config", str(config), "--as-of", "2025-01-01", "--site-dir", str(tmp_path / "out")]
    assert run(call) == 0
    assert "社会救助法" not in (tmp_path / "out/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("mark", ["，", "、"])
def test_names_joined_by_a_chinese_mark_are_not_one_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], mark: str
) -> None:
    """``[甲，乙]`` is one item to YAML; it is a finding, not an alias."""
    new = f"aliases: [民政局{mark}民政部门]"
    edits = [{"op": "replace", "path": "units/shili/units/minzheng.yml", "old": "aliases: [民政局]", "new": new}]
    assert run(["check", "--config", str(make_site(tmp_path / "s", edits)), *DAY]) == 1
    assert "L218" in capsys.readouterr().out


def test_find_says_where_it_looked_and_what_it_could_not_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """``gongkai find`` gives positions, white space free; a document that cannot be read is not called empty."""
    config = make_site(tmp_path / "s", [])
    assert run(["find", "县教育局", "负责", "--config", str(config)]) == 0
    assert run(["find", "教育 救助 制度", "--config", str(config)]) == 0
    assert "shili/zhidu d-jiaoyu:11-17" in capsys.readouterr().out
    path = config.parent / "content/shili/documents/zhidu/document.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("sha256: ", "sha256: 0"), encoding="utf-8")
    assert run(["find", "县教育局", "--config", str(config)]) == 1
    assert "没有找" in capsys.readouterr().out
