"""What a bare repository is told about publishing: in its own git settings, which no push can change.

takes  the repository
gives  ``Options``, read from and written to its settings
does not  read anything that was pushed
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.revision.git import GitError, git

SECTION = "gongkai"
BRANCH = "main"
KEEP = 5
ASK_AGAIN = "请管理员重新运行 gongkai hook install。"


class HookError(Exception):
    """What is wrong with the server's set-up, as Chinese sentences."""


@dataclass(frozen=True)
class Options:
    """Where to, from which branch; how many releases stay; the baseline, as a path inside the repository."""

    to: Path
    branch: str = BRANCH
    keep: int = KEEP
    baseline: str = ""

    @property
    def ref(self) -> str:
        """The branch as a push names it."""
        return f"refs/heads/{self.branch}"


def read_options(repository: Path) -> Options:
    """The options of a repository; raises HookError where there are none, or odd ones."""
    try:
        listed = git(repository, "config", "--local", "-z", "--get-regexp", rf"^{SECTION}\.")
    except GitError as error:
        raise HookError(f"这个仓库没有写明网站发布到哪里。{ASK_AGAIN}") from error
    entries = (entry.partition("\n") for entry in listed.decode("utf-8", "replace").split("\0"))
    told = {name.removeprefix(f"{SECTION}."): value for name, _, value in entries}
    to, keep = Path(told.get("to", "")), told.get("keep", str(KEEP))
    if not to.is_absolute() or not keep.isdecimal() or not int(keep):
        raise HookError(f"仓库设置里的 {SECTION}.to 或 {SECTION}.keep 不对。{ASK_AGAIN}")
    return Options(to, told.get("branch", BRANCH), int(keep), told.get("baseline", ""))


def write_options(repository: Path, options: Options) -> None:
    """Write them anew."""
    forget_options(repository)
    told = {"to": str(options.to), "branch": options.branch, "keep": str(options.keep), "baseline": options.baseline}
    try:
        for name, value in told.items():
            if value:
                git(repository, "config", "--local", f"{SECTION}.{name}", value)
    except GitError as error:
        raise HookError(f"仓库 {repository} 的设置写不了。检查权限。") from error


def forget_options(repository: Path) -> bool:
    """Take them out; whether there were any."""
    try:
        git(repository, "config", "--local", "--remove-section", SECTION)
    except GitError:
        return False
    return True
