"""What the handbook tells an office to write is good: each example, put over the example county, has no finding."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from generator.cli import main
from generator.model.ledger import LEDGER_FOLDERS
from generator.pipeline import Settings, check
from generator.surroundings import icons_folder, theme_folder
from tests.factories import MINIMAL, REPO

EXAMPLE = re.compile(r"文件 `(content/shili/[^`]+)`：\n\n```yaml\n(.*?)```", re.S)
PAGES = ("relief.md", "ledger.md", "audit.md", "opening.md")
EXAMPLES = [found for page in PAGES for found in EXAMPLE.findall((REPO / "docs" / page).read_text(encoding="utf-8"))]
DAY = date(2026, 11, 21)
OFFICE_PAGES = sorted((REPO / "docs").glob("*.md"))
COMMAND = re.compile(r"(?:^|[`/])gongkai ([a-z]+)(?: ([a-z]+))?", re.M)
CODE = re.compile(r"```sh\n.*?```|`[^`\n]+`", re.S)
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
LARGEST = 60_000  # bytes of a picture: a page of the handbook holds many


@pytest.mark.parametrize(("path", "text"), EXAMPLES, ids=[f"{n}-{path}" for n, (path, _) in enumerate(EXAMPLES)])
def test_an_example_is_good(path: str, text: str, tmp_path: Path) -> None:
    """An example of the handbook, written where it says, is read without a finding."""
    site = tmp_path / "site"
    shutil.copytree(MINIMAL, site)
    (site / path).parent.mkdir(exist_ok=True)
    (site / path).write_text(text, encoding="utf-8")
    settings = Settings(site / "site_config.yml", DAY, DAY, theme_folder(), icons_folder())
    assert [str(finding) for finding in check(settings, lambda _: None).findings] == []


def test_there_is_an_example_of_each_kind() -> None:
    """Every kind of record a place may add on relief, on its ledger and on 信息公开 has an example."""
    folders = {path.split("/")[2] for path, _ in EXAMPLES}
    written = {"relief", "channels", "funds", "plain", "explanations", "targeting", "guide.yml", "annual"}
    assert folders == {*written, *LEDGER_FOLDERS}


def test_the_handbook_is_a_site(tmp_path: Path) -> None:
    """``make docs`` builds every page for the office, each in its navigation, without a warning."""
    target = tmp_path / "handbook"
    call = [sys.executable, "-m", "mkdocs", "build", "--config-file", str(REPO / "handbook.yml"), "-d", str(target)]
    done = subprocess.run(
        call, capture_output=True, text=True, check=False, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    )
    assert done.returncode == 0, done.stderr
    pages = {path.stem for path in (REPO / "docs").glob("*.md")} - {"index"}
    assert {path.parent.name for path in target.glob("*/index.html")} == pages
    home = (target / "index.html").read_text(encoding="utf-8")
    assert [page for page in sorted(pages) if f'href="{page}/"' not in home] == []
    assert "fonts.googleapis" not in home


@pytest.mark.parametrize("page", OFFICE_PAGES, ids=lambda page: page.stem)
def test_a_command_it_names_exists(page: Path) -> None:
    """Every ``gongkai VERB`` that an office is told to run is a verb, and so is the second word of one with two."""
    for code in CODE.findall(page.read_text(encoding="utf-8")):
        for verb, second in COMMAND.findall(code):
            assert verb in main.commands, code
            inner = getattr(main.commands[verb], "commands", None)
            assert inner is None or not second or second in inner, code


def test_its_pictures_are_there_and_said_in_words() -> None:
    """Each picture exists, is small, says in words what it shows; none of the desk lies there unused."""
    used = [(page.name, *found) for page in OFFICE_PAGES for found in PICTURE.findall(page.read_text(encoding="utf-8"))]
    assert [one for one in used if len(one[1]) < 5] == []
    files = {REPO / "docs" / path for _, _, path in used}
    assert [path.name for path in files if path.stat().st_size > LARGEST] == []
    assert set((REPO / "docs" / "pictures").glob("desk-*.png")) <= files
