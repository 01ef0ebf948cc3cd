"""What git says of records against what they say of themselves: since when public, and how their state changed.

takes  the portal, the lives of its files
gives  findings
does not  ask git

Where the past is not complete, ``published_here`` is not tested, nor whether a withdrawn record was ever public.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
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


def check_past(portal: Portal, lives: Lives, findings: Findings) -> None:
    """A176 of every record, A177 of every file."""
    if lives.is_complete:
        for located in _real_records(portal):
            _check_published(located, lives, findings)
    for life in lives.of.values():
        _check_change(life, lives.is_complete, findings)


def _real_records(portal: Portal) -> Iterator[Located[Any]]:
    real = [place for place in portal.places if not place.jurisdiction.record.sample]
    for place in real:
        yield from place.records()
    if real:
        yield from portal.national_records()


def _check_published(located: Located[Any], lives: Lives, findings: Findings) -> None:
    """No more than a day before the first commit in which the record is public (contract: dates)."""
    published, life = located.record.published_here, lives.of.get(located.path)
    first = life.first_public if life else None
    if published and first and published.day < first - timedelta(days=1):
        findings.add("A176", located.at("published_here"), published=published.day, first=first)


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
