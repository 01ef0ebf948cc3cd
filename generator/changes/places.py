"""A whole place that came to the site or left it: one sentence, not one for each of its records.

takes  the inventory before, the reading after, the place
gives  one ``RecordChange``
does not  list records
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.changes.inventory import Inventory, Key
from generator.changes.phrases import clean, sentence
from generator.changes.reading import Reading
from generator.changes.result import RecordChange, What
from generator.model.base import State as Life
from generator.model.kinds import KINDS


def place_added(new: Inventory, slug: str) -> Iterator[RecordChange]:
    """A place a reader finds for the first time, with how many records of each kind."""
    counts = Counter(key[0] for key in new.entries if key[1] == slug and new.is_seen(key))
    listed = "，".join(f"{kind.title} {counts[kind.name]} 条" for kind in KINDS[1:] if counts[kind.name])
    name = _name(new, slug)
    yield _change(new, slug, What.added, f"新增地方“{name}”。公开的记录：{listed or '还没有'}")


def place_gone(old: Inventory, reading: Reading, slug: str) -> Iterator[RecordChange]:
    """A place that is on the site no longer."""
    name, now = _name(old, slug), reading.inventory.place(slug)
    if now is None:
        yield _change(old, slug, What.deleted, f"{name}整个地方从网站里去掉了")
    elif now.record.state is Life.withdrawn and now.record.withdrawn:
        yield _change(old, slug, What.withdrawn, f"{name}整个地方撤回，{reading.withdrawal(now)}")
    else:
        why = reading.inventory.unseen(_key(slug))
        yield _change(old, slug, What.hidden, f"{name}整个地方不再公开：{why}")


def _change(inventory: Inventory, slug: str, what: What, text: str) -> RecordChange:
    entry = inventory.entries[_key(slug)]
    name = _name(inventory, slug)
    return RecordChange(entry.kind.name, entry.kind.title, slug, name, entry.path, what, (sentence(text),))


def _name(inventory: Inventory, slug: str) -> str:
    entry = inventory.place(slug)
    return clean(entry.record.name) if entry else slug


def _key(slug: str) -> Key:
    return "jurisdiction", slug, slug
