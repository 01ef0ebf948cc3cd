"""Stock Material's search (lunr, jieba) over the pages gongkai built.

takes  the pages as ``copy_for_rivals`` left them, ``mkdocs`` with Material
gives  its site and index, what that took, its answers
does not  tune it, but helps it: of its results those of the chosen place and of the nation are taken

Bytes are those of a short page opened with the query in its address (``?q=``), with everything that loads; they are the
same for every query, since the whole index travels, so the first three are measured each on a page with nothing in its
cache. Hits are then asked of one page, whose box every query is put into; read is what its worker answers, all of it.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, Page
from search_browser import fresh_page, page_of, served
from search_golden import FIRST, Answer, Query, Site
from search_work import Run, say, timed
from stock_material import make_material

FRESH = 3
START = "about/"  # a page with few words of its own
WAIT = 60_000  # ms for the index to arrive and be read
LISTEN = """\
(() => {
  const Real = window.Worker;
  window.pending = 0;
  window.found = null;
  window.Worker = class extends Real {
    constructor(...all) {
      super(...all);
      const post = this.postMessage.bind(this);
      this.postMessage = (message, ...more) => { window.pending += message.type === 2; return post(message, ...more); };
      this.addEventListener("message", event => {
        if (event.data.type !== 3) return;
        window.pending -= 1;
        window.found = event.data.data.items.map(group => group[0].location);
      });
    }
  };
})();
"""
ANSWERED = "window.found !== null && window.pending === 0"


def build_material(pages: Path, project: Path, mkdocs: Path) -> tuple[Path, Run, int]:
    """Its site; what the search took (built with it less built without); the bytes of the index."""
    runs = []
    for name, search in (("without", False), ("with", True)):
        folder = project / name
        make_material(pages, folder, search=search)
        runs.append(timed([str(mkdocs), "build", "--quiet"], folder))
        say(f"Material {name} search: {runs[-1].wall:.1f} s")
    shutil.rmtree(project / "without")
    site = project / "with" / "site"
    return site, runs[1] - runs[0], (site / "search" / "search_index.json").stat().st_size


def ask_material(browser: Browser, site: Site, built: Path, queries: list[Query]) -> Iterator[Answer]:
    """An answer a query; the first ones each from a page with nothing in its cache."""
    with served(built) as (root, log):
        costs = []
        for query in queries[:FRESH]:
            with fresh_page(browser, root, _listen) as page:
                log.take()
                page.goto(f"{root}{START}?q={quote(query.text)}")
                page.wait_for_function(ANSWERED, timeout=WAIT)
                costs.append(log.take())
        with fresh_page(browser, root, _listen) as page:
            page.goto(f"{root}{START}?q=%E6%95%91")
            page.wait_for_function(ANSWERED, timeout=WAIT)
            for number, query in enumerate(queries):
                addresses = _ask(page, query)
                mine = [one for one in addresses if _fits(site, query, page_of(one, root))]
                firsts = tuple(dict.fromkeys(page_of(one, root) for one in mine))[:FIRST]
                yield Answer(firsts, (), not mine, False, costs[min(number, FRESH - 1)])


def _listen(page: Page) -> None:
    page.add_init_script(LISTEN)


def _ask(page: Page, query: Query) -> list[str]:
    """Put one more query into its box; all it finds, best first."""
    page.evaluate("window.found = null")
    box = page.locator("input.md-search__input")
    box.fill(query.text)
    box.dispatch_event("keyup")  # what Material listens to
    page.wait_for_function(ANSWERED, timeout=WAIT)
    return list(page.evaluate("window.found"))


def _fits(site: Site, query: Query, page: str) -> bool:
    return not query.place or site.place_of(page) in ("", query.place)
