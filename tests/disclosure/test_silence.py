"""A silence answers for what it is about, and for nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from generator.audit.audit import audit
from generator.disclosure.scene import Scene
from generator.disclosure.silence import is_of_money
from generator.model.period import parse_period
from generator.model.silence import Nil, WithheldItem
from tests.disclosure.county import account, county
from tests.factories import COMPILED, TODAY
from tests.national import put_ledger

QUARTER = parse_period("2026Q3")


def scene() -> Scene:
    return account(county()).scene


def withheld(**fields: Any) -> WithheldItem:
    values = {"id": "x", "matter": "资金物资", "what": "一件", "why": "不便。", "article": "xinxi-gongkai/14"}
    return WithheldItem.model_validate({**COMPILED, **values, "decided": "2026-10-08", "period": "2026Q3", **fields})


@pytest.mark.parametrize(
    ("fields", "measure", "answers"),
    [
        ({"row": "jiuzhufa-67/zijin-linshi"}, "linshi", True),
        ({"row": "jiuzhufa-67/zijin-linshi"}, "tekun", False),
        ({"row": "jiuzhufa-67/biaozhun-linshi"}, "linshi", False),
        ({"period": "2026Q2"}, "linshi", False),
        ({"period": "2026"}, "linshi", True),
        ({"unit": "jiaoyu"}, "linshi", False),
        ({}, "linshi", True),
    ],
)
def test_money_withheld_answers_for_its_own(fields: dict[str, Any], measure: str, answers: bool) -> None:
    """The row, the unit and the whole of the period decide."""
    here = scene()
    assert is_of_money(here, withheld(**fields), (measure,), here.office, QUARTER) is answers


def test_nil_of_one_quarter_is_no_nil_of_the_half_year() -> None:
    """A shorter period does not answer for a longer one."""
    nil = Nil.model_validate({**COMPILED, "id": "x", "matter": "资金物资", "period": "2026Q1", "said": "2026-04-08"})
    here = scene()
    assert not is_of_money(here, nil, ("linshi",), here.office, parse_period("2026H1"))


@pytest.mark.parametrize(("article", "found"), [
    ("xinxi-gongkai/26", True), ("xinxi-gongkai/21", True), ("shehui-jiuzhufa/67", True),
    ("xinxi-gongkai/15", False), ("xinxi-gongkai/14", False), ("shehui-jiuzhufa/45", False),
])  # fmt: skip
def test_a_duty_to_publish_is_no_ground(article: str, found: bool) -> None:
    """Of the regulation only art. 14 to 16 allow to withhold; an article that rules rest on never does."""
    portal = put_ledger(county(), "withheld", "2026-01", article=article)
    assert ("A245" in {one.code for one in audit(portal, TODAY, TODAY)}) is found
