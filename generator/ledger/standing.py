"""Where a 议定事项 stands on a day: derived from what was recorded, never typed.

takes  the resolution, the day its meeting decided it, progress from it and from the units' sheets, the as-of date
gives  its story up to that day, and one standing
does not  call anything overdue where the body's own office does not publish here (contract §1)

The lead's report that a matter is done stands from the first of such reports on, until the lead reports otherwise; what
a unit that assists reports as done is its own part. A due day that is a day of rest gives way to the next working day,
as it does for reports (民法典 art. 203); the day itself is shown as the meeting set it. Nothing is late by a due day
that days off still to be announced may move, nor because the office confirmed late what no report of the lead dates.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.ledger.dues import rest_over
from generator.ledger.working import WorkingDays
from generator.model.resolution import (
    Closing,
    ClosingKind,
    Extension,
    Progress,
    ProgressState,
    Resolution,
    Supervision,
)

SOON = 10  # working days before the due day from which a matter is 快到期


class Standing(StrEnum):
    """In the order lists show them: what presses first."""

    overdue = "逾期"
    past = "过了原定期限"
    soon = "快到期"
    stuck = "遇到困难"
    reported = "报告办完，待确认"
    going = "推进中"
    silent = "没有进展记录"
    done = "按期办结"
    done_late = "逾期办结"
    ended = "办结"
    merged = "并入其他事项"
    dropped = "不再办理"


CLOSED = frozenset({Standing.done, Standing.done_late, Standing.ended, Standing.merged, Standing.dropped})
UNCOUNTED = frozenset({Standing.merged, Standing.dropped})  # what was not finished was not finished late


@dataclass(frozen=True)
class Story:
    """A resolution as of a day.

    ``late``: working days from ``last_day`` to the day it was finished, or to the as-of day while nobody says it is;
    0 where ``judged`` is false. ``estimated``: days off on the way are not announced yet.
    """

    record: Resolution
    decided: date
    due: date | None
    first_due: date | None
    extensions: tuple[Extension, ...]
    progress: tuple[Progress, ...]
    supervision: tuple[Supervision, ...]
    closing: Closing | None
    standing: Standing
    last_day: date | None  # the due day, or the working day after it
    finished: date | None  # the day the lead reported it as done
    judged: bool  # whether lateness may be spoken of at all
    late: int
    estimated: bool

    @property
    def slipped(self) -> bool:
        """Whether its due day was moved to a later one."""
        return self.due is not None and self.first_due is not None and self.due > self.first_due

    @property
    def is_closed(self) -> bool:
        """Whether it has ended."""
        return self.standing in CLOSED

    @property
    def units(self) -> tuple[str, ...]:
        """Lead first, then those that assist."""
        return (self.record.lead, *(unit for unit in self.record.assist if unit != self.record.lead))


def tell(
    record: Resolution,
    decided: date,
    sheets: Iterable[Progress],
    as_of: date,
    working: WorkingDays,
    since: date | None,
) -> Story:
    """The story up to ``as_of``; ``since`` is the day from which the body's own office publishes here, or ``None``."""
    extensions = tuple(sorted((e for e in record.extensions if e.date <= as_of), key=lambda e: e.date))
    due = extensions[-1].to if extensions else record.due
    progress = tuple(sorted((p for p in (*record.progress, *sheets) if p.date <= as_of), key=lambda p: p.date))
    closing = record.closing if record.closing and record.closing.date <= as_of else None
    rests = rest_over(due, working.calendar) if due else None
    last_day = rests.day if rests else None
    finished = _finished(record.lead, progress)
    judged = since is not None and due is not None and since <= due and rests is not None and not rests.provisional
    if closing is not None:
        standing = _closed(closing, finished, last_day if judged else None)
    else:
        standing = _open(progress, finished, last_day, as_of, working, judged)
    late, estimated = 0, False
    if judged and last_day is not None and standing not in UNCOUNTED and (finished or closing is None):
        until = finished or as_of
        late = working.after(last_day, until)
        estimated = late > 0 and working.is_estimated(last_day, until)
    return Story(
        record=record,
        decided=decided,
        due=due,
        first_due=record.due,
        extensions=extensions,
        progress=progress,
        supervision=tuple(sorted((s for s in record.supervision if s.date <= as_of), key=lambda s: s.date)),
        closing=closing,
        standing=standing,
        last_day=last_day,
        finished=finished,
        judged=judged,
        late=late,
        estimated=estimated,
    )


def _finished(lead: str, progress: tuple[Progress, ...]) -> date | None:
    """The first of the lead's latest reports that all say it is done."""
    found = None
    for entry in progress:
        if entry.unit == lead:
            done = entry.state is ProgressState.done
            found = (found or entry.date) if done else None
    return found


def _open(
    progress: tuple[Progress, ...],
    finished: date | None,
    last_day: date | None,
    as_of: date,
    working: WorkingDays,
    judged: bool,
) -> Standing:
    if finished is not None:
        return Standing.reported
    if last_day is not None and last_day < as_of:
        return Standing.overdue if judged else Standing.past
    if last_day is not None and working.after(as_of, last_day) <= SOON:
        return Standing.soon
    if not progress:
        return Standing.silent
    return Standing.stuck if progress[-1].state is ProgressState.stuck else Standing.going


def _closed(closing: Closing, finished: date | None, last_day: date | None) -> Standing:
    """How it ended; late only by the lead's own report: the day of confirming is the office's."""
    if closing.how is ClosingKind.merged:
        return Standing.merged
    if closing.how is ClosingKind.dropped:
        return Standing.dropped
    if last_day is None:
        return Standing.ended
    if (finished or closing.date) <= last_day:
        return Standing.done
    return Standing.done_late if finished else Standing.ended
