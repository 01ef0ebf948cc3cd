"""What several tests need: the real site, built once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from generator.cli import run
from tests.repository import Repository

ROOT = Path(__file__).parent.parent
AS_OF = "2026-11-21"
CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; one of them for all tests of a process, which Playwright asks for."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The portal of the five real places, as of a fixed day."""
    target = tmp_path_factory.mktemp("real") / "site"
    config = ROOT / "site_config.yml"
    assert run(["build", "--config", str(config), "--as-of", AS_OF, "--site-dir", str(target)]) == 0
    yield target


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """The minimal site, first committed on 2026-11-01, everything public; some tests make their own."""
    made = Repository(tmp_path / "repo")
    made.commit("2026-11-01")
    return made
