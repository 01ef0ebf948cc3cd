"""The same pages as a Hugo project with a template of the same frame.

takes  the folder ``gongkai build`` wrote
gives  a folder with ``hugo.json``, ``content/``, ``layouts/`` and ``static/``: ``hugo`` makes the site
does not  reckon anything for Hugo's benefit that a hand-written project would not hold

Bodies are Markdown, rendered by Goldmark; masthead, place bar, crumbs, age line, passport and footer are drawn by the
templates in ``benchmarks/hugo/layouts``, with the portal's own class names, style sheet and script.

    python benchmarks/hugo_site.py --site SITE --out DIR
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

from pages import PageText, read_pages, static_files

LAYOUTS = Path(__file__).resolve().parent / "hugo" / "layouts"


def make_hugo(site: Path, target: Path) -> int:
    """Write the project into a new folder ``target``; gives the number of pages."""
    pages = list(read_pages(site, lambda href: href))
    folders = {page.path.rpartition("/")[0] for page in pages}
    parents = {folder.rpartition("/")[0] for folder in folders}
    for page in pages:
        folder = page.path.rpartition("/")[0]
        path = target / "content" / folder / ("_index.md" if folder in parents or not folder else "index.md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(_front(page), ensure_ascii=False, indent=1) + "\n\n" + page.body, encoding="utf-8")
    for folder in parents - folders - {""}:  # a folder without a page of its own: Hugo would make one up
        hidden = target / "content" / folder / "_index.md"
        hidden.write_text(json.dumps({"build": {"render": "never"}}) + "\n", encoding="utf-8")
    for path in [*static_files(site), *(site / "assets").iterdir()]:
        copy = target / "static" / path.relative_to(site)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    shutil.copytree(LAYOUTS, target / "layouts")
    (target / "hugo.json").write_text(
        json.dumps(_settings(site, pages), ensure_ascii=False, indent=1), encoding="utf-8"
    )
    return len(pages)


def _front(page: PageText) -> dict[str, object]:
    slug = page.path.split("/")[0] if page.place else ""
    return {
        "title": page.title,
        "description": page.description,
        "kind_": page.kind,
        "heading": page.heading,
        "age": page.age,
        "root": page.root,
        "place": slug,
        "section_": page.section.removeprefix(page.root),
        "crumbs": [[text, href.removeprefix(page.root)] for text, href in page.crumbs],
        "passport": page.passport,
        "dates": page.footer[1],
    }


def _settings(site: Path, pages: list[PageText]) -> dict[str, object]:
    places = {}
    for page in pages:
        if page.place:
            nav = [[text, href.removeprefix(page.root)] for text, href in page.nav]
            places.setdefault(page.path.split("/")[0], {"name": page.place[0], "nav": nav})
    home = next(page for page in pages if page.path == "index.html")
    assets = {path.suffix[1:]: f"assets/{path.name}" for path in (site / "assets").iterdir()}
    return {
        "baseURL": "https://bench.example/",
        "title": home.masthead[0],
        "locale": "zh-CN",
        "disableKinds": ["taxonomy", "term", "RSS"],
        "markup": {"goldmark": {"renderer": {"unsafe": True}}},
        "params": {"who": home.masthead[1], "footer": home.footer[0], "places": places, **assets},
    }


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="The built portal as a Hugo project.")
    parser.add_argument("--site", type=Path, required=True, help="what gongkai build wrote")
    parser.add_argument("--out", type=Path, required=True, help="a folder that does not exist yet")
    options = parser.parse_args()
    print(make_hugo(options.site, options.out), "pages")


if __name__ == "__main__":
    main()
