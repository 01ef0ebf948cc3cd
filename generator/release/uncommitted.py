"""What lies in the work tree otherwise than in the commit: it is not in the release, and whoever releases is told.

takes  the settings file in the work tree, and that of the commit laid out in a folder of its own
gives  the names of the records that differ, seen from the settings' folder
does not  ask git, which would run the repository's filters over the files
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.revision.records import NATIONAL, RECORDS


def uncommitted(config: Path, laid: Path, depth: int) -> Iterator[str]:
    """Changed, new and deleted files; line ends alone are no change, and hidden files and backups are no records.

    ``depth`` is how many folders below the repository's own the settings lie.
    """
    if not _same(config, laid):
        yield config.name
    pairs = [(f"{name}/", config.parent / name, laid.parent / name) for name in RECORDS]
    above = list(zip(config.parent.parents, laid.parent.parents, strict=False))[:depth]
    for levels, (here, there) in enumerate(above, 1):
        if (there / NATIONAL).is_dir():
            pairs.append((f"{'../' * levels}{NATIONAL}/", here / NATIONAL, there / NATIONAL))
    for prefix, here, there in pairs:
        names = {*_names(here), *_names(there)}
        yield from (prefix + name for name in sorted(names) if not _same(here / name, there / name))


def _names(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        name = path.relative_to(folder)
        hidden = any(part.startswith(".") for part in name.parts) or name.name.endswith("~")
        if not hidden and path.is_file() and not path.is_symlink():
            yield name.as_posix()


def _same(one: Path, other: Path) -> bool:
    if not (one.is_file() and other.is_file()):
        return False
    return _plain(one) == _plain(other)


def _plain(path: Path) -> bytes:
    return path.read_bytes().replace(b"\r\n", b"\n")
