"""The forms of one place, as Decap CMS wants them told: one group of records each, generated from the record classes.

takes  the portal as it lies there, a place
gives  the configuration as plain values
does not  offer what a form cannot make: an official text is put in as a file first
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.desk.fields import Choices, form_fields
from generator.desk.media import folder_of
from generator.load.files import NATIONAL
from generator.model.base import KEY
from generator.model.kinds import KINDS, Kind
from generator.schema import schema_of

API = "api/v1"  # below the folder of a place's forms
TITLE_FIELDS = ("title", "name", "full", "heading")


def forms_config(
    home: Path, slug: str, place_name: str, titles: Mapping[str, Sequence[tuple[str, str]]]
) -> dict[str, Any]:
    """The whole configuration for a place; ``titles``: kind → id and title of the records that can be named."""
    choices = Choices(lambda kind: titles.get(kind, ()))
    return {
        "backend": {"name": "proxy", "proxy_url": f"/forms/{slug}/{API}", "branch": "main"},
        "locale": "zh_Hans",
        "site_url": "/",
        "show_preview_links": False,
        "logo_url": "",
        "publish_mode": "simple",
        "media_folder": folder_of(slug),
        "public_folder": "",
        "search": False,
        "editor": {"preview": False},
        # Names of files keep their Chinese on the way here: it becomes the title. What is an id is judged on saving.
        "slug": {"encoding": "unicode", "clean_accents": True, "sanitize_replacement": "-"},
        "collections": list(_collections(home, slug, place_name, choices)),
    }


def _collections(home: Path, slug: str, place_name: str, choices: Choices) -> Iterator[dict[str, Any]]:
    for kind in KINDS:
        if "{slug}" not in kind.pattern:
            continue
        fields = form_fields(schema_of(kind.model, kind.title), choices)
        common = {"name": kind.name, "label": kind.title, "description": f"{place_name}的{kind.title}"}
        if kind.pattern.endswith("/{id}.yml"):
            yield {**common, **_folder(kind, slug, fields)}
        elif files := list(_files(kind, home, slug, fields)):
            yield {**common, "files": files}


def _folder(kind: Kind, slug: str, fields: list[dict[str, Any]]) -> dict[str, Any]:
    """Records in files of one folder, each named by its id."""
    names = [field["name"] for field in fields]
    shown = next((name for name in TITLE_FIELDS if name in names), "id")
    return {
        "label_singular": kind.title,
        "folder": kind.pattern.format(slug=slug, id="*").rpartition("/")[0],
        "extension": "yml",
        "format": "yml",
        "create": True,
        "delete": True,
        "identifier_field": "id",
        "slug": "{{fields.id}}",
        "summary": "{{id}}" if shown == "id" else f"{{{{{shown}}}}}（{{{{id}}}}）",
        "sortable_fields": [name for name in ("id", shown, "changed") if name in names],
        "fields": fields,
    }


def _files(kind: Kind, home: Path, slug: str, fields: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Records that stand in files of their own: what is there can be changed."""
    for path in sorted(home.glob(kind.pattern.format(slug=slug, id="*"))):
        own = path.parent.name if "{id}" in kind.pattern else ""
        yield {
            "name": own or kind.name,
            "label": f"{kind.title}（{own}）" if own else kind.title,
            "file": path.relative_to(home).as_posix(),
            "fields": fields,
        }


def kind_of(path: str, slugs: Sequence[str]) -> Kind | None:
    """The kind of record that lies at a path of the site, or ``None`` where none does."""
    for kind in KINDS:
        for slug in (*slugs, NATIONAL):
            before, _, after = kind.pattern.replace("{slug}", slug).partition("{id}")
            inner = path[len(before) : len(path) - len(after)] if after else ""
            is_one = path == before or (after and path.startswith(before) and path.endswith(after) and KEY.match(inner))
            if is_one and (slug != NATIONAL or kind.national_too or "{slug}" not in kind.pattern):
                return kind
    return None
