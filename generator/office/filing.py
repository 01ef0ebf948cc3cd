"""Where records are filed: kinds by the words an office uses, ids that may be written, files by the id they hold.

takes  words of a command, the settings
gives  kinds, places, paths from the folder of the settings; what stands against them, in Chinese
does not  read a record or write anything
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

from generator.findings import Findings
from generator.load.files import NATIONAL, Root
from generator.load.records import read_model
from generator.model.base import ID_PATTERN, RESERVED
from generator.model.kinds import KINDS, Kind
from generator.model.nearest import nearest
from generator.model.site import SiteConfig
from generator.office.staging import UnreadableSettingsError, records_root

BY_TITLE = {kind.title: kind for kind in KINDS}
BY_NAME = {kind.name: kind for kind in KINDS}
PLAIN_ID = "只用小写字母、数字和短横线"


class RefusedError(Exception):
    """What was asked for cannot be done; the message says why and what to do, in Chinese."""


@dataclass(frozen=True)
class Filed:
    """A record's file: ``path`` is seen from the folder that findings' paths begin in; ``slug`` may be _national."""

    kind: Kind
    slug: str
    id: str
    path: str

    @property
    def words(self) -> str:
        """What it is, for a list."""
        return f"{self.kind.title}（{self.kind.name}）{self.id}，{self.path}"


@dataclass(frozen=True)
class Site:
    """The folders of a site: where findings' paths begin, where the settings and the places' records lie."""

    root: Root
    home: Path
    settings: SiteConfig

    @property
    def slugs(self) -> tuple[str, ...]:
        """The places, as the settings list them."""
        return self.settings.jurisdictions

    @property
    def prefix(self) -> str:
        """What stands before a path of the settings' folder where findings name it; "" where they are the same."""
        inner = self.home.relative_to(self.root.folder).as_posix()
        return "" if inner == "." else f"{inner}/"

    def place(self, slug: str | None) -> str:
        """The place that is meant: the only one where none is named. Raises RefusedError."""
        if slug is None:
            if len(self.slugs) == 1:
                return self.slugs[0]
            raise RefusedError(f"网站里有几个地方，加上 --place 写明是哪一个：{'、'.join(self.slugs)}。")
        if slug not in self.slugs:
            near = nearest(slug, self.slugs)
            raise RefusedError(
                f"没有“{slug}”这个地方。{f'是不是“{near}”？' if near else ''}现有：{'、'.join(self.slugs)}。"
            )
        return slug

    def filed(self) -> Iterator[Filed]:
        """Every file of a record there is, of the places and of the nation."""
        for kind in KINDS:
            for slug in self.slugs if "{slug}" in kind.pattern else ():
                yield from self._of(kind, slug, self.home)
            if kind.national_too or is_national(kind):
                yield from self._of(kind, NATIONAL, self.root.folder)

    def in_folder(self, kind: Kind, slug: str) -> list[Filed]:
        """The files of one kind in a place, or of the nation, by id."""
        return list(self._of(kind, slug, self.root.folder if slug == NATIONAL else self.home))

    def _of(self, kind: Kind, slug: str, folder: Path) -> Iterator[Filed]:
        for path in sorted(folder.glob(kind.pattern.format(slug=slug, id="*"))):
            name = _id_in(kind, slug, path.relative_to(folder).as_posix())
            yield Filed(kind, slug, name, self.root.relative(path))


def site_at(config: Path) -> Site:
    """The site of a settings file. Raises UnreadableSettingsError."""
    root, home = records_root(config)
    settings = read_model(root, home / config.name, SiteConfig, Findings())
    if settings is None:
        raise UnreadableSettingsError
    return Site(root, home, settings.value)


def is_national(kind: Kind) -> bool:
    """Whether its records belong to no place."""
    return "{slug}" not in kind.pattern


def is_alone(kind: Kind) -> bool:
    """Whether there is one record of it in a place, or in the nation."""
    return "{id}" not in kind.pattern


def kind_named(word: str) -> Kind:
    """The kind of that name or title, or whose title alone holds the word. Raises RefusedError."""
    found = BY_NAME.get(word) or BY_TITLE.get(word)
    if found:
        return found
    holding = [kind for kind in KINDS if word and word in kind.title]
    if len(holding) == 1:
        return holding[0]
    if holding:
        raise RefusedError(f"“{word}”可能是{'、'.join(kind.title for kind in holding)}，写全是哪一类。")
    near = nearest(word, [*BY_NAME, *BY_TITLE])
    raise RefusedError(f"没有“{word}”这一类记录。{f'是不是“{near}”？' if near else ''}有这些：{all_kinds()}。")


def all_kinds() -> str:
    """Every kind by both its names."""
    return "、".join(f"{kind.title}（{kind.name}）" for kind in KINDS)


def fixed_id(kind: Kind, slug: str) -> str:
    """The id of a record that stands alone: its folder's or its file's name."""
    stem = PurePosixPath(kind.pattern).stem
    return slug if stem == "jurisdiction" else stem


def check_id(kind: Kind, name: str) -> None:
    """Refuse an id that the class of record does not take."""
    about = id_schema(kind)
    pattern = about.get("pattern", ID_PATTERN)
    rule = PLAIN_ID if pattern == ID_PATTERN else about["description"]
    if len(name) > about.get("maxLength", 64):
        raise RefusedError(f"编号“{name}”太长，最多 {about.get('maxLength', 64)} 个字。")
    if not re.search(pattern, name):
        raise RefusedError(f"编号“{name}”不行：{rule}，例如 {about['examples'][0]}。")
    if RESERVED.match(name):
        raise RefusedError(f"编号“{name}”不行：有的系统不让文件叫这个名字。换一个。")


@cache
def id_schema(kind: Kind) -> dict[str, Any]:
    """What the schema says of a kind's id; of a kind without one, nothing."""
    about: dict[str, Any] = kind.model.model_json_schema()["properties"].get("id", {})
    return about


def path_of(kind: Kind, slug: str, name: str) -> str:
    """Where the record lies, seen from the folder of the settings."""
    return kind.pattern.format(slug=slug, id=name)


def _id_in(kind: Kind, slug: str, path: str) -> str:
    if is_alone(kind):
        return fixed_id(kind, slug)
    at = next(number for number, part in enumerate(kind.pattern.split("/")) if "{id}" in part)
    return path.split("/")[at].removesuffix(".yml")
