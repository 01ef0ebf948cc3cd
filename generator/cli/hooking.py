"""``gongkai hook``: a bare repository on the office's own server that publishes on push.

takes  the command line; of the two hooks what git writes to them
gives  the hooks in place or gone; to whoever pushes Chinese sentences, to git whether the push is taken
does not  work elsewhere than on Linux
"""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

import click

from generator.hooks.answer import after, before
from generator.hooks.install import has_branch, install, remove
from generator.hooks.options import BRANCH, KEEP, HookError, Options
from generator.surroundings import today

repository_option = click.option(
    "--repo", "repository", type=click.Path(path_type=Path), required=True, metavar="仓库.git", help="裸仓库的文件夹"
)


@click.group("hook")
def hook_command() -> None:
    """自己的服务器：一推送就检查，通过了就发布（只在 Linux 上用）。"""
    if not sys.platform.startswith("linux"):
        raise click.UsageError("这条命令只在 Linux 服务器上用。")


@hook_command.command("install")
@repository_option
@click.option("--to", type=click.Path(path_type=Path), required=True, metavar="文件夹", help="网站发布到哪个文件夹")
@click.option("--branch", default=BRANCH, metavar="分支", help=f"发布哪个分支，默认 {BRANCH}")
@click.option("--keep", type=click.IntRange(1), default=KEEP, help=f"留几个版本，默认 {KEEP}")
@click.option("--baseline", default="", metavar="文件", help="对照提交里的这份基线，有新增的也不收")
def install_command(repository: Path, to: Path, branch: str, keep: int, baseline: str) -> None:
    """装上钩子；再运行一次就换成新的设置。"""
    options = Options(to.absolute(), branch, keep, baseline)
    try:
        install(repository, options, sys.executable)
    except HookError as error:
        raise click.UsageError(str(error)) from error
    click.echo(f"装好了。推送到 {branch} 就检查，通过了就发布到 {options.to}。")
    click.echo(f"网页服务器的根目录写成 {options.to / 'current'}。")
    if has_branch(repository, options):
        config = repository.absolute() / "site_config.yml"
        click.echo(f"仓库里已经有 {branch}，先发布一次：")
        click.echo(f"gongkai release --config {config} --rev {options.ref} --to {options.to} --keep {keep}")


@hook_command.command("remove")
@repository_option
def remove_command(repository: Path) -> None:
    """去掉钩子；发布出来的网站不动。"""
    try:
        was_there = remove(repository)
    except HookError as error:
        raise click.UsageError(str(error)) from error
    click.echo("去掉了。网站不动，以后推送不再检查和发布。" if was_there else "没有装过，什么也没有动。")


@hook_command.command("pre-receive", hidden=True)
def pre_receive_command() -> None:
    """由 git 在收下推送之前运行。"""
    if not before(Path.cwd(), sys.stdin.buffer.read(), today(), _say):
        raise SystemExit(1)


@hook_command.command("post-receive", hidden=True)
def post_receive_command() -> None:
    """由 git 在收下推送之后运行。"""
    if not after(Path.cwd(), sys.stdin.buffer.read(), today(), _say):
        raise SystemExit(1)


def _say(line: str) -> None:
    """To whoever pushes, who may be gone: the work goes on."""
    with suppress(OSError):
        click.echo(line, err=True)
