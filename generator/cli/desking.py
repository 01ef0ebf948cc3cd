"""``gongkai edit`` and ``gongkai submit``: the desk, and its last step from the command line.

takes  the command line
gives  a local server until it is interrupted; a commit
does not  know any page
"""

from __future__ import annotations

import secrets
import threading
import webbrowser
from datetime import date
from pathlib import Path

import click

from generator.catalogue.entry import Level
from generator.changes.compare import changes_of
from generator.changes.result import sentences_of
from generator.changes.sides import of_files, of_revision
from generator.cli.options import as_of_option, config_option, progress
from generator.office.calling import WorktreeError
from generator.office.submit import BrokenError, NothingToSubmitError, message_of, submit, with_subject
from generator.office.worktree import Side
from generator.pipeline import check
from generator.reports.report import Item, Report, report_of
from generator.reports.text import as_text
from generator.revision.past import past_of
from generator.revision.records import RevisionError
from generator.surroundings import make_settings, today

LAST = "上次提交"
CHOOSE = "用同事的，运行 gongkai submit --use 同事的；用您的，运行 gongkai submit --use 我的。\n"


@click.command("edit")
@config_option
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="端口，默认随便选一个空的")
@click.option("--no-browser", is_flag=True, help="不自动打开浏览器")
def edit_command(config: Path, port: int, no_browser: bool) -> None:
    """办公台：在浏览器里填表、预览、提交。只在这台机器上，公众看不到。"""
    from generator.desk.desk import desk_answer
    from generator.desk.server import PortTakenError, make_server
    from generator.desk.state import Records
    from generator.desk.submitting import Outbox
    from generator.office.staging import UnreadableSettingsError

    try:
        records = Records(config.absolute(), today)
    except UnreadableSettingsError as error:
        raise click.UsageError(f"{config} 读不出来，先运行 gongkai check 看是哪里不对。") from error

    def told(address: str) -> None:
        click.echo(f"在浏览器里打开 {address} ，按 Ctrl+C 停止。")
        click.echo("这个网址带着钥匙，只给这台机器用，不要发给别人。")
        if not no_browser:
            threading.Timer(0.5, webbrowser.open, (address,)).start()

    try:
        server = make_server(port, desk_answer(records, Outbox(records), secrets.token_urlsafe(32), told))
    except PortTakenError as error:
        raise click.UsageError(f"端口 {port} 已经有程序在用，换一个：--port {port + 1}") from error
    progress("第一次打开要查一遍记录，等几秒钟")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        click.echo("已停止。")
    finally:
        server.server_close()


@click.command("submit")
@config_option
@as_of_option
@click.option("--message", default="", metavar="一句话", help="改了什么；不写，就照读者看到的变化写")
@click.option("--basis", default="", metavar="依据", help="依据什么改的：文件、会议、来电核实……")
@click.option("--no-push", is_flag=True, help="只提交在本机，不送到共用的仓库")
@click.option("--use", type=click.Choice([side.value for side in Side]), help="和同事改了同一处，用谁的")
def submit_command(config: Path, as_of: date | None, message: str, basis: str, no_push: bool, use: str | None) -> None:
    """提交：查一遍，写成一次 git 提交，取来同事的改动，再送出去。"""
    day = as_of or today()

    def broken() -> tuple[Item, ...]:
        settings = make_settings(config, day, past_of(config))
        return report_of(check(settings, progress).findings).of(Level.must)

    try:
        settings = make_settings(config, day, past_of(config))
        before = of_revision(LAST, "HEAD", settings, progress)
        sentences = sentences_of(changes_of(before, of_files(settings, progress)))
    except RevisionError as error:
        raise click.UsageError(str(error)) from error
    try:
        said = with_subject(message, message_of(sentences, basis, day))
        done = submit(config, said, broken, sends=not no_push, side=Side(use) if use else None)
    except NothingToSubmitError:
        click.echo("没有要提交的。")
    except BrokenError as error:
        click.echo(as_text(Report(error.items)), nl=False)
        click.echo(str(error), err=True)
        raise SystemExit(1) from error
    except WorktreeError as error:
        raise click.UsageError(str(error)) from error
    else:
        click.echo("\n".join((*(sentences if done.commit else ()), *done.said)))
        if not done.is_sent:
            click.echo(as_text(Report(done.broken)) if done.broken else "", nl=False)
            click.echo(CHOOSE if done.clash else "", nl=False)
            raise SystemExit(1)
