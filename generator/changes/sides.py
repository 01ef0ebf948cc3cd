"""The two states that are compared: the records of a revision, and as they lie there.

takes  settings, a revision
gives  states
does not  compare them
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from generator.changes.state import State, absent, state_of
from generator.pipeline import Settings, check
from generator.revision.past import past_of
from generator.revision.records import NoRecordsError, records_at

NOW = "现在的文件"
Progress = Callable[[str], None]


def of_files(settings: Settings, progress: Progress) -> State:
    """The records as they lie there."""
    settings = replace(settings, past=past_of(settings.config))
    return state_of(NOW, settings, check(settings, progress))


def of_revision(name: str, revision: str, settings: Settings, progress: Progress) -> State:
    """The records of a revision; where it holds no site, an empty state. Raises RevisionError."""
    progress(f"取出{name}")
    past = past_of(settings.config, revision)
    try:
        with records_at(settings.config, revision) as config:
            own = replace(settings, config=config, past=past)
            return state_of(name, own, check(own, progress))
    except NoRecordsError:
        return absent(name, settings.as_of)
