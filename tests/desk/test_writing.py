"""变化, 撤回 and 零报告 on the desk's own pages."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest

from generator.desk.desk import Desk
from generator.desk.guard import Request
from generator.desk.writing import nil_view
from tests.desk.offices import OURS, get, make_desk, post
from tests.repository import UNIT, Repository

NOTICE = "content/shili/notices/2026-001.yml"
CIRCULAR = "content/shili/circulars/2026-tb-1.yml"


@pytest.fixture
def desk(repository: Repository) -> Desk:
    return make_desk(repository.config)


def shown(desk: Desk, path: str) -> str:
    response = get(desk, path)
    assert response.status == 200
    return response.content.decode()


def sent(desk: Desk, path: str, **fields: str) -> str:
    return post(desk, path, urlencode(fields).encode()).content.decode()


def test_changes_are_told_in_words(desk: Desk, repository: Repository) -> None:
    """What a reader would see changed since the last commit; nothing before there is a change."""
    assert "公众看到的没有变" in shown(desk, "/changes")
    repository.edit(UNIT, ("full: 示例县教育局", "full: 示例县教育和体育局"))
    told = shown(desk, "/changes")
    assert "示例县教育和体育局" in told
    assert "公众看到的没有变" not in told
    assert "示例县教育和体育局" in shown(desk, "/submit")


def test_a_record_is_withdrawn(desk: Desk, repository: Repository) -> None:
    """Chosen from the public ones of its kind; state and reason change, nothing else does."""
    before = (repository.folder / CIRCULAR).read_text(encoding="utf-8")
    page = desk.answer(Request("GET", "/withdraw", {"place": "shili", "kind": "circular"}, OURS)).content.decode()
    assert 'value="2026-tb-1"' in page
    chosen = {"place": "shili", "kind": "circular", "id": "2026-tb-1"}
    assert "没有办成" in sent(desk, "/withdraw", **chosen, reason=" ")
    assert (repository.folder / CIRCULAR).read_text(encoding="utf-8") == before
    assert "办好了" in sent(desk, "/withdraw", **chosen, reason="内容有误，已另行公开。")
    after = (repository.folder / CIRCULAR).read_text(encoding="utf-8")
    assert "state: withdrawn" in after
    assert "reason: 内容有误，已另行公开。" in after
    assert set(before.splitlines()) - set(after.splitlines()) == {"state: public"}


def test_what_others_point_at_is_not_withdrawn(desk: Desk, repository: Repository) -> None:
    """The records that still name it are listed, and nothing is written."""
    before = (repository.folder / UNIT).read_bytes()
    told = sent(desk, "/withdraw", place="shili", kind="unit", id="jiaoyu", reason="内容有误，已另行公开。")
    assert "没有办成" in told
    assert "units/shili/duties/jiaoyu.yml" in told
    assert (repository.folder / UNIT).read_bytes() == before


def test_nothing_is_reported_for_what_is_open_alone(desk: Desk, repository: Repository) -> None:
    """Only what the list offers can be reported as nothing; it waits for review where nobody reviewed it."""
    assert "今天没有可以写零报告的" in shown(desk, "/nil")
    office = ("publisher: none", "publisher: office\nsince: 2026-07-01")
    repository.edit("content/shili/jurisdiction.yml", office)
    assert "没有办成" in sent(desk, "/nil", choice="shili --unit jiaoyu --period 2020Q1")
    view = nil_view(desk.records)["open"]
    assert isinstance(view, list)
    assert view
    choice, what = view[0]
    assert what in shown(desk, "/nil").replace("&#34;", '"')
    files = set(repository.folder.rglob("*.yml"))
    assert "待审" in sent(desk, "/nil", choice=choice)
    (made,) = set(repository.folder.rglob("*.yml")) - files
    assert "state: in_review" in made.read_text(encoding="utf-8")
