"""Pictures of every kind of page, to be looked at: ``python tests/browser/screenshots.py OUTDIR [KIND …]``.

Each kind's largest page on a phone, on a desk, dark and on paper; a long page is cut after three screens
(the name says ``-top``), its end is a picture of its own (``-end``).
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

VIEWS = {
    "phone": {"width": 360, "height": 740, "scale": 2},
    "phone-dark": {"width": 360, "height": 740, "scale": 2, "color_scheme": "dark"},
    "desk": {"width": 1280, "height": 800, "scale": 1},
    "desk-dark": {"width": 1280, "height": 800, "scale": 1, "color_scheme": "dark"},
    "print": {"width": 720, "height": 1000, "scale": 1, "media": "print"},
}
SCREENS = 3


def take(page: Page, name: Path, height: int) -> None:
    """The top of the page, and its end where it is long."""
    full = page.evaluate("document.documentElement.scrollHeight")
    width = page.viewport_size["width"]
    clip = {"x": 0, "y": 0, "width": width, "height": min(full, SCREENS * height)}
    page.screenshot(path=f"{name}-top.png", full_page=True, clip=clip)
    if full > SCREENS * height:
        clip = {"x": 0, "y": full - height, "width": width, "height": height}
        page.screenshot(path=f"{name}-end.png", full_page=True, clip=clip)


def take_all(browser: Browser, pages: list[tuple[str, str]], out: Path) -> None:
    """Every view of every page; ``pages`` are (kind, address)."""
    for view, look in VIEWS.items():
        context = browser.new_context(
            viewport={"width": look["width"], "height": look["height"]},
            device_scale_factor=look["scale"],
            color_scheme=look.get("color_scheme", "light"),
            has_touch=view.startswith("phone"),
            is_mobile=view.startswith("phone"),
        )
        page = context.new_page()
        page.emulate_media(media=look.get("media"))
        for kind, address in pages:
            page.goto(address)
            take(page, out / f"{kind}-{view}", look["height"])
        context.close()


def main(out: Path, wanted: set[str]) -> None:
    """Build, serve, take the pictures."""
    from html_pages import pages_of_every_kind
    from sites import STORY_ENDS, build, build_example, served

    from tests.conftest import ARGUMENTS, CHROMIUM

    out.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as work,
        served(build_example(Path(work) / "example", STORY_ENDS)) as example,
        served(build(Path(work) / "real")) as real,
        sync_playwright() as playwright,
    ):
        largest = {}  # of kinds that both have, the real one is taken
        for site in (example, real):
            largest |= {kind: site.at(path) for kind, path in reversed(pages_of_every_kind(site.folder))}
        pages = [(kind, address) for kind, address in largest.items() if not wanted or kind in wanted]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        take_all(browser, pages, out)
        browser.close()
    print(f"{len(list(out.glob('*.png')))} 张图在 {out}")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), set(sys.argv[2:]))
