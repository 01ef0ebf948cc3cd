"""Each component of the theme is a folder of macro, style and examples, and each example is well-formed HTML."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import html5lib
import material
import pytest
import yaml
from markupsafe import Markup

from generator.render.environment import make_environment

THEME = Path(__file__).parent.parent / "theme"
ICONS = Path(material.__file__).parent / "templates" / ".icons" / "material"
COMPONENTS = tuple(sorted(folder.name for folder in (THEME / "components").iterdir() if folder.is_dir()))
MACRO = re.compile(r"\{%-? macro ([a-z_]+)\(")


@pytest.mark.parametrize("name", COMPONENTS)
def test_component_is_whole(name: str) -> None:
    """A component has one macro named after its folder, a style in the layer of components, and examples."""
    folder = THEME / "components" / name
    macro = (folder / "macro.html").read_text(encoding="utf-8")
    assert MACRO.findall(macro) == [name.replace("-", "_")]
    assert (folder / f"{name}.css").read_text(encoding="utf-8").startswith("@layer components {")
    examples = _examples(name)
    assert examples
    assert all(set(example) == {"title", "arguments"} for example in examples)


@pytest.mark.parametrize("name", COMPONENTS)
def test_examples_are_well_formed(name: str) -> None:
    """Every example of a component renders to HTML that a strict parser accepts, without style or event attributes."""
    environment = make_environment(THEME, ICONS)
    macro = getattr(environment.get_template(f"components/{name}/macro.html").module, name.replace("-", "_"))
    for example in _examples(name):
        html = macro(**{key: _as_view(value) for key, value in example["arguments"].items()})
        assert isinstance(html, Markup), example["title"]
        _parse(str(html))
        assert not re.search(r"\s(style|on[a-z]+)=", str(html)), example["title"]


def _examples(name: str) -> list[dict[str, Any]]:
    """The examples of a component as written."""
    text = (THEME / "components" / name / "examples.yml").read_text(encoding="utf-8")
    examples: list[dict[str, Any]] = yaml.safe_load(text)
    return examples


def _as_view(value: Any) -> Any:
    """Mappings as objects with attributes, lists as tuples: what the templates get from the frozen views."""
    if isinstance(value, dict):
        return SimpleNamespace(**{key: _as_view(inner) for key, inner in value.items()})
    if isinstance(value, list):
        return tuple(_as_view(inner) for inner in value)
    return value


def _parse(html: str) -> None:
    """Raise where a strict parser finds an error."""
    html5lib.HTMLParser(strict=True).parseFragment(html, container="body")
