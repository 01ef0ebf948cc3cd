"""Lines of the passport that pages of every kind share.

takes  the records a page shows
gives  facts
does not  know the place they belong to
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from generator.disclosure.item import Counted, State, Timing
from generator.disclosure.timing import COMPILED
from generator.model.base import Record
from generator.model.document import Document
from generator.model.portal import DocumentText
from generator.pages.parts import Fact, Link
from generator.plan.wording import NOT_HELD, NOT_STATED, chinese_day, chinese_moment, listing


@dataclass(frozen=True, slots=True)
class Opening:
    """Whose page it is to make public, by when it had to be, and whether it was."""

    subject: Fact
    due: Fact
    verdict: Fact


def opening_of(subject: str, timing: Timing | None, judges: bool, basis: Callable[[Counted], str]) -> Opening:
    """``subject`` is the organ bound to publish; ``basis`` words a limit's article."""
    whose = Fact("公开主体", subject or NOT_HELD, known=bool(subject))
    if timing is None or not timing.limits or timing.due is None:
        why = timing.why if timing and timing.why else "" if judges else COMPILED
        words = f"不适用（{why}）" if why else "不适用"
        if timing is not None and timing.state is State.not_recorded:
            words = f"{NOT_HELD}（{timing.why}）"
        return Opening(whose, Fact("应公开日期", words), Fact("是否按时", VERDICT[State.not_bound]))
    counted = "；".join(basis(limit) for limit in timing.limits)
    return Opening(
        whose, Fact("应公开日期", f"{chinese_day(timing.due)}（{counted}）"), Fact("是否按时", _verdict(timing))
    )


def _verdict(timing: Timing) -> str:
    if timing.state in (State.late, State.absent):
        return f"逾期{timing.late_words}"
    words = VERDICT[timing.state]
    return f"{words}（{timing.why}）" if timing.why else words


VERDICT = {
    State.present: "按时",
    State.provisional: "暂估",
    State.not_bound: "不适用",
    State.not_recorded: NOT_HELD,
}


def life_facts(records: Iterable[Record], opening: Opening) -> tuple[Fact, ...]:
    """Last changed, due, first public here, in time or not, looked at longest ago and next, by whom."""
    shown = list(records)
    published = [r.published_here.day for r in shown if r.published_here]
    changed = [r.changed for r in shown if r.changed]
    checked = [r.checked for r in shown if r.checked]
    again = [r.check_by for r in shown if r.check_by]
    posts = dict.fromkeys(r.responsible for r in shown if r.responsible)
    return (
        day_fact("更新日期", max(changed, default=None)),
        opening.due,
        day_fact("实际公开日期", min(published, default=None), "（在本站）"),
        opening.verdict,
        day_fact("上次核对", min(checked, default=None)),
        day_fact("下次核对", min(again, default=None)),
        Fact("责任科室", listing(posts, 3) or NOT_HELD, known=bool(posts)),
    )


def day_fact(label: str, day: date | None, after: str = "") -> Fact:
    """A line of the passport with a day, or with what to read where there is none."""
    return Fact(label, chinese_day(day) + after) if day else Fact(label, NOT_HELD, known=False)


def law_facts(records: Iterable[Record], law: Iterable[str], opening: Opening) -> tuple[Fact, ...]:
    """What the passport says of a page that this portal wrote: on which law, since when, last checked when."""
    basis = listing((f"《{name}》" for name in law), 4)
    return (
        Fact("发布机构", "本站整理；法律和文件的制定机关见条款要点"),
        opening.subject,
        Fact("成文日期", "见各部法律和文件"),
        *life_facts(records, opening),
        Fact("来源", basis or "本站整理", Link("看条款要点", "law/index.html") if basis else None),
    )


def day_of(document: DocumentText) -> date | None:
    """成文, or else 印发."""
    record = document.record
    return record.formed or (record.issued.day if record.issued else None)


def formed_words(record: Document) -> str:
    """成文日期 as the document gives it; what it does not give is said, and 印发 is never taken for it."""
    issued = f"{chinese_moment(record.issued)}印发或发布" if record.issued else ""
    if record.formed:
        return chinese_day(record.formed) + (f"（{issued}）" if issued else "")
    return f"{NOT_STATED}；{issued}" if issued else NOT_STATED
