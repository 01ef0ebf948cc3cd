"""``gongkai init``: a place begun in an empty folder, or beside others."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from generator.cli import run
from generator.office.filing import RefusedError
from generator.office.starting import ATTRIBUTES, listed
from generator.surroundings import national_folder
from tests.factories import REPO
from tests.office.begun_sites import DAY, Desk

COUNTY = ("--name", "某某县", "--level", "县")


def test_an_empty_folder_becomes_a_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Right after it ``check`` exits 0 and ``build`` builds: the nation's pages, and no word of the place's own."""
    monkeypatch.chdir(tmp_path)
    assert run(["init", "mouxian", *COUNTY, "--as-of", DAY]) == 0
    said = capsys.readouterr().out
    assert "git init" in said and "git branch -M main" in said  # the branch a server publishes
    assert not (tmp_path / ".git").exists()
    assert run(["check", "--as-of", DAY]) == 0
    assert run(["build", "--as-of", DAY]) == 0
    home = (tmp_path / "site/index.html").read_text(encoding="utf-8")
    assert "某某县社会救助信息公开" in home and "本地的还没有收录" in home
    assert (tmp_path / "site/help/kanbing/index.html").is_file()
    text = (tmp_path / "content/mouxian/jurisdiction.yml").read_text(encoding="utf-8")
    assert "\nstate: draft\n" in text and "\npublisher: none\n" in text
    assert "\nname: 某某县\n" in text and "\nlevel: 县级\n" in text and "\ndivision_code:\n" in text
    assert b"\r" not in (tmp_path / "site_config.yml").read_bytes()
    assert run(["new", "单位", "minzheng", "--as-of", DAY]) == 0


def test_what_is_there_is_not_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A README that is there stays; a folder with records but no settings is left alone."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "README.md").write_text("我们的\n", encoding="utf-8")
    (tmp_path / "units").mkdir()
    assert run(["init", "mouxian", "--as-of", DAY]) == 2
    assert "已经有 units" in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["README.md", "units"]
    (tmp_path / "units").rmdir()
    assert run(["init", "mouxian", "--as-of", DAY]) == 0
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "我们的\n"


def test_beside_others_the_settings_keep_their_comments(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line is added to the list of places; what was public stays public."""
    desk = Desk(tmp_path / "s")
    desk.config.write_text(
        "# 网站设置\nsite_name: 示例网站\njurisdictions:  # 照这个顺序\n  - shili   # 示例\n# 末了\n", encoding="utf-8"
    )
    assert desk.run("init", "erxian", *COUNTY) == 0
    assert desk.config.read_text(encoding="utf-8") == (
        "# 网站设置\nsite_name: 示例网站\njurisdictions:  # 照这个顺序\n  - shili   # 示例\n  - erxian\n# 末了\n"
    )
    assert "旧网址打不开了" in capsys.readouterr().out
    assert desk.run("check") == 0
    assert (desk.home / "content/erxian/jurisdiction.yml").is_file()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("jurisdictions: [a, b]  # 两个\n", "jurisdictions: [a, b, c]  # 两个\n"),
        ("jurisdictions:\n- a\n- 'b'\nsite_name: x\n", "jurisdictions:\n- a\n- 'b'\n- c\nsite_name: x\n"),
        ("jurisdictions:\r\n  - a\r\nsite_name: x\r\n", "jurisdictions:\r\n  - a\r\n  - c\r\nsite_name: x\r\n"),
        ("jurisdictions: [\n  a,\n  b\n]\n", "jurisdictions: [\n  a,\n  b, c\n]\n"),
        ("jurisdictions:\n  - a", "jurisdictions:\n  - a\n  - c"),
    ],
)
def test_a_place_is_added_the_way_the_list_is_written(before: str, after: str) -> None:
    """Whatever way the list is written, it has one item more and nothing else is changed."""
    assert listed(before.encode(), "c").decode() == after


def test_settings_that_cannot_be_changed_safely_are_left(tmp_path: Path) -> None:
    """Where the list is not understood, a person is asked to add the place."""
    with pytest.raises(RefusedError):
        listed(b"site_name: x\n", "c")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("shili",), "已经在 site_config.yml 里了"),
        (("Er_Xian",), "用拼音"),
        (("erxian", "--level", "村"), "没有“村”这个级别"),
        (("con",), "不行"),
    ],
)
def test_what_cannot_be_a_place_is_said(
    words: tuple[str, ...], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A place that is there, a slug or a level that cannot be: one sentence, and nothing is written."""
    desk = Desk(tmp_path / "s")
    before = desk.files()
    assert desk.run("init", *words) == 2
    assert said in capsys.readouterr().err
    assert desk.files() == before


def test_a_code_that_cannot_be_is_refused_with_file_and_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the caller says is looked over as if it stood in the file; nothing is written."""
    desk = Desk(tmp_path / "s")
    before = desk.files()
    assert desk.run("init", "erxian", "--code", "12") == 1
    assert "content/erxian/jurisdiction.yml" in capsys.readouterr().out
    assert desk.files() == before and "erxian" not in desk.config.read_text(encoding="utf-8")


def test_the_wheel_carries_the_national_records() -> None:
    """Where the package is installed its own copy is read, else that of the project; both are one folder."""
    told = tomllib.loads((REPO / "pyproject.toml").read_text(encoding="utf-8"))
    carried = told["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert carried["content/_national"] == "generator/national"
    assert national_folder() == REPO / "content" / "_national"


def test_line_ends_are_kept_as_in_the_project() -> None:
    """A new site treats originals, attachments and line ends as the project does."""
    assert (REPO / ".gitattributes").read_text(encoding="utf-8") == ATTRIBUTES


def test_the_worked_example_of_the_handbook_builds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever types what ``docs/add-a-place.md`` says has a site without a finding."""
    text = (REPO / "docs/add-a-place.md").read_text(encoding="utf-8")
    written = re.findall(r"^文件 `([^`]+)`[^\n]*：\n\n```(?:yaml|text)\n(.*?)```", text, re.M | re.S)
    assert len(written) > 10
    monkeypatch.chdir(tmp_path)
    for verb in re.findall(r"^gongkai ((?:init|new) [^\n]*)$", text, re.M):
        if verb.startswith("new"):
            (tmp_path / written[0][0]).write_text(written[0][1], encoding="utf-8", newline="\n")
        assert run([*verb.split(), "--as-of", DAY]) == 0
    for path, content in written[1:]:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(content, encoding="utf-8", newline="\n")
    capsys.readouterr()
    assert run(["build", "--as-of", DAY]) == 0
    assert "必须改 0 处，建议改 0 处" in capsys.readouterr().out
    assert run(["find", "县民政局"]) == 0
