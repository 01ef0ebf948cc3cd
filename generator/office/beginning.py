"""A record begun: its file with everything its class asks for, and what has to lie beside it.

takes  the site, a kind, a place, an id; the file that an original or an attachment comes from
gives  the edits, seen from the folder of the settings, and what to do next
does not  write anything, or change a file that is there
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.findings import Findings, Place
from generator.load.files import ATTACHMENT_LIMIT, TEXT_LIMIT, decode
from generator.model.attachment import OLD, TAKEN, Attachment
from generator.model.base import Origin
from generator.model.kinds import Kind
from generator.office.filing import RefusedError, Site, is_alone, is_national, path_of
from generator.office.naming import held_in
from generator.office.passages import field_of, passages_of, title_of
from generator.office.skeleton import Written, skeleton
from generator.privacy.attachments.read import read_attachment

ORIGINAL = "original.txt"
NO_WORDS = "原件是空的。原件要存成纯文字（.txt）。"
TEXT_ITSELF = b"\n"  # of a page of running text, still to be written


@dataclass(frozen=True)
class Source:
    """A file somebody points at: its name, where it lies, its bytes."""

    path: Path
    content: bytes


@dataclass(frozen=True)
class Begun:
    """The files of a record that is begun, the record's own first."""

    edits: Mapping[str, bytes]
    then: tuple[str, ...]  # what to do next

    @property
    def path(self) -> str:
        """The record's own file."""
        return next(iter(self.edits))


def begun(site: Site, kind: Kind, slug: str, name: str, source: Source | None) -> Begun:
    """The record, as a draft. Raises RefusedError."""
    if is_national(kind) and site.settings.national:
        raise RefusedError(f"全国的记录在别处共用（{site.settings.national}），到那里的网站设置旁边运行。")
    path = path_of(kind, slug, name)
    if (site.home / path).exists():
        has = f"已经有{kind.title}了" if is_alone(kind) else f"已经有编号“{name}”了"
        raise RefusedError(f"{has}：{path}。要改，直接改这个文件。")
    if source is not None and kind.name not in BESIDE:
        raise RefusedError(f"{kind.title}没有原件要放，去掉 --file。")
    values, beside, then = BESIDE.get(kind.name, _alone)(site, path, name, source)
    has_id = "id" in kind.model.model_fields
    given = {"state": "draft", **({"id": name} if has_id else {}), **held_in(kind, name), **values}
    return Begun({path: skeleton(kind.model, given, head_of(kind)), **beside}, then)


def head_of(kind: Kind) -> tuple[str, ...]:
    """What stands first in the file."""
    return (
        f"{kind.title}（{kind.name}）。现在是草稿：可以先空着，不会出现在网站上。",
        "写着“必填”的，公开前都要有。行首有“# ”的是例子，要用就去掉“# ”，改成自己的；不用就留着或删去。",
        "写完运行 gongkai check。",
        "要公开：摘自公开文件的，把 draft 改成 public；为本站编写的，先改成 in_review，审查以后再改。",
    )


def _alone(site: Site, path: str, name: str, source: Source | None) -> _Beside:
    return {}, {}, ()


def _document(site: Site, path: str, name: str, source: Source | None) -> _Beside:
    """The original as it was received lies in the same folder; each of its lines is a passage, to be looked over."""
    original = f"{path.rpartition('/')[0]}/{ORIGINAL}"
    there = site.home / original
    if there.is_file():
        if source is not None:
            raise RefusedError(f"{original} 已经有了，不会覆盖。用它就去掉 --file。")
        content = there.read_bytes()
    elif source is not None:
        content = source.content
    else:
        raise RefusedError(f"制度文件要和原件放在一起。加上 --file 原件.txt，或先把原件存成 {original}，再运行一次。")
    text = _text_of(original, content)
    lines = passages_of(text)
    if not lines:
        raise RefusedError(NO_WORDS)
    title = title_of(lines)
    beside = {} if there.is_file() else {original: content}
    then = (
        f"段条（passages）已经照原件分好，一行一条，共 {len(lines)} 条。"
        f"{'' if title else '标题没有认出来。'}对着原件看一遍；怎么改，见“段条和文字位置”。",
    )
    values = {
        "sha256": hashlib.sha256(content).hexdigest(),
        "passages": Written(field_of(lines)),
        **({"title": str(title)} if title else {}),
    }
    return values, beside, then


def _text_of(path: str, content: bytes) -> str:
    """The words of an original, read as ``gongkai check`` will read them. Raises RefusedError."""
    if not content.strip():
        raise RefusedError(NO_WORDS)
    if len(content) > TEXT_LIMIT:
        raise RefusedError("原件太大，最多 5 MB。原件要存成纯文字（.txt）。")
    text = decode(Place(path), content, Findings())
    if text is None:
        raise RefusedError("原件不是 UTF-8 文字。用编辑器另存成 UTF-8 的 .txt，文字不要改。")
    return text


def _attachment(site: Site, path: str, name: str, source: Source | None) -> _Beside:
    """The file is put beside its record, unless it lies there."""
    if source is None:
        raise RefusedError("附件要有文件。加上 --file 文件名；能放的有：" + "、".join(TAKEN) + "。")
    suffix = source.path.suffix.lower().removeprefix(".").replace("jpeg", "jpg")
    if suffix not in TAKEN:
        hint = "打开后另存为 docx、xlsx 或 pdf" if suffix in OLD else f"能放的有：{'、'.join(TAKEN)}"
        raise RefusedError(f"“{source.path.name}”这种文件不能放。{hint}。")
    if len(source.content) > ATTACHMENT_LIMIT:
        raise RefusedError(f"文件太大，最多 {ATTACHMENT_LIMIT // 1_000_000} MB。")
    folder = path.rpartition("/")[0]
    about = Attachment.model_json_schema()["properties"]["file"]
    is_there = source.path.absolute().parent == (site.home / folder).absolute()
    file = source.path.name if is_there else f"{name}.{suffix}"
    if not re.search(about["pattern"], file):
        raise RefusedError(f"文件名“{file}”不行：{about['description']}。改了名再运行一次。")
    if not is_there and (site.home / folder / file).exists():
        raise RefusedError(f"{folder}/{file} 已经有了，不会覆盖。换一个编号。")
    values = {
        "origin": Origin.compiled.value,  # so that the record is whole, and the gate reads the file at once
        "title": source.path.stem,
        "file": file,
        "media_type": TAKEN[suffix],
        "size": len(source.content),
        "sha256": hashlib.sha256(source.content).hexdigest(),
        "has_text": read_attachment(source.content, TAKEN[suffix]).has_text,
    }
    then = ("看看标题和由来对不对：标题用的是文件名；摘自公开文件的，由来改成 public-document。",)
    return values, {} if is_there else {f"{folder}/{file}": source.content}, then


def _narrative(site: Site, path: str, name: str, source: Source | None) -> _Beside:
    """The running text lies in a file of the same name."""
    text = f"{path.removesuffix('.yml')}.md"
    if source is None and (site.home / text).exists():
        return {}, {}, ()
    return {}, {text: source.content if source else TEXT_ITSELF}, (f"正文写在 {text}。",)


_Beside = tuple[dict[str, Any], dict[str, bytes], tuple[str, ...]]
BESIDE = {"document": _document, "attachment": _attachment, "narrative": _narrative}
