"""The example county in a browser: what the five real places do not have is drawn well too, and 示例 is seen."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from html_pages import pages_of_every_kind
from sites import ROOT
from test_axe import OPTIONS
from test_nu_html import check
from test_reflow import STICKS_OUT
from test_targets import WIDTHS, small_letters, small_targets

MARK = ".gk-mast__sample strong"


@pytest.fixture(scope="module")
def largest(story):
    """(kind, path): the largest page of every kind."""
    return tuple(dict(reversed(pages_of_every_kind(story.folder))).items())


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_violation(story, largest, context, scheme):
    """axe-core finds no violation on the largest page of any kind, on a phone, light and dark."""
    page = context(color_scheme=scheme).new_page()
    found = []
    for kind, path in largest:
        page.goto(story.at(path))
        result = Axe().run(page, options=OPTIONS)
        found += [f"{kind} {path}: {v['id']} {v['nodes'][0]['target']}" for v in result.response["violations"]]
    assert not found, "\n".join(found)


def test_every_kind_of_the_ledger_is_there(largest):
    """The example has a page of every kind the ledger and 信息公开 know, a notice that hangs and a page that is gone among them."""
    templates = {path.stem for path in (ROOT / "theme" / "bodies").glob("*.html")}
    ledger = {"meetings", "meeting", "proposals", "resolutions", "resolution", "reports", "report", "bulletins",
              "bulletin", "circulars", "circular", "evaluations", "evaluation", "notices", "notice", "cases",
              "withheld", "opening", "guide", "opening-rules", "opening-catalogue", "annuals", "annual", "tombstone"}  # fmt: skip
    assert ledger <= templates
    assert ledger <= {kind for kind, _ in largest}


def test_no_error_of_markup(story, largest):
    """The HTML checker finds no error on the largest page of any kind."""
    assert check(*(story.folder / path for _, path in largest)) == []


@WIDTHS
def test_hit_and_read(story, largest, context, width, height):
    """Every link and control is large enough to hit, every letter to read."""
    page = context(width, height).new_page()
    assert small_targets(story, largest, page, width) == []
    assert small_letters(story, largest, page) == []


def test_nothing_sticks_out(story, largest, context):
    """At 320 px no page of any kind scrolls sideways and nothing is cut off."""
    page = context(320, 640).new_page()
    found = []
    for kind, path in largest:
        page.goto(story.at(path))
        found += [f"{kind} {path}: {what}" for what in page.evaluate(STICKS_OUT)]
    assert not found, "\n".join(found)


def test_the_mark_is_seen(story, largest, context):
    """On the first screen of a phone and on paper, forms to be filled in included, every kind of page shows 示例."""
    page = context().new_page()
    unseen = []
    for kind, path in largest:
        page.goto(story.at(path))
        box = page.locator(MARK).bounding_box()
        if box is None or box["y"] + box["height"] > 740 or page.locator(MARK).inner_text() != "示例":
            unseen.append(f"{kind} {path}")
        page.emulate_media(media="print")
        if not page.locator(MARK).is_visible():
            unseen.append(f"{kind} {path} 打印")
        page.emulate_media(media="screen")
    assert unseen == []


def test_a_form_stays_on_one_sheet(example, context):
    """A form to be filled in is still one sheet of paper with the mark on it."""
    page = context().new_page()
    for folder in sorted((example.folder / "papers").iterdir()):
        if folder.is_dir():
            page.goto(example.at(f"papers/{folder.name}/index.html"))
            assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == 1, folder.name
