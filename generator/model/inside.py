"""What a record holds, however deep: its spans, its texts.

takes  a record or a part of one
gives  each span and each text, with the location of its field
does not  judge them
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from generator.model.base import Span
from generator.model.located import Loc


def leaves(value: Any, loc: Loc = ()) -> Iterator[tuple[Loc, Any]]:
    """Every plain value a record holds, with the location of its field."""
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            yield from leaves(getattr(value, name), (*loc, field.alias or name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from leaves(item, (*loc, index))
    else:
        yield loc, value


def spans_in(value: Any) -> Iterator[tuple[Loc, Span]]:
    """Every span a record holds, with the location of its field."""
    return ((loc, leaf) for loc, leaf in leaves(value) if isinstance(leaf, Span))


def texts_in(value: Any) -> Iterator[tuple[Loc, str]]:
    """Every text a record holds, items of lists too, with the location of its field."""
    return ((loc, leaf) for loc, leaf in leaves(value) if isinstance(leaf, str))
