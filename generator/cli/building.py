"""``gongkai build`` and ``gongkai serve``: the site in a folder, or in a browser while somebody works on it.

takes  the command line
gives  a folder of files, or a local server
does not  check anything the pipeline does not
"""

from __future__ import annotations

import gc
from contextlib import nullcontext
from datetime import date
from pathlib import Path

import click

from generator.catalogue import must_change
from generator.cli.options import as_of_option, config_option, progress
from generator.findings import Findings
from generator.pipeline import build, write
from generator.reports.report import report_of
from generator.reports.text import as_text
from generator.revision.past import past_of
from generator.revision.records import RevisionError, records_at
from generator.surroundings import make_settings


@click.command("build")
@config_option
@as_of_option
@click.option("--site-dir", type=click.Path(path_type=Path), default=Path("site"), help="网站建到哪个文件夹，默认 site")
@click.option("--rev", default=None, metavar="版本", help="按某个 git 版本里的记录来建")
@click.option("--no-verify", is_flag=True, help="不检查建好的页面（只用于测速）")
def build_command(config: Path, as_of: date | None, site_dir: Path, rev: str | None, no_verify: bool) -> None:
    """建网站：有必须改的地方就不动原来的网站。"""
    gc.disable()  # one run, whose objects all live to its end: collecting takes a tenth of the time and frees nothing
    try:
        with records_at(config, rev) if rev else nullcontext(config) as chosen:
            past = past_of(config, rev or "HEAD")
            built = build(make_settings(chosen, as_of, past, verify=not no_verify), progress)
    except RevisionError as error:
        raise click.UsageError(str(error)) from error
    findings = Findings(list(built.findings))
    blocked = bool(must_change(list(findings)))
    if not blocked:
        progress(f"写入 {site_dir}")
        blocked = not write(site_dir, built.files, findings)
    shown = list(findings)
    if shown:
        click.echo(as_text(report_of(shown)), nl=False)
    if blocked:
        click.echo("网站没有改动。", err=True)
        raise SystemExit(1)
    counts = report_of(shown, built.observations).counts
    click.echo(f"建好 {built.pages} 个页面，{len(built.files)} 个文件，在 {site_dir}。{counts}")


@click.command("serve")
@config_option
@as_of_option
@click.option("--port", type=click.IntRange(0, 65535), default=8000, help="端口，默认 8000")
def serve_command(config: Path, as_of: date | None, port: int) -> None:
    """在本机看网站：改了内容就重建，浏览器自己刷新。"""
    from generator.serve import PortTakenError, serve

    try:
        serve(lambda: make_settings(config, as_of, past_of(config)), port, progress, click.echo)
    except PortTakenError as error:
        raise click.UsageError(f"端口 {port} 已经有程序在用，换一个：--port {port + 1}") from error
