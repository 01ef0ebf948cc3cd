"""What is the office's own to publish: who issues a document publishes it (条例 art. 10), and nobody else is judged.

takes  a scene, a document or the items of a rule
gives  whose it is; the items without a verdict on any other unit
does not  say that anybody else did not publish: other organs do that on sites of their own
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.disclosure.item import VERDICTS, Item, State
from generator.disclosure.scene import Scene
from generator.model.portal import DocumentText

BY_ISSUER = "由发文机关公开"
ELSEWHERE = "由管这一项的单位公开"
OPEN = frozenset({*VERDICTS, State.provisional})
GOVERNMENTS = ("人民政府", "人民政府办公室", "人民政府办公厅")
OFFICE = "办公室"


def is_own(scene: Scene, document: DocumentText) -> bool:
    """Whether the office's host, the body, its office or the government of the place issued a document."""
    return "".join((document.record.issuer or "").split()) in _own_names(scene)


def _own_names(scene: Scene) -> set[str]:
    place = scene.place
    names = {f"{place.jurisdiction.record.name}{government}" for government in GOVERNMENTS}
    host = place.units.get(scene.office)
    if host is not None:
        names |= {host.record.full, *host.record.aliases}
    if place.body is not None:
        record = place.body.record
        bodies = {"".join(place.read(record, span).split()) for span in record.names}
        full = {f"{place.jurisdiction.record.name}{name}" for name in bodies}
        offices = {"".join(place.read(record, span).split()) for span in (record.office.names if record.office else ())}
        names |= bodies | full | {f"{name}{OFFICE}" for name in bodies | full} | (offices - {OFFICE})
    return names


def only_ours(scene: Scene, items: Iterable[Item]) -> Iterator[Item]:
    """The items of a rule; of what another unit has to publish no verdict is given, and nothing awaited."""
    for item in items:
        if item.subject == scene.office or item.state not in OPEN:
            yield item
        elif item.state is State.late:
            yield replace(item, state=State.present, timing=None)
        else:
            yield replace(item, state=State.not_recorded, why=ELSEWHERE, timing=None)
