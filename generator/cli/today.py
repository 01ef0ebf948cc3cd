"""The verb ``today``: what the office has to do.

takes  the command line
gives  the agendas on stdout; exit 0 whatever there is to do
does not  say what is wrong with the records: that is ``check``
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator.cli.options import as_of_option, config_option, progress
from generator.disclosure.agenda import agendas_of
from generator.pipeline import check
from generator.reports.today import FORMS, names_of
from generator.revision.past import past_of
from generator.surroundings import make_settings


@click.command("today")
@config_option
@as_of_option
@click.option("--unit", default=None, metavar="单位编号", help="只看一个单位要办的")
@click.option("--format", "form", type=click.Choice(list(FORMS)), default="text", help="用什么格式写出来")
def today_command(config: Path, as_of: date | None, unit: str | None, form: str) -> None:
    """今天要做什么：过了日子的、今天的、本周的、往后30天的，各单位分开写。"""
    checked = check(make_settings(config, as_of, past_of(config)), progress)
    if checked.portal is None or checked.day is None:
        click.echo("记录里有必须改的地方，先运行 gongkai check；改好再看今天要做什么。", err=True)
        return
    agendas = agendas_of(checked.portal, checked.day)
    if unit is not None:
        if not any(unit in place.units for place in checked.day.portal.places):
            raise click.BadParameter(f"没有“{unit}”这个单位。", param_hint="--unit")
        agendas = tuple(agenda.of_unit(unit) for agenda in agendas)
    click.echo(
        FORMS[form](agendas, names_of(checked.day.portal)).encode(), nl=False
    )  # bytes: ics has its own ends of line
