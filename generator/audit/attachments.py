"""Attachments: each is the file that was reviewed, is what it says, and holds nothing that may not be made public.

takes  the portal, the waivers, today's date where truth of dates is tested
gives  findings, one for each kind of thing found in a file; what was found is never spelled out
does not  look at what a picture shows: that is a person's work, and recorded
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator
from datetime import date

from generator.audit.personal import names_of
from generator.audit.privacy import figures, telephones_of
from generator.findings import Findings
from generator.model.attachment import MEDIA_TYPES, TAKEN
from generator.model.portal import AttachedFile, Portal
from generator.privacy.attachments.read import read_attachment
from generator.privacy.attachments.reading import Piece, Reading, Refusal, Why
from generator.privacy.hits import Hit, Sureness
from generator.privacy.texts import (
    CARD,
    CITIZEN,
    DISABLED,
    HOME_TELEPHONE,
    MOBILE,
    find_circumstances,
    find_numbers,
)
from generator.privacy.waivers import WaiverBook

PLACES_TOLD = 3
WORDS = re.compile(r"[\u2e80-\uffef&%\\]")  # Chinese ones, or signs that stand for them
UNWAIVABLE = (CITIZEN, DISABLED, MOBILE, CARD)


def check_attachments(portal: Portal, book: WaiverBook, today: date | None, findings: Findings) -> None:
    """Every attachment of every place, drafts too: what is committed has left the house."""
    telephones = telephones_of(portal)
    for place in portal.places:
        known = names_of(place)
        for attached in place.attachments.values():
            check = _Check(attached, book, findings)
            check.record(today)
            if check.is_of_its_type():
                reading = read_attachment(attached.content, attached.located.record.media_type)
                check.hits(_hits(reading, known, telephones))
                check.hidden(reading)
                if reading.refusal is None:
                    check.sight(reading)
                else:
                    check.refusal(reading.refusal)


def _hits(reading: Reading, known: Collection[str], telephones: Collection[str]) -> Iterator[tuple[str, Hit]]:
    for piece in reading.texts:
        has_words = not piece.wrapped and WORDS.search(piece.text)
        circumstances = find_circumstances(piece.text, known) if has_words else ()
        for hit in (*find_numbers(piece.text), *circumstances):
            office = hit.what == HOME_TELEPHONE and figures(piece.text[hit.start : hit.end]) in telephones
            if not office and (not piece.wrapped or _proves_itself(hit, piece)):
                yield piece.where, hit


def _proves_itself(hit: Hit, piece: Piece) -> bool:
    """Joined lines make numbers that nobody wrote; one with a check digit of its own is no accident."""
    return piece.wrapped and hit.what == CITIZEN and hit.sureness is Sureness.sure


class _Check:
    """One attachment; its findings stand at its record."""

    def __init__(self, attached: AttachedFile, book: WaiverBook, findings: Findings) -> None:
        self.attached = attached
        self.located = attached.located
        self.file = self.located.record
        self.sha256 = hashlib.sha256(attached.content).hexdigest()
        self.book = book
        self.findings = findings

    def record(self, today: date | None) -> None:
        """Size, fingerprint, and the day a person looked."""
        content = self.attached.content
        if len(content) != self.file.size:
            reason = f"有 {len(content)} 字节，登记的是 {self.file.size}"
            self.findings.add("A121", self.located.at("size"), reason=reason)
        elif self.sha256 != self.file.sha256:
            self.findings.add("A121", self.located.at("sha256"), reason="的指纹与登记的不一样")
        looked = self.file.scan_checked_by
        if looked and today and looked.date > today:
            self.findings.add("A334", self.located.at("scan_checked_by", "date"), day=looked.date, today=today)

    def is_of_its_type(self) -> bool:
        """Whether suffix and media type agree."""
        if MEDIA_TYPES.get(self.file.file.rpartition(".")[2]) == self.file.media_type:
            return True
        allowed = "、".join(f"{suffix}（{media}）" for suffix, media in TAKEN.items())
        place, media_type = self.located.at("media_type"), self.file.media_type
        self.findings.add("A133", place, file=self.file.file, media_type=media_type, allowed=allowed)
        return False

    def hits(self, found: Iterator[tuple[str, Hit]]) -> None:
        """One finding for each kind of thing, with the first places it stands at."""
        groups: dict[tuple[str, str], list[tuple[str, str]]] = {}
        for where, hit in found:
            code = "A321"
            if hit.sureness is Sureness.sure:
                code = "A335" if hit.what in UNWAIVABLE else "A320"
            groups.setdefault((code, hit.what), []).append((where, hit.shown))
        for (code, what), hits in groups.items():
            self._note(code, where=_places([where for where, _ in hits]), what=what, shown=hits[0][1])

    def hidden(self, reading: Reading) -> None:
        """What a reader of the file would not see."""
        if reading.changes:
            self.findings.add("A328", self.located.at("file"), where="、".join(reading.changes))
        if reading.staying:
            self._note("A329", what=_places(list(reading.staying)))
        if reading.leaving:
            self._note("A330", what="、".join(reading.leaving))

    def refusal(self, refusal: Refusal) -> None:
        """Why the file was not read, or not to its end."""
        match refusal.why:
            case Why.too_much:
                code = "A322"
            case Why.locked:
                code = "A323"
            case Why.liar:
                code = "A324"
            case Why.active:
                code = "A325"
            case Why.old:
                code = "A326"
            case Why.broken:
                code = "A327"
        self.findings.add(code, self.located.at("file"), reason=refusal.reason)

    def sight(self, reading: Reading) -> None:
        """Whether the record says rightly what can be read, and who looked at what cannot."""
        if self.file.has_text and not reading.has_text:
            self.findings.add("A331", self.located.at("has_text"))
        elif reading.has_text and not self.file.has_text:
            self.findings.add("A332", self.located.at("has_text"))
        if not self.file.is_public or self.file.scan_checked_by:
            return
        if reading.unread or not reading.has_text:
            if reading.has_text or not self.file.has_text:
                self.findings.add("A122", self.located.at("has_text"), where=_places(list(reading.unread)))
        elif reading.pictures or reading.embedded:
            pictures = [f"{reading.pictures} 张图片"] if reading.pictures else []
            self._note("A333", what="、".join([*pictures, *reading.embedded]))

    def _note(self, code: str, **values: object) -> None:
        """What may be waived."""
        path = f"{self.located.path.rpartition('/')[0]}/{self.file.file}"
        if not self.book.is_waived(code, path, sha256=self.sha256):
            self.findings.add(code, self.located.at("file"), **values)


def _places(places: list[str]) -> str:
    """The first few, and how many there are."""
    each = list(dict.fromkeys(place.strip() for place in places))
    rest = f"等 {len(each)} 处" if len(each) > PLACES_TOLD else ""
    return "、".join(each[:PLACES_TOLD]) + rest
