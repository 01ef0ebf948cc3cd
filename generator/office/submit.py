"""提交: what was changed becomes a commit and goes to the others.

takes  the settings, what the change says to a reader, what it rests on, how to look the records over
gives  what was done, in sentences
does not  commit anything that would stop the site from being built
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from generator.office.calling import WorktreeError
from generator.office.telling import KEPT
from generator.office.worktree import Choice, Clash, ClashError, Side, Worktree, worktree_of
from generator.reports.report import Item

FROM = "由 "  # what comes after it in a sentence is the old and the new
SUBJECT = 50  # characters of the first line of a message
UNTOLD = "记录有改动"
MOST_LINES = 40  # sentences a message lists
SENT = "已经送到共用的仓库。"
ONLY_HERE = "只提交在本机，没有送出去。"
NO_REMOTE = "没有设共用的仓库，只提交在本机。"
UNSENT = "还没有送出去。提交在本机的，没有丢。"
ALL_THEIRS = "用了同事的，您的改动里没有别的了，不用再送。"
BROKEN = "有必须改的地方，没有提交，也没有送出去。改好再提交，一个字也没有丢。"
BROKEN_BY_OTHERS = "和同事的改动合起来以后，有必须改的地方。改好再提交，就会一起送出去。"


class NothingToSubmitError(Exception):
    """Nothing was changed, and nothing waits to be sent."""


class BrokenError(Exception):
    """Something must be mended first."""

    def __init__(self, items: Sequence[Item]) -> None:
        super().__init__(BROKEN)
        self.items = tuple(items)


@dataclass(frozen=True)
class Submitted:
    """``commit`` is empty where only older commits were to be sent; ``said`` is what the clerk is told.

    ``is_sent`` is false where it should have gone to the others and did not; ``broken`` is what kept it here, if
    records did.
    """

    commit: str
    said: tuple[str, ...]
    is_sent: bool = True
    broken: tuple[Item, ...] = ()
    clash: Clash | None = None  # what a colleague changed at the same place: say whose records stand, and send again


def submit(
    config: Path, message: str, broken: Callable[[], Sequence[Item]], *, sends: bool = True, side: Side | None = None
) -> Submitted:
    """Commit all changed records, take in the others' work, send ours.

    Where both changed one place, ``side`` stands, as far as the others' work had been seen here before.

    ``broken`` looks the records over as they lie there; it is asked again after others' work came in. Raises
    NothingToSubmitError, BrokenError, WorktreeError, and then there is no commit; what fails later is told as not sent.
    """
    tree = worktree_of(config)
    paths = [change.path for change in tree.changes()]
    has_remote = sends and tree.has_remote()
    if not paths and not (has_remote and tree.ahead()):
        raise NothingToSubmitError
    _refuse(broken)
    staged = tree.stage(paths) if paths else ()
    is_made = bool(staged and tree.commit(staged, message))
    if has_remote and (is_made or tree.ahead()):
        sent = _send(tree, broken, Choice(side, tree.others()) if side else None)
    elif is_made:
        sent = Submitted("", (NO_REMOTE if sends else ONLY_HERE,))
    else:
        raise NothingToSubmitError
    if not is_made:
        return sent
    commit = tree.head()  # under the others' work it has got another name
    return replace(sent, commit=commit, said=(f"已经提交（{commit[:12]}），{len(staged)} 个文件。", *sent.said))


def send(config: Path, broken: Callable[[], Sequence[Item]], choice: Choice) -> Submitted:
    """What is committed here and was not sent: take in the others' work, with whose records were chosen.

    Raises NothingToSubmitError, BrokenError, WorktreeError.
    """
    tree = worktree_of(config)
    if not (tree.has_remote() and tree.ahead()):
        raise NothingToSubmitError
    _refuse(broken)
    return _send(tree, broken, choice)


def _send(tree: Worktree, broken: Callable[[], Sequence[Item]], choice: Choice | None) -> Submitted:
    try:
        before = tree.head()
        path = tree.pull(choice)
        kept = (KEPT.format(path=path),) if path else ()
        if tree.head() != before and (items := tuple(broken())):
            return Submitted("", (UNSENT, BROKEN_BY_OTHERS, *kept), is_sent=False, broken=items)
        if not tree.ahead():
            return Submitted("", (ALL_THEIRS, *kept) if kept else (SENT,))
        said = tree.push()
    except ClashError as error:
        return Submitted("", (UNSENT, str(error)), is_sent=False, clash=error.clash)
    except WorktreeError as error:
        return Submitted("", (UNSENT, *str(error).split("\n")), is_sent=False)
    return Submitted("", (SENT, *said, *kept))


def _refuse(broken: Callable[[], Sequence[Item]]) -> None:
    if items := broken():
        raise BrokenError(items)


def message_of(sentences: Sequence[str] | None, basis: str, day: date) -> str:
    """A message for a clerk to read: what, on what basis, when; ``None`` where what changed cannot be told."""
    first = sentences[0] if sentences else UNTOLD if sentences is None else "记录有改动，读者看到的没有变"
    sentences = sentences or ()
    subject = first if len(sentences) < 2 else f"{first}等 {len(sentences)} 处"
    if len(subject) > SUBJECT and FROM in first:  # a number cut in two would look like another
        first = f"{first.partition(FROM)[0]}有改动"
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
