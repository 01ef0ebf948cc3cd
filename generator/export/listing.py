"""目录 as data: what a place makes public here, a row a record.

takes  the list of a place, where its pages lie
gives  rows of a table; plain values, ready for JSON
does not  decide what is on the list
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.disclosure.listing import Listed

HEAD = ["索引号", "谁编的号", "名称", "内容概述", "生成日期", "公开日期", "类别", "页面"]
OWN, OURS = "机关", "本站"


def listing_rows(listing: Iterable[Listed], prefix: str) -> Iterator[list[str]]:
    """A row a record; a date that nobody wrote stays empty."""
    yield HEAD
    for one in listing:
        yield [
            one.number, OWN if one.own else OURS, one.title, one.about,
            one.formed.isoformat() if one.formed else "", one.published.isoformat() if one.published else "",
            one.kind, _page(one, prefix),
        ]  # fmt: skip


def listing_data(listing: Iterable[Listed], prefix: str) -> list[dict[str, Any]]:
    """The same; ``own_index`` is whether the organ gave the number itself."""
    return [
        {
            "index": one.number,
            "own_index": one.own,
            "title": one.title,
            "about": one.about,
            "formed": one.formed.isoformat() if one.formed else None,
            "published": one.published.isoformat() if one.published else None,
            "kind": one.kind,
            "page": _page(one, prefix),
        }
        for one in listing
    ]


def _page(one: Listed, prefix: str) -> str:
    return f"{prefix}{'/'.join((*one.at, 'index.html'))}{f'#{one.anchor}' if one.anchor else ''}"
