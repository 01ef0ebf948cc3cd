"""How much work a page of a PDF is, before anyone begins: forms inside forms can make a small file endless.

takes  a page
gives  the size of all it draws, repetitions counted; whether it paints; how many pictures it shows
does not  draw or read it
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from generator.privacy.attachments.pdfmarks import marked
from generator.privacy.attachments.reading import Refused, Why

DRAWN_LIMIT = (
    4_000_000  # bytes that the pages of a file may draw, earlier versions too: each million takes a second or two
)
WORDS_LIMIT = 80_000  # pieces of text that they may show: each takes its time
DEEPEST = 20
DRAWS = re.compile(rb"/([^\s/<>\[\]()]+)\s+Do\b")
PAINTS = re.compile(rb"(?:^|\s)(?:f\*?|F|S|s|B\*?|b\*?|sh|BI|Do)(?=\s|$)")
SHOWS = re.compile(rb"[)>\]]\s*(?:T[jJ]|['\"])")
INLINE = re.compile(rb"(?:^|\s)BI\s")


@dataclass(frozen=True)
class Cost:
    """Of a page or a form."""

    size: int
    shows: int  # pieces of text
    paints: bool
    pictures: int
    marked: tuple[str, ...] = ()  # what a page says in the place of what it shows


def check_cost(page: Any) -> Cost:
    """Refuses a page that would take too long."""
    contents = page.get("/Contents")
    contents = contents.get_object() if contents is not None else None
    streams = [one.get_object() for one in contents] if isinstance(contents, ArrayObject) else [contents]
    data = b"\n".join(one.get_data() for one in streams if isinstance(one, StreamObject))
    marks: dict[str, None] = {}
    return replace(_cost(data, _resources(page), {}, 0, marks), marked=tuple(marks))


def _resources(page: Any) -> Any:
    """A page's own, or what it inherits."""
    for _ in range(DEEPEST):
        found = page.get("/Resources")
        if found is not None:
            return found.get_object()
        if "/Parent" not in page:
            break
        page = page["/Parent"].get_object()
    return DictionaryObject()


def _cost(data: bytes, resources: Any, known: dict[int, Cost], depth: int, marks: dict[str, None]) -> Cost:
    if depth > DEEPEST:
        raise Refused(Why.too_much, "的画面套得太深")
    size, shows = len(data), len(SHOWS.findall(data))
    for text in marked(data):
        marks[text] = None
        shows += 1
    paints, pictures = bool(PAINTS.search(data)), len(INLINE.findall(data))
    forms = resources.get("/XObject", DictionaryObject()).get_object()
    for name in DRAWS.findall(data):
        form = forms.get(f"/{name.decode('latin-1')}")
        form = form.get_object() if form is not None else None
        if not isinstance(form, StreamObject):
            continue
        if form.get("/Subtype") == "/Image":
            pictures += 1
            continue
        inner = _form(form, resources, known, depth, marks)
        size, shows = size + inner.size, shows + inner.shows
        paints, pictures = paints or inner.paints, pictures + inner.pictures
        if size > DRAWN_LIMIT:
            break
    if size > DRAWN_LIMIT or shows > WORDS_LIMIT:
        raise Refused(Why.too_much, "有一页的内容太多")
    return Cost(size, shows, paints, pictures)


def _form(form: StreamObject, resources: Any, known: dict[int, Cost], depth: int, marks: dict[str, None]) -> Cost:
    if id(form) not in known:
        own = form.get("/Resources")
        inner = own.get_object() if own is not None else resources
        known[id(form)] = _cost(form.get_data(), inner, known, depth + 1, marks)
    return known[id(form)]
