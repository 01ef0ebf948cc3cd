"""What the desk knows of the records: how they stand, what a change would do, what the public would see.

takes  the settings file, where the day comes from
gives  checks and builds, each made once for one state of the files and of git
does not  write anything
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generator.changes.compare import changes_of
from generator.changes.result import Changes
from generator.changes.sides import NOW, of_revision
from generator.changes.state import state_of
from generator.load.files import NATIONAL
from generator.load.yaml_tree import NULLS
from generator.model.base import State
from generator.model.document import Document
from generator.model.kinds import KINDS
from generator.office.filing import BY_NAME, is_national, site_at
from generator.office.staging import Edits, UnreadableSettingsError, Verdict, judged, records_root
from generator.pipeline import Built, Checked, build, check
from generator.reports.report import Report, report_of
from generator.revision.past import head_of, past_of
from generator.surroundings import make_settings

Fingerprint = tuple[tuple[str, int, int], ...]
Moment = tuple[Fingerprint, date, str]  # the files, the day, the last commit
LAST = "上次提交"
PLACE = BY_NAME["jurisdiction"]
TITLES = ("title", "name", "full", "heading")


def _quietly(_: str) -> None:
    """Progress of what runs behind a page interests nobody."""


@dataclass
class Records:
    """The records of one site on the office's machine."""

    config: Path
    today: Callable[[], date]
    lock: threading.RLock = field(default_factory=threading.RLock)
    _checked: tuple[Moment, Checked] | None = None
    _built: tuple[Moment, Built] | None = None

    def __post_init__(self) -> None:
        self.root, self.home = records_root(self.config)
        inside = self.home.relative_to(self.root.folder).as_posix()
        self.prefix = "" if inside == "." else f"{inside}/"

    def look(self, config: Path) -> Checked:
        """Check the records beside a settings file, with the history of our own."""
        return check(make_settings(config, self.today(), past_of(self.config)), _quietly)

    def checked(self) -> Checked:
        """How the records stand."""
        with self.lock:
            now = self._moment()
            if self._checked is None or self._checked[0] != now:
                self._checked = now, self.look(self.config)
            return self._checked[1]

    def built(self) -> Built:
        """What the public would see; ``files`` is empty where something must be mended first."""
        with self.lock:
            now = self._moment()
            if self._built is None or self._built[0] != now:
                self._built = now, build(make_settings(self.config, self.today(), past_of(self.config)), _quietly)
            return self._built[1]

    def report(self) -> Report:
        """What is found of the records as they stand."""
        checked = self.checked()
        return report_of(checked.findings, checked.observations, checked.notes)

    def changes(self, revision: str = "HEAD", name: str = LAST) -> Changes:
        """What the public would see changed since the last commit, or against another. Raises RevisionError."""
        with self.lock:
            settings = make_settings(self.config, self.today(), past_of(self.config))
            before = of_revision(name, revision, settings, _quietly)
            return changes_of(before, state_of(NOW, settings, self.checked()))

    def judge(self, edits: Edits) -> Verdict:
        """What a change would bring."""
        return judged(self.config, edits, self.look, self.report())

    def titles(self, slug: str) -> dict[str, list[tuple[str, str]]]:
        """By kind, id and title of what can be named in a record of a place."""
        found: dict[str, list[tuple[str, str]]] = {kind.name: [] for kind in KINDS}
        headlines = self._headlines(slug)
        for kind in KINDS:
            own = ((slug, self.home),) if not is_national(kind) else ()
            nation = ((NATIONAL, self.root.folder),) if is_national(kind) or kind.national_too else ()
            for holder, home in (*own, *nation):
                pattern = kind.pattern.format(slug=holder, id="*")
                for path in sorted(home.glob(pattern)) if "*" in pattern else ():
                    is_document = kind.model is Document
                    name = path.parent.name if is_document else path.stem
                    title = headlines.get(name, "") if is_document else title_in(path)
                    found[kind.name].append((name, title or name))
        return found

    def _headlines(self, slug: str) -> dict[str, str]:
        """The documents of a place by what their own text calls them: their records only say where it stands."""
        portal = self.checked().portal
        places = [place for place in portal.places if place.slug == slug] if portal else []
        texts = [(name, one) for place in places for name, one in place.documents.items()]
        return {name: one.read(one.record.title) for name, one in texts if one.record.title.passage in one.passages}

    def place_names(self) -> list[tuple[str, str]]:
        """Every place of the settings by slug, under the name its file gives: one that is begun is not public yet."""
        try:
            slugs = site_at(self.config).slugs
        except UnreadableSettingsError:
            return []
        files = [(slug, self.home / PLACE.pattern.format(slug=slug)) for slug in slugs]
        return [(slug, (title_in(file) if file.is_file() else "") or slug) for slug, file in files]

    def _moment(self) -> Moment:
        """What a check or a build depends on: a commit alone may change what git says of unchanged files."""
        return self.fingerprint(), self.today(), head_of(self.config)

    def fingerprint(self) -> Fingerprint:
        """Changes whenever a file of the records does."""
        told = []
        for folder in {self.home / "content", self.home / "units", self.root.folder / "content" / NATIONAL}:
            for path in folder.rglob("*"):
                if path.is_file():
                    state = path.stat()
                    told.append((path.as_posix(), state.st_mtime_ns, state.st_size))
        state = self.config.stat()
        return (*sorted(told), (self.config.as_posix(), state.st_mtime_ns, state.st_size))


def title_in(path: Path) -> str:
    """The record's title, as its file writes it at the top level."""
    with path.open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            name, mark, value = line.partition(": ")
            if mark and name in TITLES:
                title = value.strip().strip("'\"")
                return "" if title in NULLS else title
            if line.strip() == f"state: {State.withdrawn.value}":
                return ""
    return ""
