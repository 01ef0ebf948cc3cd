"""What a push wants to change, as git tells a hook.

takes  the lines git writes to a hook
gives  the change of the published branch, if it is among them
does not  ask git
"""

from __future__ import annotations

import os
from dataclasses import dataclass


@dataclass(frozen=True)
class Update:
    """One branch moves from one commit to another; a name of noughts stands for no commit."""

    old: str
    new: str
    ref: str

    @property
    def is_deletion(self) -> bool:
        """Whether the branch shall go."""
        return not self.new.strip("0")


def update_of(told: bytes, ref: str) -> Update | None:
    """The change of one ref."""
    for line in told.splitlines():
        old, _, rest = os.fsdecode(line).partition(" ")
        new, _, name = rest.partition(" ")
        if name == ref:
            return Update(old, new, name)
    return None
