"""What git says of records against what they say of themselves: since when public, and how their state changed.

takes  the portal, the lives of its files, the day
gives  findings
does not  ask git

Where the past is not complete, ``published_here`` is not tested, nor whether a withdrawn record was ever public.
What was never public in a commit is tested as if it were committed on the day: what is good before a commit is good
after it. Of the nation's records those that the site began with came with the program, and git cannot know since when
they are public: they are not tested.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby, pairwise
from typing import Any

from generator.findings import Findings
from generator.model.base import Origin, State
from generator.model.located import Located
from generator.model.past import Life, Lives
from generator.model.portal import Portal

REVIEW_FIRST = "先改成 in_review，提交一次，审查后再改成 public"
ALLOWED = {
    (State.draft, State.in_review),
    (State.in_review, State.draft),
    (State.in_review, State.public),
    (State.public, State.withdrawn),
    (State.withdrawn, State.in_review),
}
REMEDIES = {
    (State.draft, State.public): REVIEW_FIRST,
    (State.withdrawn, State.public): REVIEW_FIRST,
    (State.withdrawn, State.draft): "先改成 in_review，提交一次，再改成 draft",
    (State.public, State.draft): "要撤下，写 withdrawn；只改内容，状态仍写 public",
    (State.public, State.in_review): "要撤下，写 withdrawn；只改内容，状态仍写 public",
    (State.draft, State.withdrawn): "改回 draft；不要了的，删去这个文件",
    (State.in_review, State.withdrawn): "改回 in_review；不要了的，删去这个文件",
}


def check_past(portal: Portal, lives: Lives, day: date, findings: Findings) -> None:
    """A176 of every record, A177 of every file."""
    if lives.is_complete:
        for located, is_national in _real_records(portal):
            life = lives.of.get(located.path)
            if life and not (is_national and lives.is_of_the_beginning(life)):
                _check_published(located, life, day, findings)
    for life in lives.of.values():
        _check_change(life, lives.is_complete, findings)


def _real_records(portal: Portal) -> Iterator[tuple[Located[Any], bool]]:
    """The records that are no sample, and whether they are the nation's."""
    real = [place for place in portal.places if not place.jurisdiction.record.sample]
    for place in real:
        yield from ((located, False) for located in place.records())
    if real:
        yield from ((located, True) for located in portal.national_records())


def _check_published(located: Located[Any], life: Life, day: date, findings: Findings) -> None:
    """No more than a day before the first commit in which the record is public (contract: dates)."""
    published, first = located.record.published_here, life.first_public
    if first is None and life.now is not State.public:
        return
    if published and published.day < (first or day) - timedelta(days=1):
        since = f"第一次以公开状态提交是在 {first}" if first else f"到 {day} 还没有以公开状态提交过"
        findings.add("A176", located.at("published_here"), published=published.day, since=since)


def _check_change(life: Life, is_complete: bool, findings: Findings) -> None:
    """The last change of state is one that a record's life allows, or takes back one that it did not."""
    if life.now is None:
        return
    changes = list(pairwise(state for state, _ in groupby([*_states(life), life.now])))
    if changes:
        change, earlier = changes[-1], changes[-2:-1]
        mends = change == (State.public, State.in_review) and any(_skips(one, life.origin) for one in earlier)
        if not mends and _skips(change, life.origin):
            before = change[0]
            reason = f"状态从 {before} 改成了 {life.now}"
            findings.add("A177", life.place, reason=reason, remedy=REMEDIES[change])
    elif life.now is State.withdrawn and is_complete:
        reason = "这份记录没有公开过，状态写了 withdrawn"
        findings.add("A177", life.place, reason=reason, remedy="改成 draft；不要了的，删去这个文件")


def _skips(change: tuple[State, State], origin: Origin | None) -> bool:
    """Whether a change is none of those allowed; what its own organ made public needs no review here."""
    sourced = change == (State.draft, State.public) and origin is Origin.public_document
    return change not in ALLOWED and not sourced


def _states(life: Life) -> list[State]:
    """The states in order, from the last time the file was made; versions without a state that can be read left out."""
    states: list[State] = []
    for version, state in life.versions:
        if not version.blob:
            states.clear()
        elif state is not None:
            states.append(state)
    return states
