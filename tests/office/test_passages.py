"""The passages of a document that is begun: its draft holds one for each line of the original."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.cli import run
from generator.findings import Findings
from generator.load.documents import read_document
from generator.load.files import Root
from generator.office.passages import passages_of, title_of
from tests.factories import REPO
from tests.office.begun_sites import Desk

REAL = sorted(path.parent.parent.parent.name for path in (REPO / "content").glob("*/documents/zhidu/original.txt"))
SMALL = """\
示例县人民政府办公室文件

示政办发〔2026〕1号

示例县人民政府办公室　关于建立社会救助联席会议制度的通知

各乡镇人民政府：
一、成员单位
联席会议由县民政局、县教育局组成。
（一）每年召开1次。
1．县民政局：牵头。
1.5万元以下的由乡镇审批。
第一条 本制度自印发之日起施行。
一、联席会议由县民政局召集，有关单位参加，每年召开1次。
第一章 总则
"""
TITLES = {"dafang": "biaoti:0-20", "tongren": "biaoti:0-34", "wuhai": "biaoti:0-15"}  # the others' go over lines


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A place just begun, with the real originals and a small one taken in."""
    folder = tmp_path_factory.mktemp("passages")
    desk = Desk(folder / "s")
    assert desk.run("init", "mouxian", "--name", "某某县", "--level", "县") == 0
    small = folder / "small.txt"
    small.write_text(SMALL, encoding="utf-8")
    files = {"small": small, **{slug: REPO / f"content/{slug}/documents/zhidu/original.txt" for slug in REAL}}
    for name, file in files.items():
        assert desk.run("new", "制度文件", name, "--place", "mouxian", "--file", str(file)) == 0
    return desk


def folder_of(desk: Desk, name: str) -> Path:
    return desk.home / "content/mouxian/documents" / name


def record_of(desk: Desk, name: str) -> dict[str, Any]:
    record: dict[str, Any] = yaml.safe_load((folder_of(desk, name) / "document.yml").read_text(encoding="utf-8"))
    return record


def test_nothing_stands_against_the_drafts(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """Right after ``new`` a check finds nothing wrong with any passage."""
    assert len(REAL) == 5
    assert desk.run("check") == 0
    said = capsys.readouterr().out
    assert [code for code in ("L225", "L226", "L227", "A102", "A103") if code in said] == []


@pytest.mark.parametrize("name", ["small", *REAL])
def test_every_line_with_words_is_a_passage_of_its_own(desk: Desk, name: str) -> None:
    """In the order of the original, each named by its line, so that a clerk finds it; nothing else is a passage."""
    text = (folder_of(desk, name) / "original.txt").read_text(encoding="utf-8")
    worded = [number for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    passages = record_of(desk, name)["passages"]
    assert [one["lines"] for one in passages] == worded
    ids = [one["id"] for one in passages]
    assert [one for one in ids if one != "biaoti"] == [f"p{one['lines']}" for one in passages if one["kind"] != "title"]


@pytest.mark.parametrize("name", ["small", *REAL])
def test_a_draft_that_is_filled_in_can_be_read(desk: Desk, name: str, tmp_path: Path) -> None:
    """With the other fields filled in the document is cut without a finding, and its title is a whole passage."""
    folder = tmp_path / name
    folder.mkdir()
    record = record_of(desk, name)
    record |= {"origin": "compiled", "validity": "待核实", "obtained_from": "办公室", "not_given": ["number"]}
    record["title"] = record["title"] or f"{record['passages'][0]['id']}:0-1"
    (folder / "document.yml").write_text(yaml.safe_dump(record, allow_unicode=True), encoding="utf-8")
    (folder / "original.txt").write_bytes((folder_of(desk, name) / "original.txt").read_bytes())
    findings = Findings()
    document = read_document(Root(tmp_path), folder, findings)
    assert [str(one) for one in findings] == []
    assert document is not None
    if document.record.title.passage == "biaoti":
        assert document.read(document.record.title) == document.passages["biaoti"]


@pytest.mark.parametrize("name", REAL)
def test_titles_of_the_real_documents(desk: Desk, name: str) -> None:
    """Where one line is the title it is proposed; one that goes over several lines is left to a person."""
    record, text = record_of(desk, name), (folder_of(desk, name) / "document.yml").read_text(encoding="utf-8")
    assert record["title"] == TITLES.get(name)
    assert ("标题没有认出来" in text) == (name not in TITLES)


def test_what_a_line_is_taken_for(desk: Desk) -> None:
    """Letterhead and sending are text, since nothing in them says so for certain; a sum of money is no number."""
    record = record_of(desk, "small")
    kinds = [one["kind"] for one in record["passages"]]
    assert kinds == [
        "text",
        "text",
        "title",
        "text",
        "heading",
        "text",
        *["item"] * 2,
        "text",
        "item",
        "text",
        "heading",
    ]
    assert record["title"] == "biaoti:0-28"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("示例县社会救助联席会议制度（试行）\n", "biaoti:0-17"),
        ("附件1\n\n示例县社会救助联席会议制度\n", "biaoti:0-13"),
        ("关于印发示例县社会救助\n联席会议制度的通知\n", ""),
        ("示例县人民政府办公室\n关于建立社会救助联席会议制度的通知\n", ""),
        ("关于印发《示例县社会救助联席会议制度》\n\n的通知\n", ""),
        ("关于印发示例县社会救助联席会议制度\n\n实施方案的通知\n", ""),
        ("各有关单位都要建立联席会议，落实好制度\n", ""),
        ("一、成员单位\n示例县社会救助联席会议制度\n", ""),
        ("本通知\n", ""),
        ("\n　\n", ""),
    ],
)
def test_only_what_clearly_is_the_title_is_one(text: str, title: str) -> None:
    """A line that may be a part of a title, or a sentence, is no title."""
    span = title_of(passages_of(text))
    assert (str(span) if span else "") == title


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_other_systems(end: str, tmp_path: Path) -> None:
    """Lines are counted as the loader counts them, whatever ends them."""
    desk = Desk(tmp_path / "s")
    file = tmp_path / "a.txt"
    file.write_bytes(f"示例县办法{end}{end}第一条 每年一次。{end}".encode())
    assert desk.run("new", "制度文件", "banfa", "--file", str(file)) == 0
    path = desk.home / "content/shili/documents/banfa/document.yml"
    text = path.read_text(encoding="utf-8")
    assert [one["lines"] for one in yaml.safe_load(text)["passages"]] == [1, 3]
    assert run(["find", "每年一次", "--config", str(desk.config)]) == 0


def test_the_sample_of_the_handbook_is_what_is_written() -> None:
    """``docs/add-a-place.md`` shows the first passages of its own original as the draft has them."""
    text = (REPO / "docs/add-a-place.md").read_text(encoding="utf-8")
    (original,) = re.findall(r"```text\n(.*?)```", text, re.S)
    (sample,) = re.findall(r"程序写的段条.*?```yaml\npassages:\n(.*?)```", text, re.S)
    lines = passages_of(original)
    assert [one.written for one in lines][: sample.count("\n")] == sample.splitlines()
    assert str(title_of(lines)) == "biaoti:0-13"


def test_an_original_of_white_space_alone_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing could be a passage."""
    desk = Desk(tmp_path / "s")
    file = tmp_path / "a.txt"
    file.write_text("　\n \n", encoding="utf-8")
    assert desk.run("new", "制度文件", "banfa", "--file", str(file)) == 2
    assert "原件是空的" in capsys.readouterr().err
