"""Pagefind (extended) over the pages gongkai built.

takes  a built site and the binary of ``pagefind[extended]``
gives  its index, what that took, and its answers
does not  tune it, but helps it: the search reads the main part of each page alone, and knows the place of each page

A bare page, without a security policy (Pagefind needs fetch and WebAssembly), asks its JavaScript. Bytes are those of
that page and of the first five results of all places, as many as its own box shows; the place is chosen afterwards, by
its own filter, and what the filter loads is not counted.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, Page
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError
from search_browser import fresh_page, page_of, served
from search_golden import FIRST, Answer, Query, Site
from search_work import Run, folder_size, timed

NATION = "nation"
PATIENCE = (
    60_000  # milliseconds a reader waits, far more than any does: at 50,000 pages some answers take half a minute
)
LEFT_OUT = {"search", "404.html", "history"}
ASIDE = ("pagefind-*ui.*", "pagefind-highlight.js")  # looks that a bare page does without
BARE = '<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><script src="bare.js" type="module"></script>'
SCRIPT = """\
import * as pagefind from "./pagefind/pagefind.js";
const text = new URLSearchParams(location.search).get("q");
const read = async one => (await one.data()).url;
const firsts = (found, count) => Promise.all(found.results.slice(0, count).map(read));
window.choose = async (places, count) => {
  const found = await pagefind.search(text, places ? {filters: {place: {any: places}}} : {});
  return {total: found.results.length, urls: await firsts(found, count)};
};
const found = await pagefind.search(text);
window.answer = {total: found.results.length, urls: await firsts(found, 5)};
"""


def copy_for_rivals(site: Site, target: Path) -> Path:
    """The site without its search and its pages of changes, each page marked with its place; both rivals get this."""
    for source in sorted(site.folder.rglob("*")):
        relative = source.relative_to(site.folder)
        if source.is_dir() or LEFT_OUT.intersection(relative.parts):
            continue
        (target / relative).parent.mkdir(parents=True, exist_ok=True)
        if source.name != "index.html":
            shutil.copyfile(source, target / relative)
            continue
        place = site.place_of(relative.parent.as_posix() + "/") or NATION
        marked = f'<main data-pagefind-body data-pagefind-filter="place:{place}" '
        text = source.read_text(encoding="utf-8").replace("<main ", marked, 1)
        if marked not in text:
            raise ValueError(f"no <main> in {relative}")
        (target / relative).write_text(text, encoding="utf-8")
    return target


def build_pagefind(binary: Path, pages: Path) -> tuple[Run, int]:
    """Index the pages; what it took, and the size of what it wrote."""
    shutil.rmtree(pages / "pagefind", ignore_errors=True)
    run = timed([str(binary), "--quiet", "--site", str(pages)], pages)
    size = folder_size(pages / "pagefind") - sum(
        path.stat().st_size for mask in ASIDE for path in (pages / "pagefind").glob(mask)
    )
    return run, size


def is_answered(page: Page) -> bool:
    """Whether an answer came within the patience of a reader; one who waits longer has none."""
    try:
        page.wait_for_function("window.answer", timeout=PATIENCE)
    except PlaywrightTimeoutError:
        return False
    return True


def ask_pagefind(browser: Browser, site: Site, pages: Path, queries: list[Query]) -> Iterator[Answer]:
    """An answer a query, each from a page with nothing in its cache."""
    (pages / "bare.html").write_text(BARE, encoding="utf-8")
    (pages / "bare.js").write_text(SCRIPT, encoding="utf-8")
    with served(pages) as (root, log):
        for query in queries:
            with fresh_page(browser, root) as page:
                log.take()
                page.goto(f"{root}bare.html?q={quote(query.text)}")
                if not is_answered(page):
                    yield Answer(cost=log.take())
                    continue
                cost = log.take()
                places = [query.place, NATION] if query.place and not site.alone else None
                found = page.evaluate("([places, count]) => window.choose(places, count)", [places, FIRST])
            addresses = tuple(page_of(address, root) for address in found["urls"])
            yield Answer(addresses, (), not found["total"], False, cost)
    (pages / "bare.html").unlink()
    (pages / "bare.js").unlink()
