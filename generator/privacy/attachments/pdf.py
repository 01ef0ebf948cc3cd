"""A PDF file: its pages, and all it says elsewhere: properties, notes, forms, bookmarks, earlier versions.

takes  bytes and the gathering
gives  pieces, page by page; which pages are pictures; what is hidden
does not  run, unlock or repair anything
"""

from __future__ import annotations

import io
import logging
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    StreamObject,
    TextStringObject,
)

from generator.privacy.attachments.lists import Columns, joined_figures
from generator.privacy.attachments.pdfcost import DRAWN_LIMIT, WORDS_LIMIT, check_cost
from generator.privacy.attachments.reading import COUNTS, Gathering, Refused, Why
from generator.privacy.attachments.strings import runs

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it mends on the way is not for the clerk

PAGE_LIMIT = 300
OBJECT_LIMIT = 200_000
REVISION_LIMIT = 20
END = re.compile(rb"%%EOF[ \t]*\r?\n?")
ENCRYPTED = re.compile(rb"/Encrypt\b")
ACTIVE = {"/JavaScript": "里有程序", "/JS": "里有程序", "/Launch": "会启动别的程序", "/XFA": "是动态表单，读不全"}
RARE = re.compile(r"[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]|/g\d+|\(cid:\d+\)")
RADICAL = re.compile("[\u2e80-\u2fd5]")  # a radical that looks like a character, as some programmes write it
LONG_NUMBER = re.compile(r"(?:\d\D{0,3}){11}")
FEW = 30  # characters: a page with a picture and fewer is a picture
NOTES = ("/Text", "/Popup", "/Highlight", "/Underline", "/StrikeOut", "/Squiggly", "/Caret")
Embedded = Callable[[str, bytes], None]


def read_pdf(content: bytes, gathering: Gathering, embedded: Embedded) -> None:
    """``embedded`` reads a file inside."""
    reader = open_pdf(content)
    objects = list(_objects(reader))
    _refuse_active(objects)
    _elsewhere(reader, objects, gathering)
    _pages(reader, gathering)
    for name, data in _files(objects):
        gathering.staying[f"嵌着的文件“{name}”"] = None
        embedded(name, data)
    _earlier(content, gathering)


def open_pdf(content: bytes) -> PdfReader:
    """Refuses what is locked, even by an empty password, and what has too many pages."""
    reader = PdfReader(io.BytesIO(content), strict=False)
    if reader.is_encrypted or "/Encrypt" in reader.trailer:
        raise Refused(Why.locked, "加了密码或权限限制")
    _count_pages(reader)
    return reader


def _count_pages(reader: PdfReader) -> None:
    """Walk the tree of pages by itself: it may run in a circle."""
    seen: set[int] = set()
    waiting: list[Any] = [reader.trailer["/Root"].get_object()["/Pages"]]  # type: ignore[index]
    leaves = 0
    while waiting:
        node = waiting.pop()
        if isinstance(node, IndirectObject):
            if node.idnum in seen:
                raise Refused(Why.broken, "坏了，页的次序自己套着自己")
            seen.add(node.idnum)
        node = node.get_object()
        if not isinstance(node, DictionaryObject):
            raise Refused(Why.broken, "坏了，缺页")
        kids = node.get("/Kids")
        if kids is None:
            leaves += 1
        else:
            waiting.extend(kids.get_object())
        if leaves > PAGE_LIMIT or len(waiting) > OBJECT_LIMIT:
            raise Refused(Why.too_much, f"超过 {PAGE_LIMIT} 页")
    if not leaves:
        raise Refused(Why.broken, "坏了，一页也没有")


