"""``gongkai serve``: the site on this machine, rebuilt on save, the browser told to reload.

takes  how to make settings for a build, a port
gives  a server on 127.0.0.1 until it is interrupted
does not  write anything: pages are served from memory, with the portal's own security policy

A build that finds something to mend leaves the last good site up and prints the findings.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote, urlsplit

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from generator.pipeline import Settings, build
from generator.reports.report import report_of
from generator.reports.text import as_text
from generator.verify.policy import HEADERS, type_of, with_charset

WATCHED = ("content", "units", "theme")
QUIET = 0.3  # seconds without a further save before a build starts; editors save in several steps
LONG_POLL = 25.0  # seconds a browser waits for news before it asks again
RELOAD_PATH = "/_gongkai/reload.js"
VERSION_PATH = "/_gongkai/version"
RELOAD = b"""(function () {
  "use strict";
  var known = null;
  function ask() {
    fetch("%s?" + (known === null ? "" : known)).then(function (r) { return r.text(); }).then(function (now) {
      if (known !== null && now !== known) { location.reload(); return; }
      known = now;
      ask();
    }, function () { setTimeout(ask, 1000); });
  }
  ask();
})();
""" % VERSION_PATH.encode()


class PortTakenError(Exception):
    """Another program listens on the port already."""


class Site:
    """The last good site, and its number; waiting browsers are woken when it changes."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.version = 0
        self.changed = threading.Condition()

    def replace(self, files: dict[str, bytes]) -> None:
        """Put up a new site."""
        with self.changed:
            self.files = files
            self.version += 1
            self.changed.notify_all()

    def wait_for_news(self, known: str) -> str:
        """The version; if the browser knows it already, wait until there is another or time is up."""
        with self.changed:
            if known == str(self.version):
                self.changed.wait(LONG_POLL)
            return str(self.version)


def rebuild(
    site: Site, make: Callable[[], Settings], progress: Callable[[str], None], say: Callable[[str], Any]
) -> None:
    """Build once; put it up if it is good, otherwise say what to mend."""
    try:
        built = build(make(), progress)
    except OSError as error:  # a theme file in the middle of being saved
        say(f"这一次没有建成：{error.strerror}。网站没有改动，再保存一次就会重建。")
        return
    if built.files:
        site.replace(dict(built.files))
        say(f"建好 {built.pages} 个页面。")
    else:
        say(as_text(report_of(built.findings)) + "网站没有改动，仍是上一次的。")


def make_handler(site: Site) -> type[BaseHTTPRequestHandler]:
    """A request handler that serves this site."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            """Serve a file, an ``index.html``, the reload script, the version or the 404 page."""
            parts = urlsplit(self.path)
            if parts.path == VERSION_PATH:
                self._send(HTTPStatus.OK, "text/plain", site.wait_for_news(parts.query).encode())
            elif parts.path == RELOAD_PATH:
                self._send(HTTPStatus.OK, "text/javascript", RELOAD)
            else:
                self._file(unquote(parts.path).lstrip("/"))

        def _file(self, name: str) -> None:
            name = name + "index.html" if name.endswith("/") or not name else name
            content = site.files.get(name)
            if content is None and f"{name}/index.html" in site.files:
                self.send_response(HTTPStatus.MOVED_PERMANENTLY)
                self.send_header("Location", f"/{name}/")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            status = HTTPStatus.OK if content is not None else HTTPStatus.NOT_FOUND
            name = name if content is not None else "404.html"
            content = content if content is not None else site.files.get("404.html", b"")
            kind = type_of(name)
            if kind == "text/html":
                script = f'<script src="{RELOAD_PATH}" defer></script></body>'.encode()
                content = content.replace(b"</body>", script)
            self._send(status, kind, content)

        def _send(self, status: HTTPStatus, kind: str, content: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", with_charset(kind))
            self.send_header("Content-Length", str(len(content)))
            for header, value in HEADERS.items():
                self.send_header(header, value)
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the base class names it so
            """Stay quiet: progress of builds is what matters here."""

    return Handler


class Saves(FileSystemEventHandler):
    """Notes that something was saved."""

    def __init__(self) -> None:
        self.saved = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Any change but reading."""
        if event.event_type not in ("opened", "closed_no_write"):
            self.saved.set()


def serve(make: Callable[[], Settings], port: int, progress: Callable[[str], None], say: Callable[[str], Any]) -> None:
    """Serve until interrupted."""
    site, saves = Site(), Saves()
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), make_handler(site))
    except OSError as error:
        raise PortTakenError(port) from error
    rebuild(site, make, progress, say)
    root = make().config.parent
    observer = Observer()
    shared = [above / "content" / "_national" for above in root.parents]  # where several sites share the nation's
    for folder in (*(root / name for name in WATCHED), *shared):
        if folder.is_dir():
            observer.schedule(saves, str(folder), recursive=True)
    observer.schedule(saves, str(root), recursive=False)
    observer.start()
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    say(f"在浏览器里打开 http://127.0.0.1:{server.server_port}/ ，按 Ctrl+C 停止。")
    try:
        while True:
            saves.saved.wait()
            while saves.saved.is_set():
                saves.saved.clear()
                saves.saved.wait(QUIET)
            rebuild(site, make, progress, say)
    except KeyboardInterrupt:
        say("已停止。")
    finally:
        server.shutdown()
        observer.stop()
        observer.join()
