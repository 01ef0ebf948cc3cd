"""What several verbs take, and how they say what they are doing.

takes  words of the command line
gives  days, and the options every verb spells alike
does not  run anything
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from generator.days.calendar import LAST_YEAR


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
