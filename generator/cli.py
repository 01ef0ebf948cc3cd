"""The command ``gongkai``: reads the clock once, prints, and turns results into exit codes.

Exit 0 all well · 1 something must be mended · 2 wrong usage · 3 the program's own fault.
Reports go to stdout, progress to stderr.
"""

from __future__ import annotations

import gc
import re
import sys
import traceback
from contextlib import nullcontext
from datetime import date, datetime
from pathlib import Path

import click

from generator.catalogue import BY_CODE, level_of, must_change, unfilled
from generator.catalogue.entry import Level
from generator.days.calendar import FIRST_YEAR, LAST_YEAR
from generator.days.deadline import LONGEST, LimitUnit, count, explain
from generator.finder import spans_of
from generator.findings import Finding, Findings, Place, finding
from generator.load.site import load_portal
from generator.pipeline import build, check, write
from generator.reports.machine import as_json, as_junit, as_markdown, as_sarif
from generator.reports.text import as_text, counts
from generator.revision.past import past_of
from generator.revision.records import RevisionError, records_at
from generator.surroundings import CalendarError, load_calendar, make_settings
from generator.usage import ChineseHelp, in_chinese

FORMATS = {"text": as_text, "json": as_json, "sarif": as_sarif, "junit": as_junit, "markdown": as_markdown}


class ChineseDay(click.ParamType[date]):
    """A day on the command line."""

    name = "年-月-日"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """``2024-06-25`` to a date."""
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(str(value), "%Y-%m-%d").date()
        except ValueError:
            self.fail(f"“{value}”不是日期，写成 2026-11-21 这样。", param, ctx)


class AsOf(ChineseDay):
    """A day for which a site can be built: the pages count limits, and the calendar ends."""

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """``2026-11-21`` to a date, up to the last year that can be counted."""
        day = super().convert(value, param, ctx)
        if day.year > LAST_YEAR:
            self.fail(f"{day} 太远了，农历推算不到，最晚写 {LAST_YEAR}-12-31。", param, ctx)
        return day


DAY, AS_OF = ChineseDay(), AsOf()
config_option = click.option(
    "--config",
    type=click.Path(path_type=Path),
    default=Path("site_config.yml"),
    help="网站设置文件，默认 site_config.yml",
)
as_of_option = click.option("--as-of", type=AS_OF, default=None, help="数据截至哪一天，默认今天（北京时间）")


def progress(message: str) -> None:
    """Progress goes to stderr."""
    click.echo(f"· {message}", err=True)


click.Context.formatter_class = ChineseHelp


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--debug", is_flag=True, help="出错时显示完整的出错信息")
@click.pass_context
def main(context: click.Context, debug: bool) -> None:
    """公开：把成员单位、职责、会议和政策的记录建成一个公开网站。"""
    context.obj = debug


@main.command("build")
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
    observations = [o.finding for o in built.observations]
    if shown:
        click.echo(as_text(shown, []), nl=False)
    if blocked:
        click.echo("网站没有改动。", err=True)
        raise SystemExit(1)
    click.echo(f"建好 {built.pages} 个页面，{len(built.files)} 个文件，在 {site_dir}。{counts(shown, observations)}")


@main.command("check")
@config_option
@as_of_option
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", help="报告的格式")
def check_command(config: Path, as_of: date | None, form: str) -> None:
    """检查记录：列出必须改的、建议改的和观察到的。"""
    checked = check(make_settings(config, as_of, past_of(config)), progress)
    observations = [o.finding for o in checked.observations]
    click.echo(FORMATS[form](list(checked.findings), observations, checked.notes), nl=False)
    if checked.blocked:
        raise SystemExit(1)


@main.command("explain")
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


@main.command("deadline")
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


@main.command("find")
@click.argument("words", metavar="文字", nargs=-1, required=True)
@config_option
def find_command(words: tuple[str, ...], config: Path) -> None:
    """找一段文字在各份文件里的位置（段条编号:起-止），抄进记录用。空格和换行不计较。"""
    portal, findings = load_portal(config.absolute(), lambda _: None)
    wanted = "".join(words)
    places = portal.places if portal is not None else ()
    for place in places:
        for name, document in place.documents.items():
            for span in spans_of(document, wanted):
                click.echo(f"{place.slug}/{name} {span}  {document.read(span)}")
    looked = "、".join(f"{place.slug}/{name}" for place in places for name in place.documents)
    click.echo(f"找过：{looked or '没有一份文件读得出来'}。")
    if must_change(list(findings)):
        click.echo("有的文件读不出来，没有找；先运行 gongkai check 看是哪一份。")
        raise SystemExit(1)


@main.command("serve")
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


@main.command("schema")
@click.option("--out", type=click.Path(path_type=Path), default=Path("schema"), help="写到哪个文件夹，默认 schema")
def schema_command(out: Path) -> None:
    """写出各类记录的 JSON Schema，供编辑器补全和检查。"""
    from generator.schema import write_schemas

    for path in write_schemas(out):
        click.echo(path.as_posix())


def run(arguments: list[str] | None = None) -> int:
    """Run the command and give its exit code; a fault of our own is one sentence, a trace only with ``--debug``."""
    arguments = sys.argv[1:] if arguments is None else arguments
    try:
        main.main(args=arguments, prog_name="gongkai", standalone_mode=False)
    except click.ClickException as error:
        click.echo(in_chinese(error), err=True)
        return 2
    except click.Abort:
        return 2
    except SystemExit as error:
        return error.code if isinstance(error.code, int) else 1
    except Exception as error:
        if "--debug" in arguments:
            traceback.print_exc()
        own = Finding(Place("gongkai"), "X101", (("reason", f"{type(error).__name__}: {error}"),))
        click.echo(as_text([own], []), nl=False)
        return 3
    return 0


def entry() -> None:
    """The console script."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    raise SystemExit(run())


if __name__ == "__main__":
    entry()
