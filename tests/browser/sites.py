"""The sites under test: copied data, built once, served on the loopback with the policy of contract §7."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import yaml

from generator.cli import run
from generator.model.site import SiteConfig

ROOT = Path(__file__).resolve().parents[2]
AS_OF = "2026-11-21"
STORY_ENDS = "2026-06-30"  # the last day of the example county
CHANGED = ("content/_national/relief/dibao.yml", "content/_national/ladders/shenqing.yml")  # in the first commit
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


@dataclass(frozen=True)
class Site:
    """A built site: its folder, the sub-path it is meant for, and, while served, its address."""

    folder: Path
    mount: str
    url: str = ""

    def at(self, path: str) -> str:
        """The address of a page as people share it: the directory form."""
        return self.url + path.removesuffix("index.html")

    def on_disk(self, path: str) -> str:
        """The same page as a file."""
        return (self.folder / path).as_uri()


def build(work: Path, **changes: Any) -> Site:
    """Build the project's own records with its own settings, but for ``changes``, away from the project.

    They get a past of two commits, so that there are pages of kind ``history``.
    """
    for name in ("content", "units"):
        shutil.copytree(ROOT / name, work / name)
    make_past(work)
    settings = yaml.safe_load((ROOT / "site_config.yml").read_text(encoding="utf-8")) | changes
    if not settings.get("site_url"):
        settings.setdefault("mount", "/shehui/jiuzhu/")
    config = work / "site_config.yml"
    config.write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    folder = work / "site"
    assert run(["build", "--as-of", AS_OF, "--config", str(config), "--site-dir", str(folder)]) == 0
    return Site(folder.resolve(), SiteConfig(**settings).mount_path)


def make_past(work: Path) -> None:
    """Commit the records as they are, over the same with some words changed."""
    now = {path: (work / path).read_text(encoding="utf-8") for path in CHANGED}
    identity = ["-c", "user.name=test", "-c", "user.email=test@example.invalid"]
    for last in (False, True):
        for path, text in now.items():
            (work / path).write_text(text if last else text.replace("必须", "应当"), encoding="utf-8", newline="\n")
        for call in (["init", "-q"], ["add", "content", "units"], [*identity, "commit", "-q", "-m", "x"]):
            day = {f"GIT_{role}_DATE": f"{AS_OF} 12:00:00 +0800" for role in ("AUTHOR", "COMMITTER")}
            subprocess.run(["git", "-C", str(work), *call], check=True, env={**os.environ, **day})


def build_example(work: Path, as_of: str = AS_OF) -> Site:
    """Build the example county where it lies."""
    config, folder = ROOT / "examples" / "shili" / "site_config.yml", work / "site"
    assert run(["build", "--as-of", as_of, "--config", str(config), "--site-dir", str(folder)]) == 0
    return Site(folder.resolve(), "/")


class Handler(SimpleHTTPRequestHandler):
    """Files under a sub-path, with the policy; 404.html with status 404 for everything else."""

    def __init__(self, *args: Any, site: Site, **kwargs: Any) -> None:
        self.site = site
        super().__init__(*args, directory=str(site.folder), **kwargs)

    def translate_path(self, path: str) -> str:
        """Only what lies under the sub-path exists."""
        if not path.startswith(self.site.mount):
            return str(self.site.folder / "nothing-here")
        return super().translate_path("/" + path.removeprefix(self.site.mount))

    def list_directory(self, path: Any) -> None:
        """A folder without index.html is not a page."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own 404 page."""
        body = (self.site.folder / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        """The policy goes with every answer."""
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class names it so
        """Silent."""


@contextmanager
def served(site: Site) -> Iterator[Site]:
    """The site at an address of its own."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, site=site))
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Site(site.folder, site.mount, f"http://127.0.0.1:{server.server_port}{site.mount}")
    finally:
        server.shutdown()
        server.server_close()
