"""What several tests need: the real site, built once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.cli import run
from tests.repository import Repository

ROOT = Path(__file__).parent.parent
AS_OF = "2026-11-21"


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
