"""An Office or OFD file without properties, comments and the names of those who worked on it.

takes  bytes of a file that was read without refusal
gives  bytes; the same ones each time, and the same again when stripped twice
does not  take away anything a reader of the file sees
"""

from __future__ import annotations

import io
import re
import zipfile

from generator.privacy.attachments.cut import Rule, cut
from generator.privacy.attachments.jpeg import strip_jpeg
from generator.privacy.attachments.office import TYPES, main_kind, resolve
from generator.privacy.attachments.png import strip_png
from generator.privacy.attachments.reading import Gathering
from generator.privacy.attachments.sniff import sniff
from generator.privacy.attachments.words import CHANGES
from generator.privacy.attachments.zips import XML, Package, unpack

DROPPED = re.compile(
    r"docprops/.*|word/comments[^/]*\.xml|word/people\.xml|customxml/.*|xl/comments[^/]*\.xml|xl/comments/.*"
    r"|xl/threadedcomments/.*|xl/persons/.*|_xmlsignatures/.*|(?:xl|word)/printersettings/.*|customui/.*|\[trash\]/.*"
    r"|.*/_rels/(?:comments[^/]*|people)\.xml\.rels",
    re.IGNORECASE,
)
CUT = {
    "docx": frozenset(
        {"commentRangeStart", "commentRangeEnd", "commentReference", "rsids", "docVars", "attachedTemplate",
         "mailMerge", "dataBinding"}
    ),
    "xlsx": frozenset({"absPath", "fileSharing", "userInfo"}),
    "ofd": frozenset(
        {"Author", "Creator", "CreatorVersion", "CreationDate", "ModDate", "Keywords", "Abstract", "Subject",
         "CustomDatas"}
    ),
}  # fmt: skip
GONE_RELATIONS = ("attachedTemplate", "mailMergeSource", "mailMergeHeaderSource", "mailMergeRecipientData")
DAY = (1980, 1, 1, 0, 0, 0)
LEVEL = 6
FIRST = ("mimetype", TYPES)


def strip_package(content: bytes, depth: int = 0) -> bytes:
    """A zip file of parts, in the order of their names, all of one day."""
    package = unpack(content, Gathering())
    kind = main_kind(package)
    parts = {name: data for name, data in package.parts.items() if kind == "ofd" or not DROPPED.fullmatch(name)}
    gone = set(package.parts) - set(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as archive:
        for name in sorted(parts, key=lambda one: (one not in FIRST, one)):
            entry = zipfile.ZipInfo(name, DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            entry.create_system = 0
            archive.writestr(entry, _part(name, parts[name], kind, package, gone, depth), compresslevel=LEVEL)
    return out.getvalue()


def _part(name: str, data: bytes, kind: str, package: Package, gone: set[str], depth: int) -> bytes:
    if name == TYPES:
        return _types(data, gone)
    if name.endswith(".rels"):
        return _relations(name, data, gone)
    if XML.search(name):
        return cut(data, _rule(name, kind), CHANGES if kind == "docx" else frozenset())
    found = sniff(data)
    if found == "jpg":
        return strip_jpeg(data)
    if found == "png":
        return strip_png(data)
    return strip_package(data, depth + 1) if found == "zip" and depth == 0 else data


def _rule(name: str, kind: str) -> Rule:
    goes = CUT.get(kind, frozenset()) if kind != "ofd" or name == "OFD.xml" else frozenset()
    if name.lower().endswith(".vml"):
        return lambda tag, values: "shape" if tag == "ClientData" and values.get("ObjectType") == "Note" else ""
    return lambda tag, _: tag if tag in goes else ""


def _types(data: bytes, gone: set[str]) -> bytes:
    names = {f"/{name}" for name in gone}
    return cut(data, lambda tag, values: tag if tag == "Override" and values.get("PartName") in names else "")


def _relations(name: str, data: bytes, gone: set[str]) -> bytes:
    """Without relations to what is gone, and to the template or the addresses a letter was made from."""
    folder = name.rpartition("/")[0].removesuffix("_rels").rstrip("/")

    def rule(tag: str, values: dict[str, str]) -> str:
        if tag != "Relationship":
            return ""
        lost = values.get("TargetMode") != "External" and resolve(folder, values.get("Target", "")) in gone
        return tag if lost or values.get("Type", "").rpartition("/")[2] in GONE_RELATIONS else ""

    return cut(data, rule)
