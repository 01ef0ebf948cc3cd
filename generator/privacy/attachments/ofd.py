"""An OFD file: every word of its XML, characters joined to the lines they stand in.

takes  an unpacked package and the gathering
gives  pieces
does not  check a seal
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from generator.privacy.attachments.reading import Gathering
from generator.privacy.attachments.words import tell
from generator.privacy.attachments.xml import parse
from generator.privacy.attachments.zips import Package

GAP = 2.0  # millimetres between two pieces of one line


def read_ofd(package: Package, names: list[str], gathering: Gathering) -> None:
    """The parts ``names``, all of them XML."""
    for name in names:
        parsed = parse(package.parts[name])
        title = "文件属性" if name == "OFD.xml" else f"部件 {name} "
        tell(parsed, title, gathering)
        objects = list(parsed.root.iter("TextObject"))
        gathering.has_text |= any(_words(one).strip() for one in objects)
        for text in _lines(objects):
            gathering.say(f"{title}里的一行", text)
        page = parsed.root.tag == "Page"
        if page and not objects and next(parsed.root.iter("ImageObject"), None) is not None:
            gathering.unread[name] = None


def _words(one: Element) -> str:
    return "".join(code.text or "" for code in one.iter("TextCode"))


def _lines(objects: list[Element]) -> list[str]:
    """Neighbours on one line are one text."""
    lines: list[str] = []
    end = level = float("nan")
    for one in objects:
        try:
            left, top, width, _ = (float(part) for part in one.get("Boundary", "").split())
        except ValueError:
            left = top = width = float("nan")
        if lines and top == level and 0 <= left - end + GAP <= 2 * GAP:
            lines[-1] += _words(one)
        else:
            lines.append(_words(one))
        end, level = left + width, top
    return lines
