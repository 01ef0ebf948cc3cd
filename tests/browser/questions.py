"""Questions put to the page of the search as a reader puts them, and what it lists for them.

takes  a page of the browser, the address of a site, what is typed and from which place
gives  the results as their markup tells them; whether one of the first three is what was expected
does not  call the engine: only the address and the markup of contract §9 are known here
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import yaml
from playwright.sync_api import Page
from sites import ROOT

GOLDEN = ROOT / "tests" / "golden" / "search.yml"
SEARCH = "search/index.html"
FIRST = 3
NO_ANSWER = "no-answer"
NOT_WHOLLY = "没有完全对上的结果"
NATIONAL = "national"
# What stands there once the answer has come; until then nothing.
LISTED = """() => {
  const done = document.getElementById("gk-done"), heading = done ? done.textContent : "";
  if (!heading || heading.startsWith("正在找")) { return null; }
  const items = document.querySelectorAll("ol[data-search-results] > li");
  const results = [...items].map(item => ["kind", "jurisdiction", "id", "units"].map(name => item.dataset[name]));
  return {heading, results, empty: !!document.querySelector("[data-search-empty]")};
}"""


@dataclass(frozen=True)
class Question:
    """One golden query: the fields of the data file."""

    part: str
    site: str
    q: str
    kind: str
    expect: tuple[str, ...]
    why: str
    j: str = ""

    def __str__(self) -> str:
        return f"[{self.part} {self.kind}] {self.j or self.site} “{self.q}”"


@dataclass(frozen=True)
class Result:
    """One result, as its attributes tell it."""

    kind: str
    place: str
    id: str
    units: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.place}:{self.kind}/{self.id}"


@dataclass(frozen=True)
class Answer:
    """What is listed for a question."""

    heading: str
    results: tuple[Result, ...]
    empty: bool

    @property
    def is_doubtful(self) -> bool:
        """Whether it says itself that this is not what was asked for."""
        return self.empty or self.heading == NOT_WHOLLY


def questions(path: Path = GOLDEN) -> tuple[Question, ...]:
    """All golden queries, in the order of the file."""
    rows: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return tuple(Question(**{**row, "expect": tuple(row["expect"])}) for row in rows)


def ask(page: Page, start: str, text: str, place: str = "") -> Answer:
    """Open the search with a question, and wait for what it lists; ``start`` is the address of the search page."""
    page.goto(f"{start}?q={quote(text)}" + (f"&j={place}" if place else ""), wait_until="commit")
    told = page.wait_for_function(LISTED).json_value()
    results = tuple(Result(kind, where, name, tuple(units.split())) for kind, where, name, units in told["results"])
    return Answer(told["heading"], results, told["empty"])


def is_right(question: Question, answer: Answer) -> bool:
    """One of the first three is expected; where nothing is, the answer says so."""
    if question.kind == NO_ANSWER:
        return answer.is_doubtful
    return any(is_expected(question.expect, question.j, result) for result in answer.results[:FIRST])


def is_expected(expect: Iterable[str], chosen: str, result: Result) -> bool:
    """Whether a result is one of the records: of the place named with it, else of the chosen place or of the nation."""
    for reference in expect:
        slug, _, name = reference.rpartition(":")
        where = (slug,) if slug else (chosen, NATIONAL)
        if result.place in where and _is_same(*name.split("/", 1), result):
            return True
    return False


def _is_same(kind: str, name: str, result: Result) -> bool:
    """A clause counts for its duty, a duty for the units that bear it."""
    if kind == "unit" and result.kind == "duty":
        return name in result.units
    if kind == "duty" and result.kind == "duty":
        duty, _, clause = result.id.rpartition("-")
        return name == result.id or (clause.isdigit() and name == duty)
    return (("duty" if kind == "clause" else kind), name) == (result.kind, result.id)
