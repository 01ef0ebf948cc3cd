"""``gongkai nil``: what could be reported as nil on a day, and the record that says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ledger_sites import edit
from tests.office.begun_sites import Desk

OFFICE = edit("content/shili/jurisdiction.yml", "publisher: none", "publisher: office\nsince: 2026-07-01")
DAY = "2026-10-15"
REVIEWED = ("--post", "办公室主任", "--basis", "对照登记本", "--conclusion", "可以公开")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "s", [OFFICE])


def test_what_is_open_is_listed_with_its_command(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """Each unit that has not reported for a period that is over, until it has."""
    assert desk.run("nil", day=DAY) == 0
    said = capsys.readouterr().out
    assert "可以写零报告的有 2 件" in said
    command = "nil --place shili --unit jiaoyu --period 2026Q3"
    assert f"gongkai {command}" in said
    assert desk.run(*command.split(), day=DAY) == 0
    capsys.readouterr()
    assert desk.run("nil", day=DAY) == 0
    assert "--unit jiaoyu" not in capsys.readouterr().out


def test_a_column_that_is_answered_is_not_listed(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """A 零报告 on a column is asked for once, also while it waits for its review; one withdrawn is asked for again."""
    command, day = "nil --place shili --column 资金物资 --period 2026Q4", "2027-03-10"
    assert desk.run("nil", day=day) == 0
    assert f"gongkai {command}" in capsys.readouterr().out
    assert desk.run(*command.split(), day=day) == 0
    assert desk.run("nil", day=day) == 0
    assert "--column" not in capsys.readouterr().out
    path = "content/shili/nil/2026q4-zijin.yml"
    gone = "state: withdrawn\nwithdrawn: {date: 2026-11-21, reason: 内容有误，已另行公开。}"
    (desk.home / path).write_text(desk.text(path).replace("state: in_review", gone), encoding="utf-8", newline="\n")
    assert desk.run("nil", day=day) == 0
    assert f"gongkai {command}" in capsys.readouterr().out
    assert desk.run(*command.split(), day=day) == 0


def test_where_the_office_does_not_publish_nothing_is_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of a place that is only compiled nobody owes a 零报告."""
    assert Desk(tmp_path / "s").run("nil", day=DAY) == 0
    assert "没有要写的零报告" in capsys.readouterr().out


def test_what_was_not_reviewed_waits(desk: Desk) -> None:
    """Without a review the record is whole but not public."""
    assert desk.run("nil", "--unit", "jiaoyu", "--period", "2026q3", "--said", "2026-10-09", day=DAY) == 0
    assert desk.text("content/shili/reports/2026q3-jiaoyu.yml") == (
        "state: in_review\norigin: compiled\nid: 2026q3-jiaoyu\nunit: jiaoyu\nperiod: 2026Q3\n"
        "submitted: 2026-10-09\nnil: true\n"
    )


def test_what_was_reviewed_is_public(desk: Desk) -> None:
    """With post, basis and conclusion it is public from that day on; two of the three are wrong usage."""
    call = ("nil", "--column", "简报", "--period", "2026Q3")
    assert desk.run(*call, *REVIEWED[:4], day=DAY) == 2
    assert desk.run(*call, *REVIEWED, day=DAY) == 0
    text = desk.text("content/shili/nil/2026q3-jianbao.yml")
    assert text.startswith("state: public\norigin: compiled\nreview:\n  post: 办公室主任\n  date: 2026-10-15\n")
    assert f"published_here: {DAY}" in text and text.endswith(f"period: 2026Q3\nsaid: {DAY}\n")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--column", "会议", "--period", "2026Q1"), 1, "A225"),
        (("--column", "shiyong/meiyou", "--period", "2026Q1"), 1, "A348"),
        (("--column", "通报", "--period", "2026Q4"), 1, "A224"),
        (("--unit", "jiaoyu", "--period", "2026"), 1, "A212"),
        (("--unit", "jiaoyu", "--period", "2026Q1"), 2, "已经写过了"),
        (("--unit", "jiaoy", "--period", "2026Q1"), 2, "是不是“jiaoyu”"),
        (("--column", "简抱", "--period", "2026Q1"), 2, "没有“简抱”这一栏"),
        (("--column", "简报", "--period", "2026Q5"), 2, "2026Q3（第三季度）"),
        (("--column", "简报"), 2, "再写期间"),
        (("--column", "简报", "--unit", "jiaoyu", "--period", "2026Q1"), 2, "写一个"),
    ],
)
def test_what_cannot_be_said_is_refused(
    words: tuple[str, ...], code: int, said: str, desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the records contradict, and what names nothing, is told, and no file is written."""
    before = desk.files()
    assert desk.run("nil", *words, day=DAY) == code
    shown = capsys.readouterr()
    assert said in shown.out + shown.err
    assert desk.files() == before


def own_catalogue(desk: Desk) -> None:
    """The place's own catalogue, whose rows are named as those of the national one it replaces."""
    text = desk.text("content/_national/catalogues/shiyong.yml")
    path = desk.home / "content/shili/catalogues/bendi.yml"
    path.parent.mkdir()
    own = text.replace("id: shiyong", "id: bendi").replace("rows:", "replaces: shiyong\nrows:")
    path.write_text(own, encoding="utf-8", newline="\n")


def test_rows_of_one_name_are_answered_each(desk: Desk) -> None:
    """A row of another catalogue is another column, though it bears the name of one already answered."""
    own_catalogue(desk)
    for catalogue in ("shiyong", "bendi"):
        assert desk.run("nil", "--column", f"{catalogue}/dibao", "--period", "2026Q3", day=DAY) == 0
    assert "row: shiyong/dibao" in desk.text("content/shili/nil/2026q3-dibao.yml")
    second = desk.text("content/shili/nil/2026q3-bendi-dibao.yml")
    assert "id: 2026q3-bendi-dibao\n" in second
    assert "row: bendi/dibao" in second


@pytest.mark.parametrize("catalogue", ["shiyong", "bendi"])
def test_what_is_answered_is_not_answered_twice(catalogue: str, desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """Whichever name its answer got, a column that is answered is refused and its file named."""
    own_catalogue(desk)
    for column in ("shiyong", "bendi"):
        assert desk.run("nil", "--column", f"{column}/dibao", "--period", "2026Q3", day=DAY) == 0
    before = desk.files()
    assert desk.run("nil", "--column", f"{catalogue}/dibao", "--period", "2026Q3", day=DAY) == 2
    name = {"shiyong": "2026q3-dibao", "bendi": "2026q3-bendi-dibao"}[catalogue]
    assert f"已经写过了：content/shili/nil/{name}.yml" in capsys.readouterr().err
    assert desk.files() == before


def test_what_was_withdrawn_can_be_said_anew(desk: Desk) -> None:
    """The withdrawn record stays, and the new one gets a name of its own."""
    call = ("nil", "--column", "简报", "--period", "2026Q3", *REVIEWED)
    assert desk.run(*call, day=DAY) == 0
    assert desk.run("withdraw", "2026q3-jianbao", "--reason", "内容有误，已另行公开。", day=DAY) == 0
    assert desk.run(*call, day=DAY) == 0
    assert "state: withdrawn" in desk.text("content/shili/nil/2026q3-jianbao.yml")
    assert "state: public" in desk.text("content/shili/nil/2026q3-jianbao-2.yml")
