"""The stylesheet is served without ``@layer`` (old phones would drop it): it must look as the layered sources say."""

from pathlib import Path

import pytest
from sites import ROOT

from generator.render import assets

LOOKS = {
    "phone": (360, "light", "screen"),
    "desk": (1280, "light", "screen"),
    "paper": (800, "light", "print"),
}
USE_LAYERS = """css => { document.querySelector("link[rel=stylesheet]").remove();
  const style = document.createElement("style"); style.textContent = css; document.head.append(style); }"""


def layered() -> str:
    """The theme's stylesheets in the order the generator joins them, with their layers."""
    theme = ROOT / "theme"
    css, components = theme / "assets" / "css", sorted((theme / "components").glob("*/*.css"))
    files = [css / f"{name}.css" for name in assets.BEFORE_COMPONENTS] + components
    return "\n".join(
        Path(f).read_text(encoding="utf-8") for f in files + [css / f"{n}.css" for n in assets.AFTER_COMPONENTS]
    )


STYLES = """() => [...document.querySelectorAll("body, body *")].filter(seen => seen.getClientRects().length)
  .map(element => ["", "::before", "::after"].map(part => {
    const style = getComputedStyle(element, part || undefined);
    return part && style.content === "none" ? "" : [...style].map(name => style.getPropertyValue(name)).join(";");
  }).join("|"))"""
KEEP = f"() => {{ window.served = ({STYLES})(); }}"
COMPARE = f"() => ({STYLES})().filter((style, at) => style !== window.served[at]).length"


def differences(page, css: str) -> int:
    """How many elements have another computed style (sizes included) once the layered form is in use."""
    page.evaluate(KEEP)
    page.evaluate(USE_LAYERS, css)
    return page.evaluate(COMPARE)


@pytest.mark.parametrize("look", LOOKS)
def test_same_looks(portal, kinds, context, look):
    """On one page of each kind every element that is seen computes to the same style in the layered and in the served form."""
    width, scheme, media = LOOKS[look]
    page = context(width, 800, color_scheme=scheme).new_page()
    page.emulate_media(media=media, color_scheme=scheme)
    css, differing = layered(), []
    for kind, path in dict(kinds).items():
        if kind == "not-found":  # its addresses are absolute: from disk it has no stylesheet
            continue
        page.goto(portal.on_disk(path))
        if found := differences(page, css):
            differing.append(f"{kind} {path}: {found}")
    assert not differing, "\n".join(differing)


def test_the_layers_are_seen(portal, context):
    """Proof of the instrument: a layered form that says something else is noticed."""
    page = context().new_page()
    page.goto(portal.on_disk("about/index.html"))
    assert differences(page, layered() + "h1 { color: red }")
