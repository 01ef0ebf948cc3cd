"""The privacy gate: no text of any record, in whatever state, may hold a number that leads to a person.

takes  the portal, the waivers
gives  findings; what was found is never spelled out
does not  read attachments, or find a bare name: a person reads every record before it is public
"""

from __future__ import annotations

from collections.abc import Collection

from generator.audit.personal import names_of
from generator.findings import Findings, Place
from generator.model.base import Record
from generator.model.located import Located, Positions
from generator.model.portal import DocumentText, Portal
from generator.model.site import SiteConfig
from generator.privacy import texts
from generator.privacy.gate import hits_in_record, hits_in_text
from generator.privacy.hits import Hit, Sureness
from generator.privacy.waivers import WaiverBook, field_of

REMARK = "#"  # other asides are whole files that are no record yet


def check_privacy(portal: Portal, book: WaiverBook, findings: Findings) -> None:
    """Records of places and nation, running text, originals and clean texts of documents, remarks, settings."""
    telephones = telephones_of(portal)
    gate = _Gate(book, telephones, findings)
    gate.settings(portal.config, portal.config_place, portal.config_positions)
    for place in portal.places:
        known = names_of(place)
        for located in place.records():
            gate.record(located, known)
        for document in place.documents.values():
            gate.document(document)
    for located in portal.national_records():
        gate.record(located, ())
    everywhere = frozenset(name for place in portal.places for name in names_of(place))
    for narrative in portal.narratives.values():
        gate.text(narrative.path, narrative.markdown, known=everywhere)
    for aside in portal.asides:
        known_there = everywhere if aside.text.startswith(REMARK) else None
        gate.text(aside.path, aside.text, aside.line, aside.column, known_there)


def telephones_of(portal: Portal) -> frozenset[str]:
    """The figures of every office telephone the channels list: they may stand everywhere."""
    groups = (portal.national.channels, *(place.channels for place in portal.places))
    numbers = (located.record.telephone or "" for group in groups for located in group.values())
    return frozenset(figures(number) for number in numbers if number)


def figures(text: str) -> str:
    """The figures of a number, however it is spaced."""
    return "".join(char for char in text if char.isdigit())


class _Gate:
    """Turns hits into findings, unless they are waived."""

    def __init__(self, book: WaiverBook, telephones: frozenset[str], findings: Findings) -> None:
        self.book = book
        self.telephones = telephones
        self.findings = findings

    def record(self, located: Located[Record], known: Collection[str]) -> None:
        """Every text field of a record."""
        for loc, hit, text in hits_in_record(located.record, known):
            self._note(hit, located.at(*loc), text, field_of(loc))

    def settings(self, config: SiteConfig, place: Place, positions: Positions) -> None:
        """The settings of the site, which are no record."""
        for loc, hit, text in hits_in_record(config):
            found = next((positions[loc[:n]] for n in range(len(loc), 0, -1) if loc[:n] in positions), (0, 0))
            self._note(hit, Place(place.path, *found), text, field_of(loc))

    def text(
        self, path: str, text: str, line: int = 1, column: int = 1, known: Collection[str] | None = None
    ) -> list[str]:
        """A running text; gives the numbers found in it. With ``known`` names it may be about citizens."""
        found = []
        for spot, hit in hits_in_text(text, line, column, known):
            found.append(figures(text[hit.start : hit.end]))
            self._note(hit, Place(path, spot.line, spot.column), text)
        return found

    def document(self, document: DocumentText) -> None:
        """The original as it was received; and what only its corrections make a number."""
        path = f"{document.located.path.rpartition('/')[0]}/original.txt"
        seen = self.text(path, document.original.decode("utf-8", "replace"))
        for index, passage in enumerate(document.record.passages):
            text = document.passages.get(passage.id, "")
            for hit in texts.find_numbers(text):
                if figures(text[hit.start : hit.end]) not in seen:
                    self._note(hit, document.located.at("passages", index), text, "passages")

    def _note(self, hit: Hit, place: Place, text: str, field: str = "") -> None:
        if hit.what == texts.HOME_TELEPHONE and figures(text[hit.start : hit.end]) in self.telephones:
            return
        match hit.what if hit.sureness is Sureness.sure or hit.what in texts.CIRCUMSTANCES else "":
            case texts.CITIZEN | texts.DISABLED:
                code = "A300"
            case texts.MOBILE:
                code = "A301"
            case texts.CARD:
                code = "A302"
            case texts.MAILBOX | texts.WECHAT | texts.QQ:
                code = "A303"
            case texts.PLATE:
                code = "A304"
            case texts.ILLNESS:
                code = "A306"
            case texts.ADDRESS:
                code = "A307"
            case texts.LIST:
                code = "A308"
            case texts.CHILD:
                code = "A309"
            case _:
                code = "A305"
        if not self.book.is_waived(code, place.path, field):
            self.findings.add(code, place, what=hit.what, shown=hit.shown)
