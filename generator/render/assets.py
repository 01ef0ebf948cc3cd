"""The theme's stylesheet and scripts, each one file with its content's hash in its name.

takes  the theme folder
gives  their paths and bytes
does not  rename anything: of scripts only comments and blanks are left out, a quarter of what a phone would load

The sources are written in cascade layers. Phones sold before 2022 know no ``@layer`` and would drop every rule, so
the layers are unwrapped here: the files are joined in the order of the layers, and a browser test holds both forms
to the same pixels.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rjsmin import jsmin

LAYER_ORDER = re.compile(r"^@layer [a-z, ]+;$")
LAYER_OPENS = re.compile(r"^@layer [a-z]+ \{$")
BEFORE_COMPONENTS = ("tokens", "base", "layout")
AFTER_COMPONENTS = ("utilities", "print")


@dataclass(frozen=True)
class Assets:
    """Stylesheet, script and icon with the paths they are served at."""

    css_path: str
    css: bytes
    scripts: Mapping[
        str, tuple[str, bytes]
    ]  # "portal" is on every page, others on the pages of the kind they are named for
    icon_path: str
    icon: bytes

    def files(self) -> list[tuple[str, bytes]]:
        """Path and bytes of each."""
        return [(self.css_path, self.css), *self.scripts.values(), (self.icon_path, self.icon)]


def gather_assets(theme: Path) -> Assets:
    """Join the layers in their order: tokens, base, layout, components by name, utilities, print."""
    folder = theme / "assets" / "css"
    components = sorted((theme / "components").glob("*/*.css"))
    files = [folder / f"{name}.css" for name in BEFORE_COMPONENTS] + components
    files += [folder / f"{name}.css" for name in AFTER_COMPONENTS]
    css = "\n".join(flatten(path.read_text(encoding="utf-8")) for path in files).encode() + b"\n"
    scripts = {}
    for path in sorted((theme / "assets" / "js").glob("*.js")):
        js = jsmin(path.read_text(encoding="utf-8")).encode() + b"\n"
        scripts[path.stem] = (_named(path.stem, "js", js), js)
    icon = (theme / "assets" / "icons" / "favicon.svg").read_text(encoding="utf-8").encode()
    return Assets(_named("portal", "css", css), css, scripts, _named("icon", "svg", icon), icon)


def flatten(css: str) -> str:
    """The rules inside the one ``@layer name { … }`` of a file, which ends where the file ends."""
    lines = [line for line in css.strip().split("\n") if not LAYER_ORDER.match(line)]
    opens = [number for number, line in enumerate(lines) if LAYER_OPENS.match(line)]
    if len(opens) != 1 or lines[-1] != "}":
        raise ValueError("a stylesheet holds one @layer block, which ends with the file")
    return "\n".join(lines[: opens[0]] + lines[opens[0] + 1 : -1])


def _named(stem: str, suffix: str, content: bytes) -> str:
    return f"assets/{stem}.{hashlib.sha256(content).hexdigest()[:10]}.{suffix}"
