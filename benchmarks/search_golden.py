"""The golden queries and the pages that answer them: one measure for all contenders.

takes  the data file of the golden queries, and sites that gongkai built
gives  for each query the pages and records that count as right, and whether an answer has one among its first three
does not  ask any search

A contender that finds pages is right where one of its first three is a page on which an expected record stands. An
expected record is told as ``kind/id`` or ``slug:kind/id``; without a chosen place the record of any place counts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from make_sites import REAL_NAMES

NO_ANSWER = "no-answer"
FIRST = 3
FOLDERS = {  # kind of record → folders its page may lie in, of a place and of the nation
    "situation": ("help",),
    "measure": ("relief",),
    "topic": ("duties", "topics"),
    "unit": ("units",),
    "document": ("documents",),
    "law": ("law",),
    "paper": ("papers",),
    "explanation": ("explanations",),
    "resolution": ("resolutions",),
    "meeting": ("meetings",),
    "notice": ("notices",),
    "report": ("reports",),
}


@dataclass(frozen=True)
class Query:
    """What is typed, on which site, from which place, and what answers it."""

    text: str
    site: str
    kind: str
    place: str = ""  # slug, or none chosen
    expect: tuple[str, ...] = ()


@dataclass(frozen=True)
class Site:
    """A site that gongkai built. ``copies``: for an invented site, of each real place its copies and their names."""

    name: str
    golden: str  # "real" or "example": which queries are put to it
    folder: Path
    slugs: tuple[str, ...]
    copies: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)

    @property
    def alone(self) -> bool:
        """A site of one place has no folder for it."""
        return len(self.slugs) == 1

    @cached_property
    def pages(self) -> int:
        """How many pages, the search page apart."""
        return sum(1 for path in self.folder.rglob("index.html") if path.parent != self.folder / "search")

    def base(self, slug: str) -> str:
        """The folder of a place."""
        return "" if self.alone else f"{slug}/"

    def place_of(self, page: str) -> str:
        """Whose page this is: a slug, or nothing for the nation's and the site's own."""
        if self.alone:
            return self.slugs[0]
        head = page.split("/", 1)[0]
        return head if head in self.slugs else ""


@dataclass(frozen=True)
class Cost:
    """Bytes of all files sent, as they lie on disk and compressed; compressed those of the search alone; requests."""

    sent: int = 0
    zipped: int = 0
    search: int = 0
    requests: int = 0


@dataclass(frozen=True)
class Answer:
    """What a contender gave: its first pages or records, and what they cost."""

    pages: tuple[str, ...] = ()
    records: tuple[tuple[str, str, str], ...] = ()  # kind, place, id: of ours alone
    empty: bool = True
    doubtful: bool = False  # headed as not fitting
    cost: Cost = Cost()


def read_queries(paths: Iterable[Path]) -> list[Query]:
    """All golden queries."""
    found = []
    for path in paths:
        for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
            expect = tuple(entry.get("expect") or ())
            found.append(Query(str(entry["q"]), entry["site"], entry["kind"], entry.get("j") or "", expect))
    return found


def for_site(queries: Iterable[Query], site: Site) -> list[Query]:
    """The queries of a site; on an invented one the places under their invented names."""
    mine = [query for query in queries if query.site == site.golden]
    return [_renamed(query, site) for query in mine] if site.copies else mine


def _renamed(query: Query, site: Site) -> Query:
    text = query.text
    for template in (query.place,) if query.place else tuple(site.copies):
        name = site.copies[template][0][1]
        for real in REAL_NAMES[template]:
            text = text.replace(real, (name * 3)[: len(real)])
    place = site.copies[query.place][0][0] if query.place else ""
    expect: list[str] = []
    for one in query.expect:
        template, _, reference = one.rpartition(":")
        copies = site.copies[template] if template else ()
        expect += [f"{slug}:{reference}" for slug, _ in copies] or [reference]
    return Query(text, query.site, query.kind, place, tuple(expect))


class Pages:
    """Which pages of a site answer a query."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._duties: dict[str, dict[str, Any]] = {}

    def expected(self, query: Query) -> frozenset[str]:
        """Paths of folders, relative to the site."""
        found: set[str] = set()
        for one in query.expect:
            place, _, reference = one.rpartition(":")
            kind, _, identity = reference.partition("/")
            slugs = [place or query.place] if place or query.place else self.site.slugs
            for slug in slugs:
                found.update(self._of(kind, identity, slug))
        return frozenset(page for page in found if (self.site.folder / page / "index.html").exists())

    def _of(self, kind: str, identity: str, slug: str) -> Iterator[str]:
        base = self.site.base(slug)
        if kind in ("duty", "clause"):
            yield from self._of_duty(kind, identity, slug)
        elif kind == "channel":
            yield from self._of_channel(identity, base)
        elif kind == "page":
            yield from (f"{base}{identity}/", f"{identity}/")
        else:
            for folder in FOLDERS[kind]:
                yield from (f"{base}{folder}/{identity}/", f"{folder}/{identity}/", f"{folder}/{identity}/text/")

    def _of_duty(self, kind: str, identity: str, slug: str) -> Iterator[str]:
        """The pages of its units, the document it stands in; of a clause the pages of its topics with it."""
        name = re.sub(r"-\d+$", "", identity) if kind == "clause" else identity
        duty = self._read(slug).get(name)
        if duty is None:
            return
        base = self.site.base(slug)
        yield from (f"{base}units/{unit}/" for unit in duty["units"])
        yield f"{base}documents/{duty['document']}/"
        for clause in duty["clauses"] if kind == "clause" else ():
            if clause["id"] == identity:
                for topic in clause["topics"]:
                    yield f"{base}duties/{topic}/"
                    yield from self._holding(f"topics/{topic}", clause["text"])

    def _read(self, slug: str) -> dict[str, Any]:
        if slug not in self._duties:
            data = json.loads((self.site.folder / "data" / f"{slug}.json").read_text(encoding="utf-8"))
            self._duties[slug] = {duty["id"]: duty for duty in data["duties"]}
        return self._duties[slug]

    def _of_channel(self, identity: str, base: str) -> Iterator[str]:
        for folder in sorted({f"{base}channels", "channels"}):
            yield from self._holding(folder, f'id="q-{identity}"')

    def _holding(self, folder: str, words: str) -> Iterator[str]:
        """The pages of a folder and those below it that hold these words."""
        for path in (self.site.folder / folder).rglob("index.html"):
            if words in path.read_text(encoding="utf-8"):
                yield path.parent.relative_to(self.site.folder).as_posix() + "/"


def is_right(query: Query, answer: Answer, pages: frozenset[str]) -> bool:
    """One of the first three is an expected page; where nothing is expected: nothing is said to fit."""
    if query.kind == NO_ANSWER:
        return answer.empty or answer.doubtful
    return any(page in pages for page in answer.pages[:FIRST])


def names_record(query: Query, answer: Answer) -> bool:
    """The same by the records themselves, for a contender that tells them."""
    if query.kind == NO_ANSWER:
        return answer.empty or answer.doubtful
    return any(_fits(one, record) for record in answer.records[:FIRST] for one in query.expect)


def _fits(expected: str, record: tuple[str, str, str]) -> bool:
    place, _, reference = expected.rpartition(":")
    kind, _, identity = reference.partition("/")
    if place and place != record[1]:
        return False
    if kind == "clause":
        return record[0] == "duty" and record[2] == identity
    if kind == "duty":
        return record[0] == "duty" and re.sub(r"-\d+$", "", record[2]) == identity
    return (record[0], record[2]) == (kind, identity)
