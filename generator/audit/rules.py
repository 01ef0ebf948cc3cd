"""What the body's rules say of reporting and minutes stands in the document, and no day is invented.

takes  a place
gives  findings
does not  say which rule an office keeps
"""

from __future__ import annotations

import re

from generator.findings import Findings
from generator.model.base import State
from generator.model.body import Body, Rule
from generator.model.located import Loc, Located
from generator.model.portal import PlaceData

BLANK = re.compile(r"\s")


def check_rules(place: PlaceData, findings: Findings) -> None:
    """The rules of work of a place."""
    if place.body is None or place.body.record.state is State.draft:
        return
    for index, rule in enumerate(place.body.record.rules):
        _check_days(place.body, index, rule, findings)
        _check_words(place, place.body, index, rule, findings)


def _check_days(located: Located[Body], index: int, rule: Rule, findings: Findings) -> None:
    """A day to report by comes from words of the text; one reading of them is another day than the next."""
    reporting = rule.reporting
    if reporting is None:
        return
    loc: Loc = ("rules", index, "reporting")
    if reporting.readings and not reporting.due:
        reason = "没有写报送期限（due），却写了读法"
        findings.add("A237", located.at(*loc, "readings"), reason=reason)
    if reporting.due and not reporting.readings:
        findings.add("A243", located.at(*loc, "due"), due=reporting.due)
    days = [(reading.months, reading.day) for reading in reporting.readings]
    for number, day in enumerate(days):
        if day in days[:number]:
            reason = f"第 {days.index(day) + 1} 种和第 {number + 1} 种读法是同一天"
            findings.add("A237", located.at(*loc, "readings", number), reason=reason)


def _check_words(place: PlaceData, located: Located[Body], index: int, rule: Rule, findings: Findings) -> None:
    """Sections and addressees are the document's own words, wherever in it they stand."""
    document = place.documents.get(located.record.document or "")
    if document is None:
        return
    text = BLANK.sub("", "".join(document.passages.values()))
    loc: Loc = ("rules", index)
    sections = rule.reporting.sections if rule.reporting else ()
    also = rule.minutes.also if rule.minutes else ()
    quoted = [((*loc, "reporting", "sections", number), words) for number, words in enumerate(sections)]
    quoted += [((*loc, "minutes", "also", number), words) for number, words in enumerate(also)]
    for where, words in quoted:
        if BLANK.sub("", words) not in text:
            findings.add("A239", located.at(*where), words=words, document=document.record.id)
