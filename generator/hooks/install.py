"""The two hooks of a bare repository put in place and taken away.

takes  the repository, the options, the Python that shall run them
gives  ``hooks/pre-receive`` and ``hooks/post-receive``, the options in the repository's settings
does not  touch a hook somebody else wrote, or check or publish anything

A hook is a few lines of shell that call the Python which installed it. It begins with a mark, to be known again by.
"""

from __future__ import annotations

import os
import shlex
from pathlib import Path

from generator.hooks.options import HookError, Options, forget_options, write_options
from generator.revision.git import GitError, NoGitError, git

STAGES = ("pre-receive", "post-receive")
MARK = "# gongkai hook\n"
STUB = """#!/bin/sh
{mark}# 由 gongkai hook install 写成，不要手改。去掉它：gongkai hook remove
python={python}
if [ ! -x "$python" ]; then
    echo '服务器上的 gongkai 不在原来的地方了。请管理员重新装钩子。' >&2
    exit 1
fi
exec "$python" -P -X utf8 -m generator.cli hook {stage}
"""
# -P: nothing of the folder it runs in is imported; -X utf8: names and messages are UTF-8 in any locale.
MODE = 0o755
OURS = "command"  # the scope of what this program itself tells git on its command line


def install(repository: Path, options: Options, python: str) -> None:
    """Write both hooks and the options; raises HookError, and then neither hook was written."""
    repository = bare(repository)
    _check_options(repository, options)
    _check_hooks_are_run(repository)
    folder = repository / "hooks"
    if folder.is_symlink():
        raise HookError(f"{folder} 是链接，多半由别的程序管着，不写。")
    for stage in STAGES:
        hook = folder / stage
        if (hook.exists() or hook.is_symlink()) and not _is_ours(hook):
            raise HookError(f"已经有 {hook}，不是 gongkai 写的，不覆盖。先看它做什么，再移走。")
    try:
        folder.mkdir(exist_ok=True)
        write_options(repository, options)
        for stage in reversed(STAGES):  # the one that refuses comes last: no push is let in and then not published
            _write(folder / stage, STUB.format(mark=MARK, python=shlex.quote(python), stage=stage))
    except OSError as error:
        raise HookError(f"{folder} 写不了：{error.strerror}。检查权限。") from error


def remove(repository: Path) -> bool:
    """Take away both hooks, if they are ours, and the options; whether there was anything."""
    repository = bare(repository)
    ours = [hook for stage in STAGES if _is_ours(hook := repository / "hooks" / stage)]
    try:
        for hook in ours:
            hook.unlink()
    except OSError as error:
        raise HookError(f"{repository / 'hooks'} 写不了：{error.strerror}。检查权限。") from error
    return forget_options(repository) or bool(ours)


def bare(repository: Path) -> Path:
    """The repository's own folder; raises HookError where it is no bare repository."""
    try:
        told = git(repository, "rev-parse", "--is-bare-repository", "--absolute-git-dir").decode().split("\n")
    except NoGitError as error:
        raise HookError("这台机器上没有 git。") from error
    except GitError as error:
        raise HookError(f"{repository} 不是 git 仓库，或者不归您所有。") from error
    if told[0] != "true" or Path(told[1]).resolve() != repository.resolve():
        raise HookError(f"{repository} 不是裸仓库。先建一个：git init --bare 文件夹.git")
    return repository.resolve()


def has_branch(repository: Path, options: Options) -> bool:
    """Whether there is something to publish already."""
    try:
        git(repository, "rev-parse", "--verify", "--quiet", f"{options.ref}^{{commit}}")
    except GitError:
        return False
    return True


def _check_options(repository: Path, options: Options) -> None:
    try:
        named = git(repository, "check-ref-format", "--branch", options.branch).decode().strip()
    except GitError:
        named = ""
    if named != options.branch:
        raise HookError(f"“{options.branch}”不能作分支的名字。")
    to = options.to.resolve()
    if to == repository or repository in to.parents or to in repository.parents:
        raise HookError("网站不能发布到仓库里面，仓库也不能放在网站里面。")
    if to.exists() and not to.is_dir():
        raise HookError(f"{to} 不是文件夹。")


def _check_hooks_are_run(repository: Path) -> None:
    """Git may be told to look for hooks elsewhere; ours would then lie there and never run."""
    # Asked of one scope alone, git leaves out the files that one includes. Of all together it reads what it goes by.
    told = git(repository, "config", "-z", "--show-scope", "--get-all", "core.hooksPath").decode(errors="replace")
    scopes_and_paths = told.split("\0")
    for scope, elsewhere in zip(scopes_and_paths[::2], scopes_and_paths[1::2], strict=False):
        if scope != OURS and elsewhere.strip():
            raise HookError(
                "git 设置了 core.hooksPath，仓库自己的钩子不会运行。先去掉这个设置。"
                f"它写在哪个文件里：git -C {shlex.quote(str(repository))} config --show-origin --get-all core.hooksPath"
            )


def _is_ours(hook: Path) -> bool:
    try:
        with hook.open(encoding="utf-8", errors="replace") as file:
            return not hook.is_symlink() and file.read(len(MARK) + 10).startswith(f"#!/bin/sh\n{MARK}")
    except OSError:
        return False


def _write(hook: Path, text: str) -> None:
    aside = hook.with_name(f".{hook.name}.new-{os.getpid()}")
    try:
        aside.write_text(text, encoding="utf-8", newline="\n")
        aside.chmod(MODE)
        aside.replace(hook)
    finally:
        aside.unlink(missing_ok=True)
