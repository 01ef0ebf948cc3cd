"""What nginx alone does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.deploy.conftest import Released, serving
from tests.deploy.servers import DEPLOY, DOMAIN, Place


@pytest.fixture(scope="module")
def place(mounted: Released, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """The small site over https."""
    with serving("nginx", tmp_path_factory.mktemp("alone"), mounted.to, "/") as place:
        yield place


def test_plain_http_leads_to_https(place: Place) -> None:
    """Whoever comes over http is sent to https under the site's own name, whatever host was asked for."""
    answer = Place("http", place.redirect).ask("units/?q=1", Host="evil.example")
    assert (answer.status, answer.headers["location"]) == (301, f"https://{DOMAIN}/units/?q=1")


def test_a_switch_shows_at_once(place: Place, tmp_path: Path) -> None:
    """Nginx keeps no file open from before a switch of the link, and is not kept from following it."""
    text = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    assert "open_file_cache" not in text
    assert "disable_symlinks" not in text
