"""From which commit on a branch's own work begins.

takes  the settings file in a git work tree, two revisions
gives  the commit in which both meet
does not  read a record
"""

from __future__ import annotations

from pathlib import Path

from generator.revision.git import GitError, NoGitError, SlowGitError, git
from generator.revision.records import NO_ANSWER, NO_GIT, RevisionError

NO_REPOSITORY = "这里不是 git 仓库，没有可以比的。先在项目文件夹里运行 git init，再提交一次。"
NO_COMMIT = "这里还没有提交过，没有可以比的。先提交一次：git add .，再 git commit。"
UNKNOWN = "没有“{name}”这个版本。用 git log 查版本号；别人的分支先 git fetch 取来，写成 origin/分支名。"
APART = "“{base}”和“{other}”没有共同的起点。拿到的记录不完整的，先运行 git fetch --unshallow。"


def meeting_point(config: Path, base: str, other: str = "HEAD") -> str:
    """The best common ancestor of two revisions.

    Raises RevisionError, with what to do, where there is no git, no repository, no commit, no such revision, or none.
    """
    folder = config.absolute().parent
    if not folder.is_dir():
        raise RevisionError(f"没有 {folder} 这个文件夹。--config 要写对网站设置文件在哪里。")
    _asked(folder, "rev-parse", "--git-dir", otherwise=NO_REPOSITORY)
    _asked(folder, "rev-parse", "--verify", "--quiet", "HEAD^{commit}", otherwise=NO_COMMIT)
    one, two = (_commit(folder, name) for name in (base, other))
    return _asked(folder, "merge-base", one, two, otherwise=APART.format(base=base, other=other))


def _commit(folder: Path, name: str) -> str:
    unknown = UNKNOWN.format(name=name)
    if name.startswith("-"):
        raise RevisionError(unknown)
    return _asked(folder, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}", otherwise=unknown)


def _asked(folder: Path, *arguments: str, otherwise: str) -> str:
    try:
        return git(folder, *arguments).decode("utf-8", "replace").strip()
    except NoGitError as error:
        raise RevisionError(NO_GIT) from error
    except SlowGitError as error:
        raise RevisionError(NO_ANSWER) from error
    except GitError as error:
        raise RevisionError(otherwise) from error
