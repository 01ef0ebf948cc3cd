"""The nearest word is found in one place, by one measure."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.catalogue import remedy
from generator.model.nearest import nearest
from tests.factories import REPO
from tests.ledger_sites import edit, found

RESOLUTION = "content/shili/resolutions/2026-03-18-1.yml"


@pytest.mark.parametrize(
    ("word", "choices", "near"),
    [("minzhen", ("jiaoyu", "minzheng"), "minzheng"), ("caizheng", ("jiaoyu",), ""), ("", ("jiaoyu",), "")],
)
def test_the_nearest_word(word: str, choices: tuple[str, ...], near: str) -> None:
    """The word most like it, and nothing where none is like it."""
    assert nearest(word, choices) == near


@pytest.mark.parametrize(
    ("path", "old", "new", "code"),
    [
        (RESOLUTION, "lead: minzheng", "lead: mi-zh", "A101"),
        (RESOLUTION, "meeting: 2026-03-18", "meeting: 2026-0zz", "A200"),
    ],
)
def test_units_and_records_are_offered_as_readily_as_all(
    tmp_path: Path, path: str, old: str, new: str, code: str
) -> None:
    """What is as like as any other word that is offered is offered for a unit and a record of the ledger too."""
    (hit,) = (f for f in found(tmp_path / "site", [edit(path, old, new)]) if f.code == code)
    assert f"是不是“{old.split(': ')[1]}”" in remedy(hit)


def test_no_module_has_a_measure_of_its_own() -> None:
    """Only ``model/nearest.py`` compares words to offer one."""
    users = [path for path in (REPO / "generator").rglob("*.py") if "get_close_matches" in path.read_text("utf-8")]
    assert [path.name for path in users] == ["nearest.py"]
