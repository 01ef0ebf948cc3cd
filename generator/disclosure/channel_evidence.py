"""Which channels of a place answer for an address, a telephone, a way to ask.

takes  a scene and a target
gives  answers; what nobody checked, or long ago, is half an answer
does not  take a national number for the place's own, save the online petition, which is one for the whole country
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from generator.disclosure.answer import NATIONAL, NOTHING, Answer, Finder, Target, public_by
from generator.disclosure.scene import Scene, in_force
from generator.model.channel import STALE_AFTER, Channel, ChannelKind
from generator.model.disclosure import Evidence
from generator.model.located import Located

HOTLINE_STALE_AFTER = 90  # days; a working rule of this site: the law asks for the hotline, not for a check of it
NEVER = "没有核实过"
LONG_AGO = "上次核实是{day}，超过{days}天"
AT = ("channels",)
ASKS = (ChannelKind.ask, ChannelKind.hotline)
REPORTS = (ChannelKind.report, ChannelKind.hotline)
HOTLINE = (ChannelKind.hotline,)
PETITIONS = (ChannelKind.petition,)
REMEDIES = (ChannelKind.review, ChannelKind.lawsuit)


def own_channels(scene: Scene, kinds: Iterable[ChannelKind]) -> list[Located[Channel]]:
    """The place's own channels of these kinds that there are on the day: the kinds in their order, then the files'."""
    shown = public_by(scene, scene.place.channels.values())
    return [one for kind in kinds for one in shown if one.record.kind is kind and _is_there(scene, one)]


def national_channels(scene: Scene, kinds: Iterable[ChannelKind]) -> list[Located[Channel]]:
    """The nation's."""
    found = scene.national.channels.values()
    return [one for kind in kinds for one in found if one.record.kind is kind and _is_there(scene, one)]


def staleness(scene: Scene, channel: Channel, days: int = STALE_AFTER) -> str:
    """That nobody checked a channel, or long ago; "" where it was checked in time."""
    checked = channel.checked_by(scene.as_of)
    if checked is None:
        return NEVER
    too_old = (scene.as_of - checked.date).days > days
    return LONG_AGO.format(day=checked.date, days=days) if too_old else ""


def _is_there(scene: Scene, one: Located[Channel]) -> bool:
    return in_force(one.record.valid_from, one.record.valid_to, scene.as_of)


def with_any(kinds: tuple[ChannelKind, ...], *fields: str, days: int = STALE_AFTER) -> Finder:
    """The first own channel of the kinds that has one of the fields; a checked one before one that nobody checked."""

    def find(scene: Scene, target: Target) -> Answer:
        having = [one for one in own_channels(scene, kinds) if any(getattr(one.record, field) for field in fields)]
        found = min(having, key=lambda one: bool(staleness(scene, one.record, days)), default=None)
        old = staleness(scene, found.record, days) if found else ""
        # That a number was tried is this site's own demand: it makes nothing 不完整 but the hotline.
        partial, note = (old, "") if kinds == HOTLINE else ("", old)
        return Answer((found,), AT, partial, note) if found else NOTHING

    return find


def _online_petition(scene: Scene, target: Target) -> Answer:
    own = with_any(PETITIONS, "url")(scene, target)
    if own.is_there:
        return own
    shared = [one for one in national_channels(scene, PETITIONS) if one.record.url]
    return Answer((shared[0],), AT, note=NATIONAL, national=True) if shared else NOTHING


def _petition_law(scene: Scene, target: Target) -> Answer:
    """The law of petitions as this site tells it, and the way a petition goes."""
    instrument: Located[Any] | None = scene.national.law.get(target.row.article.instrument)
    ways = [*own_channels(scene, PETITIONS), *national_channels(scene, PETITIONS)]
    if instrument is None or not instrument.record.is_in_force(scene.as_of) or not ways:
        return NOTHING
    return Answer((instrument,), AT, note=NATIONAL, national=True)


def _remedies(scene: Scene, target: Target) -> Answer:
    """复议 and 诉讼: told with the measure, or among the channels."""
    measure = scene.measures.get(target.measure)
    if measure is not None:
        return Answer((measure,), ("relief", target.measure), note=NATIONAL, national=True)
    if own := own_channels(scene, REMEDIES):
        return Answer((own[0],), AT)
    shared = national_channels(scene, REMEDIES)
    return Answer((shared[0],), AT, note=NATIONAL, national=True) if shared else NOTHING


CHANNELS: Mapping[Evidence, Finder] = {
    Evidence.petition_url: _online_petition,
    Evidence.petition_address: with_any(PETITIONS, "address"),
    Evidence.petition_telephone: with_any((*PETITIONS, *REPORTS), "telephone"),
    Evidence.petition_reception: with_any(PETITIONS, "reception"),
    Evidence.petition_progress: with_any(PETITIONS, "progress"),
    Evidence.petition_law: _petition_law,
    Evidence.report_telephone: with_any(REPORTS, "telephone"),
    Evidence.hotline: with_any(HOTLINE, "telephone", days=HOTLINE_STALE_AFTER),
    Evidence.ask: with_any(ASKS, "telephone", "url", "address"),
    Evidence.remedies: _remedies,
}
