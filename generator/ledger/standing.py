"""Where a 议定事项 stands on a day: derived from what was recorded, never typed.

takes  the resolution, the day its meeting decided it, progress from it and from the units' sheets, the as-of date
gives  its story up to that day, and one standing
does not  call anything overdue where the body's own office does not publish here (contract §1)
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

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
    silent = "还没有报进展"
    done = "按期办结"
    done_late = "逾期办结"
    ended = "办结"
    merged = "并入其他事项"
    dropped = "不再办理"


CLOSED = frozenset({Standing.done, Standing.done_late, Standing.ended, Standing.merged, Standing.dropped})


@dataclass(frozen=True)
class Story:
    """A resolution as of a day; ``late`` is in working days, after ``due``."""

    record: Resolution
    decided: date
    due: date | None
    first_due: date | None
    extensions: tuple[Extension, ...]
    progress: tuple[Progress, ...]
    supervision: tuple[Supervision, ...]
    closing: Closing | None
    standing: Standing
    late: int

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
    judged = since is not None and due is not None and since <= due
    standing, until = _standing(due, progress, closing, as_of, working, judged)
    late = working.after(due, until) if due is not None and judged else 0
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
        late=late,
    )


def _standing(
    due: date | None,
    progress: tuple[Progress, ...],
    closing: Closing | None,
    as_of: date,
    working: WorkingDays,
    judged: bool,
) -> tuple[Standing, date]:
    """The standing, and the day up to which lateness is counted."""
    if closing is not None:
        return _closed(due, progress, closing, judged)
    last = progress[-1] if progress else None
    if last and last.state is ProgressState.done:
        return Standing.reported, last.date
    if due is not None and due < as_of:
        return (Standing.overdue if judged else Standing.past), as_of
    if due is not None and working.after(as_of, due) <= SOON:
        return Standing.soon, as_of
    if last is None:
        return Standing.silent, as_of
    return (Standing.stuck if last.state is ProgressState.stuck else Standing.going), as_of


def _closed(due: date | None, progress: tuple[Progress, ...], closing: Closing, judged: bool) -> tuple[Standing, date]:
    """How it ended; what a unit had reported as done in time is not late because it was confirmed afterwards."""
    if closing.how is ClosingKind.merged:
        return Standing.merged, due or closing.date
    if closing.how is ClosingKind.dropped:
        return Standing.dropped, due or closing.date
    last = progress[-1] if progress else None
    finished = last.date if last and last.state is ProgressState.done else closing.date
    if due is None or not judged:
        return Standing.ended, finished
    return (Standing.done if finished <= due else Standing.done_late), finished
