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
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.model.channel import Channel
from generator.model.kinds import KINDS
from generator.office.calling import PUSHING, Done, FarAwayError, SlowError, WorktreeError, call
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
    not_sent,
)

RECORDS = ("content", "units")
GIVEN_UP = "放弃"
KEPT_ZIP = "我的.zip"
BY_NAME_ALONE = ("-Xfind-renames=100%",)  # a record is its id: what resembles it is another one
WHOLE = tuple(kind.pattern.format(slug="*", id="*") for kind in KINDS if kind.model is Channel)
MOST_COMMITS = 200  # of ours that are laid upon the others' one by one
SHORT = 8_000  # characters of paths a command line holds on every system
BY_INPUT = ("--pathspec-from-file=-", "--pathspec-file-nul")  # not known to every git still in use


@dataclass(frozen=True)
class Change:
    """A file that differs from the last commit; ``path`` is seen from the folder of the settings."""

    path: str
    is_gone: bool


class Side(StrEnum):
    """Whose record stands where two changed one."""

    others = "同事的"
    own = "我的"

    @property
    def stage(self) -> str:
        """What git calls it: a rebase lays ours upon the others', and names them so."""
        return "--ours" if self is Side.others else "--theirs"


@dataclass(frozen=True)
class Clash:
    """Records two changed at one place; ``others`` is the colleagues' last commit as it was seen."""

    files: tuple[str, ...]
    others: str


@dataclass(frozen=True)
class Choice:
    """Whose records stand, of a clash that was looked at: of what the colleagues had sent by ``others``, no later."""

    side: Side
    others: str


class ClashError(WorktreeError):
    """A colleague changed the same place: somebody has to say whose record stands."""

    def __init__(self, clash: Clash) -> None:
        super().__init__(CONFLICT.format(files="、".join(clash.files)))
        self.clash = clash


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
        """Whether the branch follows one elsewhere, be there anything yet or not."""
        return bool(self._followed("remote") and self._followed("merge"))

    def _followed(self, what: str) -> str:
        """``remote`` or ``merge`` of the branch that is followed."""
        branch = self._try("symbolic-ref", "--quiet", "--short", "HEAD")
        return self._try("config", f"branch.{branch}.{what}") if branch else ""

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
        told = self._try("rev-list", "--count", "@{upstream}..HEAD" if self.others() else "HEAD")
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

    def pull(self, choice: Choice | None = None) -> str:
        """The others' work below ours; where both changed one place, everything is left as it was, unless chosen.

        Whole records are chosen, never lines of both: nobody would have written what came of it. Where the others'
        stand, ours are kept; where, is returned, "" where nothing gave way. Raises ClashError, WorktreeError,
        FarAwayError.
        """
        self._ready()
        self.fetch()
        if not self.behind():
            return ""
        self._refuse_clash()
        before, stashed, others = self.head(), self._stashed(), self.others()
        kept, is_settled, files = "", False, []
        try:
            with self._as_records() as rebase:
                done = self._run(*rebase, "--autostash", "--quiet", *BY_NAME_ALONE, "@{upstream}")
                files = self._unmerged()
                is_chosen = bool(files) and choice is not None and choice.others == others
                if choice is not None and is_chosen:
                    kept = self._keep(before, others) if choice.side is Side.others else ""
                    is_settled = self._settle(choice.side, rebase)
        except BaseException:
            self._put_back(before, stashed)
            raise
        if is_settled or not (done.returncode or files):
            return kept
        self._put_back(before, stashed)
        if not files:
            raise WorktreeError(NOT_JOINED.format(said=last(done.stderr)))
        if is_chosen:
            raise WorktreeError(STILL_CONFLICT.format(files="、".join(self._seen(files))))
        raise ClashError(Clash(tuple(self._seen(files)), others))

    def others(self) -> str:
        """The others' last commit, as far as was last looked."""
        return self._try("rev-parse", "--verify", "--quiet", "@{upstream}")

    @contextmanager
    def _as_records(self) -> Iterator[tuple[str, ...]]:
        """``git rebase`` that mixes no two versions of what must be one: a number and the word of who rang it."""
        with TemporaryDirectory() as folder:
            rules = Path(folder, "attributes")
            rules.write_text("".join(f"**/{pattern} -merge\n" for pattern in WHOLE), encoding="utf-8", newline="\n")
            yield ("-c", f"core.attributesFile={rules}", "-c", "core.editor=true", "rebase")

    def _settle(self, side: Side, rebase: Sequence[str]) -> bool:
        """Take one side's records, commit by commit; whether that was all there was to settle."""
        for _ in range(MOST_COMMITS):
            files = self._unmerged()
            for path in files:
                if self._at_top("checkout", "--quiet", side.stage, "--", path).returncode:
                    return False  # deleted or renamed on that side
            if files:
                self._at_top("add", "--", *files)
            if not self._has("rebase-merge", "rebase-apply"):
                return not files
            self._run(*rebase, "--continue")
            if not self._unmerged() and self._has("rebase-merge", "rebase-apply"):
                return False
        return False

    def _unmerged(self) -> list[str]:
        """Files with two versions in them, from the top of the repository."""
        told = self._told("diff", "--name-only", "-z", "--diff-filter=U")
        return sorted(filter(None, told.split("\0")))

    def _keep(self, own: str, others: str) -> str:
        """Our version of the files both sides changed, in a zip; the path of it, "" where there are none."""
        both = self._differing(f"{own}...{others}") & self._differing(f"{others}...{own}")
        told = self._at_top("ls-tree", "-r", "-z", "--name-only", own, "--", *both).stdout if both else ""
        paths = [path for path in told.split("\0") if path]
        if not paths:
            return ""
        kept = self._beside() / KEPT_ZIP
        done = self._at_top("archive", "--format=zip", f"--output={kept}", own, "--", *paths)
        if done.returncode:
            raise WorktreeError(not_done(done.stderr))
        return kept.relative_to(self.folder).as_posix()

    def _at_top(self, *arguments: str) -> Done:
        """Git in the uppermost folder: the paths it tells begin there, wherever the records lie."""
        return call(Path(self._told("rev-parse", "--show-toplevel").removesuffix("\n")), arguments)

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
        """Our work to the others; what their server said of it. Raises WorktreeError, FarAwayError.

        The server may have taken it though its answer was lost or late: then it is there, and that is what counts.
        """
        where = (self._followed("remote"), f"HEAD:{self._followed('merge')}")
        try:
            done = call(self.folder, ("push", "--quiet", *where), is_far=True, patience=PUSHING)
        except SlowError:
            done = Done(1, "", "")
        lines = [line.removeprefix("remote:").strip() for line in done.stderr.splitlines() if "remote:" in line]
        said = tuple(line for line in lines if line and not line.startswith("·"))
        if done.returncode and not self._has_arrived():
            if "[rejected]" in done.stderr:
                raise WorktreeError(RACED)
            if "[remote rejected]" in done.stderr:
                raise WorktreeError(REFUSED.format(said="\n".join(said)))
            raise not_sent(done.stderr)
        return said

    def _has_arrived(self) -> bool:
        """Whether the others have all of ours, whatever was said."""
        with suppress(FarAwayError):
            self.fetch()
            return bool(self.others()) and not self.ahead()
        return False

    def discard(self, path: str) -> str:
        """Put a file back to the last commit, take away a new one; where what stood there is kept, if anything did.

        Raises WorktreeError, OSError; then the file is as it was.
        """
        file, kept = self.folder / path, ""
        if file.is_symlink() or file.exists():
            beside = self._beside() / path
            beside.parent.mkdir(parents=True, exist_ok=True)
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
