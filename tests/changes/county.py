"""The example county in a real git repository, beside the nation's records it shares, and its changes."""

from __future__ import annotations

import shutil
from datetime import date
from functools import cache
from pathlib import Path

from generator.changes.compare import changes_of
from generator.changes.result import Changes, RecordChange
from generator.changes.state import State, state_of
from generator.cli import run
from generator.pipeline import Settings, check
from generator.surroundings import icons_folder, theme_folder
from tests.factories import REPO
from tests.repository import Repository

DAY = date(2026, 11, 21)
INSIDE = "examples/shili"
HERE = "content/shili"
CHANNEL = f"{HERE}/channels/jubao.yml"
RESOLUTION = f"{HERE}/resolutions/2025-10-23-1.yml"
RELIEF = f"{HERE}/relief/dibao.yml"
DRAFT = f"{HERE}/resolutions/2026-09-22-1.yml"
DOCUMENT = f"{HERE}/documents/biaozhun-2026"
UNIT = "units/shili/units/minzheng.yml"
REVIEW = "review: {post: 审核岗, date: 2026-06-10, basis: 对照纪要, conclusion: 可以公开}"
NEW_RESOLUTION = f"""\
state: public
origin: compiled
{REVIEW}
published_here: 2026-06-12
changed: 2026-06-12
checked: 2026-06-12
id: 2026-06-09-9
meeting: 2026-06-09
number: 9
title: 今冬取暖困难怎么帮
text: 由县民政局牵头，县财政局配合。
lead: minzheng
assist: [caizheng]
due: 2026-12-31
"""


class County(Repository):
    """Not committed yet; paths are told from the folder of its settings."""

    def __init__(self, top: Path) -> None:
        self.top = top
        self.folder = top / INSIDE
        shutil.copytree(REPO / INSIDE, self.folder)
        shutil.copytree(REPO / "content" / "_national", top / "content" / "_national")
        self.git("init", "-q", "-b", "main")

    def remove(self, path: str) -> None:
        """Delete a file."""
        (self.folder / path).unlink()

    def changes(self, before: State | None = None, day: date = DAY) -> Changes:
        """From the example county, or another state, to the work tree."""
        return changes_of(before or example(day), looked_at(self.config, "现在的文件", day))


def looked_at(config: Path, name: str, day: date = DAY) -> State:
    """A state, checked without git."""
    settings = Settings(config, day, None, theme_folder(), icons_folder())
    return state_of(name, settings, check(settings, lambda _: None))


@cache
def example(day: date = DAY) -> State:
    """The example county as it lies in the project."""
    return looked_at(REPO / INSIDE / "site_config.yml", "上次提交", day)


def told(changes: Changes) -> list[str]:
    """All sentences."""
    return [sentence for record in changes.records for sentence in record.sentences]


def only(changes: Changes) -> RecordChange:
    """The one record that changed."""
    (record,) = changes.records
    return record


def call(repository: Repository, *arguments: str) -> int:
    """The command."""
    return run(["changes", *arguments, "--config", str(repository.config), "--as-of", str(DAY)])
