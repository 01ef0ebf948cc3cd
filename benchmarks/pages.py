"""The pages of the built portal as text, so that the other generators get the very same content.

takes  the folder ``gongkai build`` wrote
gives  each page's frame (crumbs, age line, passport …) as values and its body as Markdown
does not  read records: what the readers of the three sites see comes from one place

Anchors and links are kept: an element with an id gets ``<a id="…"></a>``, which Python-Markdown and Goldmark both take.
Icons and copy links (``data-chrome``) are left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from xml.etree.ElementTree import Element, TreeBuilder

VOID = {"meta", "link", "br", "hr", "img", "input"}
SKIPPED = {"svg", "details", "caption"}
BLOCKS = {"p", "ul", "ol", "dl", "table", "blockquote", "section", "div", "article", "figure", "figcaption", "nav",
          "h2", "h3", "h4", "li"}  # fmt: skip
SPECIAL = re.compile(r"([\\`*_\[\]<>|#])")
STATIC = (".json", ".csv", ".txt")

Link = tuple[str, str]  # text, href as written in the page


@dataclass(frozen=True)
class PageText:
    """One page: ``path`` is where it lies in the site, links are relative to it."""

    path: str
    kind: str
    title: str
    description: str
    heading: str
    age: str
    crumbs: tuple[Link, ...]
    passport: tuple[tuple[str, str], ...]  # label, Markdown
    place: Link | None
    nav: tuple[Link, ...]
    section: str
    masthead: tuple[str, str]  # name of the site, who speaks
    footer: tuple[tuple[Link, ...], str]  # links, the line on dates
    body: str

    @property
    def root(self) -> str:
        """The way from this page to the site's root."""
        return "../" * self.path.count("/")


def read_pages(site: Path, link: Callable[[str], str]) -> Iterator[PageText]:
    """All pages but 404; ``link`` turns an href of the portal into one of the other generator."""
    for path in sorted(site.rglob("index.html")):
        yield _read(path.relative_to(site).as_posix(), path.read_text(encoding="utf-8"), link)


def static_files(site: Path) -> Iterator[Path]:
    """Data and original documents, which every generator only copies."""
    return (path for path in sorted(site.rglob("*")) if path.suffix in STATIC)


class _Reader(HTMLParser):
    """HTML to an element tree."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tree = TreeBuilder()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tree.start(tag, {name: value or "" for name, value in attrs})
        if tag in VOID:
            self.tree.end(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tree.start(tag, {name: value or "" for name, value in attrs})
        self.tree.end(tag)

    def handle_endtag(self, tag: str) -> None:
        self.tree.end(tag)

    def handle_data(self, data: str) -> None:
        self.tree.data(data)


def _read(path: str, text: str, link: Callable[[str], str]) -> PageText:
    reader = _Reader()
    reader.feed(text)
    page = reader.tree.close()
    main, header, footer = _need(page, ".//main"), _need(page, ".//header"), _need(page, ".//footer")
    heading = _plain(_need(main, ".//h1"))
    age, passport = main.find(".//p[@class='gk-age']"), main.find(".//section[@class='gk-pass']")
    column = header.find(".//nav")
    bar = header.find(".//a[@class='gk-bar__place']")
    current = column.find(".//a[@aria-current]") if column is not None else None
    return PageText(
        path=path,
        kind=_need(page, ".//body").get("data-kind", ""),
        title=_plain(_need(page, ".//title")),
        description=next((m.get("content", "") for m in page.iter("meta") if m.get("name") == "Description"), ""),
        heading=heading,
        age=_plain(age) if age is not None else "",
        crumbs=_links(page.find(".//nav[@class='gk-crumbs gk-wrap']")),
        passport=tuple(_facts(passport, link)) if passport is not None else (),
        place=(_plain(bar), bar.get("href", "")) if bar is not None else None,
        nav=_links(column),
        section=current.get("href", "") if current is not None else "",
        masthead=(_plain(_need(header, ".//a")), _plain(_need(header, ".//p"))),
        footer=(_links(footer), _plain(_need(footer, ".//p[2]"))),
        body="\n\n".join(_blocks(_need(main, ".//*[@class='gk-main']"), link)) + "\n",
    )


def _need(element: Element, query: str) -> Element:
    found = element.find(query)
    if found is None:
        raise ValueError(f"no {query} in the page")
    return found


def _plain(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _links(element: Element | None) -> tuple[Link, ...]:
    return tuple((_plain(a), a.get("href", "")) for a in element.iter("a")) if element is not None else ()


def _facts(element: Element, link: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    for row in element.iterfind(".//dl/div"):
        yield _plain(_need(row, "dt")), _inline(_need(row, "dd"), link)


def _blocks(element: Element, link: Callable[[str], str]) -> Iterator[str]:
    """The Markdown blocks of an element's content, running text between its blocks included."""
    running = _escape(element.text)
    for child in element:
        if child.tag not in BLOCKS:
            running += _span(child, link) + _escape(child.tail)
            continue
        if running.strip():
            yield running.strip()
        yield from _block(child, link)
        running = _escape(child.tail)
    if running.strip():
        yield running.strip()


def _block(element: Element, link: Callable[[str], str]) -> Iterator[str]:
    tag, anchor = element.tag, _anchor(element)
    if tag in ("h2", "h3", "h4"):
        yield f"{'#' * int(tag[1])} {anchor}{_inline(element, link)}"
    elif tag in ("ul", "ol"):
        mark = "1. " if tag == "ol" else "- "
        yield "\n\n".join(_item(mark, item, link) for item in element.iterfind("li"))
    elif tag == "dl":
        yield "\n".join(f"- **{label}** {value}" for label, value in _rows(element, link))
    elif tag == "blockquote":
        yield f"> {anchor}{_inline(element, link)}"
    elif tag == "table":
        yield _table(element, link)
    elif tag in ("p", "figcaption"):
        yield anchor + _inline(element, link)
    else:
        parts = list(_blocks(element, link))
        yield from [anchor + parts[0], *parts[1:]] if parts and not parts[0].startswith("#") else parts


def _item(mark: str, item: Element, link: Callable[[str], str]) -> str:
    parts = list(_blocks(item, link)) or [""]
    rest = ["\n".join("    " + line for line in part.split("\n")) for part in parts[1:]]
    return "\n\n".join([mark + _anchor(item) + parts[0], *rest])


def _rows(element: Element, link: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    for row in element.iterfind("div"):
        yield _plain(_need(row, "dt")), _inline(_need(row, "dd"), link)


def _table(element: Element, link: Callable[[str], str]) -> str:
    rows = [[_inline(cell, link) for cell in row] for row in element.iter("tr")]
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]])


def _inline(element: Element, link: Callable[[str], str]) -> str:
    return "".join([_escape(element.text), *(_span(c, link) + _escape(c.tail) for c in element)]).strip()


def _span(element: Element, link: Callable[[str], str]) -> str:
    tag = element.tag
    if tag in SKIPPED or "data-chrome" in element.attrib:
        return ""
    anchor, inner = _anchor(element), _inline(element, link)
    if tag == "a":
        return f"{anchor}[{inner}]({link(element.get('href', ''))})"
    if tag in ("b", "strong") and inner:
        return f"{anchor}**{inner}** "
    return anchor + inner


def _anchor(element: Element) -> str:
    name = element.get("id")
    return f'<a id="{name}"></a>' if name else ""


def _escape(text: str | None) -> str:
    return SPECIAL.sub(r"\\\1", re.sub(r"\s+", " ", text)) if text else ""
