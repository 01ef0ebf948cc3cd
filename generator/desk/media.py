"""The files of attachments, as the forms send them and list them.

takes  what a form sends with a record, the folders of the places' attachments
gives  the name a file gets, what its record says of it; the files there are
does not  judge what a file holds: that is the gate's, which looks the record and its file over together

A file bears the id of its record, whatever the clerk's machine calls it: what is in Chinese there becomes the title.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from generator.findings import Findings
from generator.load.files import ATTACHMENT_LIMIT
from generator.load.yaml_tree import read_tree
from generator.model.attachment import OLD, TAKEN
from generator.model.base import FILE, KEY, RESERVED, FileFact, Origin, State
from generator.model.kinds import KINDS, Kind
from generator.office.saving import UnsafePathError, confined
from generator.pipeline import Checked
from generator.privacy.attachments.read import read_attachment
from generator.schema import schema_of

Values = dict[str, Any]
LISTED_LIMIT = 20_000_000  # bytes of all files that are listed: each is told with its bytes
LONGEST = 64  # characters of an id
BESIDE = ("README.md", ".gitkeep")


class NotAFileError(Exception):
    """What was sent cannot be an attachment's file; the message says why, and what to do, in Chinese."""


@dataclass(frozen=True)
class Sent:
    """A file as a form sent it; ``name`` is what the clerk's machine calls it."""

    slug: str
    name: str
    content: bytes

    @property
    def suffix(self) -> str:
        """What the name says the file is."""
        return PurePosixPath(self.name).suffix.lower().removeprefix(".").replace("jpeg", "jpg")

    @property
    def stem(self) -> str:
        """What the clerk calls it."""
        return PurePosixPath(self.name).stem


def _facts(kind: Kind) -> dict[FileFact, str]:
    told = schema_of(kind.model, kind.title)["properties"].items()
    return {FileFact(about[FILE]): name for name, about in told if FILE in about}


KIND, FACTS = next((kind, facts) for kind in KINDS if (facts := _facts(kind)))
NAME, PRINT = FACTS[FileFact.name], FACTS[FileFact.fingerprint]
LOOKED = "scan_checked_by"


def folder_of(slug: str) -> str:
    """Where a place's attachments lie."""
    return KIND.pattern.format(slug=slug, id="*").rpartition("/")[0]


def slug_of(path: str, slugs: Sequence[str]) -> str | None:
    """The place among whose attachments' files a path lies; none for a record, or for what lies elsewhere."""
    folder, _, name = path.rpartition("/")
    is_file = bool(name) and not name.endswith(".yml") and name not in (*BESIDE, ".", "..")
    return next((slug for slug in slugs if is_file and folder == folder_of(slug)), None)


def received(asset: Mapping[str, Any], slugs: Sequence[str]) -> Sent:
    """A file of a request. Raises NotAFileError."""
    path, content = asset.get("path"), asset.get("content")
    slug = slug_of(path, slugs) if isinstance(path, str) and "\\" not in path else None
    if slug is None or not isinstance(path, str):
        raise NotAFileError("文件只能放进附件的文件夹，没有保存。打开“附件”，在表里选文件。")
    name = path.rpartition("/")[2]
    if not isinstance(content, str) or asset.get("encoding") != "base64":
        raise NotAFileError(f"“{name}”没有收完整，没有保存。刷新这一页，再选一次。")
    if len(content) > ATTACHMENT_LIMIT * 4 // 3 + 4:
        raise NotAFileError(f"“{name}”太大，最多 {ATTACHMENT_LIMIT // 1_000_000} MB。拆成几个，或另存得小一些。")
    try:
        sent = Sent(slug, name, base64.b64decode(content, validate=True))
    except (binascii.Error, ValueError) as error:
        raise NotAFileError(f"“{name}”没有收完整，没有保存。刷新这一页，再选一次。") from error
    if sent.suffix not in TAKEN:
        hint = "打开后另存为 docx、xlsx 或 pdf" if sent.suffix in OLD else f"能放的有：{'、'.join(TAKEN)}"
        raise NotAFileError(f"“{name}”这种文件不能放。{hint}。")
    if not sent.content or len(sent.content) > ATTACHMENT_LIMIT:
        why = f"太大，最多 {ATTACHMENT_LIMIT // 1_000_000} MB" if sent.content else "是空的"
        raise NotAFileError(f"“{name}”{why}。看看选对了没有，再选一次。")
    return sent


@dataclass(frozen=True)
class Fitted:
    """A record that fits its file, and what becomes of the files beside it."""

    values: Values
    files: Mapping[str, bytes | None]


def fitted(home: Path, path: str, values: Values, held: Values, sent: Sequence[Sent]) -> Fitted:
    """The record at ``path`` with what its file says of itself; ``held`` is what it said before. Raises NotAFileError.

    The file is the one just sent under the name the record gives, or one that lies there already.
    """
    name = _text(values, NAME).rpartition("/")[2]
    chosen = next((one for one in reversed(sent) if one.name == name), None)
    if sent and chosen is None:
        raise NotAFileError(f"“{sent[0].name}”还没有选上，没有保存。点“选择文件”，选中它，点“选用”。")
    folder = path.rpartition("/")[0]
    if not name:
        return Fitted({field: value for field, value in values.items() if field not in FACTS.values()}, {})
    if chosen is not None:
        return _replaced(home, path, values, held, chosen)
    known = all(field in values for field in FACTS.values())
    if name == held.get(NAME) and known:
        return Fitted(values, {})
    return Fitted({**values, **_about(name, _lying(home, f"{folder}/{name}"))}, {})


