"""The answers of the two hooks: what is let in, and what becomes of it.

takes  the repository, what git tells the hook, the as-of date, how to speak to whoever pushes
gives  whether the push is taken; whether the site was released
does not  read the clock

Only the published branch is looked at. After a push the branch as it is then is released, which may be newer than what
was pushed; where it moved on meanwhile, once more: whoever comes last, the newest commit is what readers see.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from generator.hooks.examine import CONFIG, UnreadableError, examine
from generator.hooks.options import HookError, Options, read_options
from generator.hooks.push import Update, update_of
from generator.hooks.words import folded, told
from generator.release.publish import Outcome, publish
from generator.release.refusal import ReleaseError
from generator.reports.report import report_of
from generator.revision.git import GitError, git, receiving

Say = Callable[[str], None]
UNCHANGED = "网站没有动，还是原来的。"
AGAIN = "改好，提交，再推一次。"


def before(repository: Path, pushed: bytes, as_of: date, say: Say) -> bool:
    """``pre-receive``: whether the push may come in."""
    try:
        options = read_options(repository)
    except HookError as error:
        _say(say, f"没有收下。{error}")
        return False
    update = update_of(pushed, options.ref)
    if update is None:
        return True
    if update.is_deletion:
        _say(say, f"没有收下：{options.branch} 是发布用的分支，不能删。", UNCHANGED)
        return False
    return _is_good(repository, options, update, as_of, say)


def after(repository: Path, pushed: bytes, as_of: date, say: Say) -> bool:
    """``post-receive``: whether the site was released, or did not have to be."""
    try:
        options = read_options(repository)
        if update_of(pushed, options.ref) is None:
            return True
        say("提交收下了，正在建网站。")
        with receiving(repository):
            outcome = _release(repository, options, as_of, say)
    except (HookError, ReleaseError) as error:
        _say_why(error, say)
        return False
    say(f"发布好了：{outcome.name}" + (f"，{outcome.pages} 个页面。" if outcome.is_new else "，原来就有，换上了。"))
    return True


def _is_good(repository: Path, options: Options, update: Update, as_of: date, say: Say) -> bool:
    say(f"正在检查 {options.branch}（{update.new[:10]}）。")
    try:
        report = examine(repository, options, update.new, as_of, lambda _: None)
    except UnreadableError as error:
        _say(say, f"没有收下：{error}", UNCHANGED)
        return False
    if not report.fails:
        say(f"检查过了：{report.counts}")
        return True
    say("没有收下。")
    for line in told(report):
        say(line)
    _say(say, "在自己的电脑上运行 gongkai check 可以看全。", AGAIN, UNCHANGED)
    return False


def _release(repository: Path, options: Options, as_of: date, say: Say) -> Outcome:
    """Release the branch until what is shown is its present commit."""
    while True:
        config = repository / CONFIG
        outcome = publish(config, options.to, options.ref, as_of, options.keep, lambda doing: say(f"· {doing}"))
        try:
            tip = git(repository, "rev-parse", "--verify", "--quiet", options.ref).decode()
        except GitError as error:
            raise ReleaseError("git 没有答完。请管理员运行 gongkai release。") from error
        if tip.startswith(outcome.name.partition("-")[0]):
            return outcome


def _say_why(error: HookError | ReleaseError, say: Say) -> None:
    """Why a commit that was taken is not shown; where the records are to blame, what of them."""
    report = report_of(error.findings if isinstance(error, ReleaseError) else ())
    if not report.is_blocked:
        _say(say, f"提交收下了，网站没有建成。{error}")
        return
    _say(say, f"提交收下了，网站没有建成。{UNCHANGED}")
    for line in told(report):
        say(line)
    say(AGAIN)


def _say(say: Say, *texts: str) -> None:
    for text in texts:
        for line in folded(text):
            say(line)
