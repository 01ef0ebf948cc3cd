"""What a place makes public in its course, each with the unit that has to publish it.

takes  a scene
gives  ``Timed``: a record, whose it is, where its page is, when it was formed and first public here
does not  judge

What several organs make together, the leading one publishes (条例 art. 10): here the host of the body's office. What
was decided is formed with the minutes that put it down. Not among them: notices (the list hangs in the village,
and of one that ended only counts are left), units' reports, proposals and consultations (how organs work among
themselves, art. 16), and counts of cases: rules of their own look after what there is to say of these.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.disclosure.ours import is_own
from generator.disclosure.scene import Scene
from generator.disclosure.timing import formed_day, published_day
from generator.model.document import Document, PassageKind
from generator.model.located import Located
from generator.model.meeting import Meeting
from generator.model.portal import DocumentText
from generator.model.resolution import Resolution

MINUTES = "{title}纪要"
MATTER = "议定事项：{title}"
HEADINGS = 4  # of a document, as its summary names them


@dataclass(frozen=True, slots=True)
class Timed:
    """``subject`` is the unit that shows or wrote it; ``at`` are the parts of its page's path.

    ``is_ours`` is whether the office is the one that has to make it public (条例 art. 10): nobody is late for what
    another organ issued.
    """

    located: Located[Any]
    key: str
    title: str
    subject: str
    at: tuple[str, ...]
    formed: date | None
    published: date | None
    is_ours: bool = True


def shown_records(scene: Scene) -> Iterator[Timed]:
    """Those public here by the day, and those that do not say since when."""
    return (one for one in timed_records(scene) if one.published is None or one.published <= scene.as_of)


def timed_records(scene: Scene) -> Iterator[Timed]:
    """Documents, explanations and what the ledger holds with a day of its own, as far as there on the day."""
    return (timed for timed in _all(scene) if _is_there(timed, scene.as_of))


def _is_there(timed: Timed, as_of: date) -> bool:
    day = timed.formed or timed.published
    return day is None or day <= as_of


def _all(scene: Scene) -> Iterator[Timed]:
    office, records = scene.office, scene.place.ledger
    for document in scene.place.documents.values():
        yield _of(document.located, "documents", title_of(document), office, is_own(scene, document))
    for explanation in scene.place.explanations.values():
        by = explanation.record.by or office
        yield _of(explanation, "explanations", explanation.record.title, by, by == office)
    for bulletin in scene.book.bulletins:
        yield _of(records.bulletins[bulletin.id], "bulletins", bulletin.title, office)
    for circular in scene.book.circulars:
        yield _of(records.circulars[circular.id], "circulars", circular.title, office)
    for evaluation in scene.book.evaluations:
        yield _of(records.evaluations[evaluation.id], "evaluations", evaluation.title, office)
    for meeting in scene.book.meetings.values():
        if meeting.minutes is not None:
            yield _minutes(records.meetings[meeting.id], office)
            for story in scene.book.decided_at.get(meeting.id, ()):
                yield _matter(records.resolutions[story.record.id], meeting.minutes.formed, office)


def _of(located: Located[Any], folder: str, title: str, subject: str, is_ours: bool = True) -> Timed:
    record = located.record
    at = (folder, record.id)
    return Timed(located, "/".join(at), title, subject, at, formed_day(record), published_day(record), is_ours)


def _minutes(located: Located[Meeting], office: str) -> Timed:
    """Where the meeting was announced before its minutes were formed, nothing says when they were added."""
    meeting = located.record
    formed, published = formed_day(meeting), published_day(meeting)
    told = published if formed and published and formed <= published else None
    title, at = MINUTES.format(title=meeting.title), ("meetings", meeting.id)
    return Timed(located, "/".join(at), title, office, at, formed, told)


def _matter(located: Located[Resolution], minutes: date, office: str) -> Timed:
    record = located.record
    title, at = MATTER.format(title=record.title), ("resolutions", record.id)
    return Timed(located, "/".join(at), title, office, at, record.formed or minutes, published_day(record))


def title_of(document: DocumentText) -> str:
    """A document's title without the spaces it is set with."""
    return "".join(document.read(document.record.title).split())


def has_summary(scene: Scene, timed: Timed) -> bool:
    """Whether anything here tells in short what it holds.

    Every record but a document is written for this portal, and tells it itself.
    """
    record = timed.located.record
    return not isinstance(record, Document) or bool(summary_of(scene, scene.place.documents[record.id]))


def summary_of(scene: Scene, document: DocumentText) -> str:
    """What a document holds: its plain words, else its headings, else that it is explained; "" where nothing tells."""
    name = document.record.id
    if (key := f"documents/{name}") in scene.told_plainly:
        plain = (one.record.plain for one in scene.place.targeting.values() if one.record.of == key)
        return next(filter(None, plain), "")
    headings = [
        "".join(document.passages[passage.id].split())
        for passage in document.record.passages
        if passage.kind is PassageKind.heading and passage.id in document.passages
    ]
    if headings:
        more = f"等{len(headings)}个部分" if len(headings) > HEADINGS else ""
        return f"{'；'.join(headings[:HEADINGS])}{more}。"
    if name not in scene.explained:
        return ""
    explained = (one.record.title for one in scene.place.explanations.values() if name in one.record.of)
    title = next(explained, "")
    return f"有解读：《{title}》。" if title else ""
