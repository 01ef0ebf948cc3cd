"""gongkai's own search, as a reader meets it: the page of the search opened at its address.

takes  a built site
gives  its answers, with the records it names; how long the stage of the build takes that makes the index; its size
does not  reach into the script: what counts is what stands on the page
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

from make_sites import PROJECT
from playwright.sync_api import Browser
from search_browser import fresh_page, page_of, served
from search_golden import FIRST, Answer, Query, Site
from search_work import AS_OF, Run, say

DOUBTFUL = "没有完全对上的结果"
DONE = "document.querySelector('ol[data-search-results] > li, [data-search-empty]')"
READ = """\
() => ({
  heading: Array.from(document.querySelectorAll("h2")).filter(one => one.checkVisibility()).map(one => one.textContent),
  empty: Boolean(document.querySelector("[data-search-empty]")),
  results: Array.from(document.querySelectorAll("ol[data-search-results] > li")).map(item => ({
    kind: item.dataset.kind, place: item.dataset.jurisdiction, id: item.dataset.id,
    href: item.querySelector("h3 a, a").href
  }))
})
"""
STAGE = """\
import json, sys, time
import generator.pipeline, generator.plan.site
from generator.cli import main
spent = [0.0, 0.0]
def timing(module, name):
    real = getattr(module, name)
    def run(*given):
        wall, cpu = time.perf_counter(), time.process_time()
        try:
            return real(*given)
        finally:
            spent[0] += time.perf_counter() - wall
            spent[1] += time.process_time() - cpu
    setattr(module, name, run)
timing(generator.plan.site, "_search")
timing(generator.pipeline, "make_index")
try:
    main(sys.argv[1:])
finally:
    print(json.dumps(spent))
"""


def build_ours(config: Path, site: Path) -> Run:
    """Build the site; what the search took of it: choosing what can be found, and making the files."""
    command = [sys.executable, "-c", STAGE, "build", "--as-of", AS_OF, "--config", str(config), "--site-dir", str(site)]
    done = subprocess.run(command, cwd=PROJECT, check=False, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"the build failed:\n{done.stdout[-3000:]}{done.stderr[-1000:]}")
    wall, cpu = json.loads(done.stdout.splitlines()[-1])
    say(f"built {site}: of it the search {wall:.2f} s, CPU {cpu:.2f} s")
    return Run(wall, cpu, 0)


def index_size(site: Site) -> int:
    """The files of the index, the list on the page of the search, the scripts."""
    index = [path for path in (site.folder / "search").iterdir() if path.is_file()]
    return sum(path.stat().st_size for path in (*index, *(site.folder / "assets").glob("search*.js")))


def ask_ours(browser: Browser, site: Site, queries: list[Query]) -> Iterator[Answer]:
    """An answer a query, each from a page with nothing in its cache."""
    with served(site.folder) as (root, log):
        for query in queries:
            asked = {"q": query.text} | ({"j": query.place} if query.place else {})
            with fresh_page(browser, root) as page:
                log.take()
                page.goto(f"{root}search/index.html?{urlencode(asked)}")
                page.wait_for_function(DONE)
                cost = log.take()
                seen = page.evaluate(READ)
            firsts = seen["results"][:FIRST]
            pages = tuple(page_of(one["href"], root) for one in firsts)
            records = tuple((one["kind"], one["place"], one["id"]) for one in firsts)
            doubtful = any(DOUBTFUL in one for one in seen["heading"])
            yield Answer(pages, records, seen["empty"], doubtful, cost)
