"""The way of a citizen through the site, the same over HTTP and from disk."""

from __future__ import annotations

import json
import random

from playwright.sync_api import Locator, Page
from sites import Site


def duties(site: Site, slug: str) -> list[dict]:
    """The duties of a place, as the site itself publishes them."""
    return json.loads((site.folder / "data" / f"{slug}.json").read_text(encoding="utf-8"))["duties"]


def sample_of_clauses(site: Site, slug: str, number: int) -> list[tuple[str, dict]]:
    """(unit, clause): clauses of a place chosen by a seed, the first and the last always among them."""
    every = [(duty["units"][-1], clause) for duty in duties(site, slug) for clause in duty["clauses"]]
    return [every[0], every[-1], *random.Random(slug).sample(every[1:-1], number - 2)]


def in_view(page: Page, element: Locator) -> bool:
    """Whether at least a line of the element stands in the window."""
    box = element.bounding_box()
    window = page.viewport_size
    return box is not None and box["y"] < window["height"] - 20 and box["y"] + box["height"] > 20


def own_words(clause: Locator) -> str:
    """The words of a clause without the beginning it shares with its neighbours, which stands before them muted."""
    return clause.locator("blockquote").evaluate(
        "e => { const c = e.cloneNode(true); c.querySelectorAll('[data-chrome]').forEach(x => x.remove()); return c.textContent }"
    )


def plain(text: str) -> str:
    """Without white space."""
    return "".join(text.split())


def to_the_sentence_and_back(page: Page, clause: dict) -> None:
    """On a page that shows the clause: one click to the sentence in the document, one click back to the duty."""
    shown = page.locator(f"#c-{clause['id']}")
    assert plain(own_words(shown)) == plain(clause["text"])
    source = shown.locator("a", has_text="看原文")
    assert source.count() == 1
    with page.expect_navigation():
        source.click()
    assert page.locator("body").get_attribute("data-kind") == "document"
    sentence = target(page)
    assert plain(sentence.inner_text()) == plain(clause["text"])
    assert in_view(page, sentence), f"{page.url} 不在眼前"
    with page.expect_navigation():
        press(sentence)
    assert page.url.endswith(f"#c-{clause['id']}")
    duty = target(page)
    assert plain(own_words(duty)) == plain(clause["text"])
    assert in_view(page, duty)


def press(sentence: Locator) -> None:
    """Press the first line of a sentence that may be broken over lines, as a finger would."""
    box = sentence.evaluate(
        "e => { const r = e.getClientRects()[0]; return [r.left + r.width / 2, r.top + r.height / 2] }"
    )
    sentence.page.mouse.click(*box)


def target(page: Page) -> Locator:
    """The element the address points at."""
    fragment = page.url.partition("#")[2]
    assert fragment, page.url
    return page.locator(f'[id="{fragment}"]')
