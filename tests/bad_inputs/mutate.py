"""Turns one case of the corpus into a broken copy of the minimal site.

A case is a list of edits; see ``README.md`` beside this file.
"""

from __future__ import annotations

import base64
import shutil
from pathlib import Path
from typing import Any

MINIMAL = Path(__file__).parent.parent / "sites" / "minimal"
NEWLINES = {"crlf": "\r\n", "cr": "\r"}


def make_site(folder: Path, edits: list[dict[str, Any]]) -> Path:
    """A copy of the minimal site with the edits applied in order; returns its settings file."""
    shutil.copytree(MINIMAL, folder)
    for edit in edits:
        _apply(folder, edit)
    return folder / "site_config.yml"


def _apply(root: Path, edit: dict[str, Any]) -> None:
    path = root / edit["path"]
    match edit["op"]:
        case "replace":
            text = path.read_bytes().decode()
            assert text.count(edit["old"]) == 1, f"{edit['old']!r} must stand once in {edit['path']}"
            path.write_bytes(text.replace(edit["old"], edit["new"]).encode())
        case "write":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(_content(edit))
        case "delete":
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        case "mkdir":
            path.mkdir(parents=True)
        case "symlink":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.symlink_to(edit["target"])
        case "encode":
            path.write_bytes(path.read_bytes().decode().encode(edit["encoding"]))
        case "newlines":
            path.write_bytes(path.read_bytes().decode().replace("\n", NEWLINES[edit["to"]]).encode())
        case other:
            raise ValueError(f"unknown edit {other}")


def _content(edit: dict[str, Any]) -> bytes:
    if "bytes_base64" in edit:
        return base64.b64decode(edit["bytes_base64"])
    if "repeat" in edit:
        return (edit["repeat"]["text"] * edit["repeat"]["times"]).encode()
    return str(edit["text"]).encode()
