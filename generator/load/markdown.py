"""A narrative's Markdown to HTML, with no way for HTML of its own to get through.

takes  a ``.md`` file
gives  HTML made by markdown-it alone, or findings
does not  know the page's frame
"""

from __future__ import annotations

from pathlib import Path

from markdown_it import MarkdownIt

from generator.findings import Findings, Place
from generator.load.files import TEXT_LIMIT, Root, decode, read_bytes
from generator.model.base import MARKUP

MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


def read_markdown(root: Root, path: Path, findings: Findings) -> str | None:
    """The file's HTML; a line with markup of its own is a finding, since it would show as text."""
    raw = read_bytes(root, path, TEXT_LIMIT, findings)
    text = decode(root.place(path), raw, findings) if raw is not None else None
    if text is None:
        return None
    before = len(findings)
    for number, line in enumerate(text.splitlines(), 1):
        if found := MARKUP.search(line):
            findings.add("R102", Place(root.relative(path), number, found.start() + 1), found=found.group())
    return MARKDOWN.render(text) if len(findings) == before else None
