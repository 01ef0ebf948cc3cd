"""Lines of the passport that pages of every kind share.

takes  the records a page shows
gives  facts
does not  know the place they belong to
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from generator.model.base import Record
from generator.model.document import Document
from generator.model.portal import DocumentText
from generator.pages.parts import Fact, Link
from generator.plan.wording import NOT_HELD, NOT_STATED, chinese_day, chinese_moment, listing


def date_facts(records: Iterable[Record]) -> tuple[Fact, Fact, Fact]:
    """First made public here, last changed, looked at longest ago."""
    shown = list(records)
    published = [r.published_here.day for r in shown if r.published_here]
    changed = [r.changed for r in shown if r.changed]
    checked = [r.checked for r in shown if r.checked]
    return (
        day_fact("本站发布", min(published, default=None)),
        day_fact("更新日期", max(changed, default=None)),
        day_fact("上次核对", min(checked, default=None)),
    )


def day_fact(label: str, day: date | None) -> Fact:
    """A line of the passport with a day, or with what to read where there is none."""
    return Fact(label, chinese_day(day)) if day else Fact(label, NOT_HELD, known=False)


def law_facts(records: Iterable[Record], law: Iterable[str]) -> tuple[Fact, ...]:
    """What the passport says of a page that this portal wrote: on which law, since when, last checked when."""
    basis = listing((f"《{name}》" for name in law), 4)
    return (
        Fact("发布机构", "本站整理；法律和文件的制定机关见条款要点"),
        Fact("成文日期", "见各部法律和文件"),
        *date_facts(records),
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
