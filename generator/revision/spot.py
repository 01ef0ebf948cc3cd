"""Where git is asked about a site: also in a repository without a work tree, as a server keeps it.

takes  the settings file as it lies in a work tree, or as it would if the repository had one
gives  a folder that is there, and the way from it to the settings
does not  run git

Of ``/srv/records.git/examples/shili/site_config.yml`` only ``/srv/records.git`` is there: git is run in it, and the
records lie in ``examples/shili/`` of the commit.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Spot:
    """A folder to run git in; ``below`` is what is missing on the disk, ``""`` or ``examples/shili/``."""

    folder: Path
    below: str


def spot_of(config: Path) -> Spot:
    """The nearest folder around the settings file that is there."""
    folder, missing = config.absolute().parent, ""
    while not folder.is_dir() and folder != folder.parent:
        folder, missing = folder.parent, f"{folder.name}/{missing}"
    return Spot(folder, missing)
