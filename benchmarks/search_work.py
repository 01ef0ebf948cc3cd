"""Processes timed, folders weighed.

takes  a command
gives  wall clock and CPU time and peak memory, from the kernel's account of the process (wait4)
does not  know what it times
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from make_sites import PROJECT

AS_OF = "2026-11-21"


@dataclass(frozen=True)
class Run:
    """Seconds by the wall clock, seconds of CPU, peak resident memory in bytes."""

    wall: float
    cpu: float
    memory: int

    def __sub__(self, other: Run) -> Run:
        return Run(self.wall - other.wall, self.cpu - other.cpu, self.memory)


def timed(command: list[str], folder: Path) -> Run:
    """Run to the end; a failure ends everything."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(PROJECT)}
    with tempfile.TemporaryFile() as output:
        start = time.monotonic()
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=subprocess.STDOUT, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            raise SystemExit(f"{command[0]} failed:\n{output.read().decode()[-3000:]}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit)


def folder_size(folder: Path) -> int:
    """Bytes of all files in it."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def say(message: str) -> None:
    """Progress goes to stderr."""
    print(f"· {message}", file=sys.stderr, flush=True)
