"""Verbs that only answer: ``explain``, ``deadline``, ``find``; and ``schema``, which writes for editors.

takes  the command line
gives  answers on stdout
does not  build or check
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import click

from generator.catalogue import BY_CODE, level_of, unfilled
from generator.catalogue.entry import Level
from generator.cli.options import DAY, config_option
from generator.cli.saving import told
from generator.days.calendar import FIRST_YEAR, LAST_YEAR
from generator.days.deadline import LONGEST, LimitUnit, count, explain
from generator.disclosure.rules.table import BY_CODE as RULES
from generator.finder import Looked, documents_in, spans_of
from generator.findings import Place, finding
from generator.office.filing import site_at
from generator.reports.report import report_of
from generator.surroundings import CalendarError, load_calendar

MOST_REASONS = 5  # why a document cannot be read; the rest "check" tells


@click.command("explain")
@click.argument("code", metavar="编号")
def explain_command(code: str) -> None:
    """解释一个编号：它说的是什么，为什么，怎么改。"""
    entry = BY_CODE.get(code.upper())
    if entry is None:
        raise click.UsageError(f"没有编号 {code}。编号印在每条检查结果里，例如 L201。")
    sample = finding(entry.code, Place("示例"))
    click.echo(f"{entry.code} {entry.title}（{level_of(sample).value}）")
    click.echo(f"  说的是：{unfilled(entry.says)}")
    click.echo(f"  为什么：{entry.why}")
    if entry.remedy:
        click.echo(f"  怎么改：{unfilled(entry.remedy)}")
    if rule := RULES.get(entry.code):
        basis = "、".join(str(ref) for ref in rule.basis) or "联席会议自己的文件"
        binds = [*rule.binds.levels, *rule.binds.kinds]
        click.echo(f"  依据：{basis}（法规编号/条号，见 content/_national/law/）")
        click.echo(f"  管谁：{'、'.join(sorted(one.value for one in binds)) or '都管'}")
        click.echo(f"  分量：{rule.axis.value}，{rule.severity.value}；依据没有读到原文的，不当作必须做到")
    if entry.level is Level.observation:
        click.echo("  这是对文件或网站的观察，不妨碍发布。")


class Length(click.ParamType["tuple[int, LimitUnit]"]):
    """A limit on the command line: ``20wd`` working days, ``60d`` or ``60`` calendar days."""

    name = "天数"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, LimitUnit]:
        """``20wd`` to 20 working days."""
        found = re.fullmatch(r"(\d{1,4})(wd|d)?", str(value))
        if found is None or not 1 <= int(found.group(1)) <= LONGEST:
            self.fail(f"“{value}”不是期限，写成 20wd（工作日）或 60d（日）。", param, ctx)
        return int(found.group(1)), LimitUnit.working if found.group(2) == "wd" else LimitUnit.calendar


@click.command("deadline")
@click.argument("start", type=DAY, metavar="起算日")
@click.argument("length", type=Length(), metavar="天数")
@config_option
@click.option("--place", default=None, metavar="地方编号", help="加上这个地方自己的节日")
def deadline_command(start: date, length: tuple[int, LimitUnit], config: Path, place: str | None) -> None:
    """逐日数期限：起算日不计入，20wd 是20个工作日，60d 是60日。最后一个词是截止日。"""
    if not FIRST_YEAR <= start.year <= LAST_YEAR:
        raise click.BadParameter(f"只能数 {FIRST_YEAR} 年到 {LAST_YEAR} 年的日子。", param_hint="起算日")
    try:
        calendar = load_calendar(config.absolute(), place)
    except CalendarError as error:
        raise click.UsageError(str(error)) from error
    click.echo("\n".join(explain(count(start, *length, calendar))))


@click.command("find")
@click.argument("words", metavar="文字", nargs=-1, required=True)
@config_option
@told
def find_command(words: tuple[str, ...], config: Path) -> None:
    """找一段文字在各份文件里的位置（段条编号:起-止），抄进记录用。草稿也找。空格和换行不计较。"""
    site, wanted = site_at(config), "".join(words)
    looked = list(documents_in(site.root, site.home, site.slugs))
    answers = list(_answers(looked, wanted))
    click.echo("\n".join(answers) if answers else f"没有找到“{wanted}”。")
    read = "、".join(one.name for one in looked if one.passages is not None)
    click.echo(f"找过：{read or '没有一份文件读得出来' if looked else '还没有制度文件'}。")
    _tell_unread([one for one in looked if one.passages is None])


def _answers(looked: Iterable[Looked], wanted: str) -> Iterator[str]:
    for one in looked:
        passages = one.passages or {}
        for span in spans_of(passages, wanted):
            yield f"{one.name} {span}  {passages[span.passage][span.start : span.end]}"


def _tell_unread(unread: Iterable[Looked]) -> None:
    """Which documents were not looked through, and why. Exit 1 where something is wrong with one."""
    is_wrong = False
    for one in unread:
        wrong = report_of(one.findings, (), ()).of(Level.must)
        is_wrong = is_wrong or bool(wrong)
        click.echo(
            f"没有找 {one.name}：{'读不出来。' if wrong else '是草稿，段条（passages）或指纹（sha256）还没有写。'}"
        )
        for item in wrong[:MOST_REASONS]:
            click.echo(f"  {item.place} 【{item.finding.code}】{item.says}{item.remedy}")
    if is_wrong:
        click.echo("有的文件读不出来，没有找。照上面说的改好，运行 gongkai check，再找一次。")
        raise SystemExit(1)


@click.command("schema")
@click.option("--out", type=click.Path(path_type=Path), default=Path("schema"), help="写到哪个文件夹，默认 schema")
def schema_command(out: Path) -> None:
    """写出各类记录的 JSON Schema，供编辑器补全和检查。"""
    from generator.schema import write_schemas

    for path in write_schemas(out):
        click.echo(path.as_posix())
