"""A narrative's Markdown to HTML, with no way for HTML of its own to get through.

takes  a ``.md`` file
gives  HTML made by markdown-it alone and the text it was made from, or findings
does not  know the page's frame
"""

from __future__ import annotations

from pathlib import Path

from markdown_it import MarkdownIt

from generator.findings import Findings, Place
from generator.load.files import TEXT_LIMIT, Root, decode, read_bytes
from generator.model.base import MARKUP

MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


def read_markdown(root: Root, path: Path, findings: Findings) -> tuple[str, str] | None:
    """The file's HTML and its text; a line with markup of its own is a finding, since it would show as text."""
    raw = read_bytes(root, path, TEXT_LIMIT, findings)
    place = root.place(path)
    text = decode(place, raw, findings) if raw is not None else None
    return (MARKDOWN.render(text), text) if text is not None and is_plain(place, text, findings) else None


def is_plain(place: Place, text: str, findings: Findings) -> bool:
    """Whether no line of the text at ``place`` has markup of its own; each that has is a finding."""
    before = len(findings)
    for number, line in enumerate(text.splitlines(), 1):
        if found := MARKUP.search(line):
            findings.add("R102", Place(place.path, number, found.start() + 1), found=found.group())
    return len(findings) == before
