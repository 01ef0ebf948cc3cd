"""What the tests of changes need: a copy of the example county."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.changes.county import County


@pytest.fixture
def county(tmp_path: Path) -> County:
    """A copy of the example county, not committed."""
    return County(tmp_path / "top")
