"""Read an attachment whole: the one way in.

takes  bytes and the media type they are said to be
gives  ``Reading``; never an exception
does not  judge what it found
"""

from __future__ import annotations

from pypdf.errors import LimitReachedError

from generator.model.attachment import MEDIA_TYPES, OLD
from generator.privacy.attachments.docx import read_docx
from generator.privacy.attachments.ofd import read_ofd
from generator.privacy.attachments.office import PICTURE, is_embedded_file, is_object, main_kind
from generator.privacy.attachments.pdf import read_pdf
from generator.privacy.attachments.picture import check_size, read_jpeg, read_png
from generator.privacy.attachments.plain import read_plain
from generator.privacy.attachments.reading import FILES_LIMIT, Gathering, Reading, Refusal, Refused, Why
from generator.privacy.attachments.sniff import sniff
from generator.privacy.attachments.xlsx import read_xlsx
from generator.privacy.attachments.zips import XML, Package, unpack

SUFFIXES = {media: suffix for suffix, media in MEDIA_TYPES.items()}
READERS = {"docx": read_docx, "xlsx": read_xlsx, "ofd": read_ofd}
LOCKED_OFFICE = "EncryptedPackage".encode("utf-16-le")
PICTURES = ("jpg", "png")
DEEPEST = 1  # files inside files that are read


def read_attachment(content: bytes, media_type: str) -> Reading:
    """All text of a file; or as much as was read, and why no more."""
    gathering = Gathering()
    claimed = SUFFIXES.get(media_type, "")
    try:
        if claimed in OLD:
            raise Refused(Why.old, f"是旧格式（{claimed}）")
        _read(content, claimed, gathering)
    except Refused as refused:
        return gathering.done(refused.refusal)
    except LimitReachedError:
        return gathering.done(Refusal(Why.too_much, "解开以后太大"))
    except (Exception, RecursionError):
        # Whatever a library stumbles over: the file cannot be read.
        return gathering.done(Refusal(Why.broken, "坏了，读不下去"))
    return gathering.done()


def _read(content: bytes, claimed: str, gathering: Gathering) -> None:
    """One file, or one inside it."""
    package = None
    found = sniff(content)
    if found == "zip":
        package = unpack(content, gathering)
        found = main_kind(package)
    if found == "old" and LOCKED_OFFICE in content:
        raise Refused(Why.locked, "加了密码")
    if found != claimed and not (found == "txt" and claimed == "csv"):
        says = f"内容是 {found} 文件" if found and found != "old" else "内容是别的文件"
        raise Refused(Why.liar, f"{says}，不是 {claimed}")
    if package is not None:
        _package(package, claimed, gathering)
    elif claimed == "pdf":
        read_pdf(content, gathering, lambda name, data: _inside(name, data, gathering))
    elif claimed in PICTURES:
        (read_jpeg if claimed == "jpg" else read_png)(content, "图片", gathering)
        check_size(content)
        gathering.unread["整张图片"] = None
    else:
        read_plain(content, gathering, table=claimed == "csv")


def _package(package: Package, kind: str, gathering: Gathering) -> None:
    xml = [name for name in package.parts if XML.search(name)]
    for name in package.parts:
        if name not in xml and package.parts[name].startswith(b"<?xml"):
            gathering.count_xml(len(package.parts[name]))
            xml.append(name)
    READERS[kind](package, xml, gathering)
    gathering.search("压缩包的注释", package.comment)
    for name in package.parts:
        if name in xml:
            continue
        if is_object(name):
            raise Refused(Why.active, "里嵌着别的程序的对象")
        _part(name, package.parts[name], gathering)


def _part(name: str, data: bytes, gathering: Gathering) -> None:
    kind = sniff(data)
    if is_embedded_file(name) or kind in ("zip", "pdf", "old"):
        gathering.embedded[name.rpartition("/")[2]] = None
        _inside(name.rpartition("/")[2], data, gathering)
    elif kind in PICTURES:
        (read_jpeg if kind == "jpg" else read_png)(data, f"图片 {name.rpartition('/')[2]} ", gathering)
        gathering.pictures += "thumbnail" not in name.lower()
    else:
        gathering.pictures += bool(PICTURE.search(name))
        gathering.search(f"部件 {name} ", data)


def _inside(name: str, data: bytes, gathering: Gathering) -> None:
    """A file inside a file, read like any other, but no deeper."""
    if gathering.depth >= DEEPEST:
        raise Refused(Why.too_much, "里嵌着的文件又嵌着文件")
    gathering.files += 1
    if gathering.files > FILES_LIMIT:
        raise Refused(Why.too_much, f"里嵌着的文件超过 {FILES_LIMIT} 个")
    kind = sniff(data)
    if kind == "zip":
        kind = main_kind(unpack(data, Gathering(unpacked=gathering.unpacked)))
    if kind in ("", "old"):
        raise Refused(Why.active, f"里嵌着读不了的文件“{name}”")
    gathering.depth += 1
    before, gathering.prefix = gathering.prefix, f"{gathering.prefix}嵌着的“{name}”，"
    had_text = gathering.has_text
    hidden = dict(gathering.staying)
    _read(data, kind, gathering)
    inner = [one for one in gathering.staying if one not in hidden]
    gathering.staying = {**hidden, **{f"{gathering.prefix}{one}": None for one in inner}}
    gathering.has_text = had_text
    gathering.depth, gathering.prefix = gathering.depth - 1, before
