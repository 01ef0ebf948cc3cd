"""撤回: a public record is so no longer, and says why.

takes  the site, an id, a day, a reason
gives  the record's file with state and reason changed, the rest as it was
does not  look whether other records still name it: the check does
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from generator.findings import Findings
from generator.load.documents import read_document
from generator.load.records import read_record
from generator.load.yaml_tree import read_tree
from generator.model.base import Record, State
from generator.model.document import Document
from generator.model.inside import texts_in
from generator.model.kinds import Kind
from generator.model.masked import persons_in
from generator.model.nearest import nearest
from generator.office.filing import Filed, RefusedError, Site, is_national
from generator.office.roundtrip import merged

NAMING = ("title", "name", "full", "what")  # fields that say what a record is about
SHORTEST_NAME, SHORTEST_PIECE = 4, 8  # characters from which on words in a reason are the record's own
PARTED = re.compile(r"[，。；：、！？（）“”《》\s,.;:!?()]+")
FIGURES = re.compile(r"[0-9]{5,}")
NOT_PUBLIC = {
    State.draft: "还是草稿，没有公开过，不用撤回。不要了，就删去这个文件。",
    State.in_review: "还在待审，没有公开，不用撤回。先改回 draft；不要了，就删去这个文件。",
    State.withdrawn: "已经撤回了。",
}


def found(site: Site, name: str, slug: str | None, kind: Kind | None) -> Filed:
    """The one record of that id. Raises RefusedError where there is none, or several."""
    there = [one for one in site.filed() if (slug is None or one.slug == slug) and (kind is None or one.kind is kind)]
    fitting = [one for one in there if one.id == name]
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        near = nearest(name, sorted({one.id for one in there}))
        raise RefusedError(f"没有编号是“{name}”的记录。{f'是不是“{near}”？' if near else ''}")
    listed = "\n".join(f"  {one.words}" for one in fitting)
    raise RefusedError(f"编号是“{name}”的有 {len(fitting)} 条，加上 --kind 类别或 --place 地方编号：\n{listed}")


def withdrawal(site: Site, filed: Filed, day: date, reason: str) -> dict[str, bytes]:
    """The edit that withdraws the record, seen from the folder of the settings. Raises RefusedError."""
    if site.settings.national and (is_national(filed.kind) or not filed.path.startswith(site.prefix)):
        raise RefusedError(f"这条是共用的全国记录（{filed.path}），到它自己的网站设置旁边撤。")
    file = site.root.folder / filed.path
    raw = file.read_bytes()
    values = _values(filed.path, raw)
    state = values.get("state")
    if state != State.public:
        why = NOT_PUBLIC.get(State(state)) if state in list(State) else "读不出状态，先运行 gongkai check。"
        raise RefusedError(f"{filed.path} {why}")
    _check_reason(site, filed, reason)
    changed = {**values, "state": State.withdrawn.value, "withdrawn": {"date": day.isoformat(), "reason": reason}}
    order = tuple(filed.kind.model.model_fields)
    return {filed.path.removeprefix(site.prefix): merged(raw, changed, order)}


def _values(path: str, raw: bytes) -> dict[str, Any]:
    try:
        tree = read_tree(path, raw.decode("utf-8-sig"), Findings())
    except UnicodeDecodeError:
        tree = None
    if tree is None:
        raise RefusedError(f"{path} 读不出来，先运行 gongkai check，照它说的改好。")
    return tree.data


def _check_reason(site: Site, filed: Filed, reason: str) -> None:
    """The reason is for everybody to read at the old address: it repeats nothing and names nobody."""
    if not reason.strip():
        raise RefusedError("写上撤回的原因，一句话，给公众看的。")
    if persons_in(reason):
        raise RefusedError("撤回原因里像有人名或一家人的情况。原因给公众看，不写这些。")
    own = _own_words(site, filed)
    plain = "".join(reason.split())
    if words := next((one for one in own if one in plain), ""):
        raise RefusedError(
            f"撤回原因里有“{words}”，是被撤回的内容。只说为什么撤，不提撤了什么，例如：内容有误，已另行公开。"
        )


def _own_words(site: Site, filed: Filed) -> list[str]:
    """The words of the record that a reason may not hold: what it is about, whole sentences, long figures."""
    file = site.root.folder / filed.path
    if filed.kind.model is Document:
        document = read_document(site.root, file.parent, Findings())
        return ["".join(document.read(document.record.title).split())] if document else []
    located = read_record(site.root, file, filed.kind.model, Findings())
    return list(_words_of(located.record)) if located else []


def _words_of(record: Record) -> Iterator[str]:
    for loc, text in texts_in(record):
        if loc[0] in (*Record.model_fields, "id"):
            continue
        yield from FIGURES.findall(text)
        if loc[-1] in NAMING and len(text) >= SHORTEST_NAME:
            yield "".join(text.split())
        yield from (piece for piece in PARTED.split(text) if len(piece) >= SHORTEST_PIECE and not piece.isascii())
