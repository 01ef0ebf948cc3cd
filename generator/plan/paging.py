"""A long list cut into pages.

takes  the path of the list, its entries, how many a page holds
gives  for each page its path, its entries and its neighbours
does not  know what the entries are
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from generator.pages.parts import Link, Pager

T = TypeVar("T")
A_PAGE = 50  # entries of a list one page holds


def slices(path: str, entries: Sequence[T], size: int = A_PAGE) -> Iterator[tuple[str, Sequence[T], Pager | None]]:
    """Path, entries and pager of each page; nothing where there is no entry, no pager where one page holds all."""
    return paged(path, [entries[at : at + size] for at in range(0, len(entries), size)], ("上一页", "下一页"))


def paged(path: str, parts: Sequence[T], names: tuple[str, str]) -> Iterator[tuple[str, T, Pager | None]]:
    """The same for a list that is cut already; ``names`` are those of the pages before and after."""
    folder = path.removesuffix("index.html")
    paths = [path, *(f"{folder}p{number}/index.html" for number in range(2, len(parts) + 1))]
    for number, (own, part) in enumerate(zip(paths, parts, strict=False)):
        previous = Link(names[0], paths[number - 1]) if number else None
        following = Link(names[1], paths[number + 1]) if number + 1 < len(parts) else None
        position = f"第{number + 1}页，共{len(parts)}页"
        yield own, part, Pager(previous, following, position) if len(parts) > 1 else None


def numbered(heading: str, pager: Pager | None) -> str:
    """The heading, with the page's position from the second page on."""
    return heading if pager is None or pager.previous is None else f"{heading}（{pager.position}）"
