"""What the forms ask for: the records of a folder, one of them, a save, a deletion.

takes  an action and its parameters, as Decap CMS sends them to a ``proxy`` backend
gives  what it waits for; a sentence in Chinese where something is refused
does not  commit: a save changes the work tree, 提交 makes a commit of it

Before a save touches the disk the whole of the records is looked over with the change in it. The page says of each file
what it held when the page was given it (``bases``): one that changed meanwhile, by whatever hand, is not overwritten.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.desk import media
from generator.desk.collections import kind_of
from generator.desk.sent import NotAFormError, sent_values
from generator.desk.told import Teller, Told
from generator.findings import Findings
from generator.load.files import ATTACHMENT_LIMIT, RECORD_LIMIT
from generator.load.lives import STATE
from generator.load.yaml_tree import read_tree
from generator.model.channel import Channel
from generator.office.roundtrip import NotKeptError, merged
from generator.office.saving import NotWrittenError, UnsafePathError, confined, write
from generator.office.staging import Edits, Verdict
from generator.schema import schema_of

MOST_TOLD = 20  # findings one answer lists
OUTLIVED = (
    "没有保存。号码（地址、网址）换了，核实记录说的还是原来的，公众会当成新号码有人打过。"
    "打过新号码的，把核实日期改成打的那天；没有打过的，把核实记录里的几格清空。"
)
CHANGED = "{path} 刚刚在别处改过。先复制您写的话，刷新这一页，再改。"
CHANGING = ("persistEntry", "persistMedia", "deleteFile", "deleteFiles")


class RefusedError(Exception):
    """Not done; the message says why, and what to do, in Chinese; ``items`` are the findings that stand against it."""

    def __init__(self, says: str, items: Sequence[Told] = ()) -> None:
        super().__init__(says)
        self.items = tuple(items)


class MissingError(RefusedError):
    """There is no such record; a form asks before it makes a new one, so it is nothing to warn of."""


@dataclass
class Proxy:
    """The files of one site. ``judge`` looks a change over, ``hinder`` says what speaks against any change at all."""

    home: Path
    prefix: str  # of the site's folder in the paths that findings print
    slugs: Callable[[], tuple[str, ...]]  # asked anew each time: a place may be begun while the desk is open
    judge: Callable[[Edits], Verdict]
    hinder: Callable[[], str]
    holds: Callable[[str], bool]  # whether a file is among the commits, or about to be
    changing: AbstractContextManager[Any]  # held by whoever changes anything in the work tree

    def answer(self, action: str, params: Mapping[str, Any]) -> Any:
        """The answer to one action. Raises RefusedError."""
        try:
            match action:
                case "info":
                    return {"repo": "gongkai", "publish_modes": ["simple"], "type": "gongkai"}
                case "entriesByFolder":
                    return self._folder(_text(params, "folder"), _text(params, "extension"))
                case "entriesByFiles":
                    return [self._entry(_text(file, "path"), file.get("label")) for file in _list(params, "files")]
                case "getEntry":
                    return self._entry(_text(params, "path"))
                case "persistEntry":
                    return self._persist(params)
                case "deleteFile":
                    return self._delete([_text(params, "path")], _bases(params))
                case "deleteFiles":
                    return self._delete([str(path) for path in _list(params, "paths", of=str)], _bases(params))
                case "unpublishedEntries":
                    return []
                case "getMedia":
                    return self._media(_text(params, "mediaFolder"))
                case "getMediaFile":
                    return self._media_file(_text(params, "path"))
                case "getDeployPreview":
                    return None
                case "persistMedia":
                    return self._persist_media(params.get("asset"))
        except (UnsafePathError, media.NotAFileError) as error:
            raise RefusedError(str(error)) from error
        raise RefusedError(f"不认识“{action[:40]}”，什么也没有做。")

    def _folder(self, folder: str, extension: str) -> list[dict[str, Any]]:
        """What can be shown of a folder: a copy with a name no record has does not close the list."""
        place = confined(self.home, f"{folder}/x.{extension}").parent
        entries = []
        for path in sorted(place.glob(f"*.{extension}")):
            with suppress(RefusedError, UnsafePathError):
                entries.append(self._entry(path.relative_to(self.home).as_posix()))
        return entries

    def _entry(self, path: str, label: str | None = None) -> dict[str, Any]:
        file = confined(self.home, path)
        content = _read(file)
        if content is None:
            raise MissingError(f"没有 {path} 这个文件，可能刚刚改了名。回到列表，刷新再看。")
        told = {"path": path, "id": _mark(content), **({"label": label} if label else {})}
        return {"data": _decoded(path, content), "file": told}

    def _persist(self, params: Mapping[str, Any]) -> dict[str, Any]:
        """Save one form."""
        assets = _list(params, "assets", missing=True)
        sent = _list(params, "dataFiles", missing=True) or [params.get("entry")]
        if len(sent) != 1 or not isinstance(sent[0], Mapping):
            raise RefusedError("一次只存一条记录。")
        path, raw, bases = _text(sent[0], "path"), _text(sent[0], "raw"), _bases(params)
        with self.changing:
            files = [media.received(one, self.slugs()) for one in assets]
            content = self._save(path, raw, sent[0].get("newPath"), bases, files)
        return {"message": "entry persisted", "bases": {path: _mark(content)}}

    def _save(self, path: str, raw: str, new_path: Any, bases: Mapping[str, Any], files: Sequence[media.Sent]) -> bytes:
        """What the file holds now."""
        kind = kind_of(path, self.slugs())
        if kind is None:
            raise RefusedError(f"{path[:200]} 不是放记录的地方，没有保存。编号只用小写字母、数字和短横线。")
        if new_path not in (None, path):
            raise RefusedError("编号保存以后不能改：网址会跟着变。要换编号，另建一条，撤回这一条。")
        old = _read(confined(self.home, path))
        self._is_ours(path, old, bases)
        schema, fit = schema_of(kind.model, kind.title), media.Fitted({}, {})
        text = _decoded(path, old) if old is not None else ""
        tree = read_tree(path, text, Findings()) if text else None
        if text and tree is None:
            raise RefusedError(f"{path} 现在的写法读不懂，不能用表单改。先照 gongkai check 说的改好。")
        try:
            values = sent_values(raw, schema, tree.data if tree else {})
            if kind is media.KIND:
                fit = media.fitted(self.home, path, values, tree.data if tree else {}, files)
                values = fit.values
            elif files:
                raise RefusedError(f"“{files[0].name}”放不进这张表，没有保存。打开“附件”，在那里选文件。")
            content = merged(old, values, list(schema["properties"]))
        except NotAFormError as error:
            raise RefusedError(str(error)) from error
        except NotKeptError as error:
            raise RefusedError("这条记录没能照原样写回去，没有保存。请把这句话告诉维护程序的人。") from error
        if content != old or fit.files:
            is_outlived = kind.model is Channel and Channel.outlives_its_proof(tree.data if tree else {}, values)
            self._write({path: content, **fit.files}, {path: old}, files, OUTLIVED if is_outlived else "")
        return content

    def _delete(self, paths: list[str], bases: Mapping[str, Any]) -> dict[str, str]:
        """A draft that was never public may go; what was public is withdrawn, never deleted."""
        gone: list[str] = []
        stood: dict[str, bytes | None] = {}
        with self.changing:
            for path in paths:
                if media.slug_of(path, self.slugs()):
                    gone.append(self._unused(path))
                    continue
                old = _read(confined(self.home, path))
                if kind_of(path, self.slugs()) is None or old is None:
                    raise RefusedError(f"没有 {path[:200]} 这条记录。")
                self._is_ours(path, old, bases)
                stood[path] = old
                if STATE.findall(old) != [b"draft"]:
                    raise RefusedError("只有草稿可以删。公开过的，用“撤回”，写明原因。")
                gone += [path, *self._left_by(path)]
            self._write(dict.fromkeys(gone), stood)
        return {"message": "deleted"}

    def _media(self, folder: str) -> list[dict[str, str]]:
        """The files of a place's attachments."""
        slug = next((slug for slug in self.slugs() if media.folder_of(slug) == folder), None)
        if slug is None:
            raise RefusedError(f"{folder[:200]} 不是放附件的地方。")
        return media.listed(self.home, slug) if confined(self.home, f"{folder}/x").parent.is_dir() else []

    def _media_file(self, path: str) -> dict[str, str]:
        file = confined(self.home, path)
        if media.slug_of(path, self.slugs()) is None or not file.is_file():
            raise RefusedError(f"没有 {path[:200]} 这个附件。")
        return media.as_media(path, file.name, _read(file, ATTACHMENT_LIMIT) or b"")

    def _persist_media(self, asset: Any) -> dict[str, str]:
        """A file that comes alone gets a draft of its own: without a record nothing would look it over."""
        if not isinstance(asset, Mapping):
            raise RefusedError("没有收到文件，什么也没有做。")
        with self.changing:
            if hindrance := self.hinder():
                raise RefusedError(hindrance)
            sent = media.received(asset, self.slugs())
            path, fit = media.begun(sent, self.home)
            order = list(schema_of(media.KIND.model, media.KIND.title)["properties"])
            self._write({path: merged(None, fit.values, order), **fit.files}, {path: None}, [sent])
        (made,) = fit.files
        return media.as_media(made, made.rpartition("/")[2], sent.content)

    def _unused(self, path: str) -> str:
        """A file that may go: no record names it, and it never left this machine. Raises RefusedError."""
        if hindrance := self.hinder():
            raise RefusedError(hindrance)
        folder, _, name = path.rpartition("/")
        if not confined(self.home, path).is_file():
            raise RefusedError(f"没有 {path[:200]} 这个附件，可能刚刚删了。刷新再看。")
        namers = [record for record, named in media.named_in(self.home, folder) if named == name]
        if namers:
            record = namers[0].removesuffix(".yml")
            raise RefusedError(f"附件“{record}”还在用 {name}，没有删。草稿就删掉那一条，公开过的用“撤回”。")
        if self.holds(path):
            raise RefusedError(f"{name} 已经提交过，这里不删。没有记录提到它，公众看不到；要删，请技术员用 git 删。")
        return path

    def _left_by(self, path: str) -> list[str]:
        """The file of a draft that goes, where no other record names it."""
        folder, _, own = path.rpartition("/")
        if kind_of(path, self.slugs()) is not media.KIND:
            return []
        named = dict(media.named_in(self.home, folder))
        file = named.pop(own, "")
        is_left = file and file not in named.values() and confined(self.home, f"{folder}/{file}").is_file()
        return [f"{folder}/{file}"] if is_left else []

    def _is_ours(self, path: str, old: bytes | None, bases: Mapping[str, Any]) -> None:
        """Whether the file is as the page was given it. Raises RefusedError."""
        if hindrance := self.hinder():
            raise RefusedError(hindrance)
        if old is not None and path not in bases:
            raise RefusedError(f"已经有 {path} 了。新建的换一个编号；要改它，回到列表打开它。")
        if bases.get(path, "") != ("" if old is None else _mark(old)):
            raise RefusedError(CHANGED.format(path=path))

    def _write(
        self,
        edits: dict[str, bytes | None],
        stood: Mapping[str, bytes | None],
        files: Sequence[media.Sent] = (),
        objection: str = "",
    ) -> None:
        """Look the change over, then write it where nobody else wrote meanwhile; ``files`` came with it."""
        whole = {f"{self.prefix}{path}": content for path, content in edits.items()}
        verdict = self.judge(whole)
        if not verdict.is_good:
            about = f"（文件：{'、'.join(one.name for one in files)}）" if files else ""
            says = f"没有保存，有 {len(verdict.refused)} 处要先改好{about}："
            teller = Teller(self.home, self.prefix, self.slugs(), whole)
            own_first = sorted(verdict.refused, key=lambda item: item.finding.place.path not in whole)
            raise RefusedError(says, teller.tell(own_first[:MOST_TOLD]))
        if objection:
            raise RefusedError(objection)
        self._are_looked_over(edits, verdict)
        for path, old in stood.items():
            if _read(confined(self.home, path)) != old:
                raise RefusedError(CHANGED.format(path=path))
        try:
            write(self.home, edits)
        except NotWrittenError as error:
            raise RefusedError(str(error)) from error

    def _are_looked_over(self, edits: Edits, verdict: Verdict) -> None:
        """Whether the gate read every file that comes; it passes over one whose record is not whole."""
        record = next((f"{self.prefix}{path}" for path in edits if path.endswith(".yml")), "")
        for path, content in edits.items():
            is_file = media.slug_of(path, self.slugs()) and content is not None
            if is_file and not media.is_looked_over(verdict.checked, record, content or b""):
                raise RefusedError("这条附件还没填全，文件没有查成，没有保存。“扫描件由谁看过”要么填全，要么空着。")