def _replaced(home: Path, path: str, values: Values, held: Values, sent: Sent) -> Fitted:
    """The file that was sent takes its place; the one the record had before goes, where no other record names it."""
    folder, _, own = path.rpartition("/")
    before = _text(held, NAME)
    is_same_kind = before.rpartition(".")[2] == sent.suffix
    name = before if is_same_kind else f"{own.removesuffix('.yml')}.{sent.suffix}"
    others = {named for other, named in named_in(home, folder) if other != own}
    there = confined(home, f"{folder}/{name}")
    lies = there.read_bytes() if there.is_file() else None
    if lies is not None and lies != sent.content:
        if name != before or name in others:
            raise NotAFileError(f"{folder}/{name} 已经有了，不会盖掉它。换一个编号，再保存。")
        if _fingerprint(lies) != held.get(PRINT):
            raise NotAFileError(f"{folder}/{name} 在别处换过，不会盖掉它。先看看是谁换的，和记录对上，再来换。")
    told = _about(name, sent.content)
    if held.get(LOOKED) and values.get(LOOKED) == held[LOOKED] and told[PRINT] != held.get(PRINT):
        raise NotAFileError("文件换了，“扫描件由谁看过”还是上一个的。请人看过新的，改好日期；没看过，先清空。")
    is_left = before and before != name and before not in others
    files = {f"{folder}/{name}": sent.content, **({f"{folder}/{before}": None} if is_left else {})}
    # Without title and origin a draft is not whole, and the gate would not read its file.
    whole = {"title": sent.stem, "origin": Origin.compiled.value, **values, **told}
    return Fitted(whole, files)


def begun(sent: Sent, home: Path) -> tuple[str, Fitted]:
    """A draft for a file that comes without a record: its path, what it says. Raises NotAFileError."""
    name = sent.stem
    if not KEY.match(name) or RESERVED.match(name) or len(name) > LONGEST:
        raise NotAFileError(
            f"“{sent.name}”先要有编号。打开“附件”，点新建，写编号，在“文件名”那里选这个文件；标题会用它的名字。"
        )
    path = KIND.pattern.format(slug=sent.slug, id=name)
    if confined(home, path).exists():
        raise NotAFileError(f"已经有编号“{name}”的附件了，不会盖掉它。要换文件，打开那一条，在表里换。")
    values = {"id": name, "state": State.draft.value, NAME: sent.name}
    return path, fitted(home, path, values, {}, [sent])


def _text(values: Mapping[str, Any], field: str) -> str:
    """What a field says; nothing also where it is there and empty."""
    return str(values.get(field) or "")


def _about(name: str, content: bytes) -> Values:
    """What a record says of its file."""
    media_type = TAKEN.get(name.rpartition(".")[2], "")
    facts = {
        FileFact.name: name,
        FileFact.media_type: media_type,
        FileFact.size: len(content),
        FileFact.fingerprint: _fingerprint(content),
        FileFact.has_text: read_attachment(content, media_type).has_text,
    }
    return {FACTS[fact]: value for fact, value in facts.items()}


def _fingerprint(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _lying(home: Path, path: str) -> bytes:
    """A file that lies there. Raises NotAFileError."""
    try:
        file = confined(home, path)
        if file.is_file() and file.stat().st_size <= ATTACHMENT_LIMIT:
            return file.read_bytes()
    except (OSError, UnsafePathError) as error:
        raise NotAFileError(f"{path[:200]} 读不出来。点“选择文件”，再选一次。") from error
    raise NotAFileError(f"没有 {path[:200]} 这个文件。点“选择文件”，从电脑里选。")


def named_in(home: Path, folder: str) -> Iterator[tuple[str, str]]:
    """Each record of a folder of attachments, by its file's name, with the file it names."""
    for record, values in _records(home, folder):
        yield record, _text(values, NAME)


def is_looked_over(checked: Checked, path: str, content: bytes) -> bool:
    """Whether the gate read exactly this file, as that of the record at ``path``."""
    places = checked.portal.places if checked.portal else ()
    attached = (one for place in places for one in place.attachments.values())
    return any(one.located.path == path and one.content == content for one in attached)


def listed(home: Path, slug: str) -> list[dict[str, str]]:
    """The files of a place's attachments, as many as are not too much; titles stand before their names."""
    folder, left, told = folder_of(slug), LISTED_LIMIT, []
    titles = {_text(values, NAME): _text(values, "title") for _, values in _records(home, folder)}
    for file in sorted((home / folder).glob("*")):
        path = f"{folder}/{file.name}"
        if file.is_symlink() or not file.is_file() or slug_of(path, (slug,)) is None:
            continue
        size = file.stat().st_size
        if size <= left:
            left -= size
            name = " ".join(filter(None, (titles.get(file.name, ""), file.name)))
            told.append(as_media(path, name, file.read_bytes()))
    return told


def _records(home: Path, folder: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for record in sorted((home / folder).glob("*.yml")):
        tree = read_tree(record.name, record.read_text(encoding="utf-8", errors="replace"), Findings())
        yield record.name, tree.data if tree else {}


def as_media(path: str, name: str, content: bytes) -> dict[str, str]:
    """A file as the forms want it told."""
    return {
        "id": hashlib.sha256(path.encode() + content).hexdigest(), "path": path, "name": name,
        "content": base64.b64encode(content).decode(), "encoding": "base64",
    }  # fmt: skip
