"""What a workbook has of its own: sheets row by row, hidden ones too, and what it keeps of other files.

takes  an unpacked package and the gathering
gives  pieces of the parts under ``xl/``; which sheets, rows and columns a reader would not see
does not  calculate a formula: what stands in the file is its last result
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from generator.privacy.attachments.lines import line, plain_number
from generator.privacy.attachments.lists import Columns
from generator.privacy.attachments.office import relations, title_of
from generator.privacy.attachments.reading import Gathering, Refused, Why
from generator.privacy.attachments.words import tell
from generator.privacy.attachments.xml import parse
from generator.privacy.attachments.zips import Package

WORKBOOK = re.compile(r"xl/workbook[^/]*\.xml", re.IGNORECASE)
SHEET = re.compile(r"xl/(?:work|chart|dialog)sheets/[^/]+\.xml", re.IGNORECASE)
STRINGS = re.compile(r"xl/sharedstrings[^/]*\.xml", re.IGNORECASE)
# Parts that hold what no cell shows, and that are published with the file.
KEPT_ELSEWHERE = (
    ("xl/externallinks/externallink", "外部链接里存着的数据"),
    ("xl/pivotcache/pivotcacherecords", "数据透视表里存着的数据"),
    ("xl/connections", "数据连接"),
)
COLUMN = re.compile(r"([A-Z]{1,3})[0-9]*")
HEADER_CODE = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|[A-Za-z&]|[0-9]{1,3}(?![0-9])\s?)')
LAST_COLUMN = 16_384
TRUE = ("1", "true")
JOINED = re.compile(r'"?\s*&\s*"?')  # ="138"&"0000" shows 1380000
LISTED = re.compile(r'"\s*[,;]\s*"')  # =CONCATENATE("138","0000") too
JOINS = re.compile("CONCAT|TEXTJOIN", re.IGNORECASE)


def read_xlsx(package: Package, names: list[str], gathering: Gathering) -> None:
    """The parts ``names``, all of them XML."""
    sheets = _sheets(package)
    strings = _strings(package, names, gathering)
    for name in names:
        if SHEET.fullmatch(name):
            _Sheet(name, sheets.get(name, ("没有列出的工作表", True)), strings, gathering).read(package)
        elif not STRINGS.fullmatch(name):
            told = tell(parse(package.parts[name]), title_of(name), gathering)
            lower = name.lower()
            if "comments" in lower and lower.startswith("xl/") and told.shown:
                gathering.leaving["批注"] = None
            if lower.startswith("xl/revisions/"):
                gathering.changes["修订记录"] = None
            for start, what in KEPT_ELSEWHERE:
                if lower.startswith(start):
                    gathering.staying[what] = None


def _sheets(package: Package) -> dict[str, tuple[str, bool]]:
    """Path → name of the sheet, whether it is hidden."""
    found: dict[str, tuple[str, bool]] = {}
    for name in package.parts:
        if WORKBOOK.fullmatch(name):
            targets = relations(package, name)
            for sheet in parse(package.parts[name]).root.iter("sheet"):
                _, path = targets.get(sheet.get("r:id", ""), ("", ""))
                found[path] = (sheet.get("name", ""), sheet.get("state", "visible") != "visible")
    return found


def _strings(package: Package, names: list[str], gathering: Gathering) -> list[str]:
    strings: list[str] = []

    def take(item: Element) -> None:
        spoken = "".join(text.text or "" for text in item.iter("rPh") for text in text.iter("t"))
        strings.append("".join(t.text or "" for t in (*item.findall("t"), *item.findall("r/t"))))
        gathering.say("单元格文字的注音", spoken)

    for name in names:
        if STRINGS.fullmatch(name):
            comments = parse(package.parts[name], {"si": take}).comments
            for text in (*comments, *strings):
                gathering.say("单元格文字", text)
    return strings


class _Sheet:
    def __init__(self, path: str, named: tuple[str, bool], strings: list[str], gathering: Gathering) -> None:
        self.path = path
        self.name, self.hidden = named
        self.title = f"{'隐藏的' if self.hidden else ''}工作表“{self.name}”"
        self.strings = strings
        self.gathering = gathering
        self.headings: dict[int, str] = {}
        self.columns = Columns(self.title, gathering)
        self.hidden_columns: list[tuple[int, int]] = []
        self.no_height = False
        self.row = 0
        self.filled = False

    def read(self, package: Package) -> None:
        """Rows as they come, then all else in the sheet."""
        take = {"col": self._column, "row": self._row, "sheetFormatPr": self._format}
        parsed = parse(package.parts[self.path], take)
        for tag in ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"):
            for element in parsed.root.iter(tag):
                self.gathering.say(f"{self.title}的页眉页脚", HEADER_CODE.sub("", element.text or ""))
        self.columns.end()
        told = tell(parsed, self.title, self.gathering)
        if self.hidden and (self.filled or told.shown):
            self.gathering.staying[self.title] = None

    def _format(self, element: Element) -> None:
        self.no_height = element.get("zeroHeight", "0") in TRUE

    def _column(self, element: Element) -> None:
        if element.get("hidden", "0") in TRUE or element.get("width", "1") in ("0", "0.0"):
            self.hidden_columns.append((int(element.get("min", "1")), int(element.get("max", str(LAST_COLUMN)))))

    def _row(self, row: Element) -> None:
        self.row = int(row.get("r", self.row + 1))
        cells = []
        for place, cell in enumerate(row.iter("c"), 1):
            text = self._text(cell)
            if text.strip():
                cells.append((_column_of(cell.get("r", ""), place), text))
            for formula in cell.iter("f"):
                self._formula(formula.text or "")
        if not cells:
            return
        self.filled = self.gathering.has_text = True
        self.gathering.say(f"{self.title}第{self.row}行", line(cells, self.headings))
        self.columns.row(cells, self.headings)
        hidden = row.get("hidden", "0") in TRUE or row.get("ht") in ("0", "0.0")
        if hidden or (self.no_height and row.get("customHeight", "0") not in TRUE):
            self.gathering.staying[f"{self.title}里隐藏的行"] = None
        if any(first <= column <= last for column, _ in cells for first, last in self.hidden_columns):
            self.gathering.staying[f"{self.title}里隐藏的列"] = None

    def _formula(self, text: str) -> None:
        """As it stands, and with the texts joined that it joins."""
        where = f"{self.title}第{self.row}行的公式"
        self.gathering.say(where, text)
        joined = JOINED.sub("", text)
        joined = LISTED.sub("", joined) if JOINS.search(joined) else joined
        if joined != text:
            self.gathering.say(where, joined)

    def _text(self, cell: Element) -> str:
        kind = cell.get("t", "n")
        value = cell.findtext("v") or ""
        if kind == "inlineStr":
            return "".join(text.text or "" for text in cell.iter("t"))
        if kind == "s":
            try:
                return self.strings[int(value)]
            except (ValueError, IndexError):
                raise Refused(Why.broken, "坏了，单元格指着没有的文字") from None
        return plain_number(value) if kind == "n" else value


def _column_of(reference: str, place: int) -> int:
    match = COLUMN.fullmatch(reference)
    if match is None:
        return place
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return column
