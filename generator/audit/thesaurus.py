"""What people say: every word leads somewhere that is there, stands in one place only, and is more than a filler.

takes  the national records, the day
gives  findings
does not  judge which word leads where: that is the office's to know
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.audit.pointers import is_known, standing
from generator.findings import Findings
from generator.model.base import State
from generator.model.located import Located
from generator.model.portal import National
from generator.model.thesaurus import Thesaurus, ThesaurusEntry
from generator.model.topic import TOPICS

TARGETS = (
    ("situations", "situations", "难处"),
    ("measures", "relief", "措施"),
    ("channels", "channels", "渠道"),
    ("papers", "papers", "文书"),
)  # what an entry names by id: field, national group, what it is called


def check_thesaurus(national: National, as_of: date, findings: Findings) -> None:
    """The thesaurus, where there is one that is no draft."""
    located = national.thesaurus
    if located is None or located.record.state is State.draft:
        return
    names = dict(_names(national))
    _check_entries(national, located, names, findings)
    _check_measures(national, located, as_of, findings)
    said = {word: "这里的一个说法" for entry in located.record.entries for word in entry.words}
    for index, filler in enumerate(located.record.fillers):
        if what := {**said, **names}.get(filler):
            findings.add("A862", located.at("fillers", index), word=filler, what=what)


def _names(national: National) -> Iterator[tuple[str, str]]:
    """Every name that is searched without the thesaurus, and what it is; the plainest account of a name comes last."""
    yield from ((topic.title, "一个主题的名称") for topic in TOPICS)
    for _, situation in standing(national.situations):
        title = situation.record.title
        yield from ((word, f"难处“{title}”的别的说法") for word in situation.record.words)
        yield title, "一个难处的名称"
    for _, measure in standing(national.relief):
        title = measure.record.title
        yield from ((alias, f"措施“{title}”的俗称") for alias in measure.record.aliases)
        yield title, "一项措施的名称"


def _check_entries(national: National, located: Located[Thesaurus], names: dict[str, str], findings: Findings) -> None:
    """Each word once; a name found by itself is written only to lead to a channel or a paper besides."""
    fillers = sorted(located.record.fillers, key=len, reverse=True)
    seen: dict[str, str] = {}  # each word, and the first word of its entry
    for index, entry in enumerate(located.record.entries):
        _check_where(national, located, index, entry, findings)
        for number, word in enumerate(entry.words):
            where = located.at("entries", index, "words", number)
            other = seen.setdefault(word, entry.words[0])
            if other != entry.words[0]:
                findings.add("A861", where, word=word, other=other)
            if not _without(fillers, word):
                findings.add("A863", where, word=word)
            if (what := names.get(word)) and not (entry.channels or entry.papers):
                findings.add("A864", where, word=word, what=what)


def _check_where(
    national: National, located: Located[Thesaurus], index: int, entry: ThesaurusEntry, findings: Findings
) -> None:
    """An entry leads somewhere, and what it names is there."""
    if not any((entry.situations, entry.measures, entry.channels, entry.papers, entry.topics)):
        findings.add("A860", located.at("entries", index), word=entry.words[0])
    for field, group, kind in TARGETS:
        for number, name in enumerate(getattr(entry, field)):
            is_known(national, group, kind, name, located, ("entries", index, field, number), findings)


def _check_measures(national: National, located: Located[Thesaurus], as_of: date, findings: Findings) -> None:
    """Nobody is led to what is no longer so."""
    for index, entry in enumerate(located.record.entries):
        for number, name in enumerate(entry.measures):
            measure = national.relief.get(name)
            end = measure.record.valid_to if measure else None
            if measure and end and end <= as_of:
                where = located.at("entries", index, "measures", number)
                later = "、".join(measure.record.successors)
                findings.add("A865", where, id=name, title=measure.record.title, day=end, later=later)


def _without(fillers: list[str], word: str) -> str:
    """What is left of a word without the fillers, the longest taken out first."""
    for filler in fillers:
        word = word.replace(filler, "")
    return word
