"""公开情况 as data: every item of every rule, so that each count of the pages can be made again.

takes  the account of a place on a day
gives  plain values for JSON; rows for CSV, one an item
does not  say more than the pages: where the portal only compiles, no lateness and no due day
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from generator.catalogue import BY_CODE as WORDING
from generator.disclosure.account import Account
from generator.disclosure.item import Counted, Item, State
from generator.disclosure.rule import Rule
from generator.disclosure.rules.table import BY_CODE
from generator.disclosure.words import OWN_RULES, word_of

HEAD = (
    "规则", "规则名称", "方面", "编号", "名称", "状态", "单位编号", "目录行", "要素", "形成日期", "应公开日期", "期限",
    "公开日期", "晚几个工作日", "说明", "页面",
)  # fmt: skip
DOUBT = "依据待核"
OVERDUE = frozenset({State.late, State.absent})  # nothing else has working days to be late by


def account_data(account: Account, prefix: str, pages: Collection[str]) -> dict[str, Any]:
    """The rules that were looked at, then the items; ``prefix`` is the folder of the place's pages.

    ``pages`` are the pages there are: a thing names no other.
    """
    since = account.scene.since
    return {
        "as_of": account.scene.as_of.isoformat(),
        "since": _day(since) or None,
        "judged": account.judges,
        "rules": [_rule(account, BY_CODE[code]) for code in account.by_rule],
        "items": [_item(account, item, prefix, pages) for item in account.items],
    }


def account_rows(account: Account, prefix: str, pages: Collection[str]) -> Iterator[list[str]]:
    """A row an item, in the order of the rules."""
    yield list(HEAD)
    for item in account.items:
        one = _item(account, item, prefix, pages)
        limits = "；".join(
            f"{limit['basis']} {limit['length']}{limit['unit']} {limit['due']}"
            f"{'' if limit['confirmed'] else ' ' + DOUBT}"
            for limit in one["limits"]
        )
        rule = BY_CODE[item.rule]
        title, axis = WORDING[item.rule].title, OWN_RULES if rule.own else rule.axis.value
        late = "" if one["late"] is None else str(one["late"])
        yield [
            item.rule, title, axis, item.key, item.title, one["state"], item.subject, item.row, item.element,
            one["formed"] or "", one["due"] or "", limits, one["published"] or "", late, one["why"], one["page"] or "",
        ]  # fmt: skip


def _rule(account: Account, rule: Rule) -> dict[str, Any]:
    national = account.scene.national
    return {
        "code": rule.code,
        "title": WORDING[rule.code].title,
        "axis": rule.axis.value,
        "weight": rule.weight(national).value,
        "confirmed": rule.is_confirmed(national),
        "own": rule.own,
        "basis": [str(ref) for ref in rule.basis],
    }


def _item(account: Account, item: Item, prefix: str, pages: Collection[str]) -> dict[str, Any]:
    timing = item.timing
    judged = timing if account.judges else None
    page = f"{prefix}{'/'.join(item.at)}/index.html"
    return {
        "rule": item.rule,
        "key": item.key,
        "title": item.title,
        "state": word_of(item, account.judges),
        "unit": item.subject,
        "row": item.row,
        "element": item.element,
        "formed": _day(timing.formed if timing else None),
        "due": _day(judged.due if judged else None),
        "limits": [_limit(limit) for limit in judged.limits] if judged else [],
        "published": _day(item.since or (timing.published if timing else None)),
        "late": _late(account, item),
        "why": item.why or (timing.why if timing else ""),
        "page": page if item.at and page in pages else None,
    }


def _late(account: Account, item: Item) -> int | None:
    """By how many working days, of what is late or absent; ``None`` of all else, and where no last day was set."""
    if not account.judges or item.state not in OVERDUE:
        return None
    if item.timing is not None:
        return item.timing.late or None
    matter = account.scene.book.stories.get(item.at[-1]) if item.at[:1] == ("resolutions",) else None
    return (matter.late or None) if matter else None


def _limit(limit: Counted) -> dict[str, Any]:
    return {
        "basis": str(limit.basis),
        "length": limit.length,
        "unit": "个工作日" if limit.working else "日",
        "due": limit.due.isoformat(),
        "confirmed": limit.confirmed,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
