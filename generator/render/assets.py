"""The theme's stylesheet and script, each one file with its content's hash in its name.

takes  the theme folder
gives  their paths and bytes
does not  minify: what is served is what can be read
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

BEFORE_COMPONENTS = ("tokens", "base", "layout")
AFTER_COMPONENTS = ("utilities", "print")


@dataclass(frozen=True)
class Assets:
    """Stylesheet and script with the paths they are served at."""

    css_path: str
    css: bytes
    js_path: str
    js: bytes


def gather_assets(theme: Path) -> Assets:
    """Join the layers in their order: tokens, base, layout, components by name, utilities, print."""
    folder = theme / "assets" / "css"
    components = sorted((theme / "components").glob("*/*.css"))
    files = [folder / f"{name}.css" for name in BEFORE_COMPONENTS] + components
    files += [folder / f"{name}.css" for name in AFTER_COMPONENTS]
    css = "\n".join(path.read_text(encoding="utf-8").strip() for path in files).encode() + b"\n"
    js = (theme / "assets" / "js" / "portal.js").read_text(encoding="utf-8").encode()
    return Assets(_named("portal", "css", css), css, _named("portal", "js", js), js)


def _named(stem: str, suffix: str, content: bytes) -> str:
    return f"assets/{stem}.{hashlib.sha256(content).hexdigest()[:10]}.{suffix}"
