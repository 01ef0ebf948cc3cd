"""Same commit, same as-of date: same bytes, whoever builds and wherever."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import AS_OF, ROOT

SOURCES = ("content", "units", "generator", "theme", "docs", "site_config.yml", "mkdocs.yml")
ELSEWHERE = {"TZ": "America/New_York", "LC_ALL": "C", "PYTHONHASHSEED": "1"}
HERE = {"TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "77"}


def copy_of_the_project(folder: Path) -> Path:
    for name in SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            folder.mkdir(exist_ok=True)
            shutil.copy(source, folder / name)
    return folder


def build(folder: Path, command: list[str], environment: dict[str, str]) -> dict[str, str]:
    """Run a build in ``folder`` and give each file's fingerprint."""
    target = folder / "out"
    shutil.rmtree(target, ignore_errors=True)
    variables = {**os.environ, **environment, "GONGKAI_AS_OF": AS_OF, "PYTHONPATH": str(folder)}
    subprocess.run([sys.executable, "-m", *command], cwd=folder, env=variables, check=True, capture_output=True)
    return {
        path.relative_to(target).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in target.rglob("*")
        if path.is_file()
    }


def test_three_hosts_two_clones_same_bytes(tmp_path: Path) -> None:
    """gongkai, mkdocs and properdocs give the same files from two clones, whatever time zone, locale and hash seed."""
    one, two = copy_of_the_project(tmp_path / "one"), copy_of_the_project(tmp_path / "另 一处")
    own = build(one, ["generator.cli", "build", "--as-of", AS_OF, "--site-dir", "out"], HERE)
    assert len(own) > 300
    assert build(two, ["generator.cli", "build", "--as-of", AS_OF, "--site-dir", "out"], ELSEWHERE) == own
    assert build(two, ["mkdocs", "build", "--strict", "-d", "out"], ELSEWHERE) == own
    assert build(one, ["properdocs", "build", "--strict", "-d", "out"], HERE) == own


def test_crlf_checkout_gives_the_same_pages(tmp_path: Path) -> None:
    """A checkout that turned every line end into CRLF still gives the same site: spans survive it."""
    plain, windows = copy_of_the_project(tmp_path / "plain"), copy_of_the_project(tmp_path / "windows")
    for path in [*windows.glob("content/**/*"), *windows.glob("units/**/*")]:
        if path.is_file():
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    command = ["generator.cli", "build", "--as-of", AS_OF, "--site-dir", "out"]
    assert build(windows, command, HERE) == build(plain, command, HERE)
