"""Posts: where a record asks for a post, no person's name stands.

takes  the portal
gives  findings
does not  know every name: a person reads every record before it is public
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Findings
from generator.model.base import Record
from generator.model.inside import texts_in
from generator.model.located import Loc, Located
from generator.model.masked import SURNAMES
from generator.model.portal import Portal
from generator.privacy.names import COMPOUND, HAN, NO_WORD, SOUNDS, WIDE_NAME

TITLES = {"post": "岗位", "approved_by": "批准岗位", "responsible": "负责人"}
ENDS = "长任岗员科室办处局组站会部院主记秘领导股师士人队所厅委机"  # how a post or an office ends
BARE = re.compile(rf"(?:[{SURNAMES}]{HAN}{{1,2}}(?<![{ENDS}])|{NO_WORD}(?:{COMPOUND}|{SOUNDS}))")
# 办公室主任张三: behind the post, or behind a sign.
BEHIND = re.compile(rf"(?:(?<=主任)|(?<=[长员岗记])|[ :：（(、，,]){WIDE_NAME}(?<![{ENDS}])[)）]?$")


def check_posts(portal: Portal, findings: Findings) -> None:
    """A314: every field that asks for a post, of every record, drafts too."""
    for located in _records(portal):
        for loc, text in texts_in(located.record):
            if (title := _asks_for_post(loc)) and (first := _name_in(text)):
                findings.add("A314", located.at(*loc), title=title, first=first)


def _records(portal: Portal) -> Iterator[Located[Record]]:
    yield from portal.national_records()
    for place in portal.places:
        yield from place.records()


def _asks_for_post(loc: Loc) -> str:
    return TITLES.get(str(loc[-1]), "")


def _name_in(text: str) -> str:
    """The first character of the name that stands there, or an empty text."""
    plain = text.strip()
    if BARE.fullmatch(plain):
        return plain[0]
    match = BEHIND.search(plain)
    return match[0].lstrip(" :：（(、，,")[0] if match else ""
