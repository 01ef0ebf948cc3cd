"""All words of an XML part: paragraphs with their runs joined, tables row by row, and what attributes say.

takes  a parsed part, what it is called in Chinese, the gathering
gives  pieces in the gathering; what in it is hidden or a tracked change
does not  know which part of which file it is
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from xml.etree.ElementTree import Element

from generator.privacy.attachments.lines import line
from generator.privacy.attachments.lists import Columns, Lines
from generator.privacy.attachments.reading import Gathering
from generator.privacy.attachments.xml import Parsed

# Elements whose runs are one text, in whichever part they stand.
PARAGRAPHS = frozenset({"p", "si", "is", "text", "div", "TextObject", "oddHeader", "oddFooter"})
SHAPES = frozenset({"AbbreviatedData", "Anchor", "posOffset"})  # their text is drawing, not words
CHANGES = frozenset(
    {"ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange",
     "sectPrChange", "tblGridChange", "tblPrExChange", "numberingChange", "cellIns", "cellDel", "cellMerge"}
)  # fmt: skip
DELETED = frozenset({"delText", "delInstrText"})
FIELDS = frozenset({"instrText", "delInstrText"})
BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
OFF = frozenset({"0", "false", "off", "none"})
NO_WORDS = re.compile(
    r"rsid.*|.*(?:[pP]araId|textId|[uU]id|[gG]uid|GUID)|path|d|points|coordsize|coordorigin|adj|style|viewBox|transform"
    r"|Delta[XY]|Boundary|CTM|sqref|ref|spans|spid|r:.*|gfxdata|hash.*|salt.*|dllVersion|typeface"
)
GUID = re.compile(r"\{?[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}?")
LONG_NUMBER = re.compile(r"(?:[0-9０-９][^0-9０-９A-Za-z]{0,3}){11}")
SPEAKS = re.compile(r"(?:[0-9０-９][^0-9０-９A-Za-z]{0,3}){11}|[\u4e00-\u9fff]|@")


class _Sort(Enum):
    shown = auto()
    hidden = auto()
    deleted = auto()
    instruction = auto()


@dataclass
class Told:
    """Whether a part has hidden text or tracked changes; whether it shows any text at all."""

    hidden: bool = False
    changes: bool = False
    shown: bool = False
    count: int = field(default=0, repr=False)


def tell(parsed: Parsed, title: str, gathering: Gathering, hidden_styles: Collection[str] = ()) -> Told:
    """Every word of a part."""
    walk = _Walk(title, gathering, hidden_styles)
    walk.element(parsed.root)
    walk.lines.end()
    walk.told.changes = any(one.tag in CHANGES for one in parsed.root.iter())
    for text in parsed.comments:
        gathering.say(f"{title}的注释", text)
    return walk.told


def is_on(element: Element) -> bool:
    """Whether a switch such as ``<w:vanish/>`` is on."""
    return element.get("val", "1").lower() not in OFF


class _Walk:
    def __init__(self, title: str, gathering: Gathering, hidden_styles: Collection[str]) -> None:
        self.title = title
        self.gathering = gathering
        self.hidden_styles = hidden_styles
        self.told = Told()
        self.lines = Lines(title, gathering)

    def element(self, element: Element) -> None:
        """An element that is in no paragraph."""
        self._attributes(element)
        if element.tag in PARAGRAPHS:
            self._say(self._paragraph(element))
            return
        if element.tag == "tbl":
            self._table(element)
            return
        if element.tag not in SHAPES:
            for text in (element.text, element.tail):
                if text and text.strip():
                    self.told.shown = True
                    self.gathering.say(self.title, text)
        for child in element:
            self.element(child)

    def _table(self, table: Element) -> None:
        headings: dict[int, str] = {}
        columns = Columns(self.title, self.gathering)
        for row in table.iter("tr"):
            self._attributes(row)
            cells = []
            for column, cell in enumerate(row.iter("tc")):
                paragraphs = [self._paragraph(one) for one in _outermost(cell, "p")]
                for one in paragraphs:
                    self._say(one, cell=True)
                cells.append((column, " ".join(_joined(one, *_Sort) for one in paragraphs)))
            self.told.count += 1
            self.gathering.say(f"{self.title}第{self.told.count}段（表格）", line(cells, headings))
            columns.row(cells, headings)
        columns.end()
        for other in table.iter():
            self._attributes(other)

    def _paragraph(self, paragraph: Element) -> list[tuple[_Sort, str]]:
        hidden = any(style.get("val") in self.hidden_styles for style in paragraph.findall("pPr/pStyle"))
        found = list(self._runs(paragraph, hidden))
        self.told.shown |= any(text.strip() for _, text in found)
        self.told.hidden |= any(sort is _Sort.hidden and text.strip() for sort, text in found)
        return found

    def _runs(self, element: Element, hidden: bool) -> Iterator[tuple[_Sort, str]]:
        if element.tag in PARAGRAPHS and element.text:
            yield _sort(element.tag, hidden), element.text
        for child in element:
            tag = child.tag
            self._attributes(child)
            if tag in PARAGRAPHS or tag == "tbl":
                self.element(child)  # a text box inside a paragraph
                continue
            if tag in SHAPES:
                continue
            inside = hidden or (tag == "r" and self._vanishes(child))
            if tag in BREAKS and element.tag == "r":
                yield _Sort.shown, BREAKS[tag]
            if child.text and (not len(child) or child.text.strip()):
                yield _sort(tag, inside), child.text
            yield from self._runs(child, inside)
            if child.tail and child.tail.strip():
                yield _sort(element.tag, hidden), child.tail

    def _vanishes(self, run: Element) -> bool:
        switched = run.find("rPr/vanish")
        if switched is not None:
            return is_on(switched)
        return any(style.get("val") in self.hidden_styles for style in run.findall("rPr/rStyle"))

    def _say(self, runs: list[tuple[_Sort, str]], *, cell: bool = False) -> None:
        if not cell:
            self.told.count += 1
        where = f"{self.title}第{self.told.count + cell}段"
        shown = _joined(runs, _Sort.shown)
        if not cell:
            self.gathering.say(where, shown)
            self.lines.line(shown)
        for name, sorts in (
            ("（隐藏文字）", (_Sort.hidden,)),
            ("（删除的文字）", (_Sort.deleted,)),
            ("（域代码）", (_Sort.instruction,)),
            ("（连同看不见的）", (_Sort.shown, _Sort.hidden, _Sort.deleted)),
        ):
            text = _joined(runs, *sorts)
            if text != shown:
                self.gathering.say(f"{where}{name}", text)

    def _attributes(self, element: Element) -> None:
        for name, value in element.attrib.items():
            if SPEAKS.search(value) and not NO_WORDS.fullmatch(name) and not GUID.fullmatch(value):
                self.gathering.say(f"{self.title}里“{element.tag}”的 {name}", value)
        self._named(element)

    def _named(self, element: Element) -> None:
        """A value with the name it bears: the name says what a number is."""
        name = element.get("name", "")
        values = [value for key, value in element.attrib.items() if key != "name" and not NO_WORDS.fullmatch(key)]
        values += [one.text or "" for one in (element, *element[:1])]
        for value in values if name else ():
            if LONG_NUMBER.search(value) and not GUID.fullmatch(value):
                self.gathering.say(f"{self.title}里的“{name}”", f"{name}：{value}")


def _outermost(cell: Element, tag: str) -> Iterator[Element]:
    for child in cell:
        if child.tag == tag:
            yield child
        else:
            yield from _outermost(child, tag)


def _joined(runs: list[tuple[_Sort, str]], *sorts: _Sort) -> str:
    return "".join(text for sort, text in runs if sort in sorts)


def _sort(tag: str, hidden: bool) -> _Sort:
    if tag in DELETED:
        return _Sort.deleted
    if tag in FIELDS:
        return _Sort.instruction
    return _Sort.hidden if hidden else _Sort.shown