def _objects(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Every dictionary that the file's beginning leads to, each once."""
    waiting: list[Any] = [reader.trailer.get("/Root"), reader.trailer.get("/Info")]
    seen: set[int] = set()
    count = 0
    while waiting:
        one = waiting.pop()
        if isinstance(one, IndirectObject):
            if one.idnum in seen:
                continue
            seen.add(one.idnum)
            one = one.get_object()
        count += 1
        if count > 10 * OBJECT_LIMIT:
            raise Refused(Why.too_much, "里的对象太多")
        if isinstance(one, DictionaryObject):
            yield one
            waiting.extend(one.raw_get(key) for key in reversed(list(one)))
        elif isinstance(one, ArrayObject):
            waiting.extend(list.__getitem__(one, at) for at in range(len(one) - 1, -1, -1))


def _refuse_active(objects: list[DictionaryObject]) -> None:
    for one in objects:
        for key, reason in ACTIVE.items():
            if key in one or one.get("/S") == key:
                raise Refused(Why.active, reason)


def _elsewhere(reader: PdfReader, objects: list[DictionaryObject], gathering: Gathering) -> None:
    """Every text in every dictionary, every packed text that belongs to the properties."""
    info = reader.trailer.get("/Info")
    properties = info.get_object() if info is not None else None
    for one in objects:
        where = _where(one, one is properties)
        for key in one:
            for text in _texts(one.raw_get(key)):
                gathering.say(f"{where} {key.removeprefix('/')}", text)
                if LONG_NUMBER.search(text):
                    gathering.say(f"{where} {key.removeprefix('/')}", f"{_name_of(one, key)}：{text}")
        if one.get("/Subtype") in NOTES and (one.get("/Contents") or one.get("/RC")):
            gathering.leaving["批注"] = None
        if isinstance(one, StreamObject):
            _stream(one, gathering)
    root: Any = reader.trailer["/Root"].get_object()
    layers = root.get("/OCProperties", DictionaryObject()).get_object()
    if layers.get("/D", DictionaryObject()).get_object().get("/OFF"):
        gathering.staying["隐藏的图层"] = None


def _where(one: DictionaryObject, is_properties: bool) -> str:
    if is_properties:
        return "文件属性"
    if one.get("/Subtype") == "/Widget" or "/FT" in one:
        return "表单"
    if "/Subtype" in one and "/Rect" in one:
        return "批注"
    if "/Title" in one and ("/Dest" in one or "/A" in one or "/Parent" in one):
        return "书签"
    return "文件内部的"


def _name_of(one: DictionaryObject, key: str) -> str:
    """What a clerk calls a value: the name of its field, or the key."""
    name = one.get("/TU") or one.get("/T") if key not in ("/T", "/TU") else None
    return name if isinstance(name, str) else key.removeprefix("/")


def _texts(value: Any) -> Iterator[str]:
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, TextStringObject):
            yield str(one)
        elif isinstance(one, ByteStringObject):
            yield from runs(bytes(one))
        elif isinstance(one, ArrayObject):
            waiting.extend(list.__getitem__(one, at) for at in range(len(one)))


def _stream(one: StreamObject, gathering: Gathering) -> None:
    """XMP, and what a camera wrote into a picture that lies in the file as it came."""
    if one.get("/Type") == "/Metadata" or one.get("/Subtype") == "/XML":
        data = one.get_data()
        gathering.unpack(len(data))
        gathering.say("文件属性（XMP）", data.decode("utf-8", "ignore"))
        gathering.search("文件属性（XMP）", data)
    elif one.get("/Filter") in ("/DCTDecode", ["/DCTDecode"]):
        raw: bytes = one._data
        gathering.search("图片的拍摄信息", raw[:100_000])


def _pages(reader: PdfReader, gathering: Gathering) -> None:
    for number, page in enumerate(reader.pages, 1):
        cost = check_cost(page)
        gathering.unpack(cost.size)
        gathering.shown += cost.shows
        gathering.drawn += cost.size
        if gathering.shown > WORDS_LIMIT or gathering.drawn > DRAWN_LIMIT:
            raise Refused(Why.too_much, "里的文字和图形太多")
        text = RADICAL.sub(_character, page.extract_text()) if cost.size else ""
        gathering.say(f"第{number}页", text)
        lines = text.splitlines()
        gathering.say(f"第{number}页", joined_figures(lines), wrapped=True)
        columns = Columns(f"第{number}页", gathering)
        for line in lines:
            columns.line(line)
        columns.end()
        for marked in cost.marked:
            gathering.say(f"第{number}页的替代文字", marked)
        gathering.say(f"第{number}页的替代文字", "".join(cost.marked), wrapped=True)
        letters = len("".join(text.split()))
        odd = len(RARE.findall(text))
        gathering.has_text |= letters > odd
        empty = cost.paints and letters == 0
        if empty or (cost.pictures and letters < FEW) or odd * 5 > letters > 0:
            gathering.unread[f"第{number}页"] = None
        elif cost.pictures:
            gathering.pictures += cost.pictures


def _character(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match[0])


def _files(objects: list[DictionaryObject]) -> Iterator[tuple[str, bytes]]:
    for one in objects:
        holder = one.get("/EF")
        if holder is None:
            continue
        name = str(one.get("/UF") or one.get("/F") or "")
        held = {id(item): item for item in (value.get_object() for value in holder.get_object().values())}
        for item in held.values():
            if isinstance(item, StreamObject):
                yield name, item.get_data()


def _earlier(content: bytes, gathering: Gathering) -> None:
    """A file that was saved on top of itself still holds what it said before."""
    ends = [match.end() for match in END.finditer(content)][:-1]
    if len(ends) > REVISION_LIMIT:
        raise Refused(Why.too_much, "里存着太多个以前的版本")
    known = {piece.text for piece in gathering.texts}
    for number, end in enumerate(ends, 1):
        prefix = f"{gathering.prefix}以前的版本{number}，"
        inner = replace(gathering, prefix=prefix, texts={}, staying={}, leaving={}, unread={})
        _version(content[:end], inner)
        for count in COUNTS:
            setattr(gathering, count, getattr(inner, count))
        gathering.texts |= {piece: None for piece in inner.texts if piece.text not in known}


def _version(content: bytes, inner: Gathering) -> None:
    """A file as it was, as far as it goes: the first end of a linearised file ends no version."""
    try:
        reader = open_pdf(content)
        _elsewhere(reader, list(_objects(reader)), inner)
        _pages(reader, inner)
    except Refused as refused:
        if refused.refusal.why is Why.too_much:
            raise
    except Exception:
        return
