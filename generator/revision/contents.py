"""Contents out of git, byte for byte as they are kept there: no filter, no line ends, no keywords.

takes  the folder of a repository, names of contents
gives  one content a question, bounded in size
does not  hold more than one, or know what they are

``git cat-file`` is asked one name at a time, so that neither side ever waits for the other. Where git goes away in
between, ``PastGoneError`` is raised: what it did not say is not known.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

from generator.model.past import PastGoneError
from generator.revision.git import GitError, Watch, running


@contextmanager
def contents_of(folder: Path, limit: int) -> Iterator[Contents]:
    """Answers about the contents of a repository, as long as the block lasts; none larger than ``limit`` bytes."""
    with ExitStack() as stack:
        try:
            read = stack.enter_context(running(folder, "cat-file", "--batch"))
            name = stack.enter_context(running(folder, "cat-file", "--batch-check"))
        except GitError as error:
            raise PastGoneError from error
        yield Contents(read, name, limit)


class Contents:
    """One ``git cat-file`` that reads and one that names."""

    def __init__(
        self, read: tuple[subprocess.Popen[bytes], Watch], name: tuple[subprocess.Popen[bytes], Watch], limit: int
    ) -> None:
        self._read = read
        self._name = name
        self.limit = limit

    def content(self, name: str) -> bytes | None:
        """A content by its name, or by that of a file in a commit; ``None`` where there is none or it is too large."""
        return self._ask(self._read, name)[1]

    def blob(self, name: str) -> str:
        """What git calls the content of a file in a commit; empty where there is none."""
        return self._ask(self._name, name)[0]

    def _ask(self, asked: tuple[subprocess.Popen[bytes], Watch], name: str) -> tuple[str, bytes | None]:
        process, watch = asked
        if "\n" in name or process.stdin is None or process.stdout is None:
            return "", None
        try:
            with watch.question():
                process.stdin.write(os.fsencode(f"{name}\n"))
                process.stdin.flush()
                return self._answer(process.stdout, reads=asked is self._read)
        except (OSError, ValueError, GitError) as error:
            raise PastGoneError from error

    def _answer(self, stream: IO[bytes], *, reads: bool) -> tuple[str, bytes | None]:
        """``<name> blob <size>``, and the bytes and a line feed where they are read; or ``<name> missing``."""
        head = stream.readline()
        if not head.endswith(b"\n"):
            raise OSError
        fields = head.split()
        if len(fields) != 3 or not fields[2].isdigit():
            return "", None
        blob = fields[0].decode() if fields[1] == b"blob" else ""
        if not reads:
            return blob, None
        size = int(fields[2])
        if not blob or size > self.limit:
            _pass_over(stream, size + 1)
            return "", None
        content = stream.read(size)
        if len(content) < size or stream.read(1) != b"\n":
            raise OSError
        return blob, content


def _pass_over(stream: IO[bytes], size: int) -> None:
    while size > 0 and (gone := len(stream.read(min(size, 1 << 20)))):
        size -= gone
