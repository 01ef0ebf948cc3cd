"""Wrong usage of the command line, in Chinese.

takes  click's exceptions
gives  one sentence and where to find help
does not  decide exit codes
"""

from __future__ import annotations

import click


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
        return "参数"
    return error.param.opts[0] if isinstance(error.param, click.Option) else error.param.human_readable_name
