"""Measures, situations and money: whatever points at another record finds it, and every topic is reached.

takes  the portal, the as-of date, and which icons there are
gives  findings
does not  judge words or law: ``plainness`` and ``grounds`` do; nor decision tables: ``tables`` does
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from generator.audit.grounds import judged_on
from generator.audit.pointers import is_known, judged
from generator.findings import Findings
from generator.model.channel import Channel
from generator.model.located import Located
from generator.model.measure import Material, Measure
from generator.model.portal import National, Portal
from generator.model.situation import Ladder, Situation
from generator.model.topic import TOPICS

VAGUE = re.compile(
    "其他|其它|有关材料|相关材料|有关证明|相关证明|所需材料|必要材料|等材料"
)  # nobody can bring what is not named

HasIcon = Callable[[str], bool]


def check_relief(portal: Portal, as_of: date, has_icon: HasIcon, findings: Findings) -> None:
    """References between national records, and that every topic is reached."""
    national = portal.national
    for located in judged(national.relief):
        _check_measure(national, located, findings)
    for located in judged(national.situations):
        _check_situation(national, located, as_of, findings)
        if not has_icon(located.record.icon):
            findings.add("A167", located.at("icon"), icon=located.record.icon)
    for ladder in judged(national.ladders):
        _check_ladder(national, ladder, findings)
    for channel in judged(national.channels):
        _check_channel(national, channel, findings)
    _check_reach(portal, findings)


def _check_measure(national: National, located: Located[Measure], findings: Findings) -> None:
    record = located.record
    for index, successor in enumerate(record.successors):
        if successor == record.id:
            findings.add("A162", located.at("successors", index), id=successor)
        else:
            is_known(national, "relief", "措施", successor, located, ("successors", index), findings)
    check_materials(located, record.materials, findings)


def check_materials(located: Located[Measure], materials: tuple[Material, ...], findings: Findings) -> None:
    """Each material is named, so that nobody is sent away for what the list did not say."""
    for index, material in enumerate(materials):
        if found := VAGUE.search(material.name):
            findings.add("A161", located.at("materials", index, "name"), name=material.name, word=found[0])


def _check_situation(national: National, located: Located[Situation], as_of: date, findings: Findings) -> None:
    record = located.record
    day = judged_on(record, as_of)
    if is_known(national, "ladders", "投诉阶梯", record.ladder, located, ("ladder",), findings):
        ladder = national.ladders[record.ladder].record
        if day < ladder.valid_from or (ladder.valid_to is not None and ladder.valid_to <= day):
            findings.add("A175", located.at("ladder"), ladder=ladder.title, day=day)
    answered = False
    for index, measure in enumerate(record.measures):
        if is_known(national, "relief", "措施", measure, located, ("measures", index), findings):
            found = national.relief[measure].record
            answered |= found.valid_from <= day and (found.valid_to is None or day < found.valid_to)
        else:
            answered = True  # said already
    if not answered:
        findings.add("A154", located.at("measures"), title=record.title, day=day)


def _check_ladder(national: National, located: Located[Ladder], findings: Findings) -> None:
    """The papers a step calls for are there."""
    for index, rung in enumerate(located.record.rungs):
        for at, paper in enumerate(rung.papers):
            is_known(national, "papers", "文书样张", paper, located, ("rungs", index, "papers", at), findings)
        for at, demand in enumerate(rung.demands):
            loc = ("rungs", index, "demands", at, "paper")
            is_known(national, "papers", "文书样张", demand.paper, located, loc, findings)


def _check_channel(national: National, located: Located[Channel], findings: Findings) -> None:
    """Whom a kind of channel sends the reader to is there."""
    about = located.record.about_kind
    for index, channel in enumerate(about.ask if about else ()):
        is_known(national, "channels", "渠道", channel, located, ("about_kind", "ask", index), findings)


def _check_reach(portal: Portal, findings: Findings) -> None:
    """Every topic is reached by a public situation, where the portal has any situation."""
    national = portal.national
    if not national.situations or any(name.startswith("situations/") for name in national.unread):
        return
    shown = [located.record for located in national.situations.values() if located.record.is_public]
    reached = {topic.value for record in shown for topic in (*record.topics, *record.related)}
    for topic in TOPICS:
        if topic.id not in reached:
            findings.add("A153", portal.config_place, topic=topic.title, id=topic.id)
