"""Debian's Chromium over nginx: the policy it sends is kept by every kind of page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.verify.policy import POLICY
from tests.deploy.conftest import Released, serving
from tests.deploy.servers import Place

KIND = re.compile(r'<body[^>]* data-kind="([a-z-]+)"')
LISTEN = """
window.violated = [];
document.addEventListener("securitypolicyviolation", e =>
  window.violated.push(e.violatedDirective + " " + e.blockedURI + " " + e.sourceFile + ":" + e.lineNumber));
"""


@pytest.fixture(scope="module")
def served(example: Released, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """The example county over https from nginx; Caddy sends the same headers, which other tests hold it to."""
    with serving("nginx", tmp_path_factory.mktemp("browsed"), example.to, "/") as place:
        yield place


def one_of_each_kind(folder: Path) -> dict[str, str]:
    """The largest page of each kind."""
    found: dict[str, tuple[int, str]] = {}
    for path in folder.rglob("*.html"):
        kind = KIND.search(path.read_text(encoding="utf-8"))
        assert kind is not None, path
        told = path.stat().st_size, path.relative_to(folder).as_posix()
        found[kind[1]] = max(found.get(kind[1], (0, "")), told)
    return {kind: path for kind, (_, path) in found.items()}


def test_every_kind_of_page_keeps_the_policy(browser: Browser, served: Place, example: Released) -> None:
    """Every kind of page, opened and used, breaks no rule of the policy and says nothing on the console."""
    pages = one_of_each_kind(example.current)
    assert len(pages) > 30
    context = browser.new_context(ignore_https_errors=True, locale="zh-CN", viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.add_init_script(LISTEN)
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{message.type}: {message.text} {message.location['url']}"))
    page.on("pageerror", lambda error: said.append(f"error: {error}"))
    page.on("request", lambda request: None if request.url.startswith(served.url) else said.append(request.url))
    faults = []
    for kind, path in pages.items():
        said.clear()
        answer = page.goto(served.url + path.removesuffix("index.html"), wait_until="networkidle")
        assert answer is not None
        assert answer.headers["content-security-policy"] == POLICY
        for button in page.locator("button:visible").all()[:3]:
            button.click()
        for fold in page.locator("summary:visible").all()[:3]:
            fold.click()
        heard = [line for line in said if not line.endswith("/favicon.ico")]
        faults += [f"{kind} {path}: {line}" for line in (*heard, *page.evaluate("window.violated"))]
    context.close()
    assert faults == [], "\n".join(faults)


def test_the_search_works(browser: Browser, served: Place) -> None:
    """The search, which loads its index piece by piece, finds over the server what it finds elsewhere."""
    context = browser.new_context(ignore_https_errors=True, locale="zh-CN")
    page = context.new_page()
    page.goto(f"{served.url}search/?q=低保")
    page.wait_for_selector("[data-search-results] > li", timeout=15_000)
    context.close()
