"""One YAML file to one record.

takes  the root, a file and its kind
gives  the record with its places, or findings; the same from bytes that lie elsewhere
does not  look at other records
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Generic, NamedTuple, TypeVar

from pydantic import BaseModel

from generator.findings import Findings, Place
from generator.load.files import RECORD_LIMIT, Root, decode, read_bytes
from generator.load.lint import lint
from generator.load.validate import validate
from generator.load.yaml_tree import read_tree
from generator.model.base import Record
from generator.model.located import Located, Positions

M = TypeVar("M", bound=BaseModel)
R = TypeVar("R", bound=Record)


class Read(NamedTuple, Generic[M]):
    """A value and the positions of its fields."""

    value: M
    positions: Positions


def read_model(root: Root, path: Path, model: type[M], findings: Findings) -> Read[M] | None:
    """The file as ``model``, or findings."""
    raw = read_bytes(root, path, RECORD_LIMIT, findings)
    return None if raw is None else parse_model(root.relative(path), raw, model, findings)


def parse_model(name: str, raw: bytes, model: type[M], findings: Findings) -> Read[M] | None:
    """The bytes of the file ``name`` as ``model``, or findings."""
    text = decode(Place(name), raw, findings)
    if text is None or not lint(name, text, findings):
        return None
    tree = read_tree(name, text, findings)
    if tree is None:
        return None
    value = validate(name, tree, model, findings)
    if value is None:
        return None
    return Read(value, tree.values_at)


def read_record(root: Root, path: Path, model: type[R], findings: Findings) -> Located[R] | None:
    """The file as a record that knows its path; its id must be the name it is filed under."""
    raw = read_bytes(root, path, RECORD_LIMIT, findings)
    return None if raw is None else parse_record(root.relative(path), raw, model, findings)


def parse_record(name: str, raw: bytes, model: type[R], findings: Findings) -> Located[R] | None:
    """The bytes of the file ``name`` as a record; its id must be the name it is filed under."""
    read = parse_model(name, raw, model, findings)
    if read is None:
        return None
    located = Located(read.value, name, read.positions)
    path = PurePosixPath(name)
    filed = path.parent.name if path.stem in ("document", "jurisdiction") else path.stem
    own = getattr(read.value, "id", filed)
    if own != filed:
        findings.add("L220", located.at("id"), id=own, filed=filed)
        return None
    return located
