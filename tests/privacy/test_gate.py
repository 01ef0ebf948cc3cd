"""Attachments in the audit: what is found in them, why they are not taken, what the record says of them."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest
from fpdf import FPDF

from generator.audit.attachments import check_attachments
from generator.findings import Finding, Findings
from generator.model.attachment import MEDIA_TYPES
from generator.model.portal import AttachedFile
from generator.model.waiver import Waiver
from generator.privacy.attachments.offer import offer_attachments
from generator.privacy.waivers import book_of_waivers
from tests.factories import COMPILED, TODAY, located, make_attachment, make_place, make_portal
from tests.national import minimal, put_here
from tests.privacy import make_files as make
from tests.privacy.leaks import IDENTITY, LEAKS, MOBILE, Build

SCAN = {"has_text": False}
LOOKED = {"scan_checked_by": {"post": "办公室主任", "date": "2026-11-20"}}
PICTURES = ("jpg", "png")


def attachment(content: bytes, suffix: str, **changes: Any) -> AttachedFile:
    changes = {"file": f"biao.{suffix}", "media_type": MEDIA_TYPES.get(suffix, "image/webp"), **changes}
    return make_attachment(content, **changes)


def found(attached: AttachedFile) -> list[Finding]:
    portal = make_portal(make_place(attachments=[attached]))
    findings = Findings()
    check_attachments(portal, book_of_waivers(portal, TODAY), TODAY, findings)
    return list(findings)


def codes(attached: AttachedFile) -> list[str]:
    return [finding.code for finding in found(attached)]


@pytest.mark.parametrize(("suffix", "where", "build", "number"), LEAKS, ids=lambda v: v if isinstance(v, str) else "")
def test_a_leak_is_a_finding(suffix: str, where: str, build: Build, number: str) -> None:
    """A number of a person in an attachment must be changed, wherever it hides; it is never spelled out."""
    leaks = [finding for finding in found(attachment(build(number), suffix, state="draft")) if finding.code == "A335"]
    assert leaks
    assert not any(number in str(value) for leak in leaks for _, value in leak.values)
    assert all(leak.value("where") for leak in leaks)


@pytest.mark.parametrize("suffix", make.PLAIN)
def test_harmless_files_pass(suffix: str) -> None:
    """A file of each format with nothing to hide has no finding; of a picture, when it was looked at."""
    changes = {**SCAN, **LOOKED} if suffix in PICTURES else {}
    assert codes(attachment(make.PLAIN[suffix](), suffix, **changes)) == []


@pytest.mark.parametrize("state", ["draft", "in_review", "public"])
def test_attachments_of_every_state_are_read(state: str) -> None:
    """What is committed has left the house: drafts are read too."""
    assert codes(attachment(make.docx_body(MOBILE), "docx", state=state)) == ["A335"]


def test_one_kind_of_number_is_one_finding() -> None:
    """A list of numbers is one finding with the first places and their count."""
    numbers = "\n".join(f"1380000{n:04}" for n in range(1, 10))
    [finding] = found(attachment(f"电话\n{numbers}\n".encode(), "txt"))
    assert finding.value("where") == "第2行、第3行、第4行等 9 处"


def test_the_telephone_of_an_office_may_stand() -> None:
    """A number that a channel lists is the office's, in an attachment too; any other beside 家庭电话 is looked at."""
    portal = put_here(minimal(), "channels", "rexian", telephone="0995-1234567")
    (place,) = portal.places
    for number, wanted in (("0995-1234567", []), ("0995-7654321", ["A321"])):
        attached = attachment(f"家庭电话：{number}\n".encode(), "txt")
        held = replace(portal, places=(replace(place, attachments={"biao": attached}),))
        findings = Findings()
        check_attachments(held, book_of_waivers(held, TODAY), TODAY, findings)
        assert [finding.code for finding in findings] == wanted


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"size": 8}, "A121", "size"),
        ({"sha256": "0" * 64}, "A121", "sha256"),
        ({"media_type": "text/csv"}, "A133", "media_type"),
        ({"scan_checked_by": {"post": "办公室主任", "date": "2099-01-01"}}, "A334", "scan_checked_by"),
        ({"has_text": False, **LOOKED}, "A332", "has_text"),
    ],
)
def test_an_attachment_is_the_file_that_was_reviewed(changes: dict[str, Any], code: str, field: str) -> None:
    """An attachment has the size, fingerprint, type and text its record says, and was not looked at tomorrow."""
    [finding] = found(make_attachment(**changes))
    assert finding.code == code
    assert finding.place == make_attachment(**changes).located.at(*((field, "date") if code == "A334" else (field,)))


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        (SCAN, ["A122"]),
        ({**SCAN, **LOOKED}, []),
        ({**SCAN, "state": "draft"}, []),
        ({}, ["A331"]),
    ],
)
@pytest.mark.parametrize(("suffix", "build"), [("jpg", make.PLAIN["jpg"]), ("pdf", make.pdf_scan)])
def test_a_scan_was_looked_at(suffix: str, build: Any, changes: dict[str, Any], wanted: list[str]) -> None:
    """A public picture, or PDF file of pictures, says that it has no text, and who looked at it when."""
    assert codes(attachment(build(), suffix, **changes)) == wanted


