"""Times the audit of 5,000 records against building their pages, in one process each round.

takes  the project as it lies here
gives  a table on stdout; exit 1 where the audit takes longer than the building
does not  keep the site it makes, or run within the tests

The input is that of ``resolutions.py``, of a place whose own office publishes, so that every rule has work to do. Load,
audit (findings, ledgers, accounts, observations) and building (plan, pages, data, check of the pages) are told apart by
running load alone, load and audit, and all three; audit and building share one load. Seconds of CPU, medians.

    .venv/bin/python benchmarks/audit.py
"""

from __future__ import annotations

import argparse
import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from make_sites import PROJECT
from resolutions import make_input

sys.path.insert(0, str(PROJECT))

from generator.load.site import load_portal
from generator.pipeline import Settings, build, check
from generator.surroundings import icons_folder, theme_folder

MATTERS = 5000
DAY = date(2026, 11, 21)


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description="Time the audit against building.")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--matters", type=int, default=MATTERS)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-") as work:
        folder = Path(work) / "site"
        make_input(folder, options.matters)
        publish(folder)
        settings = Settings(folder / "site_config.yml", DAY, None, theme_folder(), icons_folder())
        rounds = [one_round(settings) for _ in range(options.runs)]
    load, checked, built = (statistics.median(column) for column in zip(*rounds, strict=True))
    audit, building = checked - load, built - checked
    print("| 议定事项 | load CPU s | audit CPU s | building CPU s | audit ÷ building |\n|--:|--:|--:|--:|--:|")
    print(f"| {options.matters:,} | {load:.2f} | {audit:.2f} | {building:.2f} | {audit / building:.2f} |")
    return int(audit >= building)


def publish(folder: Path) -> None:
    """The place's own office publishes here, and every record of the ledger says since when it is public."""
    (jurisdiction,) = folder.glob("content/*/jurisdiction.yml")
    text = jurisdiction.read_text(encoding="utf-8")
    text = text.replace("publisher: none", "publisher: office\nsince: 2012-01-01")
    jurisdiction.write_text(text, encoding="utf-8")
    for path in folder.glob("content/*/resolutions/*.yml"):
        text = path.read_text(encoding="utf-8").replace("state: public\n", f"state: public\npublished_here: {DAY}\n")
        path.write_text(text, encoding="utf-8")


def one_round(settings: Settings) -> tuple[float, float, float]:
    """Seconds of CPU of load, of load and audit, of all."""
    return (
        cpu(lambda: load_portal(settings.config, quiet)),
        cpu(lambda: check(settings, quiet)),
        cpu(lambda: build(settings, quiet)),
    )


def cpu(work: Callable[[], object]) -> float:
    """Seconds of CPU, the collector switched off as the command does it."""
    gc.collect()
    gc.disable()
    start = time.process_time()
    result = work()
    spent = time.process_time() - start
    gc.enable()
    if getattr(result, "blocked", False) or getattr(result, "files", [1]) == []:
        raise SystemExit("the site could not be built")
    return spent


def quiet(message: str) -> None:
    """Say nothing."""


if __name__ == "__main__":
    sys.exit(main())
