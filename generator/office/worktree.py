"""Git that writes: a commit of the records, and the way to the others.

takes  the folder of the settings
gives  what is not committed; a commit; the work of others; the work sent to them. Every failure is a sentence
does not  throw anything away: a commit once made stays, work in hand is put back or kept aside, and what stands in
          the way is named

``revision/git.py`` reads repositories that may come from anywhere and keeps everything switched off. Here the office
works in its own repository, with its own settings for names, keys and signatures: they are left as they are.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.office.calling import Done, FarAwayError, SlowError, WorktreeError, call
from generator.office.saving import ASIDE
from generator.office.telling import (
    CLASH,
    CLASH_ELSEWHERE,
    CONFLICT,
    IN_STASH,
    NO_NAME,
    NO_REPOSITORY,
    NOT_COMMITTED,
    NOT_JOINED,
    RACED,
    REFUSED,
    STILL_CONFLICT,
    UNFINISHED_MERGE,
    UNFINISHED_REBASE,
    UNMERGED,
    far_away,
    last,
    not_done,
)

RECORDS = ("content", "units")
GIVEN_UP = "放弃"
KEPT_ZIP = "我的.zip"
SHORT = 8_000  # characters of paths a command line holds on every system
BY_INPUT = ("--pathspec-from-file=-", "--pathspec-file-nul")  # not known to every git still in use


@dataclass(frozen=True)
class Change:
    """A file that differs from the last commit; ``path`` is seen from the folder of the settings."""

    path: str
    is_gone: bool


class Side(StrEnum):
    """Whose words stand where two changed one place; a rebase lays ours upon the others', and names them so."""

    others = "同事的"
    own = "我的"

    @property
    def strategy(self) -> str:
        """What git calls it."""
        return "-Xours" if self is Side.others else "-Xtheirs"


class ClashError(WorktreeError):
    """A colleague changed the same place of ``files``: somebody has to say whose words stand."""

    def __init__(self, files: Sequence[str]) -> None:
        super().__init__(CONFLICT.format(files="、".join(files)))
        self.files = tuple(files)


