"""Changes looked over before they touch the disk.

takes  the settings, what is to change, how to look records over
gives  a copy of the records with the change made; what ``gongkai check`` says of it
does not  write anything into the work tree, or read the clock

A change is judged in the whole, since one record may break another. Nobody is held up by what was broken before, nor
by what a colleague broke elsewhere: refused is what the change brings, and what stands in a file it touches.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.catalogue.entry import Level
from generator.findings import Findings
from generator.load.files import NATIONAL, Root
from generator.load.records import read_model
from generator.load.site import root_of
from generator.model.site import SiteConfig
from generator.pipeline import Checked
from generator.reports.report import Item, Report, report_of

Edits = Mapping[str, bytes | None]  # path from the root of the records → what the file shall hold; None: it goes
FOLDERS = ("content", "units")
SHARED = 1 << 20  # bytes from which a file of the copy is the same one on the disk, where the disk can do that


class UnreadableSettingsError(Exception):
    """The settings cannot be read; ``gongkai check`` says why."""


@dataclass(frozen=True)
class Verdict:
    """What is said of a change: ``refused`` stops it, ``told`` is shown."""

    refused: tuple[Item, ...]
    told: tuple[Item, ...]
    checked: Checked

    @property
    def is_good(self) -> bool:
        """Whether it may be written."""
        return not self.refused


def records_root(config: Path) -> tuple[Root, Path]:
    """The folder that findings' paths begin in, and the one the settings lie in.

    Raises UnreadableSettingsError.
    """
    config = config.absolute()
    settings = read_model(Root(config.parent), config, SiteConfig, Findings())
    if settings is None:
        raise UnreadableSettingsError
    return root_of(config, settings.value)


@contextmanager
def staged(config: Path, edits: Edits) -> Iterator[Path]:
    """The settings file of a copy of all records with the edits made, gone afterwards."""
    root, home = records_root(config)
    with TemporaryDirectory(prefix="gongkai-", ignore_cleanup_errors=True) as name:
        target = Path(name)
        for folder in _folders(root.folder, home):
            if folder.is_dir():
                shutil.copytree(folder, target / folder.relative_to(root.folder), symlinks=True, copy_function=_bring)
        copied = target / home.relative_to(root.folder) / config.name
        copied.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(config, copied)
        for path, content in edits.items():
            file = target / path
            file.unlink(missing_ok=True)  # it may be the very file of the work tree: never written into
            if content is not None:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
        yield copied


def judged(config: Path, edits: Edits, look: Callable[[Path], Checked], before: Report) -> Verdict:
    """What the edits bring; ``look`` checks the records beside a settings file, ``before`` is how things stand."""
    with staged(config, edits) as copied:
        checked = look(copied)
    report = report_of(checked.findings, checked.observations, checked.notes)
    return Verdict(refused_in(report, before, edits), told_in(report, before, edits), checked)


def refused_in(report: Report, before: Report, touched: Collection[str]) -> tuple[Item, ...]:
    """必须改 that were not there before, or stand in a file that is touched."""
    known = {item.key for item in before.items}
    return tuple(i for i in report.of(Level.must) if i.key not in known or i.finding.place.path in touched)


def told_in(report: Report, before: Report, touched: Collection[str]) -> tuple[Item, ...]:
    """建议改 and 观察 that were not there before; of a touched file all 建议改."""
    known = {item.key for item in before.items}
    advised = tuple(i for i in report.of(Level.should) if i.key not in known or i.finding.place.path in touched)
    return (*advised, *(i for i in report.of(Level.observation) if i.key not in known))


def _folders(root: Path, home: Path) -> tuple[Path, ...]:
    own = tuple(home / name for name in FOLDERS)
    return own if home == root else (*own, root / "content" / NATIONAL)


def _bring(source: str, target: str) -> None:
    """A copy; of a large file another name for it, where the disk has such."""
    if Path(source).stat().st_size > SHARED:
        try:
            os.link(source, target)
        except OSError:
            pass
        else:
            return
    shutil.copyfile(source, target)
