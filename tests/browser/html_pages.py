"""Read built pages without a browser: kinds, texts, links and anchors."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from html5lib import HTMLParser, getTreeBuilder
from sites import ROOT, Site

# Channels on the web are the only other sites a page may name.
OTHER_SITES = {
    line.split(":", 1)[1].strip().strip("'\"")
    for path in (ROOT / "content").glob("*/channels/*.yml")
    for line in path.read_text(encoding="utf-8").splitlines()
    if line.startswith("url:")
}
QUOTED = {"blockquote", "q", "del", "ins"}
QUOTED_CLASSES = {"gk-quoted", "gk-official", "gk-psg"}
VOID = {"script", "style"}


class Page:
    """One HTML file, parsed as a browser would."""

    def __init__(self, folder: Path, path: str) -> None:
        self.path = path
        self.size = (folder / path).stat().st_size
        parser = HTMLParser(tree=getTreeBuilder("etree"), namespaceHTMLElements=False)
        self.tree = parser.parse((folder / path).read_bytes(), transport_encoding="utf-8")
        self.body = self.tree.find("body")
        assert self.body is not None
        self.kind = self.body.get("data-kind") or ""
        self.title = "".join(self.tree.find("head/title").itertext())
        self.ids = [e.get("id") for e in self.tree.iter() if e.get("id") is not None]
        self.metas = {m.get("name"): m.get("content") for m in self.tree.iter("meta") if m.get("name")}

    def links(self) -> list[str]:
        """Every address the page names."""
        return [e.get(a) for e in self.tree.iter() for a in ("href", "src", "action", "poster") if e.get(a) is not None]

    def text(self, *, quotes: bool = True) -> str:
        """What is read; without ``quotes`` only what the site says in its own words."""
        return "".join(_texts(self.body, quotes))

    def texts_in(self, tag: str) -> list[str]:
        """The text of each element of that name."""
        return ["".join(e.itertext()) for e in self.body.iter(tag)]


def _texts(element, quotes: bool):
    is_quote = element.tag in QUOTED or QUOTED_CLASSES & set((element.get("class") or "").split())
    if element.tag not in VOID and (quotes or not is_quote):
        yield element.text or ""
        for child in element:
            yield from _texts(child, quotes)
            yield child.tail or ""


@cache
def all_pages(folder: Path) -> dict[str, Page]:
    """Every HTML file of the site."""
    found = sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*.html"))
    return {path: Page(folder, path) for path in found}


@cache
def pages_of_every_kind(folder: Path) -> tuple[tuple[str, str], ...]:
    """(kind, path): of each kind the largest page, and the smallest where there are several."""
    kinds = defaultdict(list)
    for page in all_pages(folder).values():
        kinds[page.kind].append((page.size, page.path))
    chosen = []
    for kind, pages in sorted(kinds.items()):
        chosen.append((kind, max(pages)[1]))
        if len(pages) > 1:
            chosen.append((kind, min(pages)[1]))
    return tuple(chosen)


def resolve(path: str, link: str) -> tuple[str, str]:
    """(file, fragment) that a relative link on ``path`` names; an absolute or outside address stays as it is."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        return link, ""
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path))) if parts.path else path
    return target, unquote(parts.fragment)


def broken_links(site: Site) -> list[str]:
    """Links that lead to no file, to no element, or out of the site; the 404 page's start at the sub-path."""
    pages = all_pages(site.folder)
    faults = []
    for page in pages.values():
        for link in page.links():
            if link.startswith("tel:") or link in OTHER_SITES:
                continue
            if page.kind == "not-found" and link.startswith(site.mount):
                target, fragment = resolve("", link.removeprefix(site.mount))
            else:
                target, fragment = resolve(page.path, link)
            named = pages.get(target)
            there = (site.folder / target).is_file() and not target.startswith(("/", ".."))
            if not there or (fragment and named is not None and fragment not in named.ids):
                faults.append(f"{page.path}: {link}")
    return faults


def unreachable(site: Site) -> set[str]:
    """Pages that no way of links from the home page leads to."""
    pages = all_pages(site.folder)
    seen, todo = {"index.html"}, ["index.html"]
    while todo:
        page = pages[todo.pop()]
        for anchor in page.tree.iter("a"):
            target, _ = resolve(page.path, anchor.get("href") or "")
            if target in pages and target not in seen:
                seen.add(target)
                todo.append(target)
    return set(pages) - seen - {"404.html"}
