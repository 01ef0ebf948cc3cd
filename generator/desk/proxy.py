"""What the forms ask for: the records of a folder, one of them, a save, a deletion.

takes  an action and its parameters, as Decap CMS sends them to a ``proxy`` backend
gives  what it waits for; a sentence in Chinese where something is refused
does not  commit: a save changes the work tree, 提交 makes a commit of it

Before a save touches the disk the whole of the records is looked over with the change in it. What the file held when it
was last shown is remembered: a file that changed elsewhere meanwhile is not overwritten.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.desk.collections import kind_of
from generator.desk.sent import NotAFormError, sent_values
from generator.findings import Findings
from generator.load.files import RECORD_LIMIT
from generator.load.lives import STATE
from generator.load.yaml_tree import read_tree
from generator.office.roundtrip import NotKeptError, merged
from generator.office.saving import NotWrittenError, UnsafePathError, confined, write
from generator.office.staging import Edits, Verdict
from generator.reports.report import Item
from generator.schema import schema_of

REMEMBERED = 20_000  # files
MOST_TOLD = 20  # findings one answer lists


CHANGING = ("persistEntry", "deleteFile", "deleteFiles")


class RefusedError(Exception):
    """Not done; the message says why, and what to do, in Chinese; ``items`` are the findings that stand against it."""

    def __init__(self, says: str, items: Sequence[Item] = ()) -> None:
        super().__init__(says)
        self.items = tuple(items)


@dataclass
class Proxy:
    """The files of one site. ``judge`` looks a change over, ``hinder`` says what speaks against any change at all."""

    home: Path
    prefix: str  # of the site's folder in the paths that findings print
    slugs: Callable[[], tuple[str, ...]]  # asked anew each time: a place may be begun while the desk is open
    judge: Callable[[Edits], Verdict]
    hinder: Callable[[], str]
    seen: dict[str, str] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

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
                    return self._delete([_text(params, "path")])
                case "deleteFiles":
                    return self._delete([str(path) for path in _list(params, "paths", of=str)])
                case "getMedia" | "unpublishedEntries":
                    return []
                case "getDeployPreview":
                    return None
                case "persistMedia":
                    raise RefusedError("附件请放进 content/地方/files，再建一条“附件”记录；做法见办公室手册。")
        except UnsafePathError as error:
            raise RefusedError(str(error)) from error
        raise RefusedError(f"不认识“{action[:40]}”，什么也没有做。")

    def _folder(self, folder: str, extension: str) -> list[dict[str, Any]]:
        place = confined(self.home, f"{folder}/x.{extension}").parent
        files = sorted(path for path in place.glob(f"*.{extension}") if path.is_file() and not path.is_symlink())
        return [self._entry(path.relative_to(self.home).as_posix()) for path in files]

    def _entry(self, path: str, label: str | None = None) -> dict[str, Any]:
        file = confined(self.home, path)
        content = _read(file)
        if content is None:
            raise RefusedError(f"没有 {path} 这个文件，可能刚刚改了名。回到列表，刷新再看。")
        if len(self.seen) < REMEMBERED or path in self.seen:
            self.seen[path] = _mark(content)
        told = {"path": path, "id": _mark(content), **({"label": label} if label else {})}
        return {"data": content.decode("utf-8", "replace"), "file": told}

    def _persist(self, params: Mapping[str, Any]) -> dict[str, str]:
        """Save one form."""
        if _list(params, "assets", missing=True):
            raise RefusedError("表单里不能带文件。先把附件放好，再来填。")
        sent = _list(params, "dataFiles", missing=True) or [params.get("entry")]
        if len(sent) != 1 or not isinstance(sent[0], Mapping):
            raise RefusedError("一次只存一条记录。")
        with self.lock:
            self._save(_text(sent[0], "path"), _text(sent[0], "raw"), sent[0].get("newPath"))
        return {"message": "entry persisted"}

    def _save(self, path: str, raw: str, new_path: Any) -> None:
        kind = kind_of(path, self.slugs())
        if kind is None:
            raise RefusedError(f"{path[:200]} 不是放记录的地方，没有保存。编号只用小写字母、数字和短横线。")
        if new_path not in (None, path):
            raise RefusedError("编号保存以后不能改：网址会跟着变。要换编号，另建一条，撤回这一条。")
        file = confined(self.home, path)
        old = _read(file)
        self._is_ours(path, old)
        schema = schema_of(kind.model, kind.title)
        text = old.decode("utf-8", "replace") if old is not None else ""
        tree = read_tree(path, text, Findings()) if text else None
        if text and tree is None:
            raise RefusedError(f"{path} 现在的写法读不懂，不能用表单改。先照 gongkai check 说的改好。")
        try:
            values = sent_values(raw, schema, tree.data if tree else {})
            content = merged(old, values, list(schema["properties"]))
        except NotAFormError as error:
            raise RefusedError(str(error)) from error
        except NotKeptError as error:
            raise RefusedError("这条记录没能照原样写回去，没有保存。请把这句话告诉维护程序的人。") from error
        if content == old:
            return
        self._write({path: content})

    def _delete(self, paths: list[str]) -> dict[str, str]:
        """A draft that was never public may go; what was public is withdrawn, never deleted."""
        with self.lock:
            for path in paths:
                old = _read(confined(self.home, path))
                if kind_of(path, self.slugs()) is None or old is None:
                    raise RefusedError(f"没有 {path[:200]} 这条记录。")
                self._is_ours(path, old)
                if STATE.findall(old) != [b"draft"]:
                    raise RefusedError("只有草稿可以删。公开过的，用“撤回”，写明原因。")
            self._write(dict.fromkeys(paths))
        return {"message": "deleted"}

    def _is_ours(self, path: str, old: bytes | None) -> None:
        """Whether the file is as it was last shown. Raises RefusedError."""
        if hindrance := self.hinder():
            raise RefusedError(hindrance)
        if old is not None and self.seen.get(path) != _mark(old):
            raise RefusedError(f"{path} 刚刚在别处改过。先复制您写的话，刷新这一页，再改。")

    def _write(self, edits: dict[str, bytes | None]) -> None:
        verdict = self.judge({f"{self.prefix}{path}": content for path, content in edits.items()})
        if not verdict.is_good:
            raise RefusedError(f"没有保存，有 {len(verdict.refused)} 处要先改好：", verdict.refused[:MOST_TOLD])
        try:
            write(self.home, edits)
        except NotWrittenError as error:
            raise RefusedError(str(error)) from error
        for path, content in edits.items():
            if content is not None:
                self.seen[path] = _mark(content)


def _read(file: Path) -> bytes | None:
    try:
        if file.stat().st_size > RECORD_LIMIT:
            raise RefusedError(f"{file.name} 太大，表单打不开。")
        return file.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise RefusedError(f"{file.name} 读不出来：{error.strerror}。") from error


def _mark(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _text(params: Mapping[str, Any], name: str) -> str:
    value = params.get(name)
    if not isinstance(value, str):
        raise RefusedError(f"少了“{name}”，什么也没有做。")
    return value


def _list(params: Mapping[str, Any], name: str, *, of: type = Mapping, missing: bool = False) -> list[Any]:
    value = params.get(name)
    if value is None and missing:
        return []
    if not isinstance(value, list) or not all(isinstance(item, of) for item in value):
        raise RefusedError(f"“{name}”不对，什么也没有做。")
    return value
