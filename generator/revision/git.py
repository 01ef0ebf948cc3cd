"""Running git: the one place that does.

takes  a folder and a git command
gives  its output as bytes, bounded in size and in time, or ``GitError``
does not  use a shell, a pager or a hook, fetch anything, or run a program that a repository's settings name

A repository may come from anywhere. What git could be told by its settings to run when it only reads (a signature
checker, a monitor of the work tree, a diff program, a remote helper that fetches a missing object) is switched off, and
no command is used that puts contents through a repository's filters. Of the surrounding variables that speak to git
only those are passed on that say where a machine keeps its settings, and where git may look for a repository. A hook
asks in a block of ``receiving``: there, and only there, git sees what a push has brought and git has not yet taken.
"""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path

KEPT = frozenset({
    "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_EXEC_PATH",
    "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM",
})  # fmt: skip
RECEIVED = ("GIT_QUARANTINE_PATH", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES")
OUTPUT_LIMIT = 500_000_000  # bytes; hundreds of times what the records of the largest site take
PATIENCE = 120.0  # seconds git may leave a question open; twice that at most
QUIET = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_LITERAL_PATHSPECS": "1",
    "LC_ALL": "C",
}
SETTINGS = (
    "core.quotepath=off",
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "log.showSignature=false",
    "log.follow=false",
)

_received: ContextVar[tuple[tuple[str, str], ...]] = ContextVar("received", default=())


class GitError(Exception):
    """Git is missing, or said no."""


class NoGitError(GitError):
    """There is no git on this machine."""


class SlowGitError(GitError):
    """Git left a question open for too long."""


class Watch:
    """Ends a process that leaves one question open from one look at it to the next."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process
        self.questions = 0
        self.is_open = False
        self.has_expired = False
        self.over = threading.Event()
        self.thread = threading.Thread(target=self._look, daemon=True)
        self.thread.start()

    @contextmanager
    def question(self) -> Iterator[None]:
        """Something is asked of git in this block; raises SlowGitError where it was ended for being slow."""
        self.questions += 1
        self.is_open = True
        try:
            yield
        finally:
            self.is_open = False
            if self.has_expired:
                raise SlowGitError

    def _look(self) -> None:
        seen = 0
        while not self.over.wait(PATIENCE):
            if self.is_open and self.questions == seen:
                self.has_expired = True
                self.process.kill()
                return
            seen = self.questions


def git(folder: Path, *arguments: str) -> bytes:
    """What git prints; raises GitError where it fails, prints without end, or is too slow."""
    with running(folder, *arguments) as (process, watch), watch.question():
        printed = process.stdout.read(OUTPUT_LIMIT + 1) if process.stdout else b""
        if len(printed) > OUTPUT_LIMIT or process.wait():
            raise GitError
    return printed


@contextmanager
def receiving(repository: Path) -> Iterator[None]:
    """In this block git is asked about this bare repository alone, and knows what a push has brought to it."""
    brought = tuple((name, os.environ[name]) for name in RECEIVED if name in os.environ)
    before = _received.set((("GIT_DIR", str(repository)), *brought))
    try:
        yield
    finally:
        _received.reset(before)


@contextmanager
def running(folder: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[bytes], Watch]]:
    """A git command that can be talked with; it ends when the block is left."""
    pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
    command, surroundings = _command(folder, arguments), _environment()
    try:
        process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=nothing, env=surroundings)  # noqa: S603
    except FileNotFoundError as error:
        raise NoGitError from error
    with process:
        watch = Watch(process)
        try:
            yield process, watch
        finally:
            watch.over.set()
            if process.stdin is not None:
                with suppress(OSError):  # git may have gone, and what was not yet written with it
                    process.stdin.close()
            process.kill()


def _command(folder: Path, arguments: tuple[str, ...]) -> list[str]:
    settings = [part for setting in SETTINGS for part in ("-c", setting)]
    return ["git", "-C", str(folder), "--no-pager", *settings, *arguments]


def _environment() -> dict[str, str]:
    passed = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name in KEPT}
    return {**passed, **QUIET, **dict(_received.get())}
