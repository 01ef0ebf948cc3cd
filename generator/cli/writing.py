"""Verbs that write a record: ``new``, ``withdraw``, ``nil``.

takes  the command line
gives  files that ``gongkai check`` has nothing against; what was written and what to do next
does not  commit, or write a change that would stop the site
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator.cli.options import DAY, as_of_option, config_option, progress
from generator.cli.saving import DONE, place_option, save, told
from generator.load.files import NATIONAL
from generator.office import retire, zero
from generator.office.beginning import Source, begun
from generator.office.filing import RefusedError, Site, check_id, is_alone, is_national, kind_named, site_at
from generator.office.naming import check_namesake, proposed
from generator.pipeline import check
from generator.revision.past import past_of
from generator.surroundings import make_settings, today


@click.command("new")
@click.argument("kind", metavar="类别")
@click.argument("name", metavar="编号", required=False)
@place_option
@click.option("--file", "file", type=click.Path(path_type=Path), default=None, help="制度文件的原件，或附件")
@config_option
@as_of_option
@told
def new_command(
    kind: str, name: str | None, place: str | None, file: Path | None, config: Path, as_of: date | None
) -> None:
    """开一条新记录：写出带说明的空白草稿。类别写中文或英文，例如 成员单位、resolution。"""
    wanted, site, day = kind_named(kind), site_at(config), as_of or today()
    national = is_national(wanted) or (wanted.national_too and place == NATIONAL)
    slug = NATIONAL if national else site.place(place)
    chosen, by = (name, "") if name else proposed(site, wanted, slug, day)
    if is_alone(wanted):
        alone = proposed(site, wanted, slug, day)[0]
        if chosen != alone:
            raise RefusedError(f"{wanted.title}只有一份，编号固定是“{alone}”，不用写。")
    else:
        check_id(wanted, chosen)
        check_namesake(site, wanted, slug, chosen)
    made = begun(site, wanted, slug, chosen, _source(file))
    save(config, site, made.edits, as_of)
    for path in made.edits:
        click.echo(f"{DONE} {site.prefix}{path}")
    if by:
        click.echo(f"编号 {chosen} 是{by}。不对就删去这个文件，写明编号再来一次。")
    for then in made.then:
        click.echo(then)
    click.echo("这是草稿，不会出现在网站上。打开它，照里面的说明填；填好运行 gongkai check。")


@click.command("withdraw")
@click.argument("name", metavar="编号")
@click.option("--reason", required=True, metavar="原因", help="为什么撤回，一句话，写给公众看，不提撤回的内容")
@click.option("--kind", default=None, metavar="类别", help="哪一类记录；编号只有一条的，可以不写")
@place_option
@click.option("--date", "day", type=DAY, default=None, help="哪一天撤回，默认今天")
@config_option
@as_of_option
@told
def withdraw_command(
    name: str,
    reason: str,
    kind: str | None,
    place: str | None,
    day: date | None,
    config: Path,
    as_of: date | None,
) -> None:
    """撤回一条公开的记录：状态改成已撤回，写上日子和原因，别的不动。"""
    site = site_at(config)
    slug = NATIONAL if place == NATIONAL else site.place(place) if place else None
    filed = retire.found(site, name, slug, kind_named(kind) if kind else None)
    edits = retire.withdrawal(site, filed, day or as_of or today(), reason)
    save(config, site, edits, as_of, "撤回不了：下面这些还指着它，或有别的不合。先改这些，再撤。")
    click.echo(f"{DONE} {filed.path}，改了两处：state 和 withdrawn。")
    if filed.kind.page is not None:
        click.echo("下次建站，原来的网址只留一句话：哪天撤回、为什么。")
    click.echo(f"接着提交：git add {filed.path}，再 git commit。文件不要删。")


@click.command("nil")
@place_option
@click.option("--unit", default=None, metavar="单位编号", help="这个单位这一期没有情况要报")
@click.option(
    "--column", default=None, metavar="栏目", help="这一期没有的：会议、通报……，或公开目录的一行（目录编号/行编号）"
)
@click.option("--period", default=None, metavar="期间", help="2026、2026H1 或 2026Q3")
@click.option("--said", type=DAY, default=None, help="哪一天说明的、收到的，默认今天")
@click.option("--post", default=None, metavar="岗位", help="谁审查的，写岗位")
@click.option("--basis", default=None, metavar="依据", help="依据什么审查的")
@click.option("--conclusion", default=None, metavar="结论", help="审查结论")
@config_option
@as_of_option
@told
def nil_command(
    place: str | None,
    unit: str | None,
    column: str | None,
    period: str | None,
    said: date | None,
    post: str | None,
    basis: str | None,
    conclusion: str | None,
    config: Path,
    as_of: date | None,
) -> None:
    """写零报告：这一期没有。不写单位和栏目，就列出今天可以写的。"""
    site = site_at(config)
    if unit is None and column is None:
        _list_open(config, site, place, as_of)
        return
    if (unit is None) == (column is None) or period is None:
        raise RefusedError("单位（--unit）、栏目（--column）写一个，再写期间（--period）。")
    review, now = zero.reviewed(post, basis, conclusion), as_of or today()
    answer = zero.Answer(unit, column, zero.period_named(period), said or now)
    edits = zero.file_of(site, site.place(place), answer, review, now)
    save(config, site, edits, as_of)
    (path,) = edits
    click.echo(f"{DONE} {site.prefix}{path}")
    if review:
        click.echo(f"它是公开的。接着提交：git add {site.prefix}{path}，再 git commit。")
    else:
        click.echo("它在待审。审查以后，写上 review（岗位、日期、依据、结论），把 state 改成 public。")


def _list_open(config: Path, site: Site, place: str | None, as_of: date | None) -> None:
    """What a 零报告 could answer today, each with the command that writes it."""
    checked = check(make_settings(config, as_of, past_of(config)), progress)
    if checked.portal is None or checked.day is None:
        raise RefusedError("记录里有必须改的地方，先运行 gongkai check；改好再来。")
    only = site.place(place) if place else None
    loaded = {one.slug: one for one in checked.portal.places}
    for slug, account in checked.day.accounts.items():
        if only not in (None, slug):
            continue
        name = loaded[slug].jurisdiction.record.name
        if not account.judges:
            click.echo(f"{name}：当地办公室没有在本站发布，没有要写的零报告。")
            continue
        found = zero.open_in(account, loaded[slug].ledger)
        click.echo(
            f"{name}：可以写零报告的有 {len(found)} 件。真的没有，才写。" if found else f"{name}：没有可以写的零报告。"
        )
        for one in found:
            click.echo(f"  {one.what}\n      gongkai nil --place {slug} {one.options}")


def _source(file: Path | None) -> Source | None:
    if file is None:
        return None
    try:
        return Source(file, file.read_bytes())
    except OSError as error:
        raise RefusedError(f"{file} 读不了。看看文件名和文件夹写对没有。") from error
