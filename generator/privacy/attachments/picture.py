"""What a picture says beside what it shows: EXIF with the place, XMP, IPTC, comments, text chunks.

takes  bytes and the gathering
gives  pieces
does not  read what is in the picture itself: that a person must look at
"""

from __future__ import annotations

import io
import re
import zlib

from PIL import Image
from PIL.ExifTags import GPSTAGS, TAGS

from generator.privacy.attachments.jpeg import Segment, segments
from generator.privacy.attachments.png import Chunk, chunks
from generator.privacy.attachments.reading import Gathering, Refused, Why

EXIF_START = b"Exif\x00\x00"
UNICODE = b"UNICODE\0"  # begins a remark in UTF-16
GPS = 0x8825
IFDS = (0x8769, 0x8825, 0xA005)
LONG_NUMBER = re.compile(rb"(?:[0-9][^0-9]{0,3}){11}")
TEXT_CHUNKS = (b"tEXt", b"zTXt", b"iTXt")
CHUNK_LIMIT = 2_000_000
PIXEL_LIMIT = 120_000_000


def read_jpeg(content: bytes, where: str, gathering: Gathering) -> None:
    """Every segment that may hold words, and what comes after the picture."""
    found = segments(content)
    for one in found.kept:
        if one.is_words:
            _segment(one, where, gathering)
    _strings(found.after, f"{where}末尾", gathering)


def read_png(content: bytes, where: str, gathering: Gathering) -> None:
    """Every chunk that may hold words, and what comes after the picture."""
    found, after = chunks(content)
    for chunk in found:
        if chunk.name == b"eXIf":
            _exif(chunk.data, where, gathering)
        if chunk.name in TEXT_CHUNKS:
            _text(chunk, where, gathering)
        elif chunk.name != b"IDAT":
            _strings(chunk.data, f"{where}的数据块", gathering)
    _strings(after, f"{where}末尾", gathering)


def check_size(content: bytes) -> None:
    """A picture whose size cannot be told, or that would fill the memory of whoever opens it, is refused."""
    try:
        with Image.open(io.BytesIO(content)) as image:
            width, height = image.size
    except Image.DecompressionBombError:
        raise Refused(Why.too_much, "的画面太大") from None
    except (OSError, ValueError, SyntaxError):
        raise Refused(Why.broken, "坏了，图片打不开") from None
    if width * height > PIXEL_LIMIT:
        raise Refused(Why.too_much, f"的画面太大（{width}×{height}）")


def _segment(one: Segment, where: str, gathering: Gathering) -> None:
    if one.data.startswith(EXIF_START):
        _exif(one.data.removeprefix(EXIF_START), where, gathering)
    _strings(one.data, f"{where}的拍摄信息", gathering)


def _exif(data: bytes, where: str, gathering: Gathering) -> None:
    exif = Image.Exif()
    try:
        exif.load(data)
        pairs = [(str(TAGS.get(tag, tag)), value) for tag, value in exif.items()]
        for ifd in IFDS:
            names = GPSTAGS if ifd == GPS else TAGS
            inside = exif.get_ifd(ifd)
            pairs += [(str(names.get(tag, tag)), value) for tag, value in inside.items()]
            if ifd == GPS and inside:
                gathering.leaving["拍摄地点"] = None
    except Exception:
        pairs = []
    for name, value in pairs:
        gathering.say(f"{where}的拍摄信息 {name}", _told(name, value))
    _strings(data, f"{where}的拍摄信息", gathering)


def _told(name: str, value: object) -> str:
    if not isinstance(value, bytes):
        return str(value)
    if name.startswith("XP") or value.startswith(UNICODE):
        return value.removeprefix(UNICODE).decode("utf-16-le", "ignore").strip("\0")
    return value.decode("utf-8", "ignore")


def _text(chunk: Chunk, where: str, gathering: Gathering) -> None:
    keyword, *texts = _unpacked(chunk)
    for data in (keyword, *texts, *(keyword + b": " + text for text in texts if LONG_NUMBER.search(text))):
        for encoding in ("utf-8", "gb18030", "latin-1"):
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            gathering.say(f"{where}的文字说明", text.replace("\0", " "))
            break


def _unpacked(chunk: Chunk) -> list[bytes]:
    """A text chunk's keyword and text; packed text unpacked, wherever in it that begins."""
    keyword, _, rest = chunk.data.partition(b"\0")
    parts = [keyword]
    if chunk.name == b"tEXt":
        return [*parts, rest]
    if chunk.name == b"zTXt":
        return [*parts, _inflate(rest[1:])]
    packed, rest = rest[:1] == b"\1", rest[2:]
    language, _, rest = rest.partition(b"\0")
    translated, _, text = rest.partition(b"\0")
    return [*parts, language, translated, _inflate(text) if packed else text]


def _inflate(data: bytes) -> bytes:
    unpacker = zlib.decompressobj()
    try:
        text = unpacker.decompress(data, CHUNK_LIMIT)
    except zlib.error:
        return data
    if unpacker.unconsumed_tail:
        raise Refused(Why.too_much, "里的文字说明解开以后太大")
    return text


def _strings(data: bytes, where: str, gathering: Gathering) -> None:
    gathering.search(where, data)
