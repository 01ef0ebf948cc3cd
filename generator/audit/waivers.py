"""Waivers against what they are about: file and code are known, an attachment is the same, the end near, it is needed.

takes  the portal, the waivers after everything that can be waived was looked for
gives  findings
does not  look for persons (``posts`` does)
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from generator.findings import Findings
from generator.model.base import State
from generator.model.located import Located
from generator.model.nearest import nearest
from generator.model.portal import Portal
from generator.model.waiver import Waiver
from generator.privacy.waivers import CODES, WaiverBook, names_any, names_file

MOST_YEARS = 2


def check_waivers(portal: Portal, book: WaiverBook, findings: Findings) -> None:
    """Every waiver but drafts and those taken back; last of the gate, when it is known which were of use."""
    files, fingerprints = _files(portal), _fingerprints(portal)
    unsound = set()
    for located in book.waivers:
        if located.record.state in (State.draft, State.withdrawn):
            continue
        if not _is_sound(located, files, fingerprints, findings):
            unsound.add(located.path)
        elif located.record.until < book.as_of:
            findings.add("A312", located.at("until"), until=located.record.until, today=book.as_of)
        elif located.record.until > (latest := _years_on(book.as_of, MOST_YEARS)):
            findings.add("A317", located.at("until"), until=located.record.until, latest=latest)
    for located in book.idle():
        if located.path not in unsound:
            findings.add("A313", located.at("code"), file=located.record.file, code=located.record.code)


def _is_sound(located: Located[Waiver], files: set[str], fingerprints: Mapping[str, str], findings: Findings) -> bool:
    record, before = located.record, len(findings)
    if record.code not in CODES:
        findings.add("A311", located.at("code"), code=record.code, known="、".join(CODES))
    if not names_any(record, files):
        findings.add("A310", located.at("file"), file=record.file, near=nearest(record.file, files))
    attached = {sha256 for path, sha256 in fingerprints.items() if names_file(record, path)}
    if attached and record.sha256 is None:
        findings.add("A315", located.at("file"), file=record.file)
    elif attached and record.sha256 not in attached:
        findings.add("A316", located.at("sha256"), file=record.file)
    return len(findings) == before


def _years_on(day: date, years: int) -> date:
    """The same day so many years later; of 29 February the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _fingerprints(portal: Portal) -> dict[str, str]:
    """Of every attachment its path and the fingerprint of its bytes."""
    return {
        f"{one.located.path.rpartition('/')[0]}/{one.located.record.file}": hashlib.sha256(one.content).hexdigest()
        for place in portal.places
        for one in place.attachments.values()
    }


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
    return paths | set(_fingerprints(portal))
