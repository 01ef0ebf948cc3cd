"""JSON Schemas of all record kinds, and the editor settings that bind them to the files.

takes  the record classes
gives  ``schema/<kind>.schema.json`` and the ``yaml.schemas`` map
does not  add anything the classes do not say
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from generator.model.kinds import KINDS, Kind
from generator.model.site import SiteConfig

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(model: type[BaseModel], title: str) -> dict[str, Any]:
    """The class as JSON Schema, Chinese titles and explanations included."""
    schema = model.model_json_schema(by_alias=True)
    schema["description"] = title
    schema["title"] = title
    return {"$schema": DIALECT, **schema}


def all_schemas() -> dict[str, dict[str, Any]]:
    """File name to schema."""
    schemas = {f"{kind.name}.schema.json": schema_of(kind.model, kind.title) for kind in KINDS}
    schemas["site_config.schema.json"] = schema_of(SiteConfig, "网站设置")
    return schemas


def editor_settings() -> dict[str, Any]:
    """What ``.vscode/settings.json`` holds."""
    bound = {
        f"./schema/{kind.name}.schema.json": kind.pattern.replace("{slug}", _places(kind)).replace("{id}", "*")
        for kind in KINDS
    }
    bound["./schema/site_config.schema.json"] = "site_config.yml"
    return {
        "yaml.schemas": bound,
        "files.encoding": "utf8",
        "files.eol": "\n",
        "editor.insertSpaces": True,
        "editor.tabSize": 2,
    }


def _places(kind: Kind) -> str:
    """The folders a kind's files lie in: the places', and ``_national`` where it holds some too."""
    return "*" if kind.national_too else "[!_]*"


def as_bytes(value: object) -> bytes:
    """JSON as it is written to files here."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def write_schemas(folder: Path) -> list[Path]:
    """Write all schemas; returns their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, schema in all_schemas().items():
        (folder / name).write_bytes(as_bytes(schema))
        written.append(folder / name)
    return written
