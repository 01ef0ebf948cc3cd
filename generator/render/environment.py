"""The Jinja2 environment of the theme.

takes  the theme folder and where Material keeps its icons
gives  an environment with autoescape on and undefined names refused
does not  know any page kind
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

ICON_NAME = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")


def make_environment(theme: Path, icons: Path) -> Environment:
    """The environment all pages are drawn with; ``icon("home")`` inlines a Material Design icon."""
    env = Environment(
        loader=FileSystemLoader(theme, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
    )

    @lru_cache(maxsize=256)
    def icon(name: str) -> Markup:
        if not ICON_NAME.match(name):
            raise ValueError(f"not an icon name: {name!r}")
        svg = (icons / f"{name}.svg").read_text(encoding="utf-8")
        bare = svg.replace(' xmlns="http://www.w3.org/2000/svg"', "", 1)  # HTML knows what it is
        drawn = bare.replace("<svg ", '<svg class="gk-icon" aria-hidden="true" ', 1)
        return Markup(drawn)  # noqa: S704  # the icon package's own file, under a checked name

    env.globals["icon"] = icon
    # What ``tojson`` writes into a page: as short as it can be, in the order given; < > & ' are escaped by Jinja2.
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    return env
