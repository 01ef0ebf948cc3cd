"""``gongkai changes``: what changed for a reader, from a commit to the records as they lie there.

takes  the command line
gives  sentences on stdout; exit 0 whether something changed or not
does not  say whether a change is good: that is ``check``
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator.changes.compare import changes_of
from generator.changes.forms import FORMS
from generator.changes.sides import of_files, of_revision
from generator.cli.options import as_of_option, config_option, progress
from generator.revision.base import meeting_point
from generator.revision.records import RevisionError
from generator.surroundings import make_settings

HEAD = "HEAD"
LAST = "上次提交"
SHOWN = 10  # characters of a commit's name that people read


@click.command("changes")
@click.argument("base", metavar="[版本]", default=HEAD)
@click.option("--to", "other", default=None, metavar="版本", help="和这个版本比，不和现在的文件比")
@config_option
@as_of_option
@click.option("--format", "form", type=click.Choice(list(FORMS)), default="text", help="用什么格式写出来")
def changes_command(base: str, other: str | None, config: Path, as_of: date | None, form: str) -> None:
    """读者看到的变了什么：从上次提交到现在的文件；写了版本的，从和它分开的地方算起。"""
    settings = make_settings(config, as_of, None)
    try:
        start = meeting_point(config, base, other or HEAD)
        name = LAST if base == HEAD and other is None else _name(settings.config, base, start)
        before = of_revision(name, start, settings, progress)
        after = of_revision(f"版本 {other}", other, settings, progress) if other else of_files(settings, progress)
    except RevisionError as error:
        raise click.UsageError(str(error)) from error
    click.echo(FORMS[form](changes_of(before, after)), nl=False)


def _name(config: Path, base: str, start: str) -> str:
    """What was asked for; where the other side does not follow on it, the commit in which both meet."""
    if meeting_point(config, base, base) == start:
        return f"版本 {base}"
    return f"和 {base} 分开的地方（{start[:SHOWN]}）"
