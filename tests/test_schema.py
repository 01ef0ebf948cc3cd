"""One schema, many uses: the classes, the committed schemas, the editor's settings and the records agree."""

from __future__ import annotations

import json
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from pydantic import BaseModel, TypeAdapter

from generator.findings import Findings
from generator.load.yaml_tree import read_tree
from generator.model.kinds import KINDS, Kind
from generator.model.site import SiteConfig
from generator.schema import all_schemas, as_bytes, editor_settings, write_schemas
from tests.factories import MINIMAL, REPO

SITES = {"real": REPO, "minimal": MINIMAL}


def models() -> list[type[BaseModel]]:
    """Every record class and every class nested in one."""
    waiting: list[Any] = [kind.model for kind in KINDS] + [SiteConfig]
    seen: dict[type[BaseModel], None] = {}
    while waiting:
        kind = waiting.pop()
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            if kind not in seen:
                seen[kind] = None
                waiting.extend(info.annotation for info in kind.model_fields.values())
        else:
            waiting.extend(typing.get_args(kind))
    return sorted(seen, key=lambda model: model.__name__)


FIELDS = [(model, name) for model in models() for name in model.model_fields]
BY_FIELD = pytest.mark.parametrize(("model", "name"), FIELDS, ids=[f"{m.__name__}.{n}" for m, n in FIELDS])


def files_of(kind: Kind, site: Path) -> Iterator[Path]:
    """The files of one kind, by the kind's own pattern."""
    slugs = ["*"] if "_national" in kind.pattern else [p.name for p in site.glob("content/*") if p.name[0] != "_"]
    if kind.national_too:
        slugs = [*slugs, "_national"]
    for slug in slugs:
        yield from sorted(site.glob(kind.pattern.replace("{slug}", slug).replace("{id}", "*")))


def read(path: Path) -> Any:
    tree = read_tree(path.name, path.read_text(encoding="utf-8"), Findings())
    assert tree is not None, path
    return tree.data


def test_the_classes_are_reached() -> None:
    """Walking the record kinds reaches the classes nested in them."""
    names = {model.__name__ for model in models()}
    assert {"Clause", "Correction", "Passage", "Rule", "Frequency", "Officer", "Step", "UnitLineage", "Review"} <= names


@BY_FIELD
def test_every_field_explains_itself(model: type[BaseModel], name: str) -> None:
    """Every field of every record carries a Chinese title, an explanation and an example."""
    info = model.model_fields[name]
    for text in (info.title, info.description):
        assert text
        assert any("\u4e00" <= char <= "\u9fff" for char in text)
    assert info.examples


@BY_FIELD
def test_every_example_is_a_good_value(model: type[BaseModel], name: str) -> None:
    """The example of a field is a value the field takes (an empty list stands for a longer one)."""
    info = model.model_fields[name]
    for example in info.examples or []:
        if example != []:
            annotation = typing.Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
            TypeAdapter(annotation).validate_python(example)


@pytest.mark.parametrize("name", all_schemas())
def test_the_committed_schema_is_the_generated_one(name: str) -> None:
    """Each schema in ``schema/`` is, byte for byte, what the classes say."""
    assert (REPO / "schema" / name).read_bytes() == as_bytes(all_schemas()[name])


def test_no_schema_is_left_over() -> None:
    """``schema/`` holds the schemas of today's kinds and no others."""
    assert sorted(path.name for path in (REPO / "schema").iterdir()) == sorted(all_schemas())


def test_the_committed_editor_settings_are_the_generated_ones() -> None:
    """``.vscode/settings.json`` is what the kinds say."""
    assert (REPO / ".vscode" / "settings.json").read_bytes() == as_bytes(editor_settings())


def test_editor_settings_bind_every_schema_to_files() -> None:
    """Each schema is bound to the files of its kind and to no others."""
    bound = editor_settings()["yaml.schemas"]
    assert sorted(Path(name).name for name in bound) == sorted(all_schemas())
    for kind in KINDS:
        reached = set(REPO.glob(bound[f"./schema/{kind.name}.schema.json"]))
        assert reached == set(files_of(kind, REPO))


def test_schemas_are_written_where_they_are_wanted(tmp_path: Path) -> None:
    """``gongkai schema --out`` writes each schema as valid JSON Schema."""
    for path in write_schemas(tmp_path / "deep" / "schema"):
        jsonschema.Draft202012Validator.check_schema(json.loads(path.read_bytes()))
        assert path.read_bytes() == as_bytes(all_schemas()[path.name])


@pytest.mark.parametrize(
    ("kind", "site"),
    [pytest.param(kind, site, id=f"{kind.name}-{name}") for kind in KINDS for name, site in SITES.items()],
)
def test_every_record_fits_its_schema(kind: Kind, site: Path) -> None:
    """Every record file that the loader takes, the schema takes: the editor marks no good record."""
    validator = jsonschema.Draft202012Validator(all_schemas()[f"{kind.name}.schema.json"])
    for path in files_of(kind, site):
        problems = [f"{path.relative_to(site)}: {error.message}" for error in validator.iter_errors(read(path))]
        assert problems == []


@pytest.mark.parametrize("site", SITES.values(), ids=SITES)
def test_the_settings_fit_their_schema(site: Path) -> None:
    """The site's settings fit their schema."""
    jsonschema.validate(read(site / "site_config.yml"), all_schemas()["site_config.schema.json"])


def test_every_yaml_file_is_of_a_kind() -> None:
    """Each YAML file under ``content/`` and ``units/`` is found by the pattern of exactly one kind."""
    owned = [path for kind in KINDS for path in files_of(kind, REPO)]
    there = [*REPO.glob("content/**/*.yml"), *REPO.glob("units/**/*.yml")]
    assert sorted(owned) == sorted(there)


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("unit", {"knid": "行政机关"}),
        ("unit", {"kind": "行政机构"}),
        ("unit", {"formed": "2026.13.1"}),
        ("unit", {"named": "s1-1"}),
        ("unit", {"id": "../x"}),
        ("duty", {"units": []}),
        ("duty", {"clauses": [{"id": "1", "span": "a:0-1", "role": "lead", "topics": ["nothing"]}]}),
    ],
)
def test_the_schema_refuses_what_the_loader_refuses(kind: str, change: dict[str, Any]) -> None:
    """A misspelt key, a wrong choice, date, span or id is marked in the editor already."""
    by_name = {k.name: k for k in KINDS}
    good = read(next(files_of(by_name[kind], MINIMAL)))
    validator = jsonschema.Draft202012Validator(all_schemas()[f"{kind}.schema.json"])
    assert validator.is_valid(good)
    assert not validator.is_valid({**good, **change})
