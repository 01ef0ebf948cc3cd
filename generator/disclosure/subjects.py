"""What a place makes public in its course, each with the unit that has to publish it.

takes  a scene
gives  ``Timed``: a record, whose it is, where its page is
does not  judge
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.disclosure.scene import Scene
from generator.model.located import Located
from generator.model.portal import DocumentText


@dataclass(frozen=True, slots=True)
class Timed:
    """``subject`` is the unit that has to publish it (条例 art. 10); ``at`` are the parts of its page's path."""

    located: Located[Any]
    key: str
    title: str
    subject: str
    at: tuple[str, ...]


def timed_records(scene: Scene) -> Iterator[Timed]:
    """Documents, explanations and what the ledger holds with a day of its own, in the order of the files."""
    office = scene.office
    for name, document in scene.place.documents.items():
        yield Timed(document.located, f"documents/{name}", title_of(document), office, ("documents", name))
    for name, one in scene.place.explanations.items():
        yield Timed(one, f"explanations/{name}", one.record.title, one.record.by or office, ("explanations", name))
    book = scene.book
    for group in (book.bulletins, book.circulars, book.evaluations):
        for record in group:
            folder = FOLDERS[type(record).__name__]
            located = _located(scene, folder, record.id)
            yield Timed(located, f"{folder}/{record.id}", record.title, office, (folder, record.id))
    for meeting in book.meetings.values():
        if meeting.minutes is not None:
            located = _located(scene, "meetings", meeting.id)
            yield Timed(located, f"meetings/{meeting.id}", f"{meeting.title}纪要", office, ("meetings", meeting.id))


FOLDERS = {"Bulletin": "bulletins", "Circular": "circulars", "Evaluation": "evaluations"}


def _located(scene: Scene, folder: str, name: str) -> Located[Any]:
    located: Located[Any] = getattr(scene.place.ledger, folder)[name]
    return located


def title_of(document: DocumentText) -> str:
    """A document's title without the spaces it is set with."""
    return "".join(document.read(document.record.title).split())
