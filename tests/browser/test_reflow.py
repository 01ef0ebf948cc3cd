"""Narrow screens and enlarged pages: nothing sticks out sideways (WCAG 1.4.10)."""

import pytest

STICKS_OUT = """() => {
  const wide = innerWidth, found = [];
  if (document.scrollingElement.scrollWidth > wide) found.push("页面宽 " + document.scrollingElement.scrollWidth);
  const scrolls = e => { for (; e && e !== document.body; e = e.parentElement)
    if (["auto", "scroll"].includes(getComputedStyle(e).overflowX)) return true; return false; };
  for (const e of document.body.querySelectorAll("*")) {
    const box = e.getBoundingClientRect();
    if (box.width && box.height && (box.right > wide + 1 || box.left < -1) && !scrolls(e))
      found.push(e.tagName + "." + (e.getAttribute("class") || "") + " " + Math.round(box.left) + "–" + Math.round(box.right));
  }
  return found.slice(0, 5);
}"""


@pytest.mark.parametrize(
    ("width", "height", "scale"), [(320, 640, 2), (640, 400, 2)], ids=["320 px", "1280 px at 200 %"]
)
def test_no_sideways_scroll(portal, kinds, context, width, height, scale):
    """At 320 px, and on a desk of 1280 px at 200 %, no page of any kind scrolls sideways and nothing is cut off."""
    page = context(width, height, device_scale_factor=scale).new_page()
    faults = []
    for kind, path in kinds:
        page.goto(portal.at(path))
        faults += [f"{kind} {path}: {what}" for what in page.evaluate(STICKS_OUT)]
    assert not faults, "\n".join(faults)


def test_larger_letters(portal, kinds, context):
    """Letters twice as large (200 %, text only) on a phone of 390 px: still no sideways scroll (WCAG 1.4.4)."""
    page = context(390, 844).new_page()
    faults = []
    for kind, path in kinds:
        page.goto(portal.at(path))
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        faults += [f"{kind} {path}: {what}" for what in page.evaluate(STICKS_OUT)]
    assert not faults, "\n".join(faults)
