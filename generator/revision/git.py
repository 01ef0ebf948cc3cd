"""Running git: the one place that does.

takes  a folder and a git command
gives  its output as bytes, bounded in size, or ``GitError``
does not  use a shell, a pager or a hook, fetch anything, or run a program that a repository's settings name

A repository may come from anywhere. What git could be told by its settings to run when it only reads (a signature
checker, a monitor of the work tree, a diff program, a remote helper that fetches a missing object) is switched off.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Set while git runs a hook: they name another repository than the one the folder lies in.
INHERITED = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY")
OUTPUT_LIMIT = 500_000_000  # bytes; hundreds of times what the records of the largest site take
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


class GitError(Exception):
    """Git is missing, or said no."""


class NoGitError(GitError):
    """There is no git on this machine."""


def git(folder: Path, *arguments: str) -> bytes:
    """What git prints; raises GitError where it fails or prints without end."""
    with running(folder, *arguments) as process:
        printed = process.stdout.read(OUTPUT_LIMIT + 1) if process.stdout else b""
        if len(printed) > OUTPUT_LIMIT:
            raise GitError
        if process.wait():
            raise GitError
    return printed


@contextmanager
def running(folder: Path, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """A git command that can be talked with; it ends when the block is left."""
    pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
    command, surroundings = _command(folder, arguments), _environment()
    try:
        process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=nothing, env=surroundings)  # noqa: S603
    except FileNotFoundError as error:
        raise NoGitError from error
    with process:
        try:
            yield process
        finally:
            process.kill()


def _command(folder: Path, arguments: tuple[str, ...]) -> list[str]:
    settings = [part for setting in SETTINGS for part in ("-c", setting)]
    return ["git", "-C", str(folder), "--no-pager", *settings, *arguments]


def _environment() -> dict[str, str]:
    return {**{name: value for name, value in os.environ.items() if name not in INHERITED}, **QUIET}
