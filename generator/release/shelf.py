"""The folder that releases stand in, and the link that says which of them readers see.

takes  the folder
gives  which releases there are, in the order they were shown; the switch from one to another
does not  build, or know what is in a release beyond its list of files

    releases/<commit>-<day>/   whole releases; a name without a dot in front is never half of anything
    current                    a link to one of them: this is what the web server shows
    .order                     the releases in the order they were shown, and whose site it is: settings, first commit
    .lock                      held by whoever changes something here; gone with its process

What is being made or taken away has a name with a dot in front, and is swept by the next run.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from generator.release.disk import FOLDER_MODE, replace_file, settle_folder
from generator.release.manifest import SUMS, faults_in
from generator.release.refusal import ReleaseError

Progress = Callable[[str], None]
NAME = re.compile(r"[0-9a-f]{12}-\d{4}-\d{2}-\d{2}")
LEFT = re.compile(r"\.(new|gone|records|current|order)\b.*-\d+")  # what a killed run may leave
RELEASES, CURRENT, ORDER, LOCK = "releases", "current", ".order", ".lock"


class Noted(NamedTuple):
    """What is written down beside the releases: whose site they are, in which order they were shown."""

    site: str
    order: tuple[str, ...]
    root: str = ""  # the first commit of the repository; empty where it is not known


class Shelf:
    """The releases of one site. Everything that changes something is called while the lock is held."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.absolute()
        self.releases = self.folder / RELEASES
        self.link = self.folder / CURRENT

    def prepare(self) -> None:
        """Make what is missing; raises ReleaseError or OSError where something else is in the way."""
        for folder in (self.folder, self.releases):
            if not folder.is_dir():
                folder.mkdir(parents=True, exist_ok=True)  # somebody may make it at the same moment
                folder.chmod(FOLDER_MODE)
                settle_folder(folder.parent)
        self.check_link()

    def check_link(self) -> None:
        """Raise ReleaseError where something that is no link stands in its place."""
        if self.link.exists() and not self.link.is_symlink():
            raise ReleaseError(
                f"“{self.link}”不是链接，不敢替换。先把它移走；网站的根目录要写成 {self.link}，由本命令来建。"
            )

    @contextmanager
    def locked(self, progress: Progress) -> Iterator[None]:
        """Nobody else changes anything in this block; who comes second waits, and says so."""
        import fcntl  # not on Windows

        handle = os.open(self.folder / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                progress("另一次发布还没有做完，等它做完")
                fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)

    def current(self) -> str | None:
        """The release that is shown; none where there is no link, or it leads elsewhere."""
        try:
            shown = self.link.resolve(strict=True)
        except (OSError, RuntimeError):
            return None
        return shown.name if shown.parent == self.releases.resolve() and NAME.fullmatch(shown.name) else None

    def order(self) -> tuple[str, ...]:
        """The releases in the order they were shown, the last one last; those never shown come first, by their age."""
        there = {path.name: path for path in self.releases.iterdir() if NAME.fullmatch(path.name) and path.is_dir()}
        listed = [name for name in self._noted().order if name in there]
        others = sorted(there.keys() - set(listed), key=lambda name: (_age(there[name]), name))
        return (*others, *listed)

    def check_site(self, settings: str, roots: Sequence[str]) -> None:
        """Raise ReleaseError where the releases here are another site's.

        ``roots`` are the first commits of the repository; none where they are not known.
        """
        noted = self._noted()
        if noted.site and noted.site != settings:
            raise ReleaseError(
                f"“{self.folder}”里放的是按 {noted.site} 建的网站，这次是 {settings}。"
                "一个文件夹只放一个网站：换一个 --to。"
            )
        if noted.root and roots and noted.root not in roots:
            raise ReleaseError(
                f"“{self.folder}”里放的是另一个仓库的网站。一个文件夹只放一个网站：换一个 --to。"
                f"仓库没有换、是提交历史重写过的，删去那里的 {ORDER}，再运行一次。"
            )

    def previous(self) -> str | None:
        """The release shown before the current one; the last one where none is shown."""
        order, current = self.order(), self.current()
        at = order.index(current) if current in order else len(order)
        return order[at - 1] if at else None

    def note(self, name: str, settings: str, roots: Sequence[str]) -> None:
        """Write down that a release is shown next, and whose it is; a first commit once noted stays.

        What was gone back from goes to the front of the order: it is what one goes back to last, and goes first.
        """
        order, current = [one for one in self.order() if one != name], self.current()
        at = order.index(current) + 1 if current in order else len(order)
        root = self._noted().root or next(iter(roots), "")
        noted = {"site": settings, **({"root": root} if root else {}), "order": [*order[at:], *order[:at], name]}
        replace_file(self.folder / ORDER, (json.dumps(noted, ensure_ascii=False, indent=1) + "\n").encode())

    def show(self, name: str) -> None:
        """Switch the link in one rename."""
        aside = self.folder / f".{CURRENT}-{os.getpid()}"
        aside.symlink_to(Path(RELEASES) / name, target_is_directory=True)
        try:
            aside.replace(self.link)
        finally:
            aside.unlink(missing_ok=True)
        settle_folder(self.folder)

    def free_moment(self, name: str, moment: int) -> int:
        """The moment, or the next second that no other release here carries: readers' copies are told apart by it."""
        taken = {int(_age(self.releases / one)) for one in self.order() if one != name}
        while moment in taken:
            moment += 1
        return moment

    def is_whole(self, name: str) -> bool:
        """Whether a release is there, each file as its list says."""
        return (self.releases / name).is_dir() and not len(faults_in(self.releases / name))

    def prune(self, keep: int, progress: Progress) -> tuple[str, ...]:
        """Take away all but the last releases; never the one that is shown, nor the one before it."""
        order = self.order()
        kept = {*order[-keep:], self.current(), self.previous()}
        removed = tuple(name for name in order if name not in kept)
        for name in removed:
            gone = self.releases / f".gone-{name}-{os.getpid()}"
            try:
                (self.releases / name).rename(gone)
                shutil.rmtree(gone)
            except OSError as error:
                progress(f"旧版本 {name} 没有删掉，系统说：{error.strerror}。不妨碍网站，请管理员删去。")
        return removed

    def sweep(self) -> None:
        """Clear what killed runs left; nobody else is at work, for the lock is held."""
        for left in (*self.folder.iterdir(), *self.releases.iterdir()):
            if LEFT.fullmatch(left.name):
                if left.is_dir() and not left.is_symlink():
                    shutil.rmtree(left)
                else:
                    left.unlink()

    def _noted(self) -> Noted:
        """What was written down; nothing where it is lost or broken, which loses the order alone."""
        try:
            noted = json.loads((self.folder / ORDER).read_bytes())
            order = tuple(str(name) for name in noted["order"])
            return Noted(str(noted["site"]), order, str(noted.get("root", "")))
        except (FileNotFoundError, ValueError, TypeError, KeyError):
            return Noted("", ())


def _age(release: Path) -> float:
    """The time the files of a release carry."""
    try:
        return (release / SUMS).stat().st_mtime
    except OSError:
        return 0.0
