"""The handbook says what the program does: generated pages are up to date, nothing is left out, links hold."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from generator.catalogue import ENTRIES
from generator.cli import main
from generator.cli.checking import FORMATS
from generator.model.kinds import KINDS
from generator.model.site import SiteConfig
from generator.reference import field_reference, findings_reference, write_references

DOCS = Path(__file__).parent.parent / "docs"
PAGES = sorted([*DOCS.rglob("*.md"), *DOCS.parent.glob("*.md")])
WRITE_ANEW = "write it anew: .venv/bin/python -c 'from generator.reference import *; write_references(Path(\"docs\"))'"


def test_the_field_reference_is_up_to_date() -> None:
    """``docs/records.md`` is what the record classes give."""
    assert (DOCS / "records.md").read_text(encoding="utf-8") == field_reference(), WRITE_ANEW


def test_the_list_of_findings_is_up_to_date() -> None:
    """``docs/findings.md`` is what the catalogue gives."""
    assert (DOCS / "findings.md").read_text(encoding="utf-8") == findings_reference(), WRITE_ANEW


@pytest.mark.parametrize("model", [*(kind.model for kind in KINDS), SiteConfig], ids=lambda model: model.__name__)
def test_every_field_is_told(model: type) -> None:
    """Each field of each kind has a row with its key and its Chinese title."""
    text = field_reference()
    for name, field in model.model_fields.items():  # type: ignore[attr-defined]
        assert f"| `{field.alias or name}` | {field.title} |" in text


def test_every_code_is_told_without_slots() -> None:
    """Each code has a heading, and no brace of a template is left."""
    text = findings_reference()
    assert re.findall(r"^### (\w+) ", text, re.M) == [
        e.code for letter in "LAPRVX" for e in ENTRIES if e.code[0] == letter
    ]
    assert not set("{}") & set(text)


def test_both_files_are_written(tmp_path: Path) -> None:
    """``write_references`` writes what the functions give."""
    assert [path.name for path in write_references(tmp_path)] == ["records.md", "findings.md"]
    assert (tmp_path / "records.md").read_bytes() == field_reference().encode()


def test_every_command_is_documented() -> None:
    """The README names each command of ``gongkai``."""
    readme = (DOCS.parent / "README.md").read_text(encoding="utf-8")
    assert [name for name in main.commands if f"`gongkai {name}" not in readme] == []


def test_every_option_of_a_check_is_documented() -> None:
    """The page on checking names each option of ``gongkai check`` and each form of its report."""
    text = (DOCS / "check.md").read_text(encoding="utf-8")
    options = [name for option in main.commands["check"].params for name in option.opts]
    assert [name for name in (*options, *(f"--format {form}" for form in FORMATS)) if f"`{name}" not in text] == []


def test_every_dependency_has_its_reason() -> None:
    """The architecture page gives a reason for each package of ``pyproject.toml``."""
    project = tomllib.loads((DOCS.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    rows = re.findall(r"^\| ([^|]+) \|", (DOCS / "dev" / "architecture.md").read_text(encoding="utf-8"), re.M)
    named = {name.strip() for row in rows for name in row.split("(")[0].split(",")}
    assert {re.split(r"[<>=\[ ]", line)[0] for line in wanted} - named == set()


def test_the_layers_are_those_that_are_kept() -> None:
    """The block of layers on the architecture page is the contract of ``pyproject.toml``, line by line."""
    text = (DOCS / "dev" / "architecture.md").read_text(encoding="utf-8")
    block = re.search(r"^## Layers$.*?^```\n(.*?)^```", text, re.M | re.S)
    assert block is not None
    told = [re.split(r"\s{2,}", line)[0] for line in block[1].splitlines() if not line.startswith(" ")]
    settings = tomllib.loads((DOCS.parent / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = settings["tool"]["importlinter"]["contracts"]
    assert told == contract["layers"]


def test_every_kind_of_page_is_told() -> None:
    """The architecture page lists each kind that has a template, and no other, with the module that plans it."""
    text = (DOCS / "dev" / "architecture.md").read_text(encoding="utf-8")
    table = text.split("## Page kinds")[1].split("## ")[0]
    rows = re.findall(r"^\| (`.*?) \| (.*) \|$", table, re.M)
    told = [kind for kinds, _ in rows for kind in re.findall(r"`([a-z-]+)`", kinds)]
    assert sorted(told) == sorted(path.stem for path in (DOCS.parent / "theme" / "bodies").glob("*.html"))
    modules = [name for _, where in rows for name in re.findall(r"`((?:plan|ledger)/\w+\.py)`", where)]
    assert [name for name in modules if not (DOCS.parent / "generator" / name).is_file()] == []


def test_every_type_worth_knowing_is_where_it_is_said_to_be() -> None:
    """Each type in the table of the architecture page is defined in the module the row names."""
    text = (DOCS / "dev" / "architecture.md").read_text(encoding="utf-8")
    table = text.split("## Types worth knowing")[1].split("## ")[0]
    rows = re.findall(r"^\| (`[A-Z].*?) \| (`.*?\.py`.*?) \|", table, re.M)
    assert len(rows) > 20
    for types, where in rows:
        files = re.findall(r"`([\w/]+\.py)`", where)
        source = "\n".join((DOCS.parent / "generator" / name).read_text(encoding="utf-8") for name in files)
        for name in re.findall(r"`(\w+)[^`]*`", types):
            assert re.search(rf"^(class {name}\b|{name}\b.*=)", source, re.M), name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    """A relative link or picture of the documentation names a file that is there, and an anchor that page has."""
    for link in re.findall(r"\]\(([^)\s]+)\)|src=\"([^\"]+)\"", page.read_text(encoding="utf-8")):
        path, _, anchor = "".join(link).partition("#")
        if path.startswith("http"):
            continue
        target = page.parent / path if path else page
        assert target.exists(), path
        if anchor:
            text = target.read_text(encoding="utf-8")
            headings = {
                re.sub(r"[^\w-]", "", h.lower().replace(" ", "-")) for h in re.findall(r"^#+ (.+)$", text, re.M)
            }
            assert f'id="{anchor}"' in text or anchor in headings, "".join(link)
