"""On paper."""

import re
import zlib
from statistics import median

import pytest

PAPER, TEXT = 794, 673  # CSS px of A4's width, and of what the margins of print.css leave of it
TOO_WIDE = """width => { document.body.style.width = width + "px";
  return [...document.querySelectorAll("main *")].filter(e => e.checkVisibility() && !e.closest(".gk-hide"))
    .filter(e => e.getBoundingClientRect().right > width + 1 || e.scrollWidth > e.clientWidth + 1 && e.clientWidth
      && getComputedStyle(e).overflowX !== "visible")
    .map(e => e.tagName + "." + e.className + " " + Math.round(e.getBoundingClientRect().right)).slice(0, 5); }"""
UNBREAKABLE = """page => [...document.querySelectorAll("main *")]
  .filter(e => getComputedStyle(e).breakInside === "avoid" && e.getBoundingClientRect().height > page)
  .map(e => e.tagName + "." + e.className)"""
PAGES = [
    "wuhai/units/minzheng/index.html",
    "tongren/documents/zhidu/index.html",
    "topics/index.html",
    "topics/yiliao/index.html",
]


@pytest.mark.parametrize("path", PAGES)
def test_printed_page(portal, context, path):
    """Printed: who speaks, the passport and “以网站最新内容为准” with the address; no navigation, no # marks; black on white."""
    page = context(1280, 800, color_scheme="dark").new_page()
    page.goto(portal.at(path))
    hint = page.get_by_text("以网站最新内容为准")
    assert not hint.is_visible()
    page.emulate_media(media="print")
    assert hint.is_visible()
    assert path in hint.inner_text()
    assert page.locator("header").first.get_by_text("本站依据公开文件整理").is_visible()
    assert page.locator("main, aside").get_by_text("实际公开日期", exact=True).first.is_visible()
    assert (
        page.locator("nav:visible, button:visible, summary:visible, .gk-anchor:visible, .gk-copy:visible").count() == 0
    )
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def ink(pdf):
    """For each page of a PDF, how much is drawn on it (bytes of its drawing, unpacked)."""
    sizes = []
    for number in re.findall(rb"/Type /Page\b.*?/Contents (\d+) 0 R", pdf, re.S):
        start = pdf.index(b"stream\n", re.search(rb"^" + number + rb" 0 obj", pdf, re.M).end()) + len(b"stream\n")
        sizes.append(len(zlib.decompressobj().decompress(pdf[start:])))
    return sizes


@pytest.mark.parametrize("path", PAGES)
def test_paper(portal, context, path):
    """The PDF is A4 upright, from a phone's browser too, and no sheet but the last is left mostly empty."""
    page = context(360, 740).new_page()
    page.goto(portal.at(path))
    pdf = page.pdf(prefer_css_page_size=True)
    boxes = [[float(n) for n in box.split()] for box in re.findall(rb"/MediaBox \[([^\]]*)\]", pdf)]
    assert boxes
    assert all((round(box[2]), round(box[3])) == (595, 842) for box in boxes)
    sheets = ink(pdf)
    assert len(sheets) == len(boxes)
    assert all(sheet > median(sheets) / 4 for sheet in sheets[:-1]), sheets


def test_links_followed_by_addresses(portal, context):
    """On paper a source is followed by the short form of its address."""
    page = context(1280, 800).new_page()
    page.goto(portal.at(PAGES[0]))
    page.emulate_media(media="print")
    source = page.locator("#c-minzheng-1 a", has_text="看原文")
    shown = source.evaluate("e => getComputedStyle(e, '::after').content")
    assert "wuhai/documents/zhidu/#" in shown


def test_nothing_cut_off_on_paper(portal, kinds, context):
    """On A4 nothing of any kind of page runs over the right margin, where paper cannot scroll.

    And nothing that must not be broken is taller than half a page: it would leave a hole.
    """
    page = context(PAPER, 1123).new_page()
    page.emulate_media(media="print")
    faults = []
    for kind, path in dict(reversed(kinds)).items():
        page.goto(portal.at(path))
        faults += [f"{kind} {path}: {what}" for what in page.evaluate(UNBREAKABLE, 500) + page.evaluate(TOO_WIDE, TEXT)]
    assert not faults, "\n".join(faults)


def test_a_form_prints_what_was_answered(portal, context):
    """Of the self-check the questions answered are printed, with the answer; neither the others nor the aids."""
    page = context(360, 740).new_page()
    page.goto(portal.at("wuhai/self-check/index.html"))
    page.emulate_media(media="print")
    assert page.locator(".gk-q:visible").count() == 0
    page.emulate_media(media="screen")
    page.evaluate('for (const one of document.querySelectorAll(".gk-group")) { one.open = true; }')
    page.locator("#q-renjun-shouru").fill("600")
    page.locator('fieldset.gk-q input[value="是"]').first.check()
    page.emulate_media(media="print")
    assert page.locator(".gk-q:visible").count() == 2
    assert page.locator("#q-renjun-shouru").is_visible()
    assert page.locator("fieldset.gk-q:visible label:visible").all_inner_texts() == ["是"]
    assert page.locator(".gk-per:visible").count() == 0
