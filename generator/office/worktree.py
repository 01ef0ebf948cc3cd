"""Git that writes: a commit of the records, and the way to the others.

takes  the folder of the settings
gives  what is not committed; a commit; the work of others; the work sent to them. Every failure is a sentence
does not  throw anything away: a commit once made stays, and what stands in the way is named

``revision/git.py`` reads repositories that may come from anywhere and keeps everything switched off. Here the office
works in its own repository, with its own settings for names, keys and signatures: they are left as they are.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.revision.git import KEPT

RECORDS = ("content", "units")
PATIENCE = 60.0  # seconds on this machine
FAR = 120.0  # seconds over a network
LONGEST = 200_000  # characters of what git says that are kept
NO_GIT = "这台机器上没有 git。请技术员装上，再提交。"
NO_REPOSITORY = (
    "这个文件夹不在 git 仓库里，提交不了。改好的内容都在原处。请技术员先建仓库（git init），或换到取下来的那个文件夹。"
)
NO_NAME = 'git 还不知道您是谁。先运行这两行，只做一次：git config user.name "岗位"；git config user.email "邮箱"。'
UNFINISHED = (
    "上一次合并别人的改动没有做完。请先做完：改好有冲突的文件，git add，再 git rebase --continue；"
    "或放弃：git rebase --abort。"
)
FAR_AWAY = "连不上大家共用的那一份。已经提交在本机，没有丢。网络好了，再提交一次就会送出去。"
CONFLICT = "同事也改了同一处：{files}。您的改动已经提交在本机，没有丢，但还没有送出去。请和同事商量好，再合起来。"
REFUSED = "共用的那一份没有收下。已经提交在本机，没有丢。它说：\n{said}"
RACED = "同事刚刚也送了改动。您的已经提交在本机，没有丢。再提交一次，就会合在一起送出去。"
BEHIND = "同事送来了新的改动（{count} 次）。先按“取来”，再改。"


class WorktreeError(Exception):
    """It did not work; the message says why and what to do, in Chinese."""


class FarAwayError(WorktreeError):
    """The others cannot be reached; what was done here stays done."""


@dataclass(frozen=True)
class Change:
    """A file that differs from the last commit; ``path`` is seen from the folder of the settings."""

    path: str
    is_gone: bool


@dataclass(frozen=True)
class Worktree:
    """The repository the settings lie in."""

    folder: Path
    settings: str  # the name of the settings file

    def changes(self) -> tuple[Change, ...]:
        """Records and settings that differ from the last commit, by path. Raises WorktreeError."""
        told = self._told("status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames", "--", *self._own)
        prefix = self._said("rev-parse", "--show-prefix")
        found = []
        for entry in filter(None, told.split("\0")):
            mark, path = entry[:2], entry[3:]
            if "U" in mark or mark in ("AA", "DD"):
                raise WorktreeError(UNFINISHED)
            found.append(Change(path.removeprefix(prefix), not (self.folder / path.removeprefix(prefix)).exists()))
        return tuple(sorted(found, key=lambda change: change.path))

    @property
    def _own(self) -> tuple[str, ...]:
        return (*RECORDS, self.settings)

    def holds(self, path: str) -> bool:
        """Whether a file is in the last commit, or about to be in the next. Raises WorktreeError."""
        return bool(self._said("ls-files", "--", path))

    def has_remote(self) -> bool:
        """Whether the branch follows one elsewhere."""
        return bool(self._try("rev-parse", "--abbrev-ref", "--symbolic-full-name", "@{upstream}"))

    def head(self) -> str:
        """The last commit, or an empty text."""
        return self._try("rev-parse", "--verify", "--quiet", "HEAD")

    def fetch(self) -> None:
        """Look what the others sent. Raises FarAwayError."""
        if self.has_remote():
            self._far("fetch", "--quiet")

    def behind(self) -> int:
        """How many commits of others are not here yet, as far as was last looked."""
        told = self._try("rev-list", "--count", "HEAD..@{upstream}")
        return int(told) if told.isdigit() else 0

    def ahead(self) -> int:
        """How many commits of ours the others do not have yet."""
        told = self._try("rev-list", "--count", "@{upstream}..HEAD")
        return int(told) if told.isdigit() else 0

    def commit(self, paths: Sequence[str], message: str) -> str:
        """A commit of exactly these files; its name. Raises WorktreeError."""
        self._ready()
        if not self._try("config", "user.name") or not self._try("config", "user.email"):
            raise WorktreeError(NO_NAME)
        self._told("add", "--all", "--", *paths)
        self._told("commit", "--quiet", "--only", "--file=-", "--", *paths, fed=message)
        return self.head()

    def pull(self) -> None:
        """The others' work below ours; where both changed one place, everything is left as it was.

        Raises WorktreeError, FarAwayError.
        """
        self._ready()
        self.fetch()
        if not self.behind():
            return
        done = self._run("rebase", "--autostash", "--quiet", "@{upstream}", patience=FAR)
        if done.returncode:
            files = self._try("diff", "--name-only", "--diff-filter=U").splitlines()
            self._run("rebase", "--abort")
            raise WorktreeError(CONFLICT.format(files="、".join(files) or _last(done.stderr)))

    def push(self) -> None:
        """Our work to the others. Raises WorktreeError, FarAwayError."""
        done = self._run("push", "--quiet", patience=FAR)
        if done.returncode:
            said = [line.removeprefix("remote:").strip() for line in done.stderr.splitlines() if "remote:" in line]
            if "[rejected]" in done.stderr and "fetch first" in done.stderr:
                raise WorktreeError(RACED)
            if "[remote rejected]" in done.stderr:
                raise WorktreeError(REFUSED.format(said="\n".join(filter(None, said))))
            raise FarAwayError(f"{FAR_AWAY}\n（{_last(done.stderr)}）")

    def restore(self, paths: Sequence[str]) -> None:
        """These files as they were last committed; new ones go. Raises WorktreeError."""
        known = [path for path in paths if self._try("ls-files", "--", path)]
        if known:
            self._told("restore", "--staged", "--worktree", "--", *known)
        for path in set(paths) - set(known):
            (self.folder / path).unlink(missing_ok=True)

    def _ready(self) -> None:
        inside = Path(self._said("rev-parse", "--absolute-git-dir"))
        if any((inside / name).exists() for name in ("rebase-merge", "rebase-apply", "MERGE_HEAD")):
            raise WorktreeError(UNFINISHED)

    def _far(self, *arguments: str) -> None:
        done = self._run(*arguments, patience=FAR)
        if done.returncode:
            raise FarAwayError(f"{FAR_AWAY}\n（{_last(done.stderr)}）")

    def _said(self, *arguments: str) -> str:
        return self._told(*arguments).strip()

    def _told(self, *arguments: str, fed: str | None = None) -> str:
        done = self._run(*arguments, fed=fed)
        if done.returncode:
            raise WorktreeError(f"git 没有做成：{_last(done.stderr) or _last(done.stdout)}")
        return done.stdout

    def _try(self, *arguments: str) -> str:
        done = self._run(*arguments)
        return "" if done.returncode else done.stdout.strip()

    def _run(
        self, *arguments: str, fed: str | None = None, patience: float = PATIENCE
    ) -> subprocess.CompletedProcess[str]:
        return _git(self.folder, arguments, fed, patience)


def worktree_of(config: Path) -> Worktree:
    """The work tree the settings lie in. Raises WorktreeError where there is none."""
    folder = config.absolute().parent
    if _git(folder, ("rev-parse", "--is-inside-work-tree"), None, PATIENCE).stdout.strip() != "true":
        raise WorktreeError(NO_REPOSITORY)
    return Worktree(folder, config.name)


def _git(folder: Path, arguments: Sequence[str], fed: str | None, patience: float) -> subprocess.CompletedProcess[str]:
    command = ["git", "-C", str(folder), "--no-pager", "-c", "core.quotepath=off", *arguments]
    try:
        return subprocess.run(  # noqa: S603
            command, input=fed or "", capture_output=True, env=_environment(), timeout=patience,
            encoding="utf-8", errors="replace", check=False,
        )  # fmt: skip
    except FileNotFoundError as error:
        raise WorktreeError(NO_GIT) from error
    except subprocess.TimeoutExpired as error:
        raise FarAwayError(FAR_AWAY) from error


def _environment() -> Mapping[str, str]:
    """Nothing may ask on a terminal that nobody looks at; messages in one language, so that they can be read."""
    passed = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name in KEPT}
    asks = {name: os.environ[name] for name in ("GIT_SSH", "GIT_SSH_COMMAND", "GIT_ASKPASS") if name in os.environ}
    return {**passed, **asks, "GIT_TERMINAL_PROMPT": "0", "GIT_LITERAL_PATHSPECS": "1", "LC_ALL": "C.UTF-8"}


def _last(text: str) -> str:
    lines = [line.strip() for line in text[-LONGEST:].splitlines() if line.strip()]
    return lines[-1] if lines else ""
