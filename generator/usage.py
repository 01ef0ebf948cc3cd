"""The command line's help and its answer to wrong usage, in Chinese.

takes  click's exceptions and help
gives  one sentence and where to find help; help under Chinese headings
does not  decide exit codes
"""

from __future__ import annotations

from collections.abc import Iterable

import click

HEADINGS = {"Options": "选项", "Commands": "命令"}
SHOWN = {"Show this message and exit.": "显示这段说明"}


class ChineseHelp(click.HelpFormatter):
    """Help with Chinese headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """用法."""
        super().write_usage(prog, args, prefix="用法：")

    def write_heading(self, heading: str) -> None:
        """选项, 命令."""
        super().write_heading(HEADINGS.get(heading, heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Options and commands, one a line."""
        super().write_dl([(first, SHOWN.get(second, second)) for first, second in rows], col_max, col_spacing)


def in_chinese(error: click.ClickException) -> str:
    """What was wrong with the call."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "gongkai"
    return f"{_sentence(error)}\n用法见 {path} --help"


def _sentence(error: click.ClickException) -> str:
    match error:
        case click.MissingParameter():
            return f"少了“{_name(error)}”。"
        case click.NoSuchOption():
            near = f"是不是 {error.possibilities[0]}？" if error.possibilities else ""
            return f"没有“{error.option_name}”这个选项。{near}"
        case click.BadParameter() if isinstance(getattr(error.param, "type", None), click.Choice):
            choices = "、".join(map(str, error.param.type.choices))  # type: ignore[union-attr]
            return f"“{_name(error)}”只能是：{choices}。"
        case click.BadParameter():
            return f"“{_name(error)}”不对：{error.message}"
        case click.UsageError() if error.message.startswith("No such command"):
            return f"没有“{error.message.split(chr(39))[1]}”这个命令。"
        case click.UsageError() if "unexpected extra argument" in error.message:
            return "多写了内容。"
        case _:
            return error.format_message()


def _name(error: click.BadParameter) -> str:
    if error.param is None:
        return str(error.param_hint or "参数")
    return error.param.opts[0] if isinstance(error.param, click.Option) else error.param.human_readable_name
