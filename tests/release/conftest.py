"""A repository of two commits, both released: made once for all tests that only look, or look at a copy."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from tests.release.shelves import copied, release, two_commits
from tests.repository import Repository


class Released(NamedTuple):
    """A repository, the folder of its releases, and the names of both, the older first."""

    repository: Repository
    to: Path
    names: tuple[str, str]


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Released:
    """Both commits released, in a folder with a space and Chinese in its name; not to be changed."""
    folder = tmp_path_factory.mktemp("released")
    repository = two_commits(folder / "仓 库")
    to = folder / "网站 一"
    names = tuple(release(repository, to, revision).name for revision in ("HEAD~1", "HEAD"))
    return Released(repository, to, (names[0], names[1]))


@pytest.fixture
def own(released: Released, tmp_path: Path) -> Released:
    """The same in a folder of the test's own."""
    return released._replace(to=copied(released.to, tmp_path / "网站"))
