"""Times what 议定事项 cost: 5,000 of them against 500, in one run on one machine.

takes  the project as it lies here
gives  a table on stdout, progress on stderr; exit 1 where a build fails
does not  keep the sites it makes, or run within the tests

The input is one real place under an invented name, with N matters of ten a meeting and five reports of progress each,
all open; a site without any is what the two are measured above. Medians of ``--runs`` rounds, the sizes taking turns.

    .venv/bin/python benchmarks/resolutions.py
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from make_sites import PROJECT, make_site

SIZES = (0, 500, 5000)
A_MEETING = 10  # matters
REPORTS = 5  # of progress, a matter
LIMIT = 60_000  # bytes of HTML a page may have
FIRST = date(2012, 1, 4)
LIFE = """\
state: public
origin: compiled
review: {post: 测速, date: 2026-11-20, basis: 测速, conclusion: 测速}
"""


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Time 5,000 resolutions against 500.")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--no-verify", action="store_true", help="leave out the check of the built pages")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-") as work:
        sites = {size: Path(work) / str(size) for size in SIZES}
        for size, folder in sites.items():
            make_input(folder, size)
        times: dict[int, list[float]] = {size: [] for size in SIZES}
        for _ in range(options.runs):
            for size, folder in sites.items():
                times[size].append(cpu_of_build(folder, options.no_verify))
                print(f"· {size}: {times[size][-1]:.1f} s", file=sys.stderr, flush=True)
        report(sites, {size: statistics.median(seconds) for size, seconds in times.items()})


def make_input(folder: Path, matters: int) -> None:
    """One place with its meetings and matters."""
    (slug,) = make_site(folder, 1, dict.fromkeys(("wuhai", "tongren", "dafang", "yijinhuoluo", "xinjiang"), 1))
    content = folder / "content" / slug
    units = sorted(path.stem for path in (folder / "units" / slug / "units").glob("*.yml"))
    for name in ("meetings", "resolutions"):
        (content / name).mkdir()
    for number in range(-(-matters // A_MEETING)):
        day = FIRST + timedelta(days=7 * number)
        meeting = f"{LIFE}id: {day}\nkind: 全体会议\ntitle: {day}的会\ndate: {day}\nheld: 已召开\n"
        (content / "meetings" / f"{day}.yml").write_text(meeting, encoding="utf-8")
    for index in range(matters):
        number, place = divmod(index, A_MEETING)
        day = FIRST + timedelta(days=7 * number)
        lead, helper = units[index % len(units)], units[(index + 1) % len(units)]
        lines = [
            f"id: {day}-{place + 1}", f"meeting: {day}", f"number: {place + 1}", f"title: 第{index + 1}件要办的事",
            f"text: 第{index + 1}件事由牵头单位办。", f"lead: {lead}", f"assist: [{helper}]",
            f"due: {day + timedelta(days=100 + index % 50)}", "progress:",
        ]  # fmt: skip
        lines += [
            f"  - {{date: {day + timedelta(days=10 * step)}, unit: {lead}, state: 推进中, done: 第{step}次报告。}}"
            for step in range(1, REPORTS + 1)
        ]
        text = LIFE + "\n".join(lines) + "\n"
        (content / "resolutions" / f"{day}-{place + 1}.yml").write_text(text, encoding="utf-8")


def cpu_of_build(folder: Path, no_verify: bool) -> float:
    """Seconds of CPU one build takes, user and system."""
    command = [sys.executable, "-m", "generator.cli", "build", *(["--no-verify"] if no_verify else [])]
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            command, cwd=folder, stdout=log, stderr=subprocess.STDOUT, env={**os.environ, "PYTHONPATH": str(PROJECT)}
        )
        start = time.monotonic()
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            log.seek(0)
            raise SystemExit(log.read().decode()[-2000:])
    print(f"  wall {time.monotonic() - start:.1f} s", file=sys.stderr)
    return usage.ru_utime + usage.ru_stime


def report(sites: dict[int, Path], seconds: dict[int, float]) -> None:
    """The table, and the two promises: growth in proportion, no page too heavy."""
    print("| 议定事项 | CPU s | CPU s above none | pages | heaviest page |\n|--:|--:|--:|--:|--:|")
    for size, folder in sites.items():
        pages = [path.stat().st_size for path in (folder / "site").rglob("resolutions/**/*.html")]
        above = seconds[size] - seconds[0]
        print(f"| {size:,} | {seconds[size]:.2f} | {above:.2f} | {len(pages):,} | {max(pages, default=0):,} |")
        if max(pages, default=0) > LIMIT:
            raise SystemExit(f"a page weighs {max(pages):,} bytes")
    small, large = (seconds[size] - seconds[0] for size in SIZES[1:])
    print(f"\n{SIZES[2]:,} cost {large / small:.1f} times what {SIZES[1]:,} cost (in proportion: 10)")


if __name__ == "__main__":
    main()
