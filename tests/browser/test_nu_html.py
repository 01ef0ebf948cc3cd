"""Valid HTML, by the Nu checker (npm vnu-jar), the reference checker of the standard."""

import json
import os
import random
import shutil
import subprocess
from pathlib import Path

from html_pages import all_pages
from sites import ROOT

JAR = ROOT / ".tools/node_modules/vnu-jar/build/dist/vnu.jar"
SAMPLE = 40


def check(*files: Path) -> list[str]:
    """What the checker finds wrong; it runs once for all files."""
    jar = Path(os.environ.get("GONGKAI_VNU_JAR", JAR))
    assert jar.is_file(), f"缺少 {jar}：npm install --prefix .tools vnu-jar@26.9.27"
    java = shutil.which("java")
    assert java, "缺少 java：apt-get install default-jre-headless"
    command = [java, "-Xss2m", "-jar", str(jar), "--stdout", "--format", "json", *map(str, files)]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    messages = json.loads(done.stdout)["messages"]
    return [
        f"{m.get('url')}:{m.get('lastLine')}: {m['message']}"
        for m in messages
        if m["type"] in {"error", "non-document-error"}
    ]


def test_no_error(portal, dafang, kinds):
    """No error on a page of any kind, on forty more chosen by a seed, and on the home and 404 of 大方县 alone."""
    others = sorted(set(all_pages(portal.folder)) - {path for _, path in kinds})
    chosen = [path for _, path in kinds] + random.Random("nu").sample(others, SAMPLE)
    alone = [dafang.folder / "index.html", dafang.folder / "404.html"]
    assert check(*(portal.folder / path for path in chosen), *alone) == []


def test_the_checker_sees(tmp_path):
    """Proof of the instrument: an unclosed element and a doubled id are found."""
    page = tmp_path / "x.html"
    page.write_text('<!DOCTYPE html><html lang="zh"><title>x</title><div id=a><p id=a>', encoding="utf-8")
    assert len(check(page)) >= 2
