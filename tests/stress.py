"""``make stress``: many kills of releases and of pushes, many releases under load; figures for ``benchmarks/README.md``.

The tests run the same loops with a few.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.deploy.load import release_under_load
from tests.hooks.kills import kill_pushes
from tests.kills import NEW, OLD, TOO_LATE
from tests.release.kills import kill_releases

LEAST = 10  # kills of each stage


def main() -> int:
    """Run all three; 1 where a stage was killed too seldom or a reader got anything but a whole page."""
    parser = argparse.ArgumentParser(description="Kill releases and pushes; release under load.")
    parser.add_argument("--releases", type=int, default=100, help="releases to kill")
    parser.add_argument("--pushes", type=int, default=100, help="pushes to kill")
    parser.add_argument("--loaded", type=int, default=50, help="releases under load")
    options = parser.parse_args()
    os.environ |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    with tempfile.TemporaryDirectory(prefix="stress-") as folder:
        work = Path(folder)
        few = _show("gongkai release", kill_releases(options.releases, work / "release"), options.releases)
        few |= _show("git push", kill_pushes(options.pushes, work / "hook"), options.pushes)
        load = release_under_load(options.loaded, work / "load")
    print(
        f"\n{load.releases} releases, {load.requests:,} requests of wrk and {load.read:,} pages read whole meanwhile:"
    )
    print(f"{len(load.failures)} failed, {len(load.mixed)} of no release")
    for line in (*load.failures[:20], *load.mixed[:20]):
        print(f"  {line}")
    return int(few or bool(load.failures or load.mixed))


def _show(command: str, left: Counter[tuple[str, str]], kills: int) -> bool:
    """The table of one command; whether any stage was killed too seldom."""
    stages = list(dict.fromkeys(stage for stage, _ in left))
    print(
        f"\n| {command} killed in | kills | the old site served | the new one | had ended before |\n|---|--:|--:|--:|--:|"
    )
    for stage in stages:
        old, new, late = (left[stage, what] for what in (OLD, NEW, TOO_LATE))
        print(f"| {stage} | {old + new} | {old} | {new} | {late} |")
    sys.stdout.flush()
    fewest = min(left[stage, OLD] + left[stage, NEW] for stage in stages)
    return left.total() < kills or fewest < min(LEAST, kills // len(stages))


if __name__ == "__main__":
    sys.exit(main())
