"""提交: what was changed becomes a commit and goes to the others.

takes  the settings, what the change says to a reader, what it rests on, how to look the records over
gives  what was done, in sentences
does not  commit anything that would stop the site from being built
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.office.worktree import FarAwayError, Worktree, worktree_of
from generator.reports.report import Item

SUBJECT = 50  # characters of the first line of a message
MOST_LINES = 40  # sentences a message lists


class NothingToSubmitError(Exception):
    """Nothing was changed, and nothing waits to be sent."""


class BrokenError(Exception):
    """Something must be mended first."""

    def __init__(self, items: Sequence[Item]) -> None:
        super().__init__("有必须改的地方，没有提交。改好再提交，一个字也没有丢。")
        self.items = tuple(items)


@dataclass(frozen=True)
class Submitted:
    """``commit`` is empty where only older commits were sent; ``said`` what is told to who submitted."""

    commit: str
    said: tuple[str, ...]


def submit(config: Path, message: str, broken: Callable[[], Sequence[Item]], *, sends: bool = True) -> Submitted:
    """Commit all changed records, take in the others' work, send ours.

    ``broken`` looks the records over as they lie there; it is asked again after others' work came in. Raises
    NothingToSubmitError, BrokenError, WorktreeError; what was committed stays committed.
    """
    tree = worktree_of(config)
    paths = [change.path for change in tree.changes()]
    has_remote = sends and tree.has_remote()
    if not paths and not (has_remote and tree.ahead()):
        raise NothingToSubmitError
    _refuse(broken)
    commit = tree.commit(paths, message) if paths else ""
    said = [f"已经提交（{commit[:12]}），{len(paths)} 个文件。"] if commit else []
    if not has_remote:
        return Submitted(commit, (*said, "没有设共用的仓库，只提交在本机。"))
    return Submitted(commit, (*said, *_send(tree, broken)))


def _send(tree: Worktree, broken: Callable[[], Sequence[Item]]) -> list[str]:
    try:
        before = tree.head()
        tree.pull()
        if tree.head() != before:
            _refuse(broken)
        tree.push()
    except FarAwayError as error:
        return [str(error)]
    return ["已经送到共用的仓库。"]


def _refuse(broken: Callable[[], Sequence[Item]]) -> None:
    if items := broken():
        raise BrokenError(items)


def message_of(sentences: Sequence[str], basis: str, day: date) -> str:
    """A message for a clerk to read: what, on what basis, when."""
    first = sentences[0] if sentences else "记录有改动，读者看到的没有变"
    subject = first if len(sentences) < 2 else f"{first}等 {len(sentences)} 处"
    if len(subject) > SUBJECT:
        tail = f"……等 {len(sentences)} 处" if len(sentences) > 1 else "……"
        subject = f"{first[: SUBJECT - len(tail)]}{tail}"
    lines = [f"- {one}" for one in sentences[:MOST_LINES]]
    if len(sentences) > MOST_LINES:
        lines.append(f"- 还有 {len(sentences) - MOST_LINES} 处")
    return "\n".join([subject, "", *lines, *([""] if lines else []), f"依据：{basis or '未写'}", f"日期：{day}"]) + "\n"


def with_subject(subject: str, message: str) -> str:
    """The message under another first line, where one is given."""
    first = next(iter(subject.strip().splitlines()), "")
    return f"{first}\n{message.partition(chr(10))[2]}" if first else message
