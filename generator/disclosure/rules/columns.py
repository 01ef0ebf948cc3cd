"""The site itself as 国办秘函〔2019〕19号 is said to look at it: columns that stand empty, a way to ask.

takes  a scene
gives  an item for each column of a place that is there whatever it holds, and one for the way to ask
does not  ask for columns that vanish where they have no entry
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.disclosure.answer import NOTHING, Answer, public_by
from generator.disclosure.channel_evidence import ASKS, AT, own_channels, staleness
from generator.disclosure.item import Item
from generator.disclosure.items import item_of
from generator.disclosure.rule import Axis, Rule, Severity, articles
from generator.disclosure.scene import Scene
from generator.disclosure.silence import is_of_kind
from generator.model.channel import ChannelKind
from generator.model.located import Located
from generator.model.silence import Matter

FOLDERS = {"institutions": "documents/"}  # of a column not named like its folder
EVERY_KIND = tuple(ChannelKind)


def empty_columns(scene: Scene, rule: Rule) -> Iterator[Item]:
    """A829: a column has an entry, or is answered by 零报告 or 依法不公开."""
    for key, title, at, matter, records in _columns(scene):
        found = public_by(scene, records)
        given = Answer((found[0],), at) if found else NOTHING
        is_about = _of(scene, matter) if matter else None
        yield item_of(scene, rule, key, f"栏目“{title}”", given, is_about=is_about, folder=FOLDERS.get(key, f"{key}/"))


def way_to_ask(scene: Scene, rule: Rule) -> Iterator[Item]:
    """A831: a telephone, address or page of the place's own where one may ask; petitions and reports are others."""
    ways = [one for one in own_channels(scene, ASKS) if one.record.telephone or one.record.url or one.record.address]
    best = min(ways, key=lambda one: bool(staleness(scene, one.record)), default=None)
    given = Answer((best,), AT, note=staleness(scene, best.record)) if best else NOTHING
    yield item_of(scene, rule, "zixun", "本地的咨询渠道", given, folder="channels/")


Column = tuple[str, str, tuple[str, ...], Matter | None, Iterable[Located[Any]]]


def _columns(scene: Scene) -> tuple[Column, ...]:
    place = scene.place
    meetings = (place.ledger.meetings[name] for name in scene.book.meetings)
    money = (one for one in place.funds.values() if one.record.period_to <= scene.as_of)
    documents = [one.located for one in place.documents.values()]
    first = ("documents", documents[0].record.id) if documents else ()
    institutions = (one for one in documents if one.record.on_disclosure)
    return (
        ("documents", "制度全文", first, None, documents),
        ("institutions", "信息公开制度", ("opening", "rules"), None, institutions),
        ("units", "成员单位", ("units",), None, place.units.values()),
        ("duties", "按事情找单位", ("duties",), None, place.duties.values()),
        ("channels", "咨询、投诉、信访找谁", AT, None, own_channels(scene, EVERY_KIND)),
        ("funds", "救助的钱和物怎么用的", ("funds",), Matter.funds, money),
        ("meetings", "会议和落实", ("meetings",), Matter.meeting, meetings),
    )


def _of(scene: Scene, matter: Matter) -> Any:
    return lambda said: is_of_kind(said, matter, scene)


RULES = (
    Rule("A829", Axis.completeness, articles("zhibiao-19/3"), Severity.should, empty_columns),
    Rule("A831", Axis.completeness, articles("zhibiao-19/4"), Severity.should, way_to_ask),
)
