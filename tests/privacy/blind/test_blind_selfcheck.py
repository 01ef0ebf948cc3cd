"""Checks the blind corpus itself, not the program."""

from __future__ import annotations

import html
import io
import re
import sys
import unicodedata
import zipfile
import zlib
from functools import cache
from pathlib import Path

import docx
import openpyxl
import pypdf
import pytest
import yaml
from PIL import Image

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))
import files as blind_files  # noqa: E402
from numbers_blind import card, cid, cid_bad, cid_x, citizen_ok, luhn_ok  # noqa: E402

TEXTS = yaml.safe_load((HERE / "texts.yml").read_text(encoding="utf-8"))
HARMLESS = yaml.safe_load((HERE / "harmless.yml").read_text(encoding="utf-8"))
BUILT = {name: (media, build(), expect) for name, media, build, expect in blind_files.FILES}
TABLE = str.maketrans("零〇一幺二三四五六七八九壹贰叁肆伍陆柒捌玖", "00112345678" + "9" + "123456789")
KINDS = {"notice", "progress", "report", "channel", "circular"}


def test_known_number() -> None:
    # The example of GB 11643-1999.
    assert citizen_ok("11010519491231002X")
    assert not citizen_ok("110105194912310021")
    assert luhn_ok("4111111111111111")


def test_makers() -> None:
    for year in range(1931, 2019):
        assert citizen_ok(cid_x("522421", year))
        assert citizen_ok(cid("522421", f"{year}0228"))
        assert not citizen_ok(cid_bad("522421", f"{year}0228"))
    for n in range(16, 20):
        assert luhn_ok(card("621700", n)) and len(card("621700", n)) == n


def test_texts() -> None:
    assert len({i["id"] for i in TEXTS}) == len(TEXTS) >= 55
    for i in TEXTS:
        assert set(i) == {"id", "kind", "expect", "text", "why"}
        assert i["kind"] in KINDS and i["expect"] in {"error", "warning"}


@cache
def bare(text: str) -> str:
    """After removal of all but letters and digits, the number must be there."""
    text = html.unescape(re.sub(r"<[^>!]*>", "", text)).replace("×", "X")
    text = unicodedata.normalize("NFKC", text)
    return re.sub(r"[^0-9A-Za-z]", "", text.translate(TABLE)).upper()


def test_texts_hold_their_numbers() -> None:
    """Each leak has what its name says; what only warns has no number."""
    assert [item["id"] for item in TEXTS if not _holds(item)] == []


def _holds(item: dict[str, str]) -> bool:
    text = bare(item["text"])
    citizen = any(citizen_ok(text[i : i + 18]) for i in range(len(text)))
    match item["id"].split("-")[0]:
        case "cid":
            return citizen
        case "mob":
            return bool(re.search(r"1[3-9]\d{9}", text))
        case "card":
            parts = (text[i : i + n] for n in range(16, 20) for i in range(len(text) - n + 1))
            return any(part.isdigit() and luhn_ok(part) for part in parts)
    warned = item["expect"] == "warning"
    return not warned or not (citizen or re.search(r"(?<!\d)1[3-9]\d{9}(?!\d)", text))


def test_harmless() -> None:
    assert len({i["id"] for i in HARMLESS}) == len(HARMLESS) >= 60
    for i in HARMLESS:
        assert set(i) - {"may_warn"} == {"id", "kind", "text"} and i["kind"] in KINDS
        for m in re.findall(r"(?<!\d)\d{17}[\dXx](?!\d)", i["text"]):
            assert not citizen_ok(m), i["id"]


def test_enough_files() -> None:
    assert len({f[0] for f in blind_files.FILES}) == len(blind_files.FILES) >= 45


@pytest.mark.parametrize("media", sorted({media for media, _, _ in BUILT.values()}))
def test_files_open(media: str) -> None:
    """Each is what it says it is."""
    assert [name for name, (its, data, _) in BUILT.items() if its == media and not _opens(media, data)] == []


def test_a_file_is_always_the_same() -> None:
    """Built again, it has the same bytes."""
    assert [name for name, _, build, _ in blind_files.FILES if build() != BUILT[name][1]] == []


def _opens(media: str, data: bytes) -> bool:
    match media:
        case blind_files.DOCX:
            return bool(docx.Document(io.BytesIO(data)).paragraphs)
        case blind_files.XLSX:
            return openpyxl.load_workbook(io.BytesIO(data)).sheetnames[0] == "公示表"
        case blind_files.PDF:
            return all(isinstance(page.extract_text(), str) for page in pypdf.PdfReader(io.BytesIO(data)).pages)
        case blind_files.JPG | blind_files.PNG:
            return Image.open(io.BytesIO(data)).load() is not None
    return any(_decodes(data, codec) for codec in ("utf-8-sig", "utf-16", "gb18030"))


def _decodes(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


@cache
def _blobs(data: bytes) -> tuple[str, ...]:
    """All texts one could dig out of a file, nested packages included."""
    found: list[str] = []
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as z:
            for n in z.namelist():
                found += _blobs(z.read(n))
        return tuple(found)
    chunks = [data]
    if data[:4] == b"%PDF":
        reader = pypdf.PdfReader(io.BytesIO(data))
        found += [p.extract_text() for p in reader.pages]
        for m in re.finditer(rb"stream\n(.*?)\nendstream", data, re.S):
            try:
                inner = zlib.decompress(m[1])
            except zlib.error:
                continue
            chunks.append(inner)
            if inner[:2] == b"PK":
                found += _blobs(inner)
        for c in list(chunks):
            chunks += [bytes.fromhex(h.decode()) for h in re.findall(rb"<((?:[0-9A-Fa-f]{2})+)>", c)]
    if data[:4] == b"\x89PNG":
        found += [str(v) for v in Image.open(io.BytesIO(data)).info.values()]
    for c in chunks:
        for codec in ("utf-8", "gb18030", "utf-16-le", "utf-16-be"):
            for shift in (0, 1) if codec.startswith("utf-16") else (0,):
                t = html.unescape(c[shift:].decode(codec, "ignore"))
                found += [t, re.sub(r"<[^>]*>", "", t)]
    return tuple(found)


NEEDLES = (blind_files.ID, blind_files.IDX, blind_files.MOB, blind_files.CARD, "13800001234")


def _holds_any(data: bytes) -> bool:
    texts = _blobs(data)
    return any(needle in text for text in texts for needle in NEEDLES) or any(
        needle in bare(text) for text in texts for needle in NEEDLES
    )


def test_files_hold_their_leaks() -> None:
    """Whoever digs deep enough finds the number; a telephone may be stored as a float."""
    for name, (_, data, expect) in BUILT.items():
        if expect == "error" and not _holds_any(data):
            mail = any(re.search(r"0000@(qq|163)\.com", text) for text in _blobs(data))
            assert mail or any("1.3800001234E10" in text for text in _blobs(data)), name


def test_files_that_warn_hold_no_number() -> None:
    """What is only to be looked at has none of the numbers anywhere."""
    assert [name for name, (_, data, expect) in BUILT.items() if expect == "warning" and _holds_any(data)] == []
