"""提交 as the desk does it: what is not committed, what it changes for the public, and the way to the others.

takes  the records
gives  what the pages show; commits
does not  look for others' work on its own more often than once in a while
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from generator.catalogue.entry import Level
from generator.changes.result import sentences_of
from generator.desk.state import Records
from generator.office.calling import WorktreeError
from generator.office.submit import BrokenError, NothingToSubmitError, message_of, send, submit, with_subject
from generator.office.telling import BEHIND
from generator.office.worktree import Choice, Clash, ClashError, Side, Worktree, worktree_of
from generator.reports.report import Item
from generator.revision.records import RevisionError

HALF_DONE = "提交了，还没有送出去"
NOT_SENT = "还没有送出去"
LOOK_AGAIN = 300.0  # seconds after which it is asked again whether others sent something


@dataclass(frozen=True)
class Status:
    """The line above every page."""

    unsent: int  # files not committed
    ahead: int  # commits of ours the others do not have yet
    behind: int  # commits of others
    trouble: str  # why nothing can be submitted at all


@dataclass(frozen=True)
class Standoff:
    """A place that a colleague changed too: from theirs to ours, in sentences; whose records can stand."""

    sentences: tuple[str, ...]
    others: str  # the colleagues' last commit, as it is shown
    sides: tuple[str, ...] = tuple(Side)


class Outbox:
    """What lies between the records on this machine and the others'."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self._fetched = float("-inf")

    def sentences(self) -> tuple[str, ...] | None:
        """What the public would see changed; ``None`` where there is nothing to compare with."""
        try:
            return sentences_of(self.records.changes())
        except RevisionError:
            return None

    def status(self) -> Status:
        """Cheap: looks at this machine alone."""
        try:
            tree = self._tree()
            return Status(len(tree.changes()), tree.ahead(), tree.behind(), "")
        except WorktreeError as error:
            return Status(0, 0, 0, str(error))

    def hindrance(self) -> str:
        """Why nothing may be saved now; an empty text where it may."""
        try:
            tree = self._tree()
        except WorktreeError:
            return ""  # without a repository a save is a save
        if time.monotonic() - self._fetched > LOOK_AGAIN:
            self._fetched = time.monotonic()
            with suppress(WorktreeError):  # the network is away: what was fetched before still counts
                tree.fetch()
        behind = tree.behind()
        return BEHIND.format(count=behind) if behind else ""

    def holds(self, path: str) -> bool:
        """Whether git knows a file: what it holds has left the form."""
        try:
            return self._tree().holds(path)
        except WorktreeError:
            return False  # without a repository nothing was ever handed on

    def view(self) -> dict[str, Any]:
        """What the page of 提交 shows before it is pressed."""
        try:
            tree = self._tree()
            changes = tree.changes()
            ahead = tree.ahead() if tree.has_remote() else 0
        except WorktreeError as error:
            return {"trouble": str(error), "changes": (), "sentences": (), "message": "", "ahead": 0}
        sentences = self.sentences() if changes else ()
        message = message_of(sentences, "", self.records.today()).partition("\n")[0] if changes else ""
        return {
            "trouble": "", "changes": changes, "sentences": sentences, "message": message, "ahead": ahead,
            "broken": self._broken(),
        }  # fmt: skip

    def submit(self, message: str, basis: str, side: str = "", others: str = "") -> dict[str, Any]:
        """Commit and send; what the next page says.

        With a ``side`` nothing is committed: what was goes out, with its records where a colleague changed them too,
        as far as ``others``, which the page showed.
        """
        stands = next((one for one in Side if one == side), None)
        try:
            if stands:
                done = send(self.records.config, self._broken, Choice(stands, others))
            else:
                whole = message_of(self.sentences(), basis.strip(), self.records.today())
                done = submit(self.records.config, with_subject(message, whole), self._broken)
        except NothingToSubmitError:
            return _said("没有要提交的。", is_good=True)
        except BrokenError as error:
            return {**_said(str(error), is_good=False), "broken": error.items}
        except WorktreeError as error:
            return _said(*str(error).split("\n"), is_good=False)
        if done.is_sent:
            return _said(*done.said, is_good=True)
        heading = HALF_DONE if done.commit else NOT_SENT
        clash = self._standoff(done.clash) if done.clash else None
        return {**_said(*done.said, is_good=False), "heading": heading, "broken": done.broken, "clash": clash}

    def _standoff(self, clash: Clash) -> Standoff:
        """What a reader would see differ in these files, from theirs to ours; nothing where that cannot be told."""
        try:
            changes = self.records.changes(clash.others, Side.others)
        except RevisionError:
            return Standoff((), clash.others)
        paths = {f"{self.records.prefix}{file}" for file in clash.files}
        told = tuple(said for one in changes.records if one.path in paths for said in one.sentences)
        return Standoff(told, clash.others)

    def fetch(self) -> dict[str, Any]:
        """取来: the others' work."""
        try:
            tree = self._tree()
            before = tree.head()
            tree.pull()
        except ClashError as error:
            return {**_said(str(error), is_good=False), "clash": self._standoff(error.clash)}
        except WorktreeError as error:
            return _said(*str(error).split("\n"), is_good=False)
        return _said("同事的改动取来了。" if tree.head() != before else "没有新的改动。", is_good=True)

    def discard(self, path: str) -> dict[str, Any]:
        """放弃 one file's change: back to the last commit."""
        try:
            tree = self._tree()
            if path not in {change.path for change in tree.changes()}:
                return _said("没有这处改动。", is_good=False)
            kept = tree.discard(path)
        except WorktreeError as error:
            return _said(str(error), is_good=False)
        except OSError as error:
            return _said(f"没有放弃，{path} 没有动：{error.strerror or error}。", is_good=False)
        where = (f"放弃的那一份没有删，放在 {kept}。要用，请技术员拿回来。",) if kept else ()
        is_there = (tree.folder / path).exists()
        done = f"{path} 回到上一次提交的样子了。" if is_there else f"{path} 是新写的，从记录里拿走了。"
        return _said(done, *where, is_good=True)

    def _tree(self) -> Worktree:
        return worktree_of(self.records.config)

    def _broken(self) -> Sequence[Item]:
        return self.records.report().of(Level.must)


def _said(*sentences: str, is_good: bool) -> dict[str, Any]:
    return {"said": sentences, "is_good": is_good}
