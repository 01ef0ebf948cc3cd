"""What the check says newly, and what it says no more.

takes  the reports of two states
gives  items that are new, items that are healed; what could not be told
does not  call healed what was not looked at
"""

from __future__ import annotations

from generator.catalogue import Level
from generator.changes.state import State
from generator.reports.report import Item, Report, report_of

NO_SITE = "{name}：还没有这个网站，检查结果没有比"
BEFORE_BLOCKED = "{name}：有必须改的，没有查完，新的检查结果只列必须改的"
AFTER_BLOCKED = "{name}：有必须改的，没有查完，好了的检查结果这次不列"


def compared(before: State, after: State) -> tuple[tuple[Item, ...], tuple[Item, ...], tuple[str, ...]]:
    """New and healed items by their keys, and notes."""
    missing = [state for state in (before, after) if state.is_absent]
    if missing:
        return (), (), tuple(NO_SITE.format(name=state.name) for state in missing)
    old, new = _report_of(before), _report_of(after)
    known, found = {item.key for item in old.items}, {item.key for item in new.items}
    added = tuple(i for i in new.items if i.key not in known and (i.level is Level.must or not old.is_blocked))
    healed = () if new.is_blocked else tuple(item for item in old.items if item.key not in found)
    notes = []
    if old.is_blocked:
        notes.append(BEFORE_BLOCKED.format(name=before.name))
    if new.is_blocked:
        notes.append(AFTER_BLOCKED.format(name=after.name))
    return added, healed, tuple(notes)


def _report_of(state: State) -> Report:
    return report_of(state.checked.findings, state.checked.observations)
