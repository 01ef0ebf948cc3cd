"""Two states of the records compared, for a reader.

takes  two states
gives  ``Changes``
does not  open a file; compare field by field what has the same bytes
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import groupby

from generator.changes.inventory import BY_NAME, HIDDEN, PLACE_HIDDEN, Entry, Inventory, Key, inventory_of
from generator.changes.looked import compared
from generator.changes.phrases import clean
from generator.changes.places import place_added, place_gone
from generator.changes.reading import Reading
from generator.changes.records import Records
from generator.changes.result import Changes, PlaceChanges, RecordChange, Unseen, What
from generator.changes.settings import settings_changed
from generator.changes.state import State
from generator.load.files import NATIONAL
from generator.model.base import State as Life
from generator.model.document import Document
from generator.model.kinds import KINDS

NATION, SITE = "全国", "网站设置"
NO_SETTINGS = "{name}：网站设置读不出来，记录没有比"
NO_FILE = "{name}：{path} 读不出来，没有比"
NO_PLACE = "{name}：{slug} 这个地方的记录读不出来，没有比"
ORDER = {kind.name: number for number, kind in enumerate(KINDS)}


def changes_of(before: State, after: State) -> Changes:
    """What changed from one state to another."""
    new, healed, notes = compared(before, after)
    unreadable = [state for state in (before, after) if state.portal is None and not state.is_absent]
    if unreadable or after.portal is None:
        notes = (*(NO_SETTINGS.format(name=state.name) for state in unreadable), *notes)
        return Changes(before.name, after.name, after.as_of, (), (), new, healed, notes)
    comparison = _Comparison(inventory_of(before), inventory_of(after))
    found = comparison.everything()
    return Changes(
        before.name,
        after.name,
        after.as_of,
        tuple(comparison.grouped(found)),
        tuple(comparison.unseen),
        new,
        healed,
        (*comparison.notes, *notes),
    )


class _Comparison:
    """Goes through every record of both states, once."""

    def __init__(self, old: Inventory, new: Inventory) -> None:
        self.old, self.new = old, new
        self.tell = Records(Reading(old), Reading(new))
        self.unseen: list[Unseen] = []
        self.notes: list[str] = []

    def everything(self) -> dict[str, list[RecordChange]]:
        """The changes by place, "" for the settings."""
        found: dict[str, list[RecordChange]] = {}
        if self.old.state.portal is not None:
            found[""] = list(settings_changed(self.old.portal, self.new.portal))
        keys = sorted({*self.old.keys(), *self.new.keys()}, key=lambda key: (key[1], ORDER[key[0]], key[2]))
        for slug, own in groupby(keys, key=lambda key: key[1]):
            if slug != NATIONAL:
                found[slug] = list(self._place(slug, list(own)))
            elif not self.old.state.is_absent:  # of a new site only its places are told
                found[slug] = list(self._records(own))
        return found

    def grouped(self, found: dict[str, list[RecordChange]]) -> Iterator[PlaceChanges]:
        """Settings, the places in the order of the site, those no longer in it, the nation; what did not change not."""
        names = {"": SITE}
        for inventory in (self.new, self.old):
            for place in inventory.state.portal.places if inventory.state.portal else ():
                names.setdefault(place.slug, place.jurisdiction.record.name)
        names.update({slug: slug for slug in sorted(found) if slug not in names and slug != NATIONAL})
        for slug, name in (*names.items(), (NATIONAL, NATION)):
            if found.get(slug):
                yield PlaceChanges(slug, name, tuple(found[slug]))

    def _place(self, slug: str, keys: list[Key]) -> Iterable[RecordChange]:
        """The records of a place; where the whole place came or went, one sentence."""
        own: Key = ("jurisdiction", slug, slug)
        for inventory in (self.old, self.new):
            if inventory.is_broken(own):
                self.notes.append(NO_PLACE.format(slug=slug, name=inventory.state.name))
                return ()
        was, now = self.old.is_seen(own), self.new.is_seen(own)
        if was and not now:
            return place_gone(self.old, self.tell.new, slug)
        if now and not was:
            return place_added(self.new, slug)
        if not now:
            self._all_unseen(keys)
            return ()
        return self._records(keys)

    def _records(self, keys: Iterable[Key]) -> Iterator[RecordChange]:
        for key in keys:
            what, sentences = self._record(key)
            if sentences:
                yield self._change(key, what, sentences)

    def _change(self, key: Key, what: What, sentences: tuple[str, ...]) -> RecordChange:
        """The name is one a reader sees or saw; of what no reader ever saw it is the id."""
        reading = self.tell.new if self.new.is_seen(key) else self.tell.old
        name = reading.name(reading.inventory.entries[key]) if reading.inventory.is_seen(key) else key[2]
        path = self.new.path(key) or self.old.path(key)
        return RecordChange(key[0], BY_NAME[key[0]].title, key[2], clean(name), path, what, sentences)

    def _record(self, key: Key) -> tuple[What, tuple[str, ...]]:
        """What became of a record, and how it is told."""
        if self._is_same(key):
            return What.changed, ()
        for inventory in (self.old, self.new):
            if inventory.is_broken(key):
                self.notes.append(NO_FILE.format(path=inventory.path(key), name=inventory.state.name))
                return What.changed, ()
        before, after = self.old.entries.get(key), self.new.entries.get(key)
        was, now = self.old.is_seen(key), self.new.is_seen(key)
        if now and after is not None:
            if was and before is not None:
                return What.changed, self.tell.changed(before, after)
            return What.added, self.tell.added(after, again=_is_withdrawn(before))
        if was and before is not None:
            return self._gone(key, before, after)
        return self._never_seen(key, before, after)

    def _gone(self, key: Key, before: Entry, after: Entry | None) -> tuple[What, tuple[str, ...]]:
        if after is not None and _is_withdrawn(after):
            return What.withdrawn, self.tell.withdrawn(before, after)
        if self.new.path(key):
            return What.hidden, self.tell.hidden(before, self.new.unseen(key))
        return What.deleted, self.tell.deleted(before)

    def _never_seen(self, key: Key, before: Entry | None, after: Entry | None) -> tuple[What, tuple[str, ...]]:
        """Drafts and the like; of what was withdrawn a reader sees that it was, where it had a page."""
        has_page = BY_NAME[key[0]].page is not None
        if has_page and after is not None and _is_withdrawn(after):
            if before is None or not _is_withdrawn(before):
                return What.withdrawn, self.tell.withdrawal(after, again=False)
            if before.record.withdrawn != after.record.withdrawn:
                return What.changed, self.tell.withdrawal(after, again=True)
        if has_page and before is not None and _is_withdrawn(before) and after is None:
            return What.deleted, self.tell.grave_gone(before)
        self._note_unseen(key, before, after)
        return What.changed, ()

    def _all_unseen(self, keys: Iterable[Key]) -> None:
        for key in keys:
            if not self._is_same(key):
                self._note_unseen(key, self.old.entries.get(key), self.new.entries.get(key), PLACE_HIDDEN)

    def _note_unseen(self, key: Key, before: Entry | None, after: Entry | None, why: str = "") -> None:
        """A record that no reader sees; what is only written otherwise is not told."""
        if before is not None and after is not None and before.record == after.record and self._beside_is_same(key):
            return
        inventory, reading = (self.new, self.tell.new) if self.new.path(key) else (self.old, self.tell.old)
        entry, kind = inventory.entries.get(key), BY_NAME[key[0]]
        name = clean(reading.name(entry)) if entry is not None else key[2]
        why = why or inventory.unseen(key) or HIDDEN[Life.draft]
        if not self.new.path(key):
            why = f"{why}，文件删去了"
        self.unseen.append(Unseen(key[1], kind.name, kind.title, key[2], name, inventory.path(key), why))

    # what need not be looked at

    def _is_same(self, key: Key) -> bool:
        """Whether nothing a record is made of has changed, by its bytes."""
        mark = self.old.fingerprint(key)
        return bool(mark) and mark == self.new.fingerprint(key) and self._beside_is_same(key)

    def _beside_is_same(self, key: Key) -> bool:
        before, after = self.old.entries.get(key), self.new.entries.get(key)
        if before is None or after is None:
            return before is after
        return before.content == after.content and not self._quotes_what_changed(after)

    def _quotes_what_changed(self, entry: Entry) -> bool:
        name = None if isinstance(entry.record, Document) else entry.record.document
        return name is not None and (entry.key[1], name) in self._changed_documents

    @cached_property
    def _changed_documents(self) -> frozenset[tuple[str, str]]:
        """Place and id of every document whose record or original differs."""
        keys = {key for key in (*self.old.keys(), *self.new.keys()) if key[0] == "document"}
        return frozenset((key[1], key[2]) for key in keys if not self._is_same(key))


def _is_withdrawn(entry: Entry | None) -> bool:
    return entry is not None and entry.record.state is Life.withdrawn and entry.record.withdrawn is not None
