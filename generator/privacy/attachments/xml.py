"""XML read without any of its dangers: no document type, no entities, bounded depth.

takes  bytes
gives  a tree whose names have lost their namespaces, and the comments in it
does not  follow any address
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from generator.privacy.attachments.reading import Refused, Why

DEPTH_LIMIT = 250
ELEMENT_LIMIT = 2_000_000
RELATIONSHIPS = "/relationships"  # ends the namespace of r:id; told from other ids by "r:"
ENCODING = re.compile(r"""(<\?xml[^>]{0,60}encoding\s*=\s*["'])([\w-]+)""")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
Take = Callable[[Element], None]


@dataclass(frozen=True)
class Parsed:
    """A tree and what stands in comments and processing instructions."""

    root: Element
    comments: tuple[str, ...]


def parse(content: bytes, take: Mapping[str, Take] | None = None) -> Parsed:
    """``take`` names elements that are handed over as soon as they end, and emptied."""
    reader = _Reader(take or {})
    parser = new_parser()
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.builder.data
    parser.CommentHandler = reader.comments.append
    parser.ProcessingInstructionHandler = lambda _, data: reader.comments.append(data)
    feed(parser, content)
    return Parsed(reader.builder.close(), tuple(reader.comments))


def new_parser() -> Any:
    """A parser that stops at a document type."""
    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartDoctypeDeclHandler = _no_document_type
    return parser


def feed(parser: Any, content: bytes) -> None:
    """Parse all of it; what is no XML is a refusal."""
    try:
        parser.Parse(as_utf8(content), True)
    except expat.ExpatError:
        raise Refused(Why.broken, "坏了，里面的 XML 读不下去") from None


def as_utf8(content: bytes) -> bytes:
    """XML in UTF-16 or a Chinese encoding, in UTF-8; all else as it is."""
    declared = ENCODING.match(content[:200].decode("latin-1"))
    encoding = "utf-16" if content.startswith(UTF_16) else declared[2].lower() if declared else ""
    if encoding != "utf-16" and not encoding.startswith("gb"):
        return content
    try:
        text = content.decode("utf-16" if encoding == "utf-16" else "gb18030")
    except UnicodeDecodeError:
        raise Refused(Why.broken, "坏了，里面的 XML 读不下去") from None
    return ENCODING.sub(r"\1utf-8", text, count=1).encode()


def local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition("}")[2]


def _no_document_type(*_: object) -> None:
    raise Refused(Why.broken, "里的 XML 带有文档类型声明，正常的办公软件不这样写")


class _Reader:
    def __init__(self, take: Mapping[str, Take]) -> None:
        self.take = take
        self.builder: Any = TreeBuilder()
        self.comments: list[str] = []
        self.depth = 0
        self.count = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        self.count += 1
        if self.count > ELEMENT_LIMIT:
            raise Refused(Why.too_much, "里的 XML 太大")
        if self.depth > DEPTH_LIMIT:
            raise Refused(Why.broken, "里的 XML 套得太深")
        short: dict[str, str] = {}
        for key, value in attributes.items():
            space, _, plain = key.rpartition("}")
            plain = f"r:{plain}" if space.endswith(RELATIONSHIPS) else plain
            short[f"{plain}'" if plain in short else plain] = value
        self.builder.start(local(name), short)

    def end(self, name: str) -> None:
        self.depth -= 1
        element = self.builder.end(local(name))
        take = self.take.get(element.tag)
        if take is not None:
            take(element)
            element.clear()
