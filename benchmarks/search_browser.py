"""A browser that has been nowhere, and a server that notes what it is asked for.

takes  a folder
gives  its address, and what was sent since one last asked
does not  compress on the way: what a compressing server would send is counted, gzip 9 for text, the rest as it is

Heads of requests and answers are not counted; nothing leaves the machine: other hosts' files (Material's web fonts)
are refused and not counted.
"""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Playwright
from search_golden import Cost
from weights import CHROMIUM, TEXT

FRAME = (".html", ".css", ".svg", ".png", ".ico", ".woff2")


class Log:
    """The files that were sent."""

    def __init__(self) -> None:
        self.files: list[Path] = []
        self._sizes: dict[Path, tuple[int, int]] = {}

    def take(self) -> Cost:
        """What was sent since the last time."""
        files, self.files = self.files, []
        sizes = [self._size(path) for path in files]
        search = sum(size[1] for path, size in zip(files, sizes, strict=True) if not _is_frame(path))
        return Cost(sum(plain for plain, _ in sizes), sum(zipped for _, zipped in sizes), search, len(files))

    def _size(self, path: Path) -> tuple[int, int]:
        if path not in self._sizes:
            body = path.read_bytes()
            zipped = len(gzip.compress(body, 9, mtime=0)) if path.suffix in TEXT else len(body)
            self._sizes[path] = len(body), zipped
        return self._sizes[path]


def _is_frame(path: Path) -> bool:
    """What the page would load without any search."""
    return path.suffix in FRAME or path.name.startswith("portal.")


class _Noting(SimpleHTTPRequestHandler):
    def __init__(self, *args: Any, log: Log, **more: Any) -> None:
        self.log = log
        super().__init__(*args, **more)

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path.partition("?")[0]))
        path = path / "index.html" if path.is_dir() else path
        if path.is_file():
            self.log.files.append(path)
        super().do_GET()

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    request_queue_size = 128


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, Log]]:
    """The folder at an address of this machine."""
    log = Log()
    server = _Server(("127.0.0.1", 0), partial(_Noting, directory=str(folder), log=log))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", log
    finally:
        server.shutdown()
        server.server_close()


def launch(playwright: Playwright) -> Browser:
    """Debian's Chromium, as the tests use it."""
    return playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])


@contextmanager
def fresh_page(browser: Browser, root: str, prepare: Callable[[Page], None] | None = None) -> Iterator[Page]:
    """A page with nothing in its cache that reaches this server alone."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.route(lambda address: not address.startswith(root), lambda route: route.abort())
    if prepare is not None:
        prepare(page)
    try:
        yield page
    finally:
        context.close()


def page_of(address: str, root: str) -> str:
    """An address as the path of a folder in the site."""
    path = address.removeprefix(root).lstrip("/")
    return path.partition("#")[0].partition("?")[0].removesuffix("index.html")
