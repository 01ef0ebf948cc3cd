"""The command ``gongkai``: reads the clock once, prints, and turns results into exit codes.

Exit 0 all well · 1 something must be mended · 2 wrong usage · 3 the program's own fault.
Reports go to stdout, progress to stderr.
"""

from __future__ import annotations

import sys
import traceback

import click

from generator.cli.asking import deadline_command, explain_command, find_command, schema_command
from generator.cli.building import build_command, serve_command
from generator.cli.changing import changes_command
from generator.cli.checking import check_command
from generator.cli.desking import edit_command, submit_command
from generator.cli.hooking import hook_command
from generator.cli.releasing import pack_command, release_command, rollback_command, verify_command
from generator.cli.starting import init_command
from generator.cli.today import today_command
from generator.cli.writing import new_command, nil_command, withdraw_command
from generator.findings import Place, finding
from generator.reports.report import report_of
from generator.reports.text import as_text
from generator.usage import ChineseHelp, in_chinese

VERBS = (
    build_command, check_command, today_command, serve_command, explain_command, find_command,
    deadline_command, schema_command, edit_command, submit_command, release_command, rollback_command,
    pack_command, verify_command, new_command, init_command, withdraw_command, nil_command, changes_command,
    hook_command,
)  # fmt: skip

click.Context.formatter_class = ChineseHelp


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--debug", is_flag=True, help="出错时显示完整的出错信息")
@click.version_option(None, "-V", "--version", package_name="gongkai", message="gongkai %(version)s", help="版本")
@click.pass_context
def main(context: click.Context, debug: bool) -> None:
    """公开：把成员单位、职责、会议和政策的记录建成一个公开网站。"""
    context.obj = debug


for verb in VERBS:
    main.add_command(verb)


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
        own = finding("X101", Place("gongkai"), reason=f"{type(error).__name__}: {error}")
        click.echo(as_text(report_of([own])), nl=False)
        return 3
    return 0


def entry() -> None:
    """The console script."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    raise SystemExit(run())
