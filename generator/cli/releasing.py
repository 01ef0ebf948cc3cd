"""``gongkai release``, ``rollback``, ``pack`` and ``verify``: the site on its way to readers, and back.

takes  the command line
gives  a release that is shown, a zip file, a report
does not  decide what is whole or good
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NoReturn

import click

from generator.catalogue import must_change
from generator.cli.options import as_of_option, config_option, progress
from generator.findings import Finding
from generator.release.assemble import Assembled
from generator.release.examine import examine_address, examine_folder
from generator.release.pack import pack
from generator.release.publish import KEEP, Outcome, publish
from generator.release.refusal import ReleaseError
from generator.release.rollback import go_back, releases_in
from generator.reports.report import report_of
from generator.reports.text import as_text
from generator.surroundings import today

to_option = click.option(
    "--to", type=click.Path(path_type=Path), required=True, metavar="文件夹", help="版本放在哪个文件夹"
)
rev_option = click.option("--rev", default="HEAD", metavar="版本", help="按哪个 git 版本，默认最近一次提交（HEAD）")


@click.command("release")
@to_option
@config_option
@as_of_option
@rev_option
@click.option("--keep", type=click.IntRange(1), default=KEEP, help=f"留最近几个版本，默认 {KEEP}")
def release_command(to: Path, config: Path, as_of: date | None, rev: str, keep: int) -> None:
    """发布：把提交过的记录建成一个版本，一步换上（只在 Linux 服务器上用）。"""
    try:
        outcome = publish(config, to, rev, as_of or today(), keep, progress)
    except ReleaseError as error:
        _refuse(error)
    _show(outcome.findings)
    for line in _told(outcome, to):
        click.echo(line)


@click.command("rollback")
@to_option
@click.option("--list", "listing", is_flag=True, help="只列出有哪些版本，不换")
@click.argument("name", required=False, metavar="[版本名]")
def rollback_command(to: Path, listing: bool, name: str | None) -> None:
    """退回：换回上一个版本，或写明的那个版本（只在 Linux 服务器上用）。"""
    try:
        if listing:
            names, current = releases_in(to)
            for one in names:
                click.echo(f"{one}（现在的）" if one == current else one)
            return
        back = go_back(to, name, progress)
    except ReleaseError as error:
        _refuse(error)
    click.echo(f"网站现在是 {back.name}，原来是 {back.before or '空的'}。")


@click.command("pack")
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, metavar="文件", help="压缩包的文件名，例如 site.zip"
)
@config_option
@as_of_option
@rev_option
def pack_command(out: Path, config: Path, as_of: date | None, rev: str) -> None:
    """打包：把提交过的记录建成网站，装进一个 zip，供上传到别的平台。"""
    try:
        made = pack(config, out, rev, as_of or today(), progress)
    except ReleaseError as error:
        _refuse(error)
    _show(made.findings)
    click.echo(f"装好 {_counted(made)}，在 {out}。")


@click.command("verify")
@click.argument("target", metavar="网址或文件夹")
def verify_command(target: str) -> None:
    """核对：网站上的文件是不是发布时的那些，链接通不通，服务器的设置对不对。"""
    try:
        examined = examine_address(target, progress) if "://" in target else examine_folder(Path(target), progress)
    except ReleaseError as error:
        _refuse(error)
    found = list(examined.findings)
    _show(tuple(found))
    if must_change(found):
        raise SystemExit(1)
    click.echo(f"核对了 {examined.files} 个文件，都对。")


def _refuse(error: ReleaseError) -> NoReturn:
    """Findings to stdout, the sentence to stderr, exit code 1."""
    _show(error.findings)
    click.echo(str(error), err=True)
    raise SystemExit(1)


def _show(findings: tuple[Finding, ...]) -> None:
    if findings:
        click.echo(as_text(report_of(findings)), nl=False)


def _counted(made: Outcome | Assembled) -> str:
    files = made.files if isinstance(made.files, int) else len(made.files)
    return f"{made.pages} 个页面，{files} 个文件"


def _told(outcome: Outcome, to: Path) -> list[str]:
    """What was made, what is shown, what is gone."""
    lines = []
    if outcome.is_new:
        lines.append(f"建好 {_counted(outcome)}。{report_of(outcome.findings, outcome.observations).counts}")
    else:
        lines.append(f"{outcome.name} 已经有了，逐个文件核对过，是完整的，没有重建。")
    if outcome.removed:
        lines.append(f"删去旧版本：{'、'.join(outcome.removed)}")
    before = f"，原来是 {outcome.before}" if outcome.before not in (None, outcome.name) else ""
    lines.append(f"网站现在是 {outcome.name}{before}，在 {to / 'current'}。")
    return lines
