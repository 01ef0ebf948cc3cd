"""A waiver lets one kind of finding stand in one place, by a post's decision, until a day; and is nowhere published."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from generator.audit.audit import audit
from generator.catalogue import BY_CODE, Level, level_of
from generator.findings import Finding
from generator.model.located import Located
from generator.model.portal import Portal, public_view
from generator.model.waiver import Waiver
from generator.privacy.waivers import CODES, MENDED, NEVER, OF_WAIVERS, book_of_waivers
from tests.factories import MINIMAL, REPO, TODAY, located, make_attachment
from tests.ledger_sites import built, edit, found
from tests.national import minimal, put_ledger

BULLETIN = "content/shili/bulletins/2026-01.yml"
TEXT = "春季学费减免已经办完。"
MAIL = "写到shili@qq.com"
UNTIL = date(2026, 12, 31)
FIELDS = {
    "state": "public", "origin": "compiled", "id": "youxiang", "file": BULLETIN, "code": "A303",
    "reason": "单位对外公布的办公邮箱。", "approved_by": "办公室主任", "until": str(UNTIL),
}  # fmt: skip
EXAMPLE = re.compile(r"```yaml\n(.*?)```", re.S)
PATH = "content/shili/waivers/youxiang.yml"


def waiver(path: str = PATH, **fields: Any) -> Located[Waiver]:
    return located(Waiver, path, {**FIELDS, **fields})


def with_mail(*waivers: Located[Waiver], text: str = MAIL, national: tuple[Located[Waiver], ...] = ()) -> Portal:
    """The minimal site with a mailbox in a bulletin, and these waivers."""
    portal = put_ledger(minimal(), "bulletins", "2026-01", parts=[{"unit": "jiaoyu", "text": text}])
    (place,) = portal.places
    own = {one.record.id: one for one in waivers}
    return replace(
        portal, places=(replace(place, waivers=own),), waivers={one.record.id: one for one in national}
    )  # fmt: skip


def gate_of(portal: Portal, as_of: date = TODAY) -> list[Finding]:
    return [one for one in audit(portal, as_of, as_of) if "A300" <= one.code <= "A339"]


def codes(portal: Portal, as_of: date = TODAY) -> list[str]:
    return sorted(one.code for one in gate_of(portal, as_of))


@pytest.mark.parametrize("fields", [
    {}, {"field": "parts.text"}, {"field": "parts"}, {"until": str(TODAY)},
])  # fmt: skip
def test_what_is_waived_may_stand(fields: dict[str, str]) -> None:
    """By its file, or its file and field, until the end of its last day."""
    assert codes(with_mail()) == ["A303"]
    assert codes(with_mail(waiver(**fields))) == []


def test_a_waiver_of_the_nation_reaches_places() -> None:
    """Under content/_national/waivers/ it may name any file; under a place only the place's own."""
    path = "content/_national/waivers/youxiang.yml"
    assert codes(with_mail(national=(waiver(path),))) == []
    (place,) = with_mail(waiver()).places
    other = replace(with_mail(waiver()), places=(replace(place, slug="bieli"),))
    assert "A303" in codes(other)


@pytest.mark.parametrize("state", ["draft", "in_review", "withdrawn"])
def test_a_waiver_that_is_not_approved_waives_nothing(state: str) -> None:
    """Only ``state: public`` says that it was approved."""
    gone = {"withdrawn": {"date": "2026-11-21", "reason": "不用了。"}} if state == "withdrawn" else {}
    assert codes(with_mail(waiver(state=state, **gone))) == ["A303"]


def test_a_waiver_needs_no_record_of_review() -> None:
    """Who approved it is its ground: a public waiver without ``review`` is no A108."""
    assert "A108" not in {one.code for one in audit(with_mail(waiver()), TODAY, TODAY)}


def test_a_waiver_that_ended_waives_nothing() -> None:
    """From the day after its last the finding is back, and the waiver is named."""
    portal = with_mail(waiver())
    assert codes(portal, UNTIL) == []
    findings = gate_of(portal, UNTIL + timedelta(days=1))
    assert [(one.code, one.place.path) for one in findings] == [("A303", BULLETIN), ("A312", PATH)]


@pytest.mark.parametrize(("fields", "code", "field"), [
    ({"file": "content/shili/bulletins/2026-02.yml"}, "A310", "file"),
    ({"file": "2026-01.yml"}, "A310", "file"),
    ({"code": "A230"}, "A311", "code"),
    ({"code": "A999"}, "A311", "code"),
    ({"code": "A313"}, "A311", "code"),
    ({"until": "2026-11-20"}, "A312", "until"),
    ({"code": "A301"}, "A311", "code"),
    ({"code": "A304"}, "A313", "code"),
    ({"sha256": "0" * 64}, "A313", "code"),
    ({"field": "title"}, "A313", "code"),
    ({"approved_by": "王甲乙"}, "A314", "approved_by"),
])  # fmt: skip
def test_a_waiver_that_does_not_fit_is_named(fields: dict[str, str], code: str, field: str) -> None:
    """An unknown file or code, an end that is past, nothing to waive, a name for a post: at the field, and once."""
    one = waiver(**fields)
    own = [found for found in gate_of(with_mail(one)) if found.place.path == PATH]
    assert [(found.code, found.place) for found in own] == [(code, one.at(field))]
    assert level_of(own[0]) is (Level.must if code in ("A311", "A314", "A315") else Level.should)


