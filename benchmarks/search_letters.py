"""The first letters: from the first key stroke on a page just opened to the first suggestion or result.

takes  a built site of gongkai's or Material's, how it is slowed down
gives  milliseconds, measured in the page: from the event of the input to the change of the page that shows something
does not  slow down the server

Each time a page with nothing in its cache is opened; a second after it has loaded two characters come in at once, as an
input method gives them. Slowed down in two ways. ``whole``: from the moment it has loaded the page's process is stopped
and let go in turn, so that it has a sixth of the time, its workers included. ``page``: by Chromium's own throttling,
from the start; that slows the page's thread alone, and Material makes its index and searches in a worker, unslowed.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page
from search_browser import fresh_page, served

RATE = 6
SLICE = 0.003  # seconds a process runs before it is stopped for five times as long
LETTERS = "低保"
SETTLE = 1_000  # ms between the page having loaded and the first letter
WAIT = 90_000
WATCH = """\
([box, shown]) => {
  const input = document.querySelector(box);
  window.began = window.ended = 0;
  input.addEventListener("input", () => { window.began = window.began || performance.now(); }, {capture: true});
  const look = () => {
    const first = document.querySelector(shown);
    if (window.began && !window.ended && first && first.checkVisibility()) window.ended = performance.now();
  };
  new MutationObserver(look).observe(document.documentElement, {subtree: true, childList: true, attributes: true});
  input.focus();
}
"""


@dataclass(frozen=True)
class Box:
    """Where one types, and what shows that something was found."""

    start: str
    opener: str
    box: str
    shown: str


OURS = Box("search/index.html", "", "#gk-q", '#gk-hints [role="option"]')
MATERIAL = Box(
    "about/", 'label.md-header__button[for="__search"]', "input.md-search__input", ".md-search-result__item a"
)


def first_letters(
    browser: Browser, folder: Path, where: Box, how: str, times: int, settle: int = SETTLE
) -> list[float]:
    """Milliseconds, once a fresh page."""
    with served(folder) as (root, _):
        return [_once(browser, root, where, how, settle) for _ in range(times)]


def _once(browser: Browser, root: str, where: Box, how: str, settle: int) -> float:
    with fresh_page(browser, root) as page:
        if how == "page":
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": RATE})
        page.goto(root + where.start)
        with _slowed(browser) if how == "whole" else nullcontext():
            page.wait_for_timeout(settle)
            return _type(page, where)


def _type(page: Page, where: Box) -> float:
    if where.opener and page.locator(where.opener).first.is_visible():
        page.locator(where.opener).first.click()
    page.evaluate(WATCH, [where.box, where.shown])
    page.keyboard.insert_text(LETTERS)
    page.locator(where.box).dispatch_event("keyup")  # what Material listens to; an input method sends it too
    page.wait_for_function("window.ended", timeout=WAIT)
    return float(page.evaluate("window.ended - window.began"))


@contextmanager
def _slowed(browser: Browser) -> Iterator[None]:
    """The processes that draw this browser's pages, each run one sixth of the time."""
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    renderers = [int(one["id"]) for one in processes if one["type"] == "renderer"]
    done = threading.Event()
    thread = threading.Thread(target=_stop_and_go, args=(renderers, done), daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
        session.detach()


def _stop_and_go(processes: list[int], done: threading.Event) -> None:
    """Let them run, then stand still five times as long as they really ran."""
    while not done.is_set():
        began = time.monotonic()
        _tell(processes, signal.SIGCONT)
        time.sleep(SLICE)
        _tell(processes, signal.SIGSTOP)
        time.sleep((time.monotonic() - began) * (RATE - 1))
    _tell(processes, signal.SIGCONT)


def _tell(processes: list[int], what: signal.Signals) -> None:
    for process in processes:
        try:
            os.kill(process, what)
        except ProcessLookupError:
            continue
