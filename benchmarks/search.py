"""Measures gongkai's search beside Pagefind (extended) and stock Material, the same queries, in one run on one machine.

takes  the golden queries, the project as it lies here; Debian's Chromium; pip, for a virtual environment of the rivals
gives  tables on stdout, progress on stderr
does not  keep the sites it makes, or run within the tests

    .venv/bin/python benchmarks/search.py                     # real size, 1,000, 5,000 and 50,000 pages; 10 GB of disk
    .venv/bin/python benchmarks/search.py --sizes --letters 0 # the real size alone, without the first letters
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from make_sites import PROJECT
from playwright.sync_api import Browser, sync_playwright
from run import describe_machine, prepare_rivals
from search_browser import launch
from search_golden import Pages, Query, Site, for_site, read_queries
from search_letters import MATERIAL as MATERIAL_BOX
from search_letters import OURS as OUR_BOX
from search_letters import RATE, first_letters
from search_material import ask_material, build_material
from search_ours import ask_ours, index_size
from search_pagefind import ask_pagefind, build_pagefind, copy_for_rivals
from search_sites import invented_site, real_sites
from search_table import LARGE, MATERIAL, OURS, PAGEFIND, Row, print_bars, print_kinds, print_letters, print_rows
from search_work import Run, say

REAL = "real size"
SLOWED = ("whole", "page")


class Bench:
    """One run: where the rivals are, which queries, what was found so far."""

    def __init__(self, browser: Browser, rivals: Path, queries: list[Query], rounds: int) -> None:
        self.browser, self.queries, self.rounds = browser, queries, rounds
        self.mkdocs = rivals / "mkdocs"
        self.pagefind = next(rivals.parent.glob("lib/python*/site-packages/pagefind_bin_extended/pagefind_extended"))
        self.rows: list[Row] = []

    def ours(self, size: str, sites: list[Site], index: Run) -> None:
        """Our own search; figures of the index are of the first site."""
        row = Row(OURS, size, sites[0].pages, index, index_size(sites[0]))
        for site in sites:
            queries = for_site(self.queries, site)
            say(f"{size}, {OURS}: {len(queries)} queries on {site.name}")
            row.add(Pages(site), queries, list(ask_ours(self.browser, site, queries)))
        self.rows.append(row)

    def with_pagefind(self, size: str, sites: list[tuple[Site, Path]]) -> None:
        """Pagefind over the copies made for the rivals."""
        site, copy = sites[0]
        rounds = self.rounds if site.pages < LARGE else 1
        runs = [build_pagefind(self.pagefind, copy) for _ in range(rounds)]
        run, written = sorted(runs, key=lambda one: one[0].cpu)[len(runs) // 2]
        say(f"{size}, {PAGEFIND}: {run.wall:.2f} s, CPU {run.cpu:.2f} s, {run.memory / 1e6:,.0f} MB of memory")
        row = Row(PAGEFIND, size, site.pages, run, written)
        for number, (one, folder) in enumerate(sites):
            if number:
                build_pagefind(self.pagefind, folder)
            queries = for_site(self.queries, one)
            row.add(Pages(one), queries, list(ask_pagefind(self.browser, one, folder, queries)))
        self.rows.append(row)

    def with_material(self, size: str, sites: list[tuple[Site, Path]], work: Path) -> Path:
        """Material over the same copies; gives the site it made of the first."""
        built = []
        for site, copy in sites:
            built.append((site, *build_material(copy, work / f"material-{site.name}", self.mkdocs)))
        row = Row(MATERIAL, size, sites[0][0].pages, *built[0][2:])
        for site, folder, _, _ in built:
            queries = for_site(self.queries, site)
            say(f"{size}, {MATERIAL}: {len(queries)} queries on {site.name}")
            row.add(Pages(site), queries, list(ask_material(self.browser, site, folder, queries)))
        self.rows.append(row)
        return built[0][1]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="gongkai's search beside Pagefind and Material.")
    golden = [PROJECT / "tests" / "golden" / "search.yml"]
    parser.add_argument("--queries", type=Path, nargs="+", default=golden, help="golden queries")
    parser.add_argument("--sizes", type=int, nargs="*", default=[1000, 5000, 50000], help="pages of invented sites")
    parser.add_argument("--material", type=int, default=1000, help="the largest invented site Material is built for")
    parser.add_argument("--rounds", type=int, default=3, help="times an index is made, medians (at 50,000 pages: 1)")
    parser.add_argument("--letters", type=int, default=5, help="times the first letters are typed; 0: not at all")
    parser.add_argument("--work", type=Path, help="folder to work in; default a temporary one")
    parser.add_argument("--venv", type=Path, default=PROJECT / "build" / "benchmarks-venv", help="for the rivals")
    options = parser.parse_args()
    rivals = prepare_rivals(options.venv)
    queries = read_queries(options.queries)
    letters: dict[tuple[str, str], list[float]] = {}
    with tempfile.TemporaryDirectory(prefix="search-", dir=options.work) as folder, sync_playwright() as playwright:
        work, browser = Path(folder), launch(playwright)
        bench = Bench(browser, rivals, queries, options.rounds)
        real, example, index = real_sites(work, options.rounds)
        copies = [(site, copy_for_rivals(site, work / f"copy-{site.name}")) for site in (real, example)]
        bench.ours(REAL, [real, example], index)
        bench.with_pagefind(REAL, copies)
        stock = bench.with_material(REAL, copies, work)
        for how in SLOWED if options.letters else ():
            say(f"first letters, {RATE} times slower: {how}")
            letters[OURS, how] = first_letters(browser, real.folder, OUR_BOX, how, options.letters)
            letters[MATERIAL, how] = first_letters(browser, stock, MATERIAL_BOX, how, options.letters)
        for pages in options.sizes:
            measure(bench, work, pages, real, pages <= options.material)
            print_rows(bench.rows)  # what is known so far: the larger sizes take long
        browser.close()
    describe_machine(rivals)
    show(bench.rows, letters)


def measure(bench: Bench, work: Path, pages: int, real: Site, material: bool) -> None:
    """One invented site; its folders are gone afterwards."""
    site, index = invented_site(work, pages, real, bench.rounds if pages < LARGE else 1)
    copy = copy_for_rivals(site, work / f"copy-{pages}")
    bench.ours(site.name, [site], index)
    bench.with_pagefind(site.name, [(site, copy)])
    if material:
        bench.with_material(site.name, [(site, copy)], work)
    for folder in (work / f"in-{pages}", copy, work / f"material-{site.name}"):
        shutil.rmtree(folder, ignore_errors=True)


def show(rows: Iterable[Row], letters: dict[tuple[str, str], list[float]]) -> None:
    """Everything on stdout."""
    listed = list(rows)
    print_rows(listed)
    print_kinds(listed)
    if letters:
        print_letters(letters)
    print_bars(listed, letters)


if __name__ == "__main__":
    main()
