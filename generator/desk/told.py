"""What is found of the records, told to who fills in forms: which form, which field of it, what to do there.

takes  findings; the files they stand in, as they are or as they would be
gives  ``Told``: the way to the field, sentences in the words of the forms, the address of the form
does not  choose what is told
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import quote

from generator.desk.collections import kind_of
from generator.desk.labels import Labels
from generator.findings import Findings, Place
from generator.load.yaml_tree import Tree, read_tree
from generator.model.kinds import Kind
from generator.model.located import Loc
from generator.reports.report import Item
from generator.schema import schema_of

Edits = Mapping[str, bytes | None]  # path from the root of the records → what the file would hold
BETWEEN = " › "
MISSING, FILL = "L202", "填上这一格。它下面的小字说写什么。"
# Of findings about fields only these values are what somebody wrote; of others all but the program's own words.
OF_FIELDS, WRITTEN = "L2", ("found", "detail", "id", "filed")
OWN_WORDS = ("field", "title", "choices", "reason", "remedy", "lacks", "have", "fit", "where")
WORD = re.compile(r"[a-z][a-z_-]*", re.ASCII)
WRITTEN_WRONG = "L1"  # of findings about how a file is written, which no form can make


@dataclass(frozen=True)
class Told:
    """One thing to mend; ``where`` and ``form`` are empty for a file no form is made for."""

    where: str
    says: str
    remedy: str
    place: str  # file and line, for who mends it in the file
    form: str


@dataclass
class Teller:
    """Tells findings of one site."""

    home: Path
    prefix: str  # of the site's folder in the paths that findings print
    slugs: tuple[str, ...]
    edits: Edits = field(default_factory=dict)

    def tell(self, items: Iterable[Item]) -> tuple[Told, ...]:
        """Each finding in the words of its form."""
        trees: dict[str, Tree | None] = {}
        return tuple(self._one(item, trees) for item in items)

    def form(self, path: str) -> str:
        """The address of the form for a file; ``""`` for one no form is made for."""
        own = path.removeprefix(self.prefix)
        parts, kind = own.split("/"), kind_of(own, self.slugs)
        if kind is None or len(parts) < 3 or parts[1] not in self.slugs or not own.endswith(".yml"):
            return ""
        name = quote(_name(own, kind) or kind.name)
        return f"/forms/{quote(parts[1])}/#/collections/{quote(kind.name)}/entries/{name}"

    def _one(self, item: Item, trees: dict[str, Tree | None]) -> Told:
        place, remedy = item.finding.place, item.remedy if item.has_remedy else ""
        own = place.path.removeprefix(self.prefix)
        kind, form = kind_of(own, self.slugs), self.form(place.path)
        if kind is None or not form or item.finding.code.startswith(WRITTEN_WRONG):
            return Told("", item.says, remedy, item.place, form)
        if place.path not in trees:
            trees[place.path] = self._tree(own)
        tree, labels = trees[place.path], _labels(kind)
        loc = _loc(tree, place) if tree else ()
        field, name, kept = item.finding.value("field"), _name(own, kind), _kept(item)
        way = labels.way((*loc, field)) if field and field not in loc else labels.way(loc)
        where = BETWEEN.join((f"{kind.title}（{name}）" if name else kind.title, *way))
        remedy = FILL if item.finding.code == MISSING else labels.spoken(remedy, loc, kept)
        return Told(where, labels.spoken(item.says, loc, kept), remedy, item.place, form)

    def _tree(self, own: str) -> Tree | None:
        """What a file holds, or would hold; nothing where it cannot be read."""
        path = f"{self.prefix}{own}"
        try:
            content = self.edits[path] if path in self.edits else (self.home / own).read_bytes()
        except OSError:
            return None
        return read_tree(path, (content or b"").decode("utf-8", "replace"), Findings())


def _kept(item: Item) -> frozenset[str]:
    """Words of the finding that are no names of fields."""
    of_fields = item.finding.code.startswith(OF_FIELDS)
    told = item.finding.values
    values = (value for name, value in told if (name in WRITTEN if of_fields else name not in OWN_WORDS))
    return frozenset(word for value in values for word in WORD.findall(value))


@cache
def _labels(kind: Kind) -> Labels:
    return Labels(schema_of(kind.model, kind.title))


def _loc(tree: Tree, place: Place) -> Loc:
    """What stands at a place: the value, else the key, that begins there, else the last one before it."""
    at = (place.line, place.column)
    for positions in (tree.values_at, tree.keys_at):
        for loc, start in positions.items():
            if start == at:
                return loc
    before = [(start, len(loc), loc) for loc, start in tree.values_at.items() if start <= at]
    return max(before, key=lambda one: one[:2])[2] if place.line and before else ()


def _name(own: str, kind: Kind) -> str:
    """The id in a path, "" where the kind has only one record."""
    if "{id}" not in kind.pattern:
        return ""
    parts = own.split("/")
    return parts[-2] if parts[-1] == "document.yml" else parts[-1].removesuffix(".yml")
