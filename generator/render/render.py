"""Drawing pages.

takes  the plan, the theme's environment, the names of the assets
gives  each page's HTML, or findings naming the template and line
does not  write files
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from jinja2 import Environment, Template, TemplateError, TemplateSyntaxError
from markupsafe import escape

from generator.findings import Findings, Place
from generator.pages.frame import Identity, Page
from generator.render.assets import Assets


class Renderer:
    """Draws one page after another with compiled templates."""

    def __init__(self, environment: Environment, assets: Assets, identity: Identity, as_of: date, mount: str) -> None:
        self.environment = environment
        self.shared = {
            "identity": identity,
            "as_of": f"{as_of.year}年{as_of.month}月{as_of.day}日",
            "css": assets.css_path,
            "js": {name: path for name, (path, _) in assets.scripts.items()},
            "favicon": assets.icon_path,
        }
        self.mount = mount
        self.templates: dict[str, Template] = {}

    def draw(self, page: Page) -> str:
        """One page; the 404 page's links are absolute, since it is served at any depth."""
        kind = page.frame.kind
        template = self.templates.get(kind)
        if template is None:
            template = self.templates[kind] = self.environment.get_template(f"bodies/{kind}.html")
        root = escape(self.mount if kind == "not-found" else page.frame.root)
        return template.render(frame=page.frame, view=page.view, root=root, **self.shared)


def draw_pages(
    renderer: Renderer, pages: tuple[Page, ...], theme: Path, findings: Findings
) -> Iterator[tuple[str, str]]:
    """Path and HTML of every page; a template that fails is reported once, at its line."""
    reported: set[tuple[str, int]] = set()
    for page in pages:
        try:
            yield page.frame.path, renderer.draw(page)
        except (TemplateError, ValueError, OSError, TypeError, AttributeError) as error:
            place = _template_place(error, theme)
            if (place.path, place.line) not in reported:
                reported.add((place.path, place.line))
                findings.add("R101", place, page=page.frame.path, reason=str(error) or type(error).__name__)


def _template_place(error: Exception, theme: Path) -> Place:
    """The innermost line of a template in the error's trace."""
    if isinstance(error, TemplateSyntaxError):
        return Place(_name(Path(error.filename or error.name or "theme"), theme), error.lineno, 1)
    for entry in reversed(traceback.extract_tb(error.__traceback__)):
        if entry.filename.endswith((".html", ".svg")):
            return Place(_name(Path(entry.filename), theme), entry.lineno or 0, 1)
    return Place("theme")


def _name(path: Path, theme: Path) -> str:
    return f"theme/{path.relative_to(theme).as_posix()}" if path.is_relative_to(theme) else path.as_posix()
