"""Three built sites, three servers, one browser. Nothing here skips: what is missing makes the tests fail."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from html_pages import pages_of_every_kind
from playwright.sync_api import Browser, BrowserContext, Page
from sites import STORY_ENDS, Site, build, build_example, served

NewContext = Callable[..., BrowserContext]


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The five real places, served under a sub-path."""
    with served(build(tmp_path_factory.mktemp("portal"))) as site:
        yield site


@pytest.fixture(scope="session")
def dafang(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """大方县 alone, made for /zwgk/shjz/; the records of the others lie beside it and must not show."""
    changes = {"jurisdictions": ["dafang"], "mount": "/zwgk/shjz/", "site_url": None}
    with served(build(tmp_path_factory.mktemp("dafang"), **changes)) as site:
        yield site


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The example county, which publishes itself and has records of every kind."""
    with served(build_example(tmp_path_factory.mktemp("example"))) as site:
        yield site


@pytest.fixture(scope="session")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The example county on the last day of its story, when a notice hangs and every kind of its ledger has a page."""
    with served(build_example(tmp_path_factory.mktemp("story"), STORY_ENDS)) as site:
        yield site


@pytest.fixture(scope="session")
def kinds(portal: Site) -> tuple[tuple[str, str], ...]:
    """(kind, path): one page or two of every kind of the portal."""
    return pages_of_every_kind(portal.folder)


@pytest.fixture
def context(browser: Browser) -> Iterator[NewContext]:
    """Make contexts: ``context(width, height, color_scheme="dark", …)``; closed after the test."""
    made = []

    def make(width: int = 360, height: int = 740, **options: Any) -> BrowserContext:
        made.append(browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN", **options))
        made[-1].set_default_timeout(10_000)
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture
def phone(context: NewContext) -> Page:
    """A phone, 360 px wide."""
    return context().new_page()
