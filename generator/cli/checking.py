"""``gongkai check``: the records looked over, all of them or against a baseline.

takes  the command line
gives  a report on stdout; with ``--update-baseline`` a new baseline, and what it forgives
does not  build anything
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator.cli.baseline_file import read_baseline, write_baseline
from generator.cli.options import as_of_option, config_option, progress
from generator.pipeline import check
from generator.reports.junit import as_junit
from generator.reports.machine import as_json, as_markdown
from generator.reports.ratchet import BaselineError, change, compared
from generator.reports.report import report_of
from generator.reports.sarif import as_sarif
from generator.reports.text import as_text, as_update
from generator.revision.past import past_of
from generator.surroundings import make_settings

FORMATS = {"text": as_text, "json": as_json, "sarif": as_sarif, "junit": as_junit, "markdown": as_markdown}


@click.command("check")
@config_option
@as_of_option
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", help="报告的格式")
@click.option(
    "--baseline", type=click.Path(path_type=Path), default=None, metavar="文件", help="对照基线，只有新增的才算不过"
)
@click.option("--update-baseline", is_flag=True, help="把现在的都记进基线，写明放过了什么")
def check_command(config: Path, as_of: date | None, form: str, baseline: Path | None, update_baseline: bool) -> None:
    """检查记录：列出必须改的、建议改的和观察到的。"""
    if update_baseline and baseline is None:
        raise click.UsageError("--update-baseline 要和 --baseline 一起用，写明基线是哪个文件。")
    if update_baseline and form != "text":
        raise click.UsageError("--update-baseline 只写文字，不和 --format 一起用。")
    try:
        before = read_baseline(baseline, may_be_missing=update_baseline) if baseline else None
        checked = check(make_settings(config, as_of, past_of(config)), progress)
        report = report_of(checked.findings, checked.observations, checked.notes)
        if baseline is not None and before is not None:
            report = compared(report, before)
            if update_baseline and not report.is_blocked:
                made = change(report, before)
                write_baseline(baseline, made)
                click.echo(as_update(baseline.as_posix(), made), nl=False)
                return
    except BaselineError as error:
        raise click.UsageError(str(error)) from error
    click.echo(FORMATS[form](report), nl=False)
    if update_baseline:
        click.echo("有必须改的，没有查完。先改好，再写基线；基线没有动。", err=True)
    if report.fails:
        raise SystemExit(1)
