"""What a thumb must hit and an eye must read."""

import pytest

# Every visible thing one can tap: what it is, its box (a control inside its label is as large as the label), and whether it stands in a line of running text.
TARGETS = """() => [...document.querySelectorAll("a[href], button, summary, input, select, textarea")]
  .filter(e => e.checkVisibility() && e.getBoundingClientRect().bottom > 0)
  .map(e => {
    const box = (e.closest("label") || e).getBoundingClientRect(), style = getComputedStyle(e);
    const among = e.parentElement.textContent.trim() !== e.textContent.trim();
    return {what: (e.closest("[class]") || e).className + " «" + e.textContent.trim().slice(0, 12) + "»",
      width: box.width, height: box.height, contents: !!e.closest(".gk-toc"),
      inline: style.display === "inline" || (style.display === "inline-block" && among)};
  })"""

SMALL_TEXT = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = new Set();
  for (let node; (node = walker.nextNode()); ) {
    const e = node.parentElement;
    if (!node.data.trim() || e.matches("script, style") || !e.checkVisibility()) continue;
    const size = parseFloat(getComputedStyle(e).fontSize);
    const floor = e.closest("blockquote, .gk-quoted, .gk-psg, .gk-lead, .gk-prose") && !e.closest("[data-chrome]") ? 18 : 16;
    if (size < floor) found.add(size + "px " + e.tagName + "." + e.className + " «" + node.data.trim().slice(0, 12) + "»");
  }
  return [...found];
}"""

WIDTHS = pytest.mark.parametrize(("width", "height"), [(360, 740), (1280, 800)])


@WIDTHS
def test_targets(portal, kinds, context, width, height):
    """Every link or control outside a line of text is 48 px high and at least 24 px wide.

    Exceptions, all of them: what stands in a line of running text (WCAG 2.5.8 excepts it; in the document the
    sentence itself is the link, and # ends the line), and 本页内容 on a desk, beside the text, where 32 px do.
    """
    assert small_targets(portal, kinds, context(width, height).new_page(), width) == []


def small_targets(site, kinds, page, width):
    """What is too small to hit, on every page of the list."""
    faults = set()
    for kind, path in kinds:
        page.goto(site.at(path))
        for target in page.evaluate(TARGETS):
            need = 32 if target["contents"] and width >= 1024 else 48
            if not target["inline"] and (target["height"] < need - 0.5 or target["width"] < 24):
                faults.add(f"{kind}: {target['what']} {target['width']:.0f}×{target['height']:.0f}")
    return sorted(faults)


@WIDTHS
def test_letters(portal, kinds, context, width, height):
    """No letter below 16 px; the page's own size, and all quoted text, at least 18 px."""
    assert small_letters(portal, kinds, context(width, height).new_page()) == []


def small_letters(site, kinds, page):
    """What is too small to read, on every page of the list."""
    faults = set()
    for kind, path in kinds:
        page.goto(site.at(path))
        if page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") < 18:
            faults.add(f"{kind}: body")
        faults |= {f"{kind}: {what}" for what in page.evaluate(SMALL_TEXT)}
    return sorted(faults)
