"""Running git where the office works: with its own settings, for a bounded time, asking nobody.

takes  a folder and a git command, what it is fed
gives  how it ended and what it said, or a sentence why it did not run
does not  know what a command is for; leave anything running that did not end in time

What git says goes to files, not through pipes: a child that stays behind with the output open is not waited for.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from generator.revision.git import KEPT

PATIENCE = 60.0  # seconds on this machine
FAR = 120.0  # seconds over a network
PUSHING = 900.0  # seconds of a push: the server checks, builds and releases before it answers
GRACE = 5.0  # seconds git has to remove its locks
LONGEST = 2_000_000  # bytes of what git complains that are kept
OWN_SSH = ("GIT_SSH", "GIT_SSH_COMMAND", "GIT_ASKPASS")
NO_GIT = "这台机器上没有 git。请技术员装上，再提交。"
NOT_STARTED = "git 运行不了：{why}。请技术员看看。"
SLOW = "git 等了 {seconds:.0f} 秒没有做完，停下了。"


class WorktreeError(Exception):
    """It did not work; the message says why and what to do, in Chinese."""


class FarAwayError(WorktreeError):
    """The others cannot be reached; what was done here stays done."""


class SlowError(WorktreeError):
    """Git did not end in time and was ended."""


@dataclass(frozen=True)
class Done:
    """How a command ended: 0 is well."""

    returncode: int
    stdout: str
    stderr: str


def call(
    folder: Path, arguments: Sequence[str], fed: str = "", *, is_far: bool = False, patience: float | None = None
) -> Done:
    """Run git, for ``patience`` seconds where the usual ones do not do.

    Raises SlowError, and WorktreeError where it does not start.
    """
    command = ["git", "-C", str(folder), "--no-pager", "-c", "core.quotepath=off", *arguments]
    surroundings = _far_away(folder) if is_far else _at_home()
    try:
        with TemporaryFile() as given, TemporaryFile() as said, TemporaryFile() as complained:
            given.write(fed.encode())
            given.seek(0)
            process = subprocess.Popen(  # noqa: S603
                command, stdin=given, stdout=said, stderr=complained, env=surroundings, start_new_session=True
            )
            _wait(process, patience or (FAR if is_far else PATIENCE))
            return Done(process.returncode, _read(said, -1), _read(complained, LONGEST))
    except OSError as error:
        missing = shutil.which("git") is None
        raise WorktreeError(NO_GIT if missing else NOT_STARTED.format(why=error.strerror or error)) from error


def _wait(process: subprocess.Popen[bytes], seconds: float) -> None:
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired as error:
        _end(process)
        raise SlowError(SLOW.format(seconds=seconds)) from error
    except BaseException:
        _end(process)
        raise


def _end(process: subprocess.Popen[bytes]) -> None:
    """Git and its children: asked first, so that it removes its locks, then made to."""
    if sys.platform == "win32":
        command = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
        with suppress(OSError, subprocess.SubprocessError):
            subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=GRACE, check=False)  # noqa: S603
        process.kill()
    else:
        import signal

        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            process.wait(GRACE)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    with suppress(subprocess.TimeoutExpired):
        process.wait(GRACE)


def _read(file: IO[bytes], most: int) -> str:
    file.seek(0)
    return file.read(most).decode("utf-8", errors="replace").replace("\r\n", "\n")


def _at_home() -> dict[str, str]:
    """Nothing may ask on a terminal that nobody looks at; messages in one language, so that they can be read."""
    passed = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name in KEPT}
    asks = {name: os.environ[name] for name in OWN_SSH if name in os.environ}
    quiet = {"GIT_TERMINAL_PROMPT": "0", "GIT_LITERAL_PATHSPECS": "1", "GIT_OPTIONAL_LOCKS": "0"}
    return {**passed, **asks, **quiet, "LC_ALL": "C.UTF-8", "LANGUAGE": ""}


def _far_away(folder: Path) -> Mapping[str, str]:
    """Over a network: ssh asks nobody either, unless the office has named a command of its own."""
    surroundings = _at_home()
    is_named = any(name in surroundings for name in ("GIT_SSH", "GIT_SSH_COMMAND"))
    if is_named or call(folder, ("config", "core.sshCommand")).stdout.strip():
        return surroundings
    return {**surroundings, "GIT_SSH_COMMAND": "ssh -o BatchMode=yes"}
