"""What the tests of 提交 and its neighbours share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.office.clones import Offices
from tests.repository import Repository


@pytest.fixture
def offices(tmp_path: Path, repository: Repository, monkeypatch: pytest.MonkeyPatch) -> Offices:
    """Git on the office's machines knows who works there."""
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.delenv(f"GIT_{role}_NAME", raising=False)
    return Offices(tmp_path, repository)
