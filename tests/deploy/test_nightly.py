"""The units of systemd that build the site anew every night."""

from __future__ import annotations

import configparser
import shlex
from pathlib import Path

from generator.cli import run
from tests.deploy.conftest import Released
from tests.deploy.servers import DEPLOY, SITE


def _unit(name: str) -> configparser.ConfigParser:
    parsed = configparser.ConfigParser(interpolation=None)
    parsed.optionxform = str  # type: ignore[assignment,method-assign]
    parsed.read(DEPLOY / name, encoding="utf-8")
    return parsed


def test_the_night_releases(mounted: Released, tmp_path: Path) -> None:
    """The command of the unit, its places filled in, releases the site of a repository; no tag can take the branch's place."""
    call = shlex.split(_unit("gongkai-release.service")["Service"]["ExecStart"])
    assert call[0].endswith("/gongkai")
    places = {
        "/srv/jilu/jilu.git/site_config.yml": str(mounted.config),
        SITE: str(tmp_path / "www"),
        "refs/heads/main": "HEAD",
    }
    assert set(places) <= set(call)
    assert run([places.get(word, word) for word in call[1:]]) == 0
    assert (tmp_path / "www" / "current" / "index.html").is_file()


def test_the_night_is_that_of_beijing() -> None:
    """It runs shortly after midnight in Beijing, whatever the server's own time, and makes up for a night it missed."""
    timer = _unit("gongkai-release.timer")["Timer"]
    assert timer["OnCalendar"] == "*-*-* 00:10:00 Asia/Shanghai"
    assert timer["Persistent"] == "true"
