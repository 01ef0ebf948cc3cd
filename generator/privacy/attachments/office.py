"""What Word and Excel files have in common: which parts there are, what may not be in them, properties, pictures.

takes  an unpacked package and the gathering
gives  pieces of every part that is not the format's own
does not  run, follow or unlock anything
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from generator.privacy.attachments.reading import Refused, Why
from generator.privacy.attachments.xml import parse
from generator.privacy.attachments.zips import Package

TYPES = "[Content_Types].xml"
MAIN = {
    "wordprocessingml.document.main+xml": "docx",
    "wordprocessingml.template.main+xml": "docx",
    "spreadsheetml.sheet.main+xml": "xlsx",
    "spreadsheetml.template.main+xml": "xlsx",
}
ACTIVE = re.compile(r"vbaproject|vbadata|activex|macrosheet|attachedtoolbars|webextension", re.IGNORECASE)
ACTIVE_TYPE = re.compile(r"macroEnabled|vbaProject|activeX|macrosheet", re.IGNORECASE)
OBJECT = re.compile(r"(?:^|/)(?:embeddings/.*\.bin|oleobject[^/]*|afchunk[^/]*)$", re.IGNORECASE)
PICTURE = re.compile(r"\.(?:jpe?g|jfif|png|gif|bmp|tiff?|emf|wmf|webp|heic|wdp)$", re.IGNORECASE)
# Parts by their path, the first that fits: what a clerk calls them.
TITLES = (
    (re.compile(r"docprops/custom"), "自定义属性"),
    (re.compile(r"docprops/"), "文件属性"),
    (re.compile(r"word/document"), "正文"),
    (re.compile(r"word/header"), "页眉"),
    (re.compile(r"word/footer"), "页脚"),
    (re.compile(r"word/footnotes"), "脚注"),
    (re.compile(r"word/endnotes"), "尾注"),
    (re.compile(r"word/comments|xl/comments|xl/threadedcomments"), "批注"),
    (re.compile(r"word/people|xl/persons"), "批注人"),
    (re.compile(r"word/settings"), "文档设置"),
    (re.compile(r"word/glossary"), "文档部件"),
    (re.compile(r"xl/sharedstrings"), "单元格文字"),
    (re.compile(r"xl/workbook"), "工作簿"),
    (re.compile(r"xl/drawings/_rels|xl/worksheets/_rels|xl/_rels|word/_rels|_rels"), "链接"),
    (re.compile(r"(?:xl|word)/drawings/vml"), "批注框"),
    (re.compile(r"(?:xl|word)/(?:drawings|diagrams)"), "文本框和图形"),
    (re.compile(r"(?:xl|word)/charts"), "图表"),
    (re.compile(r"xl/externallinks"), "外部链接"),
    (re.compile(r"xl/pivot"), "数据透视表"),
    (re.compile(r"xl/(?:connections|querytables)"), "数据连接"),
    (re.compile(r"xl/revisions"), "修订记录"),
    (re.compile(r"customxml"), "自定义数据"),
)


def main_kind(package: Package) -> str:
    """docx, xlsx or ofd by the package's own table of contents; a refusal where it holds a programme."""
    if "OFD.xml" in package.parts:
        return "ofd"
    if TYPES not in package.parts:
        return ""
    types = [one.get("ContentType", "") for one in parse(package.parts[TYPES]).root]
    if any(ACTIVE_TYPE.search(one) for one in types) or any(ACTIVE.search(name) for name in package.parts):
        raise Refused(Why.active, "里有宏或控件")
    for ending, kind in MAIN.items():
        if any(one.endswith(ending) for one in types):
            return kind
    return ""


def title_of(name: str) -> str:
    """A part in a clerk's words; the path itself for one that is rare."""
    return next((title for pattern, title in TITLES if pattern.search(name.lower())), f"部件 {name} ")


def is_object(name: str) -> bool:
    """Whether a part is an embedded object of some other programme."""
    return bool(OBJECT.search(name))


def is_embedded_file(name: str) -> bool:
    """Whether a part is an embedded file."""
    return "/embeddings/" in name.lower()


def relations(package: Package, name: str) -> dict[str, tuple[str, str]]:
    """Of a part: id → kind of relation, path of the target as it stands in the package."""
    folder, _, file = name.rpartition("/")
    path = f"{folder}/_rels/{file}.rels".lstrip("/")
    if path not in package.parts:
        return {}
    return {one.get("Id", ""): _relation(one, folder) for one in parse(package.parts[path]).root}


def _relation(one: Element, folder: str) -> tuple[str, str]:
    target = one.get("Target", "")
    kind = one.get("Type", "").rpartition("/")[2]
    if one.get("TargetMode", "") == "External":
        return kind, target
    return kind, resolve(folder, target)


def resolve(folder: str, target: str) -> str:
    """A target as the path of a part."""
    steps: list[str] = [] if target.startswith("/") else [step for step in folder.split("/") if step]
    for step in target.split("/"):
        if step == "..":
            del steps[-1:]
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)
