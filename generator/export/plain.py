"""Records as plain values, without what only the office needs to know: the one list of fields that stay in.

takes  a record
gives  its fields, ready for JSON
does not  spell out spans
"""

from __future__ import annotations

from typing import Any

from generator.model.base import LIFE, Record


def plain(record: Record, *leave: str) -> dict[str, Any]:
    """The record but for its life, and but for the fields to ``leave`` out."""
    return record.model_dump(mode="json", by_alias=True, exclude={*LIFE, *leave})


def open_values(record: Record) -> dict[str, Any]:
    """The values that are not the record's life, as they are, by field."""
    return {name: getattr(record, name) for name in type(record).model_fields if name not in LIFE}
