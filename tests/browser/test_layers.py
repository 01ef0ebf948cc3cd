"""The stylesheet is served without ``@layer`` (old phones would drop it): it must look as the layered sources say."""

from pathlib import Path

import pytest
from sites import ROOT

from generator.render import assets

LOOKS = {
    "phone": (360, "light", "screen"),
    "desk": (1280, "light", "screen"),
    "dark": (1280, "dark", "screen"),
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


@pytest.mark.parametrize("look", LOOKS)
def test_same_pixels(portal, kinds, context, look):
    """On the smallest page of each kind the layered and the served form give the same picture."""
    width, scheme, media = LOOKS[look]
    page = context(width, 800, color_scheme=scheme).new_page()
    page.emulate_media(media=media, color_scheme=scheme)
    css, differing = layered(), []
    for kind, path in dict(kinds).items():
        if kind == "not-found":  # its addresses are absolute: from disk it has no stylesheet
            continue
        page.goto(portal.on_disk(path))
        served = page.screenshot(full_page=True)
        page.evaluate(USE_LAYERS, css)
        if page.screenshot(full_page=True) != served:
            differing.append(f"{kind} {path}")
    assert not differing, "\n".join(differing)


def test_the_layers_are_seen(portal, context):
    """Proof of the instrument: a layered form that says something else is noticed."""
    page = context().new_page()
    page.goto(portal.on_disk("about/index.html"))
    served = page.screenshot(full_page=True)
    page.evaluate(USE_LAYERS, layered() + "h1 { color: red }")
    assert page.screenshot(full_page=True) != served
