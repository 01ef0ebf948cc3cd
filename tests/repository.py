"""A real git repository over the minimal site, for tests of what git tells."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

from generator.pipeline import Built, Checked, Settings, build, check
from generator.revision.past import past_of
from generator.surroundings import icons_folder, theme_folder
from tests.factories import MINIMAL

UNIT = "units/shili/units/jiaoyu.yml"
DUTY = "units/shili/duties/jiaoyu.yml"
MEASURE = "content/shili/relief/dibao.yml"
AUTHOR = "名字不该出现"
MESSAGE = "说明不该出现"


class Repository:
    """The minimal site, committed day by day; ``inside`` is the folder of the repository it lies in."""

    def __init__(self, top: Path, inside: str = "") -> None:
        self.top = top
        self.folder = top / inside
        shutil.copytree(MINIMAL, self.folder)
        self.git("init", "-q", "-b", "main")

    @property
    def config(self) -> Path:
        """The settings file."""
        return self.folder / "site_config.yml"

    def git(self, *arguments: str, day: str = "2026-11-01", time: str = "12:00:00 +0800") -> str:
        """Run git as an author whose name must be seen nowhere."""
        who = {
            f"GIT_{role}_{what}": value
            for role in ("AUTHOR", "COMMITTER")
            for what, value in (("NAME", AUTHOR), ("EMAIL", f"{AUTHOR}@example.invalid"), ("DATE", f"{day} {time}"))
        }
        call = ["git", "-C", str(self.top), *arguments]
        return subprocess.run(call, check=True, capture_output=True, env={**os.environ, **who}).stdout.decode()

    def edit(self, path: str, *pairs: tuple[str, str]) -> None:
        """Replace words that stand once in a file."""
        file = self.folder / path
        text = file.read_text(encoding="utf-8")
        for old, new in pairs:
            assert text.count(old) == 1, (path, old)
            text = text.replace(old, new)
        file.write_text(text, encoding="utf-8", newline="\n")

    def write(self, path: str, text: str) -> None:
        """A whole file."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")

    def commit(self, day: str = "2026-11-01", time: str = "12:00:00 +0800") -> None:
        """Commit everything on a day."""
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", MESSAGE, day=day, time=time)

    def change(self, path: str, *pairs: tuple[str, str], day: str) -> None:
        """Edit and commit."""
        self.edit(path, *pairs)
        self.commit(day)

    def settings(self, as_of: str = "2026-12-31", revision: str = "HEAD") -> Settings:
        """A run over the work tree with what git says of it."""
        day = date.fromisoformat(as_of)
        past = past_of(self.config, revision)
        return Settings(self.config, day, None, theme_folder(), icons_folder(), past=past)

    def check(self, as_of: str = "2026-12-31") -> Checked:
        """Load and audit."""
        return check(self.settings(as_of), lambda _: None)

    def codes(self, as_of: str = "2026-12-31") -> list[tuple[str, str]]:
        """Code and place of what git's word has to do with."""
        return [(f.code, str(f.place)) for f in self.check(as_of).findings if f.code in ("A176", "A177")]

    def built(self, as_of: str = "2026-12-31") -> Built:
        """The whole site, in memory."""
        built = build(self.settings(as_of), lambda _: None)
        assert built.files, [str(finding) for finding in built.findings]
        return built

    def pages(self, as_of: str = "2026-12-31") -> dict[str, str]:
        """Every page of the site by its path."""
        return {path: text.decode() for path, text in self.built(as_of).files if path.endswith(".html")}

    def holds(self, words: str, as_of: str = "2026-12-31") -> list[str]:
        """The files of the site whose bytes hold the words."""
        return [path for path, content in self.built(as_of).files if words.encode() in content]