@dataclass(frozen=True)
class Worktree:
    """The repository the settings lie in."""

    folder: Path
    settings: str  # the name of the settings file

    def changes(self) -> tuple[Change, ...]:
        """Records and settings that differ from the last commit, by path. Raises WorktreeError."""
        marks = self._status("--", *RECORDS, self.settings)
        unmerged = [path for path, mark in marks.items() if "U" in mark or mark in ("AA", "DD")]
        if unmerged:
            self._ready()
            raise WorktreeError(UNMERGED.format(files="、".join(self._seen(unmerged))))
        return tuple(Change(path, not (self.folder / path).exists()) for path in self._seen(marks))

    def holds(self, path: str) -> bool:
        """Whether a file is in the last commit, or about to be in the next. Raises WorktreeError."""
        return bool(self._told("ls-files", "--", path).strip())

    def has_remote(self) -> bool:
        """Whether the branch follows one elsewhere."""
        return bool(self._try("rev-parse", "--abbrev-ref", "--symbolic-full-name", "@{upstream}"))

    def head(self) -> str:
        """The last commit, or an empty text."""
        return self._try("rev-parse", "--verify", "--quiet", "HEAD")

    def fetch(self) -> None:
        """Look what the others sent. Raises FarAwayError."""
        if self.has_remote():
            done = self._far("fetch", "--quiet")
            if done.returncode:
                raise FarAwayError(far_away(done.stderr))

    def behind(self) -> int:
        """How many commits of others are not here yet, as far as was last looked."""
        told = self._try("rev-list", "--count", "HEAD..@{upstream}")
        return int(told) if told.isdigit() else 0

    def ahead(self) -> int:
        """How many commits of ours the others do not have yet."""
        told = self._try("rev-list", "--count", "@{upstream}..HEAD")
        return int(told) if told.isdigit() else 0

    def stage(self, paths: Sequence[str]) -> tuple[str, ...]:
        """Tell git of these files; those that then still differ from the last commit. Raises WorktreeError."""
        self._ready()
        if not self._try("config", "user.name") or not self._try("config", "user.email"):
            raise WorktreeError(NO_NAME)
        self._of(paths, "add", "--all")
        differ = {change.path for change in self.changes()}
        return tuple(path for path in paths if path in differ)

    def commit(self, paths: Sequence[str], message: str) -> str:
        """A commit of exactly these files, staged before; its name. Raises WorktreeError."""
        before = self.head()
        with TemporaryDirectory() as folder:
            said = Path(folder, "message")
            said.write_text(message, encoding="utf-8", newline="\n")
            try:
                self._of(paths, "commit", "--quiet", "--only", f"--file={said}")
            except SlowError as error:
                if self.head() == before:
                    raise SlowError(f"{error}{NOT_COMMITTED}") from error
        return self.head()

    def pull(self, side: Side | None = None) -> str:
        """The others' work below ours; where both changed one place, ``side`` stands, or everything is left as it was.

        Where the others' stand, ours are kept; where, is returned, "" where nothing was.

        Raises ClashError, WorktreeError, FarAwayError.
        """
        self._ready()
        self.fetch()
        if not self.behind():
            return ""
        self._refuse_clash()
        before, stashed = self.head(), self._stashed()
        kept = self._keep() if side is Side.others else ""
        try:
            done = self._run("rebase", "--autostash", "--quiet", *([side.strategy] if side else ()), "@{upstream}")
            files = self._seen(filter(None, self._told("diff", "--name-only", "-z", "--diff-filter=U").split("\0")))
        except BaseException:
            self._put_back(before, stashed)
            raise
        if done.returncode or files:
            self._put_back(before, stashed)
            if not files:
                raise WorktreeError(NOT_JOINED.format(said=last(done.stderr)))
            if side:
                raise WorktreeError(STILL_CONFLICT.format(files="、".join(files)))
            raise ClashError(files)
        return kept

    def _keep(self) -> str:
        """Our own version of the files both sides changed, in a zip; the path of it, "" where there are none."""
        both = self._differing("HEAD...@{upstream}") & self._differing("@{upstream}...HEAD")
        own = self._told("ls-tree", "-r", "-z", "--name-only", "HEAD", "--", *self._seen(both)) if both else ""
        paths = [path for path in own.split("\0") if path]
        if not paths:
            return ""
        kept = self._beside() / KEPT_ZIP
        self._told("archive", "--format=zip", f"--output={kept}", "HEAD", "--", *paths)
        return kept.relative_to(self.folder).as_posix()

    def _refuse_clash(self) -> None:
        """Work in hand stays out of the way of a rebase: git would end well and leave two versions in one file."""
        clash = self._seen(self._status().keys() & self._differing("HEAD...@{upstream}"))
        if clash:
            ours = {change.path for change in self.changes()}
            own = [path for path in clash if path in ours]
            raise WorktreeError((CLASH if own else CLASH_ELSEWHERE).format(files="、".join(own or clash)))

    def _differing(self, between: str) -> set[str]:
        """The files, from the top of the repository, that differ between two revisions."""
        told = self._told("diff", "--name-only", "-z", "--no-renames", between)
        return set(filter(None, told.split("\0")))

    def _put_back(self, commit: str, stashed: str) -> None:
        """As it was before a rebase, with the work in hand that git put aside for it."""
        if self._has("rebase-merge", "rebase-apply"):
            self._run("rebase", "--abort")
        if self._stashed() != stashed:
            is_back = not self._run("reset", "--quiet", "--hard", commit).returncode
            if not is_back or self._run("stash", "pop", "--quiet", "--index").returncode:
                raise WorktreeError(IN_STASH)

    def _stashed(self) -> str:
        return self._try("rev-parse", "--verify", "--quiet", "refs/stash")

    def push(self) -> tuple[str, ...]:
        """Our work to the others; what their server said of it. Raises WorktreeError, FarAwayError."""
        done = self._far("push", "--quiet")
        lines = [line.removeprefix("remote:").strip() for line in done.stderr.splitlines() if "remote:" in line]
        said = tuple(line for line in lines if line and not line.startswith("·"))
        if done.returncode:
            if "[rejected]" in done.stderr:
                raise WorktreeError(RACED)
            if "[remote rejected]" in done.stderr:
                raise WorktreeError(REFUSED.format(said="\n".join(said)))
            raise FarAwayError(far_away(done.stderr))
        return said

    def discard(self, path: str) -> str:
        """Put a file back to the last commit, take away a new one; where what stood there is kept, if anything did.

        Raises WorktreeError, OSError; then the file is as it was.
        """
        file, kept = self.folder / path, ""
        if file.is_symlink() or file.exists():
            beside = self._beside() / path
            beside.parent.mkdir(parents=True)
            shutil.copy2(file, beside, follow_symlinks=False)
            kept = beside.relative_to(self.folder).as_posix()
        if self._run("cat-file", "-e", f"HEAD:./{path}").returncode:
            self._told("rm", "--quiet", "--cached", "--ignore-unmatch", "--", path)
            file.unlink(missing_ok=True)
        else:
            self._told("checkout", "--quiet", "HEAD", "--", path)
        return kept

    def _beside(self) -> Path:
        """A new folder, in no commit, for what is given up."""
        home = self.folder / ASIDE / GIVEN_UP
        home.mkdir(parents=True, exist_ok=True)
        (home / ".gitignore").write_text("*\n", encoding="utf-8")
        number = 1 + max((int(one.name) for one in home.iterdir() if one.name.isdecimal()), default=0)
        (home / str(number)).mkdir()
        return home / str(number)

    def _ready(self) -> None:
        if self._has("rebase-merge", "rebase-apply"):
            raise WorktreeError(UNFINISHED_REBASE)
        if self._has("MERGE_HEAD"):
            raise WorktreeError(UNFINISHED_MERGE)

    def _has(self, *names: str) -> bool:
        inside = Path(self._told("rev-parse", "--absolute-git-dir").strip())
        return any((inside / name).exists() for name in names)

    def _status(self, *which: str) -> dict[str, str]:
        """What differs from the last commit, seen from the top of the repository, with git's mark for it."""
        told = self._told("status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames", *which)
        return {entry[3:]: entry[:2] for entry in told.split("\0") if entry}

    def _seen(self, paths: Iterable[str]) -> list[str]:
        """Paths from the top of the repository, as seen from the folder of the settings."""
        prefix = self._told("rev-parse", "--show-prefix").strip()
        return sorted(path.removeprefix(prefix) for path in paths)

    def _far(self, *arguments: str) -> Done:
        try:
            return call(self.folder, arguments, is_far=True)
        except SlowError as error:
            raise FarAwayError(far_away("")) from error

    def _of(self, paths: Sequence[str], *arguments: str) -> None:
        if sum(len(path) + 3 for path in paths) < SHORT:
            self._told(*arguments, "--", *paths)
        else:
            self._told(*arguments, *BY_INPUT, fed="\0".join(paths))

    def _told(self, *arguments: str, fed: str = "") -> str:
        done = self._run(*arguments, fed=fed)
        if done.returncode:
            raise WorktreeError(not_done(done.stderr or done.stdout))
        return done.stdout

    def _try(self, *arguments: str) -> str:
        done = self._run(*arguments)
        return "" if done.returncode else done.stdout.strip()

    def _run(self, *arguments: str, fed: str = "") -> Done:
        return call(self.folder, arguments, fed)


def worktree_of(config: Path) -> Worktree:
    """The work tree the settings lie in. Raises WorktreeError where there is none."""
    folder = config.absolute().parent
    if call(folder, ("rev-parse", "--is-inside-work-tree")).stdout.strip() != "true":
        raise WorktreeError(NO_REPOSITORY)
    return Worktree(folder, config.name)
