"""A copy of the minimal site on which the verbs of the office are run, as from its own folder."""

from __future__ import annotations

from pathlib import Path

from generator.cli import run
from tests.bad_inputs.mutate import make_site
from tests.ledger_sites import Edits

DAY = "2026-11-21"


class Desk:
    """A site and its verbs; each answer is the exit code."""

    def __init__(self, folder: Path, edits: Edits = ()) -> None:
        self.config = make_site(folder, list(edits))
        self.home = folder

    def run(self, *words: str, day: str = DAY) -> int:
        """One verb on this site, on a day."""
        return run([*words, "--config", str(self.config), "--as-of", day])

    def text(self, path: str) -> str:
        """What a file of the site holds."""
        return (self.home / path).read_text(encoding="utf-8")

    def files(self) -> dict[str, bytes]:
        """Every file of the records with its bytes."""
        found = (path for top in ("content", "units") for path in (self.home / top).rglob("*") if path.is_file())
        return {path.relative_to(self.home).as_posix(): path.read_bytes() for path in found}
