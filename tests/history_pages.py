"""What tests of pages of changes read off them."""

from __future__ import annotations

import re

from tests.repository import Repository

PAGE = "units/jiaoyu/index.html"
HISTORY = "units/jiaoyu/history/index.html"
NAME = "full: 示例县教育局"
MARK = "绝密标记词"


def named(name: str) -> tuple[str, str]:
    return NAME, f"full: {name}"


def fact(page: str) -> str:
    """What the passport says of the page's changes, or nothing."""
    found = re.search(r"<dt>修改记录</dt><dd[^>]*>(.*?)</dd>", page, re.S)
    return re.sub(r"<[^>]*>", "", found.group(1)) if found else ""


def days(page: str) -> list[str]:
    return re.findall(r"<h2>(\d+年\d+月\d+日.*?)</h2>", page)


def gone(page: str) -> list[str]:
    return [re.sub("<span.*?</span>", "", words) for words in re.findall("<del>(.*?)</del>", page, re.S)]


def come(page: str) -> list[str]:
    return [re.sub("<span.*?</span>", "", words) for words in re.findall("<ins>(.*?)</ins>", page, re.S)]


def history(repository: Repository, as_of: str = "2026-12-31", path: str = HISTORY) -> str:
    return repository.pages(as_of).get(path, "")
