"""What a phone loads: bytes on the wire of task pages, in Chromium, over a server that compresses.

takes  a built site (default ``site``); Debian's Chromium and playwright, as the tests use them
gives  a table on stdout: kind, page, first visit, next page; exit 1 where a limit is passed
does not  run within the tests, or write anything

A first visit begins with an empty cache and counts everything the page loads, heads of the answers included. The next
page is loaded in the same browser after the place's home page: what both share comes from the cache.

    .venv/bin/python benchmarks/weights.py
"""

from __future__ import annotations

import argparse
import gzip
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, sync_playwright

CHROMIUM = "/usr/bin/chromium"
FIRST_LIMIT, NEXT_LIMIT = 40_000, 10_000
KINDS = {
    "portal-home": "index.html",
    "place-home": "*/index.html",
    "situation": "*/help/*/index.html",
    "measure": "*/relief/*/index.html",
    "channels": "*/channels/index.html",
    "self-check": "*/self-check/index.html",
    "limits": "*/limits/index.html",
    "ladder": "*/ladders/*/index.html",
}
PROMISED = ("portal-home", "place-home", "situation", "measure", "channels")
TEXT = (".html", ".css", ".js", ".svg", ".json", ".xml", ".txt", ".csv")


class Compressing(SimpleHTTPRequestHandler):
    """Files as any web server sends them: gzip, and the files whose name holds their content's hash kept for good."""

    def do_GET(self) -> None:
        """One file, compressed where it is text."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if path.suffix in TEXT:
            body = gzip.compress(body, 6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        kept = "public, max-age=31536000, immutable" if "assets" in path.parts else "no-cache"
        self.send_header("Cache-Control", kept)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder at an address of this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Compressing, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


def loaded(context: BrowserContext, address: str) -> int:
    """Bytes a page brings over the wire, heads included; what comes from the cache brings none."""
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: dict[str, int] = {}
    session.on("Network.loadingFinished", lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}))
    page.goto(address, wait_until="networkidle")
    page.close()
    return int(sum(sizes.values()))


def heaviest(folder: Path, pattern: str) -> Path:
    """The page of a kind that compresses worst."""
    pages = [path for path in folder.glob(pattern) if f'data-kind="{_kind(pattern)}"' in path.read_text("utf-8")]
    return max(pages, key=lambda path: len(gzip.compress(path.read_bytes(), 6)))


def _kind(pattern: str) -> str:
    return next(kind for kind, one in KINDS.items() if one == pattern)


def measure(browser: Browser, folder: Path, root: str) -> Iterator[tuple[str, str, int, int]]:
    """For the heaviest page of each kind: its first visit, and its load after the home page."""
    for kind, pattern in KINDS.items():
        path = heaviest(folder, pattern).relative_to(folder).as_posix().removesuffix("index.html")
        fresh = browser.new_context()
        first = loaded(fresh, root + path)
        fresh.close()
        warm = browser.new_context()
        loaded(warm, root + ("" if kind != "portal-home" else "about/"))
        yield kind, path or "/", first, loaded(warm, root + path)
        warm.close()


def main() -> int:
    """Print the table; 1 where a promised page is too heavy."""
    parser = argparse.ArgumentParser(description="bytes on the wire of task pages")
    parser.add_argument("--site", type=Path, default=Path("site"))
    folder = parser.parse_args().site.resolve()
    failed = False
    print("| kind | heaviest page | first visit | next page |")
    print("|---|---|--:|--:|")
    with sync_playwright() as playwright, served(folder) as root:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        for kind, path, first, following in measure(browser, folder, root):
            over = kind in PROMISED and (first > FIRST_LIMIT or following > NEXT_LIMIT)
            failed |= over
            print(f"| {kind} | {path} | {first:,} | {following:,}{' **over**' if over else ''} |")
        browser.close()
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
