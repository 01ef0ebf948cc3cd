"""Where words stand in a document.

takes  the places of a site, some words
gives  the documents that lie there, drafts and those of drafts too; the spans at which their clean text has the words
does not  search pages: that is the site's search
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.findings import Findings
from generator.load.documents import read_passages
from generator.load.files import Root
from generator.model.base import Span


@dataclass(frozen=True)
class Looked:
    """A document and its passages; none where it cannot be read, and ``findings`` say why.

    Of a draft whose passages are not written yet nothing is said: nothing is wrong with it.
    """

    name: str  # place/document, as the answers print it
    passages: Mapping[str, str] | None
    findings: Findings


def documents_in(root: Root, home: Path, slugs: Iterable[str]) -> Iterator[Looked]:
    """Every document of the places. What is said of a place itself is not asked: words are looked up to write that."""
    for slug in dict.fromkeys(slugs):
        for folder in sorted((home / "content" / slug / "documents").glob("*")):
            if folder.is_dir():
                findings = Findings()
                passages = read_passages(root, folder, findings)
                yield Looked(f"{slug}/{folder.name}", passages, findings)


def spans_of(passages: Mapping[str, str], words: str) -> Iterator[Span]:
    """Each place the words stand at, in the order of the document; overlapping ones too."""
    wanted = "".join(words.split())
    if not wanted:
        return
    for name, text in passages.items():
        solid = [index for index, char in enumerate(text) if not char.isspace()]
        bare = "".join(text[index] for index in solid)
        at = bare.find(wanted)
        while at >= 0:
            yield Span(name, solid[at], solid[at + len(wanted) - 1] + 1)
            at = bare.find(wanted, at + 1)
