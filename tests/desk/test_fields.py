"""Forms come from the record classes: every field of every kind, once, under its Chinese name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from generator.desk.collections import forms_config, kind_of
from generator.desk.fields import Choices, form_fields
from generator.desk.sent import sent_values
from generator.model.kinds import KINDS, Kind
from generator.schema import schema_of
from tests.conftest import ROOT

CHOICES = Choices(lambda kind: [(f"{kind}-1", "甲")])
WIDGETS = ("string", "text", "select", "boolean", "number", "datetime", "object", "list", "file", "hidden")
CHINESE = range(0x4E00, 0xA000)


def walk(fields: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for field in fields:
        yield field
        yield from walk(field.get("fields", []))
        yield from walk([field["field"]] if "field" in field else [])


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_is_in_the_form(kind: Kind) -> None:
    """A form has all fields of its class and no other; labels and hints are Chinese, ids are chosen from what there is."""
    fields = form_fields(schema_of(kind.model, kind.title), CHOICES)
    assert sorted(field["name"] for field in fields) == sorted(kind.model.model_fields)
    assert [field["name"] for field in fields][:2] in (["id", "state"], ["state", fields[1]["name"]])
    for field in walk(fields):
        assert any(ord(char) in CHINESE for char in field["label"]), field
        assert field["widget"] in WIDGETS
        for option in field.get("options", ()):
            assert option["label"] == "%" or any(ord(char) in CHINESE for char in option["label"]), option


def test_ids_are_offered_by_name() -> None:
    """Who names a unit chooses it by its name."""
    kind = next(kind for kind in KINDS if kind.name == "resolution")
    fields = {field["name"]: field for field in form_fields(schema_of(kind.model, kind.title), CHOICES)}
    assert fields["lead"]["options"] == [{"value": "unit-1", "label": "甲（unit-1）"}]
    assert fields["assist"]["multiple"]
    assert fields["meeting"]["options"] == [{"value": "meeting-1", "label": "甲（meeting-1）"}]
    assert fields["due"]["widget"] == "datetime"
    assert [one["name"] for one in fields["closing"]["fields"]][:2] == ["date", "how"]


def test_a_file_is_chosen_and_what_follows_from_it_is_not_asked() -> None:
    """Type, size, fingerprint and whether text can be marked are read off the file that is chosen."""
    kind = next(kind for kind in KINDS if kind.name == "attachment")
    fields = {field["name"]: field for field in form_fields(schema_of(kind.model, kind.title), CHOICES)}
    assert fields["file"]["widget"] == "file"
    hidden = {name for name, field in fields.items() if field["widget"] == "hidden"}
    assert hidden == {"media_type", "size", "sha256", "has_text"}


@pytest.mark.parametrize("slug", ["wuhai", "tongren", "dafang", "yijinhuoluo", "xinjiang"])
def test_every_record_of_a_place_has_a_form(slug: str) -> None:
    """Each file of a place belongs to a group of forms, and its path leads to its kind."""
    config = forms_config(ROOT, slug, "某地", {})
    folders = {one["folder"] for one in config["collections"] if "folder" in one}
    single = {file["file"] for one in config["collections"] for file in one.get("files", ())}
    paths = [*(ROOT / "content" / slug).rglob("*.yml"), *(ROOT / "units" / slug).rglob("*.yml")]
    assert paths
    for path in (path.relative_to(ROOT).as_posix() for path in paths):
        assert path.rpartition("/")[0] in folders or path in single, path
        assert kind_of(path, (slug,)) is not None


@pytest.mark.parametrize(
    ("raw", "held", "values"),
    [
        (
            "id: x\nfull: ''\naliases: []\nlisted: false\nmember: true\n",
            {},
            {"id": "x", "listed": False, "member": True},
        ),
        ("since: 2026-01-02\n", {}, {"since": "2026-01-02"}),
        ("full: 'no'\n", {}, {"full": "no"}),
        ("full: no\n", {}, {"full": "no"}),
        ("full: ' x '\nnote: |\n  一\n  二\n", {"full": " x ", "note": "一\n二"}, {"full": " x ", "note": "一\n二"}),
        ("full: x\nlisted: null\n", {"member": None}, {"full": "x", "listed": False, "member": False}),
        ("full: 12:30\n", {}, {"full": "12:30"}),
        ("lineage: {chain: guoshui, after: 0, note: ''}\n", {}, {"lineage": {"chain": "guoshui"}}),
        ("lineage: {chain: a, after: 0}\n", {"lineage": {"after": 0}}, {"lineage": {"chain": "a", "after": 0}}),
    ],
)
def test_what_is_empty_is_left_out(raw: str, held: dict[str, Any], values: dict[str, Any]) -> None:
    """Empty fields and what holds anyway are not written, unless the file says it already."""
    kind = next(kind for kind in KINDS if kind.name == "unit")
    assert sent_values(raw, schema_of(kind.model, kind.title), held) == values
