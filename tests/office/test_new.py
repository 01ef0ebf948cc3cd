"""``gongkai new``: a draft of every kind, with all its class says, which nothing stands against."""

from __future__ import annotations

import hashlib
import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.catalogue import must_change
from generator.findings import Findings
from generator.load.files import NATIONAL
from generator.load.notes import fields_of
from generator.load.yaml_tree import read_tree
from generator.model.base import Record
from generator.model.kinds import KINDS, Kind
from generator.office.beginning import Source, begun
from generator.office.filing import (
    RefusedError,
    Site,
    check_id,
    fixed_id,
    is_alone,
    is_national,
    kind_named,
    path_of,
    site_at,
)
from generator.pipeline import Settings, check
from generator.surroundings import icons_folder, theme_folder
from tests.factories import MINIMAL
from tests.office.begun_sites import Desk

IDS = {"calendar": "2031", "annual-report": "2024", "notice": "2026-777"}
BESIDE = {"document", "attachment"}  # kinds that need a file
TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def begun_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The minimal site with a new draft of every kind, the records that stand alone begun anew."""
    folder = tmp_path_factory.mktemp("new") / "site"
    shutil.copytree(MINIMAL, folder)
    site = site_at(folder / "site_config.yml")
    for kind in KINDS:
        (folder / path_of(kind, slug_of(kind), name_of(kind))).unlink(missing_ok=True)
        source = Source(Path("表.txt"), "空白的表\n".encode()) if kind.name in BESIDE else None
        for path, content in begun(site, kind, slug_of(kind), name_of(kind), source).edits.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
    return site


def slug_of(kind: Kind) -> str:
    return NATIONAL if is_national(kind) else "shili"


def name_of(kind: Kind) -> str:
    return fixed_id(kind, slug_of(kind)) if is_alone(kind) else IDS.get(kind.name, "ceshi")


def text_of(site: Site, kind: Kind) -> str:
    return (site.home / path_of(kind, slug_of(kind), name_of(kind))).read_text(encoding="utf-8")


def test_nothing_stands_against_a_draft_of_any_kind(begun_site: Site) -> None:
    """A site where every kind is begun has no 必须改, and no remark of a skeleton is taken for a person's."""
    settings = Settings(begun_site.home / "site_config.yml", TODAY, TODAY, theme_folder(), icons_folder())
    found = check(settings, lambda _: None).findings
    assert must_change(list(found)) == []
    assert [str(one) for one in found if one.code.startswith("A3")] == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_is_told_once(begun_site: Site, kind: Kind) -> None:
    """Each field stands once with its title and description: open where it is a must, else as an example."""
    text = text_of(begun_site, kind)
    plain = text.replace("\n# ", "")
    lines = text.splitlines()
    for name, info in fields_of(kind.model).items():
        must = "（必填）" if info.is_required() else ""
        starts = [n for n, line in enumerate(lines) if line.startswith(f"# {info.title}{must}。")]
        keys = [line for line in lines if line.startswith((f"{name}:", f"# {name}:"))]
        assert starts and len(keys) == 1, name
        assert "".join(info.description.split()) in "".join(plain.split()), name
        assert keys[0].startswith("# ") == (not info.is_required() and not keys[0].startswith(name)), name
        if keys[0].startswith("# "):
            assert keys[0].endswith("  # 例"), name


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_fields_stand_in_the_order_of_the_class(begun_site: Site, kind: Kind) -> None:
    """State and id first among those of their group, as in every record there is."""
    fields = list(fields_of(kind.model))
    heads = [line.removeprefix("# ").partition(":")[0] for line in text_of(begun_site, kind).splitlines()]
    assert [head for head in heads if head in fields and heads.count(head) == 1] == fields
    assert fields[0] == "state"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_an_example_can_be_taken_over(begun_site: Site, kind: Kind) -> None:
    """With every “# ” of the examples gone the file is still YAML, each optional field with a value."""
    lines = text_of(begun_site, kind).splitlines()
    optional = [name for name, info in fields_of(kind.model).items() if not info.is_required()]
    taken, inside = [], False
    for line in lines:
        inside = line.endswith("  # 例") or (inside and line.startswith("#  "))
        taken.append(line.removeprefix("# ") if inside else line)
    findings = Findings()
    tree = read_tree("x", "\n".join(taken) + "\n", findings)
    assert tree is not None
    assert [str(one) for one in findings] == []
    assert [name for name in optional if tree.data.get(name) in (None, "")] == []


