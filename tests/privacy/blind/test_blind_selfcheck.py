"""Checks the blind corpus itself, not the program."""

from __future__ import annotations

import collections
import io
import re
import sys
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


# After removal of all but letters and digits, the number must be there.
def bare(text: str) -> str:
    import html
    import unicodedata

    text = html.unescape(re.sub(r"<[^>!]*>", "", text)).replace("×", "X")
    text = unicodedata.normalize("NFKC", text)
    table = str.maketrans("零〇一幺二三四五六七八九壹贰叁肆伍陆柒捌玖", "00112345678" + "9" + "123456789")
    return re.sub(r"[^0-9A-Za-z]", "", text.translate(table)).upper()


@pytest.mark.parametrize("item", TEXTS, ids=lambda i: i["id"])
def test_text_holds_its_number(item: dict[str, str]) -> None:
    b = bare(item["text"])
    name = item["id"].split("-")[0]
    citizen = any(citizen_ok(b[i : i + 18]) for i in range(len(b)))
    if name == "cid":
        assert citizen
    elif name == "mob":
        assert re.search(r"1[3-9]\d000\d{6}", b) or re.search(r"1[3-9]\d{9}", b)
    elif name == "card":
        assert any(
            luhn_ok(m) for n in range(16, 20) for i in range(len(b)) if (m := b[i : i + n]).isdigit() and len(m) == n
        )
    elif item["expect"] == "warning":
        assert not citizen and not re.search(r"(?<!\d)1[3-9]\d{9}(?!\d)", b)


def test_harmless() -> None:
    assert len({i["id"] for i in HARMLESS}) == len(HARMLESS) >= 60
    for i in HARMLESS:
        assert set(i) - {"may_warn"} == {"id", "kind", "text"} and i["kind"] in KINDS
        for m in re.findall(r"(?<!\d)\d{17}[\dXx](?!\d)", i["text"]):
            assert not citizen_ok(m), i["id"]


def test_enough_files() -> None:
    assert len({f[0] for f in blind_files.FILES}) == len(blind_files.FILES) >= 45
    print(collections.Counter((f[1].rsplit(".", 1)[-1], f[3]) for f in blind_files.FILES))


@pytest.mark.parametrize("entry", blind_files.FILES, ids=lambda f: f[0])
def test_file_opens_and_is_the_same(entry) -> None:  # type: ignore[no-untyped-def]
    _, media, build, expect = entry
    data = build()
    assert data == build()
    assert expect in {"error", "warning"}
    if media == blind_files.DOCX:
        assert docx.Document(io.BytesIO(data)).paragraphs
    elif media == blind_files.XLSX:
        assert openpyxl.load_workbook(io.BytesIO(data)).sheetnames[0] == "公示表"
    elif media == blind_files.PDF:
        for page in pypdf.PdfReader(io.BytesIO(data), strict=True).pages:
            page.extract_text()
    elif media in (blind_files.JPG, blind_files.PNG):
        Image.open(io.BytesIO(data)).load()
    else:
        assert any(_decodes(data, c) for c in ("utf-8-sig", "utf-16", "gb18030"))


def _decodes(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _blobs(data: bytes) -> list[str]:
    """All texts one could dig out of a file, nested packages included."""
    import html
    import zipfile
    import zlib

    found: list[str] = []
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as z:
            for n in z.namelist():
                found += _blobs(z.read(n))
        return found
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
    return found


@pytest.mark.parametrize("entry", [f for f in blind_files.FILES if f[3] == "error"], ids=lambda f: f[0])
def test_file_holds_its_leak(entry) -> None:  # type: ignore[no-untyped-def]
    f = blind_files
    needles = [f.ID, f.IDX, f.MOB, f.CARD, "13800001234"]
    texts = _blobs(entry[2]())
    if entry[0] == "xlsx_mobile_float_cell":
        assert any("1.3800001234E10" in t for t in texts)
        return
    assert any(re.search(r"0000@(qq|163)\.com", t) for t in texts) or any(
        n in t or n in bare(t) for t in texts for n in needles
    )


@pytest.mark.parametrize("entry", [f for f in blind_files.FILES if f[3] == "warning"], ids=lambda f: f[0])
def test_warning_file_holds_no_error(entry) -> None:  # type: ignore[no-untyped-def]
    f = blind_files
    texts = _blobs(entry[2]())
    assert not any(n in t or n in bare(t) for t in texts for n in (f.ID, f.IDX, f.MOB, f.CARD))
