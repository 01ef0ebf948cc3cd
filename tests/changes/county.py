"""The example county in a real git repository, beside the nation's records it shares, and its changes."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.changes.compare import changes_of
from generator.changes.result import Changes, RecordChange
from generator.changes.state import State, state_of
from generator.cli import run
from generator.pipeline import Settings, check
from generator.revision.records import records_at
from generator.surroundings import icons_folder, theme_folder
from tests.factories import REPO
from tests.repository import Repository

DAY = date(2026, 11, 21)
HERE = "content/shili"
CHANNEL = f"{HERE}/channels/jubao.yml"
RESOLUTION = f"{HERE}/resolutions/2025-10-23-1.yml"
RELIEF = f"{HERE}/relief/dibao.yml"
DRAFT = f"{HERE}/resolutions/2026-09-22-1.yml"
NOTICE = f"{HERE}/notices/2026-06.yml"
CASES = f"{HERE}/cases/2026q1.yml"
DOCUMENT = f"{HERE}/documents/biaozhun-2026"
UNITS = "units/shili/units"
INSIDE = "examples/shili"


class County(Repository):
    """Not committed yet; paths are told from the folder of its settings."""

    def __init__(self, top: Path) -> None:
        self.top = top
        self.folder = top / INSIDE
        shutil.copytree(REPO / INSIDE, self.folder)
        shutil.copytree(REPO / "content" / "_national", top / "content" / "_national")
        self.git("init", "-q", "-b", "main")

    def looked_at(self, config: Path, name: str) -> State:
        """A state, checked without git."""
        settings = Settings(config, DAY, None, theme_folder(), icons_folder())
        return state_of(name, settings, check(settings, lambda _: None))

    def changes(self, before: State | None = None) -> Changes:
        """From a state, or the last commit, to the work tree."""
        if before is None:
            with records_at(self.config, "HEAD") as config:
                before = self.looked_at(config, "上次提交")
        return changes_of(before, self.looked_at(self.config, "现在的文件"))

    def remove(self, path: str) -> None:
        """Delete a file."""
        (self.folder / path).unlink()


def told(changes: Changes) -> list[str]:
    """All sentences."""
    return [sentence for record in changes.records for sentence in record.sentences]


def only(changes: Changes) -> RecordChange:
    """The one record that changed."""
    (record,) = changes.records
    return record


def with_as_of(state: State, day: date) -> State:
    """The same state seen on another day."""
    return replace(state, as_of=day)


def call(county: Repository, *arguments: str) -> int:
    """The command."""
    return run(["changes", *arguments, "--config", str(county.config), "--as-of", str(DAY)])
