"""``gongkai init``: a place begun beside others, or in an empty folder.

takes  the command line
gives  files that can be checked and built at once; what to do next
does not  run git, or write over a file that is there
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from generator.catalogue import Level
from generator.cli.options import as_of_option, config_option
from generator.cli.saving import DONE, judge, report, silent, tell, told
from generator.load.files import NATIONAL
from generator.office import starting
from generator.office.filing import RefusedError, site_at
from generator.office.saving import write
from generator.pipeline import check
from generator.surroundings import make_settings, national_folder


@click.command("init")
@click.argument("slug", metavar="地方编号")
@click.option("--name", default=None, metavar="名称", help="地方的全称，例如 某某县；不知道可以以后填")
@click.option(
    "--level", default=None, metavar="级别", help="县、旗、区、设区的市、自治州、盟、地区、省、自治区、直辖市"
)
@click.option("--parent", default=None, metavar="上级", help="所在的省和州、市")
@click.option("--code", default=None, metavar="代码", help="六位行政区划代码")
@config_option
@as_of_option
@told
def init_command(
    slug: str,
    name: str | None,
    level: str | None,
    parent: str | None,
    code: str | None,
    config: Path,
    as_of: date | None,
) -> None:
    """开始一个地方：在已有的网站里加一个，或在空文件夹里从头建。"""
    starting.check_slug(slug)
    values = {"name": name, "parent": parent, "level": starting.level_named(level).value if level else None}
    known = {field: value for field, value in {**values, "division_code": code}.items() if value is not None}
    if config.exists():
        _join(config, slug, known, as_of)
    else:
        _start(config, slug, known, as_of)
    click.echo(f"下一步：打开 content/{slug}/jurisdiction.yml，把写着“必填”的填上。")
    click.echo(f"再放文件：gongkai new 制度文件 zhidu --place {slug} --file 原件.txt")


def _join(config: Path, slug: str, known: Mapping[str, Any], as_of: date | None) -> None:
    """One more place beside others."""
    site = site_at(config)
    there = next((path for path in (f"content/{slug}", f"units/{slug}") if (site.home / path).exists()), None)
    if slug in site.slugs:
        raise RefusedError(f"“{slug}”已经在 {config.name} 里了。")
    if there:
        raise RefusedError(f"{there} 已经有了，{config.name} 里还没有。要用它，自己在 jurisdictions 里加一项 {slug}。")
    files = starting.place_files(slug, known)
    settings = starting.listed(config.read_bytes(), slug)
    judge(config, site, {**files, config.name: settings}, as_of)
    write(site.home, files)
    _put(config, settings)
    for path in files:
        click.echo(f"{DONE} {site.prefix}{path}")
    click.echo(f"{config.name} 的 jurisdictions 加了一项 {slug}，别的没有动。")
    if len(site.slugs) == 1:
        click.echo(f"原来只有一个地方，网页都在网站最上一层。现在各页的网址前面会多 {site.slugs[0]}/，旧网址打不开了。")


def _start(config: Path, slug: str, known: Mapping[str, Any], as_of: date | None) -> None:
    """A folder of its own."""
    if config.name != starting.SETTINGS:
        raise RefusedError(f"没有 {config}。从头建的，网站设置叫 {starting.SETTINGS}。")
    home = config.absolute().parent
    files = starting.folder_files(slug, known, _nation())
    kept = [name for name in starting.KEPT if (home / name).exists()]
    taken = [name for name in ("content", "units") if (home / name).exists()]
    if taken:
        raise RefusedError(f"这里已经有 {'、'.join(taken)}，没有 {config.name}。换一个空文件夹，免得弄乱原来的。")
    with TemporaryDirectory(prefix="gongkai-", ignore_cleanup_errors=True) as name:
        for path, content in files.items():
            _put(Path(name) / path, content)
        checked = check(make_settings(Path(name) / config.name, as_of, None), silent)
    tell(report(checked).of(Level.must))
    for path, content in files.items():
        if path not in kept:
            _put(home / path, content)
    for path in files:
        if path in kept:
            click.echo(f"{path} 原来就有，没有动。")
        elif not path.startswith(f"content/{NATIONAL}/"):
            click.echo(f"{DONE} {path}")
    click.echo(f"全国的记录放在 content/{NATIONAL}/，{sum(NATIONAL in path for path in files)} 个文件。")
    click.echo("现在就能检查和建站：gongkai check，gongkai build。")
    if not (home / ".git").exists():
        click.echo('要留下每一次改动：git init，git add -A，git commit -m "开始"，git branch -M main。')


def _nation() -> dict[str, bytes]:
    folder = national_folder()
    if folder is None:
        raise RefusedError("没有找到程序带的全国记录。请重新装一遍 gongkai。")
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix in (".yml", ".md"))
    return {f"{NATIONAL}/{path.relative_to(folder).as_posix()}": path.read_bytes() for path in files}


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
