"""A catalogue as a place keeps it: every row, every element, in its state; every cell of the row, known or not.

takes  a place's account, the catalogues in force on the day
gives  a page a catalogue, cut where it grows long; its row on the hub
does not  guess a cell that was not seen
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from generator.disclosure.account import tally
from generator.disclosure.item import Item, State
from generator.disclosure.scene import KIND_UNKNOWN
from generator.disclosure.words import state_word
from generator.model.disclosure import Catalogue, CatalogueRow, Cell, OpenLevel
from generator.model.law import Known
from generator.pages.account_views import CataloguePage, ChipLink, CountRow, ElementGroup, RowPart, Score
from generator.pages.frame import Page
from generator.pages.parts import Fact, Link
from generator.pages.resolution_views import Chip
from generator.plan.account_lists import Listing
from generator.plan.account_words import (
    DONE,
    DOUBT,
    HEADING,
    ORDER,
    article_link,
    folder,
    item_row,
    target_of,
)
from generator.plan.context import PlaceContext
from generator.plan.frames import Frames
from generator.plan.paging import numbered, paged
from generator.plan.wording import chinese_day

ITEMS = 60  # of one page; a row is never cut
NOT_SEEN = "没有核到"
CELLS = {
    Cell.subjects: "公开主体", Cell.channels: "公开渠道", Cell.audience: "公开对象", Cell.manner: "公开方式",
    Cell.levels: "公开层级",
}  # fmt: skip
NO_BOX = "目录没有写"
# A gap of the portal's own records: that nobody is bound does not follow from it.
NOBODY_KNOWN = "这里由哪个单位公开，本站没有记，所以没有照这份目录看"


def audited(context: PlaceContext) -> list[Catalogue]:
    """The catalogues that some rule looks at, in the order of the place's own and the nation's."""
    named = {item.row.partition("/")[0] for item in context.account.items if item.row}
    return [one.record for one in context.account.scene.catalogues.values() if one.record.id in named]


def rows_of(context: PlaceContext, catalogue: Catalogue) -> dict[str, list[Item]]:
    """The cells of each row."""
    grouped: dict[str, list[Item]] = {row.id: [] for row in catalogue.rows}
    for item in context.account.items:
        name, _, row = item.row.partition("/")
        if name == catalogue.id and row in grouped:
            grouped[row].append(item)
    return {row: items for row, items in grouped.items() if items}


def catalogue_row(context: PlaceContext, catalogue: Catalogue) -> CountRow:
    """A catalogue on the hub: counts where verdicts are given; else only the way there, and whether it binds."""
    rows = rows_of(context, catalogue)
    where = _where(context, catalogue, rows)
    link = Link(catalogue.title, where.path)
    note = "；".join(part for part in (_doubt(context, catalogue), unbound(context, catalogue, rows)) if part)
    if not context.account.judges:
        return CountRow(catalogue.id, link, None, (), note)
    number, chips = _counts(context, where) if rows_shown(context, catalogue, rows) else (None, ())
    return CountRow(catalogue.id, link, number, tuple(c for c in chips if c.chip.key != State.present.name), note)


def plan_catalogues(context: PlaceContext, frames: Frames, paths: Collection[str]) -> Iterator[Page]:
    """A page, or several, for each catalogue."""
    for catalogue in audited(context):
        rows = rows_of(context, catalogue)
        listing = _where(context, catalogue, rows)
        why = unbound(context, catalogue, rows)
        shown = rows_shown(context, catalogue, rows)
        number, chips = _counts(context, listing) if context.account.judges and shown else (None, ())
        instrument = context.book.instrument(catalogue.rows[0].article)
        facts = (
            Fact("依据", instrument.title, Link(instrument.title, f"law/{instrument.id}/index.html")),
            Fact("版本", catalogue.version),
            Fact("自何日", chinese_day(catalogue.valid_from)),
        )
        for path, part, pager in paged(listing.path, _cut(shown) if shown else [[]], ("上一页", "下一页")):
            first = path == listing.path
            view = CataloguePage(
                lead="照目录一行一行看：每个要素在本站有没有。" if first and shown else "",
                facts=facts if first else (),
                note="".join(f"{text}。" for text in (why, _doubt(context, catalogue)) if text),
                score=number if first else None,
                chips=chips if first else (),
                rows=tuple(_row(context, catalogue, name, rows[name], paths) for name in part),
                pager=pager,
            )
            above = (Link(HEADING, folder(context)),)
            frame = frames.of_opening(
                context, "account-catalogue", path, numbered(catalogue.title, pager),
                f"{context.name}：照《{catalogue.title}》，本站有哪些要素",
                [catalogue], above if first else (*above, Link(catalogue.title, listing.path)),
                name=numbered(f"{HEADING}：{catalogue.title}", pager),
            )  # fmt: skip
            yield Page(frame, view)


def rows_shown(context: PlaceContext, catalogue: Catalogue, rows: dict[str, list[Item]]) -> dict[str, list[Item]]:
    """The rows a page tells of: none where not one binds; that is said in a sentence."""
    return {} if unbound(context, catalogue, rows) else rows


def unbound(context: PlaceContext, catalogue: Catalogue, rows: dict[str, list[Item]]) -> str:
    """Why a catalogue does not bind the place; "" where it does, at least in part."""
    items = [item for found in rows.values() for item in found]
    if not items or any(item.state is not State.not_bound for item in items):
        return ""
    level = context.place.jurisdiction.record.level
    if catalogue.levels and level not in catalogue.levels:
        levels = [one.value for one in OpenLevel if any(one in row.levels for row in catalogue.rows)]
        names = "和".join(levels) or "、".join(one.value for one in catalogue.levels)
        return f"这份目录管{names}，不管{context.name}（{level.value}），在这里全都不适用"
    if any(item.why == KIND_UNKNOWN for item in items):
        return NOBODY_KNOWN
    return f"这份目录在这里不适用：{items[0].why}"


def _doubt(context: PlaceContext, catalogue: Catalogue) -> str:
    instrument = context.book.instrument(catalogue.rows[0].article)
    return f"{DOUBT}：本站没有读到原文" if instrument.known is Known.second_hand else ""


def _where(context: PlaceContext, catalogue: Catalogue, rows: dict[str, list[Item]]) -> Listing:
    """The items in the order of the rows, so that a count can lead to the first row that holds such a one."""
    items = [item for found in rows.values() for item in found]
    return Listing(folder(context, catalogue.id), items, lambda item: item.row.partition("/")[2])


def _counts(context: PlaceContext, listing: Listing) -> tuple[Score | None, tuple[ChipLink, ...]]:
    """Counts of a catalogue lead to the first row that holds such a one: the page itself is the list."""
    counts = tally(list(listing.items))
    parts = _cut({name: [i for i in listing.items if listing.group(i) == name] for name in listing.first})
    pages = {name: number for number, part in enumerate(parts) for name in part}

    def where(*states: State) -> str:
        found = next((item for item in listing.items if item.state in states), None)
        if found is None:
            return listing.path
        name = listing.group(found)
        path = listing.path.removesuffix("index.html")
        page = f"p{pages[name] + 1}/" if pages[name] else ""
        return f"{path}{page}index.html#r-{name}"

    chips = tuple(
        ChipLink(Chip(state.name, f"{state_word(state, context.account.judges)} {number}"), where(state))
        for state in ORDER
        if (number := counts.states.get(state, 0))
    )
    score = Score(Link(str(counts.done), where(*DONE)), Link(str(counts.due), listing.path)) if counts.due else None
    return score, chips


def _cut(rows: dict[str, list[Item]]) -> list[list[str]]:
    """The rows of each page."""
    parts: list[list[str]] = []
    weight = ITEMS
    for name, items in rows.items():
        if weight + len(items) > ITEMS:
            parts.append([])
            weight = 0
        parts[-1].append(name)
        weight += len(items) + 3  # the cells of a row weigh as much as three elements
    return parts


def _row(
    context: PlaceContext,
    catalogue: Catalogue,
    name: str,
    items: list[Item],
    paths: Collection[str],
) -> RowPart:
    row = catalogue.row(name)
    assert row is not None
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault(target_of(context, item), []).append(item)
    elements = {element.id: element.title for element in row.elements}
    shown = tuple(
        ElementGroup(
            target,
            tuple(
                item_row(
                    context,
                    item,
                    paths,
                    rule=False,
                    unit=False,
                    title=elements.get(item.element, item.title),
                )
                for item in found
            ),
        )
        for target, found in groups.items()
    )
    return RowPart(f"r-{name}", f"{row.group}·{row.title}", _cells(context, row), shown)


def _cells(context: PlaceContext, row: CatalogueRow) -> tuple[Fact, ...]:
    basis = article_link(context.book, row.article)
    facts = [Fact("依据", basis.text, basis if basis.target else None)]
    figure = context.national.figure(row.limit) if row.limit else None
    if row.limit is not None and figure is not None:
        facts.append(Fact("公开时限", context.book.limit(row.limit), article_link(context.book, row.limit.of)))
    else:
        facts.append(_unknown("公开时限", row, Cell.limit))
    values = {
        Cell.subjects: "、".join(row.subjects),
        Cell.channels: "、".join(channel.value for channel in row.channels),
        Cell.audience: row.audience.value if row.audience else "",
        Cell.manner: row.manner.value if row.manner else "",
        Cell.levels: "、".join(level.value for level in row.levels),
    }
    for cell, label in CELLS.items():
        facts.append(_unknown(label, row, cell) if not values[cell] else Fact(label, _seen(values[cell], row, cell)))
    return tuple(facts)


def _unknown(label: str, row: CatalogueRow, cell: Cell) -> Fact:
    return Fact(label, NOT_SEEN if cell in row.unknown else NO_BOX, known=False)


def _seen(value: str, row: CatalogueRow, cell: Cell) -> str:
    """What was seen; where the cell could not be read to its end, that is said."""
    return f"{value}（没有核全）" if cell in row.unknown else value
