"""Back to a release that was shown before, in one step.

takes  the folder of the releases, perhaps a name
gives  which release is shown now
does not  need git, records or a build: all it wants is there already
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.release.manifest import faults_in
from generator.release.refusal import STANDS, ReleaseError, only_linux, refusals
from generator.release.shelf import Progress, Shelf


@dataclass(frozen=True)
class Back:
    """From which release to which."""

    before: str | None
    name: str


def releases_in(to: Path) -> tuple[tuple[str, ...], str | None]:
    """The releases, the last one shown first; and the one that is shown."""
    shelf = _shelf(to)
    with refusals():
        return shelf.order()[::-1], shelf.current()


def go_back(to: Path, name: str | None, progress: Progress) -> Back:
    """Show the release before the current one, or the named one; raises ReleaseError, and then nothing changed."""
    shelf = _shelf(to)
    with refusals():
        shelf.check_link()
        with shelf.locked(progress):
            chosen, before = _choose(shelf, name), shelf.current()
            faults = tuple(faults_in(shelf.releases / chosen))
            if faults:
                raise ReleaseError(
                    f"版本 {chosen} 坏了，{len(faults)} 处不对，没有换。{STANDS}用 --list 看看，换一个写上名字。",
                    faults,
                )
            shelf.sweep()  # what a killed run left may stand where the new link is made
            shelf.show(chosen)
    return Back(before, chosen)


def _shelf(to: Path) -> Shelf:
    only_linux()
    shelf = Shelf(to)
    with refusals():
        if not shelf.releases.is_dir():
            raise ReleaseError(f"“{to}”里没有发布过的版本。看看 --to 写对没有；没有发布过的，先运行 gongkai release。")
    return shelf


def _choose(shelf: Shelf, name: str | None) -> str:
    order = shelf.order()
    if name is not None:
        if name not in order:
            raise ReleaseError(f"没有“{name}”这个版本。{STANDS}用 --list 看有哪些。")
        return name
    previous = shelf.previous()
    if previous is None:
        raise ReleaseError(f"前面没有版本可退了。{STANDS}用 --list 看有哪些。")
    return previous
