"""The word for a state, fit for the place and for the rule.

takes  a state, whether verdicts are given, whether the rule is about making public
gives  the word on pages and in data
does not  judge

A rule of the body's own may ask for a meeting held or a matter done: it is done or overdue, not public or late.
"""

from __future__ import annotations

from generator.disclosure.item import Item, State
from generator.disclosure.rules.table import BY_CODE

OWN_RULES = "自己定的规则"  # what a body asks of itself: counted apart from what must be public

HELD = "本站收录了"
NOT_HELD = State.not_recorded.value
HERE = frozenset({State.present, State.partial, State.late, State.nil, State.withheld})
GENERAL = {State.present: "已做到", State.late: "逾期", State.absent: "没有做到"}


def state_word(state: State, judges: bool, *, general: bool = False) -> str:
    """已公开, 逾期公开 …; ``general`` for a rule of the body's own, or where such rules are among others.

    Where the portal only compiles, no more than whether the thing is here, or not asked for.
    """
    if judges:
        return GENERAL.get(state, state.value) if general else state.value
    if state in HERE:
        return HELD
    return State.not_bound.value if state is State.not_bound else NOT_HELD


def word_of(item: Item, judges: bool) -> str:
    """The word for the state of one thing."""
    return state_word(item.state, judges, general=BY_CODE[item.rule].own)
