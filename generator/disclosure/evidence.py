"""Which records of a place answer for an element of a catalogue.

takes  a scene, the element's row, and the measure or unit it is asked for
gives  ``Answer``: the records, or none
does not  judge: what is missing is for the rules to name
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.disclosure.answer import NOTHING, Answer, Finder, Target
from generator.disclosure.channel_evidence import CHANNELS
from generator.disclosure.opening_evidence import OPENING
from generator.disclosure.relief_evidence import RELIEF
from generator.disclosure.scene import Scene
from generator.model.disclosure import Evidence


def answer(scene: Scene, evidence: Evidence, target: Target) -> Answer:
    """What the place has for an element."""
    return FINDERS[evidence](scene, target)


def _elsewhere(scene: Scene, target: Target) -> Answer:
    """不在本站: nothing here answers for it, and nothing is missing here."""
    return NOTHING


FINDERS: Mapping[Evidence, Finder] = {Evidence.elsewhere: _elsewhere, **RELIEF, **CHANNELS, **OPENING}

__all__ = ["FINDERS", "Answer", "Target", "answer"]
