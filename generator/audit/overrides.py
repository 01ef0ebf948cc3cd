"""What a place says of the rules of the audit: a rule there is, that may be changed so, in a time of its own.

takes  the portal, the latest day whose records may be there
gives  findings
does not  ask whether the reason is a good one
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.disclosure.rule import Rule
from generator.disclosure.rules.table import BY_CODE
from generator.disclosure.scene import in_force
from generator.findings import Findings
from generator.model.base import State
from generator.model.jurisdiction import Jurisdiction, Override
from generator.model.located import Loc, Located
from generator.model.portal import Portal

BY_LAW = "法律法规定的，本地不能说不适用"
BY_BODY = "这是本地的制度自己定的，改制度才能改"
TOO_LONG = "最长{most}天，本地的期限只能更短"
NO_LIMIT = "这条规则没有期限，却写了 length"
DROPPED = "写了不适用，又写了期限"
NOTHING = "既没有写不适用，也没有写期限"
BACKWARDS = "至何日 {end} 不晚于自何日 {first}"
AHEAD = 2  # years: what begins later is a slip of the pen
FAR = "自何日 {first} 在{years}年以后，现在不起作用"
BEFORE = "自何日 {first} 早于{what}的 {start}"
TWICE = "和第 {number} 条管的是同一条规则，日子重叠"


def check_overrides(portal: Portal, latest: date, findings: Findings) -> None:
    """A340–A343, A359 of every place."""
    for place in portal.places:
        if place.jurisdiction.record.state is not State.draft:
            _check(place.jurisdiction, latest, findings)


def _check(located: Located[Jurisdiction], latest: date, findings: Findings) -> None:
    overrides = located.record.overrides
    for index, own in enumerate(overrides):
        loc: Loc = ("overrides", index)
        rule = BY_CODE.get(own.rule)
        if rule is None:
            findings.add("A340", located.at(*loc, "rule"), rule=own.rule, near=_meant(own.rule))
            continue
        refused = list(_not_allowed(rule, own))
        for reason in refused:
            findings.add("A341", located.at(*loc), rule=own.rule, reason=reason)
        for reason in _says_nothing(rule, own):
            findings.add("A342", located.at(*loc), rule=own.rule, reason=reason)
        for reason in () if refused else _odd_days(rule, own, located.record.since, latest):
            findings.add("A359", located.at(*loc, "valid_from"), rule=own.rule, reason=reason)
        for reason in _periods(overrides, index):
            findings.add("A343", located.at(*loc, "valid_from"), rule=own.rule, reason=reason)


def _meant(written: str) -> str:
    """The rule whose code is written in other letters, or without its letter; no guess at another number."""
    upper = written.strip().upper()
    return next((code for code in (upper, f"A{upper}") if code in BY_CODE), "")


def _odd_days(rule: Rule, own: Override, since: date | None, latest: date) -> Iterator[str]:
    """A change that begins before anything is judged here, or long after today, is hardly what is meant."""
    if own.valid_from > latest.replace(year=latest.year + AHEAD, day=min(latest.day, 28)):
        yield FAR.format(first=own.valid_from, years=AHEAD)
    elif since is not None and own.valid_from < since:
        yield BEFORE.format(first=own.valid_from, what="本地办公室在本站发布", start=since)
    elif rule.binds.since is not None and own.valid_from < rule.binds.since:
        yield BEFORE.format(first=own.valid_from, what="这条规则施行", start=rule.binds.since)


def _not_allowed(rule: Rule, own: Override) -> Iterator[str]:
    if not own.applies and not rule.may_be_dropped:
        yield BY_BODY if rule.own else BY_LAW
    if own.length is not None and rule.length and own.length > rule.length:
        yield TOO_LONG.format(most=rule.length)


def _says_nothing(rule: Rule, own: Override) -> Iterator[str]:
    if own.length is not None and not own.applies:
        yield DROPPED
    elif own.length is not None and not rule.length:
        yield NO_LIMIT
    elif own.length is None and own.applies:
        yield NOTHING


def _periods(overrides: tuple[Override, ...], index: int) -> Iterator[str]:
    own = overrides[index]
    if own.valid_to is not None and own.valid_to <= own.valid_from:
        yield BACKWARDS.format(end=own.valid_to, first=own.valid_from)
        return
    for number, earlier in enumerate(overrides[:index], 1):
        if earlier.rule == own.rule and _overlap(earlier, own):
            yield TWICE.format(number=number)


def _overlap(one: Override, other: Override) -> bool:
    """Whether a day lies in both; of two periods that share a day, one begins within the other."""
    starts = ((one, other.valid_from), (other, one.valid_from))
    return any(in_force(period.valid_from, period.valid_to, start) for period, start in starts)
