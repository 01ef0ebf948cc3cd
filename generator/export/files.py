"""All files of the site that are not pages.

takes  the portal of a day, the observations, the planned addresses, the paths of the drawn pages
gives  path and bytes of each file
does not  draw pages or write anything
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any
from xml.sax.saxutils import escape

from generator.disclosure.annual_text import annual_text
from generator.disclosure.day import PortalDay
from generator.disclosure.listing import annual_reports
from generator.export.account import account_data, account_rows
from generator.export.data import national_data, place_data
from generator.export.grid import grid_rows
from generator.export.ledger import case_rows, resolution_rows
from generator.export.listing import listing_data, listing_rows
from generator.export.tables import columns, table
from generator.model.duty import ROLE_TITLES
from generator.model.law import Figure
from generator.model.located import Located
from generator.model.observation import Observation
from generator.model.portal import National, PlaceData
from generator.model.topic import BY_ID

CHANNEL = ("id", "kind", "name", "accepts", "telephone", "url", "address", "postcode", "hours", "source")
FIGURE = ("id", "value", "unit", "bound", "what", "starts_from", "excluded", "older_reference")
SITEMAP_LIMIT = 40_000  # addresses a file; the protocol allows 50,000


def export_files(
    day: PortalDay,
    observations: tuple[Observation, ...],
    addresses: list[tuple[str, str]],
    pages: Collection[str] = (),
) -> Iterator[tuple[str, bytes]]:
    """Data, tables, documents, attachments and, where the site's address is known, the site map."""
    portal = day.portal
    alone = len(portal.config.jurisdictions) == 1
    make = _Maker(portal.is_sample)
    by_place: dict[str, list[Observation]] = {}
    for observation in observations:
        by_place.setdefault(observation.slug, []).append(observation)
    for place in portal.places:
        book = day.books[place.slug]
        prefix = "" if alone else f"{place.slug}/"
        listing = day.accounts[place.slug].listing
        data = {**place_data(place, by_place.get(place.slug, []), book), "catalogue": listing_data(listing, prefix)}
        yield f"data/{place.slug}.json", make.data(data)
        yield f"data/{place.slug}-units.csv", make.table(_unit_rows(data))
        yield f"data/{place.slug}-clauses.csv", make.table(_clause_rows(data))
        yield f"data/{place.slug}-catalogue.csv", make.table(listing_rows(listing, prefix))
        account = day.accounts[place.slug]
        yield f"data/{place.slug}-account.json", make.data(account_data(account, prefix, pages))
        yield f"data/{place.slug}-account.csv", make.table(account_rows(account, prefix, pages))
        if place.channels:
            yield f"data/{place.slug}-channels.csv", make.table(columns(_records(place.channels), CHANNEL))
        if book.grid is not None:
            names = {unit["id"]: unit["as_written"] for unit in data["units"]}
            yield f"data/{place.slug}-reports.csv", make.table(grid_rows(book.grid, names))
        if book.stories:
            yield f"data/{place.slug}-resolutions.csv", make.table(resolution_rows(book))
        if book.cases:
            yield f"data/{place.slug}-cases.csv", make.table(case_rows(book))
        yield from _documents(place, prefix)
        name = place.jurisdiction.record.name
        for report in annual_reports(day.accounts[place.slug].scene):
            yield f"{prefix}annual/{report.id}/text.txt", annual_text(name, report)
    yield from _national(portal.national, make)
    if portal.config.site_url:
        yield from _site_map(portal.config.site_url, addresses)


class _Maker:
    """Makes data files; those of a sample site say 示例, a table on every line, so that none is taken for real."""

    def __init__(self, is_sample: bool) -> None:
        self.is_sample = is_sample

    def data(self, values: dict[str, Any]) -> bytes:
        """Values as JSON."""
        marked = {"sample": True, **values} if self.is_sample else values
        return (json.dumps(marked, ensure_ascii=False) + "\n").encode()

    def table(self, rows: Iterable[list[str]]) -> bytes:
        """Rows as CSV."""
        return table((["示例", *row] for row in rows) if self.is_sample else rows)


def _national(national: National, make: _Maker) -> Iterator[tuple[str, bytes]]:
    """The national records whole, and as tables the channels and every number of the law."""
    if national.law:
        yield "data/national/all.json", make.data(national_data(national))
        yield "data/national/figures.csv", make.table(_figure_rows(national))
    if national.channels:
        yield "data/national/channels.csv", make.table(columns(_records(national.channels), CHANNEL))


def _records(located: Mapping[str, Located[Any]]) -> list[Any]:
    return [one.record for one in located.values()]


def _figure_rows(national: National) -> Iterator[list[str]]:
    yield ["法规编号", "法规", "条", *(Figure.model_fields[name].title or name for name in FIGURE)]
    for instrument in _records(national.law):
        for article in instrument.articles:
            for row in list(columns(article.figures, FIGURE))[1:]:
                yield [instrument.id, instrument.short, article.number, *row]


def _documents(place: PlaceData, prefix: str) -> Iterator[tuple[str, bytes]]:
    for name, document in place.documents.items():
        folder = f"{prefix}documents/{name}"
        yield f"{folder}/original.txt", document.original
        yield f"{folder}/clean.txt", document.clean
    for attached in place.attachments.values():
        yield f"{prefix}files/{attached.located.record.file}", attached.offered()


def _unit_rows(data: dict[str, Any]) -> Iterator[list[str]]:
    yield ["单位编号", "文件中的写法", "全称", "其他叫法", "性质", "是否成员单位"]
    for unit in data["units"]:
        member = "是" if unit["member"] else "否"
        yield [unit["id"], unit["as_written"], unit["full"], "、".join(unit["aliases"]), unit["kind"], member]


def _clause_rows(data: dict[str, Any]) -> Iterator[list[str]]:
    titles = {role.value: title for role, title in ROLE_TITLES.items()}
    yield ["事项编号", "职责标题", "单位编号", "角色", "共同单位", "主题", "原文", "位置"]
    for duty in data["duties"]:
        for clause in duty["clauses"]:
            topics = "、".join(BY_ID[topic].title for topic in clause["topics"])
            yield [
                clause["id"], str(duty["heading"]), " ".join(duty["units"]), titles[clause["role"]],
                "、".join(clause["with"]), topics, clause["text"], clause["span"],
            ]  # fmt: skip


def _site_map(base: str, addresses: list[tuple[str, str]]) -> Iterator[tuple[str, bytes]]:
    chunks = [addresses[at : at + SITEMAP_LIMIT] for at in range(0, len(addresses), SITEMAP_LIMIT)]
    names = ["sitemap.xml"] if len(chunks) == 1 else [f"sitemap-{n}.xml" for n in range(1, len(chunks) + 1)]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    for name, chunk in zip(names, chunks, strict=True):
        entries = "".join(
            f"<url><loc>{escape(base + path)}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</url>\n"
            for path, day in chunk
        )
        yield name, f"{head}<urlset {space}>\n{entries}</urlset>\n".encode()
    if len(chunks) > 1:
        entries = "".join(f"<sitemap><loc>{escape(base + name)}</loc></sitemap>\n" for name in names)
        yield "sitemap.xml", f"{head}<sitemapindex {space}>\n{entries}</sitemapindex>\n".encode()
