"""What git says of each record file's life: its states, commit by commit, up to the file as it lies there now.

takes  the settings, the past
gives  ``Lives``
does not  parse records: every record writes ``state:`` and ``changed:`` on lines of their own at its top level

A file that lies there as it was last committed is known by its fingerprint, so that only older versions are read.
"""

from __future__ import annotations

import hashlib
import re
from datetime import date
from pathlib import Path

from generator.findings import Findings, Place
from generator.load.files import RECORD_LIMIT, read_bytes, record_files
from generator.load.site import root_of
from generator.model.base import Origin, State
from generator.model.past import Life, Lives, Past, PastGoneError, Version
from generator.model.site import SiteConfig

STATE = re.compile(rb"^state[ ]*:[ ]+(?:\"|'|)([a-z_]+)(?:\"|'|)[ \t]*(?:#[^\n]*)?\r?$", re.M)
ORIGIN = re.compile(rb"^origin[ ]*:[ ]+(?:\"|'|)([a-z-]+)(?:\"|'|)[ \t]*(?:#[^\n]*)?\r?$", re.M)
CHANGED = re.compile(rb"^changed[ ]*:[ ]+(?:\"|'|)([0-9]{4}-[0-9]{2}-[0-9]{2})(?:\"|'|)[ \t]*(?:#[^\n]*)?\r?$", re.M)
Told = tuple[State | None, bytes]  # the state a version writes, and the day of its last change
NOTHING: Told = (None, b"")


def read_lives(config_path: Path, config: SiteConfig, past: Past) -> Lives:
    """The lives of all record files that lie there now; ``past`` is that of the folder that holds them all."""
    root, home = root_of(config_path, config)
    found: dict[str, bytes] = {}
    wanted: dict[str, None] = {}
    for file in record_files(root.folder, home, config.jurisdictions):
        content = read_bytes(root, file, RECORD_LIMIT, Findings())
        if content is None:
            continue
        path = root.relative(file)
        found[path] = content
        own = _names_of(content)
        wanted.update(dict.fromkeys(v.blob for v in past.versions.get(path, ()) if v.blob and v.blob not in own))
    try:
        states = _states(list(wanted), past)
    except PastGoneError:
        return Lives(False, {})
    begun = min((versions[0].order for versions in past.versions.values() if versions), default=None)
    lives = {path: _life(path, content, past, states) for path, content in found.items()}
    return Lives(past.is_complete, lives, begun)


def _states(blobs: list[str], past: Past) -> dict[str, Told]:
    if not blobs:
        return {}
    with past.reader() as contents:
        return {blob: _told(contents.content(blob) or b"") for blob in blobs}


def _life(path: str, content: bytes, past: Past, states: dict[str, Told]) -> Life:
    present, own = _told(content), _names_of(content)
    now, changed = present
    versions = past.versions.get(path, ())
    written = STATE.search(content)
    line = content.count(b"\n", 0, written.start()) + 1 if written else 0
    origin = ORIGIN.findall(content)
    told = [(v, present if v.blob in own else states.get(v.blob, NOTHING) if v.blob else NOTHING) for v in versions]
    return Life(
        versions=tuple((version, state) for version, (state, _) in told),
        now=now,
        origin=Origin(origin[0].decode()) if len(origin) == 1 and origin[0].decode() in list(Origin) else None,
        place=Place(path, line, 1 if line else 0),
        is_committed=bool(versions) and versions[-1].blob in own,
        changed_on=_changed_on(told, changed),
    )


def _changed_on(told: list[tuple[Version, Told]], changed: bytes) -> date | None:
    """The first public commit with the present day of change; ``None`` where none before it was public with another.

    A file that git first sees as it is now may have been public like that for long.
    """
    was_public = False
    for version, (state, day) in told:
        if state is State.public and changed and day == changed:
            return version.day if was_public else None
        was_public = was_public or state is State.public
    return None


def _told(content: bytes) -> Told:
    """The state and the day of the last change that a version writes."""
    changed = CHANGED.findall(content)
    return state_in(content), changed[0] if len(changed) == 1 else b""


def state_in(content: bytes) -> State | None:
    """The state a file writes; nothing where it writes none, an unknown one, or two."""
    written = [word.decode() for word in STATE.findall(content)]
    return State(written[0]) if len(written) == 1 and written[0] in list(State) else None


def _names_of(content: bytes) -> set[str]:
    """What git may call these bytes: by either of its fingerprints, with line ends as they are or as it keeps them."""
    names = set()
    for own in {content, content.replace(b"\r\n", b"\n")}:
        whole = b"blob %d\0%b" % (len(own), own)
        names |= {hashlib.sha1(whole, usedforsecurity=False).hexdigest(), hashlib.sha256(whole).hexdigest()}
    return names
