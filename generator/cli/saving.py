"""What the verbs that write have in common: a change is looked over in a copy, then written, or told why not.

takes  the settings, the edits
gives  the files written; exit 1 with what stands against them; exit 2 with one sentence
does not  know what the change is about
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any

import click

from generator.cli.options import progress
from generator.office.filing import RefusedError, Site
from generator.office.saving import NotWrittenError, UnsafePathError, write
from generator.office.staging import UnreadableSettingsError, judged, refused_in
from generator.pipeline import Checked, check
from generator.reports.report import Item, Report, report_of
from generator.reports.text import as_text
from generator.revision.past import past_of
from generator.surroundings import make_settings

Edits = Mapping[str, bytes]  # seen from the folder of the settings
place_option = click.option("--place", default=None, metavar="地方编号", help="哪个地方；网站只有一个地方的，可以不写")
DONE = "写好了"
REFUSED = "没有写："


def told(command: Callable[..., None]) -> Callable[..., None]:
    """The command, with what stands against it as one sentence and exit code 2."""

    @wraps(command)
    def run(*arguments: Any, **options: Any) -> None:
        try:
            command(*arguments, **options)
        except (RefusedError, UnsafePathError, NotWrittenError) as error:
            raise click.UsageError(str(error)) from error
        except UnreadableSettingsError as error:
            config = options.get("config")
            words = f"读不了网站设置 {config}。先运行 gongkai check，照它说的改好；还没有建过的，用 gongkai init。"
            raise click.UsageError(words) from error

    return run


def save(config: Path, site: Site, edits: Edits, as_of: date | None, refusal: str = REFUSED) -> None:
    """Write the files, where nothing stands against it; else say what does, and write nothing."""
    judge(config, site, edits, as_of, refusal)
    write(site.home, edits)


def judge(config: Path, site: Site, edits: Edits, as_of: date | None, refusal: str = REFUSED) -> None:
    """Exit 1 with what stands against the edits."""
    past = past_of(config)
    staged = {f"{site.prefix}{path}": content for path, content in edits.items()}

    def look(copied: Path) -> Checked:
        return check(make_settings(copied, as_of, past), silent)

    progress("核对改动")
    verdict = judged(config, staged, look, Report())
    refused: tuple[Item, ...] = ()
    if verdict.refused:  # what was wrong before is nobody's fault now
        before = report(check(make_settings(config, as_of, past), silent))
        refused = refused_in(report(verdict.checked), before, staged)
    tell(refused, refusal)


def tell(items: tuple[Item, ...], refusal: str = REFUSED) -> None:
    """Exit 1 with what stands against a change, where anything does."""
    if items:
        click.echo(refusal)
        click.echo(as_text(Report(items)), nl=False)
        click.echo("一个文件也没有动。", err=True)
        raise SystemExit(1)


def report(checked: Checked) -> Report:
    """What a check found, as a report."""
    return report_of(checked.findings, checked.observations, checked.notes)


def silent(_: str) -> None:
    """What a second look has to say is said already."""
