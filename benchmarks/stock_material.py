"""The same pages as an ordinary MkDocs-Material project.

takes  the folder ``gongkai build`` wrote
gives  a folder with ``mkdocs.yml`` and ``docs/``: ``mkdocs build`` makes the site
does not  tune anything: default theme, its own search with jieba, no options

Masthead, navigation and footer are Material's own; crumbs, age line and passport stand in the page. The navigation
lists what the portal's own does: the places and their columns; a unit or topic is reached through its list. With
``--full-nav`` it lists every page, as MkDocs does when ``nav`` is left out: Material then draws N entries into each
of N pages (414 KB a page at 1,000 already).

    python benchmarks/stock_material.py --site SITE --out DIR [--no-search] [--full-nav]
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path
from typing import Any

from pages import PageText, read_pages, static_files

GROUPS = {"units": "成员单位", "duties": "按事情找单位"}
DEEP = {"unit", "place-topic", "topic", "place-sitemap"}  # reached through the lists


def make_material(site: Path, target: Path, *, search: bool = True, full_nav: bool = False) -> int:
    """Write the project into a new folder ``target``; gives the number of pages."""
    docs = target / "docs"
    pages = list(read_pages(site, lambda href: href.replace("index.html", "index.md")))
    for page in pages:
        path = docs / page.path.replace("index.html", "index.md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_markdown(page), encoding="utf-8")
    for path in static_files(site):
        copy = docs / path.relative_to(site)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    settings = {
        "site_name": pages[0].masthead[0],
        "site_url": "https://bench.example/",
        "theme": {"name": "material", "language": "zh"},
        "plugins": [{"search": {"lang": ["zh"]}}] if search else [],
        "nav": _navigation(pages, full_nav),
    }
    (target / "mkdocs.yml").write_text(json.dumps(settings, ensure_ascii=False, indent=1), encoding="utf-8")
    return len(pages)


def _markdown(page: PageText) -> str:
    head = f"---\ntitle: {json.dumps(page.title, ensure_ascii=False)}\n"
    head += f"description: {json.dumps(page.description, ensure_ascii=False)}\n---\n"
    passport = "".join(f"- **{label}** {value}\n" for label, value in page.passport)
    crumbs = " › ".join(f"[{text}]({href.replace('index.html', 'index.md')})" for text, href in page.crumbs)
    parts = [head, crumbs, f"# {page.heading}", page.age, page.body]
    if passport:
        parts += ["## 公开信息", passport]
    return "\n\n".join(part for part in parts if part) + "\n"


def _navigation(pages: list[PageText], full: bool) -> list[dict[str, Any]]:
    """Home and pages about the site, then a section a place, then the topics; ``full`` with every unit and topic."""
    top: list[dict[str, Any]] = []
    places: dict[str, list[Any]] = {}
    groups: dict[tuple[str, str], list[Any]] = {}
    topics: list[Any] = []
    for page in pages:
        if page.kind in DEEP and not full:
            continue
        entry = {page.heading: page.path.replace("index.html", "index.md")}
        parts = page.path.split("/")
        if page.place is not None:
            name = page.place[0]
            section = places.setdefault(name, [])
            title = GROUPS.get(parts[1], "") if full else ""
            if title and (name, title) not in groups:
                groups[name, title] = []
                section.append({title: groups[name, title]})
            (groups[name, title] if title else section).append(entry)
        elif parts[0] == "topics":
            topics.append(entry)
        else:
            top.append(entry)
    return [*top, {"各地": [{name: section} for name, section in places.items()]}, {"各地怎样分工": topics}]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="The built portal as a MkDocs-Material project.")
    parser.add_argument("--site", type=Path, required=True, help="what gongkai build wrote")
    parser.add_argument("--out", type=Path, required=True, help="a folder that does not exist yet")
    parser.add_argument("--no-search", action="store_true", help="without the search plugin")
    parser.add_argument("--full-nav", action="store_true", help="every page in the navigation")
    options = parser.parse_args()
    print(make_material(options.site, options.out, search=not options.no_search, full_nav=options.full_nav), "pages")


if __name__ == "__main__":
    main()