def _read(file: Path, limit: int = RECORD_LIMIT) -> bytes | None:
    try:
        if file.stat().st_size > limit:
            raise RefusedError(f"{file.name} 太大，表单打不开。")
        return file.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise RefusedError(f"{file.name} 读不出来：{error.strerror}。") from error


def _decoded(path: str, content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError(f"{path} 不是 UTF-8 编码，表单打不开。用记事本打开它，“另存为”，编码选 UTF-8。") from error


def _mark(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _text(params: Mapping[str, Any], name: str) -> str:
    value = params.get(name)
    if not isinstance(value, str):
        raise RefusedError(f"少了“{name}”，什么也没有做。")
    return value


def _bases(params: Mapping[str, Any]) -> Mapping[str, Any]:
    """Of each file what it held when the page was given it; a new one is not among them."""
    value = params.get("bases", {})
    if not isinstance(value, Mapping):
        raise RefusedError("“bases”不对，什么也没有做。")
    return value


def _list(params: Mapping[str, Any], name: str, *, of: type = Mapping, missing: bool = False) -> list[Any]:
    value = params.get(name)
    if value is None and missing:
        return []
    if not isinstance(value, list) or not all(isinstance(item, of) for item in value):
        raise RefusedError(f"“{name}”不对，什么也没有做。")
    return value
