"""Leaks written by somebody who knew the demand alone, not the program: none is missed, no honest text is an error."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.privacy.hits import Hit, Sureness
from generator.privacy.texts import find_circumstances, find_numbers

BLIND = Path(__file__).parent / "blind"
TEXTS: list[dict[str, Any]] = yaml.safe_load((BLIND / "texts.yml").read_text(encoding="utf-8"))
HARMLESS: list[dict[str, Any]] = yaml.safe_load((BLIND / "harmless.yml").read_text(encoding="utf-8"))


def hits_in(item: dict[str, Any]) -> tuple[Hit, ...]:
    """All the gate finds in a text of a kind that can describe citizens."""
    return (*find_numbers(item["text"]), *find_circumstances(item["text"]))


def is_found(hits: tuple[Hit, ...], expect: str) -> bool:
    """Whether what was expected is among the hits: an error only where one is sure, a warning where there is any."""
    return any(expect == "warning" or hit.sureness is Sureness.sure for hit in hits)


@pytest.mark.parametrize("item", TEXTS, ids=lambda item: item["id"])
def test_no_text_is_missed(item: dict[str, Any]) -> None:
    """What must stop the build is sure; what a person must look at is found."""
    assert is_found(hits_in(item), item["expect"])


@pytest.mark.parametrize("item", HARMLESS, ids=lambda item: item["id"])
def test_no_honest_text_stops_anything(item: dict[str, Any]) -> None:
    """None is an error; but where the author allowed it, none asks for a look either."""
    hits = hits_in(item)
    assert not is_found(hits, "error")
    assert hits == () or item.get("may_warn")


def test_a_warning_is_no_error() -> None:
    """What only asks for a look does not stop the build."""
    assert [item["id"] for item in TEXTS if item["expect"] == "warning" and is_found(hits_in(item), "error")] == []
