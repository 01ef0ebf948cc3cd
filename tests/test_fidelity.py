"""The official wording reaches the reader character for character.

Nothing of the generator is used here but the built site and its data: the original is corrected by the corrections
the data list, in a few lines of the test's own.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import html5lib
import pytest

from tests.conftest import ROOT

SLUGS = ("wuhai", "tongren", "dafang", "yijinhuoluo", "xinjiang")
SENTENCE = re.compile(r"[^。；！？]+[。；！？]?")


def bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def corrected(original: str, corrections: list[dict[str, str]]) -> str:
    """The original without white space, each correction applied once, in order."""
    text = bare(original)
    for correction in corrections:
        before = bare(correction["before"])
        assert text.count(before) == 1, f"{before!r} stands {text.count(before)} times"
        text = text.replace(before, bare(correction["after"]))
    return text


def shown_text(element: Any) -> str:
    """The text of an element without what is marked as chrome."""
    if element.get("data-chrome") is not None or element.tag in ("script", "style", "svg"):
        return element.tail or ""
    inner = (element.text or "") + "".join(shown_text(child) for child in element if isinstance(child.tag, str))
    return inner + (element.tail or "")


def page_text(path: Path) -> str:
    tree = html5lib.parse(path.read_text(encoding="utf-8"), treebuilder="etree", namespaceHTMLElements=False)
    return bare(shown_text(tree))


@pytest.fixture(scope="module", params=SLUGS)
def place(request: pytest.FixtureRequest, real_site: Path) -> dict[str, Any]:
    slug = request.param
    data = json.loads((real_site / "data" / f"{slug}.json").read_text(encoding="utf-8"))
    return {"slug": slug, "data": data, "site": real_site}


def test_every_sentence_stands_in_the_document_page(place: dict[str, Any]) -> None:
    """Each sentence, list entry and heading of the corrected original stands in the document's page."""
    for document in place["data"]["documents"]:
        folder = ROOT / "content" / place["slug"] / "documents" / document["id"]
        original = (folder / "original.txt").read_bytes()
        assert hashlib.sha256(original).hexdigest() == document["sha256"]
        text = corrected(original.decode(), document["corrections"])
        page = page_text(place["site"] / place["slug"] / "documents" / document["id"] / "index.html")
        lines = [bare(line) for line in original.decode().splitlines() if bare(line)]
        uncorrected = [line for line in lines if line in text]
        assert len(uncorrected) > 0.8 * len(lines)
        missing = [part for part in (*SENTENCE.findall(text), *uncorrected) if part not in page]
        assert missing == []


def test_the_document_page_adds_and_moves_nothing(place: dict[str, Any]) -> None:
    """The passages, one after another, are the corrected original: nothing more, nothing in another order."""
    for document in place["data"]["documents"]:
        folder = ROOT / "content" / place["slug"] / "documents" / document["id"]
        text = corrected((folder / "original.txt").read_text(encoding="utf-8"), document["corrections"])
        assert bare("".join(passage["text"] for passage in document["passages"])) == text


def test_every_clause_is_quoted_exactly(place: dict[str, Any]) -> None:
    """Each clause stands word for word on its unit's page and in its document."""
    slug, site = place["slug"], place["site"]
    whole = bare("".join(p["text"] for d in place["data"]["documents"] for p in d["passages"]))
    for duty in place["data"]["duties"]:
        page = page_text(site / slug / "units" / duty["units"][0] / "index.html")
        for clause in duty["clauses"]:
            assert bare(clause["text"]) in whole
            assert bare(clause["text"]) in page


def test_the_original_can_be_downloaded_untouched(place: dict[str, Any]) -> None:
    """What is offered for download is the bytes received."""
    for document in place["data"]["documents"]:
        served = place["site"] / place["slug"] / "documents" / document["id"] / "original.txt"
        source = ROOT / "content" / place["slug"] / "documents" / document["id"] / "original.txt"
        assert served.read_bytes() == source.read_bytes()