def test_a_scanned_page_among_others_was_looked_at() -> None:
    """One page that is a picture is enough: a person looks at the file."""

    def fill(made: FPDF) -> None:
        made.add_page()
        made.image(make.picture(), w=150)

    mixed = make.pdf(fill=fill)
    [finding] = found(attachment(mixed, "pdf"))
    assert (finding.code, finding.value("where")) == ("A122", "第2页")
    assert codes(attachment(mixed, "pdf", **LOOKED)) == []


@pytest.mark.parametrize(
    ("suffix", "build", "wanted"),
    [
        ("docx", make.docx_picture, ["A333"]),
        ("xlsx", make.xlsx_embedded, ["A333"]),
        ("docx", make.docx_inserted, ["A328"]),
        ("docx", make.docx_deleted, ["A328"]),
        ("docx", make.docx_change_author, ["A328"]),
        ("docx", make.docx_vanish, ["A329"]),
        ("docx", make.docx_hidden_style, ["A329"]),
        ("xlsx", make.hidden_sheet("hidden"), ["A329"]),
        ("xlsx", make.hidden_sheet("veryHidden"), ["A329"]),
        ("xlsx", make.xlsx_hidden_row, ["A329"]),
        ("xlsx", make.xlsx_hidden_column, ["A329"]),
        ("xlsx", make.xlsx_external, ["A329"]),
        ("xlsx", make.xlsx_pivot, ["A329"]),
        ("pdf", make.pdf_embedded_text, ["A329"]),
        ("xlsx", make.xlsx_comment, ["A330"]),
        ("xlsx", make.xlsx_threaded, ["A330"]),
        ("docx", make.docx_comment, ["A330"]),
        ("pdf", make.pdf_note, ["A330"]),
        ("docx", make.docx_core, []),
        ("pdf", make.pdf_info, []),
    ],
)
def test_hidden_parts_are_named(suffix: str, build: Build, wanted: list[str]) -> None:
    """What a reader would not see is named, even where no number is in it; plain properties just go."""
    assert codes(attachment(build("备用文字"), suffix)) == wanted


def test_where_a_photograph_was_taken_is_named() -> None:
    """A picture that knows its place is a finding; the published one does not know it."""
    attached = attachment(make.jpg_gps("2026:01:01"), "jpg", **SCAN, **LOOKED)
    [finding] = found(attached)
    assert (finding.code, finding.value("what")) == ("A330", "拍摄地点")


def test_a_waiver_lets_a_mailbox_stand_but_no_refusal() -> None:
    """What a person has looked at may stand in that very file; an identity or a file that cannot be read never may."""

    def after(content: bytes, suffix: str, code: str, looked_at: bytes = b"") -> list[str]:
        data = {
            **COMPILED, "id": "fujian", "file": f"biao.{suffix}", "code": code, "reason": "对外公布的号码",
            "approved_by": "办公室主任", "until": "2027-01-01", "sha256": sha256(looked_at or content).hexdigest(),
        }  # fmt: skip
        waiver = located(Waiver, "content/shili/waivers/fujian.yml", data)
        portal = make_portal(make_place(attachments=[attachment(content, suffix)], waivers={"fujian": waiver}))
        findings = Findings()
        check_attachments(portal, book_of_waivers(portal, TODAY), TODAY, findings)
        return [finding.code for finding in findings]

    mailbox = make.docx_body("shili@qq.com")
    assert after(mailbox, "docx", "A320") == []
    assert after(mailbox, "docx", "A329") == ["A320"]
    assert after(mailbox, "docx", "A320", make.docx_body("yangli@qq.com")) == ["A320"]
    assert after(make.docx_body(f"shili@qq.com {IDENTITY}"), "docx", "A320") == ["A335"]
    assert after(make.docx_body(MOBILE), "docx", "A335") == ["A335"]
    assert after(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc", "A326") == ["A326"]


def test_an_attachment_that_cannot_be_cleaned_stops_the_build() -> None:
    """What cannot be published without its properties is a finding, not a crash, and has nothing to offer."""
    portal = make_portal(make_place(attachments=[make_attachment(b"%PDF-1.7\n")]))
    findings = Findings()
    [place] = offer_attachments(portal, findings).places
    assert [finding.code for finding in findings] == ["A327"]
    assert [attached.published for attached in place.attachments.values()] == [None]


def test_wrapped_numbers_are_found_and_none_are_made() -> None:
    """A citizen number over two lines of a page is found; two amounts one below the other are no mobile number."""
    assert codes(attachment(make.pdf((f"id {IDENTITY[:9]}", IDENTITY[9:])), "pdf")) == ["A335"]
    assert codes(attachment(make.pdf(("1380", "1234567")), "pdf")) == []
