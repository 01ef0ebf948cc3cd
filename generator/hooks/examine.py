"""What is pushed, looked over before git takes it.

takes  the repository, its options, the commit that shall become the branch's, the as-of date
gives  the report of ``gongkai check``, or one sentence why there is none
does not  touch a ref, write into the repository, or run anything of the commit

What is pushed still lies in git's quarantine: ``receiving`` lets our git look into it. Nothing of it says where
anything is written: records are laid out in a folder of their own by names that are checked, and the options come from
the server.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from generator.hooks.options import Options
from generator.model.past import PastGoneError
from generator.pipeline import Progress, Settings, check
from generator.reports.ratchet import Baseline, BaselineError, compared, read
from generator.reports.report import Report, report_of
from generator.revision.contents import contents_of
from generator.revision.git import receiving
from generator.revision.past import past_of
from generator.revision.records import NO_ANSWER, RevisionError, records_at
from generator.surroundings import icons_folder, theme_folder

CONFIG = "site_config.yml"
BASELINE_LIMIT = 5_000_000  # bytes: some thirty thousand items


class UnreadableError(Exception):
    """The commit cannot be checked; why, as Chinese sentences."""


def examine(repository: Path, options: Options, commit: str, as_of: date, progress: Progress) -> Report:
    """The report on a commit, against the baseline it holds where the server wants one; raises UnreadableError."""
    config = repository / CONFIG  # nothing lies there: it says which file of the commit is meant
    with receiving(repository):
        try:
            with records_at(config, commit) as laid:
                past = past_of(config, commit)
                checked = check(Settings(laid, as_of, as_of, theme_folder(), icons_folder(), past=past), progress)
            report = report_of(checked.findings, checked.observations, checked.notes)
            return compared(report, _baseline(repository, options.baseline, commit)) if options.baseline else report
        except RevisionError as error:
            raise UnreadableError(str(error).replace(commit, commit[:10])) from error
        except PastGoneError as error:
            raise UnreadableError(NO_ANSWER) from error
        except BaselineError as error:
            raise UnreadableError(str(error)) from error


def _baseline(repository: Path, path: str, commit: str) -> Baseline:
    with contents_of(repository, BASELINE_LIMIT) as contents:
        content = contents.content(f"{commit}:{path}")
    if content is None:
        raise BaselineError(f"这次提交里没有基线文件 {path}，或者它太大。")
    try:
        return read(content.decode())
    except UnicodeDecodeError as error:
        raise BaselineError(f"基线文件 {path} 不是 UTF-8。从 git 里找回上一份。") from error
