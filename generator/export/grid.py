"""The grid of reports as data and as a table.

takes  the grid of one body on a day
gives  plain values for JSON; rows for CSV, one a unit and a period
does not  say more than the page: no verdict where the office does not publish here
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.ledger.reports import Cell, Grid

HEAD = ("单位编号", "单位", "期间", "状态", "零报告", "收到日期", "期限", "期限是否暂估", "缺的项目")


def grid_data(grid: Grid | None) -> dict[str, Any] | None:
    """The rule, the due days of each period, each cell."""
    if grid is None:
        return None
    return {
        "rule": grid.rule.id,
        "per": grid.duty.per.value,
        "units": list(grid.units),
        "periods": [
            {
                "period": str(period),
                "due": [due.day.isoformat() for due in grid.dues[period].days],
                "provisional": grid.dues[period].provisional,
                "set_by": grid.dues[period].set_by,
            }
            for period in grid.periods
        ],
        "cells": [_cell(cell) for unit in grid.units for cell in grid.row(unit)],
    }


def grid_rows(grid: Grid, names: Mapping[str, str]) -> Iterator[list[str]]:
    """``names``: each unit as the document writes it."""
    yield list(HEAD)
    for unit in grid.units:
        for cell in grid.row(unit):
            dues = grid.dues[cell.period]
            submitted = cell.report.submitted.isoformat() if cell.report else ""
            days = " ".join(due.day.isoformat() for due in dues.days)
            nil = "是" if cell.nil else ""
            provisional = "是" if dues.provisional else ""
            lacks = "、".join(_lacks(cell))
            yield [unit, names[unit], str(cell.period), cell.state.value, nil, submitted, days, provisional, lacks]


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "unit": cell.unit,
        "period": str(cell.period),
        "state": cell.state.value,
        "report": cell.report.id if cell.report else None,
        "nil": cell.nil,
        "lacks": list(_lacks(cell)),
    }


def _lacks(cell: Cell) -> tuple[str, ...]:
    return cell.lacks if cell.judged else ()
