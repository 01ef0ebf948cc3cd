"""One state of the records, as two are compared.

takes  the settings of a run, what its check gave
gives  ``State``: the check, and of every record file a fingerprint of its bytes and the state it writes
does not  check, run git, or keep the bytes
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.findings import Findings
from generator.load.files import RECORD_LIMIT, read_bytes, record_files
from generator.load.lives import state_in
from generator.load.site import root_of
from generator.model.base import State as Life
from generator.model.portal import Portal
from generator.pipeline import Checked, Settings


@dataclass(frozen=True, slots=True)
class Filed:
    """A record file that lies there; ``fingerprint`` does not see line ends, and is empty where it cannot be read."""

    fingerprint: str
    life: Life | None


@dataclass(frozen=True)
class State:
    """``name`` is what a sentence calls it: 上次提交的, 现在的; without ``portal`` its settings could not be read."""

    name: str
    as_of: date
    checked: Checked
    files: Mapping[str, Filed] = field(default_factory=dict, repr=False)

    @property
    def portal(self) -> Portal | None:
        """The records, as far as they could be read."""
        return self.checked.portal

    @property
    def is_absent(self) -> bool:
        """Whether there was no site at all."""
        return self.portal is None and not self.checked.findings


def state_of(name: str, settings: Settings, checked: Checked) -> State:
    """The state a run has looked over; its files must lie there still."""
    files: dict[str, Filed] = {}
    portal = checked.portal
    if portal is not None:
        root, home = root_of(settings.config, portal.config)
        for path in record_files(root.folder, home, portal.config.jurisdictions):
            raw = read_bytes(root, path, RECORD_LIMIT, Findings())
            files[root.relative(path)] = _filed(raw) if raw is not None else Filed("", None)
    return State(name, settings.as_of, checked, files)


def absent(name: str, as_of: date) -> State:
    """A state in which there was no site yet: no settings, no records."""
    return State(name, as_of, Checked(None, ()))


def _filed(raw: bytes) -> Filed:
    plain = raw.replace(b"\r\n", b"\n")
    return Filed(hashlib.sha256(plain).hexdigest(), state_in(plain))
