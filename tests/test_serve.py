"""``gongkai serve``: a save is seen, the browser is told, a bad save leaves the last good site up."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bad_inputs.mutate import make_site

PATIENCE = 30  # seconds


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """The minimal site served by a real process on a free port."""
    make_site(tmp_path / "site", [])
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "generator.cli", "serve", "--port", "0"],
        cwd=tmp_path / "site",
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent), "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
    )
    assert process.stdout is not None
    for line in process.stdout:
        if found := re.search(r"http://127\.0\.0\.1:\d+/", line):
            break
    yield found.group(), tmp_path / "site"
    process.send_signal(signal.SIGINT)
    process.wait(PATIENCE)


def get(address: str) -> tuple[int, str, str]:
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
            return answer.status, answer.read().decode(), answer.headers["Content-Security-Policy"]
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode(), error.headers["Content-Security-Policy"]


def test_a_save_is_rebuilt_and_the_browser_is_told(served: tuple[str, Path]) -> None:
    """After a save the waiting browser gets a new version and the page has the new words."""
    address, site = served
    version = get(address + "_gongkai/version")[1]
    path = site / "units/shili/units/minzheng.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("示例县民政局", "示例县民政局（新）"), encoding="utf-8")
    assert get(f"{address}_gongkai/version?{version}")[1] != version
    assert "示例县民政局（新）" in get(address + "units/minzheng/")[1]


def test_a_bad_save_leaves_the_last_good_site(served: tuple[str, Path]) -> None:
    """A broken record, then a good one: in between, and not only then, the page is there."""
    address, site = served
    version = get(address + "_gongkai/version")[1]
    path = site / "units/shili/units/minzheng.yml"
    good = path.read_text(encoding="utf-8")
    path.write_text(good.replace("full:", "fulll:"), encoding="utf-8")
    assert get(address + "units/minzheng/")[0] == 200
    path.write_text(good.replace("示例县民政局", "示例县民政局（改好）"), encoding="utf-8")
    while get(f"{address}_gongkai/version?{version}")[1] == version:
        pass
    assert "改好" in get(address + "units/minzheng/")[1]


def test_the_policy_is_served_and_nothing_outside_the_site(served: tuple[str, Path]) -> None:
    """Every answer carries the portal's policy; a path outside the site is the 404 page."""
    address, _ = served
    status, text, policy = get(address + "..%2f..%2fetc/passwd")
    assert status == 404
    assert "没有找到这一页" in text
    assert policy.startswith("default-src 'none'")
