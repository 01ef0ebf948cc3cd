"""Since when git has a change: the first public commit with the present ``changed``, where it was public before."""

from __future__ import annotations

from datetime import date

from tests.repository import MEASURE, UNIT, Repository

CHANGED = "changed: 2026-11-21"


def changed_on(repository: Repository, path: str = MEASURE) -> date | None:
    """What the life of a file says."""
    lives = repository.check().lives
    assert lives is not None
    return lives.of[path].changed_on


def test_a_file_that_was_always_so(repository: Repository) -> None:
    """A file that git first sees as it is now may have been public like that for long: nothing is said."""
    assert changed_on(repository) is None


def test_the_commit_that_changed_it(repository: Repository) -> None:
    """The day is that of the commit which brought the present day of change, however often the file moved since."""
    repository.change(MEASURE, (CHANGED, "changed: 2026-11-25"), day="2026-12-03")
    assert changed_on(repository) == date(2026, 12, 3)
    repository.change(MEASURE, ("checked: 2026-11-21", "checked: 2026-12-09"), day="2026-12-09")
    assert changed_on(repository) == date(2026, 12, 3)
    assert changed_on(repository, UNIT) is None


def test_a_later_change_counts_anew(repository: Repository) -> None:
    """Of two changes the present one is told."""
    repository.change(MEASURE, (CHANGED, "changed: 2026-11-25"), day="2026-12-03")
    repository.change(MEASURE, ("changed: 2026-11-25", "changed: 2026-12-10"), day="2026-12-11")
    assert changed_on(repository) == date(2026, 12, 11)


def test_a_change_not_committed(repository: Repository) -> None:
    """What lies there and is in no commit has no day."""
    repository.edit(MEASURE, (CHANGED, "changed: 2026-11-25"))
    assert changed_on(repository) is None


def test_a_change_while_it_was_not_public(repository: Repository) -> None:
    """A commit that holds the change and is not public does not count; the one that makes it public does."""
    repository.change(
        MEASURE, ("state: public", "state: in_review"), (CHANGED, "changed: 2026-11-25"), day="2026-12-03"
    )
    repository.change(MEASURE, ("state: in_review", "state: public"), day="2026-12-08")
    assert changed_on(repository) == date(2026, 12, 8)
