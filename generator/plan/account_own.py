"""What the body's own rules ask for, told in the words of the pages of 议定事项 and 报送.

takes  a place's account, an item of one of its own rules
gives  the word and shape of its state, its days, the clause that asks for it
does not  speak of making public: these rules ask for things done
"""

from __future__ import annotations

from generator.disclosure.account import Account
from generator.disclosure.item import Item, State
from generator.disclosure.words import word_of
from generator.ledger.meetings import frequency_of
from generator.ledger.reports import Cell, Handed
from generator.model.body import Rule, RuleKind
from generator.pages.account_views import LimitLine
from generator.pages.parts import Link
from generator.pages.resolution_views import Chip
from generator.plan.context import PlaceContext
from generator.plan.report_words import due_words
from generator.plan.standings import chip, sentence
from generator.plan.wording import chinese_day

MATTERS, REPORTS, MEETINGS, MINUTES = "A801", "A802", "A803", "A850"
CLAUSE = "工作规则原文"
SET_BY = "会议定的期限"


def late_state(account: Account, item: Item) -> Chip:
    """How what is late stands: 逾期, 逾期办结, 迟报 …, as the page of the thing itself says."""
    book = account.scene.book
    if item.rule == MATTERS:
        standing = book.stories[item.key].standing
        return Chip(standing.name, standing.value)
    if item.rule == REPORTS:
        return Chip(item.state.name, Handed.late.value)
    return Chip(item.state.name, word_of(item, account.judges))


def own_chip(context: PlaceContext, item: Item) -> Chip:
    """The same with by how much, where a matter is still open."""
    if item.rule == MATTERS and item.state is State.late:
        return chip(context.ledger.stories[item.key])
    return late_state(context.account, item) if item.state is State.late else _plain(context, item)


def _plain(context: PlaceContext, item: Item) -> Chip:
    return Chip(item.state.name, word_of(item, context.account.judges))


def own_says(context: PlaceContext, item: Item) -> str:
    """The limit, the day it was done or came in, by how much too late; "" where the item's own reason says it all."""
    if item.rule == MATTERS and item.state is State.late:
        return sentence(context, context.ledger.stories[item.key])
    cell = _cell(context, item)
    if cell is None or context.ledger.grid is None or item.state not in (State.late, State.absent):
        return ""
    due = due_words(cell.period, context.ledger.grid.dues[cell.period])
    late = own_late(context, item)
    if cell.report is None:
        return f"期限{due}；到{chinese_day(context.as_of)}没有收到，过了{late}个工作日。"
    return f"期限{due}；{chinese_day(cell.report.submitted)}收到，晚{late}个工作日。"


def own_late(context: PlaceContext, item: Item) -> int:
    """By how many working days, as far as a day is known."""
    if item.rule == MATTERS:
        return context.ledger.stories[item.key].late
    cell = _cell(context, item)
    due = context.ledger.grid.dues[cell.period].last if cell and context.ledger.grid else None
    if cell is None or due is None:
        return 0
    return context.ledger.working.after(due, cell.report.submitted if cell.report else context.as_of)


def own_basis(context: PlaceContext, item: Item) -> tuple[LimitLine, ...]:
    """The clause of the body's own document, or the decision that set the day."""
    body, grid = context.place.body, context.ledger.grid
    cell = _cell(context, item)
    lines = []
    if cell and grid and (decision := grid.dues[cell.period].set_by):
        lines.append(LimitLine(Link(SET_BY, context.path("resolutions", decision)), ""))
    rule = _clause(context, item) if body else None
    if rule is not None:
        lines.append(LimitLine(Link(CLAUSE, f"{context.path('rules')}#{rule.id}"), ""))
    return tuple(lines)


def _clause(context: PlaceContext, item: Item) -> Rule | None:
    assert context.place.body is not None
    body = context.place.body.record
    if item.rule == REPORTS:
        return context.ledger.grid.rule if context.ledger.grid else None
    if item.rule == MEETINGS:
        found = frequency_of(body)
        return found[0] if found else None
    if item.rule == MINUTES:
        return next((rule for rule in body.rules if rule.kind is RuleKind.minutes), None)
    return None


def _cell(context: PlaceContext, item: Item) -> Cell | None:
    """The cell of the grid of reports an item stands for."""
    grid = context.ledger.grid
    if item.rule != REPORTS or grid is None:
        return None
    return next((c for c in grid.row(item.subject) if f"{c.unit}/{c.period}" == item.key), None)