def test_choices_are_told() -> None:
    """A field with a few words to choose from tells all of them."""
    for kind in KINDS:
        assert kind_named(kind.name) is kind_named(kind.title) is kind
    text = begun(site_at(MINIMAL / "site_config.yml"), kind_named("单位"), "shili", "xin", None).edits
    (content,) = text.values()
    assert "党委、行政机关、群团、垂管、企业、事业单位、乡镇、集合" in content.decode()


def test_the_command_writes_and_says_what_next(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The path and the next step are printed; a second time is refused, and nothing is changed."""
    desk = Desk(tmp_path / "s")
    assert desk.run("new", "成员单位", "xinfang", "--place", "shili") == 0
    said = capsys.readouterr().out
    assert "units/shili/units/xinfang.yml" in said and "gongkai check" in said
    before = desk.files()
    assert desk.run("new", "unit", "xinfang") == 2
    assert "已经有编号“xinfang”了" in capsys.readouterr().err
    assert desk.files() == before


def test_an_id_that_follows_is_proposed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The next matter of the latest meeting, the next notice of the year; and what the id says is filled in."""
    desk = Desk(tmp_path / "s")
    assert desk.run("new", "议定事项") == 0
    assert "照最近的会议 2026-03-18 接着编的" in capsys.readouterr().out
    text = desk.text("content/shili/resolutions/2026-03-18-2.yml")
    assert "\nmeeting: 2026-03-18\n" in text and "\nnumber: 2\n" in text
    assert desk.run("new", "公示") == 0
    assert (desk.home / "content/shili/notices/2026-002.yml").is_file()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("单位",), "给一个编号"),
        (("单位", "Min_Zheng"), "只用小写字母、数字和短横线"),
        (("单位", "con"), "换一个"),
        (("公示", "zhangsan"), "年份加序号"),
        (("meetng", "x"), "是不是“meeting”"),
        (("文件", "x"), "写全是哪一类"),
        (("单位", "x", "--place", "shil"), "是不是“shili”"),
        (("联席会议",), "已经有联席会议了"),
        (("公开指南", "x"), "编号固定是“guide”"),
        (("制度文件", "x"), "--file"),
        (("附件", "x"), "--file"),
        (("进展表", "minzhen"), "是不是“minzheng”"),
        (("单位", "x", "--file", "没有.txt"), "读不了"),
    ],
)
def test_what_cannot_be_begun_is_said(
    words: tuple[str, ...], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong kind, id or place is one sentence that helps, exit code 2, and no file."""
    desk = Desk(tmp_path / "s")
    before = desk.files()
    assert desk.run("new", *words) == 2
    assert said in capsys.readouterr().err
    assert desk.files() == before


def test_a_document_is_begun_with_its_original(tmp_path: Path) -> None:
    """The original is copied as it is, and its fingerprint entered; one that is not UTF-8 is refused."""
    desk = Desk(tmp_path / "s")
    original = tmp_path / "原件.txt"
    original.write_bytes("示例县办法\r\n".encode("gbk"))
    assert desk.run("new", "制度文件", "banfa", "--file", str(original)) == 2
    original.write_bytes("示例县办法\r\n".encode())
    assert desk.run("new", "制度文件", "banfa", "--file", str(original)) == 0
    assert (desk.home / "content/shili/documents/banfa/original.txt").read_bytes() == original.read_bytes()
    text = desk.text("content/shili/documents/banfa/document.yml")
    assert hashlib.sha256(original.read_bytes()).hexdigest() in text


def test_an_attachment_is_read_before_it_is_taken_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A form is taken in with size and fingerprint; a file with a person's number is not, and nothing is written."""
    desk = Desk(tmp_path / "s")
    before = desk.files()
    file = tmp_path / "名册.txt"
    file.write_text("身份号码 11010519491231002X\n", encoding="utf-8")
    assert desk.run("new", "附件", "biao", "--file", str(file)) == 1
    assert "A335" in capsys.readouterr().out
    assert desk.files() == before
    file.write_text("空白申请表\n", encoding="utf-8")
    assert desk.run("new", "附件", "biao", "--file", str(file)) == 0
    assert "\nmedia_type: text/plain\n" in desk.text("content/shili/files/biao.yml")
    assert desk.text("content/shili/files/biao.txt") == "空白申请表\n"


def test_ids_of_every_kind_are_those_of_its_class() -> None:
    """The example of each class is an id that may be written, and a word in capitals is none."""
    for kind in KINDS:
        about = kind.model.model_json_schema()["properties"].get("id")
        if about and not is_alone(kind):
            check_id(kind, about["examples"][0])
            with pytest.raises(RefusedError):
                check_id(kind, "Zheng_Ce")
    assert "id" not in Record.model_fields
