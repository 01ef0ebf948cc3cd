"""``gongkai edit`` and ``gongkai submit``: the desk, and what it does, from the command line.

takes  the command line
gives  a local server until it is interrupted; a commit
does not  know any page
"""

from __future__ import annotations

import secrets
import threading
import webbrowser
from pathlib import Path

import click

from generator.cli.options import config_option, progress
from generator.surroundings import today


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
        server = make_server(port, desk_answer(records, Outbox(records, tuple), secrets.token_urlsafe(32), told))
    except PortTakenError as error:
        raise click.UsageError(f"端口 {port} 已经有程序在用，换一个：--port {port + 1}") from error
    progress("第一次打开要查一遍记录，等几秒钟")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        click.echo("已停止。")
    finally:
        server.server_close()
