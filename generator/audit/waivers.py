"""Waivers against what they are about: file and code are known, a post approved, the end is not past, it is needed.

takes  the portal, the waivers after everything that can be waived was looked for
gives  findings
does not  look for persons
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from generator.findings import Findings
from generator.model.base import State
from generator.model.located import Located
from generator.model.masked import SURNAMES
from generator.model.nearest import nearest
from generator.model.portal import Portal
from generator.model.waiver import Waiver
from generator.privacy.waivers import CODES, WaiverBook, names_any

NAME = re.compile(rf"[{SURNAMES}][\u4e00-\u9fff]{{1,2}}")
OF_POSTS = "长任岗员科室办处局组站会部院主记秘领导"


def check_waivers(portal: Portal, book: WaiverBook, findings: Findings) -> None:
    """Every waiver but drafts and those taken back; last of the gate, when it is known which were of use."""
    files = _files(portal)
    unsound = set()
    for located in book.waivers:
        if located.record.state in (State.draft, State.withdrawn):
            continue
        if not _is_sound(located, files, findings):
            unsound.add(located.path)
        elif located.record.until < book.as_of:
            findings.add("A312", located.at("until"), until=located.record.until, today=book.as_of)
    for located in book.idle():
        if located.path not in unsound:
            findings.add("A313", located.at("code"), file=located.record.file, code=located.record.code)


def _is_sound(located: Located[Waiver], files: set[str], findings: Findings) -> bool:
    record, before = located.record, len(findings)
    if record.code not in CODES:
        findings.add("A311", located.at("code"), code=record.code, known="、".join(CODES))
    if not names_any(record, files):
        findings.add("A310", located.at("file"), file=record.file, near=nearest(record.file, files))
    if NAME.fullmatch(record.approved_by) and not set(record.approved_by) & set(OF_POSTS):
        findings.add("A314", located.at("approved_by"), first=record.approved_by[0])
    return len(findings) == before


def _files(portal: Portal) -> set[str]:
    """Every file something may be found in."""
    records: Iterable[Located[Any]] = (
        *portal.national_records(),
        *(located for place in portal.places for located in place.records()),
    )
    paths = {portal.config_place.path, *(located.path for located in records)}
    paths |= {narrative.path for narrative in portal.narratives.values()}
    paths |= {aside.path for aside in portal.asides}
    for place in portal.places:
        paths |= {f"{one.located.path.rpartition('/')[0]}/original.txt" for one in place.documents.values()}
        for attached in place.attachments.values():
            paths.add(f"{attached.located.path.rpartition('/')[0]}/{attached.located.record.file}")
    return paths