def test_a_waiver_is_idle_once_the_text_is_mended() -> None:
    """When what it waived is gone, it asks to be deleted."""
    assert codes(with_mail(waiver(), text=TEXT)) == ["A313"]


def test_one_waiver_waives_one_kind() -> None:
    """A mobile beside the waived mailbox is still found."""
    assert codes(with_mail(waiver(), text=f"{MAIL}或13900000000")) == ["A301"]


def test_an_attachment_is_named_by_its_file_name() -> None:
    """In the folder of attachments the file's name alone is enough; elsewhere it is not."""
    seen = "0" * 64
    book = book_of_waivers(with_mail(waiver(file="mingdan.xlsx", code="A321", sha256=seen)), TODAY)
    assert not book.is_waived("A321", "content/shili/reports/mingdan.xlsx", sha256=seen)
    assert not book.is_waived("A321", "content/shili/files/xin-mingdan.xlsx", sha256=seen)
    assert not book.is_waived("A321", "content/shili/files/mingdan.xlsx", sha256="1" * 64)
    assert [one.path for one in book.idle()] == [PATH]
    assert book.is_waived("A321", "content/shili/files/mingdan.xlsx", sha256=seen) and not list(book.idle())


@pytest.mark.parametrize("code", sorted(NEVER))
def test_an_identity_a_mobile_or_a_card_is_never_waived(code: str) -> None:
    """Whoever approves it: the waiver is refused and lets nothing through."""
    portal = with_mail(waiver(code=code), text="值班手机13900000000。")
    assert codes(portal) == ["A301", "A311"]


@pytest.mark.parametrize(("sha256", "wanted"), [(None, ["A315"]), ("0" * 64, ["A316"]), ("same", [])])
def test_a_waiver_of_an_attachment_is_about_one_file(sha256: str | None, wanted: list[str]) -> None:
    """It names the fingerprint of the file that was looked at, and another file of that name needs another look."""
    attached = make_attachment(b"tel shili@qq.com", file="mingdan.txt", media_type="text/plain")
    mark = attached.located.record.sha256 if sha256 == "same" else sha256
    portal = with_mail(waiver(file="mingdan.txt", code="A320", **({"sha256": mark} if mark else {})), text=TEXT)
    (place,) = portal.places
    held = replace(portal, places=(replace(place, attachments={"mingdan": attached}),))
    assert [one.code for one in gate_of(held) if one.place.path == PATH] == wanted
    assert ("A320" in codes(held)) == bool(wanted)


@pytest.mark.parametrize(("until", "wanted"), [("2028-11-21", []), ("2028-11-22", ["A317"]), ("2126-01-01", ["A317"])])
def test_a_waiver_lasts_two_years_at_most(until: str, wanted: list[str]) -> None:
    """Later than that it asks for a nearer day."""
    assert codes(with_mail(waiver(until=until))) == wanted


def test_what_can_be_waived() -> None:
    """Every code of the gate but those that speak of waivers, and what has to be mended in the file itself."""
    apart = OF_WAIVERS | MENDED | NEVER
    assert {f"A30{number}" for number in range(3, 10)} <= set(CODES) and not set(CODES) & apart
    assert set(CODES) | apart == {code for code in BY_CODE if "A300" <= code <= "A339"}


def test_a_waiver_is_nowhere_published(tmp_path: Path) -> None:
    """No page, no data, no download tells of it; the public view has none."""
    edits = [
        {"op": "write", "path": PATH, "text": "".join(f"{name}: {value}\n" for name, value in FIELDS.items())},
        edit(BULLETIN, TEXT, MAIL),
    ]
    files = built(tmp_path / "site", edits, verify=False)
    assert not [name for name, content in files.items() if "办公邮箱".encode() in content or b"youxiang" in content]
    assert not [name for name in files if "waiver" in name]
    assert "waivers" not in json.loads(files["data/shili.json"])
    view = public_view(with_mail(waiver(), national=(waiver(),)))
    assert not view.waivers and not any(place.waivers for place in view.places) and not view.asides


def test_the_example_of_the_handbook_is_good(tmp_path: Path) -> None:
    """What docs/privacy.md tells an office to write is read, and waives what it says."""
    text = EXAMPLE.findall((REPO / "docs/privacy.md").read_text(encoding="utf-8"))[0].replace("jubao", "rexian")
    channel = MINIMAL / "content/shili/channels/rexian.yml"
    words = next(line for line in channel.read_text(encoding="utf-8").splitlines() if "say:" in line)
    edits = [
        {"op": "write", "path": "content/shili/waivers/bangong-youxiang.yml", "text": text},
        edit("content/shili/channels/rexian.yml", words, "  - {say: 写到shili@qq.com。}"),
    ]
    assert [one for one in found(tmp_path / "site", edits) if one.code.startswith(("A3", "L"))] == []
